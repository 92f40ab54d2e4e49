//! `jalon check --annotate DIR`: copies of the workbooks to be mended, each faulty cell marked. The originals are never written.

use super::Exit;
use super::load::Loaded;
use super::screen::Screen;
use super::way::real;
use crate::diagnostics::catalogue::files::Files;
use crate::diagnostics::{Diagnostic, Fault as _, Severity};
use crate::document::table::tab_name;
use crate::input;
use crate::model::{Day, Lang, Place, Sources};
use crate::outputs::annotation::{self, Faults};
use crate::package::parts::Refusal;
use crate::publish::manifest::sha256;
use crate::publish::{PublishError, copy};
use crate::text::Tr;
use crate::text::labels::annotate as words;
use crate::text::names::{is_legal_file_name, legal_file_name};
use crate::write::annotate::{Annotation, Mark, State, annotate, state};
use crate::write::{self, twin};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Annotated {
    /// Paths of the copies, DIR in front; and why one is a workbook of its own.
    pub(super) written: Vec<(String, Option<Tr>)>,
    /// Workbooks with nothing to mend.
    pub(super) clean: usize,
    /// Copies whose marks are all gone.
    pub(super) mended: usize,
}

/// Why nothing was written, or not all.
pub(super) struct Stop {
    pub(super) exit: Exit,
    pub(super) reason: String,
}

/// A copy to be written.
struct Made {
    name: String,
    /// Where the original lies.
    from: PathBuf,
    /// Inside DIR, `/` between folders.
    to: String,
    bytes: Vec<u8>,
    /// Why it is a workbook of its own.
    twin: Option<Tr>,
    /// Whether the original is a copy of ours.
    is_copy: bool,
    /// Whether any mark is on it.
    marked: bool,
}

/// Whether DIR can hold copies at all; before anything is read.
pub(super) fn usable(dir: &Path, lang: Lang) -> Result<(), Stop> {
    if dir.exists() && !dir.is_dir() {
        return Err(Stop { exit: Exit::CommandLine, reason: words::not_a_folder(lang, &dir.display().to_string()) });
    }
    Ok(())
}

/// Writes the copies of all that was read, and says in its diagnostics what a person must know of them.
pub(super) fn copies(inputs: &[PathBuf], dir: &Path, loaded: &mut Loaded, screen: &Screen) -> Result<Annotated, Stop> {
    let made = made(loaded, screen)?;
    let to = named(&made);
    let made: Vec<Made> = made.into_iter().zip(to).map(|(one, to)| Made { to, ..one }).collect();
    harmless(inputs, dir, &made, loaded, screen.lang)?;
    let mut done = Annotated { clean: loaded.paths.iter().filter(|(name, _)| is_read(loaded, name)).count() - made.len(), ..Annotated::default() };
    let stale = stale(dir, loaded, &made);
    for one in &made {
        let target = dir.join(&one.to);
        let in_place = same(&target, &one.from);
        let shown = target.display().to_string();
        if !in_place && let Some(fault) = in_the_way(&target, &one.from, &shown) {
            told(loaded, &one.name, fault);
            continue;
        }
        copy::put(dir, &one.to, &one.bytes).map_err(|error| stop(&error, screen.lang))?;
        if let Some(reason) = one.twin {
            told(loaded, &one.name, Files::TwinWritten { reason, found: one.to.clone() });
        }
        done.mended += usize::from(!one.marked);
        done.written.push((shown, one.twin));
    }
    for path in stale {
        copy::remove(dir, &path).map_err(|error| stop(&error, screen.lang))?;
    }
    Ok(done)
}

fn stop(error: &PublishError, lang: Lang) -> Stop {
    let fault = error.fault();
    let exit = if matches!(error, PublishError::NotAFolder(_)) { Exit::CommandLine } else { Exit::System };
    Stop { exit, reason: format!("{}\n  → {}", fault.message(lang), fault.help(lang)) }
}

fn told(loaded: &mut Loaded, name: &str, fault: Files) {
    let file = loaded.sources.add(name, None);
    loaded.diagnostics.push(Diagnostic::at(Place::sheet(file), fault));
}

