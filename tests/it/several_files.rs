//! Several workbooks in one run: who is who, and where they do not agree.

use super::support::{Case, Ran};
use serde_json::Value;
use std::fmt::Write as _;

/// Code, file, cell, and the other places of each fault.
fn faults(ran: &Ran) -> Vec<String> {
    let text = |v: &Value| v.as_str().unwrap_or("-").to_owned();
    let json = ran.json();
    let all = json["diagnostics"].as_array().expect("diagnostics").clone();
    all.iter()
        .map(|d| {
            let also: Vec<String> =
                d["also"].as_array().expect("places").iter().map(|a| format!("{} {}", text(&a["file"]), text(&a["cell"]))).collect();
            format!("{} {} {} / {}", text(&d["code"]), text(&d["file"]), text(&d["cell"]), also.join(", "))
        })
        .collect()
}

const HEADER: &str = "Matricule | Nom | Prénom | Code UF | Métier | Courriel | Date d'arrivée";
const FIRST: &str = "0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | a.lefevre@essai.example | 2020-01-06\n0002 | PETIT | Paul | NEURO | Infirmier | p.petit@essai.example | 2021-02-01\n0003 | ROCHE | Léa | CARDIO | Infirmière | l.roche@essai.example | 2019-05-06\n0004 | DUVAL | Marc | NEURO | Infirmier | m.duval@essai.example | 2018-03-05";

/// The tiny hospital with addresses in its users' list, and another list beside it.
fn two(second: &str) -> Ran {
    Case::tiny().sheet("Utilisateurs", &format!("{HEADER}\n{FIRST}")).file("z.xlsx", "Équipe", &format!("{HEADER}\n{second}")).check()
}

fn users(ran: &Ran) -> u64 {
    ran.json()["summary"]["users"].as_u64().expect("a count")
}

#[test]
fn the_same_row_in_two_files_is_no_fault() {
    let ran = two("0001 | LEFEVRE | Anais | cardio | Infirmière | A.Lefevre@essai.example | 2020-01-06");
    assert_eq!((ran.code, users(&ran)), (0, 4));
    assert_eq!(faults(&ran), ["I034 z.xlsx D2 / ", "I118 z.xlsx A2 / hôpital.xlsx A2"]);
    let inside = Case::tiny()
        .sheet("Utilisateurs", &format!("{HEADER}\n{FIRST}\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | a.lefevre@essai.example | 2020-01-06"))
        .check();
    assert_eq!(faults(&inside), ["I041 hôpital.xlsx A6 / hôpital.xlsx A2"], "in one list it is");
}

#[test]
fn what_two_files_say_otherwise_is_shown_side_by_side() {
    let ran = two(
        "0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | anais@essai.example | 2020-01-06\n0002 | PETIT | Paul | NEURO | Infirmier | p.petit@essai.example | 2022-02-01\n0003 | ROCHE | Lea | CARDIO | Médecin | l.roche@essai.example | 2019-05-06",
    );
    assert_eq!(users(&ran), 4);
    assert_eq!(
        faults(&ran),
        ["I117 z.xlsx F2 / hôpital.xlsx F2", "I117 z.xlsx G3 / hôpital.xlsx G3", "I022 z.xlsx E4 / ", "I117 z.xlsx E4 / hôpital.xlsx E4"]
    );
    let said = ran.diagnostic("I117")["message"].as_str().expect("a message").to_owned();
    assert!(said.contains("anais@essai.example") && said.contains("a.lefevre@essai.example") && said.contains("LEFÈVRE Anaïs"), "{said}");
}

#[test]
fn two_contracts_are_one_person() {
    let header = "Matricule | Nom | Prénom | Code UF | Métier | Quotité";
    let first = "0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 0.5\n0002 | PETIT | Paul | NEURO | Infirmier | 1";
    let ran = Case::tiny()
        .sheet("Utilisateurs", &format!("{header}\n{first}"))
        .file("z.xlsx", "Liste", &format!("{header}\n0001 | LEFÈVRE | Anaïs | NEURO | Infirmière | 0.5"))
        .check();
    assert_eq!((faults(&ran), users(&ran)), (Vec::<String>::new(), 2));
}

