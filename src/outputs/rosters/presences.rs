//! `Présences`: one row per person and session, where the training office types who came. Read back at the next run.

use super::column;
use super::held::Held;
use crate::document::{Content, Look, Owner, Row, Rule, Table, Tone};
use crate::model::{Lang, PersonIx, Presence};
use crate::roster::Session;
use crate::text::labels::rosters::{NO, YES, head, part_of_day, presence, tab};

pub(crate) fn table(held: &Held<'_>, lang: Lang) -> Table {
    let rows = held.on().flat_map(|s| s.people.iter().map(move |p| row(held, s, *p, lang))).collect();
    let words = [Presence::Present, Presence::Absent, Presence::Excused].map(|p| presence(p, lang).to_owned());
    let missed = format!("OR({{presence}}=\"{}\",{{presence}}=\"{}\")", words[1], words[2]);
    let came = format!("{{presence}}=\"{}\"", words[0]);
    Table {
        columns: vec![
            column("session", head::SESSION, Look::Code, lang).width(28.0),
            column("module", head::MODULE, Look::Code, lang),
            column("date", head::DATE, Look::LongDay, lang),
            column("half", head::HALF, Look::Text, lang).width(13.0),
            column("id", head::ID, Look::Code, lang),
            column("last", head::LAST, Look::Text, lang).width(20.0),
            column("first", head::FIRST, Look::Text, lang).width(16.0),
            column("service", head::SERVICE, Look::Code, lang),
            column("presence", head::PRESENCE, Look::Text, lang).width(12.0).owned(Owner::Person).choices(words.into()),
            column("test", head::TEST, Look::YesNo, lang).width(12.0).owned(Owner::Person).choices([YES, NO].map(|w| w.get(lang).to_owned()).into()),
            column("remark", head::REMARK, Look::Long, lang).width(36.0).owned(Owner::Person),
        ],
        rows,
        rules: vec![
            Rule::When { formula: missed, columns: vec!["presence"], tone: Tone::Attention },
            Rule::When { formula: came, columns: vec!["presence"], tone: Tone::Good },
        ],
        fixed: 1,
        keyed: true,
        ..Table::new("presences", tab::PRESENCES.get(lang))
    }
}

/// Identity of a seat over runs.
pub(crate) fn key(person: &str, session: &str) -> String {
    format!("{person}|{session}")
}

fn row(held: &Held<'_>, s: &Session, person: PersonIx, lang: Lang) -> Row {
    let p = held.listed(person);
    let said = held.attended(person, s);
    let cells = vec![
        s.id.as_str().into(),
        held.module(s).code.as_str().into(),
        s.date.into(),
        part_of_day(s.half, s.halves, lang).into(),
        p.id.as_str().into(),
        p.last.as_str().into(),
        p.first.as_str().into(),
        held.hospital.service(p.main().service).code.as_str().into(),
        said.map(|a| presence(a.presence, lang)).into(),
        said.and_then(|a| a.test_passed).map(|passed| if passed { YES } else { NO }.get(lang)).into(),
        Content::Empty,
    ];
    Row::new(key(p.id.as_str(), &s.id), cells)
}
