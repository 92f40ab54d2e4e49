//! Random small instances: every roster keeps every rule, counted again here the slow way, and a run on its own output changes nothing.

use jalon::model::Day;
use jalon::roster::answer::{booked, names};
use jalon::roster::engine::solve;
use jalon::roster::improve::{Dice, Search};
use jalon::roster::instance::{Booked, Course, Duty, Instance, Job, Letter, Limits, Place, Teacher, Trainee, Ward, calendar};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const SEARCH: Search = Search { seed: 7, tries: 3 };

#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::too_many_lines)] // numbers below a hundred; a list of fields
fn instance(seed: u64) -> Instance {
    let mut dice = Dice::new(seed);
    let start = Day::from_ymd_opt(2027, 3, 1).expect("a date");
    let closed = dice.below(28);
    let (open, weeks) = calendar(start, 42, |d| (d - start).num_days() != closed as i64);
    let sites = 1 + dice.below(3);
    let letter = |name: &str, duty, hours, covers| Letter { name: name.into(), duty, hours, covers };
    let wards: Vec<Ward> = (0..=dice.below(3))
        .map(|w| Ward { id: format!("W{w}"), site: dice.below(sites), go_live: 24 + dice.below(16) as i32, not_before: dice.below(2) as i32 * 8 })
        .collect();
    let courses: Vec<Course> = (0..3)
        .map(|c| Course {
            id: format!("M{c}"),
            name: String::new(),
            halves: 1 + dice.below(2),
            min: 1 + dice.below(3),
            max: 3 + dice.below(4),
            prerequisites: (0..c).filter(|_| dice.below(2) == 0).collect(),
            needs: if dice.below(4) == 0 { vec!["PC".into()] } else { Vec::new() },
            window: (10 + dice.below(15) as i32, 1),
            super_window: (28, 4),
        })
        .collect();
    let week = |dice: &mut Dice| std::array::from_fn(|_| dice.below(5) > 0);
    let rooms = (0..=dice.below(3))
        .map(|r| Place {
            id: format!("R{r}"),
            site: dice.below(sites),
            capacity: 2 + dice.below(6),
            equipment: if dice.below(2) == 0 { vec!["PC".into()] } else { Vec::new() },
            weekdays: week(&mut dice),
            closed: (0..84).filter(|_| dice.below(10) == 0).collect(),
        })
        .collect();
    let teachers = (0..=dice.below(3))
        .map(|t| Teacher {
            id: format!("T{t}"),
            site: dice.below(sites),
            sites: if dice.below(3) == 0 { vec![dice.below(sites)] } else { Vec::new() },
            skills: (0..3).filter(|_| dice.below(4) > 0).collect(),
            weekdays: week(&mut dice),
            absent: (0..42).filter(|_| dice.below(8) == 0).collect(),
            week_halves: 2 + dice.below(8) as u32,
        })
        .collect();
    let people = (0..6 + dice.below(30))
        .map(|p| {
            let away = dice.below(60) as i32;
            Trainee {
                id: format!("P{p}"),
                ward: dice.below(wards.len()),
                job: dice.below(2),
                night: dice.below(4) == 0,
                cycle: dice.below(4),
                offset: dice.below(14) as i32,
                absent: vec![(away, away + dice.below(9) as i32)],
                stated: if dice.below(6) == 0 { (5..25).map(|d| (d, dice.below(6) as u8)).collect() } else { Vec::new() },
                busy: if dice.below(4) == 0 { dice.below(1 << 10) as u16 } else { 0 },
                rest_ok: dice.below(3) == 0,
                super_user: dice.below(6) == 0,
                level: 1,
                required: (0..3).filter(|_| dice.below(4) > 0).collect(),
                done: (0..3).filter(|_| dice.below(8) == 0).collect(),
                missed: (0..3).filter(|_| dice.below(8) == 0).collect(),
            }
        })
        .collect();
    Instance {
        start,
        days: 42,
        today: 0,
        open,
        weeks,
        limits: Limits {
            notice_days: 4,
            cover_share: 0.34,
            rest_minutes: 720,
            person_travel: 30,
            midday_travel: 30,
            week_halves: 2 + dice.below(3) as u32,
            week_rest_days: 1,
        },
        halves: [(540, 750), (810, 1020)],
        letters: vec![
            letter("-", Duty::Away, (0, 0), [false; 2]),
            letter("R", Duty::Rest, (0, 0), [false; 2]),
            letter("D", Duty::Day, (420, 1140), [true; 2]),
            letter("M", Duty::Day, (405, 855), [true, false]),
            letter("N", Duty::Night, (1140, 1860), [false; 2]),
            letter("S", Duty::Day, (810, 1290), [false, true]),
        ],
        cycles: vec![vec![2, 2, 2, 2, 2, 1, 1], vec![3, 3, 5, 5, 3, 1, 1], vec![4, 4, 1, 1, 4, 4, 4, 1, 1, 4, 4, 1, 1, 1], vec![2, 2, 1, 1, 2, 2, 2]],
        jobs: vec![Job { name: "IDE".into(), min_left: 1 }, Job { name: "SEC".into(), min_left: 0 }],
        travel: (0..sites).map(|a| (0..sites).map(|b| [0, 20, 90][a.abs_diff(b)]).collect()).collect(),
        sites: (0..sites).map(|s| format!("S{s}")).collect(),
        wards,
        courses,
        rooms,
        teachers,
        people,
        fixed: Vec::new(),
        joined: Vec::new(),
        frozen: Vec::new(),
        announced: Vec::new(),
    }
}

