//! The container of a workbook: zip and XML parts, limits on what they may expand to.

pub mod base;
pub mod binary;
pub mod book;
pub mod container;
pub mod gather;
pub mod limits;
pub mod living;
pub mod look;
pub mod namespaces;
pub mod ods;
pub mod ole;
pub mod parts;
pub mod scan;
pub mod serial;
pub mod sheet;
pub mod splice;
pub mod splice_ranges;
pub mod strings;
pub mod tabs;
pub mod tokens;
pub mod xml;
