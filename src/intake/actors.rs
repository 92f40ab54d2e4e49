//! Who the actors of the RACI are: a usual role, a team, a person, an entry of `Acteurs`.

use super::assemble::{Desk, near, person, position};
use super::names::Named;
use super::raci::RaciFound;
use crate::diagnostics::catalogue::intake::Intake as Fault;
use crate::model::{Actor, Code, Hospital, ServiceIx, TeamIx};
use crate::schema::Sheet;
use crate::schema::sheets::ActorRow;
use crate::text::DidYouMean;
use crate::text::normal::{folded, nearest};

/// Actors that every project has (PRODUCT §4), with how they are written in full, folded, without marks of gender and number.
const USUAL: &[(&str, &[&str])] = &[
    ("COPIL", &["comite de pilotage", "comite pilotage", "steering committee"]),
    (
        "DSI",
        &[
            "direction du systeme d information",
            "direction des systemes d information",
            "directeur du systeme d information",
            "dsio",
            "dsin",
            "it department",
        ],
    ),
    ("CP", &["chef de projet", "cheffe de projet", "cdp", "chefferie de projet", "project manager", "project lead"]),
    ("CADRE", &["cadre de sante", "cadre de service", "cadre du service", "cadre de proximite", "ward manager", "nurse manager"]),
    ("MEDREF", &["medecin referent", "referent medical", "referent medecin", "med ref", "lead physician"]),
    (
        "REF",
        &[
            "referent",
            "referent metier",
            "referent du service",
            "referent de service",
            "utilisateur referent",
            "super user",
            "super utilisateur",
            "key user",
        ],
    ),
    ("CONFIG", &["parametreur", "equipe de parametrage", "equipe parametrage", "configuration team", "configurator"]),
    ("TECH", &["technicien", "equipe technique", "service technique", "technician", "technical team"]),
    ("EDIT", &["editeur", "editeur du logiciel", "vendor", "supplier", "fournisseur"]),
    ("ADMIN", &["administrateur", "administrator"]),
    ("FORM", &["formateur", "formation", "equipe de formation", "trainer", "training team"]),
];

/// The usual role that a header means: `Chef(fe) de projet`, `CP (chef de projet)`, `CADRE – cadre de santé` are `CP`, `CP`, `CADRE`.
pub(super) fn usual_actor(text: &str) -> Option<&'static str> {
    whole(text).or_else(|| {
        // `Cadre / Ward manager` is one role in two languages, `CP / Cadre` two roles.
        let sides: Vec<Option<&'static str>> = text.split('/').map(whole).collect();
        if let [Some(one), rest @ ..] = &sides[..]
            && !rest.is_empty()
        {
            return rest.iter().flatten().all(|other| other == one).then_some(*one);
        }
        let parts = text.split(['(', ')', '[', ']', '\n', ':']).flat_map(|p| p.split(" - ")).flat_map(|p| p.split(" – "));
        let mut known = parts.filter(|p| !p.trim().is_empty()).map(whole);
        let first = known.next()?;
        first.or_else(|| known.next().flatten())
    })
}

fn whole(text: &str) -> Option<&'static str> {
    let text = ["(e)s", "(e)", "(s)", "(fe)", "(ne)", "(trice)", "(euse)", "(es)", ".e.s", ".e", "·e·s", "·e"]
        .iter()
        .fold(text.to_owned(), |t, mark| t.replace(mark, ""));
    let key = folded(&text);
    let singular = |key: &str| {
        let words: Vec<&str> = key.split(' ').map(|w| if w.len() > 4 { w.strip_suffix('s').unwrap_or(w) } else { w }).collect();
        words.join(" ")
    };
    let (plain, key) = (singular(&key), key);
    // `référente`, `formatrice`, `technicienne`: the other gender of what is known.
    let feminine = |name: &str| {
        let stem = plain.strip_suffix('e').unwrap_or(&plain);
        stem == name || plain.replace("trice", "teur") == name || plain.replace("euse", "eur") == name || plain.replace("enne", "en") == name
    };
    USUAL
        .iter()
        .find(|(code, names)| {
            let code = folded(code);
            code == key || code == plain || names.iter().any(|n| *n == key || *n == plain || singular(n) == plain || feminine(n))
        })
        .map(|(code, _)| *code)
}

/// The actor that a header names: the code of a usual role, else as typed.
pub(super) fn actor(text: &str) -> Code {
    Code::new(usual_actor(text).unwrap_or(text.trim()))
}

