//! Patterns of account formats, `{first} {last|upper}`: compiled once into literals, fields and filters.

use super::facts::Field;
use std::fmt::Write as _;

/// Why a pattern does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Field(String),
    Filter(String),
    /// A brace that has no other one.
    Brace,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Filter {
    Upper,
    Lower,
    Max(usize),
    Or(String),
    If(String, String),
    Ascii,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Field(Field, Vec<Filter>),
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pattern(Vec<Piece>);

impl Pattern {
    /// `{{` and `}}` are braces.
    pub fn new(text: &str) -> Result<Pattern, Fault> {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            literal.push_str(before);
            if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
                literal.push_str(&from[..1]);
                rest = after;
                continue;
            }
            let (inside, after) = from.strip_prefix('{').and_then(|f| f.split_once('}')).ok_or(Fault::Brace)?;
            if !literal.is_empty() {
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
            }
            let mut parts = inside.split('|');
            let name = parts.next().unwrap_or_default().trim();
            let field = Field::named(name).ok_or_else(|| Fault::Field(name.to_owned()))?;
            pieces.push(Piece::Field(field, parts.map(filter).collect::<Result<_, _>>()?));
            rest = after;
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Ok(Pattern(pieces))
    }

    /// Fields that it shows.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.0.iter().filter_map(|p| if let Piece::Field(field, _) = p { Some(*field) } else { None })
    }

    /// The text for a subject; `value` writes a field, `escape` makes what it wrote safe for its place.
    pub fn filled(&self, mut value: impl FnMut(Field, &mut String), escape: Option<fn(&str) -> String>) -> String {
        let mut out = String::new();
        let mut scratch = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Field(field, filters) => {
                    scratch.clear();
                    value(*field, &mut scratch);
                    for filter in filters {
                        filter.apply(&mut scratch);
                    }
                    match escape {
                        Some(escape) => out.push_str(&escape(&scratch)),
                        None => out.push_str(&scratch),
                    }
                }
            }
        }
        out
    }
}

fn filter(text: &str) -> Result<Filter, Fault> {
    let (name, argument) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
    Ok(match name {
        "upper" => Filter::Upper,
        "lower" => Filter::Lower,
        "ascii" => Filter::Ascii,
        "or" => Filter::Or(argument.to_owned()),
        "max" => Filter::Max(argument.parse().map_err(|_| Fault::Filter(text.to_owned()))?),
        "if" => argument.split_once(':').map(|(yes, no)| Filter::If(yes.to_owned(), no.to_owned())).ok_or_else(|| Fault::Filter(text.to_owned()))?,
        _ => return Err(Fault::Filter(name.to_owned())),
    })
}

impl Filter {
    fn apply(&self, text: &mut String) {
        match self {
            Filter::Upper => *text = text.to_uppercase(),
            Filter::Lower => *text = text.to_lowercase(),
            Filter::Max(most) => {
                if let Some((at, _)) = text.char_indices().nth(*most) {
                    text.truncate(at);
                    text.truncate(text.trim_end().len());
                }
            }
            Filter::Or(other) if text.is_empty() => text.push_str(other),
            Filter::If(yes, no) => {
                let chosen = if text.is_empty() { no } else { yes };
                text.clear();
                let _ = write!(text, "{chosen}");
            }
            Filter::Ascii => *text = deunicode::deunicode(text),
            Filter::Or(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pattern: &str) -> Result<String, Fault> {
        let value = |field: Field, out: &mut String| match field {
            Field::Last => out.push_str("Lefèvre"),
            Field::First => {}
            _ => out.push('1'),
        };
        Ok(Pattern::new(pattern)?.filled(value, None))
    }

    #[test]
    fn fields_and_filters_are_filled() {
        for (pattern, expected) in [
            ("{last|upper} {first|or:-}", "LEFÈVRE -"),
            ("{last|max:3|lower}", "lef"),
            ("{last|ascii}", "Lefevre"),
            ("{closed|if:Yes:No}/{first|if:a:b}", "Yes/b"),
            ("{{x}}", "{x}"),
            ("plain", "plain"),
        ] {
            assert_eq!(shown(pattern).as_deref(), Ok(expected), "{pattern}");
        }
    }

    #[test]
    fn a_misspelt_field_or_filter_is_named() {
        assert_eq!(shown("{surname}"), Err(Fault::Field("surname".into())));
        assert_eq!(shown("{last|capital}"), Err(Fault::Filter("capital".into())));
        assert_eq!(shown("{last|max:x}"), Err(Fault::Filter("max:x".into())));
        assert_eq!(shown("{last"), Err(Fault::Brace));
        assert_eq!(shown("last}"), Err(Fault::Brace));
    }
}
