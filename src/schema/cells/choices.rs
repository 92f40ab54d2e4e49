//! Cells with a few possible values: yes/no, complexity, status… Each value with its wording in both languages and its synonyms.

use super::numbers::parse;
use super::text::{as_stated, as_text, says_nothing};
use super::{CellType, Misread, ReadCx, Reading};
use crate::document::Look;
use crate::model::calendar::Holidays;
use crate::model::{
    AccountState, ClosureKind, Complexity, CriterionKind, CriterionState, Gravity, Lang, Opening, OperationKind, Presence, RaciReading, Shift,
    Status, Strategy, Value,
};
use crate::text::Tr;
use crate::text::normal::folded;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Declares the values of an enum: `Variant = "fr" / "en", ["folded synonym"];` the first ones are those written and offered; those of `unset` say that
/// nothing is known yet.
macro_rules! choices {
    ($ty:ty, $look:ident, $exp_fr:literal / $exp_en:literal $(, unset [$($unset:literal),*])? { $( $value:expr => $fr:literal / $en:literal, [$($synonym:literal),* $(,)?]; )* }) => {
        impl CellType for $ty {
            const LOOK: Look = Look::$look;
            const EXPECTED: Tr = Tr::new($exp_fr, $exp_en);
            fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
                static CHOICES: LazyLock<Choices<$ty>> = LazyLock::new(|| Choices::new(&[ $( (&[$fr, $en], &[$($synonym),*], $value) ),* ]));
                match value {
                    Value::Text(text) if [$($($unset),*)?].contains(&folded(text).as_str()) => Reading::Empty,
                    _ => choose(value, &CHOICES),
                }
            }
            fn write(&self, lang: Lang) -> Value {
                let words: &[(Tr, $ty)] = &[ $( (Tr::new($fr, $en), $value) ),* ];
                words.iter().find(|(_, v)| v == self).map_or(Value::Empty, |(t, _)| Value::text(t.get(lang)))
            }
            fn choices(lang: Lang) -> Vec<&'static str> {
                let mut all = vec![ $( Tr::new($fr, $en).get(lang) ),* ];
                all.dedup();
                all
            }
        }
    };
}

/// The values of an enum, and every way to say each, folded.
struct Choices<T> {
    values: Vec<(Vec<String>, T)>,
    exact: HashMap<String, T>,
}

impl<T: Copy> Choices<T> {
    /// Each value with its wordings as written, its folded synonyms; the first value that a word says keeps it.
    fn new(all: &[(&[&str], &[&str], T)]) -> Choices<T> {
        let (mut values, mut exact) = (Vec::new(), HashMap::new());
        for (wordings, synonyms, value) in all {
            let words: Vec<String> = wordings.iter().map(|w| folded(w)).chain(synonyms.iter().map(|s| (*s).to_owned())).collect();
            for word in &words {
                exact.entry(word.clone()).or_insert(*value);
            }
            values.push((words, *value));
        }
        Choices { values, exact }
    }
}

/// The value whose wording or synonym the cell is: exactly, or as the only one that begins so (three letters at least), or within a typing slip; then
/// without what people write around it: `1 - Critique`, `en cours (70 %)`, `Terminée le 12/01`.
fn choose<T: Copy>(value: &Value, all: &Choices<T>) -> Reading<T> {
    let text = match value {
        Value::Bool(true) => Reading::Value("oui".into()),
        Value::Bool(false) => Reading::Value("non".into()),
        Value::Number(n) if 0.0 < *n && *n < 1.0 => Reading::Value(format!("{} %", n * 100.0).as_str().into()),
        Value::Number(_) => Reading::Value(value.shown().into()),
        Value::Date(_) => return Reading::Bad(Misread::Shape),
        _ => as_text(value),
    };
    let text = match text {
        Reading::Value(t) | Reading::Repaired(t, _) => t,
        Reading::Empty => return Reading::Empty,
        Reading::Bad(m) => return Reading::Bad(m),
    };
    // `oui ?`: not settled.
    if text.contains('?') {
        return Reading::Bad(Misread::Shape);
    }
    if let Some(v) = exactly(&text, all) {
        return Reading::Value(v);
    }
    if says_nothing(&text) {
        return Reading::Empty;
    }
    let v = nearly(&text, all).or_else(|| {
        let kernel = kernel(&text);
        if kernel == text.as_str() { None } else { exactly(kernel, all).or_else(|| nearly(kernel, all)) }
    });
    v.or_else(|| part_done(&text).and_then(|words| exactly(words, all))).map_or(Reading::Bad(Misread::Shape), Reading::Value)
}

