//! What stands in every workbook beside its tables: the page foot, dates, answers, the mark of a row that no longer applies.

use crate::text::Tr;

/// Foot of a printed page: `&P` and `&N` are Excel's own.
pub const PAGE: Tr = Tr::new("Page &P / &N", "Page &P of &N");
pub const YES: Tr = Tr::new("oui", "yes");
pub const NO: Tr = Tr::new("non", "no");
/// Status of a row that no longer applies: marked, never deleted.
pub const NO_LONGER: Tr = Tr::new("Sans objet", "No longer applies");
/// Title and text of the message of a cell with a drop-down, when something else is typed.
pub const OFF_LIST: Tr = Tr::new("Valeur hors liste", "Not in the list");
pub const OFF_LIST_HELP: Tr =
    Tr::new("Cette valeur n'est pas dans la liste proposée. La garder quand même ?", "This value is not in the list offered. Keep it anyway?");

/// Excel number formats of days. The locale is named where a month or a weekday is spelled, so that it reads in the workbook's language anywhere.
pub const DAY: Tr = Tr::new("dd/mm/yyyy", "[$-809]dd mmm yyyy");
pub const LONG_DAY: Tr = Tr::new("[$-40C]ddd d mmm yyyy", "[$-809]ddd d mmm yyyy");
pub const MOMENT: Tr = Tr::new("dd/mm/yyyy hh:mm", "[$-809]dd mmm yyyy hh:mm");
/// A week's Monday over a narrow column.
pub const WEEK: Tr = Tr::new("dd/mm", "[$-809]d mmm");
pub const SHARE: Tr = Tr::new("0 %", "0%");
pub const MONEY: Tr = Tr::new("#,##0 \"€\"", "\"€\"#,##0");
