//! What happened: tracking, issues, benefits, the pilot's exit.

use crate::model::{Code, CriterionKind, CriterionState, Day, Gravity, Status};
use crate::schema::cells::{Amount, Days};
use crate::sheet;

sheet! {
    /// What happened to an operation of a service.
    pub struct TrackingRow: "tracking", "Suivi" / "Tracking",
        "Une ligne par opération d'un service : ce qui s'est passé" / "One row an operation of a service: what happened" {
        service: Code = "Code UF" / "Unit code", ["uf", "ward code", "service", "code service", "ward", "unite", "nom du service", "service concerne"; "secteur", "site", "lieu", "perimetre", "area", "location"], Required, "Code du service" / "Code of the service";
        operation: Code = "Opération" / "Operation", ["code operation", "operation code", "tache", "task", "action", "etape", "libelle operation", "nom de la tache", "activite"; "milestone", "jalon", "phase", "sujet", "objet", "item", "quoi", "what"], Required, "Code de l'opération" / "Code of the operation";
        status: Option<Status> = "Statut" / "Status", ["avancement", "progress", "etat", "state", "ou en est on", "rag", "done"; "situation", "progression", "meteo", "stage", "etape", "realise", "fait", "update"], Optional, "À faire, en cours, fait, bloqué, sans objet" / "To do, in progress, done, blocked, not applicable";
        start: Option<Day> = "Début réel" / "Actual start", ["commence le", "started on", "debut", "date de debut reelle", "actual start date", "debut effectif", "debut constate", "start actual", "began", "date de demarrage effectif", "date de demarrage", "demarrage effectif"; "demarre le", "commence", "demarre", "realise du", "lance le", "started", "start", "du", "from", "begun"], Optional, "Jour où elle a commencé" / "Day on which it began";
        end: Option<Day> = "Fin réelle" / "Actual end", ["fini le", "ended on", "fin", "date de fin reelle", "actual finish", "termine le", "fin effective", "fin constatee", "finish actual", "finish", "finished", "ended", "finalise", "finalisee le"; "acheve le", "acheve", "date de realisation", "realise le", "fait le", "cloture le", "completed", "finished on", "end", "completed on", "date completed", "done on", "done", "au", "to", "termine", "solde le", "fin reel"], Optional, "Jour où elle s'est terminée" / "Day on which it ended";
        remaining: Option<Days> = "Reste (j)" / "Remaining (d)", ["reste a faire j", "days left", "reste a faire", "raf", "reste", "remaining", "raf j", "left to do", "jours restants", "charge restante", "duree restante", "remaining duration", "rem dur"; "restant", "to go", "etc", "left", "restants", "restent"], Optional, "Jours ouvrés restants" / "Working days left";
        pinned: Option<Day> = "Date imposée" / "Imposed date", ["date fixee", "pinned date", "imposed start"; "date imposee", "impose au", "fige au"], Optional, "Début imposé" / "Imposed start";
        comment: Option<String> = "Commentaire" / "Comment", ["remarque", "note", "observations", "remarques", "commentaires", "notes", "point d attention", "free text", "additional information", "zone libre", "update"; "precisions", "points bloquants", "remarks", "narrative", "detail", "details", "freins", "comments", "points"], Optional, "Remarque" / "Note";
    }
}

