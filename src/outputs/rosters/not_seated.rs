//! `Non placés` and `Changements`: who has no seat and why, whose announced seat changed and why.

use super::column;
use crate::diagnostics::Fault as _;
use crate::document::{Content, Look, Row, Table, Tone};
use crate::model::{Lang, ModuleIx, PersonIx};
use crate::outputs::Results;
use crate::text::labels::rosters::{head, tab};

pub(crate) fn table(results: &Results<'_>, lang: Lang) -> Table {
    let rows = results.roster.not_seated.iter().map(|u| {
        let mut cells = person(results, u.person);
        cells.extend(module(results, u.module));
        cells.extend([u.cause.message(lang).into(), u.cause.help(lang).into()]);
        Row::new("", cells)
    });
    let mut columns = person_columns(lang);
    columns.extend([
        column("module", head::MODULE, Look::Code, lang),
        column("title", head::TITLE, Look::Text, lang).width(28.0),
        column("reason", head::REASON, Look::Long, lang).width(48.0),
        column("frees", head::FREES, Look::Long, lang).width(48.0),
    ]);
    Table { columns, rows: rows.collect(), fixed: 4, ..Table::new("not_seated", tab::NOT_SEATED.get(lang)) }
}

pub(crate) fn changes(results: &Results<'_>, lang: Lang) -> Table {
    let rows = results.roster.moved.iter().map(|m| {
        let mut cells = person(results, m.person);
        cells.extend(module(results, m.module));
        cells.extend([m.from.into(), m.to.into(), m.cause.message(lang).into()]);
        Row { tone: m.to.is_none().then_some(Tone::Attention), ..Row::new("", cells) }
    });
    let mut columns = person_columns(lang);
    columns.extend([
        column("module", head::MODULE, Look::Code, lang),
        column("title", head::TITLE, Look::Text, lang).width(28.0),
        column("before", head::BEFORE, Look::LongDay, lang),
        column("now", head::NOW, Look::LongDay, lang),
        column("reason", head::REASON, Look::Long, lang).width(48.0),
    ]);
    Table { columns, rows: rows.collect(), fixed: 4, ..Table::new("changes", tab::CHANGES.get(lang)) }
}

fn person_columns(lang: Lang) -> Vec<crate::document::Column> {
    vec![
        column("service", head::SERVICE, Look::Code, lang),
        column("id", head::ID, Look::Code, lang),
        column("last", head::LAST, Look::Text, lang).width(20.0),
        column("first", head::FIRST, Look::Text, lang).width(16.0),
        column("job", head::JOB, Look::Text, lang).width(22.0),
    ]
}

fn person(results: &Results<'_>, person: PersonIx) -> Vec<Content> {
    let p = results.hospital.person(person);
    let post = p.main();
    vec![
        results.hospital.service(post.service).code.as_str().into(),
        p.id.as_str().into(),
        p.last.as_str().into(),
        p.first.as_str().into(),
        post.job.as_str().into(),
    ]
}

fn module(results: &Results<'_>, module: ModuleIx) -> [Content; 2] {
    let m = results.hospital.module(module);
    [m.code.as_str().into(), m.name.as_str().into()]
}
