//! On which day an account may be opened (PRODUCT §7.9), and what that day waits for.

use crate::diagnostics::causes::Cause;
use crate::model::{Context, Day, Hospital, ModuleIx, Opening, Person, PersonIx};
use crate::plan::Plan;
use crate::roster::Roster;
use crate::roster::attended::{self, Attended};
use std::collections::HashMap;

/// What is known of a person's training, indexed once.
pub(super) struct Trainings<'a> {
    attended: Attended,
    /// Day of the last line of attendance.
    dates: HashMap<(PersonIx, ModuleIx), Day>,
    sessions: Vec<Vec<usize>>,
    hospital: &'a Hospital,
    plan: &'a Plan,
    roster: &'a Roster,
    today: Day,
}

/// How far a person is with a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Since that day, where it is known.
    Done(Option<Day>),
    Seated(Day),
    Missing,
}

impl<'a> Trainings<'a> {
    pub(super) fn new(hospital: &'a Hospital, plan: &'a Plan, roster: &'a Roster, context: &Context) -> Trainings<'a> {
        let mut dates: HashMap<(PersonIx, ModuleIx), Day> = HashMap::new();
        for (line, date) in hospital.attendance.iter().filter_map(|a| Some((a, a.date?))) {
            let last = dates.entry((line.person, line.module)).or_insert(date);
            *last = date.max(*last);
        }
        let attended = attended::attended(hospital, context);
        Trainings { attended, dates, sessions: roster.by_person(hospital.people.len()), hospital, plan, roster, today: context.today }
    }

    /// The day on which the account is due, and what it waits for; `None`: nobody knows yet.
    pub(super) fn opening(&self, ix: PersonIx) -> (Option<Day>, Cause) {
        let person = self.hospital.person(ix);
        let (day, cause) = match self.hospital.settings.opening {
            Opening::Creation => (Ok(None), Cause::NothingMissing {}),
            Opening::GoLive => self.at_go_live(person),
            Opening::Training => self.after_training(ix, person),
        };
        let Ok(day) = day else { return (None, cause) };
        let settled = day.unwrap_or_else(|| self.hospital.settings.project_start.map_or(self.today, |start| start.min(self.today)));
        match person.arrival() {
            Some(arrival) if arrival > settled => (Some(arrival), Cause::OpensOnArrival { day: arrival }),
            _ => (Some(settled), cause),
        }
    }

    fn at_go_live(&self, person: &Person) -> (Result<Option<Day>, ()>, Cause) {
        match self.plan.go_live(self.hospital, person.main().service) {
            Some(day) => (Ok(Some(day)), Cause::OpensAtGoLive { day }),
            None => (Err(()), Cause::NoGoLive { service: self.hospital.service(person.main().service).code.clone() }),
        }
    }

    /// The day after the last module required; those done already ask for nothing more.
    fn after_training(&self, ix: PersonIx, person: &Person) -> (Result<Option<Day>, ()>, Cause) {
        let mut last: Option<Day> = None;
        let mut planned = false;
        for module in self.hospital.modules_required(person) {
            let day = match self.step(ix, module) {
                Step::Missing => return (Err(()), Cause::TrainingMissing { module: self.hospital.module(module).code.clone() }),
                Step::Seated(day) => {
                    planned = true;
                    Some(day)
                }
                Step::Done(day) => day,
            };
            last = last.max(day.and_then(|d| d.succ_opt()));
        }
        match last {
            Some(day) if planned => (Ok(last), Cause::OpensAfterTraining { day }),
            _ => (Ok(last.map(|d| d.min(self.today))), Cause::NothingMissing {}),
        }
    }

    /// Done is what the roster takes for done: one truth. Else a seat ahead counts.
    fn step(&self, ix: PersonIx, module: ModuleIx) -> Step {
        let theirs = self.sessions.get(ix.0 as usize).into_iter().flatten().filter_map(|&s| self.roster.sessions.get(s));
        let last = theirs.filter(|s| s.module == module).map(|s| s.date).max();
        if self.attended.done(ix, module) {
            let past = last.filter(|d| *d < self.today);
            return Step::Done(self.dates.get(&(ix, module)).copied().max(past));
        }
        match last {
            Some(day) if day >= self.today => Step::Seated(day),
            _ => Step::Missing,
        }
    }
}
