//! Headers made of a thing of the field and of what is said of it: `N° de travailleur`, `Nom de la maison`, `Site d'affectation`, `Réf. cours`.

use super::short;
use super::vocabulary::stem;

/// A thing of the field that a header may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Concept {
    Person,
    Service,
    Operation,
    Module,
    Team,
    Room,
    Trainer,
    Issue,
    Criterion,
    Indicator,
    Manager,
    Job,
}

/// What a header says of its thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Number,
    Name,
    Thing,
}

/// What things are called, folded, in the singular.
const NOUNS: &[(Concept, &[&str])] = &[
    (
        Concept::Person,
        &[
            "agent",
            "salarie",
            "collaborateur",
            "collaboratrice",
            "travailleur",
            "employe",
            "personne",
            "personnel",
            "professionnel",
            "praticien",
            "soignant",
            "intervenant",
            "apprenant",
            "stagiaire",
            "participant",
            "inscrit",
            "utilisateur",
            "employee",
            "staff",
            "worker",
            "learner",
            "trainee",
            "delegate",
            "attendee",
            "candidat",
            "membre",
            "beneficiaire",
        ],
    ),
    (
        Concept::Service,
        &[
            "service",
            "unite",
            "uf",
            "um",
            "ward",
            "unit",
            "secteur",
            "site",
            "centre",
            "structure",
            "section",
            "maison",
            "residence",
            "department",
            "location",
            "plateau",
            "division",
        ],
    ),
    (
        Concept::Manager,
        &[
            "cadre",
            "chef",
            "cheffe",
            "manager",
            "encadrement",
            "encadrant",
            "encadrante",
            "gestionnaire",
            "coordinateur",
            "coordinatrice",
            "superviseur",
            "supervisor",
            "directeur",
            "directrice",
            "superieur",
            "matron",
            "responsable",
            "n+1",
        ],
    ),
    (Concept::Job, &["poste", "emploi", "fonction", "metier", "grade", "profession", "job", "position", "role", "occupation", "qualification"]),
    (Concept::Operation, &["operation", "tache", "etape", "action", "activite", "chantier", "jalon", "task", "step", "activity", "phase", "travaux"]),
    (Concept::Module, &["module", "formation", "cours", "parcours", "course", "training", "stage", "atelier", "apprentissage"]),
    (Concept::Team, &["equipe", "team", "ressource", "resource"]),
    (Concept::Room, &["salle", "local", "room", "locaux"]),
    (Concept::Trainer, &["formateur", "formatrice", "animateur", "animatrice", "trainer", "instructeur", "instructor"]),
    (Concept::Issue, &["anomalie", "incident", "ticket", "probleme", "bug", "reclamation", "issue", "dysfonctionnement", "defaut", "point"]),
    (Concept::Criterion, &["critere", "condition", "criterion"]),
    (Concept::Indicator, &["indicateur", "mesure", "gain", "kpi", "indicator", "measure"]),
];

/// Words that number a thing.
const NUMBERS: &[&str] = &[
    "n",
    "code",
    "reference",
    "id",
    "identifiant",
    "identification",
    "sigle",
    "abreviation",
    "matricule",
    "mnemonique",
    "repere",
    "cle",
    "key",
    "ident",
];
/// Words that name it.
const NAMES: &[&str] = &["nom", "libelle", "intitule", "designation", "denomination", "titre", "name", "title", "label", "appellation", "text"];
/// Words that say how a thing hangs on its row, and change nothing.
const ATTACHED: &[&str] = &[
    "affectation",
    "rattachement",
    "travail",
    "concerne",
    "concernee",
    "soin",
    "actuel",
    "actuelle",
    "principal",
    "principale",
    "suivi",
    "suivie",
    "attention",
    "emploi",
    "exercice",
    "porteur",
    "porteuse",
    "charge",
    "fonctionnel",
    "fonctionnelle",
    "medical",
    "medicale",
    "interne",
    "externe",
    "paie",
    "payroll",
    "affected",
    "impacted",
    "impacte",
    "impactee",
    "org",
    "organisational",
    "cost",
    "prevu",
    "prevue",
    "demandeur",
    "demandeuse",
    "appartenance",
    "work",
    "home",
    "base",
    "current",
    "main",
    "assigned",
    "owning",
    "care",
    "nursing",
    "deploiement",
    "projet",
    "project",
];
/// Words beside a manager.
const NURSING: &[&str] = &["infirmier", "infirmiere", "nurse", "sante", "proximite", "ou", "or", "hierarchique"];
/// Those that take a header elsewhere unless its thing is what they bear: `Responsable` alone is a person.
const BEARS: &[&str] = &["charge", "porteur", "porteuse"];

/// The fields of a sheet that a thing may be in: by its number, by its name, by the thing alone.
type Fields = (&'static str, Concept, Option<&'static str>, Option<&'static str>, Option<&'static str>);

