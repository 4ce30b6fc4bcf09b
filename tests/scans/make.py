"""Scans made from pages of real reports: python3 make.py FOLDER_OF_REPORTS OUT (needs pdftoppm, pdftotext,
gs, numpy and Pillow). Always the same from the same versions of these."""

import glob
import io
import os
import random
import re
import subprocess
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

A4 = (595.276, 841.89)
DOTS = 150
SCRIPT = "/usr/share/fonts/opentype/urw-base35/Z003-MediumItalic.otf"


def drawn(file, page):
    """A page in grey, at 150 dots an inch."""
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-f", str(page), "-l", str(page), file]
    return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))


def first_full(file):
    """The first page from the second that has a hundred words; none where there is none."""
    pages = (page for page in range(2, 12) if len(words(file, page)) >= 100)
    return next(pages, None)


def words(file, page):
    """The words in plain letters; none where there is no such page."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), file, "-"]
    text = subprocess.run(command, capture_output=True).stdout.decode()
    form = r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([!-~]*?)</word>'
    return [(*map(float, found[:4]), found[4]) for found in re.findall(form, text)]


def pdf(picture, size, content="", mode="jpeg"):
    """A page that the picture fills, and what is set over it in Helvetica (F1)."""
    data = io.BytesIO()
    grey = picture.convert("L")
    grey.save(data, "JPEG", quality=60)
    (wide, high), (w, h) = size, grey.size
    body = f"q {wide} 0 0 {high} 0 0 cm /P Do Q {content}".encode("latin-1")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]/Contents 4 0 R"
        "/Resources<</XObject<</P 5 0 R>>/Font<</F1 6 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(body), body),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/DCTDecode/Length %d>>stream\n%s\nendstream" % (w, h, data.tell(), data.getvalue()),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (count, table, count, len(out))


def noisy(picture, amount, seed):
    grey = np.asarray(picture, float)
    noise = np.random.default_rng(seed).normal(0, amount, grey.shape)
    return Image.fromarray(np.clip(grey + noise, 0, 255).astype("uint8"))


def skewed(picture, seed):
    angle = random.Random(seed).uniform(-4, 4)
    return noisy(picture.rotate(angle, Image.BICUBIC, fillcolor=250), 6, seed)


def photographed(picture, seed):
    """Grey, lit from one side, seen from the side, on a dark table."""
    chance = random.Random(seed)
    w, h = picture.size
    far = [chance.uniform(0.0, 0.08) for _ in range(8)]
    corners = [-far[0] * w, -far[1] * h, -far[2] * w, h + far[3] * h]
    corners += [w + far[4] * w, h + far[5] * h, w + far[6] * w, -far[7] * h]
    seen = picture.transform((w, h), Image.QUAD, corners, Image.BICUBIC, fillcolor=60)
    x, y = np.meshgrid(np.linspace(0, 1, w), np.linspace(0, 1, h))
    light = 0.85 - chance.uniform(0.2, 0.5) * (x if seed % 2 else y) - 0.15 * (x - 0.5) ** 2
    grey = np.asarray(seen.filter(ImageFilter.GaussianBlur(1.0)), float) * light + 12
    return noisy(Image.fromarray(np.clip(grey, 0, 255).astype("uint8")), 5, seed)


def faint(picture, seed):
    grey = np.asarray(picture, float)
    return noisy(Image.fromarray((150 + grey * 85 / 255).astype("uint8")), 4, seed)


def faxed(picture, seed):
    small = picture.resize((864, 1100), Image.BILINEAR)
    grey = np.asarray(small, float)
    chance = np.random.default_rng(seed).random(grey.shape)
    bits = (grey < 150) & (chance > 0.04) | (chance > 0.998)
    return Image.fromarray(np.where(bits, 0, 255).astype("uint8"))


def by_hand(seed):
    chance = random.Random(seed)
    picture = Image.new("L", (1240, 1754), 245)
    pen = ImageDraw.Draw(picture)
    size = chance.choice([36, 42, 50])
    font = ImageFont.truetype(SCRIPT, size)
    stock = "I left my home in the night with my two sons and walked to the border where we were stopped".split()
    y = 150
    while y < chance.choice([700, 1100, 1500]):
        line = " ".join(chance.choice(stock) for _ in range(9))
        pen.text((130 + chance.randint(-8, 8), y + chance.randint(-3, 3)), line, fill=60, font=font)
        y += int(size * 1.5)
    return noisy(picture, 5, seed)


def short(picture):
    """The first lines of a page only."""
    cut = picture.copy()
    ImageDraw.Draw(cut).rectangle((0, int(picture.height * 0.33), *picture.size), fill=255)
    return cut


def said(text, x, y, size=9, mode=0):
    text = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {mode} Tr /F1 {size} Tf {x:.2f} {y:.2f} Td ({text}) Tj ET\n"


def layer(found, high, change=lambda text: text):
    """Words over those of the picture, seen by nobody, each as wide as it is there (about half its size a letter)."""
    out = []
    for x0, y0, x1, y1, text in found:
        size = (y1 - y0) * 0.9
        text = change(text)
        stretch = 100 * (x1 - x0) / max(0.5 * size * len(text), 0.1)
        out.append(f"{stretch:.1f} Tz " + said(text, x0, high - y1 + 0.21 * size, round(size, 2), 3))
    return "".join(out)


def garbage(text):
    chance = random.Random(text)
    return "".join(chance.choice("~;|:.,'_^lI") for _ in text)


def main(reports, out):
    files = sorted(glob.glob(os.path.join(reports, "*.pdf")))
    made = {}
    full = [(file, page) for file in files if (page := first_full(file))]
    for number, (file, page) in enumerate(full[:60:5]):
        picture, found = drawn(file, page), words(file, page)
        size = tuple(round(side * 72 / DOTS, 2) for side in picture.size)
        grey, high = skewed(picture, number), size[1]
        made[f"skewed{number}"] = pdf(grey, size)
        made[f"photographed{number}"] = pdf(photographed(picture, number), size)
        made[f"faint{number}"] = pdf(faint(picture, number), size)
        made[f"faxed{number}"] = pdf(faxed(picture, number), size)
        made[f"sideways{number}"] = pdf(grey.rotate(90, expand=True), size[::-1])
        made[f"numbered{number}"] = pdf(grey, size, said(str(number + 1), 290, 30))
        made[f"stamped{number}"] = pdf(grey, size, said("Scanned with CamScanner", 440, 12))
        made[f"spaces{number}"] = pdf(grey, size, said("   ", 72, 700))
        made[f"garbage{number}"] = pdf(grey, size, layer(found, high, garbage))
        made[f"short{number}"] = pdf(noisy(short(picture), 5, number), size)
        made[f"by-hand{number}"] = pdf(by_hand(number), A4)
        made[f"searchable{number}"] = pdf(noisy(picture, 6, number), size, layer(found, high))
        target = os.path.join(out, f"outlines{number}.pdf")
        command = ["gs", "-q", "-o", target, "-sDEVICE=pdfwrite", "-dNoOutputFonts"]
        subprocess.run(command + [f"-dFirstPage={page}", f"-dLastPage={page}", file], check=True)
    for name, data in made.items():
        with open(os.path.join(out, name + ".pdf"), "wb") as file:
            file.write(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
