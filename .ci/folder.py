"""A client's folder of sixty files, from the window to the bundle; see `.ci/folder`, which starts this.

Arguments: the folder of the built programs, one with the client's folder in it, one for screenshots.
"""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from road_window import everything_in, plays, window_in_front

BUILT, PAPERS, SHOTS = (Path(argument) for argument in sys.argv[1:])
PROGRAM, COMMAND = BUILT / "bundle-builder", BUILT / "bundle"
CASE, BUNDLE, FOLDER = PAPERS / "case.ron", PAPERS / "bundle.pdf", PAPERS / "From the client"
LOCKED, PASSWORD = "bank statement (locked)", "secret"
# A slow machine that has other things to do: Word takes seconds, and each scan is read by machine.
LONG = 1500


def wanted():
    """Each file, with how many documents are to come of it: None where that is left to the program."""
    rows = (line.split("\t") for line in (SHOTS / "papers.tsv").read_text(encoding="utf-8").splitlines())
    return {name: None if count == "?" else int(count) for count, name in rows}


def shown():
    """What every label in the window says."""
    window = window_in_front()
    return [thing.label for thing in everything_in(window) if thing.label] if window else []


def names_the_path(user, path):
    user.sees("Path", "entry", has="focused")
    user.presses("ctrl+a")
    user.types(str(path), is_kept=False)
    user.presses("Return")


def adds_the_folder(user):
    user.clicks_on("Documents", "page tab")
    user.clicks_on("Add documents…", "push button")
    names_the_path(user, FOLDER)
    user.waits("files to be read", lambda: "reading…" in shown())
    user.photographs("first")
    user.waits("files that are read", lambda: shown().count("read") > 12, LONG)
    user.photographs("on the way")
    assert any(re.search(r"\d+ of 60", label) for label in shown()), "how far it has come is not said"
    user.waits("all files to be read", lambda: "reading…" not in shown(), LONG)
    time.sleep(1)
    user.photographs("read")


def knows_every_file(labels, counts):
    """The faults: files that are neither a document nor named with a reason."""
    case = CASE.read_text(encoding="utf-8")
    told = set(labels)
    faults = []
    for name, count in counts.items():
        is_named = Path(name).name in told
        came = len(re.findall(re.escape(f"From the client/{name}") + '"', case))
        if Path(name).name.startswith("."):
            continue
        if count is None and not (came or is_named):
            faults.append(f"{name}: nobody says what became of it")
        if count == 0 and (came or not is_named):
            faults.append(f"{name}: {came} documents, named: {is_named}")
        if count and (came != count or is_named):
            faults.append(f"{name}: {came} documents instead of {count}, named: {is_named}")
    return faults


def unlocks(user):
    """The password of what is locked is typed beside the list."""
    row = re.compile(rf"Document \d+: {re.escape(LOCKED)}, .*")
    number = re.search(r"\d+", next(label for label in shown() if row.fullmatch(label))).group()
    user.turns_to(row, over="Content")
    user.clicks_on(row)
    user.clicks_on(f"Password of document {number}")
    user.types(PASSWORD, is_kept=False)
    user.presses("Return")
    user.waits("the document to be open", lambda: f"Password of document {number}" not in shown())
    user.photographs("unlocked")


def reads_the_scans(user):
    # Pages are looked at first, and then what of them are scans.
    begun = re.compile("Document .*, read by machine.*")
    user.waits("scans to be read", lambda: any(begun.fullmatch(label) for label in shown()), LONG)
    user.photographs("scans")
    reading = re.compile("Reading (scans by machine|progress).*")
    user.waits("all scans to be read", lambda: not any(reading.fullmatch(label) for label in shown()), LONG)
    user.photographs("read by machine")


def exports(user):
    user.clicks_on("Check", "page tab")
    time.sleep(3)
    user.photographs("check")
    (SHOTS / "check.txt").write_text("\n".join(shown()), encoding="utf-8")
    user.clicks_on("Export PDF", "push button")
    names_the_path(user, BUNDLE)
    # A part of “cut” is missing, and the window asks once more.
    all_the_same = "Answer: Export all the same"
    user.waits("the question", lambda: all_the_same in shown(), LONG)
    user.clicks_on(all_the_same)
    user.photographs("exporting")
    user.waits("the bundle", BUNDLE.exists, LONG)
    time.sleep(1)
    user.photographs("exported")


def faults_of_bundle(counts):
    subprocess.run(["qpdf", "--check", BUNDLE], check=True, stdout=subprocess.DEVNULL)
    text = subprocess.run(["pdftotext", BUNDLE, "-"], check=True, capture_output=True, text=True).stdout
    text = re.sub(r"\s+", " ", text)
    titles = re.findall(r'exhibits: \[.*', CASE.read_text(encoding="utf-8"), re.S)[0]
    titles = [title for title in re.findall(r'title: "([^"]*)"', titles) if title.isascii()]
    return [f"“{title}” is not in the bundle" for title in titles if re.sub(r"\s+", " ", title)[:20] not in text]


def story(user):
    counts = wanted()
    # And what the system left.
    assert len(counts) == 61, len(counts)
    user.sees("Documents", "page tab")
    adds_the_folder(user)
    labels = shown()
    (SHOTS / "labels.txt").write_text("\n".join(labels), encoding="utf-8")
    user.presses("ctrl+s")
    user.waits("the case on the disk", lambda: "From the client" in CASE.read_text(encoding="utf-8"))
    faults = knows_every_file(labels, counts)
    shutil.copy(CASE, SHOTS)
    unlocks(user)
    reads_the_scans(user)
    exports(user)
    faults += faults_of_bundle(counts)
    shutil.copy(BUNDLE, SHOTS)
    assert not faults, "\n".join(faults)
    print(f"sixty files became a bundle; screenshots are in {SHOTS}")


if __name__ == "__main__":
    new = "new --nationality RUS --characteristic deserter --select-top 3 --reference PA/50001/2026 --appellant D.K. --out"
    subprocess.run([COMMAND, *new.split(), CASE], check=True, stdout=subprocess.DEVNULL)
    sys.exit(plays([PROGRAM, CASE], SHOTS, story))
