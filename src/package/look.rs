//! What a file holds, told by its bytes and never by its name.

use super::container::Container;
use super::ole::Compound;
use crate::diagnostics::catalogue::files::Files;
use crate::text::Tr;
use crate::text::labels::files::kind;

/// Kinds that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// Separated text, in whatever encoding.
    Text,
}

impl Kind {
    pub fn words(self) -> Tr {
        match self {
            Kind::Xlsx => kind::XLSX,
            Kind::Xlsb => kind::XLSB,
            Kind::Xls => kind::XLS,
            Kind::Ods => kind::ODS,
            Kind::Text => kind::TEXT,
        }
    }

    /// Whether a file of that extension (lower case) is expected to hold this.
    pub fn fits(self, extension: &str) -> bool {
        match extension {
            "xlsx" | "xlsm" | "xltx" | "xltm" => self == Kind::Xlsx,
            "xlsb" => self == Kind::Xlsb,
            "xls" | "xlt" => self == Kind::Xls,
            "ods" | "ots" => self == Kind::Ods,
            "csv" | "tsv" | "txt" | "tab" | "toml" => self == Kind::Text,
            _ => true,
        }
    }
}

/// What the bytes are, or in words why they are no workbook.
pub fn look(bytes: &[u8]) -> Result<Kind, Files> {
    if bytes.is_empty() {
        return Err(Files::EmptyFile {});
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return look_into_zip(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return look_into_compound(bytes);
    }
    match binary(bytes).or_else(|| marked_text(bytes)) {
        Some(found) => Err(Files::NotAWorkbook { found }),
        None => Ok(Kind::Text),
    }
}

fn look_into_zip(bytes: &[u8]) -> Result<Kind, Files> {
    let mut container = Container::open(bytes)?;
    let not = |found| Err(Files::NotAWorkbook { found });
    if let Some(mime) = container.head("mimetype", 256) {
        if mime.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(Kind::Ods);
        }
        if mime.starts_with(b"application/vnd.oasis.opendocument") {
            return not(kind::OPEN_DOCUMENT);
        }
    }
    if container.has("xl/workbook.bin") {
        return Ok(Kind::Xlsb);
    }
    if container.has("xl/workbook.xml") {
        return Ok(Kind::Xlsx);
    }
    let manifest = container.head("META-INF/manifest.xml", 1 << 20).unwrap_or_default();
    if container.has("content.xml") && manifest.windows(24).any(|w| w == b"opendocument.spreadsheet") {
        return Ok(Kind::Ods);
    }
    let types = container.head("[Content_Types].xml", 1 << 20).unwrap_or_default();
    let says = |word: &str| types.windows(word.len()).any(|w| w == word.as_bytes());
    if says("ms-excel.sheet.binary") {
        return Ok(Kind::Xlsb);
    }
    if says("spreadsheetml.sheet.main") || says("spreadsheetml.template.main") || says("ms-excel.sheet.macroEnabled.main") {
        return Ok(Kind::Xlsx);
    }
    if says("wordprocessingml") {
        return not(kind::WORD);
    }
    if says("presentationml") {
        return not(kind::SLIDES);
    }
    if container.has("Index/Document.iwa") {
        return not(kind::NUMBERS);
    }
    not(kind::ZIP)
}

fn look_into_compound(bytes: &[u8]) -> Result<Kind, Files> {
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(Files::Encrypted {});
    }
    if compound.has("Workbook") || compound.has("Book") {
        return Ok(Kind::Xls);
    }
    let found = if compound.has("WordDocument") { kind::WORD } else { kind::OLD_OFFICE };
    Err(Files::NotAWorkbook { found })
}

