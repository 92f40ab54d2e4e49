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
/// A week's Monday or a month's first over a narrow column.
pub const WEEK: Tr = Tr::new("dd/mm/yy", "[$-809]d mmm yy");
pub const SHARE: Tr = Tr::new("0 %", "0%");
pub const MONEY: Tr = Tr::new("#,##0 \"€\"", "\"€\"#,##0");

/// Name of the new file beside a workbook that is not edited: `planning (nouveau).xlsx`.
pub const BESIDE: Tr = Tr::new("nouveau", "new");

/// Why a workbook is not edited in place, after « car ».
pub mod refusal {
    use crate::text::Tr;

    pub const ENCRYPTED: Tr = Tr::new("il est protégé par un mot de passe", "it is protected by a password");
    pub const DAMAGED: Tr = Tr::new("il est endommagé", "it is damaged");
    pub const TOO_LARGE: Tr = Tr::new("il est trop grand", "it is too large");
    pub const STRICT: Tr = Tr::new("il est au format « Open XML strict »", "its format is “Strict Open XML”");
    pub const ENCODING: Tr = Tr::new("une de ses parties n'est pas en UTF-8", "one of its parts is not UTF-8");
    pub const SIGNED: Tr = Tr::new("il porte une signature numérique", "it has a digital signature");
    pub const SHARED: Tr = Tr::new("il est en mode partagé ancien, avec suivi des révisions", "it is shared in the old way, with a log of revisions");
}
