//! Which sheet a row of headers heads: each kind's best reading of the columns, by their headers, then by what they hold; the highest score wins.

use super::concepts;
use super::content::{self, Held, Holds, Services};
use super::dictionary::{Dictionary, Hit, How, tab_is, tab_means};
use super::labels::Label;
use super::other_worlds;
use super::own_codes::{self, Codes};
use super::positions;
use super::rows::RowKind;
use super::surnames;
use super::within;
use crate::diagnostics::Why;
use crate::document::Look;
use crate::model::Grid;
use crate::schema::row::WholeName;
use crate::schema::sheets::{ALL, AccountRow, OperationRow, UserRow};
use crate::schema::{ColumnSpec, Columns, Presence, Sheet, SheetSpec};
use crate::text::normal::folded;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// A column of a table as its header, or its cells, name it.
#[derive(Clone, Debug)]
pub(super) struct Labelled {
    pub(super) col: u32,
    pub(super) header: String,
    /// The header as it is compared.
    pub(super) folded: String,
    pub(super) field: Option<usize>,
    pub(super) how: How,
    pub(super) why: Why,
}

/// A second column of a field.
pub(super) type Spare = (usize, u32);
/// A field that two columns fit as well: the column taken, the column left.
pub(super) type Doubt = (usize, u32, u32);

/// A table found in a grid.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Index of the grid.
    pub(super) grid: usize,
    /// Index into [`ALL`].
    pub(super) spec: usize,
    pub(super) header_row: u32,
    pub(super) labels: Vec<Labelled>,
    /// Indices into the grid's rows that hold data.
    pub(super) body: Range<usize>,
    /// What each of them is, once it was asked.
    pub(super) kinds: OnceLock<Vec<RowKind>>,
    /// Those around it that are notes: guidance under the header, lines that stand alone behind.
    pub(super) notes: Vec<Range<usize>>,
    pub(super) score: f64,
    /// The kind that fits best after it, and its score.
    pub(super) next: Option<(usize, f64)>,
    /// A kind that fits as well.
    pub(super) rival: Option<usize>,
    /// Required fields without a column.
    pub(super) missing: Vec<usize>,
    pub(super) spare: Vec<Spare>,
    pub(super) names: Option<WholeName>,
    pub(super) doubts: Vec<Doubt>,
}

impl Found {
    /// Whether the names of operations stand for codes that they do not have.
    pub(super) fn names_are_codes(&self) -> bool {
        let coded = || self.labels.iter().any(|l| l.field == Some(OperationRow::code));
        self.spec().kind == OperationRow::SPEC.kind && !self.missing.contains(&OperationRow::code) && !coded()
    }
    pub(super) fn spec(&self) -> &'static SheetSpec {
        &ALL[self.spec]
    }
    pub(super) fn columns(&self, grid: &Grid) -> Columns {
        let mut by_field = vec![None; self.spec().columns.len()];
        for label in &self.labels {
            if let Some(field) = label.field {
                by_field[field] = Some(label.col);
            }
        }
        if let Some(names) = self.names {
            by_field[names.first] = by_field[names.last];
        }
        let first = self.labels.iter().map(|l| l.col).min().unwrap_or(0);
        if self.names_are_codes() {
            by_field[OperationRow::code] = by_field[OperationRow::name];
        }
        // In some directories the address is the login.
        if self.spec().kind == AccountRow::SPEC.kind && by_field[AccountRow::email].is_none() {
            let addresses = |l: &&Labelled| l.field == Some(AccountRow::login) && matches!(l.why, Why::Holds { .. });
            by_field[AccountRow::email] = self.labels.iter().find(addresses).map(|l| l.col);
        }
        Columns { sheet: Some(grid.sheet), by_field, first, spare: self.spare.clone(), names: self.names, turned: grid.turned, ..Columns::default() }
    }
}

