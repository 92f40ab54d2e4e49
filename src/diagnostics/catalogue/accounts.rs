//! Faults of accounts.

use crate::catalogue;

catalogue! {
    /// A…
    pub enum Accounts;

    NotLatin "A001" Warning { found: String } {
        fr: "« {found} » ne s'écrit pas en lettres latines : aucun identifiant proposé"; help: "Saisissez une forme latine du nom, ou un identifiant dans la colonne « Identifiant »";
        en: "“{found}” has no Latin spelling: no login proposed"; help: "Type a Latin form of the name, or a login in the “Login” column";
        shown_by: "a_name_without_latin_letters_is_asked_about"
    }
}
