//! Who acts on what.

use super::ident::Code;
use super::operation::OpIx;
use super::place::Place;
use super::service::ServiceIx;
use super::team::TeamIx;
use std::collections::BTreeMap;

/// The letters of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
#[allow(clippy::struct_excessive_bools)] // the four letters of the method, any of which may stand together
pub struct Letters {
    pub r: bool,
    pub a: bool,
    pub c: bool,
    pub i: bool,
}

impl Letters {
    pub fn is_empty(self) -> bool {
        self == Letters::default()
    }
    /// Adds the letters of another cell about the same.
    pub fn add(&mut self, more: Letters) {
        *self = Letters { r: self.r | more.r, a: self.a | more.a, c: self.c | more.c, i: self.i | more.i };
    }
    /// `R/A`, in the order R A C I.
    pub fn shown(self) -> String {
        [(self.r, "R"), (self.a, "A"), (self.c, "C"), (self.i, "I")].iter().filter(|(on, _)| *on).map(|(_, l)| *l).collect::<Vec<_>>().join("/")
    }
}

/// Two readings exist in France (PRODUCT §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RaciReading {
    /// Exactly one A, who answers for it, and at least one R.
    #[default]
    RealiseApprouve,
    /// Exactly one R, who answers for it, and at least one A.
    ResponsableActeur,
}

/// Who an actor of the matrix is.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    pub code: Code,
    pub name: String,
    pub team: Option<TeamIx>,
    /// Only for this service; `None`: everywhere.
    pub service: Option<ServiceIx>,
}

#[derive(Clone, Debug, Default)]
pub struct Raci {
    /// Columns of the matrix, in order.
    pub actors: Vec<Code>,
    pub letters: BTreeMap<(OpIx, usize), Letters>,
    pub places: BTreeMap<(OpIx, usize), Place>,
    pub who: Vec<Actor>,
}

impl Raci {
    /// Actors of an operation with their letters, in column order.
    pub fn of(&self, op: OpIx) -> impl Iterator<Item = (&Code, Letters)> {
        self.letters.range((op, 0)..=(op, usize::MAX)).filter_map(|((_, actor), letters)| Some((self.actors.get(*actor)?, *letters)))
    }
}
