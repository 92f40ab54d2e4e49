//! Account formats as data: `templates/accounts/*.toml`, ours and those found in the input, checked before anything is written.

use super::facts::Field;
use super::pattern::{self, Pattern};
use crate::accounts::Action;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::accounts::Accounts;
use crate::document::entry::Reader;
use serde::Deserialize;
use toml::Spanned;

/// Those that are delivered.
const OURS: &[(&str, &str)] = &[
    ("active-directory.toml", include_str!("../../../templates/accounts/active-directory.toml")),
    ("active-directory-csv.toml", include_str!("../../../templates/accounts/active-directory-csv.toml")),
    ("openldap.toml", include_str!("../../../templates/accounts/openldap.toml")),
    ("keycloak.toml", include_str!("../../../templates/accounts/keycloak.toml")),
    ("moodle.toml", include_str!("../../../templates/accounts/moodle.toml")),
    ("entra.toml", include_str!("../../../templates/accounts/entra.toml")),
    ("google.toml", include_str!("../../../templates/accounts/google.toml")),
    ("first-passwords.toml", include_str!("../../../templates/accounts/first-passwords.toml")),
];

/// What stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    kind: Spanned<String>,
    /// File name, without folder; the format's own name and kind when absent.
    file: Option<String>,
    #[serde(default)]
    on: Vec<Spanned<String>>,
    #[serde(default)]
    needs: Vec<Spanned<String>>,
    separator: Option<char>,
    #[serde(default)]
    bom: bool,
    #[serde(default)]
    crlf: bool,
    #[serde(default)]
    spreadsheet: bool,
    root: Option<String>,
    groups_at: Option<String>,
    #[serde(default)]
    constants: serde_json::Map<String, serde_json::Value>,
    dialect: Option<Spanned<String>>,
    #[serde(default)]
    classes: Vec<String>,
    rdn: Option<Spanned<String>>,
    users: Option<Spanned<String>>,
    groups: Option<String>,
    aside: Option<String>,
    #[serde(default)]
    first_lines: Vec<String>,
    #[serde(default)]
    column: Vec<RawColumn>,
    undo: Option<RawPart>,
    undo_disable: Option<RawPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPart {
    #[serde(default)]
    first_lines: Vec<String>,
    column: Vec<RawColumn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    header: String,
    /// In English, where people read the file.
    header_en: Option<String>,
    value: Spanned<String>,
    /// `groups`: a list in JSON with a value for each group.
    each: Option<Spanned<String>>,
}

/// A column: its header (an attribute in LDIF, a path in JSON) and what stands in it.
#[derive(Clone, Debug)]
pub struct Column {
    pub header: String,
    pub header_en: Option<String>,
    pub value: Pattern,
    pub each_group: bool,
}

/// A header and its columns.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub first_lines: Vec<String>,
    pub columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    ActiveDirectory,
    OpenLdap,
}

/// How an LDIF file lays the directory out, below the base.
#[derive(Clone, Debug)]
pub struct Layout {
    pub dialect: Dialect,
    pub classes: Vec<String>,
    pub rdn: Pattern,
    /// The container of a user; empty: right below the base.
    pub users: Pattern,
    pub groups: String,
    /// Where closed accounts go, where the directory has no other way to close one.
    pub aside: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Kind {
    Csv { separator: char, bom: bool, crlf: bool, reader: Reader },
    Json { root: String, groups_at: Option<String>, constants: serde_json::Map<String, serde_json::Value> },
    Ldif(Layout),
}

/// A format, ready to be filled.
#[derive(Clone, Debug)]
pub struct Format {
    /// File name inside `accounts/` or `accounts/secret/`.
    pub file: String,
    pub kind: Kind,
    pub on: Vec<Action>,
    pub needs: Vec<Field>,
    pub main: Part,
    /// The file that takes it back, and its soft form.
    pub undo: Option<Part>,
    pub undo_disable: Option<Part>,
}

impl Format {
    /// A format that shows a first password goes into the owner-only folder, whoever wrote it.
    pub fn is_secret(&self) -> bool {
        self.main.columns.iter().any(|c| c.value.fields().any(|f| f == Field::Password))
    }
}

/// Ours, those of the input in their place or behind them; a format that cannot be used is left out and said.
pub fn all(given: &[(String, String)]) -> (Vec<Format>, Vec<Diagnostic>) {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let mut texts: Vec<(String, &str)> = OURS.iter().map(|(n, t)| ((*n).to_owned(), *t)).collect();
    for (path, text) in given {
        let name = name(path);
        match texts.iter_mut().find(|(n, _)| *n == name) {
            Some(ours) => ours.1 = text,
            None => texts.push((name, text)),
        }
    }
    let (mut formats, mut faults) = (Vec::new(), Vec::new());
    for (name, text) in texts {
        match format(&name, text) {
            Ok(format) if is_ours(&format.file) || formats.iter().any(|f: &Format| f.file == format.file) => {
                faults.push(Diagnostic::new(Accounts::BadFormat { file: name, line: 1, reason: format.file }));
            }
            Ok(format) => formats.push(format),
            Err(fault) => faults.push(Diagnostic::new(fault)),
        }
    }
    (formats, faults)
}

/// Files that code writes.
fn is_ours(file: &str) -> bool {
    ["accounts.xlsx", "scim-bulk.json", "letters.xlsx", "active-directory-open.ldif", "openldap-open.ldif"].contains(&file)
}

/// Where in the file, for messages.
struct At<'a> {
    file: &'a str,
    text: &'a str,
}

