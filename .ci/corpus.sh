#!/usr/bin/env bash
# corpus.sh [FOLDER]: `jalon check` on every spreadsheet file that the test data of public packages holds (crates.io, PyPI, npm, Debian's sources, through their ordinary clients).
# 10 s of CPU (60 s by the clock) and 1.5 GiB of address space a file. A panic, a hang, an abort or a word of a panic on stderr is a defect: exit 1. FOLDER (target/ci/corpus) keeps what was fetched.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
FOLDER=${1:-$ROOT/target/ci/corpus}
mkdir -p "$FOLDER/fetched" "$FOLDER/files"
FOLDER=$(cd "$FOLDER" && pwd)
export JALON=${JALON:-$ROOT/target/release/jalon}
[ -x "$JALON" ] || { echo "no $JALON: cargo build --release" >&2; exit 3; }

CRATES=(calamine umya-spreadsheet rust_xlsxwriter spreadsheet-ods office edit-xlsx xlsxwriter csv csv-sniffer)
PYPI=(openpyxl XlsxWriter xlrd xlwt odfpy ezodf pyexcel pyexcel-io pyexcel-xls pyexcel-xlsx pyexcel-ods pyexcel-ods3 tablib pyxlsb pylightxl xlsx2csv msoffcrypto-tool olefile
  agate-excel csvkit petl rows tabulator frictionless formulas pycel xlcalculator markitdown clevercsv xls2xlsx)
NPM=(xlsx exceljs @protobi/exceljs xlsx-populate node-xlsx read-excel-file xlsx-template xlsx-style xlsx-js-style excel4node convert-excel-to-json xlsx-stream-reader xlstream
  excel-stream xlsx-to-json xls-to-json luckyexcel csv-spectrum papaparse csv-parser)
DEBIAN=(openpyxl xlsxwriter pandas python-xlrd odfpy gnumeric liborcus libspreadsheet-parseexcel-perl libspreadsheet-xlsx-perl libspreadsheet-parsexlsx-perl libspreadsheet-read-perl
  libspreadsheet-readsxc-perl libspreadsheet-writeexcel-perl libexcel-writer-xlsx-perl ruby-spreadsheet ruby-roo libapache-poi-java libjexcelapi-java r-cran-readxl r-cran-openxlsx r-cran-readods
  r-cran-rio r-cran-writexl r-cran-gdata libxls libxlsxwriter tablib csvkit python-agate-excel python-messytables visidata tika xlsx2csv golang-github-tealeg-xlsx
  golang-github-xuri-excelize pspp gretl php-phpspreadsheet python-pyexcel libreoffice)

KINDS='xlsx|xlsm|xlsb|xls|xltx|xltm|xlt|ods|ots|csv'

# unpacked ARCHIVE NAME: only the spreadsheets in it.
unpacked() {
  local into=$FOLDER/files/$2
  [ ! -e "$into.done" ] || return 0
  mkdir -p "$into"
  case $1 in
    *.zip) unzip -qq -o -C "$1" '*.xls*' '*.xlt*' '*.ods' '*.ots' '*.csv' -d "$into" 2>/dev/null || true ;;
    *) tar -tf "$1" 2>/dev/null | grep -iE "\.($KINDS)\$" >"$FOLDER/wanted" || true
      [ ! -s "$FOLDER/wanted" ] || tar -xf "$1" -C "$into" --no-same-owner -T "$FOLDER/wanted" 2>/dev/null || true ;;
  esac
  touch "$into.done"
}

# fetched KIND NAME COMMAND...: once; what a registry does not give is said and passed over.
fetched() {
  local into=$FOLDER/fetched/$1/$2
  [ ! -e "$into/.done" ] || return 0
  mkdir -p "$into"
  (cd "$into" && timeout 900 "${@:3}" >"$into/.log" 2>&1) || MISSED+=("$1/$2")
  touch "$into/.done"
}

crates() {
  command -v cargo >/dev/null || { echo "skipped: crates, there is no cargo" && return; }
  local name into
  for name in "${CRATES[@]}"; do
    into=$FOLDER/fetched/crates/$name
    mkdir -p "$into/src"
    printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n%s = "*"\n[workspace]\n' "$name" >"$into/Cargo.toml"
    : >"$into/src/lib.rs"
    fetched crates "$name" cargo vendor --quiet vendor
    [ ! -d "$into/vendor/$name" ] || rsynced "$into/vendor/$name" "crates-$name"
  done
}

rsynced() {
  [ ! -e "$FOLDER/files/$2.done" ] || return 0
  mkdir -p "$FOLDER/files/$2"
  (cd "$1" && find . -type f | grep -iE "\.($KINDS)\$" | tar -cf - -T -) | tar -xf - -C "$FOLDER/files/$2" 2>/dev/null || true
  touch "$FOLDER/files/$2.done"
}

