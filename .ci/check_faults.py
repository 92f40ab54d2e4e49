#!/usr/bin/env python3
"""check_faults.py CLEAN.json DIRTY.json TRUTH.json: on clean data no error; of the planted faults, how many were reported at their cell or at one as good."""
import collections, json, re, sys

clean, dirty, truth = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])


def cells(reference):
    """A1 cells of a cell or of a one-column range."""
    first, _, last = reference.partition(":")
    a, b = re.match(r"([A-Z]+)(\d+)$", first), re.match(r"([A-Z]+)(\d+)$", last or first)
    return [f"{a[1]}{row}" for row in range(int(a[2]), int(b[2]) + 1)] if a and b else []


said = set()
for found in dirty["diagnostics"]:
    if found["severity"] != "info" and found.get("sheet"):
        for reference in found.get("cells") or [found.get("cell") or ""]:
            said.update((found["file"], found["sheet"], cell) for cell in cells(reference))
        said.update((also["file"], also["sheet"], also["cell"]) for also in found.get("also", []))
missed = collections.Counter()
total = collections.Counter()
for fault in truth["faults"]:
    places = [fault] + (fault.get("also") or [])
    # Another place of the same sheet is its cell alone.
    places = [{"cell": p} if isinstance(p, str) else p for p in places]
    here = {(p.get("file", fault["file"]), p.get("sheet", fault["sheet"]), p["cell"]) for p in places}
    total[fault["kind"]] += 1
    if not here & said:
        missed[fault["kind"]] += 1
errors = [d for d in clean["diagnostics"] if d["severity"] == "error"]
for error in errors[:10]:
    print("false alarm:", error["code"], error.get("sheet"), error.get("cell"), error["message"])
for kind, count in sorted(missed.items()):
    print(f"missed: {kind} {count} of {total[kind]}")
found, planted = sum(total.values()) - sum(missed.values()), sum(total.values())
print(f"{found} of {planted} planted faults found, {len(errors)} false alarms on clean data")
sys.exit(1 if errors or found < planted * 0.9 else 0)
