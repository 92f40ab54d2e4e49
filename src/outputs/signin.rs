//! `rosters/emargement/AAAA-Snn.xlsx`: sign-in sheets to print, a workbook an ISO week, a tab a session.

use crate::document::{Column, Content, Document, Look, Row, Table, Workbook, table::tab_name};
use crate::model::place::a1;
use crate::model::previous::AnnouncedSession;
use crate::model::{Day, Half, Lang, PersonIx, Presence};
use crate::outputs::Results;
use crate::outputs::rosters::column;
use crate::outputs::rosters::held::Held;
use crate::outputs::rosters::sessions::state_word;
use crate::outputs::rosters::times::spans;
use crate::outputs::rosters::weeks::monday;
use crate::roster::{Session, SessionState};
use crate::text::labels::rosters::{event_trainer, head, long_day, part_of_day, place, presence, signin, signin_week, tab, tab_of_day, times};
use crate::text::week;
use std::collections::{BTreeMap, BTreeSet};

/// Height of a row to sign in, in points.
const SIGNED: f64 = 30.0;
/// Rows for people whom nobody expected.
const UNFORESEEN: u32 = 3;

/// Where a session's sheet is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SheetPlace {
    /// Name without folder, `2027-S09.xlsx`.
    pub file: String,
    pub tab: String,
}

impl SheetPlace {
    /// As a link from `rosters/rosters.xlsx`.
    pub(crate) fn target(&self) -> String {
        format!("emargement/{}#'{}'!{}", self.file, self.tab.replace('\'', "''"), a1(0, 0))
    }
}

/// Every week's workbook.
pub fn documents(results: &Results<'_>) -> Vec<Document> {
    let held = Held::new(results);
    let lang = results.context.lang;
    let places = places(&held, lang);
    let mut weeks: BTreeMap<Day, Vec<(&Session, &SheetPlace)>> = BTreeMap::new();
    for (session, place) in held.sessions.iter().zip(&places) {
        weeks.entry(monday(session.date)).or_default().push((session, place));
    }
    let book = |(monday, sessions): (Day, Vec<(&Session, &SheetPlace)>)| {
        let mut tables = vec![index(&held, monday, &sessions, lang)];
        tables.extend(sessions.iter().filter(|(s, _)| s.state != SessionState::Cancelled).map(|(s, place)| sheet(&held, s, &place.tab, lang)));
        Document::Workbook(Workbook { path: path(monday), lang, created: results.context.today, tables })
    };
    weeks.into_iter().map(book).collect()
}

/// Workbooks that stay as they are where OUT has them, with what was typed and signed off in them: those of past weeks, and of the week in progress unless a session of it changed.
pub fn kept(results: &Results<'_>) -> Vec<String> {
    let this_week = monday(results.context.today);
    let mut announced: BTreeMap<Day, BTreeSet<Announced<'_>>> = BTreeMap::new();
    for s in &results.hospital.previous.sessions {
        announced.entry(monday(s.date)).or_default().insert(announced_then(s));
    }
    let mut now: BTreeSet<Announced<'_>> = BTreeSet::new();
    for s in results.roster.sessions.iter().filter(|s| s.state != SessionState::Cancelled && monday(s.date) == this_week) {
        now.insert(announced_now(results, s));
    }
    let unchanged = |sessions: &BTreeSet<Announced<'_>>| *sessions == now;
    announced
        .iter()
        .filter(|(week, sessions)| **week < this_week || (**week == this_week && unchanged(sessions)))
        .map(|(week, _)| path(*week))
        .collect()
}

/// All that a sign-in sheet shows of a session, by codes.
type Announced<'a> = (&'a str, Day, bool, &'a str, &'a str, BTreeSet<&'a str>);

fn announced_then(s: &AnnouncedSession) -> Announced<'_> {
    (&s.id, s.date, s.morning, s.room.as_str(), s.trainer.as_str(), s.people.iter().map(crate::model::Code::as_str).collect())
}