/// What judging looks at.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    /// Index of the grid.
    pub(super) index: usize,
    pub(super) grid: &'a Grid,
    pub(super) file: &'a str,
    pub(super) dictionary: &'a Dictionary,
    pub(super) services: &'a Services,
}

/// Headers of lists of anything.
pub(super) const GENERIC: &[&str] = &[
    "code",
    "libelle",
    "nom",
    "name",
    "designation",
    "intitule",
    "title",
    "n",
    "no",
    "numero",
    "num",
    "id",
    "type",
    "date",
    "site",
    "lieu",
    "place",
    "places",
    "days",
    "jours",
    "description",
    "titre",
    "objet",
    "subject",
    "reference",
    "ref",
    "activity",
    "activite",
    "action",
    "department",
    "departement",
    "statut",
    "status",
    "responsable",
    "owner",
];

/// Headers that say no more than that a column tells its rows apart.
const BARE: &[&str] = &["code", "n", "no", "num", "numero", "number", "ref", "reference", "identifiant", "id", "code interne", "cle"];

/// What a header says of numbers that are no staff ids.
const ELSEWHERE: &[&str] = &[
    "naissance",
    "birth",
    "date",
    "tel",
    "phone",
    "mobile",
    "portable",
    "heure",
    "hour",
    "postal",
    "zip",
    "poste",
    "salaire",
    "salary",
    "annee",
    "year",
    "badge",
    "bip",
];

/// Lists of things that have no first name.
const OF_THINGS: &[&str] = &["services", "operations", "modules", "rooms", "benefits", "issues"];
/// Kinds that are compared by their cells.
const RIVALS: usize = 4;
/// What a column that a kind does not explain takes off.
const UNEXPLAINED: f64 = 0.75;
/// What a column whose cells cannot be read takes off: as much as a needed column that is missing.
const UNREAD: f64 = 3.5;

/// Which field each column is, and how that is known.
pub(super) type Chosen = Vec<Option<(Hit, Option<Held>)>>;

/// The column taken for a field, by its place among the labels.
pub(super) fn column_of(chosen: &Chosen, field: usize) -> Option<usize> {
    chosen.iter().position(|c| c.is_some_and(|(hit, _)| hit.field == field))
}

/// A kind that headers may be of.
struct Reading {
    spec: usize,
    chosen: Chosen,
    names: Option<WholeName>,
    missing: Vec<usize>,
    score: f64,
}

impl Reading {
    /// A required column that is missing weighs as much as one that is there; a column that stays unexplained, less than one that is known.
    fn worth(&self) -> f64 {
        self.score - 3.5 * self.missing.len() as f64 - UNEXPLAINED * self.chosen.iter().filter(|c| c.is_none()).count() as f64
    }
}

