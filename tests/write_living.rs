//! The living workbook: what people did to it stays, whatever program saved it.

mod write_kit;

use jalon::document::{Column, Content, Document, Look, Owner, Row, Workbook};
use jalon::model::{Lang, Sources, Value};
use jalon::package::{living, parts::Parts, tabs::Book};
use write_kit::{at, codes, day, document, hospital, render, serial, type_in};

fn text(t: &str) -> Value {
    Value::text(t)
}

/// A diagnostic's code and cell.
type Met = (&'static str, Option<(u32, u32)>);

fn update(workbook: &Workbook, previous: &[u8]) -> (Vec<u8>, Vec<Met>) {
    let (bytes, diagnostics) = document(Document::Living(workbook.clone()), Some(previous));
    (bytes, codes(&diagnostics))
}

/// The row of the planning with that key, to change what Jalon would write.
fn row<'a>(workbook: &'a mut Workbook, key: &str) -> &'a mut Row {
    let planning = workbook.tables.iter_mut().find(|t| t.kind == "planning").expect("planning");
    planning.rows.iter_mut().find(|r| r.key == key).expect("the row")
}

#[test]
fn a_second_run_changes_not_one_byte() {
    for lang in [Lang::Fr, Lang::En] {
        let first = render(&hospital(lang), None);
        let (second, diagnostics) = update(&hospital(lang), &first);
        assert_eq!(diagnostics, []);
        assert!(second == first, "bytes changed");
    }
}

#[test]
fn what_is_typed_stays_and_settles_in_one_run() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(&first, "Planning", &[("P7", text("+attendre le câblage")), ("N8", text("Mme Roy")), ("S7", text("ma colonne"))]);
    let (second, diagnostics) = update(&hospital(Lang::Fr), &typed);
    assert_eq!(diagnostics, []);
    for (cell, value) in [("P7", "+attendre le câblage"), ("N8", "Mme Roy"), ("S7", "ma colonne")] {
        assert_eq!(at(&second, "Planning", cell), text(value));
    }
    let (third, _) = update(&hospital(Lang::Fr), &second);
    assert!(third == second);
}

#[test]
fn a_cell_changed_on_both_sides_keeps_the_persons_value() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(&first, "Planning", &[("H7", serial(day(2027, 5, 3)))]);
    let mut next = hospital(Lang::Fr);
    row(&mut next, "00412|REPR").cells[7] = day(2027, 4, 1).into();
    row(&mut next, "00412|FORM").cells[7] = day(2027, 4, 2).into();
    let (bytes, diagnostics) = document(Document::Living(next.clone()), Some(&typed));
    assert_eq!(codes(&diagnostics), [("W001", Some((6, 7)))]);
    assert_eq!(
        diagnostics[0].fault.message(Lang::Fr),
        "Cellule changée ici et par le calcul : votre valeur « 03/05/2027 » est gardée (le calcul donnait « 01/04/2027 »)"
    );
    assert_eq!((at(&bytes, "Planning", "H7"), at(&bytes, "Planning", "H8")), (serial(day(2027, 5, 3)), serial(day(2027, 4, 2))));
    // Said once: as long as the computation gives the same, the person's value stays in peace.
    assert_eq!(update(&next, &bytes).1, []);
    // Cleared, the cell is Jalon's again.
    let cleared = type_in(&bytes, "Planning", &[("H7", Value::Empty)]);
    assert_eq!(at(&update(&next, &cleared).0, "Planning", "H7"), serial(day(2027, 4, 1)));
}

#[test]
fn a_typed_start_that_was_taken_elsewhere_is_written_again() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(&first, "Planning", &[("H7", serial(day(2027, 5, 3)))]);
    let mut next = hospital(Lang::Fr);
    row(&mut next, "00412|REPR").cells[7] = day(2027, 5, 4).into();
    row(&mut next, "00412|REPR").cells[12] = day(2027, 5, 3).into();
    next.tables[1].taken = vec![("00412|REPR".into(), "start")];
    let (bytes, diagnostics) = update(&next, &typed);
    assert_eq!(diagnostics, []);
    assert_eq!((at(&bytes, "Planning", "H7"), at(&bytes, "Planning", "M7")), (serial(day(2027, 5, 4)), serial(day(2027, 5, 3))));
}

