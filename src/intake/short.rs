//! Abbreviations of headers, as payroll tools and narrow columns write them, and the small words that people leave out.

/// Short forms and what they stand for, folded.
const SHORT: &[(&str, &str)] = &[
    ("adr", "adresse"),
    ("aff", "affectation"),
    ("affect", "affectation"),
    ("app", "application"),
    ("arr", "arrivee"),
    ("cat", "categorie"),
    ("cd", "code"),
    ("cod", "code"),
    ("cpte", "compte"),
    ("dat", "date"),
    ("dt", "date"),
    ("deb", "debut"),
    ("dep", "depart"),
    ("dept", "department"),
    ("dur", "duree"),
    ("eff", "effectif"),
    ("emp", "employee"),
    ("ent", "entree"),
    ("equ", "equipe"),
    ("etab", "etablissement"),
    ("fct", "fonction"),
    ("fonct", "fonction"),
    ("form", "formation"),
    ("gpe", "groupe"),
    ("gr", "grade"),
    ("ident", "identifiant"),
    ("lib", "libelle"),
    ("libel", "libelle"),
    ("maj", "mise a jour"),
    ("mat", "matricule"),
    ("matr", "matricule"),
    ("matri", "matricule"),
    ("mle", "matricule"),
    ("naiss", "naissance"),
    ("nb", "nombre"),
    ("nbr", "nombre"),
    ("nbre", "nombre"),
    ("no", "n"),
    ("num", "n"),
    ("numero", "n"),
    ("number", "n"),
    ("op", "operation"),
    ("pat", "patronymique"),
    ("patro", "patronymique"),
    ("pos", "position"),
    ("pren", "prenom"),
    ("prev", "prevu"),
    ("prof", "profession"),
    ("qual", "qualification"),
    ("qualif", "qualification"),
    ("quot", "quotite"),
    ("ref", "reference"),
    ("resp", "responsable"),
    ("serv", "service"),
    ("svc", "service"),
    ("sort", "sortie"),
    ("stat", "statut"),
    ("tel", "telephone"),
    ("trav", "travail"),
    ("tx", "taux"),
    ("unit", "unite"),
    ("us", "usage"),
    ("use", "usage"),
    ("util", "utilisateur"),
];

/// Words that join others, left out in short headers.
const SMALL: &[&str] = &["d", "de", "du", "des", "l", "la", "le", "les", "a", "au", "of", "the", "en", "et"];

/// A folded header with its abbreviations written in full and its small words left out: `dt entree` and `date d entree` are one.
pub(super) fn in_full(folded: &str) -> String {
    let words = folded.split(' ').filter(|w| !SMALL.contains(w));
    let full: Vec<&str> = words.map(|w| SHORT.iter().find(|s| s.0 == w).map_or(w, |s| s.1)).collect();
    full.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_headers_are_written_in_full() {
        for (short, full) in
            [("dt entree", "date d entree"), ("lib uf", "libelle de l uf"), ("tx activite", "taux d activite"), ("mle agent", "matricule de l agent")]
        {
            assert_eq!(in_full(short), in_full(full), "{short}");
        }
    }
}
