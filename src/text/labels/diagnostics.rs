//! How severities are called, everywhere; wordings of diagnostics.xlsx.

use crate::text::Tr;

pub const DIAGNOSTICS: Tr = Tr::new("À corriger", "To correct");
pub const RECOGNISED: Tr = Tr::new("Ce qui a été lu", "What was read");
pub const SEVERITY: Tr = Tr::new("Gravité", "Severity");
pub const CODE: Tr = Tr::new("Code", "Code");
pub const FILE: Tr = Tr::new("Fichier", "File");
pub const SHEET: Tr = Tr::new("Feuille", "Sheet");
pub const CELLS: Tr = Tr::new("Cellules", "Cells");
pub const COUNT: Tr = Tr::new("Nombre", "Count");
pub const FOUND: Tr = Tr::new("Trouvé", "Found");
pub const EXPECTED: Tr = Tr::new("Attendu", "Expected");
pub const MESSAGE: Tr = Tr::new("Message", "Message");
pub const HELP: Tr = Tr::new("Que faire", "What to do");
pub const ALSO: Tr = Tr::new("Voir aussi", "See also");
pub const KIND: Tr = Tr::new("Lu comme", "Read as");
pub const RANGE: Tr = Tr::new("Plage", "Range");
pub const ROWS: Tr = Tr::new("Lignes", "Rows");
pub const HEADER: Tr = Tr::new("En-tête", "Header");
pub const FIELD: Tr = Tr::new("Champ", "Field");
pub const SURE: Tr = Tr::new("Sûr", "Sure");
pub const UNUSED: Tr = Tr::new("non utilisée", "not used");
pub const SOME: Tr =
    Tr::new("Une ligne par faute ; la même faute dans plusieurs cellules est comptée", "A line a fault; the same fault in several cells is counted");
pub const NONE: Tr = Tr::new("Rien à corriger", "Nothing to correct");

/// A severity, one and many: the same word on a screen, in a workbook, in the docs.
pub const ERROR: (Tr, Tr) = (Tr::new("erreur", "error"), Tr::new("erreurs", "errors"));
pub const WARNING: (Tr, Tr) = (Tr::new("avertissement", "warning"), Tr::new("avertissements", "warnings"));
pub const INFO: (Tr, Tr) = (Tr::new("information", "note"), Tr::new("informations", "notes"));