#[test]
fn new_rows_come_last_and_ranges_follow() {
    let first = render(&hospital(Lang::Fr), None);
    let mut next = hospital(Lang::Fr);
    let mut new = next.tables[1].rows[0].clone();
    new.key = "BLOC|CONF".into();
    new.cells[0] = "BLOC".into();
    next.tables[1].rows.insert(0, new);
    let (bytes, diagnostics) = update(&next, &first);
    assert_eq!(diagnostics, []);
    assert_eq!(
        (at(&bytes, "Planning", "A6"), at(&bytes, "Planning", "A22"), at(&bytes, "Planning", "Q22")),
        (text("00412"), text("BLOC"), text("BLOC|CONF"))
    );
    let book = Book::open(&bytes).expect("opens");
    let sheet = book.sheet(book.tab("Planning").expect("there")).expect("parses");
    for range in ["sqref=\"A6:Q22\"", "sqref=\"L6:L22\"", "ref=\"A1:Q22\""] {
        assert!(sheet.text.contains(range), "{range}");
    }
    assert!(book.parts.text("xl/tables/table1.xml").expect("there").matches("ref=\"A5:Q22\"").count() == 2);
    assert!(book.parts.text("xl/workbook.xml").expect("there").contains("Planning!$A$1:$P$22"));
    assert_eq!(sheet.cell(21, 5).map(|c| c.style), sheet.cell(20, 5).map(|c| c.style));
    assert!(update(&next, &bytes).0 == bytes);
}

#[test]
fn a_row_that_no_longer_applies_is_marked() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(&first, "Planning", &[("P6", text("à revoir"))]);
    let mut next = hospital(Lang::Fr);
    next.tables[1].rows.remove(0);
    let (bytes, diagnostics) = update(&next, &typed);
    assert_eq!(diagnostics, [("W005", Some((5, 0)))]);
    assert_eq!(
        (at(&bytes, "Planning", "Q6"), at(&bytes, "Planning", "L6"), at(&bytes, "Planning", "P6")),
        (text("~00412|CONF"), text("Sans objet"), text("à revoir"))
    );
    let (again, diagnostics) = update(&next, &bytes);
    assert!(again == bytes && diagnostics.is_empty());
    // It applies again.
    let (back, _) = update(&hospital(Lang::Fr), &bytes);
    assert_eq!(
        (at(&back, "Planning", "Q6"), at(&back, "Planning", "L6"), at(&back, "Planning", "P6")),
        (text("00412|CONF"), text("À faire"), text("à revoir"))
    );
}

