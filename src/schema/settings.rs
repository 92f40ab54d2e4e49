//! Settings declared once: key, synonyms, type, bounds, help. `check`, the reference in `docs/` and the `init` workbook follow.

use super::cells::{Amount, CellType, ReadCx, Reading, Share, Whole};
use crate::document::calendar::Zone;
use crate::model::calendar::Holidays;
use crate::model::{Day, Lang, Opening, RaciReading, Settings, Strategy, Value};
use crate::text::Tr;
use crate::text::normal::folded;

/// One setting.
pub struct SettingSpec {
    pub key: Tr,
    pub synonyms: &'static [&'static str],
    pub help: Tr,
    pub expected: Tr,
    /// Sets it; false when the value is not of its type or out of range.
    pub set: fn(&mut Settings, &Value) -> bool,
    /// Its value, as it is written.
    pub get: fn(&Settings, Lang) -> Value,
}

/// Reads a value of the type that the setting stores, and keeps it when in range.
fn put<T: CellType>(value: &Value, store: impl FnOnce(T) -> bool) -> bool {
    match T::read(value, &ReadCx::default()) {
        Reading::Value(v) | Reading::Repaired(v, _) => store(v),
        Reading::Empty => true,
        Reading::Bad(_) => false,
    }
}

macro_rules! settings {
    ($( $fr:literal / $en:literal, [$($synonym:literal),*], $ty:ty, $help_fr:literal / $help_en:literal, set |$s:ident, $v:ident| $set:expr, get |$g:ident| $get:expr; )*) => {
        /// Every setting but those with a name behind the key (`licences …`): see [`with_name`].
        pub const ALL: &[SettingSpec] = &[ $( SettingSpec {
            key: Tr::new($fr, $en),
            synonyms: &[$($synonym),*],
            help: Tr::new($help_fr, $help_en),
            expected: <$ty as CellType>::EXPECTED,
            set: |$s, value| put::<$ty>(value, |$v| $set),
            get: |$g, lang| { let v: Option<$ty> = $get; v.map_or(Value::Empty, |v| v.write(lang)) },
        } ),* ];
    };
}

/// Stores and says that the value is in range.
fn yes<T>(place: &mut T, value: T) -> bool {
    *place = value;
    true
}

fn within(place: &mut f64, value: f64, from: f64, to: f64) -> bool {
    let ok = (from..=to).contains(&value);
    if ok {
        *place = value;
    }
    ok
}

fn between(place: &mut u32, value: u32, from: u32, to: u32) -> bool {
    let ok = (from..=to).contains(&value);
    if ok {
        *place = value;
    }
    ok
}

fn words(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether a pattern has only known tokens, at least one, and plain characters between.
fn is_login_pattern(text: &str) -> bool {
    const TOKENS: [&str; 10] = ["nom", "prenom", "p", "n", "matricule", "last", "first", "f", "l", "id"];
    let mut rest = text;
    let mut tokens = 0;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { return false };
        if !TOKENS.contains(&rest[open + 1..open + close].trim()) {
            return false;
        }
        tokens += 1;
        rest = &rest[open + close + 1..];
    }
    tokens > 0 && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-_{} ".contains(c))
}

