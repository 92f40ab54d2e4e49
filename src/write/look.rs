//! The house style, in one place: sober, readable in grey, wide enough.

use crate::document::{Look, Tone};
use crate::model::Lang;
use crate::text::labels::workbook as words;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// What a cell is on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    Title,
    /// A free line above or below.
    Free,
    /// A header; whether people fill its column in.
    Header {
        input: bool,
    },
    Body {
        input: bool,
    },
}

/// All that decides on how a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Style {
    pub(super) role: Role,
    pub(super) look: Look,
    pub(super) tone: Option<Tone>,
    /// The value is a day (or has an hour) in a column that is none.
    pub(super) when: When,
    /// A text that would be a formula if someone typed it again.
    pub(super) risky: bool,
    pub(super) link: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum When {
    No,
    Day,
    Moment,
}

const INK: u32 = 0x1F_33_47;
const LINE: u32 = 0xCB_D3_DC;
const HEADER: u32 = 0xE1_E8_F0;
const HEADER_INPUT: u32 = 0xFF_EF_C2;
const INPUT: u32 = 0xFF_FA_E8;
/// Series of charts: each differs in lightness too.
pub(super) const SERIES: [u32; 6] = [0x1F_33_47, 0xE8_A3_3D, 0x6F_8F_B3, 0x8B_1A_1A, 0xB0_BE_C5, 0x3F_7D_58];
pub(super) const HEAT: (u32, u32) = (0xFF_FF_FF, 0xEC_8F_3C);
pub(super) const GAUGE: u32 = 0x9D_B8_D9;

/// Ink, fill, bold, italic of a tone. Fills go from light to dark as work advances, so that grey keeps the order.
fn tone(tone: Tone) -> (u32, Option<u32>, bool, bool) {
    match tone {
        Tone::Title => (INK, None, true, false),
        Tone::Muted => (0x6B_77_85, None, false, true),
        Tone::Good => (0x1E_5B_33, Some(0xDD_F0_E0), false, false),
        Tone::Attention => (0x7A_4B_00, Some(0xFF_E9_B8), true, false),
        Tone::Bad => (0x8B_1A_1A, Some(0xF4_C7_C3), true, false),
        Tone::Planned => (INK, Some(0xC3_D5_EA), false, false),
        Tone::InProgress => (INK, Some(0xE8_A3_3D), true, false),
        Tone::Done => (0xFF_FF_FF, Some(0x4F_6D_8F), false, false),
        Tone::Milestone => (0xFF_FF_FF, Some(INK), true, false),
        Tone::Closed => (0x6B_77_85, Some(0xE5_E7_EB), false, true),
        Tone::Input => (INK, Some(INPUT), false, false),
    }
}

/// Narrowest and widest width of a look, in characters, when the column does not say.
pub(super) fn widths(look: Look) -> (f64, f64) {
    match look {
        Look::Code => (7.5, 22.0),
        Look::Text => (9.0, 30.0),
        Look::Long => (24.0, 42.0),
        Look::Day => (10.8, 13.0),
        Look::LongDay => (17.0, 20.0),
        Look::Whole | Look::Number | Look::Share => (8.0, 12.0),
        Look::Money => (10.0, 15.0),
        Look::YesNo => (6.5, 9.0),
        Look::Mark => (4.5, 9.0),
        Look::Bar => (2.9, 2.9),
        Look::Signature => (26.0, 26.0),
    }
}

/// Height in points of rows that are signed.
pub(super) const SIGNED: f64 = 34.0;

fn number_format(style: Style, lang: Lang) -> Option<&'static str> {
    match (style.when, style.look) {
        (When::Moment, _) => Some(words::MOMENT.get(lang)),
        (_, Look::LongDay) => Some(words::LONG_DAY.get(lang)),
        (When::Day, _) | (_, Look::Day) => Some(words::DAY.get(lang)),
        (_, Look::Code) => Some("@"),
        (_, Look::Whole) => Some("#,##0"),
        (_, Look::Share) => Some(words::SHARE.get(lang)),
        (_, Look::Money) => Some(words::MONEY.get(lang)),
        _ => None,
    }
}

