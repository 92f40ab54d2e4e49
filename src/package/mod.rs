//! The container of a workbook: zip and XML parts, limits on what they may expand to.

pub mod book;
pub mod container;
pub mod gather;
pub mod limits;
pub mod look;
pub mod ods;
pub mod ole;
pub mod scan;
pub mod serial;
pub mod sheet;
pub mod strings;
pub mod tokens;
