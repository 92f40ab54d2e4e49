//! The parts of a workbook's zip, so that those that are not touched are copied raw: local header, compressed bytes and all.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Bytes that one part may inflate to.
const PART_BYTES: u64 = 512 * 1024 * 1024;

/// Why a workbook is not edited in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Encrypted,
    /// Not a zip, cut short, names twice, or XML that does not parse.
    Damaged,
    /// A zip beyond 4 GiB or 65,535 parts.
    TooLarge,
    /// “Strict Open XML”: other namespaces.
    Strict,
    /// A part that is not UTF-8.
    Encoding,
    /// A digital signature, which any edit voids.
    Signed,
    /// A workbook shared in the old way, with its revision log.
    Shared,
}

/// One entry: where its bytes are.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    /// From its local header to the next entry.
    local: Range<usize>,
    central: Range<usize>,
}

/// A zip archive by its central directory.
pub struct Parts<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The end record's comment.
    comment: &'a [u8],
}

impl std::fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.entries.iter().map(|e| &e.name)).finish()
    }
}

/// What changes in a package.
#[derive(Debug, Default)]
pub struct Changes {
    /// New content of parts, present or not.
    pub parts: BTreeMap<String, Vec<u8>>,
    pub removed: BTreeSet<String>,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.removed.is_empty()
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}
fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}

impl<'a> Parts<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Parts<'a>, Refusal> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(Refusal::Encrypted);
        }
        let end = end_record(bytes).ok_or(Refusal::Damaged)?;
        let directory = directory(bytes, end)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        let comment = bytes.get(end + 22..).ok_or(Refusal::Damaged)?;
        let names: BTreeSet<String> = directory.iter().map(|e| e.name.to_lowercase()).collect();
        if names.len() != directory.len() {
            return Err(Refusal::Damaged);
        }
        Ok(Parts { bytes, entries: directory, archive, comment })
    }

    /// Names in the order of the archive.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.name.as_str())
    }
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name == name)
    }
    /// The raw entry of a part, local header included.
    pub fn raw(&self, name: &str) -> Option<&'a [u8]> {
        self.bytes.get(self.entries.iter().find(|e| e.name == name)?.local.clone())
    }
    /// Check sum (CRC-32) and length of every part, by name.
    pub fn sums(&self) -> BTreeMap<&str, (usize, usize)> {
        let field = |entry: &Entry, at| u32_at(self.bytes, entry.central.start + at).unwrap_or(0);
        self.entries.iter().map(|e| (e.name.as_str(), (field(e, 16), field(e, 24)))).collect()
    }
    /// A part's content.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Refusal> {
        let mut archive = self.archive.clone();
        let file = archive.by_name(name).map_err(|_| Refusal::Damaged)?;
        let mut out = Vec::new();
        let read = file.take(PART_BYTES + 1).read_to_end(&mut out).map_err(|_| Refusal::Damaged)?;
        if read as u64 > PART_BYTES { Err(Refusal::TooLarge) } else { Ok(out) }
    }
    /// A part's text as it is, a byte order mark included.
    pub fn text(&self, name: &str) -> Result<String, Refusal> {
        let bytes = self.read(name)?;
        let text = String::from_utf8(bytes).map_err(|_| Refusal::Encoding)?;
        let head: String = text.chars().take(120).collect::<String>().to_lowercase();
        if head.contains("encoding=") && !head.contains("utf-8") && !head.contains("ascii") {
            return Err(Refusal::Encoding);
        }
        Ok(text)
    }

    /// The archive with those changes: every other entry byte for byte, in its place.
    pub fn changed(&self, changes: &Changes) -> Result<Vec<u8>, Refusal> {
        if changes.is_empty() {
            return Ok(self.bytes.to_vec());
        }
        let mut out = Vec::with_capacity(self.bytes.len() + 4096);
        let mut by_place: Vec<&Entry> = self.entries.iter().collect();
        by_place.sort_by_key(|e| e.local.start);
        out.extend_from_slice(self.bytes.get(..by_place.first().map_or(0, |e| e.local.start)).unwrap_or_default());
        let mut records: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        for entry in by_place {
            if changes.removed.contains(&entry.name) {
                continue;
            }
            let at = out.len();
            let record = if let Some(content) = changes.parts.get(&entry.name) {
                let (local, record) = packed(&entry.name, content)?;
                out.extend_from_slice(&local);
                record
            } else {
                out.extend_from_slice(self.bytes.get(entry.local.clone()).ok_or(Refusal::Damaged)?);
                self.bytes.get(entry.central.clone()).ok_or(Refusal::Damaged)?.to_vec()
            };
            records.insert(&entry.name, placed(record, at)?);
        }
        let mut order: Vec<&str> = self.entries.iter().map(|e| e.name.as_str()).filter(|n| records.contains_key(n)).collect();
        for (name, content) in changes.parts.iter().filter(|(name, _)| !self.has(name) && !changes.removed.contains(*name)) {
            let (local, record) = packed(name, content)?;
            let at = out.len();
            out.extend_from_slice(&local);
            records.insert(name, placed(record, at)?);
            order.push(name);
        }
        self.finish(out, &order, &records)
    }

    fn finish(&self, mut out: Vec<u8>, order: &[&str], records: &BTreeMap<&str, Vec<u8>>) -> Result<Vec<u8>, Refusal> {
        let start = out.len();
        for record in order.iter().filter_map(|n| records.get(n)) {
            out.extend_from_slice(record);
        }
        let size = u32::try_from(out.len() - start).map_err(|_| Refusal::TooLarge)?;
        let start = u32::try_from(start).map_err(|_| Refusal::TooLarge)?;
        let count = u16::try_from(order.len()).map_err(|_| Refusal::TooLarge)?;
        out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        out.extend_from_slice(&count.to_le_bytes());
        out.extend_from_slice(&count.to_le_bytes());
        out.extend_from_slice(&size.to_le_bytes());
        out.extend_from_slice(&start.to_le_bytes());
        out.extend_from_slice(&u16::try_from(self.comment.len()).unwrap_or(0).to_le_bytes());
        out.extend_from_slice(self.comment);
        Ok(out)
    }
}

