//! The texts of notes: ours stand between two lines, so that they can be taken off again and what a person wrote stays, before and after.

use crate::package::parts::Refusal;
use crate::package::splice::cell_at;
use crate::package::xml::{attribute, escaped, spliced, tokens};
use crate::write::splice_styles::{prefix_of, reprefixed};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

/// First and last line of ours. Programs keep a note's text, whatever else they change in it.
const START: &str = "── Jalon ──";
const END: &str = "───────────";
/// Between what a person wrote and us.
const GAP: &str = "\n\n";
pub(super) const AUTHOR: &str = "Jalon";
const FRESH: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors/><commentList/></comments>";
/// Letters of a note, as Excel has them.
const LETTERS: &str = "<rPr><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"Tahoma\"/><family val=\"2\"/></rPr>";
const BOLD: &str = "<rPr><b/><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"Tahoma\"/><family val=\"2\"/></rPr>";

/// A note of the part.
struct Item {
    at: (u32, u32),
    /// The whole element, and what stands in its `text`.
    span: Range<usize>,
    inside: Range<usize>,
    runs: Vec<(String, String)>,
}

/// What became of a sheet's notes.
#[derive(Debug, PartialEq)]
pub(super) struct Noted {
    pub(super) text: String,
    /// Cells whose note is gone.
    pub(super) gone: BTreeSet<(u32, u32)>,
    /// Cells that have one now.
    pub(super) all: BTreeSet<(u32, u32)>,
}

/// The part with our former notes off and `notes` on. Cells of `threaded` hold a conversation: theirs stays as it is. No text: a new part.
pub(super) fn with_notes(text: Option<&str>, notes: &BTreeMap<(u32, u32), String>, threaded: &BTreeSet<(u32, u32)>) -> Result<Noted, Refusal> {
    let text = text.unwrap_or(FRESH);
    let prefix = prefix_of(text, "comments");
    let items = items(text)?;
    let mut splices: Vec<(Range<usize>, String)> = Vec::new();
    let (mut gone, mut kept) = (BTreeSet::new(), BTreeSet::new());
    for item in items.iter().filter(|i| !threaded.contains(&i.at)) {
        let theirs = without_ours(&item.runs);
        let runs = match notes.get(&item.at) {
            Some(note) => with_ours(&theirs, note, &prefix),
            None => theirs,
        };
        if runs.iter().all(|(_, text)| text.is_empty()) && !item.runs.is_empty() {
            gone.insert(item.at);
            splices.push((item.span.clone(), String::new()));
            continue;
        }
        kept.insert(item.at);
        if runs != item.runs {
            splices.push((item.inside.clone(), written(&runs, &prefix)));
        }
    }
    kept.extend(threaded.iter().copied());
    let fresh: Vec<(&(u32, u32), &String)> = notes.iter().filter(|(at, _)| !kept.contains(at)).collect();
    if !fresh.is_empty() {
        let author = author(text, &prefix, &mut splices)?;
        let mut list = String::new();
        for ((row, col), note) in fresh {
            let runs = written(&with_ours(&[], note, &prefix), &prefix);
            let cell = crate::model::place::a1(*row, *col);
            let _ = write!(list, "<{prefix}comment ref=\"{cell}\" authorId=\"{author}\"><{prefix}text>{runs}</{prefix}text></{prefix}comment>");
        }
        appended(text, &prefix, "commentList", list, &mut splices)?;
    }
    kept.extend(notes.keys().copied());
    Ok(Noted { text: spliced(text, splices), gone, all: kept })
}

