//! Which account is whose: sure keys first, names last, and never a silent guess.

use super::Faults;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::accounts::Accounts;
use crate::model::{Account, AccountState, Hospital, Person, PersonIx};
use crate::text::normal::folded;
use std::collections::{HashMap, HashSet};

/// Who is who. Indices into the accounts known (`memory::accounts`) and [`Hospital::people`].
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// The account of each person.
    pub of_person: Vec<Option<usize>>,
    /// An account that may be theirs: a person must say so.
    pub proposed: Vec<Option<usize>>,
    /// Whose each account is.
    pub of_account: Vec<Option<PersonIx>>,
    /// Accounts that stand in a proposal.
    pub asked: HashSet<usize>,
    /// Second accounts of one staff id: never touched.
    pub twins: HashSet<usize>,
}

/// The passes, in the order of trust.
pub(super) fn matches(hospital: &Hospital, accounts: &[Account], faults: &mut Faults) -> Matches {
    let mut m = Matches {
        of_person: vec![None; hospital.people.len()],
        proposed: vec![None; hospital.people.len()],
        of_account: vec![None; accounts.len()],
        ..Matches::default()
    };
    by_staff_id(hospital, accounts, &mut m, faults);
    by_lost_zeros(hospital, accounts, &mut m, faults);
    by_given_login(hospital, accounts, &mut m);
    by_stated_login(hospital, accounts, &mut m, faults);
    by_email(hospital, accounts, &mut m, faults);
    by_name(hospital, accounts, &mut m, faults);
    m
}

impl Matches {
    fn join(&mut self, person: PersonIx, account: usize) {
        self.of_person[person.0 as usize] = Some(account);
        self.of_account[account] = Some(person);
    }
    fn is_free(&self, account: usize) -> bool {
        self.of_account[account].is_none() && !self.twins.contains(&account)
    }
    fn propose(&mut self, hospital: &Hospital, accounts: &[Account], person: PersonIx, account: usize, faults: &mut Faults) {
        self.proposed[person.0 as usize] = Some(account);
        self.asked.insert(account);
        let (who, what) = (hospital.person(person), &accounts[account]);
        faults.push(Diagnostic::at(who.place, Accounts::Proposed { person: who.listed(), login: what.login.clone() }).also([what.place]));
    }
    /// People without account, nor any proposed.
    fn open<'a>(&self, hospital: &'a Hospital) -> Vec<(PersonIx, &'a Person)> {
        let free = |ix: &PersonIx| self.of_person[ix.0 as usize].is_none() && self.proposed[ix.0 as usize].is_none();
        hospital.person_indices().filter(free).map(|ix| (ix, hospital.person(ix))).collect()
    }
}

/// An index from a key to accounts, in the order of the export.
fn index(accounts: &[Account], key: impl Fn(&Account) -> Option<String>) -> HashMap<String, Vec<usize>> {
    let mut out: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, account) in accounts.iter().enumerate() {
        if let Some(key) = key(account).filter(|k| !k.is_empty()) {
            out.entry(key).or_default().push(at);
        }
    }
    out
}

fn id_of(account: &Account) -> Option<String> {
    account.person.as_ref().map(|id| folded(id.as_str())).filter(|id| !id.is_empty())
}

fn by_staff_id(hospital: &Hospital, accounts: &[Account], m: &mut Matches, faults: &mut Faults) {
    let by_key = index(accounts, id_of);
    for ix in hospital.person_indices() {
        let person = hospital.person(ix);
        let Some(theirs) = by_key.get(&folded(person.id.as_str())) else { continue };
        let Some(best) = best(accounts, theirs) else { continue };
        m.join(ix, best);
        for &twin in theirs.iter().filter(|t| **t != best) {
            m.twins.insert(twin);
            let (kept, other) = (&accounts[best], &accounts[twin]);
            faults.push(
                Diagnostic::at(other.place, Accounts::SecondAccount { found: other.login.clone(), kept: kept.login.clone(), id: person.id.clone() })
                    .also([kept.place]),
            );
        }
    }
}

/// The one in use: active, then last logged on, then by login.
fn best(accounts: &[Account], among: &[usize]) -> Option<usize> {
    among.iter().copied().min_by_key(|&at| {
        let a = &accounts[at];
        (a.state == AccountState::Disabled, std::cmp::Reverse(a.last_logon), a.login.folded())
    })
}

/// Excel ate the zeros in front on one side: said, and taken when there is one of each.
fn by_lost_zeros(hospital: &Hospital, accounts: &[Account], m: &mut Matches, faults: &mut Faults) {
    let bare = |id: &str| id.bytes().all(|b| b.is_ascii_digit()).then(|| id.trim_start_matches('0').to_owned());
    let by_key = index(accounts, |a| id_of(a).and_then(|id| bare(&id)));
    let mut people: HashMap<String, u32> = HashMap::new();
    for id in hospital.people.iter().filter_map(|p| bare(p.id.as_str())) {
        *people.entry(id).or_default() += 1;
    }
    for (ix, person) in m.open(hospital) {
        let Some(id) = bare(person.id.as_str()) else { continue };
        if let Some([at]) = by_key.get(&id).map(Vec::as_slice)
            && people.get(&id) == Some(&1)
            && m.is_free(*at)
        {
            m.join(ix, *at);
            let account = &accounts[*at];
            let found = account.person.clone().unwrap_or_default();
            faults.push(Diagnostic::at(account.place, Accounts::LostZeros { found, expected: person.id.clone() }).also([person.place]));
        }
    }
}

