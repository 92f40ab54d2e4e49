//! Workbooks as people have them: what is understood, what is said.

use super::support::{Case, TODAY, jalon};

#[test]
fn a_valid_hospital_raises_nothing() {
    let ran = Case::tiny().check();
    assert_eq!((ran.codes(), ran.code), (Vec::<String>::new(), 0));
    let json = ran.json();
    assert_eq!((&json["summary"]["users"], &json["summary"]["services"], &json["summary"]["operations"]), (&4.into(), &2.into(), &4.into()));
}

#[test]
fn tables_are_found_under_titles_beside_notes_and_above_totals() {
    let ran = Case::tiny()
        .sheet("Utilisateurs", "Export RH du 3 février 2027\n\n | | N° agent | NOM d'usage | Prénom usuel | UF d'affectation | Fonction\n | | 0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n | | 0002 | PETIT | Paul | NEURO | Infirmier\n | | TOTAL | 2")
        .check();
    assert_eq!(ran.codes(), ["I092"]);
    let json = ran.json();
    let users = json["recognised"].as_array().expect("tables").iter().find(|t| t["kind"] == "users").expect("the users");
    assert_eq!((&users["range"], &users["rows"]), (&"C3:G5".into(), &2.into()));
}

#[test]
fn a_sheet_named_after_its_service_needs_no_service_column() {
    let ran = Case::tiny()
        .without("Utilisateurs")
        .sheet("Cardiologie", "Matricule | Nom | Prénom | Métier\n0001 | LEFÈVRE | Anaïs | Infirmière")
        .sheet("NEURO", "Matricule | Nom | Prénom | Métier\n0002 | PETIT | Paul | Infirmier")
        .check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["users"]), (Vec::<String>::new(), &2.into()));
}

#[test]
fn two_tables_stand_on_one_sheet() {
    let ran = Case::tiny().without("Équipes").without("Salles").sheet("Moyens", "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 2\nFORM | Formateurs | 2\n\nCode | Nom | Capacité | Postes\nS1 | Salle 1 | 8 | 8").check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["teams"], &ran.json()["summary"]["rooms"]), (Vec::<String>::new(), &2.into(), &1.into()));
}

#[test]
fn a_raci_with_tasks_in_columns_is_the_same_raci() {
    let ran =
        Case::tiny().sheet("RACI", "Acteur | PREP | FORM | BASC | AIDE\nCP | R/A | A | A | A\nCADRE | I | R | C | R\nCONFIG | C | C | R | I").check();
    assert_eq!(ran.codes(), Vec::<String>::new());
}

#[test]
fn a_header_is_read_as_the_columns_sheet_says() {
    let users = "Badge | Nom | Prénom | Code UF | Métier\nP1 | LEFÈVRE | Anaïs | CARDIO | Infirmière\nP2 | PETIT | Paul | NEURO | Infirmier";
    let untold = Case::tiny().sheet("Utilisateurs", users).check().codes();
    assert!(untold.contains(&"I006".to_owned()), "without it, the staff id is missing: {untold:?}");
    let told = Case::tiny().sheet("Utilisateurs", users).sheet("Colonnes", "En-tête | Champ\nBadge | Matricule");
    assert_eq!(told.check().codes(), Vec::<String>::new());
}

#[test]
fn a_workbook_of_something_else_is_said() {
    let ran = Case::empty().sheet("Films", "Titre | Année | Réalisatrice\nCléo de 5 à 7 | 1962 | Varda\nJeanne Dielman | 1975 | Akerman").check();
    assert_eq!((ran.codes(), ran.code), (vec!["I001".to_owned(), "I003".to_owned()], 2));
}

#[test]
fn a_missing_sheet_is_said_once() {
    let ran = Case::tiny().without("Services").check();
    assert_eq!(ran.codes().iter().filter(|c| *c == "I002").count(), 1);
}

