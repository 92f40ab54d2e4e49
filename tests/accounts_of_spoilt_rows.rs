//! A list with faults, beside a directory: whoever stands in the list keeps their account, whatever is wrong in their row.

mod accounts_kit;

use accounts_kit::{context, empty_plan};
use jalon::accounts::{Action, ledger};
use jalon::diagnostics::Fault as _;
use jalon::input;
use jalon::intake::{self, Clock};
use jalon::model::{Day, Grid, Hospital, Lang, Previous, Sources};
use jalon::roster::Roster;
use proptest::prelude::*;

const SERVICES: &str = "Code UF;Libellé\nCARDIO;Cardiologie\nNEURO;Neurologie\n";
const HEADER: &str = "Matricule;Nom;Prénom;Code UF;Métier;Courriel;Date d'arrivée;Date de départ";
/// Homonyms, and names that a typing slip parts, among others.
const PEOPLE: [(&str, &str); 12] = [
    ("LEFÈVRE", "Anaïs"),
    ("PETIT", "Paul"),
    ("PETIT", "Paul"),
    ("MARTIN", "Léa"),
    ("MARTIN", "Léo"),
    ("de La Tour", "Jean-Noël"),
    ("AUBERT", "Léa"),
    ("BLANCHARD", "Gaëtan"),
    ("O’Brien", "Zoé"),
    ("MARTIN", "Marie"),
    ("LE GOFF", "Ève"),
    ("ROUX", "Luc"),
];

