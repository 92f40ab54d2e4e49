//! How severities are called, everywhere; wordings of diagnostics.xlsx.

use crate::model::Lang;
use crate::text::Tr;
use crate::tr;

pub const DIAGNOSTICS: Tr = Tr::new("À corriger", "To correct");
pub const TITLE: Tr = Tr::new("À corriger et à vérifier", "To correct and to look at");
pub const RECOGNISED: Tr = Tr::new("Ce qui a été lu", "What was read");
pub const SEVERITY: Tr = Tr::new("Gravité", "Severity");
pub const CODE: Tr = Tr::new("Code", "Code");
pub const FILE: Tr = Tr::new("Fichier", "File");
pub const SHEET: Tr = Tr::new("Feuille", "Sheet");
pub const CELLS: Tr = Tr::new("Cellules", "Cells");
pub const COUNT: Tr = Tr::new("Nombre", "Count");
pub const MESSAGE: Tr = Tr::new("Ce qui ne va pas", "What is wrong");
pub const HELP: Tr = Tr::new("Que faire", "What to do");
pub const ALSO: Tr = Tr::new("Voir aussi", "See also");
pub const KIND: Tr = Tr::new("Lue comme", "Read as");
pub const RANGE: Tr = Tr::new("Plage", "Range");
pub const ROWS: Tr = Tr::new("Lignes", "Rows");
pub const HEADER: Tr = Tr::new("En-tête, tel que saisi", "Header, as typed");
pub const FIELD: Tr = Tr::new("Colonne lue comme", "Column read as");
pub const WHY: Tr = Tr::new("Pourquoi", "Why");
pub const FIX: Tr = Tr::new(
    "Une colonne mal comprise ? Une ligne dans une feuille Colonnes (En-tête, Champ) dit comment la lire, une fois pour toutes",
    "A column taken for another one? A row in a Columns sheet (Header, Field) says how to read it, once and for all",
);
pub const SOME: Tr = Tr::new(
    "Une ligne par faute ; la même faute en plusieurs cellules tient sur une ligne, avec leur nombre, et le lien mène à la première",
    "A line a fault; the same fault in several cells is counted, and the link leads to the first",
);
pub const NONE: Tr = Tr::new("Rien à corriger", "Nothing to correct");
/// What each severity means for whoever corrects: errors, warnings, notes.
pub const MEANINGS: [Tr; 3] = [
    Tr::new("à corriger : ce qui est touché reste de côté", "to be corrected: what it concerns stays out"),
    Tr::new("à vérifier", "to be looked at"),
    Tr::new("rien à faire si c'est juste", "nothing to do where it is right"),
];

pub fn read(lang: Lang, what: &str) -> String {
    tr!(lang, "Lu : {what}" / "Read: {what}")
}
pub fn found(lang: Lang, what: &str) -> String {
    tr!(lang, "Trouvé : {what}" / "Found: {what}")
}
pub fn expected(lang: Lang, what: &str) -> String {
    tr!(lang, "Attendu : {what}" / "Expected: {what}")
}

/// A severity, one and many: the same word on a screen, in a workbook, in the docs.
pub const ERROR: (Tr, Tr) = (Tr::new("erreur", "error"), Tr::new("erreurs", "errors"));
pub const WARNING: (Tr, Tr) = (Tr::new("avertissement", "warning"), Tr::new("avertissements", "warnings"));
pub const INFO: (Tr, Tr) = (Tr::new("information", "note"), Tr::new("informations", "notes"));
