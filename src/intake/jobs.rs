//! Which profile a job as typed has: the same words, a regular expression of `Profils`, the same words in the other gender or number.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Place, Profile};
use crate::text::normal::{folded, nearest};
use crate::text::{DidYouMean, Tr};
use foldhash::{HashMap, HashMapExt};
use regex::{Regex, RegexBuilder};

/// Abbreviations that hospitals use in two senses: asked about, never guessed (PRODUCT §4).
const AMBIGUOUS: &[(&str, &[Tr])] = &[
    ("as", &[Tr::new("aide-soignant", "care assistant"), Tr::new("assistant social", "social worker")]),
    ("cds", &[Tr::new("cadre de santé", "ward manager"), Tr::new("chef de service", "head of service")]),
    (
        "cs",
        &[
            Tr::new("cadre supérieur de santé", "senior manager"),
            Tr::new("chef de service", "head of service"),
            Tr::new("conseiller social", "social adviser"),
        ],
    ),
    (
        "am",
        &[
            Tr::new("assistant médical", "medical assistant"),
            Tr::new("attaché médical", "attending physician"),
            Tr::new("agent de maîtrise", "foreman"),
        ],
    ),
    ("sf", &[Tr::new("sage-femme", "midwife"), Tr::new("soins funéraires", "mortuary care")]),
];

/// Abbreviations with one sense.
const KNOWN: &[(&str, &str)] = &[
    ("ide", "infirmier diplome d etat"),
    ("iade", "infirmier anesthesiste"),
    ("ibode", "infirmier de bloc operatoire"),
    ("ash", "agent des services hospitaliers"),
    ("asd", "aide soignant"),
    ("mk", "masseur kinesitherapeute"),
    ("ph", "praticien hospitalier"),
    ("ama", "assistant medico administratif"),
];

/// A word without the marks of gender and number, so that `infirmières` and `infirmier` are equal.
fn stem(word: &str) -> String {
    let w = word.strip_suffix('s').or_else(|| word.strip_suffix('x')).unwrap_or(word);
    for (ending, base) in [
        ("iere", "ier"),
        ("euse", "eur"),
        ("trice", "teur"),
        ("enne", "en"),
        ("ive", "if"),
        ("ere", "er"),
        ("elle", "el"),
        ("ale", "al"),
        ("te", "t"),
        ("ee", ""),
    ] {
        if w.len() > ending.len() + 1
            && let Some(start) = w.strip_suffix(ending)
        {
            return format!("{start}{base}");
        }
    }
    w.strip_suffix('e').filter(|s| s.len() >= 3).unwrap_or(w).to_owned()
}

fn stems(text: &str) -> String {
    folded(text)
        .split(' ')
        .filter(|w| !matches!(*w, "e" | "es" | "ere" | "iere" | "ne" | "se" | "trice" | "de" | "des" | "du" | "d" | "la" | "le" | "l"))
        .map(stem)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The profiles, ready to be asked.
pub(super) struct Jobs {
    exact: HashMap<String, usize>,
    stems: HashMap<String, usize>,
    patterns: Vec<(Regex, usize)>,
    names: Vec<String>,
    asked: HashMap<String, Answer>,
}

/// What a job as typed is.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    Profile(usize),
    Ambiguous(Vec<Tr>),
    Unknown(DidYouMean),
}

impl Jobs {
    pub(super) fn new(profiles: &[Profile], report: &mut Vec<Diagnostic>) -> Jobs {
        let mut jobs = Jobs { exact: HashMap::new(), stems: HashMap::new(), patterns: Vec::new(), names: Vec::new(), asked: HashMap::new() };
        for (at, profile) in profiles.iter().enumerate() {
            let text = profile.job.trim();
            if text.len() > 2 && text.starts_with('/') && text.ends_with('/') {
                match RegexBuilder::new(&text[1..text.len() - 1]).case_insensitive(true).size_limit(1 << 20).build() {
                    Ok(pattern) => jobs.patterns.push((pattern, at)),
                    Err(_) => report.push(Diagnostic::at(profile.place, Intake::BadPattern { found: text.to_owned(), reason: "/…/".into() })),
                }
                continue;
            }
            jobs.names.push(text.to_owned());
            jobs.exact.entry(folded(text)).or_insert(at);
            jobs.stems.entry(stems(text)).or_insert(at);
        }
        jobs
    }

    /// The profile of a job, with what must be said about it at that place.
    pub(super) fn profile(&mut self, job: &str, place: Place, report: &mut Vec<Diagnostic>) -> Option<usize> {
        let answer = if let Some(known) = self.asked.get(job) {
            known.clone()
        } else {
            let answer = self.ask(job);
            self.asked.insert(job.to_owned(), answer.clone());
            answer
        };
        match answer {
            Answer::Profile(at) => Some(at),
            Answer::Ambiguous(readings) => {
                report.push(Diagnostic::at(place, Intake::AmbiguousJob { found: job.to_owned(), readings }));
                None
            }
            // Without any profile there is nothing that a job could be one of.
            Answer::Unknown(_) if self.names.is_empty() && self.patterns.is_empty() => None,
            Answer::Unknown(near) => {
                report.push(Diagnostic::at(place, Intake::UnknownJob { found: job.to_owned(), near }));
                None
            }
        }
    }

    fn ask(&self, job: &str) -> Answer {
        // `30 - Infirmière`: the code of a nomenclature before the job.
        let job = job.split_once(" - ").filter(|(code, _)| code.chars().all(|c| c.is_ascii_digit())).map_or(job, |(_, rest)| rest.trim());
        let key = folded(job);
        if let Some(at) = self.exact.get(&key) {
            return Answer::Profile(*at);
        }
        if let Some((_, at)) = self.patterns.iter().find(|(p, _)| p.is_match(job)) {
            return Answer::Profile(*at);
        }
        if let Some((_, readings)) = AMBIGUOUS.iter().find(|(short, _)| *short == key) {
            return Answer::Ambiguous(readings.to_vec());
        }
        let long = KNOWN.iter().find(|(short, _)| *short == key).map_or(key.as_str(), |(_, long)| long);
        match self.stems.get(&stems(long)) {
            Some(at) => Answer::Profile(*at),
            None => Answer::Unknown(DidYouMean(nearest(job, self.names.iter().map(String::as_str)).map(str::to_owned))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_genders_of_a_job_are_one() {
        for (a, b) in [
            ("Infirmier diplômé d'État", "Infirmière diplômée d'État"),
            ("Aide-soignant", "Aides-soignantes"),
            ("Manipulateur", "Manipulatrice"),
            ("Assistant social", "Assistante sociale"),
            ("Agent(e) administratif", "Agent administratif"),
        ] {
            assert_eq!(stems(a), stems(b), "{a}");
        }
        assert_ne!(stems("Médecin"), stems("Sage-femme"));
    }
}