#[test]
fn users_and_services_are_enough() {
    let mut case = Case::tiny();
    for sheet in ["Opérations", "RACI", "Équipes", "Profils", "Modules", "Formateurs", "Salles", "Paramètres"] {
        case = case.without(sheet);
    }
    assert_eq!(case.check().codes(), ["I096"]);
    let ran = case.run(&[]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(case.out().join("accounts/moodle.csv").is_file() && case.out().join("planning.xlsx").is_file());
}

#[test]
fn a_list_without_header_is_said() {
    let ran = Case::tiny()
        .without("Utilisateurs")
        .sheet("Feuil1", "0001 | LEFÈVRE | Anaïs | CARDIO\n0002 | PETIT | Paul | NEURO\n0003 | ROCHE | Léa | CARDIO\n0004 | DUVAL | Marc | NEURO")
        .check();
    assert!(ran.codes().contains(&"I007".to_owned()), "{:?}", ran.codes());
}

#[test]
fn a_number_as_text_is_read_and_said() {
    let ran = Case::tiny().sheet("Équipes", "Code | Libellé | Capacité par jour\nCONF | Paramétrage | '2\nFORM | Formateurs | 2").check();
    assert_eq!((ran.codes(), ran.diagnostic("I031")["cell"].clone()), (vec!["I031".to_owned()], "C2".into()));
}

#[test]
fn a_column_of_month_first_dates_is_read_so_and_said() {
    let ran = Case::tiny()
        .sheet("Utilisateurs", "Matricule | Nom | Prénom | Code UF | Métier | Date d'arrivée\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | '03/25/2020\n0002 | PETIT | Paul | NEURO | Infirmier | '04/12/2021")
        .check();
    assert_eq!(ran.codes(), ["I038", "I032"]);
}

#[test]
fn lost_zeros_are_mended_and_said() {
    let ran = Case::tiny()
        .sheet("Utilisateurs", "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier\n0003 | ROCHE | Léa | CARDIO | Infirmière\n4 | DUVAL | Marc | NEURO | Infirmier")
        .check();
    let found = ran.diagnostic("I035");
    assert_eq!((ran.codes().len(), found["cell"].clone(), found["found"].clone()), (1, "A5".into(), "4".into()));
}

#[test]
fn a_row_that_hangs_on_one_left_out_waits_with_it() {
    let ran = Case::tiny().sheet("Services", "Code UF | Libellé | Pilote\nCARDIO | Cardiologie | oui\nNEURO | |").check();
    assert_eq!(ran.codes(), ["I010", "I100"]);
    assert_eq!(ran.diagnostic("I100")["cells"], serde_json::json!(["D3", "D5"]));
}

#[test]
fn a_negative_duration_is_refused() {
    let ran = Case::tiny()
        .sheet("Opérations", "Code | Libellé | Durée de base (j) | Prédécesseurs | Jalon\nPREP | Préparation | 2 | |\nFORM | Formation | -2 | PREP |\nBASC | Bascule | 1 | PREP | oui\nAIDE | Assistance | 3 | BASC |")
        .check();
    assert_eq!((ran.codes(), ran.diagnostic("I065")["cell"].clone()), (vec!["I065".to_owned()], "C3".into()));
}

#[test]
fn the_same_fault_in_many_cells_is_one_message() {
    let rows: Vec<String> = (0..400).map(|n| format!("{n:05} | NOM{n} | Prénom | CARDIO | Infirmière | pas une adresse")).collect();
    let rows = rows.join("\n");
    let ran = Case::tiny().sheet("Utilisateurs", &format!("Matricule | Nom | Prénom | Code UF | Métier | Courriel\n{rows}")).check();
    let found = ran.diagnostic("I013");
    assert_eq!((found["count"].clone(), found["cells"].clone()), (400.into(), serde_json::json!(["F2:F401"])));
}

#[test]
fn somebody_present_at_a_session_to_come_is_said_and_not_counted() {
    let list = "Matricule | Module | Date | Présence\n0001 | BASE | 2027-02-02 | présent\n0002 | BASE | 2027-02-02 | excusé\n0003 | BASE | 2027-01-12 | présent";
    let ran = Case::tiny().sheet("Présences", list).check();
    assert_eq!((ran.codes(), ran.diagnostic("I151")["cells"].clone()), (vec!["I151".to_owned()], serde_json::json!(["C2"])));
}

#[test]
fn a_message_names_the_list_that_was_read_and_what_to_type() {
    let case =
        Case::tiny().without("Services").sheet("UF de l'hôpital", "Code UF | Libellé | Pilote\nSSR | Soins de suite | oui\nNEURO | Neurologie |");
    let list = "Matricule | Nom | Prénom | Code UF | Métier | RPPS | Date d'arrivée | Date de départ\n\
                0001 | LEFÈVRE | Anaïs | SRR | Infirmière | | |\n0002 | | Paul | NEURO | Infirmier | | |\n\
                0003 | ROCHE | Léa | SSR | Infirmière | 269054958815780 | |\n269054958815780 | DUVAL | Marc | NEURO | Infirmier | | |\n\
                0005 | HUET | Noé | NEURO | Infirmier | | '03/25/2026 | '01/12/2026";
    let case = case.sheet("Utilisateurs", list);
    let ran = case.check();
    let screen = jalon(&["check", &case.input().to_string_lossy(), "--today", TODAY]).stdout;
    let said = |code: &str, what: &str| ran.diagnostic(code)[what].as_str().unwrap_or_default().to_owned();
    assert_eq!(said("I012", "message"), "« SRR » n'est pas un code de la feuille UF de l'hôpital (hôpital.xlsx) : la ligne reste de côté");
    assert!(said("I012", "help").contains("vouliez-vous dire « SSR » ?"), "{}", said("I012", "help"));
    assert_eq!(said("I010", "help"), "Saisissez le nom d'usage");
    assert!(said("I015", "message").ends_with("la ligne reste de côté") && said("I152", "message").ends_with("cette cellule est ignorée"));
    assert!(said("I038", "message").contains("« 03/25/2026 » ne se lit pas autrement"), "{}", said("I038", "message"));
    // Two dates of one row are pointed at in one excerpt.
    let excerpt = &screen[screen.find("I060").expect("said")..];
    assert_eq!(excerpt.split("→").next().expect("a part").matches("    6 │").count(), 1, "{excerpt}");
}

#[test]
fn hidden_rows_are_read_and_said() {
    let three = "Code | Nom | Capacité\nS1 | Salle 1 | 8\n-- S2 | Salle 2 | 8\n-- S3 | Salle 3 | 8\nS4 | Salle 4 | 8\n-- S5 | Salle 5 | 8";
    let said = Case::tiny().sheet("Salles", three).check().diagnostic("I090");
    assert_eq!((said["count"].clone(), said["cells"].clone(), said["found"].clone()), (3.into(), serde_json::json!(["A3:A4", "A6"]), "3".into()));
    let ran = Case::tiny().sheet("Équipes", "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 2\n-- FORM | Formateurs | 2").check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["teams"]), (vec!["I090".to_owned()], &2.into()));
}

