//! Facts such as they may be: what a message looks like that no table can show.

use super::roster::{Because, Remedy};
use crate::diagnostics::causes::Cause;
use crate::model::{Code, Day, Lag, Login};
use crate::text::labels::files::{Measure, kind, measured, reason, unit};
use crate::text::{Awaited, DidYouMean, OfList, Told, Tr};

/// A value of a fact, by the code of its fault and its name.
pub trait Sample: Sized {
    fn sample(code: &str, fact: &str) -> Self;
}

/// Facts that their name does not tell alone.
const TEXTS: &[(&str, &str, &str)] = &[
    ("A001", "found", "李 伟"),
    ("A002", "found", "412"),
    ("A002", "expected", "00412"),
    ("A008", "found", "p.petit@hopital.example"),
    ("A009", "found", "prenom.grade"),
    ("A013", "found", "active-directory.ldif"),
    ("A015", "found", "google.csv"),
    ("A016", "found", "Service de médecine polyvalente, maladies infectieuses et tropicales"),
    ("A016", "expected", "MEDPOL Service de médecine polyvalente, maladies infectieuses"),
    ("A017", "found", "2027-0000-0000-0412"),
    ("A018", "found", "grade"),
    ("A019", "found", "majuscules"),
    ("C063", "before", "MARTIN Marie"),
    ("C063", "after", "DURAND Marie"),
    ("C065", "before", "CARDIO"),
    ("C065", "after", "NEURO"),
    ("C064", "added", "GG_SOINS"),
    ("C064", "removed", "GG_ACCUEIL"),
    ("F001", "found", "Export RH.xlsx"),
    ("F002", "found", "entrees"),
    ("F011", "found", "Windows-1252"),
    ("F060", "found", "Export RH.xlsx"),
    ("F061", "found", "Export RH.xlsx"),
    ("F062", "found", "Export RH.xlsx"),
    ("I031", "found", "2"),
    ("I032", "found", "12 mars 2020"),
    ("I038", "found", "03/25/2027"),
    ("I035", "found", "412"),
    ("I035", "read", "00412"),
    ("I037", "found", "412"),
    ("I037", "expected", "00412"),
    ("I065", "found", "-2"),
    ("I072", "setting", "délai de prévenance (j)"),
    ("I072", "found", "750000018"),
    ("I112", "found", "PETIT"),
    ("I112", "readings", "0002 PETIT Paul"),
    ("I113", "found", "X9"),
    ("I114", "found", "J"),
    ("I114", "kept", "N"),
    ("I116", "found", "2027"),
    ("I102", "found", "quitte le service en mars"),
    ("G501", "found", "resultats.xlsx"),
    ("G504", "found", "OUT"),
    ("G509", "found", "CON.xlsx"),
    ("P001", "expected", "2027-03-31"),
    ("R006", "found", "BASE"),
    ("R007", "found", "Annexe"),
    ("R009", "found", "X9"),
    ("W001", "found", "12/04/2027"),
    ("W001", "expected", "19/04/2027"),
    ("W003", "found", "Planning"),
    ("W004", "found", "Gantt"),
    ("W005", "found", "CARDIO, FORM"),
    ("W006", "found", "Synthèse"),
    ("W007", "found", "planning.jalon.xlsx"),
];

fn text(code: &str, fact: &str) -> &'static str {
    if let Some((_, _, text)) = TEXTS.iter().find(|(c, f, _)| *c == code && *f == fact) {
        return text;
    }
    match fact {
        "service" | "before" => "CARDIO",
        "other" if code.starts_with('P') && matches!(code, "P007" | "P008") => "FORM",
        "other" | "after" => "NEURO",
        "operation" => "BASC",
        "team" => "CONF",
        "module" => "BASE",
        "person" | "whose" | "name" => "PETIT Paul",
        "job" => "Infirmier",
        "login" | "kept" => "ppetit",
        "id" => "00412",
        "kind" => "nominative",
        "file" => "mon-annuaire.toml",
        "issue" | "issues" => "A-012",
        "title" => "Étiquettes illisibles",
        "reason" if code == "G503" => "os error 5",
        "reason" => "expected `=`",
        "actor" => "CADRE",
        "letter" => "A",
        "found" if code.starts_with('G') => "OUT/planning.xlsx",
        "found" if code.starts_with('A') => "ppetit2",
        _ => "CARDO",
    }
}

