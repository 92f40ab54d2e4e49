//! Seats as they stand: who sits in which session, and the hard rules that depend on the other seats.

use super::instance::{Duty, Instance, Trainee};
use super::rules::{Asked, refused};
use std::collections::BTreeMap;

/// Not seated.
pub const NONE: u32 = u32::MAX;
/// A teacher who cannot come then; 0 is free, else site + 1.
const UNAVAILABLE: u16 = u16::MAX;

/// A number as an index into something that holds fewer than 2^32 things.
pub fn id(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A person and a module that they still need.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub person: u32,
    pub course: u32,
    /// Slot of the first bit of the moments that their own calendar allows.
    first: u32,
    from: u32,
    to: u32,
    /// Number of those moments.
    pub options: u32,
    /// 0: missed, to be booked again first; 1: super-user; 2: the others.
    pub class: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of [`Instance::fixed`], by index.
    Fixed(usize),
    /// Of [`Instance::frozen`], by index.
    Frozen(usize),
    /// Of [`Instance::announced`], by index.
    Announced(usize),
    New,
}

#[derive(Clone, Debug)]
pub struct Held {
    pub course: usize,
    pub day: i32,
    pub half: usize,
    pub room: usize,
    pub teacher: usize,
    /// Pairs seated, in any order.
    pub pairs: Vec<u32>,
    pub kind: Kind,
    /// Closed ones stay in the list, so that indices hold.
    pub live: bool,
}

/// Where and when a seat is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub course: usize,
    pub day: i32,
    pub half: usize,
    pub site: usize,
}

impl Spot {
    pub fn slot(&self) -> usize {
        slot(self.day, self.half)
    }
}

pub fn slot(day: i32, half: usize) -> usize {
    usize::try_from(day).unwrap_or(0) * 2 + half
}

/// Why a seat cannot be given, other seats considered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    Own,
    Site,
    /// At another session then, or at another site that day.
    Elsewhere,
    /// Enough training that week.
    Week,
    /// A prerequisite is not seated, or not before.
    Order,
    /// Too many of the ward away.
    Cover,
}

/// A step that can be undone.
#[derive(Clone, Copy)]
enum Step {
    Sat(u32),
    Rose(u32, usize),
    Opened(usize),
    Closed(usize),
}

/// What a seat is worth, by class (missed, super-user, other), and what a session costs.
const WORTH: [i64; 3] = [3_000, 2_000, 1_000];
const SESSION: i64 = 10;

/// Days on which the cover of a ward group (service, job, day or night) is watched.
#[derive(Clone, Copy, Default)]
struct Watch {
    first: i32,
    last: i32,
    at: usize,
}

pub struct Seats<'a> {
    pub instance: &'a Instance,
    /// By person, then in the order of the modules.
    pub pairs: Vec<Pair>,
    /// Session of each pair.
    pub seat: Vec<u32>,
    pub sessions: Vec<Held>,
    words: Vec<u64>,
    first_pair: Vec<u32>,
    group: Vec<u32>,
    watches: Vec<Watch>,
    limit: Vec<u16>,
    away: Vec<u16>,
    room_busy: Vec<bool>,
    teacher_at: Vec<u16>,
    teacher_week: Vec<u16>,
    week_count: usize,
    /// Rooms fit for a module at a site, smallest first: `course × sites + site`.
    rooms: Vec<Vec<u32>>,
    /// Teachers of a module, those with fewest skills first.
    teachers: Vec<Vec<u32>>,
    /// What was done since [`Seats::record`], while it is.
    journal: Option<Vec<Step>>,
    value: i64,
    /// Sessions ever opened, by day.
    by_day: Vec<Vec<u32>>,
    /// Live sessions: `(course × sites + site) × slots + slot`.
    index: Vec<Vec<u32>>,
}

