# shellcheck shell=bash
# What .ci/run and .ci/full share: steps with a title and a time, tools by package name, a working folder that goes at the end.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
SHARED=${JALON_SHARED:-$ROOT/../shared}
TOOLS=$ROOT/target/ci
mkdir -p "$TOOLS"
WORK=$(mktemp -d "$TOOLS/work.XXXXXX")
cleanup() {
  if mountpoint -q "$WORK/small-disk" 2>/dev/null; then umount "$WORK/small-disk" || true; fi
  chmod -R u+w "$WORK" 2>/dev/null || true
  rm -rf "$WORK"
}
trap cleanup EXIT
trap 'exit 130' INT TERM
export LC_ALL=C.UTF-8 CARGO_TERM_COLOR=never PYTHONDONTWRITEBYTECODE=1

PASSED=0 FAILED=0 SKIPPED=()

# step TITLE FUNCTION [ARG...]: runs it on its own; 77 means skipped. A failure does not stop the next step.
step() {
  local title=$1 start=$SECONDS rc=0
  shift
  printf '\n== %s\n' "$title"
  set +e
  (
    set -e
    cd "$ROOT"
    "$@"
  )
  rc=$?
  set -e
  case $rc in
    0) PASSED=$((PASSED + 1)) && printf 'ok    %s (%d s)\n' "$title" $((SECONDS - start)) ;;
    77) SKIPPED+=("$title") && printf 'skip  %s\n' "$title" ;;
    *) FAILED=$((FAILED + 1)) && printf 'FAIL  %s (exit %d, %d s)\n' "$title" "$rc" $((SECONDS - start)) ;;
  esac
}

finish() {
  local title
  printf '\n'
  for title in "${SKIPPED[@]+"${SKIPPED[@]}"}"; do printf 'skipped: %s\n' "$title"; done
  printf '%d s, %d skipped\n%d passed, %d failed\n' "$SECONDS" ${#SKIPPED[@]} "$PASSED" "$FAILED"
  [ "$FAILED" -eq 0 ]
}

skip() {
  printf 'skipped: %s\n' "$*"
  exit 77
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# need COMMAND PACKAGE...: installs the packages where the command is missing and that can be done.
need() {
  local command=$1
  shift
  if command -v "$command" >/dev/null; then return; fi
  command -v apt-get >/dev/null || skip "$command is missing, and there is no apt-get to install $*"
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || skip "$command is missing; as root: apt-get install $*"
    sudo=(sudo)
  fi
  printf 'installing %s\n' "$*"
  "${sudo[@]+"${sudo[@]}"}" env DEBIAN_FRONTEND=noninteractive bash -c \
    'apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" || { apt-get -o DPkg::Lock::Timeout=300 update && apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"; }' \
    install "$@" >"$TOOLS/apt.log" 2>&1 || skip "cannot install $*: $(grep -m1 '^E:' "$TOOLS/apt.log" || tail -1 "$TOOLS/apt.log")"
}

# A Python of our own, kept under target/, with what the judges read workbooks and calendars with.
python() {
  need python3 python3 python3-venv
  if ! [ -e "$TOOLS/venv/done" ]; then
    python3 -c 'import ensurepip, venv' 2>/dev/null || need no-python3-venv-yet python3-venv
    rm -rf "$TOOLS/venv"
    python3 -m venv "$TOOLS/venv" >"$TOOLS/venv.log" 2>&1 || skip "python3 cannot make an environment: $(tail -1 "$TOOLS/venv.log")"
    "$TOOLS/venv/bin/pip" install -q openpyxl XlsxWriter icalendar >"$TOOLS/pip.log" 2>&1 || skip "pip cannot install openpyxl, XlsxWriter, icalendar: $(tail -1 "$TOOLS/pip.log")"
    touch "$TOOLS/venv/done"
  fi
  "$TOOLS/venv/bin/python" "$@"
}

shared() {
  [ -e "$SHARED/$1" ] || skip "$1 is not beside this project (JALON_SHARED names its folder)"
}

jalon() {
  "$ROOT/target/release/jalon" "$@"
}

# run_exits CODE ARG...: the program ends with that code.
run_exits() {
  local wanted=$1 rc=0
  shift
  jalon "$@" >"$WORK/stdout" 2>"$WORK/stderr" || rc=$?
  if [ "$rc" != "$wanted" ]; then
    tail -20 "$WORK/stderr" "$WORK/stdout" >&2
    fail "jalon $*: exit $rc, should be $wanted"
  fi
}

hashes() {
  (cd "$1" && find . -type f -print0 | sort -z | xargs -0r sha256sum)
}

# hospital NAME SIZE OPTION...: made input under $WORK/NAME, once.
hospital() {
  local name=$1 size=$2
  shift 2
  shared bench/gen_hospital.py
  if [ -d "$WORK/$name" ]; then return; fi
  python "$SHARED/bench/gen_hospital.py" "$size" --seed 1 -o "$WORK/$name" "$@"
}
