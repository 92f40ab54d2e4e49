//! What is wrong or worth knowing: facts with a place. The words stand in `catalogue`, the looks in `terminal` and `json`.

pub mod catalogue;
pub mod causes;
pub mod excerpt;
pub mod group;
pub mod json;
pub mod terminal;

use crate::model::{Lang, Place, SheetId};
use crate::text::Tr;
use crate::text::labels::{diagnostics as words, understood};
use std::fmt;

/// The same everywhere (PRODUCT §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A row or a fact that is required cannot be used; exit 2.
    Error,
    /// A person must look.
    Warning,
    /// Guessed and sure, repaired in form.
    Info,
}

impl Severity {
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];
    /// How it is called: one and many.
    pub const fn words(self) -> (Tr, Tr) {
        match self {
            Severity::Error => words::ERROR,
            Severity::Warning => words::WARNING,
            Severity::Info => words::INFO,
        }
    }
    pub const fn word(self) -> Tr {
        self.words().0
    }
}

/// Where the example of a fault is shown to raise it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A table that goes through `check` over a tiny valid hospital and raises exactly this code.
    Example(&'static str),
    /// The name of the test that shows it instead: a fault of a file, a plan or a guard.
    By(&'static str),
}

/// One line of the catalogue, without facts: what `explain` and the docs show.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub code: &'static str,
    pub name: &'static str,
    pub severity: Severity,
    /// What it is, in a few words; `None` for a cause, whose message is as short.
    pub title: Option<Tr>,
    /// Why it matters, and what becomes of what is at fault, where the severity does not say it all.
    pub why: Option<Tr>,
    pub fr: &'static str,
    pub help_fr: &'static str,
    pub en: &'static str,
    pub help_en: &'static str,
    pub shown: Shown,
}

/// A fault with its facts. Implemented by `catalogue!` alone.
pub trait Fault: fmt::Debug + Send + Sync {
    fn entry(&self) -> &'static Entry;
    /// What is wrong, in a sentence.
    fn message(&self, lang: Lang) -> String;
    /// What to do about it.
    fn help(&self, lang: Lang) -> String;
    /// A fact by its name (`found`, `expected`), as it is said.
    fn fact(&self, name: &str, lang: Lang) -> Option<String>;
}

/// A fault and where it stands.
#[derive(Debug)]
pub struct Diagnostic {
    pub fault: Box<dyn Fault>,
    pub at: Option<Place>,
    /// Other places of the same fault: the twin row, the other date.
    pub also: Vec<Place>,
}

impl Diagnostic {
    pub fn new(fault: impl Fault + 'static) -> Diagnostic {
        Diagnostic { fault: Box::new(fault), at: None, also: Vec::new() }
    }
    pub fn at(place: Place, fault: impl Fault + 'static) -> Diagnostic {
        Diagnostic { fault: Box::new(fault), at: Some(place), also: Vec::new() }
    }
    pub fn also(mut self, place: impl IntoIterator<Item = Place>) -> Diagnostic {
        self.also.extend(place);
        self
    }
    pub fn severity(&self) -> Severity {
        self.fault.entry().severity
    }
    pub fn code(&self) -> &'static str {
        self.fault.entry().code
    }
}

/// Why a column was taken for what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Settled by a row of the `Colonnes` sheet.
    Told,
    /// Its header is one of those declared.
    Exact,
    /// Its header is that wording, abbreviated.
    Short(&'static str),
    /// Its header says the thing in other words of the trade.
    InOtherWords,
    /// A code or a name that its list must have, told by where it stands.
    ByPlace,
    /// Its header holds that wording among other words.
    Inside(&'static str),
    /// Its header is that wording, but for a typing slip.
    Slip(&'static str),
    /// What its cells are: how many of those looked at.
    Holds {
        what: Tr,
        good: usize,
        of: usize,
    },
    /// Letters of a RACI stand below.
    Letters,
    /// It is a day of a duty roster.
    Days,
    NotUsed,
}

impl Why {
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Why::Told => understood::TOLD.get(lang).to_owned(),
            Why::Exact => understood::EXACT.get(lang).to_owned(),
            Why::Short(word) => understood::short(lang, word),
            Why::InOtherWords => understood::in_other_words(lang),
            Why::ByPlace => understood::by_place(lang),
            Why::Inside(word) => understood::inside(lang, word),
            Why::Slip(word) => understood::slip(lang, word),
            Why::Holds { what, good, of } => understood::holds(lang, *what, *good, *of),
            Why::Letters => understood::LETTERS.get(lang).to_owned(),
            Why::Days => understood::DAYS.get(lang).to_owned(),
            Why::NotUsed => understood::NOT_USED.get(lang).to_owned(),
        }
    }
}

/// One column of a recognised table.
#[derive(Clone, Debug, PartialEq)]
pub struct RecognisedColumn {
    /// The cell of its header: row and column, zero-based.
    pub at: (u32, u32),
    /// The header as typed, of the level that tells columns apart.
    pub header: String,
    /// The field's name in code, `None` where the column is not used.
    pub field: Option<&'static str>,
    /// Whether the header is exactly one of those declared.
    pub sure: bool,
    /// Why it was taken for that, for `check -v`.
    pub why: Why,
    /// How much it weighs in the table's score.
    pub weight: f64,
}

/// One table that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    pub sheet: SheetId,
    /// The sheet's English name in lower case, `_` between words.
    pub kind: &'static str,
    /// From the header's first cell to the last row of data (row, column), zero-based, both included.
    pub first: (u32, u32),
    pub last: (u32, u32),
    pub rows: u32,
    pub columns: Vec<RecognisedColumn>,
    /// How well the headers fit that kind; 0 where it was told otherwise.
    pub score: f64,
    /// The kind that fits best after it, and its score.
    pub next: Option<(Tr, f64)>,
}
