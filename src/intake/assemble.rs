//! Typed rows become one hospital: each reference settled or reported, in an order where what is referred to comes first.

use super::actors;
use super::aside;
use super::cycle::{self, Means};
use super::facts;
use super::jobs::Jobs;
use super::judge::Found;
use super::letters;
use super::means;
use super::nameless;
use super::names::Names;
use super::people;
use super::raci;
use super::recognise::Tables;
use super::reference;
use super::rows;
use super::services::{ServiceFound, Services};
use super::waiting::Waiting;
use super::watches;
use super::whose;
use super::{Clock, Intake, TypedBook};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake as Fault;
use crate::model::{Code, Grid, Hospital, Lang, PersonIx, Place, Previous, ServiceIx, Sources, Value};
use crate::schema::sheets::{OperationRow, ServiceRow, SettingRow, UserRow};
use crate::schema::{CellType, ReadCx, RowAt, Sheet, settings};
use crate::text::normal::{folded, nearest};
use crate::text::{DidYouMean, OfList, Told, Tr};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Grids, tables, and the report that grows: what every step of the assembly is given.
pub(super) struct Desk<'a> {
    pub(super) grids: &'a [Grid],
    pub(super) sources: &'a Sources,
    pub(super) found: Vec<Found>,
    pub(super) report: Vec<Diagnostic>,
    pub(super) waiting: Waiting,
    /// What people typed into the last OUT.
    pub(super) typed_books: &'a [TypedBook],
    /// People by name, once somebody is named.
    names: Option<Rc<Names>>,
}

impl<'a> Desk<'a> {
    /// Rows of all tables of a sheet, in input order. A table that lacks a required column is said and not read.
    pub(super) fn rows<T: Sheet + Send>(&mut self) -> Vec<T> {
        self.pieces().into_iter().flatten().collect()
    }

    /// The same in pieces, which are given back one by one as they are used: where there are many rows.
    pub(super) fn pieces<T: Sheet + Send>(&mut self) -> Vec<Vec<T>> {
        let mut all = Vec::new();
        for table in self.found.iter().filter(|t| t.spec().kind == T::SPEC.kind) {
            let grid = &self.grids[table.grid];
            if !say_missing(table, grid, &table.missing, &mut self.report) {
                continue;
            }
            let read = rows::read::<T>(table, grid, &table.columns(grid));
            all.extend(read.pieces);
            self.report.extend(read.report);
        }
        all
    }

    /// People by name. Asked once people are known.
    pub(super) fn names(&mut self, h: &Hospital) -> Rc<Names> {
        Rc::clone(self.names.get_or_insert_with(|| Rc::new(Names::new(h.people.iter()))))
    }

