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
    assert_eq!((&raci["range"], &raci["rows"]), (&"A5:F11".into(), &4.into()), "{raci}");
    let fields: Vec<String> = raci["columns"].as_array().expect("columns").iter().map(|c| format!("{}={}", c["header"], c["field"])).collect();
    assert_eq!(
        fields,
        ["\"Phase\"=null", "\"Étape\"=\"operation\"", "\"CP\"=\"actor\"", "\"CADRE\"=\"actor\"", "\"Paramétreurs\"=\"actor\"", "\"Nb\"=null"]
    );
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

/// The tiny hospital with a roster on a tab of that name.
fn roster(tab: &str, text: &str) -> Ran {
    Case::tiny().sheet(tab, text).check()
}

const LINES: &str = "0001 | LEFÈVRE | J | J | R | N | N | R | R\n0002 | PETIT | M | M | S | R | R | CA | CA";

#[test]
fn days_are_dates_texts_or_numbers_of_a_month_that_is_told() {
    for (tab, header) in [
        ("Présence", "Matricule | Nom | 2027-03-01 | 2027-03-02 | 2027-03-03 | 2027-03-04 | 2027-03-05 | 2027-03-06 | 2027-03-07"),
        ("Présence", "Planning mars 2027\nMatricule | Nom | lun 01/03 | mar 02/03 | mer 03/03 | jeu 04/03 | ven 05/03 | sam 06/03 | dim 07/03"),
        ("Présence", "MARS 2027\n | | L | M | M | J | V | S | D\nMatricule | Nom | 1 | 2 | 3 | 4 | 5 | 6 | 7"),
        ("Présence", "Cardiologie\nPlanning du service – 03/2027\nMatricule | Nom | 1 | 2 | 3 | 4 | 5 | 6 | 7\n | | L | M | M | J | V | S | D"),
        ("2027-03", "Matricule | Nom | L 1 | M 2 | M 3 | J 4 | V 5 | S 6 | D 7"),
        ("Mars 2027", "Matricule | Nom | '1 | '2 | '3 | '4 | '5 | '6 | '7"),
        ("Mars 2027", "Matricule | Nom | 01-mars | 02-mars | 03-mars | 04-mars | 05-mars | 06-mars | 07-mars"),
    ] {
        let ran = roster(tab, &format!("{header}\n{LINES}"));
        assert_eq!(ran.codes(), Vec::<String>::new(), "{header}: {}", ran.stdout);
        assert_eq!(table(&ran, "duty_roster")["rows"], 2, "{header}");
    }
}

#[test]
fn a_roster_without_a_year_is_read_by_its_weekdays() {
    let ran = roster("mars", &format!("Matricule | Nom | L 1 | M 2 | M 3 | J 4 | V 5 | S 6 | D 7\n{LINES}"));
    assert_eq!((ran.codes(), ran.diagnostic("I116")["found"].clone()), (vec!["I116".to_owned()], "2027".into()));
}

#[test]
fn days_of_an_unknown_month_are_asked_about() {
    let ran = roster("Cardio", &format!("Matricule | Nom | L 1 | M 2 | M 3 | J 4 | V 5 | S 6 | D 7\n{LINES}"));
    assert_eq!((ran.codes(), ran.diagnostic("I115")["cell"].clone()), (vec!["I115".to_owned()], "C1".into()));
}

#[test]
fn totals_counts_and_legends_of_a_roster_are_no_people() {
    let ran = roster(
        "Mars 2027",
        "Agent | 1 | 2 | 3 | 4 | 5 | 6 | 7 | Heures | N\nINFIRMIERS\nLEFÈVRE Anaïs | J | J | R | NX | NX | R | R | 48 | 2\nMme Roche L. | M | M | S | R | R | CA | CA | 24 | 0\nPETIT Paul | | | | | | | | 0 | 0\nEffectif J | 1 | 1 | 0 | 0 | 0 | 0 | 0\nEffectif N | 0 | 0 | 0 | 1 | 1 | 0 | 0\nTotal | 2 | 2 | 1 | 1 | 1 | 0 | 0\n\nLégende\nNX | Nuit longue | 20h45 | 6h45\nJ | Jour",
    );
    assert_eq!(ran.codes(), Vec::<String>::new(), "{}", ran.stdout);
    let roster = table(&ran, "duty_roster");
    assert_eq!((&roster["range"], &roster["rows"]), (&"A1:H5".into(), &3.into()), "{roster}");
    assert_eq!((&roster["columns"][0]["field"], &roster["columns"][1]["field"]), (&"name".into(), &"date".into()));
}

