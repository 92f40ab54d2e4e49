//! Why a start is where it is: tight links, people, gate, windows; asked of a plan however it was found.

use super::engine::{Manner, State, Window};
use super::instance::{Instance, NONE};

/// What holds a start, by indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Happened,
    Pinned,
    /// The first slot of the project, or of what is to come.
    Now,
    Link {
        step: usize,
        lag: i32,
    },
    /// A team is busy until that slot.
    Team {
        team: usize,
        slot: u32,
    },
    Gate,
    Earliest,
    After {
        site: usize,
    },
    Together {
        site: usize,
    },
    Wave,
    Announced,
    /// Closed or frozen until that slot.
    Closed {
        slot: u32,
    },
    /// Could start earlier; stays near that step.
    JustInTime {
        step: usize,
    },
    /// Training needs more time.
    Lead,
}

/// Reasons of a service's steps in the plan, and those by which its go-live is not earlier (what `why` walks back along).
pub(crate) struct Traced {
    pub plan: Vec<Reason>,
    pub chain: Vec<Reason>,
}

/// Traces a service: it is taken out, laid forward as early as it can, and put back.
pub(crate) fn trace(state: &mut State<'_>, site: usize) -> Traced {
    let inst = state.inst;
    let k = inst.steps.len();
    let planned: Vec<u32> = state.start[site * k..(site + 1) * k].to_vec();
    state.remove(site);
    let laid = state.insert(site, Window::ANY, Manner::Forward);
    let early: Vec<u32> = state.start[site * k..(site + 1) * k].to_vec();
    let mut chain: Vec<Option<Reason>> = (0..k).map(|step| if laid { reason(state, site, step) } else { None }).collect();
    state.remove(site);
    for (step, start) in planned.iter().enumerate() {
        if inst.task(site, step).fixed.is_none() && *start != NONE {
            state.book(inst.task_ix(site, step), *start);
        }
    }
    if !laid || early[inst.go] < planned[inst.go] {
        chain[inst.go] = Some(why_later(state, site));
    }
    let plan = (0..k).map(|step| in_plan(state, site, step, &planned, &early, chain[step])).collect();
    let chain = chain.iter().enumerate().map(|(step, r)| r.unwrap_or_else(|| nearest(state, site, step))).collect();
    Traced { plan, chain }
}

fn in_plan(state: &State<'_>, site: usize, step: usize, planned: &[u32], early: &[u32], chain: Option<Reason>) -> Reason {
    let inst = state.inst;
    if step == inst.go || (inst.steps[step].before_go && planned[step] == early[step]) {
        return chain.unwrap_or_else(|| nearest(state, site, step));
    }
    if inst.task(site, step).fixed.is_some() || !inst.steps[step].before_go || planned[step] < early[step] {
        return reason(state, site, step).unwrap_or_else(|| nearest(state, site, step));
    }
    Reason::JustInTime { step: follower(state, site, step) }
}

/// A go-live that could be earlier: what keeps it.
fn why_later(state: &State<'_>, site: usize) -> Reason {
    let (inst, s, go) = (state.inst, &state.inst.sites[site], state.go(site));
    let task = inst.task(site, inst.go);
    if task.fixed.is_some() {
        return if task.happened { Reason::Happened } else { Reason::Pinned };
    }
    if s.announced == Some(go) {
        return Reason::Announced;
    }
    if let Some(other) = s.together.iter().find(|o| **o != site && state.go(**o) == go) {
        return Reason::Together { site: *other };
    }
    if s.lead {
        return Reason::Lead;
    }
    if s.wave > 0 { Reason::Wave } else { reason(state, site, inst.go).unwrap_or_else(|| nearest(state, site, inst.go)) }
}

/// The follower that a step is placed against: the one with the least slack, else the go-live.
fn follower(state: &State<'_>, site: usize, step: usize) -> usize {
    let inst = state.inst;
    let (ix, own) = (inst.task_ix(site, step), inst.task(site, step).duration);
    let slack = |a: &super::instance::Arc| {
        let other = inst.task_ix(site, a.other);
        a.latest(state.start[other], state.finish(other), own) - i64::from(state.start[ix])
    };
    let real = inst.steps[step].succs.iter().filter(|a| !inst.task(site, a.other).dropped);
    real.min_by_key(|a| slack(a)).map_or(inst.go, |a| a.other)
}

