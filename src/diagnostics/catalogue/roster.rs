//! Faults of roster.

use crate::catalogue;
use crate::model::Code;

catalogue! {
    /// R…
    pub enum Rostering;

    NotSeated "R001" Warning { service: Code, found: usize } {
        fr: "{service} : {found} places de formation n'ont pas pu être données"; help: "Voir la feuille « Non placés » de rosters.xlsx : chaque ligne dit pourquoi";
        en: "{service}: {found} training seats could not be given"; help: "See the “Not seated” sheet of rosters.xlsx: each line says why";
        shown_by: "people_without_a_seat_are_said"
    }
}
