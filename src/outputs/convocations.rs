//! `rosters/convocations.xlsx`: for a mail merge, one row a person; and one row a seat.

use crate::document::{Column, Content, Document, Look, Row, Table, Workbook};
use crate::model::{Code, Day, Lang, Person, PersonIx};
use crate::outputs::Results;
use crate::outputs::rosters::column;
use crate::outputs::rosters::held::{Held, listing};
use crate::outputs::rosters::sessions::state_word;
use crate::outputs::rosters::times::spans;
use crate::roster::{Session, SessionState};
use crate::text::labels::rosters::{MERGED, and_others, head, long_day, nth, part_of_day, place, state, tab, times};
use std::collections::{BTreeMap, BTreeSet};

/// Sessions that a letter has room for.
const MERGED_SESSIONS: usize = 6;

/// The workbook, once somebody is seated or no longer is.
pub fn documents(results: &Results<'_>) -> Vec<Document> {
    let held = Held::new(results);
    let lang = results.context.lang;
    let before = announced(results);
    let mut people: Vec<PersonIx> = results
        .hospital
        .person_indices()
        .filter(|p| held.of(*p).any(|s| s.date >= results.context.today) || before.contains_key(&results.hospital.person(*p).id))
        .collect();
    if people.is_empty() {
        return Vec::new();
    }
    people.sort_by_cached_key(|p| listing(results.hospital, *p));
    let tables = vec![merge(&held, results, &people, &before, lang), detail(&held, results, &people, lang)];
    vec![Document::Workbook(Workbook { path: "rosters/convocations.xlsx".into(), lang, created: results.context.today, tables })]
}

/// A seat that is still to come, as it was announced.
type Seat<'a> = (&'a str, Day, bool, &'a str);

/// Seats still to come of the last run, by staff id.
fn announced<'a>(results: &Results<'a>) -> BTreeMap<&'a Code, BTreeSet<Seat<'a>>> {
    let mut seats: BTreeMap<&Code, BTreeSet<Seat<'_>>> = BTreeMap::new();
    for s in results.hospital.previous.sessions.iter().filter(|s| s.date >= results.context.today) {
        for person in &s.people {
            seats.entry(person).or_default().insert((&s.id, s.date, s.morning, s.room.as_str()));
        }
    }
    seats
}

/// Sessions of a person that are still to come.
fn to_come<'a>(held: &'a Held<'_>, results: &Results<'_>, person: PersonIx) -> Vec<&'a Session> {
    held.of(person).filter(|s| s.date >= results.context.today).collect()
}

fn merge(held: &Held<'_>, results: &Results<'_>, people: &[PersonIx], before: &BTreeMap<&Code, BTreeSet<Seat<'_>>>, lang: Lang) -> Table {
    let mut columns = person_columns(lang);
    columns.extend([
        column("manager", head::MANAGER, Look::Text, lang).width(22.0),
        column("manager_email", head::MANAGER_EMAIL, Look::Text, lang).width(26.0),
        column("to_send", head::TO_SEND, Look::Text, lang).width(16.0),
        column("others", head::OTHERS, Look::Text, lang).width(30.0),
    ]);
    // Dates as text: Word shows a date cell in the American order.
    columns.extend(
        (1..=MERGED_SESSIONS).flat_map(|n| MERGED.iter().map(move |what| Column::new("nth", nth(n, what.get(lang), lang), Look::Text).width(22.0))),
    );
    let rows = people.iter().map(|person| {
        let p = held.listed(*person);
        let sessions = to_come(held, results, *person);
        let mut cells = person_cells(held, *person);
        let manager = p.main().manager.or(held.hospital.service(p.main().service).manager).map(|m| held.listed(m));
        cells.extend([
            manager.map(Person::listed).into(),
            manager.and_then(|m| m.email.as_deref()).into(),
            to_send(held, &sessions, before.get(&p.id), lang).into(),
        ]);
        let others = sessions.len().saturating_sub(MERGED_SESSIONS);
        cells.push(if others > 0 { and_others(others, lang).into() } else { Content::Empty });
        // Cells behind the last session are left out: 30 columns of them would weigh more than all the rest.
        cells.extend(sessions.iter().take(MERGED_SESSIONS).flat_map(|s| merged(held, s, lang)));
        Row::new("", cells)
    });
    Table { rows: rows.collect(), columns, fixed: 3, ..Table::new("mail_merge", tab::MERGE.get(lang)) }
}

fn merged(held: &Held<'_>, s: &Session, lang: Lang) -> Vec<Content> {
    let (module, room) = (held.module(s), held.room(s));
    vec![
        module.name.as_str().into(),
        long_day(s.date, lang).into(),
        times(&spans(s, module), lang).into(),
        place(&room.name, &room.site).into(),
        held.trainer(s).name.as_str().into(),
    ]
}

/// What a person is to be told, compared with the last run.
fn to_send(held: &Held<'_>, sessions: &[&Session], before: Option<&BTreeSet<Seat<'_>>>, lang: Lang) -> &'static str {
    let now: BTreeSet<Seat<'_>> =
        sessions.iter().map(|s| (s.id.as_str(), s.date, s.half == crate::model::Half::Morning, held.room(s).code.as_str())).collect();
    // What a run of today announced first is still to be sent.
    let fresh = |s: &&Session| matches!(s.state, SessionState::New | SessionState::Moved);
    match before {
        _ if now.is_empty() => state::CANCELLED,
        None => state::NEW,
        Some(before) if *before != now => state::CHANGED,
        Some(_) if sessions.iter().all(|s| s.state == SessionState::New) => state::NEW,
        Some(_) if sessions.iter().any(fresh) => state::CHANGED,
        Some(_) => state::KNOWN,
    }
    .get(lang)
}

