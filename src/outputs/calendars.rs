//! `rosters/ics/`: a calendar for each trainer, room and service, to open or subscribe to.

use crate::document::{Document, Event, EventCalendar};
use crate::model::{Day, Lang, ServiceIx};
use crate::outputs::Results;
use crate::outputs::rosters::held::Held;
use crate::outputs::rosters::times::{spans, whole};
use crate::roster::{Session, SessionState};
use crate::text::labels::rosters::{
    calendar_of_room, calendar_of_service, calendar_of_trainer, event_people, event_session, event_times, event_title, event_trainer, place, times,
};
use crate::text::names::legal_file_names;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What `run.json` keeps of an event from run to run: its sequence, the day of its last change, what it said then.
pub type Events = BTreeMap<String, (u32, Day, String)>;

/// One calendar for each trainer, room and service that has something in it.
pub fn documents(results: &Results<'_>) -> Vec<Document> {
    let held = Held::new(results);
    let (h, lang) = (results.hospital, results.context.lang);
    let events = numbered(&held, results);
    let mut trainers = vec![Vec::new(); h.trainers.len()];
    let mut rooms = vec![Vec::new(); h.rooms.len()];
    let mut services = vec![Vec::new(); h.services.len()];
    for s in shown(&held, results) {
        trainers[s.trainer.0 as usize].push(event(&held, s, None, &events, lang));
        rooms[s.room.0 as usize].push(event(&held, s, None, &events, lang));
        let of: BTreeSet<ServiceIx> = s.people.iter().map(|p| held.listed(*p).main().service).collect();
        for service in of {
            services[service.0 as usize].push(event(&held, s, Some(service), &events, lang));
        }
    }
    let trainer_names = legal_file_names(h.trainers.iter().map(|t| t.code.as_str()));
    let room_names = legal_file_names(h.rooms.iter().map(|r| r.code.as_str()));
    let service_names = legal_file_names(h.services.iter().map(|s| s.code.as_str()));
    let trainer = trainers.into_iter().zip(&h.trainers).zip(trainer_names).map(|((e, t), f)| ("formateur", f, calendar_of_trainer(&t.name, lang), e));
    let room = rooms.into_iter().zip(&h.rooms).zip(room_names).map(|((e, r), f)| ("salle", f, calendar_of_room(&r.name, lang), e));
    let service = services.into_iter().zip(&h.services).zip(service_names).map(|((e, s), f)| ("service", f, calendar_of_service(&s.name, lang), e));
    trainer
        .chain(room)
        .chain(service)
        .filter(|(_, _, _, events)| !events.is_empty())
        .map(|(whose, file, name, events)| {
            Document::Calendar(EventCalendar {
                path: format!("rosters/ics/{whose}-{file}.ics"),
                name,
                method: "PUBLISH",
                zone: h.settings.time_zone.clone(),
                organizer: None,
                events,
            })
        })
        .collect()
}

/// All events of this run, for `run.json`.
pub fn events(results: &Results<'_>) -> Events {
    numbered(&Held::new(results), results)
}

/// Sessions that take place, and cancelled ones until their date has passed.
fn shown<'a>(held: &'a Held<'_>, results: &Results<'_>) -> impl Iterator<Item = &'a Session> {
    let today = results.context.today;
    held.sessions.iter().map(std::convert::AsRef::as_ref).filter(move |s: &&Session| s.state != SessionState::Cancelled || s.date >= today)
}

/// A sequence grows by one, and a stamp becomes today, when time, place or state changed: a cancelled event whose sequence does not grow is ignored by calendars.
fn numbered(held: &Held<'_>, results: &Results<'_>) -> Events {
    let earlier = &results.hospital.previous.events;
    shown(held, results)
        .map(|s| {
            let (uid, said) = (uid(&s.id), said(held, s));
            let (sequence, stamp) = match earlier.get(&uid) {
                Some((sequence, stamp, then)) if *then == said => (*sequence, *stamp),
                Some((sequence, ..)) => (sequence.saturating_add(1), results.context.today),
                None => (0, results.context.today),
            };
            (uid, (sequence, stamp, said))
        })
        .collect()
}

/// Sequence and stamp of a session's event as the last run left them, when it says the same now.
pub(crate) fn earlier(held: &Held<'_>, results: &Results<'_>, s: &Session) -> Option<(u32, Day)> {
    let (sequence, stamp, then) = results.hospital.previous.events.get(&uid(&s.id))?;
    (*then == said(held, s)).then_some((*sequence, *stamp))
}

/// What a calendar compares: time, place and state.
fn said(held: &Held<'_>, s: &Session) -> String {
    let (from, to) = whole(s, held.module(s));
    let state = if s.state == SessionState::Cancelled { "cancelled" } else { "confirmed" };
    format!("{} {}-{} {} {state}", s.date, from.format("%H:%M"), to.format("%H:%M"), location(held, s))
}