#[test]
fn full_time_in_two_places_is_asked_about() {
    let ran = two("0001 | LEFÈVRE | Anaïs | NEURO | Infirmière | a.lefevre@essai.example | 2020-01-06");
    assert_eq!((faults(&ran), users(&ran)), (vec!["I119 z.xlsx D2 / hôpital.xlsx D2".to_owned()], 4));
}

#[test]
fn homonyms_are_kept_apart_and_one_id_of_two_people_is_refused() {
    let ran = two("0005 | LEFÈVRE | Anaïs | NEURO | Infirmière | anais.lefevre2@essai.example | 2020-01-06");
    assert_eq!((faults(&ran), users(&ran)), (Vec::<String>::new(), 5));
    let ran = two("0001 | MARTIN | Hugo | NEURO | Infirmier | h.martin@essai.example | 2020-01-06\n0003 | ROCHER | Léo | NEURO | Infirmier | |");
    assert_eq!((users(&ran), ran.code), (4, 2));
    assert_eq!(faults(&ran), ["I042 z.xlsx A2 / hôpital.xlsx A2", "I042 z.xlsx A3 / hôpital.xlsx A4"]);
}

#[test]
fn a_married_name_under_another_id_is_proposed_and_under_the_same_id_is_one_person() {
    let header = "Matricule | Nom | Prénom | Nom de naissance | Code UF | Métier";
    let other = |id: &str| Case::tiny().file("z.xlsx", "Liste", &format!("{header}\n{id} | MOREL | Anaïs | LEFÈVRE | CARDIO | Infirmière"));
    let proposed = other("0009").check();
    assert_eq!((faults(&proposed), users(&proposed)), (vec!["I045 z.xlsx A2 / hôpital.xlsx A2".to_owned()], 5));
    let same = other("0001").check();
    assert_eq!((faults(&same), users(&same)), (vec!["I118 z.xlsx A2 / hôpital.xlsx A2".to_owned()], 4));
}

#[test]
fn people_of_one_list_missing_from_another_are_said() {
    let row = |n: u32| format!("{n:04} | NOM{n} | Prénom | CARDIO | Infirmière");
    let list = |ids: &[u32]| format!("Matricule | Nom | Prénom | Code UF | Métier\n{}", ids.iter().map(|n| row(*n)).collect::<Vec<_>>().join("\n"));
    let ran = Case::tiny().sheet("Utilisateurs", &list(&[11, 12, 13, 14, 15])).file("z.xlsx", "Cardio", &list(&[11, 12, 13, 16])).check();
    let found: Vec<String> = faults(&ran).into_iter().filter(|f| f.starts_with("I120")).collect();
    assert_eq!(found, ["I120 hôpital.xlsx A5 / z.xlsx -", "I120 hôpital.xlsx A6 / z.xlsx -", "I120 z.xlsx A5 / hôpital.xlsx -"]);
    // Lists of other people in the same service are no copies of each other.
    let apart = Case::tiny().sheet("Utilisateurs", &list(&[11, 12, 13])).file("z.xlsx", "Nuit", &list(&[14, 15, 16])).check();
    assert!(!apart.codes().contains(&"I120".to_owned()), "{:?}", apart.codes());
}

#[test]
fn managers_are_known_by_name_when_only_one_has_it() {
    let header = "Matricule | Nom | Prénom | Code UF | Métier | Responsable";
    let list = "0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière |\n0002 | PETIT | Paul | NEURO | Infirmier | Mme Lefèvre\n0003 | PETIT | Léa | CARDIO | Infirmière | LEFEVRE Anais\n0004 | DUVAL | Marc | NEURO | Infirmier | PETIT\n0005 | ROY | Zoé | NEURO | Infirmière | M. Inconnu Jean";
    let ran = Case::tiny().sheet("Utilisateurs", &format!("{header}\n{list}")).check();
    let codes: Vec<String> = faults(&ran).iter().map(|f| f.split(" /").next().unwrap_or_default().replace("hôpital.xlsx ", "")).collect();
    assert_eq!(codes, ["I112 F5", "I050 F6", "I034 F3", "I034 F4"]);
}

