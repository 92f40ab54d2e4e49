//! A file for a directory, as values: escaping belongs to the kind, in `write`.

/// An account file.
#[derive(Debug)]
pub struct AccountFile {
    /// Path inside OUT.
    pub path: String,
    pub body: Body,
}

/// One attribute line of an LDIF record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub name: String,
    /// Raw bytes: the writer folds, and encodes what RFC 2849 wants encoded.
    pub value: Vec<u8>,
}

/// A modification inside a `changetype: modify` record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Add(String, Vec<Vec<u8>>),
    Delete(String, Vec<Vec<u8>>),
    Replace(String, Vec<Vec<u8>>),
}

/// An LDIF change record (RFC 2849).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    Add { dn: String, attributes: Vec<Attribute> },
    Modify { dn: String, changes: Vec<Change> },
    Rename { dn: String, new_rdn: String, new_superior: Option<String> },
    Delete { dn: String },
    Comment(String),
}

/// What the file holds.
#[derive(Debug)]
pub enum Body {
    /// `version: 1` first, records in order.
    Ldif(Vec<Record>),
    /// Lines that stand first as they are, a header, rows; separator; whether a UTF-8 BOM and CRLF are wanted.
    Csv {
        first_lines: Vec<String>,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
        separator: char,
        bom: bool,
        crlf: bool,
        reader: Reader,
    },
    Json(serde_json::Value),
}

/// Who takes a CSV file in: what must be escaped depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Reader {
    /// A program that keeps each character.
    #[default]
    Directory,
    /// Excel or Calc: a cell must not become a formula.
    Spreadsheet,
}