fn announced_now<'a>(results: &Results<'a>, s: &'a Session) -> Announced<'a> {
    let h = results.hospital;
    let people = s.people.iter().map(|p| h.person(*p).id.as_str()).collect();
    (&s.id, s.date, s.half == Half::Morning, h.room(s.room).code.as_str(), h.trainer(s.trainer).code.as_str(), people)
}

/// The same name in both languages, since OUT is found again by it.
fn path(monday: Day) -> String {
    format!("rosters/emargement/{}.xlsx", week(monday, Lang::Fr))
}

/// The tab of each of `held.sessions`, in their order: `mar 02 matin R1`, unique in its workbook. A cancelled session has none, its place is the index.
pub(crate) fn places(held: &Held<'_>, lang: Lang) -> Vec<SheetPlace> {
    let mut taken: BTreeSet<(Day, String)> = BTreeSet::new();
    held.sessions
        .iter()
        .map(|s| {
            let week = monday(s.date);
            let file = path(week).rsplit('/').next().unwrap_or_default().to_owned();
            if s.state == SessionState::Cancelled {
                return SheetPlace { file, tab: tab::INDEX.get(lang).into() };
            }
            let wanted = format!("{} {}", tab_of_day(s.date, s.half, s.halves, lang), held.room(s).code);
            let mut name = tab_name(&wanted);
            let mut n = 2;
            while !taken.insert((week, name.to_lowercase())) {
                let suffix = format!(" ({n})");
                let cut: String = wanted.chars().take(31 - suffix.len() - wanted.chars().filter(|c| c.len_utf16() > 1).count().min(8)).collect();
                name = tab_name(&format!("{}{suffix}", cut.trim_end()));
                n += 1;
            }
            SheetPlace { file, tab: name }
        })
        .collect()
}

fn index(held: &Held<'_>, monday: Day, sessions: &[(&Session, &SheetPlace)], lang: Lang) -> Table {
    let rows = sessions.iter().map(|(s, place)| {
        let link = Content::Link { text: place.tab.clone(), target: format!("#'{}'!A1", place.tab.replace('\'', "''")) };
        let tab = if s.state == SessionState::Cancelled { signin::CANCELLED.get(lang).into() } else { link };
        let people = u32::try_from(s.people.len()).unwrap_or(u32::MAX);
        let cells = vec![
            tab,
            s.date.into(),
            part_of_day(s.half, s.halves, lang).into(),
            held.module(s).name.as_str().into(),
            held.room(s).name.as_str().into(),
            held.trainer(s).name.as_str().into(),
            state_word(s.state).get(lang).into(),
            s.id.as_str().into(),
            people.into(),
        ];
        Row::new("", cells)
    });
    Table {
        title: signin_week(&week(monday, lang), lang),
        above: vec![vec![signin::INDEX_HELP.get(lang).into()]],
        columns: vec![
            column("sheet", head::SHEET, Look::Text, lang).width(26.0),
            column("date", head::DATE, Look::LongDay, lang),
            column("half", head::HALF, Look::Text, lang).width(13.0),
            column("title", head::TITLE, Look::Text, lang).width(34.0),
            column("room", head::ROOM, Look::Text, lang).width(18.0),
            column("trainer", head::TRAINER, Look::Text, lang).width(22.0),
            column("state", head::STATE, Look::Text, lang).width(12.0),
            column("session", head::SESSION, Look::Code, lang).width(28.0),
            column("seated", head::SEATED, Look::Whole, lang),
        ],
        rows: rows.collect(),
        ..Table::new("sign_in_index", tab::INDEX.get(lang))
    }
}

