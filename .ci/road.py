"""The road of somebody new, step by step; see `.ci/road`, which starts this with a display, a window
manager and an accessibility bus, and `road_window.py`, which has the eyes and hands.

Arguments: the folder of the built programs, that of the client's papers, one for screenshots.
"""

import re
import shutil
import subprocess
import sys
import time
import traceback
from pathlib import Path

from road_case import faults_of_bundle, faults_of_case
from road_papers import PAPERS as LINES
from road_window import PATIENCE, Lost, User

BUILT, PAPERS, SHOTS = (Path(argument) for argument in sys.argv[1:])
PROGRAM, COMMAND = BUILT / "bundle-builder", BUILT / "bundle"
CASE, BUNDLE = PAPERS / "Kovalenko.ron", PAPERS / "out" / "Bundle.pdf"
MOST_CLICKS = 60

CHARACTERISTICS = [
    "Deserter",
    "Absent without leave",
    "Conscientious objector",
    "War-crimes objector",
    "Critic on social media",
]
# What each is called in the list of disputed issues, and the heading that it is given in the case.
ISSUES = [
    ("Political opinion", "Political opinion, actual or imputed"),
    ("Conscience", "Conscience: absolute or partial objection to service"),
    ("Risk of prosecution", "Real risk of prosecution or punishment at all"),
    ("Severity of punishment", "Severity of punishment"),
    ("Basic rules of human conduct", "Service would or might involve acts contrary to the basic rules of human conduct"),
]
PASSAGES_EACH = 3
DOCUMENTS = sorted(LINES)  # As a file dialog lists them.


def the_road(user):
    """Gives the passages that were ticked for each issue."""
    fills_in_the_case(user)
    says_what_is_true_of_the_appellant(user)
    saves_it_among_the_papers(user)
    adds_the_issues(user)
    chosen = chooses_evidence(user)
    says_what_a_passage_shows(user)
    adds_the_documents(user)
    looks_at_the_pages(user)
    mends_what_the_check_found(user)
    exports(user)
    saves_again_and_leaves(user)
    return chosen


def fills_in_the_case(user):
    user.clicks_on("Appeal number", "entry")
    user.types("PA/51234/2025")
    # The appellant is forgotten, and the Home Office stands there already.
    for field in ["Appellant", "Respondent", "Representative"]:
        user.tabs_to(field)
    user.types("Hollis and Marsh Solicitors")
    user.tabs_to("Hearing")
    user.types("12 January 2027 at Taylor House")
    user.photographs("case")
    user.clicks_on("Next: Appellant")


def says_what_is_true_of_the_appellant(user):
    user.clicks_on("Nationality", "combo box")
    user.clicks_on("Russian national", "toggle button")
    for characteristic in CHARACTERISTICS:
        user.ticks(characteristic)
    user.photographs("appellant")


def saves_it_among_the_papers(user):
    user.presses("ctrl+s")
    answers_the_save_dialog(user, "Save the case", CASE)
    user.sees(re.compile("Saved.*|Kovalenko"))


def adds_the_issues(user):
    user.clicks_on("Arrange", "page tab")
    for number, (title, _) in enumerate(ISSUES, 1):
        user.clicks_on("Add a disputed issue", "combo box")
        user.clicks_on(re.compile(rf"\s*{re.escape(title)}"), "toggle button")
        user.knows_of(f"Name of issue {number}", "entry")
    user.photographs("issues")


def chooses_evidence(user):
    # The last of the issues was led to: the outline leads back to the first. Nothing stands under it yet, so it is
    # counted behind those that have authorities.
    user.clicks_on(f"Outline: issue {len(ISSUES)}")
    time.sleep(2)
    user.clicks_on("Choose evidence for it", "link")
    chosen = {}
    for number, (_, name) in enumerate(ISSUES, 1):
        if number > 1:
            user.clicks_on("Next issue", "push button")
        user.sees(re.compile(rf"Ticks go to Issue \d+ {re.escape(name)}, .*"))
        chosen[name] = [reads_and_ticks(user)]
        chosen[name] += [ticks_the_next(user) for _ in range(PASSAGES_EACH - 1)]
        user.photographs(f"evidence-{number}")
    return chosen