/// What stands where a copy goes and must not be written over.
fn in_the_way(target: &Path, from: &Path, shown: &str) -> Option<Files> {
    let bytes = std::fs::read(target).ok()?;
    // A mended copy that was put in place of its original: nothing in it is lost.
    if std::fs::read(from).is_ok_and(|read| read == bytes) {
        return None;
    }
    match state(&bytes) {
        State::Untouched => None,
        State::Edited => Some(Files::CopyEdited { found: shown.to_owned() }),
        State::Theirs => Some(Files::NotACopy { found: shown.to_owned() }),
    }
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// No input is written over, but for a copy of ours that is brought to date; and no copy lands where it would be read as data.
fn harmless(inputs: &[PathBuf], dir: &Path, made: &[Made], loaded: &Loaded, lang: Lang) -> Result<(), Stop> {
    let refuse = |reason| Err(Stop { exit: Exit::CommandLine, reason });
    let here = real(dir).unwrap_or_else(|| dir.to_path_buf());
    let inputs_real: Vec<PathBuf> = inputs.iter().filter_map(|i| i.canonicalize().ok()).collect();
    let in_folder = inputs_real.iter().any(|i| i.is_dir() && here.starts_with(i));
    let read: BTreeSet<PathBuf> = loaded.paths.iter().filter_map(|(_, path)| path.canonicalize().ok()).collect();
    for one in made {
        let target = dir.join(&one.to);
        let updated = one.is_copy && one.twin.is_none() && same(&target, &one.from);
        if !updated && target.canonicalize().is_ok_and(|real| read.contains(&real)) {
            return refuse(words::over_input(lang, &target.display().to_string()));
        }
        if !updated && in_folder {
            return refuse(words::inside_input(lang, &dir.display().to_string()));
        }
    }
    Ok(())
}

/// Copies in DIR of workbooks that have nothing to mend any more, as we wrote them.
fn stale(dir: &Path, loaded: &Loaded, made: &[Made]) -> Vec<String> {
    let all = loaded.paths.iter().filter(|(name, path)| !made.iter().any(|m| m.name == *name) && !same(&dir.join(name), path));
    let paths = all.flat_map(|(name, path)| [target(name, path, false), target(name, path, true)]).collect::<BTreeSet<String>>();
    paths
        .into_iter()
        .filter(|p| !made.iter().any(|m| m.to == *p) && std::fs::read(dir.join(p)).is_ok_and(|b| state(&b) == State::Untouched))
        .collect()
}

/// Whether any table came out of a file.
fn is_read(loaded: &Loaded, name: &str) -> bool {
    sheets(&loaded.sources).any(|(_, s)| s.file == name && s.sheet.is_some())
}

fn sheets(sources: &Sources) -> impl Iterator<Item = (crate::model::SheetId, &crate::model::place::Source)> {
    (0u32..).map(crate::model::SheetId).zip(sources.after(0))
}

/// Every copy that there is to make, in the order of the files.
fn made(loaded: &Loaded, screen: &Screen) -> Result<Vec<Made>, Stop> {
    let mut by_file: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    let alone = loaded.paths.len() == 1;
    for d in &loaded.diagnostics {
        let file = d.at.map(|p| loaded.sources.file(p)).or_else(|| loaded.paths.first().filter(|_| alone).map(|(name, _)| name.as_str()));
        if let Some(file) = file {
            by_file.entry(file).or_default().push(d);
        }
    }
    let none = Vec::new();
    let wanted: Vec<(&(String, PathBuf), &Vec<&Diagnostic>)> =
        loaded.paths.iter().filter(|(name, _)| is_read(loaded, name)).map(|file| (file, by_file.get(file.0.as_str()).unwrap_or(&none))).collect();
    let made: Vec<Result<Option<Made>, Stop>> =
        screen.stage(words::STAGE, || wanted.par_iter().map(|(file, all)| one(file, all, loaded, screen.lang)).collect());
    made.into_iter().filter_map(Result::transpose).collect()
}

/// The copy of one file; none where nothing is to be mended and nothing was marked.
fn one((name, path): &(String, PathBuf), all: &[&Diagnostic], loaded: &Loaded, lang: Lang) -> Result<Option<Made>, Stop> {
    let faulty = all.iter().any(|d| d.severity() != Severity::Info);
    let bytes = std::fs::read(path).map_err(|error| unread(path, &error))?;
    let is_zip = bytes.starts_with(b"PK");
    if !faulty && !is_zip {
        return Ok(None);
    }
    let is_copy = is_zip && state(&bytes) != State::Theirs;
    if !faulty && !is_copy {
        return Ok(None);
    }
    if loaded.files.iter().any(|(n, hash)| n == name && *hash != sha256(&bytes)) {
        return Err(stop(&PublishError::Changed(path.clone()), lang));
    }
    let tabs = sheets(&loaded.sources).filter(|(_, s)| s.file == *name).filter_map(|(id, s)| Some((id, s.sheet.clone()?))).collect();
    let created = loaded.context.today;
    let faults = Faults { file: name, all, recognised: &loaded.recognised, tabs: &tabs, sources: &loaded.sources, lang, created };
    let made = |bytes, twin: Option<Tr>| Made {
        name: name.clone(),
        from: path.clone(),
        to: target(name, path, twin.is_some()),
        bytes,
        twin,
        is_copy,
        marked: faulty,
    };
    let reason = match is_zip.then(|| annotate(&bytes, &told_in(faults, faulty))) {
        Some(Ok(bytes)) => return Ok(Some(made(bytes, None))),
        Some(Err(refusal)) if is_workbook(&bytes) => write::reason(refusal),
        _ => words::NO_XLSX,
    };
    if !faulty {
        return Ok(None);
    }
    twin_of(path, all, name, loaded, lang, created).map(|bytes| Some(made(bytes, Some(reason))))
}

/// Whether a zip is an .xlsx that might have been edited, and not an .ods or .xlsb.
fn is_workbook(bytes: &[u8]) -> bool {
    use crate::package::look::{Kind, look};
    matches!(look(bytes), Ok(Kind::Xlsx))
}

fn unread(path: &Path, error: &std::io::Error) -> Stop {
    Stop { exit: Exit::System, reason: format!("{}: {error}", path.display()) }
}

fn told_in(faults: Faults<'_>, faulty: bool) -> Annotation {
    let cells = annotation::faulty(faults);
    let list = faulty.then(|| annotation::list(faults, annotation::is_limited(&cells)));
    let marks = cells.into_iter().map(|(tab, cells)| (tab, cells.into_iter().map(|(at, (severity, note))| (at, Mark { severity, note })).collect()));
    Annotation { marks: marks.collect(), list }
}

/// The cells of a file that is no .xlsx as one, with the same marks.
fn twin_of(path: &Path, all: &[&Diagnostic], name: &str, loaded: &Loaded, lang: Lang, created: Day) -> Result<Vec<u8>, Stop> {
    let read = input::read(&[path.to_path_buf()], None);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut named = BTreeMap::new();
    for grid in &read.grids {
        let stem = Path::new(&grid.name).file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        let is_file = read.sources.get(grid.sheet).file == grid.name;
        let base = tab_name(if is_file { &stem } else { &grid.name });
        let mut tab = base.clone();
        for n in 2.. {
            if taken.insert(tab.to_lowercase()) {
                break;
            }
            tab = format!("{} ({n})", base.chars().take(24).collect::<String>());
        }
        named.insert(grid.name.clone(), tab);
    }
    // Sheets that hold nothing were registered too, and a csv's sheet is called as its file.
    let tabs = sheets(&loaded.sources)
        .filter(|(_, s)| s.file == name)
        .filter_map(|(id, s)| {
            let sheet = s.sheet.as_ref()?;
            let own = named.get(sheet).or_else(|| named.values().next().filter(|_| s.file == *sheet))?;
            Some((id, own.clone()))
        })
        .collect();
    let grids: Vec<(String, &crate::model::Grid)> = read.grids.iter().filter_map(|g| Some((named.get(&g.name)?.clone(), g))).collect();
    let failed = |reason: String| Stop { exit: Exit::System, reason: format!("{name}: {reason}") };
    let bytes = twin::twin(name, &grids, created, lang).map_err(|e| failed(e.reason))?;
    let faults = Faults { file: name, all, recognised: &loaded.recognised, tabs: &tabs, sources: &loaded.sources, lang, created };
    annotate(&bytes, &told_in(faults, true)).map_err(|refusal: Refusal| failed(write::reason(refusal).get(lang).to_owned()))
}

/// Where the copy of a file goes inside DIR: the same path, with names that every system takes.
fn target(name: &str, path: &Path, twin: bool) -> String {
    let own = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    let kept = !twin && ["xlsx", "xlsm", "xltx", "xltm"].contains(&own.to_lowercase().as_str());
    let mut steps: Vec<String> = name.split('/').map(legal).collect();
    if let Some(last) = name.rsplit('/').next() {
        // A name that was numbered to be unique has its number behind.
        let (stem, number) = last.rsplit_once(&format!(".{own}")).filter(|_| !own.is_empty()).unwrap_or((last, ""));
        let file = format!("{stem}{number}.{}", if kept { own.as_str() } else { "xlsx" });
        steps.pop();
        steps.push(if is_legal_file_name(&file) {
            file
        } else {
            format!("{}.{}", legal_file_name(&format!("{stem}{number}")), if kept { own.as_str() } else { "xlsx" })
        });
    }
    steps.join("/")
}

fn legal(step: &str) -> String {
    if is_legal_file_name(step) { step.to_owned() } else { legal_file_name(step) }
}

/// Names for all copies that do not meet, case aside: `a.csv` beside `a.xlsx` gives `a.csv.xlsx`.
fn named(made: &[Made]) -> Vec<String> {
    let mut taken: BTreeSet<String> = made.iter().filter(|m| m.twin.is_none()).map(|m| m.to.to_lowercase()).collect();
    let mut out = Vec::new();
    for one in made {
        let mut to = one.to.clone();
        if one.twin.is_some() {
            let own = one.from.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
            let stem = one.to.trim_end_matches(".xlsx");
            let mut n = 1;
            while !taken.insert(to.to_lowercase()) {
                to = if n == 1 { format!("{stem}.{own}.xlsx") } else { format!("{stem}.{own} ({n}).xlsx") };
                n += 1;
            }
        }
        out.push(to);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_called_as_its_original_where_every_system_takes_that() {
        let to = |name: &str, path: &str, twin| target(name, Path::new(path), twin);
        assert_eq!(to("a/Été.xlsm", "/x/a/Été.xlsm", false), "a/Été.xlsm");
        assert_eq!(to("a/liste.csv", "/x/a/liste.csv", true), "a/liste.xlsx");
        assert_eq!(to("liste.xlsx (2)", "/y/liste.xlsx", false), "liste (2).xlsx");
        assert_eq!(to("a:b/con.ods", "/x/a:b/con.ods", true), "a-b/_con.xlsx");
        assert_eq!(to("book.xls", "/x/book.xls", false), "book.xlsx");
    }
}