    /// Rows of a sheet whose code is not taken above. The same code in another list is the same thing: where they do not agree, both cells are shown and the first holds.
    pub(super) fn unique<T: Sheet + Send>(&mut self, code: impl Fn(&T) -> &Code, field: usize) -> Vec<T> {
        let rows = self.rows::<T>();
        let mut seen: BTreeMap<String, RowAt> = BTreeMap::new();
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            let key = folded(code(&row).as_str());
            match seen.get(&key) {
                Some(first) if first.sheet == row.at().sheet => {
                    let fault = Fault::DuplicateCode { column: T::SPEC.columns[field].header, found: code(&row).clone() };
                    self.report.push(Diagnostic::at(row.at().cell(field), fault).also([first.cell(field)]));
                }
                Some(first) => self.compare::<T>(first, row.at(), code(&row), field),
                None => {
                    seen.insert(key, row.at().clone());
                    kept.push(row);
                }
            }
        }
        kept
    }

    /// Says where two rows of two lists about the same thing do not agree.
    fn compare<T: Sheet>(&mut self, first: &RowAt, again: &RowAt, code: &Code, key: usize) {
        let value = |at: &RowAt, field: usize| {
            let col = at.columns.by_field.get(field).copied().flatten()?;
            let grid = self.grids.iter().find(|g| g.sheet == at.sheet)?;
            let row = grid.rows.binary_search_by_key(&at.row, |r| r.row).ok()?;
            Some(grid.rows[row].get(col))
                .filter(|v| !v.is_empty())
                .map(|v| if let Value::Date(day) = v { Told::Day(day.date()) } else { Told::Text(v.shown()) })
        };
        let mut faults = Vec::new();
        for (field, column) in T::SPEC.columns.iter().enumerate().filter(|(field, _)| *field != key) {
            let Some(found) = value(again, field) else { continue };
            let kept = value(first, field).unwrap_or(Told::Text("—".into()));
            if !kept.same(&found) {
                let fault = Fault::ToldOtherwise { column: column.header, whose: code.0.to_string(), found, kept };
                faults.push(Diagnostic::at(again.cell(field), fault).also([first.cell(field)]));
            }
        }
        if faults.is_empty() {
            faults.push(Diagnostic::at(again.cell(key), Fault::ToldInTwoLists {}).also([first.cell(key)]));
        }
        self.report.extend(faults);
    }

    /// Codes in the key column of a sheet, whether their row was kept or not.
    pub(super) fn all_codes<T: Sheet>(&self, field: usize) -> Vec<Code> {
        self.codes_but::<T>(field, |_| false)
    }

    /// The same but for the texts that `is_known` already.
    pub(super) fn codes_but<T: Sheet>(&self, field: usize, mut is_known: impl FnMut(&'a str) -> bool) -> Vec<Code> {
        let mut codes = Vec::new();
        for table in self.found.iter().filter(|t| t.spec().kind == T::SPEC.kind) {
            let grid: &'a Grid = &self.grids[table.grid];
            let Some(col) = table.columns(grid).by_field[field] else { continue };
            for row in rows::data_rows(table, grid) {
                let value = row.get(col);
                if !matches!(value, Value::Text(text) if is_known(text)) {
                    codes.extend(Code::read(value, &ReadCx::default()).value());
                }
            }
        }
        codes
    }

    /// Notes the codes of a sheet whose row stayed out: those that no kept row has.
    pub(super) fn leave_aside<'k, T: Sheet>(&mut self, field: usize, kept: impl Iterator<Item = &'k Code>) {
        let aside = rejected(self.all_codes::<T>(field), kept);
        self.waiting.note::<T>(aside);
    }

    /// That a row's person is in no list: one fault for all rows where there is no list of people at all.
    pub(super) fn nobody(&self, h: &Hospital, column: Tr, found: String) -> Fault {
        let listed = !h.people.is_empty() || self.found.iter().any(|t| t.spec().kind == UserRow::SPEC.kind);
        if listed { Fault::UnknownPersonRow { column, found } } else { Fault::NoUserList { column } }
    }

    pub(super) fn say(&mut self, place: Place, fault: Fault) {
        self.report.push(Diagnostic::at(place, fault));
    }
}

/// Says the required columns that are missing; true when the table can be read.
fn say_missing(table: &Found, grid: &Grid, missing: &[usize], report: &mut Vec<Diagnostic>) -> bool {
    let first = table.labels.first().map_or(0, |l| l.col);
    for field in missing {
        let fault = Fault::MissingColumn { sheet: table.spec().name, column: table.spec().columns[*field].header };
        report.push(Diagnostic::at(grid.place(table.header_row, first), fault));
    }
    missing.is_empty()
}

