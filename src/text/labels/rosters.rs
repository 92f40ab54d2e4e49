//! Wordings of what trainers get: rosters.xlsx, sign-in sheets, convocations, calendars.

use crate::model::{Day, Half, Lang, Presence};
use crate::text::{Tr, day, weekday};
use crate::tr;
use chrono::{Datelike, NaiveTime, Timelike};

/// Tabs of rosters.xlsx and convocations.xlsx.
pub mod tab {
    use super::Tr;

    pub const READ_ME: Tr = Tr::new("Lisez-moi", "Read me");
    pub const SESSIONS: Tr = Tr::new("Sessions", "Sessions");
    pub const PRESENCES: Tr = Tr::new("Présences", "Attendance");
    pub const BY_SERVICE: Tr = Tr::new("Par service", "By service");
    pub const COVER: Tr = Tr::new("Couverture", "Ward cover");
    pub const TRAINERS: Tr = Tr::new("Formateurs", "Trainers");
    pub const ROOMS: Tr = Tr::new("Salles", "Rooms");
    pub const NOT_SEATED: Tr = Tr::new("Non placés", "Not seated");
    pub const CHANGES: Tr = Tr::new("Changements", "Changes");
    pub const BALANCE: Tr = Tr::new("Bilan", "Balance");
    pub const INDEX: Tr = Tr::new("Sommaire", "Index");
    pub const MERGE: Tr = Tr::new("Publipostage", "Mail merge");
    pub const DETAIL: Tr = Tr::new("Détail", "Detail");
}

/// What each tab is for, on `Lisez-moi`.
pub mod about {
    use super::Tr;

    pub const TITLE: Tr = Tr::new("Formations : sessions et présences", "Training: sessions and attendance");
    pub const SHEET: Tr = Tr::new("Feuille", "Sheet");
    pub const HOLDS: Tr = Tr::new("Ce que l'on y trouve", "What it holds");
    pub const SESSIONS: Tr =
        Tr::new("Une ligne par session, avec un lien vers sa feuille d'émargement", "One row a session, with a link to its sign-in sheet");
    pub const PRESENCES: Tr = Tr::new(
        "À remplir : présent, absent ou excusé. Relu au prochain lancement ; une personne absente ou excusée est replacée en premier",
        "To fill in: present, absent or excused. Read back at the next run; somebody absent or excused is seated again first",
    );
    pub const BY_SERVICE: Tr = Tr::new(
        "Pour chaque cadre : ses agents, et par module la date, « fait » ou « à placer ». Une page par service à l'impression",
        "For each manager: their people, and for each module the date, “done” or “to seat”. One page a service when printed",
    );
    pub const COVER: Tr = Tr::new(
        "Par service, métier et demi-journée : combien d'agents en formation, combien restent, la limite",
        "By service, job and half-day: how many people are in training, how many stay, the limit",
    );
    pub const TRAINERS: Tr = Tr::new("La semaine de chaque formateur", "The week of each trainer");
    pub const ROOMS: Tr = Tr::new("La semaine de chaque salle", "The week of each room");
    pub const NOT_SEATED: Tr =
        Tr::new("Qui n'a pas encore de place, pourquoi, et ce qui en donnerait une", "Who has no seat yet, why, and what would give one");
    pub const CHANGES: Tr = Tr::new("Les places annoncées qui ont changé depuis la dernière fois", "Announced seats that changed since the last run");
    pub const BALANCE: Tr = Tr::new("Les chiffres, en tout et par service", "The figures, in all and by service");
    pub const TYPED: Tr = Tr::new(
        "Ce que vous tapez, colorez ou ajoutez dans ce classeur est gardé. Seules les colonnes Présence, Test et Remarque sont à remplir",
        "What you type, colour or add in this workbook is kept. Only the columns Attendance, Test and Remark are to fill in",
    );
}

/// Column headers.
pub mod head {
    use super::Tr;

