//! Ruin and recreate: takes out a few services near in time and lays them again, by a budget of iterations, seeded.

use super::engine::{Manner, State, Window};
use super::groups::{Group, groups};
use super::instance::NONE;
use super::strategy::wave_window;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Moves for each iteration of the budget: these, so that small hospitals are searched well too, and some for each service that may move.
const MOVES: (u32, u32) = (1_000, 3);
/// Services taken out at once.
const RUIN: (u32, u32) = (2, 8);
/// Moves after which neighbours in time are sorted anew.
const SORTED_FOR: u32 = 40;
/// Passes of laying each service as early as it can at the end.
const PASSES: u32 = 20;

/// Betters a complete plan; services that are `kept` and pilots do not move.
pub(crate) fn improve(state: &mut State<'_>, kept: &[bool], iterations: u32, seed: u64) {
    let Some(mut search) = Search::new(state, kept, seed) else { return };
    let budget = iterations.saturating_mul(search.count.saturating_mul(MOVES.1).saturating_add(MOVES.0));
    if budget > 0 {
        search.run(state, budget);
    }
    search.compact(state);
}

struct Search {
    rng: ChaCha8Rng,
    groups: Vec<Group>,
    /// Groups that may move, by go-live.
    by_go: Vec<usize>,
    /// Groups that come after each group, directly or not, in order.
    followers: Vec<Vec<usize>>,
    /// Services that may move.
    count: u32,
}

impl Search {
    fn new(state: &State<'_>, kept: &[bool], seed: u64) -> Option<Search> {
        let groups = groups(state.inst);
        let inst = state.inst;
        let stays = |s: &usize| kept.get(*s) == Some(&true) || inst.sites[*s].pilot || inst.task(*s, inst.go).fixed.is_some();
        let mut moves: Vec<bool> = groups.iter().map(|g| !g.sites.iter().any(stays)).collect();
        let followers = followers(state, &groups);
        // Who is followed by what stays cannot be taken out.
        for at in 0..groups.len() {
            moves[at] &= followers[at].iter().all(|f| moves[*f] || groups[*f].sites.iter().all(|s| inst.task(*s, inst.go).fixed.is_some()));
        }
        let by_go: Vec<usize> = (0..groups.len()).filter(|g| moves[*g]).collect();
        let count = by_go.iter().map(|g| groups[*g].sites.len()).sum::<usize>();
        let rng = ChaCha8Rng::seed_from_u64(seed);
        (!by_go.is_empty()).then(|| Search { rng, groups, by_go, followers, count: u32::try_from(count).unwrap_or(u32::MAX) })
    }

    /// A number below `n`; the same on any machine and with any version of `rand`.
    fn below(&mut self, n: u32) -> u32 {
        u32::try_from((u64::from(self.rng.next_u32()) * u64::from(n)) >> 32).unwrap_or(0)
    }
    fn share(&mut self) -> f64 {
        (f64::from(self.rng.next_u32()) + 0.5) / 4_294_967_296.0
    }

    fn run(&mut self, state: &mut State<'_>, budget: u32) {
        let mut cost = state.cost();
        let (mut best, mut best_start) = (cost, state.start.clone());
        let warm = cost as f64 / f64::from(self.count) / 50.0;
        for turn in 0..budget {
            if turn % SORTED_FOR == 0 {
                let groups = &self.groups;
                self.by_go.sort_by_key(|g| (state.go(groups[*g].sites[0]), *g));
            }
            let temperature = warm * (0.01_f64).powf(f64::from(turn) / f64::from(budget));
            let out = self.ruin();
            if let Some(after) = self.recreate(state, &out, cost, temperature) {
                cost = after;
                if cost < best {
                    best = cost;
                    best_start.clone_from(&state.start);
                }
            }
        }
        if best < cost {
            back_to(state, &best_start);
        }
    }

    /// A few groups near in time, with those that come after them, in the order in which they are laid again.
    fn ruin(&mut self) -> Vec<usize> {
        let wanted = RUIN.0 + self.below(RUIN.1 - RUIN.0 + 1);
        let movable = u32::try_from(self.by_go.len()).unwrap_or(u32::MAX);
        let (around, reach) = (self.below(movable), wanted * 2);
        let from = around.saturating_sub(reach);
        let width = (around + reach + 1).min(movable) - from;
        let mut out: Vec<usize> = Vec::new();
        for _ in 0..wanted {
            let at = (from + self.below(width)) as usize;
            let group = self.by_go[at];
            if !out.contains(&group) {
                out.push(group);
            }
        }
        let mut at = 0;
        while let Some(&group) = out.get(at) {
            for follower in &self.followers[group] {
                if self.by_go.contains(follower) && !out.contains(follower) {
                    out.push(*follower);
                }
            }
            at += 1;
        }
        self.ordered(out)
    }

