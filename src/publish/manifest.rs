//! `run.json`: what a run was given and what it wrote; and, read back, what in OUT is ours.

use crate::document::Artifact;
use crate::model::Day;
use crate::text::names::is_legal_file_name;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Its path in OUT.
pub const RUN: &str = "run.json";

/// Number of the form that is written. A reader of an older form takes `outputs` and `unhashed` from a newer one, and leaves what it does not know.
const VERSION: u32 = 1;

/// A file with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// `/` between folders.
    pub path: String,
    /// Of its bytes, in lower-case hexadecimal; `None` for what is secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// What a run was given.
#[derive(Clone, Debug)]
pub struct Given {
    pub today: Day,
    pub seed: u64,
    /// Options as typed, by name. No path of this machine.
    pub options: serde_json::Map<String, serde_json::Value>,
    /// Relative to the input given, and their SHA-256.
    pub inputs: Vec<(String, String)>,
    /// What the next run must know of this one.
    pub memory: serde_json::Value,
}

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    jalon: &'a str,
    today: String,
    seed: u64,
    options: &'a serde_json::Map<String, serde_json::Value>,
    inputs: Vec<Output>,
    outputs: Vec<Output>,
    /// What is ours without a hash: names alone.
    unhashed: Vec<String>,
    memory: &'a serde_json::Value,
}

#[derive(Deserialize)]
struct ReadBack {
    /// Nobody else writes that.
    jalon: String,
    outputs: Vec<Output>,
    #[serde(default)]
    unhashed: Vec<String>,
}

/// The last file of a run: lists `artifacts` and what is `carried` (see [`super::Held::carried`]), by path, none of the secret ones with its hash.
pub fn run_json(given: &Given, artifacts: &[Artifact], carried: &[Output]) -> Artifact {
    let mut all: BTreeMap<&str, Option<String>> = carried.iter().map(|o| (o.path.as_str(), o.sha256.clone())).collect();
    for artifact in artifacts.iter().filter(|a| a.path != RUN) {
        all.insert(&artifact.path, (!artifact.is_secret()).then(|| sha256(&artifact.bytes)));
    }
    let unhashed = all.iter().filter(|(_, hash)| hash.is_none()).map(|(path, _)| (*path).to_owned()).collect();
    let listed = |(path, sha256): (&str, Option<String>)| sha256.map(|hash| Output { path: path.to_owned(), sha256: Some(hash) });
    let written = Written {
        version: VERSION,
        jalon: env!("CARGO_PKG_VERSION"),
        today: given.today.to_string(),
        seed: given.seed,
        options: &given.options,
        inputs: given.inputs.iter().map(|(path, hash)| Output { path: path.clone(), sha256: Some(hash.clone()) }).collect(),
        outputs: all.into_iter().filter_map(listed).collect(),
        unhashed,
        memory: &given.memory,
    };
    let mut bytes = serde_json::to_vec_pretty(&written).expect("plain values with text keys");
    bytes.push(b'\n');
    Artifact { path: RUN.to_owned(), bytes }
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What in OUT is ours.
#[derive(Debug, Default)]
pub(super) struct Ours {
    /// Paths of the last run, with the hash that it wrote.
    pub(super) files: BTreeMap<PathBuf, Option<String>>,
    /// The list is lost, but what else lies there says that the folder is ours: a path that this run writes is one that an earlier run wrote.
    pub(super) list_lost: bool,
}

impl Ours {
    /// From the last run.json of `out`.
    pub(super) fn in_out(out: &Path) -> Ours {
        let Some(read) = fs::read(out.join(RUN)).ok().and_then(|bytes| serde_json::from_slice::<ReadBack>(&bytes).ok()) else {
            return Ours { files: BTreeMap::new(), list_lost: looks_like_ours(out) };
        };
        debug_assert!(!read.jalon.is_empty() || read.outputs.is_empty());
        let unhashed = read.unhashed.into_iter().map(|path| Output { path, sha256: None });
        // Somebody may have changed the list: only what we could have written is taken from it.
        let mut files: BTreeMap<PathBuf, Option<String>> =
            read.outputs.into_iter().chain(unhashed).filter_map(|o| Some((inside(&o.path)?, o.sha256))).collect();
        files.insert(PathBuf::from(RUN), None);
        Ours { files, list_lost: false }
    }
}

/// `diagnostics.json` as every run writes it (PRODUCT §5).
fn looks_like_ours(out: &Path) -> bool {
    let read = fs::read(out.join("diagnostics.json")).ok().and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    read.is_some_and(|value| ["summary", "diagnostics", "recognised"].iter().all(|key| value.get(key).is_some()))
}

/// A path of an artifact as one of this system, if it stays inside OUT and every system takes its names.
pub(super) fn inside(path: &str) -> Option<PathBuf> {
    path.split('/').all(is_legal_file_name).then(|| path.split('/').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        Given {
            today: Day::from_ymd_opt(2027, 1, 15).expect("a date"),
            seed: 1,
            options: serde_json::Map::new(),
            inputs: vec![("hopital.xlsx".into(), sha256(b"x"))],
            memory: serde_json::Value::Null,
        }
    }

    #[test]
    fn outputs_have_their_hashes_and_secrets_only_their_names() {
        let file = |path: &str, bytes: &[u8]| Artifact { path: path.into(), bytes: bytes.to_vec() };
        let artifacts = [file("planning.xlsx", b"abc"), file("accounts/secret/entra.csv", b"password")];
        let carried = [Output { path: "rosters/rosters.xlsx".into(), sha256: Some("00".into()) }];
        let run = run_json(&given(), &artifacts, &carried);
        let value: serde_json::Value = serde_json::from_slice(&run.bytes).expect("JSON");
        assert_eq!(value["version"], 1);
        assert_eq!(value["outputs"][0]["path"], "planning.xlsx");
        assert_eq!(value["outputs"][0]["sha256"], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(value["outputs"][1]["path"], "rosters/rosters.xlsx");
        assert_eq!(value["unhashed"], serde_json::json!(["accounts/secret/entra.csv"]));
        assert!(!String::from_utf8_lossy(&run.bytes).contains(&sha256(b"password")));
    }

    #[test]
    fn a_list_that_names_files_outside_out_is_not_believed() {
        assert_eq!(inside("rosters/ics/a.ics"), Some(["rosters", "ics", "a.ics"].iter().collect()));
        for path in ["", "/etc/passwd", "../x", "a//b", "a/../b", "C:/x", "a\\b", "a/b.", "NUL", "a/."] {
            assert_eq!(inside(path), None, "{path}");
        }
    }
}
