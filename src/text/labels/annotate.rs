//! Words of annotated copies: the first sheet, the notes, and what the screen says of them.

use crate::model::Lang;
use crate::text::{Say as _, Tr, counted};
use crate::tr;

/// Name of the first sheet.
pub const LIST: Tr = Tr::new("Jalon - à corriger", "Jalon - to mend");

/// Whether a tab is such a list, in either language: it is no data.
pub fn is_list(name: &str) -> bool {
    [LIST.get(Lang::Fr), LIST.get(Lang::En)].into_iter().any(|list| {
        let rest = name.strip_prefix(list);
        // Excel calls a copy of a tab “… (2)”.
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.strip_prefix(" (").and_then(|n| n.strip_suffix(')')).is_some_and(|n| n.parse::<u32>().is_ok())
        })
    })
}

pub const STAGE: Tr = Tr::new("Annotation", "Annotation");
/// What the severities mean in a copy: errors, warnings, notes.
pub const MEANINGS: [Tr; 3] = [
    Tr::new("cellule en rouge : à corriger", "cell in red: to be corrected"),
    Tr::new("cellule en jaune : à vérifier", "cell in yellow: to be looked at"),
    Tr::new("dans cette liste seulement : rien à faire si c'est juste", "in this list only: nothing to do where it is right"),
];
pub const HOW: Tr = Tr::new(
    "Cliquez sur une cellule de la liste pour y aller. Corrigez, enregistrez, fermez, puis vérifiez à nouveau ce classeur : les marques de ce qui est juste disparaissent",
    "Click a cell of the list to go there. Correct, save, close, then check this workbook again: the marks of what is right go",
);
pub const FORMULA: Tr = Tr::new(
    "Cette feuille et ces couleurs sont de Jalon ; tout le reste du classeur est resté tel quel",
    "This sheet and these colours are Jalon's; all the rest of the workbook is as it was",
);

/// Why a copy is an .xlsx of its own, after a colon.
pub const NO_XLSX: Tr = Tr::new("ce format ne peut pas être annoté", "that format cannot be annotated");

pub fn title(lang: Lang, file: &str) -> String {
    tr!(lang, "À corriger dans « {file} »" / "To mend in “{file}”")
}
pub fn limited(lang: Lang, noted: usize) -> String {
    let n = noted.say(lang);
    tr!(
        lang,
        "Une même faute très fréquente : toutes ses cellules sont coloriées, les {n} premières ont aussi un commentaire"
            / "One fault found very often: all its cells are coloured, the first {n} also have a note"
    )
}
pub fn more(lang: Lang, cells: usize) -> String {
    let n = counted(cells, lang, Tr::new("autre cellule", "more cell"), Tr::new("autres cellules", "more cells"));
    tr!(lang, "… et {n}" / "… and {n}")
}
pub fn also(lang: Lang, places: &str) -> String {
    tr!(lang, "Voir aussi : {places}" / "See also: {places}")
}
/// `3 classeurs annotés dans DIR, 2 sans rien à corriger`.
pub fn done(lang: Lang, written: usize, clean: usize, dir: &str) -> String {
    let books = counted(written, lang, Tr::new("classeur annoté", "annotated workbook"), Tr::new("classeurs annotés", "annotated workbooks"));
    let fine = clean.say(lang);
    match (written, clean) {
        (0, _) => tr!(lang, "aucune copie annotée n'est à écrire" / "no annotated copy is to be written"),
        (_, 0) => tr!(lang, "{books} dans {dir}" / "{books} in {dir}"),
        _ => tr!(lang, "{books} dans {dir}, {fine} sans rien à corriger" / "{books} in {dir}, {fine} with nothing to mend"),
    }
}
pub fn twin(lang: Lang, path: &str, why: Tr) -> String {
    let why = why.get(lang);
    tr!(lang, "  {path} : un nouveau classeur, car {why}" / "  {path}: a new workbook, since {why}")
}
pub fn cleaned(lang: Lang, n: usize) -> String {
    let books = counted(
        n,
        lang,
        Tr::new("copie est maintenant sans marque", "copy has no mark any more"),
        Tr::new("copies sont maintenant sans marque", "copies have no mark any more"),
    );
    tr!(lang, "{books} : tout y est corrigé" / "{books}: all in it is mended")
}
pub fn over_input(lang: Lang, path: &str) -> String {
    tr!(
        lang,
        "la copie annotée prendrait la place de « {path} », qui est une entrée : choisissez un autre dossier (--annotate)"
            / "the annotated copy would take the place of “{path}”, which is an input: choose another folder (--annotate)"
    )
}
pub fn inside_input(lang: Lang, dir: &str) -> String {
    tr!(
        lang,
        "{dir} est dans un dossier d'entrée, où les copies seraient lues comme des données la fois suivante : choisissez un dossier à côté (--annotate)"
            / "{dir} lies in an input folder, where the copies would be read as data next time: choose a folder beside it (--annotate)"
    )
}
pub fn not_a_folder(lang: Lang, dir: &str) -> String {
    tr!(
        lang,
        "{dir} n'est pas un dossier : donnez un dossier à --annotate, il est créé s'il n'existe pas"
            / "{dir} is no folder: give a folder to --annotate, it is made when it does not exist"
    )
}

/// What to do with copies.
pub const NEXT: Tr = Tr::new(
    "corrigez dans les copies, enregistrez, fermez, mettez-les à la place des originaux, puis relancez la même commande",
    "correct in the copies, save, close, put them in place of the originals, then run the same command again",
);
