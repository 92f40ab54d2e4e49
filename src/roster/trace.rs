//! Why somebody is not seated: a census of the moments that their own calendar allows, and what stands in the way at most of them.

use super::rules::{Asked, Refusal, refused};
use super::seats::{Block, Seats, Spot};
use std::collections::BTreeMap;

/// What keeps somebody from a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No moment of their own; what refuses most of them.
    NoSlot(Refusal),
    /// The pilot's gate, which the bench's format does not know, leaves no moment.
    Gate,
    /// The service is live already.
    TooLate,
    /// A prerequisite is not seated.
    Prerequisite(u32),
    /// Free only when the ward can spare nobody more.
    Cover,
    /// Every room that fits is taken, or there is none.
    NoRoom,
    NoTeacher,
    /// Free only at other sessions, or enough training in those weeks.
    Elsewhere,
    /// Too few others for the smallest group.
    Group,
}

impl Reason {
    /// The word of the bench's format.
    pub fn word(self) -> &'static str {
        match self {
            Reason::NoSlot(_) | Reason::TooLate => "no_slot",
            Reason::Gate => "gate",
            Reason::Prerequisite(_) => "prereq",
            Reason::Cover => "cover",
            Reason::NoRoom | Reason::NoTeacher => "capacity",
            Reason::Elsewhere => "elsewhere",
            Reason::Group => "group",
        }
    }
}

/// A reason for every pair that has no seat, in order.
pub fn reasons(seats: &Seats<'_>) -> Vec<(u32, Reason)> {
    let mut offers: BTreeMap<(usize, usize), Vec<Offer>> = BTreeMap::new();
    let unseated = (0..super::seats::id(seats.pairs.len())).filter(|q| !seats.seated(*q));
    unseated.map(|q| (q, reason(seats, q, &mut offers))).collect()
}

/// Whether a session of a module could be opened at a site and slot.
#[derive(Clone, Copy, PartialEq)]
enum Offer {
    Unknown,
    NoRoom,
    NoTeacher,
    Open,
}

fn reason(seats: &Seats<'_>, pair: u32, offers: &mut BTreeMap<(usize, usize), Vec<Offer>>) -> Reason {
    let i = seats.instance;
    if let Some(q) = seats.waits_for(pair).find(|q| !seats.seated(*q)) {
        return Reason::Prerequisite(super::seats::id(seats.course(q)));
    }
    if seats.pairs[pair as usize].options == 0 {
        return no_slot(seats, pair);
    }
    let home = i.wards[seats.person(pair).ward].site;
    let mut census: BTreeMap<Reason, usize> = BTreeMap::new();
    for site in (0..i.sites.len()).filter(|s| i.reaches(home, *s)) {
        for slot in seats.slots_of(pair) {
            let spot = Spot { course: seats.course(pair), day: i32::try_from(slot / 2).unwrap_or(0), half: slot % 2, site };
            let reason = match seats.blocked(pair, &spot, &[]) {
                Some(Block::Cover) => Reason::Cover,
                Some(_) => Reason::Elsewhere,
                None => {
                    let known = offers.entry((spot.course, site)).or_insert_with(|| vec![Offer::Unknown; i.slots()]);
                    match known.get_mut(slot).map(|o| offered(seats, &spot, o)) {
                        Some(Offer::NoTeacher) => Reason::NoTeacher,
                        Some(Offer::Open) => Reason::Group,
                        _ => Reason::NoRoom,
                    }
                }
            };
            *census.entry(reason).or_insert(0) += 1;
        }
    }
    // What could be had with others is the nearest thing to a seat, so it is named first where it counts.
    census.into_iter().max_by_key(|(reason, n)| (*n, *reason)).map_or(Reason::NoRoom, |(reason, _)| reason)
}

fn offered(seats: &Seats<'_>, spot: &Spot, known: &mut Offer) -> Offer {
    if *known == Offer::Unknown {
        *known = match (seats.free_room(spot, 1), seats.free_teacher(spot)) {
            (None, _) => Offer::NoRoom,
            (_, None) => Offer::NoTeacher,
            _ => Offer::Open,
        };
    }
    *known
}

/// What refuses most of the days of the module's window.
fn no_slot(seats: &Seats<'_>, pair: u32) -> Reason {
    let (instance, person, course) = (seats.instance, seats.person(pair), seats.course(pair));
    let go_live = instance.wards[person.ward].go_live;
    if go_live <= instance.today {
        return Reason::TooLate;
    }
    let module = &instance.courses[course];
    if instance.wards[person.ward].not_before > instance.today + instance.limits.notice_days {
        return Reason::Gate;
    }
    let (from, to) = if person.super_user { module.super_window } else { module.window };
    let mut census: BTreeMap<Refusal, usize> = BTreeMap::new();
    for day in go_live.saturating_sub(from)..=go_live.saturating_sub(to) {
        for half in 0..3 - module.halves {
            if let Some(refusal) = refused(&Asked { instance, person, course, day, half }).filter(|r| *r != Refusal::Closed) {
                *census.entry(refusal).or_insert(0) += 1;
            }
        }
    }
    census.into_iter().max_by_key(|(refusal, n)| (*n, *refusal)).map_or(Reason::NoSlot(Refusal::Window), |(refusal, _)| Reason::NoSlot(refusal))
}
