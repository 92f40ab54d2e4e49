//! The catalogue's examples, each laid over a tiny valid hospital: it must raise its own code and no other, and that is what `explain` and the docs show.

use super::{Clock, read};
use crate::diagnostics::{Diagnostic, Recognised};
use crate::model::{Cell, Day, Grid, Lang, Previous, Row, Sources, Value};
use std::sync::LazyLock;

/// The tiny hospital: a table a sheet, first the header.
const TINY: &[(&str, &str)] = &[
    (
        "Utilisateurs",
        "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier",
    ),
    ("Services", "Code UF | Libellé | Pilote\nCARDIO | Cardiologie | oui\nNEURO | Neurologie |"),
    (
        "Opérations",
        "Code | Libellé | Durée de base (j) | Équipe | Prédécesseurs | Jalon\nPREP | Préparation | 2 | CONF | |\nBASC | Bascule | 1 | CONF | PREP | oui",
    ),
    ("RACI", "Code | CP | CADRE | CONFIG\nPREP | R/A | I | C\nBASC | A | C | R"),
    ("Équipes", "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 2\nFORM | Formation | 2"),
    ("Profils", "Métier | Profil applicatif\nInfirmière | SOINS\nInfirmier | SOINS\nMédecin | MEDECIN"),
    ("Comptes", "Identifiant | Matricule | Nom affiché | État\nalefevre | 0001 | LEFÈVRE Anaïs | actif"),
];

/// What a person would have typed there: a number, a day, a failed formula, else text. `'12` is text.
fn value(text: &str) -> Value {
    if let Some(text) = text.strip_prefix('\'') {
        return Value::text(text);
    }
    if text.starts_with('#') && text.ends_with(['A', '!', '?', '0']) && text.len() < 9 {
        return Value::Error(text.into());
    }
    if let Ok(day) = text.parse::<Day>() {
        return Value::day(day);
    }
    let code = text.len() > 1 && text.starts_with('0') && !text.contains([',', '.']);
    match text.parse::<f64>() {
        Ok(n) if !code && text.len() < 11 => Value::Number(n),
        _ => Value::text(text),
    }
}

fn grid(sources: &mut Sources, name: &str, text: &str) -> Grid {
    let sheet = sources.add("hopital.xlsx", Some(name));
    let cells = |line: &str| {
        (0u32..)
            .zip(line.split('|'))
            .map(|(col, t)| (col, t.trim()))
            .filter(|(_, t)| !t.is_empty())
            .map(|(col, t)| Cell { col, value: value(t) })
            .collect()
    };
    let rows = (0u32..).zip(text.lines()).map(|(row, line)| Row { row, cells: cells(line), hidden: false, struck: false }).collect();
    Grid { sheet, name: name.to_owned(), rows, merges: Vec::new(), turned: false }
}

/// What each table of the tiny hospital is.
static KINDS: LazyLock<Vec<Option<&'static str>>> = LazyLock::new(|| TINY.iter().map(|(_, text)| kind_of(text)).collect());

fn kind_of(text: &str) -> Option<&'static str> {
    let mut sources = Sources::default();
    let mut grids = vec![grid(&mut sources, "Feuil1", text)];
    let tables = super::recognise::tables(&mut grids, &sources);
    let raci = super::raci::regions(&grids[0], &[]).iter().any(|r| r.strong).then_some("raci");
    raci.or_else(|| tables.recognised.first().map(|r| r.kind))
}

/// What is said of an example.
pub struct Laid {
    pub diagnostics: Vec<Diagnostic>,
    pub recognised: Vec<Recognised>,
    pub grids: Vec<Grid>,
    pub sources: Sources,
}

/// The tiny hospital with one of its sheets replaced by `example` (or with it added).
pub fn laid(example: &str, lang: Lang) -> Laid {
    understood(Some(example), lang)
}

fn understood(example: Option<&str>, lang: Lang) -> Laid {
    let kind = example.and_then(kind_of);
    let mut sources = Sources::default();
    let mut grids: Vec<Grid> =
        TINY.iter().zip(&*KINDS).filter(|(_, k)| kind.is_none() || **k != kind).map(|((name, text), _)| grid(&mut sources, name, text)).collect();
    // The tab that the example replaces keeps its name, which counts in recognition.
    let name = TINY.iter().zip(&*KINDS).find(|(_, k)| kind.is_some() && **k == kind).map_or("Feuil1", |((name, _), _)| name);
    grids.extend(example.map(|text| grid(&mut sources, name, text)));
    let day = Day::from_ymd_opt(2027, 1, 15).expect("a date");
    let clock = Clock { stated: Some(day), machine: day };
    let read = read(&mut grids, &sources, clock, lang, Previous::default(), &[]);
    Laid { diagnostics: read.diagnostics, recognised: read.recognised, grids, sources }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Shown;
    use crate::diagnostics::catalogue::intake::Intake;

    fn shown(diagnostics: &[Diagnostic]) -> Vec<String> {
        diagnostics.iter().map(|d| format!("{} {:?} {}", d.code(), d.at.and_then(|p| p.cell), d.fault.message(Lang::Fr))).collect()
    }

    #[test]
    fn the_tiny_hospital_has_no_fault() {
        assert_eq!(shown(&understood(None, Lang::Fr).diagnostics), Vec::<String>::new());
    }

    #[test]
    fn every_example_raises_its_own_code_and_no_other() {
        let mut wrong = Vec::new();
        let mut examples = 0;
        for entry in Intake::ENTRIES {
            let Shown::Example(text) = entry.shown else { continue };
            examples += 1;
            let found = laid(text, Lang::Fr).diagnostics;
            if found.is_empty() || found.iter().any(|d| d.code() != entry.code) {
                wrong.push(format!("{} {}: {:#?}", entry.code, entry.name, shown(&found)));
            }
        }
        assert!(examples > 30, "the catalogue was found");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
