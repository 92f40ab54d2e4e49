//! Who is who: rows of the users' list become distinct people; homonyms are never merged, nor two names of what may be one person.

use super::aside;
use super::conflicts::{self, Joined, Lists};
use super::coverage::Coverage;
use super::jobs::Jobs;
use super::names::{Named, Names};
use super::services::{ServiceFound, Services};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Code, NamedRow, Person, PersonIx, Place, Post, ServiceIx, Text};
use crate::schema::sheets::UserRow;
use crate::schema::{RowAt, Sheet};
use crate::text::normal::{fold_into, folded};
use foldhash::{HashMap, HashMapExt};
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// People above whom one born with the name of another is more often a namesake: then only those of one service are asked about.
const NAMESAKES: usize = 5_000;

/// People and what was wrong with their rows.
pub(super) struct People {
    /// By staff id.
    pub(super) all: Vec<Person>,
    pub(super) by_id: HashMap<Code, PersonIx>,
    pub(super) report: Vec<Diagnostic>,
    /// Whom the rows name of which nobody was made, or that another row of their id took in.
    pub(super) doubtful: Vec<NamedRow>,
}

/// What a post says of its manager, until all people are known: staff id and index of the post, the manager's id, where it stands.
type Manager = (Code, usize, Code, RowAt);

/// Makes distinct people of rows.
pub(super) fn people(rows: Vec<Vec<UserRow>>, services: &Services<'_>, jobs: &mut Jobs) -> People {
    let (mut report, width) = (Vec::new(), usual_width(&rows));
    let count = rows.iter().map(Vec::len).sum();
    let mut people: Vec<Person> = Vec::with_capacity(count);
    let mut by_id: HashMap<Code, PersonIx> = HashMap::with_capacity(count);
    let mut managers: Vec<Manager> = Vec::new();
    let mut cells = Cells::default();
    let mut lists = Lists::default();
    let mut coverage = Coverage::new(&rows);
    let mut doubtful = Vec::new();
    for mut row in rows.into_iter().flatten() {
        lists.note(&row);
        let id = with_zeros(&row, width, &mut report);
        row.id.0 = id.clone();
        let Some(service) = service_of(&row, services, &mut report) else {
            doubtful.push(aside::of_row(&row, true));
            continue;
        };
        let post = post_of(&row, service, jobs, &mut report);
        coverage.note(&row, &post);
        if row.email.is_some() {
            cells.addresses.push((id.clone(), row.at.cell(UserRow::email)));
        }
        if row.rpps.is_some() {
            cells.rpps.push((id.clone(), row.at.cell(UserRow::rpps)));
        }
        let next = PersonIx(u32::try_from(people.len()).unwrap_or(u32::MAX));
        let ix = *by_id.entry(id.clone()).or_insert(next);
        let at = if let Some(person) = people.get_mut(ix.0 as usize) {
            let may_be_another = aside::may_be_another(person, &row);
            let joined = join(person, &row, post, &lists, &mut report);
            if joined.is_none() || may_be_another {
                doubtful.push(aside::of_row(&row, joined.is_none()));
            }
            match joined {
                Some(at) => at,
                None => continue,
            }
        } else {
            people.push(person_of(&row, post));
            0
        };
        if let Some(manager) = row.manager {
            managers.push((id, at, manager.0, row.at));
        }
    }
    if !people.is_sorted_by(|a, b| a.id < b.id) {
        // People are large: their ids are put in order, then each person moves once.
        people.sort_by_cached_key(|p| p.id.clone());
        by_id = people.iter().map(|p| p.id.clone()).zip((0u32..).map(PersonIx)).collect();
    }
    settle_managers(&mut people, &by_id, &managers, &mut report);
    for person in &mut people {
        // The main post first: the largest share of time, then the row order.
        person.posts.sort_by(|a, b| b.share.total_cmp(&a.share));
    }
    coverage.say(&people, services, &mut report);
    doubts(&people, &cells, &mut report);
    People { all: people, by_id, report, doubtful }
}

/// The width that nearly all staff ids have, when some begin with zeros.
fn usual_width(rows: &[Vec<UserRow>]) -> Option<usize> {
    let ids = || rows.iter().flatten().map(|r| r.id.0.as_str());
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for id in ids() {
        *widths.entry(id.len()).or_default() += 1;
    }
    let (width, count) = widths.into_iter().max_by_key(|w| w.1)?;
    let zeros = ids().any(|id| id.len() == width && id.starts_with('0'));
    (zeros && count * 10 >= ids().count() * 7).then_some(width)
}

