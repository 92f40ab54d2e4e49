//! One builder: sheets as text → a folder of workbooks → a run → its screen and its JSON.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The day of all runs.
pub(crate) const TODAY: &str = "2027-01-15";

/// A small valid hospital: two services, four people, six operations, training means.
pub(crate) const TINY: &[(&str, &str)] = &[
    (
        "Utilisateurs",
        "Matricule | Nom | Prénom | Code UF | Métier | Date d'arrivée\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 2020-01-06\n0002 | PETIT | Paul | NEURO | Infirmier | 2021-02-01\n\
         0003 | ROCHE | Léa | CARDIO | Infirmière | 2019-05-06\n0004 | DUVAL | Marc | NEURO | Infirmier | 2018-03-05",
    ),
    ("Services", "Code UF | Libellé | Pilote\nCARDIO | Cardiologie | oui\nNEURO | Neurologie |"),
    (
        "Opérations",
        "Code | Libellé | Nature | Durée de base (j) | Équipe | Prédécesseurs | Jalon\nPREP | Préparation | technique | 2 | CONF | |\nFORM | Formation des équipes | métier | 2 | FORM | PREP |\n\
         BASC | Bascule | technique | 1 | CONF | FORM | oui\nAIDE | Assistance | métier | 3 | CONF | BASC |",
    ),
    ("RACI", "Code | CP | CADRE | CONFIG\nPREP | R/A | I | C\nFORM | A | R | C\nBASC | A | C | R\nAIDE | A | R | I"),
    ("Équipes", "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 2\nFORM | Formateurs | 2"),
    ("Profils", "Métier | Profil applicatif | Groupes | Modules\nInfirmière | SOINS | GG_SOINS | BASE\nInfirmier | SOINS | GG_SOINS | BASE"),
    ("Modules", "Code | Libellé | Durée (h) | Groupe mini | Groupe maxi\nBASE | Prise en main | 3 | 1 | 4"),
    ("Formateurs", "Code | Nom | Modules\nF1 | Colin Alice | BASE"),
    ("Salles", "Code | Nom | Capacité\nS1 | Salle 1 | 8"),
    (
        "Paramètres",
        "Paramètre | Valeur\nétablissement | Hôpital d'essai\ndomaine de messagerie | essai.example\nbase LDAP | DC=essai,DC=example\ndébut du projet | 2027-02-01",
    ),
];

/// Sheets to be written into one workbook.
pub(crate) struct Case {
    sheets: Vec<(String, String)>,
    pub(crate) folder: TempDir,
}

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("one JSON object on stdout: {e}\n{}\n{}", self.stdout, self.stderr))
    }
    /// Codes of its diagnostics, most serious first.
    pub(crate) fn codes(&self) -> Vec<String> {
        let json = self.json();
        let all = json["diagnostics"].as_array().expect("diagnostics");
        all.iter().map(|d| d["code"].as_str().expect("a code").to_owned()).collect()
    }
    /// The diagnostic of that code.
    pub(crate) fn diagnostic(&self, code: &str) -> Value {
        let json = self.json();
        let all = json["diagnostics"].as_array().expect("diagnostics");
        all.iter().find(|d| d["code"] == code).unwrap_or_else(|| panic!("{code} was not raised: {:?}", self.codes())).clone()
    }
}

