//! Writes the first inputs of every target into fuzz/corpus: small workbooks and texts made here, the samples, and whatever small files are named.
//!
//! `cargo run --manifest-path fuzz/Cargo.toml --bin seeds -- [FILE...]`

use jalon_fuzz::{merged, parts};
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::path::{Path, PathBuf};

/// A seed larger than this slows all that grow from it.
const LARGEST: usize = 64 * 1024;

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let save = |target: &str, name: &str, bytes: &[u8]| {
        let folder = corpus.join(target);
        std::fs::create_dir_all(&folder).expect("a folder");
        if bytes.len() <= LARGEST {
            std::fs::write(folder.join(name), bytes).expect("written");
        }
    };
    let book = workbook();
    save("open_bytes", "made.xlsx", &book);
    let all = parts(&book);
    let part = |name: &str| all.iter().find(|(n, _)| n == name).map(|(_, b)| b.clone()).unwrap_or_default();
    save("xlsx_sheet_xml", "made", &[part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"), part("xl/styles.xml")].join(&0xFF));
    for (n, (sheet, strings)) in SHEETS.iter().enumerate() {
        save("xlsx_sheet_xml", &format!("made-{n}"), &[sheet.as_bytes(), strings.as_bytes(), b""].join(&0xFF));
    }
    let living = parts(&merged(None));
    let part = |name: &str| living.iter().find(|(n, _)| n == name).map(|(_, b)| b.clone()).unwrap_or_default();
    save(
        "living_workbook",
        "made",
        &[part("xl/worksheets/sheet1.xml"), part("xl/worksheets/sheet2.xml"), part("xl/sharedStrings.xml"), vec![3, 2]].join(&0xFF),
    );
    save("ods", "made.xml", ODS.as_bytes());
    save("open_bytes", "made.ods", &jalon_fuzz::ods(ODS.as_bytes()));
    for (n, text) in CSV.iter().enumerate() {
        save("csv", &format!("made-{n}.csv"), text.as_bytes());
        save("csv", &format!("made-{n}.utf16"), &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
        save("csv", &format!("made-{n}.latin"), &text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect::<Vec<u8>>());
    }
    for (n, text) in CELLS.iter().enumerate() {
        save("cells", &format!("made-{n}"), &[b"t", text.as_bytes()].concat());
    }
    for (n, text) in HOSPITALS.iter().enumerate() {
        save("intake", &format!("made-{n}"), text.as_bytes());
    }
    save("xls", "made", &biff());
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples");
    let named = std::env::args_os().skip(1).map(PathBuf::from);
    for file in files(&samples).into_iter().chain(named) {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let name = file.to_string_lossy().replace(['/', '\\'], "_");
        save("open_bytes", &name, &bytes);
        match file.extension().and_then(|e| e.to_str()) {
            Some("xls") => save("xls", &name, &bytes),
            Some("csv") => save("csv", &name, &bytes),
            Some("ods") => parts_of(&bytes, "content.xml").iter().for_each(|b| save("ods", &name, b)),
            Some("xlsb") => {
                let get = |part: &str| parts_of(&bytes, part).unwrap_or_default();
                save("xlsb", &name, &four(&get("xl/workbook.bin"), &get("xl/worksheets/sheet1.bin"), &get("xl/sharedStrings.bin"), &get("xl/styles.bin")));
            }
            Some("xlsx" | "xlsm") => {
                let get = |part: &str| parts_of(&bytes, part).unwrap_or_default();
                save("xlsx_sheet_xml", &name, &[get("xl/worksheets/sheet1.xml"), get("xl/sharedStrings.xml"), get("xl/styles.xml")].join(&0xFF));
            }
            _ => {}
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out
}

fn parts_of(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    std::panic::catch_unwind(|| parts(bytes)).ok()?.into_iter().find(|(n, _)| n == name).map(|(_, b)| b)
}

/// Four pieces as the target takes them apart: each length behind, the last piece takes what is left.
fn four(a: &[u8], b: &[u8], c: &[u8], d: &[u8]) -> Vec<u8> {
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(0).to_le_bytes();
    [&length(a)[..], &length(b), &length(c), a, b, c, d].concat()
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    for row in 0..3 {
        sheet.write(row, 0, format!("{row:05}")).expect("written");
        sheet.write(row, 1, " LEFÈVRE & <fils> \n_x0041_ ").expect("written");
        sheet.write(row, 2, f64::from(row) / 7.0).expect("written");
        sheet.write_with_format(row, 3, 46_000.5 + f64::from(row), &date).expect("written");
        sheet.write_formula(row, 4, Formula::new("=1/0").set_result("#DIV/0!")).expect("written");
        sheet.write(row, 5, row == 0).expect("written");
    }
    sheet.set_row_hidden(1).expect("hidden");
    sheet.merge_range(5, 1, 6, 3, "Titre", &date).expect("merged");
    workbook.save_to_buffer().expect("a workbook")
}

/// The records of an old workbook with one sheet.
fn biff() -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap_or(0).to_le_bytes(), data].concat();
    let bof = |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let entry = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 3, 0], b"Old"].concat());
    let strings = record(0x00FC, &[&2_u32.to_le_bytes()[..], &2_u32.to_le_bytes(), &[4, 0, 0], b"Code", &[2, 0, 1, b'U', 0, b'F', 0]].concat());
    let start = u32::try_from([bof(5), entry(0), strings.clone(), record(0x000A, &[])].concat().len()).unwrap_or(0);
    [
        bof(5),
        entry(start),
        strings,
        record(0x000A, &[]),
        bof(0x10),
        record(0x0200, &[&[0; 4][..], &[2, 0, 0, 0], &[0, 0], &[3, 0], &[0, 0]].concat()),
        record(0x00FD, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x0203, &[&[1, 0, 1, 0, 0, 0][..], &7.5_f64.to_le_bytes()].concat()),
        record(0x000A, &[]),
    ]
    .concat()
}

