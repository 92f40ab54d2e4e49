//! Accounts whose staff id is nobody's, but which may be of somebody in the list whose own id is what is wrong: they are left as they are.

use super::lifecycle::without_zeros;
use super::matching::{Matches, names_of};
use crate::diagnostics::causes::Cause;
use crate::model::{Account, Code, Hospital, NamedRow, Text};
use crate::text::normal::folded;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Words of a displayed name that are looked at.
const WORDS: usize = 8;

/// Who may be meant: by staff id, by address, by login, by name.
#[derive(Default)]
pub(super) struct Doubts {
    /// Staff ids of rows that a fault kept out.
    refused: HashSet<String>,
    unread: bool,
    emails: HashMap<String, Whose>,
    logins: HashMap<String, Whose>,
    /// By the first word of the surname and of the first name: all words of both.
    names: HashMap<(String, String), Vec<Words>>,
}

/// All words of a name, and whose it is.
type Words = (BTreeSet<String>, Whose);

/// Whom a row names, and whether the row stayed out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Whose {
    name: String,
    refused: bool,
}

impl Doubts {
    pub(super) fn new(hospital: &Hospital, accounts: &[Account], matches: &Matches) -> Doubts {
        let refused = hospital.refused_ids.iter().map(without_zeros).collect();
        let mut doubts = Doubts { refused, unread: hospital.lists_unread, ..Doubts::default() };
        for row in &hospital.doubtful {
            doubts.add(row);
        }
        for ix in hospital.person_indices() {
            let person = hospital.person(ix);
            // Another login stated: somebody was asked about the account, and answered.
            if person.login.is_some() {
                continue;
            }
            // Without account, or with one in another name: the staff id may be another one's.
            let theirs = matches.of_person[ix.0 as usize].map(|at| &accounts[at].display_name);
            if theirs.is_none_or(|held| !names_of(person).iter().any(|name| holds(held, name))) {
                let none = Text::default();
                doubts.add(&NamedRow {
                    last: person.last.clone(),
                    first: person.first.clone(),
                    birth_name: person.birth_name.clone(),
                    email: person.email.clone().unwrap_or(none.clone()),
                    login: none,
                    refused: false,
                });
            }
        }
        doubts
    }

    fn add(&mut self, row: &NamedRow) {
        let name = [&row.last, &row.first].map(|t| t.trim()).join(" ").trim().to_owned();
        let whose = Whose { name, refused: row.refused };
        for (key, by) in [(&row.email, &mut self.emails), (&row.login, &mut self.logins)] {
            let key = key.trim().to_lowercase();
            if !key.is_empty() {
                by.entry(key).or_insert_with(|| whose.clone());
            }
        }
        for last in [&row.last, &row.birth_name] {
            let (last, first) = (folded(last), folded(&row.first));
            let head = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
            if !last.is_empty() {
                let words = last.split(' ').chain(first.split(' ')).filter(|w| !w.is_empty()).map(str::to_owned).collect();
                let same = self.names.entry((head(&last), head(&first))).or_default();
                if !same.iter().any(|(known, _)| *known == words) {
                    same.push((words, whose.clone()));
                }
            }
        }
    }

    /// Why an account of that staff id, which is nobody's, is left as it is; `None`: nothing speaks for it.
    pub(super) fn of(&self, id: &Code, login: &str, display_name: &str, email: &str) -> Option<Cause> {
        if self.refused.contains(&without_zeros(id)) {
            return Some(Cause::RowRefused { id: id.clone() });
        }
        let key = |text: &str| text.trim().to_lowercase();
        let whose = self.emails.get(&key(email)).or_else(|| self.logins.get(&key(login))).or_else(|| self.named(display_name));
        match whose {
            Some(Whose { name, refused: true }) => Some(Cause::NamedByRefused { id: id.clone(), name: name.clone() }),
            Some(Whose { name, refused: false }) => Some(Cause::NamedInList { id: id.clone(), name: name.clone() }),
            None => self.unread.then(|| Cause::ListUnread { id: id.clone() }),
        }
    }

    /// Whom a displayed name is: all words of both names stand in it, in any order; a surname alone must be all of it.
    fn named(&self, display_name: &str) -> Option<&Whose> {
        let folded = folded(display_name);
        let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).take(WORDS).collect();
        let firsts = || words.iter().copied().chain([""]);
        let pairs = words.iter().flat_map(|last| firsts().map(|first| ((*last).to_owned(), first.to_owned())));
        let held = |known: &BTreeSet<String>| known.iter().all(|word| words.contains(&word.as_str()));
        pairs
            .filter_map(|pair| {
                let whole = pair.1.is_empty();
                self.names.get(&pair)?.iter().find(|(known, _)| held(known) && (!whole || known.len() == words.len())).map(|(_, whose)| whose)
            })
            .min_by_key(|whose| (!whose.refused, &whose.name))
    }
}

/// Whether a displayed name has all words of a name.
fn holds(display_name: &str, name: &str) -> bool {
    let held = folded(display_name);
    let held: Vec<&str> = held.split(' ').collect();
    name.split(' ').all(|word| held.contains(&word))
}
