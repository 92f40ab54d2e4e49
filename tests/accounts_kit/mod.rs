//! A hospital made by code, and the ten-line directory that account files are applied to.
#![allow(dead_code, unreachable_pub, clippy::wildcard_imports)] // each test takes what it needs

use jalon::accounts::{self, Ledger, dn};
use jalon::diagnostics::Diagnostic;
use jalon::document::entry::{Change, Record};
use jalon::document::{Body, Content, Document};
use jalon::model::previous::{GivenPassword, LedgerLine};
use jalon::model::*;
use jalon::outputs::{Results, accounts::documents, accounts::ledger};
use jalon::plan::Plan;
use jalon::roster::Roster;
use jalon::steering::Review;
use std::collections::{BTreeMap, BTreeSet};

pub fn day(text: &str) -> Day {
    text.parse().expect("a date")
}

pub fn here() -> Place {
    Place::sheet(SheetId(0))
}

const LAST: [&str; 20] = [
    "LEFÈVRE",
    "Martin",
    "de La Tour, d'Auvergne",
    "N'Guyen",
    "Œuvrard",
    "Le Goff-Müller",
    "Ødegård",
    "Dupont",
    "Şahin",
    "Xi",
    "O’Brien",
    "Bernard+Roux",
    "Petit",
    "Łukasiewicz",
    "Saint-Exupéry de Montfort-l'Amaury et de Kermadec",
    "#Hash",
    "Roux",
    "Blanc",
    "Faure; André",
    "Vidal",
];
const FIRST: [&str; 15] =
    ["Anaïs", "Marie", "Jean-Noël", "Zoé", "Inès", "Luc", "Max", "Marie-Thérèse", "", "Þór", "Léa", "Paul", "Ève", "Noé", "Chloë"];
const JOBS: [(&str, &[&str]); 3] = [("IDE", &["GG_DPI_SOIN", "GG_VPN"]), ("Médecin", &["GG_DPI_MED"]), ("Secrétaire", &["GG_DPI_SECR"])];
const SERVICES: [(&str, &str); 6] = [
    ("CARDIO", "Cardiologie"),
    ("PÉD", "Pédiatrie"),
    ("URG", "Urgences"),
    ("MED, 3", "Service de médecine polyvalente, de maladies infectieuses et de médecine des voyages"),
    ("BLOC", "Bloc opératoire"),
    ("LABO", ""),
];

pub fn person(n: usize) -> Person {
    let post = Post {
        service: ServiceIx(u32::try_from(n % SERVICES.len()).expect("small")),
        job: JOBS[n % 3].0.into(),
        profile: Some(n % 3),
        contract: "".into(),
        share: 1.0,
        shift: Shift::Day,
        weekdays: [true; 7],
        cycle: "".into(),
        arrival: n.is_multiple_of(7).then(|| day("2027-03-01")),
        departure: n.is_multiple_of(11).then(|| day("2027-12-31")),
        manager: (n.is_multiple_of(5) && n > 0).then_some(PersonIx(1)),
        super_user: false,
        place: here(),
    };
    Person {
        id: Code::new(format!("{n:06}")),
        last: LAST[n * 7 % LAST.len()].into(),
        first: FIRST[n * 11 % FIRST.len()].into(),
        birth_name: "".into(),
        rpps: None,
        email: None,
        login: None,
        posts: vec![post],
        absences: Vec::new(),
        place: here(),
    }
}

pub fn hospital(people: usize) -> Hospital {
    let service = |(code, name): &(&str, &str)| Service {
        code: Code::new(*code),
        name: (*name).into(),
        parent: String::new(),
        site: String::new(),
        manager: None,
        manager_text: "Mme Cadre".into(),
        complexity: Complexity::Standard,
        priority: None,
        wave: None,
        pilot: false,
        earliest: None,
        latest: None,
        together: Vec::new(),
        after: Vec::new(),
        head_count: None,
        people: Vec::new(),
        place: here(),
    };
    let profile = |(job, groups): &(&str, &[&str])| Profile {
        job: (*job).into(),
        name: job.to_uppercase(),
        groups: groups.iter().map(|g| (*g).to_owned()).collect(),
        modules: Vec::new(),
        licence: "nominative".into(),
        place: here(),
    };
    let settings = Settings {
        hospital: "CH de Valmont (fictif)".into(),
        mail_domain: "chu.test".into(),
        directory_base: "DC=chu,DC=test".into(),
        login_pattern: "{p}{nom}".into(),
        opening: Opening::Creation,
        ..Settings::default()
    };
    Hospital {
        settings,
        services: SERVICES.iter().map(service).collect(),
        profiles: JOBS.iter().map(profile).collect(),
        people: (0..people).map(person).collect(),
        ..Hospital::default()
    }
}

/// Everything that a run writes for accounts.
pub struct Run {
    pub ledger: Ledger,
    pub documents: Vec<Document>,
    pub faults: Vec<Diagnostic>,
}

pub fn context(today: &str) -> Context {
    Context { today: day(today), seed: 1, effort: Effort::Normal, lang: Lang::Fr }
}

pub fn empty_plan() -> Plan {
    Plan {
        strategy: Strategy::default(),
        calendar: Calendar::default(),
        activities: Vec::new(),
        gate: None,
        pilots: Vec::new(),
        waves: Vec::new(),
        now: Slot(0),
        usage: Vec::new(),
        capacity: Vec::new(),
    }
}

pub fn run(hospital: &Hospital, today: &str) -> Run {
    run_with(hospital, today, &[])
}

pub fn run_with(hospital: &Hospital, today: &str, formats: &[(String, String)]) -> Run {
    let (plan, roster, context) = (empty_plan(), Roster::default(), context(today));
    let (ledger, mut faults) = accounts::ledger(hospital, &plan, &roster, &context, None);
    let review = Review::default();
    let sources = Sources::default();
    let results = Results {
        hospital,
        plan: &plan,
        roster: &roster,
        ledger: &ledger,
        review: &review,
        diagnostics: &[],
        recognised: &[],
        sources: &sources,
        context: &context,
        formats,
    };
    let (documents, more) = documents(&results);
    faults.extend(more);
    Run { ledger, documents, faults }
}

impl Run {
    pub fn ldif(&self, path: &str) -> &[Record] {
        match self.documents.iter().find(|d| d.path() == path) {
            Some(Document::Account(file)) => match &file.body {
                Body::Ldif(records) => records,
                _ => panic!("{path} is no LDIF"),
            },
            _ => panic!("{path} is not written"),
        }
    }
    /// What the next run reads of this one: the ledger's lines and the passwords.
    pub fn remembered(&self) -> Previous {
        let Some(Document::Workbook(book)) = self.documents.iter().find(|d| d.path() == ledger::PATH) else { panic!("no ledger") };
        let table = &book.tables[0];
        let text = |row: &jalon::document::Row, field: &str| match table.index(field).map(|at| &row.cells[at]) {
            Some(Content::Value(value)) => value.shown(),
            _ => String::new(),
        };
        let line = |row| LedgerLine {
            login: text(row, "login"),
            person: Code::new(text(row, "id")),
            action: text(row, "memory"),
            loaded: text(row, "loaded").parse().ok(),
        };
        let passwords = self
            .ledger
            .passwords
            .iter()
            .map(|(at, secret)| GivenPassword { login: self.ledger.entries[*at].login.to_string(), secret: Secret::new(secret.reveal().to_owned()) });
        Previous {
            ledger: table.rows.iter().map(line).filter(|l| !l.login.is_empty()).collect(),
            passwords: passwords.collect(),
            ..Previous::default()
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    ActiveDirectory,
    OpenLdap,
}

/// As each kind of directory writes it in an export.
pub fn base(kind: Kind) -> &'static str {
    match kind {
        Kind::ActiveDirectory => "DC=chu,DC=test",
        Kind::OpenLdap => "dc=chu,dc=test",
    }
}

type Attributes = BTreeMap<String, BTreeSet<Vec<u8>>>;

/// Names to attributes, both as written; it refuses what a directory refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    pub kind: Kind,
    pub entries: BTreeMap<String, Attributes>,
}

