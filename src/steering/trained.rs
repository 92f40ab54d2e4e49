//! Who is trained: the share of those *on duty in the first two weeks* after a go-live, not of the list (PRODUCT §7.8).

use crate::model::{Day, Hospital, ModuleIx, Person, PersonIx, Presence, ServiceIx, Watch};
use crate::roster::{Roster, SessionState};
use chrono::{Datelike, Days};
use std::collections::{BTreeMap, BTreeSet};

/// Calendar days after a go-live, itself included, over which staff count.
const FIRST_DAYS: u64 = 14;

/// By person, modules acquired (day unknown: long ago) or seated, with the day on which they are.
pub struct Trained {
    by_person: Vec<BTreeMap<ModuleIx, Option<Day>>>,
    /// People at work by a duty roster, by day.
    on_duty: BTreeSet<(PersonIx, Day)>,
    /// People whose duties are known at all.
    known: BTreeSet<PersonIx>,
}

impl Trained {
    /// What was attended; with `roster`, also what is planned.
    pub fn new(hospital: &Hospital, roster: Option<&Roster>) -> Trained {
        let mut by_person = vec![BTreeMap::new(); hospital.people.len()];
        let mut missed = BTreeSet::new();
        for a in &hospital.attendance {
            let passed = !hospital.module(a.module).test_required || a.test_passed == Some(true);
            if a.presence == Presence::Present && passed {
                acquire(&mut by_person, a.person, a.module, a.date);
            } else {
                missed.insert((a.person, a.module, a.date));
            }
        }
        for session in roster.iter().flat_map(|r| &r.sessions).filter(|s| s.state != SessionState::Cancelled) {
            for &person in &session.people {
                if !missed.contains(&(person, session.module, Some(session.date))) {
                    acquire(&mut by_person, person, session.module, Some(session.date));
                }
            }
        }
        let works = |shift: &str| !matches!(Watch::usual(&shift.to_lowercase()), Some(Watch::Rest | Watch::Away));
        let on_duty = hospital.duties.iter().filter(|d| works(&d.shift)).map(|d| (d.person, d.day)).collect();
        let known = hospital.duties.iter().map(|d| d.person).collect();
        Trained { by_person, on_duty, known }
    }

    /// Share of those who need training and are on duty in the two weeks from `go_live` in that service, and have it all before. `None` when nobody is.
    pub fn share(&self, hospital: &Hospital, service: ServiceIx, go_live: Day) -> Option<f64> {
        self.share_by(hospital, service, go_live, go_live)
    }

    /// The same, of those who have it all before `by`.
    pub fn share_by(&self, hospital: &Hospital, service: ServiceIx, go_live: Day, by: Day) -> Option<f64> {
        let (mut counted, mut trained) = (0u32, 0u32);
        for &person in &hospital.service(service).people {
            let modules = hospital.modules_required(hospital.person(person));
            if modules.is_empty() || !self.works(hospital, person, service, go_live) {
                continue;
            }
            counted += 1;
            trained += u32::from(modules.iter().all(|m| self.has(person, *m, by)));
        }
        (counted > 0).then(|| f64::from(trained) / f64::from(counted))
    }

    fn has(&self, person: PersonIx, module: ModuleIx, before: Day) -> bool {
        let known = self.by_person.get(person.0 as usize).and_then(|modules| modules.get(&module));
        known.is_some_and(|day| day.is_none_or(|d| d < before))
    }

    /// Whether a person is on duty at least one of the days: by the duty roster where it knows them then, else by their posts and absences.
    fn works(&self, hospital: &Hospital, ix: PersonIx, service: ServiceIx, from: Day) -> bool {
        let person = hospital.person(ix);
        let days = || (0..FIRST_DAYS).filter_map(move |n| from.checked_add_days(Days::new(n)));
        if self.known.contains(&ix) {
            let end = from.checked_add_days(Days::new(FIRST_DAYS - 1)).unwrap_or(from);
            if self.on_duty.range((ix, from)..=(ix, end)).next().is_some() {
                return true;
            }
        }
        days().any(|day| !person.absent(day) && posted(person, service, day))
    }
}

fn acquire(by_person: &mut [BTreeMap<ModuleIx, Option<Day>>], person: PersonIx, module: ModuleIx, day: Option<Day>) {
    let Some(modules) = by_person.get_mut(person.0 as usize) else { return };
    // `None` (long ago) is the smallest.
    modules.entry(module).and_modify(|known| *known = (*known).min(day)).or_insert(day);
}

/// Whether a post of theirs in that service is held and worked on that day.
fn posted(person: &Person, service: ServiceIx, day: Day) -> bool {
    let weekday = day.weekday().num_days_from_monday() as usize;
    person.posts.iter().any(|p| {
        p.service == service && p.weekdays.get(weekday) == Some(&true) && p.arrival.is_none_or(|a| a <= day) && p.departure.is_none_or(|d| day <= d)
    })
}
