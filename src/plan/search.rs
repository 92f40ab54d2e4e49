//! From an instance to starts: what still holds of the last plan, then what is missing, then what can be bettered.

use super::engine::State;
use super::instance::Instance;
use super::{improve, restore, strategy};

pub(crate) struct Found {
    /// Start of each task; `NONE` where there was no place.
    pub start: Vec<u32>,
    /// Whether every service has its place.
    pub complete: bool,
}

/// Plans an instance. Services that stand as the last plan had them are not touched by the search.
pub(crate) fn planned(inst: &Instance, previous: bool, iterations: u32, seed: u64) -> Found {
    let mut state = State::new(inst);
    if previous {
        restore::restore(&mut state);
    }
    let kept: Vec<bool> = (0..inst.sites.len()).map(|s| previous && state.placed(s)).collect();
    finished(state, &kept, iterations, seed)
}

/// The same plan but for some services, which are laid again.
pub(crate) fn again(inst: &Instance, start: &[u32], without: &[usize]) -> Found {
    let mut state = State::new(inst);
    for (ix, start) in start.iter().enumerate().filter(|(ix, _)| inst.tasks[*ix].fixed.is_none() && !without.contains(&(ix / inst.steps.len()))) {
        if *start != super::instance::NONE {
            state.book(ix, *start);
        }
    }
    state.open_gate();
    let kept = vec![true; inst.sites.len()];
    finished(state, &kept, 0, 0)
}

fn finished(mut state: State<'_>, kept: &[bool], iterations: u32, seed: u64) -> Found {
    let complete = strategy::lay(&mut state);
    if complete {
        improve::improve(&mut state, kept, iterations, seed);
    }
    Found { start: state.start, complete }
}