/// The kind that headers of that height fit best, if any.
pub(super) fn judge(sight: Sight<'_>, at: usize, height: usize, labels: &[Label]) -> Option<Found> {
    let grid = sight.grid;
    let mut labels = labels.to_vec();
    let mut meanings: Vec<Vec<Hit>> = labels.iter().map(|l| meanings(sight, l)).collect();
    // Without one header that is known, cells are not looked at.
    if !meanings.iter().flatten().any(|h| h.how <= How::Thing) {
        return None;
    }
    let (below, headed) = (at + height, labels.len());
    add_blank(grid, below, &mut labels);
    meanings.resize(labels.len(), Vec::new());
    let mut seen: BTreeMap<(u32, Holds), Option<Held>> = BTreeMap::new();
    let mut held = |col: u32, wanted: Holds| *seen.entry((col, wanted)).or_insert_with(|| content::held(wanted, grid, below, col, sight.services));
    let first = |h: &Hit| ALL[h.spec].kind == UserRow::SPEC.kind && h.field == UserRow::first && h.how <= How::Exact;
    let has_first_names = meanings.iter().flatten().any(first);
    let excluded = other_worlds::excluded(&labels, &grid.name, sight.file);
    let told = |spec: usize| meanings.iter().flatten().any(|h| h.spec == spec && h.how == How::Told);
    let mut ranked: Vec<Reading> = (0..ALL.len())
        .filter(|spec| !excluded.contains(&ALL[*spec].kind) || told(*spec))
        .filter(|spec| !(has_first_names && OF_THINGS.contains(&ALL[*spec].kind)))
        .filter_map(|spec| {
            let mut chosen = assign(spec, &meanings);
            let names = surnames::settle(spec, &labels, &meanings, &mut chosen, grid, below);
            by_content(spec, &labels, &meanings, &mut chosen, &mut held);
            numbered_id(spec, &labels, &meanings, &mut chosen, grid, below);
            other_worlds::drop_counters(spec, &labels, &mut chosen, grid, below);
            coded_key(spec, &labels, &meanings, &mut chosen, &mut held);
            second_code(spec, &meanings, &mut chosen);
            first_name(spec, &labels, &meanings, &mut chosen, &mut held);
            positions::fill(spec, &labels, &mut chosen, grid, below);
            within::fill(spec, &labels, &mut chosen, sight, below);
            lone_code(spec, &mut chosen);
            let codes = own_codes::settle(spec, &labels, &mut chosen, grid, below, tab_means(&grid.name, &ALL[spec]));
            let mut missing = missing(spec, &chosen, names);
            if codes == Codes::Names {
                missing.retain(|f| *f != OperationRow::code);
            }
            let score = score(spec, &chosen, &missing, headed, &grid.name, codes)?;
            Some(Reading { spec, chosen, names, missing, score })
        })
        .collect();
    let best_first = |a: &Reading, b: &Reading| b.worth().total_cmp(&a.worth()).then(a.spec.cmp(&b.spec));
    ranked.sort_by(best_first);
    if ranked.len() > 1 {
        // Of two kinds that the headers fit, the one whose cells can be read: `Jours` holds weekdays or a number.
        ranked.truncate(RIVALS);
        for reading in &mut ranked {
            reading.score -= UNREAD * unread(reading, &labels, grid, below);
        }
        ranked.sort_by(best_first);
    }
    let mut ranked = ranked.into_iter();
    let (best, second) = (ranked.next()?, ranked.next());
    let common = |r: &Reading| {
        let needed = |f: usize| ALL[r.spec].columns[f].presence != Presence::Optional;
        r.chosen.iter().flatten().any(|(hit, _)| hit.how == How::Within && needed(hit.field))
    };
    let rival = second.as_ref().filter(|r| r.missing.is_empty() && !common(r) && best.score - r.score < 0.5).map(|r| r.spec);
    let (spare, doubts) = seconds(&best, &labels, &meanings);
    // A title of a sheet on its side stands where a header does, with nothing behind it.
    let is_title = |col: u32| grid.turned && grid.rows.iter().skip(below).all(|r| r.get(col).is_empty());
    let labelled =
        labels.iter().zip(&best.chosen).filter(|(l, c)| c.is_some() || !l.own.is_empty() && !is_title(l.col)).map(|(l, chosen)| Labelled {
            col: l.col,
            header: l.own.clone(),
            folded: folded(&l.own),
            field: chosen.map(|(hit, _)| hit.field),
            how: chosen.map_or(How::Content, |(hit, _)| hit.how),
            why: chosen.map_or(Why::NotUsed, |(hit, held)| why(hit, held)),
        });
    let (header_row, mut labels): (u32, Vec<Labelled>) = (grid.rows[below - 1].row, labelled.collect());
    labels.sort_by_key(|l| l.col);
    let (spec, score, missing, names) = (best.spec, best.score, best.missing, best.names);
    let next = second.map(|r| (r.spec, r.score));
    let below = below_merged(grid, at, below, &labels);
    let (body, kinds, notes) = (below..usize::MAX, OnceLock::new(), Vec::new());
    Some(Found { grid: sight.index, spec, header_row, labels, body, kinds, notes, score, next, rival, missing, spare, names, doubts })
}

