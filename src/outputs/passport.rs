//! `services/CODE.xlsx`: what a ward manager (cadre) is to know of their service, and a block for them to fill in. Living, since they type into it.

pub(crate) mod expected;
pub(crate) mod people;
pub(crate) mod service;

use crate::accounts::Entry;
use crate::document::{Document, Workbook};
use crate::model::{Hospital, Letters, OpIx, PersonIx, Service, ServiceIx};
use crate::outputs::Results;
use crate::outputs::rosters::held::Held;
use crate::roster::Session;
use crate::text::names::legal_file_names;
use std::collections::BTreeMap;

/// What the passports of all services share, looked up once.
pub(crate) struct Desk<'a> {
    pub results: &'a Results<'a>,
    pub held: &'a Held<'a>,
    pub accounts: BTreeMap<PersonIx, &'a Entry>,
    /// Sessions to which a service sends somebody, by date.
    pub sessions: BTreeMap<ServiceIx, Vec<&'a Session>>,
    /// Seats missing by service and module.
    pub missing: BTreeMap<(ServiceIx, crate::model::ModuleIx), usize>,
}

/// One workbook a service.
pub fn documents(results: &Results<'_>) -> Vec<Document> {
    let held = Held::new(results);
    let desk = Desk::new(results, &held);
    let h = results.hospital;
    let lang = results.context.lang;
    let files = legal_file_names(h.services.iter().map(|s| s.code.as_str()));
    h.service_indices()
        .zip(files)
        .map(|(service, file)| {
            let tables = vec![service::table(&desk, service, lang), expected::table(&desk, service, lang), people::table(&desk, service, lang)];
            Document::Living(Workbook { path: format!("services/{file}.xlsx"), lang, created: results.context.today, tables })
        })
        .collect()
}

impl<'a> Desk<'a> {
    pub(crate) fn new(results: &'a Results<'a>, held: &'a Held<'a>) -> Desk<'a> {
        let accounts = results.ledger.entries.iter().filter_map(|e| Some((e.person?, e))).collect();
        let mut sessions: BTreeMap<ServiceIx, Vec<&Session>> = BTreeMap::new();
        for s in held.on() {
            let mut of: Vec<ServiceIx> = s.people.iter().map(|p| held.listed(*p).main().service).collect();
            of.sort_unstable();
            of.dedup();
            for service in of {
                sessions.entry(service).or_default().push(s);
            }
        }
        let mut missing = BTreeMap::new();
        for u in &results.roster.not_seated {
            *missing.entry((held.listed(u.person).main().service, u.module)).or_default() += 1;
        }
        Desk { results, held, accounts, sessions, missing }
    }
    pub(crate) fn hospital(&self) -> &'a Hospital {
        self.results.hospital
    }
    /// Name of the manager, as known or as typed.
    pub(crate) fn manager(&self, service: &Service) -> String {
        service.manager.map_or_else(|| service.manager_text.clone(), |m| self.hospital().person(m).listed())
    }
    /// Who acts on an operation in a service: actors with R or A, by name where one is known: `DSI (R), MARTIN Paul (A)`.
    pub(crate) fn actors(&self, service: ServiceIx, operation: OpIx) -> Vec<(String, String, Letters)> {
        let h = self.hospital();
        h.raci
            .of(operation)
            .filter(|(_, letters)| letters.r || letters.a)
            .map(|(code, letters)| {
                let named = h.raci.who.iter().filter(|w| w.code == *code && !w.name.is_empty());
                let own = named.clone().find(|w| w.service == Some(service));
                let name = own.or_else(|| named.clone().find(|w| w.service.is_none())).map(|w| w.name.clone());
                let cadre = (code.as_str().eq_ignore_ascii_case("CADRE")).then(|| self.manager(h.service(service))).filter(|n| !n.is_empty());
                (code.to_string(), name.or(cadre).unwrap_or_else(|| code.to_string()), letters)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Content, Owner, Table};
    use crate::model::Half;
    use crate::outputs::rosters::fixture::{Fixture, session};

    fn tables(f: &Fixture, path: &str) -> Vec<Table> {
        let found = documents(&f.results()).into_iter().find_map(|d| match d {
            Document::Living(w) if w.path == path => Some(w.tables),
            _ => None,
        });
        found.expect("the passport")
    }

    #[test]
    fn a_passport_lists_its_own_people_with_their_training_and_a_block_to_fill_in() {
        let f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        let tables = tables(&f, "services/CARDIO.xlsx");
        let people = tables.iter().find(|t| t.kind == "passport_people").expect("the sheet");
        assert_eq!(people.rows.iter().map(|r| r.key.as_str()).collect::<Vec<_>>(), ["*", "00412", "00413"]);
        assert!(people.rows.iter().all(|r| r.cells.len() == people.columns.len()));
        assert_eq!(people.row("00412").expect("hers").cells[5], "SOINS : mardi 02/03/2027 matin".into());
        let typed: Vec<&str> = people.columns.iter().filter(|c| c.owner == Owner::Person).map(|c| c.field).collect();
        assert_eq!(typed, ["from", "to", "correction", "remark"]);
    }

    #[test]
    fn a_manager_is_told_the_list_to_read_and_whom_to_free() {
        let f = Fixture::new(vec![session("S1", Half::Morning, 1)]);
        let tables = tables(&f, "services/CARDIO.xlsx");
        let expected = tables.iter().find(|t| t.kind == "expected").expect("the sheet");
        let said: Vec<Content> = expected.rows.iter().map(|r| r.cells[2].clone()).collect();
        assert_eq!(said.len(), 2);
        assert_eq!(said[1], "Libérer 2 agents pour « Dossier SOINS » : 9 h 00 – 12 h 30, Salle 1, Nord".into());
    }

    #[test]
    fn services_that_differ_by_case_do_not_share_a_file() {
        let f = Fixture::new(Vec::new());
        let paths: std::collections::BTreeSet<String> = documents(&f.results()).iter().map(|d| d.path().to_lowercase()).collect();
        assert_eq!(paths.len(), 2);
    }
}