    pub const SESSION: Tr = Tr::new("Session", "Session");
    pub const DATE: Tr = Tr::new("Date", "Date");
    pub const HALF: Tr = Tr::new("Demi-journée", "Half-day");
    pub const TIMES: Tr = Tr::new("Horaires", "Times");
    pub const MODULE: Tr = Tr::new("Module", "Module");
    pub const TITLE: Tr = Tr::new("Intitulé", "Title");
    pub const ROOM: Tr = Tr::new("Salle", "Room");
    pub const SITE: Tr = Tr::new("Site", "Site");
    pub const TRAINER: Tr = Tr::new("Formateur", "Trainer");
    pub const SEATED: Tr = Tr::new("Inscrits", "Seated");
    pub const PLACES: Tr = Tr::new("Places", "Places");
    pub const LEFT: Tr = Tr::new("Places libres", "Places left");
    pub const SERVICES: Tr = Tr::new("Services", "Services");
    pub const STATE: Tr = Tr::new("État", "State");
    pub const SHEET: Tr = Tr::new("Émargement", "Sign-in sheet");
    pub const ID: Tr = Tr::new("Matricule", "Staff id");
    pub const LAST: Tr = Tr::new("Nom", "Surname");
    pub const FIRST: Tr = Tr::new("Prénom", "First name");
    pub const EMAIL: Tr = Tr::new("E-mail", "E-mail");
    pub const SERVICE: Tr = Tr::new("Service", "Service");
    pub const SERVICE_NAME: Tr = Tr::new("Libellé du service", "Service name");
    pub const JOB: Tr = Tr::new("Métier", "Job");
    pub const PRESENCE: Tr = Tr::new("Présence", "Attendance");
    pub const TEST: Tr = Tr::new("Test réussi", "Test passed");
    pub const REMARK: Tr = Tr::new("Remarque", "Remark");
    pub const SUPER_USER: Tr = Tr::new("Référent", "Super-user");
    pub const READY: Tr = Tr::new("Formé le", "Trained on");
    pub const GO_LIVE: Tr = Tr::new("Démarrage", "Go-live");
    pub const AWAY: Tr = Tr::new("En formation", "In training");
    pub const ON_DUTY: Tr = Tr::new("Présents prévus", "Expected on duty");
    pub const LIMIT: Tr = Tr::new("Limite", "Limit");
    pub const WEEK: Tr = Tr::new("Semaine", "Week");
    pub const FROM_MONDAY: Tr = Tr::new("Lundi", "Monday");
    pub const HELD: Tr = Tr::new("Demi-journées", "Half-days");
    pub const REASON: Tr = Tr::new("Pourquoi", "Why");
    pub const FREES: Tr = Tr::new("Ce qui donnerait une place", "What would give a seat");
    pub const BEFORE: Tr = Tr::new("Annoncé le", "Announced for");
    pub const NOW: Tr = Tr::new("Maintenant le", "Now on");
    pub const PEOPLE: Tr = Tr::new("Agents", "People");
    pub const TO_TRAIN: Tr = Tr::new("À former", "To train");
    pub const SEATS: Tr = Tr::new("Places données", "Seats given");
    pub const MISSING: Tr = Tr::new("Places manquantes", "Seats missing");
    pub const ALL_SEATED: Tr = Tr::new("Formés ou placés en tout", "Trained or seated in all");
    pub const SHARE_SEATED: Tr = Tr::new("Part", "Share");
    pub const SHARE_TRAINED: Tr =
        Tr::new("Part formée de ceux en poste les deux premières semaines", "Share trained of those on duty in the first two weeks");
    pub const FIGURE: Tr = Tr::new("Chiffre", "Figure");
    pub const VALUE: Tr = Tr::new("Valeur", "Value");
    pub const NUMBER: Tr = Tr::new("N°", "No.");
    pub const SIGN_MORNING: Tr = Tr::new("Signature matin", "Signature morning");
    pub const SIGN_AFTERNOON: Tr = Tr::new("Signature après-midi", "Signature afternoon");
    pub const ARRIVAL: Tr = Tr::new("Arrivée, départ, remarque", "Arrival, departure, remark");
    pub const KEY: Tr = Tr::new("Clé", "Key");
    pub const TO_SEND: Tr = Tr::new("À envoyer", "To send");
    pub const MANAGER: Tr = Tr::new("Cadre", "Manager");
    pub const MANAGER_EMAIL: Tr = Tr::new("E-mail du cadre", "Manager's e-mail");
    pub const OTHERS: Tr = Tr::new("Autres séances", "Other sessions");
}

