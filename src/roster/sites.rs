//! Which site is which: services, rooms and trainers name them by code or by name, with or without accents, or not at all.

use crate::model::Hospital;
use std::collections::BTreeSet;

/// Far: nobody is sent to another site.
const APART: i32 = 1000;

/// Sites by number. The one without a name, where there is one, is near to all.
pub struct Sites {
    pub names: Vec<String>,
    pub travel: Vec<Vec<i32>>,
    pub of_service: Vec<usize>,
    pub of_room: Vec<usize>,
    /// Empty: all.
    pub of_trainer: Vec<Vec<usize>>,
    /// Sites of rooms, where none of them is one of a service: then rooms serve everybody.
    pub strange: Vec<String>,
}

/// As compared: ASCII letters and digits, lower case.
pub fn folded(text: &str) -> String {
    deunicode::deunicode(text).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

pub fn sites(hospital: &Hospital) -> Sites {
    let set = |names: Vec<&String>| names.into_iter().map(|s| folded(s)).filter(|s| !s.is_empty()).collect::<BTreeSet<String>>();
    let services = set(hospital.services.iter().map(|s| &s.site).collect());
    let rooms = set(hospital.rooms.iter().map(|r| &r.site).collect());
    let apart = !services.is_empty() && !rooms.is_empty() && services.is_disjoint(&rooms);
    let strange = if apart && (services.len() > 1 || rooms.len() > 1) {
        hospital.rooms.iter().map(|r| r.site.clone()).filter(|s| !s.is_empty()).collect()
    } else {
        BTreeSet::new()
    };
    // Words that cannot be matched tell no site from another.
    let known: Vec<String> = if apart { Vec::new() } else { services.union(&rooms).cloned().collect() };
    let site = |text: &str| known.binary_search(&folded(text)).unwrap_or(known.len());
    let of_service: Vec<usize> = hospital.services.iter().map(|s| site(&s.site)).collect();
    let of_room: Vec<usize> = hospital.rooms.iter().map(|r| site(&r.site)).collect();
    let of_trainer = |names: &[String]| -> Vec<usize> {
        let mut all: Vec<usize> = names.iter().map(|n| site(n)).filter(|s| *s < known.len()).collect();
        all.sort_unstable();
        all.dedup();
        if !all.is_empty() {
            all.push(known.len());
        }
        all
    };
    let of_trainer = hospital.trainers.iter().map(|t| of_trainer(&t.sites)).collect();
    let nameless = known.is_empty() || of_service.iter().chain(&of_room).any(|s| *s == known.len());
    let count = known.len() + usize::from(nameless);
    let near = |a: usize, b: usize| a == b || a == known.len() || b == known.len();
    let travel = (0..count).map(|a| (0..count).map(|b| if near(a, b) { 0 } else { APART }).collect()).collect();
    // Names as people wrote them.
    let written = hospital.services.iter().map(|s| &s.site).chain(hospital.rooms.iter().map(|r| &r.site));
    let mut names: Vec<String> = known.clone();
    for text in written {
        if let Some(name) = known.binary_search(&folded(text)).ok().and_then(|at| names.get_mut(at))
            && *name == folded(text)
        {
            name.clone_from(text);
        }
    }
    if nameless {
        names.push("*".into());
    }
    Sites { names, travel, of_service, of_room, of_trainer, strange: strange.into_iter().collect() }
}