fn exactly<T: Copy>(text: &str, all: &Choices<T>) -> Option<T> {
    let wanted = folded(text);
    // A mark folds to nothing.
    let wanted = if wanted.is_empty() { text.trim().to_lowercase() } else { wanted };
    all.exact.get(&wanted).copied()
}

fn nearly<T: Copy>(text: &str, all: &Choices<T>) -> Option<T> {
    let wanted = folded(text);
    let near = |test: &dyn Fn(&str) -> bool| {
        let hits: Vec<T> = all.values.iter().filter(|(words, _)| words.iter().any(|w| test(w))).map(|c| c.1).collect();
        match hits[..] {
            [one] => Some(one),
            _ => None,
        }
    };
    let length = wanted.chars().count();
    let begun = if length >= 3 { near(&|w| w.starts_with(wanted.as_str())) } else { None };
    begun.or_else(|| if length >= 5 { near(&|w| strsim::damerau_levenshtein(w, &wanted) <= 1) } else { None })
}

/// Without a rank before it (`1 - Critique`, `3. Mineure`) and what explains it behind (`en cours (70 %)`, `Terminée le 12/01`, `Férié : Noël`).
fn kernel(text: &str) -> &str {
    let ranked = text.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let named = ranked.trim_start_matches(|c: char| matches!(c, '-' | '–' | '.' | ')' | ':' | '=') || c.is_whitespace());
    let named = if ranked.len() < text.len() && named.len() < ranked.len() { named } else { text };
    let dated = |mark: &&str| named.find(*mark).filter(|at| named[at + mark.len()..].starts_with(|c: char| c.is_ascii_digit()));
    let ends = ["(", "[", " - ", " – ", " : ", ": "]
        .iter()
        .filter_map(|mark| named.find(mark))
        .chain([" ", " le ", " on ", " au ", " depuis le "].iter().filter_map(dated));
    let end = ends.filter(|at| *at > 0).min().unwrap_or(named.len());
    named[..end].trim()
}

/// `70 %` of something: how far it is.
fn part_done(text: &str) -> Option<&'static str> {
    let done = parse(text.trim().strip_suffix('%')?)?;
    match done {
        _ if done <= 0.0 => Some("a faire"),
        _ if done < 100.0 => Some("en cours"),
        _ => Some("fait"),
    }
}