/// Figures of `Bilan`.
pub mod figure {
    use super::Tr;

    pub const SESSIONS: Tr = Tr::new("Sessions", "Sessions");
    pub const HALF_DAYS: Tr = Tr::new("Demi-journées de formateur", "Trainer half-days");
    pub const WANTED: Tr = Tr::new("Places à donner", "Seats to give");
    pub const GIVEN: Tr = Tr::new("Places données", "Seats given");
    pub const MISSING: Tr = Tr::new("Places manquantes", "Seats missing");
    pub const FILL: Tr = Tr::new("Remplissage des sessions", "Fill of the sessions");
    pub const MOVED: Tr = Tr::new("Places annoncées qui ont changé", "Announced seats that changed");
    pub const TITLE: Tr = Tr::new("Bilan des formations", "Training balance");
}

/// States of a session, and what is to be sent about it.
pub mod state {
    use super::Tr;

    pub const FIXED: Tr = Tr::new("fixée", "fixed");
    pub const ANNOUNCED: Tr = Tr::new("annoncée", "announced");
    pub const NEW: Tr = Tr::new("nouvelle", "new");
    pub const MOVED: Tr = Tr::new("déplacée", "moved");
    pub const CANCELLED: Tr = Tr::new("annulée", "cancelled");
    pub const CHANGED: Tr = Tr::new("modifiée", "changed");
    pub const KNOWN: Tr = Tr::new("déjà annoncée", "announced already");
}

pub const DONE: Tr = Tr::new("fait", "done");
pub const TO_SEAT: Tr = Tr::new("à placer", "to seat");
pub const YES: Tr = Tr::new("oui", "yes");
pub const NO: Tr = Tr::new("non", "no");
pub const MORNING: Tr = Tr::new("matin", "morning");
pub const AFTERNOON: Tr = Tr::new("après-midi", "afternoon");
pub const WHOLE_DAY: Tr = Tr::new("journée", "whole day");

/// Fixed words of a sign-in sheet.
pub mod signin {
    use super::Tr;

    pub const TITLE: Tr = Tr::new("Feuille d'émargement", "Sign-in sheet");
    pub const ORGANISATION: Tr = Tr::new("Organisme", "Organisation");
    pub const WHAT: Tr = Tr::new("Formation", "Training");
    pub const WHERE: Tr = Tr::new("Lieu", "Place");
    pub const DATE: Tr = Tr::new("Date", "Date");
    pub const TIMES: Tr = Tr::new("Horaires", "Times");
    pub const SESSION: Tr = Tr::new("Session", "Session");
    pub const TRAINER: Tr = Tr::new("Formateur", "Trainer");
    pub const HEADING: Tr = Tr::new("Émargement", "Sign-in");
    pub const KEPT: Tr = Tr::new("Document à conserver 5 ans", "To be kept 5 years");
    pub const INDEX_HELP: Tr = Tr::new(
        "Imprimer l'onglet de la session, faire signer chaque demi-journée, puis taper les présences dans rosters.xlsx, feuille Présences",
        "Print the session's tab, have each half-day signed, then type the attendance into rosters.xlsx, sheet Attendance",
    );
    pub const CANCELLED: Tr = Tr::new("Session annulée", "Session cancelled");
}

pub fn presence(p: Presence, lang: Lang) -> &'static str {
    match p {
        Presence::Present => Tr::new("présent", "present"),
        Presence::Absent => Tr::new("absent", "absent"),
        Presence::Excused => Tr::new("excusé", "excused"),
    }
    .get(lang)
}

