//! Faults of workbook.

use crate::catalogue;

catalogue! {
    /// W…
    pub enum Workbook;

    Clash "W001" Warning { found: String, expected: String } {
        fr: "Cellule changée ici et par le calcul : votre valeur « {found} » est gardée (le calcul donnait « {expected} »)"; help: "Effacez la cellule pour reprendre la valeur calculée";
        en: "Cell changed here and by the computation: your value “{found}” is kept (the computation gave “{expected}”)"; help: "Clear the cell to take the computed value back";
        shown_by: "a_cell_changed_on_both_sides_keeps_the_persons_value"
    }
}
