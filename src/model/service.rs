//! A service (UF, ward) to equip.

use super::ident::Code;
use super::person::PersonIx;
use super::place::Place;
use super::time::Day;

/// Index into [`super::Hospital::services`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceIx(pub u32);

/// Complexity of the tool in the service; its effect on durations is a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Complexity {
    Simple,
    #[default]
    Standard,
    Complex,
}

#[derive(Clone, Debug)]
pub struct Service {
    pub code: Code,
    pub name: String,
    pub parent: String,
    /// Site (FINESS) or site name; empty: the hospital's only one.
    pub site: String,
    /// Who manages it (cadre): a known person, else the words typed.
    pub manager: Option<PersonIx>,
    pub manager_text: String,
    pub complexity: Complexity,
    /// 1 comes first; without one: after all others.
    pub priority: Option<u32>,
    pub wave: Option<u32>,
    pub pilot: bool,
    /// Go-live not before / not after.
    pub earliest: Option<Day>,
    pub latest: Option<Day>,
    pub together: Vec<ServiceIx>,
    pub after: Vec<ServiceIx>,
    /// Stated head count, where there is no list of people.
    pub head_count: Option<u32>,
    /// Distinct people with a post here, by index, sorted.
    pub people: Vec<PersonIx>,
    pub place: Place,
}

impl Service {
    /// Users of the service: the people listed, or the stated head count where none is.
    pub fn users(&self) -> u32 {
        if self.people.is_empty() { self.head_count.unwrap_or(0) } else { u32::try_from(self.people.len()).unwrap_or(u32::MAX) }
    }
}
