//! Training: modules, trainers, rooms, what a job gives, what was attended.

use super::ident::{Code, Login};
use super::person::PersonIx;
use super::place::Place;
use super::service::ServiceIx;
use super::time::{Day, Half};

/// Index into [`super::Hospital::modules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleIx(pub u32);
/// Index into [`super::Hospital::trainers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrainerIx(pub u32);
/// Index into [`super::Hospital::rooms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomIx(pub u32);

#[derive(Clone, Debug)]
pub struct Module {
    pub code: Code,
    pub name: String,
    pub hours: f64,
    pub prerequisites: Vec<ModuleIx>,
    pub min_group: u32,
    pub max_group: u32,
    /// At most so many calendar days before the go-live.
    pub fresh_days: u32,
    pub test_required: bool,
    /// Equipment that the room must have, normalised; empty: any room.
    pub equipment: Vec<String>,
    /// For super-users only (the module of the référents).
    pub super_users_only: bool,
    pub place: Place,
}

impl Module {
    /// Half-days that a session takes: one up to 4 hours, else a whole day.
    pub fn halves(&self) -> u32 {
        if self.hours > 4.0 { 2 } else { 1 }
    }
}

#[derive(Clone, Debug)]
pub struct Trainer {
    pub code: Code,
    pub name: String,
    pub modules: Vec<ModuleIx>,
    /// Sites as typed; empty: all.
    pub sites: Vec<String>,
    pub weekdays: [bool; 7],
    pub absences: Vec<(Day, Day)>,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub struct Room {
    pub code: Code,
    pub name: String,
    pub site: String,
    /// Seats for trainees: the smaller of capacity and workstations where both are given.
    pub capacity: u32,
    pub equipment: Vec<String>,
    pub weekdays: [bool; 7],
    pub absences: Vec<(Day, Day)>,
    pub place: Place,
}

/// A row of `Profils`: a job and what it gives.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The job as typed, or `/regex/`.
    pub job: String,
    pub name: String,
    pub groups: Vec<String>,
    pub modules: Vec<ModuleIx>,
    pub licence: String,
    pub place: Place,
}

/// A session fixed by people.
#[derive(Clone, Debug)]
pub struct FixedSession {
    pub module: ModuleIx,
    pub date: Day,
    pub half: Half,
    pub room: Option<RoomIx>,
    pub trainer: Option<TrainerIx>,
    pub people: Vec<PersonIx>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Present,
    Absent,
    Excused,
}

/// What a person did of a module.
#[derive(Clone, Debug)]
pub struct Attendance {
    pub person: PersonIx,
    pub module: ModuleIx,
    pub date: Option<Day>,
    pub presence: Presence,
    pub test_passed: Option<bool>,
    pub place: Place,
}

/// Seats that the roster could not give inside the windows of a plan: a fact for the next plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatAsked {
    pub service: ServiceIx,
    pub module: ModuleIx,
    pub missing: u32,
}

/// What `roster` reports back to `decide`, which plans once more with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortage {
    pub seats: Vec<SeatAsked>,
}

/// A login given earlier, for ever (PRODUCT §7.7).
#[derive(Clone, Debug)]
pub struct GivenLogin {
    pub person: Code,
    pub login: Login,
}
