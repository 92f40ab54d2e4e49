//! Which services are pilots: those flagged, else the first by priority where the strategy needs one.

use super::network::never_goes_live;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::plan::Planning;
use crate::model::{Hospital, ServiceIx, Strategy};

pub(super) fn pilots(hospital: &Hospital, strategy: Strategy) -> (Vec<ServiceIx>, Vec<Diagnostic>) {
    if strategy == Strategy::BigBang {
        return (Vec::new(), Vec::new());
    }
    let mut pilots: Vec<ServiceIx> = hospital.service_indices().filter(|s| hospital.service(*s).pilot).collect();
    let mut said = Vec::new();
    if pilots.is_empty() && strategy == Strategy::PilotThenWaves {
        let able = hospital.service_indices().filter(|s| !never_goes_live(hospital, *s));
        let first = able.min_by_key(|s| (hospital.service(*s).priority.unwrap_or(u32::MAX), &hospital.service(*s).code));
        pilots.extend(first);
        said.extend(first.map(|s| Diagnostic::at(hospital.service(s).place, Planning::PilotChosen { service: hospital.service(s).code.clone() })));
    }
    // Who goes live with a pilot is one: they cannot wait for its exit.
    let mut at = 0;
    while let Some(&pilot) = pilots.get(at) {
        for s in hospital.service_indices() {
            let tied = hospital.service(s).together.contains(&pilot) || hospital.service(pilot).together.contains(&s);
            if tied && !pilots.contains(&s) {
                said.push(Diagnostic::at(
                    hospital.service(s).place,
                    Planning::PilotWith { service: hospital.service(s).code.clone(), other: hospital.service(pilot).code.clone() },
                ));
                pilots.push(s);
            }
        }
        at += 1;
    }
    pilots.sort_unstable();
    (pilots, said)
}
