#!/usr/bin/env bash
# kills.sh JALON FOLDER: stops a run with kill -9 at many moments; OUT must be the old run or the new one, byte for byte, and nothing may lie beside it after the next run.
set -euo pipefail
jalon=$1 work=$2
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$work"
hashes() { (cd "$1" && find . -type f ! -path './accounts/secret/*' -print0 | sort -z | xargs -0r sha256sum); }
run() { "$jalon" run "$root/samples/hopital" -o "$work/out" --today "$1" "${@:2}" >/dev/null 2>&1; }
fresh() { rm -rf "$work/out" && cp -a "$work/old" "$work/out"; }
run 2027-01-15
echo theirs >"$work/out/theirs.txt"
cp -a "$work/out" "$work/old"
hashes "$work/old" >"$work/old.sums"
start=$(date +%s%N)
run 2027-02-15 --lang en
whole=$((($(date +%s%N) - start) / 1000000))
hashes "$work/out" >"$work/new.sums"
if cmp -s "$work/old.sums" "$work/new.sums"; then
  echo "the second run says nothing new: this proves nothing"
  exit 1
fi
old=0 new=0 tries=40
for try in $(seq $tries); do
  fresh
  "$jalon" run "$root/samples/hopital" -o "$work/out" --today 2027-02-15 --lang en >/dev/null 2>&1 &
  pid=$!
  # Most of the moments in the last third of a run, where OUT is written.
  sleep "$(awk -v t="$try" -v n=$tries -v w="$whole" 'BEGIN { x = t / n; printf "%.4f", w * (x < 0.2 ? 3 * x : 0.5 + 0.6 * x) / 1000 }')"
  kill -9 $pid 2>/dev/null || true
  wait $pid 2>/dev/null || true
  hashes "$work/out" >"$work/after.sums"
  if cmp -s "$work/after.sums" "$work/old.sums"; then
    old=$((old + 1))
  elif cmp -s "$work/after.sums" "$work/new.sums"; then
    new=$((new + 1))
  else
    echo "neither old nor new, killed in try $try:"
    diff "$work/after.sums" "$work/new.sums" | head -10
    exit 1
  fi
  run 2027-02-15 --lang en
  beside=$(find "$work" -maxdepth 1 -name '.out*')
  [ -z "$beside" ] || { echo "left beside OUT: $beside"; exit 1; }
  [ "$(cat "$work/out/theirs.txt")" = theirs ]
done
echo "$tries kills within $whole ms: $old times the old run, $new times the new one"
