//! What managers, trainers and ward managers type into OUT comes back at the next run. Edited as another program would: by openpyxl, where it is there.

use super::support::{Case, jalon};
use std::process::Command;

/// Runs a Python script over a workbook; false, with a plain word, where Python or openpyxl is absent.
fn edited(case: &Case, script: &str) -> bool {
    let full = format!(
        "import openpyxl, datetime as dt\npath = {:?}\n\
         def sheet(wb, name, word):\n    ws = wb[name]\n    row = next(r[0].row for r in ws.iter_rows() if any(c.value == word for c in r))\n    return ws, row, {{c.value: c.column for c in ws[row] if c.value}}\n{script}\n",
        case.out().to_string_lossy()
    );
    let ran = Command::new("python3").args(["-W", "ignore", "-c", &full]).output();
    match ran {
        Ok(out) if out.status.success() => true,
        Ok(out) if String::from_utf8_lossy(&out.stderr).contains("No module named 'openpyxl'") => {
            println!("skipped: openpyxl is absent");
            false
        }
        Ok(out) => panic!("{}", String::from_utf8_lossy(&out.stderr)),
        Err(_) => {
            println!("skipped: python3 is absent");
            false
        }
    }
}

fn plan(case: &Case) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(case.out().join("report/plan.json")).expect("the plan")).expect("JSON")
}

#[test]
fn a_start_typed_pins_it_and_clearing_the_imposed_date_frees_it() {
    let case = Case::tiny();
    assert_eq!(case.run(&[]).code, 0);
    let free = plan(&case)["schedule"]["NEURO"]["BASC"].clone();
    let typed = "wb = openpyxl.load_workbook(path + '/planning.xlsx')\nws, head, col = sheet(wb, 'Planning', 'Début révisé')\n\
        row = next(r for r in range(head + 1, ws.max_row + 1) if (ws.cell(r, col['Service']).value, ws.cell(r, col['Opération']).value) == ('NEURO', 'BASC'))\n\
        ws.cell(row, col['Début révisé']).value = dt.datetime(2027, 3, 2)\nws.cell(row, col['Commentaire']).value = 'convenu avec le cadre'\nwb.save(path + '/planning.xlsx')";
    if !edited(&case, typed) {
        return;
    }
    assert_eq!(case.run(&["--today", "2027-01-16"]).code, 0);
    let pinned = plan(&case)["schedule"]["NEURO"]["BASC"].clone();
    assert_ne!(pinned, free);
    let checked = "wb = openpyxl.load_workbook(path + '/planning.xlsx')\nws, head, col = sheet(wb, 'Planning', 'Début révisé')\n\
        row = next(r for r in range(head + 1, ws.max_row + 1) if (ws.cell(r, col['Service']).value, ws.cell(r, col['Opération']).value) == ('NEURO', 'BASC'))\n\
        assert ws.cell(row, col['Date imposée']).value == dt.datetime(2027, 3, 2), ws.cell(row, col['Date imposée']).value\n\
        assert ws.cell(row, col['Début révisé']).value == dt.datetime(2027, 3, 2)\nassert ws.cell(row, col['Commentaire']).value == 'convenu avec le cadre'\n\
        ws.cell(row, col['Date imposée']).value = None\nwb.save(path + '/planning.xlsx')";
    assert!(edited(&case, checked));
    // Announced since, the date holds; but nothing imposes it any more.
    assert_eq!(case.run(&["--today", "2027-01-17"]).code, 0);
    assert!(edited(
        &case,
        "wb = openpyxl.load_workbook(path + '/planning.xlsx')\nws, head, col = sheet(wb, 'Planning', 'Date imposée')\n\
         assert all(ws.cell(r, col['Date imposée']).value is None for r in range(head + 1, ws.max_row + 1))"
    ));
}

#[test]
fn an_actual_start_and_an_anomaly_typed_are_facts_of_the_next_run() {
    let case = Case::tiny();
    assert_eq!(case.run(&[]).code, 0);
    let typed = "wb = openpyxl.load_workbook(path + '/planning.xlsx')\nws, head, col = sheet(wb, 'Planning', 'Début réel')\n\
        row = next(r for r in range(head + 1, ws.max_row + 1) if (ws.cell(r, col['Service']).value, ws.cell(r, col['Opération']).value) == ('CARDIO', 'PREP'))\n\
        ws.cell(row, col['Début réel']).value = dt.datetime(2027, 2, 1)\nws, head, col = sheet(wb, 'Anomalies', 'Anomalie')\n\
        for name, value in {'N°': 'A-1', 'Anomalie': 'Écran figé', 'Code UF': 'CARDIO', 'Gravité': 'bloquante'}.items():\n    ws.cell(head + 1, col[name]).value = value\nwb.save(path + '/planning.xlsx')";
    if !edited(&case, typed) {
        return;
    }
    let ran = case.run(&["--today", "2027-02-02", "--format", "json"]);
    assert_eq!((ran.code, ran.json()["summary"]["issues"].clone()), (0, 1.into()), "{}", ran.stdout);
    let began = plan(&case)["instance"]["actual"].as_array().expect("what happened").iter().any(|a| a["service"] == "CARDIO" && a["op"] == "PREP");
    assert!(began);
}