#[test]
fn a_person_has_two_lines() {
    let ran = roster(
        "Mars 2027",
        "Nom | Prénom | | 1 | 2 | 3 | 4 | 5 | 6 | 7\nLEFÈVRE | Anaïs | Prévu | J | J | R | N | N | R | R\n | | Réalisé | J | R | R | N | N | R | R\nDURAND | Zoé | Prévu | J | J | R | N | N | R | R\n | | Réalisé | J | | | | | |",
    );
    assert_eq!((ran.codes(), ran.diagnostic("I051")["cells"].clone()), (vec!["I051".to_owned()], serde_json::json!(["A4"])), "{}", ran.stdout);
    assert_eq!(table(&ran, "duty_roster")["rows"], 4);
}

#[test]
fn homonyms_of_a_duty_roster_are_asked_about() {
    let users = "Matricule | Nom | Prénom | Code UF | Métier\n0001 | PETIT | Paul | CARDIO | Infirmier\n0002 | PETIT | Paul | NEURO | Infirmier\n0003 | ROCHE | Léa | CARDIO | Infirmière";
    let case = |tab: &str| {
        Case::tiny().sheet("Utilisateurs", users).sheet(tab, "Agent | 2027-03-01 | 2027-03-02 | 2027-03-03 | 2027-03-04 | 2027-03-05\nPETIT Paul | J | J | R | N | N\nROCHE Léa | J | J | R | N | N").check()
    };
    let asked = case("Présence");
    assert_eq!((asked.codes(), asked.diagnostic("I112")["cell"].clone()), (vec!["I112".to_owned()], "A2".into()));
    assert_eq!(case("Planning NEURO").codes(), Vec::<String>::new(), "the tab's service tells which");
}

#[test]
fn a_shift_code_that_nothing_explains_is_said_once_with_its_places() {
    let ran = roster("Mars 2027", "Matricule | 1 | 2 | 3 | 4 | 5 | 6 | 7\n0001 | J | ZW | R | N | N | R | ZW\n0002 | M | M | S | ZW | R | CA | CA");
    let said = ran.diagnostic("I113");
    assert_eq!((ran.codes().len(), said["cell"].clone(), said["also"].as_array().map(Vec::len)), (1, "C2".into(), Some(2)));
}

#[test]
fn two_rosters_that_say_otherwise_are_shown_side_by_side() {
    let header = "Matricule | 2027-03-01 | 2027-03-02 | 2027-03-03 | 2027-03-04 | 2027-03-05";
    let ran = Case::tiny()
        .sheet("S9", &format!("{header}\n0001 | J | J | R | N | N"))
        .sheet("S9 bis", &format!("{header}\n0001 | J | J | R | N | R\n0002 | J | J | R | R | R"))
        .check();
    let said = ran.diagnostic("I114");
    assert_eq!(
        (ran.codes().len(), &said["cell"], &said["also"][0]["sheet"], &said["also"][0]["cell"]),
        (1, &"F2".into(), &"S9".into(), &"F2".into())
    );
}

#[test]
fn several_services_stand_on_one_roster_sheet() {
    let ran = roster(
        "Mars 2027",
        "CARDIOLOGIE\nAgent | 1 | 2 | 3 | 4 | 5 | 6 | 7\nLEFÈVRE Anaïs | J | J | R | N | N | R | R\n\nNEUROLOGIE\nAgent | 1 | 2 | 3 | 4 | 5 | 6 | 7\nPETIT Paul | J | J | R | N | N | R | R",
    );
    assert_eq!(ran.codes(), Vec::<String>::new(), "{}", ran.stdout);
    assert_eq!(ran.json()["recognised"].as_array().map(|t| t.iter().filter(|t| t["kind"] == "duty_roster").count()), Some(2));
}

#[test]
fn a_chart_of_crosses_is_no_duty_roster() {
    let ran =
        roster("Gantt", "Tâche | 2027-03-01 | 2027-03-02 | 2027-03-03 | 2027-03-04 | 2027-03-05\nPréparation | x | x | x | |\nBascule | | | | x | x");
    assert_eq!(ran.codes(), ["I003"], "{}", ran.stdout);
}

#[test]
fn a_roster_without_a_name_is_said() {
    let ran = roster(
        "Mars 2027",
        "Service | 01/03/2027 | 02/03/2027 | 03/03/2027 | 04/03/2027 | 05/03/2027\nCARDIO | M | M | S | N | R\nNEURO | S | S | M | R | N",
    );
    assert_eq!(ran.codes(), ["I154"], "{}", ran.stdout);
}

#[test]
fn people_of_a_roster_are_not_lost_whatever_names_them() {
    let ran = roster(
        "Mars 2027",
        "Repère | 01/03/2027 | 02/03/2027 | 03/03/2027 | 04/03/2027 | 05/03/2027\nMN1 | M | M | S | N | R\nMN2 | S | S | M | R | N",
    );
    assert_eq!(table(&ran, "duty_roster")["rows"], 2, "{}", ran.stdout);
    assert_eq!(ran.codes(), ["I051", "I051"], "{}", ran.stdout);
}
