//! Rosters for the instances of the bench, judged by its checker (where `../shared` is).

use jalon::roster::answer;
use jalon::roster::engine::solve;
use jalon::roster::improve::Search;
use jalon::roster::wire::InstanceFile;
use std::path::Path;
use std::process::Command;

const BENCH: &str = "../shared/bench";

fn python(arguments: &[&str]) -> String {
    let output = Command::new("python3").args(arguments).output().expect("python3");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn checked(instance: &Path, roster: &Path) -> serde_json::Value {
    let said = python(&[&format!("{BENCH}/check_roster.py"), &instance.to_string_lossy(), &roster.to_string_lossy(), "--json"]);
    serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"))
}

/// Faults that the fixed sessions alone have: people in them may fall away, and their ward's cover with them.
fn faults_of_the_fixed(instance: &Path, roster: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(instance).expect("an instance");
    let instance_json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let text = |v: &serde_json::Value| v.as_str().unwrap_or_default().to_owned();
    let list = |v: &serde_json::Value| v.as_array().cloned().unwrap_or_default();
    let seated: std::collections::BTreeSet<(String, String)> =
        list(&instance_json["fixed_sessions"]).iter().flat_map(|s| list(&s["people"]).into_iter().map(|p| (text(&p), text(&s["module"])))).collect();
    let pairs = list(&instance_json["people"]).into_iter().flat_map(|p| list(&p["required"]).into_iter().map(move |m| (text(&p["id"]), text(&m))));
    let others: Vec<_> = pairs
        .filter(|pair| !seated.contains(pair))
        .map(|(person, module)| serde_json::json!({"person": person, "module": module, "reason": "-"}))
        .collect();
    let alone = serde_json::json!({"sessions": instance_json["fixed_sessions"], "not_seated": others});
    std::fs::write(roster, alone.to_string()).expect("written");
    checked(instance, roster)["violations"].clone()
}

/// Seats an instance; the checker finds no fault but those of its fixed sessions. Gives its figures.
fn seat(instance: &Path, roster: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(instance).expect("an instance");
    let file: InstanceFile = serde_json::from_str(&text).expect("the format of the bench");
    let numbers = file.instance();
    let answer = answer::file(&solve(&numbers, Search { seed: 1, tries: 2 }));
    std::fs::write(roster, serde_json::to_string(&answer).expect("JSON")).expect("written");
    let said = checked(instance, roster);
    assert_eq!(said["violations"], faults_of_the_fixed(instance, &roster.with_extension("fixed")), "{}", instance.display());
    said
}

/// A figure that the checker gives, wherever it puts it.
fn figure(said: &serde_json::Value, name: &str) -> Option<f64> {
    match said {
        serde_json::Value::Object(map) => map.get(name).and_then(serde_json::Value::as_f64).or_else(|| map.values().find_map(|v| figure(v, name))),
        _ => None,
    }
}

#[test]
fn the_checker_of_the_bench_accepts_every_roster() {
    if !Path::new(BENCH).exists() {
        println!("the rosters' bench is not here: nothing to seat");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let generator = format!("{BENCH}/roster_instances.py");
    for (people, least) in [("100", 75.0), ("1000", 90.0)] {
        for seed in ["1", "2", "3"] {
            let instance = folder.path().join(format!("{people}-{seed}.json"));
            let roster = folder.path().join(format!("{people}-{seed}-roster.json"));
            python(&[&generator, "gen", "--people", people, "--seed", seed, "-o", &instance.to_string_lossy()]);
            let said = seat(&instance, &roster);
            let share = figure(&said, "seatable_pct").expect("a share");
            assert!(share >= least, "{people} people, seed {seed}: {share} % of the seats that can be given");

            // Five weeks later: absences, arrivals, a slip. Announced dates move only where they must.
            let next = folder.path().join(format!("{people}-{seed}-next.json"));
            python(&[&generator, "perturb", &instance.to_string_lossy(), &roster.to_string_lossy(), "--seed", seed, "-o", &next.to_string_lossy()]);
            let said = seat(&next, &folder.path().join("next.json"));
            let (moved, must) = (figure(&said, "moved").expect("moved"), figure(&said, "moved_at_least").expect("a bound"));
            assert!(moved <= must * 3.0 + 12.0, "{people} people, seed {seed}: {moved} announced seats moved, {must} had to");
        }
    }
}
