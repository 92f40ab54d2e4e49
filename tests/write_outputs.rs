//! The real documents of a small hospital through the writer: second runs, later runs.

mod support;

use jalon::document::Document;
use jalon::model::{Lang, Sources};
use support::World;

fn living(world: &World) -> Vec<Document> {
    world.documents().into_iter().filter(|d| matches!(d, Document::Living(_))).collect()
}

fn written(document: Document, previous: Option<&[u8]>) -> (Vec<u8>, Vec<String>) {
    let (mut artifacts, diagnostics) = jalon::write::render(document, previous, &mut Sources::default()).expect("written");
    assert_eq!(artifacts.len(), 1);
    (artifacts.remove(0).bytes, diagnostics.iter().map(|d| format!("{} {}", d.code(), d.fault.message(Lang::Fr))).collect())
}

#[test]
fn a_second_run_of_every_living_workbook_changes_not_one_byte() {
    for lang in [Lang::Fr, Lang::En] {
        let world = World::usual(lang);
        let documents = living(&world);
        assert!(documents.iter().any(|d| d.path() == "planning.xlsx"));
        for (first, second) in documents.into_iter().zip(living(&world)) {
            let path = first.path().to_owned();
            let (before, _) = written(first, None);
            let (after, met) = written(second, Some(&before));
            assert!(met.is_empty(), "{path}: {met:?}");
            assert!(before == after, "{path}");
        }
    }
}

#[test]
fn a_later_run_with_news_meets_no_clash_and_settles() {
    let before = World::usual(Lang::Fr);
    let later = || {
        let mut hospital = support::hospital();
        hospital.issues.push(support::issue("A-04", "Écran noir", Some(1), jalon::model::Gravity::Blocking, None));
        hospital.issues.remove(1);
        hospital.services[2].name = "Urgences".into();
        let context = support::context("2027-04-20", Lang::Fr);
        let plan = support::plan(&hospital, context.today);
        World::new(hospital, plan, context)
    };
    for document in living(&later()).into_iter().filter(|d| d.path() == "planning.xlsx") {
        std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("planning-fresh.xlsx"), written(document, None).0).expect("saved");
    }
    for ((old, new), again) in living(&before).into_iter().zip(living(&later())).zip(living(&later())) {
        let path = old.path().to_owned();
        let (first, _) = written(old, None);
        let (second, met) = written(new, Some(&first));
        assert!(met.iter().all(|m| m.starts_with("W005") || m.starts_with("W004")), "{path}: {met:?}");
        let (third, met) = written(again, Some(&second));
        assert!(met.is_empty() && third == second, "{path}: {met:?}");
        if path == "planning.xlsx" {
            std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("planning-later.xlsx"), &second).expect("saved");
            std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("planning-first.xlsx"), &first).expect("saved");
        }
    }
}
