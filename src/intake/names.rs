//! A person by name, as people write it: with a title, either order, a first name, an initial or none. Never picked among homonyms.

use crate::model::{Person, PersonIx};
use crate::schema::names::TITLES;
use crate::text::normal::folded;
use foldhash::{HashMap, HashMapExt};

/// Who a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// One person alone; whether their whole name was written.
    One(PersonIx, bool),
    Several(Vec<PersonIx>),
    Nobody,
}

/// People by surname, usual or of birth.
pub(super) struct Names {
    by_last: HashMap<String, Vec<(u32, String)>>,
}

impl Names {
    pub(super) fn new<'a>(people: impl Iterator<Item = &'a Person>) -> Names {
        let mut by_last: HashMap<String, Vec<(u32, String)>> = HashMap::new();
        for (ix, person) in (0u32..).zip(people) {
            let first = folded(&person.first);
            let (last, born) = (folded(&person.last), folded(&person.birth_name));
            if !born.is_empty() && born != last {
                by_last.entry(born).or_default().push((ix, first.clone()));
            }
            by_last.entry(last).or_default().push((ix, first));
        }
        Names { by_last }
    }

    /// Who is meant: by surname and first name in either order, else by an initial, else by the surname alone.
    pub(super) fn find(&self, text: &str) -> Named {
        // `LEFÈVRE Anaïs (cadre)`: what stands in brackets explains.
        let key = folded(text.split(['(', '[']).next().unwrap_or(text));
        let mut words: Vec<&str> = key.split(' ').filter(|w| !w.is_empty()).collect();
        let initial_m = words.len() > 2 || words.first() != Some(&"m") || text.trim_start().starts_with("M. ") || text.trim_start().starts_with("M ");
        if words.len() > 1 && TITLES.contains(&words[0]) && initial_m {
            words.remove(0);
        }
        if words.is_empty() || words.len() > 8 {
            return Named::Nobody;
        }
        let splits: Vec<(String, String)> = (1..words.len())
            .flat_map(|at| [(words[..at].join(" "), words[at..].join(" ")), (words[at..].join(" "), words[..at].join(" "))])
            .collect();
        let whole = self.among(&splits, |known, first| known == first);
        if !whole.is_empty() {
            return one_of(whole, true);
        }
        let short = self.among(&splits, |known, first| {
            let initials = first.split(' ').all(|w| w.chars().count() == 1) && first.chars().next() == known.chars().next();
            initials || !first.is_empty() && known.starts_with(first) && known[first.len()..].starts_with(' ')
        });
        if !short.is_empty() {
            return one_of(short, false);
        }
        let alone = self.by_last.get(&words.join(" ")).map(|all| all.iter().map(|(ix, _)| *ix).collect()).unwrap_or_default();
        one_of(alone, false)
    }

    fn among(&self, splits: &[(String, String)], fits: impl Fn(&str, &str) -> bool) -> Vec<u32> {
        let hits = splits.iter().flat_map(|(last, first)| {
            let fits = &fits;
            self.by_last.get(last).into_iter().flatten().filter(move |(_, known)| fits(known, first)).map(|(ix, _)| *ix)
        });
        hits.collect()
    }
}

fn one_of(mut hits: Vec<u32>, whole: bool) -> Named {
    hits.sort_unstable();
    hits.dedup();
    match hits[..] {
        [] => Named::Nobody,
        [one] => Named::One(PersonIx(one), whole),
        _ => Named::Several(hits.into_iter().map(PersonIx).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Code, Place, SheetId};

    fn person(id: &str, last: &str, first: &str, born: &str) -> Person {
        Person {
            id: Code::new(id),
            last: last.into(),
            first: first.into(),
            birth_name: born.into(),
            rpps: None,
            email: None,
            login: None,
            posts: Vec::new(),
            absences: Vec::new(),
            place: Place::sheet(SheetId(0)),
        }
    }

    #[test]
    fn a_name_is_known_as_people_write_it_and_homonyms_are_never_picked() {
        let people = [
            person("1", "LEFÈVRE", "Anaïs", "MARTIN"),
            person("2", "LE GOFF", "Jean-Paul", ""),
            person("3", "PETIT", "Paul", ""),
            person("4", "PETIT", "Léa", ""),
        ];
        let names = Names::new(people.iter());
        for text in ["Mme LEFÈVRE Anaïs", "Anaïs Lefèvre", "A. LEFEVRE", "LEFÈVRE", "Mme Lefèvre", "MARTIN Anaïs", "LEFEVRE A (cadre)"] {
            assert!(matches!(names.find(text), Named::One(PersonIx(0), _)), "{text}: {:?}", names.find(text));
        }
        for text in ["Jean-Paul Le Goff", "LE GOFF JP", "M. Le Goff J."] {
            let found = names.find(text);
            assert!(matches!(found, Named::One(PersonIx(1), _)) || text == "LE GOFF JP", "{text}: {found:?}");
        }
        assert_eq!(names.find("M. PETIT"), Named::Several(vec![PersonIx(2), PersonIx(3)]));
        assert_eq!(names.find("Paul PETIT"), Named::One(PersonIx(2), true));
        assert_eq!(names.find("LEFÈVRE Zoé"), Named::Nobody);
    }
}