#[test]
fn struck_rows_are_asked_about_and_read() {
    let ran = Case::tiny().sheet("Équipes", "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 2\n~~ FORM | Formateurs | 2").check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["teams"]), (vec!["I140".to_owned()], &2.into()));
    assert_eq!(ran.diagnostic("I140")["cell"], "A3");
}

const PEOPLE: &str = "Matricule | Nom | Prénom | Code UF | Métier";

fn arrivals(days: &[&str]) -> Case {
    let rows: Vec<String> = (1..).zip(days).map(|(n, day)| format!("000{n} | NOM{n} | Prénom{n} | CARDIO | Infirmière | {day}")).collect();
    Case::tiny().sheet("Utilisateurs", &format!("{PEOPLE} | Date d'arrivée\n{}\n0009 | PETIT | Paul | NEURO | Infirmier", rows.join("\n")))
}

#[test]
fn dates_that_read_both_ways_are_asked_about_where_both_habits_are() {
    let ran = arrivals(&["'25/03/2020", "'03/25/2020", "'04/05/2020", "'06/06/2020"]).check();
    assert_eq!(ran.diagnostic("I142")["cells"], serde_json::json!(["F4"]));
    // One habit alone leaves nothing to ask.
    assert!(!arrivals(&["'25/03/2020", "'04/05/2020"]).check().codes().contains(&"I142".to_owned()));
}

