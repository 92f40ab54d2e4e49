//! What each stage costs, at three sizes: `cargo bench --bench stages`. `cargo test --bench stages` runs each once, at the smallest size.

mod made;

use divan::Bencher;
use jalon::document::Artifact;
use jalon::model::{Hospital, Sources, Strategy};
use jalon::outputs::{Part, Results};
use jalon::{accounts, input, intake, outputs, plan, publish, roster, steering, write};
use made::{context, hospital, write_workbook};

const PARTS: [Part; 4] = [Part::Accounts, Part::Rosters, Part::Planning, Part::Report];

fn main() {
    divan::main();
}

/// Users.
fn sizes() -> Vec<usize> {
    if std::env::args().any(|arg| arg == "--bench") { vec![1_000, 10_000, 100_000] } else { vec![1_000] }
}

/// Everything decided about a hospital: what outputs are made from.
struct Decided {
    hospital: Hospital,
    plan: plan::Plan,
    roster: roster::Roster,
    ledger: accounts::Ledger,
    review: steering::Review,
}

fn decided(users: usize) -> Decided {
    let (hospital, context) = (hospital(users), context());
    let (plan, _) = plan::plan(&hospital, &context, Strategy::PilotThenWaves, None);
    let (roster, _) = roster::roster(&hospital, &plan, &context);
    let (ledger, _) = accounts::ledger(&hospital, &plan, &roster, &context, None);
    let (review, _) = steering::review(&hospital, &plan, &roster, &ledger, &context);
    Decided { hospital, plan, roster, ledger, review }
}

fn documents(decided: &Decided) -> Vec<jalon::document::Document> {
    let results = Results {
        hospital: &decided.hospital,
        plan: &decided.plan,
        roster: &decided.roster,
        ledger: &decided.ledger,
        review: &decided.review,
        diagnostics: &[],
        recognised: &[],
        sources: &Sources::default(),
        context: &context(),
        formats: &[],
    };
    outputs::all(&results, &PARTS).0
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s1_input(bencher: Bencher, users: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_workbook(users, &folder.path().join("hopital.xlsx")).expect("a workbook");
    let inputs = [folder.path().to_path_buf()];
    bencher.bench_local(|| input::read(&inputs, None));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s2_intake(bencher: Bencher, users: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("hopital.xlsx");
    write_workbook(users, &path).expect("a workbook");
    let clock = intake::Clock { stated: Some(context().today), machine: context().today };
    bencher
        .with_inputs(|| input::read(std::slice::from_ref(&path), None))
        .bench_local_values(|mut read| intake::read(&mut read.grids, &read.sources, clock, context().lang, jalon::model::Previous::default(), &[]));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s3_plan(bencher: Bencher, users: usize) {
    let (hospital, context) = (hospital(users), context());
    bencher.bench_local(|| plan::plan(&hospital, &context, Strategy::PilotThenWaves, None));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s4_roster(bencher: Bencher, users: usize) {
    let (hospital, context) = (hospital(users), context());
    let (plan, _) = plan::plan(&hospital, &context, Strategy::PilotThenWaves, None);
    bencher.bench_local(|| roster::roster(&hospital, &plan, &context));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s5_accounts(bencher: Bencher, users: usize) {
    let (hospital, context) = (hospital(users), context());
    let (plan, _) = plan::plan(&hospital, &context, Strategy::PilotThenWaves, None);
    let (roster, _) = roster::roster(&hospital, &plan, &context);
    bencher.bench_local(|| accounts::ledger(&hospital, &plan, &roster, &context, None));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s6_steering(bencher: Bencher, users: usize) {
    let (decided, context) = (decided(users), context());
    bencher.bench_local(|| steering::review(&decided.hospital, &decided.plan, &decided.roster, &decided.ledger, &context));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s7_outputs(bencher: Bencher, users: usize) {
    let decided = decided(users);
    bencher.bench_local(|| documents(&decided));
}

#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s8_write(bencher: Bencher, users: usize) {
    let decided = decided(users);
    bencher.with_inputs(|| documents(&decided)).bench_local_values(|documents| {
        documents.into_iter().map(|document| write::render(document, None, &mut Sources::default())).collect::<Vec<_>>()
    });
}

/// A file a service and some large ones, of which half change: what a run on another day does.
#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn s9_publish(bencher: Bencher, users: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("out");
    let run = |turn: usize| -> Vec<Artifact> {
        let small = (0..users.div_ceil(110)).map(|n| (format!("services/UF{n:04}.xlsx"), 20_000, if n.is_multiple_of(2) { turn } else { 0 }));
        let large = (0..4).map(|n| (format!("report/large-{n}.json"), users * 60, turn));
        small.chain(large).map(|(path, size, turn)| Artifact { path, bytes: vec![b'a' + u8::try_from(turn % 26).unwrap_or(0); size] }).collect()
    };
    let given = publish::manifest::Given {
        today: context().today,
        seed: 1,
        options: serde_json::Map::new(),
        inputs: Vec::new(),
        memory: serde_json::Value::Null,
    };
    let mut turn = 0;
    bencher
        .with_inputs(|| {
            turn += 1;
            let mut artifacts = run(turn);
            artifacts.push(publish::manifest::run_json(&given, &artifacts, &[]));
            artifacts
        })
        .bench_local_values(|artifacts| publish::publish(&out, &artifacts, &[]).expect("published"));
}
