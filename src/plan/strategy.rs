//! The order in which a trajectory is laid: pilots, then waves one after another, or each service as soon as it can.

use super::engine::{Manner, State, Window};
use super::groups::{Group, groups};
use super::instance::{Instance, NONE};

/// Trials of a wave with another start or order, before its spread is given up.
const WAVE_TRIALS: usize = 60;
/// Trials of a big bang in a row that do not bring its go-lives closer, before it is left as it is best.
const TIGHT_TRIALS: usize = 4;

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
        done &= lay_wave(state, &others[at..to], wave);
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
fn every<G>(all: &[G], mut lay: impl FnMut(&G) -> bool) -> bool {
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
fn lay_apart(state: &mut State<'_>, group: &Group, window: Window) -> bool {
    if group.sites.len() == 1 {
        return false;
    }
    every(&group.sites, |s| super::restore::as_it_was(state, *s, true) || state.insert(*s, window, Manner::JustInTime))
}

/// A group on the slot that was announced, if that can be held; first with its other starts of then.
fn lay_announced(state: &mut State<'_>, group: &Group, window: Window) -> bool {
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

/// A wave: all as early as they can; then from the slot where its last one allows, those that came too late first, until the spread holds.
fn lay_wave(state: &mut State<'_>, members: &[Group], wave: u32) -> bool {
    let Some(waves) = state.inst.waves.filter(|_| wave > 0) else {
        return every(members, |g| lay_group(state, g, Window::ANY));
    };
    let movable = |s: usize| state.inst.task(s, state.inst.go).fixed.is_none();
    if (0..state.inst.sites.len()).any(|s| state.inst.sites[s].wave == wave && state.placed(s) && movable(s)) {
        return every(members, |g| lay_in_wave(state, g, wave));
    }
    let mut order: Vec<&Group> = members.iter().collect();
    let mut from = wave_from(state, wave);
    let mut best: Option<(u32, Vec<(usize, u32)>)> = None;
    let mut in_vain = 0;
    for _ in 0..WAVE_TRIALS {
        let done = every(&order, |g| lay_group(state, g, Window::since(from)));
        if !done {
            break;
        }
        let (first, last) = ends(state, &order);
        let spread = last.saturating_sub(first);
        if best.as_ref().is_none_or(|(s, _)| spread < *s) {
            best = Some((spread, starts(state, &order)));
            in_vain = 0;
        }
        if spread <= waves.spread {
            return true;
        }
        in_vain += 1;
        if waves.tight && in_vain > TIGHT_TRIALS {
            break;
        }
        let late = from.max(last.saturating_sub(waves.spread));
        order.sort_by_key(|g| std::cmp::Reverse(g.sites.iter().map(|s| state.go(*s)).max()));
        order = front(state, order, late.saturating_add(waves.spread));
        from = late;
        for g in &order {
            state.remove_all(&g.sites);
        }
    }
    restore(state, &order, best.map(|b| b.1))
}

/// A group beside the members of its wave that are placed; after them where it cannot be with them.
fn lay_in_wave(state: &mut State<'_>, group: &Group, wave: u32) -> bool {
    let window = wave_window(state, wave);
    if lay_announced(state, group, Window::ANY) {
        return true;
    }
    let inside = window.from <= window.to && state.insert_group(&group.sites, window, Manner::JustInTime);
    let since = Window::since(window.from);
    inside || state.insert_group(&group.sites, since, Manner::JustInTime) || lay_apart(state, group, since)
}

/// First and last go-live of groups, those that are fixed aside.
fn ends(state: &State<'_>, members: &[&Group]) -> (u32, u32) {
    let free = members.iter().flat_map(|g| &g.sites).filter(|s| state.inst.task(**s, state.inst.go).fixed.is_none());
    let gos: Vec<u32> = free.map(|s| state.go(*s)).collect();
    (gos.iter().copied().min().unwrap_or(0), gos.iter().copied().max().unwrap_or(0))
}

/// Those that go live after `limit` first, else in the order given; each behind what it comes after.
fn front<'g>(state: &State<'_>, order: Vec<&'g Group>, limit: u32) -> Vec<&'g Group> {
    let late = |g: &&Group| g.sites.iter().any(|s| state.go(*s) > limit);
    let (mut first, rest): (Vec<&Group>, Vec<&Group>) = order.into_iter().partition(late);
    first.extend(rest);
    sorted_behind(state.inst, first)
}

fn sorted_behind<'g>(inst: &Instance, order: Vec<&'g Group>) -> Vec<&'g Group> {
    let mut out: Vec<&Group> = Vec::with_capacity(order.len());
    let mut left = order;
    while !left.is_empty() {
        let waits =
            |g: &&Group| g.sites.iter().any(|s| inst.sites[*s].after.iter().any(|a| left.iter().any(|other| other != g && other.sites.contains(a))));
        let at = left.iter().position(|g| !waits(g)).unwrap_or(0);
        out.push(left.remove(at));
    }
    out
}

fn starts(state: &State<'_>, members: &[&Group]) -> Vec<(usize, u32)> {
    let k = state.inst.steps.len();
    let tasks = members.iter().flat_map(|g| &g.sites).flat_map(|s| s * k..(s + 1) * k);
    tasks.filter(|ix| state.inst.tasks[*ix].fixed.is_none()).map(|ix| (ix, state.start[ix])).collect()
}

fn restore(state: &mut State<'_>, members: &[&Group], best: Option<Vec<(usize, u32)>>) -> bool {
    for g in members {
        state.remove_all(&g.sites);
    }
    let Some(best) = best else { return false };
    for (ix, start) in best {
        state.book(ix, start);
    }
    true
}
