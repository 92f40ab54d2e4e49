//! `accounts.xlsx`: every person and every account, what is to be done and why; `Chargé le` is typed by people and read back.

use crate::accounts::{Action, Entry, memory};
use crate::diagnostics::Fault as _;
use crate::document::table::{Column, Content, Look, Owner, Row, Table, Tone, Workbook};
use crate::model::previous::LedgerLine;
use crate::model::{Hospital, Lang};
use crate::outputs::Results;
use crate::text::Tr;
use crate::text::labels::accounts as labels;
use std::collections::HashMap;

/// Path inside OUT.
pub const PATH: &str = "accounts/accounts.xlsx";

/// A column of the ledger: its field in code, its header, what it is, whose it is, whether it is shown.
pub struct LedgerColumn {
    pub field: &'static str,
    pub header: Tr,
    pub look: Look,
    pub owner: Owner,
    pub hidden: bool,
}

const fn column(field: &'static str, header: Tr, look: Look) -> LedgerColumn {
    LedgerColumn { field, header, look, owner: Owner::Jalon, hidden: false }
}

/// The one list of columns, for who writes and for who reads back: `login`, `id`, `memory` (into `LedgerLine::action`) and `loaded` make a line of the next run.
pub const COLUMNS: &[LedgerColumn] = &[
    column("id", labels::STAFF_ID, Look::Code),
    column("last", labels::LAST, Look::Text),
    column("first", labels::FIRST, Look::Text),
    column("login", labels::LOGIN, Look::Code),
    column("email", labels::EMAIL, Look::Code),
    column("service", labels::SERVICE, Look::Code),
    column("profile", labels::PROFILE, Look::Text),
    column("groups", labels::GROUPS, Look::Text),
    column("action", labels::ACTION, Look::Text),
    column("then", labels::ALSO, Look::Text),
    column("why", labels::WHY, Look::Long),
    column("opens", labels::OPENS, Look::Day),
    column("expires", labels::EXPIRES, Look::Day),
    LedgerColumn { owner: Owner::Person, ..column("loaded", labels::LOADED, Look::Day) },
    LedgerColumn { hidden: true, ..column("memory", labels::MEMORY, Look::Code) },
];

pub fn word(action: Action) -> Tr {
    match action {
        Action::Create => labels::CREATE,
        Action::Modify => labels::MODIFY,
        Action::Move => labels::MOVE,
        Action::Activate => labels::ACTIVATE,
        Action::Suspend => labels::SUSPEND,
        Action::Disable => labels::DISABLE,
        Action::None => labels::NOTHING,
        Action::ToConfirm => labels::TO_CONFIRM,
    }
}

pub fn workbook(results: &Results<'_>) -> Workbook {
    let lang = results.context.lang;
    let tables = vec![ledger(results, lang), licences(results, lang)];
    Workbook { path: PATH.into(), lang, created: results.context.today, tables }
}

fn ledger(results: &Results<'_>, lang: Lang) -> Table {
    let mut table = Table::new("accounts", labels::LEDGER.get(lang));
    table.title = labels::LEDGER_TITLE.get(lang).into();
    table.above = vec![vec![labels::LEDGER_NOTE.get(lang).into()]];
    table.columns = COLUMNS.iter().map(|c| shown(c, lang)).collect();
    table.fixed = 4;
    table.keyed = true;
    let before = lines(results.hospital);
    table.rows = results.ledger.entries.iter().map(|e| row(e, results.hospital, &before, lang)).collect();
    table
}

fn shown(column: &LedgerColumn, lang: Lang) -> Column {
    let shown = Column::new(column.field, column.header.get(lang), column.look).owned(column.owner);
    if column.hidden { shown.hidden() } else { shown }
}

/// Lines of the last ledger by login.
fn lines(hospital: &Hospital) -> HashMap<String, &LedgerLine> {
    hospital.previous.ledger.iter().map(|l| (l.login.to_lowercase(), l)).collect()
}

fn row(entry: &Entry, hospital: &Hospital, before: &HashMap<String, &LedgerLine>, lang: Lang) -> Row {
    let line = before.get(&entry.login.folded()).copied().filter(|_| !entry.login.0.is_empty());
    let (memory, loaded) = memory::cell(entry, hospital, line);
    let service = entry.service.map(|s| hospital.service(s).code.to_string());
    let then: Vec<&str> = entry.actions.iter().skip(1).map(|a| word(*a).get(lang)).collect();
    let cells = COLUMNS.iter().map(|c| match c.field {
        "id" => entry.id.as_str().into(),
        "last" if entry.last.is_empty() => entry.display_name.as_str().into(),
        "last" => entry.last.as_str().into(),
        "first" => entry.first.as_str().into(),
        "login" => entry.login.0.as_str().into(),
        "email" => entry.email.as_str().into(),
        "service" => service.clone().into(),
        "profile" => entry.profile.as_str().into(),
        "groups" => entry.groups.join(" ; ").into(),
        "action" => word(entry.action()).get(lang).into(),
        "then" => then.join(", ").into(),
        "why" => entry.cause.message(lang).into(),
        "opens" => entry.opens.into(),
        "expires" => entry.expires.into(),
        "loaded" => loaded.into(),
        "memory" => memory.as_str().into(),
        _ => Content::Empty,
    });
    // A person keeps one line for ever; an account that nobody has is known by its login.
    let key = if entry.person.is_some() || entry.login.0.is_empty() { format!("id:{}", entry.id) } else { format!("login:{}", entry.login.folded()) };
    let row = Row::new(key, cells.collect());
    match tone(entry) {
        Some(tone) => row.tone(tone),
        None => row,
    }
}

fn tone(entry: &Entry) -> Option<Tone> {
    match entry.action() {
        Action::ToConfirm => Some(Tone::Attention),
        Action::Suspend | Action::Disable => Some(Tone::Bad),
        Action::None => Some(Tone::Muted),
        Action::Activate => Some(Tone::Good),
        Action::Create | Action::Modify | Action::Move => None,
    }
}

fn licences(results: &Results<'_>, lang: Lang) -> Table {
    let mut table = Table::new("licences", labels::LICENCES.get(lang));
    table.columns = vec![
        Column::new("kind", labels::KIND.get(lang), Look::Text),
        Column::new("needed", labels::NEEDED.get(lang), Look::Whole),
        Column::new("owned", labels::OWNED.get(lang), Look::Whole),
    ];
    let short = |needed: u32, owned: Option<u32>| owned.is_some_and(|o| needed > o);
    table.rows = results
        .ledger
        .licences
        .iter()
        .map(|(kind, needed, owned)| {
            let row = Row::new(kind.clone(), vec![kind.as_str().into(), (*needed).into(), (*owned).into()]);
            if short(*needed, *owned) { row.tone(Tone::Attention) } else { row }
        })
        .collect();
    table
}
