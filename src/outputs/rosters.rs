//! `rosters/rosters.xlsx`: the training office's workbook. Living, since people type attendance into it.

pub(crate) mod balance;
pub(crate) mod by_service;
pub(crate) mod cover;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod held;
pub(crate) mod not_seated;
pub(crate) mod presences;
pub(crate) mod sessions;
pub(crate) mod times;
pub(crate) mod weeks;

use crate::document::{Column, Content, Document, Look, Page, Row, Table, Workbook};
use crate::model::Lang;
use crate::outputs::Results;
use crate::text::Tr;
use crate::text::labels::rosters::{about, tab};
use held::Held;

/// The workbook, unless the hospital has no training at all.
pub fn documents(results: &Results<'_>) -> Vec<Document> {
    let held = Held::new(results);
    if results.hospital.modules.is_empty() && held.sessions.is_empty() {
        return Vec::new();
    }
    let lang = results.context.lang;
    let tables = vec![
        read_me(lang),
        sessions::table(&held, lang),
        presences::table(&held, lang),
        by_service::table(&held, results, lang),
        cover::table(&held, lang),
        weeks::trainers(&held, lang),
        weeks::rooms(&held, lang),
        not_seated::table(results, lang),
        not_seated::changes(results, lang),
        balance::table(&held, results, lang),
    ];
    vec![Document::Living(Workbook { path: "rosters/rosters.xlsx".into(), lang, created: results.context.today, tables })]
}

/// A column by its wording.
pub(crate) fn column(field: &'static str, header: Tr, look: Look, lang: Lang) -> Column {
    Column::new(field, header.get(lang), look)
}