#[test]
fn an_absence_typed_in_presences_is_rebooked() {
    let case = Case::tiny();
    assert_eq!(case.run(&[]).code, 0);
    let typed = "wb = openpyxl.load_workbook(path + '/rosters/rosters.xlsx')\nws, head, col = sheet(wb, 'Présences', 'Présence')\n\
        for r in range(head + 1, ws.max_row + 1):\n    if ws.cell(r, col['Matricule']).value == '0002':\n        ws.cell(r, col['Présence']).value = 'absent'\nwb.save(path + '/rosters/rosters.xlsx')";
    if !edited(&case, typed) {
        return;
    }
    let ran = case.run(&["--today", "2027-01-18", "--format", "json"]);
    assert_eq!((ran.code, ran.json()["summary"]["errors"].clone()), (0, 0.into()), "{}", ran.stdout);
    assert!(edited(
        &case,
        "wb = openpyxl.load_workbook(path + '/rosters/rosters.xlsx')\nws, head, col = sheet(wb, 'Présences', 'Présence')\n\
         said = [ws.cell(r, col['Présence']).value for r in range(head + 1, ws.max_row + 1) if ws.cell(r, col['Matricule']).value == '0002']\nassert 'absent' in said, said"
    ));
}

#[test]
fn what_a_ward_manager_types_in_a_passport_is_heard() {
    let case = Case::tiny();
    assert_eq!(case.run(&[]).code, 0);
    let typed = "import os\nfile = path + '/services/NEURO.xlsx'\nwb = openpyxl.load_workbook(file)\nws = next(w for w in wb if any('Correction' in str(c.value) for r in w.iter_rows() for c in r))\n\
        head = next(r[0].row for r in ws.iter_rows() if any(c.value == 'Matricule' for c in r))\ncol = {c.value: c.column for c in ws[head] if c.value}\n\
        row = next(r for r in range(head + 1, ws.max_row + 1) if ws.cell(r, col['Matricule']).value == '0002')\n\
        ws.cell(row, next(c for h, c in col.items() if h.startswith('Correction'))).value = 'part en mars'\nwb.save(file)";
    if !edited(&case, typed) {
        return;
    }
    let ran = case.run(&["--today", "2027-01-18", "--format", "json"]);
    let found = ran.diagnostic("I102");
    assert!(ran.code == 0 && found["found"] == "part en mars" && found["file"] == "services/NEURO.xlsx", "{found}");
}

/// Types an imposed date for the go-live of CARDIO, or clears it; what the sheet then says of CARDIO and CONSULT can be asked with [`held`].
fn imposed(case: &Case, day: &str) -> bool {
    let script = format!(
        "wb = openpyxl.load_workbook(path + '/planning.xlsx')\nws, head, col = sheet(wb, 'Planning', 'Date imposée')\n\
         row = next(r for r in range(head + 1, ws.max_row + 1) if (ws.cell(r, col['Service']).value, ws.cell(r, col['Opération']).value) == ('CARDIO', 'BASCULE'))\n\
         ws.cell(row, col['Date imposée']).value = {day}\nwb.save(path + '/planning.xlsx')"
    );
    edited(case, &script)
}

#[test]
fn the_imposed_date_of_the_managers_guide_does_what_the_guide_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/responsable.md")).expect("the guide");
    let (case, input) = (Case::empty(), root.join("samples/hopital"));
    let run = || jalon(&["run", input.to_str().expect("UTF-8"), "-o", case.out().to_str().expect("UTF-8")]);
    let go_lives = || ["CARDIO", "CONSULT"].map(|s| plan(&case)["schedule"][s]["BASCULE"].clone());
    assert_eq!(run().code, 0);
    if !imposed(&case, "dt.datetime(2027, 4, 12)") {
        return;
    }
    let moved = "Le démarrage de CONSULT, annoncé pour le 30 mars 2027, passe au 12 avril 2027";
    let ran = run();
    assert!(ran.stdout.contains(moved) && guide.contains(moved), "{}", ran.stdout);
    let together = go_lives();
    assert_eq!(together[0], together[1]);
    assert!(imposed(&case, "None"));
    let ran = run();
    assert!(!ran.stdout.contains("P020"), "{}", ran.stdout);
    assert_eq!(go_lives(), together, "announced, held");
    // On a day when the teams are taken the partner stays, and that is said.
    assert!(imposed(&case, "dt.datetime(2027, 4, 7)"));
    let ran = run();
    assert!(ran.stdout.contains("P014"), "{}", ran.stdout);
}

