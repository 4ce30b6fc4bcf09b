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
        self.typed = []
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

    def sees(self, label, role=None, number=0, has=None):
        """Waits until it is there and stands still, and has the state that is wanted; gives it."""
        what = getattr(label, "pattern", label)

        def look():
            things = self.all(label, role)
            if len(things) <= number:
                return None
            thing = things[number]
            before = thing.box()
            time.sleep(0.1)
            is_still = before is not None and thing.box() == before
            return thing if is_still and (has is None or has in thing.states()) else None

        return self.waits(f"“{what}” ({role or 'anything'}{', ' + has if has else ''})", look)

    def waits(self, what, look, patience=PATIENCE):
        """Looks until there is an answer."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.1)
        raise Lost(f"waited {patience} seconds for {what}")

    # Hands.

    def clicks_on(self, label, role=None, number=0, holding=None):
        """Clicks into the middle of it; of something wide near its beginning, where its words are."""
        thing = self.sees(label, role, number)
        left, top, width, height = thing.box()
        run("xdotool", "mousemove", str(left + min(width // 2, 60)), str(top + height // 2))
        time.sleep(0.1)
        held = [["keydown", holding], ["keyup", holding]] if holding else [[], []]
        run("xdotool", *held[0], "click", "1", *held[1])
        self.clicks += 1
        return thing

    def ticks(self, label, number=0):
        """Clicks on a tick and sees that it is set."""
        thing = self.clicks_on(label, "check box", number)
        self.sees(thing.label, "check box", has="checked")
        return thing.label

    def ticks_the_next(self, label):
        """Ticks the first of them that is not ticked yet, and says which it was."""

        def look():
            boxes = self.all(label, "check box")
            return next((box.label for box in boxes if "checked" not in box.states()), None)

        return self.ticks(self.waits(f"“{label.pattern}” to tick", look))

    def types(self, text, is_kept=True):
        """Types; what is kept must be found in the saved case."""
        run("xdotool", "type", "--delay", LETTER, text)
        if is_kept:
            self.typed.append(text)

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


def middle(box):
    left, top, width, height = box
    return left + width // 2, top + height // 2


def run(*words):
    subprocess.run(words, check=True)


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout
