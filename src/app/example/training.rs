//! What each job gives, the modules, the trainers, the rooms.

use super::services::JOBS;
use super::{cell, number, said, sheet};
use crate::document::{Content, Table};
use crate::model::Lang;
use crate::schema::Sheet as _;
use crate::schema::cells::DayRange;
use crate::schema::cells::choices::Weekdays;
use crate::schema::sheets::{ModuleRow, ProfileRow, RoomRow, TrainerRow};
use crate::text::Tr;

const BASE: Tr = Tr::new("BASE", "BASICS");
const CARE: Tr = Tr::new("SOINS", "CARE");
const ORDERS: Tr = Tr::new("PRESC", "ORDERS");
const BOOKING: Tr = Tr::new("RDV", "BOOKING");
const SUPER: Tr = Tr::new("REFERENT", "SUPERUSER");
const SITE: &str = "Valbrume";

pub(super) fn tables(lang: Lang) -> Vec<Table> {
    vec![profiles(lang), modules(lang), trainers(lang), rooms(lang)]
}

fn codes(list: &[Tr], lang: Lang) -> Content {
    list.iter().map(|c| c.get(lang)).collect::<Vec<_>>().join("; ").into()
}

fn profiles(lang: Lang) -> Table {
    let profile = |job: usize, name: Tr, groups: &str, modules: &[Tr], licence: Tr| {
        vec![said(JOBS[job], lang), said(name, lang), groups.into(), codes(modules, lang), said(licence, lang)]
    };
    let (named, light) = (Tr::new("nominative", "named"), Tr::new("consultation", "read-only"));
    let care = Tr::new("SOINS", "CARE");
    let rows = vec![
        profile(0, care, "DPI-SOINS; DPI-LECTURE", &[BASE, CARE], named),
        profile(1, Tr::new("AIDE", "ASSIST"), "DPI-LECTURE", &[BASE, CARE], named),
        profile(2, Tr::new("PRESCRIPTEUR", "PRESCRIBER"), "DPI-PRESCRIPTION; DPI-LECTURE", &[BASE, ORDERS], named),
        profile(3, Tr::new("PRESCRIPTEUR", "PRESCRIBER"), "DPI-PRESCRIPTION; DPI-LECTURE", &[BASE, ORDERS], named),
        profile(4, Tr::new("ACCUEIL", "DESK"), "DPI-RENDEZVOUS; DPI-LECTURE", &[BASE, BOOKING], named),
        profile(5, Tr::new("REEDUCATION", "THERAPY"), "DPI-LECTURE", &[BASE], light),
        profile(6, care, "DPI-SOINS; DPI-LECTURE; DPI-ENCADREMENT", &[BASE, CARE], named),
    ];
    sheet(&ProfileRow::SPEC, &["job", "profile", "groups", "modules", "licence"], rows, lang)
}

fn modules(lang: Lang) -> Table {
    let module = |code: Tr, name: Tr, hours: f64, before: &[Tr], group: (f64, f64), days: f64, audience: Tr| {
        vec![
            said(code, lang),
            said(name, lang),
            number(hours),
            codes(before, lang),
            number(group.0),
            number(group.1),
            number(days),
            said(audience, lang),
        ]
    };
    let all = Tr::new("", "");
    let rows = vec![
        module(BASE, Tr::new("Prise en main du dossier patient", "First steps in the patient record"), 3.0, &[], (2.0, 10.0), 42.0, all),
        module(CARE, Tr::new("Plan de soins et transmissions", "Care plan and handover"), 3.5, &[BASE], (2.0, 10.0), 35.0, all),
        module(ORDERS, Tr::new("Prescription et validation", "Prescribing and validation"), 3.0, &[BASE], (1.0, 8.0), 35.0, all),
        module(BOOKING, Tr::new("Rendez-vous et courriers", "Appointments and letters"), 3.0, &[BASE], (1.0, 8.0), 35.0, all),
        module(
            SUPER,
            Tr::new("Référent : aider ses collègues", "Super-user: helping colleagues"),
            7.0,
            &[BASE],
            (2.0, 10.0),
            42.0,
            Tr::new("Référents", "Super-users"),
        ),
    ];
    sheet(&ModuleRow::SPEC, &["code", "name", "hours", "prerequisites", "min_group", "max_group", "fresh_days", "audience"], rows, lang)
}

fn trainers(lang: Lang) -> Table {
    let days = |off: usize| {
        let mut days = [true, true, true, true, true, false, false];
        if off < 5 {
            days[off] = false;
        }
        Weekdays(days)
    };
    let away = |from, to| vec![DayRange { from, to }];
    let trainer = |code: &str, name: Tr, modules: &[Tr], off: usize, away: &Vec<DayRange>| {
        vec![code.into(), said(name, lang), codes(modules, lang), cell(&days(off), lang), cell(away, lang)]
    };
    let none = Vec::new();
    let summer = away(super::date(2027, 8, 2), super::date(2027, 8, 20));
    let rows = vec![
        trainer("F1", Tr::new("ABADIE Sylvie", "ABBOTT Sylvia"), &[], 7, &summer),
        trainer("F2", Tr::new("BERTIN Hervé", "BARTON Henry"), &[BASE, CARE, SUPER], 7, &none),
        trainer(
            "F3",
            Tr::new("CHAUVET Nora", "CHAMBERS Nora"),
            &[BASE, ORDERS, BOOKING],
            2,
            &away(super::date(2027, 4, 12), super::date(2027, 4, 23)),
        ),
        trainer("F4", Tr::new("DELORME Ivan", "DELANEY Ivan"), &[BASE, CARE, ORDERS], 7, &none),
    ];
    sheet(&TrainerRow::SPEC, &["code", "name", "modules", "days", "absences"], rows, lang)
}

fn rooms(lang: Lang) -> Table {
    let room = |code: &str, name: Tr, capacity: f64, workstations: f64| {
        vec![code.into(), said(name, lang), SITE.into(), number(capacity), number(workstations)]
    };
    let rows = vec![
        room("S1", Tr::new("Salle informatique 1", "Computer room 1"), 12.0, 10.0),
        room("S2", Tr::new("Salle informatique 2", "Computer room 2"), 12.0, 10.0),
        room("S3", Tr::new("Salle de l'institut", "Nursing school room"), 10.0, 8.0),
    ];
    sheet(&RoomRow::SPEC, &["code", "name", "site", "capacity", "workstations"], rows, lang)
}
