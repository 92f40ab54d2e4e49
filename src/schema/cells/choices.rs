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
use std::sync::LazyLock;

/// Declares the values of an enum: `Variant = "fr" / "en", ["folded synonym"];` the first ones are those written and offered.
macro_rules! choices {
    ($ty:ty, $look:ident, $exp_fr:literal / $exp_en:literal { $( $value:expr => $fr:literal / $en:literal, [$($synonym:literal),* $(,)?]; )* }) => {
        impl CellType for $ty {
            const LOOK: Look = Look::$look;
            const EXPECTED: Tr = Tr::new($exp_fr, $exp_en);
            fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
                static CHOICES: LazyLock<Vec<Choice<$ty>>> = LazyLock::new(|| vec![ $( choice([$fr, $en], &[$($synonym),*], $value) ),* ]);
                choose(value, &CHOICES)
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

/// A value and every way to say it, folded.
type Choice<T> = (Vec<String>, T);

fn choice<T>(wordings: [&str; 2], synonyms: &[&str], value: T) -> Choice<T> {
    (wordings.map(folded).into_iter().chain(synonyms.iter().map(|s| (*s).to_owned())).collect(), value)
}

/// The value whose wording or synonym the cell is: exactly, or as the only one that begins so (three letters at least), or within a typing slip.
fn choose<T: Copy + PartialEq>(value: &Value, all: &[Choice<T>]) -> Reading<T> {
    let text = match value {
        Value::Bool(true) => Reading::Value("oui".into()),
        Value::Bool(false) => Reading::Value("non".into()),
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
    let wanted = folded(&text);
    let wanted = if wanted.is_empty() { text.trim().to_lowercase() } else { wanted };
    if let Some((_, v)) = all.iter().find(|(words, _)| words.contains(&wanted)) {
        return Reading::Value(*v);
    }
    if says_nothing(&text) {
        return Reading::Empty;
    }
    let near = |test: &dyn Fn(&str) -> bool| {
        let hits: Vec<T> = all.iter().filter(|(words, _)| words.iter().any(|w| test(w))).map(|c| c.1).collect();
        match hits[..] {
            [one] => Some(one),
            _ => None,
        }
    };
    if wanted.chars().count() >= 3
        && let Some(v) = near(&|w| w.starts_with(wanted.as_str()))
    {
        return Reading::Value(v);
    }
    if wanted.chars().count() >= 5
        && let Some(v) = near(&|w| strsim::damerau_levenshtein(w, &wanted) <= 1)
    {
        return Reading::Value(v);
    }
    Reading::Bad(Misread::Shape)
}

choices!(bool, YesNo, "oui ou non" / "yes or no" {
    true => "oui" / "yes", ["o", "y", "x", "vrai", "true", "1", "ok", "v", "✓", "✔", "☑", "✅", "☒", "🗹", "xx", "●"];
    false => "non" / "no", ["n", "faux", "false", "0", "sans", "f", "☐", "✗", "✘", "❌", "○"];
});
choices!(Complexity, Text, "simple, standard ou complexe" / "simple, standard or complex" {
    Complexity::Simple => "simple" / "simple", ["faible", "low", "1", "basse", "facile", "s"];
    Complexity::Standard => "standard" / "standard", ["moyenne", "moyen", "medium", "normale", "normal", "2", "average", "std"];
    Complexity::Complex => "complexe" / "complex", ["forte", "elevee", "eleve", "haute", "high", "3", "difficile", "c"];
});
choices!(Shift, Text, "jour, nuit ou les deux" / "day, night or both" {
    Shift::Day => "jour" / "day", ["j", "d", "matin", "soir", "m", "s", "days", "journee"];
    Shift::Night => "nuit" / "night", ["n", "nights"];
    Shift::Both => "les deux" / "both", ["j n", "jn", "d n", "jour nuit", "jour et nuit", "jour / nuit", "alterne", "alternance", "mixte", "alternating", "day and night", "day night", "rotation"];
});
choices!(OperationKind, Text, "technique ou métier" / "technical or business" {
    OperationKind::Technical => "technique" / "technical", ["t", "tech", "informatique", "it"];
    OperationKind::Business => "métier" / "business", ["m", "b", "fonctionnel", "fonctionnelle", "organisation", "clinical", "soignant"];
});
choices!(Status, Text, "à faire, en cours, fait, bloqué ou sans objet" / "to do, in progress, done, blocked or not applicable" {
    Status::ToDo => "à faire" / "to do", ["a venir", "non commence", "pas commence", "not started", "non demarre", "pas demarre", "non demarree", "planifie", "planned", "todo", "prevu", "0"];
    Status::InProgress => "en cours" / "in progress", ["commence", "started", "demarre", "ongoing", "encours"];
    Status::Done => "fait" / "done", ["termine", "terminee", "fini", "finie", "clos", "realise", "realisee", "finished", "completed", "complete", "closed", "ok", "100 %", "100%"];
    Status::Blocked => "bloqué" / "blocked", ["suspendu", "en attente", "on hold", "waiting"];
    Status::Dropped => "sans objet" / "not applicable", ["na", "n a", "so", "abandonne", "annule", "cancelled", "dropped", "non applicable"];
});
choices!(Gravity, Text, "bloquante, majeure ou mineure" / "blocking, major or minor" {
    Gravity::Blocking => "bloquante" / "blocking", ["bloquant", "critique", "critical", "blocker", "1", "p1", "urgente"];
    Gravity::Major => "majeure" / "major", ["majeur", "haute", "elevee", "high", "2", "p2", "importante", "moyenne", "medium"];
    Gravity::Minor => "mineure" / "minor", ["mineur", "faible", "basse", "low", "3", "p3", "cosmetique", "4", "p4"];
});
choices!(AccountState, Text, "actif ou désactivé" / "active or disabled" {
    AccountState::Active => "actif" / "active", ["active", "enabled", "true", "vrai", "oui", "yes", "ouvert", "512", "66048", "1", "a"];
    AccountState::Disabled => "désactivé" / "disabled", ["desactivee", "inactif", "inactive", "ferme", "closed", "false", "faux", "non", "no", "514", "66050", "suspendu", "suspended", "bloque", "0", "d"];
});
choices!(CriterionKind, Text, "anomalies, documentation, formation, processus ou autre" / "issues, documentation, training, process or other" {
    CriterionKind::Issues => "anomalies" / "issues", ["anomalie", "issue", "incidents", "bugs"];
    CriterionKind::Documentation => "documentation" / "documentation", ["doc", "docs", "documents"];
    CriterionKind::Training => "formation" / "training", ["formations"];
    CriterionKind::Process => "processus" / "process", ["organisation", "processes", "process metier", "work process", "procedures"];
    CriterionKind::Other => "autre" / "other", ["autres", "divers", "others", "technique", "technical", "gains", "benefits"];
});
choices!(CriterionState, Text, "ouvert, atteint ou sans objet" / "open, met or not applicable" {
    CriterionState::Open => "ouvert" / "open", ["a faire", "non", "no", "en cours", "in progress", "non atteint", "not met", "ko", "to do", "n", "partiel", "partial"];
    CriterionState::Met => "atteint" / "met", ["fait", "done", "oui", "yes", "ok", "valide", "clos", "closed", "termine", "o", "y", "x", "leve"];
    CriterionState::NotApplicable => "sans objet" / "not applicable", ["so", "na", "n a", "non applicable"];
});
choices!(ClosureKind, Text, "fermé, férié, gel ou effectif réduit" / "closed, holiday, freeze or reduced" {
    ClosureKind::Closed => "fermé" / "closed", ["ferie", "jour ferie", "holiday", "public holiday", "bank holiday", "fermeture", "ferme", "pont", "conge", "vacances", "non travaille", "day off"];
    ClosureKind::Freeze => "gel" / "freeze", ["gele", "gel des changements", "frozen", "no go live", "moratoire"];
    ClosureKind::Reduced => "effectif réduit" / "reduced", ["reduit", "reduced strength", "capacite reduite", "reduced capacity", "effectifs reduits", "service minimum", "partiel"];
});
choices!(Presence, Text, "présent, absent ou excusé" / "present, absent or excused" {
    Presence::Present => "présent" / "present", ["p", "oui", "yes", "x", "presente", "fait", "done", "o", "y", "1", "valide", "attended", "completed", "signe", "emarge", "suivi", "passed", "✓", "✔", "☑", "✅"];
    Presence::Absent => "absent" / "absent", ["a", "non", "no", "absente", "n", "0", "missing", "dna", "did not attend", "no show", "abs", "non venu", "absent non excuse", "not attended", "✗", "✘", "✖", "❌", "☐"];
    Presence::Excused => "excusé" / "excused", ["e", "excusee", "abs excuse", "malade", "sick", "cancelled", "annule", "annulee", "reporte", "exc"];
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
    fn weekdays_are_read_as_lists_and_spans() {
        let read = |t: &str| Weekdays::read(&Value::text(t), &ReadCx::default()).value().map(|w| w.0.iter().filter(|d| **d).count());
        assert_eq!(
            (read("lun,mar,jeu,ven"), read("lundi-vendredi"), read("Mon to Fri"), read("tous"), read("lun mar mer")),
            (Some(4), Some(5), Some(5), Some(7), Some(3))
        );
        assert_eq!(read("demain"), None);
    }
}
