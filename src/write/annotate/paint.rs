//! Colours of marks: each cell format gets a twin with our fill, and the fill itself says which one it stands in for.
//!
//! Styles are numbered anew whenever a program saves a workbook, and rows move; a colour stays with its cell. So the last bits of our colours, which no eye tells apart, are the
//! number of the former fill in the list that the hidden sheet keeps.

use crate::diagnostics::Severity;
use crate::package::parts::Refusal;
use crate::package::xml::{attribute, spliced, tokens, with_attribute};
use crate::write::splice::{tags, with_more};
use crate::write::splice_styles::{children, closing, prefix_of, reprefixed};
use quick_xml::events::Event;
use std::collections::{BTreeMap, HashMap};

/// Fills of marks: severity, whether under light letters, red, green, blue. Multiples of 8: three bits of each are the number. In grey, errors are darker than warnings.
const COLOURS: [(Severity, bool, [u8; 3]); 4] = [
    (Severity::Error, false, [0xF0, 0xA8, 0xA0]),
    (Severity::Warning, false, [0xF8, 0xE8, 0xA0]),
    (Severity::Error, true, [0xA0, 0x20, 0x20]),
    (Severity::Warning, true, [0x88, 0x58, 0x00]),
];
/// Former fills that can be told apart.
const FILLS: usize = 512;
/// Excel's own limit of cell formats.
const FORMATS: usize = 64_000;

/// The styles of a workbook under edit.
pub(super) struct Paint {
    text: String,
    prefix: String,
    fills: List,
    formats: List,
    /// Whether each font is light, for letters that stand on a dark fill.
    light: Vec<bool>,
    /// Former fills by number, without prefix; 0 is none.
    former: Vec<String>,
    clean: BTreeMap<u32, u32>,
    marked: BTreeMap<(u32, Severity), u32>,
}

/// Children of a container: those that are there, and those to be added behind.
struct List {
    all: Vec<String>,
    known: HashMap<String, u32>,
    there: usize,
}

impl List {
    fn of(text: &str, container: &str) -> List {
        let all = children(text, container);
        let mut known = HashMap::new();
        for (child, n) in all.iter().zip(0u32..) {
            known.entry(child.clone()).or_insert(n);
        }
        List { there: all.len(), all, known }
    }
    fn get(&self, at: u32) -> Option<&str> {
        self.all.get(at as usize).map(String::as_str)
    }
    fn number(&mut self, child: String) -> Result<u32, Refusal> {
        if let Some(n) = self.known.get(&child) {
            return Ok(*n);
        }
        let n = u32::try_from(self.all.len()).map_err(|_| Refusal::TooLarge)?;
        self.known.insert(child.clone(), n);
        self.all.push(child);
        Ok(n)
    }
    /// Splices that add what is new.
    fn splices(&self, text: &str, container: &str) -> Result<Vec<(std::ops::Range<usize>, String)>, Refusal> {
        let added = self.all.get(self.there..).unwrap_or_default().concat();
        if added.is_empty() {
            return Ok(Vec::new());
        }
        let end = closing(text, container).ok_or(Refusal::Damaged)?.start;
        let (span, _) = tags(text, container).into_iter().next().ok_or(Refusal::Damaged)?;
        let tag = text.get(span.clone()).unwrap_or_default();
        let counted = with_attribute(tag, "count", &self.all.len().to_string()).unwrap_or_else(|| tag.to_owned());
        Ok(vec![(span, counted), (end..end, added)])
    }
}

impl Paint {
    /// `former`: the list that an earlier annotation left.
    pub(super) fn of(text: String, former: Vec<String>) -> Result<Paint, Refusal> {
        let prefix = prefix_of(&text, "styleSheet");
        let (fills, formats) = (List::of(&text, "fills"), List::of(&text, "cellXfs"));
        if fills.all.is_empty() || formats.all.is_empty() {
            return Err(Refusal::Damaged);
        }
        let light = children(&text, "fonts").iter().map(|font| is_light(font)).collect();
        let former = if former.is_empty() { vec![String::new()] } else { former };
        Ok(Paint { text, prefix, fills, formats, light, former, clean: BTreeMap::new(), marked: BTreeMap::new() })
    }