impl Directory {
    pub fn new(kind: Kind) -> Directory {
        Directory { kind, entries: BTreeMap::from([(base(kind).into(), Attributes::new())]) }
    }

    pub fn apply(&mut self, records: &[Record]) {
        for record in records {
            match record {
                Record::Comment(_) => {}
                Record::Add { dn, attributes } => {
                    assert!(self.entries.contains_key(dn::split(dn).1), "{dn} has no container");
                    let mut entry = Attributes::new();
                    for a in attributes {
                        assert!(entry.entry(a.name.clone()).or_default().insert(a.value.clone()), "{dn}: {} twice", a.name);
                    }
                    assert!(self.entries.insert(dn.clone(), entry).is_none(), "{dn} is there already");
                }
                Record::Delete { dn } => {
                    assert!(self.entries.remove(dn).is_some(), "{dn} is not there");
                    assert!(!self.entries.keys().any(|k| dn::split(k).1 == dn), "{dn} is not empty");
                    if self.kind == Kind::ActiveDirectory {
                        self.relink(dn, None);
                    }
                }
                Record::Rename { dn, new_rdn, new_superior } => {
                    let superior = new_superior.as_deref().unwrap_or(dn::split(dn).1);
                    assert!(self.entries.contains_key(superior), "{superior} is not there");
                    let entry = self.entries.remove(dn).unwrap_or_else(|| panic!("{dn} is not there"));
                    let new = format!("{new_rdn},{superior}");
                    assert!(self.entries.insert(new.clone(), entry).is_none(), "{new} is there already");
                    if self.kind == Kind::ActiveDirectory {
                        self.relink(dn, Some(&new));
                    }
                }
                Record::Modify { dn, changes } => {
                    let entry = self.entries.get_mut(dn).unwrap_or_else(|| panic!("{dn} is not there"));
                    for change in changes {
                        modify(dn, entry, change);
                    }
                }
            }
        }
    }

    /// In Active Directory references follow; in OpenLDAP they stay where they point.
    fn relink(&mut self, old: &str, new: Option<&str>) {
        for entry in self.entries.values_mut() {
            for name in ["member", "manager"] {
                if let Some(values) = entry.get_mut(name)
                    && values.remove(old.as_bytes())
                {
                    values.extend(new.map(|n| n.as_bytes().to_vec()));
                }
            }
        }
    }

    pub fn text(&self, dn: &str, name: &str) -> String {
        let value = self.entries.get(dn).and_then(|e| e.get(name)).and_then(|v| v.first());
        value.map(|v| String::from_utf8_lossy(v).into_owned()).unwrap_or_default()
    }

    /// References point somewhere; nothing empty is kept.
    pub fn check(&self) {
        for (dn, entry) in &self.entries {
            for value in ["member", "manager"].iter().filter_map(|n| entry.get(*n)).flatten() {
                let value = String::from_utf8_lossy(value);
                assert!(self.entries.contains_key(&*value), "{dn} points to {value}, which is not there");
            }
        }
    }

    /// Without attributes that have no value, as a directory shows them.
    pub fn shown(&self) -> BTreeMap<String, Attributes> {
        let clean = |e: &Attributes| {
            e.iter()
                .filter(|(n, v)| !v.is_empty() && !matches!(n.as_str(), "unicodePwd" | "pwdLastSet"))
                .map(|(n, v)| (n.clone(), v.clone()))
                .collect()
        };
        self.entries.iter().map(|(dn, e)| (dn.clone(), clean(e))).collect()
    }