/// Kinds that begin with a fixed mark, and bytes that no text has.
fn binary(bytes: &[u8]) -> Option<Tr> {
    const MARKS: &[(&[u8], Tr)] = &[
        (b"%PDF-", kind::PDF),
        (b"{\\rtf", kind::RTF),
        (b"\x89PNG", kind::IMAGE),
        (b"\xFF\xD8\xFF", kind::IMAGE),
        (b"GIF8", kind::IMAGE),
        (b"BM\x00", kind::IMAGE),
        (b"\x1F\x8B", kind::ZIP),
        (b"7z\xBC\xAF\x27\x1C", kind::ZIP),
        (b"Rar!", kind::ZIP),
        (b"SQLite format 3", kind::DATABASE),
        (b"\x00\x01\x00\x00Standard", kind::DATABASE),
        // The first record of a BIFF stream that stands alone (Excel 2 to 4).
        (b"\x09\x00\x04\x00", kind::OLD_EXCEL),
        (b"\x09\x02\x06\x00", kind::OLD_EXCEL),
        (b"\x09\x04\x06\x00", kind::OLD_EXCEL),
    ];
    if let Some((_, found)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some(*found);
    }
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || wide_without_mark(bytes).is_some();
    let head = bytes.get(..bytes.len().min(65_536)).unwrap_or_default();
    let odd = head.iter().filter(|b| matches!(b, 0..=8 | 14..=25 | 28..=31)).count();
    (!wide && odd * 100 > head.len()).then_some(kind::BINARY).or_else(|| (!wide && head.contains(&0)).then_some(kind::BINARY))
}

/// UTF-16 without a byte-order mark: `Some(true)` for little-endian. Separators, digits and line ends have a zero byte on one side and hardly ever on the other.
pub fn wide_without_mark(bytes: &[u8]) -> Option<bool> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 > pairs * 7 && even * 20 < pairs {
        return Some(true);
    }
    (even * 10 > pairs * 7 && odd * 20 < pairs).then_some(false)
}

/// Text that is no table: pages, code, directory exports.
fn marked_text(bytes: &[u8]) -> Option<Tr> {
    let head = bytes.get(..bytes.len().min(16_384)).unwrap_or_default();
    // UTF-16 is looked at through its letters alone.
    let text: String = head.iter().filter(|b| b.is_ascii() && **b != 0).map(|b| char::from(*b)).collect();
    let text = text.trim_start().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|w| text.starts_with(w));
    if text.starts_with('<') {
        return markup(&text);
    }
    let json = text.starts_with("{\"") || text.starts_with("{\n") || text.starts_with("{\r") || text.starts_with("[{") || text.starts_with("[\n");
    if json && text.contains('"') && text.contains(':') {
        return Some(kind::JSON);
    }
    if begins(&["mime-version:", "from:", "received:"]) && text.contains("text/html") {
        return Some(kind::HTML);
    }
    if begins(&["dn: ", "version: 1\ndn", "version: 1\r\ndn", "version: 1\n\ndn", "version: 1\r\n\r\ndn"]) {
        return Some(kind::LDIF);
    }
    if begins(&["id;p"])
        && text.lines().nth(1).is_some_and(|line| ["p;", "b;", "c;", "f;", "o;", "nn;"].iter().any(|record| line.starts_with(record)))
    {
        return Some(kind::SYLK);
    }
    is_sql(&text).then_some(kind::SQL)
}

/// What a text that begins with `<` is; a table whose headers stand between such marks, or hold tags, is one.
fn markup(text: &str) -> Option<Tr> {
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(kind::XML_SHEET);
    }
    let begins = |words: &[&str]| words.iter().any(|w| text.starts_with(w));
    if begins(&[
        "<!doctype html",
        "<html",
        "<table",
        "<meta",
        "<head",
        "<body",
        "<style",
        "<div",
        "<thead",
        "<tbody",
        "<tr",
        "<script",
        "<center",
        "<font",
    ]) {
        return Some(kind::HTML);
    }
    if begins(&["<?xml", "<!doctype"]) {
        return Some(if text.contains("<html") { kind::HTML } else { kind::XML });
    }
    if cut_alike(text) {
        return None;
    }
    if text.contains("<html") || text.contains("<table") {
        return Some(kind::HTML);
    }
    (begins(&["<!--"]) || text.contains("</") || text.contains("/>")).then_some(kind::XML)
}