const FIELDS: &[Fields] = &[
    ("users", Concept::Person, Some("id"), Some("last"), None),
    ("users", Concept::Service, Some("service"), Some("service"), Some("service")),
    ("users", Concept::Team, Some("service"), Some("service"), None),
    ("services", Concept::Team, Some("code"), Some("name"), None),
    ("tracking", Concept::Team, Some("service"), Some("service"), Some("service")),
    ("issues", Concept::Team, Some("service"), Some("service"), Some("service")),
    ("benefits", Concept::Team, Some("service"), Some("service"), Some("service")),
    ("services", Concept::Service, Some("code"), Some("name"), Some("name")),
    ("users", Concept::Manager, Some("manager"), Some("manager"), Some("manager")),
    ("users", Concept::Job, None, Some("job"), Some("job")),
    ("services", Concept::Manager, Some("manager"), Some("manager"), Some("manager")),
    ("operations", Concept::Operation, Some("code"), Some("name"), Some("name")),
    ("operations", Concept::Team, Some("team"), Some("team"), Some("team")),
    ("absences", Concept::Person, Some("id"), None, None),
    ("attendance", Concept::Person, Some("id"), None, None),
    ("attendance", Concept::Module, Some("module"), Some("module"), Some("module")),
    ("existing_accounts", Concept::Person, Some("person"), None, None),
    ("tracking", Concept::Service, Some("service"), Some("service"), Some("service")),
    ("tracking", Concept::Operation, Some("operation"), Some("operation"), Some("operation")),
    ("issues", Concept::Issue, Some("id"), Some("title"), Some("title")),
    ("issues", Concept::Service, Some("service"), Some("service"), Some("service")),
    ("issues", Concept::Operation, Some("operation"), Some("operation"), Some("operation")),
    ("benefits", Concept::Indicator, None, Some("indicator"), Some("indicator")),
    ("benefits", Concept::Service, Some("service"), Some("service"), Some("service")),
    ("pilot_exit", Concept::Criterion, None, Some("title"), Some("title")),
    ("teams", Concept::Team, Some("code"), Some("name"), None),
    ("modules", Concept::Module, Some("code"), Some("name"), Some("name")),
    ("rooms", Concept::Room, Some("code"), Some("name"), Some("name")),
    ("trainers", Concept::Trainer, Some("code"), Some("name"), Some("name")),
    ("sessions", Concept::Module, Some("module"), Some("module"), Some("module")),
    ("sessions", Concept::Room, Some("room"), Some("room"), Some("room")),
    ("sessions", Concept::Trainer, Some("trainer"), Some("trainer"), Some("trainer")),
];

/// What tells the rows of a sheet apart.
const KEYS: &[(&str, &str)] = &[
    ("users", "id"),
    ("services", "code"),
    ("operations", "code"),
    ("absences", "id"),
    ("attendance", "id"),
    ("teams", "code"),
    ("modules", "code"),
    ("issues", "id"),
];

/// Words of a header that say which of two services a flow leaves, and which it reaches.
const LEAVES: &[&str] = &[
    "origine",
    "depart",
    "emetteur",
    "adresseur",
    "source",
    "from",
    "provenance",
    "cedant",
    "cedante",
    "emettrice",
    "expeditrice",
    "expediteur",
    "adresseuse",
    "origin",
    "sending",
    "transferring",
    "amont",
];
const REACHES: &[&str] = &[
    "accueil",
    "arrivee",
    "destination",
    "receveur",
    "destinataire",
    "to",
    "recevant",
    "recevante",
    "aval",
    "receptrice",
    "recepteur",
    "receveuse",
    "accueillant",
    "accueillante",
    "receiving",
    "cible",
    "target",
];

/// Whether a folded header says that its column holds names.
pub(super) fn says_name(key: &str) -> bool {
    key.split(' ').any(|w| NAMES.contains(&w) || NAMES.contains(&w.trim_end_matches('s')))
}