impl<'a> Seats<'a> {
    pub fn new(instance: &'a Instance) -> Seats<'a> {
        let (group, members) = groups(instance);
        let mut seats = Seats {
            instance,
            pairs: Vec::new(),
            seat: Vec::new(),
            sessions: Vec::new(),
            words: Vec::new(),
            first_pair: vec![0],
            group,
            watches: vec![Watch { first: i32::MAX, last: i32::MIN, at: 0 }; members.len()],
            limit: Vec::new(),
            away: Vec::new(),
            room_busy: vec![false; instance.rooms.len() * instance.slots()],
            teacher_at: vec![0; instance.teachers.len() * instance.slots()],
            teacher_week: Vec::new(),
            week_count: instance.weeks.last().map_or(1, |w| w + 1),
            rooms: Vec::new(),
            teachers: Vec::new(),
            journal: None,
            value: 0,
            by_day: vec![Vec::new(); instance.slots() / 2],
            index: vec![Vec::new(); instance.courses.len() * instance.sites.len() * instance.slots()],
        };
        seats.ask();
        seats.watch(&members);
        seats.book_resources();
        seats
    }

    /// Lists the seats to give, with the moments that each person's own calendar allows.
    fn ask(&mut self) {
        let order = self.instance.course_order();
        for (p, person) in self.instance.people.iter().enumerate() {
            for &course in &order {
                if person.required.contains(&course) && !person.done.contains(&course) {
                    let pair = self.moments(p, course);
                    self.pairs.push(pair);
                }
            }
            self.first_pair.push(id(self.pairs.len()));
        }
        self.seat = vec![NONE; self.pairs.len()];
        for booked in self.instance.fixed.iter().chain(&self.instance.frozen) {
            for p in &booked.people {
                let watch = &mut self.watches[self.group[*p] as usize];
                (watch.first, watch.last) = (watch.first.min(booked.day), watch.last.max(booked.day));
            }
        }
    }

    fn moments(&mut self, p: usize, course: usize) -> Pair {
        let person = &self.instance.people[p];
        let module = &self.instance.courses[course];
        let (first, last) = self.instance.window(person, module);
        let from = self.words.len();
        let mut options = 0;
        if first <= last {
            let length = slot(last, 1) + 1 - slot(first, 0);
            self.words.resize(from + length.div_ceil(64), 0);
            for day in first..=last {
                for half in 0..3 - module.halves {
                    if refused(&Asked { instance: self.instance, person, course, day, half }).is_none() {
                        let bit = slot(day, half) - slot(first, 0);
                        self.words[from + bit / 64] |= 1 << (bit % 64);
                        options += 1;
                    }
                }
            }
            let watch = &mut self.watches[self.group[p] as usize];
            (watch.first, watch.last) = (watch.first.min(first), watch.last.max(last));
        }
        let class = if person.missed.contains(&course) { 0 } else { 2 - u8::from(person.super_user) };
        let (from, to) = (id(from), id(self.words.len()));
        Pair { person: id(p), course: id(course), first: id(slot(first.max(0), 0)), from, to, options, class }
    }

    /// How many of each ward group may be away, by day and part (morning, afternoon, night).
    fn watch(&mut self, members: &[Vec<u32>]) {
        for (watch, group) in self.watches.iter_mut().zip(members) {
            watch.at = self.limit.len();
            let Some(first) = group.first().filter(|_| watch.first <= watch.last) else { continue };
            let left = self.instance.jobs[self.instance.people[*first as usize].job].min_left;
            for day in watch.first..=watch.last {
                let mut on_duty = [0i32; 3];
                for &p in group {
                    let letter = self.instance.of(self.instance.letter(&self.instance.people[p as usize], day));
                    match letter.duty {
                        Duty::Night => on_duty[2] += 1,
                        Duty::Day => (0..2).filter(|half| letter.covers[*half]).for_each(|half| on_duty[half] += 1),
                        Duty::Away | Duty::Rest => {}
                    }
                }
                self.limit.extend(on_duty.map(|n| may_be_away(n, self.instance.limits.cover_share, left)));
            }
        }
        self.away = vec![0; self.limit.len()];
    }

    fn book_resources(&mut self) {
        let i = self.instance;
        self.teacher_week = vec![0; i.teachers.len() * self.week_count];
        for (r, room) in i.rooms.iter().enumerate() {
            for day in (0..i.days).filter(|d| !room.weekdays[i.weekday(*d)]) {
                self.room_busy[r * i.slots() + slot(day, 0)] = true;
                self.room_busy[r * i.slots() + slot(day, 1)] = true;
            }
            for closed in room.closed.iter().filter(|s| **s < i.slots()) {
                self.room_busy[r * i.slots() + closed] = true;
            }
        }
        for (t, teacher) in i.teachers.iter().enumerate() {
            for day in (0..i.days).filter(|d| !teacher.weekdays[i.weekday(*d)] || teacher.absent.binary_search(d).is_ok()) {
                self.teacher_at[t * i.slots() + slot(day, 0)] = UNAVAILABLE;
                self.teacher_at[t * i.slots() + slot(day, 1)] = UNAVAILABLE;
            }
        }
        for course in 0..i.courses.len() {
            for site in 0..i.sites.len() {
                let mut fit: Vec<u32> = (0..i.rooms.len())
                    .filter(|r| i.rooms[*r].site == site && i.equipped(*r, course) && i.rooms[*r].capacity >= i.courses[course].min)
                    .map(id)
                    .collect();
                fit.sort_by_key(|r| (i.rooms[*r as usize].capacity, *r));
                self.rooms.push(fit);
            }
            let mut able: Vec<u32> = (0..i.teachers.len()).filter(|t| i.teachers[*t].skills.contains(&course)).map(id).collect();
            able.sort_by_key(|t| (i.teachers[*t as usize].skills.len(), *t));
            self.teachers.push(able);
        }
    }

    pub fn person(&self, pair: u32) -> &'a Trainee {
        &self.instance.people[self.pairs[pair as usize].person as usize]
    }
    pub fn course(&self, pair: u32) -> usize {
        self.pairs[pair as usize].course as usize
    }
    pub fn seated(&self, pair: u32) -> bool {
        self.seat[pair as usize] != NONE
    }
    /// All pairs of the person of a pair.
    pub fn pairs_of(&self, person: u32) -> std::ops::Range<u32> {
        self.first_pair[person as usize]..self.first_pair[person as usize + 1]
    }
    /// The pair of that person and module, while it is still to be given.
    pub fn pair(&self, person: usize, course: usize) -> Option<u32> {
        self.pairs_of(id(person)).find(|q| self.course(*q) == course)
    }
    /// Slots at which a person's own calendar allows the module, in order.
    pub fn slots_of(&self, pair: u32) -> impl Iterator<Item = usize> + '_ {
        let Pair { first, from, to, .. } = self.pairs[pair as usize];
        self.words[from as usize..to as usize].iter().enumerate().flat_map(move |(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (bit < 64).then(|| {
                    left &= left - 1;
                    first as usize + at * 64 + bit as usize
                })
            })
        })
    }
    pub fn allows(&self, pair: u32, slot: usize) -> bool {
        let Pair { first, from, to, .. } = self.pairs[pair as usize];
        let Some(bit) = slot.checked_sub(first as usize) else { return false };
        let at = from as usize + bit / 64;
        at < to as usize && self.words[at] & (1 << (bit % 64)) != 0
    }
    /// Prerequisites of a pair that are still to be given to that person.
    pub fn waits_for(&self, pair: u32) -> impl Iterator<Item = u32> + '_ {
        let before = &self.instance.courses[self.course(pair)].prerequisites;
        self.pairs_of(self.pairs[pair as usize].person).filter(move |q| *q != pair && before.contains(&self.course(*q)))
    }
    /// Pairs of the same person that wait for this one.
    pub fn awaited_by(&self, pair: u32) -> impl Iterator<Item = u32> + '_ {
        let course = self.course(pair);
        self.pairs_of(self.pairs[pair as usize].person)
            .filter(move |q| *q != pair && self.instance.courses[self.course(*q)].prerequisites.contains(&course))
    }
    /// Whether all prerequisites are seated.
    pub fn ready(&self, pair: u32) -> bool {
        self.waits_for(pair).all(|q| self.seated(q))
    }
    pub fn spot(&self, session: usize) -> Spot {
        let s = &self.sessions[session];
        Spot { course: s.course, day: s.day, half: s.half, site: self.instance.rooms[s.room].site }
    }
    /// First and last slot of a session of that module.
    fn span(&self, spot: &Spot) -> (usize, usize) {
        (spot.slot(), spot.slot() + self.instance.courses[spot.course].halves - 1)
    }

    /// Places in `limit` and `away` that a seat there takes somebody away from.
    pub fn cover_places(&self, pair: u32, spot: &Spot) -> [Option<usize>; 2] {
        let person = self.pairs[pair as usize].person;
        let watch = self.watches[self.group[person as usize] as usize];
        let letter = self.instance.of(self.instance.letter(self.person(pair), spot.day));
        let place = |part: usize| {
            let day = usize::try_from(spot.day - watch.first).ok()?;
            (spot.day <= watch.last).then_some(watch.at + day * 3 + part)
        };
        match letter.duty {
            // Two half-days of one day replace one night.
            Duty::Night if self.others(pair).any(|(_, s)| self.sessions[s].day == spot.day) => [None, None],
            Duty::Night => [place(2), None],
            Duty::Day => {
                let halves = spot.half..spot.half + self.instance.courses[spot.course].halves;
                [0, 1].map(|half| if letter.covers[half] && halves.contains(&half) { place(half) } else { None })
            }
            Duty::Away | Duty::Rest => [None, None],
        }
    }

    /// Other seats of the same person: pair and session.
    fn others(&self, pair: u32) -> impl Iterator<Item = (u32, usize)> + '_ {
        let all = self.pairs_of(self.pairs[pair as usize].person);
        all.filter(move |q| *q != pair && self.seated(*q)).map(|q| (q, self.seat[q as usize] as usize))
    }

    /// Whether that seat may be given; `taken` counts those who already come to the same session without being seated yet.
    pub fn blocked(&self, pair: u32, spot: &Spot, taken: &[(usize, u16)]) -> Option<Block> {
        if !self.allows(pair, spot.slot()) {
            return Some(Block::Own);
        }
        self.blocked_by_others(pair, spot, taken)
    }

    /// As [`Seats::blocked`], the person's own calendar taken as free.
    pub fn blocked_by_others(&self, pair: u32, spot: &Spot, taken: &[(usize, u16)]) -> Option<Block> {
        let i = self.instance;
        let person = self.person(pair);
        if !i.reaches(i.wards[person.ward].site, spot.site) {
            return Some(Block::Site);
        }
        if !self.ready(pair) {
            return Some(Block::Order);
        }
        let (start, end) = self.span(spot);
        let week = i.week(spot.day);
        let rest = i.of(i.letter(person, spot.day)).duty == Duty::Rest;
        let mut halves = i.courses[spot.course].halves;
        let mut rest_days = [Some(spot.day).filter(|_| rest), None, None, None];
        for (q, s) in self.others(pair) {
            let theirs = self.spot(s);
            let (from, to) = self.span(&theirs);
            if (from <= end && start <= to) || (theirs.day == spot.day && theirs.site != spot.site) {
                return Some(Block::Elsewhere);
            }
            let (mine, other) = (&i.courses[spot.course].prerequisites, &i.courses[theirs.course].prerequisites);
            if (mine.contains(&self.course(q)) && to >= start) || (other.contains(&spot.course) && from <= end) {
                return Some(Block::Order);
            }
            if i.week(theirs.day) == week {
                halves += i.courses[theirs.course].halves;
                let new = rest && !rest_days.contains(&Some(theirs.day)) && i.of(i.letter(person, theirs.day)).duty == Duty::Rest;
                if let Some(free) = rest_days.iter_mut().find(|d| new && d.is_none()) {
                    *free = Some(theirs.day);
                }
            }
        }
        if halves > i.limits.week_halves as usize || rest_days.iter().flatten().count() > i.limits.week_rest_days.max(usize::from(!rest)) {
            return Some(Block::Week);
        }
        let full = self.cover_places(pair, spot).into_iter().flatten().any(|at| {
            let coming: u16 = taken.iter().filter(|(place, _)| *place == at).map(|(_, n)| n).sum();
            self.away[at] + coming >= self.limit[at]
        });
        full.then_some(Block::Cover)
    }

    /// Whether one of the ward groups that a session takes people from has more away than it may.
    pub fn overdrawn(&self, pair: u32, spot: &Spot) -> bool {
        self.cover_places(pair, spot).into_iter().flatten().any(|at| self.away[at] > self.limit[at])
    }

    /// Gives a seat. The caller has asked whether it may.
    pub fn sit(&mut self, pair: u32, session: usize) {
        let spot = self.spot(session);
        for at in self.cover_places(pair, &spot).into_iter().flatten() {
            self.away[at] += 1;
        }
        self.seat[pair as usize] = id(session);
        self.sessions[session].pairs.push(pair);
        self.value += WORTH[usize::from(self.pairs[pair as usize].class.min(2))];
        self.note(Step::Sat(pair));
    }

    /// Takes a seat back.
    pub fn rise(&mut self, pair: u32) {
        let session = std::mem::replace(&mut self.seat[pair as usize], NONE);
        if session == NONE {
            return;
        }
        let session = session as usize;
        let spot = self.spot(session);
        for at in self.cover_places(pair, &spot).into_iter().flatten() {
            self.away[at] = self.away[at].saturating_sub(1);
        }
        self.sessions[session].pairs.retain(|q| *q != pair);
        self.value -= WORTH[usize::from(self.pairs[pair as usize].class.min(2))];
        self.note(Step::Rose(pair, session));
    }

    fn note(&mut self, step: Step) {
        if let Some(journal) = &mut self.journal {
            journal.push(step);
        }
    }
    /// What all seats are worth, sessions taken off: more is better.
    pub fn value(&self) -> i64 {
        self.value
    }
    /// From now on, steps can be undone.
    pub fn record(&mut self) {
        self.journal = Some(Vec::new());
    }
    /// What was done stays.
    pub fn forget(&mut self) {
        self.journal = None;
    }
    /// Undoes all that was done since [`Seats::record`].
    pub fn undo(&mut self) {
        for step in self.journal.take().unwrap_or_default().into_iter().rev() {
            match step {
                Step::Sat(pair) => self.rise(pair),
                Step::Rose(pair, session) => self.sit(pair, session),
                Step::Closed(session) => self.reopen(session),
                Step::Opened(session) => {
                    self.close(session);
                    self.by_day(session).retain(|s| *s as usize != session);
                    self.sessions.truncate(session);
                }
            }
        }
    }
    /// Sessions that steps since [`Seats::record`] were about.
    pub fn recorded_sessions(&self) -> std::collections::BTreeSet<usize> {
        let of = |step: &Step| match step {
            Step::Sat(pair) => Some(self.seat[*pair as usize] as usize).filter(|s| *s < self.sessions.len()),
            Step::Rose(_, s) | Step::Opened(s) | Step::Closed(s) => Some(*s),
        };
        self.journal.iter().flatten().filter_map(of).collect()
    }
    fn by_day(&mut self, session: usize) -> &mut Vec<u32> {
        let day = usize::try_from(self.sessions[session].day).unwrap_or(0).min(self.by_day.len().saturating_sub(1));
        &mut self.by_day[day]
    }
    /// Live sessions from one day to another, both included.
    pub fn sessions_between(&self, from: i32, to: i32) -> impl Iterator<Item = usize> + '_ {
        let within = |day: i32| usize::try_from(day).unwrap_or(0).min(self.by_day.len());
        let days = self.by_day.get(within(from)..within(to.saturating_add(1))).unwrap_or(&[]);
        days.iter().flatten().map(|s| *s as usize).filter(|s| self.sessions[*s].live)
    }

    fn key(&self, spot: &Spot) -> usize {
        (spot.course * self.instance.sites.len() + spot.site) * self.instance.slots() + spot.slot()
    }
    /// Live sessions of a module at a site that start then.
    pub fn sessions_at(&self, spot: &Spot) -> &[u32] {
        self.index.get(self.key(spot)).map_or(&[], Vec::as_slice)
    }
    pub fn rooms_for(&self, course: usize, site: usize) -> &[u32] {
        &self.rooms[course * self.instance.sites.len() + site]
    }
    pub fn teachers_for(&self, course: usize) -> &[u32] {
        &self.teachers[course]
    }
    /// Whether a room is free during a session.
    pub fn room_free(&self, room: usize, spot: &Spot) -> bool {
        let (from, to) = self.span(spot);
        let base = room * self.instance.slots();
        to < self.instance.slots() && self.room_busy[base + from..=base + to].iter().all(|busy| !busy)
    }
    /// Whether a teacher can hold a session: there, free, not too much that week, no long way at midday.
    pub fn teacher_free(&self, teacher: usize, spot: &Spot) -> bool {
        let i = self.instance;
        let (from, to) = self.span(spot);
        let who = &i.teachers[teacher];
        let base = teacher * i.slots();
        if to >= i.slots()
            || !(who.sites.is_empty() || who.sites.contains(&spot.site))
            || self.teacher_at[base + from..=base + to].iter().any(|at| *at != 0)
        {
            return false;
        }
        let near = match self.teacher_at[base + (from ^ 1)] {
            0 | UNAVAILABLE => true,
            there => {
                let there = usize::from(there) - 1;
                i.travel[there][spot.site].max(i.travel[spot.site][there]) <= i.limits.midday_travel
            }
        };
        let halves = u32::from(self.teacher_week[teacher * self.week_count + i.week(spot.day)]) + id(i.courses[spot.course].halves);
        near && halves <= who.week_halves
    }
    /// The smallest free room with so many seats, else the largest free one.
    pub fn free_room(&self, spot: &Spot, seats: usize) -> Option<usize> {
        let mut best = None;
        for &room in self.rooms_for(spot.course, spot.site) {
            if self.room_free(room as usize, spot) {
                best = Some(room as usize);
                if self.instance.rooms[room as usize].capacity >= seats {
                    break;
                }
            }
        }
        best
    }
    /// A free teacher, one who is at the site that day if there is.
    pub fn free_teacher(&self, spot: &Spot) -> Option<usize> {
        let at_site = |t: &u32| {
            let i = self.instance;
            let other = self.teacher_at[*t as usize * i.slots() + (spot.slot() ^ 1)];
            usize::from(!(other != 0 && other != UNAVAILABLE && usize::from(other) == spot.site + 1)) * 2
                + usize::from(i.teachers[*t as usize].site != spot.site)
        };
        self.teachers_for(spot.course).iter().filter(|t| self.teacher_free(**t as usize, spot)).min_by_key(|t| at_site(t)).map(|t| *t as usize)
    }

    /// Opens a session without people. The caller has asked whether room and teacher are free.
    pub fn open(&mut self, spot: &Spot, room: usize, teacher: usize, kind: Kind) -> usize {
        let at = self.sessions.len();
        let Spot { course, day, half, .. } = *spot;
        self.sessions.push(Held { course, day, half, room, teacher, pairs: Vec::new(), kind, live: true });
        self.occupy(at, true);
        self.by_day(at).push(id(at));
        self.value -= SESSION;
        self.note(Step::Opened(at));
        at
    }

    /// Closes a session; its people are not seated any more.
    pub fn close(&mut self, session: usize) {
        for pair in self.sessions[session].pairs.clone() {
            self.rise(pair);
        }
        self.occupy(session, false);
        self.sessions[session].live = false;
        self.value += SESSION;
        self.note(Step::Closed(session));
    }

    /// Opens a closed session again, with its room and teacher, without people.
    fn reopen(&mut self, session: usize) {
        self.sessions[session].live = true;
        self.value -= SESSION;
        self.occupy(session, true);
    }

    fn occupy(&mut self, session: usize, busy: bool) {
        let spot = self.spot(session);
        let (from, to) = self.span(&spot);
        let (room, teacher) = (self.sessions[session].room, self.sessions[session].teacher);
        let slots = self.instance.slots();
        for at in from..=to.min(slots.saturating_sub(1)) {
            self.room_busy[room * slots + at] = busy;
            self.teacher_at[teacher * slots + at] = if busy { u16::try_from(spot.site + 1).unwrap_or(1) } else { 0 };
        }
        let week = &mut self.teacher_week[teacher * self.week_count + self.instance.week(spot.day)];
        let halves = u16::try_from(self.instance.courses[spot.course].halves).unwrap_or(1);
        *week = if busy { week.saturating_add(halves) } else { week.saturating_sub(halves) };
        let key = self.key(&spot);
        if let Some(list) = self.index.get_mut(key) {
            if busy {
                list.push(id(session));
            } else {
                list.retain(|s| *s as usize != session);
            }
        }
    }

    /// Free seats of a session.
    pub fn room_left(&self, session: usize) -> usize {
        let s = &self.sessions[session];
        self.instance.seats(s.room, s.course).saturating_sub(s.pairs.len())
    }
    /// Live sessions, by index.
    pub fn live(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.sessions.len()).filter(|s| self.sessions[*s].live)
    }
}

