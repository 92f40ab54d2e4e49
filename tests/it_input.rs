//! What comes in: honest files of every kind, and hostile ones, each with exactly the fault that a user sees.

#[allow(unreachable_pub)] // the fuzz targets share it
#[path = "../fuzz/src/compound.rs"]
mod compound;

use compound::compound;
use jalon::diagnostics::catalogue::files::Files;
use jalon::input::{Read, read};
use jalon::model::place::a1;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

/// A folder of input files.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a folder"))
    }
    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Folder {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
        self
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn read(&self) -> Read {
        read(&[self.0.path().to_owned()], None)
    }
}

/// `CODE file sheet` of every diagnostic.
fn codes(read: &Read) -> Vec<String> {
    let shown = |d: &jalon::diagnostics::Diagnostic| {
        let source = read.sources.get(d.at.expect("faults of files have a place").sheet);
        let sheet = source.sheet.as_ref().map(|s| format!(" / {s}")).unwrap_or_default();
        format!("{} {}{sheet}", d.code(), source.file)
    };
    read.diagnostics.iter().map(shown).collect()
}

/// `file / sheet: A1=x B1=y` of every grid.
fn grids(read: &Read) -> Vec<String> {
    let shown = |g: &jalon::model::Grid| {
        let cells = g.rows.iter().flat_map(|r| r.cells.iter().map(|c| format!(" {}={}", a1(r.row, c.col), c.value.shown())));
        format!("{} / {}:{}", read.sources.get(g.sheet).file, g.name, cells.collect::<String>())
    };
    read.grids.iter().map(shown).collect()
}

/// Reads one file by its name and expects those diagnostics and no others, and says what was read.
#[track_caller]
fn check(name: &str, bytes: impl AsRef<[u8]>, expected: &[&str]) -> Vec<String> {
    let folder = Folder::new().with(name, bytes);
    let read = read(&[folder.path(name)], None);
    let found: Vec<String> = codes(&read).iter().map(|c| c.replace(name, "").trim_end().to_owned()).collect();
    assert_eq!(found, expected);
    grids(&read).iter().map(|g| g.replace(name, "")).collect()
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    zipped_at(6, parts)
}

/// The same, as quickly (1) or as small (9) as asked.
fn zipped_at(level: i64, parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_level(Some(level))).expect("an entry");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The parts of a workbook with the given sheets (name, XML of its `sheetData`), and further parts.
fn parts(sheets: &[(&str, &str)], more: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    use std::fmt::Write as _;
    let (mut list, mut links) = (String::new(), String::new());
    let mut out = vec![("[Content_Types].xml".to_owned(), TYPES.into()), ("_rels/.rels".to_owned(), RELS.into())];
    for (n, (name, data)) in (1..).zip(sheets) {
        let (name, state) = name.strip_prefix('!').map_or((*name, "visible"), |n| (n, "veryHidden"));
        write!(list, r#"<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>"#).expect("a string");
        write!(links, r#"<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>"#)
            .expect("a string");
        out.push((format!("xl/worksheets/sheet{n}.xml"), format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>"#).into()));
    }
    for (n, (name, _)) in (1..).zip(more) {
        let kind = name.strip_prefix("xl/").and_then(|n| n.strip_suffix(".xml")).unwrap_or("other");
        write!(
            links,
            r#"<Relationship Id="m{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/>"#
        )
        .expect("a string");
    }
    let workbook = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#
    );
    out.push(("xl/workbook.xml".to_owned(), workbook.into()));
    out.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#).into(),
    ));
    out.extend(more.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())));
    out
}

fn workbook(sheets: &[(&str, &str)], more: &[(&str, &str)]) -> Vec<u8> {
    zipped(&parts(sheets, more))
}

const ONE_CELL: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Code</t></is></c></row>"#;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).expect("small").to_le_bytes(), data].concat()
}

/// An old .xls with one sheet `Old`, that claims those last row and column and holds numbers there.
fn xls(claim: (u32, u16), cells: &[(u16, u16)]) -> Vec<u8> {
    xls_with(claim, cells, &[])
}

