//! RACI matrices and duty rosters as people make them.

use super::support::{Case, Ran};
use serde_json::Value;

fn table(ran: &Ran, kind: &str) -> Value {
    let json = ran.json();
    let found = json["recognised"].as_array().expect("tables").iter().find(|t| t["kind"] == kind);
    found.unwrap_or_else(|| panic!("no {kind}: {}", json["recognised"])).clone()
}

fn silent(ran: &Ran) {
    assert_eq!(ran.codes(), Vec::<String>::new(), "{}", ran.stdout);
}

#[test]
fn letters_are_read_however_they_are_put_together() {
    for cell in ["R/A", "RA", "R et A", "R+A", "R - A", "r/a", "R & A", "A(R)", "A, R", "R;A", "r et a"] {
        silent(
            &Case::tiny()
                .sheet(
                    "RACI",
                    &format!("Code | CP | CADRE | CONFIG\nPREP | {cell} | I | C\nFORM | A | R | -\nBASC | A | n/a | R\nAIDE | A | R | néant"),
                )
                .check(),
        );
    }
}

#[test]
fn a_letter_that_is_none_of_the_four_is_said_at_its_cell() {
    let ran =
        Case::tiny().sheet("RACI", "Code | CP | CADRE | CONFIG\nPREP | R/A | X | Z\nFORM | A | R | ?\nBASC | A | C | R\nAIDE | A | R | I").check();
    let json = ran.json();
    let cells: Vec<&Value> = json["diagnostics"].as_array().expect("some").iter().filter(|d| d["code"] == "I080").map(|d| &d["cell"]).collect();
    assert_eq!((cells.len(), ran.codes().len()), (3, 3), "{}", ran.stdout);
}

#[test]
fn a_legend_is_no_row_and_no_operation() {
    let raci = "PREP | R/A | I | C\nFORM | A | R | C\nBASC | A | C | R\nAIDE | A | R | I";
    let header = "Code | CP | CADRE | CONFIG";
    for sheet in [
        format!("{header}\n{raci}\n\nR = Réalise\nA = Approuve\nC = Consulté\nI = Informé"),
        format!("{header}\n{raci}\n\nR | Réalise\nA | Approuve\nC | Consulté\nI | Informé"),
        format!("{header}\n{raci}\nLégende : R = réalise, A = approuve, C = consulté, I = informé"),
        format!("R : Réalise | A : Approuve | C : Consulté | I : Informé\n\n{header}\n{raci}"),
        format!("RACI du projet\nR | Réalise\nA | Approuve\nC | Consulté\nI | Informé\n\n{header}\n{raci}"),
        "Code | CP | CADRE | CONFIG | | Légende\nPREP | R/A | I | C | | R = Réalise\nFORM | A | R | C | | A = Approuve\nBASC | A | C | R | | C = Consulté\nAIDE | A | R | I | | I = Informé".to_owned(),
        "Code | CP | CADRE | CONFIG | Lettre | Signification\nPREP | R/A | I | C | R | Réalise\nFORM | A | R | C | A | Approuve\nBASC | A | C | R | C | Consulté\nAIDE | A | R | I | I | Informé".to_owned(),
    ] {
        let ran = Case::tiny().sheet("RACI", &sheet).check();
        assert_eq!(ran.codes(), Vec::<String>::new(), "{sheet}\n{}", ran.stdout);
        assert_eq!(table(&ran, "raci")["rows"], 4, "{sheet}");
    }
}

#[test]
fn a_raci_is_found_under_titles_two_levels_phases_and_above_totals() {
    let ran = Case::tiny()
        .sheet(
            "RACI",
            "RACI du déploiement\nversion 3 du 12 mars\n\n | | Pilotage | | Terrain |\nPhase | Étape | CP | CADRE | Paramétreurs | Nb\nAVANT |\n | Préparation | R/A | I | C | 3\n | Formation des équipes | A | R | C | 3\nAPRÈS\n | Bascule | A | C | R | 3\n | Assistance | A | R | I | 3\n | Total | 4 | 4 | 4 |",
        )
        .check();
    silent(&ran);
    let raci = table(&ran, "raci");
    assert_eq!((&raci["range"], &raci["rows"]), (&"A5:E11".into(), &4.into()), "{raci}");
    let fields: Vec<String> = raci["columns"].as_array().expect("columns").iter().map(|c| format!("{}={}", c["header"], c["field"])).collect();
    assert_eq!(fields, ["\"Phase\"=null", "\"Étape\"=\"operation\"", "\"CP\"=\"actor\"", "\"CADRE\"=\"actor\"", "\"Paramétreurs\"=\"actor\""]);
}