/// Our number among the authors, added behind them where we are none.
fn author(text: &str, prefix: &str, splices: &mut Vec<(Range<usize>, String)>) -> Result<usize, Refusal> {
    let mut names: Vec<String> = Vec::new();
    let mut inside = false;
    for token in tokens(text) {
        match token?.event {
            Event::Start(tag) if tag.local_name().as_ref() == "author" => {
                names.push(String::new());
                inside = true;
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "author" => names.push(String::new()),
            Event::Text(piece) if inside => names.last_mut().into_iter().for_each(|n| n.push_str(&piece)),
            Event::End(_) => inside = false,
            _ => {}
        }
    }
    if let Some(at) = names.iter().position(|n| n == AUTHOR) {
        return Ok(at);
    }
    appended(text, prefix, "authors", format!("<{prefix}author>{AUTHOR}</{prefix}author>"), splices)?;
    Ok(names.len())
}

/// Puts XML behind the children of a container, be it written `<a/>` or `<a></a>`.
fn appended(text: &str, prefix: &str, container: &str, xml: String, splices: &mut Vec<(Range<usize>, String)>) -> Result<(), Refusal> {
    for token in tokens(text) {
        let token = token?;
        match &token.event {
            Event::Empty(tag) if tag.local_name().as_ref() == container => {
                splices.push((token.span, format!("<{prefix}{container}>{xml}</{prefix}{container}>")));
                return Ok(());
            }
            Event::End(tag) if tag.local_name().as_ref() == container => {
                let at = token.span.start;
                splices.push((at..at, xml));
                return Ok(());
            }
            _ => {}
        }
    }
    Err(Refusal::Damaged)
}

fn items(text: &str) -> Result<Vec<Item>, Refusal> {
    let mut out: Vec<Item> = Vec::new();
    let mut now: Option<Item> = None;
    let (mut look, mut in_text, mut in_letters, mut hushed) = (None::<usize>, false, false, false);
    for token in tokens(text) {
        let token = token?;
        let (start, end) = (token.span.start, token.span.end);
        match &token.event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "comment" => {
                    let at = attribute(tag, "ref").and_then(|r| cell_at(&r)).ok_or(Refusal::Damaged)?;
                    now = Some(Item { at, span: start..end, inside: end..end, runs: Vec::new() });
                }
                "text" => {
                    if let Some(item) = &mut now {
                        item.inside = end..end;
                        in_text = true;
                    }
                }
                "r" if in_text => now.iter_mut().for_each(|i| i.runs.push(Default::default())),
                "rPr" if in_text => look = Some(start),
                "rPh" => hushed = true,
                "t" if in_text && !hushed => {
                    in_letters = true;
                    // A text without runs.
                    now.iter_mut().filter(|i| i.runs.is_empty()).for_each(|i| i.runs.push(Default::default()));
                }
                _ => {}
            },
            Event::Text(piece) if in_letters => push(&mut now, piece),
            Event::CData(piece) if in_letters => push(&mut now, piece),
            Event::GeneralRef(entity) if in_letters => push(&mut now, &crate::package::tabs::character(entity)),
            Event::End(tag) => match tag.local_name().as_ref() {
                "rPr" => {
                    let xml = look.take().and_then(|from| text.get(from..end)).unwrap_or_default();
                    now.iter_mut().filter_map(|i| i.runs.last_mut()).for_each(|r| xml.clone_into(&mut r.0));
                }
                "t" => in_letters = false,
                "rPh" => hushed = false,
                "text" if in_text => {
                    if let Some(item) = &mut now {
                        item.inside.end = start;
                    }
                    in_text = false;
                }
                "comment" => {
                    if let Some(mut item) = now.take() {
                        item.span.end = end;
                        out.push(item);
                    }
                }
                _ => {}
            },
            Event::DocType(_) => return Err(Refusal::Damaged),
            _ => {}
        }
    }
    Ok(out)
}

fn push(now: &mut Option<Item>, piece: &str) {
    // A line end of Windows' that stands there as such means one line end (XML 1.0, 2.11).
    let piece = if piece.len() > 1 { piece.replace("\r\n", "\n") } else { piece.to_owned() };
    now.iter_mut().filter_map(|i| i.runs.last_mut()).for_each(|r| r.1.push_str(&piece));
}

