//! What a header may mean: every declared header and synonym, exactly, inside a longer one, or within a typing slip.

use super::concepts::{self, Said};
use super::short;
use super::vocabulary::Vocabulary;
use super::within::Within;
use crate::document::Look;
use crate::model::Lang;
use crate::schema::SheetSpec;
use crate::schema::sheets::ALL;
use crate::text::normal::folded;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// How a header was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// Settled by a row of the `Colonnes` sheet.
    Told,
    /// Exactly one of those declared.
    Exact,
    /// One of those declared, abbreviated or without its small words.
    Short,
    /// The number or the name of a thing that the field is about: `N° de travailleur`.
    Thing,
    /// One of those declared, among other words.
    Inside,
    /// The thing alone, or the words of several wordings of one field: `Site d'affectation`.
    Words,
    /// One of those declared, but for a typing slip.
    Slip,
    /// A common word, which means it in a sheet of that kind.
    Within,
    /// From what the column holds.
    Content,
}

impl How {
    /// How much such a reading weighs, 0 to 1.
    pub(super) fn weight(self) -> f64 {
        match self {
            How::Told | How::Exact => 1.0,
            How::Short => 0.9,
            How::Thing => 0.85,
            How::Inside | How::Words => 0.75,
            How::Slip => 0.7,
            How::Content => 0.5,
            How::Within => 0.3,
        }
    }
}

/// One meaning of a header.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    /// Index into [`ALL`].
    pub(super) spec: usize,
    pub(super) field: usize,
    pub(super) how: How,
    /// Order among readings of equal weight: the place of the synonym in its list.
    pub(super) rank: usize,
    /// The declared wording.
    pub(super) word: &'static str,
}

/// A row of the `Colonnes` sheet: how a header of theirs is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) header: String,
    /// `None`: to be ignored.
    pub(super) field: Option<String>,
    pub(super) file: Option<String>,
    pub(super) sheet: Option<String>,
}

/// Short wordings that tell a column wherever they stand in its header.
const TELLING: &[&str] = &["duree", "rpps", "adeli", "quota"];

/// Words beside a declared wording that make it another thing: `Responsable qualité`, `Mail du responsable`, `Ancien matricule`.
const OTHERWISE: &[&str] = &[
    "heure",
    "hour",
    "time",
    "naissance",
    "birth",
    "qualite",
    "validite",
    "adjoint",
    "adjointe",
    "suppleant",
    "suppleante",
    "remplacant",
    "remplacante",
    "ancien",
    "ancienne",
    "precedent",
    "precedente",
    "tel",
    "telephone",
    "mail",
    "courriel",
    "email",
    "adresse",
    "fax",
    "former",
    "previous",
    "deputy",
    "phone",
    "medical",
    "medicale",
];

/// Letters of an ending in brackets: `(trice)`.
const LONGEST_ENDING: usize = 5;

/// Every declared wording, folded.
pub(super) struct Dictionary {
    exact: HashMap<String, Vec<Hit>>,
    /// The same without abbreviations and small words.
    loose: HashMap<String, Vec<Hit>>,
    wordings: Vec<(Word, Hit)>,
    vocabulary: Vocabulary,
    guesses: RefCell<HashMap<String, Rc<Vec<Hit>>>>,
    pub(super) told: Vec<Told>,
    within: Within,
}

/// Headers of columns that hold social-security numbers: ignored whole.
const NIR: &[&str] = &[
    "nir",
    "n ss",
    "no ss",
    "num secu",
    "numero de securite sociale",
    "numero securite sociale",
    "securite sociale",
    "n secu",
    "insee",
    "n insee",
    "nss",
    "numero ss",
    "n de securite sociale",
    "n securite sociale",
    "no securite sociale",
    "n secu sociale",
    "numero nir",
    "nir inss",
    "numero insee",
    "social security no",
    "social security number",
    "national insurance number",
];

impl Dictionary {
    pub(super) fn new() -> Dictionary {
        let mut exact: HashMap<String, Vec<Hit>> = HashMap::new();
        let mut wordings = Vec::new();
        for (spec, sheet) in ALL.iter().enumerate() {
            for (field, column) in sheet.columns.iter().enumerate() {
                let words = [column.header.fr, column.header.en].into_iter().chain(column.synonyms.iter().copied());
                for (rank, word) in words.enumerate() {
                    let hit = Hit { spec, field, how: How::Exact, rank, word };
                    let word = folded(word);
                    let hits = exact.entry(word.clone()).or_default();
                    if !hits.iter().any(|h| h.spec == spec) {
                        hits.push(hit);
                        wordings.push((Word::new(word), hit));
                    }
                }
            }
        }
        let mut loose: HashMap<String, Vec<Hit>> = HashMap::new();
        for (word, hit) in &wordings {
            loose.entry(short::in_full(&word.text)).or_default().push(Hit { how: How::Short, ..*hit });
            // `Nombre de patients par semaine` counts `Patients par semaine`.
            let counts = matches!(ALL[hit.spec].columns[hit.field].look, Look::Whole | Look::Number);
            if counts && word.text.contains(' ') {
                for number in ["nombre", "number of"] {
                    loose.entry(short::in_full(&format!("{number} {}", word.text))).or_default().push(Hit { how: How::Short, ..*hit });
                }
            }
        }
        Dictionary {
            exact,
            loose,
            vocabulary: Vocabulary::new(&wordings.iter().map(|(w, h)| (w.text.as_str(), *h)).collect::<Vec<_>>()),
            wordings,
            guesses: RefCell::default(),
            told: Vec::new(),
            within: Within::new(),
        }
    }