/// The predecessor that ends last: where nothing tight is found.
fn nearest(state: &State<'_>, site: usize, step: usize) -> Reason {
    let inst = state.inst;
    let last = inst.steps[step].preds.iter().max_by_key(|a| state.finish(inst.task_ix(site, a.other)));
    last.map_or(Reason::Now, |a| real(state, site, a.other, a.lag))
}

/// A link to an operation that does not apply is a link to what that one waited for.
fn real(state: &State<'_>, site: usize, step: usize, lag: i32) -> Reason {
    let inst = state.inst;
    let (mut step, mut lag) = (step, lag);
    while inst.task(site, step).dropped {
        let Some(before) = inst.steps[step].preds.iter().max_by_key(|a| state.finish(inst.task_ix(site, a.other))) else { return Reason::Now };
        (step, lag) = (before.other, before.lag);
    }
    Reason::Link { step, lag }
}

/// What holds a placed step in the state as it is; `None` when it could start earlier.
pub(crate) fn reason(state: &State<'_>, site: usize, step: usize) -> Option<Reason> {
    let inst = state.inst;
    let (ix, task) = (inst.task_ix(site, step), inst.task(site, step));
    if task.fixed.is_some() {
        return Some(if task.happened { Reason::Happened } else { Reason::Pinned });
    }
    let start = state.start[ix];
    let (bound, held) = bound(state, site, step);
    let mut first = bound;
    if step == inst.go {
        first = inst.go_live_from(site, bound, task.duration);
    }
    if first == start {
        let frozen = step == inst.go && first > bound && inst.next_go.get(bound as usize).is_some_and(|next| *next != first);
        return Some(if frozen { Reason::Closed { slot: first } } else { held });
    }
    if first > start {
        return Some(held);
    }
    blocked(state, site, step, first).or_else(|| glued(state, site, step, first))
}

/// The largest lower bound of a step, and what gives it.
fn bound(state: &State<'_>, site: usize, step: usize) -> (u32, Reason) {
    let (inst, s) = (state.inst, &state.inst.sites[site]);
    let own = inst.task(site, step).duration;
    let mut best = (inst.now, Reason::Now);
    let mut take = |at: u32, reason: Reason, tie: bool| {
        if at > best.0 || (tie && at == best.0) {
            best = (at, reason);
        }
    };
    if inst.steps[step].gated && !s.pilot {
        take(state.gate, Reason::Gate, state.gate > inst.now);
    }
    for arc in &inst.steps[step].preds {
        let from = inst.task_ix(site, arc.other);
        let mut link = *arc;
        if inst.tasks[from].dropped {
            link.lag = link.lag.min(0);
        }
        let at = u32::try_from(link.earliest(state.start[from], state.finish(from), own).max(0)).unwrap_or(NONE);
        take(at, real(state, site, arc.other, arc.lag), true);
    }
    if step == inst.go {
        take(s.earliest, if s.lead { Reason::Lead } else { Reason::Earliest }, false);
        for &other in &s.after {
            let end = inst.task_ix(other, inst.support);
            if state.start[end] != NONE {
                take(state.finish(end), Reason::After { site: other }, true);
            }
        }
    }
    best
}

/// Who or what is in the way between `first`, where a step could start by its links, and where it does.
fn blocked(state: &State<'_>, site: usize, step: usize, first: u32) -> Option<Reason> {
    let inst = state.inst;
    let (ix, task) = (inst.task_ix(site, step), inst.task(site, step));
    let start = state.start[ix];
    // One slot earlier, the only slot that is not its own is the first; a go-live steps back to its last allowed slot.
    let before =
        if step == inst.go { (first..start).rev().find(|t| inst.go_live_allowed(site, *t, task.duration)).unwrap_or(first) } else { start - 1 };
    let closures = inst.sites[site].closed.iter().filter(|_| inst.steps[step].onsite);
    if let Some((_, end)) = closures.into_iter().find(|(a, b)| before < *b && before + task.duration > *a) {
        return Some(Reason::Closed { slot: *end });
    }
    let window = before as usize..(before + task.duration).min(start) as usize;
    for &(team, need) in &task.needs {
        let row = state.free[team].get(window.clone()).unwrap_or_default();
        if let Some(bad) = row.iter().rposition(|free| *free < need) {
            return Some(Reason::Team { team, slot: before + u32::try_from(bad).unwrap_or(0) });
        }
    }
    None
}

