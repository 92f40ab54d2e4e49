//! What is to be done with each account: created, changed, moved, opened, closed, or left alone.

use super::doubts::Doubts;
use super::matching::Matches;
use super::memory::{self, ClosedBy, group_name, service_in};
use super::naming::Names;
use super::opening::Trainings;
use super::{Action, Entry, Faults, dn};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::accounts::Accounts;
use crate::diagnostics::causes::Cause;
use crate::model::{Account, AccountState, Code, Context, Day, Hospital, Login, Person, PersonIx, ServiceIx, Text};
use crate::text::normal::folded;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What every decision looks at.
pub(super) struct Desk<'a> {
    pub hospital: &'a Hospital,
    pub accounts: &'a [Account],
    pub matches: &'a Matches,
    pub trainings: &'a Trainings<'a>,
    pub names: &'a Names,
    pub today: Day,
    /// Groups that a profile gives, folded: no other group is ever touched.
    owned: HashSet<String>,
    /// What the export tells: a column that is not there says nothing, so nothing is changed on its word.
    knows_groups: bool,
    knows_ids: bool,
    knows_logons: bool,
    services: HashMap<String, ServiceIx>,
    /// Who closed the accounts of the last ledger, by login.
    closed: HashMap<String, ClosedBy>,
    doubts: &'a Doubts,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        hospital: &'a Hospital,
        accounts: &'a [Account],
        matches: &'a Matches,
        trainings: &'a Trainings<'a>,
        names: &'a Names,
        doubts: &'a Doubts,
        context: &Context,
    ) -> Desk<'a> {
        Desk {
            hospital,
            accounts,
            matches,
            trainings,
            names,
            today: context.today,
            owned: hospital.profiles.iter().flat_map(|p| &p.groups).map(|g| g.to_lowercase()).collect(),
            knows_groups: accounts.iter().any(|a| !a.groups.is_empty()),
            knows_ids: accounts.iter().any(|a| a.person.is_some()),
            knows_logons: accounts.iter().any(|a| a.last_logon.is_some()),
            services: hospital.service_indices().map(|ix| (folded(hospital.service(ix).code.as_str()), ix)).collect(),
            closed: hospital.previous.ledger.iter().map(|l| (l.login.to_lowercase(), memory::closed_by(l))).collect(),
            doubts,
        }
    }

    /// The decision on a person.
    pub(super) fn of_person(&self, ix: PersonIx, faults: &mut Faults) -> Entry {
        let person = self.hospital.person(ix);
        let left = person.departure().filter(|d| *d < self.today);
        let mut entry = self.blank(ix, person);
        let matched = self.matches.of_person[ix.0 as usize].map(|at| &self.accounts[at]);
        match (matched, left) {
            (None, Some(day)) => entry.cause = Cause::LeftOn { day },
            (None, None) => self.without_account(ix, &mut entry),
            (Some(account), Some(day)) => gone(account, day, &mut entry),
            (Some(account), None) => self.with_account(ix, account, &mut entry, faults),
        }
        entry
    }

    fn blank(&self, ix: PersonIx, person: &Person) -> Entry {
        let at = ix.0 as usize;
        let profiles: Vec<_> = self.posts_ahead(person).filter_map(|p| self.hospital.profiles.get(p.profile?)).collect();
        let groups: BTreeSet<&str> = profiles.iter().flat_map(|p| p.groups.iter().map(String::as_str)).collect();
        Entry {
            person: Some(ix),
            id: person.id.clone(),
            login: self.names.logins[at].clone().unwrap_or_else(|| Login(Text::default())),
            last: person.last.to_string(),
            first: person.first.to_string(),
            display_name: person.listed(),
            common_name: self.names.common[at].clone(),
            email: self.names.emails[at].clone(),
            job: person.main().job.to_string(),
            service: Some(person.main().service),
            profile: profiles.first().map(|p| p.name.clone()).unwrap_or_default(),
            licence: profiles.iter().find(|p| !p.licence.is_empty()).map(|p| p.licence.clone()).unwrap_or_default(),
            groups: groups.into_iter().map(str::to_owned).collect(),
            groups_to_add: Vec::new(),
            groups_to_remove: Vec::new(),
            manager: self.manager(ix, person),
            actions: Vec::new(),
            cause: Cause::UpToDate {},
            opens: None,
            expires: person.departure(),
            existing: None,
            state: AccountState::Disabled,
        }
    }

    /// Posts that are not over.
    fn posts_ahead(&self, person: &'a Person) -> impl Iterator<Item = &'a crate::model::Post> {
        let today = self.today;
        person.posts.iter().filter(move |p| p.departure.is_none_or(|d| d >= today))
    }

    /// The post's manager, else the service's; nobody is their own.
    fn manager(&self, ix: PersonIx, person: &Person) -> Option<Login> {
        let post = person.main();
        let manager = post.manager.or(self.hospital.service(post.service).manager).filter(|m| *m != ix)?;
        if self.hospital.person(manager).departure().is_some_and(|d| d < self.today) {
            return None;
        }
        self.names.logins.get(manager.0 as usize)?.clone()
    }

    fn without_account(&self, ix: PersonIx, entry: &mut Entry) {
        if let Some(at) = self.matches.proposed[ix.0 as usize] {
            let account = self.accounts[at].clone();
            // Not theirs yet: the next run must not read it back as given.
            entry.login = Login(Text::default());
            entry.cause = Cause::MayBeTheirs { login: account.login.clone() };
            entry.existing = Some(account);
            entry.actions.push(Action::ToConfirm);
        } else if entry.login.0.is_empty() {
            entry.cause = Cause::NoLatinName {};
            entry.actions.push(Action::ToConfirm);
        } else {
            entry.actions.push(Action::Create);
            entry.groups_to_add.clone_from(&entry.groups);
            self.open_when_due(ix, entry);
        }
    }

    /// Adds `Activate` when the day has come; else the entry says what it waits for.
    fn open_when_due(&self, ix: PersonIx, entry: &mut Entry) {
        let (opens, cause) = self.trainings.opening(ix);
        entry.opens = opens;
        entry.cause = cause;
        if opens.is_some_and(|d| d <= self.today) {
            entry.actions.push(Action::Activate);
            entry.state = AccountState::Active;
        }
    }

    fn with_account(&self, ix: PersonIx, account: &Account, entry: &mut Entry, faults: &mut Faults) {
        hold(account, entry);
        let may_open = account.state == AccountState::Active || self.is_ours_to_open(account, entry);
        if account.state == AccountState::Active {
            entry.state = AccountState::Active;
            entry.opens = None;
        } else if may_open {
            self.open_when_due(ix, entry);
            if entry.has(Action::Activate) && self.closed_by(account) == ClosedBy::Us && account.last_logon.is_some() {
                entry.cause = Cause::Returned {};
            }
        } else {
            let person = self.hospital.person(ix);
            entry.actions.push(Action::ToConfirm);
            entry.cause = Cause::ClosedByOthers {};
            faults.push(
                Diagnostic::at(person.place, Accounts::ClosedAccount { person: person.listed(), login: account.login.clone() }).also([account.place]),
            );
            return;
        }
        self.move_container(ix, account, entry);
        self.change(ix, account, entry);
    }

    /// A closed account is opened again only if we closed or made it, if nobody ever used it, or if its person came back after its last use.
    fn is_ours_to_open(&self, account: &Account, entry: &Entry) -> bool {
        let person = entry.person.map(|ix| self.hospital.person(ix));
        let back = person.and_then(Person::arrival).zip(account.last_logon).is_some_and(|(arrival, logon)| arrival > logon);
        let never_used = account.last_logon.is_none();
        back || match self.closed_by(account) {
            ClosedBy::Us => true,
            ClosedBy::Others => false,
            ClosedBy::NotOpenedYet => never_used,
            ClosedBy::Unknown => never_used && self.knows_logons,
        }
    }

    fn closed_by(&self, account: &Account) -> ClosedBy {
        self.closed.get(&account.login.folded()).copied().unwrap_or(ClosedBy::Unknown)
    }

    /// Only from the container of a service to that of another one: what lies elsewhere was put there by somebody.
    fn move_container(&self, ix: PersonIx, account: &Account, entry: &mut Entry) {
        let person = self.hospital.person(ix);
        let Some(from) = service_in(account).and_then(|code| self.services.get(&folded(&code)).copied()) else { return };
        if person.posts.iter().any(|p| p.service == from) {
            return;
        }
        let code = |ix: ServiceIx| self.hospital.service(ix).code.clone();
        entry.cause = Cause::ServiceChanged { before: code(from), after: code(person.main().service) };
        entry.actions.push(Action::Move);
    }

    fn change(&self, ix: PersonIx, account: &Account, entry: &mut Entry) {
        let person = self.hospital.person(ix);
        let mut cause = None;
        let rename = has_lost_name(person, &account.display_name);
        if rename {
            entry.display_name = person.listed();
            cause = Some(Cause::NameChanged { before: account.display_name.to_string(), after: entry.display_name.clone() });
        }
        self.compare_groups(ix, person, account, entry);
        if !(entry.groups_to_add.is_empty() && entry.groups_to_remove.is_empty()) {
            cause = cause.or(Some(Cause::GroupsChanged { added: entry.groups_to_add.clone(), removed: entry.groups_to_remove.clone() }));
        }
        if self.knows_ids && account.person.is_none() {
            cause = cause.or(Some(Cause::StaffIdAdded { id: person.id.clone() }));
        }
        if let Some(cause) = cause {
            if entry.actions.is_empty() {
                entry.cause = cause;
            }
            entry.actions.push(Action::Modify);
        }
    }

    /// Groups are what opens the application: somebody not trained yet, whose account is open for other uses, gets them on the day when it would open (PRODUCT §7.9).
    fn compare_groups(&self, ix: PersonIx, person: &Person, account: &Account, entry: &mut Entry) {
        if !self.knows_groups {
            return;
        }
        let held: HashSet<String> = account.groups.iter().map(|g| group_name(g).to_lowercase()).collect();
        let wanted: HashSet<String> = entry.groups.iter().map(|g| g.to_lowercase()).collect();
        let missing: Vec<String> = entry.groups.iter().filter(|g| !held.contains(&g.to_lowercase())).cloned().collect();
        if !missing.is_empty() {
            let (opens, cause) = self.trainings.opening(ix);
            let due = opens.is_some_and(|d| d <= self.today);
            if due || account.state == AccountState::Disabled {
                entry.groups_to_add = missing;
            } else if entry.actions.is_empty() {
                entry.opens = opens;
                entry.cause = cause;
            }
        }
        // A post whose job no profile covers may need the group: nothing is taken away on a guess.
        if self.posts_ahead(person).all(|p| p.profile.is_some()) {
            let names = account.groups.iter().map(|g| group_name(g));
            entry.groups_to_remove = names.filter(|g| self.owned.contains(&g.to_lowercase()) && !wanted.contains(&g.to_lowercase())).collect();
            entry.groups_to_remove.sort();
            entry.groups_to_remove.dedup();
        }
    }

    /// Accounts that nobody of the list has, in the order of their staff id and login.
    pub(super) fn without_person(&self) -> Vec<Entry> {
        let mut out: Vec<Entry> = Vec::new();
        for (at, account) in self.accounts.iter().enumerate() {
            if self.matches.of_account[at].is_none() {
                out.push(self.of_nobody(at, account));
            }
        }
        out.sort_by_cached_key(|e| (e.id.clone(), e.login.folded()));
        out
    }

    fn of_nobody(&self, at: usize, account: &Account) -> Entry {
        let id = account.person.clone().filter(|id| !id.as_str().trim().is_empty());
        let mut entry = bare(id.clone().unwrap_or_default(), account.login.clone());
        hold(account, &mut entry);
        entry.state = account.state;
        entry.display_name = account.display_name.to_string();
        match id {
            // Beside the person who is asked about: it may be theirs.
            _ if self.matches.asked.contains(&at) => {
                entry.cause = Cause::MayBeTheirs { login: account.login.clone() };
                entry.actions.push(Action::ToConfirm);
            }
            None if is_service_account(&account.login) => entry.cause = Cause::ServiceAccount {},
            None => entry.cause = Cause::NoStaffId {},
            Some(id) if self.matches.twins.contains(&at) => {
                let kept = self.hospital.find_person(id.as_str()).and_then(|p| self.matches.of_person[p.0 as usize]);
                let login = kept.map_or_else(|| account.login.clone(), |at| self.accounts[at].login.clone());
                entry.cause = Cause::SecondOfTheSame { login };
                entry.actions.push(Action::ToConfirm);
            }
            Some(_) if is_service_account(&account.login) => entry.cause = Cause::ServiceAccount {},
            Some(id) => {
                let email = account.email.as_deref().unwrap_or_default();
                if let Some(cause) = self.doubts.of(&id, &account.login.0, &account.display_name, email) {
                    entry.cause = cause;
                    return entry;
                }
                entry.cause = Cause::NotInTheList { id };
                if account.state == AccountState::Active {
                    entry.actions.push(Action::Suspend);
                    entry.state = AccountState::Disabled;
                }
            }
        }
        entry
    }
}

