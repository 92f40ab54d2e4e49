//! LDIF: what to do with each account, in the order that a directory takes it, each step with what takes it back.

use super::facts::{Places, Subject, World, is_written};
use super::formats::{Dialect, Format, Layout};
use super::places::Directory;
use super::table::soft;
use crate::accounts::memory::group_name;
use crate::accounts::{Action, dn};
use crate::document::entry::{Attribute, Change, Record};
use crate::document::{AccountFile, Body};
use crate::model::AccountState;
use std::collections::{BTreeMap, BTreeSet};

/// A refused value then costs five hundred members, not all: a modify is all or nothing.
const MEMBERS: usize = 500;

/// Records that do something, that take it back, and the soft way back when it is another one.
#[derive(Default)]
struct Step {
    forward: Vec<Record>,
    back: Vec<Record>,
    soft: Option<Vec<Record>>,
}

impl Step {
    fn new(forward: Record, back: Record) -> Step {
        Step { forward: vec![forward], back: vec![back], soft: None }
    }
    fn softly(mut self, soft: Vec<Record>) -> Step {
        self.soft = Some(soft);
        self
    }
}

/// The file, its opening in the secret folder, and the ways back; how many changes of existing accounts could not be written since nobody knows where they are.
pub(super) fn files(
    format: &Format,
    layout: &Layout,
    world: &World<'_>,
    subjects: &[Subject<'_>],
    directory: &Directory<'_>,
) -> (Vec<AccountFile>, u32) {
    let writer = Writer { format, layout, world, subjects, directory };
    let file = |path: String, records: Vec<Record>| AccountFile { path, body: Body::Ldif(records) };
    let (main, undo, softly) = ways(writer.steps());
    let (opening, closing, _) = ways(writer.openings());
    let open = opened(&format.file);
    let files = vec![
        file(format!("accounts/{}", format.file), main),
        file(format!("accounts/undo/{}", format.file), undo),
        file(format!("accounts/undo/{}", soft(&format.file)), softly),
        file(format!("accounts/secret/{open}"), opening),
        file(format!("accounts/undo/{open}"), closing),
    ];
    (files, writer.lost())
}

/// Records in order; those that take them back, last first; the soft way back.
fn ways(steps: Vec<Step>) -> (Vec<Record>, Vec<Record>, Vec<Record>) {
    let (mut forward, mut ways_back) = (Vec::new(), Vec::with_capacity(steps.len()));
    for step in steps {
        forward.extend(step.forward);
        ways_back.push((step.back, step.soft));
    }
    let (mut back, mut softly) = (Vec::new(), Vec::new());
    for (hard, soft) in ways_back.into_iter().rev() {
        softly.extend(soft.unwrap_or_else(|| hard.clone()));
        back.extend(hard);
    }
    (forward, back, softly)
}

/// `openldap.ldif` → `openldap-open.ldif`.
fn opened(file: &str) -> String {
    format!("{}-open.ldif", file.trim_end_matches(".ldif"))
}

struct Writer<'a> {
    format: &'a Format,
    layout: &'a Layout,
    world: &'a World<'a>,
    subjects: &'a [Subject<'a>],
    directory: &'a Directory<'a>,
}

fn value(name: &str, text: &str) -> Attribute {
    Attribute { name: name.to_owned(), value: text.as_bytes().to_vec() }
}

fn replace(name: &str, text: &str) -> Change {
    Change::Replace(name.to_owned(), if text.is_empty() { Vec::new() } else { vec![text.as_bytes().to_vec()] })
}

fn modify(dn: &str, changes: Vec<Change>) -> Record {
    Record::Modify { dn: dn.to_owned(), changes }
}

