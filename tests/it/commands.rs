//! Every command exists and answers honestly; exit codes and streams are those of the contract.

use super::support::{Case, TODAY, jalon};

#[test]
fn a_wrong_command_line_is_3_and_help_is_0() {
    assert_eq!(jalon(&["run"]).code, 3);
    assert_eq!(jalon(&["fly", "x"]).code, 3);
    assert_eq!(jalon(&["check", "x", "--today", "hier"]).code, 3);
    assert_eq!(jalon(&[]).code, 3);
    let help = jalon(&["--help", "--lang", "en"]);
    assert_eq!(help.code, 0);
    assert!(help.stdout.contains("Checks, then writes planning"), "{}", help.stdout);
    assert!(jalon(&["--help"]).stdout.contains("Vérifie, puis écrit planning"));
}

#[test]
fn with_json_stdout_is_one_object_also_when_refused() {
    for (args, code) in
        [(&["run", "--format", "json"][..], 3), (&["check", "absent.xlsx", "--format", "json"], 4), (&["explain", "Z999", "--format", "json"], 3)]
    {
        let ran = jalon(args);
        assert_eq!((ran.code, ran.json()["exit"].clone()), (code, code.into()), "{args:?}");
    }
}

#[test]
fn explain_says_a_code_in_full_with_its_example() {
    let ran = jalon(&["explain", "i012"]);
    assert_eq!(ran.code, 0);
    let said = [
        "I012 (erreur) : Service inconnu",
        "la personne n'est ni comptée ni servie",
        "0001 | LEFÈVRE | Anaïs | CARDO | Infirmière",
        "erreur I012  hopital.xlsx, Utilisateurs, D2",
        "« CARDO » n'est pas un code de la feuille Services",
        "^^^^^",
        "vouliez-vous dire « CARDIO » ?",
    ];
    let stdout = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in said {
        assert!(stdout.contains(&words.replace("  ", " ")), "{words}: {}", ran.stdout);
    }
}

#[test]
fn no_page_of_explain_has_a_blank_to_fill_in() {
    for code in ["F003", "A013", "R001", "R011", "P014", "C071"] {
        for lang in ["fr", "en"] {
            let ran = jalon(&["explain", code, "--lang", lang]);
            assert!(ran.code == 0 && !ran.stdout.contains(['{', '}']) && ran.stdout.contains('→'), "{}", ran.stdout);
        }
    }
}

#[test]
fn empty_workbooks_are_said_to_be_filled_in_first() {
    let case = Case::empty();
    let (dir, out) = (case.folder.path().join("mon"), case.folder.path().join("out"));
    let (dir, out) = (dir.to_str().expect("UTF-8"), out.to_str().expect("UTF-8"));
    assert_eq!(jalon(&["init", dir]).code, 0);
    for args in [&["check", dir][..], &["run", dir, "-o", out]] {
        let ran = jalon(args);
        let said = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(ran.code, 0);
        for words in [
            "Feuille Services : aucune ligne n'est remplie",
            "Feuille Utilisateurs : aucune ligne n'est remplie",
            "remplissez les feuilles Services et Utilisateurs",
        ] {
            assert!(said.contains(words), "{words}: {}", ran.stdout);
        }
        assert!(!said.contains("peut suivre"), "{}", ran.stdout);
    }
}

#[test]
fn completions_and_the_manual_page_are_written() {
    assert!(jalon(&["completions", "bash"]).stdout.contains("complete"));
    assert!(jalon(&["man"]).stdout.contains(".TH"));
}

#[test]
fn the_workbooks_to_fill_in_are_read_back_without_a_fault() {
    let case = Case::empty();
    for lang in ["fr", "en"] {
        let dir = case.folder.path().join(lang);
        let dir = dir.to_str().expect("UTF-8");
        assert_eq!(jalon(&["init", dir, "--lang", lang]).code, 0);
        let again = jalon(&["init", dir, "--lang", lang]);
        assert_eq!(again.code, 4, "nothing is written over: {}", again.stderr);
        let ran = jalon(&["check", dir, "--format", "json", "--lang", lang, "--today", TODAY]);
        let json = ran.json();
        let kinds: Vec<&str> = json["recognised"].as_array().expect("tables").iter().filter_map(|t| t["kind"].as_str()).collect();
        assert_eq!(kinds.len(), 22, "{kinds:?}");
        assert!(
            json["diagnostics"].as_array().expect("diagnostics").iter().all(|d| d["severity"] != "error" || d["code"] == "I002"),
            "{:?}",
            ran.codes()
        );
        assert!(json["summary"]["operations"].as_u64() >= Some(20));
    }
}

