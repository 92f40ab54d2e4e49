//! File names that every system takes, made from codes that people typed.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Longest name that is made, in characters: Excel opens no path of more than 218 characters, and Linux no name of more than 255 bytes (four a character).
const LONGEST: usize = 60;

/// Device names of Windows, which are reserved with any extension too.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// `code` as a file name without extension that Windows, macOS and Linux take, and that cannot lead anywhere else: `../A:B` gives `--A-B`.
/// Two codes may give the same name: [`legal_file_names`] gives names for a whole list.
pub fn legal_file_name(code: &str) -> String {
    let mut name: String = code
        .nfc()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .take(LONGEST)
        .collect();
    let end = name.trim_end_matches(['.', ' ']).len();
    name.truncate(end);
    let mut name = name.trim_start().replacen("~$", "--", usize::from(name.trim_start().starts_with("~$")));
    // A hidden file on Linux, or one of the names that mean a folder.
    if name.starts_with('.') {
        let dots = name.chars().take_while(|c| *c == '.').count();
        name.replace_range(..dots, &"-".repeat(dots));
    }
    if name.is_empty() || is_reserved(&name) {
        name.insert(0, '_');
    }
    name
}

/// A name for each of `codes`, in their order: no two are equal, case set aside. A code that is a legal name keeps it; where names meet, those that differ from their code, or that
/// come later, get a mark made from the code itself, so that a name does not hang on who else is in the list.
pub fn legal_file_names<'a>(codes: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let codes: Vec<&str> = codes.into_iter().collect();
    let mut meet: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, code) in codes.iter().enumerate() {
        meet.entry(legal_file_name(code).to_lowercase()).or_default().push(at);
    }
    let mut names: Vec<String> = codes.iter().map(|code| legal_file_name(code)).collect();
    let mut taken: std::collections::BTreeSet<String> = meet.keys().cloned().collect();
    for twins in meet.into_values().filter(|twins| twins.len() > 1) {
        // The smallest code among those that are their own name keeps it: independent of the order of the list.
        let keeper = twins.iter().copied().filter(|at| names[*at] == codes[*at]).min_by_key(|at| codes[*at]);
        for at in twins.into_iter().filter(|at| Some(*at) != keeper) {
            let mark = mark(codes[at]);
            let mut name = format!("{}~{mark}", names[at]);
            let mut turn = 2;
            while !taken.insert(name.to_lowercase()) {
                name = format!("{}~{mark}-{turn}", names[at]);
                turn += 1;
            }
            names[at] = name;
        }
    }
    names
}

/// Whether `name`, extension included, is one that every system takes as it is.
pub fn is_legal_file_name(name: &str) -> bool {
    let illegal = |c: char| is_invisible(c) || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
    !name.is_empty() && name.len() <= 255 && !name.contains(illegal) && !name.ends_with(['.', ' ']) && !name.starts_with(' ') && !is_reserved(name)
}

/// Control characters, and those that turn or hide what stands beside them.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().filter_map(|port| stem.strip_prefix(port)).any(|n| {
        let mut digits = n.chars();
        matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    });
    numbered || RESERVED.contains(&stem.as_str())
}

/// A text's FNV-1a digest of 64 bits: the same on every machine and in every version. It tells texts apart, and guards nothing.
pub fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// Six digits that follow from the text alone (FNV-1a, 24 bits).
fn mark(text: &str) -> String {
    let hash = digest(text);
    format!("{:06x}", (hash ^ (hash >> 24)) & 0xff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_windows_refuses_are_mended() {
        for (code, name) in [
            ("CARDIO", "CARDIO"),
            ("Réa néonat", "Réa néonat"),
            ("A/B", "A-B"),
            ("a:b?c", "a-b-c"),
            ("../../etc/passwd", "---..-etc-passwd"),
            ("..", "_"),
            ("", "_"),
            ("   ", "_"),
            ("UF 12. ", "UF 12"),
            ("AUX", "_AUX"),
            ("con.x", "_con.x"),
            ("LPT1", "_LPT1"),
            ("COM¹", "_COM¹"),
            ("COM10", "COM10"),
            (".cache", "-cache"),
            ("~$planning", "--planning"),
            ("a\u{202e}b\0c", "abc"),
        ] {
            assert_eq!(legal_file_name(code), name, "{code:?}");
        }
    }

    #[test]
    fn codes_that_meet_get_names_that_do_not_hang_on_their_order() {
        let names = legal_file_names(["CARDIO", "Cardio", "A/B", "A:B", "NEURO"]);
        assert_eq!((names[0].as_str(), names[4].as_str()), ("CARDIO", "NEURO"));
        let turned = legal_file_names(["NEURO", "A:B", "Cardio", "A/B", "CARDIO"]);
        assert_eq!(names, [4, 2, 3, 1, 0].map(|at| turned[at].clone()));
        let folded: std::collections::BTreeSet<String> = names.iter().map(|n| n.to_lowercase()).collect();
        assert_eq!(folded.len(), 5, "{names:?}");
    }

    proptest! {
        #[test]
        fn any_code_gives_a_legal_name(code in any::<String>()) {
            let name = legal_file_name(&code);
            prop_assert!(is_legal_file_name(&name), "{code:?} gives {name:?}");
            let workbook = format!("{name}.xlsx");
            prop_assert!(is_legal_file_name(&workbook), "{code:?} gives {workbook:?}");
        }

        #[test]
        fn no_two_names_of_a_list_are_equal(codes in proptest::collection::vec("[aAbB:/. ]{0,3}", 0..20)) {
            let mut codes = codes;
            codes.sort();
            codes.dedup();
            let names = legal_file_names(codes.iter().map(String::as_str));
            let folded: std::collections::BTreeSet<String> = names.iter().map(|n| n.to_lowercase()).collect();
            prop_assert_eq!(folded.len(), codes.len());
        }
    }
}
