//! Logins: made from a pattern, unique for ever, never changed once given.

use super::latin;
use crate::model::{Login, Person};
use std::collections::{HashMap, HashSet};

/// Active Directory takes no more for a user (SAM rule).
pub const LONGEST: usize = 20;

/// Never given to a person: accounts and names that systems keep for themselves, devices of Windows (home folders).
const RESERVED: &[&str] = &[
    "admin",
    "administrator",
    "administrateur",
    "root",
    "guest",
    "invite",
    "krbtgt",
    "system",
    "postmaster",
    "abuse",
    "webmaster",
    "noreply",
    "support",
    "test",
    "con",
    "prn",
    "aux",
    "nul",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Last,
    First,
    LastInitial,
    FirstInitial,
    Id,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Token(Token),
}

/// A setting such as `{p}.{nom}`, understood once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Piece>);

impl Pattern {
    /// `Err`: the token that is not known, or the whole pattern when it has none.
    pub fn new(text: &str) -> Result<Pattern, String> {
        let mut pieces = Vec::new();
        let mut rest = text.trim();
        while let Some((before, after)) = rest.split_once('{') {
            pieces.push(Piece::Text(before.to_lowercase()));
            let (name, after) = after.split_once('}').ok_or_else(|| rest.to_owned())?;
            pieces.push(Piece::Token(token(name).ok_or_else(|| format!("{{{name}}}"))?));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_lowercase()));
        let any = pieces.iter().any(|p| matches!(p, Piece::Token(_)));
        if any { Ok(Pattern(pieces)) } else { Err(text.to_owned()) }
    }
    fn has(&self, token: Token) -> bool {
        self.0.contains(&Piece::Token(token))
    }
    fn made(&self, last: &[String], first: &[String], id: &str) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Token(Token::Last) => out.push_str(&last.concat()),
                Piece::Token(Token::First) => out.push_str(&first.concat()),
                Piece::Token(Token::LastInitial) => out.extend(last.first().and_then(|p| p.chars().next())),
                Piece::Token(Token::FirstInitial) => out.extend(first.first().and_then(|p| p.chars().next())),
                Piece::Token(Token::Id) => out.push_str(id),
            }
        }
        tidied(&out)
    }
    /// The login without number, at most [`LONGEST`] characters: a long name is cut between its parts where it can be. `None` without Latin letters.
    pub fn base(&self, person: &Person) -> Option<String> {
        let (mut last, mut first) = (latin::parts(&person.last)?, latin::parts(&person.first)?);
        let id = latin::parts(person.id.as_str())?.concat();
        let mut login = self.made(&last, &first, &id);
        while login.len() > LONGEST && (last.len() > 1 || (first.len() > 1 && self.has(Token::First))) {
            if last.len() > 1 {
                last.pop()
            } else {
                first.pop()
            };
            login = self.made(&last, &first, &id);
        }
        login.truncate(LONGEST);
        let login = login.trim_end_matches(['.', '-', '_']).to_owned();
        let numbers_only = login.bytes().all(|b| b.is_ascii_digit()) && !self.has(Token::Id);
        (!login.is_empty() && !numbers_only).then_some(login)
    }
}

/// Both languages side by side (PRODUCT §8).
fn token(name: &str) -> Option<Token> {
    Some(match name.trim().to_lowercase().as_str() {
        "nom" | "last" => Token::Last,
        "prenom" | "prénom" | "first" => Token::First,
        "n" | "l" => Token::LastInitial,
        "p" | "f" => Token::FirstInitial,
        "matricule" | "id" => Token::Id,
        _ => return None,
    })
}

/// What an absent first name leaves behind: no separator at an end, none doubled; only what a login may hold.
fn tidied(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')) {
        let separator = !c.is_ascii_alphanumeric();
        if !(separator && (out.is_empty() || out.ends_with(['.', '-', '_']))) {
            out.push(c);
        }
    }
    out.trim_end_matches(['.', '-', '_']).to_owned()
}

/// Whether every directory takes it as the name of a new user, also before an `@`, and no system keeps it.
pub fn is_legal(login: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    (1..=LONGEST).contains(&login.len()) && login.chars().all(allowed) && !login.ends_with('.') && !is_reserved(login)
}