const SHEETS: &[(&str, &str)] = &[
    (
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1</f><v>é</v></c><c t="inlineStr"><is><r><t xml:space="preserve"> a</t></r></is></c></row><row r="3" hidden="1"><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="d"><v>2027-01-15</v></c><c r="E3"><v>1.5E3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#,
        r#"<sst count="9" uniqueCount="9"><si><t>Code</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>"#,
    ),
    (r#"<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#, "<sst/>"),
];

const ODS: &str = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row table:visibility="collapse"><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>Co<text:s text:c="2"/>de &amp; x</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2027-01-15"/><table:table-cell office:value-type="time" office:time-value="PT07H30M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;

const CSV: &[&str] = &[
    "Code;Libellé;Durée\r\n007;\"Salle A; étage 2\";1,5\r\n",
    "sep=,\nCode,Name\n1,\"a\nb\"\n",
    "Titre\n\nCode\tNom\n1\tZoé\n",
    "a|b|c\n1||\n",
    "Code;\"jamais fermé\n1;2\n",
];

const CELLS: &[&str] = &[
    "12/03/27", "12 mars 2027", "S11 2027", "2027-W11", "1er mars 2027", "lundi 12 mars 2027", "March 12, 2027", "20270312", "80 %", "0,8", "4/5", "mi-temps",
    "2j", "1,5 sem", "3h30", "½ j", "oui", "✓", "1 234,5", "1'234.5", "A+2j; B DD-1j", "BASC<=28j", "R/A", "lun,mar,jeu", "lundi-vendredi", "10001234567",
    "a.b@c.fr", "2 69 05 49 588 157 80", "19/07/2027-30/07/2027; 02/09/2027", "9h00", "matin", "SNP",
];

const HOSPITALS: &[&str] = &[
    "== Utilisateurs\nMatricule | Nom | Prénom | Code UF | Métier | Quotité | Arrivée\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 80 % | 12/03/2027\n0002 | PETIT | Paul | NEURO | AS | 1 | 2027-03-12\n== Services\nCode UF | Libellé | Pilote\nCARDIO | Cardiologie | oui\nNEURO | Neurologie |",
    "== Opérations\nCode | Libellé | Durée de base (j) | Équipe | Prédécesseurs | Jalon\nPREP | Préparation | 2 | CONF | |\nBASC | Bascule | 1 | CONF | PREP+2j | oui\n== RACI\nCode | CP | CADRE | CONFIG\nPREP | R/A | I | C\nBASC | A | C | R",
    "== Planning\nMatricule | Nom | 2027-03-01 | 2027-03-02 | 2027-03-03\n0001 | A | J | N | R\nLégende\nJ | Jour\n== Absences\nMatricule | Du | Au\n0001 | 12/03/2027 | 14/03/2027\n== Colonnes\nEn-tête | Champ\nN° agent | matricule",
    "== Comptes\nIdentifiant | Matricule | Nom affiché | État\nalefevre | 0001 | LEFÈVRE Anaïs | actif\n== Sessions\nModule | Date | Début | Salle\nDPI | 12/03/2027 | 9h00 | S1\n== Paramètres\nClé | Valeur\nvague max | 3",
];