/// Of so many on duty, how many may be away at once: the share, at least one, and never below those who must stay.
pub fn may_be_away(on_duty: i32, share: f64, min_left: i32) -> u16 {
    #[allow(clippy::cast_possible_truncation)] // a share of a head count
    let part = (share * f64::from(on_duty) + 1e-9).floor() as i32;
    u16::try_from(part.max(1).min((on_duty - min_left).max(0))).unwrap_or(u16::MAX)
}

/// The ward group of each person, and the members of each group.
fn groups(instance: &Instance) -> (Vec<u32>, Vec<Vec<u32>>) {
    let mut numbers: BTreeMap<(usize, usize, bool), usize> = BTreeMap::new();
    let mut members: Vec<Vec<u32>> = Vec::new();
    let of = instance.people.iter().enumerate().map(|(p, person)| {
        let next = members.len();
        let group = *numbers.entry((person.ward, person.job, person.night)).or_insert(next);
        if group == next {
            members.push(Vec::new());
        }
        members[group].push(id(p));
        id(group)
    });
    let of = of.collect();
    (of, members)
}

#[cfg(test)]
mod tests {
    use super::super::instance::sample::small;
    use super::*;

    fn spot(course: usize, day: i32, half: usize) -> Spot {
        Spot { course, day, half, site: 0 }
    }

