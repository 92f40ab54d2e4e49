//! The login, the address and the common name of each person: as they have them, as they were given, else new ones.

use super::logins::{Pattern, Taken, is_legal};
use super::matching::Matches;
use super::memory::{group_name, target};
use super::{Faults, dn};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::accounts::Accounts;
use crate::model::previous::LedgerLine;
use crate::model::{Account, Context, Hospital, Login, Person, PersonIx, Text};
use crate::text::normal::folded;
use std::collections::{HashMap, HashSet};

/// By person. No login: their name gives none, or a person must look first.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub logins: Vec<Option<Login>>,
    pub emails: Vec<String>,
    /// At most 64 characters, each once.
    pub common: Vec<String>,
}

/// A directory's limit for a common name.
const LONGEST_NAME: usize = 64;

pub(super) fn names(hospital: &Hospital, accounts: &[Account], matches: &Matches, context: &Context, faults: &mut Faults) -> Names {
    let given: HashMap<&str, &LedgerLine> =
        hospital.previous.ledger.iter().filter(|l| !l.person.as_str().is_empty() && !l.login.is_empty()).map(|l| (l.person.as_str(), l)).collect();
    let order = in_order_of_arrival(hospital);
    let logins = logins(hospital, accounts, matches, &given, &order, context, faults);
    let emails = emails(hospital, accounts, matches, &logins, &order, faults);
    let common = common_names(hospital, accounts, matches, &given, &order);
    Names { logins, emails, common }
}

/// Numbers go by arrival, then staff id: never by the order of rows.
fn in_order_of_arrival(hospital: &Hospital) -> Vec<PersonIx> {
    let mut order: Vec<PersonIx> = hospital.person_indices().collect();
    order.sort_by_cached_key(|ix| (hospital.person(*ix).arrival(), hospital.person(*ix).id.clone()));
    order
}

/// Whatever a login may not be: names known to the directory, groups and address aliases included, those of people gone, those stated for others.
fn taken(hospital: &Hospital, accounts: &[Account]) -> Taken {
    let mut taken = Taken::default();
    for account in accounts {
        taken.add(&account.login.0);
        account.groups.iter().for_each(|g| taken.add(&group_name(g)));
        if let Some((alias, _)) = account.email.as_ref().and_then(|e| e.split_once('@')) {
            taken.add(alias);
        }
    }
    hospital.profiles.iter().flat_map(|p| &p.groups).for_each(|g| taken.add(&group_name(g)));
    hospital.previous.ledger.iter().for_each(|l| taken.add(&l.login));
    hospital.people.iter().filter_map(|p| p.login.as_ref()).for_each(|l| taken.add(&l.0));
    taken
}

fn logins(
    hospital: &Hospital,
    accounts: &[Account],
    matches: &Matches,
    given: &HashMap<&str, &LedgerLine>,
    order: &[PersonIx],
    context: &Context,
    faults: &mut Faults,
) -> Vec<Option<Login>> {
    let pattern = pattern(hospital, faults);
    let mut taken = taken(hospital, accounts);
    let held: HashSet<String> = accounts.iter().map(|a| a.login.folded()).collect();
    let mut stated: HashSet<String> = HashSet::new();
    let mut out = vec![None; hospital.people.len()];
    for &ix in order {
        let (person, at) = (hospital.person(ix), ix.0 as usize);
        if let Some(account) = matches.of_person[at] {
            out[at] = Some(accounts[account].login.clone());
            continue;
        }
        if let Some(line) = given.get(person.id.as_str())
            && !held.contains(&line.login.to_lowercase())
        {
            out[at] = Some(Login(Text::from(&line.login)));
            continue;
        }
        if matches.proposed[at].is_some() || person.departure().is_some_and(|d| d < context.today) {
            continue;
        }
        if let Some(login) = as_stated(person, &held, &mut stated, faults) {
            out[at] = Some(login);
            continue;
        }
        out[at] = pattern.base(person).map(|base| taken.unique(&base));
        if out[at].is_none() {
            faults.push(Diagnostic::at(person.place, Accounts::NotLatin { found: person.listed() }));
        }
    }
    out
}