fn read_me(lang: Lang) -> Table {
    let lines = [
        (tab::SESSIONS, about::SESSIONS),
        (tab::PRESENCES, about::PRESENCES),
        (tab::BY_SERVICE, about::BY_SERVICE),
        (tab::COVER, about::COVER),
        (tab::TRAINERS, about::TRAINERS),
        (tab::ROOMS, about::ROOMS),
        (tab::NOT_SEATED, about::NOT_SEATED),
        (tab::CHANGES, about::CHANGES),
        (tab::BALANCE, about::BALANCE),
    ];
    let rows = lines.map(|(name, what)| {
        let link = Content::Link { text: name.get(lang).into(), target: format!("#'{}'!A1", name.get(lang)) };
        Row::new("", vec![link, what.get(lang).into()])
    });
    Table {
        title: about::TITLE.get(lang).into(),
        above: vec![vec![about::TYPED.get(lang).into()]],
        columns: vec![column("sheet", about::SHEET, Look::Text, lang).width(18.0), column("holds", about::HOLDS, Look::Long, lang).width(100.0)],
        rows: rows.into(),
        filter: false,
        page: Page::Portrait,
        ..Table::new("read_me", tab::READ_ME.get(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::{Fixture, day, place, session};
    use super::*;
    use crate::document::Owner;
    use crate::model::{Attendance, Half, ModuleIx, PersonIx, Presence, Value};
    use crate::roster::SessionState;

    fn tables(f: &Fixture) -> Vec<Table> {
        match documents(&f.results()).pop() {
            Some(Document::Living(w)) => w.tables,
            other => panic!("a living workbook, not {other:?}"),
        }
    }
    fn table(f: &Fixture, kind: &str) -> Table {
        tables(f).into_iter().find(|t| t.kind == kind).expect("the sheet")
    }
    fn cell(table: &Table, row: usize, field: &str) -> Content {
        table.rows[row].cells[table.index(field).expect("the column")].clone()
    }

    #[test]
    fn at_most_twelve_tabs_and_every_row_as_wide_as_its_header() {
        let tables = tables(&Fixture::new(vec![session("S1", Half::Morning, 1)]));
        assert!(tables.len() <= 12);
        for t in tables {
            assert!(t.rows.iter().all(|r| r.cells.len() == t.columns.len()), "{}", t.name);
        }
    }

    #[test]
    fn attendance_is_typed_by_people_and_keyed_by_seat() {
        let mut f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        let said = Attendance {
            person: PersonIx(1),
            module: ModuleIx(0),
            date: Some(day(3, 2)),
            presence: Presence::Absent,
            test_passed: None,
            place: place(),
        };
        f.hospital.attendance.push(said);
        let t = table(&f, "presences");
        assert!(t.keyed);
        assert_eq!(t.rows.iter().map(|r| r.key.as_str()).collect::<Vec<_>>(), ["00412|S1", "00413|S1"]);
        assert_eq!(cell(&t, 0, "presence"), Content::Empty, "not known is not absent");
        assert_eq!(cell(&t, 1, "presence"), "absent".into());
        let column = &t.columns[t.index("presence").expect("the column")];
        assert_eq!((column.owner, column.choices.join(" ")), (Owner::Person, "présent absent excusé".into()));
    }

    #[test]
    fn a_manager_sees_date_done_or_to_seat_for_each_of_their_people() {
        let mut f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        f.roster.sessions[0].people = vec![PersonIx(0)];
        let done =
            Attendance { person: PersonIx(1), module: ModuleIx(0), date: None, presence: Presence::Present, test_passed: None, place: place() };
        f.hospital.attendance.push(done);
        f.roster.not_seated.push(crate::roster::Unseated {
            person: PersonIx(2),
            module: ModuleIx(0),
            cause: crate::diagnostics::causes::Cause::ProjectStart { day: day(1, 4) },
            reason: "no_slot",
        });
        let t = table(&f, "by_service");
        let text = |c: Content| match c {
            Content::Value(v) | Content::Toned { value: v, .. } => v.shown(),
            other => panic!("{other:?}"),
        };
        assert_eq!([0, 1, 2].map(|r| text(cell(&t, r, "module"))), ["2027-03-02", "fait", "à placer"]);
        assert_eq!([0, 1, 2].map(|r| t.rows[r].page_break), [false, false, true], "a page per service");
        let why = table(&f, "not_seated");
        assert!(matches!(cell(&why, 0, "reason"), Content::Value(Value::Text(t)) if t.contains("4 janvier 2027")));
    }

    #[test]
    fn the_index_leads_to_the_sign_in_sheet_and_says_the_places_left() {
        let t = table(&Fixture::new(vec![session("S1", Half::Morning, 1)]), "sessions");
        assert_eq!(cell(&t, 0, "left"), 4.0.into(), "six seats in the room, two taken");
        let Content::Link { target, .. } = cell(&t, 0, "sheet") else { panic!("a link") };
        assert_eq!(target, "emargement/2027-S09.xlsx#'mar 02 matin R1'!A1");
    }

    #[test]
    fn trainers_and_rooms_have_a_row_a_week_with_both_halves_of_a_whole_day() {
        let mut next = session("S2", Half::Morning, 2);
        next.date = day(3, 10);
        let f = Fixture::new(vec![session("S1", Half::Afternoon, 1), next]);
        let t = table(&f, "trainer_weeks");
        let held: Vec<usize> = (3..13).filter(|c| t.rows[1].cells[*c] != Content::Empty).collect();
        assert_eq!(t.rows.len(), 2);
        assert_eq!(held, [7, 8], "Wednesday, morning and afternoon");
        assert_eq!(cell(&t, 0, "held"), 1.0.into());
        assert!(!t.rows[1].page_break, "one trainer: weeks share a page");
        assert_eq!(table(&f, "room_weeks").rows[0].cells[6], "SOINS (A. Petit)".into(), "Tuesday afternoon");
    }

    #[test]
    fn cover_counts_those_away_those_on_duty_and_the_limit() {
        let t = table(&Fixture::new(vec![session("S1", Half::Morning, 1)]), "cover");
        assert_eq!(["away", "on_duty", "limit"].map(|c| cell(&t, 0, c)), [2.0.into(), 2.0.into(), 1.0.into()]);
        assert!(t.rows[0].tone.is_some(), "one too many is shown");
    }

    #[test]
    fn a_session_of_an_earlier_run_that_is_over_keeps_its_rows() {
        let mut f = Fixture::new(Vec::new());
        f.hospital.previous.sessions.push(crate::model::previous::AnnouncedSession {
            id: "OLD".into(),
            module: f.hospital.modules[0].code.clone(),
            date: day(1, 12),
            morning: false,
            room: f.hospital.rooms[0].code.clone(),
            trainer: f.hospital.trainers[0].code.clone(),
            people: vec![f.hospital.people[0].id.clone()],
        });
        assert_eq!(table(&f, "presences").rows[0].key, "00412|OLD");
    }

    #[test]
    fn a_cancelled_session_is_listed_but_nobody_is_expected() {
        let mut f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        f.roster.sessions[0].state = SessionState::Cancelled;
        assert_eq!(cell(&table(&f, "sessions"), 0, "state"), "annulée".into());
        assert!(table(&f, "presences").rows.is_empty());
    }

    #[test]
    fn a_hospital_without_training_gets_no_rosters() {
        let mut f = Fixture::new(Vec::new());
        f.hospital.modules.clear();
        f.hospital.profiles.clear();
        assert!(documents(&f.results()).is_empty());
    }
}
