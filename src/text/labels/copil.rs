//! Wordings of the committee's page and workbook.

use crate::model::{Day, Lang};
use crate::text::{Say, Tr, counted};
use crate::tr;

pub const TITLE: Tr = Tr::new("Comité de pilotage", "Steering committee");
pub const SUBTITLE: Tr = Tr::new("Déploiement service par service", "Roll-out, service by service");
pub const AS_OF: Tr = Tr::new("Situation au", "As of");
pub const NO_NAMES: Tr = Tr::new(
    "Cette page ne contient que des comptes, aucun nom de personne. Détail : planning.xlsx et copil.xlsx",
    "This page holds counts only, no names of people. Details: planning.xlsx and copil.xlsx",
);
pub const FIGURES: Tr = Tr::new("Chiffres clés", "Key figures");
pub const DECISIONS: Tr = Tr::new("Décisions à prendre", "Decisions to take");
pub const NO_DECISION: Tr = Tr::new("Aucune décision à prendre", "No decision to take");
pub const SERVICES: Tr = Tr::new("Où en est chaque service", "Where each service stands");
pub const CALENDAR: Tr = Tr::new("Calendrier", "Calendar");
pub const SLIPS: Tr = Tr::new("Écarts avec ce qui a été annoncé", "Slips against what was announced");
pub const NO_SLIP: Tr = Tr::new("Aucun écart : toutes les dates annoncées sont tenues", "No slip: all announced dates are kept");
pub const FORECAST: Tr = Tr::new("Prévision : démarrages par mois", "Forecast: go-lives by month");
pub const MONTH: Tr = Tr::new("Mois", "Month");
pub const GO_LIVES: Tr = Tr::new("Démarrages", "Go-lives");
pub const CUMULATED: Tr = Tr::new("Cumul", "Total so far");
pub const LOAD: Tr = Tr::new("Charge des douze semaines à venir (jours-personnes)", "Load of the next twelve weeks (person-days)");
pub const NO_LOAD: Tr = Tr::new("Aucune charge prévue dans les douze semaines", "No load planned in the next twelve weeks");
pub const OVER: Tr =
    Tr::new("Au-delà de la capacité de l'équipe : souligné et suivi de « ! »", "Above the team's capacity: underlined and followed by “!”");
