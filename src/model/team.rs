//! A shared resource of the project.

use super::ident::Code;
use super::place::Place;
use super::time::Day;

/// Index into [`super::Hospital::teams`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TeamIx(pub u32);

#[derive(Clone, Debug)]
pub struct Team {
    pub code: Code,
    pub name: String,
    /// People that work each half-day.
    pub capacity: u32,
    /// Euros per person-day.
    pub day_cost: Option<f64>,
    pub members: Vec<String>,
    pub absences: Vec<(Day, Day)>,
    pub place: Option<Place>,
}
