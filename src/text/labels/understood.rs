//! What a table and a column were taken for, and why, as `check -v` says it.

use crate::model::Lang;
use crate::text::Tr;
use crate::tr;

pub const TOLD: Tr = Tr::new("dit par la feuille Colonnes", "told by the Columns sheet");
pub const EXACT: Tr = Tr::new("en-tête connu", "known header");
pub const LETTERS: Tr = Tr::new("des lettres R A C I dessous", "letters R A C I below");
pub const DAYS: Tr = Tr::new("un jour par colonne", "a day a column");
pub const NOT_USED: Tr = Tr::new("rien ne le dit", "nothing tells");

pub const UNUSED: Tr = Tr::new("non utilisée", "not used");

/// The name of a table whose columns are the data's own.
pub fn matrix(kind: &str) -> Tr {
    match kind {
        "duty_roster" => Tr::new("Planning de présence", "Duty roster"),
        _ => Tr::new("RACI", "RACI"),
    }
}
/// What a column of such a table holds.
pub fn of_a_matrix(field: &str) -> Tr {
    match field {
        "operation" => Tr::new("Opération", "Operation"),
        "actor" => Tr::new("Acteur", "Actor"),
        "date" => Tr::new("Jour", "Day"),
        _ => Tr::new("Nom et prénom", "Full name"),
    }
}

pub const ADDRESSES: Tr = Tr::new("adresses de messagerie", "e-mail addresses");
pub const RPPS: Tr = Tr::new("numéros RPPS dont la clé est juste", "RPPS numbers with a right key");
pub const STAFF_IDS: Tr = Tr::new("matricules", "staff ids");
pub const CODES: Tr = Tr::new("codes tous différents", "codes that all differ");
pub const SERVICES: Tr = Tr::new("codes ou noms de services", "codes or names of services");

pub fn short(lang: Lang, word: &str) -> String {
    tr!(lang, "« {word} » en abrégé" / "“{word}” in short")
}
/// Said with other words of the trade; the word is the declared one.
pub fn in_other_words(lang: Lang) -> String {
    tr!(lang, "dit en d'autres mots" / "said in other words")
}
pub fn by_place(lang: Lang) -> String {
    tr!(lang, "sa place parmi les autres colonnes" / "its place among the other columns")
}
pub fn inside(lang: Lang, word: &str) -> String {
    tr!(lang, "contient « {word} »" / "holds “{word}”")
}
pub fn slip(lang: Lang, word: &str) -> String {
    tr!(lang, "« {word} », à une faute de frappe près" / "“{word}”, but for a typing slip")
}
pub fn holds(lang: Lang, what: Tr, good: usize, of: usize) -> String {
    let what = what.get(lang);
    tr!(lang, "le contenu : {what} ({good} cellules sur {of})" / "its cells: {what} ({good} of {of})")
}

/// Sentences about a whole table.
pub mod say {
    use crate::model::Lang;
    use crate::text::{Tr, counted, number};
    use crate::tr;

    const ROWS: (Tr, Tr) = (Tr::new("ligne", "row"), Tr::new("lignes", "rows"));

    pub fn weighs(lang: Lang, why: &str, weight: f64) -> String {
        let weight = number(weight, lang);
        tr!(lang, "{why} ({weight})" / "{why} ({weight})")
    }
    pub fn table(lang: Lang, what: &str, rows: usize) -> String {
        let rows = counted(rows, lang, ROWS.0, ROWS.1);
        tr!(lang, "{what}, {rows}" / "{what}, {rows}")
    }
    /// `tab`: what the tab's name gave of it.
    pub fn score(lang: Lang, score: f64, tab: f64, next: Option<(&str, f64)>) -> String {
        let mut score = number(score, lang);
        if tab > 0.05 {
            let tab = number(tab, lang);
            score.push_str(&tr!(lang, " points, dont {tab} pour le nom de l'onglet" / " points, {tab} of them for the tab's name"));
        } else {
            score.push_str(" points");
        }
        match next {
            Some((kind, other)) => {
                let other = number(other, lang);
                tr!(lang, "{score} ; ensuite {kind}, {other}" / "{score}; next {kind}, {other}")
            }
            None => tr!(lang, "{score} ; rien d'autre n'y ressemble" / "{score}; nothing else looks like it"),
        }
    }
}
