//! What the ledger remembers of each account: as last known, and as it is once its change is loaded. One hidden cell a line.
//!
//! A change stays in the account files until an export, or a date typed in `Chargé le`, shows that it was loaded (PRODUCT §5).

use super::{Action, Entry, dn};
use crate::diagnostics::causes::Cause;
use crate::model::previous::LedgerLine;
use crate::model::{Account, AccountState, Day, Hospital, Login, Place, Text};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Whether an account is open; if not, who closed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Stands {
    Open,
    #[default]
    Closed,
    /// Closed by us, and so perhaps put aside: another thing than not opened yet.
    Aside,
    /// Closed, and not by us: a person is asked before it is opened again.
    ByOthers,
}

/// An account at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Snapshot {
    pub stands: Stands,
    /// Created by us: it lies where our layout puts it, also when an export does not say so.
    pub by_us: bool,
    /// The day that a person typed, where no export has shown it since.
    pub loaded: Option<Day>,
    pub service: String,
    /// Only groups that profiles own.
    pub groups: Vec<String>,
    pub display_name: String,
    pub common_name: String,
    pub email: String,
}

/// No account.
const ABSENT: &str = "-";

impl Snapshot {
    fn written(&self) -> String {
        let mut out = String::from(match self.stands {
            Stands::Open => "o",
            Stands::Closed => "c",
            Stands::Aside => "s",
            Stands::ByOthers => "x",
        });
        if self.by_us {
            out.push('*');
        }
        if let Some(day) = self.loaded {
            let _ = write!(out, "@{day}");
        }
        let groups: Vec<String> = self.groups.iter().map(|g| coded(g)).collect();
        for part in [coded(&self.service), groups.join(";"), coded(&self.display_name), coded(&self.common_name), coded(&self.email)] {
            out.push('|');
            out.push_str(&part);
        }
        out
    }
    fn read(text: &str) -> Option<Snapshot> {
        let mut parts = text.split('|');
        let (state, day) = parts.next().map(|s| s.split_once('@').unwrap_or((s, "")))?;
        let service = decoded(parts.next()?);
        let groups = parts.next()?.split(';').filter(|g| !g.is_empty()).map(decoded).collect();
        let mut next = || parts.next().map(decoded);
        Some(Snapshot {
            stands: match state.chars().next() {
                Some('o') => Stands::Open,
                Some('s') => Stands::Aside,
                Some('x') => Stands::ByOthers,
                _ => Stands::Closed,
            },
            by_us: state.ends_with('*'),
            loaded: day.parse().ok(),
            service,
            groups,
            display_name: next()?,
            common_name: next()?,
            email: next()?,
        })
    }
}

/// The signs of the cell itself, `%` included.
fn coded(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '%' | '|' | '>' | ';' | '@' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            _ => out.push(c),
        }
        out
    })
}

fn decoded(text: &str) -> String {
    [("%7C", "|"), ("%3E", ">"), ("%3B", ";"), ("%40", "@"), ("%25", "%")].iter().fold(text.to_owned(), |t, (from, to)| t.replace(from, to))
}

/// Both halves of a cell: as known, as it is once loaded; `None` for no account. Outside: the cell is not one of ours.
fn halves(cell: &str) -> Option<(Option<Snapshot>, Option<Snapshot>)> {
    let side = |text: &str| if text == ABSENT { Some(None) } else { Snapshot::read(text).map(Some) };
    let (known, target) = cell.split_once('>').unwrap_or((cell, cell));
    Some((side(known)?, side(target)?))
}

/// What an earlier run meant the account to be, for a login and a common name that stay.
pub fn target(line: &LedgerLine) -> Option<Snapshot> {
    halves(&line.action)?.1
}

/// Who closed an account that is closed now, as far as the ledger knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedBy {
    /// We asked for it.
    Us,
    /// It was open when we last looked, or a person was already asked about it.
    Others,
    /// It was never open since we made it.
    NotOpenedYet,
    Unknown,
}

/// See [`ClosedBy`]; a line that only names the account says nothing.
pub fn closed_by(line: &LedgerLine) -> ClosedBy {
    let Some((known, target)) = halves(&line.action) else { return ClosedBy::Unknown };
    let aside = |s: &Option<Snapshot>| s.as_ref().is_some_and(|s| s.stands == Stands::Aside);
    let by_us = target.as_ref().is_some_and(|s| s.by_us);
    if aside(&target) || (aside(&known) && line.loaded.is_none()) {
        ClosedBy::Us
    } else if known.is_some_and(|s| matches!(s.stands, Stands::Open | Stands::ByOthers)) {
        ClosedBy::Others
    } else if by_us {
        ClosedBy::NotOpenedYet
    } else {
        ClosedBy::Unknown
    }
}