/// A central record that says where its entry now is.
fn placed(mut record: Vec<u8>, at: usize) -> Result<Vec<u8>, Refusal> {
    let at = u32::try_from(at).map_err(|_| Refusal::TooLarge)?;
    record.get_mut(42..46).ok_or(Refusal::Damaged)?.copy_from_slice(&at.to_le_bytes());
    Ok(record)
}

/// A new entry: its local block and its central record. Dated 1980, so that bytes do not depend on the clock.
fn packed(name: &str, content: &[u8]) -> Result<(Vec<u8>, Vec<u8>), Refusal> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    zip.start_file(name, options).map_err(|_| Refusal::TooLarge)?;
    zip.write_all(content).map_err(|_| Refusal::TooLarge)?;
    let bytes = zip.finish().map_err(|_| Refusal::TooLarge)?.into_inner();
    let end = end_record(&bytes).ok_or(Refusal::Damaged)?;
    let entry = directory(&bytes, end)?.pop().ok_or(Refusal::Damaged)?;
    let slice = |range: Range<usize>| bytes.get(range).map(<[u8]>::to_vec).ok_or(Refusal::Damaged);
    Ok((slice(entry.local)?, slice(entry.central)?))
}

/// Where the end record starts: its comment must reach the end exactly.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = last.saturating_sub(65_535);
    (first..=last).rev().find(|&at| bytes[at..].starts_with(b"PK\x05\x06") && u16_at(bytes, at + 20) == Some(bytes.len() - at - 22))
}