choices!(bool, YesNo, "oui ou non" / "yes or no" {
    true => "oui" / "yes", ["o", "y", "x", "vrai", "true", "1", "ok", "v", "✓", "✔", "☑", "✅", "☒", "🗹", "xx", "●", "referent", "referente", "titulaire", "suppleant", "suppleante", "pilote", "pilot", "super user", "superuser", "key user", "champion", "jalon", "milestone", "go live"];
    false => "non" / "no", ["n", "faux", "false", "0", "sans", "f", "☐", "✗", "✘", "❌", "○"];
});
choices!(Complexity, Text, "simple, standard ou complexe" / "simple, standard or complex" {
    Complexity::Simple => "simple" / "simple", ["faible", "low", "1", "basse", "facile", "s", "easy", "+", "xs", "peu complexe", "peu elevee", "petite"];
    Complexity::Standard => "standard" / "standard", ["moyenne", "moyen", "medium", "normale", "normal", "2", "average", "std", "++", "m", "intermediaire", "moyennement complexe", "modere", "moderee"];
    Complexity::Complex => "complexe" / "complex", ["forte", "elevee", "eleve", "haute", "high", "3", "difficile", "c", "+++", "hard", "l", "xl", "tres complexe", "very complex", "tres elevee", "tres forte", "tres haute", "very high", "++++", "4", "grande"];
});
choices!(Shift, Text, "jour, nuit ou les deux" / "day, night or both" {
    Shift::Day => "jour" / "day", ["j", "d", "matin", "soir", "m", "s", "days", "journee", "de jour", "12h jour", "jour 12h", "long day", "long days", "2x8", "2 x 8", "apres midi", "matin soir", "early", "late", "horaires de jour", "equipe de jour", "forfait", "forfait jour", "forfait jours"];
    Shift::Night => "nuit" / "night", ["n", "nights", "de nuit", "12h nuit", "nuit 12h", "long night", "long nights", "horaires de nuit", "equipe de nuit", "veilleur", "veilleuse"];
    Shift::Both => "les deux" / "both", ["j n", "jn", "d n", "jour nuit", "jour et nuit", "jour / nuit", "alterne", "alternance", "mixte", "alternating", "day and night", "day night", "rotation", "3x8", "3 x 8", "mixed", "varie", "variable", "rotating", "roulement", "rotations", "jour ou nuit", "jours nuits", "days nights", "days and nights", "alternant", "alternee", "day or night"];
});
choices!(OperationKind, Text, "technique ou métier" / "technical or business" {
    OperationKind::Technical => "technique" / "technical", ["t", "tech", "informatique", "it", "materiel", "infrastructure", "parametrage", "si", "systeme", "deploiement", "logistique", "reprise", "reprise de donnees", "donnees", "data", "reseau", "securite", "installation", "migration", "interface", "interfaces", "integration", "biomedical", "configuration", "hardware", "software", "infra", "system", "systems", "equipement"];
    OperationKind::Business => "métier" / "business", ["m", "b", "fonctionnel", "fonctionnelle", "organisation", "clinical", "soignant", "formation", "training", "accompagnement", "conduite du changement", "change", "change management", "organisationnel", "organisationnelle", "soins", "soin", "usage", "usages", "communication", "processus", "process", "gouvernance", "projet", "project", "pilotage", "management", "clinique", "adoption", "people", "operational"];
});
choices!(Status, Text, "à faire, en cours, fait, bloqué ou sans objet" / "to do, in progress, done, blocked or not applicable" {
    Status::ToDo => "à faire" / "to do", ["a venir", "non commence", "pas commence", "not started", "non demarre", "pas demarre", "non demarree", "planifie", "planned", "todo", "prevu", "0", "a planifier", "planifiee", "programme", "programmee", "prevue", "scheduled", "open", "ouvert", "pending", "not yet started", "reporte", "reportee", "deferred", "postponed", "a lancer", "a demarrer", "a commencer", "☐", "a realiser", "pas encore commence", "pas encore", "non realise", "non fait", "pas fait", "non debute", "upcoming", "backlog", "0 %", "non engage"];
    Status::InProgress => "en cours" / "in progress", ["commence", "started", "demarre", "ongoing", "encours", "engage", "engagee", "initie", "initiee", "lance", "lancee", "wip", "underway", "partiel", "partielle", "partiellement realise", "partiellement realisee", "partially done", "demarree", "commencee", "en preparation", "in hand", "actif", "active", "debute", "debutee", "en realisation"];
    Status::Done => "fait" / "done", ["termine", "terminee", "fini", "finie", "clos", "realise", "realisee", "finished", "completed", "complete", "closed", "ok", "100 %", "100%", "100", "acheve", "achevee", "valide", "validee", "livre", "livree", "traite", "traitee", "solde", "soldee", "cloture", "cloturee", "close", "x", "✔", "✓", "☑", "✅", "t", "1", "effectue", "effectuee", "resolved", "delivered", "signed off", "realisees", "faite", "faites", "faits", "●", "all done", "en production", "deploye", "deployee", "deployed", "live", "oui", "yes"];
    Status::Blocked => "bloqué" / "blocked", ["suspendu", "en attente", "on hold", "waiting", "en pause", "bloquee", "attente", "awaiting", "stand by", "standby", "paused", "stopped", "arrete", "arretee", "a l arret", "gele", "gelee", "suspendue", "en suspens"];
    Status::Dropped => "sans objet" / "not applicable", ["na", "n a", "so", "abandonne", "annule", "cancelled", "dropped", "non applicable", "non concerne", "non concernee", "abandonnee", "annulee", "sans suite", "supprime", "supprimee", "not needed", "not required", "canceled"];
});
choices!(Gravity, Text, "bloquante, majeure ou mineure" / "blocking, major or minor" {
    Gravity::Blocking => "bloquante" / "blocking", ["bloquant", "critique", "critical", "blocker", "1", "p1", "urgente", "show stopper", "showstopper", "s1", "sev 1", "sev1", "severite 1", "g1", "niveau 1", "tres grave", "highest", "severe", "urgent", "tres haute", "tres elevee", "immediate", "crit", "+++", "rouge", "red", "tres forte", "p0", "bloquants", "critical blocker", "tres urgent", "maximale", "0", "very high"];
    Gravity::Major => "majeure" / "major", ["majeur", "haute", "elevee", "high", "2", "p2", "importante", "moyenne", "medium", "forte", "fort", "grave", "important", "s2", "sev 2", "sev2", "severite 2", "g2", "niveau 2", "genante", "genant", "moderee", "modere", "moderate", "normal", "normale", "standard", "significative", "significatif", "++", "orange", "amber", "moyen", "eleve"];
    Gravity::Minor => "mineure" / "minor", ["mineur", "faible", "basse", "low", "3", "p3", "cosmetique", "4", "p4", "trivial", "s3", "s4", "sev 3", "sev3", "sev 4", "severite 3", "severite 4", "g3", "g4", "niveau 3", "niveau 4", "non bloquant", "non bloquante", "lowest", "cosmetic", "legere", "leger", "tres faible", "5", "p5", "info", "information", "confort", "+", "vert", "green", "jaune", "yellow", "minimale", "very low", "mineurs", "pas grave", "peu grave", "benin", "benigne", "peu genant", "peu genante", "detail"];
});
choices!(AccountState, Text, "actif ou désactivé" / "active or disabled" {
    AccountState::Active => "actif" / "active", ["active", "enabled", "true", "vrai", "oui", "yes", "ouvert", "512", "66048", "1", "a", "allowed", "licensed", "en service", "provisioned", "verrouille", "verrouillee", "locked", "locked out", "activee", "ouverte", "in use", "valide", "compte actif", "compte active", "normal"];
    AccountState::Disabled => "désactivé" / "disabled", ["desactivee", "inactif", "inactive", "ferme", "closed", "false", "faux", "non", "no", "514", "66050", "suspendu", "suspended", "bloque", "0", "d", "supprime", "archived", "archive", "archivee", "deprovisioned", "blocked", "bloquee", "expired", "expire", "expiree", "deleted", "clos", "close", "cloture", "fermee", "fermer", "staged", "revoked", "revoque", "desact", "compte desactive", "disabled account", "hors service", "suspendue", "removed", "terminated", "left"];
});
choices!(CriterionKind, Text, "anomalies, documentation, formation, processus ou autre" / "issues, documentation, training, process or other" {
    CriterionKind::Issues => "anomalies" / "issues", ["anomalie", "issue", "incidents", "bugs", "tickets", "defects", "defauts", "dysfonctionnements", "support"];
    CriterionKind::Documentation => "documentation" / "documentation", ["doc", "docs", "documents", "guide", "guides", "documentaire", "documents utilisateurs", "mode operatoire", "modes operatoires", "procedure"];
    CriterionKind::Training => "formation" / "training", ["formations", "competences", "agents formes", "formation des agents", "education", "learning", "people"];
    CriterionKind::Process => "processus" / "process", ["organisation", "processes", "process metier", "work process", "procedures", "organisationnel", "metier", "pratiques", "usage", "usages", "workflow", "clinical", "processus metier", "fonctionnement", "organisation du travail"];
    CriterionKind::Other => "autre" / "other", ["autres", "divers", "others", "technique", "technical", "gains", "benefits", "gain", "qualite", "quality", "securite", "security", "performance", "projet", "gouvernance", "governance", "satisfaction", "si", "it", "infrastructure", "materiel", "donnees", "data", "budget", "rh", "ressources"];
});
choices!(CriterionState, Text, "ouvert, atteint ou sans objet" / "open, met or not applicable" {
    CriterionState::Open => "ouvert" / "open", ["a faire", "non", "no", "en cours", "in progress", "non atteint", "not met", "ko", "to do", "n", "partiel", "partial", "no go", "nok", "non valide", "non validee", "non leve", "non levee", "partiellement", "partiellement atteint", "partially met", "partially", "outstanding", "incomplete", "pending", "non satisfait", "non satisfaite", "non conforme", "rouge", "orange", "red", "amber", "not done", "failed", "non realise", "non realisee", "reserve", "avec reserves", "go avec reserves", "go sous reserve", "go avec reserve", "✗", "✘", "❌", "☐", "false", "faux", "en attente", "en retard", "ouverte", "not started", "a venir", "pas encore", "0", "0 %", "not achieved", "fail", "a valider", "a lever", "non fait", "pas atteint", "open risk", "at risk"];
    CriterionState::Met => "atteint" / "met", ["fait", "done", "oui", "yes", "ok", "valide", "clos", "closed", "termine", "o", "y", "x", "leve", "go", "passed", "achieved", "satisfait", "satisfaite", "conforme", "vert", "green", "✓", "✔", "☑", "✅", "100 %", "realise", "realisee", "complete", "completed", "true", "vrai", "validee", "levee", "atteinte", "acquis", "1", "pass", "terminee", "cloture", "cloturee", "close", "obtenu", "obtenue", "rempli", "remplie", "faite", "v", "solde", "soldee", "signed off", "approved"];
    CriterionState::NotApplicable => "sans objet" / "not applicable", ["so", "na", "n a", "non applicable", "non concerne", "non concernee", "not needed", "not required", "abandonne", "annule"];
});
choices!(ClosureKind, Text, "fermé, férié, gel ou effectif réduit" / "closed, holiday, freeze or reduced" {
    ClosureKind::Closed => "fermé" / "closed", ["ferie", "jour ferie", "holiday", "public holiday", "bank holiday", "fermeture", "ferme", "pont", "conge", "vacances", "non travaille", "day off", "noel", "jour de l an", "nouvel an", "paques", "lundi de paques", "ascension", "pentecote", "lundi de pentecote", "fete nationale", "assomption", "toussaint", "armistice", "14 juillet", "fete du travail", "8 mai", "11 novembre", "1er mai", "15 aout", "1er novembre", "1er janvier", "25 decembre", "vendredi saint", "christmas", "christmas day", "boxing day", "new year", "new year s day", "good friday", "easter", "easter monday", "labour day", "canada day", "closure", "shutdown", "shut", "fermeture annuelle", "fermeture estivale", "fermeture de noel", "travaux", "closed for works", "stat holiday", "statutory holiday", "victoire 1945", "jours feries", "feriee", "fermee", "conge annuel", "fete", "annual closure", "closed for holidays", "st patrick s day", "thanksgiving", "repos", "chome", "jour chome", "jour non travaille", "non ouvre"];
    ClosureKind::Freeze => "gel" / "freeze", ["gele", "gel des changements", "frozen", "no go live", "moratoire", "gel informatique", "gel si", "gel des mises en production", "gel des mep", "gel des deploiements", "gel projet", "gel des demarrages", "change freeze", "christmas freeze", "code freeze", "it freeze", "no change", "no changes", "periode rouge", "interdit", "blackout", "blackout period", "certification", "certification has", "visite has", "visite de certification", "inspection", "audit", "plan blanc", "winter pressures", "no go lives", "aucun demarrage", "pas de demarrage", "gel de fin d annee", "gel annuel", "freeze period", "embargo", "audit certification", "go live freeze", "gelee", "accreditation"];
    ClosureKind::Reduced => "effectif réduit" / "reduced", ["reduit", "reduced strength", "capacite reduite", "reduced capacity", "effectifs reduits", "service minimum", "partiel", "vacances scolaires", "school holidays", "school holiday", "half term", "ete", "summer", "greve", "strike", "service reduit", "activite reduite", "fonctionnement reduit", "reduced staffing", "reduced service", "conges d ete", "periode estivale", "sous effectif", "conges", "periode de conges", "summer leave", "understaffed", "vacances d ete", "vacances de noel", "vacances d hiver", "vacances de printemps", "vacances de la toussaint", "low staffing", "staff reduction", "effectif minimum", "effectifs reduits ete", "summer period", "peak leave"];
});
choices!(Presence, Text, "présent, absent ou excusé" / "present, absent or excused", unset ["inscrit", "inscrite", "inscrits", "convoque", "convoquee", "enrolled", "booked", "registered", "scheduled", "a venir", "en attente", "pending", "upcoming", "prevu", "prevue"] {
    Presence::Present => "présent" / "present", ["p", "oui", "yes", "x", "presente", "fait", "done", "o", "y", "1", "valide", "attended", "completed", "signe", "emarge", "suivi", "passed", "✓", "✔", "☑", "✅", "present toute la journee", "failed", "present e", "presents", "la", "venu", "venue", "presence", "formee", "forme", "realise", "realisee", "termine", "terminee", "passed failed", "joined", "in attendance", "attended passed", "attended failed", "validee", "participe", "a participe", "valide test"];
    Presence::Absent => "absent" / "absent", ["a", "non", "no", "absente", "n", "0", "missing", "dna", "did not attend", "no show", "abs", "non venu", "absent non excuse", "not attended", "✗", "✘", "✖", "❌", "☐", "ai", "np", "absence injustifiee", "abs injustifiee", "absent injustifie", "absente injustifiee", "non present", "non presente", "not attempted", "noshow", "absence", "abs non excuse", "absent non justifie", "non suivi", "non realise", "defection", "failed to attend", "fta", "unexcused", "pas venu", "pas venue", "non justifie"];
    Presence::Excused => "excusé" / "excused", ["e", "excusee", "abs excuse", "malade", "sick", "cancelled", "annule", "annulee", "reporte", "exc", "aj", "absence justifiee", "abs justifiee", "absent justifie", "absente justifiee", "apologies", "en conge", "conge", "maladie", "arret", "arret maladie", "reportee", "on leave", "annual leave", "sick leave", "abs exc", "absent excuse", "absente excusee", "justifie", "justifiee", "excused absence", "withdrawn", "apology", "conges"];
});
choices!(Strategy, Text, "pilote puis vagues, progressif ou big bang" / "pilot then waves, progressive or big bang" {
    Strategy::PilotThenWaves => "pilote puis vagues" / "pilot then waves", ["vagues", "waves", "pilote", "pilot", "pilote vagues"];
    Strategy::Progressive => "progressif" / "progressive", ["progressive", "un par un", "one by one", "au fil de l eau"];
    Strategy::BigBang => "big bang" / "big bang", ["bigbang", "tout le meme jour", "all at once"];
});
choices!(Opening, Text, "formation, démarrage ou création" / "training, go-live or creation" {
    Opening::Training => "formation" / "training", ["apres formation", "after training"];
    Opening::GoLive => "démarrage" / "go-live", ["au demarrage", "bascule", "at go live"];
    Opening::Creation => "création" / "creation", ["a la creation", "tout de suite", "at creation", "immediate"];
});
choices!(RaciReading, Text, "Réalise/Approuve ou Responsable/Acteur" / "Responsible-accountable or Responsible-actor" {
    RaciReading::RealiseApprouve => "Réalise/Approuve" / "Responsible-accountable", ["realise approuve", "responsable", "responsible", "responsible accountable", "ra"];
    RaciReading::ResponsableActeur => "Responsable/Acteur" / "Responsible-actor", ["responsable acteur", "responsible actor", "acteur"];
});
choices!(Holidays, Text, "France, Alsace-Moselle, Guadeloupe, Martinique, Guyane, La Réunion, Mayotte ou aucun" / "France, Alsace-Moselle, Guadeloupe, Martinique, Guyane, La Réunion, Mayotte or none" {
    Holidays::France => "France" / "France", ["metropole", "fr"];
    Holidays::AlsaceMoselle => "Alsace-Moselle" / "Alsace-Moselle", ["alsace", "moselle"];
    Holidays::Guadeloupe => "Guadeloupe" / "Guadeloupe", [];
    Holidays::Martinique => "Martinique" / "Martinique", [];
    Holidays::Guyane => "Guyane" / "Guyane", ["french guiana"];
    Holidays::Reunion => "La Réunion" / "La Réunion", ["reunion"];
    Holidays::Mayotte => "Mayotte" / "Mayotte", [];
    Holidays::None => "aucun" / "none", ["aucune", "non", "no"];
});

