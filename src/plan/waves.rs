//! Which services go live together in a wave: the column, else the setting's number of services a wave, by priority.

use super::engine::State;
use super::groups::{Group, groups};
use super::instance::{Instance, NONE, Waves};
use super::network::{Frame, WAVE_GAP, WAVE_SPREAD, never_goes_live};
use crate::model::Strategy;

/// Waves of the strategy `pilot then waves`.
pub(super) const WAVES: Waves = Waves { spread: WAVE_SPREAD, gap: WAVE_GAP, tight: false };

/// Sets the waves of an instance by the strategy.
pub(super) fn assign(frame: Frame<'_>, inst: &mut Instance) {
    match frame.strategy {
        Strategy::Progressive => {}
        Strategy::BigBang => {
            inst.waves = Some(Waves { spread: 0, gap: 0, tight: true });
            for s in frame.hospital.service_indices().filter(|s| !never_goes_live(frame.hospital, *s)) {
                inst.sites[s.0 as usize].wave = 1;
            }
        }
        Strategy::PilotThenWaves => {
            inst.waves = Some(WAVES);
            let stated = stated(frame, inst);
            automatic(frame, inst, stated);
        }
    }
}

/// Waves of the column, numbered from 1 without holes; partners take the first of theirs. The number of waves.
fn stated(frame: Frame<'_>, inst: &mut Instance) -> u32 {
    let mut used: Vec<u32> = frame.hospital.services.iter().filter_map(|s| s.wave).collect();
    used.sort_unstable();
    used.dedup();
    let number = |wave: u32| u32::try_from(used.partition_point(|w| *w < wave)).unwrap_or(u32::MAX).saturating_add(1);
    let typed: Vec<Option<u32>> = frame.hospital.services.iter().map(|s| s.wave.map(number)).collect();
    for site in 0..inst.sites.len() {
        let partners = inst.sites[site].together.iter().filter_map(|p| typed[*p]).min();
        if !inst.sites[site].pilot {
            inst.sites[site].wave = partners.or(typed[site]).unwrap_or(0);
        }
    }
    u32::try_from(used.len()).unwrap_or(u32::MAX)
}

/// Waves of `wave size` services for those without one, after those of the column.
fn automatic(frame: Frame<'_>, inst: &mut Instance, last: u32) {
    let mut left: Vec<Group> = groups(inst)
        .into_iter()
        .filter(|g| !g.pilot && g.wave == 0)
        .filter(|g| g.sites.iter().any(|s| frame.hospital.service_indices().nth(*s).is_some_and(|s| !never_goes_live(frame.hospital, s))))
        .collect();
    let announced = |g: &Group| g.sites.iter().filter_map(|s| inst.sites[*s].announced.or(inst.task(*s, inst.go).fixed)).max();
    if frame.previous && left.iter().any(|g| announced(g).is_some()) {
        // Waves that people know keep their members: those that were to go live first.
        left.sort_by_key(|g| announced(g).unwrap_or(NONE));
    }
    let natural = natural(inst, &left);
    let size = frame.hospital.settings.wave_size.max(1) as usize;
    let mut wave = last;
    while !left.is_empty() {
        wave += 1;
        let (members, rest) = next(inst, left, size, &natural);
        for s in members.iter().flat_map(|g| &g.sites) {
            inst.sites[*s].wave = wave;
        }
        left = rest;
    }
}

/// Go-lives of a plan without waves, to see which services cannot be ready with the others; empty where no date holds anybody back.
fn natural(inst: &Instance, left: &[Group]) -> Vec<u32> {
    if !left.iter().flat_map(|g| &g.sites).any(|s| inst.sites[*s].earliest > inst.now || inst.task(*s, inst.go).fixed.is_some()) {
        return Vec::new();
    }
    let free = Instance { waves: None, ..inst.clone() };
    let mut state = State::new(&free);
    super::strategy::lay(&mut state);
    (0..inst.sites.len()).map(|s| state.go(s)).collect()
}

/// The next wave and what is left: in order, those that no date of their own, and none that they come after, holds beyond the others.
fn next(inst: &Instance, left: Vec<Group>, size: usize, natural: &[u32]) -> (Vec<Group>, Vec<Group>) {
    let held = |g: &Group| g.sites.iter().map(|s| inst.sites[*s].earliest.max(inst.task(*s, inst.go).fixed.unwrap_or(0))).max().unwrap_or(0);
    let go = |g: &Group| g.sites.iter().filter_map(|s| natural.get(*s)).copied().max().unwrap_or(0);
    let limit = left.iter().filter(|g| held(g) <= inst.now).take(size).map(go).max();
    let limit = limit.or_else(|| left.iter().map(held).min()).unwrap_or(NONE).saturating_add(WAVE_SPREAD);
    let waiting: Vec<usize> = left.iter().flat_map(|g| &g.sites).copied().collect();
    let (mut members, mut rest, mut count) = (Vec::new(), Vec::new(), 0);
    for g in left {
        let after = g.sites.iter().flat_map(|s| &inst.sites[*s].after).any(|a| waiting.contains(a));
        if count >= size || after || (!natural.is_empty() && held(&g) > limit) {
            rest.push(g);
        } else {
            count += g.sites.len();
            members.push(g);
        }
    }
    if members.is_empty() {
        members.push(rest.remove(0));
    }
    (members, rest)
}