/// How many columns hold nothing that can be read as their field.
fn unread(reading: &Reading, labels: &[Label], grid: &Grid, below: usize) -> f64 {
    let sheet = &ALL[reading.spec];
    let none_fits = |at: usize, field: usize| {
        let cells = within::in_one_piece(grid, below).take(20).map(|r| r.get(labels[at].col)).filter(|v| !v.is_empty());
        let (all, fit) = cells.fold((0, 0), |(all, fit), v| (all + 1, fit + usize::from((sheet.columns[field].fits)(v))));
        all >= 2 && fit == 0
    };
    reading.chosen.iter().enumerate().filter(|(at, c)| c.is_some_and(|(hit, _)| none_fits(*at, hit.field))).map(|_| 1.0).sum()
}

/// The first row below a header two of whose cells at least are merged down over more rows, as beside a calendar of several lines.
fn below_merged(grid: &Grid, at: usize, below: usize, labels: &[Labelled]) -> usize {
    let header = grid.rows[at].row..=grid.rows[below - 1].row;
    let down = grid.merges.iter().filter(|m| header.contains(&m.first.0) && m.last.0 > *header.end() && labels.iter().any(|l| l.col == m.first.1));
    let mut ends: Vec<u32> = down.map(|m| m.last.0).collect();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.get(1).map_or(below, |end| grid.rows.partition_point(|r| r.row <= *end).max(below))
}

/// All that a header may mean; its context settles what it leaves open: `Début` under `Absence`.
fn meanings(sight: Sight<'_>, label: &Label) -> Vec<Hit> {
    let ask = |header: &str| sight.dictionary.meanings(header, sight.file, &sight.grid.name);
    let mut hits: Vec<Hit> = ask(&label.own).to_vec();
    if !label.around.is_empty() {
        for joined in [format!("{} {}", label.around, label.own), format!("{} {}", label.own, label.around)] {
            for hit in ask(&joined).iter().filter(|h| h.how == How::Exact) {
                hits.retain(|h| h.spec != hit.spec);
                hits.push(*hit);
            }
        }
    }
    hits
}

/// Columns with cells and no header, among the others or beside them.
fn add_blank(grid: &Grid, below: usize, labels: &mut Vec<Label>) {
    let (Some(first), Some(last)) = (labels.iter().map(|l| l.col).min(), labels.iter().map(|l| l.col).max()) else { return };
    let rows = || grid.rows.iter().skip(below).take(20);
    for col in first.saturating_sub(1)..=last.saturating_add(1) {
        let filled = rows().filter(|r| !r.get(col).is_empty()).count();
        if filled >= 3 && filled * 2 >= rows().count() && !labels.iter().any(|l| l.col == col) {
            labels.push(Label { col, own: String::new(), around: String::new() });
        }
    }
}

/// Which column is which field of a sheet by its header: the best reading of each field, one field a column.
fn assign(spec: usize, meanings: &[Vec<Hit>]) -> Chosen {
    let mut readings: Vec<(How, usize, usize, Hit)> = Vec::new();
    for (col, hits) in meanings.iter().enumerate() {
        readings.extend(hits.iter().filter(|h| h.spec == spec).map(|h| (h.how, h.rank, col, *h)));
    }
    readings.sort_by_key(|r| (r.0, r.1, r.2, r.3.field));
    let mut taken = vec![false; ALL[spec].columns.len()];
    let mut chosen: Chosen = vec![None; meanings.len()];
    for (_, _, col, hit) in readings {
        if chosen[col].is_none() && !taken[hit.field] {
            chosen[col] = Some((hit, None));
            taken[hit.field] = true;
        }
    }
    chosen
}

