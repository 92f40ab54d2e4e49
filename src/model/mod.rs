//! The field's things and plain values: what a hospital is, with nothing about files, sheets or wording.

pub mod calendar;
pub mod context;
pub mod directory;
pub mod grid;
pub mod held;
pub mod hospital;
pub mod ident;
pub mod operation;
pub mod person;
pub mod place;
pub mod previous;
pub mod raci;
pub mod service;
pub mod settings;
pub mod team;
pub mod time;
pub mod tracking;
pub mod training;

pub use calendar::{Calendar, Closure, ClosureKind, Scope};
pub use context::{Context, Effort, Lang};
pub use directory::{Account, AccountState};
pub use grid::{Cell, Grid, Row, Value};
pub use held::Text;
pub use hospital::{Counts, Hospital};
pub use ident::{Code, Login, Secret};
pub use operation::{Kind as OperationKind, Link, LinkType, MaxWait, OpIx, Operation};
pub use person::{Person, PersonIx, Post, Shift};
pub use place::{Place, SheetId, Sources};
pub use previous::Previous;
pub use raci::{Actor, Letters, Raci, RaciReading};
pub use service::{Complexity, Service, ServiceIx};
pub use settings::{Opening, Settings, Strategy};
pub use team::{Team, TeamIx};
pub use time::{Day, Half, Lag, PersonDays, Slot, Unit, WorkTime};
pub use tracking::{Benefit, Criterion, CriterionKind, CriterionState, Gravity, Issue, Progress, Status};
pub use training::{Attendance, FixedSession, Module, ModuleIx, Presence, Profile, Room, RoomIx, SeatAsked, Shortage, Trainer, TrainerIx};
