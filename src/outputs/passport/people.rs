//! `Mes agents`: one row a person with their training and account, and the columns that the manager fills in.

use super::Desk;
use super::service::shown;
use crate::document::{Content, Look, Owner, Row, Table, Tone};
use crate::model::{Lang, ModuleIx, PersonIx, ServiceIx, Value};
use crate::outputs::rosters::by_service::{modules_taught, people, ready};
use crate::outputs::rosters::column;
use crate::outputs::rosters::held::Seat;
use crate::text::labels::passport::{CORRECTION_NOTE, DATES_NOTE, DONE, FILL_IN, TO_SEAT, WHOLE_SERVICE, head, people_title, tab};
use crate::text::labels::rosters::{YES, part_of_day, with_colon};
use crate::text::{Tr, short_day, weekday};

/// Key of the row that speaks of all of them.
const ALL: &str = "*";

pub(crate) fn table(desk: &Desk<'_>, service: ServiceIx, lang: Lang) -> Table {
    let modules = modules_taught(desk.held);
    let mut rows = vec![Row::new(ALL, vec![Content::Empty, Content::Toned { value: Value::text(WHOLE_SERVICE.get(lang)), tone: Tone::Title }])];
    rows.extend(people(desk.held, service).into_iter().map(|p| row(desk, service, p, &modules, lang)));
    for row in &mut rows {
        row.cells.resize(13, Content::Empty);
    }
    let typed = |field, header: Tr, look, width| column(field, header, look, lang).width(width).owned(Owner::Person);
    Table {
        title: people_title(&shown(desk.hospital().service(service)), lang),
        above: vec![vec![FILL_IN.get(lang).into()]],
        columns: vec![
            column("id", head::ID, Look::Code, lang),
            column("last", head::LAST, Look::Text, lang).width(17.0),
            column("first", head::FIRST, Look::Text, lang).width(13.0),
            column("job", head::JOB, Look::Text, lang).width(16.0),
            column("super_user", head::SUPER_USER, Look::Mark, lang),
            column("training", head::TRAINING, Look::Long, lang).width(33.0),
            column("ready", head::READY, Look::Day, lang),
            column("login", head::LOGIN, Look::Code, lang).width(12.0),
            column("opens", head::OPENS, Look::Day, lang).width(12.0),
            typed("from", head::FROM, Look::Day, 13.0).note(DATES_NOTE.get(lang)),
            typed("to", head::TO, Look::Day, 13.0).note(DATES_NOTE.get(lang)),
            typed("correction", head::CORRECTION, Look::Long, 22.0).note(CORRECTION_NOTE.get(lang)),
            typed("remark", head::REMARK, Look::Long, 22.0),
        ],
        rows,
        fixed: 3,
        keyed: true,
        ..Table::new("passport_people", tab::PEOPLE.get(lang))
    }
}

fn row(desk: &Desk<'_>, service: ServiceIx, person: PersonIx, modules: &[ModuleIx], lang: Lang) -> Row {
    let p = desk.held.listed(person);
    let post = p.posts.iter().find(|post| post.service == service).unwrap_or(p.main());
    let account = desk.accounts.get(&person);
    let training: Vec<String> = modules.iter().filter_map(|m| seat(desk, person, *m, lang)).collect();
    let cells = vec![
        p.id.as_str().into(),
        p.last.as_str().into(),
        p.first.as_str().into(),
        post.job.as_str().into(),
        post.super_user.then_some(YES.get(lang)).into(),
        training.join(" ; ").into(),
        ready(desk.held, person, modules).into(),
        account.map(|a| a.login.0.as_str()).into(),
        account.and_then(|a| a.opens).into(),
    ];
    Row::new(p.id.as_str(), cells)
}

/// `SOINS : mar 02/03/2027 matin`.
fn seat(desk: &Desk<'_>, person: PersonIx, module: ModuleIx, lang: Lang) -> Option<String> {
    let said = match desk.held.seat(person, module)? {
        Seat::Done(_) => DONE.get(lang).to_owned(),
        Seat::Wanted => TO_SEAT.get(lang).to_owned(),
        Seat::On(at) => {
            let s = desk.held.sessions.get(at)?;
            format!("{} {} {}", weekday(s.date, lang), short_day(s.date, lang), part_of_day(s.half, s.halves, lang))
        }
    };
    Some(with_colon(desk.hospital().module(module).code.as_str(), &said, lang))
}
