//! The order in which a trajectory is laid: pilots, then waves one after another, or each service as soon as it can.

use super::engine::{Manner, State, Window};
use super::groups::{Group, groups};
use super::instance::NONE;

/// Lays everything that is not placed yet; `false` when the horizon is too short.
pub(crate) fn lay(state: &mut State<'_>) -> bool {
    let mut done = lay_pilots(state);
    let others = missing(state, false);
    if state.inst.waves.is_none() {
        return every(&others, |g| lay_group(state, g, Window::ANY)) && done;
    }
    let mut at = 0;
    while at < others.len() {
        let wave = others[at].wave;
        let to = at + others[at..].iter().take_while(|g| g.wave == wave).count();
        done &= super::wave::lay_wave(state, &others[at..to], wave);
        at = to;
    }
    done
}

/// Lays the pilots that are not placed yet, and opens the gate.
pub(crate) fn lay_pilots(state: &mut State<'_>) -> bool {
    let pilots = missing(state, true);
    let done = every(&pilots, |g| lay_group(state, g, Window::ANY));
    state.open_gate();
    done
}

/// Groups that are not wholly placed; what is placed of them is taken out, so that they are laid as one.
fn missing(state: &mut State<'_>, pilots: bool) -> Vec<Group> {
    let out: Vec<Group> = groups(state.inst).into_iter().filter(|g| g.pilot == pilots && !g.sites.iter().all(|s| state.placed(*s))).collect();
    for g in &out {
        state.remove_all(&g.sites);
    }
    out
}

/// Lays all, whatever becomes of one of them; whether all found their place.
pub(crate) fn every<G>(all: &[G], mut lay: impl FnMut(&G) -> bool) -> bool {
    let mut done = true;
    for g in all {
        done &= lay(g);
    }
    done
}

/// A group where it was announced if that can be held, else as early as it can.
pub(crate) fn lay_group(state: &mut State<'_>, group: &Group, window: Window) -> bool {
    lay_announced(state, group, window) || state.insert_group(&group.sites, window, Manner::JustInTime) || lay_apart(state, group, window)
}

/// Partners that cannot go live together: where they were, else each as early as it can.
pub(crate) fn lay_apart(state: &mut State<'_>, group: &Group, window: Window) -> bool {
    if group.sites.len() == 1 {
        return false;
    }
    every(&group.sites, |s| super::restore::as_it_was(state, *s, true) || state.insert(*s, window, Manner::JustInTime))
}

/// A group on the slot that was announced, if that can be held; first with its other starts of then.
pub(crate) fn lay_announced(state: &mut State<'_>, group: &Group, window: Window) -> bool {
    let announced = group.sites.iter().filter_map(|s| state.inst.sites[*s].announced).max();
    announced.filter(|a| *a >= window.from && *a <= window.to).is_some_and(|slot| {
        let manners = [Manner::Keeping, Manner::JustInTime];
        manners.into_iter().any(|manner| state.insert_group(&group.sites, Window::exactly(slot), manner))
    })
}

/// First slot for the go-lives of a wave, by those of earlier waves; one that a date holds beyond the spread of its own does not count.
pub(crate) fn wave_from(state: &State<'_>, wave: u32) -> u32 {
    let Some(waves) = state.inst.waves else { return 0 };
    let mut first = vec![NONE; wave as usize];
    let earlier = || state.inst.sites.iter().enumerate().filter(|(_, s)| (1..wave).contains(&s.wave)).map(|(at, s)| (s.wave as usize, state.go(at)));
    for (of, go) in earlier() {
        first[of] = first[of].min(go);
    }
    let within = earlier().filter(|(of, go)| *go != NONE && *go <= first[*of].saturating_add(waves.spread));
    within.map(|g| g.1).max().map_or(0, |last| last + waves.gap)
}

/// Where the go-live of some members of a wave may stand, by all others that are placed.
pub(crate) fn wave_window(state: &State<'_>, wave: u32) -> Window {
    let Some(waves) = state.inst.waves.filter(|_| wave > 0) else { return Window::ANY };
    let mut window = Window { from: wave_from(state, wave), to: NONE };
    for (site, s) in state.inst.sites.iter().enumerate().filter(|(_, s)| s.wave >= wave) {
        let go = state.go(site);
        if go == NONE || state.inst.task(site, state.inst.go).fixed.is_some() {
            continue;
        }
        if s.wave == wave {
            window.from = window.from.max(go.saturating_sub(waves.spread));
            window.to = window.to.min(go.saturating_add(waves.spread));
        } else {
            window.to = window.to.min(go.saturating_sub(waves.gap));
        }
    }
    window
}