pub const ISSUES: Tr = Tr::new("Anomalies", "Issues");
pub const NO_ISSUE: Tr = Tr::new("Aucune anomalie n'est suivie", "No issue is tracked");
pub const OLDEST: Tr = Tr::new("La plus ancienne encore ouverte date du", "The oldest one still open dates from");
pub const GATE: Tr = Tr::new("Sortie du pilote", "Pilot exit");
pub const GAINS: Tr = Tr::new("Gains mesurés", "Benefits measured");
pub const NO_GAIN: Tr = Tr::new("Aucun gain n'est encore mesuré", "No benefit is measured yet");
pub const MESSAGES: Tr = Tr::new("Messages à envoyer", "Messages to send");
pub const NO_MESSAGE: Tr = Tr::new("Aucun message à envoyer cette semaine", "No message to send this week");
pub const ACTIONS: Tr = Tr::new("À faire cette semaine", "To do this week");
pub const NO_ACTION: Tr = Tr::new("Rien en retard", "Nothing late");
pub const STATE: Tr = Tr::new("État", "State");
pub const PILOT: Tr = Tr::new("pilote", "pilot");
pub const TODAY: Tr = Tr::new("aujourd'hui", "today");
pub const KEY: Tr = Tr::new(
    "Plein : fait. Hachuré : prévu. ◆ démarrage prévu, ◇ démarrage annoncé. Trait vertical : aujourd'hui",
    "Solid: done. Hatched: planned. ◆ forecast go-live, ◇ announced go-live. Vertical line: today",
);
pub const TRAINED_NOTE: Tr = Tr::new(
    "Présents formés : part des personnes présentes dans les deux semaines qui suivent le démarrage et formées avant lui",
    "Trained on duty: share of the people on duty in the two weeks after the go-live who are trained before it",
);
pub const SUBJECT: Tr = Tr::new("Sujet", "Subject");
pub const TO_SEE: Tr = Tr::new("Décisions et messages", "Decisions and messages");
pub const SLIP_SHEET: Tr = Tr::new("Écarts", "Slips");
pub const PLANNED_END: Tr = Tr::new("Fin prévue", "Forecast end");
pub const LIVE: Tr = Tr::new("Services démarrés", "Services live");
pub const NEXT: Tr = Tr::new("Prochain démarrage", "Next go-live");
pub const DONE: Tr = Tr::new("Opérations terminées", "Operations done");
pub const SLIPPED: Tr = Tr::new("Services décalés", "Services moved later");
pub const SEATS: Tr = Tr::new("Places de formation manquantes", "Training seats missing");
pub const ACCOUNTS: Tr = Tr::new("Comptes ouverts", "Accounts open");
pub const STARTED: Tr = Tr::new("démarré", "live");
pub const OVER_ALL: Tr = Tr::new("terminé", "finished");
pub const PREPARING: Tr = Tr::new("en préparation", "in preparation");
pub const TO_COME: Tr = Tr::new("à venir", "to come");
pub const UNPLANNED: Tr = Tr::new("sans date", "no date");
pub const GATE_POINTS: [Tr; 5] = [
    Tr::new("services pilotes au cycle non terminé", "pilot services with an unfinished cycle"),
    Tr::new("anomalies bloquantes ou majeures ouvertes", "blocking or major issues open"),
    Tr::new("services pilotes sous la cible de formation", "pilot services under the training target"),
    Tr::new("critères à lever", "criteria open"),
    Tr::new("sujets dont aucun critère ne parle (documentation, processus)", "subjects that no criterion speaks of (documentation, processes)"),
];

/// What a list that was cut short says at its end.
pub fn and_more(n: usize, lang: Lang) -> String {
    let lines = counted(n, lang, Tr::new("autre ligne", "more line"), Tr::new("autres lignes", "more lines"));
    tr!(lang, "et {lines} : voir copil.xlsx" / "and {lines}: see copil.xlsx")
}
pub fn services_shown(shown: usize, all: usize, lang: Lang) -> String {
    tr!(
        lang,
        "Les {shown} services au démarrage le plus proche, sur {all} : tous dans copil.xlsx"
            / "The {shown} services with the nearest go-lives, of {all}: all of them in copil.xlsx"
    )
}
/// `3 sur 8`.
pub fn of(part: &str, all: &str, lang: Lang) -> String {
    tr!(lang, "{part} sur {all}" / "{part} of {all}")
}
pub fn slips_in_words(later: usize, mean: f64, worst: i64, lang: Lang) -> String {
    let services = counted(later, lang, Tr::new("service décalé", "service moved later"), Tr::new("services décalés", "services moved later"));
    let mean = crate::text::number(mean, lang);
    tr!(
        lang,
        "{services} : en moyenne {mean} j, au plus {worst} j (jours calendaires)"
            / "{services}: {mean} d on average, at most {worst} d (calendar days)"
    )
}
/// `3, dont 1 bloquante`.
pub fn issues_of(open: usize, blocking: usize, lang: Lang) -> String {
    if blocking == 0 {
        return open.say(lang);
    }
    let open = open.say(lang);
    let blocking = counted(blocking, lang, Tr::new("bloquante", "blocking"), Tr::new("bloquantes", "blocking"));
    tr!(lang, "{open}, dont {blocking}" / "{open}, {blocking}")
}
pub fn issues_in_words(open: usize, blocking: usize, closed: usize, lang: Lang) -> String {
    let open = issues_of(open, blocking, lang);
    let closed = closed.say(lang);
    tr!(lang, "Ouvertes : {open} ; closes : {closed}" / "Open: {open}; closed: {closed}")
}
pub fn exit_expected(day: Day, lang: Lang) -> String {
    let day = day.say(lang);
    tr!(lang, "Sortie attendue le {day}" / "Exit expected on {day}")
}
