//! A workbook of tables: columns say what they *are*, never how they look; the house style is in `write::workbook`.

use crate::model::place::a1;
use crate::model::{Day, Lang, Value};

/// A workbook to write.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// Path inside OUT, `/` between folders.
    pub path: String,
    pub lang: Lang,
    /// Creation date of its properties: `--today`, so that bytes do not depend on the clock.
    pub created: Day,
    pub tables: Vec<Table>,
}

/// Stands for the day of the workbook's last change ([`Workbook::created`]) in a title.
pub const DAY: &str = "{day}";

/// One sheet: lines above, a header, keyed rows, live rules, charts, page.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Tab name, at most 31 characters, none of `[]:*?/\`. [`Table::new`] sees to it.
    pub name: String,
    /// Stable English name of what the sheet is (`planning`, `tracking`…), for the merge: tabs may be renamed.
    pub kind: &'static str,
    /// [`DAY`] in it is the day of the workbook's last change.
    pub title: String,
    /// Free lines between title and header, a cell after the other.
    pub above: Vec<Vec<Content>>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub rules: Vec<Rule>,
    pub charts: Vec<Chart>,
    /// Columns that stay in sight when scrolling right; the header always stays.
    pub fixed: u32,
    pub page: Page,
    /// Drop-down filters on the header.
    pub filter: bool,
    /// Whether people edit its rows: they are merged by [`Row::key`], else replaced in place.
    pub keyed: bool,
    /// Not shown, and not offered by Excel's Unhide.
    pub hidden: bool,
    /// Free lines below the rows (a legend). Never in a keyed table.
    pub below: Vec<Vec<Content>>,
    /// Printed at the foot of each page, beside `page / pages`.
    pub footer: String,
    /// Cells (row key, field) that a person typed in and that this run took elsewhere (a start typed becomes `Date imposée`): Jalon writes them again.
    pub taken: Vec<(String, &'static str)>,
}

/// A column and what stands in it.
#[derive(Clone, Debug)]
pub struct Column {
    /// Stable name in code, for rules (`{start}`) and the merge.
    pub field: &'static str,
    pub header: String,
    pub look: Look,
    /// Width in characters; `None`: the look's own.
    pub width: Option<f64>,
    pub owner: Owner,
    /// Values offered in a drop-down.
    pub choices: Vec<String>,
    /// Comment on the header.
    pub note: String,
    pub hidden: bool,
    /// The header is that day (the Monday of a week of the Gantt, the first of a month): its cell holds a date, for rules (`{week}`) and formulas.
    /// It shows the header's text, or the day where that is empty.
    pub day: Option<Day>,
}

impl Column {
    pub fn new(field: &'static str, header: impl Into<String>, look: Look) -> Column {
        Column {
            field,
            header: header.into(),
            look,
            width: None,
            owner: Owner::Jalon,
            choices: Vec::new(),
            note: String::new(),
            hidden: false,
            day: None,
        }
    }
    /// A column headed by a day (see [`Column::day`]).
    pub fn headed_by(mut self, day: Day) -> Column {
        self.day = Some(day);
        self
    }
    /// A narrow column of a chart made of cells, headed by a week's Monday. All weeks may share one field: a rule on it covers them all.
    pub fn week(field: &'static str, monday: Day) -> Column {
        Column::new(field, "", Look::Bar).headed_by(monday)
    }
    pub fn owned(mut self, owner: Owner) -> Column {
        self.owner = owner;
        self
    }
    pub fn width(mut self, characters: f64) -> Column {
        self.width = Some(characters);
        self
    }
    pub fn choices(mut self, choices: Vec<String>) -> Column {
        self.choices = choices;
        self
    }
    pub fn note(mut self, note: impl Into<String>) -> Column {
        self.note = note.into();
        self
    }
    pub fn hidden(mut self) -> Column {
        self.hidden = true;
        self
    }
}

/// Who owns what stands in a column: all that the three-way merge needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Owner {
    #[default]
    Jalon,
    Person,
    /// A typed value pins; cleared, it is Jalon's again.
    Both,
}

/// What a column's cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Look {
    /// A code, an id: as text always, so that zeros stay.
    Code,
    #[default]
    Text,
    /// Text that wraps.
    Long,
    Day,
    /// Day with weekday.
    LongDay,
    Whole,
    Number,
    Share,
    Money,
    YesNo,
    /// A letter or a mark in the middle of a narrow column.
    Mark,
    /// A narrow column of a chart made of cells (a week of the Gantt): colour only.
    Bar,
    /// A box to sign in.
    Signature,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Identity over runs (`CARDIO|FORM`), unique in the table; empty in views.
    pub key: String,
    pub cells: Vec<Content>,
    pub tone: Option<Tone>,
    /// In points; `None`: the house's.
    pub height: Option<f64>,
    /// A page starts here when printed.
    pub page_break: bool,
}