/// Rows of `Acteurs`, then every column of the RACI: one that nothing tells, or that has no letter, is said.
pub(super) fn actors(desk: &mut Desk<'_>, h: &mut Hospital, found: &[RaciFound]) {
    let listed = rows(desk, h);
    let mut known: Vec<String> = USUAL.iter().map(|(code, _)| (*code).to_owned()).collect();
    known.extend(h.teams.iter().flat_map(|t| [t.code.to_string(), t.name.clone()]));
    known.extend(listed.iter().map(|(code, _)| code.to_string()));
    let same = |a: &str, b: &str| folded(a) == folded(b) || folded(actor(a).as_str()) == folded(actor(b).as_str());
    let mut lettered: Vec<String> = Vec::new();
    for matrix in found {
        lettered.extend(matrix.marks.iter().filter_map(|m| matrix.cols.get(m.col)).map(|h| folded(actor(&h.text).as_str())));
    }
    lettered.sort_unstable();
    lettered.dedup();
    let has_letter = |text: &str| lettered.binary_search(&folded(actor(text).as_str())).is_ok();
    let mut said: Vec<String> = Vec::new();
    for head in found.iter().flat_map(|f| &f.cols) {
        let is_known = usual_actor(&head.text).is_some()
            || known.iter().any(|k| folded(k) == folded(&head.text))
            || person(h, &head.text).is_some()
            || !matches!(desk.names(h).find(&head.text), Named::Nobody);
        if !is_known {
            let near = DidYouMean(nearest(&head.text, known.iter().map(String::as_str)).map(str::to_owned));
            desk.say(head.place, Fault::UnknownActor { found: Code::new(head.text.clone()), near });
        }
        if !has_letter(&head.text) && !said.contains(&folded(&head.text)) {
            said.push(folded(&head.text));
            desk.say(head.place, Fault::UnusedActor { found: Code::new(head.text.clone()) });
        }
    }
    if found.is_empty() {
        return;
    }
    for (code, place) in listed {
        if !has_letter(code.as_str()) && !said.iter().any(|s| same(s, code.as_str())) {
            said.push(folded(code.as_str()));
            desk.say(place, Fault::UnusedActor { found: code });
        }
    }
}

/// Who the rows of `Acteurs` tell; what they refer to and is not there is said. The codes of actors, with their cells.
fn rows(desk: &mut Desk<'_>, h: &mut Hospital) -> Vec<(Code, crate::model::Place)> {
    let header = |f: usize| ActorRow::SPEC.columns[f].header;
    let services: Vec<Code> = h.services.iter().map(|s| s.code.clone()).collect();
    let mut listed = Vec::new();
    let rows = desk.rows::<ActorRow>();
    // Where most are of the staff, a name that is not is a slip; a supplier's or a council's people are in no list.
    let named: Vec<&str> = rows.iter().filter_map(|r| r.name.as_deref()).filter(|t| is_full_name(t)).collect();
    let of_staff = named.iter().filter(|t| person(h, t).is_some() || !matches!(desk.names(h).find(t), Named::Nobody)).count();
    let mostly_staff = of_staff >= 2 && of_staff * 2 > named.len();
    for row in rows {
        let team = row.team.as_ref().and_then(|t| position(h.teams.iter().map(|t| &t.code), t)).map(TeamIx);
        if let (Some(found), None, false) = (&row.team, team, h.teams.is_empty()) {
            let near = near(found, h.teams.iter().map(|t| &t.code));
            desk.say(row.at.cell(ActorRow::team), Fault::UnknownReference { column: header(ActorRow::team), found: found.clone(), near });
        }
        let service = row.service.as_ref().and_then(|s| position(&services, s)).map(ServiceIx);
        if let (Some(found), None) = (&row.service, service) {
            let near = near(found, &services);
            desk.say(row.at.cell(ActorRow::service), Fault::UnknownReference { column: header(ActorRow::service), found: found.clone(), near });
        }
        if let Some(text) = row.name.as_deref()
            && person(h, text).is_none()
            && let Named::Several(all) = desk.names(h).find(text)
        {
            let readings = all.iter().take(6).map(|ix| format!("{} {}", h.person(*ix).id.as_str(), h.person(*ix).listed())).collect();
            desk.say(row.at.cell(ActorRow::name), Fault::WhichPerson { column: header(ActorRow::name), found: text.to_owned(), readings });
        }
        let is_id = |t: &str| t.len() >= 3 && t.chars().all(|c| c.is_ascii_digit());
        if let Some(text) = row.name.as_deref().filter(|t| is_id(t) || mostly_staff && is_full_name(t))
            && !h.people.is_empty()
            && person(h, text).is_none()
            && matches!(desk.names(h).find(text), Named::Nobody)
        {
            desk.say(row.at.cell(ActorRow::name), Fault::UnknownPerson { column: header(ActorRow::name), found: text.to_owned() });
        }
        let name = row.name.as_deref().map(|n| person(h, n).map_or_else(|| n.to_owned(), |p| h.person(p).listed())).unwrap_or_default();
        listed.push((row.actor.clone(), row.at.cell(ActorRow::actor)));
        h.raci.who.push(Actor { code: row.actor, name, team, service });
    }
    listed
}

/// `HOFFMANN Steve`: two words or three, no digit.
fn is_full_name(text: &str) -> bool {
    (2..=3).contains(&text.split_whitespace().count()) && text.chars().all(|c| c.is_alphabetic() || " '’-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_roles_are_known_in_full_in_both_genders_and_with_a_word_behind() {
        for (text, code) in [
            ("CP", "CP"),
            ("Chef(fe) de projet", "CP"),
            ("Cheffes de projet", "CP"),
            ("CP (chef de projet)", "CP"),
            ("Cadre de santé", "CADRE"),
            ("CADRE - cadres de santé", "CADRE"),
            ("Référent(e)s", "REF"),
            ("Référente", "REF"),
            ("Médecin\nréférent", "MEDREF"),
            ("Formatrice", "FORM"),
            ("Techniciennes", "TECH"),
            ("Éditeur", "EDIT"),
        ] {
            assert_eq!(usual_actor(text), Some(code), "{text}");
        }
        for text in ["MOA", "Chef de service", "Pharmacien", "Cadre supérieur"] {
            assert_eq!(usual_actor(text), None, "{text}");
        }
    }
}