impl Case {
    pub(crate) fn empty() -> Case {
        Case { sheets: Vec::new(), folder: tempfile::tempdir().expect("a folder") }
    }
    pub(crate) fn tiny() -> Case {
        let mut case = Case::empty();
        case.sheets = TINY.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        case
    }
    /// Adds a sheet, or replaces the one of that name.
    pub(crate) fn sheet(mut self, name: &str, text: &str) -> Case {
        self.sheets.retain(|(n, _)| n != name);
        self.sheets.push((name.to_owned(), text.to_owned()));
        self
    }
    pub(crate) fn without(mut self, name: &str) -> Case {
        self.sheets.retain(|(n, _)| n != name);
        self
    }
    /// The next delivery of the same workbook, with that sheet instead.
    pub(crate) fn later(self, name: &str, text: &str) -> Case {
        let case = self.sheet(name, text);
        std::fs::remove_file(case.input().join("hôpital.xlsx")).expect("it was there");
        case
    }
    pub(crate) fn input(&self) -> PathBuf {
        self.folder.path().join("entrée")
    }
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("résultat")
    }
    /// Writes the workbook.
    pub(crate) fn write(&self) -> &Case {
        // Written once: a workbook saved again is another file.
        if self.input().join("hôpital.xlsx").is_file() {
            return self;
        }
        self.save("hôpital.xlsx", &self.sheets);
        self
    }
    /// Another workbook beside the first, of one sheet.
    pub(crate) fn file(self, name: &str, tab: &str, text: &str) -> Case {
        self.save(name, &[(tab.to_owned(), text.to_owned())]);
        self
    }
    fn save(&self, file: &str, sheets: &[(String, String)]) {
        std::fs::create_dir_all(self.input()).expect("a folder");
        let mut book = Workbook::new();
        let usual = Format::new().set_num_format("dd/mm/yyyy");
        let struck = usual.clone().set_font_strikethrough();
        for (name, text) in sheets {
            let sheet = book.add_worksheet().set_name(name).expect("a tab name");
            for (row, line) in (0u32..).zip(text.lines()) {
                // A line that begins with `-` is a row hidden or filtered away.
                let line = line.strip_prefix("-- ").map_or(line, |hidden| {
                    sheet.set_row_hidden(row).expect("a row");
                    hidden
                });
                // One that begins with `~` is struck through.
                let (line, format) = line.strip_prefix("~~ ").map_or((line, &usual), |line| (line, &struck));
                for (col, cell) in (0u16..).zip(line.split('|')) {
                    put(sheet, row, col, cell.trim(), format);
                }
            }
        }
        if !sheets.is_empty() {
            book.save(self.input().join(file)).expect("saved");
        }
    }
    pub(crate) fn check(&self) -> Ran {
        self.write();
        jalon(&["check", &self.input().to_string_lossy(), "--format", "json", "--today", TODAY])
    }
    pub(crate) fn run(&self, more: &[&str]) -> Ran {
        self.write();
        let (input, out) = (self.input(), self.out());
        let mut args = vec!["run", input.to_str().expect("UTF-8"), "-o", out.to_str().expect("UTF-8"), "--no-progress"];
        if !more.contains(&"--today") {
            args.extend(["--today", TODAY]);
        }
        args.extend(more);
        jalon(&args)
    }
}

/// What a person would have typed: a day, a number, a failed formula, else text; `'12` is text.
fn put(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, col: u16, text: &str, format: &Format) {
    let code = text.len() > 1 && text.starts_with('0') && !text.contains([',', '.']);
    let done = if text.is_empty() {
        return;
    } else if let Some(text) = text.strip_prefix('\'') {
        sheet.write_string_with_format(row, col, text, format)
    } else if let (10, Ok(date)) = (text.len(), ExcelDateTime::parse_from_str(text)) {
        sheet.write_datetime_with_format(row, col, date, format)
    } else if text == "#N/A" {
        sheet.write_formula(row, col, Formula::new("NA()").set_result("#N/A"))
    } else if let (Ok(n), false) = (text.parse::<f64>(), code) {
        sheet.write_number(row, col, n)
    } else {
        sheet.write_string_with_format(row, col, text, format)
    };
    done.expect("a cell");
}

/// Runs the program.
pub(crate) fn jalon(args: &[&str]) -> Ran {
    let out = Command::new(env!("CARGO_BIN_EXE_jalon")).args(args).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let ran = Ran { code: out.status.code().unwrap_or(-1), stdout: text(out.stdout), stderr: text(out.stderr) };
    assert!(!ran.stderr.contains("panicked at"), "a panic: {}", ran.stderr);
    ran
}

/// The workbook after a person typed a value in one cell; row and column count from 0.
pub(crate) fn type_in(path: &Path, tab: &str, cell: (u32, u32), value: jalon::model::Value) {
    use jalon::package::parts::Changes;
    use jalon::package::splice::{Edit, Put};
    use jalon::package::tabs::Book;
    let bytes = std::fs::read(path).expect("there");
    let book = Book::open(&bytes).expect("opens");
    let tab = book.tab(tab).expect("the tab is there");
    let edits = [(cell, Edit { put: Put::Value(value), style: None })].into_iter().collect();
    let mut changes = Changes::default();
    changes.parts.insert(tab.part.clone(), book.sheet(tab).expect("parses").edited(&edits).into_bytes());
    std::fs::write(path, book.parts.changed(&changes).expect("zipped")).expect("saved");
}

/// Every file under a folder with its bytes, by path.
pub(crate) fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    fn walk(at: &Path, root: &Path, out: &mut std::collections::BTreeMap<String, Vec<u8>>) {
        for path in std::fs::read_dir(at).expect("a folder").map(|e| e.expect("an entry").path()) {
            if path.is_dir() {
                walk(&path, root, out);
            } else {
                let name = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
                out.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    let mut out = std::collections::BTreeMap::new();
    walk(folder, folder, &mut out);
    assert!(!out.is_empty(), "{} holds files", folder.display());
    out
}
