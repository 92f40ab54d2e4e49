//! Who is who: rows of the users' list become distinct people; homonyms are never merged, nor two names of what may be one person.

use super::jobs::Jobs;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Code, Person, PersonIx, Place, Post, ServiceIx, Text};
use crate::schema::sheets::UserRow;
use crate::schema::{RowAt, Sheet};
use crate::text::DidYouMean;
use crate::text::normal::{folded, nearest};
use std::collections::{BTreeMap, HashMap};

/// Codes of services by their folded form.
pub(super) struct Services<'a> {
    by_code: HashMap<String, ServiceIx>,
    by_name: HashMap<String, Option<ServiceIx>>,
    codes: Vec<&'a str>,
    /// Codes of rows that stayed out: known, so that one fault is not told twice.
    rejected: Vec<String>,
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
    pub(super) fn new(services: impl Iterator<Item = (&'a Code, &'a str)>, rejected: &[Code]) -> Services<'a> {
        let mut found = Services {
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            codes: Vec::new(),
            rejected: rejected.iter().map(|c| folded(c.as_str())).collect(),
        };
        for (ix, (code, name)) in (0u32..).map(ServiceIx).zip(services) {
            found.by_code.entry(code.as_str().to_owned()).or_insert(ix);
            found
                .by_name
                .entry(folded(code.as_str()))
                .and_modify(|known| {
                    if *known != Some(ix) {
                        *known = None;
                    }
                })
                .or_insert(Some(ix));
            found
                .by_name
                .entry(folded(name))
                .and_modify(|known| {
                    if *known != Some(ix) {
                        *known = None;
                    }
                })
                .or_insert(Some(ix));
            found.codes.push(code.as_str());
        }
        found
    }
    /// By code, exactly; else in another case, without its zeros, or by its name when only one has it.
    pub(super) fn find(&self, code: &str) -> ServiceFound {
        if let Some(ix) = self.by_code.get(code) {
            return ServiceFound::Known(*ix);
        }
        let key = folded(code);
        if let Some(Some(ix)) = self.by_name.get(&key) {
            return ServiceFound::Spelt(*ix, self.codes.get(ix.0 as usize).map(|c| (*c).to_owned()).unwrap_or_default());
        }
        if self.rejected.contains(&key) {
            return ServiceFound::Rejected;
        }
        let bare = |t: &str| t.trim_start_matches('0').to_owned();
        let mut zeros =
            self.codes.iter().enumerate().filter(|(_, c)| !key.is_empty() && key.chars().all(|c| c.is_ascii_digit()) && bare(c) == bare(&key));
        if let (Some((at, known)), None) = (zeros.next(), zeros.next())
            && let Ok(ix) = u32::try_from(at)
        {
            return ServiceFound::Spelt(ServiceIx(ix), (*known).to_owned());
        }
        ServiceFound::Unknown(DidYouMean(nearest(code, self.codes.iter().copied()).map(str::to_owned)))
    }
}

/// People and what was wrong with their rows.
#[derive(Default)]
pub(super) struct People {
    pub(super) people: Vec<Person>,
    pub(super) report: Vec<Diagnostic>,
}

/// Makes distinct people of rows. `number`: whether a row's staff id was a number (zeros lost).
pub(super) fn people(rows: Vec<UserRow>, services: &Services<'_>, jobs: &mut Jobs) -> People {
    let mut out = People::default();
    let width = usual_width(&rows);
    let mut by_id: BTreeMap<String, Person> = BTreeMap::new();
    let mut managers: Vec<(String, usize, Code, RowAt)> = Vec::new();
    let mut emails: HashMap<String, Place> = HashMap::new();
    for mut row in rows {
        let id = with_zeros(&row, width, &mut out.report);
        row.id.0 = Code::new(id.clone());
        let Some(service) = service_of(&row, services, &mut out.report) else { continue };
        let post = post_of(&row, service, jobs, &mut out.report);
        if row.email.is_some() {
            emails.entry(id.clone()).or_insert(row.at.cell(UserRow::email));
        }
        let at = if let Some(person) = by_id.get_mut(&id) {
            if !join(person, &row, post, &mut out.report) {
                continue;
            }
            person.posts.len() - 1
        } else {
            by_id.insert(id.clone(), person_of(&row, post));
            0
        };
        if let Some(manager) = row.manager {
            managers.push((id, at, manager.0, row.at));
        }
    }
    settle_managers(&mut by_id, &managers, &mut out.report);
    for person in by_id.values_mut() {
        // The main post first: the largest share of time, then the row order.
        person.posts.sort_by(|a, b| b.share.total_cmp(&a.share));
    }
    out.people = by_id.into_values().collect();
    doubts(&out.people, &emails, &mut out.report);
    out
}