impl At<'_> {
    fn line(&self, offset: usize) -> u32 {
        let before = self.text.get(..offset).unwrap_or(self.text);
        u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1)
    }
    fn bad(&self, offset: usize, reason: impl Into<String>) -> Accounts {
        Accounts::BadFormat { file: self.file.to_owned(), line: self.line(offset), reason: reason.into() }
    }
    fn pattern(&self, text: &Spanned<String>) -> Result<Pattern, Accounts> {
        let (file, line) = (self.file.to_owned(), self.line(text.span().start));
        Pattern::new(text.get_ref()).map_err(|fault| match fault {
            pattern::Fault::Field(found) => Accounts::UnknownField { file, line, found },
            pattern::Fault::Filter(found) => Accounts::UnknownFilter { file, line, found },
            pattern::Fault::Brace => self.bad(text.span().start, text.get_ref().clone()),
        })
    }
    fn columns(&self, raw: Vec<RawColumn>) -> Result<Vec<Column>, Accounts> {
        raw.into_iter()
            .map(|c| {
                if let Some(each) = c.each.as_ref().filter(|e| e.get_ref() != "groups") {
                    return Err(self.bad(each.span().start, each.get_ref().clone()));
                }
                Ok(Column { value: self.pattern(&c.value)?, header: c.header, header_en: c.header_en, each_group: c.each.is_some() })
            })
            .collect()
    }
    fn part(&self, raw: RawPart) -> Result<Part, Accounts> {
        Ok(Part { first_lines: raw.first_lines, columns: self.columns(raw.column)? })
    }
    fn field(&self, name: &Spanned<String>) -> Result<Field, Accounts> {
        Field::named(name.get_ref()).ok_or_else(|| Accounts::UnknownField {
            file: self.file.to_owned(),
            line: self.line(name.span().start),
            found: name.get_ref().clone(),
        })
    }
    fn action(&self, name: &Spanned<String>) -> Result<Action, Accounts> {
        Ok(match name.get_ref().as_str() {
            "create" => Action::Create,
            "modify" => Action::Modify,
            "move" => Action::Move,
            "activate" => Action::Activate,
            "suspend" => Action::Suspend,
            "disable" => Action::Disable,
            other => return Err(self.bad(name.span().start, other)),
        })
    }
}

fn format(name: &str, text: &str) -> Result<Format, Accounts> {
    let at = At { file: name, text };
    let mut raw: Raw = toml::from_str(text).map_err(|e| at.bad(e.span().map_or(0, |s| s.start), e.message()))?;
    let columns = at.columns(std::mem::take(&mut raw.column))?;
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    let file = raw.file.clone().unwrap_or_else(|| format!("{stem}.{}", raw.kind.get_ref()));
    if file.is_empty() || file.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) || file.starts_with('.') {
        return Err(at.bad(0, file));
    }
    Ok(Format {
        kind: kind(&at, &raw)?,
        file,
        on: raw.on.iter().map(|a| at.action(a)).collect::<Result<_, _>>()?,
        needs: raw.needs.iter().map(|f| at.field(f)).collect::<Result<_, _>>()?,
        main: Part { first_lines: raw.first_lines, columns },
        undo: raw.undo.map(|p| at.part(p)).transpose()?,
        undo_disable: raw.undo_disable.map(|p| at.part(p)).transpose()?,
    })
}

