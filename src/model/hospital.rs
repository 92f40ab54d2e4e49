//! Everything that was read, as typed and resolved values: what all decisions are functions of.

use super::{
    Account, Attendance, Benefit, Closure, Code, Criterion, FixedSession, Issue, Module, ModuleIx, NamedRow, OpIx, Operation, Person, PersonIx,
    Profile, Progress, Raci, Room, RoomIx, Service, ServiceIx, Settings, Team, TeamIx, Trainer, TrainerIx,
};
use std::collections::BTreeMap;

/// Rows used, for `summary` in diagnostics.json.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By sheet kind, English lower case (`users`, `services`…): what was kept.
    pub kept: BTreeMap<&'static str, u32>,
}

/// People who exchange patients.
#[derive(Clone, Debug)]
pub struct Flow {
    pub from: ServiceIx,
    pub to: ServiceIx,
    pub per_week: f64,
}

/// Somebody on duty on a day, from a duty roster.
#[derive(Clone, Debug)]
pub struct Duty {
    pub person: PersonIx,
    pub day: super::Day,
    pub shift: String,
}

#[derive(Default)]
pub struct Hospital {
    pub settings: Settings,
    /// In input order; codes are unique.
    pub services: Vec<Service>,
    /// By staff id; ids are unique.
    pub people: Vec<Person>,
    /// In an order where predecessors come first; codes are unique.
    pub operations: Vec<Operation>,
    /// Whether the cycle is the built-in example one.
    pub reference_cycle: bool,
    pub raci: Raci,
    pub teams: Vec<Team>,
    pub profiles: Vec<Profile>,
    pub modules: Vec<Module>,
    pub trainers: Vec<Trainer>,
    pub rooms: Vec<Room>,
    pub fixed_sessions: Vec<FixedSession>,
    pub attendance: Vec<Attendance>,
    pub closures: Vec<Closure>,
    /// Whether a directory export was given.
    pub directory_given: bool,
    pub accounts: Vec<Account>,
    pub progress: Vec<Progress>,
    pub issues: Vec<Issue>,
    pub benefits: Vec<Benefit>,
    pub criteria: Vec<Criterion>,
    pub flows: Vec<Flow>,
    pub duties: Vec<Duty>,
    pub previous: super::Previous,
    /// What the input said of what people also keep in living workbooks: by kind of sheet and row, a digest a field. See [`super::Previous::given`].
    pub given: std::collections::BTreeMap<&'static str, std::collections::BTreeMap<String, Vec<String>>>,
    pub counts: Counts,
    /// Staff ids of rows that were refused for a fault: nobody knows what they say, so their accounts are left alone.
    pub refused_ids: Vec<Code>,
    /// Who the rows name that stayed out, or that were joined to another row of their staff id: where the id itself is wrong, the name alone tells whose account is meant.
    pub doubtful: Vec<NamedRow>,
    /// A file, or a list of people, could not be read: who is in no list may stand in that one.
    pub lists_unread: bool,
}

macro_rules! at {
    ($($name:ident: $index:ty => $field:ident: $of:ty),* $(,)?) => {$(
        pub fn $name(&self, ix: $index) -> &$of {
            &self.$field[ix.0 as usize]
        }
    )*};
}

impl Hospital {
    at! {
        service: ServiceIx => services: Service,
        person: PersonIx => people: Person,
        operation: OpIx => operations: Operation,
        team: TeamIx => teams: Team,
        module: ModuleIx => modules: Module,
        trainer: TrainerIx => trainers: Trainer,
        room: RoomIx => rooms: Room,
    }
    pub fn service_indices(&self) -> impl Iterator<Item = ServiceIx> + use<> {
        (0..u32::try_from(self.services.len()).unwrap_or(u32::MAX)).map(ServiceIx)
    }
    pub fn operation_indices(&self) -> impl Iterator<Item = OpIx> + use<> {
        (0..u32::try_from(self.operations.len()).unwrap_or(u32::MAX)).map(OpIx)
    }
    pub fn person_indices(&self) -> impl Iterator<Item = PersonIx> + use<> {
        (0..u32::try_from(self.people.len()).unwrap_or(u32::MAX)).map(PersonIx)
    }
    /// Index of the person with that staff id.
    pub fn find_person(&self, id: &str) -> Option<PersonIx> {
        self.people.binary_search_by(|p| p.id.as_str().cmp(id)).ok().and_then(|i| u32::try_from(i).ok()).map(PersonIx)
    }
    /// Index of the service with that code.
    pub fn find_service(&self, code: &Code) -> Option<ServiceIx> {
        self.services.iter().position(|s| s.code == *code).and_then(|i| u32::try_from(i).ok()).map(ServiceIx)
    }
    /// The operation whose start is the service's go-live.
    pub fn go_live_operation(&self) -> Option<OpIx> {
        self.operations.iter().position(|o| o.go_live).and_then(|i| u32::try_from(i).ok()).map(OpIx)
    }
    /// Modules that a person must take: those of the profiles of all their posts, prerequisites included, and for super-users those that are theirs; sorted.
    pub fn modules_required(&self, person: &Person) -> Vec<ModuleIx> {
        let mut all: Vec<ModuleIx> =
            person.posts.iter().filter_map(|p| self.profiles.get(p.profile?)).flat_map(|p| p.modules.iter().copied()).collect();
        if person.super_user() {
            all.extend((0u32..).map(ModuleIx).zip(&self.modules).filter(|(_, m)| m.super_users_only).map(|(ix, _)| ix));
        }
        let mut at = 0;
        while let Some(&ix) = all.get(at) {
            for &before in &self.module(ix).prerequisites {
                if !all.contains(&before) {
                    all.push(before);
                }
            }
            at += 1;
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}
