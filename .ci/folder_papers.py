"""Makes sixty files as a client's folder holds them, for `.ci/folder`: photographs of every kind, chats, letters of
Word, e-mails, scans, locked and broken files, and what is no document at all. Arguments: the folder to put them
into, and the root of the clone. Prints what is to become of each: how many documents, or 0.
"""

import base64
import io
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

from road_papers import pdf_of

PAPERS, ROOT = Path(sys.argv[1]), Path(sys.argv[2])
KEPT = ROOT / "tests" / "it"
MADE = {}


def put(name, content, documents=1):
    """Puts a file there, and notes how many documents are to come of it."""
    path = PAPERS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    MADE[name] = documents
    return path


def drawn(name, *words, documents=1):
    """A picture that ImageMagick makes."""
    path = PAPERS / name
    path.parent.mkdir(parents=True, exist_ok=True)
    run("convert", *words, str(path))
    MADE[name] = documents
    return path


def run(*words):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout


def picture(*words, kind="jpg"):
    return run("convert", *words, f"{kind}:-")


def photograph(seed, size="1600x1200"):
    return ["-size", size, "-seed", str(seed), "plasma:tan-steelblue", "-attenuate", "0.3", "+noise", "Gaussian"]


def typed(lines, size="1654x2339", points=36, ground="#f4f2ec"):
    """Lines of a page of A4 at 200 pixels to the inch."""
    words = ["-size", size, f"xc:{ground}", "-font", "DejaVu-Sans", "-pointsize", str(points), "-fill", "#222"]
    for at, line in enumerate(lines):
        words += ["-annotate", f"+150+{220 + at * points * 2}", line]
    return words


def png_of(parts, width, height):
    """A PNG longer than ImageMagick may make one, of pictures below each other."""

    def chunk(kind, content):
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    pixels = b"".join(picture(*part, "-depth", "8", kind="rgb") for part in parts)
    rows = b"".join(b"\0" + pixels[at : at + width * 3] for at in range(0, len(pixels), width * 3))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + content


LETTER = [f"{number}. I refused to go to the front and left my unit at night." for number in range(1, 21)]