#[test]
fn why_names_what_holds_a_date() {
    let case = Case::tiny();
    case.write();
    let ran = jalon(&["why", case.input().to_str().expect("UTF-8"), "NEURO", "--today", TODAY, "--no-progress"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("NEURO (Neurologie) démarre le") && ran.stdout.contains("pilote"), "{}", ran.stdout);
    let person = jalon(&["why", case.input().to_str().expect("UTF-8"), "0002", "--today", TODAY, "--no-progress"]);
    assert!(person.stdout.contains("identifiant ppetit") && person.stdout.contains("Prise en main"), "{}", person.stdout);
}

#[test]
fn an_open_gate_is_said() {
    let case = Case::tiny();
    case.write();
    let ran = jalon(&["gate", case.input().to_str().expect("UTF-8"), "--service", "CARDIO", "--today", TODAY, "--no-progress"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("restent à lever"), "{}", ran.stdout);
    let unknown = jalon(&["gate", case.input().to_str().expect("UTF-8"), "--service", "CARDO", "--today", TODAY, "--no-progress"]);
    assert!(unknown.code == 3 && unknown.stderr.contains("CARDIO"), "{}", unknown.stderr);
}

#[test]
fn without_o_the_results_stand_beside_the_input() {
    let case = Case::tiny();
    case.write();
    let ran = jalon(&[case.input().to_str().expect("UTF-8"), "--today", TODAY, "--no-progress"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(case.folder.path().join("entrée-jalon/planning.xlsx").is_file());
}

#[test]
fn a_dry_run_writes_nothing() {
    let case = Case::tiny();
    let ran = case.run(&["--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!case.out().exists() && ran.stdout.contains("rien n'a été écrit"), "{}", ran.stdout);
}

#[test]
fn out_is_never_the_input() {
    let case = Case::tiny();
    case.write();
    let input = case.input();
    let ran = jalon(&["run", input.to_str().expect("UTF-8"), "-o", input.to_str().expect("UTF-8"), "--no-progress"]);
    assert_eq!(ran.code, 3, "{}", ran.stderr);
}

/// A directory export of `n` accounts whose staff ids nobody in the list has.
fn with_strangers(n: usize) -> Case {
    let rows: Vec<String> = (0..n).map(|i| format!("parti{i} | 9{i:03} | Parti {i} | actif")).collect();
    Case::tiny().sheet("Comptes existants", &format!("Identifiant | Matricule | Nom affiché | État\n{}", rows.join("\n")))
}

#[test]
fn a_mass_deactivation_stops_the_run_until_its_very_number_is_accepted() {
    let case = with_strangers(30);
    let ran = case.run(&[]);
    assert_eq!(ran.code, 5, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("--accept-disable 30") && !case.out().exists(), "{}", ran.stderr);
    assert_eq!(case.run(&["--accept-disable", "29"]).code, 5);
    assert_eq!(case.run(&["--accept-disable", "30"]).code, 0);
    assert_eq!(with_strangers(20).run(&[]).code, 0, "up to twenty, no question");
}

#[test]
fn a_protected_file_of_out_is_4_and_out_is_as_it_was() {
    let case = Case::tiny();
    assert_eq!(case.run(&[]).code, 0);
    let path = case.out().join("planning.xlsx");
    let before = super::support::files(&case.out());
    let mut rights = std::fs::metadata(&path).expect("there").permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights.clone()).expect("protected");
    let ran = case.run(&["--today", "2027-01-25"]);
    assert_eq!(ran.code, 4, "{}{}", ran.stdout, ran.stderr);
    assert!(super::support::files(&case.out()) == before && ran.stderr.contains("planning.xlsx"), "{}", ran.stderr);
    #[allow(clippy::permissions_set_readonly_false)] // a temporary folder that is about to be deleted
    rights.set_readonly(false);
    std::fs::set_permissions(&path, rights).expect("freed");
}

#[test]
fn compare_sets_the_strategies_side_by_side() {
    let case = Case::tiny();
    case.write();
    let ran = jalon(&["compare", case.input().to_str().expect("UTF-8"), "--today", TODAY, "--no-progress", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let json = ran.json();
    let names: Vec<&str> = json["scenarios"].as_array().expect("scenarios").iter().filter_map(|s| s["strategy"].as_str()).collect();
    assert_eq!(names, ["big bang", "pilot then waves", "progressive"]);
}
