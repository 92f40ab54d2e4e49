//! Where each account, container and group lies in a directory, before and after the change.

use super::facts::{Places, Subject, World, is_written};
use super::formats::{Dialect, Layout};
use crate::accounts::memory::{self, group_name};
use crate::accounts::{Action, dn};
use crate::model::{AccountState, Code, Login, ServiceIx};
use crate::text::normal::folded;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A directory as a layout sees it. Indices are those of the ledger.
pub(super) struct Directory<'a> {
    /// To be created, parents first.
    pub containers: Vec<String>,
    /// To be created, by folded name.
    pub new_groups: BTreeMap<String, String>,
    /// Whether the export has staff ids, so that an account without one really has none.
    pub knows_ids: bool,
    before: Vec<Option<String>>,
    after: Vec<Option<String>>,
    services: Vec<Option<ServiceIx>>,
    known_groups: HashMap<String, String>,
    logins: HashMap<String, usize>,
    subjects: &'a [Subject<'a>],
}

impl<'a> Directory<'a> {
    pub(super) fn new(layout: &Layout, world: &World<'_>, subjects: &'a [Subject<'a>]) -> Directory<'a> {
        let seat = Seats { layout, world };
        let services: HashMap<String, ServiceIx> =
            world.hospital.service_indices().map(|ix| (folded(world.hospital.service(ix).code.as_str()), ix)).collect();
        let from = |s: &Subject<'_>| s.entry.existing.as_ref().and_then(memory::service_in).and_then(|code| services.get(&folded(&code)).copied());
        let service_before: Vec<Option<ServiceIx>> = subjects.iter().map(from).collect();
        let before: Vec<Option<String>> = subjects.iter().zip(&service_before).map(|(s, from)| seat.before(s, *from)).collect();
        let after = subjects.iter().zip(&before).map(|(s, old)| seat.after(s, old.as_deref())).collect();
        let mut directory = Directory {
            containers: Vec::new(),
            new_groups: BTreeMap::new(),
            knows_ids: world.hospital.accounts.iter().any(|a| a.person.is_some()),
            before,
            after,
            services: service_before,
            known_groups: HashMap::new(),
            logins: subjects.iter().enumerate().map(|(at, s)| (s.entry.login.folded(), at)).collect(),
            subjects,
        };
        directory.find_groups(layout, world);
        directory.find_containers(world, &seat);
        directory
    }

    /// DN now; `None`: no account, or nobody knows where.
    pub(super) fn before(&self, at: usize) -> Option<&str> {
        self.before.get(at)?.as_deref()
    }
    /// DN once the change is made.
    pub(super) fn after(&self, at: usize) -> Option<&str> {
        self.after.get(at)?.as_deref()
    }
    /// The service in whose container the account lies now.
    pub(super) fn service_before(&self, at: usize) -> Option<ServiceIx> {
        *self.services.get(at)?
    }
    /// The DN of a group by its name, whatever the case: one that exists or is created here.
    pub(super) fn group(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        self.known_groups.get(&name).or_else(|| self.new_groups.get(&name)).map(String::as_str)
    }
    /// The DN that a login has once all is done.
    pub(super) fn of_login(&self, login: &Login) -> Option<&str> {
        let at = *self.logins.get(&login.folded())?;
        let entry = self.subjects.get(at)?.entry;
        (entry.existing.is_some() || entry.has(Action::Create)).then(|| self.after(at)).flatten()
    }

    /// Groups whose DN the export gives, and those that we made: a login that an earlier run put in them is there now.
    fn find_groups(&mut self, layout: &Layout, world: &World<'_>) {
        let place = |name: &str| {
            let kind = if layout.dialect == Dialect::ActiveDirectory { "CN" } else { "cn" };
            format!("{kind}={},{}", dn::escaped(name), below(&layout.groups, &world.base))
        };
        for text in world.hospital.accounts.iter().flat_map(|a| &a.groups).filter(|g| dn::kind(g) == "cn" && g.contains(',')) {
            self.known_groups.entry(group_name(text).to_lowercase()).or_insert_with(|| text.clone());
        }
        let made = made_earlier(world);
        let all = self.subjects.iter().flat_map(|s| s.entry.groups.iter().chain(&s.entry.groups_to_add).chain(&s.entry.groups_to_remove));
        let names: BTreeSet<&String> = all.collect();
        let exists = |name: &str| world.hospital.settings.containers_exist || made.groups.contains(&name.to_lowercase());
        for name in names.iter().filter(|n| exists(n)) {
            self.known_groups.entry(name.to_lowercase()).or_insert_with(|| place(name));
        }
        let joined =
            self.subjects.iter().enumerate().filter(|(at, s)| is_written(s.entry) && (self.after(*at).is_some() || self.before(*at).is_some()));
        let wanted: BTreeSet<&String> = joined.flat_map(|(_, s)| &s.entry.groups_to_add).collect();
        for name in wanted.into_iter().filter(|n| !self.known_groups.contains_key(&n.to_lowercase())) {
            self.new_groups.insert(name.to_lowercase(), place(name));
        }
    }

    /// Containers that accounts or groups need, without those where something already lies.
    fn find_containers(&mut self, world: &World<'_>, seat: &Seats<'_>) {
        if world.hospital.settings.containers_exist {
            return;
        }
        let mut there: BTreeSet<String> = BTreeSet::new();
        let mut mark = |dn: &str| there.extend(ancestors(dn, &world.base).iter().map(|a| dn::folded(a)));
        self.before.iter().flatten().for_each(|d| mark(d));
        self.known_groups.values().for_each(|d| mark(d));
        for code in &made_earlier(world).services {
            let service = world.hospital.find_service(&Code::new(code.clone()));
            mark(&format!("X=x,{}", seat.container_of(service)));
        }
        let mut wanted: Vec<String> = Vec::new();
        let mut want = |dn: &str| wanted.extend(ancestors(dn, &world.base));
        for (at, subject) in self.subjects.iter().enumerate().filter(|(_, s)| is_written(s.entry)) {
            if self.before(at) != self.after(at) || subject.entry.has(Action::Create) {
                self.after(at).into_iter().for_each(&mut want);
            }
        }
        self.new_groups.values().for_each(|d| want(d));
        wanted.sort_by_cached_key(|d| (parts(d), d.clone()));
        wanted.dedup();
        self.containers = wanted.into_iter().filter(|d| !there.contains(&dn::folded(d))).collect();
    }
}

/// What earlier runs made, as far as the export or a typed date shows.
struct Made {
    groups: BTreeSet<String>,
    services: BTreeSet<String>,
}

fn made_earlier(world: &World<'_>) -> Made {
    let exported: BTreeSet<String> = world.hospital.accounts.iter().map(|a| a.login.folded()).collect();
    let mut made = Made { groups: BTreeSet::new(), services: BTreeSet::new() };
    for line in &world.hospital.previous.ledger {
        let snapshots = memory::made(line, exported.contains(&line.login.to_lowercase()));
        for snapshot in snapshots {
            made.groups.extend(snapshot.groups.iter().map(|g| g.to_lowercase()));
            made.services.insert(snapshot.service);
        }
    }
    made
}

struct Seats<'a> {
    layout: &'a Layout,
    world: &'a World<'a>,
}

impl Seats<'_> {
    fn container(&self, subject: &Subject<'_>) -> String {
        let users = self.layout.users.filled(|f, out| self.world.write(subject, f, &Places::default(), out), Some(dn::escaped));
        below(&users, &self.world.base)
    }
    fn container_of(&self, service: Option<ServiceIx>) -> String {
        let nobody = crate::accounts::nobody();
        self.container(&Subject { entry: &nobody, secret: None, service })
    }
    fn at(&self, subject: &Subject<'_>, container: &str) -> String {
        let rdn = self.layout.rdn.filled(|f, out| self.world.write(subject, f, &Places::default(), out), Some(dn::escaped));
        format!("{rdn},{container}")
    }
    fn aside(&self) -> Option<String> {
        self.layout.aside.as_ref().map(|a| below(a, &self.world.base))
    }

