//! The cycle of operations, who acts on what, and the teams. Durations are invented: example values.

use super::people::Staff;
use super::services::WARDS;
use super::{cell, number, plain, said, sheet};
use crate::document::{Column, Content, Look, Table};
use crate::model::{Lang, OperationKind};
use crate::schema::Sheet as _;
use crate::schema::sheets::{ActorRow, OperationRow, TeamRow};
use crate::text::Tr;

#[allow(clippy::struct_excessive_bools)] // each is a column that people tick
struct Operation {
    code: Tr,
    name: Tr,
    kind: OperationKind,
    base: f64,
    per_user: f64,
    complexity: bool,
    effort: f64,
    predecessors: Tr,
    max_wait: Tr,
    team: &'static str,
    people: u32,
    modules: Tr,
    recurrent: bool,
    anticipated: bool,
    milestone: bool,
    /// Letters of [`ACTORS`], in order.
    raci: [&'static str; 9],
}

const ACTORS: [&str; 9] = ["COPIL", "CP", "CADRE", "MEDREF", "REF", "CONFIG", "TECH", "ADMIN", "FORM"];
const NONE: Tr = Tr::new("", "");

/// An operation that many of the fields do not concern.
const PLAIN: Operation = Operation {
    code: NONE,
    name: NONE,
    kind: OperationKind::Technical,
    base: 1.0,
    per_user: 0.0,
    complexity: false,
    effort: 1.0,
    predecessors: NONE,
    max_wait: NONE,
    team: "",
    people: 1,
    modules: NONE,
    recurrent: false,
    anticipated: false,
    milestone: false,
    raci: [""; 9],
};

const OPERATIONS: [Operation; 11] = [
    Operation {
        code: Tr::new("CADRAGE", "SCOPE"),
        name: Tr::new("Cadrage avec le service", "Scoping with the service"),
        kind: OperationKind::Business,
        base: 2.0,
        effort: 3.0,
        team: "CONFIG",
        raci: ["I", "A", "R", "C", "C", "R", "", "", "I"],
        ..PLAIN
    },
    Operation {
        code: Tr::new("PARAM", "CONFIG-S"),
        name: Tr::new("Paramétrage du dossier patient", "Configuration of the patient record"),
        base: 6.0,
        complexity: true,
        effort: 12.0,
        predecessors: Tr::new("CADRAGE", "SCOPE"),
        team: "CONFIG",
        people: 2,
        anticipated: true,
        raci: ["", "A", "C", "C", "", "R", "", "", "I"],
        ..PLAIN
    },
    Operation {
        code: Tr::new("POSTES", "DEVICES"),
        name: Tr::new("Installation des postes et du réseau", "Installation of computers and network"),
        base: 2.0,
        per_user: 0.03,
        effort: 4.0,
        predecessors: Tr::new("CADRAGE", "SCOPE"),
        team: "TECH",
        recurrent: true,
        anticipated: true,
        raci: ["", "A", "I", "", "", "", "R", "", ""],
        ..PLAIN
    },
    Operation {
        code: Tr::new("REPRISE", "TAKEOVER"),
        name: Tr::new("Reprise des données historiques", "Take-over of historical data"),
        base: 3.0,
        per_user: 0.02,
        effort: 5.0,
        predecessors: Tr::new("PARAM DD+3j", "CONFIG-S SS+3d"),
        team: "TECH",
        raci: ["", "A", "C", "C", "", "C", "R", "", ""],
        ..PLAIN
    },
    Operation {
        code: Tr::new("COMPTES", "ACCOUNTS"),
        name: Tr::new("Création des comptes", "Creation of accounts"),
        base: 1.0,
        per_user: 0.01,
        effort: 1.0,
        predecessors: Tr::new("CADRAGE", "SCOPE"),
        team: "ADMIN",
        recurrent: true,
        anticipated: true,
        raci: ["", "A", "C", "", "", "", "", "R", ""],
        ..PLAIN
    },
    Operation {
        code: Tr::new("ORGA", "PROCESS"),
        name: Tr::new("Nouvelles organisations de travail", "New work processes"),
        kind: OperationKind::Business,
        base: 4.0,
        complexity: true,
        effort: 6.0,
        predecessors: Tr::new("CADRAGE+2j", "SCOPE+2d"),
        raci: ["", "A", "R", "C", "R", "", "", "", ""],
        ..PLAIN
    },
    Operation {
        code: Tr::new("FORMREF", "TRAINSU"),
        name: Tr::new("Formation des référents", "Training of super-users"),
        kind: OperationKind::Business,
        base: 3.0,
        effort: 3.0,
        predecessors: Tr::new("PARAM", "CONFIG-S"),
        team: "FORM",
        modules: Tr::new("REFERENT", "SUPERUSER"),
        raci: ["", "A", "C", "", "I", "", "", "", "R"],
        ..PLAIN
    },
    Operation {
        code: Tr::new("FORMATION", "TRAINING"),
        name: Tr::new("Formation des agents", "Training of staff"),
        kind: OperationKind::Business,
        base: 10.0,
        per_user: 0.1,
        effort: 12.0,
        predecessors: Tr::new("FORMREF; COMPTES", "TRAINSU; ACCOUNTS"),
        max_wait: Tr::new("BASCULE<=28j", "GOLIVE<=28d"),
        team: "FORM",
        people: 2,
        modules: Tr::new("BASE; SOINS; PRESC; RDV", "BASICS; CARE; ORDERS; BOOKING"),
        raci: ["I", "A", "R", "C", "C", "", "", "", "R"],
        ..PLAIN
    },
    Operation {
        code: Tr::new("REPETIT", "REHEARSE"),
        name: Tr::new("Répétition générale", "Dress rehearsal"),
        kind: OperationKind::Business,
        base: 1.0,
        effort: 4.0,
        predecessors: Tr::new("FORMATION; REPRISE; POSTES; ORGA", "TRAINING; TAKEOVER; DEVICES; PROCESS"),
        team: "CONFIG",
        raci: ["I", "A", "R", "C", "R", "R", "", "", ""],
        ..PLAIN
    },
    Operation {
        code: Tr::new("BASCULE", "GOLIVE"),
        name: Tr::new("Démarrage", "Go-live"),
        base: 1.0,
        effort: 6.0,
        predecessors: Tr::new("REPETIT+1j", "REHEARSE+1d"),
        team: "CONFIG",
        people: 2,
        milestone: true,
        raci: ["I", "A", "R", "I", "R", "R", "R", "I", ""],
        ..PLAIN
    },
    Operation {
        code: Tr::new("ASSIST", "SUPPORT"),
        name: Tr::new("Assistance au démarrage et bilan", "Go-live support and review"),
        kind: OperationKind::Business,
        base: 7.0,
        complexity: true,
        effort: 14.0,
        predecessors: Tr::new("BASCULE", "GOLIVE"),
        team: "CONFIG",
        raci: ["I", "A", "C", "C", "R", "R", "", "", "C"],
        ..PLAIN
    },
];

pub(super) fn tables(staff: &Staff, lang: Lang) -> Vec<Table> {
    vec![operations(lang), raci(lang), actors(staff, lang), teams(lang)]
}

fn operations(lang: Lang) -> Table {
    let yes = |on: bool| if on { cell(&true, lang) } else { Content::Empty };
    let some = |n: f64| if n > 0.0 { number(n) } else { Content::Empty };
    let rows = OPERATIONS.iter().map(|o| {
        vec![
            said(o.code, lang),
            said(o.name, lang),
            cell(&o.kind, lang),
            number(o.base),
            some(o.per_user),
            yes(o.complexity),
            number(o.effort),
            said(o.predecessors, lang),
            said(o.max_wait, lang),
            o.team.into(),
            if o.team.is_empty() { Content::Empty } else { number(f64::from(o.people)) },
            said(o.modules, lang),
            yes(o.recurrent),
            yes(o.anticipated),
            yes(o.milestone),
        ]
    });
    let fields = [
        "code",
        "name",
        "kind",
        "base",
        "per_user",
        "complexity_effect",
        "effort",
        "predecessors",
        "max_wait",
        "team",
        "people",
        "modules",
        "recurrent",
        "can_be_anticipated",
        "go_live",
    ];
    sheet(&OperationRow::SPEC, &fields, rows.collect(), lang)
}

fn raci(lang: Lang) -> Table {
    let mut columns = vec![
        Column::new("operation", Tr::new("Opération", "Operation").get(lang), Look::Code),
        Column::new("name", Tr::new("Libellé", "Name").get(lang), Look::Text),
    ];
    columns.extend(ACTORS.map(|a| Column::new("actor", a, Look::Mark).width(9.0)));
    let rows = OPERATIONS.iter().map(|o| {
        let mut cells = vec![said(o.code, lang), said(o.name, lang)];
        cells.extend(o.raci.map(Content::from));
        cells
    });
    plain("raci", Tr::new("RACI", "RACI"), columns, rows.collect(), lang)
}

fn actors(staff: &Staff, lang: Lang) -> Table {
    let named = |actor: &str, who: &str, service: &str| -> Vec<Content> { vec![actor.into(), who.into(), service.into()] };
    let (lead, director) = if lang == Lang::Fr { ("VASSEUR Mireille", "COLLET Bertrand") } else { ("HOLLOWAY Miriam", "STANTON Bernard") };
    let mut rows = vec![named("CP", lead, ""), named("COPIL", director, "")];
    rows.extend(WARDS.iter().enumerate().filter_map(|(at, w)| Some(named("MEDREF", &staff.doctor(at)?.id, w.code))));
    sheet(&ActorRow::SPEC, &["actor", "name", "service"], rows, lang)
}

fn teams(lang: Lang) -> Table {
    let team = |code: &str, name: Tr, capacity: u32, cost: f64| vec![code.into(), said(name, lang), number(f64::from(capacity)), number(cost)];
    let rows = vec![
        team("CONFIG", Tr::new("Paramétrage et assistance", "Configuration and support"), 5, 480.0),
        team("TECH", Tr::new("Postes, réseau, données", "Computers, network, data"), 3, 450.0),
        team("ADMIN", Tr::new("Annuaire et comptes", "Directory and accounts"), 1, 420.0),
        team("FORM", Tr::new("Formateurs", "Trainers"), 5, 380.0),
    ];
    sheet(&TeamRow::SPEC, &["code", "name", "capacity", "day_cost"], rows, lang)
}
