//! `check --annotate`: a copy of a person's workbook with its faulty cells marked, and the way back.

use super::support::{Case, Ran, files, jalon, type_in};
use jalon::model::Value;
use jalon::package::namespaces::is_well_formed;
use jalon::package::parts::{Changes, Parts};
use jalon::package::tabs::Book;
use jalon::package::xml::{spliced, tokens};
use quick_xml::events::Event;
use rust_xlsxwriter::{Chart, ChartType, Color, DataValidation, Format, FormatBorder, Image, Note, Workbook};
use std::path::{Path, PathBuf};

const LIST: &str = "Jalon - à corriger";
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4,
    0x89, 0, 0, 0, 0x0D, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, b'I', b'E', b'N', b'D',
    0xAE, 0x42, 0x60, 0x82,
];

/// The tiny hospital, with people as a hospital would keep them: colours, a note, a drop-down, a chart, a picture. Two cells are faulty: D3 (no such service) and B5 (no surname).
fn rich(case: &Case) -> PathBuf {
    std::fs::create_dir_all(case.input()).expect("a folder");
    let mut book = Workbook::new();
    let head = Format::new().set_bold().set_background_color(Color::RGB(0x1F_33_47)).set_font_color(Color::White);
    let green = Format::new().set_background_color(Color::RGB(0xDD_F0_E0)).set_border(FormatBorder::Thin).set_num_format("@");
    for (name, text) in super::support::TINY {
        let sheet = book.add_worksheet().set_name(*name).expect("a tab");
        for (row, line) in (0u32..).zip(text.lines()) {
            for (col, cell) in (0u16..).zip(line.split('|')) {
                let cell = cell.trim();
                let people = *name == "Utilisateurs";
                match (people, row, col) {
                    (true, 2, 3) => sheet.write_with_format(row, col, "CARDO", &green).expect("a cell"),
                    (true, 4, 1) => sheet,
                    (true, 0, _) => sheet.write_with_format(row, col, cell, &head).expect("a cell"),
                    _ if cell.is_empty() => sheet,
                    _ => match cell.parse::<f64>() {
                        Ok(n) if !cell.starts_with('0') => sheet.write(row, col, n).expect("a cell"),
                        _ => sheet.write(row, col, cell).expect("a cell"),
                    },
                };
            }
        }
        if *name == "Utilisateurs" {
            sheet.insert_note(2, 3, &Note::new("vu avec Anne").set_author("Paul")).expect("a note");
            sheet.insert_note(1, 0, &Note::new("première").set_author("Paul")).expect("a note");
            sheet
                .add_data_validation(1, 4, 9, 4, &DataValidation::new().allow_list_strings(&["Infirmière", "Infirmier"]).expect("a list"))
                .expect("a drop-down");
            sheet.set_repeat_rows(0, 0).expect("titles");
            let mut chart = Chart::new(ChartType::Column);
            chart.add_series().set_values("Utilisateurs!$F$2:$F$5");
            sheet.insert_chart(8, 7, &chart).expect("a chart");
            sheet.insert_image(20, 7, &Image::new_from_buffer(PIXEL).expect("an image")).expect("a picture");
        }
        if *name == "Services" {
            sheet.set_active(true);
            sheet.set_print_area(0, 0, 2, 2).expect("an area");
        }
    }
    let path = case.input().join("hôpital.xlsx");
    book.save(&path).expect("saved");
    path
}

fn annotated(input: &Path, dir: &Path, more: &[&str]) -> Ran {
    let mut args =
        vec!["check", input.to_str().expect("UTF-8"), "--annotate", dir.to_str().expect("UTF-8"), "--today", super::support::TODAY, "--no-progress"];
    args.extend(more);
    let ran = jalon(&args);
    // What is no package is left to its own test.
    if dir.is_dir() {
        for (name, bytes) in files(dir) {
            well_formed(&name, &bytes);
        }
    }
    ran
}

/// Every part of a workbook that is XML can be read as such, each prefix bound: else Excel repairs it, and drops what it does not understand.
fn well_formed(file: &str, bytes: &[u8]) {
    let Ok(parts) = Parts::open(bytes) else { return };
    for name in parts.names().filter(|n| [".xml", ".rels", ".vml"].iter().any(|end| n.ends_with(end))) {
        let text = parts.text(name).expect("UTF-8");
        assert!(is_well_formed(&text, &[]), "{file}: {name}: {text}");
    }
}