def scan(pages):
    """A PDF of pictures, as scanners make them; each with its turn."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for words, turn in pages:
        image = picture(*words, "-rotate", str(turn), "-quality", "70")
        width, height = (1654, 2339) if turn % 180 == 0 else (2339, 1654)
        at = len(objects) + 1
        across, up = width * 0.36, height * 0.36
        content = f"q {across} 0 0 {up} 0 0 cm /I Do Q"
        kids.append(f"{at} 0 R")
        resources = f"/Resources<</XObject<</I {at + 2} 0 R>>>>"
        place = f"/MediaBox[0 0 {across} {up}]{resources}/Contents {at + 1} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{place}>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        head = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8"
        head = f"<<{head}/Filter/DCTDecode/Length {len(image)}>>stream\n".encode()
        objects.append(head + image + b"\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return file_of(objects)


def file_of(objects):
    file, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        body = body if isinstance(body, bytes) else body.encode()
        file += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF\n"
    return file + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def word(paragraphs):
    """A document of Word, as small as it can be."""
    kept = zipfile.ZipFile(KEPT / "intake" / "changed.docx")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for part in ["[Content_Types].xml", "_rels/.rels"]:
            text = kept.read(part).decode()
            file.writestr(part, text)
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        file.writestr("word/settings.xml", f"<w:settings {space}/>")
        file.writestr("word/comments.xml", f"<w:comments {space}/>")
        file.writestr("word/_rels/document.xml.rels", kept.read("word/_rels/document.xml.rels"))
    return made.getvalue()


def mail(subject, attachments, text="Dear all, please find the papers attached."):
    lines = ["From: Anna Example <anna@example.org>", "To: office@example.com", f"Subject: {subject}"]
    lines += ["Date: Tue, 5 Mar 2024 14:03:00 +0100", "MIME-Version: 1.0"]
    lines += ['Content-Type: multipart/mixed; boundary="x"', "", "--x", "Content-Type: text/plain; charset=utf-8", "", text]
    for name, kind, content in attachments:
        lines += ["--x", f'Content-Type: {kind}; name="{name}"', "Content-Transfer-Encoding: base64"]
        lines += [f'Content-Disposition: attachment; filename="{name}"', "", base64.encodebytes(content).decode()]
    return "\r\n".join([*lines, "--x--", ""]).encode()


def locked(content, *words):
    PAPERS.mkdir(parents=True, exist_ok=True)
    plain, path = PAPERS.parent / "plain.pdf", PAPERS.parent / "locked.pdf"
    plain.write_bytes(content)
    run("qpdf", "--encrypt", *words, "256", "--", str(plain), str(path))
    return path.read_bytes()


def photographs():
    for number in range(1, 7):
        drawn(f"IMG_20240{number}14_1012{number}0.jpg", *photograph(number), "-quality", "92")
    put("photo with place.jpg", (KEPT / "cases" / "photo_gps.jpg").read_bytes())
    drawn("Scar on the left arm 3 May 2024.png", *photograph(11, "900x1200"))
    drawn("seen through.png", "-size", "600x400", "xc:none", "-fill", "navy", "-draw", "circle 300,200 300,40")
    drawn("grey sixteen bits.png", "-size", "700x500", "gradient:white-black", "-depth", "16", "-colorspace", "Gray")
    drawn("fax.tif", *typed(LETTER, "1728x2200"), "-monochrome", "-compress", "Group4")
    drawn("three pages.tiff", *typed(["One"]), "(", *typed(["Two"]), ")", "(", *typed(["Three"]), ")", "-compress", "LZW")
    drawn("printer colours.tif", *photograph(12, "800x600"), "-colorspace", "CMYK", "-compress", "Zip")
    drawn("window.webp", *photograph(13, "1200x900"), "-quality", "80")
    drawn("receipt of the bank.webp", *typed(LETTER[:6], "800x900", 20), "-define", "webp:lossless=true")
    drawn("stamp.gif", *photograph(14, "500x400"))
    drawn("moving.gif", "-delay", "20", *photograph(15, "300x200"), "(", *photograph(16, "300x200"), ")")
    drawn("old scanner.bmp", *typed(LETTER[:8], "1000x1300", 24))
    put("Front door.heic", (KEPT / "intake" / "turned.heic").read_bytes())
    # Another file of the same picture: with room behind it.
    put("IMG_4031.HEIC", (KEPT / "intake" / "turned.heic").read_bytes() + b"\0\0\0\x08free")
    put("half a photograph.heic", (KEPT / "intake" / "turned.heic").read_bytes()[:900], 0)
    whole = picture(*photograph(17, "800x600"))
    put("named png.png", whole)
    put("sent by phone", whole)
    put("cut off.jpg", whole[: len(whole) // 2], None)


def letters():
    put("Statement of the witness.docx", word(["I, Anna Example, say:", *LETTER]))
    put("Letter with changes.docx", (KEPT / "intake" / "changed.docx").read_bytes(), 0)
    put("half a letter.docx", word(LETTER)[:600], 0)
    put("letter.rtf", b"{\\rtf1\\ansi The commissariat called me up on 5 May 2024.\\par}")
    put("Summons.eml", mail("The summons", [("Summons.pdf", "application/pdf", pdf_of(["Summons"]).encode())]), 2)
    parts = [("scan.png", "image/png", picture(*typed(LETTER[:5], "800x900", 20), kind="png"))]
    parts += [("sums.xlsx", "application/vnd.ms-excel", b"PK\x03\x04sums"), ("Letter.docx", "application/x", word(LETTER))]
    put("Re_ papers.eml", mail("Papers", parts), 3)
    put("short.eml", mail("=?utf-8?q?=D0=9F=D0=BE=D0=B2=D0=B5=D1=81=D1=82=D0=BA=D0=B0?=", []))
    lines = [f"{9 + at // 60}:{at % 60:02} {'Anna' if at % 3 else 'Boris'}: they came again to my mother" for at in range(220)]
    parts = [typed(lines[at : at + 55], "1080x5000", 40, "#e6ddd4") for at in range(0, 220, 55)]
    put("WhatsApp chat with mother.png", png_of(parts, 1080, 20000))
    put("Telegram chat.jpg", picture(*typed(lines[:90], "1080x8000", 40, "#dfe8d5"), "-quality", "80"))


def scans():
    blank = typed([], ground="#f2f0ea")
    put("Scan of the order.pdf", scan([(typed(LETTER), 0), (typed(LETTER), 0)]))
    put("both sides.pdf", scan([(typed(LETTER), 0), (blank, 0), (typed(LETTER), 0), (blank, 0)]))
    put("sideways.pdf", scan([(typed(LETTER), 90)]))
    put("upside down.pdf", scan([(typed(LETTER), 180)]))


def others():
    put("Letter 2024-03-05.pdf", pdf_of(["The letter of the commissariat."]).encode())
    put("Medical report 17 July 2025.pdf", pdf_of(["The scars are consistent.", "Second page."]).encode())
    put("web page.pdf", (KEPT / "cases" / "longpage.pdf").read_bytes())
    put("portfolio.pdf", (KEPT / "cases" / "portfolio.pdf").read_bytes())
    put("signed order.pdf", (KEPT / "cases" / "signed.pdf").read_bytes())
    put("bank statement (locked).pdf", locked(pdf_of(["Balance 3.00"]).encode(), "secret", "owner"))
    put("not to be printed.pdf", locked(pdf_of(["Owner only"]).encode(), "", "owner"))
    put("cut.pdf", (KEPT / "cases" / "cut-two-thirds.pdf").read_bytes(), None)
    put("garbage.pdf", b"%PDF-1.4\nnothing of the kind", 0)
    put("empty.pdf", b"", 0)
    put("empty photo.jpg", b"", 0)
    put("log in.pdf", b"<!DOCTYPE html><title>Log in</title>", 0)
    put("note.txt", "Повестка пришла в мае.".encode(), 0)
    put("sums.xlsx", b"PK\x03\x04sums", 0)
    put("voice message.ogg", b"OggS\0\2", 0)
    put("all.zip", b"PK\x03\x04all", 0)
    put("saved page.html", b"<!DOCTYPE html><title>A page</title>", 0)
    put("mail.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0)


def names():
    plain = pdf_of(["A page."]).encode()
    put("Повестка от 5 мая 2024.pdf", plain)
    put("photos 📷 of the scars.pdf", plain)
    put(f"{'a very long name of a very long letter ' * 5}.pdf", plain)
    put("sub folder/رسالة من المحكمة.pdf", plain)
    put("sub folder/.DS_Store", b"x", None)
    put("-first.pdf", plain)


if __name__ == "__main__":
    for make in [photographs, letters, scans, others, names]:
        make()
    for name, documents in MADE.items():
        print("?" if documents is None else documents, name, sep="\t")
