//! Lists of another world that share headers with ours: entries of a clock, patients, pupils, customers, risks, stock. Told by what their headers and the tab say; left aside.

use super::judge::{Chosen, column_of};
use super::labels::Label;
use super::short;
use crate::model::{Grid, Value};
use crate::schema::sheets::ALL;
use crate::text::normal::folded;

/// A day a line, and what happened then: no list of people, each of whom has one line.
const DAYS: &[&str] =
    &["date", "jour", "day", "horodatage", "timestamp", "date heure", "date et heure", "datetime", "date time", "date pointage", "date du pointage"];
const EVENTS: &[&str] = &[
    "type",
    "heure",
    "hour",
    "time",
    "retard",
    "justification",
    "motif",
    "reason",
    "event",
    "evenement",
    "pointage",
    "badgeage",
    "lecteur",
    "porte",
    "door",
];

/// People who are cared for, taught or served.
const SERVED: &[&str] = &[
    "patient",
    "patiente",
    "client",
    "cliente",
    "customer",
    "eleve",
    "etudiant",
    "etudiante",
    "student",
    "pupil",
    "resident",
    "residente",
    "abonne",
    "adherent",
    "insured",
    "assure",
    "visiteur",
    "visitor",
];
/// What is written of them and of nobody else.
const OF_SERVED: &[&str] = &[
    "next of kin",
    "hmo",
    "diagnostic",
    "diagnosis",
    "pathologie",
    "allergie",
    "allergies",
    "groupe sanguin",
    "blood group",
    "blood type",
    "medecin traitant",
    "gir",
    "chambre",
    "mutuelle",
    "insurance",
    "policy",
    "mrn",
    "ipp",
    "nda",
    "iep",
    "tuteur legal",
    "niveau scolaire",
];
/// What staff do.
const JOBS: &[&str] = &["metier", "fonction", "grade", "job", "poste", "profession", "qualification", "emploi", "position"];
/// What is written of staff.
const OF_STAFF: &[&str] = &[
    "matricule",
    "staff",
    "employee",
    "employe",
    "agent",
    "salarie",
    "personnel",
    "rpps",
    "metier",
    "fonction",
    "grade",
    "job",
    "poste",
    "profession",
    "qualification",
    "emploi",
];

const CHANCE: &[&str] = &["probabilite", "probability", "likelihood", "vraisemblance", "occurrence"];
const RISK: &[&str] = &["risque", "risk", "raid"];
const ISSUES: &[&str] = &[
    "anomalie",
    "incident",
    "ticket",
    "probleme",
    "problem",
    "bug",
    "issue",
    "defaut",
    "defect",
    "reclamation",
    "dysfonctionnement",
    "demande",
    "constat",
    "signalement",
    "reserve",
    "fault",
    "ecart",
    "blocage",
    "blocking",
    "bloquant",
    "bloquante",
];
const STOCK: &[&str] = &[
    "serial",
    "serie",
    "asset",
    "inventaire",
    "inventory",
    "marque",
    "brand",
    "modele",
    "model",
    "fournisseur",
    "supplier",
    "quantite",
    "quantity",
    "qty",
    "stock",
    "prix",
    "price",
    "cost",
    "cout",
    "montant",
    "garantie",
    "warranty",
];

/// Kinds that a list is not, by what its headers and its tab say (`file`: where a tab says nothing).
pub(super) fn excluded(labels: &[Label], tab: &str, file: &str) -> Vec<&'static str> {
    let headers: Vec<String> = labels.iter().map(|l| folded(short::parted(&l.own).as_deref().unwrap_or(&l.own))).filter(|h| !h.is_empty()).collect();
    let stem = file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or(file, |(stem, _)| stem);
    let title = folded(&if says_nothing(tab) { format!("{tab} {stem}") } else { tab.to_owned() });
    let mut out = Vec::new();
    if is_clock(&headers) || is_of_served(&headers, &title) {
        out.push("users");
    }
    if is_of_risks(&headers, &title) || is_stock(&headers) {
        out.push("issues");
    }
    out
}

/// `Feuil1`, `Sheet 2`, or the file's own name, as of a csv.
fn says_nothing(tab: &str) -> bool {
    let key = folded(tab);
    tab.contains('.')
        || ["feuil", "feuille", "sheet", "export", "data", "table", "page"]
            .iter()
            .any(|w| key.strip_prefix(w).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit())))
}

