//! Faults of plan.

use crate::catalogue;
use crate::model::{Code, Day};

catalogue! {
    /// P…
    pub enum Planning;

    LateGoLive "P001" Warning { service: Code, found: Day, expected: Day } {
        fr: "Démarrage de {service} le {found}, après la date limite du {expected}"; help: "`jalon why` dit ce qui le retient ; sinon repoussez « Au plus tard »";
        en: "Go-live of {service} on {found}, after its latest date, {expected}"; help: "`jalon why` says what holds it; else move “Not after”";
        shown_by: "a_window_missed_is_said"
    }
}