impl Sample for String {
    fn sample(code: &str, fact: &str) -> String {
        text(code, fact).to_owned()
    }
}
impl Sample for Code {
    fn sample(code: &str, fact: &str) -> Code {
        Code::new(text(code, fact))
    }
}
impl Sample for Login {
    fn sample(code: &str, fact: &str) -> Login {
        Login(text(code, fact).into())
    }
}
impl<T: Sample> Sample for Vec<T> {
    fn sample(code: &str, fact: &str) -> Vec<T> {
        vec![T::sample(code, fact)]
    }
}
impl Sample for Day {
    fn sample(_: &str, fact: &str) -> Day {
        let days = match fact {
            "found" | "to" | "last" => 25,
            "expected" => 18,
            "today" => 0,
            _ => 11,
        };
        Day::from_ymd_opt(2027, 4, 1).expect("a date") + chrono::Duration::days(days)
    }
}
macro_rules! numbers {
    ($($t:ty),*) => {$(impl Sample for $t {
        fn sample(_: &str, fact: &str) -> $t {
            match fact {
                "found" | "needed" | "count" => 12,
                "expected" | "owned" | "least" => 8,
                "limit" => 64,
                "days" => 7,
                "hours" => 11,
                "wave" => 2,
                _ => 4,
            }
        }
    })*};
}
numbers!(u32, u64, usize, i64);
impl Sample for f64 {
    fn sample(code: &str, fact: &str) -> f64 {
        match (code, fact) {
            ("I119", _) => 1.6,
            (_, "min" | "percent") => 84.0,
            (_, "target") => 90.0,
            (_, "expected") => 5.0,
            _ => 12.0,
        }
    }
}
impl Sample for Lag {
    fn sample(_: &str, _: &str) -> Lag {
        Lag(4)
    }
}
impl Sample for Tr {
    fn sample(code: &str, fact: &str) -> Tr {
        match (code, fact) {
            ("F003", _) => reason::TRUNCATED,
            ("F009", _) => reason::DAMAGED,
            ("F005", _) => kind::PDF,
            ("F006", _) => kind::XLS,
            ("F007", _) => measured::CELLS,
            ("F060", _) => Tr::new("celui-ci est au format .xls", "this one is in the .xls format"),
            ("W007", _) => Tr::new("il est au format .ods", "it is in the .ods format"),
            ("I093", "found") => Tr::new("Services", "Services"),
            (_, "sheet" | "other") => Tr::new("Utilisateurs", "Users"),
            ("I032" | "I038" | "I142" | "I145", "column") => Tr::new("Date d'arrivée", "Start date"),
            ("I031" | "I065", "column") => Tr::new("Durée de base (j)", "Base duration (d)"),
            ("I101" | "I100", "column") => Tr::new("Code UF", "Unit code"),
            _ => Tr::new("Matricule", "Staff ID"),
        }
    }
}
impl Sample for Measure {
    fn sample(_: &str, _: &str) -> Measure {
        Measure { n: 20_000_000, unit: unit::CELLS }
    }
}
impl Sample for DidYouMean {
    fn sample(_: &str, _: &str) -> DidYouMean {
        DidYouMean(Some("CARDIO".to_owned()))
    }
}
impl Sample for Told {
    fn sample(_: &str, _: &str) -> Told {
        Told::text("CARDIO")
    }
}
impl Sample for Because {
    fn sample(_: &str, _: &str) -> Because {
        Because(Cause::SeatNoTrainer { module: Code::new("BASE") })
    }
}
impl Sample for Remedy {
    fn sample(_: &str, _: &str) -> Remedy {
        Remedy(Cause::SeatNoTrainer { module: Code::new("BASE") })
    }
}
impl Sample for OfList {
    fn sample(_: &str, _: &str) -> OfList {
        OfList { file: "Services.xlsx".to_owned(), sheet: Some("Services".to_owned()) }
    }
}
impl Sample for Awaited {
    fn sample(_: &str, _: &str) -> Awaited {
        let expected = Tr::new("un matricule, par exemple 0012345", "a staff id, for instance 0012345");
        Awaited { column: Tr::new("Matricule", "Staff ID"), help: expected, expected, plain: false }
    }
}
