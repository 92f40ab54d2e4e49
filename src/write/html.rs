//! Pages from the templates of `templates/pages`: everything a page needs is inside it, and whatever the facts hold is escaped.

use minijinja::{AutoEscape, Environment};

/// The templates, by name.
const TEMPLATES: &[(&str, &str)] = &[("copil.html", include_str!("../../templates/pages/copil.html"))];

/// A page; the reason when its template is unknown or does not fit its facts.
pub(crate) fn page(template: &str, facts: &serde_json::Value) -> Result<Vec<u8>, String> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    let source = TEMPLATES.iter().find(|(name, _)| *name == template).ok_or_else(|| template.to_owned())?.1;
    let page = environment.render_named_str(template, source, minijinja::value::Serde(facts)).map_err(|e| format!("{e:#}"))?;
    Ok(page.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_template_is_said_by_name() {
        assert_eq!(page("none.html", &serde_json::json!({})), Err("none.html".into()));
    }
}
