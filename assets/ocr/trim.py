"""Cuts the recogniser's last layer down to the characters of a list.

    trim.py MODEL.onnx CHARACTERS.txt OUT.onnx

The layer scores 18,710 characters, most of them Chinese, and is 9 of the model's 21 MB. A column of it stands
for one character and none depends on another, so that leaving columns out changes nothing about those that
stay, but that their shares grow.

ONNX is protocol buffers: fields one after another, each with its number. Only the fields named below are
changed, everything else is handed on as it is. That needs no package beside Python itself, and gives the
same bytes each time.
"""

import struct
import sys

# Numbers of fields, from onnx.proto.
MODEL_GRAPH, MODEL_METADATA = 7, 14
GRAPH_INITIALIZER, GRAPH_OUTPUT, GRAPH_VALUE_INFO = 5, 12, 13
TENSOR_DIMS, TENSOR_TYPE, TENSOR_NAME, TENSOR_RAW = 1, 2, 8, 9
ENTRY_KEY, ENTRY_VALUE = 1, 2
# The way from a description of a value down to the length of one of its dimensions:
# ValueInfo.type, Type.tensor_type, Tensor.shape, Shape.dim, Dimension.dim_value.
VALUE_TO_LENGTH = (2, 1, 2, 1, 1)
FLOAT = 1


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def as_varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def fields(data):
    """Number, kind and value of each field: an int for kind 0, bytes for the others."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 2:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        else:
            length = {1: 8, 5: 4}[kind]
            value, at = data[at : at + length], at + length
        yield number, kind, value


def field(number, kind, value):
    head = as_varint(number << 3 | kind)
    if kind == 0:
        return head + as_varint(value)
    return head + (as_varint(len(value)) if kind == 2 else b"") + value


def rewritten(data, change):
    """The message with the fields for which change(number, value) gives bytes or a number instead."""
    out = bytearray()
    for number, kind, value in fields(data):
        new = change(number, value)
        out += field(number, kind, value if new is None else new)
    return bytes(out)


def first(data, wanted):
    return next((value for number, _, value in fields(data) if number == wanted), None)


def dims(tensor):
    found = []
    for number, kind, value in fields(tensor):
        if number == TENSOR_DIMS and kind == 0:
            found.append(value)
        elif number == TENSOR_DIMS:
            at = 0
            while at < len(value):
                length, at = varint(value, at)
                found.append(length)
    return found


def trimmed_tensor(tensor, columns, old):
    """A tensor whose last dimension is the characters, with those columns only; None for any other."""
    shape = dims(tensor)
    if not shape or shape[-1] != old:
        return None
    raw = first(tensor, TENSOR_RAW)
    if first(tensor, TENSOR_TYPE) != FLOAT or raw is None:
        sys.exit("the last layer is not kept as plain numbers")
    rows = len(raw) // 4 // old
    numbers = struct.unpack(f"<{rows * old}f", raw)
    kept = [numbers[row * old + column] for row in range(rows) for column in columns]
    out = b"".join(field(TENSOR_DIMS, 0, length) for length in shape[:-1] + [len(columns)])
    for number, kind, value in fields(tensor):
        if number == TENSOR_RAW:
            value = struct.pack(f"<{len(kept)}f", *kept)
        if number != TENSOR_DIMS:
            out += field(number, kind, value)
    return out


def with_length(message, way, old, new):
    """A description of a value in which a dimension of the old length has the new one."""
    def change(number, value):
        if number != way[0]:
            return None
        if len(way) == 1:
            return new if value == old else None
        return with_length(value, way[1:], old, new)
    return rewritten(message, change)


def trimmed_graph(graph, columns, old):
    count = 0

    def change(number, value):
        nonlocal count
        if number == GRAPH_INITIALIZER:
            tensor = trimmed_tensor(value, columns, old)
            count += tensor is not None
            return tensor
        if number in (GRAPH_OUTPUT, GRAPH_VALUE_INFO):
            return with_length(value, VALUE_TO_LENGTH, old, len(columns))
        return None
    graph = rewritten(graph, change)
    if count != 2:
        sys.exit(f"expected the weights and the offsets of the last layer, found {count} tensors")
    return graph


def main(source, list_of_characters, target):
    model = open(source, "rb").read()
    wanted = set(open(list_of_characters, encoding="utf-8").read().split("\n")) - {""}
    entry = next(value for number, _, value in fields(model)
                 if number == MODEL_METADATA and first(value, ENTRY_KEY) == b"character")
    characters = first(entry, ENTRY_VALUE).decode().split("\n")
    missing = wanted - set(characters)
    if missing:
        sys.exit(f"not in the model: {' '.join(sorted(missing))}")
    kept = [i for i, character in enumerate(characters) if character in wanted]
    # Before the characters stands "nothing", after them the space.
    old, columns = len(characters) + 2, [0] + [i + 1 for i in kept] + [len(characters) + 1]
    names = "\n".join(characters[i] for i in kept).encode()

    def change(number, value):
        if number == MODEL_GRAPH:
            return trimmed_graph(value, columns, old)
        if number == MODEL_METADATA and value == entry:
            return rewritten(value, lambda part, _: names if part == ENTRY_VALUE else None)
        return None
    open(target, "wb").write(rewritten(model, change))
    print(f"{len(columns)} of {old} characters kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
