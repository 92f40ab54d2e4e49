//! Placement: a state of starts and free people, and how one service is laid into it, forward then as late as it fits.

use super::instance::{Instance, NONE};

/// Rounds of raising bounds before a service is given up (each round raises one bound, so a plain service takes none or a few).
const RAISES: usize = 400;

/// Where the go-live of a service may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub from: u32,
    /// Last slot allowed.
    pub to: u32,
}

impl Window {
    pub(crate) const ANY: Window = Window { from: 0, to: NONE };
    pub(crate) fn since(from: u32) -> Window {
        Window { from, to: NONE }
    }
    pub(crate) fn exactly(slot: u32) -> Window {
        Window { from: slot, to: slot }
    }
}

/// How a service is laid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Forward, then what comes before the go-live as late as it fits: leaves early capacity to others, keeps training fresh.
    JustInTime,
    /// Forward only.
    Forward,
    /// Not before the starts of the last published plan, and left there.
    Keeping,
}

#[derive(Clone, Debug)]
pub(crate) struct State<'a> {
    pub inst: &'a Instance,
    /// Start of each task; [`NONE`] where not placed.
    pub start: Vec<u32>,
    /// People free by team and slot.
    pub free: Vec<Vec<u16>>,
    /// First slot for gated steps of services that are no pilots.
    pub gate: u32,
    /// Scratch: lower bounds of one service.
    lower: Vec<u32>,
}

