//! One table on a fresh sheet: lines, columns, drop-downs, notes, page.

use super::cells::{HASH, fitting, header_text, result, risky, target_of, when, write_value};
use super::layout::{Here, Layout, Spot, table_name};
use super::look::{Role, SIGNED, Style, When, widths};
use super::widths::{PADDING, free_widths, header_height, height, lines, said, unbroken};
use super::workbook::Kit;
use crate::document::table::DAY;
use crate::document::{Column, Content, Look, Owner, Page, Row, Table, Tone};
use crate::model::Value;
use crate::text::labels::workbook as words;
use crate::text::short_day;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Formula, Note, Table as ExcelTable, TableColumn, TableStyle, Url, Worksheet, XlsxError,
};

/// Excel's limits.
const BREAKS: usize = 1_023;
const LIST: usize = 255;
/// Number formats of their own that headers may have: Excel takes some 200 in a workbook.
const NUMBER_FORMATS: usize = 110;
/// Rows looked at for the width of a column, evenly spread.
const SAMPLE: usize = 5_000;
/// Widest that a column is made for a word which cannot be broken.
const WORD: f64 = 45.0;
const LAST_ROW: u32 = 1_048_575;

/// A table being drawn.
pub(super) struct Drawing<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) table: &'a Table,
    pub(super) spots: &'a [Spot],
    pub(super) here: usize,
    pub(super) kit: &'a mut Kit,
    /// Widths of its columns, in characters.
    pub(super) widths: Vec<f64>,
}