#[test]
fn what_jalon_does_not_own_is_byte_for_byte_the_same() {
    let first = render(&hospital(Lang::Fr), None);
    let mut next = hospital(Lang::Fr);
    row(&mut next, "URG|DEM").cells[8] = day(2027, 6, 1).into();
    let (bytes, _) = update(&next, &first);
    let (before, after) = (Parts::open(&first).expect("opens"), Parts::open(&bytes).expect("opens"));
    let changed: Vec<&str> = before.names().filter(|n| before.raw(n) != after.raw(n)).collect();
    assert_eq!(changed, ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet5.xml"]);
    assert_eq!(before.names().collect::<Vec<_>>(), after.names().collect::<Vec<_>>());
    let (was, is) = (before.text(changed[0]).expect("text"), after.text(changed[0]).expect("text"));
    assert_eq!(was.replace("<c r=\"I17\" s=\"21\"><v>46528</v></c>", "<c r=\"I17\" s=\"21\"><v>46539</v></c>"), is);
}

#[test]
fn views_follow_in_place_and_notes_beside_them_stay() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(&first, "Charge", &[("G5", text("voir avec la DSI")), ("B5", Value::Number(99.0))]);
    let mut next = hospital(Lang::Fr);
    let load = next.tables.iter_mut().find(|t| t.kind == "load").expect("load");
    load.rows[0].cells[1] = 7.5.into();
    load.rows.push(Row::new(
        "",
        vec![
            "2027-S21".into(),
            1.0.into(),
            2.0.into(),
            3.0.into(),
            Content::Formula { formula: "SUM({config},{tech},{form})".into(), cached: Value::Number(6.0) },
        ],
    ));
    load.charts[0].rows = (0, 12);
    let (bytes, diagnostics) = update(&next, &typed);
    assert_eq!(diagnostics, []);
    assert_eq!(
        (at(&bytes, "Charge", "G5"), at(&bytes, "Charge", "B5")),
        (text("voir avec la DSI"), Value::Number(99.0)),
        "the computation gave the same as before"
    );
    assert_eq!(
        (at(&bytes, "Charge", "B4"), at(&bytes, "Charge", "A16"), at(&bytes, "Charge", "E16")),
        (Value::Number(7.5), text("2027-S21"), Value::Number(6.0))
    );
    let book = Book::open(&bytes).expect("opens");
    assert!(book.parts.text("xl/charts/chart1.xml").expect("there").contains("Charge!$B$4:$B$16"));
    let sheet = book.sheet(book.tab("Charge").expect("there")).expect("parses");
    assert_eq!(sheet.cell(15, 4).and_then(|c| c.formula.clone()).as_deref(), Some("SUM($B16,$C16,$D16)"));
    assert_eq!(sheet.cell(15, 1).map(|c| c.style), sheet.cell(14, 1).map(|c| c.style));
    assert!(update(&next, &bytes).0 == bytes);
}

#[test]
fn a_gantt_that_gains_weeks_goes_on_at_its_right() {
    let first = render(&hospital(Lang::Fr), None);
    let mut next = hospital(Lang::Fr);
    let gantt = next.tables.iter_mut().find(|t| t.kind == "gantt").expect("gantt");
    for week in 26..29 {
        gantt.columns.push(Column::week("week", day(2027, 3, 1) + chrono::Days::new(7 * week)));
    }
    let (bytes, diagnostics) = update(&next, &first);
    assert_eq!(diagnostics, []);
    assert_eq!(at(&bytes, "Gantt", "AF4"), serial(day(2027, 9, 13)));
    let book = Book::open(&bytes).expect("opens");
    let sheet = book.sheet(book.tab("Gantt").expect("there")).expect("parses");
    assert!(sheet.text.contains("sqref=\"D5:AF8\""), "{}", &sheet.text[sheet.text.len() - 2000..]);
    assert_eq!(sheet.cell(3, 31).map(|c| c.style), sheet.cell(3, 28).map(|c| c.style));
    assert!(update(&next, &bytes).0 == bytes);
}

#[test]
fn a_view_that_was_sorted_is_put_back() {
    let first = render(&hospital(Lang::Fr), None);
    let rows: Vec<(String, Value)> =
        (0..12).flat_map(|i| ["A", "B", "C", "D"].map(|c| (format!("{c}{}", 4 + i), at(&first, "Charge", &format!("{c}{}", 15 - i))))).collect();
    let sorted = type_in(&first, "Charge", &rows.iter().map(|(c, v)| (c.as_str(), v.clone())).collect::<Vec<_>>());
    let (bytes, diagnostics) = update(&hospital(Lang::Fr), &sorted);
    assert_eq!(diagnostics, [("W006", Some((0, 0)))]);
    assert_eq!(at(&bytes, "Charge", "A4"), text("2027-S09"));
}