sheet! {
    /// An anomaly.
    pub struct IssueRow: "issues", "Anomalies" / "Issues",
        "Une ligne par anomalie" / "One row an anomaly" {
        id: Code = "N°" / "ID", ["ref", "reference", "numero", "no", "n anomalie", "ticket", "issue id", "num", "id anomalie", "case id", "log number", "defect id", "issue no", "case no", "log no"; "key", "cle", "ordre", "rang", "issue"], Key, "Numéro" / "Number";
        title: String = "Anomalie" / "Issue", ["description", "titre", "title", "libelle", "objet", "intitule", "subject", "libelle anomalie", "resume", "probleme constate", "ce qui ne va pas", "what happened", "summary", "problem", "libelle du probleme", "defect title", "defect", "dysfonctionnement constate"; "constat", "demande", "sujet", "details", "detail", "commentaire", "what", "constate", "passe"], Required, "Ce qui ne va pas" / "What is wrong";
        service: Option<Code> = "Code UF" / "Unit code", ["uf", "ward code", "service", "code service", "ward", "cost ctr", "cost centre", "cost center"; "lieu", "location", "area", "site", "perimetre", "demandeur"], Optional, "Code du service" / "Code of the service";
        operation: Option<Code> = "Opération" / "Operation", ["operation concernee", "operation code", "code operation"; "etape", "phase", "module", "tache"], Optional, "Code de l'opération" / "Code of the operation";
        gravity: Option<Gravity> = "Gravité" / "Severity", ["severite", "impact", "criticite", "criticality", "niveau", "gravite anomalie", "how serious", "bloquant majeur mineur", "blocking major minor"; "importance", "priorite", "degre", "classification", "priority", "level", "urgency", "urgence", "prio", "class", "serious"], Optional, "Bloquante, majeure, mineure" / "Blocking, major, minor";
        opened: Option<Day> = "Ouverte le" / "Opened", ["date ouverture", "signalee le", "detecte le", "detectee le", "cree le", "creee le", "constate le", "declare le", "date de signalement", "date de declaration", "opened date", "created on", "date creation", "remonte le", "raised on", "date d ouverture", "ouverte", "opened on", "signale le", "date de creation", "date du constat", "date reported", "reported on", "logged on", "open dt", "date opened"; "date", "created", "logged", "reported", "le", "raised", "creation", "ouverture", "signalement", "debut", "declaration", "open"], Optional, "Jour d'ouverture" / "Day of opening";
        closed: Option<Day> = "Close le" / "Closed", ["date cloture", "solde le", "soldee le", "cloture le", "cloturee le", "ferme le", "fermee le", "resolu le", "regle le", "date de resolution", "date resolution", "resolved on", "closed date", "date fermeture", "corrige le", "fixed on", "date de cloture", "close", "closed on", "resolue le", "date de fermeture", "levee le", "date de levee", "resolved", "closure date", "close date"; "resolution", "cloture", "fin", "solde", "fixed", "corrige", "fermeture", "levee", "closure"], Optional, "Jour de clôture" / "Day of closing";
        owner: Option<String> = "Porteur" / "Owner", ["responsable", "assignee", "attribue a", "assigned to", "technicien", "suivi par", "en charge", "assigne a", "qui suit", "affectee a", "raised to", "affecte a", "pilote action", "resolver", "handled by", "responsible person", "owner nm", "qui traite"; "pilote", "qui", "traite par", "lead", "acteur", "who", "suivi", "intervenant", "handled"], Optional, "Qui s'en occupe" / "Who takes care of it";
        blocking: Option<bool> = "Bloquante" / "Blocking", ["bloque", "blocker", "bloquant"; "blocks", "stop"], Optional, "Oui si elle bloque le démarrage" / "Yes when it blocks the go-live";
    }
}

