//! Improves the new sessions of a roster: some are undone around a seat that is missing, and made again in another order; the better of both is kept.
//!
//! The budget is a number of tries, never a time, so that the same input gives the same bytes. What was announced or fixed is never touched.

use super::engine::Pools;
use super::keep::rise_with_followers;
use super::seats::{Kind, Seats};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

/// How hard to look for a better roster.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    pub seed: u64,
    /// Tries for each seat that is missing and each session.
    pub tries: u32,
}

/// Tries at most; fewer where a try is slow because there are very many seats.
const MOST: usize = 60_000;
const SEATS_TIMES_TRIES: usize = 6_000_000_000;
/// People of a pool looked at around a seat.
const NEAR: usize = 120;

/// Numbers that are the same on any machine.
pub struct Dice(ChaCha8Rng);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(ChaCha8Rng::seed_from_u64(seed))
    }
    /// A number below `n`; 0 when there is none.
    pub fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).unwrap_or(1).max(1);
        usize::try_from((u64::from(self.0.next_u32()) * n) >> 32).unwrap_or(0)
    }
    pub fn shuffle(&mut self, all: &mut [u32]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

/// Tries to seat more people, and to need fewer sessions.
pub fn improve(seats: &mut Seats<'_>, pools: &Pools, search: Search) {
    let mut ours: Vec<u32> = new_sessions(seats);
    if ours.is_empty() || search.tries == 0 {
        return;
    }
    let mut dice = Dice::new(search.seed);
    let mut missing = missing(seats);
    let tries = (missing.len() * 8 + ours.len()).saturating_mul(search.tries as usize).min(MOST).min(SEATS_TIMES_TRIES / seats.pairs.len().max(1));
    for round in 0..tries {
        // Both lists are only looked up now and then; what is stale in them is skipped.
        if round % 64 == 63 {
            ours = new_sessions(seats);
            missing = self::missing(seats);
        }
        let before = seats.value();
        seats.record();
        let mut touched = BTreeSet::new();
        let around = match (missing.get(dice.below(missing.len())), dice.below(8)) {
            (Some(&pair), 1..) if !seats.seated(pair) => around_seat(seats, pair, &mut dice, &mut touched),
            _ => around_session(seats, &ours, &mut dice, &mut touched),
        };
        if touched.is_empty() && !around {
            seats.forget();
            continue;
        }
        again(seats, pools, &touched, &mut dice);
        if seats.value() < before {
            seats.undo();
        } else {
            seats.forget();
        }
    }
}

fn new_sessions(seats: &Seats<'_>) -> Vec<u32> {
    seats.live().filter(|s| seats.sessions[*s].kind == Kind::New).map(super::seats::id).collect()
}

/// Pairs without a seat that have moments of their own.
fn missing(seats: &Seats<'_>) -> Vec<u32> {
    (0..super::seats::id(seats.pairs.len())).filter(|q| !seats.seated(*q) && seats.pairs[*q as usize].options > 0).collect()
}

fn is_new(seats: &Seats<'_>, session: usize) -> bool {
    seats.sessions.get(session).is_some_and(|s| s.live && s.kind == Kind::New)
}

/// Takes back the people of a session, closes it, and remembers them.
fn undo_session(seats: &mut Seats<'_>, session: usize, touched: &mut BTreeSet<u32>) {
    touched.extend(seats.sessions[session].pairs.iter().copied());
    seats.close(session);
}

/// Undoes what stands in the way of one seat: the person's own other seats, sessions at one of their moments, or colleagues away then.
fn around_seat(seats: &mut Seats<'_>, pair: u32, dice: &mut Dice, touched: &mut BTreeSet<u32>) -> bool {
    touched.insert(pair);
    let own: Vec<u32> = seats.pairs_of(seats.pairs[pair as usize].person).filter(|q| *q != pair).collect();
    let wish = dice.below(4);
    if wish == 0 || !seats.ready(pair) {
        for q in own {
            if seats.seated(q) && is_new(seats, seats.seat[q as usize] as usize) {
                touched.extend(rise_with_followers(seats, q));
            } else if !seats.seated(q) {
                touched.insert(q);
            }
        }
    }
    let slots: Vec<usize> = seats.slots_of(pair).collect();
    let Some(&slot) = slots.get(dice.below(slots.len())) else { return false };
    let day = i32::try_from(slot / 2).unwrap_or(0);
    let course = seats.course(pair);
    let home = seats.instance.wards[seats.person(pair).ward].site;
    let near: Vec<usize> = seats
        .sessions_between(day - 1 - i32::from(wish > 2), day + 1 + i32::from(wish > 2))
        .filter(|s| is_new(seats, *s) && seats.instance.reaches(home, seats.spot(*s).site))
        .collect();
    let same: Vec<usize> = near.iter().copied().filter(|s| seats.sessions[*s].course == course).collect();
    let that_day: Vec<usize> = near.iter().copied().filter(|s| seats.sessions[*s].day == day).collect();
    let mut chosen = if wish.is_multiple_of(2) || that_day.is_empty() { same } else { that_day };
    while chosen.len() > 3 {
        chosen.swap_remove(dice.below(chosen.len()));
    }
    for session in chosen {
        undo_session(seats, session, touched);
    }
    // Colleagues of the ward who are away at that moment, one of them.
    let group: Vec<u32> = near
        .iter()
        .filter(|s| seats.sessions[**s].live && seats.sessions[**s].day == day)
        .flat_map(|s| seats.sessions[*s].pairs.iter().copied())
        .filter(|q| seats.person(*q).ward == seats.person(pair).ward)
        .collect();
    if let Some(&q) = group.get(dice.below(group.len())) {
        touched.extend(rise_with_followers(seats, q));
    }
    true
}

/// Undoes the emptier of two sessions, so that its people may fill others; sometimes also one near it.
fn around_session(seats: &mut Seats<'_>, ours: &[u32], dice: &mut Dice, touched: &mut BTreeSet<u32>) -> bool {
    let picked: Vec<usize> = (0..2).filter_map(|_| ours.get(dice.below(ours.len()))).map(|s| *s as usize).filter(|s| is_new(seats, *s)).collect();
    let Some(&session) = picked.iter().max_by_key(|s| seats.room_left(**s)) else { return false };
    let (day, course) = (seats.sessions[session].day, seats.sessions[session].course);
    undo_session(seats, session, touched);
    if dice.below(2) == 0 {
        let near: Vec<usize> =
            seats.sessions_between(day - 3, day + 3).filter(|s| is_new(seats, *s) && seats.sessions[*s].course == course).collect();
        if let Some(&other) = near.get(dice.below(near.len())) {
            undo_session(seats, other, touched);
        }
    }
    true
}

/// Seats those people again, and others who wait near them; groups that became too small give up their seats.
fn again(seats: &mut Seats<'_>, pools: &Pools, touched: &BTreeSet<u32>, dice: &mut Dice) {
    for _ in 0..2 {
        let mut places: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
        for &q in touched.iter().filter(|q| !seats.seated(**q)) {
            let course = seats.course(q);
            let home = seats.instance.wards[seats.person(q).ward].site;
            let rank = pools.rank(course);
            places.extend((0..seats.instance.sites.len()).filter(|s| seats.instance.reaches(home, *s)).map(|site| (rank, course, site)));
        }
        for (_, course, site) in places {
            let mut people: Vec<u32> = touched.iter().copied().filter(|q| !seats.seated(*q) && seats.course(*q) == course).collect();
            people.extend(pools.waiting(seats, course, site, &people, NEAR));
            dice.shuffle(&mut people);
            pools.seat_shuffled(seats, course, site, people, dice);
        }
        for q in touched.iter().copied().filter(|q| !seats.seated(*q)).collect::<Vec<_>>() {
            for next in seats.awaited_by(q).filter(|n| seats.seated(*n)).collect::<Vec<_>>() {
                rise_with_followers(seats, next);
            }
        }
        let small: Vec<usize> = seats
            .recorded_sessions()
            .into_iter()
            .filter(|s| {
                let held = &seats.sessions[*s];
                held.live && matches!(held.kind, Kind::New | Kind::Announced(_)) && held.pairs.len() < seats.instance.courses[held.course].min
            })
            .collect();
        if small.is_empty() {
            return;
        }
        for session in small {
            for pair in seats.sessions[session].pairs.clone() {
                rise_with_followers(seats, pair);
            }
            seats.close(session);
        }
    }
}