/// Whether the first lines hold one separator the same number of times.
fn cut_alike(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(4).collect();
    [';', '\t', '|', ','].iter().any(|separator| {
        let counts: Vec<usize> = lines.iter().map(|line| line.matches(*separator).count()).collect();
        counts.first().is_some_and(|n| *n > 0) && counts.windows(2).all(|pair| pair[0] == pair[1])
    })
}

/// A dump or a script: it begins as one, and has a statement that no list of people has.
fn is_sql(text: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "--",
        "/*",
        "#",
        "insert into",
        "insert [",
        "create ",
        "drop ",
        "use ",
        "set ",
        "begin",
        "select ",
        "pragma ",
        "start transaction",
        "delete from",
        "replace into",
        "truncate ",
        "alter ",
        "lock tables",
        "delimiter ",
        "if object_id",
        "go\n",
        "go\r",
    ];
    const STATEMENTS: &[&str] = &["insert into ", "insert [", "create table ", "create database ", "create view ", "replace into ", "copy public."];
    BEGINNINGS.iter().any(|w| text.starts_with(w)) && STATEMENTS.iter().any(|w| text.contains(w)) && text.contains(['(', '*'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<Tr> {
        match look(text.as_bytes()) {
            Err(Files::NotAWorkbook { found }) => Some(found),
            _ => None,
        }
    }

    #[test]
    fn texts_that_are_no_tables_are_told_from_those_that_are() {
        assert_eq!(refused("\n<html xmlns:o=\"urn:x\"><table>"), Some(kind::HTML));
        assert_eq!(refused("-- dump\nINSERT INTO agents VALUES (1);"), Some(kind::SQL));
        assert_eq!(refused("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"), Some(kind::XML_SHEET));
        assert_eq!(refused("%PDF-1.7\n"), Some(kind::PDF));
        assert_eq!(refused("{\"a\": [1]}"), Some(kind::JSON));
        assert_eq!(refused("version: 1\ndn: cn=a"), Some(kind::LDIF));
        assert_eq!(refused("\u{1}\u{2}\u{3}\u{0}abc"), Some(kind::BINARY));
        for dump in [
            "-- MySQL dump 10.13\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `agents`;\nCREATE TABLE `agents` (\n",
            "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE agents(id);\n",
            "USE [rh]\nGO\n/****** Object: Table ******/\nINSERT [dbo].[agents] ([id]) VALUES (1)\n",
            "INSERT INTO agents VALUES ('00412', 'LEFEVRE');\n",
        ] {
            assert_eq!(refused(dump), Some(kind::SQL), "{dump}");
        }
        for page in ["<table><tr><td>Nom</td></tr></table>", "<!-- x -->\n<html>", "<TR><TD>a", "<?xml version=\"1.0\"?><!DOCTYPE html><html>"] {
            assert_eq!(refused(page), Some(kind::HTML), "{page}");
        }
        assert_eq!(refused("ID;PWXL;N;E\nP;PGeneral\nC;Y1;X1;K\"Nom\"\nE\n"), Some(kind::SYLK));
        assert_eq!(refused("<agents><agent/></agents>"), Some(kind::XML));
        for table in [
            "<NOM>;<PRENOM>\nA;B",
            "<b>Nom</b>;<b>Prénom</b>\nA;B\n",
            "Nom;Remarque\nA;<table><tr></table>\n",
            "Id;Pôle\n1;MCO\n",
            "Set;Use\n(1);insert into x\n",
            "# ;Nom\n1;A\n",
        ] {
            assert_eq!(look(table.as_bytes()).ok(), Some(Kind::Text), "{table}");
        }
        for table in ["Nom;Prénom\nA;B", "Setting,Value\nset ,x", "< 18 ans;3\n", "Code\nA", "--;--\n", "[A];b\n1;2"] {
            assert_eq!(look(table.as_bytes()).ok(), Some(Kind::Text), "{table}");
        }
        let wide: Vec<u8> = "Nom;Prénom\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(look(&wide).ok(), Some(Kind::Text));
    }
}