/// What is typed into a cell instead of what should stand there.
#[derive(Clone, Debug)]
enum Spoilt {
    With(&'static str),
    AsInRow(usize),
}

fn id(n: usize) -> String {
    format!("{:06}", 7840 + n)
}

fn row(n: usize) -> [String; 8] {
    let (last, first) = PEOPLE[n];
    let service = if n.is_multiple_of(2) { "CARDIO" } else { "NEURO" };
    let email = if n.is_multiple_of(3) { format!("p{n}@essai.example") } else { String::new() };
    [id(n), last.into(), first.into(), service.into(), "Infirmier".into(), email, "06/01/2020".into(), String::new()]
}

fn read(files: &[(&str, String)]) -> Hospital {
    let (mut grids, mut sources) = (Vec::<Grid>::new(), Sources::default());
    for (name, text) in files {
        for mut grid in input::read_bytes(text.as_bytes(), name).grids {
            grid.sheet = sources.add(name, Some(name));
            grids.push(grid);
        }
    }
    let today: Day = "2027-02-03".parse().expect("a date");
    let clock = Clock { stated: Some(today), machine: today };
    let mut hospital = intake::read(&mut grids, &sources, clock, Lang::Fr, Previous::default(), &[]).hospital;
    hospital.settings.mail_domain = "essai.example".into();
    hospital
}

/// The directory knows all of them: some surname first, some with a title or a service behind.
fn directory() -> String {
    let name = |n: usize| {
        let (last, first) = PEOPLE[n];
        match n % 4 {
            0 => format!("{last} {first}"),
            1 => format!("{first} {last}"),
            2 => format!("Mme {last} {first}"),
            _ => format!("{first} {} (Cardiologie)", last.to_uppercase()),
        }
    };
    (0..PEOPLE.len())
        .fold("Identifiant;Matricule;Nom affiché;État\n".to_owned(), |all, n| all + &format!("compte{n};{};{};actif\n", id(n), name(n)))
}

/// Logins that would be closed, and the words of the ledger for those that are left alone.
fn closed(hospital: &Hospital) -> (Vec<String>, Vec<String>) {
    let (ledger, _) = ledger(hospital, &empty_plan(), &Roster::default(), &context("2027-02-03"), None);
    let is_closed = |e: &&jalon::accounts::Entry| e.has(Action::Suspend) || e.has(Action::Disable);
    let closed = ledger.entries.iter().filter(is_closed).map(|e| e.login.to_string()).collect();
    let left = ledger.entries.iter().filter(|e| e.person.is_none() && !is_closed(e)).map(|e| format!("{} : {}", e.login, e.cause.message(Lang::Fr)));
    (closed, left.collect())
}

fn with_rows(rows: &[[String; 8]]) -> Hospital {
    let text = rows.iter().fold(HEADER.to_owned(), |all, row| all + "\n" + &row.join(";"));
    read(&[("Agents.csv", text), ("Services.csv", SERVICES.into()), ("Annuaire.csv", directory())])
}

#[test]
fn a_wrong_staff_id_never_closes_the_account_of_somebody_in_the_list() {
    let rows = |at: usize, typed: &str| {
        let mut rows: Vec<_> = (0..PEOPLE.len()).map(row).collect();
        rows[at][0] = typed.into();
        with_rows(&rows)
    };
    let refused = "compte6 : aucune personne de matricule 007846, mais la ligne de AUBERT Léa est refusée : compte laissé tel quel";
    let other = "compte6 : aucune personne de matricule 007846, mais AUBERT Léa est dans la liste sous un autre matricule : compte laissé tel quel";
    for (typed, said) in [(&id(0), refused), (&"285037511604267".into(), refused), (&String::new(), refused), (&"à venir".into(), refused)] {
        assert_eq!(closed(&rows(6, typed)), (vec![], vec![said.to_owned()]), "{typed}");
    }
    // An id of somebody who left, and whose account is still there.
    let mut hospital = rows(6, "999999");
    hospital.accounts[11].person = Some(jalon::model::Code::new("999999"));
    hospital.people.retain(|p| p.id.as_str() != id(11));
    assert_eq!(closed(&hospital), (vec![], vec![other.to_owned()]));
    // The other one of two namesakes.
    let said = "compte2 : aucune personne de matricule 007842, mais PETIT Paul est dans la liste sous un autre matricule : compte laissé tel quel";
    assert_eq!(closed(&rows(2, &id(1))), (vec![], vec![said.to_owned()]));
}

#[test]
fn who_is_nowhere_in_the_list_is_still_closed() {
    let rows: Vec<_> = (0..PEOPLE.len() - 1).map(row).collect();
    assert_eq!(closed(&with_rows(&rows)), (vec!["compte11".to_owned()], vec![]));
}

#[test]
fn nobody_is_closed_while_a_list_cannot_be_read() {
    let some = (0..8).map(row).fold(HEADER.to_owned(), |all, row| all + "\n" + &row.join(";"));
    let without_first_names =
        (8..12).map(row).fold("Matricule;Nom;Code UF;Métier".to_owned(), |all, r| all + &format!("\n{};{};{};{}", r[0], r[1], r[3], r[4]));
    let files = |more: String| [("Agents.csv", some.clone()), ("Autres.csv", more), ("Services.csv", SERVICES.into()), ("Annuaire.csv", directory())];
    for more in [without_first_names, (8..12).map(row).fold(String::new(), |all, row| all + &row.join(";") + "\n")] {
        let (closed, left) = closed(&read(&files(more)));
        assert_eq!((closed, left.len()), (vec![], 4), "{left:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_account_is_closed_whatever_cell_of_whatever_rows_is_spoilt(
        spoilt in proptest::collection::vec((0..PEOPLE.len(), 0..8usize, prop_oneof![
            prop::sample::select(vec!["", "285037511604267", "#N/A", "à venir", "??", "x", "31/02/2020", "99999", "CARDOI", "-", "a@@b"]).prop_map(Spoilt::With),
            (0..PEOPLE.len()).prop_map(Spoilt::AsInRow),
        ]), 0..5)
    ) {
        let mut rows: Vec<_> = (0..PEOPLE.len()).map(row).collect();
        let mut done = std::collections::BTreeSet::new();
        for (at, col, with) in &spoilt {
            // One cell a row: where the id and the name are both wrong, nothing tells whose row it is.
            if done.insert(*at) {
                rows[*at][*col] = match with {
                    Spoilt::With(text) => (*text).to_owned(),
                    Spoilt::AsInRow(other) => row(*other)[*col].clone(),
                };
            }
        }
        let (closed, left) = closed(&with_rows(&rows));
        prop_assert!(closed.is_empty(), "{:?} {:?} {:?}", closed, left, rows);
    }
}