/// A step that another has to follow closely waits for that one's people.
fn glued(state: &State<'_>, site: usize, step: usize, first: u32) -> Option<Reason> {
    let inst = state.inst;
    inst.steps[step].awaited.iter().filter(|(to, _)| !inst.task(site, *to).dropped && inst.task(site, *to).fixed.is_none()).find_map(|&(to, max)| {
        let start = state.start[inst.task_ix(site, to)];
        let tight =
            start.saturating_sub(inst.task(site, step).duration) >= state.start[inst.task_ix(site, step)].saturating_add(max).saturating_sub(1);
        if !tight {
            return None;
        }
        blocked(state, site, to, first).or(Some(Reason::JustInTime { step: to }))
    })
}

/// Half-days that a step may slip without moving anything: its followers, the go-live's freshness, other services in its teams.
/// `end`: of the whole plan; `waiting`: first start of what waits for the gate.
pub(crate) fn float(state: &State<'_>, site: usize, step: usize, end: u32, waiting: u32) -> u32 {
    let inst = state.inst;
    let (ix, task) = (inst.task_ix(site, step), inst.task(site, step));
    if task.happened {
        return 0;
    }
    let start = state.start[ix];
    let mut latest = state.latest(site, step).min(end.saturating_sub(task.duration));
    if step == inst.go {
        latest = latest.min(latest_go(state, site));
    }
    if inst.sites[site].pilot && !inst.gate_after.is_empty() {
        latest = latest.min(waiting.saturating_sub(task.duration + inst.gate_lag).max(start));
    }
    let mut slip = latest.saturating_sub(start);
    for &(team, need) in &task.needs {
        let from = state.finish(ix) as usize;
        let row = state.free[team].get(from..).unwrap_or_default();
        let free = row.iter().take(slip as usize).take_while(|f| **f >= need).count();
        slip = slip.min(u32::try_from(free).unwrap_or(u32::MAX));
    }
    if inst.steps[step].onsite
        && let Some(a) = inst.sites[site].closed.iter().map(|c| c.0).filter(|a| *a >= start + task.duration).min()
    {
        slip = slip.min(a - start - task.duration);
    }
    if step == inst.go {
        slip = (0..=slip).rev().find(|s| inst.go_live_allowed(site, start + s, task.duration)).unwrap_or(0);
    }
    slip
}

/// Latest go-live by the freshness of training, partners and wave.
fn latest_go(state: &State<'_>, site: usize) -> u32 {
    let (inst, go) = (state.inst, state.go(site));
    if !inst.sites[site].together.is_empty() {
        return go;
    }
    let mut latest = super::strategy::wave_window(state, inst.sites[site].wave).to;
    for (step, days) in inst.steps.iter().enumerate().filter_map(|(step, s)| Some((step, s.fresh?))) {
        let day = inst.day(state.start[inst.task_ix(site, step)]).saturating_add(i32::try_from(days).unwrap_or(i32::MAX));
        latest = latest.min(inst.first_of(day.saturating_add(1)).saturating_sub(1));
    }
    latest.max(go)
}

/// First start of what waits for the gate.
pub(super) fn first_gated(state: &State<'_>) -> u32 {
    let inst: &Instance = state.inst;
    let sites = (0..inst.sites.len()).filter(|s| !inst.sites[*s].pilot);
    let gated = sites.flat_map(|s| (0..inst.steps.len()).filter(|step| inst.steps[*step].gated).map(move |step| inst.task_ix(s, step)));
    gated.filter(|ix| inst.tasks[*ix].fixed.is_none() && !inst.tasks[*ix].dropped).map(|ix| state.start[ix]).min().unwrap_or(inst.slots)
}
