//! What the targets share: packages made around a part that is fuzzed, and what must hold of whatever was read.

mod compound;

pub use compound::compound;
use jalon::diagnostics::Diagnostic;
use jalon::document::{Column, Document, Look, Owner, Row, Table, Workbook};
use jalon::input::{Read, read_bytes};
use jalon::model::{Day, Lang, Sources};
use std::io::{Cursor, Read as _, Write as _};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// Reads the bytes as a file of that name; every fault has its words in both languages, every row and cell its order.
pub fn read(bytes: &[u8], name: &str) -> Read {
    let read = read_bytes(bytes, name);
    said(&read.diagnostics);
    assert!(read.any || !read.diagnostics.is_empty(), "neither read nor said");
    for grid in &read.grids {
        assert!(grid.rows.windows(2).all(|w| w[0].row < w[1].row), "rows out of order");
        for row in &grid.rows {
            assert!(!row.cells.is_empty() && row.cells.windows(2).all(|w| w[0].col < w[1].col), "cells out of order");
        }
    }
    read
}

pub fn said(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        for lang in [Lang::Fr, Lang::En] {
            assert!(!diagnostic.fault.message(lang).is_empty());
        }
    }
}

/// An archive without compression, so that what is fuzzed stands in it as it is.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).expect("names are ours");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// Cuts the bytes at a mark that no text holds; further pieces stay empty.
pub fn pieces<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut all = data.splitn(N, |b| *b == 0xFF);
    std::array::from_fn(|_| all.next().unwrap_or_default())
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn rels(targets: &[(&str, &str)]) -> String {
    let one = |(n, (kind, target)): (usize, &(&str, &str))| format!(r#"<Relationship Id="rId{}" Type="{R}/{kind}" Target="{target}"/>"#, n + 1);
    let all: String = targets.iter().enumerate().map(one).collect();
    format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#)
}

/// A workbook of one sheet around its part, its texts, its styles.
pub fn xlsx(sheet: &[u8], strings: &[u8], styles: &[u8]) -> Vec<u8> {
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{R}"><sheets><sheet name="Un" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", rels(&[("officeDocument", "xl/workbook.xml")]).as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            rels(&[("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]).as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ])
}

/// A binary workbook around its parts.
pub fn xlsb(workbook: &[u8], sheet: &[u8], strings: &[u8], styles: &[u8]) -> Vec<u8> {
    zipped(&[
        ("_rels/.rels", rels(&[("officeDocument", "xl/workbook.bin")]).as_bytes()),
        ("xl/workbook.bin", workbook),
        (
            "xl/_rels/workbook.bin.rels",
            rels(&[("worksheet", "worksheets/sheet1.bin"), ("sharedStrings", "sharedStrings.bin"), ("styles", "styles.bin")]).as_bytes(),
        ),
        ("xl/worksheets/sheet1.bin", sheet),
        ("xl/sharedStrings.bin", strings),
        ("xl/styles.bin", styles),
    ])
}

/// An OpenDocument workbook around its content.
pub fn ods(content: &[u8]) -> Vec<u8> {
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ])
}

/// A small living workbook: one keyed table.
pub fn living() -> Workbook {
    let day = Day::from_ymd_opt(2027, 3, 12).expect("a date");
    let mut table = Table::new("planning", "Planning");
    table.keyed = true;
    table.columns = vec![
        Column::new("service", "Service", Look::Code),
        Column::new("start", "Début", Look::Day),
        Column::new("status", "Statut", Look::Text).owned(Owner::Both).choices(vec!["À faire".into(), "Fait".into()]),
        Column::new("comment", "Commentaire", Look::Long).owned(Owner::Person),
    ];
    table.rows = ["CARDIO", "NEURO"].iter().map(|code| Row::new(*code, vec![(*code).into(), day.into(), "Fait".into(), "".into()])).collect();
    Workbook { path: "planning.xlsx".into(), lang: Lang::Fr, created: day, tables: vec![table] }
}

/// What the merge makes of the workbook that a person left; the first is theirs.
pub fn merged(previous: Option<&[u8]>) -> Vec<u8> {
    let (artifacts, diagnostics) = jalon::write::render(Document::Living(living()), previous, &mut Sources::default()).expect("the document is sound");
    said(&diagnostics);
    artifacts.into_iter().next().expect("a workbook").bytes
}

/// Every part of a package, in its order.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package of ours");
    let mut part = |at: usize| {
        let mut entry = zip.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("it inflates");
        (entry.name().expect("a name of ours").into_owned(), bytes)
    };
    (0..part_count(bytes)).map(&mut part).collect()
}

fn part_count(bytes: &[u8]) -> usize {
    zip::ZipArchive::new(Cursor::new(bytes)).expect("a package of ours").len()
}