#[test]
fn actors_in_full_are_the_usual_roles() {
    silent(&Case::tiny().sheet("RACI", "Opération | Chef(fe) de projet | Cadre de santé | CONFIG (paramétrage) | Référent(e)s\nPREP | R/A | I | C | I\nFORM | A | R | C | C\nBASC | A | C | R | I\nAIDE | A | R | I | I").check());
}

#[test]
fn a_raci_of_one_sheet_a_phase_is_one_raci() {
    let ran = Case::tiny()
        .without("RACI")
        .sheet("RACI avant", "Code | CP | CADRE | CONFIG\nPREP | R/A | I | C\nFORM | A | R | C")
        .sheet("RACI après", "Code | CP | CADRE | TECH\nBASC | A | C | R\nAIDE | A | R | I")
        .check();
    silent(&ran);
    let twice = Case::tiny().sheet("RACI 2", "Code | CP | CADRE | CONFIG\nPREP | R/A | I | C\nFORM | A | C | C\nBASC | A | C | R").check();
    assert_eq!(twice.codes(), ["I111"]);
    let said = twice.diagnostic("I111");
    assert_eq!((&said["cell"], &said["also"][0]["sheet"], &said["also"][0]["cell"]), (&"C3".into(), &"RACI".into(), &"C3".into()));
}

#[test]
fn a_raci_stands_on_the_sheet_of_its_operations() {
    let operations = "Code | Libellé | Durée de base (j) | Prédécesseurs | Jalon\nPREP | Préparation | 2 | |\nFORM | Formation des équipes | 2 | PREP |\nBASC | Bascule | 1 | FORM | oui\nAIDE | Assistance | 3 | BASC |";
    let below = format!(
        "{operations}\n\nQui fait quoi\nCode | CP | CADRE | CONFIG\nPREP | R/A | I | C\nFORM | A | R | C\nBASC | A | C | R\nAIDE | A | R | I"
    );
    let ran = Case::tiny().without("RACI").sheet("Opérations", &below).check();
    silent(&ran);
    assert_eq!((&ran.json()["summary"]["operations"], &table(&ran, "operations")["range"]), (&4.into(), &"A1:E5".into()));
    let beside = "Code | Libellé | Durée de base (j) | Prédécesseurs | Jalon | CP | CADRE | CONFIG\nPREP | Préparation | 2 | | | R/A | I | C\nFORM | Formation des équipes | 2 | PREP | | A | R | C\nBASC | Bascule | 1 | FORM | oui | A | C | R\nAIDE | Assistance | 3 | BASC | | A | R | I";
    let ran = Case::tiny().without("RACI").sheet("Opérations", beside).check();
    silent(&ran);
    assert_eq!((&table(&ran, "raci")["rows"], &ran.json()["summary"]["operations"]), (&4.into(), &4.into()));
}

#[test]
fn what_is_wrong_in_a_raci_is_said_once_each() {
    let ran = Case::tiny()
        .sheet("Acteurs", "Acteur | Qui | Équipe\nCP | Paul Durand |\nSECR | Secrétariat |\nCONFIG | | CONFF")
        .sheet("RACI", "Code | CP | CADER | CONFIG | EDIT\nPREP | R/A | I | A |\nFORM | R | C | C |\nBASK | A | C | R |\nAIDE | A | R | I |")
        .check();
    let json = ran.json();
    let said: Vec<String> = json["diagnostics"]
        .as_array()
        .expect("some")
        .iter()
        .map(|d| format!("{} {}", d["code"].as_str().unwrap_or(""), d["cell"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(said, ["I053 A4", "I082 B2", "I081 A3", "I085 ", "I052 C4", "I084 C1", "I110 E1", "I110 A3"].map(str::to_owned), "{}", ran.stdout);
    assert!(ran.diagnostic("I084")["help"].as_str().is_some_and(|h| h.contains("CADRE")));
    assert!(ran.diagnostic("I053")["help"].as_str().is_some_and(|h| h.contains("BASC")));
}