/// A staff id that is all digits and shorter than nearly all others lost its zeros.
fn with_zeros(row: &UserRow, width: Option<usize>, report: &mut Vec<Diagnostic>) -> Code {
    let id = row.id.0.as_str();
    match width {
        Some(width) if id.len() < width && id.len() + 4 >= width && !id.starts_with('0') && id.chars().all(|c| c.is_ascii_digit()) => {
            let full = format!("{id:0>width$}");
            let column = UserRow::SPEC.columns[UserRow::id].header;
            report.push(Diagnostic::at(row.at.cell(UserRow::id), Intake::LostZeros { column, found: id.to_owned(), read: full.clone() }));
            Code::new(full)
        }
        _ => row.id.0.clone(),
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
        ServiceFound::Unknown(_) if services.is_empty() => {
            report.push(Diagnostic::at(place, Intake::NoServiceList { column: UserRow::SPEC.columns[UserRow::service].header }));
            None
        }
        ServiceFound::Unknown(near) => {
            report.push(Diagnostic::at(place, Intake::UnknownService { found: row.service.clone(), near, list: services.list.clone() }));
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

pub(super) fn lower(text: &Text) -> Text {
    let is_lower = text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { text.clone() } else { text.to_lowercase().into() }
}

fn person_of(row: &UserRow, post: Post) -> Person {
    let may_be_none = |name: &str| !name.starts_with(|c: char| c.is_ascii_alphabetic() && !"sSnN".contains(c));
    let none = |name: &str| may_be_none(name) && matches!(folded(name).as_str(), "" | "snp" | "sans prenom" | "none");
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

/// Adds a row to the person who has its staff id: the index of its post; `None` when it stays out, as somebody else's id.
fn join(person: &mut Person, row: &UserRow, post: Post, lists: &Lists, report: &mut Vec<Diagnostic>) -> Option<usize> {
    if !same_person(person, row) {
        let other = person.listed();
        report.push(Diagnostic::at(row.at.cell(UserRow::id), Intake::TwoPeopleOneId { found: row.id.0.clone(), other }).also([person.place]));
        return None;
    }
    let joined = conflicts::join(person, row, &post, lists, report);
    person.rpps = person.rpps.take().or_else(|| row.rpps.as_ref().map(|r| r.0.clone()));
    person.email = person.email.take().or_else(|| row.email.as_ref().map(|e| lower(&e.0)));
    person.login = person.login.take().or_else(|| row.login.clone());
    if person.birth_name.is_empty() {
        person.birth_name = row.birth.clone().unwrap_or_default();
    }
    match joined {
        Joined::Same(at) => {
            conflicts::complete(&mut person.posts[at], post);
            Some(at)
        }
        Joined::Another => {
            person.posts.push(post);
            Some(person.posts.len() - 1)
        }
    }
}

/// One staff id, one person: the same first name with a usual or birth name in common, or one of both that only a typing slip parts; another surname where the address or
/// the RPPS is the same.
fn same_person(person: &Person, row: &UserRow) -> bool {
    let part = conflicts::part_of;
    let slip = |a: &str, b: &str| part(a, b) || strsim::damerau_levenshtein(a, b) <= 1;
    let theirs = [folded(&person.last), folded(&person.birth_name)];
    let ours = [folded(&row.last), folded(row.birth.as_deref().unwrap_or_default())];
    let last = |close: &dyn Fn(&str, &str) -> bool| {
        theirs.iter().filter(|n| !n.is_empty()).any(|a| ours.iter().filter(|n| !n.is_empty()).any(|b| close(a, b)))
    };
    let (a, b) = (folded(&person.first), folded(&row.first));
    let first = |close: &dyn Fn(&str, &str) -> bool| close(&a, &b) || a.is_empty();
    let email = row.email.as_ref().map(|e| lower(&e.0));
    let key = email.is_some() && email == person.email || row.rpps.as_ref().is_some_and(|r| person.rpps.as_ref() == Some(&r.0));
    first(&part) && (last(&slip) || key) || first(&slip) && last(&part)
}

fn settle_managers(people: &mut [Person], by_id: &HashMap<Code, PersonIx>, managers: &[Manager], report: &mut Vec<Diagnostic>) {
    // Asked only for an id that is nobody's as it is typed.
    let bare = LazyCell::new(|| {
        let mut bare: HashMap<&str, PersonIx> = HashMap::with_capacity(by_id.len());
        for (id, ix) in by_id {
            let known = bare.entry(id.as_str().trim_start_matches('0')).or_insert(*ix);
            *known = (*known).max(*ix);
        }
        bare
    });
    let mut unmanaged: Vec<(&Code, usize, &str, &RowAt)> = Vec::new();
    for (id, post, manager, at) in managers {
        let found = by_id.get(manager).or_else(|| bare.get(manager.as_str().trim_start_matches('0')));
        match found {
            Some(ix) => {
                if let Some(post) = by_id.get(id).and_then(|ix| people.get_mut(ix.0 as usize)?.posts.get_mut(*post)) {
                    post.manager = Some(*ix);
                }
            }
            None => unmanaged.push((id, *post, manager.as_str(), at)),
        }
    }
    if unmanaged.is_empty() {
        return;
    }
    let names = Names::new(people.iter());
    let labels: Vec<String> = people.iter().map(|p| format!("{} {}", p.id.as_str(), p.listed())).collect();
    let column = UserRow::SPEC.columns[UserRow::manager].header;
    for (id, post, text, at) in unmanaged {
        let place = at.cell(UserRow::manager);
        match if text.chars().any(char::is_alphabetic) { names.find(text) } else { Named::Nobody } {
            Named::One(ix, _) => {
                let read = labels[ix.0 as usize].clone();
                report.push(Diagnostic::at(place, Intake::SpellingRead { column, found: text.to_owned(), read }));
                if let Some(post) = by_id.get(id).and_then(|ix| people.get_mut(ix.0 as usize)?.posts.get_mut(post)) {
                    post.manager = Some(ix);
                }
            }
            Named::Several(all) => {
                let readings = all.iter().take(6).map(|ix| labels[ix.0 as usize].clone()).collect();
                report.push(Diagnostic::at(place, Intake::WhichPerson { column, found: text.to_owned(), readings }));
            }
            Named::Nobody => report.push(Diagnostic::at(place, Intake::UnknownPerson { column, found: text.to_owned() })),
        }
    }
}

/// Where people's addresses and RPPS numbers are written, by staff id, in order.
#[derive(Default)]
struct Cells {
    addresses: Vec<(Code, Place)>,
    rpps: Vec<(Code, Place)>,
}

/// What spans people: shared addresses, ids that differ by zeros, one person under two names. Proposed, never merged.
fn doubts(people: &[Person], cells: &Cells, report: &mut Vec<Diagnostic>) {
    let mut emails: HashMap<&str, &Person> = HashMap::with_capacity(people.len());
    let mut registered: HashMap<&str, &Person> = HashMap::new();
    // Ids of one width do not differ by zeros alone.
    let one_width = people.windows(2).all(|w| w[0].id.as_str().len() == w[1].id.as_str().len());
    let mut zeros: HashMap<&str, &Person> = HashMap::new();
    let born = born(people);
    let firsts = |cells: &[(Code, Place)]| cells.iter().rev().map(|(id, place)| (id.clone(), *place)).collect::<HashMap<_, _>>();
    let first_addresses = LazyCell::new(|| firsts(&cells.addresses));
    let first_rpps = LazyCell::new(|| firsts(&cells.rpps));
    for person in people {
        if let Some(email) = person.email.as_deref()
            && let Some(other) = emails.insert(email, person)
        {
            let at = |p: &Person| first_addresses.get(&p.id).copied().unwrap_or(p.place);
            report.push(Diagnostic::at(at(person), Intake::DuplicateEmail { found: email.to_owned() }).also([at(other)]));
        }
        if let Some(rpps) = person.rpps.as_deref()
            && let Some(other) = registered.insert(rpps, person)
        {
            let fault = Intake::DuplicateRpps { found: rpps.to_owned(), other: other.listed() };
            let at = |p: &Person| first_rpps.get(&p.id).copied().unwrap_or(p.place);
            report.push(Diagnostic::at(at(person), fault).also([at(other)]));
        }
        if !one_width && let Some(other) = zeros.insert(person.id.as_str().trim_start_matches('0'), person) {
            report.push(
                Diagnostic::at(person.place, Intake::IdsDifferByZeros { found: person.id.clone(), expected: other.id.clone() }).also([other.place]),
            );
        }
        if !person.birth_name.is_empty()
            && let Some(Some(other)) = born.get(&name_key(&person.birth_name, &person.first))
            && other.id != person.id
            && (other.birth_name.is_empty() || folded(&other.birth_name) == folded(&other.last))
            && folded(&person.birth_name) != folded(&person.last)
            && (people.len() <= NAMESAKES || same_service(person, other))
        {
            let (found, other_name) = (person.listed(), other.listed());
            report.push(Diagnostic::at(person.place, Intake::SamePersonTwoNames { found, other: other_name }).also([other.place]));
        }
    }
}

fn same_service(a: &Person, b: &Person) -> bool {
    a.posts.iter().any(|p| b.posts.iter().any(|q| q.service == p.service))
}

/// Names that people were born with, and who has them as their usual name.
fn born(people: &[Person]) -> HashMap<String, Option<&Person>> {
    let with_birth = people.iter().filter(|p| p.birth_name.chars().any(char::is_alphanumeric));
    let mut born: HashMap<String, Option<&Person>> = with_birth.map(|p| (name_key(&p.birth_name, &p.first), None)).collect();
    if born.is_empty() {
        return born;
    }
    let mut key = String::new();
    for person in people {
        key.clear();
        push_name(&mut key, &person.last, &person.first);
        if let Some(known) = born.get_mut(&key) {
            *known = Some(person);
        }
    }
    born
}

fn name_key(last: &str, first: &str) -> String {
    let mut key = String::new();
    push_name(&mut key, last, first);
    key
}

fn push_name(key: &mut String, last: &str, first: &str) {
    fold_into(last, key);
    key.push('\n');
    fold_into(first, key);
}
