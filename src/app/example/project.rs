//! Settings, calendar, what happened so far, anomalies, the pilot's exit, measures.

use super::{cell, date, said, sheet, today};
use crate::document::{Content, Table};
use crate::model::{ClosureKind, CriterionKind, CriterionState, Gravity, Lang, Settings, Status, Strategy, Value};
use crate::schema::Sheet as _;
use crate::schema::cells::Share;
use crate::schema::settings::{ALL, LICENCES};
use crate::schema::sheets::{BenefitRow, CalendarRow, CriterionRow, IssueRow, SettingRow, TrackingRow};
use crate::text::Tr;

pub(super) fn tables(lang: Lang) -> Vec<Table> {
    vec![settings(lang), calendar(lang), tracking(lang), issues(lang), exit(lang), benefits(lang)]
}

/// The example's settings, as typed values: only those that differ from the defaults are written.
fn chosen(lang: Lang) -> Settings {
    Settings {
        hospital: Tr::new("Centre hospitalier de Valbrume", "Valbrume Hospital").get(lang).into(),
        today: Some(today()),
        strategy: Strategy::PilotThenWaves,
        project_start: Some(date(2027, 1, 11)),
        target_end: Some(date(2027, 12, 17)),
        wave_size: 2,
        mail_domain: super::people::DOMAIN.into(),
        directory_base: "DC=valbrume,DC=example".into(),
        // Alone in their job, managers could never be trained if one had to stay.
        minimum_left: 0,
        ..Settings::default()
    }
}

fn settings(lang: Lang) -> Table {
    let (settings, defaults) = (chosen(lang), Settings::default());
    let written = ALL.iter().map(|s| (s.key.get(lang), (s.get)(&settings, lang), (s.get)(&defaults, lang)));
    let strategy = ALL.iter().find(|s| s.key.fr == "stratégie").map(|s| (s.key.get(lang), (s.get)(&settings, lang)));
    let mut rows: Vec<Vec<Content>> = written
        .filter(|(_, value, default)| value != default && *value != Value::Empty)
        .map(|(key, value, _)| vec![key.into(), value.into()])
        .collect();
    rows.extend(strategy.map(|(key, value)| vec![key.into(), value.into()]));
    let kind = Tr::new("nominative", "named").get(lang);
    rows.push(vec![format!("{} {kind}", LICENCES.get(lang)).into(), Content::Value(Value::Number(230.0))]);
    sheet(&SettingRow::SPEC, &["key", "value"], rows, lang)
}

fn calendar(lang: Lang) -> Table {
    let line = |from, to, kind: ClosureKind, scope: Content, share: Option<f64>| {
        let to: Option<crate::model::Day> = to;
        vec![Content::from(from), to.into(), cell(&kind, lang), scope, share.map_or(Content::Empty, |s| cell(&Share(s), lang))]
    };
    let all = said(Tr::new("tous", "all"), lang);
    let rows = vec![
        line(date(2027, 5, 7), None, ClosureKind::Closed, all.clone(), None),
        line(date(2027, 7, 12), Some(date(2027, 8, 27)), ClosureKind::Freeze, all, None),
        line(date(2027, 7, 12), Some(date(2027, 8, 27)), ClosureKind::Reduced, "CONFIG".into(), Some(0.6)),
        line(date(2027, 2, 15), Some(date(2027, 2, 19)), ClosureKind::Reduced, "TECH".into(), Some(0.5)),
    ];
    sheet(&CalendarRow::SPEC, &["from", "to", "kind", "scope", "share"], rows, lang)
}

fn tracking(lang: Lang) -> Table {
    let rows = vec![
        vec![
            "MEDPOL".into(),
            said(Tr::new("CADRAGE", "SCOPE"), lang),
            cell(&Status::Done, lang),
            date(2027, 1, 11).into(),
            date(2027, 1, 12).into(),
            Content::Empty,
        ],
        vec![
            "MEDPOL".into(),
            said(Tr::new("PARAM", "CONFIG-S"), lang),
            cell(&Status::InProgress, lang),
            date(2027, 1, 13).into(),
            Content::Empty,
            said(Tr::new("Courbes de surveillance en cours", "Observation charts in progress"), lang),
        ],
    ];
    sheet(&TrackingRow::SPEC, &["service", "operation", "status", "start", "end", "comment"], rows, lang)
}

fn issues(lang: Lang) -> Table {
    let issue = |id: &str, title: Tr, gravity: Gravity, opened, closed: Option<crate::model::Day>, owner: &str| {
        vec![id.into(), said(title, lang), "MEDPOL".into(), cell(&gravity, lang), Content::from(opened), closed.into(), owner.into()]
    };
    let printing = Tr::new("L'étiquette du patient ne s'imprime pas en salle de soins", "The patient's label does not print in the treatment room");
    let slow = Tr::new("Ouverture lente d'un dossier de plus de 500 documents", "A record with more than 500 documents opens slowly");
    let rows = vec![
        issue("A-001", printing, Gravity::Major, date(2027, 1, 14), None, "TECH"),
        issue("A-002", slow, Gravity::Minor, date(2027, 1, 13), Some(date(2027, 1, 15)), "CONFIG"),
    ];
    sheet(&IssueRow::SPEC, &["id", "title", "service", "gravity", "opened", "closed", "owner"], rows, lang)
}

fn exit(lang: Lang) -> Table {
    let criterion = |title: Tr, kind: CriterionKind, state: CriterionState, owner: &str| {
        vec![said(title, lang), cell(&kind, lang), cell(&state, lang), owner.into(), date(2027, 4, 30).into()]
    };
    let open = CriterionState::Open;
    let rows = vec![
        criterion(
            Tr::new("Plus aucune anomalie bloquante ou majeure ouverte", "No blocking or major issue is open any more"),
            CriterionKind::Issues,
            open,
            "CP",
        ),
        criterion(Tr::new("Guides et fiches réflexes mis à jour", "Guides and quick sheets updated"), CriterionKind::Documentation, open, "FORM"),
        criterion(Tr::new("90 % des agents en poste formés", "90% of staff on duty trained"), CriterionKind::Training, open, "FORM"),
        criterion(Tr::new("Organisation de la visite médicale revue", "Ward-round process reviewed"), CriterionKind::Process, open, "CADRE"),
    ];
    sheet(&CriterionRow::SPEC, &["title", "kind", "state", "owner", "due"], rows, lang)
}

fn benefits(lang: Lang) -> Table {
    let rows = vec![vec![
        said(Tr::new("Temps de transmission à la relève", "Time of the handover"), lang),
        "MEDPOL".into(),
        super::number(32.0),
        Content::Empty,
        said(Tr::new("minutes", "minutes"), lang),
        date(2027, 1, 15).into(),
    ]];
    sheet(&BenefitRow::SPEC, &["indicator", "service", "before", "after", "unit", "date"], rows, lang)
}
