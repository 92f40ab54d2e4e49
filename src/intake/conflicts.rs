//! One person on several rows or in several lists: what is the same post, what is another, and where they do not agree. What was read first is kept, and that is said.

use super::people::lower;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Person, Place, Post, SheetId};
use crate::schema::sheets::UserRow;
use crate::schema::{Columns, Sheet};
use crate::text::Told;
use crate::text::normal::folded;
use std::sync::Arc;

/// A total of shares above which nobody works: full time, and a little more for rounded shares.
const FULL: f64 = 1.05;

/// The columns of each list, by where it begins: the cell of a field of a row that was read before.
#[derive(Default)]
pub(super) struct Lists {
    all: Vec<(SheetId, u32, Arc<Columns>)>,
}

impl Lists {
    pub(super) fn note(&mut self, row: &UserRow) {
        if self.all.last().is_none_or(|(_, _, columns)| !Arc::ptr_eq(columns, &row.at.columns)) {
            self.all.push((row.at.sheet, row.at.row, Arc::clone(&row.at.columns)));
        }
    }
    /// The cell of a field in the row of a post; its first cell where the list has no such column.
    fn cell(&self, post: Place, field: usize) -> Place {
        let Some((row, col)) = post.cell else { return post };
        let list = self.all.iter().rev().find(|(sheet, first, columns)| *sheet == post.sheet && *first <= row && columns.first == col);
        let col = list.and_then(|(_, _, columns)| columns.by_field[field]).unwrap_or(col);
        Place::cell(post.sheet, row, col)
    }
    fn has(&self, post: Place, field: usize) -> bool {
        self.all.iter().any(|(sheet, _, columns)| *sheet == post.sheet && columns.by_field[field].is_some())
    }
}

/// What a row is beside those of the same person.
pub(super) enum Joined {
    /// Another post.
    Another,
    /// The post at that index, told again.
    Same(usize),
}

/// Says where a row does not agree with what is known of its person, and what it is.
pub(super) fn join(person: &Person, row: &UserRow, post: &Post, lists: &Lists, report: &mut Vec<Diagnostic>) -> Joined {
    let before = report.len();
    facts(person, row, lists, report);
    let apart = |a: &Post, b: &Post| matches!((a.departure, b.arrival), (Some(end), Some(start)) if end < start);
    let here = |p: &Post| p.place.sheet == post.place.sheet;
    let job = |p: &Post| folded(&p.job) == folded(&post.job) || p.profile.is_some() && p.profile == post.profile;
    let again = person.posts.iter().position(|p| {
        let dates = p.arrival == post.arrival && p.departure == post.departure;
        let told_twice = if here(p) { folded(&p.job) == folded(&post.job) && dates } else { !apart(p, post) && !apart(post, p) };
        // Two part-time jobs in one service are two posts.
        p.service == post.service && told_twice && (job(p) || !here(p) && p.share + post.share > FULL)
    });
    let Some(at) = again else {
        too_much(person, post, row, lists, report);
        return Joined::Another;
    };
    let first = &person.posts[at];
    if here(first) {
        report.push(Diagnostic::at(row.at.cell(UserRow::id), Intake::DuplicateRow {}).also([first.place]));
        return Joined::Same(at);
    }
    let mut say = |field: usize, kept: Option<Told>, found: Option<Told>| said(person, row, first.place, lists, field, kept, found, report);
    if !job(first) {
        say(UserRow::job, Some(Told::text(&first.job)), Some(Told::text(&post.job)));
    }
    say(UserRow::arrival, first.arrival.map(Told::Day), post.arrival.map(Told::Day));
    say(UserRow::departure, first.departure.map(Told::Day), post.departure.map(Told::Day));
    if row.share.is_some() && lists.has(first.place, UserRow::share) {
        say(UserRow::share, Some(Told::Share(first.share)), Some(Told::Share(post.share)));
    }
    if report.len() == before {
        report.push(Diagnostic::at(row.at.cell(UserRow::id), Intake::ToldInTwoLists {}).also([lists.cell(first.place, UserRow::id)]));
    }
    Joined::Same(at)
}