    /// The fields of a sheet that a header means once the sheet is known, best first.
    pub(super) fn within(&self, spec: usize, header: &str, file: &str, sheet: &str) -> Vec<usize> {
        if self.told(&folded(header), file, sheet).is_some() {
            return Vec::new();
        }
        let plain = plural(numbered(header));
        let parted = short::parted(&plain);
        let of = |text: &str| self.within.fields(spec, &bare(text), &folded(text), |word| OTHERWISE.contains(&word));
        let mut fields = of(parted.as_deref().unwrap_or(&plain));
        // `Chef de service / Head nurse`: in two languages.
        if plain.contains('/') {
            fields.extend(plain.split('/').flat_map(of));
        }
        fields
    }

    /// All meanings of a header, best first a sheet.
    pub(super) fn meanings(&self, header: &str, file: &str, sheet: &str) -> Rc<Vec<Hit>> {
        let key = folded(header);
        // `idEmploye`, `DepartmentID`: words that a program glued.
        if !self.exact.contains_key(&key)
            && let Some(parted) = short::parted(header)
        {
            return self.meanings(&parted, file, sheet);
        }
        if let Some(told) = self.told(&key, file, sheet) {
            return Rc::new(told.field.as_deref().map(|f| self.field_named(f)).unwrap_or_default());
        }
        if let Some(known) = self.guesses.borrow().get(&key) {
            return Rc::clone(known);
        }
        let hits = Rc::new(self.look_up(header, &key));
        self.guesses.borrow_mut().insert(key, Rc::clone(&hits));
        hits
    }

    pub(super) fn is_nir(header: &str) -> bool {
        NIR.contains(&folded(header).as_str())
    }

    fn told(&self, key: &str, file: &str, sheet: &str) -> Option<&Told> {
        let fits =
            |wanted: &Option<String>, real: &str| wanted.as_ref().is_none_or(|w| folded(w) == folded(real) || folded(real).ends_with(&folded(w)));
        self.told.iter().find(|t| t.header == key && fits(&t.file, file) && fits(&t.sheet, sheet))
    }

    /// Meanings of a `Champ`: a declared header, a synonym, or the field's name in code.
    fn field_named(&self, field: &str) -> Vec<Hit> {
        let wanted = folded(field);
        let mut hits: Vec<Hit> = self.exact.get(&wanted).cloned().unwrap_or_default();
        for (spec, sheet) in ALL.iter().enumerate() {
            if let Some(index) = sheet.columns.iter().position(|c| folded(c.field) == wanted)
                && !hits.iter().any(|h| h.spec == spec)
            {
                hits.push(Hit { spec, field: index, how: How::Told, rank: 0, word: "" });
            }
        }
        for hit in &mut hits {
            hit.how = How::Told;
        }
        hits
    }

    fn look_up(&self, header: &str, key: &str) -> Vec<Hit> {
        // A sign alone: a share, a number.
        if let Some((_, word)) = [("%", "pourcentage"), ("#", "n")].iter().find(|(sign, _)| header.trim() == *sign) {
            return self.exact.get(*word).cloned().unwrap_or_default();
        }
        if key.is_empty() || key.len() > 120 {
            return Vec::new();
        }
        let plain = plural(numbered(header));
        let bare = bare(&plain);
        let mut hits: Vec<Hit> = self.exact.get(key).cloned().unwrap_or_default();
        if bare != key && !bare.is_empty() {
            add(&mut hits, self.exact.get(&bare).into_iter().flatten().copied());
        }
        add(&mut hits, self.in_two_ways(&plain).into_iter());
        add(&mut hits, self.of_its_kind(&bare).into_iter());
        let full = short::in_full(&bare);
        let mut shortened: Vec<Hit> = self.loose.get(&full).cloned().unwrap_or_default();
        shortened.sort_by_key(|h| h.rank);
        add(&mut hits, shortened.into_iter());
        let key = Word::new(key.to_owned());
        let mut guessed: Vec<Hit> = self.wordings.iter().filter_map(|(word, hit)| guess(word, &key).map(|how| Hit { how, ..*hit })).collect();
        guessed.extend(concept_hits(&bare));
        guessed.extend(self.vocabulary.composed(&full));
        guessed.sort_by(|a, b| a.how.cmp(&b.how).then(a.rank.cmp(&b.rank)));
        for hit in guessed {
            // Two guesses may name two fields of one sheet: what else is there decides.
            if hits.iter().all(|h| h.spec != hit.spec || h.how >= How::Inside && h.field != hit.field) {
                hits.push(hit);
            }
        }
        hits
    }

