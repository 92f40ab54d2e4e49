//! Nobody is booked twice: what asks for more people than its team ever has (or has left, for what is fixed) takes those that there are.

use super::instance::Instance;
use std::collections::BTreeMap;

/// Lowers the needs of tasks to what can ever be given.
pub(super) fn clamp(inst: &mut Instance) {
    let mut longest: BTreeMap<(usize, u16), u32> = BTreeMap::new();
    for ix in 0..inst.tasks.len() {
        if inst.tasks[ix].fixed.is_some() {
            continue;
        }
        let length = inst.tasks[ix].duration;
        for at in 0..inst.tasks[ix].needs.len() {
            let (team, mut need) = inst.tasks[ix].needs[at];
            while need > 0 && *longest.entry((team, need)).or_insert_with(|| longest_run(&inst.capacity[team], inst.now, need)) < length {
                need = next_lower(&inst.capacity[team], inst.now, need);
            }
            inst.tasks[ix].needs[at].1 = need;
        }
    }
    let mut free = inst.capacity.clone();
    for happened in [true, false] {
        for ix in 0..inst.tasks.len() {
            let task = &mut inst.tasks[ix];
            let Some(start) = task.fixed.filter(|_| task.happened == happened) else { continue };
            let (from, to) = (start.max(inst.known) as usize, (start.saturating_add(task.duration)).min(inst.slots) as usize);
            for (team, need) in &mut task.needs {
                let row = free[*team].get_mut(from.min(to)..to).unwrap_or_default();
                *need = row.iter().copied().min().unwrap_or(*need).min(*need);
                for free in row {
                    *free -= *need;
                }
            }
        }
    }
}

/// Most slots in a row, from `now`, on which so many people are there.
fn longest_run(row: &[u16], now: u32, need: u16) -> u32 {
    let (mut best, mut run) = (0, 0);
    for people in row.iter().skip(now as usize) {
        run = if *people >= need { run + 1 } else { 0 };
        best = best.max(run);
    }
    best
}

/// The largest number of people that the team has on some day and that is below `need`.
fn next_lower(row: &[u16], now: u32, need: u16) -> u16 {
    row.iter().skip(now as usize).copied().filter(|people| *people < need).max().unwrap_or(0)
}
