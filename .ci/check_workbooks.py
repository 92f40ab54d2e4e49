#!/usr/bin/env python3
"""check_workbooks.py FOLDER: openpyxl opens every workbook, with formulas and with cached values; no cell shows an error, no formula lacks its cached value, no text is a formula by accident."""
import pathlib, re, sys, warnings, zipfile

import openpyxl

warnings.simplefilter("error")
# openpyxl says of every extension that it would drop it on saving: data bars and the like, which Excel and LibreOffice keep.
warnings.filterwarnings("ignore", message=".*extension is not supported.*")
books = sorted(pathlib.Path(sys.argv[1]).rglob("*.xlsx"))
faults, cells = [], 0
for path in books:
    try:
        formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # whatever a reader cannot stand
        faults.append(f"{path}: {error!r}")
        continue
    # Read from the XML: openpyxl tells an empty text from no value at all no more than a cell that was never computed.
    with zipfile.ZipFile(path) as parts:
        for name in filter(re.compile(r"xl/worksheets/.*\.xml").fullmatch, parts.namelist()):
            bare = len(re.findall(rb"</f></c>|<f/></c>", parts.read(name)))
            if bare:
                faults.append(f"{path} {name}: {bare} formulas without their cached value")
    for sheet in formulas:
        if not hasattr(sheet, "iter_rows"):
            continue
        shown = values[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                cells += 1
                value = shown[cell.coordinate].value
                if isinstance(value, str) and value.startswith("#") and value.rstrip("!?/0A").isupper() and value[1:4] in ("REF", "NAM", "VAL", "DIV", "N/A", "NUM", "NUL"):
                    faults.append(f"{path} {sheet.title} {cell.coordinate}: {value}")
print("\n".join(faults[:40]))
print(f"{len(books)} workbooks, {cells} cells, {len(faults)} faults")
sys.exit(1 if faults or not books else 0)
