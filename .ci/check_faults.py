#!/usr/bin/env python3
"""check_faults.py CLEAN.json DIRTY.json TRUTH.json: on clean data no error; of the planted faults, at least 98 in 100 reported at their cell or at one as good;
beside them, at most one report a workbook that nobody planted."""
import collections, json, re, sys

clean, dirty, truth = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
RECALL = 0.98


def cells(reference):
    """A1 cells of a cell or of a one-column range."""
    first, _, last = reference.partition(":")
    a, b = re.match(r"([A-Z]+)(\d+)$", first), re.match(r"([A-Z]+)(\d+)$", last or first)
    return [f"{a[1]}{row}" for row in range(int(a[2]), int(b[2]) + 1)] if a and b else []


def places(fault):
    """The cell of a planted fault and those as good. Another place of the same sheet is its cell alone."""
    also = [{"cell": p} if isinstance(p, str) else p for p in fault.get("also") or []]
    return {(p.get("file", fault["file"]), p.get("sheet", fault["sheet"]), p["cell"]) for p in [fault] + also}


planted = [places(fault) for fault in truth["faults"]]
anywhere = set().union(*planted)
said, unplanted = set(), collections.Counter()
for found in dirty["diagnostics"]:
    if found["severity"] == "info":
        continue
    here = [(found["file"], found["sheet"], cell) for reference in found["cells"] for cell in cells(reference)] if found.get("sheet") else []
    twins = {(also["file"], also["sheet"], also["cell"]) for also in found["also"]}
    said.update(here, twins)
    strange = [place for place in here if place not in anywhere]
    # A fault may be said at its twin: one such cell for each planted place among the twins.
    strange = strange[len(twins & anywhere) :]
    if strange or not here:
        unplanted[found.get("file", "")] += len(strange) or 1
        print("not planted:", found["code"], found.get("file"), found.get("sheet"), " ".join(place[2] for place in strange[:5]), found["message"])
missed, total = collections.Counter(), collections.Counter()
for fault, wanted in zip(truth["faults"], planted):
    total[fault["kind"]] += 1
    if not wanted & said:
        missed[fault["kind"]] += 1
errors = [d for d in clean["diagnostics"] if d["severity"] == "error"]
for error in errors[:10]:
    print("false alarm:", error["code"], error.get("sheet"), error.get("cell"), error["message"])
for kind, count in sorted(missed.items()):
    print(f"missed: {kind} {count} of {total[kind]}")
count = sum(total.values())
found = count - sum(missed.values())
print(f"{found} of {count} planted faults found, {sum(unplanted.values())} reports beside them, {len(errors)} false alarms on clean data")
sys.exit(1 if errors or found < count * RECALL or max(unplanted.values(), default=0) > 1 else 0)
