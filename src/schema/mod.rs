//! The `sheet!` language: every sheet declared once. Recognition, reading, presence, uniqueness, `init`'s drop-downs and help, the page in `docs/`
//! and the sheets that we write all follow from the declaration.

pub mod cells;
pub mod names;
pub mod reference;
pub mod row;
pub mod settings;
pub mod sheets;

pub use cells::{CellType, Misread, ReadCx, Reading, Repair};
pub use row::{Columns, RowAt, RowView};

use crate::document::{Column, Look, Owner};
use crate::model::{Lang, Value};
use crate::text::{Awaited, Tr};

/// What an empty cell of a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Needed and unique in the table: identifies the row.
    Key,
    /// Needed: a row without it stays out.
    Required,
    Optional,
}

/// One column of a sheet.
pub struct ColumnSpec {
    /// The field's name in code.
    pub field: &'static str,
    pub header: Tr,
    /// Other headers that mean it, in either language.
    pub synonyms: &'static [&'static str],
    /// Words too common to tell a sheet, that mean it once the sheet is known: `Qui`, `Niveau`.
    pub within: &'static [&'static str],
    pub presence: Presence,
    pub help: Tr,
    pub look: Look,
    /// What its cells look like, in a few words: `une date, par exemple 12/03/2027`.
    pub expected: Tr,
    /// Values offered in a drop-down.
    pub choices: fn(Lang) -> Vec<&'static str>,
    /// Whether a cell can be read as one of it.
    pub fits: fn(&Value) -> bool,
    pub owner: Owner,
}

/// One sheet.
pub struct SheetSpec {
    /// The sheet's English name in lower case, `_` between words: `users`, `pilot_exit`.
    pub kind: &'static str,
    pub name: Tr,
    pub help: Tr,
    pub columns: &'static [ColumnSpec],
}

impl SheetSpec {
    /// Index of a field.
    pub fn index(&self, field: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.field == field)
    }
    /// The sheet's columns as they are written.
    pub fn document_columns(&self, lang: Lang) -> Vec<Column> {
        self.columns.iter().map(|c| c.document_column(lang)).collect()
    }
}

impl ColumnSpec {
    /// What is to be typed into a cell of it.
    pub fn awaited(&self) -> Awaited {
        let plain = self.expected == <String as CellType>::EXPECTED;
        Awaited { column: self.header, help: self.help, expected: self.expected, plain }
    }
    pub fn document_column(&self, lang: Lang) -> Column {
        Column::new(self.field, self.header.get(lang), self.look)
            .owned(self.owner)
            .choices((self.choices)(lang).into_iter().map(str::to_owned).collect())
            .note(self.help.get(lang))
    }
}

/// Whether a cell can be read as a value of a type.
pub fn fits<T: CellType>(value: &Value) -> bool {
    T::read(value, &ReadCx::default()).value().is_some()
}

/// A sheet whose rows are values of this type.
pub trait Sheet: Sized {
    const SPEC: SheetSpec;
    /// The row, when everything that it must have is there; every fault of the row is in the view's report either way.
    fn read(view: &RowView<'_>) -> Option<Self>;
    fn at(&self) -> &RowAt;
    /// What its fields say, in the order of the columns: equal texts say the same.
    fn prints(&self) -> Vec<String>;
    /// Takes one field, by its column, from another row.
    fn take(&mut self, field: usize, from: &Self);
    /// Takes the place of another row.
    fn stand_at(&mut self, from: &Self);
}

/// Declares a sheet: a struct, its columns, how a row is read. One line a column: name, type, header in both languages, synonyms (those that only tell once the sheet is known behind a `;`), presence,
/// help in both languages.
/// `sheet! { /// doc  pub struct ServiceRow: "services", "Services" / "Services", "aide" / "help" { code: Code = "Code UF" / "Unit code", ["uf"], Key, "aide" / "help"; } }`
#[macro_export]
macro_rules! sheet {
    ($(#[$doc:meta])* pub struct $name:ident: $kind:literal, $fr:literal / $en:literal, $help_fr:literal / $help_en:literal {
        $( $field:ident: $ty:ty = $head_fr:literal / $head_en:literal, [$($synonym:literal),* $(; $($within:literal),*)?], $presence:ident $(, owner $owner:ident)?, $hint_fr:literal / $hint_en:literal; )*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { pub at: $crate::schema::RowAt, $( pub $field: $ty ),* }

        #[allow(non_upper_case_globals)] // a column is named after its field: `row.at.cell(UserRow::email)`
        impl $name {
            $crate::sheet!(@index 0usize; $($field)*);
        }

        impl $crate::schema::Sheet for $name {
            const SPEC: $crate::schema::SheetSpec = $crate::schema::SheetSpec {
                kind: $kind,
                name: $crate::text::Tr::new($fr, $en),
                help: $crate::text::Tr::new($help_fr, $help_en),
                columns: &[ $( $crate::schema::ColumnSpec {
                    field: stringify!($field),
                    header: $crate::text::Tr::new($head_fr, $head_en),
                    synonyms: &[$($synonym),*],
                    within: &[$($($within),*)?],
                    presence: $crate::schema::Presence::$presence,
                    help: $crate::text::Tr::new($hint_fr, $hint_en),
                    look: <$ty as $crate::schema::CellType>::LOOK,
                    expected: <$ty as $crate::schema::CellType>::EXPECTED,
                    choices: <$ty as $crate::schema::CellType>::choices,
                    fits: $crate::schema::fits::<$ty>,
                    owner: $crate::sheet!(@owner $($owner)?),
                } ),* ],
            };
            fn read(view: &$crate::schema::RowView<'_>) -> Option<Self> {
                $( let $field = view.take::<$ty>(Self::$field); )*
                Some(Self { at: view.at(), $( $field: $field? ),* })
            }
            fn at(&self) -> &$crate::schema::RowAt {
                &self.at
            }
            fn prints(&self) -> Vec<String> {
                vec![ $( format!("{:?}", self.$field) ),* ]
            }
            fn take(&mut self, field: usize, from: &Self) {
                match field {
                    $( _ if field == Self::$field => self.$field = from.$field.clone(), )*
                    _ => {}
                }
            }
            fn stand_at(&mut self, from: &Self) {
                self.at = from.at.clone();
            }
        }
    };
    (@index $n:expr; $field:ident $($rest:ident)*) => {
        pub const $field: usize = $n;
        $crate::sheet!(@index $n + 1; $($rest)*);
    };
    (@index $n:expr;) => {};
    (@owner) => { $crate::document::Owner::Jalon };
    (@owner $owner:ident) => { $crate::document::Owner::$owner };
}
