//! The references in `docs/`: columns and settings, as Markdown from the declarations themselves; messages are those of `explain`. A test fails when they are stale.

use crate::model::{Lang, Settings};
use crate::schema::sheets::ALL;
use crate::schema::{Presence, settings};
use crate::text::labels::reference as words;
use std::fmt::Write as _;

/// Every reference: its path inside the project, its text. `messages`: their page.
pub fn all(messages: impl Fn(Lang) -> String) -> Vec<(String, String)> {
    [Lang::Fr, Lang::En]
        .into_iter()
        .flat_map(|lang| {
            [(words::COLUMNS_FILE, columns(lang)), (words::SETTINGS_FILE, settings_page(lang)), (words::MESSAGES_FILE, messages(lang))]
                .map(|(file, text)| (format!("docs/{}", file.get(lang)), text))
        })
        .collect()
}

/// A cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn columns(lang: Lang) -> String {
    let mut out = format!("# {}\n\n{}\n", words::COLUMNS.get(lang), words::COLUMNS_INTRO.get(lang));
    for sheet in ALL {
        let _ = write!(out, "\n## {}\n\n{}\n\n", sheet.name.get(lang), sheet.help.get(lang));
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            words::COLUMN.get(lang),
            words::NEEDED.get(lang),
            words::MEANING.get(lang),
            words::EXPECTED.get(lang),
            words::ALSO.get(lang)
        );
        out.push_str("|---|---|---|---|---|\n");
        for c in sheet.columns {
            let needed = if c.presence == Presence::Optional { "" } else { words::YES.get(lang) };
            let also: Vec<&str> = c.synonyms.iter().take(8).copied().collect();
            let _ = writeln!(
                out,
                "| {} | {needed} | {} | {} | {} |",
                cell(c.header.get(lang)),
                cell(c.help.get(lang)),
                cell(c.expected.get(lang)),
                cell(&also.join(", "))
            );
        }
    }
    out
}

fn settings_page(lang: Lang) -> String {
    let mut out = format!("# {}\n\n{}\n\n", words::SETTINGS.get(lang), words::SETTINGS_INTRO.get(lang));
    let _ =
        writeln!(out, "| {} | {} | {} | {} |", words::KEY.get(lang), words::MEANING.get(lang), words::EXPECTED.get(lang), words::DEFAULT.get(lang));
    out.push_str("|---|---|---|---|\n");
    let defaults = Settings::default();
    for s in settings::ALL {
        let default = (s.get)(&defaults, lang).shown();
        let _ = writeln!(out, "| {} | {} | {} | {} |", cell(s.key.get(lang)), cell(s.help.get(lang)), cell(s.expected.get(lang)), cell(&default));
    }
    let _ = writeln!(out, "| {} … | {} | {} | |", settings::LICENCES.get(lang), words::LICENCES.get(lang), words::NUMBER.get(lang));
    out
}
