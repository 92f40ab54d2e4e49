//! What a workbook, a page, a calendar, a directory file is, as values. One renderer each in `write` knows how it looks on disk.

pub mod calendar;
pub mod entry;
pub mod table;

pub use calendar::{Event, EventCalendar};
pub use entry::{AccountFile, Body};
pub use table::{Chart, ChartKind, Column, Content, Look, Owner, Page, Row, Rule, Table, Tone, Workbook};

/// One file of OUT, before it has bytes.
#[derive(Debug)]
pub enum Document {
    /// A new workbook.
    Workbook(Workbook),
    /// `planning.xlsx`: created when absent, else merged three ways into the person's (PRODUCT §6).
    Living(Workbook),
    /// A self-contained page from a template of `templates/pages`.
    Html {
        path: String,
        template: String,
        facts: serde_json::Value,
    },
    Json {
        path: String,
        value: serde_json::Value,
    },
    Calendar(EventCalendar),
    /// A file for a directory, in text or tables.
    Account(AccountFile),
    /// Carried over as it is.
    Bytes {
        path: String,
        bytes: Vec<u8>,
    },
}

impl Document {
    /// Path inside OUT, `/` between folders.
    pub fn path(&self) -> &str {
        match self {
            Document::Workbook(w) | Document::Living(w) => &w.path,
            Document::Html { path, .. } | Document::Json { path, .. } | Document::Bytes { path, .. } => path,
            Document::Calendar(c) => &c.path,
            Document::Account(a) => &a.path,
        }
    }
}

/// A file of OUT with its bytes. Nothing inside `accounts/secret/` is ever hashed, logged or listed with its content.
pub struct Artifact {
    /// Path inside OUT, `/` between folders.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// Whether it belongs to the owner-only folder.
    pub fn is_secret(&self) -> bool {
        self.path.starts_with("accounts/secret/")
    }
}

impl std::fmt::Debug for Artifact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Artifact({}, {} bytes)", self.path, self.bytes.len())
    }
}
