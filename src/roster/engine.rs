//! Seats people: sessions that exist are filled first, then one is opened with its whole group at the best moment, again until nothing more can be done.
//!
//! The last round changes nothing, so that a run that starts from what this one announced finds nothing to change either.

use super::improve::{Dice, Search, improve};
use super::instance::Instance;
use super::keep::{self, Lost};
use super::seats::{Kind, NONE, Seats, Spot};

/// Seats given, and what of the announced sessions was lost.
pub struct Solution<'a> {
    pub seats: Seats<'a>,
    pub lost: Vec<Lost>,
}

/// Moments tried in full, once one of them holds a group, before the best is taken.
const TRIED: usize = 16;

const TRIED_BY_CHANCE: usize = 4;

/// Rounds over all seats at most: each one seats somebody, two or three are usual.
const ROUNDS: usize = 50;

/// Seats as many people as the rules allow.
pub fn solve(instance: &Instance, search: Search) -> Solution<'_> {
    let mut seats = Seats::new(instance);
    let mut lost = keep::book(&mut seats);
    let pools = Pools::new(&seats);
    settle(&mut seats, &pools, &mut lost);
    improve(&mut seats, &pools, search);
    settle(&mut seats, &pools, &mut lost);
    Solution { seats, lost }
}

/// Rounds over all seats until one changes nothing.
fn settle(seats: &mut Seats<'_>, pools: &Pools, lost: &mut Vec<Lost>) {
    for _ in 0..ROUNDS {
        let mut changed = pools.waves(seats);
        changed |= pools.everybody(seats);
        changed |= keep::dissolve_small(seats, lost);
        if !changed {
            break;
        }
    }
}

/// Seats to give by module and site where they can be given, sorted by go-live, then ward and job.
pub struct Pools {
    lists: Vec<Vec<u32>>,
    waves: Vec<i32>,
    order: Vec<usize>,
    sites: usize,
}

fn go_live(seats: &Seats<'_>, pair: u32) -> i32 {
    seats.instance.wards[seats.person(pair).ward].go_live
}

impl Pools {
    pub fn new(seats: &Seats<'_>) -> Pools {
        let i = seats.instance;
        let sites = i.sites.len();
        let mut lists = vec![Vec::new(); i.courses.len() * sites];
        let mut waves = Vec::new();
        let mut all: Vec<u32> = (0..super::seats::id(seats.pairs.len())).filter(|q| seats.pairs[*q as usize].options > 0).collect();
        all.sort_by_key(|q| {
            let p = seats.person(*q);
            (go_live(seats, *q), p.ward, p.job, *q)
        });
        for q in all {
            waves.push(go_live(seats, q));
            let course = seats.course(q);
            for site in (0..sites).filter(|s| i.reaches(i.wards[seats.person(q).ward].site, *s) && !seats.rooms_for(course, *s).is_empty()) {
                lists[course * sites + site].push(q);
            }
        }
        waves.sort_unstable();
        waves.dedup();
        Pools { lists, waves, order: i.course_order(), sites }
    }

    fn pool(&self, course: usize, site: usize) -> &[u32] {
        &self.lists[course * self.sites + site]
    }
    /// Part of a pool whose go-live lies between two days, both included.
    fn between(&self, seats: &Seats<'_>, course: usize, site: usize, from: i32, to: i32) -> &[u32] {
        let pool = self.pool(course, site);
        let first = pool.partition_point(|q| go_live(seats, *q) < from);
        let last = pool.partition_point(|q| go_live(seats, *q) <= to);
        pool.get(first..last).unwrap_or(&[])
    }

    /// Wave after wave, those who missed a session and super-users before their colleagues, prerequisites before what needs them, at home before elsewhere.
    fn waves(&self, seats: &mut Seats<'_>) -> bool {
        let mut changed = false;
        for &wave in &self.waves {
            for class in [1, 2] {
                for &course in &self.order {
                    for at_home in [true, false] {
                        for site in 0..self.sites {
                            let people = self.between(seats, course, site, wave, wave);
                            let wanted = |q: &u32| {
                                !seats.seated(*q)
                                    && seats.pairs[*q as usize].class <= class
                                    && (!at_home || seats.instance.wards[seats.person(*q).ward].site == site)
                            };
                            let people: Vec<u32> = people.iter().copied().filter(wanted).collect();
                            changed |= self.seat(seats, course, site, people);
                        }
                    }
                }
            }
        }
        changed
    }

    /// All who are left, whatever their wave.
    fn everybody(&self, seats: &mut Seats<'_>) -> bool {
        let mut changed = false;
        for &course in &self.order {
            for site in 0..self.sites {
                let people = self.pool(course, site).iter().copied().filter(|q| !seats.seated(*q)).collect();
                changed |= self.seat(seats, course, site, people);
            }
        }
        changed
    }

