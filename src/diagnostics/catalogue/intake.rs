//! Faults of intake.

use crate::catalogue;

catalogue! {
    /// I…
    pub enum Intake;

    NothingRecognised "I001" Error {} {
        fr: "Aucune feuille n'a été reconnue"; help: "Il faut au moins une feuille Utilisateurs et une feuille Services ; `jalon init` en écrit de prêtes à remplir";
        en: "No sheet was recognised"; help: "At least a Users sheet and a Services sheet are needed; `jalon init` writes some ready to fill in";
        shown_by: "a_workbook_of_something_else_is_said"
    }
}