fn is_domain(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|l| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

fn is_dn(text: &str) -> bool {
    text.split(',').all(|part| part.split_once('=').is_some_and(|(k, v)| !k.trim().is_empty() && !v.trim().is_empty()))
}

settings! {
    "établissement" / "site name", ["hopital", "nom de l etablissement", "hospital", "etablissement de sante"], String, "Nom écrit sur les documents" / "Name written on documents",
        set |s, v| yes(&mut s.hospital, v), get |s| words(&s.hospital);
    "date du jour" / "today", ["aujourd hui", "date de reference", "date de reference du jour"], Day, "La date à laquelle le calcul se place ; vide : celle de l'ordinateur" / "The day on which the computation stands; empty: the computer's",
        set |s, v| yes(&mut s.today, Some(v)), get |s| s.today;
    "stratégie" / "strategy", ["strategie de deploiement", "rollout strategy"], Strategy, "Pilote puis vagues, progressif, big bang" / "Pilot then waves, progressive, big bang",
        set |s, v| yes(&mut s.strategy, v), get |s| Some(s.strategy);
    "début du projet" / "project start", ["debut projet", "date de debut", "date de debut du projet", "start date"], Day, "Rien n'est planifié avant" / "Nothing is planned before",
        set |s, v| yes(&mut s.project_start, Some(v)), get |s| s.project_start;
    "fin visée" / "target end", ["fin visee du projet", "date de fin", "fin du projet", "end date"], Day, "La fin que vise le projet" / "The end that the project aims at",
        set |s, v| yes(&mut s.target_end, Some(v)), get |s| s.target_end;
    "taille de vague" / "wave size", ["services par vague", "services a wave"], Whole, "Services par vague" / "Services a wave",
        set |s, v| between(&mut s.wave_size, v.0, 1, 10_000), get |s| Some(Whole(s.wave_size));
    "domaine de messagerie" / "e-mail domain", ["domaine mail", "domaine", "email domain", "mail domain", "domaine e mail"], String, "Ce qui suit l'arobase des adresses" / "What follows the @ of addresses",
        set |s, v| { let v = v.trim_start_matches('@').to_lowercase(); is_domain(&v) && yes(&mut s.mail_domain, v) }, get |s| words(&s.mail_domain);
    "modèle d'identifiant" / "login pattern", ["modele identifiant", "modele de login", "format identifiant", "login format"], String, "Jetons {nom} {prenom} {p} {n} {matricule}" / "Tokens {last} {first} {f} {l} {id}",
        set |s, v| is_login_pattern(&v) && yes(&mut s.login_pattern, v), get |s| words(&s.login_pattern);
    "base LDAP" / "directory base", ["base dn", "dn de base", "ldap base", "racine ldap"], String, "DN sous lequel les comptes sont créés, par exemple DC=hopital,DC=example" / "DN under which accounts are created, for instance DC=hospital,DC=example",
        set |s, v| is_dn(&v) && yes(&mut s.directory_base, v), get |s| words(&s.directory_base);
    "conteneurs existants" / "containers exist", ["conteneurs deja crees", "existing containers"], bool, "Non : conteneurs et groupes viennent d'abord dans le LDIF ; oui : ils y sont déjà" / "No: containers and groups come first in the LDIF; yes: they are there already",
        set |s, v| yes(&mut s.containers_exist, v), get |s| Some(s.containers_exist);
    "ouverture des comptes" / "account opening", ["ouverture du compte", "opening"], Opening, "Formation : le compte s'ouvre quand la personne est formée" / "Training: the account opens once its person is trained",
        set |s, v| yes(&mut s.opening, v), get |s| Some(s.opening);
    "seuil de désactivation" / "deactivation threshold", ["seuil desactivation", "disable threshold"], Share, "Part des comptes au-delà de laquelle une désactivation en masse s'arrête" / "Share of accounts above which a mass deactivation stops",
        set |s, v| within(&mut s.disable_share, v.0, 0.0, 1.0), get |s| Some(Share(s.disable_share));
    "quarantaine des identifiants (j)" / "login quarantine (d)", ["quarantaine des identifiants", "login quarantine", "quarantaine"], Whole, "Jours avant qu'un identifiant libéré puisse resservir ; vide : jamais" / "Days before a freed login may be given again; empty: never",
        set |s, v| yes(&mut s.login_quarantine, Some(v.0)), get |s| s.login_quarantine.map(Whole);
    "robustesse des mots de passe (bits)" / "password strength (bits)", ["robustesse des mots de passe", "password strength", "entropie"], Whole, "Au moins 50 ; 80 par défaut" / "At least 50; 80 by default",
        set |s, v| between(&mut s.password_bits, v.0, 50, 256), get |s| Some(Whole(s.password_bits));
    "couverture maximale absente" / "ward cover share", ["couverture absente", "part absente maximale", "cover share"], Share, "Part d'un métier d'un service absente en même temps, au plus" / "Share of a job of a service away at once, at most",
        set |s, v| within(&mut s.cover_share, v.0, 0.0, 1.0), get |s| Some(Share(s.cover_share));
    "effectif minimal restant" / "minimum left", ["effectif minimum restant", "effectif minimal"], Whole, "Personnes d'un métier qui doivent rester dans le service" / "People of a job who must stay in the service",
        set |s, v| between(&mut s.minimum_left, v.0, 0, 1000), get |s| Some(Whole(s.minimum_left));
    "délai de prévenance (j)" / "notice (d)", ["delai de prevenance", "preavis", "notice", "prevenance"], Whole, "Jours entre l'annonce d'une session et sa tenue" / "Days between the announcement of a session and its day",
        set |s, v| between(&mut s.notice_days, v.0, 0, 365), get |s| Some(Whole(s.notice_days));
    "repos quotidien (h)" / "daily rest (h)", ["repos quotidien", "daily rest", "repos"], Whole, "Heures de repos entre un poste et une formation" / "Hours of rest between a shift and a training",
        set |s, v| between(&mut s.rest_hours, v.0, 0, 48), get |s| Some(Whole(s.rest_hours));
    "part formée visée" / "trained share target", ["part formee", "objectif formation", "trained share"], Share, "Part des présents qui doivent être formés au démarrage" / "Share of those on duty who must be trained at the go-live",
        set |s, v| within(&mut s.trained_target, v.0, 0.0, 1.0), get |s| Some(Share(s.trained_target));
    "lecture RACI" / "RACI reading", ["lecture du raci", "raci"], RaciReading, "Réalise/Approuve : un seul A ; Responsable/Acteur : un seul R" / "Responsible-accountable: one A; Responsible-actor: one R",
        set |s, v| yes(&mut s.raci_reading, v), get |s| Some(s.raci_reading);
    "effet complexité simple" / "complexity effect simple", ["facteur simple"], Amount, "Facteur des durées d'un service simple (valeur d'exemple)" / "Factor on durations of a simple service (example value)",
        set |s, v| within(&mut s.complexity[0], v.0, 0.1, 10.0), get |s| Some(Amount(s.complexity[0]));
    "effet complexité standard" / "complexity effect standard", ["facteur standard"], Amount, "Facteur des durées d'un service standard (valeur d'exemple)" / "Factor on durations of a standard service (example value)",
        set |s, v| within(&mut s.complexity[1], v.0, 0.1, 10.0), get |s| Some(Amount(s.complexity[1]));
    "effet complexité complexe" / "complexity effect complex", ["facteur complexe"], Amount, "Facteur des durées d'un service complexe (valeur d'exemple)" / "Factor on durations of a complex service (example value)",
        set |s, v| within(&mut s.complexity[2], v.0, 0.1, 10.0), get |s| Some(Amount(s.complexity[2]));
    "jours fériés" / "public holidays", ["feries", "holidays", "jours feries"], Holidays, "Jeu de jours fériés" / "Set of public holidays",
        set |s, v| yes(&mut s.holidays, v), get |s| Some(s.holidays);
    "fuseau" / "time zone", ["fuseau horaire", "timezone"], String, "Fuseau des calendriers" / "Time zone of calendars",
        set |s, v| Zone::find(&v).is_some_and(|z| yes(&mut s.time_zone, z.name.to_owned())), get |s| words(&s.time_zone);
    "corrélation" / "correlation", ["correlation des durees"], Share, "Corrélation des durées d'une même opération" / "Correlation of the durations of an operation",
        set |s, v| within(&mut s.correlation, v.0, 0.0, 1.0), get |s| Some(Share(s.correlation));
}

/// `licences KIND`: the number owned of that kind.
pub const LICENCES: Tr = Tr::new("licences", "licences");
/// `loi des durées`: named and kept, used by the risk figures of a later version; PERT is the only one today.
pub const DURATION_LAW: Tr = Tr::new("loi des durées", "duration law");

/// What became of a row of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    Yes,
    /// Known, but the value is not of its type or out of range.
    Bad {
        expected: Tr,
    },
    Unknown {
        nearest: Option<&'static str>,
    },
}