    /// Seats those people at a site: in sessions that exist, then in new ones. Whether anybody got a seat.
    pub fn seat(&self, seats: &mut Seats<'_>, course: usize, site: usize, mut people: Vec<u32>) -> bool {
        people.retain(|q| seats.ready(*q));
        if people.is_empty() {
            return false;
        }
        people.sort_by_key(|q| urgency(seats, *q));
        let before = people.len();
        people.retain(|q| !fill(seats, *q, site));
        let filled = people.len() < before;
        Opening { pools: self, course, site, people, dice: None }.open_all(seats) || filled
    }

    /// As [`Pools::seat`], in the order given but for those who come first by right, and at moments taken by chance among equals.
    pub fn seat_shuffled(&self, seats: &mut Seats<'_>, course: usize, site: usize, mut people: Vec<u32>, dice: &mut Dice) {
        people.retain(|q| seats.ready(*q));
        people.sort_by_key(|q| seats.pairs[*q as usize].class);
        people.retain(|q| !fill(seats, *q, site));
        if !people.is_empty() {
            Opening { pools: self, course, site, people, dice: Some(dice) }.open_all(seats);
        }
    }

    /// Place of a module in an order where prerequisites come first.
    pub fn rank(&self, course: usize) -> usize {
        self.order.iter().position(|c| *c == course).unwrap_or(0)
    }

    /// Some who wait for that module at that site and go live when those people do, or a little later.
    pub fn waiting(&self, seats: &Seats<'_>, course: usize, site: usize, near: &[u32], most: usize) -> Vec<u32> {
        let lives = near.iter().map(|q| go_live(seats, *q));
        let (Some(from), Some(to)) = (lives.clone().min(), lives.max()) else { return Vec::new() };
        let all = self.between(seats, course, site, from.saturating_sub(14), to.saturating_add(14));
        all.iter().copied().filter(|q| !seats.seated(*q) && !near.contains(q)).take(most).collect()
    }
}

/// Missed first, then super-users, then those with few moments, ward by ward and job by job.
fn urgency(seats: &Seats<'_>, pair: u32) -> (u8, u8, usize, usize, u32) {
    let options = seats.pairs[pair as usize].options;
    let scarce = u8::from(options > 4) + u8::from(options > 12);
    let person = seats.person(pair);
    (seats.pairs[pair as usize].class, scarce, person.ward, person.job, pair)
}

/// Whether another module still to be seated waits for this one: then early is better, else late, close to the go-live.
fn early(seats: &Seats<'_>, course: usize) -> bool {
    seats.instance.courses.iter().any(|c| c.prerequisites.contains(&course))
}

/// Gives a free seat of an existing session at that site: with colleagues rather than not, in a fuller one rather than not.
fn fill(seats: &mut Seats<'_>, pair: u32, site: usize) -> bool {
    let course = seats.course(pair);
    let awaited = seats.awaited_by(pair).any(|q| !seats.seated(q));
    let mut best: Option<(i64, u32)> = None;
    for slot in seats.slots_of(pair) {
        let day = i32::try_from(slot / 2).unwrap_or(i32::MAX);
        let spot = Spot { course, day, half: slot % 2, site };
        let mut free = None;
        for &session in seats.sessions_at(&spot) {
            if seats.room_left(session as usize) == 0 || !*free.get_or_insert_with(|| seats.blocked(pair, &spot, &[]).is_none()) {
                continue;
            }
            let held = &seats.sessions[session as usize];
            let (ward, job) = (seats.person(pair).ward, seats.person(pair).job);
            let colleagues = held.pairs.iter().filter(|q| seats.person(**q).ward == ward).count();
            let peers = held.pairs.iter().filter(|q| seats.person(**q).job == job).count();
            let when = if awaited { -i64::from(day) * 8 } else { i64::from(day) };
            let score = i64::try_from(colleagues * 6 + peers * 2 + held.pairs.len()).unwrap_or(0) + when;
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, session));
            }
        }
    }
    if let Some((_, session)) = best {
        seats.sit(pair, session as usize);
    }
    best.is_some()
}

/// Sessions of one module at one site to be opened for some people.
struct Opening<'p> {
    pools: &'p Pools,
    course: usize,
    site: usize,
    /// Most urgent first.
    people: Vec<u32>,
    /// To choose among equal moments; without it, those that leave most room for what follows.
    dice: Option<&'p mut Dice>,
}

/// A moment, and how many of the people could come then, cover aside.
struct Moment {
    spot: Spot,
    seats: usize,
    free: usize,
}

