//! Accounts from one run to the next: what was given stays, what was loaded is not given again, and what others closed is theirs.

use super::support::{Case, files, type_in};
use jalon::model::{Lang, Value};
use jalon::outputs::accounts::ledger::COLUMNS;
use std::collections::BTreeMap;

/// Days after the first run.
const LATER: [&str; 2] = ["2027-01-25", "2027-02-25"];

const USERS: &str = "Matricule | Nom | Prénom | Code UF | Métier | Date d'arrivée\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 2020-01-06\n0002 | PETIT | Paul | NEURO | Infirmier | 2021-02-01\n\
                     0003 | ROCHE | Léa | CARDIO | Infirmière | 2019-05-06";

fn exported(lines: &str) -> String {
    format!("Identifiant | Matricule | Nom affiché | Courriel | État | Groupes | Dernière connexion\n{lines}")
}

/// A line of accounts.xlsx: where it stands, and its cells by field.
struct Line {
    row: u32,
    cells: BTreeMap<&'static str, String>,
}

impl Line {
    fn is(&self, field: &str) -> &str {
        self.cells.get(field).map_or("", String::as_str)
    }
}

/// The ledger by staff id, or by login where there is none.
fn ledger(case: &Case, lang: Lang) -> BTreeMap<String, Line> {
    let read = jalon::input::read(&[case.out().join("accounts/accounts.xlsx")], None);
    let grid = read.grids.first().expect("a sheet");
    let at = grid.rows.iter().position(|r| r.cells.iter().any(|c| c.value.shown() == COLUMNS[3].header.get(lang))).expect("a header");
    let mut lines = BTreeMap::new();
    for row in &grid.rows[at + 1..] {
        let cells: BTreeMap<&str, String> = COLUMNS.iter().zip(0u32..).map(|(c, col)| (c.field, row.get(col).shown().trim().to_owned())).collect();
        let key = if cells["id"].is_empty() { cells["login"].clone() } else { cells["id"].clone() };
        lines.insert(key, Line { row: row.row, cells });
    }
    lines
}

fn text(case: &Case, path: &str) -> String {
    String::from_utf8_lossy(&files(&case.out())[path]).into_owned()
}

/// Logins to their first passwords.
fn passwords(case: &Case) -> BTreeMap<String, String> {
    let list = text(case, "accounts/secret/first-passwords.csv");
    let rows: Vec<Vec<&str>> =
        list.trim_start_matches('\u{feff}').lines().map(|l| l.split([';', ',']).map(|f| f.trim_matches('"')).collect()).collect();
    let column = |names: [&str; 2]| rows[0].iter().position(|h| names.contains(h)).expect("a column");
    let (login, password) = (column(["Identifiant", "Login"]), column(["Mot de passe", "Password"]));
    rows[1..].iter().map(|r| (r[login].to_owned(), r[password].to_owned())).collect()
}

fn load(case: &Case, id: &str, lang: Lang, tab: &str) {
    let line = &ledger(case, lang)[id];
    let column = (0u32..).zip(COLUMNS).find(|(_, c)| c.field == "loaded").expect("a column").0;
    // 20 January 2027, as Excel holds it.
    type_in(&case.out().join("accounts/accounts.xlsx"), tab, (line.row, column), Value::Number(46407.0));
}

#[test]
fn an_account_closed_by_somebody_else_is_asked_about_in_every_run() {
    let closed = exported("alefevre | 0001 | LEFÈVRE Anaïs | | désactivé | | 2026-11-12\nppetit | 0002 | PETIT Paul | | actif | | 2026-12-07");
    let case = Case::tiny().sheet("Utilisateurs", USERS).sheet("Comptes existants", &closed);
    assert_eq!(case.run(&[]).code, 0);
    assert_eq!(ledger(&case, Lang::Fr)["0001"].is("action"), "À confirmer");
    for day in LATER {
        assert_eq!(case.run(&["--today", day]).code, 0);
        let all = ledger(&case, Lang::Fr);
        assert_eq!(all["0001"].is("action"), "À confirmer", "on {day}: {}", all["0001"].is("why"));
        assert!(!text(&case, "accounts/openldap.ldif").contains("alefevre"));
        assert!(!passwords(&case).contains_key("alefevre"));
    }
}

#[test]
fn logins_and_first_passwords_stay_whoever_comes() {
    let case = Case::tiny().sheet("Utilisateurs", USERS);
    assert_eq!(case.run(&[]).code, 0);
    let given = passwords(&case);
    assert_eq!(given.keys().collect::<Vec<_>>(), ["alefevre", "lroche", "ppetit"]);
    let case = case.later("Utilisateurs", &format!("{USERS}\n0000 | PETIT | Pierre | NEURO | Infirmier | 2001-02-01"));
    for day in LATER {
        assert_eq!(case.run(&["--today", day]).code, 0);
        assert_eq!(ledger(&case, Lang::Fr)["0002"].is("login"), "ppetit");
        assert_eq!(ledger(&case, Lang::Fr)["0000"].is("login"), "ppetit2");
        let mut now = passwords(&case);
        assert!(now.remove("ppetit2").is_some());
        assert_eq!(now, given);
    }
}

