//! Fixed wordings of outputs and screens, one file an audience.

pub mod workbook;
