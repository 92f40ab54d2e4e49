//! From files and folders to grids: what kind of file is it, and what stands in its cells.

mod csv;
mod encoding;
mod excel;
mod file;
mod quiet;
mod value;
mod walk;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::files::Files;
use crate::model::{Grid, Place, Sources};
use crate::package::sheet::Sheet;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::path::{Path, PathBuf};

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Read {
    pub grids: Vec<Grid>,
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    /// Account formats (`*.toml`): file name and text.
    pub formats: Vec<(String, String)>,
    /// Every file opened: its path relative to the input, and the SHA-256 of its bytes.
    pub files: Vec<(String, String)>,
    /// Where each of them lies on the disk, by the same name.
    pub paths: Vec<(String, PathBuf)>,
    /// Whether anything at all could be read; else exit 4.
    pub any: bool,
}

/// Reads files and folders, in order. `out` inside an input folder is left aside (it is read as OUT).
pub fn read(inputs: &[PathBuf], out: Option<&Path>) -> Read {
    let mut read = Read::default();
    let found = walk::files(inputs, out);
    for (name, fault) in found.faults {
        let sheet = read.sources.add(&name, None);
        read.diagnostics.push(Diagnostic::at(Place::sheet(sheet), fault));
    }
    let opened: Vec<file::Opened> = found.files.par_iter().map(|f| file::open(&f.path, &f.name)).collect();
    for (found, mut opened) in found.files.iter().zip(opened) {
        if found.is_open {
            opened.faults.push(Files::OpenElsewhere {});
        }
        if opened.sha256.is_some() {
            read.paths.push((found.name.clone(), found.path.clone()));
        }
        read.take(&found.name, opened);
    }
    read
}

/// Reads one file whose bytes are there already: what a file of that name would give.
pub fn read_bytes(bytes: &[u8], name: &str) -> Read {
    let mut read = Read::default();
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    read.take(name, file::of_bytes(bytes, name, &extension));
    read
}

/// The sheets of an .xlsx by the fast way and by the general reader, where both read it whole: their cells must agree.
pub fn both_ways(bytes: &[u8]) -> Option<(Vec<Sheet>, Vec<Sheet>)> {
    file::both_ways(bytes)
}

impl Read {
    fn take(&mut self, name: &str, opened: file::Opened) {
        self.any |= opened.is_read();
        if let Some(hash) = opened.sha256 {
            self.files.push((name.to_owned(), hash));
        }
        if let Some(text) = opened.format {
            self.formats.push((name.to_owned(), text));
        }
        if !opened.faults.is_empty() {
            let file = self.sources.add(name, None);
            self.diagnostics.extend(opened.faults.into_iter().map(|fault| Diagnostic::at(Place::sheet(file), fault)));
        }
        for sheet in opened.sheets {
            let id = self.sources.add(name, Some(&sheet.name));
            if let Some(fault) = sheet.fault {
                self.diagnostics.push(Diagnostic::at(Place::sheet(id), fault));
                continue;
            }
            self.grids.push(Grid { sheet: id, name: sheet.name, rows: sheet.rows, merges: sheet.merges, turned: false });
        }
    }
}
