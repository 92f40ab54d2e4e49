//! Who needs which module when: a hospital and its plan as an instance of whole numbers.

use super::attended::{Attended, attended};
use super::duty;
use super::instance::{Course, Instance, Job, Limits, Place, REST, Teacher, Trainee, Ward, calendar};
use super::sites::{Sites, folded, sites};
use crate::model::{Context, Day, Hospital, ModuleIx, Person, PersonIx, Post, ServiceIx, Shift};
use crate::plan::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// Half-days of training a person may have in a week, and rest days on which one may fall.
const WEEK_HALVES: u32 = 4;
const WEEK_REST_DAYS: usize = 1;
/// A module whose freshness is not stated may be taken so many days before the go-live.
const FRESH_DAYS: u32 = 60;
/// The calendar of an instance is never longer, whatever a date says.
const LONGEST: i32 = 4_000;

/// An instance, and what its numbers stand for. Modules, rooms and trainers keep their indices.
pub struct Demand {
    pub instance: Instance,
    /// Of each person of the instance.
    pub people: Vec<PersonIx>,
    /// Of each ward of the instance.
    pub wards: Vec<ServiceIx>,
    /// Index in the instance of each person of the hospital.
    pub number: Vec<Option<usize>>,
    /// Codes of duty rosters that are not known: counted as not on duty.
    pub strange_codes: BTreeSet<String>,
    pub strange_sites: Vec<String>,
    /// People of the night whose nights are not known.
    pub nights_assumed: usize,
}

/// The instance of a hospital, without what was announced or fixed. Without a module nobody is in it.
pub fn demand(hospital: &Hospital, plan: &Plan, context: &Context) -> Demand {
    let start = context.today;
    let lives: Vec<(ServiceIx, Day)> = hospital.service_indices().filter_map(|s| Some((s, plan.go_live(hospital, s)?))).collect();
    let last = lives
        .iter()
        .map(|(_, day)| *day)
        .chain(hospital.previous.sessions.iter().map(|s| s.date))
        .chain(hospital.fixed_sessions.iter().map(|s| s.date));
    let days = i32::try_from((last.max().unwrap_or(start) - start).num_days()).unwrap_or(LONGEST).clamp(0, LONGEST) + 1;
    let planned = plan.calendar.days();
    let inside = |d: Day| planned.first().is_some_and(|f| *f <= d) && planned.last().is_some_and(|l| d <= *l);
    let (open, weeks) = calendar(start, days, |d| !inside(d) || plan.calendar.is_worked(d));
    let sites = sites(hospital);
    let mut demand = Demand {
        instance: Instance {
            start,
            days,
            today: 0,
            open,
            weeks,
            limits: limits(hospital),
            halves: [(540, 750), (810, 1020)],
            letters: duty::letters(),
            cycles: Vec::new(),
            jobs: Vec::new(),
            wards: Vec::new(),
            courses: hospital.modules.iter().map(|m| course(hospital, m)).collect(),
            rooms: hospital.rooms.iter().enumerate().map(|(at, r)| room(r, sites.of_room[at], start, days)).collect(),
            teachers: hospital.trainers.iter().enumerate().map(|(at, t)| teacher(hospital, t, &sites.of_trainer[at], (start, days))).collect(),
            people: Vec::new(),
            fixed: Vec::new(),
            joined: Vec::new(),
            frozen: Vec::new(),
            announced: Vec::new(),
            sites: sites.names.clone(),
            travel: sites.travel.clone(),
        },
        people: Vec::new(),
        wards: Vec::new(),
        number: vec![None; hospital.people.len()],
        strange_codes: BTreeSet::new(),
        strange_sites: sites.strange.clone(),
        nights_assumed: 0,
    };
    let of_service = demand.add_wards(hospital, plan, &lives, &sites);
    if !hospital.modules.is_empty() {
        demand.add_people(hospital, &of_service, &attended(hospital, context));
        demand.add_duties(hospital);
    }
    demand
}

fn limits(hospital: &Hospital) -> Limits {
    let s = &hospital.settings;
    let whole = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    Limits {
        notice_days: whole(s.notice_days),
        cover_share: s.cover_share,
        rest_minutes: whole(s.rest_hours.min(48) * 60),
        person_travel: 30,
        midday_travel: 30,
        week_halves: WEEK_HALVES,
        week_rest_days: WEEK_REST_DAYS,
    }
}