pub(super) fn hospital(
    grids: &[Grid],
    sources: &Sources,
    tables: Tables,
    clock: Clock,
    lang: Lang,
    previous: Previous,
    typed: &[TypedBook],
) -> Intake {
    let Tables { found, duties, racis, unclaimed: alone, mut recognised, report } = tables;
    let mut desk = Desk { grids, sources, found, report, waiting: Waiting::default(), typed_books: typed, names: None };
    let mut h = Hospital { previous, ..Hospital::default() };
    settings(&mut desk, &mut h);
    let today = clock.today(h.settings.today);
    let service_rows = desk.unique::<ServiceRow>(|r| &r.code, ServiceRow::code);
    let rejected = rejected(desk.all_codes::<ServiceRow>(ServiceRow::code), service_rows.iter().map(|r| &r.code));
    means::means(&mut desk, &mut h);
    let services = Services::new(service_rows.iter().map(|r| (&r.code, r.name.as_str())), &rejected, list_of_services(&desk));
    let user_rows = user_rows(&mut desk, &services, &mut h);
    let mut jobs = Jobs::new(&h.profiles, &mut desk.report);
    let people = people::people(user_rows, &services, &mut jobs);
    desk.report.extend(people.report);
    h.people = people.all;
    h.doubtful.extend(people.doubtful);
    let refused = |id: &Code| !people.by_id.contains_key(id) && person(&h, id.as_str()).is_none();
    h.refused_ids = desk.codes_but::<UserRow>(UserRow::id, |id| people.by_id.contains_key(id)).into_iter().filter(refused).collect();
    means::services(&mut desk, &mut h, &service_rows, &services);
    operations(&mut desk, &mut h, &racis, lang, &mut recognised);
    facts::facts(&mut desk, &mut h, &services, today);
    watches::duties(&mut desk, &mut h, &duties, &services, today, &mut recognised);
    unclaimed(&mut desk, &alone, &mut h);
    nothing_typed(&mut desk, &h, &recognised);
    whole(&mut desk, &mut h, &recognised);
    rows::forget_unfit(&desk.report, &mut recognised);
    rows::gather_unused(&mut desk.report, grids);
    Intake { hospital: h, diagnostics: desk.report, recognised, today }
}

fn settings(desk: &mut Desk<'_>, h: &mut Hospital) {
    for row in desk.rows::<SettingRow>() {
        let place = row.at.cell(SettingRow::value);
        let value = row.value.map_or(Value::Empty, |v| v.0);
        if let Some(site) = row.site {
            desk.say(place, Fault::SettingOfSite { setting: row.key, found: site });
            continue;
        }
        match settings::apply(&mut h.settings, &row.key, &value) {
            settings::Applied::Yes => {}
            settings::Applied::Bad { expected } => desk.say(place, Fault::BadSetting { setting: row.key, found: value.shown(), expected }),
            settings::Applied::Unknown { nearest } => {
                desk.say(row.at.cell(SettingRow::key), Fault::UnknownSetting { found: row.key, near: DidYouMean(nearest.map(str::to_owned)) });
            }
        }
    }
}

/// Where the first list of services stands.
fn list_of_services(desk: &Desk<'_>) -> OfList {
    let Some(table) = desk.found.iter().find(|t| t.spec().kind == ServiceRow::SPEC.kind) else { return OfList::default() };
    let source = desk.sources.get(desk.grids[table.grid].sheet);
    let file = source.file.rsplit('/').next().unwrap_or(&source.file).to_owned();
    OfList { sheet: source.sheet.clone().filter(|s| *s != file), file }
}

/// Codes of rows that stayed out.
pub(super) fn rejected<'a>(all: Vec<Code>, kept: impl Iterator<Item = &'a Code>) -> Vec<Code> {
    let kept: BTreeSet<String> = kept.map(|c| folded(c.as_str())).collect();
    all.into_iter().filter(|c| !kept.contains(&folded(c.as_str()))).collect()
}

/// Rows of the users' lists; in a list without a service column, headings between the rows say it, else the tab, a title above or the file's name.
fn user_rows(desk: &mut Desk<'_>, services: &Services<'_>, h: &mut Hospital) -> Vec<Vec<UserRow>> {
    let mut all = Vec::new();
    for table in desk.found.iter().filter(|t| t.spec().kind == UserRow::SPEC.kind) {
        let grid = &desk.grids[table.grid];
        let mut columns = table.columns(grid);
        let mut missing = table.missing.clone();
        if missing.iter().any(|f| [UserRow::service, UserRow::job].contains(f)) {
            let said = whose::give(table, grid, &desk.sources.get(grid.sheet).file, services, &mut columns);
            missing.retain(|f| !said.contains(f));
        }
        if !say_missing(table, grid, &missing, &mut desk.report) {
            h.lists_unread = true;
            continue;
        }
        let read = rows::read::<UserRow>(table, grid, &columns);
        h.doubtful.extend(aside::of_table(table, grid, &columns, &read.pieces));
        all.extend(read.pieces);
        desk.report.extend(read.report);
    }
    all
}