    /// The pair of a person and a module of the sample: two a person.
    fn pair(person: u32, course: u32) -> u32 {
        person * 2 + course
    }

    #[test]
    fn a_share_of_the_ward_may_be_away_but_one_stays() {
        assert_eq!([0, 1, 2, 3, 6, 9, 50].map(|n| may_be_away(n, 0.34, 1)), [0, 0, 1, 1, 2, 3, 17]);
        assert_eq!(may_be_away(1, 0.34, 0), 1);
    }

    #[test]
    fn a_ward_keeps_its_cover() {
        let i = small();
        let mut seats = Seats::new(&i);
        let s = seats.open(&spot(0, 8, 0), 0, 0, Kind::New);
        seats.sit(pair(0, 0), s);
        assert_eq!(seats.blocked(pair(1, 0), &spot(0, 8, 0), &[]), None);
        seats.sit(pair(1, 0), s);
        assert_eq!(seats.blocked(pair(2, 0), &spot(0, 8, 0), &[]), Some(Block::Cover));
        seats.rise(pair(0, 0));
        assert_eq!(seats.blocked(pair(2, 0), &spot(0, 8, 0), &[]), None);
    }

    #[test]
    fn a_prerequisite_is_finished_strictly_before() {
        let i = small();
        let mut seats = Seats::new(&i);
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 9, 0), &[]), Some(Block::Order));
        let s = seats.open(&spot(0, 9, 1), 0, 0, Kind::New);
        seats.sit(pair(0, 0), s);
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 8, 0), &[]), Some(Block::Order));
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 9, 0), &[]), Some(Block::Elsewhere));
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 10, 0), &[]), None);
    }

    #[test]
    fn so_many_half_days_a_week_and_no_more() {
        let mut i = small();
        i.limits.week_halves = 2;
        let mut seats = Seats::new(&i);
        let s = seats.open(&spot(0, 8, 0), 0, 0, Kind::New);
        seats.sit(pair(0, 0), s);
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 10, 0), &[]), Some(Block::Week));
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 14, 0), &[]), None);
    }

    #[test]
    fn one_rest_day_a_week() {
        let mut i = small();
        i.cycles[0] = vec![1];
        i.people[0].rest_ok = true;
        let mut seats = Seats::new(&i);
        let s = seats.open(&spot(0, 8, 0), 0, 0, Kind::New);
        seats.sit(pair(0, 0), s);
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 10, 0), &[]), Some(Block::Week));
        assert_eq!(seats.blocked(pair(0, 1), &spot(1, 15, 0), &[]), None);
    }

    #[test]
    fn nobody_goes_to_two_sites_on_a_day_nor_too_far() {
        let mut i = small();
        i.sites = vec!["A".into(), "B".into(), "C".into()];
        i.travel = vec![vec![0, 20, 90], vec![20, 0, 90], vec![90, 90, 0]];
        i.courses[1].halves = 1;
        let mut seats = Seats::new(&i);
        let s = seats.open(&spot(0, 8, 0), 0, 0, Kind::New);
        seats.sit(pair(0, 0), s);
        let at = |site| Spot { course: 1, day: 8, half: 1, site };
        assert_eq!([0, 1, 2].map(|site| seats.blocked(pair(0, 1), &at(site), &[])), [None, Some(Block::Elsewhere), Some(Block::Site)]);
    }

    #[test]
    fn two_half_days_replace_one_night() {
        let mut i = small();
        i.cycles[0] = vec![1, 4, 1, 1, 1, 1, 1]; // the night of Tuesday
        i.courses[1].halves = 1;
        let mut seats = Seats::new(&i);
        let s = seats.open(&spot(0, 8, 0), 0, 0, Kind::New);
        seats.sit(pair(0, 0), s);
        assert_eq!(seats.cover_places(pair(0, 1), &spot(1, 8, 1)), [None, None]);
        assert!(seats.cover_places(pair(1, 0), &spot(0, 8, 0))[0].is_some());
    }

    #[test]
    fn a_room_and_a_teacher_hold_one_session_at_a_time() {
        let mut i = small();
        i.rooms[0].closed = vec![18];
        i.teachers[0].absent = vec![10];
        let mut seats = Seats::new(&i);
        assert!(seats.room_free(0, &spot(0, 8, 1)) && seats.teacher_free(0, &spot(0, 8, 1)));
        seats.open(&spot(1, 8, 0), 0, 0, Kind::New);
        assert!(!seats.room_free(0, &spot(0, 8, 1)) && !seats.teacher_free(0, &spot(0, 8, 1)));
        assert!(!seats.room_free(0, &spot(0, 9, 0)) && seats.room_free(0, &spot(0, 9, 1)), "closed on that morning");
        assert!(!seats.teacher_free(0, &spot(0, 10, 0)), "away that day");
    }

    #[test]
    fn a_teacher_teaches_so_much_a_week_and_does_not_travel_at_midday() {
        let mut i = small();
        i.sites = vec!["A".into(), "B".into()];
        i.travel = vec![vec![0, 90], vec![90, 0]];
        i.teachers[0].week_halves = 2;
        let mut seats = Seats::new(&i);
        seats.open(&spot(0, 8, 0), 0, 0, Kind::New);
        assert!(!seats.teacher_free(0, &Spot { course: 0, day: 8, half: 1, site: 1 }));
        assert!(seats.teacher_free(0, &spot(0, 8, 1)));
        seats.open(&spot(0, 8, 1), 0, 0, Kind::New);
        assert!(!seats.teacher_free(0, &spot(0, 9, 0)));
        assert!(seats.teacher_free(0, &spot(0, 14, 0)));
    }

    #[test]
    fn a_room_needs_the_equipment_and_the_seats() {
        let mut i = small();
        i.courses[1].needs = vec!["CART".into()];
        let seats = Seats::new(&i);
        assert_eq!((seats.rooms_for(0, 0), seats.rooms_for(1, 0)), (&[0][..], &[][..]));
        i.rooms[0].capacity = 1;
        assert!(Seats::new(&i).rooms_for(0, 0).is_empty(), "smaller than the smallest group");
    }
}
