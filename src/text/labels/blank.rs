//! Words of the workbooks to fill in.

use crate::text::Tr;

pub const PEOPLE: Tr = Tr::new("1-personnes", "1-people");
pub const CYCLE: Tr = Tr::new("2-services-operations", "2-services-operations");
pub const TRAINING: Tr = Tr::new("3-formation", "3-training");
pub const PROJECT: Tr = Tr::new("4-projet", "4-project");

pub const HELP: Tr = Tr::new("Aide", "Help");
pub const HELP_TITLE: Tr = Tr::new(
    "Ce qu'on met dans chaque colonne ; seules les colonnes marquées « oui » sont indispensables",
    "What goes into each column; only the columns marked “yes” are needed",
);
pub const TAB: Tr = Tr::new("Onglet", "Tab name");
pub const TITLE: Tr = Tr::new("Titre de la colonne", "Column title");
pub const NEEDED: Tr = Tr::new("Indispensable", "Needed");
pub const MEANING: Tr = Tr::new("Ce qu'on y met", "What goes there");
pub const FORM: Tr = Tr::new("Forme attendue", "Expected form");
pub const YES: Tr = Tr::new("oui", "yes");