fn seated(i: &Instance) -> Vec<Booked> {
    let solution = solve(i, SEARCH);
    names(&solution.seats, BTreeSet::new()).into_iter().map(|(s, id)| booked(&solution.seats, s, id)).collect()
}

fn halves(i: &Instance, s: &Booked) -> std::ops::Range<i32> {
    let from = s.day * 2 + i32::try_from(s.half).expect("0 or 1");
    from..from + i32::try_from(i.courses[s.course].halves).expect("1 or 2")
}

fn duty(i: &Instance, p: usize, day: i32) -> &Letter {
    i.of(i.letter(&i.people[p], day))
}

/// Every rule, one after the other, on the whole roster.
fn faults(i: &Instance, all: &[Booked]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut say = |ok: bool, what: &str, s: &Booked| {
        if !ok {
            faults.push(format!("{what}: {s:?}"));
        }
    };
    for s in all {
        let (course, room, teacher) = (&i.courses[s.course], &i.rooms[s.room], &i.teachers[s.teacher]);
        let weekday = i.weekday(s.day);
        say(weekday < 5 && i.is_open(s.day), "closed day", s);
        say(s.half + course.halves <= 2, "half", s);
        say(room.weekdays[weekday] && halves(i, s).all(|h| !room.closed.iter().any(|c| i32::try_from(*c) == Ok(h))), "room closed", s);
        say(course.needs.iter().all(|n| room.equipment.contains(n)), "equipment", s);
        say(teacher.skills.contains(&s.course) && teacher.weekdays[weekday] && !teacher.absent.contains(&s.day), "teacher", s);
        say(teacher.sites.is_empty() || teacher.sites.contains(&room.site), "teacher's site", s);
        say(s.people.len() >= course.min && s.people.len() <= course.max.min(room.capacity), "group", s);
        let taught: usize = all.iter().filter(|o| o.teacher == s.teacher && i.week(o.day) == i.week(s.day)).map(|o| i.courses[o.course].halves).sum();
        say(taught <= teacher.week_halves as usize, "teacher's week", s);
        for other in all.iter().filter(|o| o.id != s.id && o.day == s.day) {
            let together = halves(i, s).any(|h| halves(i, other).contains(&h));
            say(!together || (other.room != s.room && other.teacher != s.teacher), "two at once", s);
            say(other.teacher != s.teacher || i.travel[room.site][i.rooms[other.room].site] <= 30, "midday travel", s);
        }
        for &p in &s.people {
            let person = &i.people[p];
            let ward = &i.wards[person.ward];
            let (from, to) = if person.super_user { course.super_window } else { course.window };
            say(person.required.contains(&s.course) && !person.done.contains(&s.course), "not needed", s);
            say(s.day >= 4 && s.day >= ward.not_before && ward.go_live - from <= s.day && s.day <= ward.go_live - to, "window", s);
            let today = duty(i, p, s.day);
            say(today.duty != Duty::Away && (today.duty != Duty::Rest || person.rest_ok), "off duty", s);
            say(today.duty != Duty::Day || course.halves == 2 || today.covers[s.half], "off shift", s);
            say(halves(i, s).all(|h| person.busy & (1 << (weekday * 2 + usize::from(h % 2 == 1))) == 0), "busy", s);
            let before = duty(i, p, s.day - 1);
            say(!matches!(before.duty, Duty::Day | Duty::Night) || 1440 + [540, 810][s.half] - before.hours.1 >= 720, "rest", s);
            say(i.travel[ward.site][room.site] <= 30, "too far", s);
            let theirs: Vec<&Booked> = all.iter().filter(|o| o.people.contains(&p)).collect();
            say(theirs.iter().filter(|o| o.course == s.course).count() == 1, "twice", s);
            let that_week: Vec<&&Booked> = theirs.iter().filter(|o| i.week(o.day) == i.week(s.day)).collect();
            say(that_week.iter().map(|o| i.courses[o.course].halves).sum::<usize>() <= i.limits.week_halves as usize, "week", s);
            let rests: BTreeSet<i32> = that_week.iter().map(|o| o.day).filter(|d| duty(i, p, *d).duty == Duty::Rest).collect();
            say(rests.len() <= 1, "rest days", s);
            for other in theirs.iter().filter(|o| o.id != s.id && o.day == s.day) {
                say(!halves(i, s).any(|h| halves(i, other).contains(&h)) && i.rooms[other.room].site == room.site, "two places", s);
            }
            for q in course.prerequisites.iter().filter(|q| person.required.contains(q) && !person.done.contains(q)) {
                say(theirs.iter().any(|o| o.course == *q && halves(i, o).end <= halves(i, s).start), "prerequisite", s);
            }
        }
    }
    // Cover: everybody away, by ward group, day and part.
    let mut away: BTreeMap<(usize, usize, bool, i32, usize), BTreeSet<usize>> = BTreeMap::new();
    for s in all {
        for &p in &s.people {
            let (person, letter) = (&i.people[p], duty(i, p, s.day));
            let parts: Vec<usize> = match letter.duty {
                Duty::Night => vec![2],
                Duty::Day => halves(i, s).map(|h| usize::from(h % 2 == 1)).filter(|h| letter.covers[*h]).collect(),
                _ => Vec::new(),
            };
            for part in parts {
                away.entry((person.ward, person.job, person.night, s.day, part)).or_default().insert(p);
            }
        }
    }
    for ((ward, job, night, day, part), gone) in away {
        let on = (0..i.people.len()).filter(|p| (i.people[*p].ward, i.people[*p].job, i.people[*p].night) == (ward, job, night)).filter(|p| {
            let letter = duty(i, *p, day);
            if part == 2 { letter.duty == Duty::Night } else { letter.duty == Duty::Day && letter.covers[part] }
        });
        let on = on.count();
        let left = usize::try_from(i.jobs[job].min_left).expect("not negative");
        let limit = (on * 34 / 100).max(1).min(on.saturating_sub(left));
        if gone.len() > limit {
            faults.push(format!("cover of ward {ward}, job {job}, day {day}: {} away, at most {limit}", gone.len()));
        }
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_rule_holds_and_a_second_run_changes_nothing(seed in any::<u64>()) {
        let mut i = instance(seed);
        let first = seated(&i);
        prop_assert_eq!(faults(&i, &first), Vec::<String>::new());
        i.announced.clone_from(&first);
        prop_assert_eq!(&seated(&i), &first);
        // Some days later somebody else falls ill: the rules still hold.
        i.people[0].absent.push((0, 20));
        prop_assert_eq!(faults(&i, &seated(&i)), Vec::<String>::new());
    }
}

#[test]
fn the_random_instances_give_something_to_seat() {
    let sessions: usize = (0..40).map(|seed| seated(&instance(seed)).len()).sum();
    assert!(sessions > 80, "{sessions}");
}