#[test]
fn a_service_of_two_files_is_one_and_what_differs_is_shown() {
    let same = Case::tiny().file("z.xlsx", "UF", "Code UF | Libellé\nCARDIO | CARDIOLOGIE").check();
    assert_eq!(faults(&same), ["I118 z.xlsx A2 / hôpital.xlsx A2"]);
    let other = Case::tiny().file("z.xlsx", "UF", "Code UF | Libellé\nNEURO | Neurologie vasculaire").check();
    assert_eq!((faults(&other), other.code), (vec!["I117 z.xlsx B2 / hôpital.xlsx B3".to_owned()], 0));
}

#[test]
fn a_code_with_its_label_in_one_cell_is_that_service() {
    let row = |service: &str| {
        format!("0001 | LEFÈVRE | Anaïs | {service} | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier\n0003 | ROY | Zoé | CARDIO | Infirmière")
    };
    for (service, code) in
        [("CARDIO - Cardiologie", "I034"), ("Cardiologie (CARDIO)", "I034"), ("CARDIO/NEURO", "I012"), ("PSY - Psychiatrie", "I012")]
    {
        let ran = Case::tiny().sheet("Utilisateurs", &format!("Matricule | Nom | Prénom | Code UF | Métier\n{}", row(service))).check();
        assert_eq!(ran.codes(), [code], "{service}");
    }
}

#[test]
fn rows_in_are_rows_used_and_rows_reported() {
    let mut seed = 7u32;
    let mut draw = |n: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % n
    };
    for turn in 0..12 {
        let mut case = Case::tiny().without("Utilisateurs");
        let mut rows: Vec<(String, u32, String)> = Vec::new();
        for file in ["a.xlsx", "b.xlsx", "c.xlsx"] {
            let mut text = "Matricule | Nom | Prénom | Code UF | Métier | Date d'arrivée".to_owned();
            for line in 2..8 {
                let id = ["10001", "10002", "10003", "10004", "10005", "10006"][draw(6)];
                let name = ["MARTIN | Hugo", "ROCHE | Léa", "DUVAL | Marc", "MARTIN | Hugo", "| Zoé"][draw(5)];
                let service = ["CARDIO", "NEURO", "CARDIO", "CARDO"][draw(4)];
                let arrival = ["2020-01-06", "", "2021-02-01", "bientôt"][draw(4)];
                let _ = write!(text, "\n{id} | {name} | {service} | Infirmier | {arrival}");
                rows.push((file.to_owned(), line, id.to_owned()));
            }
            case = case.file(file, "Liste", &text);
        }
        let ran = case.check();
        let json = ran.json();
        let mut out: Vec<(String, u32)> = Vec::new();
        for d in json["diagnostics"].as_array().expect("diagnostics").iter().filter(|d| d["severity"] == "error") {
            for cells in d["cells"].as_array().expect("cells").iter().filter_map(Value::as_str) {
                let line = |cell: &str| cell.trim_start_matches(char::is_alphabetic).parse::<u32>().expect("a row");
                let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
                out.extend((line(first)..=line(last)).map(|n| (d["file"].as_str().unwrap_or_default().to_owned(), n)));
            }
        }
        let mut used: Vec<&str> = rows.iter().filter(|(file, line, _)| !out.contains(&(file.clone(), *line))).map(|r| r.2.as_str()).collect();
        used.sort_unstable();
        used.dedup();
        assert_eq!(users(&ran), used.len() as u64, "turn {turn}: {}", ran.stdout);
    }
}
