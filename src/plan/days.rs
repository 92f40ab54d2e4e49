//! The project's calendar and what is left of each team on it.

use crate::model::calendar::days_between;
use crate::model::{Calendar, Closure, ClosureKind, Context, Day, Hospital, Scope, Status};
use chrono::{Datelike, Days, Weekday};
use std::collections::BTreeSet;

/// Working days of the longest horizon: 40 years.
pub(super) const MOST_DAYS: usize = 10_400;
/// Calendar years looked at to find them.
const YEARS: i32 = 80;

/// First day of the project: the setting, else today; never later than what happened first, nor than what was planned first by the last run that set it.
pub(super) fn project_start(hospital: &Hospital, context: &Context) -> Day {
    let stated = hospital.settings.project_start.unwrap_or(context.today);
    let begun = hospital.progress.iter().filter(|p| begun(p.status)).filter_map(|p| p.start.or(p.end)).filter(|d| *d <= context.today).min();
    let day = begun.map_or(stated, |b| b.min(stated));
    // A slip in a year must not stretch the calendar over centuries.
    day.max(context.today.checked_sub_days(Days::new(3653)).unwrap_or(day))
}

/// Whether an operation with that status has begun.
pub(super) fn begun(status: Status) -> bool {
    matches!(status, Status::InProgress | Status::Done | Status::Blocked)
}

/// Weekdays without holidays and without what is closed for everybody, `wanted` of them if there are as many.
pub(super) fn calendar(hospital: &Hospital, start: Day, wanted: usize) -> Calendar {
    let last_year = start.year().saturating_add(YEARS);
    let limit = Day::from_ymd_opt(last_year, 12, 31).unwrap_or(start);
    let mut closed: BTreeSet<Day> = (start.year()..=last_year).flat_map(|y| hospital.settings.holidays.of_year(y)).collect();
    for c in hospital.closures.iter().filter(|c| c.scope == Scope::All && c.kind == ClosureKind::Closed) {
        closed.extend(days_between(c.from.max(start), c.to.min(limit)));
    }
    let worked = |d: &Day| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun) && !closed.contains(d);
    let end = start.iter_days().take_while(|d| *d <= limit).filter(worked).take(wanted.max(1)).last().unwrap_or(start);
    Calendar::new(start, end, &closed)
}

/// Slots of a range of days, both included.
pub(super) fn slots(calendar: &Calendar, from: Day, to: Day) -> (u32, u32) {
    (calendar.first(from).0, calendar.first(to.succ_opt().unwrap_or(to)).0)
}

/// People of each team by slot: its capacity, without its closures and absences, with its reduced strength.
pub(super) fn capacity(hospital: &Hospital, calendar: &Calendar) -> Vec<Vec<u16>> {
    let teams = hospital.teams.iter().zip(0_u32..);
    teams
        .map(|(team, ix)| {
            let people = u16::try_from(team.capacity).unwrap_or(u16::MAX);
            let mut row = vec![people; calendar.slots() as usize];
            let mine = |c: &&Closure| match c.scope {
                Scope::Team(t) => t.0 == ix,
                Scope::All => c.kind == ClosureKind::Reduced,
                Scope::Service(_) => false,
            };
            for c in hospital.closures.iter().filter(mine) {
                lower(&mut row, slots(calendar, c.from, c.to), left(people, c));
            }
            for (from, to) in &team.absences {
                lower(&mut row, slots(calendar, *from, *to), 0);
            }
            row
        })
        .collect()
}

fn lower(row: &mut [u16], (from, to): (u32, u32), people: u16) {
    for slot in row.get_mut(from as usize..to as usize).unwrap_or_default() {
        *slot = people.min(*slot);
    }
}

/// People left of a team during a line of the calendar: whole ones.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and the capacity
fn left(people: u16, closure: &Closure) -> u16 {
    match closure.kind {
        ClosureKind::Closed | ClosureKind::Freeze => 0,
        ClosureKind::Reduced => (f64::from(people) * closure.share.clamp(0.0, 1.0) + 1e-9).floor() as u16,
    }
}
