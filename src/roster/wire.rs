//! Instances and rosters in the JSON formats of the rosters' bench (`jalon-roster-instance/1`, `jalon-roster/1`).

use super::instance::{Booked, Course, Duty, Instance, Job, Letter, Limits, Place, REST, Teacher, Trainee, Ward, calendar};
use crate::model::Day;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A date as `2027-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iso(pub Day);

impl From<Iso> for String {
    fn from(day: Iso) -> String {
        day.0.format("%Y-%m-%d").to_string()
    }
}
impl TryFrom<String> for Iso {
    type Error = String;
    fn try_from(text: String) -> Result<Iso, String> {
        Day::parse_from_str(&text, "%Y-%m-%d").map(Iso).map_err(|e| format!("{text}: {e}"))
    }
}

#[derive(Serialize, Deserialize)]
struct Calendar {
    start: Iso,
    end: Iso,
    closed: Vec<Iso>,
}
#[derive(Serialize, Deserialize)]
struct Settings {
    notice_days: i32,
    cover_share: f64,
    rest_hours: f64,
    person_travel_max: i32,
    trainer_midday_travel_max: i32,
    person_max_halves_week: u32,
    person_rest_days_week: usize,
}
#[derive(Serialize, Deserialize)]
struct MinLeft {
    min_left: i32,
}
#[derive(Serialize, Deserialize)]
struct Service {
    id: String,
    site: String,
    go_live: Iso,
}
#[derive(Serialize, Deserialize)]
struct Module {
    id: String,
    #[serde(default)]
    name: String,
    halves: usize,
    min: usize,
    max: usize,
    prereq: Vec<String>,
    equipment: String,
    window: (i32, i32),
    super_window: (i32, i32),
}
#[derive(Serialize, Deserialize)]
struct Room {
    id: String,
    site: String,
    capacity: usize,
    equipment: Vec<String>,
    weekdays: Vec<usize>,
    closed: Vec<(Iso, String)>,
}
#[derive(Serialize, Deserialize)]
struct Trainer {
    id: String,
    site: String,
    skills: Vec<String>,
    weekdays: Vec<usize>,
    absent: Vec<Iso>,
    max_halves_week: u32,
}
#[derive(Serialize, Deserialize)]
struct Person {
    id: String,
    service: String,
    job: String,
    shift: String,
    cycle: String,
    cycle_offset: i32,
    absent: Vec<(Iso, Iso)>,
    busy: Vec<(usize, String)>,
    rest_ok: bool,
    #[serde(rename = "super")]
    super_user: bool,
    #[serde(default)]
    level: u8,
    required: Vec<String>,
    done: Vec<String>,
    missed: Vec<String>,
}
/// A session as the formats have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub id: String,
    pub module: String,
    pub date: Iso,
    pub half: String,
    pub room: String,
    pub trainer: String,
    pub people: Vec<String>,
}
#[derive(Serialize, Deserialize)]
struct Previous {
    sessions: Vec<Session>,
}
/// `jalon-roster-instance/1`.
#[derive(Serialize, Deserialize)]
pub struct InstanceFile {
    #[serde(default)]
    format: String,
    today: Iso,
    settings: Settings,
    calendar: Calendar,
    halves: BTreeMap<String, (String, String)>,
    shifts: BTreeMap<String, (String, String, Vec<String>)>,
    jobs: BTreeMap<String, MinLeft>,
    sites: Vec<String>,
    travel_minutes: BTreeMap<String, BTreeMap<String, i32>>,
    services: Vec<Service>,
    modules: Vec<Module>,
    rooms: Vec<Room>,
    trainers: Vec<Trainer>,
    people: Vec<Person>,
    fixed_sessions: Vec<Session>,
    previous: Option<Previous>,
}
/// A pair without a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotSeated {
    pub person: String,
    pub module: String,
    pub reason: String,
}
/// `jalon-roster/1`. `held` and `cancelled` are ours: what other readers need not check, and the next run must know.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RosterFile {
    pub format: String,
    pub sessions: Vec<Session>,
    pub not_seated: Vec<NotSeated>,
    /// Sessions before today.
    #[serde(default)]
    pub held: Vec<Session>,
    /// Announced sessions that are no longer held.
    #[serde(default)]
    pub cancelled: Vec<Session>,
}

pub const HALVES: [&str; 2] = ["am", "pm"];

fn half(text: &str) -> usize {
    usize::from(text == "pm")
}
fn clock(text: &str) -> i32 {
    let (h, m) = text.split_once(':').unwrap_or((text, "0"));
    h.trim().parse::<i32>().unwrap_or(0).clamp(0, 48) * 60 + m.trim().parse::<i32>().unwrap_or(0).clamp(0, 59)
}
fn hhmm(minutes: i32) -> String {
    let minutes = minutes.rem_euclid(1440);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
fn week(days: &[usize]) -> [bool; 7] {
    std::array::from_fn(|d| days.contains(&d))
}
fn weekdays(week: [bool; 7]) -> Vec<usize> {
    (0..7).filter(|d| week[*d]).collect()
}
fn by_name<'a>(names: impl Iterator<Item = &'a String>) -> BTreeMap<&'a str, usize> {
    names.enumerate().map(|(at, name)| (name.as_str(), at)).collect()
}

impl InstanceFile {
    /// The instance as numbers; what names something unknown is left out.
    #[allow(clippy::too_many_lines)] // a list of fields
    pub fn instance(&self) -> Instance {
        let start = self.calendar.start.0;
        let number = |d: &Iso| i32::try_from((d.0 - start).num_days()).unwrap_or(i32::MAX);
        let days = number(&self.calendar.end).saturating_add(1).clamp(0, 20_000);
        let closed: BTreeSet<Day> = self.calendar.closed.iter().map(|d| d.0).collect();
        let (open, weeks) = calendar(start, days, |d| !closed.contains(&d));
        let sites = by_name(self.sites.iter());
        let site = |name: &String| sites.get(name.as_str()).copied().unwrap_or(0);
        let courses = by_name(self.modules.iter().map(|m| &m.id));
        let course = |names: &[String]| names.iter().filter_map(|n| courses.get(n.as_str()).copied()).collect::<Vec<usize>>();
        let wards = by_name(self.services.iter().map(|s| &s.id));
        let jobs = by_name(self.jobs.keys());
        let rooms = by_name(self.rooms.iter().map(|r| &r.id));
        let teachers = by_name(self.trainers.iter().map(|t| &t.id));
        let people = by_name(self.people.iter().map(|p| &p.id));
        let booked = |s: &Session| {
            Some(Booked {
                id: s.id.clone(),
                course: *courses.get(s.module.as_str())?,
                day: number(&s.date),
                half: half(&s.half),
                room: *rooms.get(s.room.as_str())?,
                teacher: *teachers.get(s.trainer.as_str())?,
                people: s.people.iter().filter_map(|p| people.get(p.as_str()).copied()).collect(),
            })
        };
        let mut letters = vec![
            Letter { name: "-".into(), duty: Duty::Away, hours: (0, 0), covers: [false; 2] },
            Letter { name: "R".into(), duty: Duty::Rest, hours: (0, 0), covers: [false; 2] },
        ];
        for (name, (from, to, covers)) in &self.shifts {
            let (from, to) = (clock(from), clock(to));
            let duty = if name == "N" { Duty::Night } else { Duty::Day };
            letters.push(Letter {
                name: name.clone(),
                duty,
                hours: (from, if to < from { to + 1440 } else { to }),
                covers: [0, 1].map(|h| covers.iter().any(|c| c == HALVES[h])),
            });
        }
        let of_letter = |c: char| letters.iter().position(|l| l.name.chars().eq([c])).and_then(|at| u8::try_from(at).ok()).unwrap_or(REST);
        let mut cycle_numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut cycles = Vec::new();
        let mut trainees = Vec::new();
        for p in &self.people {
            let cycle = *cycle_numbers.entry(p.cycle.as_str()).or_insert_with(|| {
                cycles.push(p.cycle.chars().map(of_letter).collect());
                cycles.len() - 1
            });
            let (Some(&ward), Some(&job)) = (wards.get(p.service.as_str()), jobs.get(p.job.as_str())) else { continue };
            trainees.push(Trainee {
                id: p.id.clone(),
                ward,
                job,
                night: p.shift == "night",
                cycle,
                offset: p.cycle_offset,
                absent: p.absent.iter().map(|(from, to)| (number(from), number(to))).collect(),
                stated: Vec::new(),
                busy: p.busy.iter().filter(|(d, _)| *d < 7).fold(0, |bits, (d, h)| bits | (1 << (d * 2 + half(h)))),
                rest_ok: p.rest_ok,
                super_user: p.super_user,
                level: p.level,
                required: course(&p.required),
                done: course(&p.done),
                missed: course(&p.missed),
            });
        }
        let fixed: Vec<Booked> = self.fixed_sessions.iter().filter_map(booked).collect();
        let today = number(&self.today);
        let frozen: BTreeSet<&str> = self.fixed_sessions.iter().map(|s| s.id.as_str()).collect();
        let announced = self.previous.iter().flat_map(|p| &p.sessions).filter(|s| !frozen.contains(s.id.as_str())).filter_map(booked);
        let announced = announced.filter(|s| s.day >= today.saturating_add(self.settings.notice_days)).collect();
        #[allow(clippy::cast_possible_truncation)] // hours of a day
        let rest_minutes = (self.settings.rest_hours * 60.0) as i32;
        let hours = |name: &str, default: (i32, i32)| self.halves.get(name).map_or(default, |(from, to)| (clock(from), clock(to)));
        Instance {
            start,
            days,
            today,
            open,
            weeks,
            limits: Limits {
                notice_days: self.settings.notice_days,
                cover_share: self.settings.cover_share,
                rest_minutes,
                person_travel: self.settings.person_travel_max,
                midday_travel: self.settings.trainer_midday_travel_max,
                week_halves: self.settings.person_max_halves_week,
                week_rest_days: self.settings.person_rest_days_week,
            },
            halves: [hours("am", (540, 750)), hours("pm", (810, 1020))],
            cycles,
            jobs: self.jobs.iter().map(|(name, j)| Job { name: name.clone(), min_left: j.min_left }).collect(),
            travel: self
                .sites
                .iter()
                .map(|a| self.sites.iter().map(|b| self.travel_minutes.get(a).and_then(|row| row.get(b)).copied().unwrap_or(i32::MAX)).collect())
                .collect(),
            sites: self.sites.clone(),
            wards: self.services.iter().map(|s| Ward { id: s.id.clone(), site: site(&s.site), go_live: number(&s.go_live), not_before: 0 }).collect(),
            courses: self
                .modules
                .iter()
                .map(|m| Course {
                    id: m.id.clone(),
                    name: m.name.clone(),
                    halves: m.halves.clamp(1, 2),
                    min: m.min,
                    max: m.max,
                    prerequisites: course(&m.prereq),
                    needs: vec![m.equipment.clone()],
                    window: m.window,
                    super_window: m.super_window,
                })
                .collect(),
            rooms: self
                .rooms
                .iter()
                .map(|r| {
                    let mut closed: Vec<usize> = r.closed.iter().filter_map(|(d, h)| Some(usize::try_from(number(d)).ok()? * 2 + half(h))).collect();
                    closed.sort_unstable();
                    Place {
                        id: r.id.clone(),
                        site: site(&r.site),
                        capacity: r.capacity,
                        equipment: r.equipment.clone(),
                        weekdays: week(&r.weekdays),
                        closed,
                    }
                })
                .collect(),
            teachers: self
                .trainers
                .iter()
                .map(|t| {
                    let mut absent: Vec<i32> = t.absent.iter().map(number).collect();
                    absent.sort_unstable();
                    Teacher {
                        id: t.id.clone(),
                        site: site(&t.site),
                        sites: Vec::new(),
                        skills: course(&t.skills),
                        weekdays: week(&t.weekdays),
                        absent,
                        week_halves: t.max_halves_week,
                    }
                })
                .collect(),
            people: trainees,
            fixed,
            joined: Vec::new(),
            frozen: Vec::new(),
            announced,
            letters,
        }
    }

    /// The same instance as the format has it.
    #[allow(clippy::too_many_lines)] // a list of fields
    pub fn of(i: &Instance) -> InstanceFile {
        let names = |courses: &[usize]| courses.iter().map(|c| i.courses[*c].id.clone()).collect::<Vec<_>>();
        let needs = |c: &Course| c.needs.join("+");
        let every =
            |days: std::ops::Range<i32>, wanted: &dyn Fn(i32) -> bool| days.filter(|d| wanted(*d)).map(|d| Iso(i.date(d))).collect::<Vec<_>>();
        let cycles: Vec<String> = i.cycles.iter().map(|c| c.iter().map(|l| i.of(*l).name.as_str()).collect()).collect();
        InstanceFile {
            format: "jalon-roster-instance/1".into(),
            today: Iso(i.date(i.today)),
            settings: Settings {
                notice_days: i.limits.notice_days,
                cover_share: i.limits.cover_share,
                rest_hours: f64::from(i.limits.rest_minutes) / 60.0,
                person_travel_max: i.limits.person_travel,
                trainer_midday_travel_max: i.limits.midday_travel,
                person_max_halves_week: i.limits.week_halves,
                person_rest_days_week: i.limits.week_rest_days,
            },
            calendar: Calendar {
                start: Iso(i.start),
                end: Iso(i.date(i.days - 1)),
                closed: every(0..i.days, &|d| i.weekday(d) < 5 && !i.is_open(d)),
            },
            halves: HALVES.iter().zip(i.halves).map(|(name, (from, to))| ((*name).to_owned(), (hhmm(from), hhmm(to)))).collect(),
            shifts: i.letters[2..]
                .iter()
                .map(|l| {
                    let covers = (0..2).filter(|h| l.covers[*h]).map(|h| HALVES[h].to_owned()).collect();
                    (l.name.clone(), (hhmm(l.hours.0), hhmm(l.hours.1), covers))
                })
                .collect(),
            jobs: i.jobs.iter().map(|j| (j.name.clone(), MinLeft { min_left: j.min_left })).collect(),
            sites: i.sites.clone(),
            travel_minutes: i
                .sites
                .iter()
                .zip(&i.travel)
                .map(|(a, row)| (a.clone(), i.sites.iter().cloned().zip(row.iter().copied()).collect()))
                .collect(),
            services: i.wards.iter().map(|w| Service { id: w.id.clone(), site: i.sites[w.site].clone(), go_live: Iso(i.date(w.go_live)) }).collect(),
            modules: i
                .courses
                .iter()
                .map(|c| Module {
                    id: c.id.clone(),
                    name: c.name.clone(),
                    halves: c.halves,
                    min: c.min,
                    max: c.max,
                    prereq: names(&c.prerequisites),
                    equipment: needs(c),
                    window: c.window,
                    super_window: c.super_window,
                })
                .collect(),
            rooms: (0..i.rooms.len())
                .map(|r| {
                    let room = &i.rooms[r];
                    let mut equipment = room.equipment.clone();
                    equipment.extend((0..i.courses.len()).filter(|c| i.equipped(r, *c)).map(|c| needs(&i.courses[c])));
                    equipment.sort();
                    equipment.dedup();
                    Room {
                        id: room.id.clone(),
                        site: i.sites[room.site].clone(),
                        capacity: room.capacity,
                        equipment,
                        weekdays: weekdays(room.weekdays),
                        closed: room
                            .closed
                            .iter()
                            .filter_map(|s| Some((Iso(i.date(i32::try_from(s / 2).ok()?)), HALVES[s % 2].to_owned())))
                            .collect(),
                    }
                })
                .collect(),
            trainers: i
                .teachers
                .iter()
                .map(|t| Trainer {
                    id: t.id.clone(),
                    site: i.sites.get(t.site).cloned().unwrap_or_default(),
                    skills: names(&t.skills),
                    weekdays: weekdays(t.weekdays),
                    absent: t.absent.iter().map(|d| Iso(i.date(*d))).collect(),
                    max_halves_week: t.week_halves,
                })
                .collect(),
            people: i.people.iter().map(|p| person(i, p, &cycles, &names)).collect(),
            fixed_sessions: i.fixed.iter().map(|b| session(i, b)).collect(),
            previous: (!i.announced.is_empty()).then(|| Previous { sessions: i.announced.iter().map(|b| session(i, b)).collect() }),
        }
    }
}

fn person(i: &Instance, p: &Trainee, cycles: &[String], names: &dyn Fn(&[usize]) -> Vec<String>) -> Person {
    // A cycle as long as the calendar says what a duty roster says. The day before the first one is its last letter.
    let stated = || {
        let present = Trainee { absent: Vec::new(), ..p.clone() };
        (0..=i.days).map(|d| if d == i.days { -1 } else { d }).map(|d| i.of(i.letter(&present, d)).name.as_str()).collect()
    };
    let (cycle, offset) = if p.stated.is_empty() { (cycles.get(p.cycle).cloned().unwrap_or_default(), p.offset) } else { (stated(), 0) };
    Person {
        id: p.id.clone(),
        service: i.wards[p.ward].id.clone(),
        job: i.jobs[p.job].name.clone(),
        shift: if p.night { "night" } else { "day" }.into(),
        cycle: if cycle.is_empty() { i.of(REST).name.clone() } else { cycle },
        cycle_offset: offset,
        absent: p.absent.iter().map(|(from, to)| (Iso(i.date(*from)), Iso(i.date(*to)))).collect(),
        busy: (0..14).filter(|b| p.busy & (1 << b) != 0).map(|b| (b / 2, HALVES[b % 2].to_owned())).collect(),
        rest_ok: p.rest_ok,
        super_user: p.super_user,
        level: p.level,
        required: names(&p.required),
        done: names(&p.done),
        missed: names(&p.missed),
    }
}

/// A booked session as the format has it.
pub fn session(i: &Instance, b: &Booked) -> Session {
    Session {
        id: b.id.clone(),
        module: i.courses[b.course].id.clone(),
        date: Iso(i.date(b.day)),
        half: HALVES[b.half.min(1)].into(),
        room: i.rooms[b.room].id.clone(),
        trainer: i.teachers[b.teacher].id.clone(),
        people: b.people.iter().map(|p| i.people[*p].id.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::instance::sample::small;
    use super::*;

    #[test]
    fn an_instance_read_back_is_the_same() {
        let mut i = small();
        i.courses[1].needs = vec!["PC".into()];
        i.courses[0].needs = vec![String::new()];
        i.rooms[0].equipment = vec![String::new(), "PC".into()];
        i.rooms[0].closed = vec![17];
        i.people[1].absent = vec![(3, 5)];
        i.people[2].busy = 1 << 3;
        i.announced = vec![Booked { id: "X".into(), course: 0, day: 9, half: 1, room: 0, teacher: 0, people: vec![0, 1] }];
        let text = serde_json::to_string(&InstanceFile::of(&i)).expect("JSON");
        let back: InstanceFile = serde_json::from_str(&text).expect("the same format");
        assert_eq!(back.instance(), i);
    }
}
