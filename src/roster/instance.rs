//! The training problem as plain whole numbers: what both a hospital and an instance of the rosters' bench become.
//!
//! Days count from `start` (day 0); a slot is `day × 2`, plus 1 in the afternoon.

use crate::model::Day;
use chrono::{Datelike, Days};
use std::collections::BTreeMap;

/// Minutes in a day.
pub const DAY: i32 = 1440;

/// The rules' figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    pub notice_days: i32,
    /// Share of a ward group on duty that may be away at once.
    pub cover_share: f64,
    pub rest_minutes: i32,
    pub person_travel: i32,
    pub midday_travel: i32,
    /// Half-days of training a person may have in an ISO week.
    pub week_halves: u32,
    /// Rest days a week on which a person may be trained.
    pub week_rest_days: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    Away,
    Rest,
    Day,
    Night,
}

/// A letter of a cycle: what somebody does on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    pub name: String,
    pub duty: Duty,
    /// Start and end in minutes of the day (the end of a night is past 1,440); the end matters for the rest after it.
    pub hours: (i32, i32),
    /// Whether the morning and the afternoon are on duty.
    pub covers: [bool; 2],
}

/// Index of the letter of somebody who is not there, and of a rest day.
pub const AWAY: u8 = 0;
pub const REST: u8 = 1;

#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub name: String,
    pub min_left: i32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ward {
    pub id: String,
    pub site: usize,
    pub go_live: i32,
    /// First day of training: the pilot's gate; 0 where nothing waits for it.
    pub not_before: i32,
}

/// What is taught.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub id: String,
    pub name: String,
    /// Half-days: 1 or 2 (a whole day).
    pub halves: usize,
    pub min: usize,
    pub max: usize,
    pub prerequisites: Vec<usize>,
    pub needs: Vec<String>,
    /// Calendar days before the go-live, first and last one, both included; and for super-users.
    pub window: (i32, i32),
    pub super_window: (i32, i32),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: String,
    pub site: usize,
    pub capacity: usize,
    pub equipment: Vec<String>,
    pub weekdays: [bool; 7],
    /// Slots when it is closed, sorted.
    pub closed: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Teacher {
    pub id: String,
    pub site: usize,
    /// Sites where they teach; empty: all.
    pub sites: Vec<usize>,
    pub skills: Vec<usize>,
    pub weekdays: [bool; 7],
    /// Days away, sorted.
    pub absent: Vec<i32>,
    pub week_halves: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trainee {
    pub id: String,
    pub ward: usize,
    pub job: usize,
    /// Of the night team: covered apart from the day team.
    pub night: bool,
    /// Index into [`Instance::cycles`] and the offset of day 0 in it.
    pub cycle: usize,
    pub offset: i32,
    /// First and last day, both included.
    pub absent: Vec<(i32, i32)>,
    /// Letters that a duty roster states, by day, sorted: they go before the cycle.
    pub stated: Vec<(i32, u8)>,
    /// Bit `weekday × 2 + half`: never free then.
    pub busy: u16,
    pub rest_ok: bool,
    pub super_user: bool,
    pub level: u8,
    pub required: Vec<usize>,
    pub done: Vec<usize>,
    pub missed: Vec<usize>,
}

/// A session by numbers. `people` are indices into [`Instance::people`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    pub id: String,
    pub course: usize,
    pub day: i32,
    /// 0 in the morning (also for a whole day), 1 in the afternoon.
    pub half: usize,
    pub room: usize,
    pub teacher: usize,
    pub people: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    pub start: Day,
    pub days: i32,
    pub today: i32,
    /// Whether a session may be held, by day.
    pub open: Vec<bool>,
    /// Index of the ISO week, by day.
    pub weeks: Vec<usize>,
    pub limits: Limits,
    /// Start of the morning's and of the afternoon's sessions, and their ends, in minutes.
    pub halves: [(i32, i32); 2],
    /// `AWAY` and `REST` come first.
    pub letters: Vec<Letter>,
    pub cycles: Vec<Vec<u8>>,
    pub jobs: Vec<Job>,
    pub sites: Vec<String>,
    /// Minutes from a site to another.
    pub travel: Vec<Vec<i32>>,
    pub wards: Vec<Ward>,
    pub courses: Vec<Course>,
    pub rooms: Vec<Place>,
    pub teachers: Vec<Teacher>,
    pub people: Vec<Trainee>,
    /// Sessions that people set: they stay as they are.
    pub fixed: Vec<Booked>,
    /// People who were given a free seat of a fixed session earlier: index in `fixed`, person.
    pub joined: Vec<(usize, usize)>,
    /// Sessions announced earlier, inside the notice period: nobody is moved, only those who are gone or away leave.
    pub frozen: Vec<Booked>,
    /// Sessions announced earlier, past the notice period: kept where they can be.
    pub announced: Vec<Booked>,
}

