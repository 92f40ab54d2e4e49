//! Services as people write them: by code, by name, both in one cell, with other spaces, cut short.

use crate::model::{Code, ServiceIx};
use crate::text::normal::{folded, nearest};
use crate::text::{DidYouMean, OfList};
use foldhash::{HashMap, HashMapExt};

/// Codes of services by their folded form.
pub(super) struct Services<'a> {
    by_code: HashMap<String, ServiceIx>,
    by_name: HashMap<String, Option<ServiceIx>>,
    codes: Vec<&'a str>,
    /// Codes of rows that stayed out: known, so that one fault is not told twice.
    rejected: Vec<String>,
    /// Where they were read.
    pub(super) list: OfList,
}

/// What a code of a service leads to.
pub(super) enum ServiceFound {
    Known(ServiceIx),
    /// Written otherwise; how it is written.
    Spelt(ServiceIx, String),
    /// Of a row of Services that stayed out.
    Rejected,
    Unknown(DidYouMean),
}

impl<'a> Services<'a> {
    pub(super) fn new(services: impl Iterator<Item = (&'a Code, &'a str)>, rejected: &[Code], list: OfList) -> Services<'a> {
        let mut found = Services {
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            codes: Vec::new(),
            rejected: rejected.iter().map(|c| folded(c.as_str())).collect(),
            list,
        };
        for (ix, (code, name)) in (0u32..).map(ServiceIx).zip(services) {
            found.by_code.entry(code.as_str().to_owned()).or_insert(ix);
            // What two services are called names neither.
            for name in [code.as_str(), name] {
                let known = found.by_name.entry(folded(name)).or_insert(Some(ix));
                *known = known.filter(|k| *k == ix);
            }
            found.codes.push(code.as_str());
        }
        found
    }
    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
    /// The code of a service.
    pub(super) fn code(&self, ix: ServiceIx) -> &str {
        self.codes.get(ix.0 as usize).copied().unwrap_or_default()
    }
    /// The only service that the parts of a text name: `3110 - CARDIOLOGIE`, `Cardiologie (3110)`, `Cardiologie (2e étage)`. `None` when two are named;
    /// a name before a slash may be one of two things unless its code stands there too: `Médecine / Chirurgie`.
    fn of_parts(&self, text: &str) -> Option<ServiceIx> {
        if !text.contains([':', '(', '|', '-', '–', '—', '/', '\n']) {
            return None;
        }
        let parts = text.split([':', '(', ')', '|', '–', '—', '/', '\n']).flat_map(|p| p.split(" - ")).map(folded).filter(|p| !p.is_empty());
        let (mut all, mut coded, mut hits) = (0, false, Vec::new());
        for part in parts {
            all += 1;
            if let Some(ix) = self.by_name.get(&part).copied().flatten() {
                coded |= folded(self.code(ix)) == part;
                hits.push(ix);
            }
        }
        hits.dedup();
        match hits[..] {
            [one] if all > 1 && (coded || !text.contains('/')) => Some(one),
            _ => None,
        }
    }
    /// The only service whose name or code stands among the words of a text; the longest such word counts: `Liste Pédiatrie`, `UF 3012 - Cardiologie`.
    pub(super) fn named_in(&self, text: &str) -> Option<&str> {
        let words = folded(text);
        let words: Vec<&str> = words.split(' ').filter(|w| !w.is_empty()).collect();
        for length in (1..=words.len().min(8)).rev() {
            let mut hits: Vec<ServiceIx> = words.windows(length).filter_map(|some| self.by_name.get(&some.join(" ")).copied().flatten()).collect();
            hits.sort_unstable();
            hits.dedup();
            match hits[..] {
                [] => {}
                [one] => return Some(self.code(one)),
                _ => return None,
            }
        }
        None
    }
    /// The only service whose name is that text with other spaces or apostrophes, or with words cut short: `Childrens Ward`, `Consult. externes`.
    fn near_name(&self, text: &str) -> Option<ServiceIx> {
        let squeezed = |t: &str| t.replace(' ', "");
        let (key, abbreviated) = (folded(text), text.contains('.'));
        let words: Vec<&str> = key.split(' ').collect();
        if key.len() < 6 {
            return None;
        }
        let alike = |name: &str| {
            let whole = name.split(' ').collect::<Vec<_>>();
            let begins = |(w, short): (&&str, &&str)| w.starts_with(*short) && (short.len() >= 3 || w.len() == short.len());
            squeezed(name) == squeezed(&key) || abbreviated && whole.len() == words.len() && whole.iter().zip(&words).all(begins)
        };
        let mut hits = self.by_name.iter().filter(|(name, _)| alike(name)).filter_map(|(_, ix)| *ix);
        let one = hits.next()?;
        hits.all(|other| other == one).then_some(one)
    }
    /// By code, exactly; else in another case, without its zeros, or by its name when only one has it.
    pub(super) fn find(&self, code: &str) -> ServiceFound {
        if let Some(ix) = self.by_code.get(code) {
            return ServiceFound::Known(*ix);
        }
        let key = folded(code);
        if let Some(Some(ix)) = self.by_name.get(&key) {
            return ServiceFound::Spelt(*ix, self.code(*ix).to_owned());
        }
        if self.rejected.contains(&key) {
            return ServiceFound::Rejected;
        }
        if let Some(ix) = self.of_parts(code) {
            return ServiceFound::Spelt(ix, self.code(ix).to_owned());
        }
        let bare = |t: &str| t.trim_start_matches('0').to_owned();
        let mut zeros =
            self.codes.iter().enumerate().filter(|(_, c)| !key.is_empty() && key.chars().all(|c| c.is_ascii_digit()) && bare(c) == bare(&key));
        if let (Some((at, known)), None) = (zeros.next(), zeros.next())
            && let Ok(ix) = u32::try_from(at)
        {
            return ServiceFound::Spelt(ServiceIx(ix), (*known).to_owned());
        }
        if let Some(ix) = self.near_name(code) {
            return ServiceFound::Spelt(ix, self.code(ix).to_owned());
        }
        ServiceFound::Unknown(DidYouMean(nearest(code, self.codes.iter().copied()).map(str::to_owned)))
    }
}
