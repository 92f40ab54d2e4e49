//! Every fault once: its code, severity, words and help in both languages side by side, and an example.
//!
//! Codes are for ever: never renumbered, never reused. F = files, I = intake, A = accounts, P = plan, R = roster, W = workbook, S = steering, G = guards and the run.

pub mod accounts;
pub mod files;
pub mod intake;
pub mod plan;
pub mod publishing;
pub mod roster;
pub mod sample;
pub mod steering;
pub mod workbook;

/// Declares a family of faults. One entry = variant, code, severity, typed facts, words and help in both languages, example.
/// A fault also has a title and, where the severity does not say it all, why it matters and what becomes of the row; a cause is its own title.
/// A missing language or a misspelt `{placeholder}` does not compile; facts are said in the reader's language (`Say`).
#[macro_export]
macro_rules! catalogue {
    ($(#[$doc:meta])* pub enum $name:ident; $(
        $variant:ident $code:literal $severity:ident { $($fact:ident: $ty:ty),* $(,)? } {
            $(title: $title_fr:literal / $title_en:literal;)?
            $(why: $why_fr:literal / $why_en:literal;)?
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
            #[allow(clippy::large_stack_arrays)] // a constant: it stands in the program, not on a stack
            pub const ENTRIES: &'static [$crate::diagnostics::Entry] = &[ $( $crate::diagnostics::Entry {
                code: $code, name: stringify!($variant), severity: $crate::diagnostics::Severity::$severity,
                title: $crate::catalogue!(@said $($title_fr $title_en)?), why: $crate::catalogue!(@said $($why_fr $why_en)?),
                fr: $fr, help_fr: $help_fr, en: $en, help_en: $help_en, shown: $crate::catalogue!(@shown $shown $example),
            } ),* ];
            /// The fault of each entry with facts such as they may be, for an entry that no table shows.
            pub(super) fn sample(code: &str) -> Option<$name> {
                use $crate::diagnostics::catalogue::sample::Sample as _;
                match code {
                    $( $code => Some($name::$variant { $($fact: <$ty>::sample(code, stringify!($fact))),* }), )*
                    _ => None,
                }
            }
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
    (@said) => { None };
    (@said $fr:literal $en:literal) => { Some($crate::text::Tr::new($fr, $en)) };
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

/// A fault of that code with facts such as they may be.
pub fn sample(code: &str) -> Option<Box<dyn super::Fault>> {
    fn boxed<T: super::Fault + 'static>(fault: Option<T>) -> Option<Box<dyn super::Fault>> {
        fault.map(|f| Box::new(f) as Box<dyn super::Fault>)
    }
    boxed(files::Files::sample(code))
        .or_else(|| boxed(intake::Intake::sample(code)))
        .or_else(|| boxed(accounts::Accounts::sample(code)))
        .or_else(|| boxed(plan::Planning::sample(code)))
        .or_else(|| boxed(roster::Rostering::sample(code)))
        .or_else(|| boxed(workbook::Workbook::sample(code)))
        .or_else(|| boxed(steering::Steering::sample(code)))
        .or_else(|| boxed(publishing::Publishing::sample(code)))
        .or_else(|| boxed(super::causes::Cause::sample(code)))
}

#[cfg(test)]
mod tests {
    use crate::model::Lang;
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
                // Words are read in Excel too; a noun is counted by `counted`, or stands before its number.
                assert!(!text.contains('`') && !text.contains("(s)"), "{}: {text}", entry.code);
            }
            assert!(entry.title.is_some() || entry.code.starts_with('C'), "{}: no title", entry.code);
        }
    }

    #[test]
    fn every_message_can_be_shown_filled_in_both_languages() {
        for entry in super::all() {
            let fault = super::sample(entry.code).expect("every family is asked");
            for lang in [Lang::Fr, Lang::En] {
                let (message, help) = (fault.message(lang), fault.help(lang));
                assert!(!message.contains(['{', '}']) && !message.contains("«  »") && !message.contains("“”"), "{}: {message}", entry.code);
                assert!(!message.contains("  ") && !message.ends_with([' ', ':']), "{}: {message}", entry.code);
                assert!(!help.contains('{'), "{}: {help}", entry.code);
            }
        }
    }
}
