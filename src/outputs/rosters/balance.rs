//! `Bilan`: the figures of the training, in all and by service.

use super::column;
use super::held::{Held, Seat};
use crate::document::{Content, Look, Page, Row, Rule, Table};
use crate::model::{Lang, ModuleIx, ServiceIx};
use crate::outputs::Results;
use crate::text::labels::rosters::{figure, head, labelled, tab};
use crate::text::{Say as _, Tr, percent};
use std::collections::BTreeMap;

/// Seats of a service's people.
#[derive(Default)]
struct Tally {
    to_train: u32,
    complete: u32,
    given: u32,
    missing: u32,
}

pub(crate) fn table(held: &Held<'_>, results: &Results<'_>, lang: Lang) -> Table {
    let hospital = held.hospital;
    let modules = super::by_service::modules_taught(held);
    let shares: BTreeMap<ServiceIx, f64> = results.review.services.iter().filter_map(|s| Some((s.service, s.trained_share?))).collect();
    let rows = hospital.service_indices().filter(|s| !hospital.service(*s).people.is_empty()).map(|service| {
        let s = hospital.service(service);
        let tally = tally(held, service, &modules);
        let cells = vec![
            s.code.as_str().into(),
            s.name.as_str().into(),
            results.plan.go_live(hospital, service).into(),
            s.users().into(),
            tally.to_train.into(),
            tally.given.into(),
            tally.missing.into(),
            tally.complete.into(),
            share(tally.complete, tally.to_train),
            shares.get(&service).copied().into(),
        ];
        Row::new("", cells)
    });
    Table {
        title: figure::TITLE.get(lang).into(),
        above: figures(held, results, lang),
        columns: vec![
            column("service", head::SERVICE, Look::Code, lang),
            column("service_name", head::SERVICE_NAME, Look::Text, lang).width(30.0),
            column("go_live", head::GO_LIVE, Look::Day, lang),
            column("people", head::PEOPLE, Look::Whole, lang),
            column("to_train", head::TO_TRAIN, Look::Whole, lang),
            column("seats", head::SEATS, Look::Whole, lang),
            column("missing", head::MISSING, Look::Whole, lang),
            column("complete", head::ALL_SEATED, Look::Whole, lang).width(14.0),
            column("share", head::SHARE_SEATED, Look::Share, lang),
            column("trained", head::SHARE_TRAINED, Look::Share, lang).width(24.0),
        ],
        rows: rows.collect(),
        rules: vec![Rule::Gauge { column: "share" }, Rule::Gauge { column: "trained" }],
        fixed: 2,
        page: Page::Landscape,
        ..Table::new("balance", tab::BALANCE.get(lang))
    }
}

fn tally(held: &Held<'_>, service: ServiceIx, modules: &[ModuleIx]) -> Tally {
    let mut tally = Tally::default();
    for person in &held.hospital.service(service).people {
        let (mut needed, mut complete) = (false, true);
        for seat in modules.iter().filter_map(|m| held.seat(*person, *m)) {
            needed = true;
            match seat {
                Seat::On(_) => tally.given += 1,
                Seat::Done(_) => {}
                Seat::Wanted => {
                    tally.missing += 1;
                    complete = false;
                }
            }
        }
        tally.to_train += u32::from(needed);
        tally.complete += u32::from(needed && complete);
    }
    tally
}

fn share(part: u32, whole: u32) -> Content {
    if whole == 0 { Content::Empty } else { (f64::from(part) / f64::from(whole)).into() }
}

fn figures(held: &Held<'_>, results: &Results<'_>, lang: Lang) -> Vec<Vec<Content>> {
    let (mut sessions, mut halves, mut given, mut places) = (0u32, 0u32, 0usize, 0u64);
    for s in held.on() {
        sessions += 1;
        halves = halves.saturating_add(s.halves);
        given += s.people.len();
        places += u64::from(held.places(s));
    }
    let fill = if places == 0 { String::new() } else { percent(given as f64 / places as f64, lang) };
    let line = |figures: &[(Tr, String)]| {
        let said: Vec<String> = figures.iter().filter(|(_, n)| !n.is_empty()).map(|(what, n)| labelled(*what, n, lang)).collect();
        vec![Content::from(said.join(" · "))]
    };
    vec![
        line(&[(figure::SESSIONS, sessions.say(lang)), (figure::HALF_DAYS, halves.say(lang)), (figure::FILL, fill)]),
        line(&[
            (figure::WANTED, results.roster.seats_wanted.say(lang)),
            (figure::GIVEN, given.say(lang)),
            (figure::MISSING, results.roster.not_seated.len().say(lang)),
            (figure::MOVED, results.roster.moved.len().say(lang)),
        ]),
    ]
}
