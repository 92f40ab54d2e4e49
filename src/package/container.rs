//! A zip archive opened with limits: names are checked first, and every byte that comes out of the inflater is counted.

use super::limits;
use crate::diagnostics::catalogue::files::Files;
use crate::text::Tr;
use crate::text::labels::files::{measured, reason, unit};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// An archive whose names were found safe. A clone reads on its own and shares the bytes and the limit on what comes out of them.
#[derive(Clone)]
pub struct Container<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Index and true name by name in lower case with `/`, as part names compare in these packages.
    parts: BTreeMap<String, (usize, String)>,
    /// Bytes that may still be inflated, by all clones together.
    left: Arc<AtomicU64>,
}

impl<'a> Container<'a> {
    /// Reads the central directory alone.
    pub fn open(bytes: &'a [u8]) -> Result<Container<'a>, Files> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| opening_fault(&e, bytes))?;
        if zip.len() as u64 > limits::PARTS {
            return Err(limits::too_many(measured::PARTS, limits::PARTS, unit::PARTS));
        }
        if zip.has_duplicate_names() {
            return Err(Files::Unreadable { reason: reason::DUPLICATE_PARTS });
        }
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            let name = zip.name_for_index(index).and_then(Result::ok).map(std::borrow::Cow::into_owned);
            let Some(name) = name else { return Err(Files::Unreadable { reason: reason::UNSAFE_NAMES }) };
            let key = name.replace('\\', "/").to_lowercase();
            if key.starts_with('/') || key.contains('\0') || key.split('/').any(|step| step == "..") {
                return Err(Files::Unreadable { reason: reason::UNSAFE_NAMES });
            }
            if parts.insert(key, (index, name)).is_some() {
                return Err(Files::Unreadable { reason: reason::DUPLICATE_PARTS });
            }
        }
        Ok(Container { zip, parts, left: Arc::new(AtomicU64::new(limits::TOTAL_BYTES)) })
    }

    /// Whether a part of that name is there; letter case aside.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// A part that is held whole: at most `limit` bytes really inflated. `None` when it is not there.
    pub fn part(&mut self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Files> {
        let mut bytes = Vec::new();
        let found = self.stream(name, limit, |chunk| {
            bytes.extend_from_slice(chunk);
            Ok(true)
        })?;
        Ok(found.then_some(bytes))
    }

    /// The first bytes of a part, at most `limit`, without a fault when there is more.
    pub fn head(&mut self, name: &str, limit: usize) -> Option<Vec<u8>> {
        let (index, _) = *self.parts.get(&name.to_lowercase())?;
        let mut bytes = Vec::new();
        self.zip.by_index(index).ok()?.take(limit as u64).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Gives a part piece by piece, until `each` says `false`. Says whether the part is there.
    pub fn stream(&mut self, name: &str, limit: u64, mut each: impl FnMut(&[u8]) -> Result<bool, Files>) -> Result<bool, Files> {
        let Some(&(index, _)) = self.parts.get(&name.to_lowercase()) else { return Ok(false) };
        let mut part = self.zip.by_index(index).map_err(|e| Files::from_zip(&e))?;
        let mut chunk = vec![0; 128 * 1024];
        let mut out = 0_u64;
        loop {
            let n = part.read(&mut chunk).map_err(|_| Files::Unreadable { reason: reason::DAMAGED_ZIP })?;
            let Some(piece) = chunk.get(..n).filter(|piece| !piece.is_empty()) else { return Ok(true) };
            out += n as u64;
            if out > limit {
                return Err(limits::too_many_bytes(measured::PART, limit));
            }
            let left = self.left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(n as u64));
            left.map_err(|_| limits::too_many_bytes(measured::WHOLE, limits::TOTAL_BYTES))?;
            if !each(piece)? {
                return Ok(true);
            }
        }
    }

    /// The same archive, stored without compression and with the wanted parts alone, each mended by `mend`: what is handed to a reader that trusts headers.
    pub fn repacked(&mut self, wanted: impl Fn(&str) -> bool, mend: impl Fn(&str, &mut Vec<u8>) -> Result<(), Files>) -> Result<Vec<u8>, Files> {
        let broken = |_| Files::Unreadable { reason: reason::DAMAGED_ZIP };
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let names: Vec<(String, String)> =
            self.parts.iter().filter(|(key, _)| wanted(key)).map(|(key, (_, name))| (key.clone(), name.clone())).collect();
        let mut held = 0;
        for (key, name) in names.into_iter().filter(|(key, _)| !key.ends_with('/')) {
            let holds_cells = key.contains("worksheets/") || key.contains("sharedstrings");
            let mut bytes = self.part(&key, if holds_cells { limits::HELD_BYTES } else { limits::SMALL_PART_BYTES })?.unwrap_or_default();
            mend(&key, &mut bytes)?;
            held += bytes.len() as u64;
            if held > limits::HELD_BYTES {
                return Err(limits::too_many_bytes(measured::WHOLE, limits::HELD_BYTES));
            }
            let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            out.start_file(name.replace('\\', "/"), stored).map_err(broken)?;
            out.write_all(&bytes).map_err(|_| Files::Unreadable { reason: reason::DAMAGED_ZIP })?;
        }
        Ok(out.finish().map_err(broken)?.into_inner())
    }
}

/// Without its central directory, an archive that begins as it should was cut short.
fn opening_fault(error: &ZipError, bytes: &[u8]) -> Files {
    let has_end = bytes.len() >= 22 && bytes.windows(4).rev().take(70_000).any(|w| w == b"PK\x05\x06");
    let reason: Tr = if has_end { reason::DAMAGED_ZIP } else { reason::TRUNCATED };
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Files::Encrypted {},
        _ => Files::Unreadable { reason },
    }
}

impl Files {
    fn from_zip(error: &ZipError) -> Files {
        match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Files::Encrypted {},
            _ => Files::Unreadable { reason: reason::DAMAGED_ZIP },
        }
    }
}
