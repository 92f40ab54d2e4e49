//! Cell types: what a cell may hold, how it is read, written, explained. Reading and writing live together, so `read(write(x)) == x` holds for all of them.

pub mod choices;
pub mod dates;
pub mod ids;
pub mod links;
pub mod lists;
pub mod numbers;
pub mod text;

pub use dates::DayRange;
pub use ids::{Email, Finess, Rpps};
pub use links::{LinkText, Links, WaitText, Waits};
pub use lists::{Codes, Names};
pub use numbers::{Amount, Days, Hours, Share, Whole, parse as numbers_of};

use crate::document::Look;
use crate::model::{Lang, Value};
use crate::text::Tr;

/// What reading depends on beside the cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadCx {
    /// Dates of this column are written month first.
    pub month_first: bool,
    /// Shares of this column are written as fractions of one: 37.5 is hours, not 37.5 %.
    pub fractions: bool,
}

/// What was mended in form; the value is sure.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    Spaces,
    NumberAsText,
    DateAsText,
    /// Read as this, which is written otherwise.
    Spelling(String),
    LostZeros(String),
    Garbled(String),
}

/// Why a cell cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum Misread {
    /// Not what the column wants.
    Shape,
    /// A control key that does not hold (RPPS, FINESS).
    Key,
    /// A social-security number: refused, and never repeated.
    Nir,
    /// A formula that failed.
    ErrorValue,
    /// Of the right kind, but no such thing can be.
    Implausible,
    /// A duration below 0.
    Negative,
}

/// What reading a cell gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    Empty,
    Value(T),
    Repaired(T, Repair),
    Bad(Misread),
}

impl<T> Reading<T> {
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Reading<U> {
        match self {
            Reading::Empty => Reading::Empty,
            Reading::Value(v) => Reading::Value(f(v)),
            Reading::Repaired(v, r) => Reading::Repaired(f(v), r),
            Reading::Bad(m) => Reading::Bad(m),
        }
    }
    /// The value, if any.
    pub fn value(self) -> Option<T> {
        match self {
            Reading::Value(v) | Reading::Repaired(v, _) => Some(v),
            Reading::Empty | Reading::Bad(_) => None,
        }
    }
    /// The value with this repair, unless it had another.
    pub fn repaired(self, repair: Repair) -> Reading<T> {
        match self {
            Reading::Value(v) => Reading::Repaired(v, repair),
            other => other,
        }
    }
}

/// A type of cell.
pub trait CellType: Sized {
    const LOOK: Look;
    /// What is expected, in a few words with an example.
    const EXPECTED: Tr;
    /// Reads a cell that is not empty.
    fn read(value: &Value, cx: &ReadCx) -> Reading<Self>;
    fn write(&self, lang: Lang) -> Value;
    /// What an empty cell means; `None`: it cannot be empty.
    fn absent() -> Option<Self> {
        None
    }
    /// Values of its drop-down.
    fn choices(_: Lang) -> Vec<&'static str> {
        Vec::new()
    }
}

impl<T: CellType> CellType for Option<T> {
    const LOOK: Look = T::LOOK;
    const EXPECTED: Tr = T::EXPECTED;
    fn read(value: &Value, cx: &ReadCx) -> Reading<Self> {
        T::read(value, cx).map(Some)
    }
    fn write(&self, lang: Lang) -> Value {
        self.as_ref().map_or(Value::Empty, |v| v.write(lang))
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn choices(lang: Lang) -> Vec<&'static str> {
        T::choices(lang)
    }
}
