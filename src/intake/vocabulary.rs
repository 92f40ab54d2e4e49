//! Headers made of the words of one field's wordings, in another order or number: `Quotité activité`, `Date de fin prévisionnelle`.

use super::dictionary::{Hit, How};
use super::short;
use crate::schema::sheets::ALL;
use std::collections::HashMap;

/// Words that stand in headers of any field, and tell none.
const ANY: &[&str] =
    &["n", "code", "date", "nom", "libelle", "type", "nombre", "id", "name", "reference", "intitule", "heure", "jour", "jours", "title"];

/// The words of all declared wordings: for each, the fields that use it.
pub(super) struct Vocabulary {
    /// By word: the fields, each by its sheet and its place there.
    fields: HashMap<String, Vec<(usize, usize)>>,
}

impl Vocabulary {
    pub(super) fn new(wordings: &[(&str, Hit)]) -> Vocabulary {
        let mut fields: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (text, hit) in wordings {
            for word in short::in_full(text).split(' ') {
                let of = fields.entry(stem(word).to_owned()).or_default();
                if !of.contains(&(hit.spec, hit.field)) {
                    of.push((hit.spec, hit.field));
                }
            }
        }
        Vocabulary { fields }
    }

    /// The field of each sheet whose wordings have all the words of a header (written in full), when one fits better than all others.
    pub(super) fn composed(&self, full: &str) -> Vec<Hit> {
        let words: Vec<&str> = full.split(' ').map(stem).collect();
        if words.len() < 2 || words.len() > 5 || words.iter().all(|w| ANY.contains(w)) {
            return Vec::new();
        }
        let Some(all) = words.iter().map(|w| self.fields.get(*w)).collect::<Option<Vec<_>>>() else { return Vec::new() };
        let has_all = |field: &(usize, usize)| all.iter().all(|of| of.contains(field));
        let mut hits: Vec<Hit> = Vec::new();
        for (spec, sheet) in ALL.iter().enumerate() {
            // A word that few fields use tells more.
            let weight = |field: (usize, usize)| -> f64 {
                let told = words.iter().zip(&all).filter(|(w, _)| !ANY.contains(w));
                told.map(|(_, of)| 1.0 / of.iter().filter(|f| f.0 == field.0).count().max(1) as f64).sum()
            };
            let fits = all.first().into_iter().flat_map(|of| of.iter()).filter(|f| f.0 == spec && has_all(f));
            let mut ranked: Vec<(f64, usize)> = fits.map(|f| (weight(*f), f.1)).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
            match ranked[..] {
                [(weight, field)] if weight >= 0.5 => {
                    hits.push(Hit { spec, field, how: How::Words, rank: usize::MAX, word: sheet.columns[field].header.fr });
                }
                _ => {}
            }
        }
        hits
    }
}

/// A word without its plural.
pub(super) fn stem(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix('s').unwrap_or(word) } else { word }
}