#[test]
fn a_column_that_is_new_joins_the_table_at_its_right() {
    let first = render(&hospital(Lang::Fr), None);
    let mut next = hospital(Lang::Fr);
    next.tables[1].columns.insert(3, Column::new("effort", "Charge (j)", Look::Number));
    for row in &mut next.tables[1].rows {
        row.cells.insert(3, 2.0.into());
    }
    let (bytes, diagnostics) = update(&next, &first);
    assert_eq!(diagnostics, []);
    assert_eq!(
        (at(&bytes, "Planning", "R5"), at(&bytes, "Planning", "R9"), at(&bytes, "Planning", "D6")),
        (text("Charge (j)"), Value::Number(2.0), text("Configuration du dossier"))
    );
    let table = Book::open(&bytes).expect("opens").parts.text("xl/tables/table1.xml").expect("there");
    assert!(
        table.contains("ref=\"A5:R21\"")
            && table.contains("<tableColumns count=\"18\">")
            && table.contains("<tableColumn id=\"18\" name=\"Charge (j)\"/>"),
        "{table}"
    );
    assert!(update(&next, &bytes).0 == bytes);
}

#[test]
fn people_are_heard() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(
        &first,
        "Planning",
        &[
            ("M7", serial(day(2027, 5, 3))),
            ("L6", text("Terminé")),
            ("G8", serial(day(2027, 1, 1))),
            ("A22", text("BLOC")),
            ("C22", text("FORM")),
            ("P22", text("ajout")),
        ],
    );
    let heard = living::typed(&typed).expect("read");
    assert!(heard.base && heard.lang == Lang::Fr && heard.deleted.is_empty());
    let changed: Vec<(&str, &str, String, String)> =
        heard.cells.iter().filter(|c| c.changed).map(|c| (c.key.as_str(), c.field.as_str(), c.value.shown(), c.place())).collect();
    assert_eq!(
        changed,
        [
            ("00412|CONF", "status", "Terminé".into(), "L6".into()),
            ("00412|REPR", "pinned", "2027-05-03".into(), "M7".into()),
            ("00412|FORM", "planned_end", "2027-01-01".into(), "G8".into()),
        ]
    );
    // Also what stands in people's columns without having changed.
    assert!(heard.cells.iter().any(|c| c.field == "comment" && c.value == text("=1+1") && !c.changed));
    let added: Vec<(u32, Vec<&str>)> = heard.added.iter().map(|r| (r.row, r.cells.keys().map(String::as_str).collect())).collect();
    assert_eq!(added, [(21, vec!["comment", "operation", "service"])]);
}

#[test]
fn a_row_that_a_person_added_is_not_doubled() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(&first, "Planning", &[("A22", text("bloc")), ("C22", text("FORM")), ("N22", text("M. Petit"))]);
    let mut next = hospital(Lang::Fr);
    let mut new = next.tables[1].rows[0].clone();
    new.key = "BLOC|FORM".into();
    (new.cells[0], new.cells[2], new.cells[13]) = ("BLOC".into(), "FORM".into(), "M. Petit".into());
    next.tables[1].rows.push(new);
    let (bytes, diagnostics) = update(&next, &typed);
    assert_eq!(diagnostics, []);
    let cells = ["A22", "N22", "B22", "Q22", "A23"].map(|c| at(&bytes, "Planning", c));
    assert_eq!(cells, [text("BLOC"), text("M. Petit"), text("Cardiologie"), text("BLOC|FORM"), Value::Empty]);
    assert!(update(&next, &bytes).0 == bytes);
}

/// The package without some sheets, as Excel deletes them.
fn without(bytes: &[u8], tabs: &[&str]) -> Vec<u8> {
    let book = Book::open(bytes).expect("opens");
    let mut changes = jalon::package::parts::Changes::default();
    let mut workbook = book.parts.text(&book.part).expect("text");
    for tab in tabs {
        let part = &book.tab(tab).expect("there").part;
        changes.removed.insert(part.clone());
        let start = workbook.find(&format!("<sheet name=\"{tab}\"")).expect("there");
        let end = start + workbook[start..].find("/>").expect("closed") + 2;
        workbook.replace_range(start..end, "");
        workbook = workbook.replace(&format!("'{tab}'!$A$1"), "#REF!");
    }
    changes.parts.insert(book.part.clone(), workbook.into_bytes());
    book.parts.changed(&changes).expect("zipped")
}