impl Writer<'_> {
    fn is_ad(&self) -> bool {
        self.layout.dialect == Dialect::ActiveDirectory
    }

    /// Entries to write, with their place in the ledger.
    fn written(&self, action: Action) -> impl Iterator<Item = (usize, &Subject<'_>)> {
        self.subjects.iter().enumerate().filter(move |(_, s)| s.entry.has(action) && is_written(s.entry))
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = self.containers();
        let (groups, members) = (self.groups(), self.members());
        // A group of OpenLDAP has a member from its first day: people first.
        if self.is_ad() {
            steps.extend(groups);
            steps.extend(self.people());
        } else {
            steps.extend(self.people());
            steps.extend(groups);
        }
        steps.extend(members);
        steps.extend(self.changes());
        steps.extend(self.moves());
        steps.extend(self.managers());
        steps
    }

    fn containers(&self) -> Vec<Step> {
        let class = value("objectClass", "organizationalUnit");
        let add = |dn: &String| {
            let mut attributes = vec![value("objectClass", "top"), class.clone()];
            if !self.is_ad() {
                attributes.push(value("ou", &dn::value(dn)));
            }
            Step::new(Record::Add { dn: dn.clone(), attributes }, Record::Delete { dn: dn.clone() }).softly(Vec::new())
        };
        self.directory.containers.iter().map(add).collect()
    }

    fn people(&self) -> Vec<Step> {
        self.written(Action::Create).filter_map(|(at, subject)| self.person(at, subject)).collect()
    }

    fn person(&self, at: usize, subject: &Subject<'_>) -> Option<Step> {
        let dn = self.directory.after(at)?;
        let mut attributes: Vec<Attribute> = self.layout.classes.iter().map(|c| value("objectClass", c)).collect();
        attributes.extend(self.attributes(at, subject).into_iter().map(|(name, text)| value(name, &text)));
        let soft = if self.is_ad() {
            attributes.push(value("userAccountControl", "514"));
            modify(dn, vec![replace("userAccountControl", "514")])
        } else {
            attributes.push(value(&dn::kind(dn), &dn::value(dn)));
            modify(dn, vec![replace("userPassword", "")])
        };
        Some(Step::new(Record::Add { dn: dn.to_owned(), attributes }, Record::Delete { dn: dn.to_owned() }).softly(vec![soft]))
    }

    /// Attributes that have a value, as the format says; a staff id that is too long for `employeeID` is left out.
    fn attributes(&self, at: usize, subject: &Subject<'_>) -> Vec<(&str, String)> {
        let places = Places { dn: self.directory.after(at).unwrap_or_default(), ..Places::default() };
        let columns = self.format.main.columns.iter();
        let filled =
            columns.map(|c| (c.header.as_str(), c.value.filled(|f, out| self.world.write(subject, f, &places, out), None).trim().to_owned()));
        let most = |name: &str| if name == "employeeID" { 16 } else { usize::MAX };
        filled.filter(|(name, text)| !text.is_empty() && text.chars().count() <= most(name)).collect()
    }

    fn groups(&self) -> Vec<Step> {
        if self.is_ad() {
            return self.directory.new_groups.values().map(|dn| self.group(dn, &[])).collect();
        }
        let mut members = self.new_members();
        self.directory.new_groups.iter().filter_map(|(key, dn)| Some(self.group(dn, members.remove(key)?.get(..)?))).collect()
    }

    fn group(&self, dn: &str, members: &[String]) -> Step {
        let name = dn::value(dn);
        let attributes = if self.is_ad() {
            // A global security group.
            let account = name.replace(|c: char| c.is_control() || "\"/\\[]:;|=,+*?<>@".contains(c), "-");
            vec![value("objectClass", "top"), value("objectClass", "group"), value("sAMAccountName", &account), value("groupType", "-2147483646")]
        } else {
            let first = members.iter().take(MEMBERS).map(|m| value("member", m));
            [value("objectClass", "top"), value("objectClass", "groupOfNames"), value("cn", &name)].into_iter().chain(first).collect()
        };
        Step::new(Record::Add { dn: dn.to_owned(), attributes }, Record::Delete { dn: dn.to_owned() }).softly(Vec::new())
    }

    /// Who joins each group, by the group's folded name: DNs that hold before anybody moves.
    fn new_members(&self) -> BTreeMap<String, Vec<String>> {
        let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (at, subject) in self.subjects.iter().enumerate().filter(|(_, s)| is_written(s.entry)) {
            if let Some(dn) = self.directory.before(at).or_else(|| self.directory.after(at)) {
                for group in &subject.entry.groups_to_add {
                    out.entry(group.to_lowercase()).or_default().push(dn.to_owned());
                }
            }
        }
        out
    }

    fn members(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for (key, dns) in self.new_members() {
            let Some(group) = self.directory.group(&key) else { continue };
            let already = if !self.is_ad() && self.directory.new_groups.contains_key(&key) { MEMBERS } else { 0 };
            for part in dns.get(already..).unwrap_or_default().chunks(MEMBERS) {
                steps.push(membership(group, part, true));
            }
        }
        for (key, dns) in self.leaving() {
            if let Some(group) = self.directory.group(&key).filter(|_| !self.directory.new_groups.contains_key(&key)) {
                steps.extend(dns.chunks(MEMBERS).map(|part| membership(group, part, false)));
            }
        }
        steps
    }

    fn leaving(&self) -> BTreeMap<String, Vec<String>> {
        let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (at, subject) in self.written(Action::Modify) {
            for group in &subject.entry.groups_to_remove {
                if let Some(dn) = self.directory.before(at) {
                    out.entry(group.to_lowercase()).or_default().push(dn.to_owned());
                }
            }
        }
        out
    }

    /// Names, staff ids, and the closings that are an attribute.
    fn changes(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for (at, subject) in self.subjects.iter().enumerate().filter(|(_, s)| is_written(s.entry)) {
            let (Some(dn), Some(account)) = (self.directory.before(at), &subject.entry.existing) else { continue };
            let (mut there, mut back) = (Vec::new(), Vec::new());
            if subject.entry.has(Action::Modify) && subject.entry.display_name != account.display_name {
                there.push(replace("displayName", &subject.entry.display_name));
                back.push(replace("displayName", &account.display_name));
            }
            if subject.entry.has(Action::Modify) && account.person.is_none() && self.directory.knows_ids {
                let name = if self.is_ad() { "employeeID" } else { "employeeNumber" };
                if subject.entry.id.as_str().chars().count() <= 16 || !self.is_ad() {
                    there.push(replace(name, subject.entry.id.as_str()));
                    back.push(replace(name, ""));
                }
            }
            if self.is_ad() && (subject.entry.has(Action::Suspend) || subject.entry.has(Action::Disable)) {
                there.push(replace("userAccountControl", "514"));
                back.push(replace("userAccountControl", "512"));
            }
            if !there.is_empty() {
                steps.push(Step::new(modify(dn, there), modify(dn, back)));
            }
        }
        steps
    }

    /// Moves, what speaks of the service, and in OpenLDAP the groups, which keep the old name otherwise.
    fn moves(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut relinked: BTreeMap<String, (Vec<String>, Vec<String>)> = BTreeMap::new();
        for (at, subject) in self.subjects.iter().enumerate().filter(|(_, s)| is_written(s.entry)) {
            let (Some(old), Some(new)) = (self.directory.before(at), self.directory.after(at)) else { continue };
            if subject.entry.has(Action::Activate) && !self.is_ad() {
                continue; // It opens the account: in the secret file.
            }
            if old != new {
                steps.push(renamed(old, new));
                if !self.is_ad() {
                    self.relink(subject, old, new, &mut relinked);
                }
            }
            if subject.entry.has(Action::Move) {
                steps.extend(self.service_attributes(at, subject, new));
            }
        }
        steps.extend(relinked.iter().filter_map(|(key, (old, new))| Some(swapped(self.directory.group(key)?, old, new))));
        steps
    }

    /// What the format says of the service, where it was ours to say: the account lay in that service's container.
    fn service_attributes(&self, at: usize, subject: &Subject<'_>, dn: &str) -> Option<Step> {
        let from = Subject { service: Some(self.directory.service_before(at)?), ..*subject };
        let before: BTreeMap<&str, String> = self.attributes(at, &from).into_iter().collect();
        let after = self.attributes(at, subject);
        let changed: Vec<_> = after.iter().filter(|(name, text)| before.get(name) != Some(text)).collect();
        let there = changed.iter().map(|(name, text)| replace(name, text)).collect();
        let back = changed.iter().map(|(name, _)| replace(name, before.get(name).map_or("", String::as_str))).collect();
        (!changed.is_empty()).then(|| Step::new(modify(dn, there), modify(dn, back)))
    }

    fn relink(&self, subject: &Subject<'_>, old: &str, new: &str, out: &mut BTreeMap<String, (Vec<String>, Vec<String>)>) {
        for group in groups_after(subject) {
            if self.directory.group(&group).is_some() {
                let (from, to) = out.entry(group).or_default();
                from.push(old.to_owned());
                to.push(new.to_owned());
            }
        }
    }

    /// Managers of new people, once everybody is where they stay. A created entry takes it along when it is taken back.
    fn managers(&self) -> Vec<Step> {
        let of = |(at, subject): (usize, &Subject<'_>)| {
            let manager = self.directory.of_login(subject.entry.manager.as_ref()?)?;
            let record = modify(self.directory.after(at)?, vec![Change::Add("manager".into(), vec![manager.as_bytes().to_vec()])]);
            Some(Step { forward: vec![record], back: Vec::new(), soft: None })
        };
        self.written(Action::Create).filter_map(of).collect()
    }

    /// The secret file: first passwords of accounts that are due.
    fn openings(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for (at, subject) in self.written(Action::Activate) {
            let (Some(secret), Some(new)) = (subject.secret, self.directory.after(at)) else { continue };
            let old = self.directory.before(at);
            if let Some(old) = old.filter(|old| !self.is_ad() && *old != new) {
                steps.push(renamed(old, new));
                let mut relinked = BTreeMap::new();
                self.relink(subject, old, new, &mut relinked);
                steps.extend(relinked.iter().filter_map(|(key, (old, new))| Some(swapped(self.directory.group(key)?, old, new))));
            }
            let open = if self.is_ad() {
                vec![
                    Change::Replace("unicodePwd".into(), vec![quoted(secret.reveal())]),
                    replace("pwdLastSet", "0"),
                    replace("userAccountControl", "512"),
                ]
            } else {
                vec![replace("userPassword", secret.reveal())]
            };
            let closed = if self.is_ad() { replace("userAccountControl", "514") } else { replace("userPassword", "") };
            steps.push(Step::new(modify(new, open), modify(new, vec![closed])));
        }
        steps
    }

    /// Existing accounts of this kind of directory, or of an unknown one, whose place is not known.
    fn lost(&self) -> u32 {
        let changed = |(at, s): &(usize, &Subject<'_>)| {
            is_written(s.entry)
                && s.entry.existing.as_ref().is_some_and(|a| a.dn.is_none() && (a.state == AccountState::Active || !s.entry.actions.is_empty()))
                && self.directory.before(*at).is_none()
        };
        u32::try_from(self.subjects.iter().enumerate().filter(changed).count()).unwrap_or(u32::MAX)
    }
}

