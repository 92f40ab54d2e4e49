//! Who gets which account, and what happens to those that exist. No file format in here.

pub mod dn;
mod doubts;
mod guards;
mod latin;
mod lifecycle;
pub mod logins;
mod matching;
pub mod memory;
mod naming;
mod opening;
mod passwords;

use crate::diagnostics::causes::Cause;
use crate::diagnostics::{Diagnostic, catalogue};
use crate::model::previous::LedgerLine;
use crate::model::{Account, AccountState, Code, Context, Day, Hospital, Login, PersonIx, Secret, ServiceIx, Text};
use crate::plan::Plan;
use crate::roster::Roster;
use std::collections::{HashMap, HashSet};

/// What is to be done with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    Create,
    Modify,
    /// To another container.
    Move,
    Activate,
    Suspend,
    Disable,
    None,
    /// A person must look first: nothing is written for it.
    ToConfirm,
}

/// One person's account, or an account that no person matches.
#[derive(Clone, Debug)]
pub struct Entry {
    pub person: Option<PersonIx>,
    /// Staff id; empty for an account without one.
    pub id: Code,
    pub login: Login,
    pub last: String,
    pub first: String,
    pub display_name: String,
    /// Common name: unique in its container, at most 64 characters.
    pub common_name: String,
    pub email: String,
    pub job: String,
    pub service: Option<ServiceIx>,
    pub profile: String,
    pub licence: String,
    /// Groups that it should have among those that profiles own.
    pub groups: Vec<String>,
    pub groups_to_add: Vec<String>,
    pub groups_to_remove: Vec<String>,
    pub manager: Option<Login>,
    /// All that is to be done; empty is `None`. The first one is the ledger's word.
    pub actions: Vec<Action>,
    pub cause: Cause,
    /// The day on which it is due to be opened; `None`: not yet known (training missing, no go-live).
    pub opens: Option<Day>,
    /// Last day of access; `None`: no end.
    pub expires: Option<Day>,
    /// The account as the directory's export holds it.
    pub existing: Option<Account>,
    /// State that it should have today.
    pub state: AccountState,
}

impl Entry {
    pub fn action(&self) -> Action {
        self.actions.first().copied().unwrap_or(Action::None)
    }
    pub fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }
}

/// The decision on every person and every account.
pub struct Ledger {
    /// By staff id, accounts without person last.
    pub entries: Vec<Entry>,
    /// First passwords of accounts to create, in the order of `entries`; drawn from the operating system's generator, or kept from an earlier run.
    pub passwords: Vec<(usize, Secret)>,
    /// Licences needed and owned, by kind.
    pub licences: Vec<(String, u32, Option<u32>)>,
    /// Set when a safety guard stops the run (exit 5, OUT unchanged): accounts that would be disabled or suspended without a stated end, and the export's size.
    pub guard: Option<Guard>,
}

/// A mass deactivation that needs a person's word (PRODUCT §7.6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guard {
    pub disabled: u32,
    pub export: u32,
    pub share: f64,
}

/// Faults found on the way.
type Faults = Vec<Diagnostic>;

/// `accept_disable`: the number that a person typed to let a guard pass; it must be the very number.
pub fn ledger(hospital: &Hospital, plan: &Plan, roster: &Roster, context: &Context, accept_disable: Option<u32>) -> (Ledger, Vec<Diagnostic>) {
    let mut faults = Faults::new();
    let accounts = memory::accounts(hospital);
    let matches = matching::matches(hospital, &accounts, &mut faults);
    let names = naming::names(hospital, &accounts, &matches, context, &mut faults);
    let trainings = opening::Trainings::new(hospital, plan, roster, context);
    let doubts = doubts::Doubts::new(hospital, &accounts, &matches);
    let desk = lifecycle::Desk::new(hospital, &accounts, &matches, &trainings, &names, &doubts, context);
    let mut entries: Vec<Entry> = hospital.person_indices().map(|ix| desk.of_person(ix, &mut faults)).collect();
    entries.extend(desk.without_person());
    entries.extend(tombstones(hospital, &entries, &doubts));
    let guard = guards::guard(&entries, accounts.len(), hospital.settings.disable_share, accept_disable);
    let licences = guards::licences(&entries, &hospital.settings, &mut faults);
    let passwords = first_passwords(hospital, &entries, context.today, &passwords::draw, &mut faults);
    (Ledger { entries, passwords, licences, guard }, faults)
}

/// An entry that is nobody's, where only a place is asked for.
pub fn nobody() -> Entry {
    lifecycle::bare(Code::default(), Login(Text::default()))
}

/// Logins ever given that nobody has any more: they stay in the ledger, so that they are never given again.
fn tombstones(hospital: &Hospital, entries: &[Entry], doubts: &doubts::Doubts) -> Vec<Entry> {
    let alive: HashSet<String> = entries.iter().map(|e| e.login.folded()).collect();
    let gone = hospital.previous.ledger.iter().filter(|l| !l.login.is_empty() && !alive.contains(&l.login.to_lowercase()));
    let entry = |l: &LedgerLine| {
        let mut entry = lifecycle::bare(l.person.clone(), Login(Text::from(&l.login)));
        // Of somebody who has another account now, nothing is kept but the login.
        if !l.person.as_str().is_empty() && hospital.find_person(l.person.as_str()).is_none() {
            let meant = memory::target(l).unwrap_or_default();
            entry.cause = doubts.of(&l.person, &l.login, &meant.display_name, &meant.email).unwrap_or(entry.cause);
        }
        entry
    };
    let mut out: Vec<Entry> = gone.map(entry).collect();
    out.sort_by_cached_key(|e| (e.id.clone(), e.login.folded()));
    out.dedup_by_key(|e| e.login.folded());
    out
}

/// For accounts that are not open yet: the one given earlier, else a new one.
fn first_passwords(hospital: &Hospital, entries: &[Entry], today: Day, draw: &Draw, faults: &mut Faults) -> Vec<(usize, Secret)> {
    let before: HashMap<String, &Secret> = hospital.previous.passwords.iter().map(|g| (g.login.to_lowercase(), &g.secret)).collect();
    let mut out = Vec::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, e)| (e.person.is_some() || is_out_for_now(e)) && e.expires.is_none_or(|d| d >= today)) {
        let closed = entry.existing.as_ref().is_some_and(|a| a.state == AccountState::Disabled) && !entry.has(Action::ToConfirm);
        let kept =
            before.get(&entry.login.folded()).filter(|_| closed || entry.has(Action::Create) || (is_out_for_now(entry) && entry.existing.is_none()));
        let secret = match kept {
            Some(secret) => Some(Secret::new(secret.reveal().to_owned())),
            None if entry.has(Action::Create) || entry.has(Action::Activate) => {
                let names = [entry.login.0.as_str(), &entry.last, &entry.first, &entry.display_name];
                let drawn = draw(hospital.settings.password_bits, &names);
                if drawn.is_none() {
                    faults.push(Diagnostic::new(catalogue::accounts::Accounts::NoRandom {}));
                    return out;
                }
                drawn
            }
            None => None,
        };
        out.extend(secret.map(|s| (at, s)));
    }
    out
}

/// Their row will come back once it is corrected: what was given to them is kept until then.
fn is_out_for_now(entry: &Entry) -> bool {
    matches!(entry.cause, Cause::RowRefused { .. } | Cause::NamedByRefused { .. } | Cause::NamedInList { .. } | Cause::ListUnread { .. })
}

/// Where passwords come from.
type Draw = dyn Fn(u32, &[&str]) -> Option<Secret>;

#[cfg(test)]
mod tests;