#[test]
fn the_attendance_of_the_trainers_guide_does_what_the_guide_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/formateur.md")).expect("the guide");
    let (case, input) = (Case::empty(), root.join("samples/hopital"));
    let run = |day: &[&str]| {
        let out = case.out();
        jalon(&[&["run", input.to_str().expect("UTF-8"), "-o", out.to_str().expect("UTF-8")], day].concat())
    };
    assert_eq!(run(&[]).code, 0);
    let typed = "wb = openpyxl.load_workbook(path + '/rosters/rosters.xlsx')\nws, head, col = sheet(wb, 'Présences', 'Présence')\n\
        rows = [r for r in range(head + 1, ws.max_row + 1) if ws.cell(r, col['Module']).value == 'BASE' and ws.cell(r, col['Date']).value == dt.datetime(2027, 2, 2)]\n\
        assert len(rows) > 2, len(rows)\n\
        for n, r in enumerate(rows):\n    ws.cell(r, col['Présence']).value = 'absent' if n < 2 else 'présent'\nwb.save(path + '/rosters/rosters.xlsx')";
    if !edited(&case, typed) {
        return;
    }
    // Before the session: said, and not counted.
    let early = run(&["--format", "json"]);
    assert!(early.diagnostic("I151")["count"].as_u64() > Some(2), "{:?}", early.codes());
    assert!(guide.contains("--today 2027-02-03") && guide.contains("(I151)"));
    let after = run(&["--today", "2027-02-03", "--format", "json"]);
    assert!(!after.codes().contains(&"I151".to_owned()), "{:?}", after.codes());
    let again = "wb = openpyxl.load_workbook(path + '/rosters/rosters.xlsx')\nws, head, col = sheet(wb, 'Présences', 'Présence')\n\
        rows = [[ws.cell(r, c).value for c in (col['Matricule'], col['Module'], col['Date'], col['Présence'])] for r in range(head + 1, ws.max_row + 1)]\n\
        gone = [r[0] for r in rows if r[1] == 'BASE' and r[3] == 'absent']\n\
        assert len(gone) == 2, gone\n\
        for who in gone:\n    days = sorted((r[1], r[2].day) for r in rows if r[0] == who and r[2] and r[2] > dt.datetime(2027, 2, 3))\n    assert ('BASE', 18) in days and ('SOINS', 26) in days, days";
    assert!(edited(&case, again));
}

/// The same criterion in the input and in `planning.xlsx`: what a person typed there holds until the input itself says something new.
#[test]
fn what_was_typed_holds_run_after_run_until_the_input_changes() {
    let list = |evidence: &str| format!("Critère | État | Preuve\nGuides à jour | ouvert | {evidence}\n90 % formés | ouvert |");
    let case = Case::tiny().sheet("Sortie de pilote", &list(""));
    assert_eq!(case.run(&[]).code, 0);
    let cell = |what: &str| {
        format!(
            "wb = openpyxl.load_workbook(path + '/planning.xlsx')\nws, head, col = sheet(wb, 'Sortie de pilote', 'Critère')\n\
             row = next(r for r in range(head + 1, ws.max_row + 1) if ws.cell(r, col['Critère']).value == 'Guides à jour')\n{what}"
        )
    };
    if !edited(&case, &cell("ws.cell(row, col['État']).value = 'atteint'\nwb.save(path + '/planning.xlsx')")) {
        return;
    }
    for day in ["2027-01-16", "2027-01-17", "2027-01-18"] {
        assert_eq!(case.run(&["--today", day]).code, 0);
        assert!(edited(&case, &cell("assert ws.cell(row, col['État']).value == 'atteint', ws.cell(row, col['État']).value")), "{day}");
    }
    // Another cell of the row changes in the input: that one alone is taken.
    let case = case.later("Sortie de pilote", &list("CR 12"));
    assert_eq!(case.run(&["--today", "2027-01-19"]).code, 0);
    let both = "assert (ws.cell(row, col['État']).value, ws.cell(row, col['Preuve']).value) == ('atteint', 'CR 12'), [[c.value for c in r] for r in ws.iter_rows(min_row=head)]";
    assert!(edited(&case, &cell(both)));
}
