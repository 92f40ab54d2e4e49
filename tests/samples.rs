//! The samples are what `jalon init --example` writes, and they show what they are meant to show.

use jalon::app::example;
use jalon::model::{Lang, Row, Sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folder under `samples/`, its language, whether errors are planted.
const SAMPLES: [(&str, Lang, bool); 3] = [("hopital", Lang::Fr, false), ("hopital-en", Lang::En, false), ("hopital-erreurs", Lang::Fr, true)];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

/// `jalon check` of a sample, as JSON.
fn check(name: &str, lang: &str) -> (Option<i32>, serde_json::Value) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_jalon")).args(["check", "--format", "json", "--lang", lang]).arg(folder(name)).output().expect("jalon runs");
    (run.status.code(), serde_json::from_slice(&run.stdout).expect("one JSON object"))
}

/// Codes of that severity, sorted, each once.
fn codes(report: &serde_json::Value, severity: &str) -> Vec<String> {
    let all = report["diagnostics"].as_array().expect("a list");
    let mut codes: Vec<String> = all.iter().filter(|d| d["severity"] == severity).map(|d| d["code"].as_str().expect("a code").to_owned()).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// Every cell of the workbooks of a folder, by file and sheet: the house style may change, what the samples say may not drift.
fn cells(folder: &Path) -> BTreeMap<(String, String), Vec<Row>> {
    let read = jalon::input::read(&[folder.to_path_buf()], None);
    read.grids.into_iter().map(|g| ((read.sources.get(g.sheet).file.clone(), g.name), g.rows)).collect()
}

#[test]
fn samples_say_what_init_writes() {
    for (name, lang, errors) in SAMPLES {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples").join(name);
        let _ = std::fs::remove_dir_all(&fresh);
        std::fs::create_dir_all(&fresh).expect("a folder");
        for document in example::documents(lang, errors) {
            for artifact in jalon::write::render(document, None, &mut Sources::default()).expect("it can be written").0 {
                std::fs::write(fresh.join(&artifact.path), &artifact.bytes).expect("written");
            }
        }
        let (there, wanted) = (cells(&folder(name)), cells(&fresh));
        assert!(wanted.len() > 15, "{name}: {} sheets", wanted.len());
        assert!(there == wanted, "samples/{name} is not what `jalon init --example` writes: remove it and write it again (samples/README.md)");
    }
}

#[test]
fn a_first_run_of_the_sample_meets_warnings_alone_and_each_teaches_something() {
    for (name, lang) in [("hopital", "fr"), ("hopital-en", "en")] {
        let (exit, report) = check(name, lang);
        assert_eq!(exit, Some(0), "{name}: {report:#}");
        assert_eq!(codes(&report, "error"), [""; 0], "{name}");
        for code in ["I013", "I021"] {
            assert!(codes(&report, "warning").contains(&code.to_owned()), "{name}: {code} in {:?}", codes(&report, "warning"));
        }
        assert_eq!(codes(&report, "info"), ["I004", "I031", "I032", "I035"], "{name}");
        assert_eq!((&report["summary"]["users"], &report["summary"]["services"]), (&250.into(), &7.into()), "{name}");
    }
}

#[test]
fn the_sample_with_errors_names_each_of_them_where_it_stands() {
    let (exit, report) = check("hopital-erreurs", "fr");
    assert_eq!(exit, Some(2));
    assert_eq!(codes(&report, "error"), ["I010", "I011", "I012", "I040", "I054"]);
    let misspelt = report["diagnostics"].as_array().expect("a list").iter().find(|d| d["code"] == "I012").expect("the misspelt service");
    assert_eq!((&misspelt["count"], &misspelt["found"]), (&3.into(), &"CARDO".into()));
    assert_eq!(report["summary"]["users"], 246, "three people of CARDO and one without a name stay out, all others are kept");
}