/// Code du travail R6332-26 asks for the title, the date, the times, the place, the trainer's name and signature, and each trainee's signature by half-day.
fn sheet(held: &Held<'_>, s: &Session, name: &str, lang: Lang) -> Table {
    let (module, room) = (held.module(s), held.room(s));
    let when = format!("{}, {}", long_day(s.date, lang), times(&spans(s, module), lang));
    let said = |label: crate::text::Tr, what: &str| vec![Content::from(crate::text::labels::rosters::labelled(label, what, lang))];
    let boxes = if s.halves > 1 { 2 } else { 1 };
    let mut rows =
        vec![signed(vec!["".into(), held.trainer(s).name.as_str().into(), "".into(), "".into(), head::TRAINER.get(lang).into()], boxes, None, "")];
    rows.extend(s.people.iter().zip(1u32..).map(|(p, n)| person(held, s, *p, n, boxes, lang)));
    let next = u32::try_from(s.people.len()).unwrap_or(u32::MAX).saturating_add(1);
    rows.extend((next..next.saturating_add(UNFORESEEN)).map(|n| signed(vec![n.into()], boxes, None, "")));
    let organisation = held.hospital.settings.hospital.as_str();
    let mut above = vec![
        said(signin::DATE, &when),
        said(signin::WHERE, &place(&room.name, &room.site)),
        vec![event_trainer(&held.trainer(s).name, lang).into()],
        said(signin::SESSION, &s.id),
    ];
    if !organisation.is_empty() {
        above.insert(0, said(signin::ORGANISATION, organisation));
    }
    let footer = [organisation, signin::KEPT.get(lang)].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    Table {
        title: crate::text::labels::rosters::labelled(signin::TITLE, &module.name, lang),
        above,
        columns: columns(s, lang),
        rows,
        filter: false,
        footer,
        ..Table::new("sign_in", name)
    }
}

fn columns(s: &Session, lang: Lang) -> Vec<Column> {
    let words = [Presence::Present, Presence::Absent, Presence::Excused].map(|p| presence(p, lang).to_owned());
    let mut columns = vec![
        column("number", head::NUMBER, Look::Mark, lang).width(5.0),
        column("last", head::LAST, Look::Text, lang).width(20.0),
        column("first", head::FIRST, Look::Text, lang).width(15.0),
        column("service", head::SERVICE, Look::Code, lang).width(11.0),
        column("job", head::JOB, Look::Text, lang).width(20.0),
    ];
    if s.halves > 1 || s.half == Half::Morning {
        columns.push(column("sign_morning", head::SIGN_MORNING, Look::Signature, lang).width(22.0));
    }
    if s.halves > 1 || s.half == Half::Afternoon {
        columns.push(column("sign_afternoon", head::SIGN_AFTERNOON, Look::Signature, lang).width(22.0));
    }
    columns.extend([
        column("presence", head::PRESENCE, Look::Text, lang).width(10.0).choices(words.into()),
        column("arrival", head::ARRIVAL, Look::Long, lang).width(22.0),
        column("id", head::ID, Look::Code, lang).hidden(),
    ]);
    columns
}

fn person(held: &Held<'_>, s: &Session, person: PersonIx, number: u32, boxes: usize, lang: Lang) -> Row {
    let p = held.listed(person);
    let post = p.main();
    let lead = vec![
        number.into(),
        p.last.as_str().into(),
        p.first.as_str().into(),
        held.hospital.service(post.service).code.as_str().into(),
        post.job.as_str().into(),
    ];
    signed(lead, boxes, held.attended(person, s).map(|a| presence(a.presence, lang)), p.id.as_str())
}