/// The same with further records before its cells.
fn xls_with(claim: (u32, u16), cells: &[(u16, u16)], more: &[u8]) -> Vec<u8> {
    let bof = |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let sheet_entry = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 3, 0], b"Old"].concat());
    let globals = [bof(5), sheet_entry(0), record(0x000A, &[])].concat();
    let start = u32::try_from(globals.len()).expect("small");
    let mut stream = [bof(5), sheet_entry(start), record(0x000A, &[]), bof(0x10)].concat();
    stream.extend(record(0x0200, &[&0_u32.to_le_bytes()[..], &claim.0.to_le_bytes(), &[0, 0], &claim.1.to_le_bytes(), &[0, 0]].concat()));
    stream.extend(more);
    for (row, col) in cells {
        stream.extend(record(0x0203, &[&row.to_le_bytes()[..], &col.to_le_bytes(), &[0, 0], &7.0_f64.to_le_bytes()].concat()));
    }
    stream.extend(record(0x000A, &[]));
    compound("Workbook", &stream)
}

#[test]
fn a_missing_input_is_said() {
    let folder = Folder::new();
    let read = read(&[folder.path("absent.xlsx")], None);
    assert!(!read.any);
    assert_eq!(read.diagnostics.iter().map(jalon::diagnostics::Diagnostic::code).collect::<Vec<_>>(), ["F001"]);
}

#[test]
fn a_folder_without_workbooks_is_said() {
    let read = Folder::new().with("notes.docx", "x").with("~$a.xlsx", "x").with(".~lock.a.ods#", "x").with(".caché.csv", "a;b").read();
    assert!(!read.any && read.grids.is_empty());
    assert_eq!(read.diagnostics.iter().map(jalon::diagnostics::Diagnostic::code).collect::<Vec<_>>(), ["F002"]);
}

