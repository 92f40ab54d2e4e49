//! `Sessions`: the index, one row a session, with a link to its sign-in sheet.

use super::column;
use super::held::Held;
use super::times::spans;
use crate::document::{Content, Look, Row, Table, Tone};
use crate::model::Lang;
use crate::outputs::signin;
use crate::roster::{Session, SessionState};
use crate::text::Tr;
use crate::text::labels::rosters::{head, part_of_day, state, tab, times};
use std::collections::BTreeSet;

pub(crate) fn table(held: &Held<'_>, lang: Lang) -> Table {
    let places = signin::places(held, lang);
    let rows = held.sessions.iter().zip(places).map(|(s, place)| row(held, s, &place, lang)).collect();
    Table {
        columns: vec![
            column("session", head::SESSION, Look::Code, lang).width(28.0),
            column("date", head::DATE, Look::LongDay, lang),
            column("half", head::HALF, Look::Text, lang).width(13.0),
            column("times", head::TIMES, Look::Text, lang).width(32.0),
            column("module", head::MODULE, Look::Code, lang),
            column("title", head::TITLE, Look::Text, lang).width(32.0),
            column("room", head::ROOM, Look::Text, lang).width(18.0),
            column("site", head::SITE, Look::Text, lang).width(14.0),
            column("trainer", head::TRAINER, Look::Text, lang).width(22.0),
            column("seated", head::SEATED, Look::Whole, lang),
            column("places", head::PLACES, Look::Whole, lang),
            column("left", head::LEFT, Look::Whole, lang),
            column("services", head::SERVICES, Look::Text, lang).width(26.0),
            column("state", head::STATE, Look::Text, lang).width(12.0),
            column("sheet", head::SHEET, Look::Text, lang).width(24.0),
        ],
        rows,
        fixed: 2,
        ..Table::new("sessions", tab::SESSIONS.get(lang))
    }
}

fn row(held: &Held<'_>, s: &Session, sheet: &signin::SheetPlace, lang: Lang) -> Row {
    let (module, room) = (held.module(s), held.room(s));
    let seated = u32::try_from(s.people.len()).unwrap_or(u32::MAX);
    let places = held.places(s);
    let link = Content::Link { text: sheet.tab.clone(), target: sheet.target() };
    let cells = vec![
        s.id.as_str().into(),
        s.date.into(),
        part_of_day(s.half, s.halves, lang).into(),
        times(&spans(s, module), lang).into(),
        module.code.as_str().into(),
        module.name.as_str().into(),
        room.name.as_str().into(),
        room.site.as_str().into(),
        held.trainer(s).name.as_str().into(),
        seated.into(),
        places.into(),
        places.saturating_sub(seated).into(),
        services(held, s).into(),
        state_word(s.state).get(lang).into(),
        link,
    ];
    Row { tone: tone(s.state), ..Row::new("", cells) }
}

/// Codes of the services of its people, in order.
pub(crate) fn services(held: &Held<'_>, s: &Session) -> String {
    let codes: BTreeSet<&str> = s.people.iter().map(|p| held.hospital.service(held.listed(*p).main().service).code.as_str()).collect();
    codes.into_iter().collect::<Vec<_>>().join(", ")
}

pub(crate) fn state_word(state: SessionState) -> Tr {
    match state {
        SessionState::Fixed => state::FIXED,
        SessionState::Announced => state::ANNOUNCED,
        SessionState::New => state::NEW,
        SessionState::Moved => state::MOVED,
        SessionState::Cancelled => state::CANCELLED,
    }
}

fn tone(state: SessionState) -> Option<Tone> {
    match state {
        SessionState::Moved => Some(Tone::Attention),
        SessionState::Cancelled => Some(Tone::Muted),
        SessionState::Fixed | SessionState::Announced | SessionState::New => None,
    }
}
