//! The last published plan as the start of the new one: what still holds stays exactly where it was.

use super::engine::State;
use super::groups::groups;
use super::instance::{Instance, NONE};
use super::network::Frame;
use crate::model::{OpIx, ServiceIx};

/// Slot at which the last plan started an operation. Days say which half-day when its length does; else `Previous::afternoons`.
pub(super) fn hint(frame: Frame<'_>, service: ServiceIx, operation: OpIx, duration: u32) -> Option<u32> {
    let previous = &frame.hospital.previous;
    let key = (frame.hospital.service(service).code.clone(), frame.hospital.operation(operation).code.clone());
    let (start, end) = previous.starts.get(&key)?;
    let morning = frame.calendar.first(*start).0;
    let ends = |slot: u32| frame.calendar.last_day(crate::model::Slot(slot + duration)) == Some(*end);
    let afternoon = previous.afternoons.contains(&key) || (!ends(morning) && ends(morning + 1));
    Some(morning + u32::from(afternoon))
}

/// Lays every service whose last starts all still hold, as they were: pilots first, since they open the gate. Those that do not hold stay out.
pub(crate) fn restore(state: &mut State<'_>) {
    let all = groups(state.inst);
    let mut sites: Vec<usize> = all.iter().flat_map(|g| &g.sites).copied().collect();
    sites.sort_by_key(|s| (!state.inst.sites[*s].pilot, state.inst.task(*s, state.inst.go).hint.unwrap_or(NONE)));
    let pilots = sites.iter().take_while(|s| state.inst.sites[**s].pilot).count();
    for (at, site) in sites.iter().enumerate() {
        if at == pilots {
            // Pilots that do not hold are laid again before the gate is known.
            super::strategy::lay_pilots(state);
        }
        let apart = state.inst.sites[*site].apart;
        as_it_was(state, *site, apart);
    }
    if pilots == sites.len() {
        super::strategy::lay_pilots(state);
    }
}

/// Lays one service as it was, or not at all; `apart`: whatever its partners do.
pub(crate) fn as_it_was(state: &mut State<'_>, site: usize, apart: bool) -> bool {
    let inst = state.inst;
    for &step in &inst.order {
        let ix = inst.task_ix(site, step);
        let task = &inst.tasks[ix];
        if task.fixed.is_some() {
            continue;
        }
        let lowest = state.release(site, step, super::engine::Window::ANY).max(state.after_predecessors(site, step));
        let at = if task.dropped { lowest } else { task.hint.unwrap_or(NONE) };
        if at == NONE || at < lowest || !state.fits_at(site, step, at) {
            state.remove(site);
            return false;
        }
        state.book(ix, at);
    }
    if !waits_hold(state, inst, site) || !(apart || with_partners(state, inst, site)) {
        state.remove(site);
        return false;
    }
    true
}

fn waits_hold(state: &State<'_>, inst: &Instance, site: usize) -> bool {
    inst.order.iter().all(|step| inst.task(site, *step).fixed.is_some() || state.too_early(site, *step).is_none())
}

/// Partners that are placed go live on the same slot.
fn with_partners(state: &State<'_>, inst: &Instance, site: usize) -> bool {
    inst.sites[site].together.iter().all(|other| state.go(*other) == NONE || state.go(*other) == state.go(site))
}