    /// The format without a mark of ours.
    pub(super) fn clean(&mut self, format: u32) -> Result<u32, Refusal> {
        if let Some(known) = self.clean.get(&format) {
            return Ok(*known);
        }
        let clean = match self.formats.get(format).and_then(|xf| self.fills.get(fill_of(xf))).and_then(ours) {
            Some(number) if number < self.former.len() => {
                let former = self.former.get(number).filter(|f| !f.is_empty()).map(|f| reprefixed(f, "", &self.prefix));
                let fill = former.map_or(Ok(0), |f| self.fills.number(f))?;
                self.with_fill(format, fill)?
            }
            _ => format,
        };
        self.clean.insert(format, clean);
        Ok(clean)
    }

    /// The format with a mark, in the place of a clean one.
    pub(super) fn marked(&mut self, format: u32, severity: Severity) -> Result<u32, Refusal> {
        if let Some(known) = self.marked.get(&(format, severity)) {
            return Ok(*known);
        }
        let xf = self.formats.get(format).or_else(|| self.formats.get(0)).unwrap_or_default();
        let light = self.light.get(number_in(xf, "fontId")).copied().unwrap_or(false);
        let fill = self.fills.get(fill_of(xf)).filter(|_| fill_of(xf) != 0).map(|f| reprefixed(f, &self.prefix, "")).unwrap_or_default();
        let number = self.former.iter().position(|f| *f == fill).unwrap_or_else(|| {
            self.former.push(fill);
            self.former.len() - 1
        });
        if number >= FILLS {
            return Err(Refusal::TooLarge);
        }
        let own = reprefixed(&painted(severity, light, number), "", &self.prefix);
        let fill = self.fills.number(own)?;
        let marked = self.with_fill(format, fill)?;
        self.marked.insert((format, severity), marked);
        Ok(marked)
    }

    fn with_fill(&mut self, format: u32, fill: u32) -> Result<u32, Refusal> {
        let xf = self.formats.get(format).or_else(|| self.formats.get(0)).unwrap_or_default().to_owned();
        let (span, _) = tags(&xf, "xf").into_iter().next().ok_or(Refusal::Damaged)?;
        let tag = xf.get(span.clone()).unwrap_or_default();
        let set =
            |tag: &str, name: &str, value: &str| with_attribute(tag, name, value).unwrap_or_else(|| with_more(tag, &format!("{name}=\"{value}\"")));
        let filled = set(tag, "fillId", &fill.to_string());
        // Where the same format with that fill stands there already, it serves: so a mark that goes leaves nothing behind.
        let bare = spliced(&xf, vec![(span.clone(), filled.clone())]);
        if let Some(there) = self.formats.known.get(&bare) {
            return Ok(*there);
        }
        let unapplied = spliced(&xf, vec![(span.clone(), crate::package::xml::without_attribute(&filled, "applyFill"))]);
        if let Some(there) = self.formats.known.get(&unapplied).filter(|_| fill == 0) {
            return Ok(*there);
        }
        let number = self.formats.number(spliced(&xf, vec![(span, set(&filled, "applyFill", "1"))]))?;
        if number as usize >= FORMATS { Err(Refusal::TooLarge) } else { Ok(number) }
    }

    /// The list of former fills, to be kept.
    pub(super) fn former(&self) -> &[String] {
        &self.former
    }

    /// The styles with what was added behind; `None` where nothing was.
    pub(super) fn finish(&self) -> Result<Option<String>, Refusal> {
        let mut splices = self.fills.splices(&self.text, "fills")?;
        splices.extend(self.formats.splices(&self.text, "cellXfs")?);
        Ok((!splices.is_empty()).then(|| spliced(&self.text, splices)))
    }
}

