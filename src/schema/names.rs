//! A person's two names out of one cell: `LEFÈVRE Anaïs`, `Anaïs LEFÈVRE`, `LEFÈVRE, Anaïs`, `Mme LE GALL Marie-Anne`.

use crate::text::normal::folded;

/// Which name comes first where case and commas do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    LastFirst,
    FirstLast,
}

/// Headers of a column that holds both names, folded.
const HEADERS: &[(&str, Order)] = &[
    ("nom prenom", Order::LastFirst),
    ("nom et prenom", Order::LastFirst),
    ("nom prenoms", Order::LastFirst),
    ("noms prenoms", Order::LastFirst),
    ("noms et prenoms", Order::LastFirst),
    ("nom et prenom de l agent", Order::LastFirst),
    ("nom de l agent", Order::LastFirst),
    ("nom complet", Order::LastFirst),
    ("agent", Order::LastFirst),
    ("agents", Order::LastFirst),
    ("salarie", Order::LastFirst),
    ("personne", Order::LastFirst),
    ("personnel", Order::LastFirst),
    ("professionnel", Order::LastFirst),
    ("collaborateur", Order::LastFirst),
    ("identite", Order::LastFirst),
    ("prenom nom", Order::FirstLast),
    ("prenom et nom", Order::FirstLast),
    ("last name first name", Order::LastFirst),
    ("surname first name", Order::LastFirst),
    ("surname forename", Order::LastFirst),
    ("full name", Order::FirstLast),
    ("name", Order::FirstLast),
    ("employee", Order::FirstLast),
    ("employee name", Order::FirstLast),
    ("staff member", Order::FirstLast),
    ("staff name", Order::FirstLast),
    ("first name last name", Order::FirstLast),
];

/// Titles that stand before a name, folded.
pub const TITLES: &[&str] = &[
    "m",
    "mr",
    "mme",
    "mlle",
    "mmes",
    "dr",
    "pr",
    "prof",
    "docteur",
    "professeur",
    "monsieur",
    "madame",
    "mademoiselle",
    "mrs",
    "ms",
    "miss",
    "sister",
    "doctor",
];
const PARTICLES: &[&str] =
    &["de", "du", "des", "d", "la", "le", "les", "van", "von", "der", "den", "el", "al", "ben", "da", "dos", "di", "st", "saint", "abd"];
/// What follows is another name of the same person.
const BORN: &[&str] = &["nee", "ne", "epouse", "ep", "veuve", "vve", "born", "alias"];

/// The order that a header tells, when it heads a column of whole names.
pub fn order_of(header: &str) -> Option<Order> {
    let key = folded(header);
    HEADERS.iter().find(|h| h.0 == key).map(|h| h.1)
}

/// Surname and first name; the second is empty when there is one word alone. `None` when there is no name.
pub fn parted(text: &str, order: Order) -> Option<(String, String)> {
    let text = &without_brackets(text);
    if let Some((last, first)) = text.split_once(',') {
        return Some((joined(&words_of(last))?, joined(&words_of(first)).unwrap_or_default()));
    }
    let words = words_of(text);
    let led = capitals(words.iter().copied());
    if led > 0 && led < words.len() {
        return two(&words, led, false);
    }
    // `Anaïs de LA TOUR`: a particle goes with the capitals that follow it.
    let trail = capitals(words.iter().rev().copied());
    if trail > 0 && trail < words.len() {
        let mut at = words.len() - trail;
        while at > 1 && is_particle(words[at - 1]) {
            at -= 1;
        }
        return two(&words, at, true);
    }
    match order {
        Order::LastFirst => {
            let particles = words.iter().take_while(|w| is_particle(w)).count();
            two(&words, (particles + 1).min(words.len()), false)
        }
        Order::FirstLast => two(&words, 1, true),
    }
}

/// What stands in brackets is another name of the same person, or a remark.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let kept = text.chars().filter(|c| {
        let inside = depth > 0;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        !inside && !matches!(c, '(' | '[' | ')' | ']')
    });
    kept.collect()
}

/// Words before `at` and from it on; `first_leads`: the first name stands before.
fn two(words: &[&str], at: usize, first_leads: bool) -> Option<(String, String)> {
    let (before, after) = words.split_at_checked(at)?;
    match (first_leads, joined(before), joined(after)) {
        (false, Some(last), first) => Some((last, first.unwrap_or_default())),
        (true, Some(first), Some(last)) => Some((last, first)),
        (true, Some(last), None) => Some((last, String::new())),
        _ => None,
    }
}

/// Words without a title in front, up to another name of the same person.
fn words_of(text: &str) -> Vec<&str> {
    let all = text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic));
    // In capitals two of them are surnames too.
    let titled = all.skip_while(|w| TITLES.contains(&folded(w).as_str()) && !matches!(*w, "PR" | "MS"));
    titled.take_while(|w| !BORN.contains(&folded(w).as_str())).collect()
}

fn joined(words: &[&str]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&folded(word).as_str())
}

fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.clone().all(|c| !c.is_lowercase())
}

/// How many words at the start are in capitals, particles before one included.
fn capitals<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    let (mut seen, mut count) = (0, 0);
    for word in words {
        seen += 1;
        if is_capitals(word) {
            count = seen;
        } else if !is_particle(word) {
            break;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_names_are_told_by_commas_capitals_then_by_the_order() {
        let two = |text: &str, order| parted(text, order).map(|(last, first)| format!("{last}|{first}"));
        for (text, expected) in [
            ("LEFÈVRE Anaïs", "LEFÈVRE|Anaïs"),
            ("Anaïs LEFÈVRE", "LEFÈVRE|Anaïs"),
            ("LEFÈVRE, Anaïs Marie", "LEFÈVRE|Anaïs Marie"),
            ("Mme LE GALL Marie-Anne", "LE GALL|Marie-Anne"),
            ("de LA TOUR Jean", "de LA TOUR|Jean"),
            ("Jean de LA TOUR", "de LA TOUR|Jean"),
            ("LEFÈVRE Anaïs (née PETIT)", "LEFÈVRE|Anaïs"),
            ("Mme DURAND (née PETIT) Odile", "DURAND|Odile"),
            ("DUPONT Anne née MARTIN", "DUPONT|Anne"),
            ("Dr MARTIN Paul", "MARTIN|Paul"),
            ("Le Gall Marie", "Le Gall|Marie"),
            ("Lefèvre Anaïs", "Lefèvre|Anaïs"),
            ("DE LA TOUR JEAN", "DE LA TOUR|JEAN"),
            ("LEFÈVRE", "LEFÈVRE|"),
        ] {
            assert_eq!(two(text, Order::LastFirst).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(two("Marie Le Gall", Order::FirstLast).as_deref(), Some("Le Gall|Marie"));
        assert_eq!(two(" - ", Order::LastFirst), None);
    }
}