/// A row with boxes to sign in, from its first cells.
fn signed(mut cells: Vec<Content>, boxes: usize, presence: Option<&str>, id: &str) -> Row {
    cells.resize(5 + boxes, Content::Empty);
    cells.extend([presence.into(), Content::Empty, id.into()]);
    Row { height: Some(SIGNED), ..Row::new("", cells) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Code;
    use crate::outputs::rosters::fixture::{Fixture, day, session};

    fn book(documents: &[Document], at: usize) -> &Workbook {
        let Some(Document::Workbook(w)) = documents.get(at) else { panic!("a workbook, not {documents:?}") };
        w
    }

    #[test]
    fn each_session_has_a_tab_with_a_box_per_half_day_and_three_rows_more() {
        let mut day_long = session("S2", Half::Morning, 2);
        day_long.date = day(3, 4);
        let f = Fixture::new(vec![session("S1", Half::Morning, 1), day_long]);
        let documents = documents(&f.results());
        let w = book(&documents, 0);
        assert_eq!((documents.len(), w.path.as_str()), (1, "rosters/emargement/2027-S09.xlsx"));
        assert_eq!(w.tables.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["Sommaire", "mar 02 matin R1", "jeu 04 journée R1"]);
        let boxes = |t: &Table| t.columns.iter().filter(|c| c.look == Look::Signature).count();
        assert_eq!((boxes(&w.tables[1]), boxes(&w.tables[2])), (1, 2));
        // The trainer, two people, three rows for whoever comes.
        assert_eq!(w.tables[1].rows.len(), 6);
        assert!(w.tables.iter().skip(1).flat_map(|t| &t.rows).all(|r| r.height == Some(30.0)));
        let id = w.tables[1].index("id").expect("the hidden key");
        assert!(w.tables[1].columns[id].hidden);
        assert_eq!(w.tables[1].rows[1].cells[id], Content::from("00412"));
        assert!(w.tables[1].above.contains(&vec!["Date : mardi 2 mars 2027, 9 h 00 – 12 h 30".into()]), "{:?}", w.tables[1].above);
    }

    #[test]
    fn two_sessions_of_one_room_and_moment_have_tabs_of_their_own() {
        let f = Fixture::new((0..12).map(|n| session(&format!("S{n}"), Half::Morning, 1)).collect());
        let documents = documents(&f.results());
        let names: BTreeSet<&str> = book(&documents, 0).tables.iter().map(|t| t.name.as_str()).collect();
        assert_eq!(names.len(), 13);
        assert!(names.iter().all(|n| n.encode_utf16().count() <= 31));
    }

    #[test]
    fn long_room_codes_still_give_distinct_legal_tabs() {
        let mut f = Fixture::new((0..3).map(|n| session(&format!("S{n}"), Half::Afternoon, 1)).collect());
        for code in ["Salle de formation du bâtiment central [1]", "𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸𝔸", "'R'"]
        {
            f.hospital.rooms[0].code = Code::new(code);
            let documents = documents(&f.results());
            let names: BTreeSet<String> = book(&documents, 0).tables.iter().map(|t| t.name.to_lowercase()).collect();
            assert_eq!(names.len(), 4, "{names:?}");
            assert!(names.iter().all(|n| n.encode_utf16().count() <= 31 && !n.contains(['[', ']'])), "{names:?}");
        }
    }

    #[test]
    fn sheets_of_past_weeks_stay_and_those_of_this_week_unless_it_changed() {
        let mut f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        assert!(kept(&f.results()).is_empty(), "nothing was written before");
        let then = AnnouncedSession {
            id: "S1".into(),
            module: Code::new("SOINS"),
            date: day(3, 2),
            morning: true,
            room: Code::new("R1"),
            trainer: Code::new("A. Petit"),
            people: vec![Code::new("00413"), Code::new("00412")],
        };
        f.hospital.previous.sessions = vec![then];
        let this = ["rosters/emargement/2027-S09.xlsx"];
        assert!(kept(&f.results()).is_empty(), "a month ahead");
        f.context.today = day(3, 3);
        assert_eq!(kept(&f.results()), this);
        f.roster.sessions[0].people.pop();
        assert!(kept(&f.results()).is_empty(), "somebody left the session this week");
        f.context.today = day(3, 8);
        assert_eq!(kept(&f.results()), this);
    }
}