fn directory(bytes: &[u8], end: usize) -> Result<Vec<Entry>, Refusal> {
    let (count, start) = (u16_at(bytes, end + 10).ok_or(Refusal::Damaged)?, u32_at(bytes, end + 16).ok_or(Refusal::Damaged)?);
    if count == 0xFFFF || start == 0xFFFF_FFFF {
        return Err(Refusal::TooLarge);
    }
    let mut entries = Vec::new();
    let mut at = start;
    for _ in 0..count {
        let entry = record(bytes, at)?;
        at = entry.central.end;
        entries.push(entry);
    }
    let mut starts: Vec<usize> = entries.iter().map(|e| e.local.start).collect();
    starts.push(start);
    starts.sort_unstable();
    for entry in &mut entries {
        let next = *starts.get(starts.partition_point(|&s| s <= entry.local.start)).ok_or(Refusal::Damaged)?;
        if !bytes.get(entry.local.start..).is_some_and(|b| b.starts_with(b"PK\x03\x04")) {
            return Err(Refusal::Damaged);
        }
        entry.local.end = next;
    }
    Ok(entries)
}

/// One record of the central directory.
fn record(bytes: &[u8], at: usize) -> Result<Entry, Refusal> {
    let field = |offset| u16_at(bytes, at + offset).ok_or(Refusal::Damaged);
    if !bytes.get(at..).is_some_and(|b| b.starts_with(b"PK\x01\x02")) {
        return Err(Refusal::Damaged);
    }
    if field(8)? & 1 == 1 {
        return Err(Refusal::Encrypted);
    }
    let (name, extra, comment) = (field(28)?, field(30)?, field(32)?);
    let local = u32_at(bytes, at + 42).ok_or(Refusal::Damaged)?;
    if local == 0xFFFF_FFFF || u32_at(bytes, at + 20) == Some(0xFFFF_FFFF) {
        return Err(Refusal::TooLarge);
    }
    let text = bytes.get(at + 46..at + 46 + name).ok_or(Refusal::Damaged)?;
    let name_text = String::from_utf8_lossy(text).into_owned();
    Ok(Entry { name: name_text, local: local..local, central: at..at + 46 + name + extra + comment })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.xml", "b.xml", "c.bin"] {
            zip.start_file(name, SimpleFileOptions::default()).expect("started");
            zip.write_all(name.repeat(50).as_bytes()).expect("written");
        }
        zip.finish().expect("finished").into_inner()
    }

    #[test]
    fn untouched_parts_are_the_same_bytes_header_included() {
        let before = archive();
        let parts = Parts::open(&before).expect("opens");
        let mut changes = Changes::default();
        changes.parts.insert("b.xml".into(), b"new".to_vec());
        changes.parts.insert("d.xml".into(), b"more".to_vec());
        let after = parts.changed(&changes).expect("changed");
        let again = Parts::open(&after).expect("opens again");
        for name in ["a.xml", "c.bin"] {
            assert_eq!(parts.raw(name), again.raw(name));
        }
        assert_eq!(again.names().collect::<Vec<_>>(), ["a.xml", "b.xml", "c.bin", "d.xml"]);
        assert_eq!((again.read("b.xml"), again.read("d.xml")), (Ok(b"new".to_vec()), Ok(b"more".to_vec())));
        assert_eq!(parts.changed(&Changes::default()).expect("unchanged"), before);
    }

    #[test]
    fn what_is_no_plain_zip_is_refused() {
        let whole = archive();
        assert_eq!(Parts::open(&whole[..whole.len() - 5]).err(), Some(Refusal::Damaged));
        assert_eq!(Parts::open(b"\xD0\xCF\x11\xE0").err(), Some(Refusal::Encrypted));
        assert_eq!(Parts::open(b"").err(), Some(Refusal::Damaged));
        for cut in 0..whole.len() {
            assert!(Parts::open(&whole[..cut]).is_err());
        }
    }
}