impl Instance {
    /// Number of that day, counted from the start.
    pub fn day(&self, day: Day) -> i32 {
        i32::try_from((day - self.start).num_days()).unwrap_or(i32::MAX)
    }
    pub fn date(&self, day: i32) -> Day {
        let n = u64::from(day.unsigned_abs());
        let moved = if day < 0 { self.start.checked_sub_days(Days::new(n)) } else { self.start.checked_add_days(Days::new(n)) };
        moved.unwrap_or(self.start)
    }
    /// 0 on Mondays.
    pub fn weekday(&self, day: i32) -> usize {
        let first = i64::from(self.start.weekday().num_days_from_monday());
        usize::try_from((first + i64::from(day)).rem_euclid(7)).unwrap_or(0)
    }
    /// What somebody does on a day: absences first, then the duty roster, then the cycle.
    pub fn letter(&self, p: &Trainee, day: i32) -> u8 {
        if p.absent.iter().any(|(from, to)| *from <= day && day <= *to) {
            return AWAY;
        }
        if let Ok(at) = p.stated.binary_search_by_key(&day, |(d, _)| *d) {
            return p.stated[at].1;
        }
        let Some(cycle) = self.cycles.get(p.cycle).filter(|c| !c.is_empty()) else { return REST };
        let length = i64::try_from(cycle.len()).unwrap_or(i64::MAX);
        let at = (i64::from(day) + i64::from(p.offset)).rem_euclid(length);
        usize::try_from(at).ok().and_then(|at| cycle.get(at)).copied().unwrap_or(REST)
    }
    pub fn of(&self, letter: u8) -> &Letter {
        self.letters.get(usize::from(letter)).unwrap_or(&self.letters[usize::from(REST)])
    }
    /// First and last day on which somebody may take a module; empty when the first is after the last.
    pub fn window(&self, p: &Trainee, course: &Course) -> (i32, i32) {
        let (from, to) = if p.super_user { course.super_window } else { course.window };
        let ward = &self.wards[p.ward];
        let first = ward.go_live.saturating_sub(from).max(self.today.saturating_add(self.limits.notice_days)).max(ward.not_before).max(0);
        (first, ward.go_live.saturating_sub(to).min(self.days - 1))
    }
    /// Whether people of the first site go to the second one.
    pub fn reaches(&self, from: usize, to: usize) -> bool {
        self.travel[from][to] <= self.limits.person_travel
    }
    pub fn slots(&self) -> usize {
        usize::try_from(self.days).unwrap_or(0) * 2
    }
    pub fn week(&self, day: i32) -> usize {
        usize::try_from(day).ok().and_then(|d| self.weeks.get(d)).copied().unwrap_or(0)
    }
    pub fn is_open(&self, day: i32) -> bool {
        usize::try_from(day).ok().and_then(|d| self.open.get(d)).copied().unwrap_or(false)
    }
    /// Whether the room has all that the module needs.
    pub fn equipped(&self, room: usize, course: usize) -> bool {
        self.courses[course].needs.iter().all(|need| self.rooms[room].equipment.contains(need))
    }
    /// Seats of a session of that module in that room.
    pub fn seats(&self, room: usize, course: usize) -> usize {
        self.courses[course].max.min(self.rooms[room].capacity)
    }
    /// Modules in an order where prerequisites come first; those of a ring come last, as given.
    pub fn course_order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let mut placed = vec![false; self.courses.len()];
        loop {
            let before = order.len();
            for (at, course) in self.courses.iter().enumerate() {
                if !placed[at] && course.prerequisites.iter().all(|q| placed.get(*q).copied().unwrap_or(true)) {
                    placed[at] = true;
                    order.push(at);
                }
            }
            if order.len() == before {
                break;
            }
        }
        order.extend((0..self.courses.len()).filter(|at| !placed[*at]));
        order
    }
}

