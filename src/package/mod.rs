//! The container of a workbook: zip and XML parts, limits on what they may expand to.

pub mod container;
pub mod gather;
pub mod limits;
pub mod look;
pub mod ods;
pub mod ole;
pub mod serial;
pub mod sheet;