/// Logins that an earlier run gave, where the directory does not hold the staff id.
fn by_given_login(hospital: &Hospital, accounts: &[Account], m: &mut Matches) {
    let given: HashMap<&str, &str> = hospital.previous.ledger.iter().map(|l| (l.person.as_str(), l.login.as_str())).collect();
    let by_key = index(accounts, |a| Some(a.login.folded()));
    for (ix, person) in m.open(hospital) {
        let login = given.get(person.id.as_str()).map(|l| l.to_lowercase());
        if let Some([at]) = login.and_then(|l| by_key.get(&l)).map(Vec::as_slice)
            && m.is_free(*at)
            && id_of(&accounts[*at]).is_none()
        {
            m.join(ix, *at);
        }
    }
}

fn by_stated_login(hospital: &Hospital, accounts: &[Account], m: &mut Matches, faults: &mut Faults) {
    let by_key = index(accounts, |a| Some(a.login.folded()));
    for (ix, person) in m.open(hospital) {
        let Some(login) = &person.login else { continue };
        let Some(&at) = by_key.get(&login.folded()).and_then(|a| a.first()) else { continue };
        if !m.is_free(at) {
            faults.push(Diagnostic::at(person.place, Accounts::LoginOfAnother { found: login.clone() }).also([accounts[at].place]));
        } else if id_of(&accounts[at]).is_some() {
            m.propose(hospital, accounts, ix, at, faults);
        } else {
            m.join(ix, at);
        }
    }
}

fn by_email(hospital: &Hospital, accounts: &[Account], m: &mut Matches, faults: &mut Faults) {
    let by_key = index(accounts, |a| a.email.as_ref().map(|e| e.trim().to_lowercase()));
    let mut people: HashMap<String, u32> = HashMap::new();
    for email in hospital.people.iter().filter_map(|p| p.email.as_ref()) {
        *people.entry(email.to_lowercase()).or_default() += 1;
    }
    for (ix, person) in m.open(hospital) {
        let Some(email) = person.email.as_ref().map(|e| e.to_lowercase()) else { continue };
        let Some([at]) = by_key.get(&email).map(Vec::as_slice) else { continue };
        if !m.is_free(*at) {
            continue;
        }
        // Two people write the same address, or the account says another staff id: a person must look.
        if people.get(&email) == Some(&1) && id_of(&accounts[*at]).is_none() {
            m.join(ix, *at);
        } else {
            m.propose(hospital, accounts, ix, *at, faults);
        }
    }
}

/// The words of a name in any order, case and accents aside.
fn name_key(text: &str) -> String {
    let folded = folded(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// As they are known: by usual name, and by birth name.
pub(super) fn names_of(person: &Person) -> Vec<String> {
    let mut names = vec![name_key(&format!("{} {}", person.last, person.first))];
    if !person.birth_name.is_empty() {
        names.push(name_key(&format!("{} {}", person.birth_name, person.first)));
    }
    names.dedup();
    names
}

/// A name alone: taken when one person and one account without staff id bear it, else asked about. Somebody for whom another login is stated is not asked about again.
fn by_name(hospital: &Hospital, accounts: &[Account], m: &mut Matches, faults: &mut Faults) {
    let by_key = index(accounts, |a| Some(name_key(&a.display_name)));
    let mut people: HashMap<String, u32> = HashMap::new();
    for name in hospital.people.iter().flat_map(names_of) {
        *people.entry(name).or_default() += 1;
    }
    for (ix, person) in m.open(hospital) {
        if person.login.is_some() || (person.first.is_empty() && person.birth_name.is_empty()) {
            continue;
        }
        for name in names_of(person) {
            let free: Vec<usize> = by_key.get(&name).into_iter().flatten().copied().filter(|at| m.is_free(*at)).collect();
            let Some(&first) = free.iter().find(|at| id_of(&accounts[**at]).is_none()).or(free.first()) else { continue };
            let account = &accounts[first];
            let unique = people.get(&name) == Some(&1) && by_key.get(&name).is_some_and(|a| a.len() == 1);
            let without_id = id_of(account).is_none();
            if unique && without_id {
                m.join(ix, first);
                faults.push(
                    Diagnostic::at(person.place, Accounts::MatchedByName { person: person.listed(), login: account.login.clone() })
                        .also([account.place]),
                );
            } else if unique || without_id {
                m.propose(hospital, accounts, ix, first, faults);
            } else {
                continue;
            }
            break;
        }
    }
}
