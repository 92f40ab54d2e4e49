//! The records of an .xlsb's parts: cut where they lie about their length, and looked through for what the general reader does not tell.

use super::limits;
use std::collections::BTreeMap;

/// A record of a binary part (MS-XLSB 2.1.4).
struct Record<'a> {
    kind: usize,
    data: &'a [u8],
    /// Where the next one begins.
    end: usize,
}

struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// A number in groups of seven bits, the lowest first; the highest bit says that another follows.
fn number(bytes: &[u8], at: &mut usize, most: usize) -> Option<usize> {
    let mut value = 0_usize;
    for group in 0..most {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= usize::from(byte & 0x7F) << (7 * group);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(value)
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let mut at = self.at;
        let kind = number(self.bytes, &mut at, 2)?;
        let length = number(self.bytes, &mut at, 4)?;
        let end = at.checked_add(length)?;
        let data = self.bytes.get(at..end)?;
        self.at = end;
        Some(Record { kind, data, end })
    }
}

fn records(bytes: &[u8]) -> Records<'_> {
    Records { bytes, at: 0 }
}

/// How many bytes of a part are whole records: room for a record's claimed length, up to 256 MiB, would be made before it is read.
pub fn whole_records(bytes: &[u8]) -> usize {
    records(bytes).map(|record| record.end).last().unwrap_or(0)
}

fn double(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A text with its length in characters before it, and where it ends.
fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(double(data, at)?).ok()?.checked_mul(2)?;
    let end = at.checked_add(4)?.checked_add(length)?;
    let units: Vec<u16> = data.get(at + 4..end)?.as_chunks::<2>().0.iter().map(|b| u16::from_le_bytes(*b)).collect();
    Some((String::from_utf16_lossy(&units), end))
}

/// The rows of a sheet's part that are hidden (BrtRowHdr: fDyZero).
pub fn hidden_rows(sheet: &[u8]) -> Vec<u32> {
    let rows = records(sheet).filter(|r| r.kind == 0 && r.data.get(11).is_some_and(|flags| flags & 0x10 != 0));
    rows.filter_map(|r| double(r.data, 0)).take(limits::ROWS as usize).collect()
}

/// The sheets of a workbook's part (BrtBundleSh): the relation that leads to each by its name.
pub fn sheet_relations(workbook: &[u8]) -> BTreeMap<String, String> {
    let sheets = records(workbook).filter(|r| r.kind == 156);
    let one = |r: Record<'_>| {
        let (relation, end) = text(r.data, 8)?;
        let (name, _) = text(r.data, end)?;
        Some((name, relation))
    };
    sheets.filter_map(one).take(usize::try_from(limits::SHEETS).unwrap_or(usize::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_longer_than_its_part_is_cut_off() {
        let whole = [0x83, 0x01, 0x00, 0x94, 0x01, 0x02, 0xAA, 0xBB, 0x05, 0x01, 0xCC];
        assert_eq!(whole_records(&whole), whole.len());
        let lies = [&whole[..], &[0x13, 0xFF, 0xFF, 0xFF, 0x7F, 0x01]].concat();
        assert_eq!(whole_records(&lies), whole.len());
        assert_eq!(whole_records(&[0x80]), 0);
    }

    #[test]
    fn hidden_rows_and_the_names_of_sheets_are_told() {
        let row = |n: u8, flags: u8| [&[0x00, 17, n, 0, 0, 0, 0, 0, 0, 0, 44, 1, 0, flags][..], &[0; 5]].concat();
        assert_eq!(hidden_rows(&[row(2, 0), row(3, 0x10), row(7, 0x30)].concat()), [3, 7]);
        let wide = |text: &str| {
            [&u32::try_from(text.len()).expect("short").to_le_bytes()[..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()]
                .concat()
        };
        let sheet = [&[0; 8][..], &wide("rId1"), &wide("Un")].concat();
        let part = [&[0x9C, 0x01, u8::try_from(sheet.len()).expect("short")][..], &sheet].concat();
        assert_eq!(sheet_relations(&part), BTreeMap::from([("Un".to_owned(), "rId1".to_owned())]));
    }
}