/// The account as the ledger vouches for it: its change was loaded on the day typed, or an earlier one was.
fn vouched(line: &LedgerLine) -> Option<Snapshot> {
    let Some((known, target)) = halves(&line.action) else {
        // An unknown cell beside a date: the account is there, nothing else is known of it.
        return line.loaded.map(|day| Snapshot { loaded: Some(day), ..Snapshot::default() });
    };
    match line.loaded {
        Some(day) => target.map(|t| Snapshot { loaded: Some(day), ..t }),
        None => known,
    }
}

/// Snapshots of an account that we made and that is there, to know which containers and groups are there too.
pub fn made(line: &LedgerLine, exported: bool) -> Vec<Snapshot> {
    let there = vouched(line).filter(|s| s.by_us && s.loaded.is_some());
    there.into_iter().chain(target(line).filter(|s| s.by_us && exported)).collect()
}

/// The directory's accounts as far as anybody knows: those of the export, brought up to date by what people typed as loaded since, then those that only the ledger knows.
pub fn accounts(hospital: &Hospital) -> Vec<Account> {
    let mut all = hospital.accounts.clone();
    let export = all.iter().filter_map(|a| a.last_logon).max();
    let at: HashMap<String, usize> = all.iter().enumerate().map(|(at, a)| (a.login.folded(), at)).collect();
    for line in hospital.previous.ledger.iter().filter(|l| !l.login.is_empty()) {
        if let Some(account) = at.get(&line.login.to_lowercase()).and_then(|&at| all.get_mut(at)) {
            place_of_ours(account, line);
        }
        let Some(now) = vouched(line) else { continue };
        // Somebody logged on after that day: the export is the newer witness.
        let outdated = now.loaded.is_some_and(|day| export.is_some_and(|e| e > day));
        match at.get(&line.login.to_lowercase()).and_then(|&at| all.get_mut(at)) {
            Some(account) if !outdated => catch_up(account, line, &now),
            Some(_) => {}
            None if outdated || (hospital.directory_given && now.loaded.is_none()) => {}
            None => all.extend(remembered(line, &now, hospital)),
        }
    }
    all
}

/// The export does not say where an account of ours lies: where we put it.
fn place_of_ours(account: &mut Account, line: &LedgerLine) {
    let Some((known, target)) = halves(&line.action) else { return };
    let last = if line.loaded.is_some() { target.or(known) } else { known.or(target) };
    if account.dn.is_none() {
        account.dn = last.filter(|s| s.by_us).and_then(|s| place_in_words(&s)).map(Text::from);
    }
}

fn place_in_words(at: &Snapshot) -> Option<String> {
    let tail = if at.stands == Stands::Aside { ",OU=~" } else { "" };
    (!at.common_name.is_empty()).then(|| format!("CN={},OU={}{tail}", dn::escaped(&at.common_name), dn::escaped(&at.service)))
}

/// The export still shows the state before: it was taken before the change was loaded.
fn catch_up(account: &mut Account, line: &LedgerLine, now: &Snapshot) {
    let Some((Some(before), Some(_))) = halves(&line.action) else { return };
    if line.loaded.is_none() {
        return;
    }
    let names: HashSet<String> = account.groups.iter().map(|g| group_name(g).to_lowercase()).collect();
    let as_before = (account.state == AccountState::Active) == (before.stands == Stands::Open)
        && before.groups.iter().all(|g| names.contains(&g.to_lowercase()))
        && (account.display_name == before.display_name || before.display_name.is_empty());
    if !as_before {
        return;
    }
    account.state = state(now);
    account.groups.retain(|g| !before.groups.iter().any(|b| b.eq_ignore_ascii_case(&group_name(g))));
    account.groups.extend(now.groups.iter().cloned());
    account.display_name = Text::from(&now.display_name);
    if let Some(old) = &account.dn
        && before.service != now.service
    {
        let (rdn, parent) = dn::split(old);
        account.dn = Some(format!("{rdn},OU={},{}", dn::escaped(&now.service), dn::split(parent).1).into());
    }
}

/// An account that no export shows; its DN has no base, since the ledger does not know the directory's layout: `CN=name,OU=service`, and `OU=~` behind when it was put aside.
fn remembered(line: &LedgerLine, now: &Snapshot, hospital: &Hospital) -> Option<Account> {
    Some(Account {
        login: Login(Text::from(&line.login)),
        person: Some(line.person.clone()),
        display_name: Text::from(&now.display_name),
        email: Some(Text::from(&now.email)).filter(|e| !e.is_empty()),
        state: state(now),
        groups: now.groups.clone(),
        last_logon: None,
        dn: place_in_words(now).map(Text::from),
        technical_id: None,
        place: place(line, hospital)?,
    })
}

fn place(line: &LedgerLine, hospital: &Hospital) -> Option<Place> {
    let person = hospital.find_person(line.person.as_str()).map(|ix| hospital.person(ix));
    person.or(hospital.people.first()).map(|p| p.place)
}

fn state(at: &Snapshot) -> AccountState {
    if at.stands == Stands::Open { AccountState::Active } else { AccountState::Disabled }
}

/// A group by name, also where the export gives its DN.
pub fn group_name(text: &str) -> String {
    if dn::kind(text) == "cn" && text.contains('=') { dn::value(text) } else { text.to_owned() }
}