/// The fields that a folded header may mean by the thing that it is about: kind of the sheet, field, how it is said.
pub(super) fn fields(key: &str) -> Vec<(&'static str, &'static str, Said)> {
    let full = short::in_full(key);
    let (mut about, mut said, mut direction) = (None, Said::Thing, None);
    for word in full.split(' ') {
        let singular = stem(word);
        let noun = NOUNS.iter().find(|(_, nouns)| nouns.contains(&word) || nouns.contains(&singular)).map(|n| n.0);
        match (noun, about) {
            (Some(concept), None) => about = Some(concept),
            // `Unité d'emploi`, `Point d'attention`: the first noun is the thing.
            (Some(concept), Some(known)) if known == concept => {}
            // `Cadre du centre`, `Infirmière-chef d'unité`: who manages it.
            (Some(Concept::Service | Concept::Team), Some(Concept::Manager)) => {}
            (Some(Concept::Manager), Some(Concept::Service | Concept::Team))
                if word == "manager" || NURSING.iter().any(|w| full.split(' ').any(|x| x == *w)) =>
            {
                about = Some(Concept::Manager);
            }
            (None, _) if NURSING.contains(&word) || matches!(word, "or" | "ou" | "and" | "et") => {}
            _ if ATTACHED.contains(&word) || ATTACHED.contains(&singular) => {
                // `Chef de projet` manages no ward.
                if matches!(word, "projet" | "project") && about == Some(Concept::Manager) {
                    return Vec::new();
                }
                if BEARS.contains(&word) && about.is_none() {
                    return Vec::new();
                }
            }
            (Some(_), Some(_)) => return Vec::new(),
            _ if NUMBERS.contains(&word) => said = Said::Number,
            _ if NAMES.contains(&word) || NAMES.contains(&singular) => said = if said == Said::Number { said } else { Said::Name },
            _ if LEAVES.contains(&word) => direction = Some("from"),
            _ if REACHES.contains(&word) => direction = Some("to"),
            _ => return Vec::new(),
        }
    }
    let Some(about) = about else {
        // `Repère`, `Identifiant externe`: what tells the rows apart.
        let numbered = said == Said::Number && !full.split(' ').all(|w| matches!(w, "n" | "code" | "reference" | "id" | "cle" | "key"));
        return if numbered { KEYS.iter().map(|(kind, field)| (*kind, *field, Said::Thing)).collect() } else { Vec::new() };
    };
    if let Some(field) = direction {
        return if about == Concept::Service { vec![("flows", field, said)] } else { Vec::new() };
    }
    let of = |f: &Fields| match said {
        Said::Number => f.2,
        Said::Name => f.3,
        Said::Thing => f.4,
    };
    FIELDS.iter().filter(|f| f.1 == about).filter_map(|f| Some((f.0, of(f)?, said))).collect()
}

/// The nouns for what a row of a sheet is, folded.
pub(super) const OF_KINDS: &[(&str, &[&str])] = &[
    (
        "users",
        &[
            "agent",
            "agents",
            "salarie",
            "salaries",
            "personne",
            "personnel",
            "collaborateur",
            "collaborateurs",
            "professionnel",
            "employe",
            "employee",
            "staff",
            "soignant",
            "utilisateur",
        ],
    ),
    ("services", &["service", "services", "unite", "uf", "ward", "unit", "structure", "secteur", "section"]),
    (
        "operations",
        &[
            "operation",
            "operations",
            "tache",
            "taches",
            "etape",
            "etapes",
            "action",
            "actions",
            "activite",
            "task",
            "step",
            "activity",
            "phase",
            "jalon",
        ],
    ),
    ("absences", &["absence", "absences", "conge", "conges", "leave", "indisponibilite"]),
    ("attendance", &["session", "formation", "presence", "seance", "course", "attendance"]),
    ("teams", &["equipe", "team", "ressource", "resource"]),
    ("profiles", &["profil", "profile"]),
    ("modules", &["module", "modules", "formation", "cours", "stage", "course", "training"]),
    ("trainers", &["formateur", "formatrice", "trainer", "animateur"]),
    ("rooms", &["salle", "salles", "room", "local", "locaux", "venue"]),
    ("sessions", &["session", "seance", "formation", "course"]),
    ("calendar", &["periode", "fermeture", "evenement", "period", "closure"]),
    ("existing_accounts", &["compte", "account", "ad"]),
    ("issues", &["anomalie", "incident", "ticket", "probleme", "demande", "issue", "bug"]),
    ("benefits", &["indicateur", "gain", "mesure", "benefit", "measure", "indicator"]),
    ("pilot_exit", &["critere", "criterion"]),
    ("actors", &["acteur", "actor", "role", "roles"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(key: &str, kind: &str) -> Option<&'static str> {
        fields(key).into_iter().find(|f| f.0 == kind).map(|f| f.1)
    }

    #[test]
    fn fields_are_those_of_their_sheets() {
        for (kind, _, number, name, thing) in FIELDS {
            let sheet = crate::schema::sheets::ALL.iter().find(|s| s.kind == *kind).expect("a sheet of ours");
            for field in [number, name, thing].into_iter().flatten() {
                assert!(sheet.index(field).is_some(), "{kind}.{field}");
            }
        }
    }

    #[test]
    fn a_header_is_understood_by_the_thing_that_it_is_about() {
        for (key, kind, field) in [
            ("n de travailleur", "users", "id"),
            ("id salarie", "users", "id"),
            ("n de collaborateur", "absences", "id"),
            ("site d affectation", "users", "service"),
            ("lieu de travail", "users", ""),
            ("code du secteur", "services", "code"),
            ("nom de la maison", "services", "name"),
            ("centre d origine", "flows", "from"),
            ("unite d accueil", "flows", "to"),
            ("ref cours", "modules", "code"),
            ("code du parcours", "attendance", "module"),
            ("etape du deploiement", "operations", "name"),
            ("equipe porteuse", "operations", "team"),
            ("noms ressources", "operations", "team"),
            ("point d attention", "issues", "title"),
            ("nom du local", "rooms", "name"),
            ("responsable de secteur", "services", "manager"),
            ("chef de projet", "services", ""),
            ("telephone du service", "services", ""),
        ] {
            assert_eq!(read(key, kind).unwrap_or_default(), field, "{key}");
        }
    }
}