sheet! {
    /// A measure.
    pub struct BenefitRow: "benefits", "Gains" / "Benefits",
        "Une ligne par mesure, avant et après" / "One row a measure, before and after" {
        indicator: String = "Indicateur" / "Indicator", ["mesure", "measure", "libelle indicateur", "kpi", "gain attendu", "what is measured", "benefice attendu"; "libelle", "benefice", "intitule", "metric", "benefit", "description", "objectif", "sujet", "item", "nom", "name"], Required, "Ce qui est mesuré" / "What is measured";
        service: Option<Code> = "Code UF" / "Unit code", ["uf", "ward code", "service", "code service", "ward"; "unit", "unite"], Optional, "Code du service" / "Code of the service";
        before: Option<Amount> = "Avant" / "Before", ["valeur avant", "baseline", "valeur initiale", "avant deploiement", "avant dpi", "mesure initiale", "situation initiale", "etat initial", "point zero", "initial value", "start value", "pre go live", "starting value", "as is", "valeur de depart"; "t0", "reference", "pre", "initial", "depart", "base", "m0", "n 1", "starting"], Optional, "Valeur avant" / "Value before";
        after: Option<Amount> = "Après" / "After", ["valeur apres", "current value", "valeur mesuree", "valeur obtenue", "mesure apres", "valeur a ce jour", "value now", "now", "valeur finale", "valeur actuelle", "apres deploiement", "apres dpi", "mesure finale", "after go live", "situation actuelle", "valeur atteinte", "follow up value", "actual val", "actual value"; "t1", "mesure", "resultat", "current", "post", "achieved", "realise", "actuel", "final", "atteint", "constate", "m3", "m6", "n", "result", "actuelle", "atteinte", "follow up"], Optional, "Valeur après" / "Value after";
        unit: Option<String> = "Unité" / "Unit", ["unite de mesure", "uom", "exprime en", "exprimee en", "u m", "expressed as", "grandeur"; "en", "u", "units", "measured in", "mesure en", "scale"], Optional, "Minutes, %, nombre…" / "Minutes, %, number…";
        date: Option<Day> = "Date" / "Date", ["mesure le", "measured on", "date de mesure", "date du releve", "releve le", "as at", "measure dt"; "as of", "au", "le", "date", "quand", "when"], Optional, "Jour de la mesure" / "Day of the measure";
    }
}

sheet! {
    /// A criterion of the pilot's exit.
    pub struct CriterionRow: "pilot_exit", "Sortie de pilote" / "Pilot exit",
        "Une ligne par critère de sortie du pilote" / "One row a criterion of the pilot's exit" {
        title: String = "Critère" / "Criterion", ["point de controle", "check", "criteres", "critere de sortie", "exit criterion", "point a verifier"; "condition", "libelle", "exigence", "a obtenir", "requirement", "gate", "question", "objectif", "attendu", "item", "quoi", "what", "description", "intitule", "sujet", "point"], Required, "Ce qui doit être vrai" / "What must be true";
        kind: Option<CriterionKind> = "Nature" / "Kind", ["famille", "family", "type", "categorie", "typ critere", "crit type", "domain"; "theme", "domaine", "area", "volet", "rubrique", "axe", "heading"], Optional, "Anomalies, documentation, formation, processus, autre" / "Issues, documentation, training, process, other";
        state: Option<CriterionState> = "État" / "State", ["fait", "done", "statut", "status", "atteint", "met"; "valide", "ok", "resultat", "leve", "avis", "situation", "achieved", "passed", "outcome", "realise", "conforme", "reponse", "oui non", "go nogo", "result", "rempli", "satisfait", "avancement", "progress"], Optional, "Ouvert, atteint, sans objet" / "Open, met, not applicable";
        evidence: Option<String> = "Preuve" / "Evidence", ["justificatif", "proof", "justification", "means of verification", "supporting info"; "piece", "source", "ou le voir", "where", "lien", "reference", "document", "commentaire", "link", "attestant", "livrable", "prouve", "verification"], Optional, "Où le voir" / "Where to see it";
        owner: Option<String> = "Porteur" / "Owner", ["responsable", "assignee", "garant", "accountable person", "qui en repond", "resp critere"; "pilote", "qui", "en charge", "who", "lead", "acteur", "charge de", "assigned", "action by", "repond", "owns"], Optional, "Qui le doit" / "Who owes it";
        due: Option<Day> = "Échéance" / "Due", ["pour le", "due date", "date limite", "delai", "a lever avant le", "required by", "to be met by", "complete by"; "date cible", "date butoir", "deadline", "target date", "by when", "by", "avant le", "quand", "when", "date"], Optional, "Pour quand" / "By when";
    }
}
