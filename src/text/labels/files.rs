//! Words for files: why one cannot be read, what one holds, what a limit is about.

use crate::model::Lang;
use crate::text::{Say, Tr};

/// A count with its unit: `20 000 000 cellules`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub n: u64,
    pub unit: Tr,
}

impl Say for Measure {
    fn say(&self, lang: Lang) -> String {
        format!("{}\u{a0}{}", self.n.say(lang), self.unit.get(lang))
    }
}

/// Units of limits.
pub mod unit {
    use crate::text::Tr;

    pub const MEBIBYTES: Tr = Tr::new("Mio", "MiB");
    pub const KIBIBYTES: Tr = Tr::new("Kio", "KiB");
    pub const CELLS: Tr = Tr::new("cellules", "cells");
    pub const ROWS: Tr = Tr::new("lignes", "rows");
    pub const COLUMNS: Tr = Tr::new("colonnes", "columns");
    pub const SHEETS: Tr = Tr::new("feuilles", "sheets");
    pub const PARTS: Tr = Tr::new("parties", "parts");
    pub const FILES: Tr = Tr::new("fichiers", "files");
    pub const FOLDERS: Tr = Tr::new("dossiers", "folders");
}

/// What grew beyond a limit.
pub mod measured {
    use crate::text::Tr;

    pub const FILE: Tr = Tr::new("taille du fichier", "size of the file");
    pub const PART: Tr = Tr::new("taille décompressée d'une partie", "inflated size of a part");
    pub const WHOLE: Tr = Tr::new("taille décompressée", "inflated size");
    pub const PARTS: Tr = Tr::new("nombre de parties dans l'archive", "number of parts in the archive");
    pub const SHEETS: Tr = Tr::new("nombre de feuilles", "number of sheets");
    pub const ROWS: Tr = Tr::new("nombre de lignes d'une feuille", "number of rows of a sheet");
    pub const COLUMNS: Tr = Tr::new("nombre de colonnes d'une feuille", "number of columns of a sheet");
    pub const CELLS: Tr = Tr::new("nombre de cellules remplies", "number of filled cells");
    pub const AREA: Tr = Tr::new("étendue des feuilles", "extent of the sheets");
    pub const TEXT: Tr = Tr::new("longueur totale des textes", "total length of texts");
    pub const CELL_TEXT: Tr = Tr::new("longueur d'un texte", "length of a text");
    pub const DEPTH: Tr = Tr::new("profondeur des dossiers", "depth of folders");
    pub const FILES: Tr = Tr::new("nombre de fichiers dans le dossier", "number of files in the folder");
}

/// Why something cannot be read: follows a colon.
pub mod reason {
    use crate::text::Tr;

    pub const TRUNCATED: Tr =
        Tr::new("il est incomplet (copie ou téléchargement interrompu)", "it is incomplete (a copy or a download was cut short)");
    pub const DAMAGED_ZIP: Tr = Tr::new("son archive est abîmée", "its archive is damaged");
    pub const DAMAGED: Tr = Tr::new("son contenu est abîmé", "its content is damaged");
    pub const DUPLICATE_PARTS: Tr = Tr::new("son archive contient deux fois la même partie", "its archive holds the same part twice");
    pub const UNSAFE_NAMES: Tr = Tr::new("son archive contient un nom de partie interdit", "its archive holds a part with a forbidden name");
    pub const LOOP: Tr = Tr::new("sa structure tourne en rond", "its structure goes round in circles");
    pub const NO_WORKBOOK: Tr = Tr::new("le classeur y manque", "the workbook is missing in it");
    pub const NO_SHEET: Tr = Tr::new("son contenu manque dans le fichier", "its content is missing in the file");
    pub const NOT_A_FILE: Tr = Tr::new("ce n'est pas un fichier ordinaire", "it is not a regular file");
    pub const DENIED: Tr = Tr::new("l'accès est refusé", "access is denied");
    pub const SYSTEM: Tr = Tr::new("le système n'arrive pas à le lire", "the system fails to read it");
    pub const NOT_UTF8: Tr = Tr::new("ce n'est pas du texte UTF-8", "it is not UTF-8 text");
}

/// What a file holds.
pub mod kind {
    use crate::text::Tr;

    pub const XLSX: Tr = Tr::new("un classeur Excel (.xlsx)", "an Excel workbook (.xlsx)");
    pub const XLSB: Tr = Tr::new("un classeur Excel binaire (.xlsb)", "a binary Excel workbook (.xlsb)");
    pub const XLS: Tr = Tr::new("un classeur Excel 97-2003 (.xls)", "an Excel 97-2003 workbook (.xls)");
    pub const ODS: Tr = Tr::new("un classeur OpenDocument (.ods)", "an OpenDocument workbook (.ods)");
    pub const TEXT: Tr = Tr::new("du texte à séparateurs (.csv)", "separated text (.csv)");
    pub const ZIP: Tr = Tr::new("une archive compressée", "a compressed archive");
    pub const WORD: Tr = Tr::new("un document Word", "a Word document");
    pub const SLIDES: Tr = Tr::new("une présentation", "a presentation");
    pub const NUMBERS: Tr = Tr::new("un document Numbers", "a Numbers document");
    pub const OPEN_DOCUMENT: Tr = Tr::new("un document OpenDocument", "an OpenDocument document");
    pub const OLD_OFFICE: Tr = Tr::new("un ancien document Office", "an old Office document");
    pub const OLD_EXCEL: Tr = Tr::new("une feuille Excel 4 ou plus ancienne", "a sheet of Excel 4 or older");
    pub const HTML: Tr = Tr::new("une page web (HTML)", "a web page (HTML)");
    pub const XML_SHEET: Tr = Tr::new("un tableau XML 2003", "an XML 2003 spreadsheet");
    pub const XML: Tr = Tr::new("du XML", "XML");
    pub const JSON: Tr = Tr::new("du JSON", "JSON");
    pub const SQL: Tr = Tr::new("du SQL", "SQL");
    pub const LDIF: Tr = Tr::new("un export LDIF", "an LDIF export");
    pub const SYLK: Tr = Tr::new("un tableau SYLK", "a SYLK table");
    pub const PDF: Tr = Tr::new("un document PDF", "a PDF document");
    pub const RTF: Tr = Tr::new("un document RTF", "an RTF document");
    pub const IMAGE: Tr = Tr::new("une image", "an image");
    pub const DATABASE: Tr = Tr::new("une base de données", "a database");
    pub const BINARY: Tr = Tr::new("des données binaires", "binary data");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_said_with_its_unit_in_each_language() {
        let limit = Measure { n: 20_000_000, unit: unit::CELLS };
        assert_eq!(limit.say(Lang::Fr), "20\u{202f}000\u{202f}000\u{a0}cellules");
        assert_eq!(limit.say(Lang::En), "20,000,000\u{a0}cells");
    }
}