/// A fact that is stated twice and otherwise.
#[allow(clippy::too_many_arguments)] // who, where it stands, where it stood, and both values
fn said(
    person: &Person,
    row: &UserRow,
    first: Place,
    lists: &Lists,
    field: usize,
    kept: Option<Told>,
    found: Option<Told>,
    report: &mut Vec<Diagnostic>,
) {
    let (Some(kept), Some(found)) = (kept, found) else { return };
    if !kept.same(&found) {
        let fault = Intake::ToldOtherwise { column: UserRow::SPEC.columns[field].header, whose: person.listed(), found, kept };
        report.push(Diagnostic::at(row.at.cell(field), fault).also([lists.cell(first, field)]));
    }
}

/// Whether two folded names are one, or one is the beginning of the other: `jean`, `jean paul`.
pub(super) fn part_of(a: &str, b: &str) -> bool {
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    begins(a, b) || begins(b, a)
}

/// What is of the person and not of the post.
fn facts(person: &Person, row: &UserRow, lists: &Lists, report: &mut Vec<Diagnostic>) {
    let mut say = |field: usize, kept: Option<&str>, found: Option<&str>| {
        let first = person.posts.iter().map(|p| p.place).find(|p| lists.has(*p, field)).unwrap_or(person.place);
        let told = |t: Option<&str>| t.filter(|t| !t.is_empty()).map(Told::text);
        said(person, row, first, lists, field, told(kept), told(found), report);
    };
    say(UserRow::rpps, person.rpps.as_deref(), row.rpps.as_ref().map(|r| &*r.0));
    let email = row.email.as_ref().map(|e| lower(&e.0));
    say(UserRow::email, person.email.as_deref(), email.as_deref());
    say(UserRow::login, person.login.as_ref().map(|l| &*l.0), row.login.as_ref().map(|l| &*l.0));
    let born = row.birth.as_deref();
    // A birth name that is the usual one says that there is none.
    let real = |t: Option<&str>| t.is_some_and(|b| !b.is_empty() && folded(b) != folded(&row.last) && folded(b) != folded(&person.last));
    if real(born) && real(Some(&*person.birth_name)) {
        say(UserRow::birth, Some(&*person.birth_name), born);
    }
    let part = |a: &str, b: &str| a.is_empty() || b.is_empty() || part_of(a, b);
    let lasts = [folded(&person.last), folded(&person.birth_name)];
    let (last, born) = (folded(&row.last), folded(born.unwrap_or_default()));
    if !lasts.iter().any(|l| !l.is_empty() && (part(l, &last) || !born.is_empty() && part(l, &born))) {
        say(UserRow::last, Some(&*person.last), Some(&*row.last));
    }
    if !part(&folded(&person.first), &folded(&row.first)) {
        say(UserRow::first, Some(&*person.first), Some(&*row.first));
    }
}

/// Full time in two places at once, told by two lists: nobody said of which share.
fn too_much(person: &Person, post: &Post, row: &UserRow, lists: &Lists, report: &mut Vec<Diagnostic>) {
    let meets = |p: &Post| {
        let ends_before = |a: &Post, b: &Post| matches!((a.departure, b.arrival), (Some(end), Some(start)) if end < start);
        !ends_before(p, post) && !ends_before(post, p)
    };
    let other =
        person.posts.iter().find(|p| p.place.sheet != post.place.sheet && p.service != post.service && meets(p) && p.share + post.share > FULL);
    if let Some(other) = other {
        let fault = Intake::OverFullTime { whose: person.listed(), found: other.share + post.share };
        report.push(Diagnostic::at(row.at.cell(UserRow::service), fault).also([lists.cell(other.place, UserRow::service)]));
    }
}

/// Fills in what a row of another list tells of the same post and the first did not.
pub(super) fn complete(kept: &mut Post, more: Post) {
    kept.arrival = kept.arrival.or(more.arrival);
    kept.departure = kept.departure.or(more.departure);
    kept.profile = kept.profile.or(more.profile);
    kept.super_user |= more.super_user;
    if kept.contract.is_empty() {
        kept.contract = more.contract;
    }
    if kept.cycle.is_empty() {
        kept.cycle = more.cycle;
    }
    if kept.weekdays == [true; 7] {
        kept.weekdays = more.weekdays;
    }
    if kept.share >= 1.0 {
        kept.share = more.share;
    }
    if kept.shift == crate::model::Shift::default() {
        kept.shift = more.shift;
    }
}