/// Where an account is that only the ledger knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    pub common_name: String,
    pub service: String,
    pub aside: bool,
}

/// `None` for a DN of a real directory.
pub fn remembered_at(name: &str) -> Option<Remembered> {
    let parent = dn::split(name).1;
    let tail = dn::split(parent).1;
    let aside = tail == "OU=~";
    (tail.is_empty() || aside).then(|| Remembered { common_name: dn::value(name), service: dn::value(parent), aside })
}

/// The hidden cell of an entry for the next run, and the day to show in `Chargé le`.
pub fn cell(entry: &Entry, hospital: &Hospital, before: Option<&LedgerLine>) -> (String, Option<Day>) {
    let pending = entry.actions.iter().any(|a| !matches!(a, Action::None | Action::ToConfirm));
    if let Some(line) = before.filter(|l| l.loaded.is_some() && !pending) {
        return (line.action.clone(), line.loaded);
    }
    // Never seen anywhere, and out of the list for now: what we meant to make of it stays known.
    if let Some(line) = before.filter(|l| !pending && entry.existing.is_none() && matches!(halves(&l.action), Some((None, Some(_))))) {
        return (line.action.clone(), None);
    }
    let vouched = before.and_then(vouched).and_then(|s| s.loaded);
    let by_us = before.and_then(target).is_some_and(|s| s.by_us);
    let known = entry.existing.as_ref().map(|account| Snapshot {
        by_us,
        stands: stands_now(account, entry, before),
        loaded: vouched.filter(|_| account.dn.as_deref().is_none_or(|dn| remembered_at(dn).is_some())),
        service: service_in(account).unwrap_or_else(|| service(entry, hospital)),
        groups: kept(entry, false),
        display_name: account.display_name.to_string(),
        common_name: entry.common_name.clone(),
        email: account.email.as_deref().unwrap_or_default().to_owned(),
    });
    let written = known.as_ref().map_or_else(|| ABSENT.to_owned(), Snapshot::written);
    if !pending {
        return (written, None);
    }
    let closing = entry.has(Action::Suspend) || entry.has(Action::Disable);
    let after = Snapshot {
        stands: match entry.state {
            AccountState::Active => Stands::Open,
            AccountState::Disabled if closing => Stands::Aside,
            AccountState::Disabled => Stands::Closed,
        },
        by_us: by_us || entry.has(Action::Create),
        loaded: None,
        service: if closing { known.map(|k| k.service).unwrap_or_default() } else { service(entry, hospital) },
        groups: kept(entry, true),
        display_name: entry.display_name.clone(),
        common_name: entry.common_name.clone(),
        email: entry.email.clone(),
    };
    (format!("{written}>{}", after.written()), None)
}

fn stands_now(account: &Account, entry: &Entry, before: Option<&LedgerLine>) -> Stands {
    let closed_by = before.map_or(ClosedBy::Unknown, closed_by);
    let aside = account.dn.as_deref().and_then(remembered_at).is_some_and(|r| r.aside);
    if account.state == AccountState::Active {
        Stands::Open
    } else if aside || closed_by == ClosedBy::Us {
        Stands::Aside
    } else if entry.cause == (Cause::ClosedByOthers {}) || (closed_by == ClosedBy::Others && !entry.has(Action::Activate)) {
        Stands::ByOthers
    } else {
        Stands::Closed
    }
}

fn service(entry: &Entry, hospital: &Hospital) -> String {
    entry.service.map(|s| hospital.service(s).code.0.to_string()).unwrap_or_default()
}

/// The container right above the account.
pub fn service_in(account: &Account) -> Option<String> {
    let parent = dn::split(account.dn.as_deref()?).1;
    (dn::kind(parent) == "ou").then(|| dn::value(parent))
}

/// Groups that profiles own, before or after the change.
fn kept(entry: &Entry, after: bool) -> Vec<String> {
    let is = |list: &[String], g: &str| list.iter().any(|x| x.eq_ignore_ascii_case(g));
    let before = || {
        let held = entry.existing.iter().flat_map(|a| &a.groups).map(|g| group_name(g));
        held.filter(|g| is(&entry.groups, g) || is(&entry.groups_to_remove, g))
    };
    if !after {
        return before().collect();
    }
    before().filter(|g| !is(&entry.groups_to_remove, g)).chain(entry.groups_to_add.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_reads_back_whatever_names_hold() {
        let snapshot = Snapshot {
            stands: Stands::Open,
            by_us: true,
            loaded: Day::from_ymd_opt(2027, 2, 3),
            service: "A|B".into(),
            groups: vec!["GG;1".into(), "GG_2".into()],
            display_name: "50 % > moitié".into(),
            common_name: "x@y".into(),
            email: "x@y.fr".into(),
        };
        assert_eq!(Snapshot::read(&snapshot.written()), Some(snapshot));
        assert_eq!(halves("-").map(|h| h.0), Some(None));
        assert_eq!(halves("Créer"), None);
    }
}