/// Open days and ISO weeks of `days` days from `start`, for a rule that says which dates are worked.
pub fn calendar(start: Day, days: i32, worked: impl Fn(Day) -> bool) -> (Vec<bool>, Vec<usize>) {
    let mut numbers = BTreeMap::new();
    let (mut open, mut weeks) = (Vec::new(), Vec::new());
    for date in start.iter_days().take(usize::try_from(days).unwrap_or(0)) {
        let iso = date.iso_week();
        let next = numbers.len();
        weeks.push(*numbers.entry((iso.year(), iso.week())).or_insert(next));
        open.push(date.weekday().number_from_monday() < 6 && worked(date));
    }
    (open, weeks)
}

#[cfg(test)]
pub(crate) mod sample {
    use super::*;

    /// A Monday; two weeks of one ward of six day nurses, one room, one teacher, two modules (the second after the first).
    pub(crate) fn small() -> Instance {
        let start = Day::from_ymd_opt(2027, 3, 1).expect("a date");
        let (open, weeks) = calendar(start, 28, |_| true);
        let course = |id: &str, halves, prerequisites| Course {
            id: id.into(),
            name: id.into(),
            halves,
            min: 2,
            max: 4,
            prerequisites,
            needs: Vec::new(),
            window: (14, 1),
            super_window: (21, 8),
        };
        let letter = |name: &str, duty, hours, covers| Letter { name: name.into(), duty, hours, covers };
        Instance {
            start,
            days: 28,
            today: 0,
            open,
            weeks,
            limits: Limits {
                notice_days: 3,
                cover_share: 0.34,
                rest_minutes: 720,
                person_travel: 30,
                midday_travel: 30,
                week_halves: 4,
                week_rest_days: 1,
            },
            halves: [(540, 750), (810, 1020)],
            letters: vec![
                letter("-", Duty::Away, (0, 0), [false; 2]),
                letter("R", Duty::Rest, (0, 0), [false; 2]),
                letter("D", Duty::Day, (420, 1140), [true; 2]),
                letter("M", Duty::Day, (405, 855), [true, false]),
                letter("N", Duty::Night, (1140, 1860), [false; 2]),
                letter("S", Duty::Day, (810, 1260), [false, true]),
            ],
            cycles: vec![vec![2, 2, 2, 2, 2, 1, 1]],
            jobs: vec![Job { name: "IDE".into(), min_left: 1 }],
            sites: vec!["A".into()],
            travel: vec![vec![0]],
            wards: vec![Ward { id: "CARDIO".into(), site: 0, go_live: 21, not_before: 0 }],
            courses: vec![course("BASE", 1, vec![]), course("SOINS", 2, vec![0])],
            rooms: vec![Place { id: "S1".into(), site: 0, capacity: 4, equipment: Vec::new(), weekdays: [true; 7], closed: Vec::new() }],
            teachers: vec![Teacher {
                id: "F1".into(),
                site: 0,
                sites: Vec::new(),
                skills: vec![0, 1],
                weekdays: [true; 7],
                absent: Vec::new(),
                week_halves: 10,
            }],
            people: (0..6).map(|n| Trainee { id: format!("P{n}"), level: 2, required: vec![0, 1], ..Trainee::default() }).collect(),
            fixed: Vec::new(),
            joined: Vec::new(),
            frozen: Vec::new(),
            announced: Vec::new(),
        }
    }
}
