"""Twenty summaries of a policy note become extracts from its list of passages; `.ci/quote` starts this.

The summaries are of the Home Office's note on military service, of the library that ships, and stand in a pack of
the firm's own. The note is made here, in that note's layout, from all summaries of it: each is said again in another
order, under the number of the paragraph that it cites. It must take less than five minutes; every extract must stand
in the note letter by letter, in the paragraph that its summary cites.

Arguments: the folder of the built programs, one for the case and the note, one for screenshots.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from quote_papers import Note
from road_window import plays

BUILT, PAPERS, SHOTS = (Path(argument) for argument in sys.argv[1:])
PROGRAM, COMMAND = BUILT / "bundle-builder", BUILT / "bundle"
CASE, NOTE, PACK = PAPERS / "case.ron", PAPERS / "Military service.pdf", PAPERS / "our pack"
SHIPPED, OWN = "cpin-russia-military-2026", "our-note"
WANTED, MOST_SECONDS, ISSUE = 20, 300, "q3c"
FIELD = r'{}: (?:Some\()?"((?:[^"\\]|\\.)*)"'


def passages():
    """The passages of the note: id, paragraph, text and the whole record, in the order of the paragraphs."""
    (file,) = Path("evidence").rglob(f"{SHIPPED}.ron")
    records = re.findall(r"^ {8}Passage\(\n.*?^ {8}\),\n", file.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    found = []
    for record in records:
        id, text, pinpoint = (re.search(FIELD.format(name), record) for name in ("id", "text", "pinpoint"))
        if pinpoint and (paragraph := re.fullmatch(r"para (\d+(?:\.\d+)+)", pinpoint[1])):
            found.append((paragraph[1], id[1], text[1], record))
    return sorted(found, key=lambda one: [int(part) for part in one[0].split(".")])


def said_otherwise(summary):
    """Its clauses from behind: what a note might say that is summed up like this."""
    sentences = re.split(r"(?<=[.])\s+", summary)
    clauses = [re.split(r"[,;:]\s+", sentence.rstrip(".")) for sentence in reversed(sentences)]
    said = ["; ".join(reversed(parts)) for parts in clauses]
    return f"Sources told the researchers the following: {'. Also: '.join(said)}."


def makes_the_note(all_passages):
    """Paragraphs of which there is no summary are there as well: numbers count up."""
    note, paragraphs = Note(), {}
    for number, _, text, _ in all_passages:
        paragraphs.setdefault(number, []).append(said_otherwise(text))
    section, last = None, 0
    for number, texts in paragraphs.items():
        above, own = number.rsplit(".", 1)
        if above != section:
            note.heading(above, f"Section {above} of the note")
            section, last = above, 0
        for missing in range(last + 1, int(own)):
            note.paragraph(f"{above}.{missing}", "Nothing is summed up of what the note says in this place.")
        note.paragraph(number, " ".join(texts))
        last = int(own)
    NOTE.write_text(note.pdf(), encoding="ascii")


def chosen(all_passages):
    """Twenty of different paragraphs."""
    first = {number: one for one in reversed(all_passages) for number in [one[0]]}
    return list(reversed(first.values()))[5 : 5 + WANTED]


def bundle(*words):
    done = subprocess.run([COMMAND, *words], capture_output=True, text=True, cwd=PAPERS)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def prepares(mine):
    bundle("library", "new", PACK.name, "--nationality", "RUS", "--title", "Our pack")
    records = "".join(record.replace(SHIPPED, OWN) for *_, record in mine)
    # What the statements are to which a passage speaks, is said in the pack that ships.
    records = re.sub(r"propositions: \[.*?\],", "propositions: [],", records, flags=re.DOTALL)
    head = """Source(
    id: "our-note", title: "Military service", publisher: "Home Office", publisher_kind: State,
    published: "2026-08-12", address: "https://example.org/note", language: "en", tier: A, read: FullText,
    passages: [
"""
    (PACK / "sources").mkdir(exist_ok=True)
    (PACK / "sources" / "our-note.ron").write_text(f"{head}{records}    ],\n)\n", encoding="utf-8")
    print(bundle("library", "check", PACK.name))
    bundle("new", "--nationality", "RUS", "--characteristic", "deserter", "--issue", ISSUE, "--select-top", "0", "--out", "case.ron")
    settings = Path.home() / ".." / "config" / "bundle-builder" / "settings.ron"
    settings.write_text(f"(version: 1, tour_shown: true, packs: [{json.dumps(str(PACK))}])\n", encoding="utf-8")


def quotes_the_source(user, mine):
    begun, before = time.monotonic(), user.clicks
    user.clicks_on("Search passages", "entry")
    user.types(mine[0][2].split(",")[0], is_kept=False)
    user.clicks_on(f"Read {mine[0][1].replace(SHIPPED, OWN)}")
    user.photographs("summary")
    user.clicks_on("Quote its passages")
    user.sees(re.compile("Open a report.*|Choose.*|.*report.*"), "file chooser")
    user.presses("ctrl+l")
    time.sleep(0.5)
    user.types(str(NOTE), is_kept=False)
    user.clicks_on("Select", "push button")
    user.sees(f"0 of {WANTED} quoted")
    user.photographs("list")
    user.clicks_on("Next passage")
    user.photographs("first")
    for number in range(1, WANTED + 1):
        user.sees(re.compile("Exact.*"))
        user.presses("Return")
        user.sees(f"{number} of {WANTED} quoted")
    clicks, seconds = user.clicks - before, time.monotonic() - begun
    user.photographs("all")
    print(f"{WANTED} summaries of a source to checked extracts: {clicks} clicks, {seconds:.0f} s")
    assert seconds <= MOST_SECONDS


def is_true(mine):
    told = json.loads(bundle("verify", "case.ron", "--format", "json").split("\n}")[0] + "\n}")
    results = {(one["result"], one["is_where_cited"]) for one in told["entries"]}
    cited = [one["pinpoint"].partition("para ")[2] for one in told["entries"]]
    wanted = [number for number, *_ in mine]
    assert results == {("exact", True)}, told
    assert cited == wanted, [(one["pinpoint"], number) for one, number in zip(told["entries"], wanted)]


def main():
    everything = passages()
    mine = chosen(everything)
    makes_the_note(everything)
    prepares(mine)

    def story(user):
        user.clicks_on("Evidence", "page tab")
        time.sleep(2)
        quotes_the_source(user, mine)
        user.presses("ctrl+s")
        time.sleep(2)
        is_true(mine)

    return plays([PROGRAM, CASE], SHOTS, story)


if __name__ == "__main__":
    sys.exit(main())
