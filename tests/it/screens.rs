//! What a person sees on a terminal of 80 columns, compared whole.

use super::support::{Case, TODAY, jalon};
use unicode_width::UnicodeWidthStr;

/// A hospital with a fault of each look: a misspelt code in several rows, a blank cell, twins, a secret, a long text, wide letters.
fn faulty() -> Case {
    Case::tiny().sheet(
        "Utilisateurs",
        "Export du 3 février\n\nMatricule | Nom | Prénom | Code UF | Métier | Courriel | N° SS | Observations\n\
         0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | anais.lefevre@essai.example | 269054958815780 |\n0002 | PETIT | Paul | CARDO | Infirmier | | |\n0003 | 王伟 |  | NEURO | Infirmière | | |\n\
         0004 | ROCHE | Léa | NEURO | Infirmier | lea.roche chez essai.example, ou par le secrétariat | | à revoir avec le cadre de santé\n0005 | DUVAL | Marc | CARDO | Infirmier | anais.lefevre@essai.example | |\n\
         0006 | MOREL | Ève | NEURO | Infirmière | anais.lefevre@essai.example | | ",
    )
}

fn screen(case: &Case, more: &[&str]) -> String {
    case.write();
    let input = case.input();
    let mut args = vec!["check", input.to_str().expect("UTF-8"), "--today", TODAY, "--no-progress"];
    args.extend(more);
    let text = jalon(&args).stdout;
    let wide: Vec<&str> = text.lines().filter(|l| l.width() > 80).collect();
    assert!(wide.is_empty(), "wider than a terminal: {wide:#?}");
    assert!(!text.lines().any(|l| l.ends_with(' ')), "a space at the end of a line");
    text
}

#[test]
fn a_fault_is_shown_in_its_table_with_what_to_do() {
    assert_eq!(screen(&faulty(), &[]), include_str!("screens/faults.fr.txt"));
}

#[test]
fn the_same_screen_in_english() {
    assert_eq!(screen(&faulty(), &["--lang", "en"]), include_str!("screens/faults.en.txt"));
}

/// A list whose headers are known, misspelt, among other words, or say nothing, and a RACI.
fn guessed() -> Case {
    let mut case = Case::tiny().sheet(
        "Agents",
        "Équipes au 1er janvier\nMatricul | Nom | Prénom | Colonne4 | Métier | Adresse mail professionnelle | Couleur préférée\n\
         0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | anais.lefevre@essai.example | bleu\n0002 | PETIT | Paul | NEURO | Infirmier | paul.petit@essai.example | vert\n\
         0003 | ROCHE | Léa | CARDIO | Infirmière | lea.roche@essai.example | rouge\n0004 | DUVAL | Marc | NEURO | Infirmier | marc.duval@essai.example | gris",
    );
    for sheet in ["Utilisateurs", "Équipes", "Profils", "Modules", "Formateurs", "Salles", "Paramètres"] {
        case = case.without(sheet);
    }
    case.sheet("Opérations", "Code | Libellé | Durée de base (j) | Jalon\nPREP | Préparation | 2 |\nBASC | Bascule | 1 | oui")
        .sheet("RACI", "Code | CP | CADRE\nPREP | R/A | I\nBASC | A | R")
}

#[test]
fn each_column_says_what_it_was_taken_for_and_why() {
    assert_eq!(screen(&guessed(), &["-v"]), include_str!("screens/columns.fr.txt"));
    assert_eq!(screen(&guessed(), &["-v", "--lang", "en"]), include_str!("screens/columns.en.txt"));
}

#[test]
fn a_social_security_number_is_never_on_the_screen() {
    let case = faulty().sheet(
        "Comptes existants",
        "Identifiant | Matricule | Nom affiché\nalefevre | 2 69 05 49 588 157 80 | LEFÈVRE Anaïs\nalefevre | 0002 | PETIT Paul",
    );
    for more in [&[][..], &["-v"], &["--lang", "en"]] {
        let text = screen(&case, more);
        assert!(text.contains("•••") && !text.contains("26905") && !text.contains("2 69 05"), "{text}");
    }
}

#[test]
fn colours_are_only_asked_for() {
    let case = faulty();
    assert!(!screen(&case, &[]).contains('\u{1b}'));
    case.write();
    let ran = jalon(&["check", case.input().to_str().expect("UTF-8"), "--today", TODAY, "--no-progress", "--color", "always"]);
    assert!(ran.stdout.contains("\u{1b}[") && ran.stdout.contains("CARDO"), "{}", ran.stdout);
}
