#!/usr/bin/env bash
# make.sh LIBREOFFICE REPORTS OUT: the documents of the comparison that no package holds: browser/, office/
# and scans/ in OUT. LIBREOFFICE is its unpacked source, REPORTS a folder of PDFs (real-reports). The same
# versions (Chromium 156, LibreOffice 7.4.7, img2pdf 0.4.4) make the same bytes again, but for the scans
# where ImageMagick or poppler differ. Needs Writer, Calc, Impress and Draw.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
libreoffice=$(realpath "$1") reports=("$(realpath "$2")"/*.pdf)
mkdir -p "$3"/{browser,office,scans}
out=$(realpath "$3") work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# Pages full of gradients, hatchings and picture fills, each printed by Chromium.
mkdir "$work/pages" && cd "$work/pages" && python3 "$here/pages.py"
for page in *.html; do
  chromium --headless --no-sandbox --user-data-dir="$work/chromium" --no-pdf-header-footer \
    --print-to-pdf="$out/browser/${page%.html}.pdf" "$page"
done

# Documents of LibreOffice's own tests: what the list calls a_b_c.pdf is a/b/c with its own ending.
declare -A listed
while read -r name; do listed[$name]=1; done < <(grep -oP '\toffice/\K.*(?=\.pdf$)' "$here/corpus.tsv")
mkdir "$work/office" && cd "$libreoffice"
find . -path '*/qa/*' -type f | while read -r file; do
  file=${file#./} && name=${file%.*} && name=${name//\//_}
  [ -z "${listed[$name]-}" ] || ln -s "$PWD/$file" "$work/office/$name.${file##*.}"
done
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$out/office" "$work"/office/*
python3 "$here/dates.py" "$out"/{browser,office}/*.pdf

# Pictures of two pages of 24 reports, grey, black and white or in colour, a little askew, as the only thing
# on a page: scanN.pdf has both, oneN.pdf the first.
dots=(100 150 120 200) turns=(0 0.4 -0.7 1.2 -0.3 2)
for n in {1..24}; do
  pages=()
  for page in 1 2; do
    pdftoppm -r "${dots[n % 4]}" -f $page -l $page -singlefile "${reports[n]}" "$work/page"
    turned=("$work/page.ppm" -background white -rotate "${turns[n % 6]}" +repage -strip -quality $((40 + n)))
    case $((n % 3)) in
      0) made=$work/$page.tif && convert "${turned[@]}" -threshold 60% -type bilevel -compress Group4 "$made" ;;
      1) made=$work/$page.jpg && convert "${turned[@]}" -colorspace Gray "$made" ;;
      2) made=$work/$page.jpg && convert "${turned[@]}" -modulate 95,120 "$made" ;;
    esac
    pages+=("$made")
  done
  img2pdf --nodate --output "$out/scans/scan$n.pdf" "${pages[@]}"
  img2pdf --nodate --output "$out/scans/one$n.pdf" "${pages[0]}"
done
