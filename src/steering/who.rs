//! Who an actor of the matrix is in a service.

use super::load::team_of;
use crate::model::{Code, Hospital, OpIx, RaciReading, ServiceIx};

/// Names shown for one actor before the rest is counted.
const SHOWN: usize = 3;

/// The actor that answers for an operation: its A (its R in the reading Responsable/Acteur).
pub fn answers(hospital: &Hospital, op: OpIx) -> Option<&Code> {
    let one = |l: crate::model::Letters| match hospital.settings.raci_reading {
        RaciReading::RealiseApprouve => l.a,
        RaciReading::ResponsableActeur => l.r,
    };
    hospital.raci.of(op).find(|(_, l)| one(*l)).map(|(code, _)| code)
}

/// Names of an actor in a service (`None`: whatever the service): what `Acteurs` says, else the service's manager for CADRE, its super-users for REF, a team's members. Empty: nobody is known.
pub fn names(hospital: &Hospital, actor: &Code, service: Option<ServiceIx>) -> String {
    said(hospital, actor, service)
        .or_else(|| service.and_then(|s| by_role(hospital, actor, s)))
        .or_else(|| team_of(hospital, actor).map(|t| some(&hospital.team(t).members)))
        .unwrap_or_default()
}

/// Who answers for an operation in a service: names, else the actor's code.
pub fn owner(hospital: &Hospital, service: ServiceIx, op: OpIx) -> String {
    let Some(actor) = answers(hospital, op) else { return String::new() };
    let names = names(hospital, actor, Some(service));
    if names.is_empty() { actor.as_str().to_owned() } else { names }
}

fn said(hospital: &Hospital, actor: &Code, service: Option<ServiceIx>) -> Option<String> {
    let same = |a: &&crate::model::Actor| a.code.as_str().eq_ignore_ascii_case(actor.as_str());
    let here = hospital.raci.who.iter().filter(same).find(|a| service.is_some() && a.service == service);
    let line = here.or_else(|| hospital.raci.who.iter().filter(same).find(|a| a.service.is_none()))?;
    match line.team {
        Some(team) if line.name.is_empty() => Some(some(&hospital.team(team).members)),
        _ => hospital.find_person(&line.name).map(|p| hospital.person(p).listed()).or_else(|| Some(line.name.clone())),
    }
    .filter(|text| !text.is_empty())
}

fn by_role(hospital: &Hospital, actor: &Code, service: ServiceIx) -> Option<String> {
    let is = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(actor.as_str()));
    let ward = hospital.service(service);
    if is(&["CADRE", "CADRES", "CDS", "MANAGER", "WARD MANAGER"]) {
        return Some(ward.manager.map_or_else(|| ward.manager_text.clone(), |p| hospital.person(p).listed()));
    }
    if is(&["REF", "REFS", "REFERENT", "RÉFÉRENT", "REFERENTS", "RÉFÉRENTS", "SUPER-USER", "SUPER-USERS"]) {
        let here = |p: &&crate::model::Person| p.posts.iter().any(|post| post.service == service && post.super_user);
        let all: Vec<String> = ward.people.iter().map(|p| hospital.person(*p)).filter(here).map(crate::model::Person::listed).collect();
        return Some(some(&all));
    }
    None
}

/// The first names of a list, the others counted.
fn some(all: &[String]) -> String {
    let shown = all.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} +{more}"),
    }
}