    fn ordered(&mut self, mut out: Vec<usize>) -> Vec<usize> {
        match self.below(3) {
            0 => out.sort_by(|a, b| self.groups[*a].ratio.total_cmp(&self.groups[*b].ratio).then(a.cmp(b))),
            1 => {
                for at in (1..out.len()).rev() {
                    let other = self.below(u32::try_from(at + 1).unwrap_or(1)) as usize;
                    out.swap(at, other);
                }
            }
            _ => {
                let by = 1 + self.below(u32::try_from(out.len()).unwrap_or(1).max(2) - 1) as usize;
                let by = by.min(out.len());
                out.rotate_left(by);
            }
        }
        // What others come after is laid before them.
        let mut sorted: Vec<usize> = Vec::with_capacity(out.len());
        while !out.is_empty() {
            let free = out.iter().position(|g| !out.iter().any(|other| self.followers[*other].contains(g)));
            sorted.push(out.remove(free.unwrap_or(0)));
        }
        sorted
    }

    /// Lays groups again; takes it back unless it is good enough. The cost afterwards, when it was kept.
    fn recreate(&mut self, state: &mut State<'_>, out: &[usize], cost: u64, temperature: f64) -> Option<u64> {
        let sites: Vec<usize> = out.iter().flat_map(|g| self.groups[*g].sites.iter().copied()).collect();
        let before = Saved::of(state, &sites);
        state.remove_all(&sites);
        let announced = self.below(10) > 0;
        let laid = out.iter().all(|g| lay(state, &self.groups[*g], announced));
        let paid: u64 = sites.iter().map(|s| state.inst.cost(*s, state.go(*s).min(state.inst.slots))).sum();
        let worse = paid as f64 - before.cost as f64;
        if laid && (worse <= 0.0 || worse < -temperature * self.share().ln()) {
            return Some(cost - before.cost + paid);
        }
        before.put_back(state, &sites);
        None
    }

    /// Lays each service alone again as early as it can, in order of go-live, as long as that helps.
    fn compact(&mut self, state: &mut State<'_>) {
        for _ in 0..PASSES {
            let groups = &self.groups;
            self.by_go.sort_by_key(|g| (state.go(groups[*g].sites[0]), *g));
            let mut helped = false;
            for at in 0..self.by_go.len() {
                let group = self.by_go[at];
                if !self.followers[group].is_empty() {
                    continue;
                }
                helped |= earlier(state, &self.groups[group]);
            }
            if !helped {
                return;
            }
        }
    }
}

/// Lays a group again if that costs less.
pub(crate) fn earlier(state: &mut State<'_>, group: &Group) -> bool {
    let before = Saved::of(state, &group.sites);
    state.remove_all(&group.sites);
    let laid = lay(state, group, false);
    let paid: u64 = group.sites.iter().map(|s| state.inst.cost(*s, state.go(*s).min(state.inst.slots))).sum();
    if laid && paid < before.cost {
        return true;
    }
    before.put_back(state, &group.sites);
    false
}

/// A group inside the window of its wave, on its announced slot first when asked.
fn lay(state: &mut State<'_>, group: &Group, announced: bool) -> bool {
    let window = wave_window(state, group.wave);
    if window.from > window.to {
        return false;
    }
    let slot = group.sites.iter().filter_map(|s| state.inst.sites[*s].announced).max().filter(|_| announced);
    let held = slot
        .is_some_and(|slot| slot >= window.from && slot <= window.to && state.insert_group(&group.sites, Window::exactly(slot), Manner::JustInTime));
    held || state.insert_group(&group.sites, window, Manner::JustInTime)
}

/// Starts of some services, to be put back.
struct Saved {
    starts: Vec<(usize, u32)>,
    cost: u64,
}

impl Saved {
    fn of(state: &State<'_>, sites: &[usize]) -> Saved {
        let k = state.inst.steps.len();
        let tasks = sites.iter().flat_map(|s| s * k..(s + 1) * k).filter(|ix| state.inst.tasks[*ix].fixed.is_none() && state.start[*ix] != NONE);
        let cost = sites.iter().map(|s| state.inst.cost(*s, state.go(*s).min(state.inst.slots))).sum();
        Saved { starts: tasks.map(|ix| (ix, state.start[ix])).collect(), cost }
    }
    fn put_back(&self, state: &mut State<'_>, sites: &[usize]) {
        state.remove_all(sites);
        for (ix, start) in &self.starts {
            state.book(*ix, *start);
        }
    }
}

fn back_to(state: &mut State<'_>, start: &[u32]) {
    for site in 0..state.inst.sites.len() {
        state.remove(site);
    }
    for (ix, start) in start.iter().enumerate().filter(|(_, s)| **s != NONE) {
        if state.inst.tasks[ix].fixed.is_none() {
            state.book(ix, *start);
        }
    }
}

fn followers(state: &State<'_>, groups: &[Group]) -> Vec<Vec<usize>> {
    let inst = state.inst;
    let mut home = vec![0; inst.sites.len()];
    for (at, g) in groups.iter().enumerate() {
        for s in &g.sites {
            home[*s] = at;
        }
    }
    let mut direct: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (site, s) in inst.sites.iter().enumerate() {
        for before in &s.after {
            direct[home[*before]].push(home[site]);
        }
    }
    (0..groups.len())
        .map(|g| {
            let (mut all, mut at) = (direct[g].clone(), 0);
            while let Some(&next) = all.get(at) {
                for other in &direct[next] {
                    if *other != g && !all.contains(other) {
                        all.push(*other);
                    }
                }
                at += 1;
            }
            all.sort_unstable();
            all.dedup();
            all
        })
        .collect()
}
