"""From a summary to a checked extract, and from any report to one; see `.ci/quote`, which starts this.

Arguments: the folder of the built programs, one for the case and the report, one for screenshots.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from road_papers import pdf_of_lines
from road_window import plays

BUILT, PAPERS, SHOTS = (Path(argument) for argument in sys.argv[1:])
PROGRAM, COMMAND = BUILT / "bundle-builder", BUILT / "bundle"
CASE, REPORT, OTHER = PAPERS / "case.ron", PAPERS / "policy note.pdf", PAPERS / "Courts 2026.pdf"
PAGES, PARAGRAPHS = 120, 4
MOST_CLICKS, MOST_SECONDS = 6, 60
TOPICS = "conscripts reservists officers guards clerks judges doctors drivers teachers sailors".split()
PLACES = "the capital, the north, the south, the islands, the border, the camps, the ports".split(", ")


def paragraph(page, number):
    """Sentences that stand once in the report."""
    which = page * PARAGRAPHS + number
    topic, place = TOPICS[which % len(TOPICS)], PLACES[which % len(PLACES)]
    return [
        f"In a sample of {which * 7 + 11} cases the mission found that {topic} in {place}",
        f"were questioned on day {which % 28 + 1} and released within {which % 9 + 2} weeks, without a record",
        f"being made; {which * 3 + 5} of them were called again before the end of the year.",
    ]


def report():
    pages = []
    for page in range(PAGES):
        lines = [(290, 40, f"Page {page + 1} of {PAGES}")]
        for number in range(PARAGRAPHS):
            # What stands at one place of several pages would be taken for their head.
            top = 760 - 9 * (page % 5) - 110 * number
            lines.append((60, top, f"{page // 10 + 1}.{page % 10 + 1}.{number + 1}"))
            lines += [(110, top - 16 * at, line) for at, line in enumerate(paragraph(page, number))]
        pages.append(lines)
    return pdf_of_lines(pages, size=11)


def bundle(*words):
    done = subprocess.run([COMMAND, *words], capture_output=True, text=True, cwd=PAPERS)
    return done.stdout + done.stderr


def prepares():
    """A case that rests on three summaries; the file of the source of the first is the report."""
    REPORT.write_text(report(), encoding="ascii")
    OTHER.write_text(report(), encoding="ascii")
    found = bundle("new", "--nationality", "RUS", "--characteristic", "deserter", "--select-top", "3", "--out", "case.ron")
    text = CASE.read_text(encoding="utf-8")
    summary = "Questioned officials and reservists: a sample of 291 cases, released within weeks without any record."
    text = re.sub(r'text: "(?:[^"\\]|\\.)*"', lambda _: f'text: "{summary}"', text, count=1)
    CASE.write_text(text, encoding="utf-8")
    source = re.search(r'source: \(\s*id: "([^"]+)"', text).group(1)
    said = bundle("source", "case.ron", REPORT.name, "--of", source)
    assert "is held against" in said, found + said
    settings = Path.home() / ".." / "config" / "bundle-builder" / "settings.ron"
    settings.write_text("(version: 1, tour_shown: true)\n", encoding="utf-8") if settings.parent.exists() else None


def quotes_a_summary(user):
    """Three clicks: the station, the summary, the words that are proposed."""
    begun, before = time.monotonic(), user.clicks
    user.clicks_on("Arrange", "page tab")
    user.photographs("arrange")
    user.clicks_on("Quote the source in CS 1")
    user.sees(re.compile("Exact.*"))
    user.photographs("proposed")
    user.clicks_on("Use as extract in CS 1")
    user.sees(re.compile("CS 1 quotes .*"))
    clicks, seconds = user.clicks - before, time.monotonic() - begun
    user.photographs("quoted")
    print(f"from a summary to a checked extract: {clicks} clicks, {seconds:.0f} s")
    assert clicks <= MOST_CLICKS and seconds <= MOST_SECONDS


def takes_words_of_another_report(user):
    begun, before = time.monotonic(), user.clicks
    user.presses("ctrl+shift+r")
    user.sees("Open a report", "file chooser")
    user.presses("ctrl+l")
    time.sleep(0.5)
    user.types(str(OTHER), is_kept=False)
    user.clicks_on("Select", "push button")
    page = user.sees("Page 1")
    user.photographs("opened")
    left, top, width, height = page.box()
    scale = width / 595
    run = lambda *words: subprocess.run(["xdotool", *map(str, words)], check=True)
    run("mousemove", int(left + 115 * scale), int(top + (842 - 763) * scale))
    run("mousedown", 1)
    for step in range(1, 6):
        run("mousemove", int(left + (115 + 60 * step) * scale), int(top + (842 - 763 + 6.4 * step) * scale))
        time.sleep(0.05)
    run("mouseup", 1)
    user.clicks += 1
    user.sees(re.compile("Exact.*"))
    user.clicks_on("Source of the report")
    user.clicks_on("A new source…")
    for field, words in [
        ("Title of the source", "Courts in wartime"),
        ("Publisher of the source", "A Mission"),
        ("Address of the source", "https://example.org/courts"),
    ]:
        user.clicks_on(field, "entry")
        user.presses("ctrl+a")
        user.types(words, is_kept=False)
    user.clicks_on("Kind of publisher", "combo box")
    user.clicks_on("NGO")
    user.photographs("described")
    user.clicks_on(re.compile("Add under Issue .*"))
    user.sees(re.compile("CS 4 quotes .*"))
    clicks, seconds = user.clicks - before, time.monotonic() - begun
    print(f"from any report to a checked extract: {clicks} clicks, {seconds:.0f} s")
    user.photographs("added")
    assert seconds <= MOST_SECONDS


def is_true():
    """What was saved stands in the reports, letter by letter, where it is cited."""
    told = json.loads(bundle("verify", "case.ron", "--format", "json").split("\n}")[0] + "\n}")
    results = {one["number"]: one for one in told["entries"]}
    print({number: (one["result"], one["pinpoint"]) for number, one in results.items()})
    assert results[1]["result"] == "exact" and results[1]["is_where_cited"]
    assert results[4]["result"] == "exact" and results[4]["is_where_cited"]


def story(user):
    user.sees("Arrange", "page tab")
    time.sleep(2)
    for skip in user.all(re.compile("Skip.*|Close the tour|No, thank you.*")):
        user.clicks_on(skip.label)
    quotes_a_summary(user)
    takes_words_of_another_report(user)
    user.presses("ctrl+s")
    time.sleep(2)
    is_true()
    user.clicks_on("Check", "page tab")
    time.sleep(1)
    user.photographs("check")


if __name__ == "__main__":
    prepares()
    sys.exit(plays([PROGRAM, CASE], SHOTS, story))