/// The width that nearly all staff ids have, when some begin with zeros.
fn usual_width(rows: &[UserRow]) -> Option<usize> {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        *widths.entry(row.id.0.as_str().len()).or_default() += 1;
    }
    let (width, count) = widths.into_iter().max_by_key(|w| w.1)?;
    let zeros = rows.iter().any(|r| r.id.0.as_str().len() == width && r.id.0.as_str().starts_with('0'));
    (zeros && count * 10 >= rows.len() * 7).then_some(width)
}

/// A staff id that is all digits and shorter than nearly all others lost its zeros.
fn with_zeros(row: &UserRow, width: Option<usize>, report: &mut Vec<Diagnostic>) -> String {
    let id = row.id.0.as_str();
    match width {
        Some(width) if id.len() < width && id.len() + 4 >= width && !id.starts_with('0') && id.chars().all(|c| c.is_ascii_digit()) => {
            let full = format!("{id:0>width$}");
            let column = UserRow::SPEC.columns[UserRow::id].header;
            report.push(Diagnostic::at(row.at.cell(UserRow::id), Intake::LostZeros { column, found: id.to_owned(), read: full.clone() }));
            full
        }
        _ => id.to_owned(),
    }
}

fn service_of(row: &UserRow, services: &Services<'_>, report: &mut Vec<Diagnostic>) -> Option<ServiceIx> {
    let place = row.at.cell(UserRow::service);
    match services.find(row.service.as_str()) {
        ServiceFound::Known(ix) => Some(ix),
        ServiceFound::Spelt(ix, read) => {
            let column = UserRow::SPEC.columns[UserRow::service].header;
            report.push(Diagnostic::at(place, Intake::SpellingRead { column, found: row.service.0.to_string(), read }));
            Some(ix)
        }
        ServiceFound::Rejected => {
            let column = UserRow::SPEC.columns[UserRow::service].header;
            report.push(Diagnostic::at(place, Intake::WaitsForAnother { column, found: row.service.clone() }));
            None
        }
        ServiceFound::Unknown(_) if services.codes.is_empty() => {
            report.push(Diagnostic::at(place, Intake::NoServiceList { column: UserRow::SPEC.columns[UserRow::service].header }));
            None
        }
        ServiceFound::Unknown(near) => {
            report.push(Diagnostic::at(place, Intake::UnknownService { found: row.service.clone(), near }));
            None
        }
    }
}

fn post_of(row: &UserRow, service: ServiceIx, jobs: &mut Jobs, report: &mut Vec<Diagnostic>) -> Post {
    let mut departure = row.departure;
    if let (Some(from), Some(to)) = (row.arrival, row.departure)
        && to < from
    {
        let column = UserRow::SPEC.columns[UserRow::departure].header;
        report
            .push(Diagnostic::at(row.at.cell(UserRow::departure), Intake::DatesReversed { from, to, column }).also([row.at.cell(UserRow::arrival)]));
        departure = None;
    }
    Post {
        service,
        profile: jobs.profile(&row.job, row.at.cell(UserRow::job), report),
        job: row.job.clone(),
        contract: row.contract.clone().unwrap_or_default(),
        share: row.share.map_or(1.0, |s| s.0),
        shift: row.shift.unwrap_or_default(),
        weekdays: row.days.map_or([true; 7], |d| d.0),
        cycle: row.cycle.clone().unwrap_or_default(),
        arrival: row.arrival,
        departure,
        manager: None,
        super_user: row.super_user.unwrap_or(false),
        place: row.at.place(),
    }
}

fn lower(text: &Text) -> Text {
    let is_lower = text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { text.clone() } else { text.to_lowercase().into() }
}

fn person_of(row: &UserRow, post: Post) -> Person {
    let none = |name: &str| matches!(folded(name).as_str(), "" | "snp" | "sans prenom" | "none");
    Person {
        id: row.id.0.clone(),
        last: row.last.clone(),
        first: if none(&row.first) { Text::default() } else { row.first.clone() },
        birth_name: row.birth.clone().unwrap_or_default(),
        rpps: row.rpps.as_ref().map(|r| r.0.clone()),
        email: row.email.as_ref().map(|e| lower(&e.0)),
        login: row.login.clone(),
        posts: vec![post],
        absences: Vec::new(),
        place: row.at.cell(UserRow::id),
    }
}

