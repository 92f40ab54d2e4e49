#!/usr/bin/env bash
# libreoffice.sh OUT PDF: LibreOffice opens every workbook of OUT and prints it into PDF; no page is empty of text, and none shows an error.
set -euo pipefail
out=$1 pdf=$2 profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
mkdir -p "$pdf"
count=0 faults=0
while IFS= read -r -d '' book; do
  # Two workbooks may have one name in two folders.
  name=$(printf %s "${book#"$out"/}" | tr / _)
  cp "$book" "$profile/$name"
  count=$((count + 1))
done < <(find "$out" -name '*.xlsx' -print0 | sort -z)
[ "$count" -gt 0 ] || { echo "no workbook in $out"; exit 1; }
timeout 600 soffice "-env:UserInstallation=file://$profile/profile" --headless --convert-to pdf --outdir "$pdf" "$profile"/*.xlsx >"$pdf/log" 2>&1 || { tail -5 "$pdf/log"; exit 1; }
for book in "$profile"/*.xlsx; do
  name=$(basename "$book" .xlsx)
  if ! text=$(pdftotext -layout "$pdf/$name.pdf" - 2>&1); then
    echo "not printed: $name"
    faults=$((faults + 1))
  elif grep -nE '#(REF|NAME|VALUE|VALEUR|NOM|DIV/0|N/A)[!?]?|Err:[0-9]+' <<<"$text" | head -3; then
    echo "shows an error: $name"
    faults=$((faults + 1))
  elif ! grep -q '[^[:space:]]' <<<"$text"; then
    echo "empty: $name"
    faults=$((faults + 1))
  fi
done
echo "$count workbooks printed, $faults faults"
[ "$faults" = 0 ]
