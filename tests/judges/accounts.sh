#!/usr/bin/env bash
# accounts.sh OUT [AGAIN] [SETUP.ldif] [ad|ol]: the account files of a run, given to real servers and to the documented shapes.
# OUT and AGAIN are folders that a run published (AGAIN: a run after everything was loaded); SETUP: what the directory held before, of the kind named (else both are tried, empty).
# --domain NAME and --base DN before OUT when the hospital's base is another one than DC=chu,DC=test.
# Needs the judges in ../shared/verify; says what it skips. Exit 0, 1 when a judge found something, 4 when nothing could be judged.
set -u
here=$(cd "$(dirname "$0")" && pwd)
judges=${JUDGES:-$here/../../../shared/verify}
domain=chu.test
base=DC=chu,DC=test
while [ $# -gt 0 ]; do
  case $1 in
    --domain) domain=$2; shift 2 ;;
    --base) base=$2; shift 2 ;;
    *) break ;;
  esac
done
out=${1:?accounts.sh OUT [AGAIN] [SETUP.ldif] [ad|ol]}
again=${2:-}
setup=${3:-}
kind=${4:-}
if [ ! -d "$judges" ]; then
  echo "skipped: no judges in $judges"
  exit 4
fi
files=$out/accounts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
judged=0

# judge NAME COMMAND...: runs it, shows its last line, and all of it when it failed.
judge() {
  local name=$1 code
  shift
  "$@" >"$work/said" 2>&1
  code=$?
  case $code in
    0) judged=$((judged + 1)); echo "ok      $name: $(tail -n 1 "$work/said")" ;;
    4) echo "skipped $name: $(tail -n 1 "$work/said")" ;;
    *) judged=$((judged + 1)); failed=1; echo "FAILED  $name"; sed 's/^/        /' "$work/said" ;;
  esac
}

# both UNDO_OPEN UNDO: one file that takes back what was opened, then the rest.
both() {
  cat "$1"
  echo
  sed '1{/^version: 1$/d;}' "$2"
}

# directory NAME SCRIPT ARGUMENT...: a directory's LDIF, its opening, the second run, the way back.
directory() {
  local name=$1 script=$2
  shift 2
  if [ ! -s "$files/$name.ldif" ]; then
    echo "skipped $name: no $name.ldif in $files"
    return
  fi
  both "$files/undo/$name-open.ldif" "$files/undo/$name.ldif" >"$work/undo.ldif"
  local more=(--undo "$work/undo.ldif")
  if [ -n "$again" ]; then
    more+=(--again "$again/accounts/$name.ldif")
  else
    echo "skipped $name --again: no second run given"
  fi
  [ -n "$setup" ] && more+=(--setup "$setup")
  judge "$name" "$judges/$script" "$@" "${more[@]}" "$files/$name.ldif" "$files/secret/$name-open.ldif"
}

# rows KIND FILE: a table or a list; one without rows asks for nothing.
rows() {
  if [ ! -s "$2" ]; then
    echo "skipped $1: no $2"
  elif [ "$(tail -n +2 "$2" | grep -cv '^version:')" -eq 0 ] || [ "$(head -c 2 "$2")" = "[]" ]; then
    echo "skipped $1: nothing to do in $2"
  else
    judge "$1" python3 "$judges/accounts_csv.py" "$1" "$2"
  fi
}

[ "$kind" = ol ] || directory active-directory samba-ad.sh --domain "$domain"
[ "$kind" = ad ] || directory openldap openldap.sh --base "$base"
rows entra "$files/secret/entra.csv"
rows google "$files/secret/google.csv"
rows moodle "$files/moodle.csv"
rows newaduser "$files/active-directory.csv"
rows keycloak "$files/keycloak.json"
if [ -s "$files/scim-bulk.json" ] && [ "$(head -c 2 "$files/scim-bulk.json")" != "[]" ] && [ -z "$setup" ]; then
  more=(--undo "$files/undo/scim-bulk.json")
  [ -n "$again" ] && more+=(--again "$again/accounts/scim-bulk.json")
  judge scim python3 "$judges/scim.py" --resolve "${more[@]}" "$files/scim-bulk.json"
else
  echo "skipped scim: nothing to do, or changes of accounts that only their own server knows"
fi
[ "$judged" -gt 0 ] || exit 4
exit $failed