/// What is not ours. Runs keep their look.
fn without_ours(runs: &[(String, String)]) -> Vec<(String, String)> {
    let whole: String = runs.iter().map(|r| r.1.as_str()).collect();
    let Some(start) = whole.find(START) else { return runs.to_vec() };
    let end = whole.get(start + START.len()..).and_then(|rest| rest.find(END)).map_or(whole.len(), |at| start + START.len() + at + END.len());
    let before = whole.get(..start).unwrap_or_default();
    // Our own gap goes, and no line end of theirs; a program may have changed it.
    let keep = before.strip_suffix(GAP).unwrap_or_else(|| before.trim_end()).len();
    let after = whole.get(end..).unwrap_or_default();
    // Line ends that programs add behind a text are nobody's.
    let after = if after.trim().is_empty() {
        whole.len()
    } else if keep == 0 {
        whole.len() - after.trim_start().len()
    } else {
        end
    };
    let (mut out, mut at) = (Vec::new(), 0);
    for (look, text) in runs {
        let (from, to) = (at, at + text.len());
        at = to;
        let cut = |a: usize, b: usize| text.get(a.saturating_sub(from).min(text.len())..b.saturating_sub(from).min(text.len())).unwrap_or_default();
        let kept = format!("{}{}", cut(from, keep.min(to)), cut(after.max(from), to));
        if !kept.is_empty() {
            out.push((look.clone(), kept));
        }
    }
    out
}

fn with_ours(theirs: &[(String, String)], note: &str, prefix: &str) -> Vec<(String, String)> {
    let mut runs = theirs.to_vec();
    let gap = if runs.is_empty() { "" } else { GAP };
    runs.push((reprefixed(BOLD, "", prefix), format!("{gap}{START}\n")));
    runs.push((reprefixed(LETTERS, "", prefix), format!("{note}\n{END}")));
    runs
}

fn written(runs: &[(String, String)], prefix: &str) -> String {
    let mut out = String::new();
    for (look, text) in runs {
        let _ = write!(out, "<{prefix}r>{look}<{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>", escaped(text));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEIRS: &str = r#"<comments><authors><author>Anne</author></authors><commentList><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>Anne:</t></r><r><t xml:space="preserve">
à voir &amp; revoir</t></r></text></comment><comment ref="C9" authorId="0" shapeId="0"><text><t>autre</t></text></comment></commentList></comments>"#;

    fn notes(cells: &[((u32, u32), &str)]) -> BTreeMap<(u32, u32), String> {
        cells.iter().map(|(at, text)| (*at, (*text).to_owned())).collect()
    }

    #[test]
    fn ours_comes_behind_theirs_and_goes_again() {
        let none = BTreeSet::new();
        let noted = with_notes(Some(THEIRS), &notes(&[((1, 1), "I012"), ((4, 3), "I010 <é>")]), &none).expect("well formed");
        assert!(
            noted.text.contains("<author>Anne</author><author>Jalon</author>") && noted.text.contains("<comment ref=\"D5\" authorId=\"1\">"),
            "{}",
            noted.text
        );
        assert!(noted.text.contains("à voir &amp; revoir</t>") && noted.text.contains("<t>autre</t>"), "{}", noted.text);
        assert_eq!(with_notes(Some(&noted.text), &notes(&[((1, 1), "I012"), ((4, 3), "I010 <é>")]), &none).expect("well formed").text, noted.text);
        let off = with_notes(Some(&noted.text), &BTreeMap::new(), &none).expect("well formed");
        let texts: Vec<String> = items(&off.text).expect("well formed").iter().map(|i| i.runs.iter().map(|r| r.1.as_str()).collect()).collect();
        assert_eq!(
            (texts, off.gone, off.all),
            (vec!["Anne:\nà voir & revoir".to_owned(), "autre".into()], BTreeSet::from([(4, 3)]), BTreeSet::from([(1, 1), (8, 2)]))
        );
        assert_eq!(with_notes(Some(THEIRS), &BTreeMap::new(), &none).expect("well formed").text, THEIRS);
    }

    #[test]
    fn what_a_person_wrote_below_ours_stays() {
        let run = |text: &str| ("look".to_owned(), text.to_owned());
        let all = [run("avant\n\n── Jal"), run("on ──\nI012\n─────"), run("──────\nvu, Anne")];
        assert_eq!(without_ours(&all), [run("avant"), run("\nvu, Anne")]);
        assert_eq!(without_ours(&all[1..]), [run("on ──\nI012\n─────"), run("──────\nvu, Anne")]);
        assert_eq!(without_ours(&[run("── Jalon ──\nI012\n")]), []);
    }

    #[test]
    fn a_conversation_is_left_as_it_is() {
        let noted = with_notes(Some(THEIRS), &notes(&[((1, 1), "I012")]), &BTreeSet::from([(1, 1)])).expect("well formed");
        assert_eq!(noted.text, THEIRS);
    }
}