/// `Matr. | Agent`: of two columns that may be the staff id, the one that holds numbers.
fn numbered_id(spec: usize, labels: &[Label], meanings: &[Vec<Hit>], chosen: &mut Chosen, grid: &Grid, below: usize) {
    let Some(field) = ["absences", "attendance"].contains(&ALL[spec].kind).then(|| ALL[spec].index("id")).flatten() else { return };
    let Some(taken) = chosen.iter().position(|c| c.is_some_and(|(hit, _)| hit.field == field && hit.how != How::Told)) else { return };
    let numbered = |at: usize| {
        let cells = grid.rows.iter().skip(below).take(60).map(|r| r.get(labels[at].col)).filter(|v| !v.is_empty());
        let (all, good) = cells.fold((0, 0), |(all, good), v| (all + 1, good + usize::from(v.shown().chars().any(|c| c.is_ascii_digit()))));
        all > 0 && good * 10 >= all * 7
    };
    if numbered(taken) {
        return;
    }
    let means = |at: usize| meanings[at].iter().find(|h| h.spec == spec && h.field == field).copied();
    if let Some((at, hit)) = (0..labels.len()).filter(|at| chosen[*at].is_none()).find_map(|at| means(at).filter(|_| numbered(at)).map(|h| (at, h))) {
        chosen[at] = Some((hit, None));
        chosen[taken] = None;
    }
}

/// `Sigle | Équipe`: of two columns that may be the code, the one that holds codes; the other names what it is the code of.
fn coded_key(spec: usize, labels: &[Label], meanings: &[Vec<Hit>], chosen: &mut Chosen, held: &mut impl FnMut(u32, Holds) -> Option<Held>) {
    let sheet = &ALL[spec];
    let (Some(code), Some(name)) = (sheet.index("code"), sheet.index("name")) else { return };
    let Some(taken) = column_of(chosen, code).filter(|at| chosen[*at].is_some_and(|(hit, _)| hit.how != How::Told)) else { return };
    if held(labels[taken].col, Holds::Codes).is_some() {
        return;
    }
    let means = |at: usize| meanings[at].iter().find(|h| h.spec == spec && h.field == code && h.how <= How::Words).copied();
    let Some((other, hit)) = (0..labels.len()).filter(|at| chosen[*at].is_none()).find_map(|at| means(at).map(|h| (at, h))) else { return };
    if held(labels[other].col, Holds::Codes).is_some() {
        chosen[other] = Some((hit, None));
        let named = Hit { spec, field: name, how: How::Words, rank: 0, word: sheet.columns[name].header.fr };
        chosen[taken] = column_of(chosen, name).is_none().then_some((named, None));
    }
}

/// `Code | Opération`, `UF | Département`: where the name is missing, what else could be the code is the name; the group of a service or its place, else.
fn second_code(spec: usize, meanings: &[Vec<Hit>], chosen: &mut Chosen) {
    let sheet = &ALL[spec];
    let (Some(code), Some(name)) = (sheet.index("code"), sheet.index("name")) else { return };
    if sheet.columns[name].presence == Presence::Optional || column_of(chosen, name).is_some() || column_of(chosen, code).is_none() {
        return;
    }
    let other = (0..meanings.len())
        .find(|at| chosen[*at].is_none() && meanings[*at].iter().any(|h| h.spec == spec && h.field == code && h.how <= How::Short));
    let group = sheet.index("parent").and_then(|parent| column_of(chosen, parent));
    // A ward is a location too.
    let place = || chosen.iter().position(|c| c.is_some_and(|(hit, _)| hit.word == "location"));
    if let Some(at) = other.or_else(place).or(group) {
        chosen[at] = Some((Hit { spec, field: name, how: How::Inside, rank: 0, word: sheet.columns[name].header.fr }, None));
    }
}

