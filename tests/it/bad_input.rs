//! What cannot be read: one clear message each, nothing half written, no panic.

use super::support::{Case, jalon};

#[test]
fn nothing_readable_is_4_and_out_is_not_made() {
    let case = Case::tiny();
    let out = case.out();
    for name in ["absent.xlsx", "vide"] {
        let path = case.folder.path().join(name);
        if name == "vide" {
            std::fs::create_dir(&path).expect("a folder");
        }
        let ran = jalon(&["run", path.to_str().expect("UTF-8"), "-o", out.to_str().expect("UTF-8"), "--no-progress"]);
        assert_eq!(ran.code, 4, "{}", ran.stderr);
        assert!(!out.exists());
    }
}

#[test]
fn a_damaged_file_among_others_is_2_and_the_rest_is_made() {
    let case = Case::tiny();
    case.write();
    std::fs::write(case.input().join("abîmé.xlsx"), b"PK\x03\x04 cut short").expect("written");
    let ran = case.run(&[]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert!(case.out().join("planning.xlsx").is_file());
}

#[test]
fn an_error_on_a_row_keeps_that_row_out_alone() {
    let case = Case::tiny().sheet("Utilisateurs", "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier\n0003 | ROCHE | Léa | INCONNU | Infirmière");
    let ran = case.run(&["--format", "json"]);
    assert_eq!((ran.code, ran.json()["summary"]["users"].clone()), (2, 2.into()));
}

#[test]
fn out_that_is_a_file_is_3_and_stays() {
    let case = Case::tiny();
    std::fs::write(case.out(), "theirs").expect("written");
    let ran = case.run(&[]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
    assert_eq!(std::fs::read_to_string(case.out()).expect("there"), "theirs");
}

#[test]
fn text_never_becomes_a_formula_and_paths_never_leave_out() {
    let case = Case::tiny()
        .sheet("Utilisateurs", "Matricule | Nom | Prénom | Code UF | Métier\n0001 | =HYPERLINK(\"x\") | +cmd | ../../NEURO | Infirmière\n0002 | PETIT | @SUM | CARDIO | Infirmier")
        .sheet("Services", "Code UF | Libellé | Pilote\nCARDIO | Cardiologie | oui\n../../NEURO | =1+1 |");
    let ran = case.run(&[]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let beside: Vec<_> = std::fs::read_dir(case.folder.path()).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
    assert_eq!(std::fs::read_dir(case.out().join("services")).expect("services").count(), 2);
}