/// Towards the side of its look; figures keep a little off the text that may follow.
fn sided(format: Format, look: Look) -> Format {
    match side(look) {
        FormatAlign::Right => format.set_align(FormatAlign::Right).set_indent(1),
        side => format.set_align(side),
    }
}

fn side(look: Look) -> FormatAlign {
    match look {
        Look::Day | Look::LongDay | Look::YesNo | Look::Mark | Look::Bar => FormatAlign::Center,
        Look::Whole | Look::Number | Look::Share | Look::Money => FormatAlign::Right,
        _ => FormatAlign::Left,
    }
}

/// The format of a cell: the whole house style.
pub(super) fn format(style: Style, lang: Lang) -> Format {
    let base = Format::new().set_font_name("Calibri").set_font_size(10).set_font_color(Color::RGB(INK));
    let format = match style.role {
        Role::Title => base.set_font_size(16).set_bold().set_align(FormatAlign::VerticalCenter),
        Role::Free => free(base, style, lang),
        Role::Header { input } => header(base, style, input, lang),
        Role::Body { input } => body(base, style, input, lang),
    };
    let format =
        if style.link { format.set_font_color(Color::RGB(0x1F_4E_9E)).set_underline(rust_xlsxwriter::FormatUnderline::Single) } else { format };
    if style.risky { format.set_quote_prefix() } else { format }
}

fn free(base: Format, style: Style, lang: Lang) -> Format {
    let format = base.set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    let format = number_format(style, lang).map_or(format.clone(), |n| format.set_num_format(n));
    toned(format, style.tone)
}

fn header(base: Format, style: Style, input: bool, lang: Lang) -> Format {
    let fill = if input { HEADER_INPUT } else { HEADER };
    let format = base
        .set_bold()
        .set_background_color(Color::RGB(fill))
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(Color::RGB(INK));
    match style.look {
        Look::Bar if style.when == When::Day => {
            format.set_num_format(words::WEEK.get(lang)).set_rotation(90).set_font_size(8).set_align(FormatAlign::Center)
        }
        Look::Bar => format.set_rotation(90).set_font_size(8).set_align(FormatAlign::Center),
        look => sided(format, look),
    }
}

fn body(base: Format, style: Style, input: bool, lang: Lang) -> Format {
    let format = sided(base.set_align(FormatAlign::Top), style.look);
    let format = number_format(style, lang).map_or(format.clone(), |n| format.set_num_format(n));
    let format = match style.look {
        Look::Text | Look::Long => format.set_text_wrap(),
        _ => format,
    };
    let format = match style.look {
        Look::Signature => format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(INK)),
        Look::Bar => format.set_border(FormatBorder::Hair).set_border_color(Color::RGB(LINE)),
        _ => format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(Color::RGB(LINE)),
    };
    let format = if input { format.set_background_color(Color::RGB(INPUT)) } else { format };
    toned(format, style.tone)
}

fn toned(format: Format, of: Option<Tone>) -> Format {
    let Some(of) = of else { return format };
    let (ink, fill, bold, italic) = tone(of);
    let format = format.set_font_color(Color::RGB(ink));
    let format = if of == Tone::Title { format.set_font_size(12) } else { format };
    let format = fill.map_or(format.clone(), |fill| format.set_background_color(Color::RGB(fill)));
    let format = if bold { format.set_bold() } else { format };
    if italic { format.set_italic() } else { format }
}

/// What a rule lays over a cell.
pub(super) fn overlay(of: Tone) -> Format {
    let (ink, fill, bold, italic) = tone(of);
    let format = Format::new().set_font_color(Color::RGB(ink));
    let format = fill.map_or(format.clone(), |fill| format.set_background_color(Color::RGB(fill)));
    let format = if bold { format.set_bold() } else { format };
    if italic { format.set_italic() } else { format }
}

/// What lies over a row that no longer applies.
pub(super) fn struck() -> Format {
    overlay(Tone::Muted).set_font_strikethrough()
}
