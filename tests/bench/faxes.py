"""Pages of reports as faxes, 30 TIFF files of up to ten pages: faxes.py REPORTS OUT.

As Pillow writes them: several strips a page, packed by fax (Group 4), LZW and Deflate by turns. Needs Pillow
and pdftoppm. Not in the list of real files, since other versions of the two write other bytes."""
import glob
import os
import subprocess
import sys
import tempfile

from PIL import Image

HOW = ("group4", "tiff_lzw", "tiff_adobe_deflate")
reports, out = sys.argv[1:]
os.makedirs(out, exist_ok=True)
for number, report in enumerate(sorted(glob.glob(f"{reports}/*.pdf"))[:30]):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-mono", "-r", "200", "-l", "10", report, f"{folder}/page"], check=True)
        pages = [Image.open(page) for page in sorted(glob.glob(f"{folder}/page*"))]
        how = HOW[number % 3]
        pages[0].save(
            f"{out}/fax-{number:02}-{how}.tif", save_all=True, append_images=pages[1:], compression=how, dpi=(200, 200)
        )
