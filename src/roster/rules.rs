//! The hard rules, one named function each: what a person's own calendar allows. What depends on other seats is in `seats`.

use super::instance::{DAY, Duty, Instance, Trainee};

/// Why a person cannot come at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// Outside the days that the module allows before the go-live.
    Window,
    /// Inside the notice period.
    Notice,
    Closed,
    Absent,
    Busy,
    RestDay,
    OffShift,
    RestHours,
}

/// A moment asked about: somebody, a module, a day, a half.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub instance: &'a Instance,
    pub person: &'a Trainee,
    pub course: usize,
    pub day: i32,
    /// 0 in the morning, also for a whole day.
    pub half: usize,
}

impl Asked<'_> {
    fn halves(&self) -> std::ops::Range<usize> {
        self.half..self.half + self.instance.courses[self.course].halves
    }
    fn letter(&self) -> u8 {
        self.instance.letter(self.person, self.day)
    }
}

/// A rule: whether it lets the moment through.
type Rule = fn(&Asked<'_>) -> bool;

/// All rules of a person's own calendar, in the order in which a refusal is named.
pub const OWN: &[(Refusal, Rule)] = &[
    (Refusal::Notice, after_notice),
    (Refusal::Window, in_window),
    (Refusal::Closed, on_an_open_day),
    (Refusal::Absent, not_absent),
    (Refusal::Busy, not_busy),
    (Refusal::RestDay, not_on_a_rest_day),
    (Refusal::OffShift, on_shift),
    (Refusal::RestHours, rested),
];

/// The first rule that refuses, if any.
pub fn refused(asked: &Asked<'_>) -> Option<Refusal> {
    OWN.iter().find(|(_, rule)| !rule(asked)).map(|(refusal, _)| *refusal)
}

/// Never before today + the notice period (décret 2002-9 art. 13: a duty roster is known 15 days ahead).
fn after_notice(a: &Asked<'_>) -> bool {
    a.day >= a.instance.today.saturating_add(a.instance.limits.notice_days)
}

/// Inside the module's window before the go-live, after the pilot's gate.
fn in_window(a: &Asked<'_>) -> bool {
    let (first, last) = a.instance.window(a.person, &a.instance.courses[a.course]);
    (first..=last).contains(&a.day)
}

/// Monday to Friday, no holiday, no closed day.
fn on_an_open_day(a: &Asked<'_>) -> bool {
    a.instance.is_open(a.day)
}

fn not_absent(a: &Asked<'_>) -> bool {
    a.instance.of(a.letter()).duty != Duty::Away
}

/// Not on a half-day on which the person never is free (a doctor's consultations).
fn not_busy(a: &Asked<'_>) -> bool {
    let weekday = a.instance.weekday(a.day);
    a.halves().all(|half| a.person.busy & (1 << (weekday * 2 + half)) == 0)
}

/// On a rest day only those who may.
fn not_on_a_rest_day(a: &Asked<'_>) -> bool {
    a.person.rest_ok || a.instance.of(a.letter()).duty != Duty::Rest
}

/// A half-day module takes place in the hours of the shift; a whole day replaces any shift, and a training replaces a night.
fn on_shift(a: &Asked<'_>) -> bool {
    let letter = a.instance.of(a.letter());
    letter.duty != Duty::Day || a.halves().len() > 1 || letter.covers[a.half.min(1)]
}

/// Daily rest (12 h in public hospitals) between the end of the day before's shift and the session: never after a night.
fn rested(a: &Asked<'_>) -> bool {
    let before = a.instance.of(a.instance.letter(a.person, a.day - 1));
    !matches!(before.duty, Duty::Day | Duty::Night) || DAY + a.instance.halves[a.half.min(1)].0 - before.hours.1 >= a.instance.limits.rest_minutes
}

#[cfg(test)]
mod tests {
    use super::super::instance::sample::small;
    use super::*;

    /// What is refused to the first person for the first module (or the second one, a whole day) at a moment.
    fn said(instance: &Instance, course: usize, day: i32, half: usize) -> Option<Refusal> {
        refused(&Asked { instance, person: &instance.people[0], course, day, half })
    }

    #[test]
    fn nobody_is_called_inside_the_notice_period() {
        let mut i = small();
        i.limits.notice_days = 9;
        assert_eq!(said(&i, 0, 8, 0), Some(Refusal::Notice));
        assert_eq!(said(&i, 0, 9, 0), None);
    }

    #[test]
    fn nobody_is_trained_too_early_nor_on_the_go_live() {
        let i = small();
        assert_eq!(
            (said(&i, 0, 4, 0), said(&i, 0, 7, 0), said(&i, 0, 18, 1), said(&i, 0, 21, 0)),
            (Some(Refusal::Window), None, None, Some(Refusal::Window))
        );
    }

    #[test]
    fn super_users_have_a_window_of_their_own() {
        let mut i = small();
        i.people[0].super_user = true;
        assert_eq!((said(&i, 0, 4, 0), said(&i, 0, 14, 0)), (None, Some(Refusal::Window)));
    }

    #[test]
    fn training_waits_for_the_gate_of_the_pilot() {
        let mut i = small();
        i.wards[0].not_before = 9;
        assert_eq!((said(&i, 0, 8, 0), said(&i, 0, 9, 0)), (Some(Refusal::Window), None));
    }

    #[test]
    fn no_session_on_a_closed_day_or_a_week_end() {
        let mut i = small();
        i.open[8] = false;
        i.cycles[0] = vec![2];
        assert_eq!((said(&i, 0, 8, 0), said(&i, 0, 12, 0)), (Some(Refusal::Closed), Some(Refusal::Closed)));
    }

    #[test]
    fn people_on_leave_are_never_seated() {
        let mut i = small();
        i.people[0].absent = vec![(8, 9)];
        assert_eq!((said(&i, 0, 8, 0), said(&i, 0, 9, 1), said(&i, 0, 10, 0)), (Some(Refusal::Absent), Some(Refusal::Absent), None));
    }

    #[test]
    fn a_busy_half_day_is_respected() {
        let mut i = small();
        i.people[0].busy = 1 << 3; // Tuesday afternoon
        assert_eq!((said(&i, 0, 8, 0), said(&i, 0, 8, 1), said(&i, 1, 8, 0)), (None, Some(Refusal::Busy), Some(Refusal::Busy)));
    }

    #[test]
    fn a_rest_day_is_for_those_who_may() {
        let mut i = small();
        i.cycles[0] = vec![1];
        assert_eq!(said(&i, 0, 8, 0), Some(Refusal::RestDay));
        i.people[0].rest_ok = true;
        assert_eq!(said(&i, 0, 8, 0), None);
    }

    #[test]
    fn a_morning_shift_comes_in_the_morning_or_for_a_whole_day() {
        let mut i = small();
        i.cycles[0] = vec![3];
        assert_eq!((said(&i, 0, 8, 0), said(&i, 0, 8, 1), said(&i, 1, 8, 0)), (None, Some(Refusal::OffShift), None));
    }

    #[test]
    fn nobody_comes_after_a_night() {
        let mut i = small();
        i.cycles[0] = vec![4, 4, 1, 1, 1, 1, 1]; // nights of Monday and Tuesday
        assert_eq!((said(&i, 0, 7, 0), said(&i, 0, 8, 0)), (None, Some(Refusal::RestHours)));
        i.people[0].rest_ok = true;
        assert_eq!((said(&i, 0, 9, 0), said(&i, 0, 10, 0)), (Some(Refusal::RestHours), None));
    }

    #[test]
    fn a_late_evening_needs_twelve_hours() {
        let mut i = small();
        i.cycles[0] = vec![5];
        i.letters[5].hours.1 = 1290; // 21:30, so 11 h 30 before 9:00
        assert_eq!((said(&i, 1, 8, 0), said(&i, 0, 8, 1)), (Some(Refusal::RestHours), None));
    }
}