/// Sets the setting of that key.
pub fn apply(settings: &mut Settings, key: &str, value: &Value) -> Applied {
    let wanted = folded(key);
    if let Some(kind) = wanted.strip_prefix("licences ").or_else(|| wanted.strip_prefix("licence ")) {
        let kind = kind.to_owned();
        let ok = put::<Whole>(value, |n| {
            settings.licences.insert(kind, n.0);
            true
        });
        return if ok { Applied::Yes } else { Applied::Bad { expected: Whole::EXPECTED } };
    }
    if [DURATION_LAW.fr, DURATION_LAW.en].iter().any(|k| folded(k) == wanted) {
        return if folded(&value.shown()) == "pert" { Applied::Yes } else { Applied::Bad { expected: Tr::new("PERT", "PERT") } };
    }
    let names =
        |s: &SettingSpec| [folded(s.key.fr), folded(s.key.en)].into_iter().chain(s.synonyms.iter().map(|w| (*w).to_owned())).collect::<Vec<_>>();
    match ALL.iter().find(|s| names(s).contains(&wanted)) {
        Some(spec) if (spec.set)(settings, value) => Applied::Yes,
        Some(spec) => Applied::Bad { expected: spec.expected },
        None => Applied::Unknown { nearest: crate::text::normal::nearest(key, ALL.iter().map(|s| s.key.fr).chain(ALL.iter().map(|s| s.key.en))) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_read_back_as_itself_in_both_languages() {
        let defaults = Settings::default();
        for spec in ALL {
            for lang in [Lang::Fr, Lang::En] {
                let written = (spec.get)(&defaults, lang);
                let mut read = Settings::default();
                assert!((spec.set)(&mut read, &written), "{}: its own default is refused", spec.key.fr);
                assert_eq!((spec.get)(&read, lang), written, "{}", spec.key.fr);
            }
        }
    }

    #[test]
    fn a_setting_out_of_range_is_refused_and_an_unknown_one_is_said() {
        let mut s = Settings::default();
        assert!(matches!(apply(&mut s, "Robustesse des mots de passe (bits)", &Value::Number(20.0)), Applied::Bad { .. }));
        assert_eq!(s.password_bits, 80);
        assert_eq!(apply(&mut s, "taille de vagues", &Value::Number(3.0)), Applied::Unknown { nearest: Some("taille de vague") });
        assert_eq!(apply(&mut s, "Licences flottante", &Value::Number(300.0)), Applied::Yes);
        assert_eq!(s.licences.get("flottante"), Some(&300));
    }
}