impl<'a> State<'a> {
    /// Nothing placed but what is fixed.
    pub(crate) fn new(inst: &'a Instance) -> State<'a> {
        let mut state = State { inst, start: vec![NONE; inst.tasks.len()], free: inst.capacity.clone(), gate: 0, lower: vec![0; inst.steps.len()] };
        for (ix, task) in inst.tasks.iter().enumerate() {
            if let Some(start) = task.fixed {
                state.book(ix, start);
            }
        }
        state
    }
    pub(crate) fn finish(&self, ix: usize) -> u32 {
        self.start[ix].saturating_add(self.inst.tasks[ix].duration)
    }
    pub(crate) fn go(&self, site: usize) -> u32 {
        self.start[self.inst.task_ix(site, self.inst.go)]
    }
    pub(crate) fn placed(&self, site: usize) -> bool {
        let k = self.inst.steps.len();
        self.start[site * k..(site + 1) * k].iter().all(|s| *s != NONE)
    }
    /// Puts a task at a start and takes its people; past slots are not counted.
    pub(crate) fn book(&mut self, ix: usize, start: u32) {
        self.start[ix] = start;
        self.people(ix, start, u16::saturating_sub);
    }
    /// Takes a task out, if it is placed.
    pub(crate) fn unbook(&mut self, ix: usize) {
        let start = std::mem::replace(&mut self.start[ix], NONE);
        if start != NONE {
            self.people(ix, start, u16::saturating_add);
        }
    }
    fn people(&mut self, ix: usize, start: u32, change: fn(u16, u16) -> u16) {
        let task = &self.inst.tasks[ix];
        let (from, to) = (start.max(self.inst.known) as usize, start.saturating_add(task.duration) as usize);
        for &(team, need) in &task.needs {
            let row = &mut self.free[team];
            let to = to.min(row.len());
            for slot in row.get_mut(from.min(to)..to).unwrap_or_default() {
                *slot = change(*slot, need);
            }
        }
    }
    /// Takes out all of a service that is not fixed.
    pub(crate) fn remove(&mut self, site: usize) {
        let k = self.inst.steps.len();
        for ix in site * k..(site + 1) * k {
            if self.inst.tasks[ix].fixed.is_none() {
                self.unbook(ix);
            }
        }
    }
    /// Whether people, closures and go-live days allow a task there (links aside).
    pub(crate) fn fits_at(&self, site: usize, step: usize, at: u32) -> bool {
        self.fit(site, step, at) == at
    }
    /// First start at or after `at` that people, closures and go-live days allow; [`NONE`] within the horizon.
    pub(crate) fn fit(&self, site: usize, step: usize, at: u32) -> u32 {
        let task = self.inst.task(site, step);
        if task.dropped {
            return at;
        }
        let (step_, length) = (&self.inst.steps[step], task.duration);
        let mut at = at;
        'again: loop {
            if at.saturating_add(length) > self.inst.slots {
                return NONE;
            }
            if step == self.inst.go {
                at = self.inst.go_live_from(site, at, length);
                if at == NONE || at.saturating_add(length) > self.inst.slots {
                    return NONE;
                }
            }
            if step_.onsite
                && let Some((_, b)) = self.inst.sites[site].closed.iter().find(|(a, b)| at < *b && at + length > *a)
            {
                at = *b;
                continue 'again;
            }
            for &(team, need) in &task.needs {
                // A conflict jumps past the last bad slot.
                let row = &self.free[team][at as usize..(at + length) as usize];
                if let Some(bad) = row.iter().rposition(|free| *free < need) {
                    at += u32::try_from(bad).unwrap_or(0) + 1;
                    continue 'again;
                }
            }
            return at;
        }
    }
    /// Last start from `floor` to `at` that people and closures allow.
    fn fit_back(&self, site: usize, step: usize, at: u32, floor: u32) -> Option<u32> {
        let task = self.inst.task(site, step);
        let length = task.duration;
        let mut at = at.min(self.inst.slots.saturating_sub(length));
        'again: loop {
            if at < floor {
                return None;
            }
            if self.inst.steps[step].onsite
                && let Some((a, _)) = self.inst.sites[site].closed.iter().find(|(a, b)| at < *b && at + length > *a)
            {
                at = a.checked_sub(length)?;
                continue 'again;
            }
            for &(team, need) in &task.needs {
                let row = &self.free[team][at as usize..(at + length) as usize];
                if let Some(bad) = row.iter().position(|free| *free < need) {
                    at = (at + u32::try_from(bad).unwrap_or(0)).checked_sub(length)?;
                    continue 'again;
                }
            }
            return Some(at);
        }
    }
    /// Lowest start of a step before links: now, gate, the window of the go-live.
    pub(crate) fn release(&self, site: usize, step: usize, window: Window) -> u32 {
        let (inst, s) = (self.inst, &self.inst.sites[site]);
        let mut at = inst.now;
        if inst.steps[step].gated && !s.pilot {
            at = at.max(self.gate);
        }
        if step == inst.go {
            at = at.max(window.from).max(s.earliest).max(self.after(site));
        }
        at
    }
    /// End of the support of those that a site comes after (those placed).
    pub(crate) fn after(&self, site: usize) -> u32 {
        let ends = self.inst.sites[site].after.iter().map(|other| self.inst.task_ix(*other, self.inst.support));
        ends.filter(|ix| self.start[*ix] != NONE).map(|ix| self.finish(ix)).max().unwrap_or(0)
    }
    /// Lowest start of a step by its predecessors that are placed.
    pub(crate) fn after_predecessors(&self, site: usize, step: usize) -> u32 {
        let own = self.inst.task(site, step).duration;
        let mut at = 0;
        for arc in &self.inst.steps[step].preds {
            let ix = self.inst.task_ix(site, arc.other);
            if self.start[ix] == NONE {
                continue;
            }
            // An operation that does not apply passes on what it waited for, without its own lag.
            let mut arc = *arc;
            if self.inst.tasks[ix].dropped {
                arc.lag = arc.lag.min(0);
            }
            at = at.max(arc.earliest(self.start[ix], self.finish(ix), own));
        }
        u32::try_from(at.max(0)).unwrap_or(NONE)
    }
    /// Lays a service (nothing of it placed but what is fixed); takes it out again and says `false` when the window or the horizon does not allow it.
    pub(crate) fn insert(&mut self, site: usize, window: Window, manner: Manner) -> bool {
        if !self.forward(site, window, manner) {
            self.remove(site);
            return false;
        }
        if manner == Manner::JustInTime {
            self.push(site);
        }
        true
    }
    fn forward(&mut self, site: usize, window: Window, manner: Manner) -> bool {
        let inst = self.inst;
        let mut lower = std::mem::take(&mut self.lower);
        for (step, low) in lower.iter_mut().enumerate() {
            *low = self.release(site, step, window);
            if manner == Manner::Keeping && !inst.task(site, step).dropped {
                *low = (*low).max(inst.task(site, step).hint.unwrap_or(0));
            }
        }
        let done = self.forward_from(site, window, &mut lower);
        self.lower = lower;
        done
    }
    /// Forward by the order of the cycle; a longest wait (or freshness) that breaks raises the earlier end, and the block from there is laid again.
    fn forward_from(&mut self, site: usize, window: Window, lower: &mut [u32]) -> bool {
        let inst = self.inst;
        let (mut position, mut raises) = (0, 0);
        while let Some(&step) = inst.order.get(position) {
            let ix = inst.task_ix(site, step);
            if inst.tasks[ix].fixed.is_none() {
                let at = self.fit(site, step, lower[step].max(self.after_predecessors(site, step)));
                if at == NONE || (step == inst.go && at > window.to && !inst.tasks[ix].dropped) {
                    return false;
                }
                self.book(ix, at);
            }
            if let Some((early, bound)) = self.too_early(site, step) {
                raises += 1;
                if raises < RAISES {
                    lower[early] = bound;
                    position = self.take_back(site, early, position);
                    continue;
                }
            }
            position += 1;
        }
        true
    }
    /// A step that has to start later since `step` is where it is, and its new lower bound.
    pub(crate) fn too_early(&self, site: usize, step: usize) -> Option<(usize, u32)> {
        let inst = self.inst;
        if inst.task(site, step).dropped {
            return None;
        }
        let at = self.start[inst.task_ix(site, step)];
        let movable = |other: usize| {
            let task = inst.task(site, other);
            task.fixed.is_none() && !task.dropped && self.start[inst.task_ix(site, other)] != NONE
        };
        for &(from, max) in inst.steps[step].waits.iter().filter(|(from, _)| movable(*from)) {
            let ix = inst.task_ix(site, from);
            if at > self.finish(ix).saturating_add(max) {
                return Some((from, at - max - inst.tasks[ix].duration));
            }
        }
        if step == inst.go {
            for (other, days) in inst.steps.iter().enumerate().filter_map(|(other, s)| Some((other, s.fresh?))).filter(|(other, _)| movable(*other)) {
                let bound = inst.fresh_from(at, days);
                if self.start[inst.task_ix(site, other)] < bound {
                    return Some((other, bound));
                }
            }
        }
        None
    }
    /// Unbooks from `early` up to `position` in the order of the cycle; the position of `early`.
    fn take_back(&mut self, site: usize, early: usize, position: usize) -> usize {
        let inst = self.inst;
        let from = inst.order.iter().position(|s| *s == early).unwrap_or(0);
        for &step in &inst.order[from..=position] {
            let ix = inst.task_ix(site, step);
            if inst.tasks[ix].fixed.is_none() {
                self.unbook(ix);
            }
        }
        from
    }
    /// Moves what comes before the go-live as late as it fits, last first.
    fn push(&mut self, site: usize) {
        let inst = self.inst;
        let lead = inst.sites[site].lead;
        for &step in inst.order.iter().rev() {
            let ix = inst.task_ix(site, step);
            let task = &inst.tasks[ix];
            let kept = lead && (inst.steps[step].gated || inst.steps[step].fresh.is_some());
            if !inst.steps[step].before_go || kept || task.fixed.is_some() || task.dropped || inst.steps[step].succs.is_empty() {
                continue;
            }
            let floor = self.start[ix];
            let at = self.latest(site, step).max(floor);
            if at > floor {
                self.unbook(ix);
                let at = self.fit_back(site, step, at, floor).unwrap_or(floor);
                self.book(ix, at);
            }
        }
    }
    /// Latest start of a step by what follows it and its longest waits; the links of what does not apply hold as they are.
    pub(crate) fn latest(&self, site: usize, step: usize) -> u32 {
        let (inst, own) = (self.inst, self.inst.task(site, step).duration);
        let mut at = i64::from(inst.slots);
        for arc in &inst.steps[step].succs {
            let ix = inst.task_ix(site, arc.other);
            at = at.min(arc.latest(self.start[ix], self.finish(ix), own));
        }
        for &(from, max) in &inst.steps[step].waits {
            let ix = inst.task_ix(site, from);
            if !inst.tasks[ix].dropped {
                at = at.min(i64::from(self.finish(ix)) + i64::from(max));
            }
        }
        u32::try_from(at.max(0)).unwrap_or(0)
    }
    /// Opens the gate by what is placed of the pilots.
    pub(crate) fn open_gate(&mut self) {
        let inst = self.inst;
        let pilots = (0..inst.sites.len()).filter(|s| inst.sites[*s].pilot);
        let ends = pilots.flat_map(|site| inst.gate_after.iter().map(move |step| inst.task_ix(site, *step)));
        let last = ends.filter(|ix| self.start[*ix] != NONE).map(|ix| self.finish(ix)).max();
        self.gate = last.map_or(0, |end| end + inst.gate_lag);
    }
    /// Places what does not apply where its predecessors end, for services that are placed otherwise.
    pub(crate) fn place_dropped(&mut self) {
        let inst = self.inst;
        for site in 0..inst.sites.len() {
            for &step in &inst.order {
                let ix = inst.task_ix(site, step);
                if inst.tasks[ix].dropped && self.start[ix] == NONE {
                    self.start[ix] = self.after_predecessors(site, step);
                }
            }
        }
    }
    /// Cost of all go-lives; services that are not placed cost the horizon.
    pub(crate) fn cost(&self) -> u64 {
        (0..self.inst.sites.len()).map(|site| self.inst.cost(site, self.go(site).min(self.inst.slots))).sum()
    }
}
