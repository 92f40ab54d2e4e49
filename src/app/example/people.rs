//! The invented staff, and the HR export that lists them.

use super::names::{FIRST_EN, FIRST_FR, LAST_EN, LAST_FR};
use super::services::{ASSISTANT, DOCTOR, JOBS, MANAGER, NURSE, SECRETARY, WARDS};
use super::{cell, date, number, sheet};
use crate::document::{Content, Table};
use crate::model::{Day, Lang, Shift};
use crate::schema::Sheet as _;
use crate::schema::sheets::{AbsenceRow, UserRow};
use crate::text::Tr;
use crate::text::normal::folded;
use chrono::Days;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use std::collections::BTreeSet;

/// One invented person in a post.
pub(super) struct Member {
    /// Six digits, zeros first.
    pub(super) id: String,
    pub(super) last: String,
    pub(super) first: String,
    /// Index into [`WARDS`].
    pub(super) ward: usize,
    /// Index into [`JOBS`].
    pub(super) job: usize,
    pub(super) shift: Shift,
    /// Percent of full time.
    pub(super) share: u32,
    pub(super) arrival: Day,
    pub(super) departure: Option<Day>,
    pub(super) super_user: bool,
    /// Without a full stop at the end; empty for some.
    pub(super) email: String,
}

pub(super) struct Staff {
    /// By service, then job.
    pub(super) members: Vec<Member>,
}

/// Numbers below a bound, always the same ones.
struct Draw(ChaCha8Rng);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        usize::try_from(self.0.next_u64() % bound).unwrap_or(0)
    }
    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// Domain of addresses; `.example` is reserved (RFC 2606).
pub(super) const DOMAIN: &str = "valbrume.example";

impl Staff {
    /// The same people in each call; their names follow the language.
    pub(super) fn invented(lang: Lang) -> Staff {
        let mut draw = Draw(ChaCha8Rng::seed_from_u64(2027));
        let (lasts, firsts) = if lang == Lang::Fr { (LAST_FR, FIRST_FR) } else { (LAST_EN, FIRST_EN) };
        let mut ids = BTreeSet::new();
        let mut names = BTreeSet::new();
        let mut members = Vec::new();
        for (ward, w) in WARDS.iter().enumerate() {
            for (job, count) in w.people.iter().enumerate() {
                for n in 0..*count {
                    let id = loop {
                        let id = format!("{:06}", 1_000 + draw.below(89_000));
                        if ids.insert(id.clone()) {
                            break id;
                        }
                    };
                    let (last, first) = loop {
                        let name = (lasts[draw.below(lasts.len())], firsts[draw.below(firsts.len())]);
                        if names.insert(name) {
                            break name;
                        }
                    };
                    let days = u64::try_from(draw.below(4_000)).unwrap_or(0);
                    members.push(Member {
                        id,
                        last: last.into(),
                        first: first.into(),
                        ward,
                        job,
                        shift: shift(w.nights, job, n),
                        share: if n > 2 && job != MANAGER && draw.one_in(6) { 80 } else { 100 },
                        arrival: date(2015, 9, 1) + Days::new(days),
                        departure: (n > 4 && draw.one_in(25)).then(|| date(2027, 3, 31)),
                        super_user: is_super_user(w.people[job], job, n),
                        email: address(first, last),
                    });
                }
            }
        }
        Staff { members }
    }
    /// Staff id of the manager of a service.
    pub(super) fn manager(&self, ward: usize) -> Option<&str> {
        self.members.iter().find(|m| m.ward == ward && m.job == MANAGER).map(|m| m.id.as_str())
    }
    /// Staff id and name of the first doctor of a service.
    pub(super) fn doctor(&self, ward: usize) -> Option<&Member> {
        self.members.iter().find(|m| m.ward == ward && m.job == DOCTOR)
    }
}

/// A quarter of nurses and assistants work at night, where the service does.
fn shift(nights: bool, job: usize, n: usize) -> Shift {
    if nights && (job == NURSE || job == ASSISTANT) && n % 4 == 3 { Shift::Night } else { Shift::Day }
}

/// The first ones of each large job, one of them at night.
fn is_super_user(of_job: usize, job: usize, n: usize) -> bool {
    match job {
        NURSE => n == 0 || n == 3,
        ASSISTANT | DOCTOR | SECRETARY => n == 0 && of_job > 1,
        _ => false,
    }
}

/// `anais.lefevre@valbrume.example`.
fn address(first: &str, last: &str) -> String {
    format!("{}.{}@{DOMAIN}", folded(first).replace(' ', "-"), folded(last).replace(' ', "-"))
}

pub(super) const USERS: [&str; 12] =
    ["id", "last", "first", "service", "job", "contract", "share", "shift", "arrival", "departure", "email", "super_user"];

pub(super) fn users(staff: &Staff, lang: Lang) -> Table {
    let mut rows: Vec<Vec<Content>> = staff.members.iter().map(|m| user(m, m.ward, m.share, lang)).collect();
    // Two contracts, one person: a physiotherapist shared by two services.
    if let Some(shared) = staff.members.iter().find(|m| WARDS[m.ward].code == "CARDIO" && m.job == 5) {
        let half = |ward| user(shared, ward, 50, lang);
        let at = rows.iter().position(|r| r.first() == Some(&shared.id.as_str().into())).unwrap_or(0);
        rows[at] = half(shared.ward);
        rows.insert(at + 1, half(0));
    }
    // As an HR tool exports: a title above the header, sorted by name.
    rows.sort_by_key(|r| r.get(1).map(|c| if let Content::Value(v) = c { folded(&v.shown()) } else { String::new() }));
    let mut table = sheet(&UserRow::SPEC, &USERS, rows, lang);
    table.title = Tr::new("Centre hospitalier de Valbrume : agents présents", "Valbrume Hospital: staff in post").get(lang).into();
    table.above = vec![vec![Tr::new("Export du 15/01/2027", "Export of 15 Jan 2027").get(lang).into()]];
    table
}

fn user(m: &Member, ward: usize, share: u32, lang: Lang) -> Vec<Content> {
    let permanent = if m.departure.is_some() { Tr::new("CDD", "Fixed-term") } else { Tr::new("Titulaire", "Permanent") };
    vec![
        m.id.as_str().into(),
        m.last.as_str().into(),
        m.first.as_str().into(),
        WARDS[ward].code.into(),
        JOBS[m.job].get(lang).into(),
        permanent.get(lang).into(),
        number(f64::from(share) / 100.0),
        cell(&m.shift, lang),
        m.arrival.into(),
        m.departure.into(),
        m.email.as_str().into(),
        if m.super_user { cell(&true, lang) } else { Content::Empty },
    ]
}

pub(super) fn absences(staff: &Staff, lang: Lang) -> Table {
    let leave = Tr::new("Congés", "Leave");
    let course = Tr::new("Formation", "Course");
    let rows = staff.members.iter().enumerate().filter(|(n, _)| n % 11 == 5).map(|(n, m)| {
        let from = date(2027, 2, 1) + Days::new((n as u64 * 17) % 240);
        let kind = if n % 3 == 0 { course } else { leave };
        vec![m.id.as_str().into(), from.into(), (from + Days::new(if n % 3 == 0 { 1 } else { 11 })).into(), kind.get(lang).into()]
    });
    sheet(&AbsenceRow::SPEC, &["id", "from", "to", "kind"], rows.collect(), lang)
}