impl Drawing<'_> {
    pub(super) fn draw(mut self) -> Result<(), XlsxError> {
        let at = Layout::of(self.table);
        // A formula that gives nothing now has an empty text for its cached value, not 0.
        self.sheet.set_formula_result_default("");
        self.columns(at)?;
        // Rows strictly in order: a streamed sheet forgets those it has passed.
        if let Some(row) = at.title {
            self.sheet.set_row_height(row, 24)?;
            let format = self.kit.format(plain(Role::Title)).clone();
            let title = self.table.title.replace(DAY, &short_day(self.kit.created, self.kit.lang));
            self.sheet.write_string_with_format(row, 0, fitting(&title), &format)?;
        }
        self.free(at.above, &self.table.above)?;
        self.header(at)?;
        for (row, r) in self.table.rows.iter().zip(at.first..=LAST_ROW) {
            self.row(row, r, at)?;
        }
        self.blank(at)?;
        self.free(at.below, &self.table.below)?;
        self.notes(at)?;
        self.drop_downs(at)?;
        super::rules::rules(self.sheet, self.table, self.spots, self.here, at)?;
        let bottom = super::charts::charts(self.sheet, self.table, self.spots.get(self.here), at)?;
        self.page(at, bottom, if bottom > 0 { super::charts::columns(&self.widths) } else { 0 })
    }

    fn columns(&mut self, at: Layout) -> Result<(), XlsxError> {
        let table = self.table;
        for (column, c) in table.columns.iter().zip(0u16..) {
            let width = self.width(column, usize::from(c)).clamp(0.5, 200.0);
            self.widths.push(width);
            self.sheet.set_column_width(c, width)?;
            if column.hidden {
                self.sheet.set_column_hidden(c)?;
            }
        }
        if self.table.keyed {
            self.sheet.set_column_width(at.columns - 1, 14)?;
            self.sheet.set_column_hidden(at.columns - 1)?;
        }
        if self.table.columns.is_empty() {
            for (width, c) in free_widths(&table.above).into_iter().zip(0u16..) {
                self.sheet.set_column_width(c, width)?;
                self.widths.push(width);
            }
        }
        Ok(())
    }

    /// As wide as the column says, else wide enough for what stands in it, between the bounds of its look; no code, address or number is cut.
    fn width(&self, column: &Column, c: usize) -> f64 {
        let ((least, most), lang) = (widths(column.look), self.kit.lang);
        if matches!(column.look, Look::Bar | Look::Signature) || column.hidden {
            return column.width.unwrap_or(least);
        }
        let step = self.table.rows.len().div_ceil(SAMPLE).max(1);
        let body = || self.table.rows.iter().step_by(step).filter_map(|r| r.cells.get(c));
        let unbroken = body().map(|x| unbroken(x, column.look, lang)).fold(0.0, f64::max);
        let needed = (unbroken + PADDING).min(WORD);
        if let Some(width) = column.width {
            return width.max(needed);
        }
        let body = body().map(|x| said(x, column.look, lang));
        // A free line's cell is cut off where the next one holds something.
        let free = self.table.above.iter().chain(&self.table.below).filter(|l| l.get(c + 1).is_some_and(|x| *x != Content::Empty));
        let free = free.filter_map(|l| l.get(c)).map(|x| said(x, Look::Text, lang));
        let content = body.chain(free).fold(0.0, f64::max) + PADDING;
        // A header wraps between words; the longest must fit beside the filter's arrow.
        let word = column.header.split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0) as f64;
        let arrow = if self.table.filter || self.table.keyed { 3.2 } else { 1.8 };
        content.clamp(least, most).max(needed).max((word + arrow).min(30.0))
    }

    fn free(&mut self, first: u32, lines: &[Vec<Content>]) -> Result<(), XlsxError> {
        for (line, row) in lines.iter().zip(first..=LAST_ROW) {
            for (content, c) in line.iter().zip(0u16..) {
                self.cell(row, c, content, Role::Free, Look::Text, None)?;
            }
        }
        Ok(())
    }

    fn header(&mut self, at: Layout) -> Result<(), XlsxError> {
        if self.table.columns.is_empty() {
            return Ok(());
        }
        let bars = self.table.columns.iter().any(|c| c.look == Look::Bar);
        self.sheet.set_row_height(at.header, header_height(self.table, bars))?;
        // The header cells of an Excel table are texts.
        let dated = self.table.columns.iter().filter(|c| c.day.is_some() && !self.table.keyed).count();
        for (column, c) in self.table.columns.iter().zip(0u16..) {
            let style = Style { look: column.look, ..plain(Role::Header { input: fills_in(column.owner) }) };
            if let Some(day) = column.day.filter(|_| dated > 0) {
                let format = self.kit.format(Style { when: When::Day, ..style }).clone();
                let shown_as_text = !column.header.is_empty() && dated <= NUMBER_FORMATS;
                let format = if shown_as_text { format.set_num_format(literal(&column.header)) } else { format };
                self.sheet.write_number_with_format(at.header, c, super::serial(day.into()), &format)?;
            } else {
                let format = self.kit.format(style).clone();
                self.sheet.write_string_with_format(at.header, c, fitting(&column.header), &format)?;
            }
        }
        if self.table.keyed {
            return self.excel_table(at);
        }
        if self.table.filter && at.columns > 0 {
            // A filter over weeks would only hide them behind arrows.
            let last = self.table.columns.iter().position(|c| c.look == Look::Bar).map_or(at.columns, |b| u16::try_from(b).unwrap_or(at.columns));
            if last > 0 {
                self.sheet.autofilter(at.header, 0, at.last.max(at.first), last - 1)?;
            }
        }
        Ok(())
    }

    /// Keyed rows are an Excel table: what people add below or beside joins it, and a sort takes whole rows along.
    fn excel_table(&mut self, at: Layout) -> Result<(), XlsxError> {
        let mut columns = Vec::new();
        for (column, c) in self.table.columns.iter().zip(0u16..) {
            let style = Style { look: column.look, ..plain(Role::Header { input: fills_in(column.owner) }) };
            columns.push(TableColumn::new().set_header(header_text(self.table, usize::from(c))).set_header_format(self.kit.format(style)));
        }
        let key = self.kit.format(plain(Role::Header { input: false }));
        columns.push(TableColumn::new().set_header(super::key_header(self.table.kind)).set_header_format(key));
        let table = ExcelTable::new().set_name(table_name(self.table.kind)).set_style(TableStyle::None).set_columns(&columns);
        self.sheet.add_table(at.header, 0, at.last, at.columns - 1, &table)?;
        Ok(())
    }

    fn row(&mut self, row: &Row, r: u32, at: Layout) -> Result<(), XlsxError> {
        let signed = self.table.columns.iter().any(|c| c.look == Look::Signature);
        if let Some(height) = row.height.or(signed.then_some(SIGNED)).or_else(|| self.wrapped(row)) {
            self.sheet.set_row_height(r, height)?;
        }
        for (column, c) in self.table.columns.iter().zip(0u16..) {
            let content = row.cells.get(usize::from(c)).unwrap_or(&Content::Empty);
            self.cell(r, c, content, Role::Body { input: fills_in(column.owner) }, column.look, row.tone)?;
        }
        if self.table.keyed {
            let format = self.kit.format(Style { look: Look::Code, ..plain(Role::Body { input: false }) }).clone();
            self.sheet.write_string_with_format(r, at.columns - 1, fitting(&row.key), &format)?;
        }
        Ok(())
    }

    /// Height of a row with text over several lines: programs other than Excel do not find it themselves. `None`: one line.
    fn wrapped(&self, row: &Row) -> Option<f64> {
        let cells = self.table.columns.iter().zip(&row.cells).zip(&self.widths);
        let wraps = cells.filter(|((column, _), _)| matches!(column.look, Look::Text | Look::Long));
        let lines = wraps.map(|((_, content), width)| lines(content, *width)).max().unwrap_or(1);
        (lines > 1).then(|| height(lines))
    }

    /// The line to start on, in a keyed table without rows.
    fn blank(&mut self, at: Layout) -> Result<(), XlsxError> {
        if !self.table.keyed || !self.table.rows.is_empty() {
            return Ok(());
        }
        self.row(&Row::default(), at.first, at)
    }

    fn cell(&mut self, r: u32, c: u16, content: &Content, role: Role, look: Look, tone: Option<Tone>) -> Result<(), XlsxError> {
        let style = Style { look, tone, ..plain(role) };
        match content {
            Content::Empty => self.value(r, c, &Value::Empty, style),
            Content::Value(value) => self.value(r, c, value, style),
            Content::Toned { value, tone } => self.value(r, c, value, Style { tone: Some(*tone), ..style }),
            Content::Formula { formula, cached } => self.formula(r, c, formula, cached, style),
            Content::Link { text, target } => self.link(r, c, text, target, style),
        }
    }

    fn value(&mut self, r: u32, c: u16, value: &Value, style: Style) -> Result<(), XlsxError> {
        let style = Style { when: when(value), risky: risky(value), ..style };
        // Free lines are as long as what they say; boxes of a table are drawn also when empty.
        if *value == Value::Empty && style.role == Role::Free {
            return Ok(());
        }
        let lang = self.kit.lang;
        let format = self.kit.format(style);
        write_value(self.sheet, r, c, value, style.look, lang, format)
    }

    fn formula(&mut self, r: u32, c: u16, formula: &str, cached: &Value, style: Style) -> Result<(), XlsxError> {
        let here = Here { spots: self.spots, own: self.here, row: r, col: u32::from(c), structured: true };
        let Some(text) = here.formula(formula) else { return self.value(r, c, cached, style) };
        let lang = self.kit.lang;
        let format = self.kit.format(Style { when: when(cached), ..style });
        let formula = Formula::new(text).set_result(result(cached, style.look, lang));
        self.sheet.write_formula_with_format(r, c, formula, format)?;
        Ok(())
    }

    fn link(&mut self, r: u32, c: u16, text: &str, target: &str, style: Style) -> Result<(), XlsxError> {
        let Some(target) = target_of(target, self.spots) else { return self.value(r, c, &Value::text(text), style) };
        self.kit.hashed |= target.contains(HASH);
        let format = self.kit.format(Style { link: true, ..style }).clone();
        let url = Url::new(target).set_text(fitting(text));
        if self.sheet.write_url_with_format(r, c, url, &format).is_err() {
            // Longer than Excel takes, or one more than the 65,530 of a sheet: the text stays.
            return self.value(r, c, &Value::text(text), style);
        }
        Ok(())
    }

    fn notes(&mut self, at: Layout) -> Result<(), XlsxError> {
        for (column, c) in self.table.columns.iter().zip(0u16..).filter(|(c, _)| !c.note.is_empty()) {
            let lines = column.note.chars().count() / 34 + column.note.lines().count() + 1;
            let note = Note::new(column.note.chars().take(2_000).collect::<String>()).set_author("Jalon").add_author_prefix(false);
            let height = u32::try_from(lines).unwrap_or(10).clamp(2, 20) * 18;
            self.sheet.insert_note(at.header, c, &note.set_width(220).set_height(height))?;
        }
        Ok(())
    }

    fn drop_downs(&mut self, at: Layout) -> Result<(), XlsxError> {
        let lang = self.kit.lang;
        for (column, c) in self.table.columns.iter().zip(0u16..).filter(|(c, _)| !c.choices.is_empty()) {
            let total: usize = column.choices.iter().map(|s| s.encode_utf16().count() + 1).sum();
            let inline = total <= LIST && column.choices.iter().all(|s| !s.contains([',', '"']));
            let list = DataValidation::new();
            let list = if inline {
                list.allow_list_strings(&column.choices)?
            } else {
                list.allow_list_formula(Formula::new(self.kit.list(&column.choices)))
            };
            let list = list
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title(words::OFF_LIST.get(lang))?
                .set_error_message(words::OFF_LIST_HELP.get(lang))?;
            self.sheet.add_data_validation(at.first, c, at.last.max(at.first), c, &list)?;
        }
        Ok(())
    }

    fn page(&mut self, at: Layout, bottom: u32, charted: usize) -> Result<(), XlsxError> {
        let (table, lang) = (self.table, self.kit.lang);
        let right = table.above.iter().chain(&table.below).map(Vec::len).max().unwrap_or(1).max(table.columns.len()).max(charted).max(1);
        let right = u16::try_from(right - 1).unwrap_or(u16::MAX).min(16_383);
        let below = u32::try_from(table.below.len()).unwrap_or(0);
        let last = at.last.max(bottom).max(if below > 0 { at.below + below - 1 } else { 0 }).min(LAST_ROW);
        let sheet = &mut *self.sheet;
        match table.page {
            Page::Landscape => sheet.set_landscape(),
            Page::Portrait => sheet.set_portrait(),
        };
        let date = short_day(self.kit.created, lang);
        let page = words::PAGE.get(lang);
        // Excel takes 255 characters; an ampersand is doubled.
        let foot: String = table.footer.chars().take(120).collect::<String>().replace('&', "&&");
        let foot = if foot.is_empty() { foot } else { format!(" — {foot}") };
        sheet
            .set_paper_size(9)
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_footer(format!("&L&8&A{foot}&C&8{page}&R&8 {date}"));
        sheet.set_print_area(0, 0, last, right)?;
        sheet.set_screen_gridlines(false);
        if !table.columns.is_empty() {
            sheet.set_repeat_rows(at.header, at.header)?;
            sheet.set_freeze_panes(at.first, u16::try_from(table.fixed).unwrap_or(0).min(at.columns))?;
        }
        let breaks: Vec<u32> =
            table.rows.iter().zip(at.first..).filter(|(row, r)| row.page_break && *r > at.first).map(|(_, r)| r).take(BREAKS).collect();
        if !breaks.is_empty() {
            sheet.set_page_breaks(&breaks)?;
        }
        if table.hidden {
            sheet.set_very_hidden(true);
        }
        Ok(())
    }
}

/// The number format that shows that text whatever the number.
fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "'").chars().take(60).collect::<String>())
}

fn plain(role: Role) -> Style {
    Style { role, look: Look::Text, tone: None, when: When::No, risky: false, link: false }
}

/// Whether people write in a column of that owner.
fn fills_in(owner: Owner) -> bool {
    owner != Owner::Jalon
}
