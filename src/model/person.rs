//! A person and their posts.

use super::held::Text;
use super::ident::{Code, Login};
use super::place::Place;
use super::service::ServiceIx;
use super::time::Day;

/// Index into [`super::Hospital::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIx(pub u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Shift {
    #[default]
    Day,
    Night,
    /// Alternates between both.
    Both,
}

/// One contract: a row of the users' list.
#[derive(Clone, Debug)]
pub struct Post {
    pub service: ServiceIx,
    /// The job as typed.
    pub job: Text,
    /// Index into [`super::Hospital::profiles`]: what the job gives; `None` when no profile covers it.
    pub profile: Option<usize>,
    pub contract: Text,
    /// Share of full time, 0 to 1.
    pub share: f64,
    pub shift: Shift,
    /// Weekdays worked, Monday first; all true when not stated.
    pub weekdays: [bool; 7],
    /// Shift pattern (`JJRRNNR`…), empty when not stated.
    pub cycle: Text,
    pub arrival: Option<Day>,
    pub departure: Option<Day>,
    pub manager: Option<PersonIx>,
    pub super_user: bool,
    pub place: Place,
}

/// Somebody as a row of a list names them, as typed; what is not stated is empty.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NamedRow {
    pub last: Text,
    pub first: Text,
    pub birth_name: Text,
    pub email: Text,
    pub login: Text,
    /// The row stayed out; else it was taken for another row of somebody's staff id.
    pub refused: bool,
}

/// A distinct person (one staff id), with at least one post.
#[derive(Clone, Debug)]
pub struct Person {
    /// Staff id (matricule).
    pub id: Code,
    /// Usual surname, as typed.
    pub last: Text,
    /// First name; empty when the person has none (`-`, `SNP`).
    pub first: Text,
    pub birth_name: Text,
    pub rpps: Option<Text>,
    pub email: Option<Text>,
    /// Login stated in the users' list.
    pub login: Option<Login>,
    /// Main post first (largest share of time).
    pub posts: Vec<Post>,
    /// Absences, both days included.
    pub absences: Vec<(Day, Day)>,
    pub place: Place,
}

impl Person {
    pub fn main(&self) -> &Post {
        &self.posts[0]
    }
    /// `LEFÈVRE Anaïs`: the surname first, as lists are sorted.
    pub fn listed(&self) -> String {
        if self.first.is_empty() { self.last.to_string() } else { format!("{} {}", self.last, self.first) }
    }
    /// First arrival over the posts; `None` when any post states none (here for long).
    pub fn arrival(&self) -> Option<Day> {
        self.posts.iter().map(|p| p.arrival).min().flatten()
    }
    /// Last departure over the posts; `None` when any post has no end.
    pub fn departure(&self) -> Option<Day> {
        if self.posts.iter().any(|p| p.departure.is_none()) { None } else { self.posts.iter().filter_map(|p| p.departure).max() }
    }
    /// Whether a post of theirs is held on that day.
    pub fn present(&self, day: Day) -> bool {
        self.posts.iter().any(|p| p.arrival.is_none_or(|a| a <= day) && p.departure.is_none_or(|d| day <= d))
    }
    pub fn absent(&self, day: Day) -> bool {
        self.absences.iter().any(|(from, to)| *from <= day && day <= *to)
    }
    pub fn super_user(&self) -> bool {
        self.posts.iter().any(|p| p.super_user)
    }
}
