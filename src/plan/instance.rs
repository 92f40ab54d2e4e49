//! What the engine plans: slots, teams, a cycle, sites and their tasks, as plain numbers. A hospital and a bench instance both become one.

use crate::model::LinkType;

/// A slot that is not set.
pub(crate) const NONE: u32 = u32::MAX;

/// Slots from the first to before the second.
pub(crate) type Range = (u32, u32);

/// An operation waits for another one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// The other operation: the predecessor in `preds`, the successor in `succs`.
    pub other: usize,
    pub kind: LinkType,
    pub lag: i32,
}

impl Arc {
    /// Earliest start of the successor (of length `own`) after a predecessor at `start..finish`; may be negative.
    pub(crate) fn earliest(self, start: u32, finish: u32, own: u32) -> i64 {
        let lag = i64::from(self.lag);
        match self.kind {
            LinkType::FinishStart => i64::from(finish) + lag,
            LinkType::StartStart => i64::from(start) + lag,
            LinkType::FinishFinish => i64::from(finish) + lag - i64::from(own),
            LinkType::StartFinish => i64::from(start) + lag - i64::from(own),
        }
    }
    /// Latest start of the predecessor (of length `own`) before a successor at `start..finish`.
    pub(crate) fn latest(self, start: u32, finish: u32, own: u32) -> i64 {
        let lag = i64::from(self.lag);
        match self.kind {
            LinkType::FinishStart => i64::from(start) - lag - i64::from(own),
            LinkType::StartStart => i64::from(start) - lag,
            LinkType::FinishFinish => i64::from(finish) - lag - i64::from(own),
            LinkType::StartFinish => i64::from(finish) - lag,
        }
    }
}

/// An operation of the cycle.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a rule that may or may not hold for an operation
pub(crate) struct Step {
    pub preds: Vec<Arc>,
    pub succs: Vec<Arc>,
    /// This one starts at most so many slots after the finish of the other.
    pub waits: Vec<(usize, u32)>,
    /// The other starts at most so many slots after the finish of this one.
    pub awaited: Vec<(usize, u32)>,
    /// Not before the pilots' gate.
    pub gated: bool,
    /// Not inside the closures of its service.
    pub onsite: bool,
    /// Training: starts at most so many calendar days before the go-live.
    pub fresh: Option<u32>,
    /// Neither the go-live nor something that follows it.
    pub before_go: bool,
}

/// A service.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
pub(crate) struct Site {
    pub weight: u32,
    /// Smaller is placed first, whatever the weight.
    pub rank: u32,
    pub earliest: u32,
    pub latest: Option<u32>,
    /// Nothing on site in these.
    pub closed: Vec<Range>,
    /// No go-live in these.
    pub frozen: Vec<Range>,
    /// Sites that go live on the same slot, itself included, sorted; empty when alone.
    pub together: Vec<usize>,
    /// Its partners can be shown never to share a slot with it.
    pub apart: bool,
    pub after: Vec<usize>,
    /// From 1; 0 without.
    pub wave: u32,
    pub pilot: bool,
    pub announced: Option<u32>,
    /// Training is not pushed towards the go-live: seats were missing.
    pub lead: bool,
}

/// An operation of a service.
#[derive(Clone, Debug, Default)]
pub(crate) struct Task {
    pub duration: u32,
    /// Team and people.
    pub needs: Vec<(usize, u16)>,
    /// Begun, done or imposed: its start.
    pub fixed: Option<u32>,
    /// Happened (and not only imposed).
    pub happened: bool,
    /// Does not apply to this service: takes no time and nobody.
    pub dropped: bool,
    /// Start in the last published plan.
    pub hint: Option<u32>,
}

/// Go-lives of a wave lie within `spread` slots; the next wave's first is at least `gap` after this one's last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waves {
    pub spread: u32,
    pub gap: u32,
    /// As close as can be, whatever the spread (a big bang).
    pub tight: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Objective {
    pub late: u64,
    pub moved: u64,
    pub moved_per_slot: u64,
    pub freeze_factor: u64,
    pub freeze_until: u32,
}

#[derive(Clone, Debug)]
pub(crate) struct Instance {
    pub slots: u32,
    /// What has not begun starts here or later.
    pub now: u32,
    /// Facts are known up to here: people are counted from it on.
    pub known: u32,
    /// `capacity[team][slot]`
    pub capacity: Vec<Vec<u16>>,
    pub steps: Vec<Step>,
    /// Indices of steps, predecessors first.
    pub order: Vec<usize>,
    pub go: usize,
    /// The step whose finish `after` waits for.
    pub support: usize,
    pub sites: Vec<Site>,
    /// `tasks[site * steps + step]`
    pub tasks: Vec<Task>,
    /// First slot at or after each where a go-live may start; one entry a slot.
    pub next_go: Vec<u32>,
    /// No go-live may overlap these.
    pub frozen: Vec<Range>,
    /// Calendar day number of each working day.
    pub day_number: Vec<i32>,
    /// Steps whose last finish over the pilots opens the gate, and slots after it; empty without a gate.
    pub gate_after: Vec<usize>,
    pub gate_lag: u32,
    pub waves: Option<Waves>,
    pub objective: Objective,
}

