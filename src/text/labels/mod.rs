//! Fixed wordings of outputs and screens, one file an audience.

pub mod accounts;
pub mod annotate;
pub mod blank;
pub mod copil;
pub mod diagnostics;
pub mod explain;
pub mod files;
pub mod passport;
pub mod planning;
pub mod reference;
pub mod rosters;
pub mod screen;
pub mod understood;
pub mod workbook;
