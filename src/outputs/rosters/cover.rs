//! `Couverture`: by service, job and half-day, how many are in training, how many are expected on duty, and how many may be away at once.

use super::column;
use super::held::Held;
use crate::document::{Look, Row, Table, Tone};
use crate::model::{Day, Half, Hospital, Lang, PersonIx, ServiceIx, Shift};
use crate::text::labels::rosters::{AFTERNOON, MORNING, head, tab};
use crate::text::normal::folded;
use std::collections::BTreeMap;

/// Colleagues who cover for each other: the same service, job and shift.
type Group = (ServiceIx, String, u8);

pub(crate) fn table(held: &Held<'_>, lang: Lang) -> Table {
    let (groups, group_of) = groups(held.hospital);
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
            for half in halves {
                *away.entry((service, s.date, *half, group)).or_default() += 1;
            }
        }
    }
    let rows = away.into_iter().filter_map(|((service, date, half, group), away)| {
        let members = groups.get(group)?;
        let on_duty = on_duty(held.hospital, members, date);
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

/// Those of a group who are neither gone, absent nor off on that weekday.
fn on_duty(hospital: &Hospital, members: &[PersonIx], date: Day) -> u32 {
    use chrono::Datelike as _;
    let weekday = date.weekday().num_days_from_monday() as usize;
    let count = members.iter().map(|p| hospital.person(*p)).filter(|p| p.present(date) && !p.absent(date) && p.main().weekdays[weekday]).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// `min(max(1, share × on duty), on duty − minimum left)` (settings `couverture maximale absente`, `effectif minimal restant`).
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a share of a u32, not negative
fn limit(hospital: &Hospital, on_duty: u32) -> u32 {
    let share = (hospital.settings.cover_share.clamp(0.0, 1.0) * f64::from(on_duty)).floor() as u32;
    share.max(1).min(on_duty.saturating_sub(hospital.settings.minimum_left))
}