impl Opening<'_> {
    /// Opens sessions until none can be: whether any was.
    fn open_all(mut self, seats: &mut Seats<'_>) -> bool {
        let mut count = vec![0usize; seats.instance.slots()];
        for &q in &self.people {
            seats.slots_of(q).for_each(|s| count[s] += 1);
        }
        let mut any = false;
        while !self.people.is_empty() {
            let Some((spot, group)) = self.best(seats, &count) else { break };
            let (Some(room), Some(teacher)) = (seats.free_room(&spot, group.len()), seats.free_teacher(&spot)) else { break };
            let session = seats.open(&spot, room, teacher, Kind::New);
            for &q in &group {
                seats.sit(q, session);
            }
            for &q in self.people.iter().filter(|q| seats.seat[**q as usize] != NONE) {
                seats.slots_of(q).for_each(|s| count[s] = count[s].saturating_sub(1));
            }
            self.people.retain(|q| !seats.seated(*q));
            any = true;
        }
        any
    }

    /// Moments with a free room and teacher, those at which most can come first.
    fn moments(&mut self, seats: &Seats<'_>, count: &[usize]) -> Vec<Moment> {
        let early = early(seats, self.course);
        let mut moments: Vec<Moment> = Vec::new();
        for (slot, free) in count.iter().enumerate().filter(|(_, n)| **n > 0) {
            let spot = Spot { course: self.course, day: i32::try_from(slot / 2).unwrap_or(i32::MAX), half: slot % 2, site: self.site };
            let Some(room) = seats.free_room(&spot, usize::MAX) else { continue };
            let places = seats.instance.seats(room, self.course);
            if seats.free_teacher(&spot).is_some() {
                moments.push(Moment { spot, seats: places, free: *free });
            }
        }
        if let Some(dice) = &mut self.dice {
            moments.sort_by_cached_key(|m| (std::cmp::Reverse(m.free.min(m.seats)), dice.below(usize::from(u16::MAX))));
            return moments;
        }
        moments.sort_by_key(|m| {
            let when = if early { m.spot.slot() } else { usize::MAX - m.spot.slot() };
            (std::cmp::Reverse(m.free.min(m.seats)), when)
        });
        moments
    }

    /// The best moment and its whole group.
    fn best(&mut self, seats: &Seats<'_>, count: &[usize]) -> Option<(Spot, Vec<u32>)> {
        let mut best: Option<(u64, Spot, Vec<u32>)> = None;
        let most = if self.dice.is_some() { TRIED_BY_CHANCE } else { TRIED };
        let mut tried = 0;
        for moment in self.moments(seats, count) {
            let group = self.group(seats, &moment);
            if group.len() < seats.instance.courses[self.course].min {
                continue;
            }
            let value = group
                .iter()
                .map(|q| if self.people.contains(q) { 300 + 200 / u64::from(seats.pairs[*q as usize].options.max(1)) } else { 150 })
                .sum();
            let full = group.len() == moment.seats;
            if best.as_ref().is_none_or(|(v, _, _)| value > *v) {
                best = Some((value, moment.spot, group));
            }
            tried += 1;
            if full || tried == most {
                break;
            }
        }
        best.map(|(_, spot, group)| (spot, group))
    }

    /// All who can come together at a moment, these people first, then others whose time it also is.
    fn group(&self, seats: &Seats<'_>, moment: &Moment) -> Vec<u32> {
        let mut group = Vec::new();
        let mut taken: Vec<(usize, u16)> = Vec::new();
        let mut join = |q: u32, group: &mut Vec<u32>| {
            if seats.blocked(q, &moment.spot, &taken).is_none() {
                taken.extend(seats.cover_places(q, &moment.spot).into_iter().flatten().map(|at| (at, 1)));
                group.push(q);
            }
        };
        let slot = moment.spot.slot();
        for &q in self.people.iter().filter(|q| seats.allows(**q, slot)) {
            if group.len() == moment.seats {
                return group;
            }
            join(q, &mut group);
        }
        if self.dice.is_some() {
            return group; // those who wait near have been asked already
        }
        let module = &seats.instance.courses[self.course];
        let (first, last) = (module.window.1.min(module.super_window.1), module.window.0.max(module.super_window.0));
        let day = moment.spot.day;
        let others = self.pools.between(seats, self.course, self.site, day.saturating_add(first), day.saturating_add(last));
        for &q in others.iter().filter(|q| !seats.seated(**q) && seats.allows(**q, slot)) {
            if group.len() == moment.seats {
                break;
            }
            if !group.contains(&q) {
                join(q, &mut group);
            }
        }
        group
    }
}