/// `Salle | Places`: what need not have a code has at least a name.
fn lone_code(spec: usize, chosen: &mut Chosen) {
    let sheet = &ALL[spec];
    let (Some(code), Some(name)) = (sheet.index("code"), sheet.index("name")) else { return };
    let wanted = sheet.columns[name].presence != Presence::Optional && column_of(chosen, name).is_none();
    if let Some(at) = column_of(chosen, code).filter(|_| wanted && sheet.columns[code].presence == Presence::Optional) {
        chosen[at] = Some((Hit { spec, field: name, how: How::Thing, rank: 0, word: sheet.columns[name].header.fr }, None));
    }
}

/// `Unité | Désignation`: where the code is missing, the one of two names that holds codes is it.
fn first_name(spec: usize, labels: &[Label], meanings: &[Vec<Hit>], chosen: &mut Chosen, held: &mut impl FnMut(u32, Holds) -> Option<Held>) {
    let sheet = &ALL[spec];
    let (Some(code), Some(name)) = (sheet.index("code"), sheet.index("name")) else { return };
    if sheet.columns[code].presence != Presence::Key || column_of(chosen, code).is_some() {
        return;
    }
    let Some(named) = column_of(chosen, name) else { return };
    let means_name = |at: usize| meanings[at].iter().any(|h| h.spec == spec && h.field == name && h.how <= How::Words);
    let may_number = |at: &usize| !concepts::says_name(&folded(&labels[*at].own));
    // `Phase | Step | Step name`: the one that says that it is a name comes first.
    let mut others: Vec<usize> = (0..meanings.len()).filter(|at| chosen[*at].is_none() && means_name(*at)).collect();
    others.sort_by_key(may_number);
    let Some(&other) = others.first() else { return };
    let Some(coded) = [named, other].into_iter().filter(may_number).find(|at| held(labels[*at].col, Holds::Codes).is_some()) else { return };
    let kept = chosen[named];
    chosen[if coded == named { other } else { named }] = kept;
    chosen[coded] = Some((Hit { spec, field: code, how: How::Inside, rank: 0, word: sheet.columns[code].header.fr }, None));
}

/// Fields that no header names are looked for in the cells of columns that no header explains; a required one also in a column taken for an optional field.
fn by_content(spec: usize, labels: &[Label], meanings: &[Vec<Hit>], chosen: &mut Chosen, held: &mut impl FnMut(u32, Holds) -> Option<Held>) {
    let sheet = &ALL[spec];
    for (field, column) in sheet.columns.iter().enumerate() {
        let Some(wanted) = Holds::of(sheet, column) else { continue };
        if chosen.iter().flatten().any(|(hit, _)| hit.field == field) {
            continue;
        }
        if sheet.kind == AccountRow::SPEC.kind && field == AccountRow::login && !of_directory(spec, chosen) {
            continue;
        }
        let required = column.presence != Presence::Optional;
        let optional = |hit: Hit| hit.how != How::Told && sheet.columns[hit.field].presence == Presence::Optional;
        // A header that is another word but for a letter yields to what the cells say.
        // So does a header that another column bears as well: `Unité | Unité de mesure`.
        let another = |field: usize| {
            (0..labels.len())
                .find(|at| chosen[*at].is_none() && meanings[*at].iter().any(|h| h.spec == spec && h.field == field && h.how <= How::Words))
        };
        let yields = |hit: Hit| hit.how == How::Slip || wanted == Holds::Services && another(hit.field).is_some();
        let free = |at: usize| chosen[at].is_none_or(|(hit, _)| optional(hit) && (required || yields(hit)));
        // Any list has a column of codes: one that bears another name is not ours.
        let nameless = |at: usize| wanted != Holds::Codes || labels[at].own.is_empty();
        // A header that names another thing is not overruled by its cells.
        let other = |at: usize| wanted == Holds::StaffIds && folded(&labels[at].own).split(' ').any(|w| ELSEWHERE.iter().any(|e| w.contains(e)));
        let fits =
            (0..labels.len()).filter(|at| free(*at) && nameless(*at) && !other(*at)).filter_map(|at| Some((at, held(labels[at].col, wanted)?)));
        // A column that nothing explains comes before one that a header explains otherwise.
        let found = fits.min_by_key(|(at, _)| (chosen[*at].is_some(), *at));
        let found = found.or_else(|| {
            let mut bare = (0..labels.len())
                .filter(|at| wanted == Holds::StaffIds && chosen[*at].is_none() && BARE.contains(&folded(&labels[*at].own).as_str()));
            bare.find_map(|at| Some((at, held(labels[at].col, Holds::AnyIds)?)))
        });
        if let Some((at, found)) = found {
            let left = chosen[at].and_then(|(hit, _)| Some((another(hit.field)?, hit)));
            chosen[at] = Some((Hit { spec, field, how: How::Content, rank: 0, word: "" }, Some(found)));
            if let Some((other, hit)) = left {
                chosen[other] = meanings[other].iter().find(|h| h.spec == spec && h.field == hit.field).map(|h| (*h, None));
            }
        }
    }
}