#[test]
fn a_deleted_sheet_comes_back_at_the_end() {
    let first = render(&hospital(Lang::Fr), None);
    let less = without(&first, &["Planning", "Charge"]);
    let (bytes, diagnostics) = update(&hospital(Lang::Fr), &less);
    assert_eq!(diagnostics, [("W004", None), ("W004", None)]);
    let book = Book::open(&bytes).expect("opens");
    assert_eq!(book.tabs.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["Synthèse", "Gantt", "_jalon", "Planning", "Charge"]);
    assert_eq!((at(&bytes, "Planning", "P6"), at(&bytes, "Charge", "E5")), (text("=1+1"), Value::Number(6.5)));
    assert!(update(&hospital(Lang::Fr), &bytes).0 == bytes);
    let file = write_kit::saved("moved-in.xlsx", &bytes);
    let script = "import openpyxl, sys
w = openpyxl.load_workbook(sys.argv[1])
p, f = w['Planning'], openpyxl.load_workbook(sys.argv[2])['Planning']
print(w.sheetnames, list(p.tables), len(w['Charge']._charts), p['L5'].comment.text)
print([(c.coordinate, c.fill.fgColor.rgb, c.number_format, c.font.b) for r in p.iter_rows() for c in r] == [(c.coordinate, c.fill.fgColor.rgb, c.number_format, c.font.b) for r in f.iter_rows() for c in r])";
    if let Some(out) = write_kit::python(script, &[&file, &write_kit::saved("moved-from.xlsx", &first)]) {
        assert_eq!(out, "['Synthèse', 'Gantt', '_jalon', 'Planning', 'Charge'] ['Jalon_planning'] 1 Choisissez dans la liste\nTrue\n");
    }
}

#[test]
fn without_the_hidden_sheet_what_people_typed_stays() {
    let first = render(&hospital(Lang::Fr), None);
    let typed = type_in(&first, "Planning", &[("P7", text("câblage")), ("M7", serial(day(2027, 5, 3)))]);
    let (bytes, diagnostics) = update(&hospital(Lang::Fr), &without(&typed, &["_jalon"]));
    assert_eq!(diagnostics, [("W002", None)]);
    assert_eq!((at(&bytes, "Planning", "P7"), at(&bytes, "Planning", "M7")), (text("câblage"), serial(day(2027, 5, 3))));
    assert!(Book::open(&bytes).expect("opens").tab("_jalon").is_some());
    assert_eq!(update(&hospital(Lang::Fr), &bytes).1, []);
}

#[test]
fn a_sheet_whose_header_is_gone_is_left_alone() {
    let first = render(&hospital(Lang::Fr), None);
    let cells: Vec<(String, Value)> = ('A'..='Q').map(|c| (format!("{c}5"), text("x"))).collect();
    let typed = type_in(&first, "Planning", &cells.iter().map(|(c, v)| (c.as_str(), v.clone())).collect::<Vec<_>>());
    let mut next = hospital(Lang::Fr);
    row(&mut next, "URG|DEM").cells[8] = day(2027, 6, 1).into();
    let (bytes, diagnostics) = update(&next, &typed);
    assert_eq!(diagnostics, [("W003", Some((0, 0)))]);
    assert_eq!(
        Parts::open(&bytes).expect("opens").raw("xl/worksheets/sheet2.xml"),
        Parts::open(&typed).expect("opens").raw("xl/worksheets/sheet2.xml")
    );
}

