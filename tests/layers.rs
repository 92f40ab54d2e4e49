//! Who may import whom (ARCHITECTURE.md): reads the `use` lines and every `crate::room` path, and fails with the file's name on an arrow upwards or a crate outside its door.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A room and those that it may use. `diagnostics::causes` belongs to `diagnostics`.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("diagnostics", &["model", "text"]),
    ("schema", &["model", "text", "diagnostics", "document"]),
    ("document", &["model", "text", "diagnostics"]),
    ("package", &["model", "text", "diagnostics"]),
    ("input", &["package", "model", "text", "diagnostics"]),
    ("intake", &["schema", "package", "diagnostics", "text", "model", "document"]),
    ("plan", &["model", "diagnostics"]),
    ("roster", &["plan", "model", "diagnostics"]),
    ("accounts", &["roster", "plan", "model", "diagnostics", "text"]),
    ("steering", &["accounts", "roster", "plan", "model", "diagnostics"]),
    ("outputs", &["steering", "accounts", "roster", "plan", "schema", "document", "diagnostics", "text", "model"]),
    ("write", &["document", "schema", "package", "diagnostics", "text", "model"]),
    ("publish", &["document", "diagnostics", "text", "model"]),
];

/// A crate and the rooms (or files) that are its door. `app` and `cli` may use everything.
const DOORS: &[(&str, &[&str])] = &[
    ("calamine", &["input"]),
    ("encoding_rs", &["input"]),
    ("chardetng", &["input"]),
    ("zip", &["package", "write"]),
    ("quick_xml", &["package", "write"]),
    ("rust_xlsxwriter", &["write"]),
    ("minijinja", &["write"]),
    ("rand", &["plan", "roster", "accounts"]),
    ("rand_chacha", &["plan", "roster", "accounts"]),
    ("getrandom", &["accounts"]),
    ("clap", &[]),
    ("indicatif", &[]),
    ("tempfile", &["publish"]),
    ("rustix", &["publish"]),
    ("csv", &["input", "write"]),
    ("sha2", &["input", "publish", "write"]),
    ("unicode_width", &["diagnostics"]),
];

fn sources() -> Vec<(PathBuf, String, String)> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("src is there").map(|e| e.expect("an entry").path()) {
            if entry.is_dir() {
                walk(&entry, out);
            } else if entry.extension().is_some_and(|e| e == "rs") {
                out.push(entry);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&src, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let inside = file.strip_prefix(&src).expect("under src").to_path_buf();
            let room = inside.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
            let text = std::fs::read_to_string(&file).expect("UTF-8");
            // What stands under `#[cfg(test)]` may look anywhere.
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
            (inside, room, text)
        })
        .collect()
}

/// Rooms named after `crate::`, grouped imports (`use crate::{model::Day, outputs}`) included.
fn rooms_used(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let word = |s: &str| s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (1, 0);
            for (at, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => {
                        used.push(word(&group[start..at]));
                        start = at + 1;
                    }
                    _ => {}
                }
                if depth == 0 {
                    used.push(word(&group[start..at]));
                    break;
                }
            }
        } else {
            used.push(word(rest));
        }
    }
    used.retain(|w| !w.is_empty());
    used
}

#[test]
fn no_room_imports_upwards() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let files = sources();
    assert!(files.len() > 40, "src was found");
    let mut faults = Vec::new();
    for (file, room, text) in &files {
        let Some(may) = allowed.get(room.as_str()) else {
            assert!(["main", "lib", "cli", "app"].contains(&room.as_str()), "{}: a room that tests/layers.rs does not know", file.display());
            continue;
        };
        for used in rooms_used(text) {
            let is_room = allowed.contains_key(used.as_str()) || used == "app" || used == "cli";
            if is_room && used != *room && !may.contains(&used.as_str()) {
                faults.push(format!("{} uses {used}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "arrows upwards:\n{}", faults.join("\n"));
}

#[test]
fn each_crate_has_its_door() {
    let mut faults = Vec::new();
    for (file, room, text) in sources() {
        if ["main", "lib", "cli", "app"].contains(&room.as_str()) {
            continue;
        }
        for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
            for (name, doors) in DOORS {
                let named = line
                    .match_indices(&format!("{name}::"))
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
                if named && !doors.contains(&room.as_str()) {
                    faults.push(format!("{} uses {name}", file.display()));
                }
            }
            if room != "model"
                && (line.contains("Local::now") || line.contains("Utc::now") || line.contains("SystemTime::now") || line.contains("std::env::"))
            {
                faults.push(format!("{} asks the clock or the environment", file.display()));
            }
        }
        let touches_files = text.contains("std::fs") || text.contains("File::open") || text.contains("fs::read");
        if touches_files && !["input", "publish", "package"].contains(&room.as_str()) {
            faults.push(format!("{} touches files", file.display()));
        }
    }
    assert!(faults.is_empty(), "crates outside their door:\n{}", faults.join("\n"));
}

#[test]
fn grouped_imports_are_seen() {
    assert_eq!(
        rooms_used("use crate::{model::{Day, Lang}, outputs::X, write};\nlet a = crate::plan::plan();"),
        ["model", "outputs", "write", "plan"]
    );
}
