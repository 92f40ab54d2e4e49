//! A small hospital's planning workbook, and other programs to judge it with.
#![allow(dead_code, unreachable_pub)] // each test binary uses its part

use jalon::diagnostics::Diagnostic;
use jalon::document::{Chart, ChartKind, Column, Content, Document, Look, Owner, Row, Rule, Table, Tone, Workbook};
use jalon::model::{Day, Lang, Sources, Value};
use jalon::text::Tr;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd_opt(y, m, d).expect("a day")
}

pub fn document(document: Document, previous: Option<&[u8]>) -> (Vec<u8>, Vec<Diagnostic>) {
    let (mut artifacts, diagnostics) = jalon::write::render(document, previous, &mut Sources::default()).expect("it is written");
    assert_eq!(artifacts.len(), 1);
    (artifacts.remove(0).bytes, diagnostics)
}

pub fn render(workbook: &Workbook, previous: Option<&[u8]>) -> Vec<u8> {
    document(Document::Living(workbook.clone()), previous).0
}

pub fn saved(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

/// What a Python script prints; `None`, with a plain word, where openpyxl is not there.
pub fn python(script: &str, files: &[&Path]) -> Option<String> {
    let has = Command::new("python3").args(["-c", "import openpyxl"]).output().is_ok_and(|o| o.status.success());
    if !has {
        println!("skipped: python3 with openpyxl is not there");
        return None;
    }
    let out = Command::new("python3").arg("-c").arg(script).args(files).env("PYTHONIOENCODING", "utf-8").output().expect("python runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8_lossy(&out.stdout).replace("\r\n", "\n"))
}

/// The workbook as LibreOffice saves it; `None`, with a plain word, where it is not there.
pub fn libreoffice(file: &Path) -> Option<Vec<u8>> {
    let folder = file.with_extension("lo");
    let profile = format!("-env:UserInstallation=file://{}", file.with_extension("profile").display());
    let out = Command::new("soffice")
        .arg(profile)
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&folder)
        .arg(file)
        .output();
    if !out.is_ok_and(|o| o.status.success()) {
        println!("skipped: LibreOffice is not there");
        return None;
    }
    Some(std::fs::read(folder.join(file.file_name()?)).expect("converted"))
}

pub const OPERATIONS: [(&str, &str, &str); 4] = [
    ("CONF", "Configuration du dossier", "CONFIG"),
    ("REPR", "Reprise des données d'historique du service", "TECH"),
    ("FORM", "Formation des utilisateurs", "FORM"),
    ("DEM", "Démarrage", "CP"),
];

pub fn services() -> Vec<(&'static str, &'static str)> {
    vec![("00412", "Cardiologie"), ("NEURO", "Neurologie et unité neuro-vasculaire"), ("URG", "Urgences"), ("PED", "Pédiatrie")]
}

/// The living workbook: a summary, the keyed planning, a Gantt, a load chart.
pub fn hospital(lang: Lang) -> Workbook {
    Workbook { path: "planning.xlsx".into(), lang, created: day(2027, 2, 3), tables: vec![summary(lang), planning(lang), gantt(lang), load(lang)] }
}

fn summary(lang: Lang) -> Table {
    let mut t = Table::new("summary", Tr::new("Synthèse", "Summary").get(lang));
    t.title = "Hôpital de Valmont — semaine du 1er mars 2027".into();
    t.above = vec![
        vec![Content::Toned { value: Value::text("À décider cette semaine"), tone: Tone::Title }],
        vec!["Services équipés".into(), Content::Formula { formula: "COUNTIF({planning!status:},\"Terminé\")".into(), cached: Value::Number(1.0) }],
        vec!["Prochain démarrage".into(), Content::Value(Value::day(day(2027, 4, 5)))],
        vec!["Planning détaillé".into(), Content::Link { text: "ouvrir".into(), target: "#planning".into() }],
    ];
    t.columns = vec![
        Column::new("what", "Sujet", Look::Text),
        Column::new("detail", "Détail", Look::Long),
        Column::new("done", "Avancement", Look::Share),
        Column::new("until", "Échéance", Look::LongDay),
    ];
    t.rows = vec![
        Row::new(
            "",
            vec![
                "Formation".into(),
                "Douze personnes de Cardiologie n'ont pas encore de place ; une session de plus est proposée le 12 mars".into(),
                0.8.into(),
                day(2027, 3, 12).into(),
            ],
        ),
        Row::new("", vec!["Reprise".into(), "Conforme".into(), 1.0.into(), day(2027, 3, 5).into()]).tone(Tone::Good),
        Row::new("", vec!["Urgences".into(), "En retard de 4 jours".into(), 0.25.into(), day(2027, 3, 1).into()]).tone(Tone::Bad),
    ];
    t.rules = vec![Rule::Gauge { column: "done" }];
    t
}

pub fn planning(lang: Lang) -> Table {
    let header = |fr, en| Tr::new(fr, en).get(lang);
    let mut t = Table::new("planning", "Planning");
    t.title = "Planning".into();
    t.above = vec![vec!["Les colonnes à fond jaune sont à vous : ce que vous y tapez est repris au prochain calcul".into()], vec![]];
    t.keyed = true;
    t.fixed = 2;
    t.columns = vec![
        Column::new("service", header("Service", "Service"), Look::Code),
        Column::new("name", header("Libellé du service", "Service name"), Look::Text),
        Column::new("operation", header("Opération", "Operation"), Look::Code),
        Column::new("label", header("Libellé", "Label"), Look::Text),
        Column::new("team", header("Équipe", "Team"), Look::Code),
        Column::new("planned_start", header("Début prévu", "Planned start"), Look::Day),
        Column::new("planned_end", header("Fin prévue", "Planned finish"), Look::Day),
        Column::new("start", header("Début révisé", "Revised start"), Look::Day),
        Column::new("end", header("Fin révisée", "Revised finish"), Look::Day),
        Column::new("actual_start", header("Début réel", "Actual start"), Look::Day).owned(Owner::Both),
        Column::new("actual_end", header("Fin réelle", "Actual finish"), Look::Day).owned(Owner::Both),
        Column::new("status", header("Statut", "Status"), Look::Text)
            .owned(Owner::Both)
            .choices(vec!["À faire".into(), "En cours".into(), "Terminé".into(), "Bloqué".into(), "Sans objet".into()])
            .note("Choisissez dans la liste"),
        Column::new("pinned", header("Date imposée", "Imposed date"), Look::Day)
            .owned(Owner::Both)
            .note("Tapez une date pour l'imposer, effacez-la pour la libérer"),
        Column::new("owner", header("Porteur", "Owner"), Look::Text).owned(Owner::Person),
        Column::new("why", header("Ce qui tient la date", "What holds the date"), Look::Long),
        Column::new("comment", header("Commentaire", "Comment"), Look::Long).owned(Owner::Person),
    ];
    let mut at = day(2027, 3, 1);
    for (service, name) in services() {
        for (operation, label, team) in OPERATIONS {
            let end = at + chrono::Days::new(4);
            let comment = if t.rows.is_empty() { "=1+1" } else { "" };
            let why = if operation == "CONF" {
                "commence avec le projet"
            } else {
                "attend l'opération précédente ; l'équipe est prise jusqu'à la semaine d'avant"
            };
            t.rows.push(Row::new(
                format!("{service}|{operation}"),
                vec![
                    service.into(),
                    name.into(),
                    operation.into(),
                    label.into(),
                    team.into(),
                    at.into(),
                    end.into(),
                    at.into(),
                    end.into(),
                    Content::Empty,
                    Content::Empty,
                    "À faire".into(),
                    Content::Empty,
                    Content::Empty,
                    why.into(),
                    comment.into(),
                ],
            ));
            at = at + chrono::Days::new(7);
        }
    }
    t.rules = vec![
        Rule::When { formula: "{status}=\"Terminé\"".into(), columns: vec!["status"], tone: Tone::Done },
        Rule::When { formula: "AND({actual_end}=\"\",{end}<DATE(2027,3,8))".into(), columns: vec!["end"], tone: Tone::Bad },
    ];
    t
}

fn gantt(_: Lang) -> Table {
    let mut t = Table::new("gantt", "Gantt");
    t.title = "Gantt des services".into();
    t.above = vec![vec![
        Content::Toned { value: Value::text("Prévu"), tone: Tone::Planned },
        Content::Toned { value: Value::text("En cours"), tone: Tone::InProgress },
        Content::Toned { value: Value::text("Démarrage"), tone: Tone::Milestone },
    ]];
    t.fixed = 3;
    t.columns = vec![Column::new("service", "Service", Look::Text), Column::new("start", "Début", Look::Day), Column::new("end", "Fin", Look::Day)];
    for week in 0..26 {
        t.columns.push(Column::week("week", day(2027, 3, 1) + chrono::Days::new(7 * week)));
    }
    for ((_, name), i) in services().into_iter().zip(0..) {
        let start = day(2027, 3, 1) + chrono::Days::new(28 * i);
        t.rows.push(Row::new("", vec![name.into(), start.into(), (start + chrono::Days::new(32)).into()]));
    }
    t.rules = vec![
        Rule::When { formula: "AND({week}<={end},{week}+6>={end})".into(), columns: vec!["week"], tone: Tone::Milestone },
        Rule::When { formula: "AND({start}<={week}+6,{end}>={week},{start}<=DATE(2027,3,8))".into(), columns: vec!["week"], tone: Tone::InProgress },
        Rule::When { formula: "AND({start}<={week}+6,{end}>={week})".into(), columns: vec!["week"], tone: Tone::Planned },
    ];
    t
}

fn load(lang: Lang) -> Table {
    let mut t = Table::new("load", Tr::new("Charge", "Load").get(lang));
    t.title = "Charge par semaine, en jours-personnes".into();
    t.columns = vec![
        Column::new("week", "Semaine", Look::Code),
        Column::new("config", "CONFIG", Look::Number),
        Column::new("tech", "TECH", Look::Number),
        Column::new("form", "FORM", Look::Number),
        Column::new("total", "Total", Look::Number),
    ];
    for i in 0..12u32 {
        let (a, b, c) = (f64::from(i % 5) * 1.5, f64::from((i * 3) % 7), f64::from(i % 3) * 2.0);
        t.rows.push(Row::new(
            "",
            vec![
                format!("2027-S{:02}", 9 + i).into(),
                a.into(),
                b.into(),
                c.into(),
                Content::Formula { formula: "SUM({config},{tech},{form})".into(), cached: Value::Number(a + b + c) },
            ],
        ));
    }
    t.rules = vec![Rule::Heat { columns: vec!["config", "tech", "form"] }];
    t.charts = vec![Chart {
        title: "Charge prévue".into(),
        kind: ChartKind::StackedColumns,
        categories: "week",
        series: vec!["config", "tech", "form"],
        rows: (0, 11),
        axes: ("Semaine".into(), "Jours-personnes".into()),
    }];
    t
}

/// The workbook after a person typed in some cells of a sheet.
pub fn type_in(bytes: &[u8], tab: &str, cells: &[(&str, Value)]) -> Vec<u8> {
    use jalon::package::{
        parts::Changes,
        splice::{Edit, Put, cell_at},
        tabs::Book,
    };
    let book = Book::open(bytes).expect("opens");
    let tab = book.tab(tab).expect("the tab is there");
    let sheet = book.sheet(tab).expect("parses");
    let edits = cells.iter().map(|(at, value)| (cell_at(at).expect("a cell"), Edit { put: Put::Value(value.clone()), style: None })).collect();
    let mut changes = Changes::default();
    changes.parts.insert(tab.part.clone(), sheet.edited(&edits).into_bytes());
    book.parts.changed(&changes).expect("zipped")
}

/// What a cell holds; days are numbers.
pub fn at(bytes: &[u8], tab: &str, cell: &str) -> Value {
    use jalon::package::{splice::cell_at, tabs::Book};
    let book = Book::open(bytes).expect("opens");
    let sheet = book.sheet(book.tab(tab).expect("the tab is there")).expect("parses");
    let (row, col) = cell_at(cell).expect("a cell");
    sheet.value(row, col).clone()
}

/// Excel's number of a day.
pub fn serial(day: Day) -> Value {
    let epoch = Day::from_ymd_opt(1899, 12, 30).expect("a day");
    Value::Number((day - epoch).num_days() as f64)
}

/// Codes of what the merge met, with their cells.
pub fn codes(diagnostics: &[Diagnostic]) -> Vec<(&'static str, Option<(u32, u32)>)> {
    diagnostics.iter().map(|d| (d.code(), d.at.and_then(|p| p.cell))).collect()
}
