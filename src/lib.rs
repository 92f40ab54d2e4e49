//! Jalon: from a hospital's Excel workbooks to everything the roll-out of an information system needs.
//!
//! Data flows one way, see ARCHITECTURE.md: `input` → `intake` → `plan` → `roster` → `accounts` → `steering` → `outputs` → `write` → `publish`.

pub mod accounts;
pub mod app;
pub mod cli;
pub mod diagnostics;
pub mod document;
pub mod input;
pub mod intake;
pub mod model;
pub mod outputs;
pub mod package;
pub mod plan;
pub mod publish;
pub mod roster;
pub mod schema;
pub mod steering;
pub mod text;
pub mod write;