fn location(held: &Held<'_>, s: &Session) -> String {
    let room = held.room(s);
    place(&room.name, &room.site)
}

/// Stable for ever, short plain ASCII, the same for the same session alone.
fn uid(session: &str) -> String {
    let mut uid = String::new();
    for c in session.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') {
            uid.push(c);
        } else {
            let _ = write!(uid, "_{:x}_", u32::from(c));
        }
    }
    uid + "@jalon"
}

/// `service`: whose people are named in it; a trainer's or a room's calendar names nobody.
fn event(held: &Held<'_>, s: &Session, service: Option<ServiceIx>, events: &Events, lang: Lang) -> Event {
    let module = held.module(s);
    let uid = uid(&s.id);
    let (sequence, stamp) = events.get(&uid).map_or((0, s.date), |e| (e.0, e.1));
    let (from, to) = whole(s, module);
    let cancelled = s.state == SessionState::Cancelled;
    let mut lines = vec![event_trainer(&held.trainer(s).name, lang), event_times(&times(&spans(s, module), lang), lang), event_session(&s.id, lang)];
    if let Some(service) = service {
        let names: Vec<String> =
            s.people.iter().map(|p| held.listed(*p)).filter(|p| p.main().service == service).map(crate::model::Person::listed).collect();
        lines.insert(0, event_people(&names.join(", "), lang));
    }
    Event {
        uid,
        sequence,
        stamp,
        day: s.date,
        from,
        to,
        title: event_title(&module.name, cancelled, lang),
        location: location(held, s),
        description: lines.join("\n"),
        cancelled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Half, PersonIx};
    use crate::outputs::rosters::fixture::{Fixture, day, session};

    fn calendar<'a>(documents: &'a [Document], path: &str) -> &'a EventCalendar {
        let found = documents.iter().find_map(|d| match d {
            Document::Calendar(c) if c.path == path => Some(c),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{path} in {:?}", documents.iter().map(Document::path).collect::<Vec<_>>()))
    }

    #[test]
    fn trainer_room_and_service_have_a_calendar_each_and_only_the_service_names_its_people() {
        let mut s = session("SOINS-2027-03-02-M-S001", Half::Morning, 1);
        s.people.push(PersonIx(2));
        let f = Fixture::new(vec![s]);
        let documents = documents(&f.results());
        assert_eq!(documents.len(), 4, "CARDIO and Cardio do not share a file");
        let service = &calendar(&documents, "rosters/ics/service-CARDIO.ics").events[0];
        assert!(service.description.contains("LEFÈVRE Anaïs, MARTIN Paul") && !service.description.contains("NGUYEN"), "{}", service.description);
        let room = &calendar(&documents, "rosters/ics/salle-R1.ics").events[0];
        assert!(!room.description.contains("LEFÈVRE"), "{}", room.description);
        assert_eq!((room.location.as_str(), room.from.to_string().as_str(), room.to.to_string().as_str()), ("Salle 1, Nord", "09:00:00", "12:30:00"));
    }

    #[test]
    fn a_sequence_grows_when_a_session_moves_or_is_cancelled_and_only_then() {
        let s = session("S1", Half::Morning, 1);
        let mut f = Fixture::new(vec![s.clone()]);
        let first = events(&f.results());
        assert_eq!(first["S1@jalon"].0, 0);
        f.hospital.previous.events = first.clone();
        f.context.today = day(2, 10);
        assert_eq!(events(&f.results()), first, "another day, nothing changed");
        f.roster.sessions[0].half = Half::Afternoon;
        let moved = events(&f.results());
        assert_eq!((moved["S1@jalon"].0, moved["S1@jalon"].1), (1, day(2, 10)));
        f.hospital.previous.events = moved;
        f.roster.sessions[0].state = SessionState::Cancelled;
        assert_eq!(events(&f.results())["S1@jalon"].0, 2);
        let shown = documents(&f.results());
        assert!(calendar(&shown, "rosters/ics/salle-R1.ics").events[0].cancelled);
        f.context.today = day(3, 3);
        assert!(documents(&f.results()).is_empty(), "once its date has passed, a cancelled session is gone");
    }

    #[test]
    fn a_session_that_is_new_today_is_new_in_each_run_of_today() {
        let mut f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        let state = |f: &Fixture| Held::new(&f.results()).sessions[0].state;
        f.hospital.previous.events = events(&f.results());
        f.roster.sessions[0].state = SessionState::Announced;
        assert_eq!(state(&f), SessionState::New);
        f.context.today = day(2, 2);
        assert_eq!(state(&f), SessionState::Announced);
    }

    #[test]
    fn an_identifier_is_plain_ascii_and_never_shared() {
        assert_eq!(uid("ÉTÉ 1_A"), "_c9_T_c9__20_1_5f_A@jalon");
        assert_ne!(uid("A B"), uid("A_20_B"));
    }
}