/// Excel may have eaten the zeros in front on either side: a doubt keeps the account as it is.
pub(super) fn without_zeros(id: &Code) -> String {
    let id = folded(id.as_str());
    id.trim_start_matches('0').to_owned()
}

/// An entry that knows a login only.
pub(super) fn bare(id: Code, login: Login) -> Entry {
    Entry {
        person: None,
        id,
        login,
        last: String::new(),
        first: String::new(),
        display_name: String::new(),
        common_name: String::new(),
        email: String::new(),
        job: String::new(),
        service: None,
        profile: String::new(),
        licence: String::new(),
        groups: Vec::new(),
        groups_to_add: Vec::new(),
        groups_to_remove: Vec::new(),
        manager: None,
        actions: Vec::new(),
        cause: Cause::LoginKept {},
        opens: None,
        expires: None,
        existing: None,
        state: AccountState::Disabled,
    }
}

/// Somebody who left, on a day that was stated.
fn gone(account: &Account, day: Day, entry: &mut Entry) {
    entry.cause = Cause::LeftOn { day };
    hold(account, entry);
    entry.state = AccountState::Disabled;
    if account.state == AccountState::Active {
        entry.actions.push(Action::Disable);
    }
}

/// The entry speaks of that account from now on: its login, its names, its address stay.
fn hold(account: &Account, entry: &mut Entry) {
    entry.login = account.login.clone();
    if !account.display_name.is_empty() {
        entry.display_name = account.display_name.to_string();
    }
    if let Some(email) = &account.email {
        entry.email = email.to_string();
    }
    if let Some(dn) = &account.dn {
        entry.common_name = dn::value(dn);
    }
    entry.state = account.state;
    entry.existing = Some(account.clone());
}

/// Whether the account's name no longer holds the usual surname (a marriage); titles, order, case and first names are the directory's business.
fn has_lost_name(person: &Person, display_name: &str) -> bool {
    let held = folded(display_name);
    if held.is_empty() {
        return false;
    }
    let held: HashSet<&str> = held.split(' ').collect();
    !folded(&person.last).split(' ').all(|word| held.contains(word))
}

/// Names that tools and machines have.
fn is_service_account(login: &Login) -> bool {
    let login = login.folded();
    let words: Vec<&str> = login.split(['-', '_', '.', '$']).collect();
    let technical = |w: &&str| matches!(*w, "svc" | "srv" | "service" | "adm" | "admin" | "sa" | "robot" | "sync" | "msol" | "krbtgt");
    login.ends_with('$') || words.first().is_some_and(technical) || super::logins::is_reserved(&login)
}