def reads_and_ticks(user):
    passage = next_passage(user)
    user.clicks_on(f"Read {passage}")
    user.sees("Rely on it under an issue")
    user.presses("space")
    user.sees(f"Rely on {passage}", "check box", has="checked")
    return passage


def ticks_the_next(user):
    passage = next_passage(user)
    user.ticks(f"Rely on {passage}")
    return passage


def next_passage(user):
    """The first of the list that is not ticked."""
    box = user.sees(re.compile("Rely on .+"), "check box", lacks="checked")
    return box.label.removeprefix("Rely on ")


def says_what_a_passage_shows(user):
    user.clicks_on("Arrange", "page tab")
    user.clicks_on("Proposition of CS 1", "entry")
    user.types("Anyone who speaks against the war is treated as an opponent of the state")
    user.photographs("arranged")


def adds_the_documents(user):
    user.clicks_on("Documents", "page tab")
    user.clicks_on("Add documents…", "push button")
    user.sees("Add documents", "file chooser")
    # Older desktops do not begin where the case lies, although they are asked to.
    user.clicks_on("Documents", "label")
    user.clicks_on(DOCUMENTS[0], "table cell")
    user.clicks_on(DOCUMENTS[-1], "table cell", holding="shift")
    user.photographs("file-dialog")
    user.clicks_on("Open", "push button")
    user.sees(re.compile(f"Document {len(DOCUMENTS)}: .*"), "list item")
    user.photographs("documents")


def looks_at_the_pages(user):
    user.clicks_on("Preview", "page tab")
    user.sees(re.compile(".*AB 1.*"))
    user.photographs("preview")


def mends_what_the_check_found(user):
    user.clicks_on("Check", "page tab")
    user.sees("Go to Appellant", "link")
    user.photographs("check")
    user.clicks_on("Go to Appellant", "link")
    user.sees("Appellant", "entry", has="focused")
    user.types("D.K.")
    user.clicks_on("Check", "page tab")
    user.sees(re.compile("no errors, .*"))
    user.photographs("mended")
    # What was read can be signed off without being asked.
    user.clicks_on("Sign-off", "page tab")
    user.turns_to("Sign off", over="Content")
    user.clicks_on("Initials for sign-offs", "entry")
    user.types("EW", is_printed=False)
    user.turns_to("Tick CS 1", over="Content", back=True)
    user.ticks("Tick CS 1")
    user.turns_to("Sign off 1 entry", over="Content")
    user.clicks_on("Sign off 1 entry")
    user.sees("14 of 15 entries are not signed off.")
    user.photographs("signed-off")


def exports(user):
    user.clicks_on("Export PDF", "push button")
    answers_the_save_dialog(user, "Save the bundle", BUNDLE)
    user.waits("the bundle", BUNDLE.exists)
    user.photographs("exported")


def saves_again_and_leaves(user):
    user.presses("ctrl+s")
    user.sees(re.compile("Saved.*"))
    user.presses("ctrl+q")


def answers_the_save_dialog(user, title, path):
    user.sees(title, "file chooser")
    user.presses("ctrl+a")
    user.types(str(path), is_kept=False)
    user.clicks_on("Save", "push button")
    user.waits(f"{path.name} on the disk", path.exists)


def main():
    (PAPERS / "out").mkdir()
    user = User(SHOTS)
    program = subprocess.Popen([PROGRAM])
    try:
        chosen = the_road(user)
        code = program.wait(timeout=PATIENCE)
    except (Lost, subprocess.TimeoutExpired):
        user.photographs("lost")
        user.notes_down_everything(SHOTS / "lost.txt")
        sys.exit(f"{traceback.format_exc()}\nWhat was to be seen: {SHOTS}/*-lost.png and {SHOTS}/lost.txt")
    finally:
        program.kill()
    shutil.copy(CASE, SHOTS)
    faults = [f"the program ended with {code}"] if code else []
    faults += faults_of_case(CASE, user.typed, chosen, DOCUMENTS)
    faults += faults_of_bundle(BUNDLE, CASE, sum(LINES.values(), user.printed), COMMAND)
    if user.clicks > MOST_CLICKS:
        faults.append(f"at most {MOST_CLICKS} clicks were wanted")
    print(f"the road took {user.clicks} clicks and {len(user.typed)} typed texts; screenshots are in {SHOTS}")
    if faults:
        sys.exit("\n".join(faults))


main()
