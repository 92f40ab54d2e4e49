//! Every rule of the plan checked on its result, whatever found it: what could not be held is known, and said.

use super::engine::State;
use super::instance::NONE;

/// A rule that a plan does not hold, by site and step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// Not within the horizon.
    NotPlaced {
        site: usize,
    },
    Link {
        site: usize,
        from: usize,
        to: usize,
    },
    Wait {
        site: usize,
        from: usize,
        to: usize,
        slots: u32,
        max: u32,
    },
    Stale {
        site: usize,
        step: usize,
        days: u32,
        max: u32,
    },
    Gate {
        site: usize,
        step: usize,
    },
    /// The go-live stands on a day or half-day that is not allowed, in a freeze, or before the earliest date.
    GoLiveDay {
        site: usize,
    },
    Earliest {
        site: usize,
    },
    Closed {
        site: usize,
        step: usize,
    },
    Together {
        site: usize,
        other: usize,
    },
    After {
        site: usize,
        other: usize,
    },
    Late {
        site: usize,
    },
    Spread {
        wave: u32,
        slots: u32,
    },
    Gap {
        wave: u32,
    },
}

/// All that is broken, by site, then wave. What happened is history and not judged.
pub(crate) fn broken(state: &State<'_>) -> Vec<Broken> {
    let mut out = Vec::new();
    for site in 0..state.inst.sites.len() {
        if state.placed(site) {
            for step in 0..state.inst.steps.len() {
                of_step(state, site, step, &mut out);
            }
            of_go_live(state, site, &mut out);
        } else {
            out.push(Broken::NotPlaced { site });
        }
    }
    of_waves(state, &mut out);
    out
}

fn of_step(state: &State<'_>, site: usize, step: usize, out: &mut Vec<Broken>) {
    let inst = state.inst;
    let (ix, shape, task) = (inst.task_ix(site, step), &inst.steps[step], inst.task(site, step));
    if task.happened || task.dropped {
        return;
    }
    let (start, finish) = (state.start[ix], state.finish(ix));
    for arc in &shape.preds {
        let from = inst.task_ix(site, arc.other);
        let mut link = *arc;
        if inst.tasks[from].dropped {
            link.lag = link.lag.min(0);
        }
        if i64::from(start) < link.earliest(state.start[from], state.finish(from), task.duration) {
            out.push(Broken::Link { site, from: arc.other, to: step });
        }
    }
    for &(from, max) in &shape.waits {
        let f = inst.task_ix(site, from);
        if !inst.tasks[f].dropped && start > state.finish(f).saturating_add(max) {
            out.push(Broken::Wait { site, from, to: step, slots: start - state.finish(f), max });
        }
    }
    let (go, go_task) = (state.go(site), inst.task(site, inst.go));
    if let Some(max) = shape.fresh.filter(|_| !go_task.happened && !go_task.dropped) {
        let days = u32::try_from(inst.day(go) - inst.day(start)).unwrap_or(0);
        if days > max {
            out.push(Broken::Stale { site, step, days, max });
        }
    }
    if shape.gated && !inst.sites[site].pilot && start < state.gate {
        out.push(Broken::Gate { site, step });
    }
    if shape.onsite && inst.sites[site].closed.iter().any(|(a, b)| start < *b && finish > *a) {
        out.push(Broken::Closed { site, step });
    }
}

fn of_go_live(state: &State<'_>, site: usize, out: &mut Vec<Broken>) {
    let (inst, s, go) = (state.inst, &state.inst.sites[site], state.go(site));
    let task = inst.task(site, inst.go);
    if task.happened || task.dropped {
        return;
    }
    if !inst.go_live_allowed(site, go, task.duration) {
        out.push(Broken::GoLiveDay { site });
    }
    if go < s.earliest {
        out.push(Broken::Earliest { site });
    }
    if s.latest.is_some_and(|latest| go > latest) {
        out.push(Broken::Late { site });
    }
    for &other in s.together.iter().filter(|o| **o > site) {
        if state.go(other) != NONE && state.go(other) != go && !inst.task(other, inst.go).dropped {
            out.push(Broken::Together { site, other });
        }
    }
    for &other in &s.after {
        let ix = inst.task_ix(other, inst.support);
        if state.start[ix] != NONE && go < state.finish(ix) {
            out.push(Broken::After { site, other });
        }
    }
}

/// First and last go-live of a wave, of those that neither happened nor are missing.
pub(crate) fn wave_ends(state: &State<'_>, wave: u32) -> Option<(u32, u32)> {
    let inst = state.inst;
    let members =
        (0..inst.sites.len()).filter(|s| inst.sites[*s].wave == wave && !inst.task(*s, inst.go).happened && !inst.task(*s, inst.go).dropped);
    let gos: Vec<u32> = members.map(|s| state.go(s)).filter(|g| *g != NONE).collect();
    Some((gos.iter().copied().min()?, gos.iter().copied().max()?))
}

fn of_waves(state: &State<'_>, out: &mut Vec<Broken>) {
    let Some(waves) = state.inst.waves else { return };
    let last = state.inst.sites.iter().map(|s| s.wave).max().unwrap_or(0);
    let mut before: Option<u32> = None;
    for wave in 1..=last {
        let Some((first, end)) = wave_ends(state, wave) else { continue };
        if end - first > waves.spread {
            out.push(Broken::Spread { wave, slots: end - first });
        }
        if before.is_some_and(|b| first < b + waves.gap) {
            out.push(Broken::Gap { wave });
        }
        before = Some(before.map_or(end, |b| b.max(end)));
    }
}