fn operations(
    desk: &mut Desk<'_>,
    h: &mut Hospital,
    racis: &[(usize, raci::Region)],
    lang: Lang,
    recognised: &mut Vec<crate::diagnostics::Recognised>,
) {
    let rows = desk.unique::<OperationRow>(|r| &r.code, OperationRow::code);
    let all = desk.all_codes::<OperationRow>(OperationRow::code);
    let mut aside = rejected(all.clone(), rows.iter().map(|r| &r.code));
    // Predecessors and matrices call operations by name too.
    let names: Vec<Code> = rows.iter().map(|r| Code::new(r.name.as_str())).collect();
    aside.extend(rejected(desk.all_codes::<OperationRow>(OperationRow::name), names.iter()));
    let rejected = aside;
    let mut said = std::mem::take(&mut desk.report);
    h.counts.kept.insert("operations", u32::try_from(rows.len()).unwrap_or(u32::MAX));
    h.operations = cycle::operations(&rows, &Means { teams: &h.teams, modules: &h.modules, rejected: &rejected, waiting: &desk.waiting }, &mut said);
    if h.operations.is_empty() && !h.services.is_empty() {
        h.reference_cycle = true;
        reference::fill(h, lang);
        said.push(Diagnostic::new(Fault::ReferenceCycle {}));
    }
    let known: BTreeSet<String> =
        all.iter().map(|c| folded(c.as_str())).chain(h.operations.iter().flat_map(|o| [folded(o.code.as_str()), folded(&o.name)])).collect();
    let mut found: Vec<raci::RaciFound> = Vec::new();
    for (grid, region) in racis {
        let grid = &desk.grids[*grid];
        // Columns of letters beside the operations' own are used after all.
        said.retain(|d| !(matches!(d.code(), "I004" | "I005") && d.at.is_some_and(|p| region.heads(grid, p))));
        if let Some(mut matrix) = raci::read(grid, region, &known) {
            recognised.push(matrix.recognised.clone());
            said.append(&mut matrix.report);
            found.push(matrix);
        }
    }
    if !found.is_empty() {
        let listed = !all.is_empty() || desk.found.iter().any(|t| t.spec().kind == OperationRow::SPEC.kind);
        h.raci = letters::raci(&found, &h.operations, listed, &rejected, h.settings.raci_reading, &mut said);
    }
    if h.reference_cycle && h.raci.letters.is_empty() {
        reference::raci(h, lang);
    }
    desk.report = said;
    desk.waiting.note::<OperationRow>(rejected);
    actors::actors(desk, h, &found);
}

/// Sheets that nothing claimed.
fn unclaimed(desk: &mut Desk<'_>, alone: &[usize], h: &mut Hospital) {
    for index in alone {
        let grid = &desk.grids[*index];
        if !grid.rows.is_empty() {
            let is_people = nameless::is_people(grid);
            h.lists_unread |= is_people;
            let fault = if is_people { Fault::NoHeader { sheet: UserRow::SPEC.name } } else { Fault::UnknownSheet {} };
            desk.say(Place::sheet(grid.sheet), fault);
        }
    }
}

/// Lists of services or people that are there and have no row at all, as `init` writes them.
fn nothing_typed(desk: &mut Desk<'_>, h: &Hospital, recognised: &[crate::diagnostics::Recognised]) {
    let counted = h.services.iter().any(|s| s.head_count.is_some());
    for (spec, is_needed) in [(ServiceRow::SPEC, true), (UserRow::SPEC, !counted)] {
        let of_kind = || recognised.iter().filter(|r| r.kind == spec.kind);
        if let Some(first) = of_kind().next().filter(|_| is_needed && of_kind().all(|r| r.rows == 0)) {
            desk.say(Place::cell(first.sheet, first.first.0, first.first.1), Fault::NothingTyped { sheet: spec.name });
        }
    }
}

