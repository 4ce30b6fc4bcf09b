# What a script with pikepdf does: merge documents, and lay a page with its number over each page.
import sys

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Rectangle

out, files = sys.argv[1], sys.argv[2:]
with Pdf.new() as whole, Pdf.new() as stamps:
    sources = [Pdf.open(file) for file in files]
    for source in sources:
        whole.pages.extend(source.pages)
    font = stamps.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Bold"))
    )
    for number, page in enumerate(whole.pages, 1):
        stamps.add_blank_page(page_size=(595, 842))
        stamp = stamps.pages[-1]
        stamp.Resources = Dictionary(Font=Dictionary(F=font))
        stamp.Contents = stamps.make_stream(b"BT /F 11 Tf 520 8 Td (AB %d) Tj ET" % number)
        page.add_overlay(stamp, Rectangle(0, 0, 595, 842))
    whole.save(out)
