//! A living workbook whose parts a person, or another program, has changed: what was typed is found, the merge keeps it, a splice touches its cell alone.
#![no_main]

use jalon::model::Value;
use jalon::package::living::typed;
use jalon::package::splice::{Edit, Put, SheetXml};
use jalon_fuzz::{merged, parts, pieces, zipped};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The parts of the workbook as it was published.
fn published() -> &'static [(String, Vec<u8>)] {
    static PARTS: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    PARTS.get_or_init(|| parts(&merged(None)))
}

fuzz_target!(|data: &[u8]| {
    let [sheet, base, strings, place] = pieces(data);
    spliced(sheet, place);
    let instead = [("xl/worksheets/sheet1.xml", sheet), ("xl/worksheets/sheet2.xml", base), ("xl/sharedStrings.xml", strings)];
    let changed: Vec<(&str, &[u8])> = published()
        .iter()
        .map(|(name, bytes)| {
            let other = instead.iter().find(|(n, bytes)| n == name && !bytes.is_empty());
            (name.as_str(), other.map_or(bytes.as_slice(), |(_, bytes)| *bytes))
        })
        .collect();
    let theirs = zipped(&changed);
    let _ = typed(&theirs);
    // Merged once, it is settled: another run on it changes nothing.
    let once = merged(Some(&theirs));
    assert!(merged(Some(&once)) == once, "a second merge changed bytes");
});

fn spliced(sheet: &[u8], place: &[u8]) {
    let strings = ["a".to_owned(), "b".to_owned()];
    let Ok(text) = std::str::from_utf8(sheet) else { return };
    let Ok(parsed) = SheetXml::parse(text.to_owned(), &strings) else { return };
    let at = (u32::from(place.first().copied().unwrap_or(3)), u32::from(place.get(1).copied().unwrap_or(2)));
    let put = Value::text("é <&> _x0041_ \n");
    let edits = BTreeMap::from([(at, Edit { put: Put::Value(put.clone()), style: None })]);
    let again = SheetXml::parse(parsed.edited(&edits), &strings).expect("what was spliced can be read");
    assert_eq!(again.value(at.0, at.1), &put);
    for row in &parsed.rows {
        for cell in row.cells.iter().filter(|c| (row.row, c.col) != at) {
            assert_eq!(again.value(row.row, cell.col), &cell.value, "another cell changed");
        }
    }
    let _ = (parsed.detached(&BTreeMap::new()), parsed.refilled(&[vec![put]]));
}
