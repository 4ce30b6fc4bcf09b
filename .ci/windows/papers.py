"""Makes documents for `.ci/thorough`: letters, words that nobody sees, a page that kills whoever interprets
it. Argument: the folder to put them into."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from road_papers import PAPERS, pdf_of

UNSEEN = "He lives in Leeds.) Tj ET 1 1 1 rg BT /F1 12 Tf 72 700 Td (He lives in Hull."
# A colour space within a colour space, and so on: deeper than any stack. The table of places is wrong after
# that, as in many a real file.
DEPTH = 5_000
DEEP = f"/ColorSpace << /C {'[/Pattern ' * DEPTH}/DeviceRGB{']' * DEPTH} >>"


def deep():
    page = pdf_of(["A letter.) Tj ET /C cs 0 scn 0 0 99 99 re f BT (And no more."])
    return page.replace("/Resources <<", f"/Resources << {DEEP}")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    papers = PAPERS | {"hidden words.pdf": [UNSEEN], "many pages.pdf": [f"Page {at}." for at in range(1, 41)]}
    for name, pages in papers.items():
        (folder / name).write_text(pdf_of(pages), encoding="ascii")
    (folder / "deep.pdf").write_text(deep(), encoding="ascii")