#[test]
fn a_workbook_that_must_not_be_edited_gets_a_new_one_beside() {
    let first = render(&hospital(Lang::Fr), None);
    let mut changes = jalon::package::parts::Changes::default();
    changes.parts.insert("_xmlsignatures/sig1.xml".into(), b"<Signature/>".to_vec());
    let signed = Parts::open(&first).expect("opens").changed(&changes).expect("zipped");
    for theirs in [signed, b"\xD0\xCF\x11\xE0encrypted".to_vec(), first[..2000].to_vec()] {
        let (artifacts, diagnostics) =
            jalon::write::render(Document::Living(hospital(Lang::Fr)), Some(&theirs), &mut Sources::default()).expect("written");
        assert_eq!(artifacts.iter().map(|a| a.path.as_str()).collect::<Vec<_>>(), ["planning.xlsx", "planning (nouveau).xlsx"]);
        assert_eq!(codes(&diagnostics), [("W007", None)]);
        assert!(artifacts[0].bytes == theirs && artifacts[1].bytes == first);
    }
}

const OPENPYXL: &str = "import openpyxl, sys
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
w = openpyxl.load_workbook(sys.argv[1])
p = w['Planning']
p.title = 'Notre planning'
w.move_sheet(p, 2)
p['N8'] = 'Mme Roy'
p['F9'].fill = PatternFill('solid', fgColor='00FF00')
p['A7'].comment = Comment('vu', 'moi')
rows = [[c.value for c in r] for r in p['A6:Q21']]
rows.reverse()
for i, r in enumerate(rows):
    for j, v in enumerate(r):
        p.cell(6 + i, 1 + j).value = v
s = w.create_sheet('À moi', 0)
s['A1'] = 'mes notes'
w.save(sys.argv[2])";

#[test]
fn a_workbook_sorted_renamed_and_saved_by_openpyxl_still_merges() {
    let first = write_kit::saved("opx-in.xlsx", &render(&hospital(Lang::Fr), None));
    let out = first.with_file_name("opx-out.xlsx");
    if write_kit::python(OPENPYXL, &[&first, &out]).is_none() {
        return;
    }
    let theirs = std::fs::read(&out).expect("saved");
    let mut next = hospital(Lang::Fr);
    row(&mut next, "00412|CONF").cells[7] = day(2027, 3, 2).into();
    let (bytes, diagnostics) = update(&next, &theirs);
    assert_eq!(diagnostics, []);
    // Sorted upside down: the first row of ours is the last of theirs.
    assert_eq!((at(&bytes, "Notre planning", "Q21"), at(&bytes, "Notre planning", "H21")), (text("00412|CONF"), serial(day(2027, 3, 2))));
    assert_eq!((at(&bytes, "Notre planning", "N19"), at(&bytes, "À moi", "A1")), (text("Mme Roy"), text("mes notes")));
    let (before, after) = (Parts::open(&theirs).expect("opens"), Parts::open(&bytes).expect("opens"));
    let changed: Vec<&str> = before.names().filter(|n| before.raw(n) != after.raw(n)).collect();
    // Planning and base; and the two views whose formulas openpyxl saves without their values.
    assert!(changed.len() == 4 && changed.iter().all(|n| n.contains("worksheets/sheet")), "{changed:?}");
    assert!(update(&next, &bytes).0 == bytes);
}

#[test]
fn a_workbook_saved_by_libreoffice_still_merges() {
    let first = write_kit::saved("lo-in.xlsx", &type_in(&render(&hospital(Lang::Fr), None), "Planning", &[("N8", text("Mme Roy"))]));
    let Some(theirs) = write_kit::libreoffice(&first) else { return };
    let mut next = hospital(Lang::Fr);
    row(&mut next, "00412|CONF").cells[7] = day(2027, 3, 2).into();
    let (bytes, diagnostics) = update(&next, &theirs);
    assert_eq!(diagnostics, []);
    assert_eq!(
        (at(&bytes, "Planning", "H6"), at(&bytes, "Planning", "N8"), at(&bytes, "Planning", "P6")),
        (serial(day(2027, 3, 2)), text("Mme Roy"), text("=1+1"))
    );
    assert!(update(&next, &bytes).0 == bytes);
}

