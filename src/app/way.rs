//! Where files lie, links followed, and how one leads to another.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// Paths of files as a workbook in `out` links to them, by name; a file on another disk has none.
pub(super) fn seen_from(out: &Path, paths: &[(String, PathBuf)]) -> BTreeMap<String, String> {
    let Some(out) = real(out) else { return BTreeMap::new() };
    paths.iter().filter_map(|(name, path)| Some((name.clone(), relative(&out, &path.canonicalize().ok()?)?))).collect()
}

/// A path with its links followed, also where its last folders do not exist yet.
pub(super) fn real(path: &Path) -> Option<PathBuf> {
    let full = std::path::absolute(path).ok()?;
    let (there, found) = full.ancestors().find_map(|a| Some((a, a.canonicalize().ok()?)))?;
    Some(full.strip_prefix(there).map_or_else(|_| found.clone(), |rest| if rest.as_os_str().is_empty() { found.clone() } else { found.join(rest) }))
}

/// The way from a folder to a file, `/` between folders.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (folder.components().collect(), file.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let mut steps = vec!["..".to_owned(); from.len() - shared];
    for step in to.get(shared..)? {
        steps.push(step.as_os_str().to_str()?.to_owned());
    }
    Some(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_from_the_results() {
        let way = |folder: &str, file: &str| relative(Path::new(folder), Path::new(file));
        assert_eq!(way("/a/out", "/a/in/x y.xlsx").as_deref(), Some("../in/x y.xlsx"));
        assert_eq!(way("/a/in/out", "/a/in/x.xlsx").as_deref(), Some("../x.xlsx"));
        assert_eq!(way("/a", "/a/x.xlsx").as_deref(), Some("x.xlsx"));
    }
}
