"""Writes one date, and one identifier made of it, into PDFs: the same program then makes the same bytes again."""
import re, sys

VARYING = [rb"/(?:Creation|Mod)Date ?\(D:(\d{14})", rb"/ID \[ <([0-9A-F]{32})>", rb"<([0-9A-F]{32})> \]",
           rb"/DocChecksum /([0-9A-F]{32})"]


def fixed(found):
    start, end = found.start(1) - found.start(), found.end(1) - found.start()
    value = b"20260101000000" if end - start == 14 else b"0" * 32
    return found.group()[:start] + value + found.group()[end:]


for name in sys.argv[1:]:
    content = open(name, "rb").read()
    for varying in VARYING:
        content = re.sub(varying, fixed, content)
    open(name, "wb").write(content)
