//! A messy hospital as text: its files, sheets and rows, and what a careful reader would say of them, written beside each fault. The format is told in `README.md`.

use std::collections::BTreeMap;

/// One text file of the shelf.
pub(crate) struct Hospital {
    pub(crate) sheets: Vec<Sheet>,
    /// `summary` entries that must come out.
    pub(crate) summary: BTreeMap<String, u64>,
    pub(crate) faults: Vec<Fault>,
}

pub(crate) struct Sheet {
    pub(crate) file: String,
    pub(crate) tab: String,
    /// Encoding and separator of a csv.
    pub(crate) csv: Option<(String, char)>,
    pub(crate) rows: Vec<Row>,
    pub(crate) tables: Vec<Table>,
}

#[derive(Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    pub(crate) hidden: bool,
    pub(crate) struck: bool,
}

/// A table that must be recognised: its kind, its place, its data rows and, where it matters, the field of each column (`-`: not used).
pub(crate) struct Table {
    pub(crate) kind: String,
    pub(crate) range: String,
    pub(crate) rows: u64,
    pub(crate) fields: Option<Vec<String>>,
}

/// What must be raised: one of those codes (or severities) at one of those places.
pub(crate) struct Fault {
    pub(crate) codes: Vec<String>,
    pub(crate) at: Vec<Place>,
    /// Known to be missed today: counts against recall, and is printed.
    pub(crate) gap: bool,
}

/// File, sheet, cell; each absent where the fault is of something larger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: Option<String>,
    pub(crate) sheet: Option<String>,
    pub(crate) cell: Option<String>,
}

impl Hospital {
    pub(crate) fn read(name: &str, text: &str) -> Hospital {
        let mut h = Hospital { sheets: Vec::new(), summary: BTreeMap::new(), faults: Vec::new() };
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with("//")) {
            let (line, beside) = line.rsplit_once("  # ").map_or((line, None), |(l, b)| (l, Some(b)));
            let line = line.split_once("  // ").map_or(line, |(l, _)| l).trim_end();
            h.take(line).and_then(|()| h.note(beside)).unwrap_or_else(|| panic!("{name}.txt:{}: cannot be read: {line}", number + 1));
        }
        assert!(!h.sheets.is_empty(), "{name}: holds no sheet");
        h
    }

    /// One line: what it says of the hospital, a heading, a table or a row.
    fn take(&mut self, line: &str) -> Option<()> {
        if let Some(heading) = line.strip_prefix("== ") {
            self.sheets.push(Sheet::headed(heading)?);
        } else if let Some(all) = line.strip_prefix("expect ") {
            self.faults.extend(faults(all, |_| Some(Place { file: None, sheet: None, cell: None }))?);
        } else if let Some(all) = line.strip_prefix("summary ") {
            for part in all.split(", ") {
                let (key, n) = part.split_once(' ')?;
                self.summary.insert(key.to_owned(), n.parse().ok()?);
            }
        } else if let Some(table) = line.strip_prefix("-> ") {
            let read = if table == "nothing" { None } else { Some(Table::of(table)?) };
            self.sheets.last_mut()?.tables.extend(read);
        } else {
            self.sheets.last_mut()?.rows.push(Row::of(line));
        }
        Some(())
    }

    /// The faults beside the last line.
    fn note(&mut self, beside: Option<&str>) -> Option<()> {
        if let Some(beside) = beside {
            let sheet = self.sheets.last()?;
            let found = faults(beside, |place| place_of(place, sheet, sheet.rows.len()))?;
            self.faults.extend(found);
        }
        Some(())
    }
}

impl Sheet {
    /// `Export RH.xlsx / Feuil1`, or `export.csv (windows-1252 ;)`.
    fn headed(heading: &str) -> Option<Sheet> {
        let (file, tab, csv) = if let Some((file, how)) = heading.split_once(" (").filter(|(f, _)| f.to_lowercase().ends_with(".csv")) {
            let (encoding, separator) = how.strip_suffix(')')?.split_once(' ')?;
            let separator = if separator == "tab" { '\t' } else { separator.chars().next()? };
            // A csv has its file's name for a sheet.
            (file, file.rsplit('/').next()?, Some((encoding.to_owned(), separator)))
        } else {
            let (file, tab) = heading.split_once(" / ")?;
            (file, tab, None)
        };
        Some(Sheet { file: file.to_owned(), tab: tab.trim().to_owned(), csv, rows: Vec::new(), tables: Vec::new() })
    }
}

impl Row {
    fn of(line: &str) -> Row {
        let (struck, line) = line.strip_prefix("~~ ").map_or((false, line), |l| (true, l));
        let (hidden, line) = line.strip_prefix("-- ").map_or((false, line), |l| (true, l));
        let cells = line.split('|').map(|c| c.trim().replace("\\n", "\n").replace('␣', "\u{a0}")).collect();
        Row { cells, hidden, struck }
    }
}

impl Table {
    /// `users B4:K15 11 rows: id last first service job -`.
    fn of(text: &str) -> Option<Table> {
        let (head, fields) = text.split_once(" rows")?;
        let [kind, range, rows] = head.split_whitespace().collect::<Vec<_>>()[..] else { return None };
        let fields = fields.strip_prefix(':').map(|f| f.split_whitespace().map(str::to_owned).collect());
        Some(Table { kind: kind.to_owned(), range: range.to_owned(), rows: rows.parse().ok()?, fields })
    }
}

/// `I012 C, gap I043 F or F9: why`: several faults, each of one code or of one of several (`I012/I101`), at one place or another.
fn faults(beside: &str, place: impl Fn(&str) -> Option<Place>) -> Option<Vec<Fault>> {
    let known = beside.split_once(": ").map_or(beside, |(f, _)| f);
    known
        .split(", ")
        .map(|one| {
            let (gap, one) = one.trim().strip_prefix("gap ").map_or((false, one.trim()), |o| (true, o));
            let (codes, at) = one.split_once(' ').unwrap_or((one, ""));
            let good = |c: &str| matches!(c, "error" | "warning") || c.len() == 4 && c[1..].chars().all(|d| d.is_ascii_digit());
            let codes: Vec<String> = codes.split('/').map(str::to_owned).collect();
            let at: Option<Vec<Place>> = at.split(" or ").map(|p| place(p.trim())).collect();
            codes.iter().all(|c| good(c)).then_some(Fault { codes, at: at?, gap })
        })
        .collect()
}

/// `C` and `C3`: a cell of that row; empty: the sheet; `file.xlsx / Feuil1 ! C3`: elsewhere.
fn place_of(text: &str, sheet: &Sheet, row: usize) -> Option<Place> {
    let here = |cell: Option<String>| Place { file: Some(sheet.file.clone()), sheet: Some(sheet.tab.clone()), cell };
    if text.is_empty() {
        return Some(here(None));
    }
    if let Some((at, cell)) = text.split_once(" ! ") {
        let (file, tab) = at.split_once(" / ")?;
        return Some(Place { file: Some(file.to_owned()), sheet: Some(tab.to_owned()), cell: Some(cell.to_owned()) });
    }
    let letters: String = text.chars().take_while(char::is_ascii_uppercase).collect();
    let digits = &text[letters.len()..];
    if letters.is_empty() {
        return None;
    }
    let row = if digits.is_empty() { row } else { digits.parse().ok()? };
    Some(here(Some(format!("{letters}{row}"))))
}
