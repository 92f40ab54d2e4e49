//! Fresh workbooks as other programs see them.

mod write_kit;

use jalon::document::{Column, Tone};
use jalon::document::{Content, Document, Look, Row, Table, Workbook};
use jalon::model::{Lang, Value};
use write_kit::{day, hospital, python, render};

#[test]
fn the_same_workbook_has_the_same_bytes() {
    assert_eq!(render(&hospital(Lang::Fr), None), render(&hospital(Lang::Fr), None));
}

#[test]
fn another_library_reads_what_was_meant() {
    let file = write_kit::saved("fresh.xlsx", &render(&hospital(Lang::Fr), None));
    let Some(out) = python(
        "import openpyxl, sys
w = openpyxl.load_workbook(sys.argv[1])
p = w['Planning']
print(w.sheetnames)
print([c.value for c in p[5]][:4], p['F6'].value.isoformat(), p['F6'].number_format, p.freeze_panes, list(p.tables))
print(p['A6'].data_type, p['A6'].value, p['P6'].data_type, p['P6'].value)
print(w['Gantt']['D4'].value.isoformat(), sum(len(r.rules) for r in w['Gantt'].conditional_formatting))
print(p.page_setup.orientation, p.page_setup.paperSize, p.print_title_rows, w.properties.created.isoformat())
print(p.column_dimensions['Q'].hidden, p['Q6'].value)
",
        &[&file],
    ) else {
        return;
    };
    assert_eq!(
        out,
        "['Synthèse', 'Planning', 'Gantt', 'Charge', '_jalon']
['Service', 'Libellé du service', 'Opération', 'Libellé'] 2027-03-01T00:00:00 dd/mm/yyyy C6 ['Jalon_planning']
s 00412 s =1+1
2027-03-01T00:00:00 3
landscape 9 $5:$5 2027-02-03T00:00:00
True 00412|CONF
"
    );
}

#[test]
fn english_workbooks_spell_their_months() {
    let file = write_kit::saved("fresh-en.xlsx", &render(&hospital(Lang::En), None));
    let Some(out) = python("import openpyxl, sys\nprint(openpyxl.load_workbook(sys.argv[1])['Planning']['F6'].number_format)", &[&file]) else {
        return;
    };
    assert_eq!(out, "[$-809]dd mmm yyyy\n");
}

#[test]
fn a_large_ledger_is_streamed_and_whole() {
    let mut table = Table::new("ledger", "Registre");
    table.columns =
        vec![Column::new("id", "Matricule", Look::Code), Column::new("day", "Jour", Look::Day), Column::new("why", "Pourquoi", Look::Text)];
    table.rows = (0..30_000).map(|i| Row::new("", vec![format!("{i:05}").into(), day(2027, 3, 1).into(), "+cmd|'/c calc'!A0".into()])).collect();
    if let Some(row) = table.rows.last_mut() {
        row.cells[2] = Content::Toned { value: Value::text("fin"), tone: Tone::Bad };
    }
    let workbook = Workbook { path: "accounts/accounts.xlsx".into(), lang: Lang::Fr, created: day(2027, 2, 3), tables: vec![table] };
    let bytes = write_kit::document(Document::Workbook(workbook), None).0;
    let file = write_kit::saved("ledger.xlsx", &bytes);
    let Some(out) = python(
        "import openpyxl, sys
s = openpyxl.load_workbook(sys.argv[1], read_only=True)['Registre']
rows = list(s.iter_rows(values_only=True))
print(len(rows), rows[1], rows[-1][2])",
        &[&file],
    ) else {
        return;
    };
    assert_eq!(out, "30001 ('00000', datetime.datetime(2027, 3, 1, 0, 0), \"+cmd|'/c calc'!A0\") fin\n");
}