    /// The export that an administrator would make, with or without distinguished names.
    pub fn export(&self, with_dn: bool) -> Vec<Account> {
        let (login, id) = match self.kind {
            Kind::ActiveDirectory => ("sAMAccountName", "employeeID"),
            Kind::OpenLdap => ("uid", "employeeNumber"),
        };
        let mut groups: BTreeMap<&[u8], Vec<String>> = BTreeMap::new();
        for (dn, entry) in &self.entries {
            for member in entry.get("member").into_iter().flatten() {
                groups.entry(member).or_default().push(if with_dn { dn.clone() } else { dn::value(dn) });
            }
        }
        let people = self.entries.iter().filter(|(_, e)| e.contains_key("displayName"));
        people
            .map(|(dn, _)| {
                let given = |name: &str| Some(self.text(dn, name)).filter(|t| !t.is_empty());
                let open = match self.kind {
                    Kind::ActiveDirectory => self.text(dn, "userAccountControl") == "512",
                    Kind::OpenLdap => given("userPassword").is_some() && !dn.contains("ou=quarantaine"),
                };
                Account {
                    login: Login(self.text(dn, login).into()),
                    person: given(id).map(Code::new),
                    display_name: self.text(dn, "displayName").into(),
                    email: given("mail").map(Into::into),
                    state: if open { AccountState::Active } else { AccountState::Disabled },
                    groups: groups.get(dn.as_bytes()).cloned().unwrap_or_default(),
                    last_logon: None,
                    dn: with_dn.then(|| dn.into()),
                    technical_id: None,
                    place: here(),
                }
            })
            .collect()
    }
}

fn modify(dn: &str, entry: &mut Attributes, change: &Change) {
    match change {
        Change::Add(name, values) => {
            for value in values {
                assert!(entry.entry(name.clone()).or_default().insert(value.clone()), "{dn}: {name} has it already");
            }
        }
        Change::Delete(name, values) => {
            for value in values {
                assert!(entry.get_mut(name).is_some_and(|v| v.remove(value)), "{dn}: {name} has no {}", String::from_utf8_lossy(value));
            }
        }
        Change::Replace(name, values) => {
            entry.insert(name.clone(), values.iter().cloned().collect());
        }
    }
}

/// The four files of a kind of directory: what to load, its opening, and both ways back.
pub fn paths(kind: Kind) -> [String; 5] {
    let name = match kind {
        Kind::ActiveDirectory => "active-directory",
        Kind::OpenLdap => "openldap",
    };
    [
        format!("accounts/{name}.ldif"),
        format!("accounts/secret/{name}-open.ldif"),
        format!("accounts/undo/{name}-open.ldif"),
        format!("accounts/undo/{name}.ldif"),
        format!("accounts/undo/{name}-disable.ldif"),
    ]
}

/// Six months later: people moved, married, changed jobs, left, disappeared from the list, arrived.
pub fn half_a_year_later(hospital: &mut Hospital) {
    let count = hospital.people.len();
    for (n, person) in hospital.people.iter_mut().enumerate() {
        match n % 30 {
            3 => person.posts[0].service = ServiceIx((person.posts[0].service.0 + 1) % 6),
            9 => person.last = format!("Marié-{}", person.last).into(),
            12 => person.posts[0].profile = Some((n + 1) % 3),
            17 => person.posts[0].departure = Some(day("2027-05-31")),
            18 => {
                person.posts[0].service = ServiceIx((person.posts[0].service.0 + 2) % 6);
                person.posts[0].profile = Some((n + 1) % 3);
            }
            _ => {}
        }
    }
    hospital.people.retain(|p| p.id.as_str().parse::<usize>().is_ok_and(|n| n % 30 != 23));
    hospital.people.extend((count..count + 15).map(person));
}
