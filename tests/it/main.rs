//! The whole: the binary run on workbooks as people have them, and what comes out.

mod accounts_again;
mod annotate;
mod bad_input;
mod commands;
mod intake;
mod matrices;
mod rerun;
mod screens;
mod several_files;
mod support;
mod typed;