/// MS-ADTS 3.1.1.3.1.5.1: UTF-16, between quotes.
fn quoted(password: &str) -> Vec<u8> {
    format!("\"{password}\"").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Folded names of the groups that an account is in once its change is made.
fn groups_after(subject: &Subject<'_>) -> BTreeSet<String> {
    let entry = subject.entry;
    let removed: BTreeSet<String> = entry.groups_to_remove.iter().map(|g| g.to_lowercase()).collect();
    let held = entry.existing.iter().flat_map(|a| a.groups.iter().map(|g| group_name(g).to_lowercase()));
    held.chain(entry.groups_to_add.iter().map(|g| g.to_lowercase())).filter(|g| !removed.contains(g)).collect()
}

fn bytes(dns: &[String]) -> Vec<Vec<u8>> {
    dns.iter().map(|d| d.as_bytes().to_vec()).collect()
}

fn membership(group: &str, dns: &[String], joins: bool) -> Step {
    let add = modify(group, vec![Change::Add("member".into(), bytes(dns))]);
    let delete = modify(group, vec![Change::Delete("member".into(), bytes(dns))]);
    if joins { Step::new(add, delete) } else { Step::new(delete, add) }
}

/// New names first: a group is never without member.
fn swapped(group: &str, old: &[String], new: &[String]) -> Step {
    let change = |add: &[String], delete: &[String]| {
        modify(group, vec![Change::Add("member".into(), bytes(add)), Change::Delete("member".into(), bytes(delete))])
    };
    Step::new(change(new, old), change(old, new))
}

fn renamed(old: &str, new: &str) -> Step {
    let rename = |from: &str, to: &str| {
        let (rdn, parent) = dn::split(to);
        Record::Rename { dn: from.to_owned(), new_rdn: rdn.to_owned(), new_superior: Some(parent.to_owned()) }
    };
    Step::new(rename(old, new), rename(new, old))
}
