//! The references in `docs/`: columns, settings, messages, account formats, as Markdown from the declarations themselves. A test fails when they are stale.

use crate::diagnostics::Shown;
use crate::diagnostics::catalogue;
use crate::model::{Lang, Settings};
use crate::schema::sheets::ALL;
use crate::schema::{Presence, settings};
use crate::text::labels::reference as words;
use std::fmt::Write as _;

/// Every reference: its path inside the project, its text.
pub fn all() -> Vec<(String, String)> {
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

fn messages(lang: Lang) -> String {
    let mut out = format!("# {}\n\n{}\n", words::MESSAGES.get(lang), words::MESSAGES_INTRO.get(lang));
    for entry in catalogue::all() {
        let (message, help) = match lang {
            Lang::Fr => (entry.fr, entry.help_fr),
            Lang::En => (entry.en, entry.help_en),
        };
        let _ = write!(out, "\n## {} ({})\n\n{message}\n\n→ {help}\n", entry.code, entry.severity.word().get(lang));
        if let Shown::Example(example) = entry.shown {
            let _ = write!(out, "\n```text\n{example}\n```\n");
        }
    }
    out
}
