//! What an administrator sees of account decisions.

use super::*;
use crate::diagnostics::Diagnostic;
use crate::model::{Calendar, Lang, Place, Post, Profile, Service, Settings, SheetId, Shift, Slot, Strategy};
use crate::model::{ModuleIx, Presence, previous};

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a date")
}

fn here() -> Place {
    Place::sheet(SheetId(0))
}

pub(crate) fn person(id: &str, last: &str, first: &str) -> crate::model::Person {
    let post = Post {
        service: ServiceIx(0),
        job: "IDE".into(),
        profile: Some(0),
        contract: "".into(),
        share: 1.0,
        shift: Shift::Day,
        weekdays: [true; 7],
        cycle: "".into(),
        arrival: None,
        departure: None,
        manager: None,
        super_user: false,
        place: here(),
    };
    crate::model::Person {
        id: Code::new(id),
        last: last.into(),
        first: first.into(),
        birth_name: "".into(),
        rpps: None,
        email: None,
        login: None,
        posts: vec![post],
        absences: Vec::new(),
        place: here(),
    }
}

fn service(code: &str) -> Service {
    Service {
        code: Code::new(code),
        name: code.into(),
        parent: String::new(),
        site: String::new(),
        manager: None,
        manager_text: String::new(),
        complexity: crate::model::Complexity::Standard,
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
    }
}

fn account(login: &str, id: &str, name: &str) -> Account {
    Account {
        login: Login(login.into()),
        person: (!id.is_empty()).then(|| Code::new(id)),
        display_name: name.into(),
        email: None,
        state: AccountState::Active,
        groups: vec!["GG_DPI".into()],
        last_logon: Some(day("2027-01-10")),
        dn: None,
        technical_id: None,
        place: here(),
    }
}

/// Two services, one profile with the group GG_DPI and no module; opening at creation.
fn hospital(mut people: Vec<crate::model::Person>, accounts: Vec<Account>) -> Hospital {
    people.sort_by(|a, b| a.id.cmp(&b.id));
    let profile = Profile {
        job: "IDE".into(),
        name: "SOIN".into(),
        groups: vec!["GG_DPI".into()],
        modules: Vec::new(),
        licence: "nominative".into(),
        place: here(),
    };
    Hospital {
        settings: Settings { mail_domain: "chu.test".into(), ..Settings::default() },
        services: vec![service("CARDIO"), service("NEURO")],
        profiles: vec![profile],
        directory_given: !accounts.is_empty(),
        people,
        accounts,
        ..Hospital::default()
    }
}

