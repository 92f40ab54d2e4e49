//! Fixed wordings of outputs and screens, one file an audience.

pub mod files;
pub mod passport;
pub mod rosters;
pub mod workbook;
pub mod copil;
pub mod diagnostics;
pub mod planning;