fn kind(at: &At<'_>, raw: &Raw) -> Result<Kind, Accounts> {
    match raw.kind.get_ref().as_str() {
        "csv" => {
            let separator = raw.separator.unwrap_or(',');
            let reader = if raw.spreadsheet { Reader::Spreadsheet } else { Reader::Directory };
            if !separator.is_ascii() {
                return Err(at.bad(0, separator));
            }
            Ok(Kind::Csv { separator, bom: raw.bom, crlf: raw.crlf, reader })
        }
        "json" => Ok(Kind::Json {
            root: raw.root.clone().unwrap_or_else(|| "users".into()),
            groups_at: raw.groups_at.clone(),
            constants: raw.constants.clone(),
        }),
        "ldif" => layout(at, raw).map(Kind::Ldif),
        other => Err(at.bad(raw.kind.span().start, other)),
    }
}

fn layout(at: &At<'_>, raw: &Raw) -> Result<Layout, Accounts> {
    let missing = |key: &str| at.bad(0, key);
    let dialect = raw.dialect.as_ref().ok_or_else(|| missing("dialect"))?;
    Ok(Layout {
        dialect: match dialect.get_ref().as_str() {
            "active-directory" => Dialect::ActiveDirectory,
            "openldap" => Dialect::OpenLdap,
            other => return Err(at.bad(dialect.span().start, other)),
        },
        classes: raw.classes.clone(),
        rdn: at.pattern(raw.rdn.as_ref().ok_or_else(|| missing("rdn"))?)?,
        users: at.pattern(raw.users.as_ref().ok_or_else(|| missing("users"))?)?,
        groups: raw.groups.clone().ok_or_else(|| missing("groups"))?,
        aside: raw.aside.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formats_delivered_compile_and_a_password_makes_a_file_secret() {
        let (formats, faults) = all(&[]);
        assert!(faults.is_empty(), "{faults:?}");
        let secret: Vec<&str> = formats.iter().filter(|f| f.is_secret()).map(|f| f.file.as_str()).collect();
        assert_eq!(secret, ["entra.csv", "google.csv", "first-passwords.csv"]);
        assert_eq!(formats.len(), OURS.len());
    }

    #[test]
    fn a_bad_account_format_is_said() {
        for (text, code, line) in [
            ("kind = \"csv\"\n[[column]]\nheader = \"a\"\nvalue = \"{surname}\"\n", "A018", "4"),
            ("kind = \"csv\"\n[[column]]\nheader = \"a\"\nvalue = \"{last|capital}\"\n", "A019", "4"),
            ("kind = \"csv\"\nsepareter = \";\"\n", "A020", "2"),
            ("kind = \"xlsx\"\n", "A020", "1"),
            ("kind = \"csv\"\non = [\n\"delete\"]\n", "A020", "3"),
            ("kind = \"csv\"\nfile = \"../x.csv\"\n", "A020", "1"),
        ] {
            let (formats, faults) = all(&[("sub/dpi.toml".into(), text.into())]);
            assert_eq!(formats.len(), OURS.len(), "ours stay");
            let said: Vec<_> = faults.iter().map(|d| (d.code(), d.fault.fact("line", crate::model::Lang::Fr).unwrap_or_default())).collect();
            assert_eq!(said, [(code, line.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_format_of_the_input_takes_the_place_of_ours() {
        let text = "kind = \"csv\"\nseparator = \";\"\n[[column]]\nheader = \"compte\"\nvalue = \"{login}\"\n".to_owned();
        let (formats, faults) = all(&[("moodle.toml".into(), text.clone()), ("dpi.toml".into(), text)]);
        assert!(faults.is_empty(), "{faults:?}");
        let names: Vec<&str> = formats.iter().map(|f| f.file.as_str()).collect();
        assert_eq!((names.iter().filter(|n| **n == "moodle.csv").count(), names.last()), (1, Some(&"dpi.csv")));
    }
}
