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
    ("ctr", "contrat"),
    ("ctrt", "contrat"),
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
    ("tps", "temps"),
    ("sce", "service"),
    ("bat", "batiment"),
    ("batim", "batiment"),
    ("cap", "capacite"),
    ("capa", "capacite"),
    ("partic", "participants"),
    ("prereq", "prerequis"),
    ("predec", "predecesseurs"),
    ("pred", "predecesseurs"),
    ("prio", "priorite"),
    ("niv", "niveau"),
    ("crit", "criticite"),
    ("desc", "description"),
    ("descr", "description"),
    ("desig", "designation"),
    ("comm", "commentaire"),
    ("obs", "observations"),
    ("rmq", "remarque"),
    ("av", "avancement"),
    ("avct", "avancement"),
    ("ech", "echeance"),
    ("real", "realise"),
    ("ouv", "ouverture"),
    ("clot", "cloture"),
    ("anom", "anomalie"),
    ("inc", "incident"),
    ("indic", "indicateur"),
    ("val", "valeur"),
    ("orga", "organisation"),
    ("dir", "direction"),
    ("etb", "etablissement"),
    ("ets", "etablissement"),
    ("sup", "superieur"),
    ("hier", "hierarchique"),
    ("mgr", "manager"),
    ("mngr", "manager"),
    ("avail", "available"),
    ("contr", "contrat"),
    ("hor", "horaire"),
    ("anim", "animateur"),
    ("mod", "module"),
    ("sess", "session"),
    ("proj", "projet"),
    ("pil", "pilote"),
    ("depl", "deploiement"),
    ("dem", "demarrage"),
    ("sem", "semaine"),
    ("grp", "groupe"),
    ("grpe", "groupe"),
    ("sect", "secteur"),
    ("struct", "structure"),
    ("rattach", "rattachement"),
    ("empl", "emploi"),
    ("spe", "specialite"),
    ("nais", "naissance"),
    ("trg", "training"),
    ("rm", "room"),
    ("cctr", "cost centre"),
    ("assg", "assignment"),
    ("asgn", "assignment"),
    ("hdct", "headcount"),
    ("sev", "severity"),
    ("cmt", "comment"),
    ("dispo", "disponible"),
    ("dispos", "disponibles"),
    ("interv", "intervenant"),
    ("pers", "personnes"),
    ("max", "maximum"),
    ("maxi", "maximum"),
    ("mini", "minimum"),
    ("enreg", "enregistrement"),
    ("disc", "discipline"),
    ("freq", "frequence"),
    ("init", "initial"),
    ("qte", "quantite"),
    ("compl", "complexite"),
    ("ordi", "ordinateurs"),
    ("equipt", "equipement"),
    ("equip", "equipement"),
    ("mtr", "matricule"),
    ("nat", "nature"),
    ("typ", "type"),
    ("jrs", "jours"),
    ("hrs", "heures"),
    ("hr", "heure"),
    ("dest", "destination"),
    ("orig", "origine"),
    ("prov", "provenance"),
    ("loc", "localisation"),
    ("respons", "responsable"),
    ("encadr", "encadrement"),
    ("utilis", "utilisateur"),
];

/// Beginnings of the headers of payroll databases, whose words are glued: `CODUF`, `LIBGRA`, `DATENT`.
const GLUED: &[(&str, &str)] = &[("cod", "code"), ("lib", "libelle"), ("dat", "date"), ("nom", "nom"), ("tx", "taux"), ("num", "n")];
/// What stands behind them.
const BEHIND: &[(&str, &str)] = &[
    ("uf", "uf"),
    ("gra", "grade"),
    ("pol", "pole"),
    ("ent", "entree"),
    ("sor", "sortie"),
    ("emp", "emploi"),
    ("use", "usage"),
    ("usu", "usuel"),
    ("pat", "patronymique"),
    ("nai", "naissance"),
    ("nais", "naissance"),
    ("ser", "service"),
    ("serv", "service"),
    ("fon", "fonction"),
    ("agt", "agent"),
    ("mat", "matricule"),
    ("act", "activite"),
    ("deb", "debut"),
    ("fin", "fin"),
    ("aff", "affectation"),
];

/// The two words of a header that glues them.
fn unglued(word: &str) -> Option<[&'static str; 2]> {
    let (rest, first) = GLUED.iter().find_map(|(short, full)| Some((word.strip_prefix(short)?, *full)))?;
    BEHIND.iter().find(|b| b.0 == rest).map(|b| [first, b.1])
}

/// Words that join others, left out in short headers.
const SMALL: &[&str] = &["d", "de", "du", "des", "l", "la", "le", "les", "a", "au", "of", "the", "en", "et"];

/// The words of a header that a program glued, capitals apart: `dateEmbauche` is `date Embauche`. `None` where it is not glued.
pub(super) fn parted(header: &str) -> Option<String> {
    let header = header.trim();
    if header.len() > 40 || !header.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return None;
    }
    let chars: Vec<char> = header.chars().collect();
    let mut out = String::with_capacity(header.len() + 4);
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|b| chars[b]);
        let next_is_small = chars.get(at + 1).is_some_and(char::is_ascii_lowercase);
        // `idEmploye`, and `ADUser` where a word begins.
        if c.is_ascii_uppercase() && before.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_uppercase() && next_is_small && at > 1) {
            out.push(' ');
        }
        out.push(*c);
    }
    (out.len() > header.len()).then_some(out)
}

/// Words of a header without the small ones that end them: `intitule du` is `intitule`.
pub(super) fn without_small_end(words: &[&str]) -> String {
    let kept = words.iter().rposition(|w| !SMALL.contains(w)).map_or(0, |at| at + 1);
    words[..kept].join(" ")
}

/// A folded header with its abbreviations written in full and its small words left out: `dt entree` and `date d entree` are one.
pub(super) fn in_full(folded: &str) -> String {
    let words = folded.split(' ').filter(|w| !SMALL.contains(w));
    let full: Vec<&str> = words
        .flat_map(|w| match SHORT.iter().find(|s| s.0 == w) {
            Some((_, full)) => vec![*full],
            None => unglued(w).map_or_else(|| vec![w], |two| two.to_vec()),
        })
        .map(of_any_gender)
        .collect();
    full.join(" ")
}

/// `demarree`, `demarrees`: `demarre`. `Née` stays what it is.
fn of_any_gender(word: &str) -> &str {
    if word.len() < 6 {
        return word;
    }
    ["ees", "ee"].iter().find_map(|ending| word.strip_suffix(ending)).and_then(|stem| word.get(..=stem.len())).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_headers_are_parted_at_their_capitals() {
        for (glued, apart) in [
            ("idEmploye", Some("id Employe")),
            ("DepartmentID", Some("Department ID")),
            ("DateEmbauche", Some("Date Embauche")),
            ("MATRICULE", None),
            ("Nom", None),
            ("Prénom", None),
        ] {
            assert_eq!(parted(glued).as_deref(), apart, "{glued}");
        }
    }

    #[test]
    fn short_headers_are_written_in_full() {
        for (short, full) in
            [("dt entree", "date d entree"), ("lib uf", "libelle de l uf"), ("tx activite", "taux d activite"), ("mle agent", "matricule de l agent")]
        {
            assert_eq!(in_full(short), in_full(full), "{short}");
        }
    }
}
