//! Wordings of a service's passport, for its manager (cadre).

use crate::model::{Lang, Status};
use crate::text::Tr;
use crate::tr;

pub mod tab {
    use super::Tr;

    pub const SERVICE: Tr = Tr::new("Mon service", "My service");
    pub const EXPECTED: Tr = Tr::new("Ce qui est attendu", "What is expected");
    pub const PEOPLE: Tr = Tr::new("Mes agents", "My people");
}

pub mod head {
    use super::Tr;

    pub const OPERATION: Tr = Tr::new("Opération", "Operation");
    pub const OPERATION_NAME: Tr = Tr::new("Libellé", "Name");
    pub const START: Tr = Tr::new("Début", "Start");
    pub const END: Tr = Tr::new("Fin", "End");
    pub const STATUS: Tr = Tr::new("Statut", "Status");
    pub const WHO: Tr = Tr::new("Qui agit", "Who acts");
    pub const WHEN: Tr = Tr::new("Pour le", "By");
    pub const BY_WHOM: Tr = Tr::new("De qui", "From whom");
    pub const WHAT: Tr = Tr::new("Ce qui est attendu", "What is expected");
    pub const ID: Tr = Tr::new("Matricule", "Staff id");
    pub const LAST: Tr = Tr::new("Nom", "Surname");
    pub const FIRST: Tr = Tr::new("Prénom", "First name");
    pub const JOB: Tr = Tr::new("Métier", "Job");
    pub const SUPER_USER: Tr = Tr::new("Référent", "Super-user");
    pub const TRAINING: Tr = Tr::new("Formations", "Training");
    pub const READY: Tr = Tr::new("Formé le", "Trained on");
    pub const LOGIN: Tr = Tr::new("Identifiant", "Login");
    pub const OPENS: Tr = Tr::new("Compte ouvert le", "Account opens on");
    pub const FROM: Tr = Tr::new("Indisponible du", "Unavailable from");
    pub const TO: Tr = Tr::new("au", "to");
    pub const CORRECTION: Tr = Tr::new("Correction", "Correction");
    pub const REMARK: Tr = Tr::new("Remarque", "Remark");
}

pub const WHOLE_SERVICE: Tr = Tr::new("Tout le service", "The whole service");
pub const MANAGER: Tr = Tr::new("Cadre", "Manager");
pub const SUPER_USERS: Tr = Tr::new("Référents", "Super-users");
pub const EVERYBODY: Tr = Tr::new("Agents inscrits", "People seated");
pub const SITE: Tr = Tr::new("Site", "Site");
pub const POLE: Tr = Tr::new("Pôle", "Parent");
pub const PEOPLE: Tr = Tr::new("Agents", "People");
pub const GO_LIVE: Tr = Tr::new("Démarrage", "Go-live");
pub const NOT_KNOWN: Tr = Tr::new("pas encore connu", "not known yet");
pub const TO_SEAT: Tr = Tr::new("à placer", "to seat");
pub const DONE: Tr = Tr::new("fait", "done");

pub const FILL_IN: Tr = Tr::new(
    "À remplir par le cadre : les quatre colonnes de droite (jours où un agent n'est pas disponible, correction, remarque). Jamais de motif de santé. Relu au prochain lancement",
    "To fill in by the manager: the four columns at the right (days on which somebody is not available, correction, remark). Never a health reason. Read back at the next run",
);
pub const CORRECTION_NOTE: Tr = Tr::new(
    "Ce qui est faux dans la ligne : nom, métier, départ, référent… Sera signalé à qui tient la liste",
    "What is wrong in the row: name, job, departure, super-user… Will be told to whoever keeps the list",
);
pub const DATES_NOTE: Tr =
    Tr::new("Une date, par exemple 15/03/2027 ; « au » vide : ce seul jour", "A date, for example 15 Mar 2027; “to” left empty: that day alone");

/// Title of the first tab.
pub fn title(service: &str, lang: Lang) -> String {
    tr!(lang, "Passeport du service {service}" / "Passport of {service}")
}
pub fn people_title(service: &str, lang: Lang) -> String {
    tr!(lang, "Agents du service {service}" / "People of {service}")
}
pub fn expected_title(service: &str, lang: Lang) -> String {
    tr!(lang, "Ce qui est attendu du service {service}" / "What is expected of {service}")
}

pub fn check_list(lang: Lang) -> String {
    let (people, super_users) = (tab::PEOPLE.get(lang), SUPER_USERS.get(lang).to_lowercase());
    tr!(
        lang,
        "Relire la liste des agents et des {super_users}, indiquer les jours où ils ne sont pas disponibles (feuille {people})"
            / "Read the list of people and {super_users}, give the days on which they are not available (sheet {people})"
    )
}
pub fn free_people(people: &str, module: &str, when: &str, room: &str, lang: Lang) -> String {
    tr!(lang, "Libérer {people} pour « {module} » : {when}, {room}" / "Free {people} for “{module}”: {when}, {room}")
}
pub const AGENT: Tr = Tr::new("agent", "person");
pub const AGENTS: Tr = Tr::new("agents", "people");
pub fn acts(operation: &str, until: Option<String>, lang: Lang) -> String {
    match until {
        Some(until) => tr!(lang, "{operation}, jusqu'au {until}" / "{operation}, until {until}"),
        None => operation.to_owned(),
    }
}
pub fn seats_missing(n: usize, module: &str, lang: Lang) -> String {
    tr!(
        lang,
        "« {module} » : places qui manquent encore : {n} (voir « Formations » sur la feuille des agents)"
            / "“{module}”: seats still missing: {n} (see “Training” on the sheet of people)"
    )
}
pub fn goes_live(lang: Lang) -> String {
    tr!(lang, "Démarrage du service" / "The service goes live")
}

pub fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::ToDo => Tr::new("à faire", "to do"),
        Status::InProgress => Tr::new("en cours", "in progress"),
        Status::Done => Tr::new("fait", "done"),
        Status::Blocked => Tr::new("bloqué", "blocked"),
        Status::Dropped => Tr::new("sans objet", "not applicable"),
    }
    .get(lang)
}