impl Instance {
    pub(crate) fn task_ix(&self, site: usize, step: usize) -> usize {
        site * self.steps.len() + step
    }
    pub(crate) fn task(&self, site: usize, step: usize) -> &Task {
        &self.tasks[self.task_ix(site, step)]
    }
    /// Calendar day number of a slot; past the horizon, of its last day.
    pub(crate) fn day(&self, slot: u32) -> i32 {
        self.day_number.get(slot as usize / 2).or(self.day_number.last()).copied().unwrap_or(0)
    }
    /// First slot of the first working day at or after a day number.
    pub(crate) fn first_of(&self, day: i32) -> u32 {
        u32::try_from(self.day_number.partition_point(|d| *d < day) * 2).unwrap_or(NONE)
    }
    /// First slot from which a training step is fresh for a go-live on `go`.
    pub(crate) fn fresh_from(&self, go: u32, days: u32) -> u32 {
        self.first_of(self.day(go).saturating_sub(i32::try_from(days).unwrap_or(i32::MAX)))
    }
    /// First slot at or after `at` where a go-live of that length may stand on that site; [`NONE`] when there is none.
    pub(crate) fn go_live_from(&self, site: usize, at: u32, duration: u32) -> u32 {
        let mut at = at;
        loop {
            let Some(&next) = self.next_go.get(at as usize) else { return NONE };
            if next == NONE {
                return NONE;
            }
            let end = next.saturating_add(duration.max(1));
            match self.frozen.iter().chain(&self.sites[site].frozen).find(|(a, b)| next < *b && end > *a) {
                Some((_, b)) => at = *b,
                None => return next,
            }
        }
    }
    /// Whether a go-live of that length may stand there.
    pub(crate) fn go_live_allowed(&self, site: usize, at: u32, duration: u32) -> bool {
        self.go_live_from(site, at, duration) == at
    }
    /// What the go-live of a site on `go` costs (deployment.md).
    pub(crate) fn cost(&self, site: usize, go: u32) -> u64 {
        let (s, o) = (&self.sites[site], &self.objective);
        let mut cost = u64::from(go);
        if let Some(latest) = s.latest {
            cost += o.late * u64::from(go.saturating_sub(latest));
        }
        if let Some(announced) = s.announced
            && announced != go
        {
            let factor = if announced < o.freeze_until { o.freeze_factor } else { 1 };
            cost += factor * (o.moved + o.moved_per_slot * u64::from(announced.abs_diff(go)));
        }
        cost * u64::from(s.weight)
    }
    /// Fills `succs`, `awaited`, `before_go` and `order` from `preds` and `waits`; links that close a circle are left out.
    pub(crate) fn close_network(&mut self) {
        let n = self.steps.len();
        self.order = order(&self.steps);
        let mut at = vec![0; n];
        for (position, &step) in self.order.iter().enumerate() {
            at[step] = position;
        }
        for step in 0..n {
            self.steps[step].preds.retain(|a| at[a.other] < at[step]);
            self.steps[step].waits.retain(|(from, _)| at[*from] < at[step]);
            self.steps[step].before_go = true;
        }
        for step in 0..n {
            for arc in self.steps[step].preds.clone() {
                self.steps[arc.other].succs.push(Arc { other: step, ..arc });
            }
            for (from, max) in self.steps[step].waits.clone() {
                self.steps[from].awaited.push((step, max));
            }
        }
        for step in descendants(&self.steps, self.go) {
            self.steps[step].before_go = false;
        }
    }
}

/// A step and everything that waits for it, in no order; works on `preds` alone.
pub(crate) fn descendants(steps: &[Step], of: usize) -> Vec<usize> {
    let mut found = vec![of];
    let mut at = 0;
    while let Some(&from) = found.get(at) {
        for (step, s) in steps.iter().enumerate() {
            if !found.contains(&step) && s.preds.iter().any(|a| a.other == from) {
                found.push(step);
            }
        }
        at += 1;
    }
    found
}

/// Steps, predecessors first, else as they came; what stands in a circle comes last, as it came.
fn order(steps: &[Step]) -> Vec<usize> {
    let mut placed = vec![false; steps.len()];
    let mut out = Vec::with_capacity(steps.len());
    loop {
        let ready = (0..steps.len()).find(|s| !placed[*s] && steps[*s].preds.iter().all(|a| placed.get(a.other).copied().unwrap_or(true)));
        let Some(next) = ready.or_else(|| placed.iter().position(|p| !p)) else { return out };
        placed[next] = true;
        out.push(next);
    }
}