/// What concerns the whole input: nothing recognised, a sheet that must be there.
fn whole(desk: &mut Desk<'_>, h: &mut Hospital, recognised: &[crate::diagnostics::Recognised]) {
    let has = |kind: &str| recognised.iter().any(|r| r.kind == kind);
    if recognised.is_empty() {
        desk.report.push(Diagnostic::new(Fault::NothingRecognised {}));
    } else if !has("services") {
        desk.report.push(Diagnostic::new(Fault::MissingSheet { sheet: ServiceRow::SPEC.name }));
    } else if !has("users") && h.services.iter().all(|s| s.head_count.is_none()) {
        desk.report.push(Diagnostic::new(Fault::MissingSheet { sheet: UserRow::SPEC.name }));
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let kept = [
        ("users", h.people.len()),
        ("services", h.services.len()),
        ("teams", h.teams.len()),
        ("profiles", h.profiles.len()),
        ("modules", h.modules.len()),
        ("trainers", h.trainers.len()),
        ("rooms", h.rooms.len()),
        ("existing_accounts", h.accounts.len()),
        ("tracking", h.progress.len()),
        ("issues", h.issues.len()),
        ("benefits", h.benefits.len()),
        ("pilot_exit", h.criteria.len()),
        ("calendar", h.closures.len()),
    ];
    h.counts.kept.extend(kept.map(|(kind, n)| (kind, count(n))));
}

/// Zeros that a staff id may have lost.
const LOST_ZEROS: usize = 12;

/// A person by staff id as typed, zeros lost or not.
pub(super) fn person(h: &Hospital, id: &str) -> Option<PersonIx> {
    h.find_person(id).or_else(|| {
        let bare = id.trim_start_matches('0');
        if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut hits = (id.len() + 1..=id.len() + LOST_ZEROS).filter_map(|width| h.find_person(&format!("{bare:0>width$}")));
        match (hits.next(), hits.next()) {
            (Some(ix), None) => Some(ix),
            _ => None,
        }
    })
}

/// A service by code as typed, or what to say.
pub(super) fn service(services: &Services<'_>, code: &Code) -> Result<ServiceIx, Option<DidYouMean>> {
    match services.find(code.as_str()) {
        ServiceFound::Known(ix) | ServiceFound::Spelt(ix, _) => Ok(ix),
        ServiceFound::Rejected => Err(None),
        ServiceFound::Unknown(near) => Err(Some(near)),
    }
}

/// A place of a code among others, case and accents aside.
pub(super) fn position<'a>(codes: impl IntoIterator<Item = &'a Code>, wanted: &Code) -> Option<u32> {
    let wanted = folded(wanted.as_str());
    codes.into_iter().position(|c| folded(c.as_str()) == wanted).and_then(|i| u32::try_from(i).ok())
}

/// A place of a thing by its code, else by its whole name, when one alone bears it.
pub(super) fn called<'a>(things: impl Iterator<Item = (&'a Code, &'a str)> + Clone, wanted: &Code) -> Option<u32> {
    position(things.clone().map(|t| t.0), wanted).or_else(|| {
        let wanted = folded(wanted.as_str());
        let mut hits = (0u32..).zip(things).filter(|(_, t)| folded(t.1) == wanted);
        match (hits.next(), hits.next()) {
            (Some((ix, _)), None) => Some(ix),
            _ => None,
        }
    })
}

/// `did you mean` among codes.
pub(super) fn near<'a>(wanted: &Code, codes: impl IntoIterator<Item = &'a Code>) -> DidYouMean {
    DidYouMean(nearest(wanted.as_str(), codes.into_iter().map(Code::as_str)).map(str::to_owned))
}
