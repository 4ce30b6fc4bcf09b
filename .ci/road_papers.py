"""Makes the client's papers for `.ci/road`: three short PDFs, as letters and statements come. Argument: the
folder to put them into."""

import sys
from pathlib import Path

PAPERS = {
    "2025-03-04 Witness statement.pdf": ["I was called up in Magadan.", "I refused and left."],
    "05.03.2024 Letter from the commissariat.pdf": ["You are to report on Monday."],
    "Medical report 17 July 2025.pdf": ["The scars are consistent with beating."],
}


def pdf_of(pages):
    """A PDF with one line of text on each page."""
    return pdf_of_lines([[(72, 760, line)] for line in pages], size=12)


def pdf_of_lines(pages, size):
    """A PDF with lines of text on each page: how far from the left and from the foot, and the words."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", font]
    for at, lines in enumerate(pages):
        content = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({line}) Tj ET" for x, y, line in lines)
        place = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {place} /Contents {5 + 2 * at} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    file, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
    return f"{file}xref\n0 {count}\n0000000000 65535 f \n{table}{end}"


if __name__ == "__main__":
    for name, pages in PAPERS.items():
        Path(sys.argv[1], name).write_text(pdf_of(pages), encoding="ascii")
