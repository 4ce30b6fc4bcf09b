"""Eyes and hands for `.ci/road.py`: what the window in front shows, as a screen reader is told of it, and
a mouse and a keyboard.

Everything is found by role and label through AT-SPI at the moment it is needed, and clicked where it
stands by then. Nothing is waited for by time alone: each wait is for something to be seen, and ends in
`Lost` after `PATIENCE` seconds. Screenshots, and what the window showed when something was not found,
are kept.
"""

import re
import subprocess
import time
import traceback
from pathlib import Path

import pyatspi

PATIENCE = 30
LETTER = "30"  # Milliseconds from key to key.


class Lost(Exception):
    """What was looked for was not seen."""


class Thing:
    """Something that a window shows."""

    def __init__(self, node):
        self.node = node
        self.role = node.getRoleName()
        self.label = node.name or ""

    def box(self):
        """Left, top, width and height on the screen; `None` where it has no place."""
        try:
            box = self.node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        except Exception:  # It went while it was asked.
            return None
        return (box.x, box.y, box.width, box.height) if box.width > 1 and box.height > 1 else None

    def states(self):
        try:
            return {pyatspi.stateToString(state) for state in self.node.getState().getStates()}
        except Exception:
            return set()

    def text(self):
        try:
            text = self.node.queryText()
            return text.getText(0, text.characterCount)
        except Exception:
            return ""

    def children(self):
        try:
            return [Thing(child) for child in self.node if child is not None]
        except Exception:
            return []


def window_in_front():
    """The window that has the keyboard, if there is one at the moment."""
    for program in Thing(pyatspi.Registry.getDesktop(0)).children():
        for window in program.children():
            if "active" in window.states():
                return window
    return None


def everything_in(thing):
    """A thing and all that it holds, in reading order."""
    yield thing
    for child in thing.children():
        yield from everything_in(child)


class User:
    """Somebody in front of the screen."""

    def __init__(self, shots):
        self.shots = Path(shots)
        self.clicks = 0
        self.typed, self.printed = [], []
        self.screen = tuple(int(side) for side in output("xdotool", "getdisplaygeometry").split())

    # Eyes.

    def all(self, label, role=None):
        """Whatever bears the label now, in the window in front and on the screen. A label may be a
        regular expression, for the whole of it."""
        window = window_in_front()
        things = everything_in(window) if window else []
        return [thing for thing in things if self.is_meant(thing, label, role)]

    def is_meant(self, thing, label, role):
        whole = label.fullmatch(thing.label) if isinstance(label, re.Pattern) else label == thing.label
        return bool(whole) and role in (None, thing.role) and self.is_on_screen(thing.box())

    def is_on_screen(self, box):
        if box is None:
            return False
        x, y = middle(box)
        return 0 <= x < self.screen[0] and 0 <= y < self.screen[1]

    def has_before_it(self, text):
        """Whether the field with the cursor says so."""
        window = window_in_front()
        fields = [thing for thing in everything_in(window) if thing.role in ("entry", "text")] if window else []
        return any(text in field.text() for field in fields if "focused" in field.states())

    def sees(self, label, role=None, has=None, lacks=None):
        """Waits until it is there and stands still, in the state that is wanted; gives the first."""
        what = getattr(label, "pattern", label)

        def look():
            things = self.all(label, role)
            thing = next((thing for thing in things if is_so(thing)), None)
            before = thing and thing.box()
            time.sleep(0.1)
            return thing if before and thing.box() == before else None

        def is_so(thing):
            states = thing.states() if has or lacks else set()
            return (not has or has in states) and lacks not in states

        wanted = [word for word in (role, has, lacks and f"not {lacks}") if word]
        return self.waits(f"“{what}” ({', '.join(wanted) or 'anything'})", look)

    def knows_of(self, label, role):
        """Waits until it is there, also where it has to be scrolled to."""
        def look():
            window = window_in_front()
            things = everything_in(window) if window else []
            return any(thing.label == label and thing.role == role for thing in things)

        return self.waits(f"“{label}” ({role})", look)

    def waits(self, what, look, patience=PATIENCE):
        """Looks until there is an answer."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.1)
        raise Lost(f"waited {patience} seconds for {what}")

    # Hands.

    def clicks_on(self, label, role=None, holding=None):
        """Clicks into the middle of it; of something wide near its beginning, where its words are."""
        thing = self.sees(label, role)
        left, top, width, height = thing.box()
        run("xdotool", "mousemove", str(left + min(width // 2, 60)), str(top + height // 2))
        time.sleep(0.1)
        held = [["keydown", holding], ["keyup", holding]] if holding else [[], []]
        run("xdotool", *held[0], "click", "1", *held[1])
        self.clicks += 1
        return thing

    def ticks(self, label):
        """Clicks on a tick and sees that it is set."""
        self.clicks_on(label, "check box")
        self.sees(label, "check box", has="checked")

    def turns_to(self, label, over, back=False):
        """Turns the wheel over something until the label comes onto the screen."""
        x, y = middle(self.sees(over).box())
        run("xdotool", "mousemove", str(x), str(y))

        def look():
            if self.all(label):
                return True
            run("xdotool", "click", "--repeat", "2", "--delay", "50", "4" if back else "5")
            return False

        self.waits(f"“{label}” to come onto the screen", look)

    def types(self, text, is_kept=True, is_printed=True):
        """Types. What is kept must be found in the saved case, what is printed in the bundle."""
        run("xdotool", "type", "--delay", LETTER, text)
        if is_kept:
            self.typed.append(text)
        if is_kept and is_printed:
            self.printed.append(text)
        # For the eye only: whether all of it arrived is asked of the file.
        end = time.monotonic() + 2
        while time.monotonic() < end and not self.has_before_it(text):
            time.sleep(0.1)

    def tabs_to(self, label):
        """Goes on to the next field, which is this one. Two Tabs within one picture count as one in egui."""
        self.presses("Tab")
        self.sees(label, "entry", has="focused")

    def presses(self, *keys):
        for key in keys:
            run("xdotool", "key", key)
            time.sleep(0.05)

    # Memory.

    def photographs(self, name):
        """Keeps a picture of the screen."""
        number = len(list(self.shots.glob("*.png"))) + 1
        run("import", "-window", "root", str(self.shots / f"{number:02}-{name}.png"))

    def notes_down_everything(self, path):
        """Keeps what every window shows, as lines of role, label, place and states."""
        with open(path, "w", encoding="utf-8") as file:
            for thing in everything_in(Thing(pyatspi.Registry.getDesktop(0))):
                states = " ".join(sorted(thing.states() & {"active", "checked", "enabled", "focused", "selected"}))
                print(thing.role, repr(thing.label), thing.box(), states, repr(thing.text()[:200]), sep=" | ", file=file)


def plays(program, shots, story):
    """Starts a program and lets somebody go through a story in its window: 1 where something was not seen or was not
    so, with a picture and a list of what was there."""
    user = User(shots)
    running = subprocess.Popen(program)
    try:
        story(user)
    except (Lost, AssertionError):
        traceback.print_exc()
        user.photographs("lost")
        user.notes_down_everything(shots / "lost.txt")
        return 1
    finally:
        running.kill()
    return 0


def middle(box):
    left, top, width, height = box
    return left + width // 2, top + height // 2


def run(*words):
    subprocess.run(words, check=True)


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout
