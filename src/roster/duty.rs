//! Who is on duty when: the duty roster where there is one, else the cycle, else the weekdays stated, else Monday to Friday.
//!
//! Assumed where nothing is known: a day post is held Monday to Friday; a night post is counted on each of those days, its own ward group covered apart, and
//! whoever makes the night's roster leaves the night before a training free. A cycle of whole weeks starts on a Monday (1 January of year 1 was one, weeks are counted from it).

use super::instance::{AWAY, Duty, Letter, REST};
use super::sites::folded;
use crate::model::{Day, Post, Shift, Watch};
use chrono::Datelike;

/// Indices of the letters in [`letters`].
pub const DAY: u8 = 2;
pub const MORNING: u8 = 3;
pub const NIGHT: u8 = 4;
pub const EVENING: u8 = 5;

/// Usual hours: 12 h by day, morning, night, evening.
pub fn letters() -> Vec<Letter> {
    let letter = |name: &str, duty, hours, covers| Letter { name: name.into(), duty, hours, covers };
    vec![
        letter("-", Duty::Away, (0, 0), [false; 2]),
        letter("R", Duty::Rest, (0, 0), [false; 2]),
        letter("D", Duty::Day, (420, 1140), [true; 2]),
        letter("M", Duty::Day, (405, 855), [true, false]),
        letter("N", Duty::Night, (1140, 1860), [false; 2]),
        letter("S", Duty::Day, (810, 1260), [false, true]),
    ]
}

/// The letter of a code of a duty roster or a cycle; `None` when it is not a usual one.
pub fn letter(code: &str) -> Option<u8> {
    Watch::usual(&folded(code)).map(|watch| match watch {
        Watch::Away => AWAY,
        Watch::Rest => REST,
        Watch::Day => DAY,
        Watch::Morning => MORNING,
        Watch::Evening => EVENING,
        Watch::Night => NIGHT,
    })
}

/// The letters of a post's cycle, and its offset on `start`.
pub fn cycle(post: &Post, start: Day) -> (Vec<u8>, i32) {
    let monday = i32::try_from(start.weekday().num_days_from_monday()).unwrap_or(0);
    if let Some(cycle) = stated(&post.cycle) {
        let length = i32::try_from(cycle.len()).unwrap_or(7);
        // Day 1 of the era was a Monday.
        return (cycle, (start.num_days_from_ce() - 1).rem_euclid(length));
    }
    let all = post.weekdays == [true; 7] || post.weekdays == [false; 7];
    let on = |day: usize| if all { day < 5 } else { post.weekdays[day] };
    ((0..7).map(|day| if on(day) { DAY } else { REST }).collect(), monday)
}

/// A cycle as typed, when it is one of whole weeks: only then is it known where it starts.
fn stated(text: &str) -> Option<Vec<u8>> {
    let parts: Vec<String> = if text.chars().any(|c| matches!(c, ' ' | ',' | ';' | '/' | '-')) {
        text.split([' ', ',', ';', '/', '-']).filter(|p| !p.is_empty()).map(str::to_owned).collect()
    } else {
        text.chars().map(String::from).collect()
    };
    let letters: Vec<u8> = parts.iter().map(|p| letter(p)).collect::<Option<_>>()?;
    (!letters.is_empty() && letters.len().is_multiple_of(7)).then_some(letters)
}

/// Whether the nights of a post are known from its cycle.
pub fn nights_known(post: &Post) -> bool {
    post.shift == Shift::Night && stated(&post.cycle).is_some_and(|c| c.contains(&NIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, ServiceIx, SheetId};

    fn post(cycle: &str, weekdays: [bool; 7]) -> Post {
        Post {
            service: ServiceIx(0),
            job: "IDE".into(),
            profile: None,
            contract: "".into(),
            share: 1.0,
            shift: Shift::Day,
            weekdays,
            cycle: cycle.into(),
            arrival: None,
            departure: None,
            manager: None,
            super_user: false,
            place: Place::sheet(SheetId(0)),
        }
    }

    #[test]
    fn who_states_nothing_works_monday_to_friday() {
        let wednesday = Day::from_ymd_opt(2027, 3, 3).expect("a date");
        assert_eq!(cycle(&post("", [true; 7]), wednesday), (vec![DAY, DAY, DAY, DAY, DAY, REST, REST], 2));
        let week = [true, false, true, false, false, false, true];
        assert_eq!(cycle(&post("", week), wednesday).0, [DAY, REST, DAY, REST, REST, REST, DAY]);
    }

    #[test]
    fn a_cycle_of_whole_weeks_starts_on_a_monday() {
        let wednesday = Day::from_ymd_opt(2027, 3, 3).expect("a date");
        assert_eq!(cycle(&post("JJRRNNR", [true; 7]), wednesday), (vec![DAY, DAY, REST, REST, NIGHT, NIGHT, REST], 2));
        assert_eq!(cycle(&post("J J RH RH S S RH", [true; 7]), wednesday).0.len(), 7);
        assert_eq!(cycle(&post("JJRR", [true; 7]), wednesday).0.len(), 7, "nobody knows where it starts: Monday to Friday");
    }

    #[test]
    fn a_code_that_is_not_usual_is_not_guessed() {
        assert_eq!((letter("Nuit"), letter("RTT"), letter("CA"), letter("AM"), letter("ZZ")), (Some(NIGHT), Some(REST), Some(AWAY), None, None));
    }
}
