//! Wordings of planning.xlsx: tabs, headers, drop-downs, key figures.

use crate::model::Lang;
use crate::text::Tr;
use crate::tr;

/// Tab names, in the order of the workbook.
pub const SUMMARY: Tr = Tr::new("Synthèse", "Summary");
pub const PLANNING: Tr = Tr::new("Planning", "Planning");
pub const GANTT: Tr = Tr::new("Gantt", "Gantt");
pub const RACI: Tr = Tr::new("RACI", "RACI");
pub const LOAD: Tr = Tr::new("Charge", "Load");
pub const STATUS: Tr = Tr::new("Statut", "Status");
pub const PILOT_EXIT: Tr = Tr::new("Sortie de pilote", "Pilot exit");
pub const ISSUES: Tr = Tr::new("Anomalies", "Issues");
pub const BENEFITS: Tr = Tr::new("Gains", "Benefits");
pub const JOURNAL: Tr = Tr::new("Journal", "Log");

pub const SERVICE: Tr = Tr::new("Service", "Service");
pub const OPERATION: Tr = Tr::new("Opération", "Operation");
pub const NAME: Tr = Tr::new("Libellé", "Name");
pub const CAUSE: Tr = Tr::new("Ce qui tient la date", "What holds the date");

pub const START: Tr = Tr::new("Début", "Start");
pub const FINISH: Tr = Tr::new("Fin", "Finish");
pub const GO_LIVE: Tr = Tr::new("Démarrage", "Go-live");
pub const PROGRESS: Tr = Tr::new("Avancement", "Progress");
pub const LEGEND: Tr = Tr::new(
    "Foncé : fait. Clair : prévu. ◆ : démarrage du service. Les barres suivent les dates de la feuille Planning",
    "Dark: done. Light: planned. ◆: go-live of the service. Bars follow the dates of the Planning sheet",
);
pub const LEGEND_STATIC: Tr = Tr::new(
    "Foncé : fait. Clair : prévu. Dates de la dernière exécution (trop de lignes pour les recalculer à chaque saisie)",
    "Dark: done. Light: planned. Dates of the last run (too many rows to compute them again as you type)",
);
pub const BY_MONTH: Tr = Tr::new("Une colonne par mois", "A column a month");
pub const BY_WEEK: Tr = Tr::new("Une colonne par semaine (lundi)", "A column a week (Monday)");

pub const BY: Tr = Tr::new("Par", "By");
pub const BY_SERVICE: Tr = Tr::new("service", "service");
pub const BY_OPERATION: Tr = Tr::new("opération", "operation");
pub const CODE: Tr = Tr::new("Code", "Code");
pub const USERS: Tr = Tr::new("Utilisateurs", "Users");
pub const ANNOUNCED: Tr = Tr::new("Démarrage annoncé", "Announced go-live");
pub const FORECAST: Tr = Tr::new("Démarrage prévu", "Forecast go-live");
pub const SLIP: Tr = Tr::new("Écart (j)", "Slip (d)");
pub const COUNT: Tr = Tr::new("À suivre", "In all");
pub const DONE: Tr = Tr::new("Terminées", "Done");
pub const IN_PROGRESS: Tr = Tr::new("En cours", "In progress");
pub const BLOCKED: Tr = Tr::new("Bloquées", "Blocked");
pub const NEXT: Tr = Tr::new("pour", "for");
pub const NEXT_DAY: Tr = Tr::new("Prochaine étape le", "Next step on");
pub const OPEN_ISSUES: Tr = Tr::new("Anomalies ouvertes", "Open issues");
pub const BLOCKING_ISSUES: Tr = Tr::new("dont bloquantes", "Blocking ones");
pub const TRAINED: Tr = Tr::new("Présents formés", "Trained on duty");
pub const NOT_SEATED: Tr = Tr::new("Places manquantes", "Seats missing");
pub const ACCOUNTS_OPEN: Tr = Tr::new("Comptes ouverts", "Accounts open");
pub const NOTE_TRAINED: Tr = Tr::new(
    "Part des personnes présentes dans les deux semaines qui suivent le démarrage et formées avant lui (faites ou placées)",
    "Share of the people on duty in the two weeks after the go-live who are trained before it (done or seated)",
);
pub const NOTE_SLIP: Tr = Tr::new("Jours calendaires entre annoncé et prévu", "Calendar days between announced and forecast");

pub const ASK: Tr = Tr::new("Pour", "To");
pub const DECIDE: Tr = Tr::new("décider", "decide");
pub const ACT: Tr = Tr::new("agir", "act");
pub const TELL: Tr = Tr::new("prévenir", "tell");
pub const NOTHING: Tr = Tr::new("mémoire", "know");
pub const WHAT: Tr = Tr::new("Ce qui compte cette semaine", "What matters this week");
pub const HELP: Tr = Tr::new("Que faire", "What to do");
pub const NOTHING_NEW: Tr = Tr::new("rien à signaler", "nothing to report");
pub const PROJECT: Tr = Tr::new("Projet", "Project");