#[test]
fn a_folder_is_read_in_order_and_out_is_left_aside() {
    let folder = Folder::new()
        .with("b.csv", "Code;Nom\n2;b")
        .with("a/z.csv", "Code;Nom\n1;a")
        .with("a/profil.TOML", "\u{feff}kind = \"csv\"")
        .with("OUT/planning.csv", "Code;Nom\n3;c")
        .with("ancien/run.json", r#"{ "jalon": "0.1.0" }"#)
        .with("ancien/planning.csv", "Code;Nom\n4;d")
        .with("autre/run.json", r#"{ "name": "jalon" }"#)
        .with("autre/c.csv", "Code;Nom\n5;e");
    let read = read(&[folder.0.path().to_owned()], Some(&folder.path("OUT")));
    assert_eq!(codes(&read), [""; 0]);
    assert_eq!(
        grids(&read),
        ["a/z.csv / z.csv: A1=Code B1=Nom A2=1 B2=a", "autre/c.csv / c.csv: A1=Code B1=Nom A2=5 B2=e", "b.csv / b.csv: A1=Code B1=Nom A2=2 B2=b"]
    );
    assert_eq!(read.formats, [("a/profil.TOML".to_owned(), "kind = \"csv\"".to_owned())]);
    let files: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(files, ["a/profil.TOML", "a/z.csv", "autre/c.csv", "b.csv"]);
    // printf 'Code;Nom\n2;b' | sha256sum
    assert_eq!(read.files[3].1.len(), 64);
    assert_ne!(read.files[1].1, read.files[3].1);
}

#[test]
fn a_published_folder_given_as_the_input_is_read() {
    let folder = Folder::new().with("run.json", r#"{"jalon":"0.1.0"}"#).with("a.csv", "Code;Nom\n4;d");
    assert_eq!(grids(&folder.read()).len(), 1);
}

#[test]
fn two_files_of_one_name_are_told_apart_and_one_given_twice_is_read_once() {
    let folder = Folder::new().with("un/a.csv", "Code;Nom\n1;a").with("deux/a.csv", "Code;Nom\n2;b");
    let (one, two) = (folder.path("un"), folder.path("deux/a.csv"));
    let read = read(&[one.clone(), two, one.join("a.csv")], None);
    let files: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(files, ["un/a.csv", "deux/a.csv"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_link_that_turns_back_never_blocks() {
    let folder = Folder::new().with("a.csv", "Code;Nom\n1;a");
    std::os::unix::fs::symlink(folder.0.path(), folder.path("boucle")).expect("a link");
    let pipe = folder.path("tube.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is there").success();
    assert!(made);
    assert_eq!(grids(&folder.read()), ["a.csv / a.csv: A1=Code B1=Nom A2=1 B2=a"]);
    let alone = read(&[pipe], None);
    assert_eq!(codes(&alone), ["F003 tube.csv"]);
}

#[test]
fn a_truncated_workbook_is_refused_in_words() {
    let whole = workbook(&[("Services", ONE_CELL)], &[]);
    assert_eq!(check("a.xlsx", &whole, &[]), [" / Services: A1=Code"]);
    for keep in [whole.len() - 30, whole.len() / 2, 40] {
        assert_eq!(check("a.xlsx", &whole[..keep], &["F003"]), [""; 0]);
    }
}

#[test]
fn a_workbook_in_which_bytes_were_changed_never_panics() {
    let whole = workbook(&[("Services", ONE_CELL)], &[("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>")]);
    let folder = Folder::new();
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let folder_file = folder.path("a.xlsx");
        std::fs::write(&folder_file, bytes).expect("written");
        let read = read(&[folder_file], None);
        assert!(read.grids.len() == 1 || !read.diagnostics.is_empty(), "byte {at}: neither read nor said");
    }
}

#[test]
fn an_encrypted_workbook_is_refused_in_words() {
    check("a.xlsx", compound("EncryptedPackage", &vec![1; 5000]), &["F004"]);
}

#[test]
fn html_named_xls_is_refused_in_words() {
    let folder = Folder::new().with("a.xls", "<html><body><table><tr><td>Code</td></tr></table></body></html>");
    let read = folder.read();
    assert_eq!(codes(&read), ["F005 a.xls"]);
    assert_eq!(
        read.diagnostics[0].fault.message(jalon::model::Lang::Fr),
        "Ce fichier contient une page web (HTML), pas un classeur qui puisse être lu"
    );
    check("a.xlsx", "%PDF-1.7 …", &["F005"]);
    check("a.xlsx", zipped(&[("lisez-moi.txt".into(), b"x".to_vec())]), &["F005"]);
    check("a.xls", compound("WordDocument", &vec![1; 5000]), &["F005"]);
    check("a.xls", "-- MySQL dump\nCREATE TABLE `agents` (\n  `id` int\n);\nINSERT INTO `agents` VALUES (1);\n", &["F005"]);
    check("a.csv", "\u{feff}<!DOCTYPE html>\n<html></html>", &["F005"]);
    let page: Vec<u8> = "\u{feff}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("a.xls", page, &["F005"]);
    assert_eq!(check("a.csv", "<b>Code</b>;Nom\n1;<i>a</i>\n", &[]), [" / : A1=<b>Code</b> B1=Nom A2=1 B2=<i>a</i>"]);
}

#[test]
fn a_csv_named_xlsx_is_read_and_said() {
    assert_eq!(check("a.xlsx", "Code;Nom\n007;Zoé\n", &["F006"]), [" / : A1=Code B1=Nom A2=007 B2=Zoé"]);
    assert_eq!(check("a.xls", workbook(&[("Services", ONE_CELL)], &[]), &["F006"]), [" / Services: A1=Code"]);
}

/// A zip whose headers say that a part is small.
fn with_lying_sizes(mut zip: Vec<u8>, true_size: u32) -> Vec<u8> {
    let says = true_size.to_le_bytes();
    let places: Vec<usize> = zip.windows(4).enumerate().filter(|(_, w)| *w == says).map(|(at, _)| at).collect();
    assert!(places.len() >= 2, "the size stands in both headers");
    for at in places {
        zip[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    zip
}

#[test]
fn a_workbook_that_inflates_without_end_is_refused() {
    let bomb = " ".repeat(70 * 1024 * 1024);
    let honest = workbook(&[("Services", ONE_CELL)], &[("xl/styles.xml", &bomb)]);
    assert!(honest.len() < 200_000, "a small file");
    check("a.xlsx", &honest, &["F007"]);
    // An archive that lies is damaged, whatever comes out of it.
    check("a.xlsx", with_lying_sizes(honest, 70 * 1024 * 1024), &["F003"]);
}

#[test]
fn a_sheet_with_millions_of_empty_rows_is_refused() {
    let rows = "<row/>".repeat(1_100_000);
    let read = check("a.xlsx", workbook(&[("Services", &rows), ("Bonne", ONE_CELL)], &[]), &["F007  / Services"]);
    assert_eq!(read, [" / Bonne: A1=Code"]);
}

#[test]
fn a_sheet_of_blank_formatted_rows_costs_nothing() {
    use std::fmt::Write as _;
    let mut rows = ONE_CELL.to_owned();
    for r in 2..=1_048_576 {
        write!(rows, r#"<row r="{r}"><c r="A{r}" s="0"/></row>"#).expect("a string");
    }
    assert_eq!(check("a.xlsx", workbook(&[("Services", &rows)], &[]), &[]), [" / Services: A1=Code"]);
}

#[test]
fn one_long_text_shown_in_many_cells_is_counted_each_time() {
    use std::fmt::Write as _;
    let text = "x".repeat(900_000);
    let mut rows = String::new();
    for r in 1..=400 {
        write!(rows, r#"<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>"#).expect("a string");
    }
    let strings = format!(r#"<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>"#);
    check("a.xlsx", workbook(&[("Services", &rows)], &[("xl/sharedStrings.xml", &strings)]), &["F007  / Services"]);
}

#[test]
fn two_cells_at_the_ends_of_a_sheet_cost_two_cells() {
    let cells = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    assert_eq!(check("a.xlsx", workbook(&[("Services", cells)], &[]), &[]), [" / Services: A1=1 XFD1048576=2"]);
    let beyond = r#"<row r="1048577"><c r="A1048577"><v>1</v></c></row>"#;
    check("a.xlsx", workbook(&[("Services", beyond)], &[]), &["F007  / Services"]);
    let wide = r#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#;
    check("a.xlsx", workbook(&[("Services", wide)], &[]), &["F007  / Services"]);
    check("a.csv", ";".repeat(20_000) + "x\n", &["F007"]);
}

#[test]
fn a_text_longer_than_any_cell_is_said_at_its_sheet() {
    let long = "x".repeat(1_100_000);
    let inline = format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row>"#);
    let read = check("a.xlsx", workbook(&[("Longue", &inline), ("Bonne", ONE_CELL)], &[]), &["F007  / Longue"]);
    assert_eq!(read, [" / Bonne: A1=Code"]);
    check("a.csv", format!("Code;Nom\n1;{long}\n"), &["F007"]);
    let cell = |text: &str| {
        format!(
            r#"<table:table table:name="{}"><table:table-row><table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell></table:table-row></table:table>"#,
            text.len()
        )
    };
    let read = check("a.ods", ods(&[cell(&long), cell("Code")].concat()), &["F030", "F007  / 1100000"]);
    assert_eq!(read, [" / 4: A1=Code"]);
}

#[test]
fn archives_of_too_many_parts_or_sheets_are_refused() {
    use std::fmt::Write as _;
    let names: Vec<String> = (0..10_001).map(|n| format!("xl/media/{n}")).collect();
    let more: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    check("a.xlsx", workbook(&[("Services", ONE_CELL)], &more), &["F007"]);
    let mut list = String::new();
    for n in 0..60_000 {
        write!(list, r#"<sheet name="F{n}" sheetId="{n}" r:id="rId1"/>"#).expect("a string");
    }
    let mut parts = parts(&[("Services", ONE_CELL)], &[]);
    for (name, bytes) in &mut parts {
        if name == "xl/workbook.xml" {
            *bytes = String::from_utf8_lossy(bytes).replace("</sheets>", &format!("{list}</sheets>")).into_bytes();
        }
    }
    check("a.xlsx", zipped(&parts), &["F007"]);
}

#[test]
fn a_file_a_format_or_a_folder_beyond_its_limit_is_refused() {
    let folder = Folder::new().with("grand.csv", "").with("profil.toml", "#".repeat(1_100_000));
    let large = std::fs::OpenOptions::new().write(true).open(folder.path("grand.csv")).expect("a file");
    large.set_len(300 * 1024 * 1024).expect("a hole");
    assert_eq!(codes(&folder.read()), ["F007 grand.csv", "F007 profil.toml"]);
    let deep = Folder::new().with(&format!("{}x.csv", "d/".repeat(70)), "Code;Nom\n1;a");
    let read = deep.read();
    assert_eq!(read.diagnostics.iter().map(jalon::diagnostics::Diagnostic::code).collect::<Vec<_>>(), ["F007"]);
    let many = Folder::new();
    for n in 0..=10_000 {
        std::fs::write(many.path(&format!("{n:05}.toml")), "").expect("written");
    }
    assert_eq!(codes(&many.read()), ["F007 10000.toml"]);
}

#[test]
fn what_the_general_reader_would_hold_whole_has_a_limit() {
    // A comment sends the sheet to the reader that holds parts in memory.
    let padded = format!("{ONE_CELL}<!-- x -->{ONE_CELL}{}", " ".repeat(200 * 1024 * 1024));
    check("a.xlsx", zipped_at(1, &parts(&[("Services", &padded)], &[])), &["F007"]);
}

#[test]
fn a_sheet_in_utf_16_is_never_read_as_empty() {
    let mut parts = parts(&[("Large", ONE_CELL), ("Bonne", ONE_CELL)], &[]);
    for (name, bytes) in &mut parts {
        if name.ends_with("sheet1.xml") {
            let text = format!(r#"<?xml version="1.0" encoding="UTF-16"?>{}"#, String::from_utf8_lossy(bytes));
            *bytes = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        }
    }
    let read = check("a.xlsx", zipped(&parts), &["F009  / Large"]);
    assert_eq!(read, [" / Bonne: A1=Code"]);
}

#[test]
fn a_lock_file_is_left_aside_and_the_open_workbook_is_read_and_said() {
    let folder = Folder::new()
        .with("a.xlsx", workbook(&[("Services", ONE_CELL)], &[]))
        .with("~$a.xlsx", [7; 165])
        .with("b.ods", ods(""))
        .with(".~lock.b.ods#", ",moi,poste,24.11.2026 10:00,;");
    assert_eq!(codes(&folder.read()), ["F041 a.xlsx", "F030 b.ods", "F008 b.ods", "F041 b.ods"]);
    // As `*.xlsx` on a command line gives it.
    let read = read(&[folder.path("a.xlsx"), folder.path("~$a.xlsx")], None);
    assert_eq!(codes(&read), ["F040 ~$a.xlsx", "F041 a.xlsx"]);
    assert_eq!(grids(&read), ["a.xlsx / Services: A1=Code"]);
}

#[test]
fn a_table_of_texts_that_lies_about_its_size_is_read() {
    let strings = format!(r#"<sst xmlns="{MAIN}" count="4294967295" uniqueCount="4294967295"><si><t>Code</t></si></sst>"#);
    let cells = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    assert_eq!(check("a.xlsx", workbook(&[("Services", cells)], &[("xl/sharedStrings.xml", &strings)]), &[]), [" / Services: A1=Code"]);
}

#[test]
fn an_archive_with_forbidden_or_doubled_names_is_refused() {
    check("a.xlsx", workbook(&[("Services", ONE_CELL)], &[("../evil.xml", "x")]), &["F003"]);
    check("a.xlsx", workbook(&[("Services", ONE_CELL)], &[("/xl/evil.xml", "x")]), &["F003"]);
    check("a.xlsx", workbook(&[("Services", ONE_CELL)], &[("XL/workbook.XML", "x")]), &["F003"]);
    // The writer refuses equal names: two of the same length are made equal afterwards.
    let mut twice = workbook(&[("Services", ONE_CELL)], &[("xl/workbook.xmX", "x")]);
    for at in 0..twice.len() - 15 {
        if &twice[at..at + 15] == b"xl/workbook.xmX" {
            twice[at + 14] = b'l';
        }
    }
    check("a.xlsx", twice, &["F003"]);
}

#[test]
fn an_empty_workbook_is_said() {
    check("a.xlsx", workbook(&[("Feuil1", "")], &[]), &["F008"]);
    check("a.csv", "\n\n;;\n", &["F008"]);
}

#[test]
fn a_file_of_zero_bytes_is_said() {
    check("a.xlsx", "", &["F015"]);
    check("a.csv", "", &["F015"]);
}

#[test]
fn a_damaged_sheet_is_said_and_the_others_are_read() {
    let damaged = r#"<row r="1"><c r="A1" t="s"><v>99</v></c></row>"#;
    let read = check("a.xlsx", workbook(&[("Bonne", ONE_CELL), ("Mauvaise", damaged)], &[]), &["F009  / Mauvaise"]);
    assert_eq!(read, [" / Bonne: A1=Code"]);
}

#[test]
fn a_very_hidden_sheet_is_left_aside_and_said() {
    let bytes = workbook(&[("Bonne", ONE_CELL), ("!Cachée", ONE_CELL), ("!_jalon_base", ONE_CELL)], &[]);
    assert_eq!(check("a.xlsx", bytes, &["F014  / Cachée"]), [" / Bonne: A1=Code"]);
}

#[test]
fn a_csv_in_windows_1252_keeps_its_accents() {
    let mut bytes = Vec::new();
    for c in "Nom;Prénom\nLEFÈVRE;Zoé\n".chars() {
        bytes.push(u8::try_from(u32::from(c)).expect("Latin-1"));
    }
    assert_eq!(check("a.csv", bytes, &["F011"]), [" / : A1=Nom B1=Prénom A2=LEFÈVRE B2=Zoé"]);
}

#[test]
fn a_csv_in_utf_16_keeps_its_accents() {
    let wide: Vec<u8> = "\u{feff}Nom\tPrénom\r\nLEFÈVRE\tZoé\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(check("a.csv", wide, &[]), [" / : A1=Nom B1=Prénom A2=LEFÈVRE B2=Zoé"]);
}

#[test]
fn a_csv_is_read_whatever_separates_its_cells_and_whatever_wrote_it() {
    let expected = [" / : A1=Nom B1=Durée A2=LEFÈVRE, Zoé B2=1,5"];
    for separator in [';', '\t', '|'] {
        let text = format!("Nom{separator}Durée\r\nLEFÈVRE, Zoé{separator}1,5\r\n");
        assert_eq!(check("a.csv", &text, &[]), expected, "{separator}");
        assert_eq!(check("a.csv", format!("\u{feff}{text}"), &[]), expected, "{separator} with a mark");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(check("a.csv", [&[0xFE, 0xFF][..], &wide].concat(), &[]), expected, "{separator} in UTF-16");
        assert_eq!(check("a.csv", wide, &["F011"]), expected, "{separator} in UTF-16 without a mark");
    }
    assert_eq!(check("a.csv", "Nom,Durée\n\"LEFÈVRE, Zoé\",\"1,5\"\n", &[]), expected);
    let mac = "Nom;Durée\rLEFÈVRE, Zoé;1,5\r";
    let bytes: Vec<u8> = mac
        .chars()
        .map(|c| match c {
            'é' => 0x8E,
            'È' => 0xE9,
            c => u8::try_from(u32::from(c)).expect("ASCII"),
        })
        .collect();
    assert_eq!(check("a.csv", bytes, &["F011"]), expected);
}

#[test]
fn a_csv_keeps_its_shape_under_titles_with_trailing_separators_and_line_breaks() {
    let read = check(
        "a.csv",
        "Export RH du 12/03/2027\nÉtablissement : Valmont, site nord, pôle A\n\nCode;Nom;Durée;;\n007;\"Salle A\nétage 2\";1,5;;\n008;\"dit \"\"le grand\"\"\";;;\n",
        &[],
    );
    assert_eq!(
        read,
        [
            " / : A1=Export RH du 12/03/2027 A2=Établissement : Valmont, site nord, pôle A A4=Code B4=Nom C4=Durée A5=007 B5=Salle A\nétage 2 C5=1,5 A6=008 B6=dit \"le grand\""
        ]
    );
    assert_eq!(check("a.csv", "sep=,\r\nCode,Nom\r\n1,\"a;b;c;d\"\r\n", &[]), [" / : A2=Code B2=Nom A3=1 B3=a;b;c;d"]);
    assert_eq!(check("a.csv", "\u{feff}\"sep=|\"\nCode|Nom\n1|a\n", &[]), [" / : A2=Code B2=Nom A3=1 B3=a"]);
}

#[test]
fn a_csv_with_broken_bytes_is_read_and_said() {
    let mut bytes = "Nom;Prénom\n".repeat(20).into_bytes();
    bytes.extend(b"LEF\xE8VRE;x\n");
    let read = check("a.csv", bytes, &["F012"]);
    assert!(read[0].ends_with("A21=LEF\u{fffd}VRE B21=x"));
}

#[test]
fn a_quote_never_closed_does_not_swallow_the_file() {
    let read = check("a.csv", "Code;Libellé\n1;\"Salle A\n2;Salle B\n3;Salle C\n", &["F013"]);
    assert_eq!(read, [" / : A1=Code B1=Libellé A2=1 B2=\"Salle A A3=2 B3=Salle B A4=3 B4=Salle C"]);
}

#[test]
fn a_format_that_hides_strikes_says_so() {
    check("a.xls", xls((3, 2), &[(0, 0)]), &["F030"]);
    check("a.csv", "Code;Libellé\n1;Salle A\n", &[]);
}

#[test]
fn an_old_xls_is_read_and_one_that_lies_is_refused() {
    assert_eq!(check("a.xls", xls((3, 2), &[(0, 0), (2, 1)]), &["F030"]), [" / Old: A1=7 B3=7"]);
    // Room for the claimed size would be made at once.
    check("a.xls", xls((0xFFFF_FFFF, 0xFFFF), &[(0, 0)]), &["F007"]);
    // The rectangle around both cells would be held whole.
    check("a.xls", xls((1, 1), &[(0, 0), (0xFFFF, 0xFFFF)]), &["F007"]);
    let mut circle = xls((3, 2), &[(0, 0)]);
    // Sheets that all claim the same place are walked no more than twice.
    check("a.xls", circles(3000), &["F003"]);
    // The directory's sector follows itself.
    circle[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    check("a.xls", circle, &["F003"]);
}

/// An old .xls of many sheets at one place, without an end.
fn circles(sheets: usize) -> Vec<u8> {
    let bof = record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &5_u16.to_le_bytes(), &[0; 12]].concat());
    let entry = record(0x0085, &[&0_u32.to_le_bytes()[..], &[0, 0, 1, 0], b"S"].concat());
    let cells = record(0x0203, &[0; 14]).repeat(100_000);
    compound("Workbook", &[bof, entry.repeat(sheets), record(0x000A, &[]), cells].concat())
}

#[test]
fn hidden_rows_of_an_old_xls_are_told() {
    let hidden = |row: u16, flags: u8| record(0x0208, &[&row.to_le_bytes()[..], &[0; 10], &[flags, 1, 0, 0]].concat());
    let folder = Folder::new().with("a.xls", xls_with((3, 2), &[(0, 0), (1, 0), (2, 1)], &[hidden(0, 0), hidden(1, 0x20), hidden(2, 0x40)].concat()));
    let read = folder.read();
    assert_eq!(read.grids[0].rows.iter().map(|r| (r.row, r.hidden)).collect::<Vec<_>>(), [(0, false), (1, true), (2, false)]);
}

#[test]
fn dates_of_both_calendars_are_the_same_days() {
    let cells = r#"<row r="1"><c r="A1" s="1"><v>{}</v></c><c r="B1" t="d"><v>2027-01-15</v></c></row>"#;
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    for (system, serial) in [("", "46402"), (r#"<workbookPr date1904="1"/>"#, "44940")] {
        let mut parts = parts(&[("Jours", &cells.replace("{}", serial))], &[("xl/styles.xml", styles)]);
        for (name, bytes) in &mut parts {
            if name == "xl/workbook.xml" {
                *bytes = String::from_utf8_lossy(bytes).replace("<sheets>", &format!("{system}<sheets>")).into_bytes();
            }
        }
        assert_eq!(check("a.xlsx", zipped(&parts), &[]), [" / Jours: A1=2027-01-15 B1=2027-01-15"]);
    }
}

#[test]
fn a_number_that_is_none_is_an_error() {
    let cells = r#"<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>inf</v></c><c r="C1"><v>1e400</v></c><c r="D1"><v>1.5E1</v></c></row>"#;
    assert_eq!(check("a.xlsx", workbook(&[("S", cells)], &[]), &[]), [" / S: A1=#NUM! B1=#NUM! C1=#NUM! D1=15"]);
}

#[test]
fn escapes_of_line_ends_are_line_ends_whichever_reader_reads_them() {
    let cell = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_&#10;b _x005F_x0041_</t></is></c><c r="B1" t="str"><v>c_x000D_</v></c></row>"#;
    for before in ["", "<!-- x -->"] {
        let read = check("a.xlsx", workbook(&[("S", &format!("{before}{cell}"))], &[]), &[]);
        assert_eq!(read, [" / S: A1=a\r\nb _x0041_ B1=c\r"], "{before}");
    }
}

#[test]
fn values_come_as_their_formats_show_them() {
    use rust_xlsxwriter::{Format, Formula, Workbook};
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Valeurs").expect("a name");
    sheet.write(0, 0, "00412").expect("written");
    sheet.write(0, 1, 12.5).expect("written");
    sheet.write(0, 2, true).expect("written");
    sheet.write_with_format(0, 3, 46_402.0, &Format::new().set_num_format("dd/mm/yyyy")).expect("written");
    sheet.write_with_format(0, 4, 1.5625, &Format::new().set_num_format("[h]:mm")).expect("written");
    sheet.write_with_format(0, 5, 0.3125, &Format::new().set_num_format("hh:mm")).expect("written");
    sheet.write_formula(0, 6, Formula::new("=A1&\"x\"").set_result("00412x")).expect("written");
    sheet.write_formula(0, 7, Formula::new("=NA()").set_result("#N/A")).expect("written");
    sheet.write(0, 8, "  é & <b> \n_x0041_ ").expect("written");
    sheet.merge_range(2, 0, 3, 2, "Titre", &Format::new()).expect("merged");
    let read = check("a.xlsx", workbook.save_to_buffer().expect("a workbook"), &[]);
    assert_eq!(read, [" / Valeurs: A1=00412 B1=12.5 C1=VRAI D1=2027-01-15 E1=37:30 F1=07:30 G1=00412x H1=#N/A I1=  é & <b> \n_x0041_  A3=Titre"]);
}

/// An .ods with that body.
fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[
        ("mimetype".into(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml".into(), content.into_bytes()),
        ("META-INF/manifest.xml".into(), b"<manifest/>".to_vec()),
    ])
}

#[test]
fn an_ods_is_read_with_its_repeats_and_merges_and_one_that_repeats_without_end_is_refused() {
    let body = r#"<table:table table:name="Services"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>Co<text:s text:c="2"/>de &amp; x</text:p><text:p>ligne</text:p></table:table-cell><table:covered-table-cell/>
        <table:table-cell office:value-type="float" office:value="3.5"/><table:table-cell table:number-columns-repeated="2" office:value-type="date" office:date-value="2027-01-15"/></table:table-row>
        <table:table-row table:visibility="collapse" table:number-rows-repeated="2"><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="time" office:time-value="PT07H30M00S"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    let read = check("a.ods", ods(body), &["F030"]);
    assert_eq!(read, [" / Services: A3=Co  de & x\nligne C3=3.5 D3=2027-01-15 E3=2027-01-15 A4=VRAI B4=07:30 A5=VRAI B5=07:30"]);
    let folder = Folder::new().with("a.ods", ods(body)).read();
    assert_eq!(folder.grids[0].merges, [jalon::model::grid::Merge { first: (2, 0), last: (2, 1) }]);
    assert_eq!(folder.grids[0].rows.iter().map(|r| r.hidden).collect::<Vec<_>>(), [false, true, true]);
    let bomb = r#"<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table>"#;
    check("a.ods", ods(bomb), &["F030", "F007  / S"]);
}

#[test]
fn every_fault_of_files_names_a_test_that_is_here() {
    let here = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it_input.rs")).expect("this file");
    for entry in Files::ENTRIES {
        let jalon::diagnostics::Shown::By(test) = entry.shown else { panic!("{}: shown by a test", entry.code) };
        // An account format is judged where it is used, a copy where it is written: tests/it.
        assert!(entry.code == "F010" || entry.code >= "F060" || here.contains(&format!("fn {test}()")), "{}: {test}", entry.code);
    }
}