/// A part as other programs write it: every vocabulary under prefixes that they number.
fn renumbered(text: &str) -> String {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut splices = Vec::new();
    for token in tokens(text) {
        let token = token.expect("well formed");
        let (Event::Start(tag) | Event::Empty(tag)) = &token.event else {
            if matches!(token.event, Event::End(_)) {
                splices.push((token.span.start + 2..token.span.start + 2, "\0".to_owned()));
            }
            continue;
        };
        for a in tag.attributes().flatten() {
            let Some(prefix) = a.key.as_ref().strip_prefix("xmlns") else { continue };
            let prefix = prefix.trim_start_matches(':').to_owned();
            assert!(!found.iter().any(|(p, _)| *p == prefix), "declared once: {text}");
            found.push((prefix, a.value.to_string()));
        }
        splices.push((token.span.start + 1..token.span.start + 1, "\0".to_owned()));
    }
    // A mark before each element's name: with its prefix behind, or without one.
    let mut out = spliced(text, splices);
    for ((prefix, uri), n) in found.iter().zip(0..) {
        let (from, declared) =
            if prefix.is_empty() { (String::new(), "xmlns".to_owned()) } else { (format!("{prefix}:"), format!("xmlns:{prefix}")) };
        out = out.replace(&format!("{declared}=\"{uri}\""), &format!("xmlns:ns{n}=\"{uri}\""));
        if !from.is_empty() {
            out = out.replace(&format!("\0{from}"), &format!("ns{n}:")).replace(&format!(" {from}"), &format!(" ns{n}:"));
        }
    }
    let default = found.iter().position(|(prefix, _)| prefix.is_empty()).map_or_else(String::new, |n| format!("ns{n}:"));
    out.replace('\0', &default)
}

/// The workbook with those parts so written.
fn with_renumbered(path: &Path, wanted: impl Fn(&str) -> bool) {
    let bytes = std::fs::read(path).expect("there");
    let parts = Parts::open(&bytes).expect("a package");
    let mut changes = Changes::default();
    for name in parts.names().filter(|n| wanted(n)) {
        let text = renumbered(&parts.text(name).expect("text"));
        assert!(is_well_formed(&text, &[]), "{name}: {text}");
        changes.parts.insert(name.to_owned(), text.into_bytes());
    }
    assert!(!changes.is_empty());
    std::fs::write(path, parts.changed(&changes).expect("written")).expect("written");
}

/// Cells with a box in the drawing of notes, and whether any is open.
fn boxes(bytes: &[u8], drawing: &str) -> (Vec<String>, bool) {
    let text = part(bytes, drawing);
    let mut cells: Vec<String> = text
        .split("ObjectType=\"Note\"")
        .skip(1)
        .map(|note| {
            let number =
                |name: &str| note.split(&format!("{name}>")).nth(1).and_then(|n| n.split('<').next()?.parse::<u32>().ok()).expect("a number");
            jalon::model::place::a1(number("Row"), number("Column"))
        })
        .collect();
    cells.sort();
    (cells, text.matches("ObjectType=\"Note\"").count() != text.matches("visibility:hidden").count())
}

fn dir(case: &Case) -> PathBuf {
    case.folder.path().join("annotés")
}

/// A part's text.
fn part(bytes: &[u8], name: &str) -> String {
    Parts::open(bytes).expect("a package").text(name).unwrap_or_else(|e| panic!("{name}: {e:?}"))
}

/// The fill colour of a cell, where it has one of its own.
fn fill(bytes: &[u8], tab: &str, (row, col): (u32, u32)) -> Option<String> {
    let book = Book::open(bytes).expect("a workbook");
    let sheet = book.sheet(book.tab(tab).expect("the tab")).expect("a sheet");
    let style = sheet.cell(row, col)?.style?;
    let styles = part(bytes, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1)?.split("</cellXfs>").next()?;
    let format = formats.split("<xf ").nth(style as usize + 1)?;
    let id: usize = format.split("fillId=\"").nth(1)?.split('"').next()?.parse().ok()?;
    let fill = styles.split("<fills").nth(1)?.split("<fill>").nth(id + 1)?;
    Some(fill.split("fgColor rgb=\"").nth(1)?.split('"').next()?.to_owned())
}

