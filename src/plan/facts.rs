//! What happened or is imposed, as fixed starts: progress typed by people always wins over the plan.

use super::days::begun;
use super::instance::Task;
use super::network::Frame;
use crate::model::{Day, Progress, Status, WorkTime};

/// Fixes a task by what is known of it.
pub(super) fn apply(frame: Frame<'_>, p: &Progress, task: &mut Task) {
    if p.status == Status::Dropped {
        *task = Task { dropped: true, ..Task::default() };
        return;
    }
    let now = frame.now.0;
    let past = |d: &Day| frame.calendar.day(frame.now).is_none_or(|n| *d <= n);
    let start = p.start.filter(past);
    // A start typed without a status has begun; a blocked operation has only with a start.
    let has_begun = start.is_some() || p.end.as_ref().is_some_and(past) || (begun(p.status) && p.status != Status::Blocked);
    if has_begun {
        happened(frame, p, start, task);
    } else if let Some(day) = p.pinned.or(p.start) {
        task.fixed = Some(frame.calendar.first(day).0.max(now));
    }
}

fn happened(frame: Frame<'_>, p: &Progress, start: Option<Day>, task: &mut Task) {
    let (calendar, now) = (frame.calendar, frame.now.0);
    let length = task.duration.max(1);
    let done = p.status == Status::Done || (p.end.is_some() && p.status != Status::InProgress);
    let end = p.end.map(|d| if calendar.is_worked(d) { calendar.first(d).0 + 2 } else { calendar.first(d).0 });
    let (from, to) = if done {
        let end = end.map(|e| e.min(now.max(1)));
        let from = start.map(|d| calendar.first(d).0).or_else(|| end.map(|e| e.saturating_sub(length)));
        // Done without any date: where the last plan had it, else just before today.
        let from = from.or(task.hint).unwrap_or_else(|| now.saturating_sub(length)).min(now.saturating_sub(1));
        (from, end.unwrap_or_else(|| (from + length).min(now.max(from + 1))))
    } else {
        let from = start.map(|d| calendar.first(d).0).or(task.hint).unwrap_or(now).min(now);
        (from, forecast(frame, p, task, from))
    };
    task.fixed = Some(from);
    task.happened = true;
    task.duration = to.max(from + 1) - from;
}

/// End of what is in progress: what remains from the day on which it was typed, else its duration; not before the end of this half-day.
fn forecast(frame: Frame<'_>, p: &Progress, task: &Task, from: u32) -> u32 {
    let (calendar, now) = (frame.calendar, frame.now.0);
    let Some(remaining) = p.remaining else { return (from + task.duration).max(now + 1) };
    let left = if remaining <= 0.0 { 0 } else { WorkTime::from_days(remaining).0 };
    let key = (frame.hospital.service(p.service).code.clone(), frame.hospital.operation(p.operation).code.clone());
    let previous = &frame.hospital.previous;
    // The same words gave the same end in the last run: they are of that day, not of today.
    if let (Some(then), Some((_, end))) = (previous.day, previous.starts.get(&key)) {
        let said = calendar.first(then).0 + left.max(1);
        if calendar.last_day(crate::model::Slot(said)) == Some(*end) {
            return said.max(now + 1);
        }
    }
    (now + left).max(now + 1)
}
