//! What happened: tracking, issues, benefits, the pilot's exit.

use crate::model::{Code, CriterionKind, CriterionState, Day, Gravity, Status};
use crate::schema::cells::{Amount, Days};
use crate::sheet;

sheet! {
    /// What happened to an operation of a service.
    pub struct TrackingRow: "tracking", "Suivi" / "Tracking",
        "Une ligne par opération d'un service : ce qui s'est passé" / "One row an operation of a service: what happened" {
        service: Code = "Code UF" / "Unit code", ["uf", "ward code", "service", "code service", "ward", "unite", "nom du service", "service concerne"], Required, "Code du service" / "Code of the service";
        operation: Code = "Opération" / "Operation", ["code operation", "operation code", "tache", "task", "action", "etape", "libelle operation", "nom de la tache", "activite"], Required, "Code de l'opération" / "Code of the operation";
        status: Option<Status> = "Statut" / "Status", ["avancement", "progress", "etat", "state"], Optional, "À faire, en cours, fait, bloqué, sans objet" / "To do, in progress, done, blocked, not applicable";
        start: Option<Day> = "Début réel" / "Actual start", ["commence le", "started on", "debut", "date de debut reelle", "actual start date"], Optional, "Jour où elle a commencé" / "Day on which it began";
        end: Option<Day> = "Fin réelle" / "Actual end", ["fini le", "ended on", "fin", "date de fin reelle", "actual finish", "termine le"], Optional, "Jour où elle s'est terminée" / "Day on which it ended";
        remaining: Option<Days> = "Reste (j)" / "Remaining (d)", ["reste a faire j", "days left", "reste a faire", "raf", "reste", "remaining", "raf j"], Optional, "Jours ouvrés restants" / "Working days left";
        pinned: Option<Day> = "Date imposée" / "Imposed date", ["date fixee", "pinned date", "imposed start"], Optional, "Début imposé" / "Imposed start";
        comment: Option<String> = "Commentaire" / "Comment", ["remarque", "note", "observations", "remarques", "commentaires", "notes"], Optional, "Remarque" / "Note";
    }
}

sheet! {
    /// An anomaly.
    pub struct IssueRow: "issues", "Anomalies" / "Issues",
        "Une ligne par anomalie" / "One row an anomaly" {
        id: Code = "N°" / "ID", ["ref", "reference", "numero", "no", "n anomalie", "ticket", "issue id", "num", "id anomalie"], Key, "Numéro" / "Number";
        title: String = "Anomalie" / "Issue", ["description", "titre", "title", "libelle", "objet", "intitule", "subject", "libelle anomalie"], Required, "Ce qui ne va pas" / "What is wrong";
        service: Option<Code> = "Code UF" / "Unit code", ["uf", "ward code", "service", "code service", "ward"], Optional, "Code du service" / "Code of the service";
        operation: Option<Code> = "Opération" / "Operation", ["operation concernee", "operation code", "code operation"], Optional, "Code de l'opération" / "Code of the operation";
        gravity: Option<Gravity> = "Gravité" / "Severity", ["severite", "impact", "criticite", "criticality", "niveau", "gravite anomalie"], Optional, "Bloquante, majeure, mineure" / "Blocking, major, minor";
        opened: Option<Day> = "Ouverte le" / "Opened", ["date ouverture", "signalee le", "detecte le", "detectee le", "cree le", "creee le", "constate le", "declare le", "date de signalement", "date de declaration", "opened date", "created on", "date creation", "remonte le", "raised on", "date d ouverture", "ouverte", "opened on", "signale le", "date de creation"], Optional, "Jour d'ouverture" / "Day of opening";
        closed: Option<Day> = "Close le" / "Closed", ["date cloture", "solde le", "soldee le", "cloture le", "cloturee le", "ferme le", "fermee le", "resolu le", "regle le", "date de resolution", "date resolution", "resolved on", "closed date", "date fermeture", "corrige le", "fixed on", "date de cloture", "close", "closed on", "resolue le", "date de fermeture"], Optional, "Jour de clôture" / "Day of closing";
        owner: Option<String> = "Porteur" / "Owner", ["responsable", "assignee", "attribue a", "assigned to", "technicien", "suivi par", "en charge", "assigne a", "qui suit", "affectee a", "raised to", "affecte a", "pilote action"], Optional, "Qui s'en occupe" / "Who takes care of it";
        blocking: Option<bool> = "Bloquante" / "Blocking", ["bloque", "blocker", "bloquant"], Optional, "Oui si elle bloque le démarrage" / "Yes when it blocks the go-live";
    }
}

sheet! {
    /// A measure.
    pub struct BenefitRow: "benefits", "Gains" / "Benefits",
        "Une ligne par mesure, avant et après" / "One row a measure, before and after" {
        indicator: String = "Indicateur" / "Indicator", ["mesure", "measure", "libelle indicateur", "kpi"], Required, "Ce qui est mesuré" / "What is measured";
        service: Option<Code> = "Code UF" / "Unit code", ["uf", "ward code", "service", "code service", "ward"], Optional, "Code du service" / "Code of the service";
        before: Option<Amount> = "Avant" / "Before", ["valeur avant", "baseline", "valeur initiale"], Optional, "Valeur avant" / "Value before";
        after: Option<Amount> = "Après" / "After", ["valeur apres", "current value", "valeur mesuree", "valeur obtenue", "mesure apres", "valeur a ce jour", "value now", "now", "valeur finale", "valeur actuelle"], Optional, "Valeur après" / "Value after";
        unit: Option<String> = "Unité" / "Unit", ["unite de mesure"], Optional, "Minutes, %, nombre…" / "Minutes, %, number…";
        date: Option<Day> = "Date" / "Date", ["mesure le", "measured on", "date de mesure"], Optional, "Jour de la mesure" / "Day of the measure";
    }
}

sheet! {
    /// A criterion of the pilot's exit.
    pub struct CriterionRow: "pilot_exit", "Sortie de pilote" / "Pilot exit",
        "Une ligne par critère de sortie du pilote" / "One row a criterion of the pilot's exit" {
        title: String = "Critère" / "Criterion", ["point de controle", "check", "criteres", "critere de sortie", "exit criterion"], Required, "Ce qui doit être vrai" / "What must be true";
        kind: Option<CriterionKind> = "Nature" / "Kind", ["famille", "family", "type", "categorie"], Optional, "Anomalies, documentation, formation, processus, autre" / "Issues, documentation, training, process, other";
        state: Option<CriterionState> = "État" / "State", ["fait", "done", "statut", "status", "atteint", "met"], Optional, "Ouvert, atteint, sans objet" / "Open, met, not applicable";
        evidence: Option<String> = "Preuve" / "Evidence", ["justificatif", "proof", "justification"], Optional, "Où le voir" / "Where to see it";
        owner: Option<String> = "Porteur" / "Owner", ["responsable", "assignee"], Optional, "Qui le doit" / "Who owes it";
        due: Option<Day> = "Échéance" / "Due", ["pour le", "due date", "date limite", "delai"], Optional, "Pour quand" / "By when";
    }
}
