//! The references of `docs/` follow from the code, and every fault that names a test names one that exists.

use std::path::{Path, PathBuf};

#[test]
fn the_references_are_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = jalon::outputs::reference::all(jalon::app::explain::page);
    assert_eq!(pages.len(), 6);
    for (path, text) in pages {
        let written = std::fs::read_to_string(root.join(&path)).unwrap_or_default().replace("\r\n", "\n");
        assert!(written == text, "{path} is stale: cargo run --example docs");
    }
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, out);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            out.push(entry);
        }
    }
}

#[test]
fn every_fault_is_shown_by_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("tests"), &mut files);
    let code: String = files.iter().map(|f| std::fs::read_to_string(f).expect("UTF-8")).collect();
    let missing: Vec<String> = jalon::diagnostics::catalogue::all()
        .into_iter()
        .filter_map(|e| match e.shown {
            jalon::diagnostics::Shown::By(test) if !code.contains(&format!("fn {test}(")) => Some(format!("{} {test}", e.code)),
            _ => None,
        })
        .collect();
    assert!(missing.is_empty(), "no such test:\n{}", missing.join("\n"));
}
