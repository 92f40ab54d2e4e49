//! Why a column was taken for what it is, as `check -v` says it.

use crate::model::Lang;
use crate::text::Tr;
use crate::tr;

pub const TOLD: Tr = Tr::new("dit par la feuille Colonnes", "told by the Columns sheet");
pub const EXACT: Tr = Tr::new("en-tête connu", "known header");
pub const LETTERS: Tr = Tr::new("des lettres R A C I dessous", "letters R A C I below");
pub const DAYS: Tr = Tr::new("un jour par colonne", "a day a column");
pub const NOT_USED: Tr = Tr::new("rien ne le dit", "nothing tells");

pub const ADDRESSES: Tr = Tr::new("adresses de messagerie", "e-mail addresses");
pub const RPPS: Tr = Tr::new("numéros RPPS dont la clé est juste", "RPPS numbers with a right key");
pub const STAFF_IDS: Tr = Tr::new("matricules", "staff ids");
pub const SERVICES: Tr = Tr::new("codes ou noms de services", "codes or names of services");

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