pub const FIGURE_SERVICES: Tr = Tr::new("Services", "Services");
pub const FIGURE_LIVE: Tr = Tr::new("Services démarrés", "Services live");
pub const FIGURE_USERS: Tr = Tr::new("Utilisateurs", "Users");
pub const FIGURE_DONE: Tr = Tr::new("Opérations terminées", "Operations done");
/// Behind a figure in percent.
pub const PERCENT: Tr = Tr::new(" %", "%");
pub const FIGURE_PROGRESS: Tr = Tr::new("Avancement", "Progress");
pub const FIGURE_BLOCKED: Tr = Tr::new("Opérations bloquées", "Operations blocked");
pub const FIGURE_END: Tr = Tr::new("Fin prévue", "Forecast end");
pub const FIGURE_ISSUES: Tr = Tr::new("Anomalies ouvertes", "Open issues");
pub const FIGURE_BLOCKING: Tr = Tr::new("dont bloquantes", "Blocking ones");
pub const FIGURE_NEXT: Tr = Tr::new("Prochain démarrage", "Next go-live");
pub const FIGURE_SEATS: Tr = Tr::new("Places de formation manquantes", "Training seats missing");
pub const FIGURE_DATE: Tr = Tr::new("Situation au", "As of");

pub const ACTOR: Tr = Tr::new("Acteur", "Actor");
pub const A_PERSON: Tr = Tr::new("Une personne", "A person");
pub const OTHERS: Tr = Tr::new("Autres", "Others");
pub const WEEK: Tr = Tr::new("Semaine", "Week");
pub const MONDAY: Tr = Tr::new("Lundi", "Monday");
pub const PERSON_DAYS: Tr = Tr::new("Jours-personnes", "Person-days");
pub const LOAD_CHART: Tr = Tr::new("Charge par semaine", "Load by week");
pub const LOAD_NOTE: Tr = Tr::new(
    "Jours-personnes par semaine : l'effort de chaque opération, partagé entre ceux qui la réalisent (R) et étalé sur ses jours. Occupation : charge sur capacité de l'équipe",
    "Person-days a week: the effort of each operation, shared between those who do it (R) and spread over its days. Occupation: load over the team's capacity",
);
/// Header of a team's capacity and of its occupation.
pub fn capacity_of(team: &str, lang: Lang) -> String {
    tr!(lang, "Capacité {team}" / "{team} capacity")
}
pub fn occupation_of(team: &str, lang: Lang) -> String {
    tr!(lang, "Occupation {team}" / "{team} occupation")
}

pub const RACI_NOTE: Tr = Tr::new(
    "R réalise, A approuve et en répond, C est consulté, I est informé. En dessous : qui est chaque acteur dans chaque service",
    "R does it, A approves and answers for it, C is consulted, I is informed. Below: who each actor is in each service",
);
pub const RACI_NOTE_OTHER: Tr = Tr::new(
    "R est responsable et en répond, A agit, C est consulté, I est informé. En dessous : qui est chaque acteur dans chaque service",
    "R is responsible and answers for it, A acts, C is consulted, I is informed. Below: who each actor is in each service",
);

pub const VERDICT: Tr = Tr::new("Verdict", "Verdict");
pub const GATE_PASSED: Tr = Tr::new("le pilote est terminé", "the pilot is finished");
pub const NO_PILOT: Tr = Tr::new("aucun service pilote", "no pilot service");
pub const GATE_OPEN_CRITERIA: Tr = Tr::new("Critères à lever", "Criteria open");
pub const GATE_OPERATIONS: Tr = Tr::new("Services pilotes au cycle non terminé", "Pilot services with an unfinished cycle");
pub const GATE_ISSUES: Tr = Tr::new("Anomalies bloquantes ou majeures ouvertes", "Blocking or major issues open");
pub const GATE_TRAINING: Tr = Tr::new("Services pilotes sous la cible de formation", "Pilot services under the training target");
pub fn points_open(n: usize, lang: Lang) -> String {
    tr!(lang, "points à lever : {n}" / "points open: {n}")
}

pub const INDICATOR: Tr = Tr::new("Indicateur", "Indicator");
pub const BEFORE: Tr = Tr::new("Avant", "Before");
pub const AFTER: Tr = Tr::new("Après", "After");
pub const UNIT: Tr = Tr::new("Unité", "Unit");
pub const DATE: Tr = Tr::new("Date", "Date");
pub const DIFFERENCE: Tr = Tr::new("Écart", "Difference");

pub const CHANGED: Tr = Tr::new("Ce qui a changé", "What changed");
pub const WHY: Tr = Tr::new("Pourquoi", "Why");