/// Adds a row to the person who has its staff id; false when it stays out: somebody else's id, or the same row twice.
fn join(person: &mut Person, row: &UserRow, post: Post, report: &mut Vec<Diagnostic>) -> bool {
    if !same_person(person, row) {
        let other = person.listed();
        report.push(Diagnostic::at(row.at.cell(UserRow::id), Intake::TwoPeopleOneId { found: row.id.0.clone(), other }).also([person.place]));
        return false;
    }
    let twin = person
        .posts
        .iter()
        .find(|p| p.service == post.service && folded(&p.job) == folded(&post.job) && p.arrival == post.arrival && p.departure == post.departure);
    if let Some(twin) = twin {
        report.push(Diagnostic::at(row.at.cell(UserRow::id), Intake::DuplicateRow {}).also([twin.place]));
        return false;
    }
    person.rpps = person.rpps.take().or_else(|| row.rpps.as_ref().map(|r| r.0.clone()));
    person.email = person.email.take().or_else(|| row.email.as_ref().map(|e| lower(&e.0)));
    person.login = person.login.take().or_else(|| row.login.clone());
    if person.birth_name.is_empty() {
        person.birth_name = row.birth.clone().unwrap_or_default();
    }
    person.posts.push(post);
    true
}

/// One staff id, one person: the same first name with a usual or birth name in common, or a name that only a typing slip parts.
fn same_person(person: &Person, row: &UserRow) -> bool {
    let close = |a: &str, b: &str| a == b || a.starts_with(b) || b.starts_with(a) || strsim::damerau_levenshtein(a, b) <= 1;
    let first = close(&folded(&person.first), &folded(&row.first)) || person.first.is_empty();
    let theirs = [folded(&person.last), folded(&person.birth_name)];
    let ours = [folded(&row.last), folded(row.birth.as_deref().unwrap_or_default())];
    let last = theirs.iter().filter(|n| !n.is_empty()).any(|a| ours.iter().filter(|n| !n.is_empty()).any(|b| close(a, b)));
    first && last
}

fn settle_managers(by_id: &mut BTreeMap<String, Person>, managers: &[(String, usize, Code, RowAt)], report: &mut Vec<Diagnostic>) {
    let index: HashMap<String, PersonIx> = by_id.keys().cloned().zip((0u32..).map(PersonIx)).collect();
    let bare: HashMap<String, PersonIx> = by_id.keys().map(|k| k.trim_start_matches('0').to_owned()).zip((0u32..).map(PersonIx)).collect();
    for (id, post, manager, at) in managers {
        let found = index.get(manager.as_str()).or_else(|| bare.get(manager.as_str().trim_start_matches('0')));
        match found {
            Some(ix) => {
                if let Some(post) = by_id.get_mut(id).and_then(|p| p.posts.get_mut(*post)) {
                    post.manager = Some(*ix);
                }
            }
            None => report.push(Diagnostic::at(
                at.cell(UserRow::manager),
                Intake::UnknownPerson { column: UserRow::SPEC.columns[UserRow::manager].header, found: manager.0.to_string() },
            )),
        }
    }
}

/// What spans people: shared addresses, ids that differ by zeros, one person under two names. Proposed, never merged.
fn doubts(people: &[Person], addresses: &HashMap<String, Place>, report: &mut Vec<Diagnostic>) {
    let mut emails: HashMap<&str, &Person> = HashMap::new();
    let mut zeros: HashMap<&str, &Person> = HashMap::new();
    let mut names: HashMap<(String, String), &Person> = HashMap::new();
    for person in people {
        names.insert((folded(&person.last), folded(&person.first)), person);
    }
    for person in people {
        if let Some(email) = person.email.as_deref()
            && let Some(other) = emails.insert(email, person)
        {
            let at = |p: &Person| addresses.get(p.id.as_str()).copied().unwrap_or(p.place);
            report.push(Diagnostic::at(at(person), Intake::DuplicateEmail { found: email.to_owned() }).also([at(other)]));
        }
        if let Some(other) = zeros.insert(person.id.as_str().trim_start_matches('0'), person) {
            report.push(
                Diagnostic::at(person.place, Intake::IdsDifferByZeros { found: person.id.clone(), expected: other.id.clone() }).also([other.place]),
            );
        }
        let born = folded(&person.birth_name);
        if !born.is_empty()
            && born != folded(&person.last)
            && let Some(other) = names.get(&(born, folded(&person.first)))
            && other.id != person.id
            && other.birth_name.is_empty()
        {
            let (found, other_name) = (person.listed(), other.listed());
            report.push(Diagnostic::at(person.place, Intake::SamePersonTwoNames { found, other: other_name }).also([other.place]));
        }
    }
}