/// `matin`, `après-midi`, `journée`.
pub fn part_of_day(half: Half, halves: u32, lang: Lang) -> &'static str {
    match half {
        _ if halves > 1 => WHOLE_DAY,
        Half::Morning => MORNING,
        Half::Afternoon => AFTERNOON,
    }
    .get(lang)
}

/// `mar 02 matin`: how a tab of a week begins.
pub fn tab_of_day(date: Day, half: Half, halves: u32, lang: Lang) -> String {
    let weekday: String = weekday(date, lang).chars().take(3).collect();
    format!("{weekday} {:02} {}", date.day(), part_of_day(half, halves, lang))
}

/// `mardi 2 mars 2027`.
pub fn long_day(date: Day, lang: Lang) -> String {
    format!("{} {}", weekday(date, lang), day(date, lang))
}

/// `9 h 00` or `9:00`.
pub fn hour(time: NaiveTime, lang: Lang) -> String {
    let (h, m) = (time.hour(), time.minute());
    tr!(lang, "{h} h {m:02}" / "{h}:{m:02}")
}

/// `9 h 00 – 12 h 30, 13 h 30 – 17 h 00`.
pub fn times(spans: &[(NaiveTime, NaiveTime)], lang: Lang) -> String {
    spans.iter().map(|(from, to)| format!("{} – {}", hour(*from, lang), hour(*to, lang))).collect::<Vec<_>>().join(", ")
}

/// `Salle R1, Nord`.
pub fn place(room: &str, site: &str) -> String {
    if site.is_empty() { room.to_owned() } else { format!("{room}, {site}") }
}

/// Title of a sign-in workbook.
pub fn signin_week(week: &str, lang: Lang) -> String {
    tr!(lang, "Feuilles d'émargement, semaine {week}" / "Sign-in sheets, week {week}")
}

/// Header of a field of the n-th session of a mail merge.
pub fn nth(n: usize, what: &str, lang: Lang) -> String {
    tr!(lang, "Séance {n} {what}" / "Session {n} {what}")
}

/// Fields of a session in a mail merge, in the order of the columns.
pub const MERGED: [Tr; 5] =
    [Tr::new("intitulé", "title"), Tr::new("date", "date"), Tr::new("horaires", "times"), Tr::new("salle", "room"), Tr::new("formateur", "trainer")];

/// Sessions of a person that found no column.
pub fn and_others(n: usize, lang: Lang) -> String {
    tr!(lang, "et {n} de plus : voir la feuille Détail" / "and {n} more: see the Detail sheet")
}

/// Names of calendars.
pub fn calendar_of_trainer(name: &str, lang: Lang) -> String {
    tr!(lang, "Formations de {name}" / "Training by {name}")
}
pub fn calendar_of_room(name: &str, lang: Lang) -> String {
    tr!(lang, "Formations en salle {name}" / "Training in room {name}")
}
pub fn calendar_of_service(name: &str, lang: Lang) -> String {
    tr!(lang, "Formations du service {name}" / "Training of {name}")
}
pub fn event_title(module: &str, cancelled: bool, lang: Lang) -> String {
    if cancelled { tr!(lang, "Annulé : {module}" / "Cancelled: {module}") } else { module.to_owned() }
}
pub fn event_trainer(name: &str, lang: Lang) -> String {
    tr!(lang, "Formateur : {name}" / "Trainer: {name}")
}
pub fn event_people(names: &str, lang: Lang) -> String {
    tr!(lang, "Agents : {names}" / "People: {names}")
}
pub fn event_times(times: &str, lang: Lang) -> String {
    tr!(lang, "Horaires : {times}" / "Times: {times}")
}
pub fn event_session(id: &str, lang: Lang) -> String {
    tr!(lang, "Session {id}" / "Session {id}")
}

/// `Lieu : Salle R1`.
pub fn labelled(label: Tr, what: &str, lang: Lang) -> String {
    with_colon(label.get(lang), what, lang)
}
pub fn with_colon(label: &str, what: &str, lang: Lang) -> String {
    tr!(lang, "{label} : {what}" / "{label}: {what}")
}
