"""Goes the road of somebody new in the real window; see `.ci/road`, which starts this.

Everything is found by role and label through AT-SPI, the interface of screen readers, and clicked where
it stands at that moment. Arguments: the program, a folder to work in, a folder for screenshots.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

import pyatspi

PROGRAM, WORK, SHOTS = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
MOST_CLICKS = 60


class Window:
    """The program's window: what stands in it, and hands to click and type with."""

    def __init__(self):
        self.clicks = 0
        self.shots = 0
        self.process = subprocess.Popen([PROGRAM])

    def nodes(self):
        """Everything that can be seen now, as (role, label, rectangle)."""
        found = []

        def walk(node):
            try:
                box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
                state = node.getState()
                found.append((node.getRoleName(), node.name or "", (box.x, box.y, box.width, box.height), state))
            except Exception:  # It went away while it was read, or has no place.
                pass
            try:
                children = list(node)
            except Exception:
                children = []
            for child in children:
                if child is not None:
                    walk(child)

        for application in pyatspi.Registry.getDesktop(0):
            if application is not None:
                walk(application)
        return found

    def look_for(self, label, role=None):
        """The places of what bears this label (a regular expression for the whole of it), in reading order."""
        whole = re.compile(label)
        return [
            box
            for (its_role, name, box, _) in self.nodes()
            if whole.fullmatch(name) and (role is None or its_role == role) and box[2] > 0 and self.is_inside(box)
        ]

    @staticmethod
    def is_inside(box):
        x, y, width, height = box
        return 0 <= x + width / 2 < 1440 and 0 <= y + height / 2 < 900

    def find(self, label, role=None, which=0, patience=20.0):
        """Waits until it is there and stands still, then gives its rectangle."""
        end = time.time() + patience
        last = None
        while time.time() < end:
            boxes = self.look_for(label, role)
            now = boxes[which] if len(boxes) > which else None
            if now is not None and now == last:
                return now
            last = now
            time.sleep(0.15)
        self.shot("not-found")
        seen = sorted({f"{role}: {name}" for (role, name, _, _) in self.nodes() if name})
        sys.exit(f"“{label}” ({role}) is not in the window, which has:\n  " + "\n  ".join(seen))

    def click(self, label, role=None, which=0):
        x, y, width, height = self.find(label, role, which)
        run("xdotool", "mousemove", str(x + min(width // 2, 60)), str(y + height // 2))
        time.sleep(0.1)
        run("xdotool", "click", "1")
        self.clicks += 1
        time.sleep(0.4)

    def type(self, text):
        run("xdotool", "type", "--delay", "30", text)
        time.sleep(0.3)

    def keys(self, *keys):
        for key in keys:
            run("xdotool", "key", key)
            time.sleep(0.3)

    def shot(self, name):
        self.shots += 1
        run("import", "-window", "root", str(SHOTS / f"{self.shots:02}-{name}.png"))


def run(*words):
    subprocess.run(words, check=True)


def wait_for(path, patience=60):
    for _ in range(patience * 5):
        if path.exists() and path.stat().st_size:
            return
        time.sleep(0.2)
    sys.exit(f"{path} was not written")


def the_road(window):
    shot, click, type_, keys = window.shot, window.click, window.type, window.keys
    window.find("Appeal number", "entry", patience=60)
    shot("new-case")

    # Case: one click into the first field, then Tab from field to field.
    fields = ["PA/51234/2025", "D.K.", None, "Hollis and Marsh Solicitors", "12 January 2027"]
    click("Appeal number", "entry")
    for field in fields:
        if field:
            type_(field)
        keys("Tab")
    shot("case")

    click("(Claimant|Appellant)", "page tab")
    click("Nationality")
    click("Russian.*")
    for characteristic in ["Deserter", "Absent without leave", "War-crimes objector", "Conscientious objector", "Mobilised.*"]:
        click(characteristic, "check box")
    shot("appellant")


def main():
    window = Window()
    try:
        the_road(window)
    finally:
        window.process.terminate()
    print(f"the road took {window.clicks} clicks; screenshots are in {SHOTS}")
    if window.clicks > MOST_CLICKS:
        sys.exit(f"at most {MOST_CLICKS} were wanted")


main()
