//! Which files are read, in which order, and how each is named in messages.

use crate::diagnostics::catalogue::files::Files;
use crate::package::limits;
use crate::text::labels::files::{measured, reason, unit};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Extensions that are opened in a folder; a file given by its name is opened whatever it is called.
const EXTENSIONS: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "toml"];

/// A file to open.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Relative to the input, `/` between folders, unique in the run.
    pub(super) name: String,
    /// Excel or LibreOffice says that somebody has it open.
    pub(super) is_open: bool,
}

#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) files: Vec<Found>,
    /// What was given and is not there, and why a folder could not be read.
    pub(super) faults: Vec<(String, Files)>,
}

/// Files of all inputs, in the order given and by name inside a folder; each once.
pub(super) fn files(inputs: &[PathBuf], out: Option<&Path>) -> Walk {
    let mut walker = Walker { out: out.and_then(|o| o.canonicalize().ok()), ..Walker::default() };
    for (index, input) in inputs.iter().enumerate() {
        walker.input(index, input);
    }
    Walk { files: named(walker.files, inputs), faults: walker.faults }
}

/// A file with the steps of its path inside its input.
struct Inside {
    input: usize,
    path: PathBuf,
    relative: String,
}

#[derive(Default)]
struct Walker {
    out: Option<PathBuf>,
    files: Vec<Inside>,
    faults: Vec<(String, Files)>,
    /// Real paths seen: a file given twice is read once, a link that turns back is not followed.
    seen: BTreeSet<PathBuf>,
}

fn last_name(path: &Path) -> String {
    let shown = path.file_name().map(|n| n.to_string_lossy().into_owned());
    shown.or_else(|| path.canonicalize().ok()?.file_name().map(|n| n.to_string_lossy().into_owned())).unwrap_or_else(|| path.display().to_string())
}

/// Why the system refuses, in words.
pub(super) fn refusal(error: &std::io::Error) -> Files {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => Files::Unreadable { reason: reason::DENIED },
        _ => Files::Unreadable { reason: reason::SYSTEM },
    }
}

impl Walker {
    fn input(&mut self, index: usize, input: &Path) {
        let shown = input.display().to_string();
        let kind = match std::fs::metadata(input) {
            Ok(kind) => kind,
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => return self.faults.push((last_name(input), refusal(&error))),
            Err(_) => return self.faults.push((shown.clone(), Files::NotFound { found: shown })),
        };
        if kind.is_dir() {
            let before = self.files.len();
            let faults = self.faults.len();
            self.folder(index, input, "", 0);
            if self.files.len() == before && self.faults.len() == faults {
                self.faults.push((last_name(input), Files::NothingToRead { found: shown }));
            }
        } else if !kind.is_file() {
            self.faults.push((last_name(input), Files::Unreadable { reason: reason::NOT_A_FILE }));
        } else if is_lock(&last_name(input)) {
            self.faults.push((last_name(input), Files::LockFile {}));
        } else if self.first_time(input) {
            self.files.push(Inside { input: index, path: input.to_owned(), relative: last_name(input) });
        }
    }

    fn first_time(&mut self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|real| self.seen.insert(real))
    }

    fn folder(&mut self, index: usize, folder: &Path, relative: &str, depth: usize) {
        let is_out = self.out.is_some() && folder.canonicalize().ok() == self.out;
        if depth > limits::DEPTH {
            let fault = limits::too_many(measured::DEPTH, limits::DEPTH as u64, unit::FOLDERS);
            return self.faults.push((relative.to_owned(), fault));
        }
        if is_out || (depth > 0 && is_published(folder)) || !self.first_time(folder) {
            return;
        }
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let name = if relative.is_empty() { last_name(folder) } else { relative.to_owned() };
                return self.faults.push((name, refusal(&error)));
            }
        };
        let mut names: Vec<std::ffi::OsString> = entries.filter_map(|e| e.ok().map(|e| e.file_name())).collect();
        names.sort();
        for name in names {
            let shown = name.to_string_lossy();
            if shown.starts_with('.') || shown.starts_with("~$") {
                continue;
            }
            let path = folder.join(&name);
            let inside = if relative.is_empty() { shown.into_owned() } else { format!("{relative}/{shown}") };
            // Follows links; what has vanished meanwhile is left aside.
            let Ok(kind) = std::fs::metadata(&path) else { continue };
            if kind.is_dir() {
                self.folder(index, &path, &inside, depth + 1);
            } else if kind.is_file() && is_opened(&path) && self.first_time(&path) {
                if self.files.len() >= limits::FILES {
                    let fault = limits::too_many(measured::FILES, limits::FILES as u64, unit::FILES);
                    return self.faults.push((inside, fault));
                }
                self.files.push(Inside { input: index, path, relative: inside });
            }
        }
    }
}

/// What Excel (`~$x.xlsx`) and LibreOffice (`.~lock.x.ods#`) put beside a workbook while somebody has it open.
fn is_lock(name: &str) -> bool {
    name.starts_with("~$") || (name.starts_with(".~lock.") && name.ends_with('#'))
}

fn is_open(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|n| n.to_string_lossy()) else { return false };
    [format!("~${name}"), format!(".~lock.{name}#")].iter().any(|lock| path.with_file_name(lock).is_file())
}

fn is_opened(path: &Path) -> bool {
    path.extension().is_some_and(|e| EXTENSIONS.contains(&e.to_string_lossy().to_lowercase().as_str()))
}

/// Whether a folder is what a run of ours has published: its results are no input.
fn is_published(folder: &Path) -> bool {
    let path = folder.join("run.json");
    if !std::fs::metadata(&path).is_ok_and(|m| m.is_file()) {
        return false;
    }
    let mut head = Vec::new();
    let read = std::fs::File::open(&path).and_then(|f| f.take(65_536).read_to_end(&mut head));
    let text = String::from_utf8_lossy(&head);
    read.is_ok() && text.split("\"jalon\"").skip(1).any(|rest| rest.trim_start().starts_with(':'))
}

/// Names that tell files apart: the path inside the input; if two are equal, with the input's own name; if they still are, numbered.
fn named(files: Vec<Inside>, inputs: &[PathBuf]) -> Vec<Found> {
    let count = |names: &[String]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for name in names {
            *counts.entry(name.clone()).or_default() += 1;
        }
        counts
    };
    let mut names: Vec<String> = files.iter().map(|f| f.relative.clone()).collect();
    let counts = count(&names);
    for (name, file) in names.iter_mut().zip(&files) {
        if counts.get(name).is_some_and(|n| *n > 1) {
            *name = longer(file, inputs);
        }
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    files
        .into_iter()
        .zip(names)
        .map(|(file, name)| {
            let mut unique = name.clone();
            let mut n = 2;
            while !taken.insert(unique.clone()) {
                unique = format!("{name} ({n})");
                n += 1;
            }
            let is_open = is_open(&file.path);
            Found { path: file.path, name: unique, is_open }
        })
        .collect()
}

fn longer(file: &Inside, inputs: &[PathBuf]) -> String {
    let Some(input) = inputs.get(file.input) else { return file.relative.clone() };
    let above = if input.is_dir() { Some(last_name(input)) } else { input.parent().filter(|p| !p.as_os_str().is_empty()).map(last_name) };
    above.map_or_else(|| file.relative.clone(), |above| format!("{above}/{}", file.relative))
}
