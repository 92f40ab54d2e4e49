//! Services that are placed together: those that go live on the same slot, in an order where what others come after is first.

use super::engine::{Manner, State, Window};
use super::instance::{Instance, NONE};

/// Rounds of raising all to the latest of them.
const ROUNDS: usize = 60;

/// Services laid as one, by site index.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    pub sites: Vec<usize>,
    pub rank: u32,
    /// Work of the scarcest team over weight: small first.
    pub ratio: f64,
    pub pilot: bool,
    pub wave: u32,
}

/// All groups: pilots first, then by rank, ratio, site; moved behind what they come after.
pub(crate) fn groups(inst: &Instance) -> Vec<Group> {
    let heavy = scarcest(inst);
    let mut all: Vec<Group> = (0..inst.sites.len())
        .filter(|s| inst.sites[*s].together.first().is_none_or(|first| first == s))
        .map(|s| {
            let sites = if inst.sites[s].together.is_empty() { vec![s] } else { inst.sites[s].together.clone() };
            let weight: u32 = sites.iter().map(|s| inst.sites[*s].weight).sum();
            let work: u64 = sites.iter().map(|s| work(inst, *s, heavy)).sum();
            Group {
                rank: sites.iter().map(|s| inst.sites[*s].rank).min().unwrap_or(0),
                ratio: work as f64 / f64::from(weight.max(1)),
                pilot: sites.iter().any(|s| inst.sites[*s].pilot),
                wave: sites.iter().map(|s| inst.sites[*s].wave).min().unwrap_or(0),
                sites,
            }
        })
        .collect();
    all.sort_by(|a, b| (!a.pilot, a.wave, a.rank).cmp(&(!b.pilot, b.wave, b.rank)).then(a.ratio.total_cmp(&b.ratio)).then(a.sites.cmp(&b.sites)));
    behind(inst, all)
}

/// Work that a service asks of a team, in people × slots, before it can go live and after.
fn work(inst: &Instance, site: usize, team: usize) -> u64 {
    let tasks = (0..inst.steps.len()).map(|step| inst.task(site, step)).filter(|t| t.fixed.is_none());
    tasks.map(|t| t.needs.iter().filter(|n| n.0 == team).map(|n| u64::from(n.1) * u64::from(t.duration)).sum::<u64>()).sum()
}

/// The team whose work is largest for its people.
pub(crate) fn scarcest(inst: &Instance) -> usize {
    scarcest_for(inst, |_| true)
}

/// The team whose work is largest for its people around go-lives: training, go-live and what follows. Preparation can be done long before.
pub(crate) fn scarcest_around_go_lives(inst: &Instance) -> usize {
    scarcest_for(inst, |step| inst.steps[step].gated)
}

fn scarcest_for(inst: &Instance, counts: impl Fn(usize) -> bool) -> usize {
    let mut work = vec![0_u64; inst.capacity.len()];
    let k = inst.steps.len();
    for (_, task) in inst.tasks.iter().enumerate().filter(|(ix, t)| t.fixed.is_none() && counts(ix % k)) {
        for (team, need) in &task.needs {
            work[*team] += u64::from(*need) * u64::from(task.duration);
        }
    }
    let load = |team: usize| {
        let people: u64 = inst.capacity[team].iter().map(|c| u64::from(*c)).sum();
        work[team] as f64 / (people.max(1) as f64)
    };
    (0..work.len()).max_by(|a, b| load(*a).total_cmp(&load(*b))).unwrap_or(0)
}

/// The same order, but each group behind those that its sites come after.
pub(crate) fn behind(inst: &Instance, all: Vec<Group>) -> Vec<Group> {
    let mut home = vec![NONE as usize; inst.sites.len()];
    for (at, group) in all.iter().enumerate() {
        for s in &group.sites {
            home[*s] = at;
        }
    }
    let mut state = vec![0_u8; all.len()];
    let mut out = Vec::with_capacity(all.len());
    for at in 0..all.len() {
        // Depth first without recursion: (group, next of its predecessors to look at).
        let mut stack = vec![(at, 0)];
        while let Some((group, next)) = stack.pop() {
            if state[group] == 2 {
                continue;
            }
            state[group] = 1;
            let before = all[group].sites.iter().flat_map(|s| &inst.sites[*s].after).nth(next).map(|s| home[*s]);
            if let Some(before) = before {
                stack.push((group, next + 1));
                if state.get(before) == Some(&0) {
                    stack.push((before, 0));
                }
            } else {
                state[group] = 2;
                out.push(group);
            }
        }
    }
    let mut all: Vec<Option<Group>> = all.into_iter().map(Some).collect();
    out.into_iter().filter_map(|at| all[at].take()).collect()
}

/// Marks services that can be shown never to go live on one slot: their go-lives, or what follows them at once, need more people than a team has.
pub(crate) fn mark_apart(inst: &mut Instance) {
    let most: Vec<u32> = inst.capacity.iter().map(|row| u32::from(row.iter().skip(inst.now as usize).copied().max().unwrap_or(0))).collect();
    let at_once = inst.steps.get(inst.go).into_iter().flat_map(|s| &s.awaited).filter(|w| w.1 == 0).map(|w| w.0);
    let steps: Vec<usize> = std::iter::once(inst.go).chain(at_once).collect();
    for site in 0..inst.sites.len() {
        let partners = &inst.sites[site].together;
        let need = |step: usize, team: usize| -> u32 {
            partners.iter().flat_map(|s| &inst.task(*s, step).needs).filter(|n| n.0 == team).map(|n| u32::from(n.1)).sum()
        };
        let apart = steps.iter().any(|step| most.iter().enumerate().any(|(team, most)| need(*step, team) > *most));
        inst.sites[site].apart = apart;
    }
}

impl State<'_> {
    /// Lays a group: its members are raised to the latest go-live of them until all are equal.
    pub(crate) fn insert_group(&mut self, sites: &[usize], window: Window, manner: Manner) -> bool {
        let mut from = window.from;
        if sites.len() > 1 {
            from = sites.iter().map(|s| self.release(*s, self.inst.go, window)).max().unwrap_or(from);
        }
        if sites.iter().any(|s| self.inst.sites[*s].apart) {
            return false;
        }
        for _ in 0..ROUNDS {
            let whole = Window { from, to: window.to };
            let laid = sites.iter().all(|s| self.insert(*s, whole, manner));
            let last = sites.iter().map(|s| self.go(*s)).filter(|g| *g != NONE).max().unwrap_or(NONE);
            if laid && sites.iter().all(|s| self.go(*s) == last) {
                return true;
            }
            self.remove_all(sites);
            if !laid || last <= from {
                break;
            }
            from = last;
        }
        false
    }
    pub(crate) fn remove_all(&mut self, sites: &[usize]) {
        for s in sites {
            self.remove(*s);
        }
    }
}