pypi() {
  command -v pip3 >/dev/null || { echo "skipped: PyPI, there is no pip" && return; }
  local name
  for name in "${PYPI[@]}"; do fetched pypi "$name" pip3 download --quiet --no-deps --no-binary "$name" "$name"; done
}

npm_packages() {
  command -v npm >/dev/null || { echo "skipped: npm is not there" && return; }
  local name
  for name in "${NPM[@]}"; do fetched npm "${name//\//-}" npm pack --silent "$name"; done
}

# Debian's sources, by a list of packages of our own: the system's stays as it is.
debian() {
  command -v apt-get >/dev/null || { echo "skipped: Debian, there is no apt-get" && return; }
  local apt=$FOLDER/apt name
  mkdir -p "$apt/lists/partial"
  sed -E 's/^Types: .*/Types: deb-src/; s/^deb /deb-src /' /etc/apt/sources.list.d/debian.sources >"$apt/list.sources" 2>/dev/null || sed -nE 's/^deb /deb-src /p' /etc/apt/sources.list >"$apt/list.list"
  mkdir -p "$apt/parts"
  find "$apt" -maxdepth 1 \( -name 'list.sources' -o -name 'list.list' \) -size +0 -exec cp {} "$apt/parts/" \;
  local options=(-q -o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$apt/parts" -o "Dir::State::lists=$apt/lists" -o "APT::Get::List-Cleanup=0" -o "APT::Sandbox::User=root")
  [ -e "$apt/updated" ] || { apt-get "${options[@]}" update >"$apt/log" 2>&1 && touch "$apt/updated"; } || { echo "skipped: Debian's sources cannot be listed" && return; }
  for name in "${DEBIAN[@]}"; do fetched debian "$name" apt-get "${options[@]}" source --download-only "$name"; done
}

# one FILE: `defect-or-dash exit milliseconds-of-CPU file`.
one() {
  local rc=0 word=- ms
  local out=$SCRATCH/$BASHPID TIMEFORMAT='%3U %3S'
  { time (ulimit -v 1572864 -t 10 && timeout -k 1 60 "$JALON" check "$1" --format json --lang en >"$out.out" 2>"$out.err"); } 2>"$out.time" || rc=$?
  ms=$(awk 'END { printf "%d", 1000 * ($1 + $2) }' "$out.time")
  case $rc in 0 | 1 | 2 | 4) ;; 124 | 137 | 152) word=hang ;; *) word=abort ;; esac
  ! grep -qE 'panicked at|memory allocation of|RUST_BACKTRACE' "$out.err" || word=panic
  [ "$word" != - ] || [ "$(head -c 1 "$out.out")" = '{' ] || word=silent
  printf '%s\t%s\t%s\t%s\n' "$word" "$rc" "$ms" "$1"
  rm -f "$out".*
}
export -f one

MISSED=()
crates
pypi
npm_packages
debian
[ ${#MISSED[@]} = 0 ] || echo "no registry gave: ${MISSED[*]}"
for archive in "$FOLDER"/fetched/{pypi,npm,debian}/*/*.{tar.gz,tgz,tar.xz,tar.bz2,zip}; do
  [ -e "$archive" ] || continue
  kind=$(basename "$(dirname "$(dirname "$archive")")")
  unpacked "$archive" "$kind-$(basename "$archive")"
done

SCRATCH=$(mktemp -d)
export SCRATCH
trap 'rm -rf "$SCRATCH"' EXIT
# shellcheck disable=SC2016
find "$FOLDER/files" -type f ! -name '*.done' -print0 | sort -z | xargs -0 -P 2 -I{} bash -c 'one "$1"' _ {} >"$FOLDER/results.tsv"
awk -F'\t' '
  { kind = tolower($4); sub(/.*\./, "", kind); all[kind]++; n++ }
  $1 != "-" { bad[kind]++; defects++; next }
  $2 == 4 { refused[kind]++; next }
  { read[kind]++ }
  END {
    printf "%-6s %7s %7s %8s %8s\n", "kind", "files", "read", "refused", "defects"
    for (k in all) printf "%-6s %7d %7d %8d %8d\n", k, all[k], read[k], refused[k], bad[k] | "sort"
    close("sort")
    printf "%-6s %7d files, %d defects\n", "all", n, defects
  }' "$FOLDER/results.tsv"
echo 'slowest:'
sort -t$'\t' -k3,3nr "$FOLDER/results.tsv" | awk -F'\t' 'NR <= 10 { printf "%7d ms  %s\n", $3, $4 }'
if LC_ALL=C grep -av '^-' "$FOLDER/results.tsv"; then exit 1; fi