pub fn is_reserved(login: &str) -> bool {
    let login = login.to_lowercase();
    let port = login.strip_prefix("com").or_else(|| login.strip_prefix("lpt"));
    RESERVED.contains(&login.as_str()) || port.is_some_and(|n| n.len() == 1 && n != "0" && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Every name that the directory knows, or knew: logins, groups, first parts of addresses, those of people gone.
#[derive(Debug, Default)]
pub struct Taken {
    names: HashSet<String>,
    /// Next number to try for a base, so that a thousand `martin` cost a thousand steps and not half a million.
    next: HashMap<String, u32>,
}

impl Taken {
    pub fn add(&mut self, name: &str) {
        self.names.insert(crate::text::normal::folded(name).replace(' ', ""));
        self.names.insert(name.to_lowercase());
    }
    pub fn has(&self, login: &str) -> bool {
        self.names.contains(&login.to_lowercase())
    }
    /// `base`, else `base2`, `base3`…, cut so that the number fits. The result is taken from now on.
    pub fn unique(&mut self, base: &str) -> Login {
        let mut number = self.next.get(base).copied().unwrap_or(1);
        loop {
            let login = numbered(base, number);
            number = number.saturating_add(1);
            if !self.has(&login) && is_legal(&login) {
                self.next.insert(base.to_owned(), number);
                self.add(&login);
                return Login(login.into());
            }
        }
    }
}

fn numbered(base: &str, number: u32) -> String {
    if number <= 1 {
        return base.to_owned();
    }
    let number = number.to_string();
    let room = LONGEST.saturating_sub(number.len());
    let head: String = base.chars().take(room).collect();
    format!("{head}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::tests::person;

    fn login(pattern: &str, last: &str, first: &str) -> Option<String> {
        Pattern::new(pattern).expect("a pattern").base(&person("000412", last, first))
    }

    #[test]
    fn logins_follow_the_pattern_in_both_languages() {
        for (pattern, last, first, expected) in [
            ("{p}.{nom}", "Œuvrard", "Jean-Noël", "j.oeuvrard"),
            ("{p}{nom}", "de La Tour", "Inès", "idelatour"),
            ("{first}.{last}", "N'Guyen", "Zoé", "zoe.nguyen"),
            ("{nom}{p}", "LEFÈVRE", "Anaïs", "lefevrea"),
            ("{p}.{nom}", "Xi", "", "xi"),
            ("{matricule}", "Xi", "", "000412"),
            ("{n}{prenom}", "Ødegård", "Þór", "othor"),
            ("{p}{nom}", "Le Goff-Müller de Kermadec", "Marie-Thérèse", "mlegoffmullerde"),
            ("{p}{nom}", "Papadopoulopoulosidis", "Ivo", "ipapadopoulopoulosid"),
        ] {
            assert_eq!(login(pattern, last, first).as_deref(), Some(expected), "{pattern} {last}");
        }
    }

    #[test]
    fn no_login_is_invented() {
        assert_eq!(login("{p}{nom}", "李", "Wei"), None);
        assert_eq!(login("{nom}", "2024", ""), None);
        assert_eq!(Pattern::new("{p}{surname}"), Err("{surname}".into()));
        assert_eq!(Pattern::new("agent"), Err("agent".into()));
    }

    #[test]
    fn homonyms_are_numbered_from_two_and_reserved_names_are_left_out() {
        let mut taken = Taken::default();
        taken.add("MMartin");
        assert_eq!(taken.unique("mmartin"), Login("mmartin2".into()));
        assert_eq!(taken.unique("mmartin"), Login("mmartin3".into()));
        assert_eq!(taken.unique("admin"), Login("admin2".into()));
        assert_eq!(taken.unique("abcdefghijklmnopqrst"), Login("abcdefghijklmnopqrst".into()));
        assert_eq!(taken.unique("abcdefghijklmnopqrst"), Login("abcdefghijklmnopqrs2".into()));
        assert!(!is_legal("com1") && is_legal("com10") && !is_legal("a b") && !is_legal("fin."));
    }
}
