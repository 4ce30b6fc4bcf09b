"""What must stand at the end of `.ci/road.py`: in the saved case every word that was typed and every
passage under the issue it was ticked for, and the same in the bundle."""

import re
import subprocess


def faults_of_case(file, typed, chosen, documents):
    """`chosen` holds the passages by the issue's name."""
    case = file.read_text(encoding="utf-8")
    # What was typed is the whole of a field.
    faults = [f"“{words}” was typed and is not in the saved case" for words in typed if f'"{words}"' not in case]
    faults += [f"“{name}” was added and is not in the saved case" for name in documents if name not in case]
    saved = {name: [passage for _, passage in entries] for name, entries in issues_of(case).items()}
    if saved != chosen:
        faults.append(f"the passages stand elsewhere.\n  ticked: {chosen}\n  saved:  {saved}")
    return faults


def faults_of_bundle(file, case_file, wanted, program):
    """Whether the bundle is sound, says these words, and has the entries under the issues of the case."""
    for command in (["qpdf", "--check", file], [program, "inspect", file]):
        ended = subprocess.run(command, capture_output=True, text=True)
        if ended.returncode:
            return [f"{command}: {ended.stdout}{ended.stderr}"]
    text = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True).stdout
    text = " ".join(text.split())
    faults = [f"the bundle does not say “{words}”" for words in wanted if words not in text]
    issues = issues_of(case_file.read_text(encoding="utf-8"))
    # The index names the issues too, before the schedule does.
    heads = [text.rfind(f"Issue {number} {name}") for number, name in enumerate(issues, 1)]
    ends = [*heads[1:], text.find("List of sources", heads[-1])]
    for (name, entries), head, end in zip(issues.items(), heads, ends):
        printed = [int(number) for number in re.findall(r"\bCS (\d+)\b", text[head:end])]
        if head < 0 or printed != [number for number, _ in entries]:
            faults.append(f"under “{name}” the bundle has the entries {printed} and not {entries}")
    return faults


def issues_of(case):
    """The entries under each issue, by its name: number and passage. A case file is RON and written in
    one way only: a field a line, and deeper fields further in."""
    label = re.compile(r'^ {16}label: "(.*)",$', re.MULTILINE)
    entry = re.compile(r'^ {24}number: (\d+),\n {24}passage: \(\n {28}id: "(.*)",$', re.MULTILINE)
    _, *parts = label.split(case)
    found = zip(parts[::2], parts[1::2])
    return {name: [(int(number), passage) for number, passage in entry.findall(rest)] for name, rest in found}