    /// A header in two languages, or in two words for one thing: `Nom / Surname`, `Vague Wave`. Sure when both say the same; one alone is a guess.
    fn in_two_ways(&self, header: &str) -> Vec<Hit> {
        let exact = |part: &str| self.exact.get(part).map_or(&[][..], Vec::as_slice);
        let parts: Vec<String> = header.split(['/', '|', '\n']).flat_map(|p| p.split(" - ")).map(bare).filter(|p| !p.is_empty()).collect();
        let mut hits: Vec<Hit> = Vec::new();
        if parts.len() == 2 {
            for (one, other) in [(&parts[0], &parts[1]), (&parts[1], &parts[0])] {
                for hit in exact(one) {
                    match exact(other).iter().find(|h| h.spec == hit.spec) {
                        Some(same) if same.field == hit.field => add(&mut hits, std::iter::once(*hit)),
                        // `Service / Department`: either, as the other columns have it.
                        Some(_) => hits.push(Hit { how: How::Inside, ..*hit }),
                        None => add(&mut hits, std::iter::once(Hit { how: How::Inside, ..*hit })),
                    }
                }
            }
        }
        let key = folded(header);
        for (at, _) in key.match_indices(' ') {
            let (one, other) = (exact(&key[..at]), exact(&key[at + 1..]));
            add(&mut hits, one.iter().filter(|h| other.iter().any(|o| (o.spec, o.field) == (h.spec, h.field))).copied());
        }
        hits
    }

    /// A header that names its sheet's own things as well: `Intitulé du module` in a list of modules, `Nom de l'agent` in one of people.
    fn of_its_kind(&self, key: &str) -> Vec<Hit> {
        let words: Vec<&str> = key.split(' ').collect();
        let [first, .., last] = words[..] else { return Vec::new() };
        let mut hits: Vec<Hit> = Vec::new();
        for (spec, sheet) in ALL.iter().enumerate() {
            let Some((_, nouns)) = concepts::OF_KINDS.iter().find(|(kind, _)| *kind == sheet.kind) else { continue };
            let behind = nouns.contains(&last).then(|| short::without_small_end(&words[..words.len() - 1]));
            let before = nouns.contains(&first).then(|| words[1..].join(" "));
            let known = [behind, before].into_iter().flatten().find_map(|rest| self.exact.get(&rest)?.iter().find(|h| h.spec == spec).copied());
            hits.extend(known.map(|hit| Hit { how: How::Short, ..hit }));
        }
        hits
    }
}

/// Meanings of a header by the thing that it is about.
fn concept_hits(key: &str) -> Vec<Hit> {
    let found = concepts::fields(key).into_iter().filter_map(|(kind, field, said)| {
        let spec = ALL.iter().position(|s| s.kind == kind)?;
        let field = ALL[spec].index(field)?;
        let how = if said == Said::Thing { How::Words } else { How::Thing };
        Some(Hit { spec, field, how, rank: usize::MAX, word: ALL[spec].columns[field].header.fr })
    });
    found.collect()
}

/// `(1) Matricule`, `2. Nom`: without the number that forms put before.
fn numbered(header: &str) -> &str {
    let digits = header.trim_start().trim_start_matches('(');
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.strip_prefix([')', '.', '-']).map(str::trim_start);
    behind.filter(|name| rest.len() < digits.len() && name.chars().any(char::is_alphabetic)).unwrap_or(header)
}

/// `Tâche(s) précédente(s)` is `Tâches précédentes`, `Infirmier(ère) en chef` is `Infirmier en chef`: a plural is kept, another ending is not.
fn plural(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    let mut rest = header;
    while let Some(at) = rest.find('(') {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let ending = behind.get(1..).and_then(|t| t.split_once(')')).map(|(ending, _)| ending);
        let glued = before.ends_with(char::is_alphabetic);
        if let Some(ending) = ending.filter(|e| glued && (1..=LONGEST_ENDING).contains(&e.chars().count()) && e.chars().all(char::is_lowercase)) {
            out.push_str(if matches!(ending, "s" | "es" | "x") { ending } else { "" });
            rest = &behind[ending.len() + 2..];
        } else {
            out.push('(');
            rest = &behind[1..];
        }
    }
    out.push_str(rest);
    out
}