/// The date takes that person's change out of all files, and the others' stay.
fn a_date_takes_one_change_out(lang: Lang, word: &str, tab: &str) {
    let case = Case::tiny().sheet("Utilisateurs", USERS);
    let run = |day: &str| assert_eq!(case.run(&["--lang", word, "--today", day]).code, 0);
    run("2027-01-15");
    let first = text(&case, "accounts/openldap.ldif");
    assert!(ledger(&case, lang).values().all(|l| l.is("memory").starts_with("->c*")), "the memory is there, hidden");
    load(&case, "0002", lang, tab);
    for day in LATER {
        run(day);
        for path in ["accounts/openldap.ldif", "accounts/active-directory.ldif"] {
            let now = text(&case, path);
            assert!(!now.contains("uid: ppetit") && !now.contains("sAMAccountName: ppetit"), "{path} on {day} gives it again");
            assert!(now.contains("alefevre") && now.contains("lroche"), "{path} on {day} lost others");
        }
        let line = &ledger(&case, lang)["0002"];
        assert_eq!(line.is("loaded"), "2027-01-20", "on {day}");
        assert!(passwords(&case).contains_key("ppetit"), "not opened yet");
    }
    assert!(first.contains("uid: ppetit"));
}

#[test]
fn a_date_in_charge_le_takes_that_change_out_and_no_other() {
    a_date_takes_one_change_out(Lang::Fr, "fr", "Comptes");
}

#[test]
fn a_date_in_loaded_on_takes_that_change_out_and_no_other() {
    a_date_takes_one_change_out(Lang::En, "en", "Accounts");
}

#[test]
fn a_ledger_is_read_back_by_a_run_in_the_other_language() {
    let case = Case::tiny().sheet("Utilisateurs", USERS);
    assert_eq!(case.run(&["--lang", "en"]).code, 0);
    let given = passwords(&case);
    load(&case, "0002", Lang::En, "Accounts");
    assert_eq!(case.run(&["--lang", "fr", "--today", LATER[0]]).code, 0);
    assert_eq!(passwords(&case), given);
    assert!(!text(&case, "accounts/openldap.ldif").contains("uid: ppetit"));
}

#[test]
fn a_login_of_somebody_who_is_gone_stays_and_is_not_given_again() {
    let case = Case::tiny().sheet("Utilisateurs", USERS);
    assert_eq!(case.run(&[]).code, 0);
    let without: Vec<&str> = USERS.lines().filter(|l| !l.starts_with("0002")).collect();
    let case = case.later("Utilisateurs", &without.join("\n"));
    assert_eq!(case.run(&["--today", LATER[0]]).code, 0);
    assert_eq!(ledger(&case, Lang::Fr)["0002"].is("login"), "ppetit");
    let case = case.later("Utilisateurs", &format!("{}\n0009 | PETIT | Prune | NEURO | Infirmier | 2027-02-01", without.join("\n")));
    assert_eq!(case.run(&["--today", LATER[1]]).code, 0);
    let all = ledger(&case, Lang::Fr);
    assert_eq!((all["0002"].is("login"), all["0009"].is("login")), ("ppetit", "ppetit2"));
}

#[test]
fn the_account_of_a_row_that_an_error_kept_out_is_left_alone() {
    let accounts = exported("alefevre | 0001 | LEFÈVRE Anaïs | | actif | | 2026-11-12\nppetit | 2 | PETIT Paul | | actif | | 2026-12-07");
    let users = USERS.replace("PETIT | Paul | NEURO", "PETIT | Paul | NULPART").replace("LEFÈVRE | Anaïs", " | ");
    let case = Case::tiny().sheet("Utilisateurs", &users).sheet("Comptes existants", &accounts);
    for day in LATER {
        assert_eq!(case.run(&["--today", day]).code, 2);
        let all = ledger(&case, Lang::Fr);
        let actions: Vec<_> = ["0001", "2"].map(|id| all[id].is("action")).into();
        assert_eq!(actions, ["Aucune", "Aucune"], "{} {}", all["0001"].is("why"), all["2"].is("why"));
    }
}

#[test]
fn a_row_kept_out_for_a_day_finds_its_login_and_first_password_again() {
    let case = Case::tiny().sheet("Utilisateurs", USERS);
    assert_eq!(case.run(&[]).code, 0);
    let given = passwords(&case);
    let case = case.later("Utilisateurs", &USERS.replace("PETIT | Paul | NEURO", "PETIT | Paul | NULPART"));
    assert_eq!(case.run(&["--today", LATER[0]]).code, 2);
    let kept = &ledger(&case, Lang::Fr)["0002"];
    assert_eq!((kept.is("login"), kept.is("action")), ("ppetit", "Aucune"));
    assert!(!text(&case, "accounts/openldap.ldif").contains("ppetit"));
    let case = case.later("Utilisateurs", USERS);
    assert_eq!(case.run(&["--today", LATER[1]]).code, 0);
    assert_eq!((ledger(&case, Lang::Fr)["0002"].is("action"), passwords(&case)), ("Créer", given));
}
