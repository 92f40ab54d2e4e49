//! `Couverture`: by service, job and half-day, how many are in training, how many are expected on duty, and how many may be away at once.

use super::column;
use super::held::Held;
use crate::document::{Look, Row, Table, Tone};
use crate::model::{Day, Half, Hospital, Lang, PersonIx, ServiceIx, Shift};
use crate::roster::duty;
use crate::roster::instance::Letter;
use crate::text::labels::rosters::{AFTERNOON, MORNING, head, tab};
use crate::text::normal::folded;
use std::collections::BTreeMap;

/// Colleagues who cover for each other: the same service, job and shift.
type Group = (ServiceIx, String, u8);

pub(crate) fn table(held: &Held<'_>, lang: Lang) -> Table {
    let (groups, group_of) = groups(held.hospital);
    let shifts = Shifts::new(held.hospital);
    let mut away: BTreeMap<(&str, Day, Half, usize), u32> = BTreeMap::new();
    for s in held.on() {
        let halves: &[Half] = match s.half {
            _ if s.halves > 1 => &[Half::Morning, Half::Afternoon],
            Half::Morning => &[Half::Morning],
            Half::Afternoon => &[Half::Afternoon],
        };
        for person in &s.people {
            let Some(&group) = group_of.get(person) else { continue };
            let service = held.hospital.service(held.listed(*person).main().service).code.as_str();
            // Somebody trained on a day of rest is missed by no ward.
            for half in halves.iter().filter(|half| shifts.on_duty(*person, s.date, **half)) {
                *away.entry((service, s.date, *half, group)).or_default() += 1;
            }
        }
    }
    let rows = away.into_iter().filter_map(|((service, date, half, group), away)| {
        let members = groups.get(group)?;
        let on_duty = u32::try_from(members.iter().filter(|p| shifts.on_duty(**p, date, half)).count()).unwrap_or(u32::MAX);
        let limit = limit(held.hospital, on_duty);
        let job = held.listed(*members.first()?).main().job.as_str();
        let half = if half == Half::Morning { MORNING } else { AFTERNOON };
        let cells = vec![service.into(), job.into(), date.into(), half.get(lang).into(), away.into(), on_duty.into(), limit.into()];
        Some(Row { tone: (away > limit).then_some(Tone::Bad), ..Row::new("", cells) })
    });
    Table {
        rows: rows.collect(),
        columns: vec![
            column("service", head::SERVICE, Look::Code, lang),
            column("job", head::JOB, Look::Text, lang).width(26.0),
            column("date", head::DATE, Look::LongDay, lang),
            column("half", head::HALF, Look::Text, lang).width(13.0),
            column("away", head::AWAY, Look::Whole, lang),
            column("on_duty", head::ON_DUTY, Look::Whole, lang),
            column("limit", head::LIMIT, Look::Whole, lang),
        ],
        fixed: 2,
        page: crate::document::Page::Portrait,
        ..Table::new("cover", tab::COVER.get(lang))
    }
}

fn groups(hospital: &Hospital) -> (Vec<Vec<PersonIx>>, BTreeMap<PersonIx, usize>) {
    let mut by_group: BTreeMap<Group, Vec<PersonIx>> = BTreeMap::new();
    for person in hospital.person_indices() {
        let post = hospital.person(person).main();
        let shift = match post.shift {
            Shift::Day => 0,
            Shift::Night => 1,
            Shift::Both => 2,
        };
        by_group.entry((post.service, folded(&post.job), shift)).or_default().push(person);
    }
    let groups: Vec<Vec<PersonIx>> = by_group.into_values().collect();
    let of = groups.iter().enumerate().flat_map(|(at, people)| people.iter().map(move |p| (*p, at))).collect();
    (groups, of)
}

/// Who is on duty when, as the roster takes it: the duty roster, else the cycle, else the weekdays.
struct Shifts<'a> {
    hospital: &'a Hospital,
    letters: Vec<Letter>,
    duties: BTreeMap<(PersonIx, Day), &'a str>,
}

impl<'a> Shifts<'a> {
    fn new(hospital: &'a Hospital) -> Shifts<'a> {
        let duties = hospital.duties.iter().map(|d| ((d.person, d.day), d.shift.as_str())).collect();
        Shifts { hospital, letters: duty::letters(), duties }
    }
    fn on_duty(&self, person: PersonIx, date: Day, half: Half) -> bool {
        let p = self.hospital.person(person);
        if !p.present(date) || p.absent(date) {
            return false;
        }
        let known = self.duties.get(&(person, date)).and_then(|code| duty::letter(code));
        let letter = known.or_else(|| {
            let (cycle, offset) = duty::cycle(p.main(), date);
            usize::try_from(offset).ok().and_then(|at| cycle.get(at).copied())
        });
        letter.and_then(|l| self.letters.get(usize::from(l))).is_some_and(|l| l.covers[usize::from(half == Half::Afternoon)])
    }
}

/// `min(max(1, share × on duty), on duty − minimum left)` (settings `couverture maximale absente`, `effectif minimal restant`).
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a share of a u32, not negative
fn limit(hospital: &Hospital, on_duty: u32) -> u32 {
    let share = (hospital.settings.cover_share.clamp(0.0, 1.0) * f64::from(on_duty)).floor() as u32;
    share.max(1).min(on_duty.saturating_sub(hospital.settings.minimum_left))
}