fn missing(spec: usize, chosen: &Chosen, names: Option<WholeName>) -> Vec<usize> {
    let has = |field: usize| chosen.iter().flatten().any(|(hit, _)| hit.field == field) || names.is_some_and(|n| n.first == field);
    ALL[spec].columns.iter().enumerate().filter(|(field, c)| c.presence != Presence::Optional && !has(*field)).map(|(field, _)| field).collect()
}

/// How well a sheet fits: its required columns weigh most. `None` when it does not: at most one required column may be missing, and then the rest must be telling.
fn score(spec: usize, chosen: &Chosen, missing: &[usize], labels: usize, tab: &str, codes: Codes) -> Option<f64> {
    let sheet = &ALL[spec];
    let named = tab_means(tab, sheet);
    let matched = chosen.iter().flatten().filter(|(hit, _)| hit.how != How::Within).count();
    let sure = chosen.iter().flatten().filter(|(hit, _)| hit.how <= How::Thing).count();
    // `Code | Désignation | Quantité | Prix`: words that head any list say nothing when most columns are of another world.
    let telling =
        chosen.iter().flatten().any(|(hit, _)| hit.how == How::Told || hit.how < How::Within && !GENERIC.contains(&folded(hit.word).as_str()));
    // A list of people says that it lacks its columns: names, and one thing that only a list of staff has beside them.
    let staff = [UserRow::id, UserRow::service, UserRow::job, UserRow::login, UserRow::rpps];
    let people_list = sheet.kind == UserRow::SPEC.kind
        && !missing.iter().any(|f| [UserRow::last, UserRow::first].contains(f))
        && sure >= 2
        && (named || matched >= 3 && chosen.iter().flatten().any(|(hit, _)| hit.how <= How::Thing && staff.contains(&hit.field)));
    let fits = match missing.len() {
        0 => {
            let enough = matched >= 2 && sure >= if matched == 2 && !named { 2 } else { 1 };
            enough && (telling || named || matched * 2 > labels && !matches!(sheet.kind, "issues" | "actors"))
        }
        1 => sure >= 2 && (matched >= 4 || named || codes == Codes::Missing),
        2 => people_list || matched >= 3 && sure >= 2 && (named || sure >= 3 && may_be_said(sheet, missing)),
        3 => people_list,
        _ => false,
    };
    if !fits {
        return None;
    }
    let total: f64 = chosen.iter().flatten().map(|(hit, _)| weight(sheet, hit.field) * hit.how.weight()).sum();
    let total = if of_directory(spec, chosen) { total + 9.0 } else { total };
    // A tab that bears a sheet's very name weighs more than two columns that another sheet would read as well.
    Some(
        total
            + match (tab_is(tab, sheet), named) {
                (true, _) => 6.0,
                (_, true) => 2.5,
                _ => 0.0,
            },
    )
}