mod anything {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        /// A damaged workbook is refused or read, never a panic, and never thrown away.
        #[test]
        fn no_damage_panics(at in 0usize..100_000, byte in any::<u8>(), cut in 0usize..200_000, part in 0usize..30, inside in 0usize..20_000) {
            let mut bytes = render(&hospital(Lang::Fr), None);
            // A part whose text is damaged, zipped again as it should be.
            let parts = Parts::open(&bytes).expect("opens");
            let name = parts.names().nth(part % parts.names().count()).expect("a part").to_owned();
            let mut content = parts.read(&name).expect("read");
            if !content.is_empty() {
                let inside = inside % content.len();
                content[inside] = byte;
            }
            let mut changes = jalon::package::parts::Changes::default();
            changes.parts.insert(name, content);
            let odd = parts.changed(&changes).expect("zipped");
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(cut.max(100));
            for theirs in [bytes, odd] {
                let _ = living::typed(&theirs);
                let (artifacts, _) = jalon::write::render(Document::Living(hospital(Lang::Fr)), Some(&theirs), &mut Sources::default()).expect("written");
                prop_assert!(artifacts.len() == 1 || artifacts[0].bytes == theirs);
            }
        }

        /// Whatever is typed in people's columns, beside the table and in sheets of theirs, and whatever Jalon computes then: it is there after.
        #[test]
        fn nothing_typed_is_lost(
            typed in prop::collection::btree_map((5u32..21, prop_oneof![Just('J'), Just('M'), Just('N'), Just('P'), Just('S'), Just('U')]), "[=+a-zé<&_ ]{1,6}", 1..12),
            moved in prop::collection::vec((0usize..16, 1u64..60), 0..6),
            dropped in prop::collection::btree_set(0usize..16, 0..4),
        ) {
            let first = render(&hospital(Lang::Fr), None);
            let cells: Vec<(String, Value)> = typed.iter().map(|((r, c), t)| (format!("{c}{}", r + 1), text(t))).collect();
            let theirs = type_in(&first, "Planning", &cells.iter().map(|(c, v)| (c.as_str(), v.clone())).collect::<Vec<_>>());
            let mut next = hospital(Lang::Fr);
            for (row, days) in moved {
                next.tables[1].rows[row].cells[7] = (day(2027, 3, 1) + chrono::Days::new(days)).into();
                next.tables[1].rows[row].cells[9] = (day(2027, 3, 1) + chrono::Days::new(days)).into();
            }
            let mut at_row = 0;
            next.tables[1].rows.retain(|_| { at_row += 1; !dropped.contains(&(at_row - 1)) });
            let (bytes, _) = update(&next, &theirs);
            for (cell, value) in &cells {
                prop_assert_eq!(&at(&bytes, "Planning", cell), value, "{}", cell);
            }
            prop_assert!(update(&next, &bytes).0 == bytes);
        }
    }
}

#[test]
fn an_empty_keyed_table_has_a_line_to_start_on() {
    let mut issues = jalon::document::Table::new("issues", "Anomalies");
    issues.keyed = true;
    issues.columns = vec![Column::new("id", "N°", Look::Code), Column::new("title", "Titre", Look::Long).owned(Owner::Person)];
    let mut workbook = Workbook { path: "planning.xlsx".into(), lang: Lang::Fr, created: day(2027, 2, 3), tables: vec![issues] };
    let first = render(&workbook, None);
    assert!(update(&workbook, &first).0 == first);
    let typed = type_in(&first, "Anomalies", &[("B2", text("Lenteur"))]);
    workbook.tables[0].rows = vec![Row::new("A-1", vec!["A-1".into(), "Lenteur".into()]), Row::new("A-2", vec!["A-2".into(), "Panne".into()])];
    let (bytes, diagnostics) = update(&workbook, &typed);
    assert_eq!(diagnostics, []);
    let cells = ["A2", "B2", "C2", "A3", "B3", "C3"].map(|c| at(&bytes, "Anomalies", c).shown());
    assert_eq!(cells, ["A-1", "Lenteur", "A-1", "A-2", "Panne", "A-2"]);
}