/// Whether a text has one of the words, in the singular or the plural.
fn has(text: &str, words: &[&str]) -> bool {
    let plain = |w: &str| w.strip_suffix('s').unwrap_or(w).to_owned();
    words.iter().any(|word| if word.contains(' ') { text.contains(word) } else { text.split(' ').any(|w| w == *word || plain(w) == *word) })
}

fn is_clock(headers: &[String]) -> bool {
    // A list of staff may have a date and a type too, beside the job.
    if headers.iter().any(|h| has(h, JOBS)) {
        return false;
    }
    headers.iter().any(|h| DAYS.contains(&h.as_str())) && headers.iter().any(|h| !DAYS.contains(&h.as_str()) && has(h, EVENTS))
}

fn is_of_served(headers: &[String], title: &str) -> bool {
    let staff = headers.iter().any(|h| has(h, OF_STAFF)) || has(title, OF_STAFF);
    // `N° patient`, `patient_name`: rows are about them, whatever else stands there.
    let about = |h: &String| has(h, &["patient"]) && has(h, &["id", "n", "no", "nom", "name", "numero", "code", "dossier"]);
    headers.iter().any(about) || !staff && (has(title, SERVED) || headers.iter().any(|h| has(h, OF_SERVED)))
}

fn is_of_risks(headers: &[String], title: &str) -> bool {
    let issue = headers.iter().any(|h| has(h, ISSUES));
    headers.iter().any(|h| has(h, CHANCE)) || !issue && (has(title, RISK) || headers.iter().any(|h| has(h, RISK)))
}

fn is_stock(headers: &[String]) -> bool {
    let issue = headers.iter().any(|h| has(h, ISSUES));
    !issue && headers.iter().filter(|h| has(h, STOCK)).count() >= 2
}

/// `N° | Stage | État` from 1 to 43: a column that counts its rows tells nobody's staff id.
pub(super) fn drop_counters(spec: usize, labels: &[Label], chosen: &mut Chosen, grid: &Grid, below: usize) {
    if !["attendance", "absences"].contains(&ALL[spec].kind) {
        return;
    }
    let Some(at) = ALL[spec].index("id").and_then(|field| column_of(chosen, field)) else { return };
    if !matches!(folded(&labels[at].own).as_str(), "n" | "no" | "num" | "numero" | "number" | "rang" | "ordre" | "id") {
        return;
    }
    let numbers: Vec<f64> =
        grid.rows.iter().skip(below).map(|r| r.get(labels[at].col)).filter_map(|v| if let Value::Number(n) = v { Some(*n) } else { None }).collect();
    let rising = numbers.windows(2).filter(|w| (w[1] - w[0] - 1.0).abs() < 1e-9).count();
    let counted = numbers.iter().all(|n| *n <= 2.0 * numbers.len() as f64);
    if numbers.len() >= 5 && numbers[0] <= 1.0 && counted && rising * 10 >= (numbers.len() - 1) * 7 {
        chosen[at] = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(headers: &[&str], tab: &str) -> Vec<&'static str> {
        let labels: Vec<Label> = (0u32..).zip(headers).map(|(col, own)| Label { col, own: (*own).to_owned(), around: String::new() }).collect();
        excluded(&labels, tab, "export.xlsx")
    }

    #[test]
    fn entries_of_a_clock_and_people_who_are_served_are_no_users() {
        assert_eq!(of(&["ID", "Nom", "Prénom", "Service", "Type", "Heure", "Date"], "Pointages"), ["users"]);
        assert_eq!(of(&["Nom", "Prénom", "Service", "Chambre"], "Feuil1"), ["users"]);
        assert_eq!(of(&["Nom", "Prénom", "Service", "Code"], "Patients"), ["users"]);
        assert!(of(&["Matricule", "Nom", "Prénom", "Service", "Métier"], "Étudiants").is_empty());
        assert!(of(&["Matricule", "Nom", "Prénom", "Service", "Métier", "Date d'entrée"], "Feuil1").is_empty());
    }

    #[test]
    fn risks_and_stock_are_no_issues() {
        assert_eq!(of(&["Id", "Titre", "Probabilité (1-5)", "Gravité (1-5)"], "Suivi"), ["issues"]);
        assert_eq!(of(&["ID", "Description", "Serial number", "Quantity"], "Assets"), ["issues"]);
        assert!(of(&["N°", "Anomalie", "Gravité", "Fournisseur", "Coût"], "Anomalies").is_empty());
    }
}