impl Row {
    pub fn new(key: impl Into<String>, cells: Vec<Content>) -> Row {
        Row { key: key.into(), cells, ..Row::default() }
    }
    pub fn tone(mut self, tone: Tone) -> Row {
        self.tone = Some(tone);
        self
    }
}

/// What a cell is given.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Content {
    #[default]
    Empty,
    Value(Value),
    /// A live formula, in English names and commas, and the value it has now. `{field}` is that column's cell in the same row, `{field:}` the column's data range, `{header:field}` its header cell,
    /// `{week}` the header cell of the cell's own column;
    /// `{kind!field:}` the data range of a column of another sheet of the same workbook, by [`Table::kind`] (all ranges with `$`, rows of the data alone).
    Formula {
        formula: String,
        cached: Value,
    },
    /// Text that leads somewhere: another sheet (`#'Sheet'!A1`, or `#kind` of a table of this workbook), a file beside ([`file_target`]), or `https:`.
    Link {
        text: String,
        target: String,
    },
    Toned {
        value: Value,
        tone: Tone,
    },
}

impl From<Value> for Content {
    fn from(value: Value) -> Content {
        if value == Value::Empty { Content::Empty } else { Content::Value(value) }
    }
}
impl From<&str> for Content {
    fn from(text: &str) -> Content {
        if text.is_empty() { Content::Empty } else { Content::Value(Value::text(text)) }
    }
}
impl From<String> for Content {
    fn from(text: String) -> Content {
        if text.is_empty() { Content::Empty } else { Content::Value(Value::text(text)) }
    }
}
impl From<Day> for Content {
    fn from(day: Day) -> Content {
        Content::Value(Value::day(day))
    }
}
impl From<f64> for Content {
    fn from(n: f64) -> Content {
        Content::Value(Value::Number(n))
    }
}
impl From<u32> for Content {
    fn from(n: u32) -> Content {
        Content::Value(Value::Number(f64::from(n)))
    }
}
impl<T: Into<Content>> From<Option<T>> for Content {
    fn from(value: Option<T>) -> Content {
        value.map_or(Content::Empty, Into::into)
    }
}

/// What a cell says by its colour; each also differs in grey (lightness, bold, italic).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    Title,
    Muted,
    Good,
    Attention,
    Bad,
    Planned,
    Done,
    InProgress,
    Milestone,
    Closed,
    Input,
}

/// A conditional format that stays live while people type.
#[derive(Clone, Debug)]
pub enum Rule {
    /// Where the formula holds: `{field}` as in [`Content::Formula`], `{week}` the header cell of the bar's own column. No `columns`: the whole row.
    When { formula: String, columns: Vec<&'static str>, tone: Tone },
    /// Light to dark over those columns.
    Heat { columns: Vec<&'static str> },
    /// A bar as long as the share in the cell.
    Gauge { column: &'static str },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    Line,
    Columns,
    StackedColumns,
}

/// A chart over columns of the table it stands in, drawn at the right of the table or below it.
#[derive(Clone, Debug)]
pub struct Chart {
    pub title: String,
    pub kind: ChartKind,
    /// Column of the categories.
    pub categories: &'static str,
    /// Columns drawn, each a series named after its header.
    pub series: Vec<&'static str>,
    /// Rows drawn (first, last), in the table's rows.
    pub rows: (u32, u32),
    /// Titles of both axes.
    pub axes: (String, String),
}

/// How it prints. Always fits the width of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Page {
    #[default]
    Landscape,
    Portrait,
}

impl Table {
    /// A table whose tab is named so, made legal for Excel.
    pub fn new(kind: &'static str, name: &str) -> Table {
        Table { name: tab_name(name), kind, filter: true, ..Table::default() }
    }
    /// Index of a column by field.
    pub fn index(&self, field: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.field == field)
    }
    /// The row with that key.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|r| r.key == key)
    }
}

/// What leads to a file beside, and to a cell of it: `#` and `%` of its path are escaped, since they mean something there.
pub fn file_target(path: &str, at: Option<(&str, (u32, u32))>) -> String {
    let path = path.replace('%', "%25").replace('#', "%23");
    match at {
        Some((tab, (row, col))) => format!("{path}#'{}'!{}", tab.replace('\'', "''"), a1(row, col)),
        None => path,
    }
}

/// A legal tab name: at most 31 UTF-16 units, without `[]:*?/\`, nor an apostrophe at an end, never empty nor `History`.
pub fn tab_name(name: &str) -> String {
    let mut out = String::new();
    let mut units = 0;
    for c in name.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { '-' } else { c }) {
        units += c.len_utf16();
        if units > 31 {
            break;
        }
        out.push(c);
    }
    let out = out.trim().trim_matches('\'').to_owned();
    if out.is_empty() || out.eq_ignore_ascii_case("history") || out.eq_ignore_ascii_case("historique") { format!("_{out}") } else { out }
}
