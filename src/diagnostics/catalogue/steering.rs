//! Faults of steering.

use crate::catalogue;

catalogue! {
    /// S…
    pub enum Steering;

    GateNotPassed "S001" Info { found: usize } {
        title: "Pilote pas encore sorti" / "Pilot not yet out";
        fr: "Sortie du pilote ; points qui restent à lever : {found}"; help: "« jalon gate » les liste avec leur porteur";
        en: "Pilot exit; points that remain: {found}"; help: "“jalon gate” lists them with their owners";
        shown_by: "an_open_gate_is_said"
    }
}