fn pattern(hospital: &Hospital, faults: &mut Faults) -> Pattern {
    Pattern::new(&hospital.settings.login_pattern).unwrap_or_else(|found| {
        faults.push(Diagnostic::new(Accounts::LoginPattern { found }));
        Pattern::new("{p}{nom}").expect("a pattern of ours")
    })
}

/// The login that the users' list states, when it is free and a directory takes it.
fn as_stated(person: &Person, held: &HashSet<String>, stated: &mut HashSet<String>, faults: &mut Faults) -> Option<Login> {
    let login = person.login.as_ref()?;
    if !is_legal(&login.0) {
        faults.push(Diagnostic::at(person.place, Accounts::IllegalLogin { found: login.clone() }));
        return None;
    }
    if held.contains(&login.folded()) || !stated.insert(login.folded()) {
        faults.push(Diagnostic::at(person.place, Accounts::LoginOfAnother { found: login.clone() }));
        return None;
    }
    Some(login.clone())
}

/// Their own address, where it is nobody else's; else one made of the login and the domain.
fn emails(
    hospital: &Hospital,
    accounts: &[Account],
    matches: &Matches,
    logins: &[Option<Login>],
    order: &[PersonIx],
    faults: &mut Faults,
) -> Vec<String> {
    let domain = hospital.settings.mail_domain.trim().trim_start_matches('@');
    let mut used: HashMap<String, Option<PersonIx>> = HashMap::new();
    for (at, account) in accounts.iter().enumerate() {
        if let Some(email) = &account.email {
            used.insert(email.to_lowercase(), matches.of_account[at]);
        }
    }
    let mut out = vec![String::new(); hospital.people.len()];
    let mut missing = false;
    for &ix in order {
        let (person, at) = (hospital.person(ix), ix.0 as usize);
        let Some(login) = &logins[at] else { continue };
        let mut free = |email: &str| *used.entry(email.to_lowercase()).or_insert(Some(ix)) == Some(ix);
        let own = person.email.as_deref().map(str::trim).filter(|e| !e.is_empty());
        let made = format!("{}@{domain}", login.folded());
        match own {
            Some(email) if free(email) => email.clone_into(&mut out[at]),
            Some(email) => faults.push(Diagnostic::at(person.place, Accounts::EmailOfAnother { found: email.to_owned() })),
            None if domain.is_empty() => missing |= matches.of_person[at].is_none(),
            None if free(&made) => out[at] = made,
            None => {}
        }
    }
    if missing {
        faults.push(Diagnostic::new(Accounts::NoDomain {}));
    }
    out
}

/// `LEFÈVRE Anaïs`; a namesake gets the staff id behind: `LEFÈVRE Anaïs (000412)`. Those that exist keep theirs.
fn common_names(hospital: &Hospital, accounts: &[Account], matches: &Matches, given: &HashMap<&str, &LedgerLine>, order: &[PersonIx]) -> Vec<String> {
    let mut used: HashSet<String> = accounts.iter().filter_map(|a| a.dn.as_deref()).map(|d| folded(&dn::value(d))).collect();
    let mut out = vec![String::new(); hospital.people.len()];
    let mut new = Vec::new();
    for &ix in order {
        let (person, at) = (hospital.person(ix), ix.0 as usize);
        let existing = matches.of_person[at].and_then(|a| accounts[a].dn.as_deref()).map(dn::value);
        let before = given.get(person.id.as_str()).and_then(|l| target(l)).map(|s| s.common_name).filter(|n| !n.is_empty());
        match existing.or(before) {
            Some(name) => {
                used.insert(folded(&name));
                out[at] = name;
            }
            None => new.push(ix),
        }
    }
    for ix in new {
        let person = hospital.person(ix);
        let plain = cut(&person.listed(), LONGEST_NAME);
        out[ix.0 as usize] = if used.insert(folded(&plain)) {
            plain
        } else {
            let bracket = format!(" ({})", cut(person.id.as_str(), 24));
            let name = cut(&person.listed(), LONGEST_NAME - bracket.chars().count()) + &bracket;
            used.insert(folded(&name));
            name
        };
    }
    out
}

/// The first characters, no space at the end, and none of the signs that tools stumble over in names.
fn cut(text: &str, most: usize) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() || matches!(c, '/' | '=' | '\\') { ' ' } else { c }).collect();
    clean.trim().chars().take(most).collect::<String>().trim_end().to_owned()
}