    fn before(&self, subject: &Subject<'_>, from: Option<ServiceIx>) -> Option<String> {
        let name = subject.entry.existing.as_ref()?.dn.as_deref()?;
        if let Some(remembered) = memory::remembered_at(name) {
            let there = Subject { service: from, ..*subject };
            let container = self.aside().filter(|_| remembered.aside).unwrap_or_else(|| self.container(&there));
            return Some(self.at(&there, &container));
        }
        // A directory names its people one way: the other kind of directory does not hold this account.
        let ours = if self.layout.dialect == Dialect::ActiveDirectory { "cn" } else { "uid" };
        (dn::kind(name) == ours).then(|| name.to_owned())
    }

    fn after(&self, subject: &Subject<'_>, before: Option<&str>) -> Option<String> {
        let entry = subject.entry;
        if entry.has(Action::Create) {
            return Some(self.at(subject, &self.container(subject)));
        }
        let old = before?;
        let (rdn, parent) = dn::split(old);
        let closing = entry.has(Action::Suspend) || entry.has(Action::Disable);
        if let Some(aside) = self.aside() {
            if closing {
                return Some(format!("{rdn},{aside}"));
            }
            if entry.has(Action::Activate) && dn::folded(parent) == dn::folded(&aside) {
                return Some(format!("{rdn},{}", self.container(subject)));
            }
        }
        if !entry.has(Action::Move) {
            return Some(old.to_owned());
        }
        // The container of the new service stands beside that of the old one.
        let remembered = entry.existing.as_ref().and_then(|a| a.dn.as_deref()).and_then(memory::remembered_at).is_some();
        if remembered || entry.state == AccountState::Disabled && entry.existing.is_none() {
            return Some(format!("{rdn},{}", self.container(subject)));
        }
        let code = subject.service.map(|s| self.world.hospital.service(s).code.0.clone())?;
        let kind = parent.split('=').next().unwrap_or("OU");
        Some(format!("{rdn},{kind}={},{}", dn::escaped(&code), dn::split(parent).1))
    }
}

/// `OU=a` and `DC=x` → `OU=a,DC=x`.
fn below(name: &str, base: &str) -> String {
    if name.is_empty() { base.to_owned() } else { format!("{name},{base}") }
}

/// The containers above an entry, up to the base, which is there.
fn ancestors(name: &str, base: &str) -> Vec<String> {
    let base = dn::folded(base);
    let mut out = Vec::new();
    let mut rest = dn::split(name).1;
    while !rest.is_empty() && dn::folded(rest) != base {
        out.push(rest.to_owned());
        rest = dn::split(rest).1;
    }
    // An entry that does not lie below the base: nothing is created there.
    if rest.is_empty() { Vec::new() } else { out }
}

fn parts(name: &str) -> usize {
    let (mut count, mut rest) = (0, name);
    while !rest.is_empty() {
        count += 1;
        rest = dn::split(rest).1;
    }
    count
}