/// What only a directory knows of an account: names and jobs stand beside it too.
fn of_directory(spec: usize, chosen: &Chosen) -> bool {
    let told = [AccountRow::state, AccountRow::last_logon, AccountRow::dn, AccountRow::technical_id];
    let has = |field: &usize| chosen.iter().flatten().any(|(hit, _)| hit.field == *field);
    // `sAMAccountName`, `userPrincipalName`: no other list has them.
    let own = chosen.iter().flatten().any(|(hit, _)| hit.field == AccountRow::login && matches!(hit.word, "samaccountname" | "userprincipalname"));
    ALL[spec].kind == AccountRow::SPEC.kind && told.iter().filter(|f| has(f)).count() + usize::from(own) >= 2
}

/// Whether headings and titles may give what a list of people lacks: the service, the job.
pub(super) fn may_be_said(sheet: &SheetSpec, missing: &[usize]) -> bool {
    missing.is_empty() || sheet.kind == UserRow::SPEC.kind && missing.iter().all(|f| [UserRow::service, UserRow::job].contains(f))
}

/// How much a column of a sheet weighs when its header is known.
pub(super) fn weight(sheet: &SheetSpec, field: usize) -> f64 {
    if sheet.columns[field].presence == Presence::Optional { 1.0 } else { 3.0 }
}

fn why(hit: Hit, held: Option<Held>) -> Why {
    match (hit.how, held) {
        (_, Some(h)) => Why::Holds { what: h.holds.named(), good: h.good, of: h.of },
        (How::Told, _) => Why::Told,
        (How::Short, _) => Why::Short(hit.word),
        (How::Thing | How::Words | How::Within, _) => Why::InOtherWords,
        (How::Inside, _) => Why::Inside(hit.word),
        (How::Slip, _) => Why::Slip(hit.word),
        (How::Content, None) => Why::ByPlace,
        (How::Exact, _) => Why::Exact,
    }
}

/// Second columns of the fields, and the fields that two columns fit as well.
fn seconds(best: &Reading, labels: &[Label], meanings: &[Vec<Hit>]) -> (Vec<Spare>, Vec<Doubt>) {
    let sheet = &ALL[best.spec];
    let (mut spare, mut doubts) = (Vec::new(), Vec::new());
    for (field, column) in sheet.columns.iter().enumerate() {
        let Some((first, taken)) =
            best.chosen.iter().enumerate().find_map(|(at, c)| c.map(|(hit, _)| (at, hit)).filter(|(_, hit)| hit.field == field))
        else {
            continue;
        };
        let others = (0..labels.len()).filter(|at| best.chosen[*at].is_none());
        let hit = |at: &usize| meanings[*at].iter().find(|h| h.spec == best.spec && h.field == field);
        for (other, hit) in others.filter_map(|at| hit(&at).map(|h| (labels[at].col, h))) {
            // What identifies a row is not made up from elsewhere: an address is no login.
            if column.presence == Presence::Required && hit.how <= How::Exact {
                spare.push((field, other));
            }
            // `Code service | Service`: the one that says that it is the code.
            let says_code = |at: usize| folded(&labels[at].own).split(' ').any(|w| matches!(w, "code" | "n" | "id" | "no" | "matricule"));
            let plain = labels.iter().position(|l| l.col == other).is_some_and(|at| says_code(first) && !says_code(at));
            if !plain && as_likely(taken, *hit, column) {
                doubts.push((field, labels[first].col, other));
            }
        }
    }
    spare.extend(surnames::spare(best.spec, &best.chosen, labels));
    spare.dedup_by_key(|s| s.0);
    (spare, doubts)
}

/// Whether two headers name a field as well: both by synonyms of a date or of a code that is needed, or both by a guess. The declared header itself leaves no doubt, nor do others, whose synonyms are ranked.
fn as_likely(taken: Hit, other: Hit, column: &ColumnSpec) -> bool {
    let day = column.look == Look::Day || column.look == Look::Code && column.presence == Presence::Required && taken.how == How::Exact;
    taken.how == other.how && (matches!(taken.how, How::Inside | How::Slip) || day && taken.rank > 1)
}
