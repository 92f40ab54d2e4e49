//! The planning engine as its users see it: one test a rule, the bench's instances, random hospitals against a checker of our own.

mod bench;
mod checker;
mod random;
mod rules;
mod support;
