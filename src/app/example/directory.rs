//! The directory's export: accounts of part of the staff, of some who left, and one that belongs to nobody.

use super::people::{DOMAIN, Staff};
use super::{cell, date, sheet};
use crate::document::{Content, Table};
use crate::model::{AccountState, Lang};
use crate::schema::Sheet as _;
use crate::schema::sheets::AccountRow;
use crate::text::Tr;
use crate::text::normal::folded;
use chrono::Days;
use std::collections::BTreeSet;

const FIELDS: [&str; 7] = ["login", "person", "name", "email", "state", "groups", "last_logon"];

pub(super) fn table(staff: &Staff, lang: Lang) -> Table {
    let mut taken = BTreeSet::new();
    let mut rows: Vec<Vec<Content>> = Vec::new();
    // Two in three have an account already.
    for (n, m) in staff.members.iter().enumerate().filter(|(n, _)| n % 3 != 1) {
        let login = login(&m.first, &m.last, &mut taken);
        let state = if n == 12 { AccountState::Disabled } else { AccountState::Active };
        let groups = if n % 5 == 0 { "Bureautique; DPI-LECTURE" } else { "Bureautique" };
        rows.push(vec![
            login.into(),
            m.id.as_str().into(),
            format!("{} {}", m.last, m.first).into(),
            m.email.as_str().into(),
            cell(&state, lang),
            groups.into(),
            (date(2026, 11, 2) + Days::new((n as u64 * 7) % 74)).into(),
        ]);
    }
    let left = if lang == Lang::Fr {
        [("Odile", "TESSIER", "000318"), ("Marc", "POULAIN", "000477")]
    } else {
        [("Olga", "TURNBULL", "000318"), ("Mark", "POOLE", "000477")]
    };
    for (first, last, id) in left {
        let login = login(first, last, &mut taken);
        let email = format!("{}.{}@{DOMAIN}", folded(first), folded(last));
        rows.push(vec![
            login.into(),
            id.into(),
            format!("{last} {first}").into(),
            email.into(),
            cell(&AccountState::Active, lang),
            "Bureautique".into(),
            date(2026, 9, 30).into(),
        ]);
    }
    rows.push(vec![
        "svc-imprim".into(),
        Content::Empty,
        Tr::new("Service d'impression", "Print service").get(lang).into(),
        Content::Empty,
        cell(&AccountState::Active, lang),
        "Services".into(),
        date(2027, 1, 14).into(),
    ]);
    sheet(&AccountRow::SPEC, &FIELDS, rows, lang)
}

/// First letter and surname, a number behind when taken: what the directory did before Jalon.
fn login(first: &str, last: &str, taken: &mut BTreeSet<String>) -> String {
    let initial: String = folded(first).chars().take(1).collect();
    let base = format!("{initial}{}", folded(last).replace(' ', ""));
    let mut login = base.clone();
    let mut n = 2;
    while !taken.insert(login.clone()) {
        login = format!("{base}{n}");
        n += 1;
    }
    login
}