fn course(hospital: &Hospital, m: &crate::model::Module) -> Course {
    let fresh = i32::try_from(if m.fresh_days == 0 { FRESH_DAYS } else { m.fresh_days }).unwrap_or(i32::MAX);
    let max = if m.max_group == 0 { 1_000 } else { m.max_group as usize };
    Course {
        id: m.code.to_string(),
        name: m.name.clone(),
        halves: m.halves() as usize,
        min: (m.min_group as usize).clamp(1, max),
        max,
        prerequisites: m.prerequisites.iter().map(|p| p.0 as usize).filter(|p| *p < hospital.modules.len()).collect(),
        needs: m.equipment.iter().map(|e| folded(e)).filter(|e| !e.is_empty()).collect(),
        window: (fresh, 1),
        super_window: (fresh, 1),
    }
}

fn room(r: &crate::model::Room, site: usize, start: Day, days: i32) -> Place {
    let closed = away(&r.absences, start, days).into_iter().filter_map(|d| usize::try_from(d).ok()).flat_map(|d| [d * 2, d * 2 + 1]).collect();
    Place {
        id: r.code.to_string(),
        site,
        capacity: r.capacity as usize,
        equipment: r.equipment.iter().map(|e| folded(e)).filter(|e| !e.is_empty()).collect(),
        weekdays: r.weekdays,
        closed,
    }
}

fn teacher(hospital: &Hospital, t: &crate::model::Trainer, sites: &[usize], (start, days): (Day, i32)) -> Teacher {
    Teacher {
        id: t.code.to_string(),
        site: sites.first().copied().unwrap_or(0),
        sites: sites.to_vec(),
        skills: t.modules.iter().map(|m| m.0 as usize).filter(|m| *m < hospital.modules.len()).collect(),
        weekdays: t.weekdays,
        absent: away(&t.absences, start, days),
        week_halves: 10,
    }
}

/// Days of absences inside the calendar, sorted.
fn away(absences: &[(Day, Day)], start: Day, days: i32) -> Vec<i32> {
    let mut all = BTreeSet::new();
    for (from, to) in absences {
        let (from, to) = ((*from - start).num_days().max(0), (*to - start).num_days().min(i64::from(days) - 1));
        all.extend((from..=to).filter_map(|d| i32::try_from(d).ok()));
    }
    all.into_iter().collect()
}

impl Demand {
    /// The services that have a go-live, and the ward of each service.
    fn add_wards(&mut self, hospital: &Hospital, plan: &Plan, lives: &[(ServiceIx, Day)], sites: &Sites) -> Vec<Option<usize>> {
        let gate = plan.gate.filter(|g| *g > plan.now).and_then(|g| plan.calendar.day(g)).map_or(0, |d| self.instance.day(d));
        let mut of_service = vec![None; hospital.services.len()];
        for (service, day) in lives {
            of_service[service.0 as usize] = Some(self.wards.len());
            self.wards.push(*service);
            self.instance.wards.push(Ward {
                id: hospital.service(*service).code.to_string(),
                site: sites.of_service[service.0 as usize],
                go_live: self.instance.day(*day),
                not_before: if plan.pilots.contains(service) { 0 } else { gate },
            });
        }
        of_service
    }

    fn add_people(&mut self, hospital: &Hospital, of_service: &[Option<usize>], attended: &Attended) {
        let mut jobs: BTreeMap<String, usize> = BTreeMap::new();
        let mut cycles: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
        let closed = closed_services(hospital);
        for (ix, person) in (0u32..).map(PersonIx).zip(&hospital.people) {
            let Some((post, ward, trained)) = home(person, of_service, &self.instance) else { continue };
            let (name, key) = job(hospital, post);
            let next = self.instance.jobs.len();
            let job = *jobs.entry(key).or_insert(next);
            if job == next {
                let min_left = i32::try_from(hospital.settings.minimum_left).unwrap_or(i32::MAX);
                let name = if self.instance.jobs.iter().any(|j| j.name == name) { format!("{name} ({next})") } else { name };
                self.instance.jobs.push(Job { name, min_left });
            }
            let (letters, offset) = duty::cycle(post, self.instance.start);
            let next = self.instance.cycles.len();
            let cycle = *cycles.entry(letters.clone()).or_insert(next);
            if cycle == next {
                self.instance.cycles.push(letters);
            }
            let night = post.shift == Shift::Night;
            let known = duty::nights_known(post);
            self.nights_assumed += usize::from(night && !known);
            let required: Vec<ModuleIx> = if trained { hospital.modules_required(person) } else { Vec::new() };
            let which = |wanted: &dyn Fn(ModuleIx) -> bool| required.iter().filter(|m| wanted(**m)).map(|m| m.0 as usize).collect();
            self.number[ix.0 as usize] = Some(self.people.len());
            self.people.push(ix);
            let mut absent = self.absences(person);
            absent.extend(closed.get(&post.service).into_iter().flatten().map(|(from, to)| (self.instance.day(*from), self.instance.day(*to))));
            self.instance.people.push(Trainee {
                id: person.id.to_string(),
                ward,
                job,
                night,
                cycle,
                offset,
                absent,
                stated: Vec::new(),
                busy: 0,
                rest_ok: night && known,
                super_user: person.super_user(),
                level: 2,
                done: which(&|m| attended.done(ix, m)),
                missed: which(&|m| attended.missed(ix, m)),
                required: required.iter().map(|m| m.0 as usize).collect(),
            });
        }
    }