/// Weekdays worked, Monday first: `lun,mar,jeu`, `lundi-vendredi`, `L M J V`, `1,2,4`, `tous`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekdays(pub [bool; 7]);

const DAYS: [[&str; 4]; 7] = [
    ["lundi", "lun", "monday", "mon"],
    ["mardi", "mar", "tuesday", "tue"],
    ["mercredi", "mer", "wednesday", "wed"],
    ["jeudi", "jeu", "thursday", "thu"],
    ["vendredi", "ven", "friday", "fri"],
    ["samedi", "sam", "saturday", "sat"],
    ["dimanche", "dim", "sunday", "sun"],
];

fn weekday(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('s').trim_end_matches("hur").trim_end_matches('.');
    DAYS.iter().position(|names| names.iter().any(|n| *n == word || n.trim_end_matches('s') == word)).or_else(|| {
        let n = parse(word)?;
        (1..=7).find(|i| (f64::from(*i) - n).abs() < f64::EPSILON).and_then(|i: i32| usize::try_from(i - 1).ok())
    })
}

impl CellType for Weekdays {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new("des jours, par exemple lun,mar,jeu", "weekdays, for instance mon,tue,thu");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        let text = match as_stated(value) {
            Reading::Value(t) | Reading::Repaired(t, _) => t,
            Reading::Empty => return Reading::Empty,
            Reading::Bad(m) => return Reading::Bad(m),
        };
        let folded = folded(&text);
        if matches!(folded.as_str(), "tous" | "tous les jours" | "all" | "every day" | "7 7" | "7j 7") {
            return Reading::Value(Weekdays([true; 7]));
        }
        let mut days = [false; 7];
        let words: Vec<&str> = folded.split(' ').collect();
        // `lundi-vendredi`, `lundi au vendredi`, `mon to fri`
        let span = match words[..] {
            [a, b] if text.contains(['-', '–']) => Some((a, b)),
            [a, "au" | "to" | "a", b] | ["du", a, "au", b] => Some((a, b)),
            _ => None,
        };
        if let Some((Some(a), Some(b))) = span.map(|(a, b)| (weekday(a), weekday(b)))
            && a <= b
        {
            days[a..=b].fill(true);
            return Reading::Value(Weekdays(days));
        }
        for word in words {
            match weekday(word) {
                Some(d) => days[d] = true,
                None => return Reading::Bad(Misread::Shape),
            }
        }
        Reading::Value(Weekdays(days))
    }
    fn write(&self, lang: Lang) -> Value {
        let at = if lang == Lang::Fr { 1 } else { 3 };
        Value::text((0..7).filter(|i| self.0[*i]).map(|i| DAYS[i][at]).collect::<Vec<_>>().join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_read_in_all_usual_forms() {
        for yes in ["oui", "OUI", "O", "x", "X", "yes", "Y", "Vrai", "TRUE", "1", "✓", "✔\u{fe0f}", "ok", "Oui "] {
            assert_eq!(bool::read(&Value::text(yes), &ReadCx::default()), Reading::Value(true), "{yes}");
        }
        for no in ["non", "N", "No", "0", "faux", "FALSE", "☐", "✗"] {
            assert_eq!(bool::read(&Value::text(no), &ReadCx::default()), Reading::Value(false), "{no}");
        }
        assert_eq!(
            (bool::read(&Value::Bool(true), &ReadCx::default()), bool::read(&Value::Number(0.0), &ReadCx::default())),
            (Reading::Value(true), Reading::Value(false))
        );
        for asked in ["peut-être", "oui ?", "ok?", "2"] {
            assert_eq!(bool::read(&Value::text(asked), &ReadCx::default()), Reading::Bad(Misread::Shape), "{asked}");
        }
        assert_eq!(bool::read(&Value::text("-"), &ReadCx::default()), Reading::Empty);
    }

    #[test]
    fn a_word_cut_short_or_mistyped_is_read_when_only_one_value_begins_so() {
        assert_eq!(Complexity::read(&Value::text("Compl."), &ReadCx::default()), Reading::Value(Complexity::Complex));
        assert_eq!(Complexity::read(&Value::text("complexee"), &ReadCx::default()), Reading::Value(Complexity::Complex));
        assert_eq!(Complexity::read(&Value::text("rouge"), &ReadCx::default()), Reading::Bad(Misread::Shape));
    }

    #[test]
    fn what_people_write_around_a_value_is_left_aside() {
        let status = |t: &str| Status::read(&Value::text(t), &ReadCx::default()).value();
        for (text, read) in [
            ("en cours (70 %)", Some(Status::InProgress)),
            ("Terminée le 12/01", Some(Status::Done)),
            ("70 %", Some(Status::InProgress)),
            ("100%", Some(Status::Done)),
            ("3 - Fait", Some(Status::Done)),
            ("en retard", None),
            ("pas terminé", None),
        ] {
            assert_eq!(status(text), read, "{text}");
        }
        assert_eq!(Status::read(&Value::Number(0.7), &ReadCx::default()).value(), Some(Status::InProgress));
        assert_eq!(Gravity::read(&Value::text("1 - Critique"), &ReadCx::default()).value(), Some(Gravity::Blocking));
        assert_eq!(Shift::read(&Value::text("NUIT 32H30"), &ReadCx::default()).value(), Some(Shift::Night));
        assert_eq!(ClosureKind::read(&Value::text("Férié - Toussaint"), &ReadCx::default()).value(), Some(ClosureKind::Closed));
        assert_eq!(Presence::read(&Value::text("inscrit"), &ReadCx::default()), Reading::Empty);
    }

    #[test]
    fn no_wording_says_two_values() {
        fn once<T: CellType + PartialEq + std::fmt::Debug>(words: &[(&str, T)]) {
            for (word, value) in words {
                assert_eq!(T::read(&Value::text(*word), &ReadCx::default()).value().as_ref(), Some(value), "{word}");
            }
        }
        once(&[("non bloquante", Gravity::Minor), ("bloquant", Gravity::Blocking), ("normale", Gravity::Major)]);
        once(&[("non validé", CriterionState::Open), ("validé", CriterionState::Met), ("no go", CriterionState::Open), ("GO", CriterionState::Met)]);
        once(&[("vacances scolaires", ClosureKind::Reduced), ("vacances", ClosureKind::Closed), ("Gel informatique", ClosureKind::Freeze)]);
        once(&[("absence justifiée", Presence::Excused), ("absence injustifiée", Presence::Absent)]);
        once(&[("verrouillé", AccountState::Active), ("expiré", AccountState::Disabled)]);
    }

    #[test]
    fn weekdays_are_read_as_lists_and_spans() {
        let read = |t: &str| Weekdays::read(&Value::text(t), &ReadCx::default()).value().map(|w| w.0.iter().filter(|d| **d).count());
        assert_eq!(
            (read("lun,mar,jeu,ven"), read("lundi-vendredi"), read("Mon to Fri"), read("tous"), read("lun mar mer")),
            (Some(4), Some(5), Some(5), Some(7), Some(3))
        );
        assert_eq!(read("demain"), None);
    }
}
