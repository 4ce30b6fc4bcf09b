"""Makes the note for `.ci/quote_source.py`, in the layout of a policy note: numbered
paragraphs under numbered headings, the text beside the number, the page's number at its foot."""

import textwrap

from road_papers import pdf_of_lines

LINE, TOP, FOOT, LETTERS = 16, 760, 90, 78


class Note:
    """A note that grows downwards; its lines go over pages."""

    def __init__(self):
        self.pages, self.at = [[]], TOP

    def line(self, left, words, gap=0):
        self.at -= gap
        if self.at < FOOT:
            self.pages.append([])
            # What stands at one place of several pages would be taken for their head.
            self.at = TOP - 9 * (len(self.pages) % 5)
        self.pages[-1].append((left, self.at, escaped(words)))
        self.at -= LINE

    def heading(self, number, words):
        self.line(60, f"{number}.  {words}", gap=24)

    def paragraph(self, number, words):
        """The number stands at the height of the first line, which may be the first of a page."""
        first, *others = textwrap.wrap(words, LETTERS)
        self.line(110, first, gap=10)
        left, top, _ = self.pages[-1][-1]
        self.pages[-1].insert(len(self.pages[-1]) - 1, (60, top, number))
        for words in others:
            self.line(110, words)

    def pdf(self):
        count = len(self.pages)
        foot = lambda page: (290, 40, f"Page {page} of {count}")
        return pdf_of_lines([[foot(number), *page] for number, page in enumerate(self.pages, 1)], size=11)


def escaped(words):
    """As a PDF's string, in letters that Helvetica has without an encoding."""
    for letter, plain in {"’": "'", "“": '"', "”": '"', "–": "-", "\\": "\\\\", "(": "\\(", ")": "\\)"}.items():
        words = words.replace(letter, plain)
    return words.encode("ascii", "replace").decode()