fn first_tag<T>(xml: &str, element: &str, mut get: impl FnMut(&quick_xml::events::BytesStart<'_>) -> Option<T>) -> Option<T> {
    tokens(xml).map_while(Result::ok).find_map(|t| match &t.event {
        Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == element => get(tag),
        _ => None,
    })
}

fn number_in(xf: &str, name: &str) -> usize {
    first_tag(xf, "xf", |tag| attribute(tag, name)?.parse().ok()).unwrap_or(0)
}

fn fill_of(xf: &str) -> u32 {
    u32::try_from(number_in(xf, "fillId")).unwrap_or(u32::MAX)
}

fn painted(severity: Severity, light: bool, number: usize) -> String {
    let colour = COLOURS.iter().find(|c| (c.0, c.1) == (severity, light)).map_or([0xF8, 0xE8, 0xA0], |c| c.2);
    let bits = |shift: usize| u8::try_from(number >> shift & 7).unwrap_or(0);
    let [r, g, b] = [colour[0] | bits(0), colour[1] | bits(3), colour[2] | bits(6)];
    format!("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{r:02X}{g:02X}{b:02X}\"/><bgColor indexed=\"64\"/></patternFill></fill>")
}

/// The number of the former fill, where a fill is one of ours.
fn ours(fill: &str) -> Option<usize> {
    let solid = first_tag(fill, "patternFill", |tag| attribute(tag, "patternType")).is_some_and(|p| p == "solid");
    let rgb = first_tag(fill, "fgColor", |tag| attribute(tag, "rgb")).filter(|rgb| solid && rgb.len() == 8)?;
    let [_, r, g, b] = u32::from_str_radix(&rgb, 16).ok()?.to_be_bytes();
    COLOURS.iter().any(|(_, _, c)| [r & !7, g & !7, b & !7] == *c).then(|| usize::from(r & 7) | usize::from(g & 7) << 3 | usize::from(b & 7) << 6)
}

/// Whether letters of that font would vanish on a pale fill.
fn is_light(font: &str) -> bool {
    first_tag(font, "color", |tag| {
        let number = |name: &str| attribute(tag, name).and_then(|n| n.parse::<u32>().ok());
        let tint = attribute(tag, "tint").and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0);
        if let Some(rgb) = attribute(tag, "rgb").filter(|rgb| rgb.len() == 8) {
            let [_, r, g, b] = u32::from_str_radix(&rgb, 16).ok()?.to_be_bytes();
            return Some(u32::from(r) * 30 + u32::from(g) * 59 + u32::from(b) * 11 > 17_500);
        }
        Some(
            number("theme").is_some_and(|t| (t == 0 || t == 2) && tint > -0.3)
                || number("indexed").is_some_and(|i| matches!(i, 1 | 9 | 26 | 41..=43)),
        )
    })
    .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = r#"<styleSheet><fonts count="2"><font><sz val="11"/></font><font><color theme="0"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills><cellXfs count="2"><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFill="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>"#;

    #[test]
    fn a_mark_that_goes_gives_the_former_format_back() {
        let mut paint = Paint::of(STYLES.into(), Vec::new()).expect("styles");
        let marked = [(0, Severity::Error), (1, Severity::Error), (1, Severity::Warning)].map(|(s, of)| paint.marked(s, of).expect("room"));
        assert_eq!(marked, [2, 3, 4]);
        let text = paint.finish().expect("well formed").expect("changed");
        assert!(text.contains(r#"<cellXfs count="5">"#) && text.contains(r#"<fills count="6">"#), "{text}");
        assert!(text.contains(r#"fillId="4" borderId="1" xfId="0" applyFill="1"><alignment wrapText="1"/></xf>"#), "{text}");
        let mut again = Paint::of(text, paint.former().to_vec()).expect("styles");
        assert_eq!([2, 3, 4].map(|s| again.clean(s).expect("known")), [0, 1, 1]);
        assert_eq!([0, 1].map(|s| again.clean(s).expect("known")), [0, 1]);
        assert_eq!(again.finish(), Ok(None));
    }

    #[test]
    fn light_letters_stand_on_a_dark_mark() {
        let light = |colour: &str| is_light(&format!("<font><color {colour}/></font>"));
        assert_eq!([light("theme=\"0\""), light("rgb=\"FFFFFFFF\""), light("theme=\"1\""), light("rgb=\"FF1F3347\"")], [true, true, false, false]);
    }
}