fn detail(held: &Held<'_>, results: &Results<'_>, people: &[PersonIx], lang: Lang) -> Table {
    let mut columns = person_columns(lang);
    columns.extend([
        column("session", head::SESSION, Look::Code, lang).width(28.0),
        column("title", head::TITLE, Look::Text, lang).width(32.0),
        column("date", head::DATE, Look::LongDay, lang),
        column("half", head::HALF, Look::Text, lang).width(13.0),
        column("times", head::TIMES, Look::Text, lang).width(32.0),
        column("room", head::ROOM, Look::Text, lang).width(18.0),
        column("site", head::SITE, Look::Text, lang).width(14.0),
        column("trainer", head::TRAINER, Look::Text, lang).width(22.0),
        column("state", head::STATE, Look::Text, lang).width(12.0),
    ]);
    let seat = |person: PersonIx, s: &Session| {
        let (module, room) = (held.module(s), held.room(s));
        let mut cells = person_cells(held, person);
        cells.extend([
            s.id.as_str().into(),
            module.name.as_str().into(),
            s.date.into(),
            part_of_day(s.half, s.halves, lang).into(),
            times(&spans(s, module), lang).into(),
            room.name.as_str().into(),
            room.site.as_str().into(),
            held.trainer(s).name.as_str().into(),
            state_word(s.state).get(lang).into(),
        ]);
        Row::new("", cells)
    };
    let rows = people.iter().flat_map(|p| to_come(held, results, *p).into_iter().map(move |s| seat(*p, s)));
    Table { rows: rows.collect(), columns, fixed: 3, ..Table::new("seats", tab::DETAIL.get(lang)) }
}

fn person_columns(lang: Lang) -> Vec<Column> {
    vec![
        column("id", head::ID, Look::Code, lang),
        column("last", head::LAST, Look::Text, lang).width(20.0),
        column("first", head::FIRST, Look::Text, lang).width(16.0),
        column("email", head::EMAIL, Look::Text, lang).width(30.0),
        column("service", head::SERVICE, Look::Code, lang),
        column("service_name", head::SERVICE_NAME, Look::Text, lang).width(26.0),
        column("job", head::JOB, Look::Text, lang).width(20.0),
    ]
}

fn person_cells(held: &Held<'_>, person: PersonIx) -> Vec<Content> {
    let p = held.listed(person);
    let post = p.main();
    let service = held.hospital.service(post.service);
    vec![
        p.id.as_str().into(),
        p.last.as_str().into(),
        p.first.as_str().into(),
        p.email.as_deref().into(),
        service.code.as_str().into(),
        service.name.as_str().into(),
        post.job.as_str().into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Half;
    use crate::model::previous::AnnouncedSession;
    use crate::outputs::rosters::fixture::{Fixture, day, session};

    fn tables(f: &Fixture) -> Vec<Table> {
        match documents(&f.results()).pop() {
            Some(Document::Workbook(w)) => w.tables,
            other => panic!("a workbook, not {other:?}"),
        }
    }

    fn to_send(f: &Fixture) -> Vec<Content> {
        let t = &tables(f)[0];
        let at = t.index("to_send").expect("the column");
        t.rows.iter().map(|r| r.cells[at].clone()).collect()
    }

    #[test]
    fn a_letter_has_six_sessions_and_says_what_does_not_fit() {
        let sessions = (1..=8).map(|n| {
            let mut s = session(&format!("S{n}"), Half::Morning, 1);
            s.date = day(3, n);
            s
        });
        let tables = tables(&Fixture::new(sessions.collect()));
        assert_eq!(tables[0].rows.len(), 2, "one row a person");
        assert_eq!(tables[0].columns.len(), 7 + 3 + 30 + 1);
        assert_eq!(tables[0].rows[0].cells[12], "lundi 1er mars 2027".into());
        assert_eq!(tables[0].rows[0].cells[10], "et 2 de plus : voir la feuille Détail".into());
        assert_eq!(tables[1].rows.len(), 16, "one row a seat");
    }

    #[test]
    fn what_is_to_be_sent_is_compared_with_the_last_run() {
        let mut f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        assert_eq!(to_send(&f), ["nouvelle".into(), "nouvelle".into()]);
        f.hospital.previous.sessions.push(AnnouncedSession {
            id: "S1".into(),
            module: f.hospital.modules[0].code.clone(),
            date: day(3, 2),
            morning: true,
            room: f.hospital.rooms[0].code.clone(),
            trainer: f.hospital.trainers[0].code.clone(),
            people: vec![f.hospital.people[0].id.clone(), f.hospital.people[2].id.clone()],
        });
        f.roster.sessions[0].state = SessionState::Announced;
        assert_eq!(to_send(&f), ["déjà annoncée".into(), "nouvelle".into(), "annulée".into()]);
        f.roster.sessions[0].date = day(3, 3);
        assert_eq!(to_send(&f)[0], "modifiée".into());
    }
}