fn plan() -> Plan {
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

fn context() -> Context {
    Context { today: day("2027-02-03"), seed: 1, effort: crate::model::Effort::Normal, lang: Lang::Fr }
}

fn decided(hospital: &Hospital) -> (Ledger, Vec<Diagnostic>) {
    ledger(hospital, &plan(), &Roster::default(), &context(), None)
}

/// `login action…` of each entry.
fn told(hospital: &Hospital) -> Vec<String> {
    let words = |e: &Entry| format!("{} {:?}", e.login, e.actions);
    decided(hospital).0.entries.iter().map(words).collect()
}

fn codes(hospital: &Hospital) -> Vec<&'static str> {
    let mut codes: Vec<_> = decided(hospital).1.iter().map(Diagnostic::code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn homonyms_are_numbered_by_arrival_then_staff_id() {
    let mut early = person("9", "Martin", "Marie");
    early.posts[0].arrival = Some(day("2020-01-01"));
    let mut late = person("1", "Martin", "Max");
    late.posts[0].arrival = Some(day("2026-01-01"));
    assert_eq!(told(&hospital(vec![late, early], vec![])), ["mmartin2 [Create, Activate]", "mmartin [Create, Activate]"]);
}

#[test]
fn a_person_with_an_account_never_gets_a_second_one() {
    let mut by_mail = person("2", "Petit", "Luc");
    by_mail.email = Some("L.Petit@chu.test".into());
    let mut mail = account("lp", "", "inconnu");
    mail.email = Some("l.petit@chu.test".into());
    let mut stated = person("3", "Roux", "Zoé");
    stated.login = Some(Login("ZROUX".into()));
    let people = vec![person("1", "Martin", "Marie"), by_mail, stated];
    let h = hospital(people, vec![account("mm", "1", "Martin Marie"), mail, account("zroux", "", "x")]);
    assert_eq!(told(&h), ["mm []", "lp [Modify]", "zroux [Modify]"]);
}

#[test]
fn zeros_lost_in_the_export_are_said() {
    let h = hospital(vec![person("00412", "Martin", "Marie")], vec![account("mm", "412", "Martin Marie")]);
    assert_eq!((told(&h), codes(&h)), (vec!["mm []".into()], vec!["A002"]));
}

#[test]
fn a_name_alone_is_taken_when_unique_and_said() {
    let h = hospital(vec![person("1", "LEFÈVRE", "Anaïs")], vec![account("al", "", "Anaïs Lefevre")]);
    assert_eq!((told(&h), codes(&h)), (vec!["al []".into()], vec!["A003"]));
}

#[test]
fn a_doubtful_account_is_asked_about() {
    let twins = vec![person("1", "Martin", "Marie"), person("2", "Martin", "Marie")];
    let h = hospital(twins, vec![account("mm", "", "Martin Marie")]);
    assert_eq!((told(&h), codes(&h)), (vec![" [ToConfirm]".into(), " [ToConfirm]".to_owned(), "mm [ToConfirm]".to_owned()], vec!["A004"]));
    let other_id = hospital(vec![person("1", "Martin", "Marie")], vec![account("mm", "77", "Martin Marie")]);
    assert_eq!(told(&other_id), [" [ToConfirm]", "mm [ToConfirm]"]);
    let mut answered = person("1", "Martin", "Marie");
    answered.login = Some(Login("mmartin9".into()));
    assert_eq!(told(&hospital(vec![answered], vec![account("mm", "77", "Martin Marie")])), ["mmartin9 [Create, Activate]", "mm [Suspend]"]);
}

#[test]
fn two_accounts_of_one_person_are_said() {
    let mut old = account("mm", "1", "Martin Marie");
    old.state = AccountState::Disabled;
    let h = hospital(vec![person("1", "Martin", "Marie")], vec![old, account("mm2", "1", "Martin Marie")]);
    assert_eq!((told(&h), codes(&h)), (vec!["mm2 []".into(), "mm [ToConfirm]".to_owned()], vec!["A005"]));
}

#[test]
fn a_login_of_somebody_else_is_not_given() {
    let mut thief = person("2", "Petit", "Luc");
    thief.login = Some(Login("mm".into()));
    let h = hospital(vec![person("1", "Martin", "Marie"), thief], vec![account("mm", "1", "Martin Marie")]);
    assert_eq!((told(&h), codes(&h)), (vec!["mm []".into(), "lpetit [Create, Activate]".to_owned()], vec!["A006"]));
}

#[test]
fn an_illegal_login_is_replaced() {
    let mut bad = person("2", "Petit", "Luc");
    bad.login = Some(Login("luc petit".into()));
    let h = hospital(vec![bad], vec![]);
    assert_eq!((told(&h), codes(&h)), (vec!["lpetit [Create, Activate]".into()], vec!["A007"]));
}

#[test]
fn an_address_is_given_once() {
    let with = |id: &str, last: &str| {
        let mut p = person(id, last, "Luc");
        p.email = Some("x@chu.test".into());
        p
    };
    let h = hospital(vec![with("1", "Petit"), with("2", "Grand")], vec![]);
    let emails: Vec<String> = decided(&h).0.entries.into_iter().map(|e| e.email).collect();
    assert_eq!((emails, codes(&h)), (vec!["x@chu.test".into(), String::new()], vec!["A008"]));
}

#[test]
fn a_bad_pattern_is_said() {
    let mut h = hospital(vec![person("1", "Petit", "Luc")], vec![]);
    h.settings.login_pattern = "{nickname}".into();
    assert_eq!((told(&h), codes(&h)), (vec!["lpetit [Create, Activate]".into()], vec!["A009"]));
}

#[test]
fn missing_licences_are_said() {
    let mut h = hospital(vec![person("1", "Petit", "Luc"), person("2", "Grand", "Luc")], vec![]);
    h.settings.licences.insert("Nominative".into(), 1);
    assert_eq!(codes(&h), ["A010"]);
    assert_eq!(decided(&h).0.licences, [("nominative".to_owned(), 2, Some(1))]);
}

#[test]
fn an_account_closed_by_others_is_asked_about() {
    let mut closed = account("mm", "1", "Martin Marie");
    closed.state = AccountState::Disabled;
    let mut h = hospital(vec![person("1", "Martin", "Marie")], vec![closed]);
    assert_eq!((told(&h), codes(&h)), (vec!["mm [ToConfirm]".into()], vec!["A011"]));
    h.people[0].posts[0].arrival = Some(day("2027-02-01"));
    assert_eq!(told(&h), ["mm [Activate]"], "back since their last log-on");
}

#[test]
fn a_system_without_random_numbers_is_said() {
    let h = hospital(vec![person("1", "Martin", "Marie")], vec![]);
    let mut faults = Faults::new();
    let none = first_passwords(&h, &decided(&h).0.entries, day("2027-02-03"), &|_, _| None, &mut faults);
    assert!(none.is_empty());
    assert_eq!(faults.iter().map(Diagnostic::code).collect::<Vec<_>>(), ["A012"]);
}

#[test]
fn a_missing_mail_domain_is_said() {
    let mut h = hospital(vec![person("1", "Martin", "Marie")], vec![]);
    h.settings.mail_domain.clear();
    assert_eq!(codes(&h), ["A014"]);
}

#[test]
fn a_name_without_latin_letters_is_asked_about() {
    let h = hospital(vec![person("1", "李", "伟")], vec![]);
    assert_eq!((told(&h), codes(&h)), (vec![" [ToConfirm]".into()], vec!["A001"]));
}

#[test]
fn who_left_is_closed_and_who_is_not_listed_is_suspended() {
    let mut left = person("1", "Martin", "Marie");
    left.posts[0].departure = Some(day("2027-01-31"));
    let mut never = person("2", "Petit", "Luc");
    never.posts[0].departure = Some(day("2027-01-31"));
    let accounts =
        vec![account("mm", "1", "Martin Marie"), account("gone", "99", "Nul Autre"), account("svc-x", "", "x"), account("who", "", "Qui Donc")];
    let h = hospital(vec![left, never], accounts);
    assert_eq!(told(&h), ["mm [Disable]", " []", "svc-x []", "who []", "gone [Suspend]"]);
}

#[test]
fn the_row_of_a_fault_keeps_its_account_as_it_is() {
    let mut h = hospital(vec![], vec![account("mm", "1", "Martin Marie")]);
    h.refused_ids.push(Code::new("1"));
    assert_eq!(told(&h), ["mm []"]);
    h.refused_ids[0] = Code::new("0001");
    assert_eq!(told(&h), ["mm []"], "zeros lost on one side");
}

#[test]
fn a_mass_closing_stops_the_run_until_its_number_is_typed() {
    let people = (0..100).map(|n| person(&format!("1{n:03}"), &format!("Nom{n}"), "Luc")).collect();
    let mut accounts: Vec<Account> = (0..100).map(|n| account(&format!("l{n}"), &format!("1{n:03}"), "")).collect();
    accounts.extend((0..21).map(|n| account(&format!("g{n}"), &format!("2{n:03}"), "")));
    let mut h = hospital(people, accounts);
    let run = |h: &Hospital, accepted| ledger(h, &plan(), &Roster::default(), &context(), accepted).0.guard;
    assert_eq!(run(&h, None), Some(Guard { disabled: 21, export: 121, share: 0.05 }));
    assert_eq!(run(&h, Some(20)).map(|g| g.disabled), Some(21));
    assert_eq!(run(&h, Some(21)), None);
    h.accounts.pop();
    assert_eq!(run(&h, None), None, "twenty never stop a run");
}

#[test]
fn a_login_once_given_stays_and_is_never_given_again() {
    let line = |login: &str, id: &str| previous::LedgerLine { login: login.into(), person: Code::new(id), action: String::new(), loaded: None };
    let mut h = hospital(vec![person("1", "Durand-Petit", "Luc"), person("3", "Petit", "Léa")], vec![]);
    h.previous.ledger = vec![line("lpetit", "1"), line("lpetit2", "77")];
    assert_eq!(told(&h), ["lpetit [Create, Activate]", "lpetit3 [Create, Activate]", "lpetit2 []"]);
}

#[test]
fn a_change_stays_until_it_is_said_to_be_loaded() {
    let mut h = hospital(vec![person("1", "Petit", "Luc")], vec![]);
    let next = |h: &Hospital, loaded: Option<Day>| {
        let entry = decided(h).0.entries.remove(0);
        let before = h.previous.ledger.first();
        let (action, kept) = memory::cell(&entry, h, before);
        previous::LedgerLine { login: entry.login.to_string(), person: entry.id.clone(), action, loaded: loaded.or(kept) }
    };
    let first = next(&h, None);
    h.previous.ledger = vec![first];
    assert_eq!(told(&h), ["lpetit [Create, Activate]"], "nobody said that it was loaded");
    h.previous.ledger[0].loaded = Some(day("2027-02-03"));
    assert_eq!(told(&h), ["lpetit []"]);
    h.previous.ledger = vec![next(&h, None)];
    assert_eq!(told(&h), ["lpetit []"], "and a run later");
    h.people[0].posts[0].service = ServiceIx(1);
    assert_eq!(told(&h), ["lpetit [Move]"]);
    h.previous.ledger = vec![next(&h, None)];
    assert_eq!((told(&h), h.previous.ledger[0].loaded), (vec!["lpetit [Move]".into()], None));
    h.previous.ledger = vec![next(&h, Some(day("2027-02-04")))];
    assert_eq!(told(&h), ["lpetit []"]);
    h.people.clear();
    h.people.push(person("2", "Autre", "Ève"));
    assert_eq!(told(&h), ["eautre [Create, Activate]", "lpetit [Suspend]"]);
}

/// The line of the first entry for the next run.
fn remember(h: &mut Hospital) {
    let entry = decided(h).0.entries.remove(0);
    let (action, loaded) = memory::cell(&entry, h, h.previous.ledger.first());
    h.previous.ledger = vec![previous::LedgerLine { login: entry.login.to_string(), person: entry.id.clone(), action, loaded }];
}

#[test]
fn what_others_closed_is_asked_about_run_after_run() {
    let mut h = hospital(vec![person("1", "Martin", "Marie")], vec![account("mm", "1", "Martin Marie")]);
    remember(&mut h);
    h.accounts[0].state = AccountState::Disabled;
    for _ in 0..3 {
        assert_eq!(told(&h), ["mm [ToConfirm]"]);
        remember(&mut h);
    }
    h.accounts[0].last_logon = None;
    assert_eq!(told(&h), ["mm [ToConfirm]"], "it was open, and somebody closed it");
    h.accounts[0].state = AccountState::Active;
    remember(&mut h);
    assert_eq!(told(&h), ["mm []"], "and opened it again");
}

#[test]
fn what_we_made_and_others_closed_is_asked_about() {
    let mut h = hospital(vec![person("1", "Martin", "Marie")], vec![]);
    remember(&mut h);
    h.directory_given = true;
    h.accounts = vec![Account { state: AccountState::Disabled, last_logon: None, ..account("mmartin", "1", "MARTIN Marie") }];
    assert_eq!(told(&h), ["mmartin [Activate]"], "made by us, not opened yet");
    remember(&mut h);
    h.accounts[0].state = AccountState::Active;
    h.accounts[0].last_logon = Some(day("2027-02-02"));
    remember(&mut h);
    h.accounts[0].state = AccountState::Disabled;
    for _ in 0..2 {
        assert_eq!(told(&h), ["mmartin [ToConfirm]"]);
        remember(&mut h);
    }
}

#[test]
fn what_we_closed_we_open_again_when_its_person_is_back() {
    let mut h = hospital(vec![person("1", "Martin", "Marie")], vec![account("mm", "1", "Martin Marie")]);
    h.people[0].posts[0].departure = Some(day("2027-01-31"));
    assert_eq!(told(&h), ["mm [Disable]"]);
    remember(&mut h);
    h.accounts[0].state = AccountState::Disabled;
    for _ in 0..2 {
        assert_eq!(told(&h), ["mm []"]);
        remember(&mut h);
    }
    h.people[0].posts[0].departure = None;
    for _ in 0..2 {
        assert_eq!(told(&h), ["mm [Activate]"]);
        remember(&mut h);
    }
}

#[test]
fn groups_of_profiles_alone_are_touched() {
    let mut held = account("mm", "1", "Martin Marie");
    held.groups = vec!["CN=Compta,OU=x,DC=y".into(), "GG_OLD".into()];
    let mut h = hospital(vec![person("1", "Martin", "Marie")], vec![held]);
    h.profiles.push(Profile { name: "OLD".into(), groups: vec!["GG_OLD".into()], ..h.profiles[0].clone() });
    let entry = decided(&h).0.entries.remove(0);
    assert_eq!((entry.groups_to_add, entry.groups_to_remove), (vec!["GG_DPI".to_owned()], vec!["GG_OLD".to_owned()]));
}

#[test]
fn the_ledger_says_why() {
    use crate::diagnostics::Fault as _;
    let mut married = person("1", "Durand", "Marie");
    married.birth_name = "Martin".into();
    let h = hospital(vec![married], vec![account("mm", "1", "MARTIN Marie")]);
    let entry = decided(&h).0.entries.remove(0);
    assert_eq!((entry.login.0.as_str(), entry.display_name.as_str()), ("mm", "Durand Marie"));
    assert_eq!(entry.cause.message(Lang::Fr), "nom changé : « MARTIN Marie » devient « Durand Marie »");
    assert_eq!(entry.cause.message(Lang::En), "name changed: “MARTIN Marie” becomes “Durand Marie”");
}

/// One person of the profile, one module BASE that it requires.
fn trained(opening: crate::model::Opening) -> Hospital {
    let mut h = hospital(vec![person("1", "Martin", "Marie")], vec![]);
    h.settings.opening = opening;
    h.profiles[0].modules = vec![ModuleIx(0)];
    h.modules = vec![crate::model::Module {
        code: Code::new("BASE"),
        name: "Les bases".into(),
        hours: 3.5,
        prerequisites: Vec::new(),
        min_group: 1,
        max_group: 10,
        fresh_days: 30,
        test_required: true,
        equipment: Vec::new(),
        super_users_only: false,
        place: here(),
    }];
    h
}

fn attended(h: &mut Hospital, presence: Presence, passed: Option<bool>) {
    h.attendance = vec![crate::model::Attendance {
        person: PersonIx(0),
        module: ModuleIx(0),
        date: Some(day("2027-02-01")),
        presence,
        test_passed: passed,
        place: here(),
    }];
}

fn opens(h: &Hospital, roster: &Roster) -> (Option<Day>, bool, &'static str) {
    use crate::diagnostics::Fault as _;
    let entry = ledger(h, &plan(), roster, &context(), None).0.entries.remove(0);
    (entry.opens, entry.has(Action::Activate), entry.cause.entry().code)
}

#[test]
fn nobody_is_opened_before_the_training_required() {
    let mut h = trained(crate::model::Opening::Training);
    let none = Roster::default();
    assert_eq!(opens(&h, &none), (None, false, "C052"));
    attended(&mut h, Presence::Absent, None);
    assert_eq!(opens(&h, &none), (None, false, "C052"));
    attended(&mut h, Presence::Present, Some(false));
    assert_eq!(opens(&h, &none), (None, false, "C052"), "the test was failed");
    attended(&mut h, Presence::Present, Some(true));
    assert_eq!(opens(&h, &none), (Some(day("2027-02-02")), true, "C050"));
}

#[test]
fn an_account_opens_the_day_after_the_last_session() {
    let h = trained(crate::model::Opening::Training);
    let session = crate::roster::Session {
        id: "BASE-1".into(),
        module: ModuleIx(0),
        date: day("2027-03-02"),
        half: crate::model::Half::Morning,
        halves: 1,
        room: crate::model::RoomIx(0),
        trainer: crate::model::TrainerIx(0),
        people: vec![PersonIx(0)],
        state: crate::roster::SessionState::New,
    };
    let roster = Roster { sessions: vec![session], ..Roster::default() };
    assert_eq!(opens(&h, &roster), (Some(day("2027-03-03")), false, "C051"));
    let mut late = h;
    late.people[0].posts[0].arrival = Some(day("2027-05-01"));
    assert_eq!(opens(&late, &roster), (Some(day("2027-05-01")), false, "C055"));
}

#[test]
fn an_open_account_gets_the_groups_of_the_application_once_its_person_is_trained() {
    let mut h = trained(crate::model::Opening::Training);
    h.accounts = vec![Account { groups: vec!["GG_VPN".into()], ..account("mm", "1", "Martin Marie") }];
    assert_eq!(told(&h), ["mm []"]);
    attended(&mut h, Presence::Present, Some(true));
    assert_eq!(told(&h), ["mm [Modify]"]);
}

#[test]
fn without_a_known_go_live_nothing_opens_at_it() {
    assert_eq!(opens(&trained(crate::model::Opening::GoLive), &Roster::default()), (None, false, "C054"));
}