/// Texts of a sheet's notes.
fn notes(bytes: &[u8], tab: &str) -> String {
    let book = Book::open(bytes).expect("a workbook");
    let relations = book.relations(&book.tab(tab).expect("the tab").part).expect("relations");
    relations.iter().find(|r| r.kind == "comments").map_or_else(String::new, |r| part(bytes, &r.target))
}

fn tabs(bytes: &[u8]) -> Vec<String> {
    Book::open(bytes).expect("a workbook").tabs.iter().map(|t| t.name.clone()).collect()
}

#[test]
fn faulty_cells_are_filled_commented_and_listed_and_all_else_is_as_it_was() {
    let case = Case::empty();
    let input = rich(&case);
    let before = std::fs::read(&input).expect("there");
    let ran = annotated(&input, &dir(&case), &[]);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("1 classeur annoté dans"), "{}", ran.stdout);
    assert_eq!(std::fs::read(&input).expect("there"), before, "the original is never written");
    let after = std::fs::read(dir(&case).join("hôpital.xlsx")).expect("the copy");

    let tabs = tabs(&after);
    assert_eq!((tabs[0].as_str(), tabs[1].as_str(), tabs.last().map(String::as_str)), (LIST, "Utilisateurs", Some("_jalon_marques")));
    assert_eq!(fill(&after, "Utilisateurs", (2, 3)).as_deref(), Some("FFF1A8A0"), "the former fill was green: number 1");
    assert_eq!(fill(&after, "Utilisateurs", (4, 1)).as_deref(), Some("FFF0A8A0"), "a cell that was missing");
    assert_eq!(fill(&after, "Utilisateurs", (1, 3)), None);
    let notes = notes(&after, "Utilisateurs");
    assert!(notes.contains("vu avec Anne") && notes.contains("I012") && notes.contains("I010") && notes.contains("première"), "{notes}");
    assert_eq!(notes.matches("<comment ").count(), 3);

    let book = Book::open(&after).expect("a workbook");
    let list = book.sheet(book.tab(LIST).expect("the list")).expect("a sheet");
    assert!(list.text.contains("location=\"'Utilisateurs'!D3\"") && list.text.contains("location=\"'Utilisateurs'!B5\""), "{}", list.text);
    let workbook = part(&after, "xl/workbook.xml");
    assert!(workbook.contains("activeTab=\"0\"") && workbook.contains("name=\"_xlnm.Print_Area\" localSheetId=\"2\">Services!"), "{workbook}");
    let selected: Vec<bool> = book.tabs.iter().map(|t| part(&after, &t.part).contains("tabSelected=\"1\"")).collect();
    assert_eq!(selected.iter().position(|s| *s), Some(0));
    assert_eq!(selected.iter().filter(|s| **s).count(), 1);

    let (old, new) = (Parts::open(&before).expect("a package"), Parts::open(&after).expect("a package"));
    let mut changed: Vec<&str> = old.names().filter(|n| old.raw(n) != new.raw(n)).collect();
    changed.sort_unstable();
    let wanted =
        ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/styles.xml", "xl/workbook.xml"];
    assert_eq!(
        changed,
        [&wanted[..], &["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]].concat(),
        "the second sheet is no longer the open one"
    );
    assert!(old.names().any(|n| n.contains("chart1")) && old.names().any(|n| n.contains("media")));
}

#[test]
fn a_mended_copy_comes_out_without_any_mark() {
    let case = Case::empty();
    let input = rich(&case);
    annotated(&input, &dir(&case), &[]);
    let copy = dir(&case).join("hôpital.xlsx");
    // One of two faults mended: its marks go, the other's stay.
    type_in(&copy, "Utilisateurs", (2, 3), Value::text("CARDIO"));
    let again = case.folder.path().join("encore");
    let ran = annotated(&copy, &again, &[]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    let half = std::fs::read(again.join("hôpital.xlsx")).expect("a copy");
    assert_eq!(fill(&half, "Utilisateurs", (2, 3)).as_deref(), Some("FFDDF0E0"));
    assert_eq!(fill(&half, "Utilisateurs", (4, 1)).as_deref(), Some("FFF0A8A0"));
    assert!(!notes(&half, "Utilisateurs").contains("I012") && notes(&half, "Utilisateurs").contains("vu avec Anne"));
    assert_eq!(tabs(&half).iter().filter(|t| t.starts_with("Jalon")).count(), 1);

    // Both mended: nothing of ours is left. In its own folder, a copy of ours is brought to date in place.
    type_in(&copy, "Utilisateurs", (4, 1), Value::text("DUVAL"));
    let ran = annotated(&copy, &dir(&case), &["--format", "json"]);
    assert_eq!((ran.code, ran.codes()), (0, vec!["I032".to_owned()]), "what is only told makes no mark");
    assert_eq!(ran.json()["annotated"], serde_json::json!([copy.display().to_string()]));
    let clean = std::fs::read(&copy).expect("the copy");
    let original = std::fs::read(&input).expect("there");
    assert_eq!((tabs(&clean), fill(&clean, "Utilisateurs", (4, 1))), (tabs(&original), None));
    let after = notes(&clean, "Utilisateurs");
    assert!(!after.contains("── Jalon ──") && after.matches("<comment ").count() == 2, "{after}");
    let workbook = part(&clean, "xl/workbook.xml");
    assert!(workbook.contains("localSheetId=\"1\">Services!") && workbook.contains("activeTab=\"1\"") && !workbook.contains("Jalon"), "{workbook}");
    // And a run of its own has nothing to write.
    let ran = annotated(&copy, &again, &[]);
    assert!(ran.stdout.contains("aucune copie annotée"), "{}", ran.stdout);
}

#[test]
fn notes_of_a_workbook_that_another_program_wrote_stay_closed_and_go_again() {
    let case = Case::empty();
    let input = rich(&case);
    let drawing = "xl/drawings/vmlDrawing1.vml";
    with_renumbered(&input, |name| name == drawing);
    assert!(part(&std::fs::read(&input).expect("there"), drawing).contains("<ns0:shape "));
    annotated(&input, &dir(&case), &[]);
    let copy = dir(&case).join("hôpital.xlsx");
    let marked = std::fs::read(&copy).expect("a copy");
    let text = part(&marked, drawing);
    assert!(!text.contains("<v:") && text.contains("<ns0:shape id="), "{text}");
    assert_eq!(boxes(&marked, drawing), (vec!["A2".into(), "B5".into(), "D3".into()], false));
    // Saved by that program and mended: boxes of notes that are gone go too.
    type_in(&copy, "Utilisateurs", (2, 3), Value::text("CARDIO"));
    type_in(&copy, "Utilisateurs", (4, 1), Value::text("DUVAL"));
    assert_eq!(annotated(&copy, &dir(&case), &[]).code, 0);
    assert_eq!(boxes(&std::fs::read(&copy).expect("a copy"), drawing), (vec!["A2".into(), "D3".into()], false));
}

#[test]
fn a_drawing_that_no_program_can_read_is_drawn_again() {
    let case = Case::empty();
    let input = rich(&case);
    let drawing = "xl/drawings/vmlDrawing1.vml";
    let bytes = std::fs::read(&input).expect("there");
    let parts = Parts::open(&bytes).expect("a package");
    // A prefix that nothing binds; an element that is never closed.
    for (what, with) in [(" xmlns:v=\"urn:schemas-microsoft-com:vml\"", ""), ("</v:textbox>", "")] {
        let text = parts.text(drawing).expect("text").replace(what, with);
        assert!(!is_well_formed(&text, &["br"]), "{text}");
        let changes = Changes { parts: [(drawing.to_owned(), text.into_bytes())].into(), ..Changes::default() };
        std::fs::write(&input, parts.changed(&changes).expect("written")).expect("written");
        annotated(&input, &dir(&case), &[]);
        let marked = std::fs::read(dir(&case).join("hôpital.xlsx")).expect("a copy");
        assert_eq!(boxes(&marked, drawing), (vec!["A2".into(), "B5".into(), "D3".into()], false), "a person's note has its box too");
    }
}

#[test]
fn a_workbook_all_under_prefixes_is_annotated_under_those() {
    let case = Case::empty();
    let input = rich(&case);
    let own = [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/comments1.xml",
        "xl/sharedStrings.xml",
    ];
    with_renumbered(&input, |name| own.contains(&name) || name.starts_with("xl/worksheets/") || name.contains("vmlDrawing"));
    let ran = annotated(&input, &dir(&case), &["--format", "json"]);
    assert_eq!((ran.code, ran.json()["annotated"].as_array().map(Vec::len)), (2, Some(1)), "{}", ran.stdout);
    assert!(!ran.codes().contains(&"F060".to_owned()), "no twin: {:?}", ran.codes());
    let copy = std::fs::read(dir(&case).join("hôpital.xlsx")).expect("a copy");
    assert!(part(&copy, "[Content_Types].xml").contains("<ns0:Override PartName=\"/xl/worksheets/sheet"));
    assert!(notes(&copy, "Utilisateurs").contains("I012"));
}

#[test]
fn the_same_annotation_gives_the_same_bytes() {
    let case = Case::empty();
    let input = rich(&case);
    annotated(&input, &dir(&case), &[]);
    let first = files(&dir(&case));
    annotated(&input, &dir(&case), &[]);
    assert_eq!(files(&dir(&case)), first);
    // A copy that nobody mended is marked as it was.
    let again = case.folder.path().join("encore");
    annotated(&dir(&case).join("hôpital.xlsx"), &again, &[]);
    let copy = std::fs::read(again.join("hôpital.xlsx")).expect("a copy");
    assert_eq!(fill(&copy, "Utilisateurs", (2, 3)).as_deref(), Some("FFF1A8A0"));
    assert_eq!(notes(&copy, "Utilisateurs").matches("── Jalon ──").count(), 2);
}

#[test]
fn a_csv_gets_a_workbook_with_its_marks() {
    let case = Case::tiny().without("Utilisateurs");
    case.write();
    let people = "Matricule;Nom;Prénom;Code UF;Métier\n0001;LEFÈVRE;Anaïs;CARDO;Infirmière\n0002;=PETIT;Paul;NEURO;Infirmier\n";
    std::fs::write(case.input().join("liste.csv"), people).expect("written");
    let ran = annotated(&case.input(), &dir(&case), &["--format", "json"]);
    let said = ran.diagnostic("F060");
    assert_eq!((ran.code, &said["file"], &said["found"]), (2, &"liste.csv".into(), &"liste.xlsx".into()));
    let said = annotated(&case.input(), &dir(&case), &[]).stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("liste.xlsx : un nouveau classeur, car ce format ne peut pas"), "{said}");
    let twin = std::fs::read(dir(&case).join("liste.xlsx")).expect("the twin");
    assert_eq!(tabs(&twin), [LIST, "liste", "_jalon_marques"]);
    assert_eq!(fill(&twin, "liste", (1, 3)).as_deref(), Some("FFF0A8A0"));
    assert!(notes(&twin, "liste").contains("I012"));
    let book = Book::open(&twin).expect("a workbook");
    let sheet = book.sheet(book.tab("liste").expect("the tab")).expect("a sheet");
    assert_eq!((sheet.value(1, 0), sheet.value(2, 1)), (&Value::text("0001"), &Value::text("=PETIT")));
    // Mended, it is read in place of the csv.
    type_in(&dir(&case).join("liste.xlsx"), "liste", (1, 3), Value::text("CARDIO"));
    std::fs::remove_file(case.input().join("liste.csv")).expect("removed");
    let (input, twin) = (case.input(), dir(&case).join("liste.xlsx"));
    let ran = jalon(&["check", input.to_str().expect("UTF-8"), twin.to_str().expect("UTF-8"), "--format", "json", "--today", super::support::TODAY]);
    assert_eq!((ran.code, &ran.json()["summary"]["users"]), (0, &2.into()), "{}", ran.stdout);
}

#[test]
fn copies_never_take_the_place_of_an_input_nor_lie_among_them() {
    let case = Case::empty();
    let input = rich(&case);
    let before = files(&case.input());
    for dir in [case.input(), case.input().join("copies")] {
        let ran = annotated(&case.input(), &dir, &[]);
        assert_eq!(ran.code, 3, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("--annotate"), "{}", ran.stderr);
    }
    assert_eq!(annotated(&input, &case.input(), &[]).code, 3);
    assert_eq!(annotated(&case.input(), &input, &[]).code, 3, "a file is no folder");
    assert_eq!(files(&case.input()), before);
}

#[test]
fn a_copy_that_somebody_works_in_is_not_written_over() {
    let case = Case::empty();
    let input = rich(&case);
    annotated(&input, &dir(&case), &[]);
    let copy = dir(&case).join("hôpital.xlsx");
    type_in(&copy, "Utilisateurs", (2, 3), Value::text("CARDIO"));
    let typed = std::fs::read(&copy).expect("there");
    let ran = annotated(&input, &dir(&case), &["--format", "json"]);
    assert_eq!(ran.diagnostic("F061")["severity"], "warning");
    assert_eq!((std::fs::read(&copy).expect("there"), ran.json()["annotated"].clone()), (typed, serde_json::json!([])));
}

#[test]
fn a_file_of_theirs_in_the_folder_is_not_written_over() {
    let case = Case::empty();
    let input = rich(&case);
    std::fs::create_dir_all(dir(&case)).expect("a folder");
    std::fs::write(dir(&case).join("hôpital.xlsx"), "à moi").expect("written");
    let ran = annotated(&input, &dir(&case), &["--format", "json"]);
    assert_eq!(ran.diagnostic("F062")["file"], "hôpital.xlsx");
    assert_eq!(std::fs::read(dir(&case).join("hôpital.xlsx")).expect("there"), "à moi".as_bytes());
}

#[test]
fn a_copy_of_what_is_mended_at_its_source_goes() {
    let case = Case::empty();
    let input = rich(&case);
    annotated(&case.input(), &dir(&case), &[]);
    type_in(&input, "Utilisateurs", (2, 3), Value::text("CARDIO"));
    type_in(&input, "Utilisateurs", (4, 1), Value::text("DUVAL"));
    assert_eq!(annotated(&case.input(), &dir(&case), &[]).code, 0);
    assert!(!dir(&case).exists(), "nothing is left to mend");
}

#[test]
fn a_protected_copy_is_said_and_left() {
    let case = Case::empty();
    let input = rich(&case);
    annotated(&input, &dir(&case), &[]);
    std::fs::write(dir(&case).join("~$hôpital.xlsx"), "").expect("a lock of Excel's");
    let ran = annotated(&input, &dir(&case), &[]);
    assert_eq!(ran.code, 4);
    assert!(ran.stderr.contains("est ouvert dans un autre programme"), "{}", ran.stderr);
}

#[test]
fn one_fault_in_very_many_cells_is_filled_everywhere_and_noted_at_first() {
    let rows: Vec<String> = (0..3_000).map(|n| format!("{n:05} | NOM{n} | Prénom | CARDIO | Infirmière | pas une adresse")).collect();
    let case = Case::tiny().sheet("Utilisateurs", &format!("Matricule | Nom | Prénom | Code UF | Métier | Courriel\n{}", rows.join("\n")));
    case.write();
    annotated(&case.input(), &dir(&case), &[]);
    let copy = std::fs::read(dir(&case).join("hôpital.xlsx")).expect("a copy");
    assert!([1, 1_500, 3_000].iter().all(|row| fill(&copy, "Utilisateurs", (*row, 5)).as_deref() == Some("FFF8E8A0")));
    assert_eq!(notes(&copy, "Utilisateurs").matches("<comment ").count(), 1_000);
    let book = Book::open(&copy).expect("a workbook");
    let list = book.sheet(book.tab(LIST).expect("the list")).expect("a sheet");
    let texts: Vec<&Value> = list.rows.iter().flat_map(|r| &r.cells).map(|c| &c.value).collect();
    assert!(texts.contains(&&Value::text("F2:F3001")) && texts.contains(&&Value::Number(3_000.0)), "{texts:?}");
    assert!(
        texts.iter().any(|t| matches!(t, Value::Text(t) if t.contains("les 1 000 premières") || t.contains("premières ont aussi un commentaire")))
    );
}

#[test]
fn each_line_of_diagnostics_xlsx_leads_to_its_cell() {
    let case = Case::tiny().sheet(
        "Utilisateurs",
        "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier",
    );
    let ran = case.run(&[]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    let bytes = std::fs::read(case.out().join("diagnostics.xlsx")).expect("there");
    let book = Book::open(&bytes).expect("a workbook");
    let tab = &book.tabs[0];
    let targets: Vec<String> =
        book.relations(&tab.part).expect("relations").into_iter().filter(|r| r.kind == "hyperlink").map(|r| r.target).collect();
    assert!(targets.contains(&"../entrée/hôpital.xlsx".to_owned()), "{targets:?}");
    assert!(part(&bytes, &tab.part).contains("location=\"'Utilisateurs'!D2\""));
    assert!(case.out().join("../entrée/hôpital.xlsx").is_file());
}

#[test]
fn a_file_whose_name_holds_a_sign_of_addresses_is_led_to_as_well() {
    for (name, target) in [("x#1.xlsx", "../entr%C3%A9e/x%231.xlsx"), ("50% d'août #2 [v1].xlsx", "../entrée/50%25%20d'août%20%232%20%5bv1%5d.xlsx")]
    {
        let case = Case::tiny().sheet("Utilisateurs", "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDO | Infirmière");
        case.write();
        std::fs::rename(case.input().join("hôpital.xlsx"), case.input().join(name)).expect("renamed");
        let out = case.out();
        let (input, out) = (case.input(), out.to_str().expect("UTF-8").to_owned());
        jalon(&["run", input.to_str().expect("UTF-8"), "-o", &out, "--today", super::support::TODAY, "--no-progress"]);
        let bytes = std::fs::read(case.out().join("diagnostics.xlsx")).expect("there");
        let book = Book::open(&bytes).expect("a workbook");
        let relations = book.relations(&book.tabs[0].part).expect("relations");
        let targets: Vec<&str> = relations.iter().filter(|r| r.kind == "hyperlink").map(|r| r.target.as_str()).collect();
        assert!(targets.contains(&target.replace("%C3%A9", "é").as_str()), "{targets:?}");
        assert!(part(&bytes, &book.tabs[0].part).contains("location=\"'Utilisateurs'!D2\""));
    }
}

#[test]
fn diagnostics_xlsx_says_what_was_read_in_words_of_its_language() {
    let people = "Matricul | Nom | Prénom | Code UF | Métier | Couleur\n0001 | LEFÈVRE | Anaïs | CARDO | Infirmière | bleu\n0002 | PETIT | Paul | NEURO | Infirmier | vert";
    let texts = |lang: &str| {
        let case = Case::tiny().sheet("Utilisateurs", people);
        let ran = case.run(&["--lang", lang]);
        assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
        let bytes = std::fs::read(case.out().join("diagnostics.xlsx")).expect("there");
        let book = Book::open(&bytes).expect("a workbook");
        let sheets = book.tabs.iter().map(|tab| {
            let rows = book.sheet(tab).expect("a sheet").rows;
            rows.iter().map(|r| r.cells.iter().map(|c| c.value.shown()).collect::<Vec<_>>().join(" | ")).collect::<Vec<_>>().join("\n")
        });
        sheets.collect::<Vec<String>>()
    };
    let french = texts("fr");
    assert!(french[1].contains("| Utilisateurs | 2 | Matricul | Matricule | « Matricule », à une faute de frappe près"), "{}", french[1]);
    assert!(french[1].contains("| Couleur | non utilisée | rien ne le dit"), "{}", french[1]);
    assert!(!french[1].contains("users") && !french[1].contains("staff_id"), "{}", french[1]);
    let day = "— 15/01/2027";
    assert!(french[0].contains(day) && french[0].contains("erreur | 1 | à corriger") && french[0].contains("Lu : 1 fichier, "), "{}", french[0]);
    assert!(french[0].contains("| Utilisateurs | D2 |  | « CARDO »"), "one cell is not counted: {}", french[0]);
    let english = texts("en");
    assert!(english[1].contains("| Users | 2 | Matricul | Staff ID |"), "{}", english[1]);
    assert!(english[0].contains("error | 1 | to be corrected"), "{}", english[0]);
}
