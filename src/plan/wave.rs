//! A wave: its go-lives brought within their spread, by its start, by the order of its members, then by small repairs.

use super::engine::{Manner, State, Window};
use super::groups::Group;
use super::instance::{Instance, NONE, Waves};
use super::strategy::{every, lay_announced, lay_apart, lay_group, wave_from, wave_window};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Trials of a wave with another start or order, before small repairs.
const TRIALS: usize = 12;
/// Repairs tried without success before a window is given up: so many a member, at most so many.
const REPAIRS: (usize, usize) = (12, 300);
/// Later starts of the window that repairs aim at: what comes before the go-lives is then out of the way.
const LATER: [u32; 6] = [0, 4, 10, 20, 40, 70];
/// Slots of a week.
const WEEK: u32 = 10;
/// Members taken out by a repair: those that stand outside, and some that stand in their way.
const OUTSIDE: usize = 4;
const IN_THE_WAY: u32 = 5;

/// Lays the members of a wave that are not placed.
pub(crate) fn lay_wave(state: &mut State<'_>, members: &[Group], wave: u32) -> bool {
    let Some(waves) = state.inst.waves.filter(|_| wave > 0) else {
        return every(members, |g| lay_group(state, g, Window::ANY));
    };
    if (0..state.inst.sites.len()).any(|s| state.inst.sites[s].wave == wave && state.placed(s) && is_free(state, s)) {
        return every(members, |g| lay_in_wave(state, g, wave));
    }
    let order: Vec<&Group> = members.iter().collect();
    let Some(order) = trials(state, order, wave, waves) else { return false };
    let mut mend = Mend { order, rng: ChaCha8Rng::seed_from_u64(u64::from(wave)) };
    if waves.tight {
        // As close as can be: a day less as long as that is found.
        while let Some(spread) = mend.spread(state).checked_sub(2)
            && mend.within(state, spread)
        {}
    } else {
        // Its own spread, else a week more, two more, four more, as long as that is better than what there is.
        let (mut spread, mut more) = (waves.spread, WEEK);
        while spread < mend.spread(state) && !mend.within(state, spread) {
            spread += more;
            more *= 2;
        }
    }
    true
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

/// All as early as they can; then from the slot where the last one allows, those that came too late first. The members in the order of the best trial, placed.
fn trials<'g>(state: &mut State<'_>, members: Vec<&'g Group>, wave: u32, waves: Waves) -> Option<Vec<&'g Group>> {
    let mut order = members;
    let mut from = wave_from(state, wave);
    let mut best: Option<(u32, Vec<(usize, u32)>)> = None;
    for _ in 0..TRIALS {
        if !every(&order, |g| lay_group(state, g, Window::since(from))) {
            break;
        }
        let (first, last) = ends(state, &order);
        let spread = last.saturating_sub(first);
        let found = best.as_ref().is_none_or(|(s, _)| spread < *s);
        if found {
            best = Some((spread, starts(state, &order)));
        }
        // A start that is moved for nothing only delays.
        if spread <= waves.spread || (waves.tight && !found) {
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
    for g in &order {
        state.remove_all(&g.sites);
    }
    for (ix, start) in best?.1 {
        state.book(ix, start);
    }
    Some(order)
}

/// Whether the go-live of a service is neither begun nor imposed.
fn is_free(state: &State<'_>, site: usize) -> bool {
    state.inst.task(site, state.inst.go).fixed.is_none()
}

/// First and last go-live of groups, those that are fixed aside.
fn ends(state: &State<'_>, members: &[&Group]) -> (u32, u32) {
    let free = members.iter().flat_map(|g| &g.sites).filter(|s| is_free(state, **s));
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
    if order.iter().flat_map(|g| &g.sites).all(|s| inst.sites[*s].after.is_empty()) {
        return order;
    }
    let mut out: Vec<&Group> = Vec::with_capacity(order.len());
    let mut left = order;
    while !left.is_empty() {
        let waits = |g: &&Group| {
            let after = g.sites.iter().flat_map(|s| &inst.sites[*s].after);
            after.into_iter().any(|a| left.iter().any(|other| other != g && other.sites.contains(a)))
        };
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

/// Small repairs of a wave that is placed.
struct Mend<'g> {
    order: Vec<&'g Group>,
    rng: ChaCha8Rng,
}

impl Mend<'_> {
    fn spread(&self, state: &State<'_>) -> u32 {
        let (first, last) = ends(state, &self.order);
        last.saturating_sub(first)
    }
    fn below(&mut self, n: u32) -> u32 {
        u32::try_from((u64::from(self.rng.next_u32()) * u64::from(n)) >> 32).unwrap_or(0)
    }
    fn go(state: &State<'_>, g: &Group) -> u32 {
        g.sites.iter().map(|s| state.go(*s)).max().unwrap_or(NONE)
    }
    fn movable(state: &State<'_>, g: &Group) -> bool {
        // Who is announced stays, and who others come after is not taken from under them.
        let inst = state.inst;
        let alone = |s: &usize| inst.task(*s, inst.go).fixed.is_none() && inst.sites[*s].announced.is_none();
        g.sites.iter().all(alone) && !inst.sites.iter().any(|s| s.after.iter().any(|a| g.sites.contains(a)))
    }

    /// Brings all go-lives within a spread; on failure everything is as it was.
    fn within(&mut self, state: &mut State<'_>, spread: u32) -> bool {
        if self.spread(state) <= spread {
            return true;
        }
        let before = starts(state, &self.order);
        let fullest = self.fullest(state, spread);
        for later in LATER {
            let window = Window { from: fullest + later, to: fullest + later + spread };
            if self.each_fits(state, window) && self.towards(state, window) && self.spread(state) <= spread {
                return true;
            }
            for g in &self.order {
                state.remove_all(&g.sites);
            }
            for (ix, start) in &before {
                state.book(*ix, *start);
            }
        }
        false
    }

    /// Whether each member that stands outside could stand in the window if it were alone there: else no repair helps.
    fn each_fits(&self, state: &mut State<'_>, window: Window) -> bool {
        let before = starts(state, &self.order);
        let outside = |g: &&&Group| g.sites.iter().any(|s| is_free(state, *s) && !(window.from..=window.to).contains(&state.go(*s)));
        let outside: Vec<&Group> = self.order.iter().filter(outside).copied().collect();
        for g in &self.order {
            state.remove_all(&g.sites);
        }
        let fit = outside.iter().all(|g| {
            let fits = Self::movable(state, g) && state.insert_group(&g.sites, window, Manner::Forward);
            state.remove_all(&g.sites);
            fits
        });
        for (ix, start) in before {
            state.book(ix, start);
        }
        fit
    }

    /// Repairs until all go-lives stand in a window, or nothing helps any more.
    fn towards(&mut self, state: &mut State<'_>, window: Window) -> bool {
        let movable: Vec<usize> = (0..self.order.len()).filter(|g| Self::movable(state, self.order[*g])).collect();
        let mut left = (REPAIRS.0 * movable.len()).min(REPAIRS.1);
        let mut excess = self.excess(state, window);
        while excess > 0 && left > 0 && !movable.is_empty() {
            let after = self.repair(state, &movable, window, excess);
            left = if after < excess { left } else { left - 1 };
            excess = after;
        }
        excess == 0
    }

    /// The start of the window of that spread that holds most of the wave; the latest of them, where there is room before.
    fn fullest(&self, state: &State<'_>, spread: u32) -> u32 {
        let mut gos: Vec<u32> = self.order.iter().map(|g| Self::go(state, g)).collect();
        gos.sort_unstable();
        let inside = |from: u32| gos.partition_point(|g| *g <= from.saturating_add(spread)) - gos.partition_point(|g| *g < from);
        let earliest = gos.first().copied().unwrap_or(0);
        let starts = gos.iter().flat_map(|g| [*g, g.saturating_sub(spread)]).filter(|from| *from >= earliest);
        starts.max_by_key(|from| (inside(*from), *from)).unwrap_or(0)
    }

    /// How far the wave stands out of a window, in slots over all members.
    fn excess(&self, state: &State<'_>, window: Window) -> u64 {
        let out = |go: u32| u64::from(window.from.saturating_sub(go)) + u64::from(go.saturating_sub(window.to));
        self.order.iter().flat_map(|g| &g.sites).filter(|s| is_free(state, **s)).map(|s| out(state.go(*s))).sum()
    }

    /// Takes out some that stand outside and some others, lays them again in another order; the excess afterwards, never larger.
    fn repair(&mut self, state: &mut State<'_>, movable: &[usize], window: Window, excess: u64) -> u64 {
        let outside = |g: &usize| self.order[*g].sites.iter().any(|s| is_free(state, *s) && !(window.from..=window.to).contains(&state.go(*s)));
        let mut out: Vec<usize> = movable.iter().copied().filter(outside).collect();
        while out.len() > OUTSIDE {
            let at = self.below(u32::try_from(out.len()).unwrap_or(1)) as usize;
            out.swap_remove(at);
        }
        for _ in 0..=self.below(IN_THE_WAY) {
            let at = movable[self.below(u32::try_from(movable.len()).unwrap_or(1)) as usize];
            if !out.contains(&at) {
                out.push(at);
            }
        }
        for at in (1..out.len()).rev() {
            let other = self.below(u32::try_from(at + 1).unwrap_or(1)) as usize;
            out.swap(at, other);
        }
        let groups: Vec<&Group> = sorted_behind(state.inst, out.iter().map(|g| self.order[*g]).collect());
        let before = starts(state, &groups);
        for g in &groups {
            state.remove_all(&g.sites);
        }
        let laid = groups.iter().all(|g| {
            state.insert_group(&g.sites, window, Manner::JustInTime) || state.insert_group(&g.sites, Window::since(window.from), Manner::JustInTime)
        });
        if laid {
            let after = self.excess(state, window);
            if after <= excess {
                return after;
            }
        }
        for g in &groups {
            state.remove_all(&g.sites);
        }
        for (ix, start) in before {
            state.book(ix, start);
        }
        excess
    }
}
