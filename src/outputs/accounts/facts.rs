//! What an account file can say of an account: the fields of its patterns.

use crate::accounts::{Action, Entry, dn};
use crate::model::{AccountState, Day, Hospital, Login, Secret, ServiceIx};
use std::collections::HashMap;
use std::fmt::Write as _;

macro_rules! fields {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A field of a pattern.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field { $($variant),* }

        impl Field {
            pub fn named(name: &str) -> Option<Field> {
                match name { $($name => Some(Field::$variant),)* _ => None }
            }
        }
    };
}

fields! {
    Login "login", Id "id", Last "last", First "first", Display "display", CommonName "cn", Email "email", Upn "upn",
    Service "service", ServiceName "service_name", Department "department", Site "site", Job "job", Profile "profile", Licence "licence",
    Rpps "rpps", Group "group", Groups "groups", Manager "manager", ManagerEmail "manager_email", Opens "opens", Expires "expires",
    ExpiresTicks "expires_ticks", Closed "closed", Container "container", Dn "dn", Hospital "hospital", Base "base", Password "password",
}

/// A directory's limit for a department.
pub const DEPARTMENT: usize = 64;

/// The hospital as account files see it, looked up once.
pub struct World<'a> {
    pub hospital: &'a Hospital,
    pub base: String,
    domain: String,
    emails: HashMap<String, &'a str>,
    secrets: HashMap<usize, &'a Secret>,
}

/// An entry and what stands around it.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub entry: &'a Entry,
    pub secret: Option<&'a Secret>,
    /// The service to speak of: that of the entry, or the one it leaves.
    pub service: Option<ServiceIx>,
}

impl<'a> World<'a> {
    pub fn new(hospital: &'a Hospital, entries: &'a [Entry], passwords: &'a [(usize, Secret)]) -> World<'a> {
        let base = hospital.settings.directory_base.trim().to_owned();
        let mail = hospital.settings.mail_domain.trim().trim_start_matches('@').to_lowercase();
        World {
            hospital,
            domain: if mail.is_empty() { dn::domain(&base) } else { mail },
            base,
            emails: entries.iter().filter(|e| !e.email.is_empty()).map(|e| (e.login.folded(), e.email.as_str())).collect(),
            secrets: passwords.iter().map(|(at, secret)| (*at, secret)).collect(),
        }
    }

    pub fn subject(&self, at: usize, entry: &'a Entry) -> Subject<'a> {
        Subject { entry, secret: self.secrets.get(&at).copied(), service: entry.service }
    }

    /// Writes a field; `places` are those that a directory's layout knows.
    pub fn write(&self, subject: &Subject<'_>, field: Field, places: &Places<'_>, out: &mut String) {
        let entry = subject.entry;
        let service = subject.service.map(|s| self.hospital.service(s));
        let person = || entry.person.map(|p| self.hospital.person(p));
        match field {
            Field::Login => out.push_str(&entry.login.0),
            Field::Id => out.push_str(entry.id.as_str()),
            Field::Last => out.push_str(&entry.last),
            Field::First => out.push_str(&entry.first),
            Field::Display => out.push_str(&entry.display_name),
            Field::CommonName => out.push_str(&entry.common_name),
            Field::Email => out.push_str(&entry.email),
            Field::Upn => self.upn(&entry.login, out),
            Field::Service => out.push_str(service.map_or("", |s| s.code.as_str())),
            Field::ServiceName => out.push_str(service.map_or("", |s| &s.name)),
            Field::Site => out.push_str(service.map_or("", |s| &s.site)),
            Field::Department => out.push_str(&service.map(|s| department(s.code.as_str(), &s.name)).unwrap_or_default()),
            Field::Job => out.push_str(&entry.job),
            Field::Profile => out.push_str(&entry.profile),
            Field::Licence => out.push_str(&entry.licence),
            Field::Rpps => out.push_str(person().and_then(|p| p.rpps.as_deref()).unwrap_or_default()),
            Field::Groups => out.push_str(&entry.groups.join(";")),
            Field::Group => out.push_str(places.group),
            Field::Manager => out.push_str(entry.manager.as_ref().map_or("", |l| l.0.as_str())),
            Field::ManagerEmail => out.push_str(entry.manager.as_ref().and_then(|l| self.email_of(l)).unwrap_or_default()),
            Field::Opens => day(entry.opens, out),
            Field::Expires => day(entry.expires, out),
            Field::ExpiresTicks => ticks(entry.expires, out),
            Field::Closed => out.push_str(if entry.state == AccountState::Disabled { "1" } else { "" }),
            Field::Container => out.push_str(places.container),
            Field::Dn => out.push_str(places.dn),
            Field::Hospital => out.push_str(&self.hospital.settings.hospital),
            Field::Base => out.push_str(&self.base),
            Field::Password => out.push_str(subject.secret.map_or("", |s| s.reveal())),
        }
    }

    /// Nothing without a domain.
    fn upn(&self, login: &Login, out: &mut String) {
        if !self.domain.is_empty() {
            let _ = write!(out, "{login}@{}", self.domain);
        }
    }

    fn email_of(&self, login: &Login) -> Option<&'a str> {
        self.emails.get(&login.folded()).copied()
    }
}

/// Where a directory puts an account, and the group spoken of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Places<'a> {
    pub container: &'a str,
    pub dn: &'a str,
    pub group: &'a str,
}

/// The service's name; one that is too long for a directory has its code in front and is cut.
pub fn department(code: &str, name: &str) -> String {
    if name.chars().count() <= DEPARTMENT {
        return if name.is_empty() { code.to_owned() } else { name.to_owned() };
    }
    format!("{code} {name}").chars().take(DEPARTMENT).collect::<String>().trim_end().to_owned()
}

fn day(day: Option<Day>, out: &mut String) {
    if let Some(day) = day {
        let _ = write!(out, "{day}");
    }
}

/// accountExpires: steps of 100 ns since 1601, midnight (UTC) after the last day.
fn ticks(last: Option<Day>, out: &mut String) {
    let (Some(after), Some(origin)) = (last.and_then(|d| d.succ_opt()), Day::from_ymd_opt(1601, 1, 1)) else { return };
    let days = (after - origin).num_days();
    let _ = write!(out, "{}", i128::from(days) * 864_000_000_000);
}

/// What a person must look at first is in no file.
pub fn is_written(entry: &Entry) -> bool {
    !entry.has(Action::ToConfirm) && entry.actions.iter().any(|a| *a != Action::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_expires_at_the_end_of_its_last_day() {
        let mut out = String::new();
        ticks(Day::from_ymd_opt(2026, 12, 31), &mut out);
        assert_eq!(out, "134432352000000000");
        assert_eq!(
            i128::from((Day::from_ymd_opt(2027, 1, 1).expect("a date") - Day::from_ymd_opt(1601, 1, 1).expect("a date")).num_days())
                * 864_000_000_000,
            134_432_352_000_000_000
        );
    }

    #[test]
    fn a_long_service_name_is_cut_behind_its_code() {
        assert_eq!(department("CARDIO", "Cardiologie"), "Cardiologie");
        let long = department("MED3", "Service de médecine polyvalente, de maladies infectieuses et de médecine des voyages");
        assert_eq!((long.chars().count() <= 64, long.starts_with("MED3 Service de médecine")), (true, true));
    }
}
