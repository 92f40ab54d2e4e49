//! On which day an account may be opened (PRODUCT §7.9), and what that day waits for.

use crate::diagnostics::causes::Cause;
use crate::model::{Attendance, Context, Day, Hospital, Module, ModuleIx, Opening, Person, PersonIx, Presence};
use crate::plan::Plan;
use crate::roster::Roster;
use std::collections::HashMap;

/// What is known of a person's training, indexed once.
pub(super) struct Trainings<'a> {
    attended: HashMap<(PersonIx, ModuleIx), Vec<&'a Attendance>>,
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
        let mut attended: HashMap<(PersonIx, ModuleIx), Vec<&Attendance>> = HashMap::new();
        for a in &hospital.attendance {
            attended.entry((a.person, a.module)).or_default().push(a);
        }
        Trainings { attended, sessions: roster.by_person(hospital.people.len()), hospital, plan, roster, today: context.today }
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

    fn step(&self, ix: PersonIx, module: ModuleIx) -> Step {
        let records = self.attended.get(&(ix, module)).map_or(&[][..], Vec::as_slice);
        if let Some(done) = records.iter().find(|a| passed(a, self.hospital.module(module))) {
            return Step::Done(done.date);
        }
        let theirs = self.sessions.get(ix.0 as usize).into_iter().flatten().filter_map(|&s| self.roster.sessions.get(s));
        let last = theirs.filter(|s| s.module == module).map(|s| s.date).max();
        match last {
            Some(day) if day >= self.today => Step::Seated(day),
            // A seat of the past counts unless somebody wrote that they were not there, or that a test is still to be passed.
            Some(day) if records.iter().all(|a| a.date != Some(day)) && !self.hospital.module(module).test_required => Step::Done(Some(day)),
            _ => Step::Missing,
        }
    }
}

fn passed(attendance: &Attendance, module: &Module) -> bool {
    attendance.presence == Presence::Present
        && match attendance.test_passed {
            Some(passed) => passed,
            None => !module.test_required,
        }
}