#[test]
fn dates_exchanged_by_an_import_are_asked_about() {
    let low = ["2020-03-01", "2020-05-02", "2020-07-11"];
    let ran = arrivals(&[&["'25/03/2020", "'13/03/2020", "'28/05/2020"][..], &low].concat()).check();
    assert_eq!(ran.diagnostic("I145")["cells"], serde_json::json!(["F5:F7"]));
    assert!(
        !arrivals(&[&["'25/03/2020", "'13/03/2020", "'28/05/2020", "2020-07-21"][..], &low].concat()).check().codes().contains(&"I145".to_owned())
    );
}

#[test]
fn both_names_in_one_column_are_parted() {
    let ran = Case::tiny()
        .sheet(
            "Utilisateurs",
            "Matricule | Agent | Code UF | Métier\n0001 | LEFÈVRE Anaïs | CARDIO | Infirmière\n0002 | M. LE GALL Paul | NEURO | Infirmier",
        )
        .check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["users"]), (vec!["I144".to_owned()], &2.into()));
}

#[test]
fn the_birth_name_stands_where_the_usual_one_is_empty() {
    let ran = Case::tiny()
        .sheet("Utilisateurs", "Matricule | Nom | Nom d'usage | Prénom | Code UF | Métier\n0001 | LEFÈVRE | | Anaïs | CARDIO | Infirmière\n0002 | DURAND | PETIT | Anne | NEURO | Infirmière")
        .check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["users"]), (Vec::<String>::new(), &2.into()));
}

#[test]
fn headings_tabs_and_file_names_tell_the_service_of_a_list() {
    let people = "Matricule | Nom | Prénom | Métier";
    let headed = format!("{people}\nCARDIOLOGIE\n0001 | LEFÈVRE | Anaïs | Infirmière\nNeurologie\n0002 | PETIT | Paul | Infirmier");
    let ran = Case::tiny().sheet("Utilisateurs", &headed).check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["users"]), (Vec::<String>::new(), &2.into()));
    let titled =
        format!("Service de Cardiologie\n\n{people}\n0001 | LEFÈVRE | Anaïs | Infirmière\n\nUF NEURO\n{people}\n0002 | PETIT | Paul | Infirmier");
    let ran = Case::tiny().sheet("Utilisateurs", &titled).check();
    assert_eq!((ran.codes(), &ran.json()["summary"]["users"]), (Vec::<String>::new(), &2.into()));
}

#[test]
fn a_table_on_its_side_is_read() {
    let ran = Case::tiny()
        .sheet(
            "Services",
            "Code UF | CARDIO | NEURO\nLibellé | Cardiologie | Neurologie\nPilote | oui | non\nAu plus tard | 2028-01-01 | pas une date",
        )
        .check();
    let recognised = ran.json()["recognised"].as_array().expect("tables").iter().find(|r| r["kind"] == "services").cloned().expect("services");
    assert_eq!((ran.codes(), &ran.diagnostic("I013")["cell"], &recognised["range"]), (vec!["I013".to_owned()], &"C4".into(), &"A1:C4".into()));
}