    /// Absences, and the days before the arrival and after the departure, as far as the calendar goes.
    fn absences(&self, person: &Person) -> Vec<(i32, i32)> {
        let i = &self.instance;
        let within = |from: i32, to: i32| (from.max(-1), to.min(i.days));
        let stated = person.absences.iter().map(|(from, to)| within(i.day(*from), i.day(*to)));
        let before = person.arrival().map(|a| within(-1, i.day(a).saturating_sub(1)));
        let after = person.departure().map(|d| within(i.day(d).saturating_add(1), i.days));
        let mut all: Vec<(i32, i32)> = stated.chain(before).chain(after).filter(|(from, to)| from <= to && *to >= 0 && *from < i.days).collect();
        all.sort_unstable();
        all
    }

    /// What duty rosters state: inside somebody's first and last day of it, a day without a code is not worked.
    fn add_duties(&mut self, hospital: &Hospital) {
        let mut stated: BTreeMap<usize, BTreeMap<i32, u8>> = BTreeMap::new();
        for line in &hospital.duties {
            let Some(at) = self.number.get(line.person.0 as usize).copied().flatten() else { continue };
            let letter = duty::letter(&line.shift).unwrap_or_else(|| {
                self.strange_codes.insert(line.shift.clone());
                REST
            });
            let day = self.instance.day(line.day);
            if (-1..self.instance.days).contains(&day) {
                stated.entry(at).or_default().insert(day, letter);
            }
        }
        for (at, days) in stated {
            if let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value()) {
                self.instance.people[at].stated = (*first..=*last).map(|d| (d, days.get(&d).copied().unwrap_or(REST))).collect();
            }
        }
    }
}

/// Days on which a service is closed, by service.
fn closed_services(hospital: &Hospital) -> BTreeMap<ServiceIx, Vec<(Day, Day)>> {
    let mut closed: BTreeMap<ServiceIx, Vec<(Day, Day)>> = BTreeMap::new();
    for line in hospital.closures.iter().filter(|c| c.kind == crate::model::ClosureKind::Closed) {
        if let crate::model::Scope::Service(service) = line.scope {
            closed.entry(service).or_default().push((line.from, line.to));
        }
    }
    closed
}

/// The post for which somebody is trained: the first one held on the go-live of its service. Else the main one: counted for cover, not trained,
/// unless its service is live already.
fn home<'p>(person: &'p Person, of_service: &[Option<usize>], i: &Instance) -> Option<(&'p Post, usize, bool)> {
    let ward = |post: &Post| of_service.get(post.service.0 as usize).copied().flatten();
    let held = |post: &Post, day: i32| post.arrival.is_none_or(|a| i.day(a) <= day) && post.departure.is_none_or(|d| day <= i.day(d));
    let trained = person.posts.iter().find_map(|post| ward(post).filter(|w| held(post, i.wards[*w].go_live.max(0))).map(|w| (post, w, true)));
    trained.or_else(|| person.posts.first().and_then(|post| ward(post).map(|w| (post, w, false))))
}

/// The job that a ward counts somebody in, and what tells it from others: the row of `Profils` that covers it, else the words typed.
fn job(hospital: &Hospital, post: &Post) -> (String, String) {
    match post.profile.and_then(|at| Some((at, hospital.profiles.get(at)?))) {
        Some((at, profile)) if !profile.job.starts_with('/') => (profile.job.clone(), format!("#{at}")),
        Some((at, profile)) => (if profile.name.is_empty() { post.job.to_string() } else { profile.name.clone() }, format!("#{at}")),
        None => (post.job.to_string(), folded(&post.job)),
    }
}
