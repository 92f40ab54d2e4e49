#!/usr/bin/env python3
"""check_out.py OUT: run.json lists every file of OUT that is not secret with its true hash, and nothing of what is secret but names."""
import hashlib, json, pathlib, re, sys

out = pathlib.Path(sys.argv[1])
run = json.loads((out / "run.json").read_text(encoding="utf-8"))
files = {f.relative_to(out).as_posix() for f in out.rglob("*") if f.is_file()} - {"run.json"}
listed = {o["path"]: o["sha256"] for o in run["outputs"]}
faults = []
secret = {f for f in files if f.startswith("accounts/secret/")}
faults += [f"not listed: {f}" for f in sorted(files - secret - listed.keys())]
faults += [f"listed, not there: {f}" for f in sorted(listed.keys() - files)]
faults += [f"secret, with a hash: {f}" for f in sorted(secret & listed.keys())]
text = (out / "run.json").read_text(encoding="utf-8")
for name in sorted(files):
    digest = hashlib.sha256((out / name).read_bytes()).hexdigest()
    if name in listed and listed[name] != digest:
        faults.append(f"wrong hash: {name}")
    if name in secret and digest in text:
        faults.append(f"hash of a secret: {name}")
for name in sorted(files):
    for part in name.split("/"):
        if re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part) or re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)", part):
            faults.append(f"no name for Windows: {name}")
lower = {}
for name in files:
    if lower.setdefault(name.lower(), name) != name:
        faults.append(f"one file on Windows: {name}, {lower[name.lower()]}")
print("\n".join(faults))
print(f"{len(files)} files, {len(listed)} listed, {len(secret)} secret, {len(faults)} faults")
sys.exit(1 if faults or not listed else 0)