#[test]
fn columns_that_no_header_explains_are_told_by_their_cells() {
    let ran = Case::tiny()
        .sheet(
            "Utilisateurs",
            "Réf | Nom | Prénom | Où | Métier |\n00123 | LEFÈVRE | Anaïs | CARDIO | Infirmière | a.l@chu.fr\n00456 | PETIT | Paul | NEURO | Infirmier | p.p@chu.fr\n00512 | ROCHE | Léa | NEURO | Infirmière | l.r@chu.fr",
        )
        .check();
    let users = ran.json()["recognised"].as_array().expect("tables").iter().find(|r| r["kind"] == "users").cloned().expect("users");
    let fields: Vec<&str> = users["columns"].as_array().expect("columns").iter().map(|c| c["field"].as_str().unwrap_or("-")).collect();
    assert_eq!((ran.codes(), fields), (vec!["I141".to_owned(); 3], vec!["id", "last", "first", "service", "job", "email"]));
}

#[test]
fn a_table_of_two_likely_kinds_is_asked_about() {
    let ran = Case::tiny().without("Salles").sheet("Feuil9", "Code | Nom | Capacité\nX1 | Le bleu | 8").check();
    assert_eq!(ran.codes(), ["I093"]);
}

#[test]
fn without_services_people_wait_as_one_fault() {
    let ran = Case::tiny().without("Services").check();
    let found = ran.diagnostic("I101");
    assert_eq!((found["count"].clone(), found["cells"].clone()), (4.into(), serde_json::json!(["D2:D5"])));
    assert!(!ran.codes().contains(&"I012".to_owned()), "{:?}", ran.codes());
}

#[test]
fn without_operations_a_raci_waits_as_one_fault() {
    let ran = Case::tiny()
        .without("Opérations")
        .sheet("RACI", "Tâche | CP | CADRE | CONFIG\nCâblage | R/A | I | C\nImprimantes | A | R | C\nEssai à blanc | A | C | R\nRevue des plans | A | R | I\nArchives | A | R | I\nFête | A | R | I")
        .check();
    let found = ran.diagnostic("I155");
    assert_eq!((found["count"].clone(), found["cells"].clone()), (6.into(), serde_json::json!(["A2:A7"])));
    assert!(!ran.codes().iter().any(|c| c == "I053" || c == "I085"), "{:?}", ran.codes());
}

#[test]
fn without_users_a_roster_waits_as_one_fault() {
    let ran = Case::tiny()
        .without("Utilisateurs")
        .sheet("Mars 2027", "Matricule | Nom | 01/03/2027 | 02/03/2027 | 03/03/2027 | 04/03/2027 | 05/03/2027\n0001 | LEFÈVRE | M | M | S | N | R\n0002 | PETIT | S | S | M | R | N")
        .check();
    let found = ran.diagnostic("I156");
    assert_eq!((found["count"].clone(), found["cells"].clone()), (2.into(), serde_json::json!(["A2:A3"])));
}

#[test]
fn headings_between_rows_are_no_people() {
    let ran = Case::tiny()
        .sheet("Utilisateurs", "Matricule | Nom | Prénom | Code UF | Métier\nPÔLE MÉDECINE\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\nPÔLE NEUROSCIENCES\n0002 | PETIT | Paul | NEURO | Infirmier")
        .check();
    assert_eq!((ran.codes(), ran.json()["summary"]["users"].clone()), (vec!["I092".to_owned(), "I092".to_owned()], 2.into()));
}

#[test]
fn a_cycle_numbered_as_in_ms_project_is_read() {
    let ran = Case::tiny()
        .sheet("Opérations", "N° | Etape | Durée (jours) | Tâches précédentes | Démarrage ?\n1 | Préparation | 3 | | \n2 | Formation | 2 j | 1 | \n3 | Bascule | 1 | 2FD+1j | OUI\n4 | Assistance | 1 sem | 3 |")
        .sheet("RACI", "Qui fait quoi | Chef de projet | CADRE | TECH\nPréparation | R/A | I | C\nFormation | A | R |\nBascule | A | C | R\nAssistance | A | R | I")
        .check();
    assert_eq!((ran.codes(), ran.json()["summary"]["operations"].clone()), (Vec::<String>::new(), 4.into()));
}