/// `Date d'arrivée (jj/mm/aaaa) *`: what stands in brackets explains, it does not name.
fn bare(header: &str) -> String {
    folded(header.split(['(', '[', '*', ':']).next().unwrap_or(header))
}

/// Adds hits of sheets that have none yet... and other fields of sheets that have one only by a guess.
fn add(hits: &mut Vec<Hit>, more: impl Iterator<Item = Hit>) {
    for hit in more {
        if !hits.iter().any(|h| h.spec == hit.spec) {
            hits.push(hit);
        }
    }
}

/// A folded text with what tells at once that two cannot be close.
struct Word {
    text: String,
    chars: usize,
    /// A bit for each character that it has (some share one).
    signs: u64,
}

impl Word {
    fn new(text: String) -> Word {
        let (chars, signs) = text.chars().fold((0, 0), |(chars, signs), c| (chars + 1, signs | 1 << (u32::from(c) % u64::BITS)));
        Word { text, chars, signs }
    }
    /// Whether so many slips could make one of the other: each brings one character and takes another away at most.
    fn may_be(&self, other: &Word, slips: usize) -> bool {
        self.chars.abs_diff(other.chars) <= slips && (self.signs ^ other.signs).count_ones() as usize <= 2 * slips
    }
}

/// Whether a header holds a declared wording among other words, or is one but for a typing slip.
fn guess(word: &Word, key: &Word) -> Option<How> {
    let (w, k, slips) = (word.chars, key.chars, if word.chars >= 8 { 2 } else { 1 });
    let may_slip = w >= 4 && word.may_be(key, slips);
    let (word, key) = (word.text.as_str(), key.text.as_str());
    // `Nb inscrits` counts what `Inscrits` lists.
    let counts = |t: &str| ["nb ", "nombre ", "no of ", "number of ", "total "].iter().any(|start| t.starts_with(start));
    if counts(key) && !counts(word) {
        return None;
    }
    if (w >= 6 || TELLING.contains(&word))
        && k > w
        && k <= w + 24
        && whole_words(key, word)
        && !OTHERWISE.iter().any(|o| whole_words(key, o) && !whole_words(word, o))
    {
        return Some(How::Inside);
    }
    // A slip seldom spoils both the first and the last letter; comparing them first spares most distances.
    let ends = word.as_bytes().first() == key.as_bytes().first() || word.as_bytes().last() == key.as_bytes().last();
    let close = ends && may_slip && strsim::damerau_levenshtein(word, key) <= slips;
    // `uf 1` and `uf 2` differ by what tells them apart.
    let digits = |t: &str| t.chars().filter(char::is_ascii_digit).collect::<String>();
    (close && digits(word) == digits(key)).then_some(How::Slip)
}

fn whole_words(text: &str, part: &str) -> bool {
    let begins = |rest: &str| rest.strip_prefix(part).is_some_and(|after| after.is_empty() || after.starts_with(' '));
    begins(text) || text.match_indices(' ').any(|(at, _)| begins(&text[at + 1..]))
}

/// Whether a tab bears a sheet's very name.
pub(super) fn tab_is(tab: &str, spec: &SheetSpec) -> bool {
    let tab = folded(tab);
    [Lang::Fr, Lang::En].iter().any(|lang| folded(spec.name.get(*lang)) == tab)
}

/// Whether a tab is named after a sheet.
pub(super) fn tab_means(tab: &str, spec: &SheetSpec) -> bool {
    let tab = folded(tab);
    [spec.name.get(Lang::Fr), spec.name.get(Lang::En)].iter().any(|name| {
        let name = folded(name);
        tab == name || whole_words(&tab, &name)
    }) || concepts::OF_KINDS.iter().any(|(kind, nouns)| *kind == spec.kind && nouns.iter().any(|noun| tab == *noun || tab == format!("{noun}s")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn users(header: &str) -> Option<(&'static str, How)> {
        let d = Dictionary::new();
        d.meanings(header, "f", "s").iter().find(|h| ALL[h.spec].kind == "users").map(|h| (ALL[h.spec].columns[h.field].field, h.how))
    }

    #[test]
    fn headers_are_understood_exactly_with_other_words_and_with_slips() {
        assert_eq!(users("Matricule"), Some(("id", How::Exact)));
        assert_eq!(users("N° agent"), Some(("id", How::Exact)));
        assert_eq!(users("MATRICULE*"), Some(("id", How::Exact)));
        assert_eq!(users("Date d'arrivée (jj/mm/aaaa)"), Some(("arrival", How::Exact)));
        assert_eq!(users("Matricul"), Some(("id", How::Slip)));
        assert_eq!(users("Adresse mail professionnelle"), Some(("email", How::Inside)));
        assert_eq!(users("Couleur préférée"), None);
    }
}
