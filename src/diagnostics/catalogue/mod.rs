//! Every fault once: its code, severity, words and help in both languages side by side, and an example.
//!
//! Codes are for ever: never renumbered, never reused. F = files, I = intake, A = accounts, P = plan, R = roster, W = workbook, S = steering, G = guards and the run.

pub mod accounts;
pub mod files;
pub mod intake;
pub mod plan;
pub mod publishing;
pub mod roster;
pub mod steering;
pub mod workbook;

/// Declares a family of faults. One entry = variant, code, severity, typed facts, words and help in both languages, example.
/// A missing language or a misspelt `{placeholder}` does not compile; facts are said in the reader's language (`Say`).
#[macro_export]
macro_rules! catalogue {
    ($(#[$doc:meta])* pub enum $name:ident; $(
        $variant:ident $code:literal $severity:ident { $($fact:ident: $ty:ty),* $(,)? } {
            fr: $fr:literal; help: $help_fr:literal;
            en: $en:literal; help: $help_en:literal;
            $shown:ident: $example:literal $(;)?
        }
    )*) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name { $( $variant { $($fact: $ty),* } ),* }

        impl $name {
            /// Every entry of this family, in order.
            pub const ENTRIES: &'static [$crate::diagnostics::Entry] = &[ $( $crate::diagnostics::Entry {
                code: $code, name: stringify!($variant), severity: $crate::diagnostics::Severity::$severity,
                fr: $fr, help_fr: $help_fr, en: $en, help_en: $help_en, shown: $crate::catalogue!(@shown $shown $example),
            } ),* ];
        }

        #[allow(unused_variables, unused_imports, clippy::useless_format)] // a sentence need not name every fact
        impl $crate::diagnostics::Fault for $name {
            fn entry(&self) -> &'static $crate::diagnostics::Entry {
                let code = match self { $( $name::$variant { .. } => $code ),* };
                Self::ENTRIES.iter().find(|e| e.code == code).expect("each variant has its entry: both come from one line")
            }
            fn message(&self, lang: $crate::model::Lang) -> String {
                use $crate::text::Say as _;
                match self { $( $name::$variant { $($fact),* } => {
                    $( let $fact = $fact.say(lang); )*
                    match lang { $crate::model::Lang::Fr => format!($fr), $crate::model::Lang::En => format!($en) }
                } ),* }
            }
            fn help(&self, lang: $crate::model::Lang) -> String {
                use $crate::text::Say as _;
                match self { $( $name::$variant { $($fact),* } => {
                    $( let $fact = $fact.say(lang); )*
                    match lang { $crate::model::Lang::Fr => format!($help_fr), $crate::model::Lang::En => format!($help_en) }
                } ),* }
            }
            fn fact(&self, name: &str, lang: $crate::model::Lang) -> Option<String> {
                use $crate::text::Say as _;
                match self { $( $name::$variant { $($fact),* } => {
                    $( if name == stringify!($fact) { return Some($fact.say(lang)); } )*
                    None
                } ),* }
            }
        }
    };
    (@shown example $text:literal) => { $crate::diagnostics::Shown::Example($text) };
    (@shown shown_by $text:literal) => { $crate::diagnostics::Shown::By($text) };
}

/// The whole catalogue, by family.
pub fn all() -> Vec<&'static super::Entry> {
    [
        files::Files::ENTRIES,
        intake::Intake::ENTRIES,
        accounts::Accounts::ENTRIES,
        plan::Planning::ENTRIES,
        roster::Rostering::ENTRIES,
        workbook::Workbook::ENTRIES,
        steering::Steering::ENTRIES,
        publishing::Publishing::ENTRIES,
        super::causes::Cause::ENTRIES,
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    /// Names between braces of a sentence.
    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn every_code_is_used_once_and_both_languages_tell_the_same_facts() {
        let mut codes = BTreeSet::new();
        let all = super::all();
        assert!(all.len() > 20, "the catalogue was found");
        for entry in all {
            assert!(codes.insert(entry.code), "{} is used twice", entry.code);
            assert_eq!(placeholders(entry.fr), placeholders(entry.en), "{}", entry.code);
            assert_eq!(placeholders(entry.help_fr), placeholders(entry.help_en), "{} help", entry.code);
            assert!(!entry.fr.ends_with('.') && !entry.en.ends_with('.'), "{}: no full stop after one sentence", entry.code);
            for text in [entry.fr, entry.en, entry.help_fr, entry.help_en] {
                assert!(!text.trim().is_empty(), "{}: an empty wording", entry.code);
            }
        }
    }
}
