//! What was set or announced: booked first, kept where the rules still allow it, and what is lost, with the reason.

use super::instance::{Booked, Duty};
use super::rules::{Asked, Refusal, refused};
use super::seats::{Block, Kind, Seats, Spot};

/// Why an announced seat or session could not stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Own(Refusal),
    Seats(Block),
    Full,
    ClosedDay,
    NoRoom,
    NoTeacher,
    /// Fewer people left than the smallest group.
    SmallGroup,
}

/// A seat that was announced, by its session (`frozen` or `announced`, and the index there) and person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    pub kind: Kind,
    pub person: usize,
    pub why: Why,
}

/// Books what people set, then what was announced. Gives what was lost of it.
pub fn book(seats: &mut Seats<'_>) -> Vec<Lost> {
    let instance = seats.instance;
    let mut lost = Vec::new();
    for (at, booked) in instance.fixed.iter().enumerate() {
        let spot = spot(seats, booked, booked.room);
        let session = seats.open(&spot, booked.room, booked.teacher, Kind::Fixed(at));
        for pair in booked.people.iter().filter_map(|p| seats.pair(*p, booked.course)).collect::<Vec<_>>() {
            if !seats.seated(pair) {
                seats.sit(pair, session);
            }
        }
    }
    let joined = instance.joined.iter().filter_map(|(at, p)| Some((Kind::Fixed(*at), instance.fixed.get(*at)?, *p)));
    let joined: Vec<(Kind, Booked)> = joined.map(|(kind, b, p)| (kind, Booked { people: vec![p], ..b.clone() })).collect();
    let frozen = (0..instance.frozen.len()).map(Kind::Frozen);
    let announced = (0..instance.announced.len()).map(Kind::Announced);
    let mut all: Vec<(Kind, &Booked)> = frozen.zip(&instance.frozen).chain(announced.zip(&instance.announced)).collect();
    all.extend(joined.iter().map(|(kind, b)| (*kind, b)));
    // By date, so that a prerequisite is seated before what needs it.
    all.sort_by(|(_, a), (_, b)| (a.day, a.half, &a.id).cmp(&(b.day, b.half, &b.id)));
    for (kind, booked) in all {
        keep(seats, kind, booked, &mut lost);
    }
    lost
}

fn spot(seats: &Seats<'_>, booked: &Booked, room: usize) -> Spot {
    Spot { course: booked.course, day: booked.day, half: booked.half, site: seats.instance.rooms[room].site }
}

/// Keeps a session with those who may still come; another room of the site or another teacher where it must.
fn keep(seats: &mut Seats<'_>, kind: Kind, booked: &Booked, lost: &mut Vec<Lost>) {
    let needed: Vec<(usize, u32)> =
        booked.people.iter().filter_map(|p| Some((*p, seats.pair(*p, booked.course)?))).filter(|(_, q)| !seats.seated(*q)).collect();
    if needed.is_empty() {
        return;
    }
    let spot = spot(seats, booked, booked.room);
    if let Kind::Fixed(at) = kind {
        // Fixed sessions were opened first, in order.
        for pair in needed {
            stay(seats, kind, pair, &spot, at, lost);
        }
        return;
    }
    let i = seats.instance;
    let room = Some(booked.room)
        .filter(|r| seats.rooms_for(booked.course, spot.site).contains(&super::seats::id(*r)) && seats.room_free(*r, &spot))
        .or_else(|| seats.free_room(&spot, needed.len()));
    let teacher = Some(booked.teacher)
        .filter(|t| i.teachers[*t].skills.contains(&booked.course) && seats.teacher_free(*t, &spot))
        .or_else(|| seats.free_teacher(&spot));
    let (room, teacher) = match (i.is_open(booked.day), room, teacher) {
        (true, Some(room), Some(teacher)) => (room, teacher),
        (open, room, _) => {
            let why = if !open {
                Why::ClosedDay
            } else if room.is_none() {
                Why::NoRoom
            } else {
                Why::NoTeacher
            };
            lost.extend(needed.iter().map(|(person, _)| Lost { kind, person: *person, why }));
            return;
        }
    };
    let session = seats.open(&spot, room, teacher, kind);
    for pair in needed {
        stay(seats, kind, pair, &spot, session, lost);
    }
    if seats.sessions[session].pairs.is_empty() {
        seats.close(session);
    }
}

/// Keeps one seat where the rules still allow it.
fn stay(seats: &mut Seats<'_>, kind: Kind, (person, pair): (usize, u32), spot: &Spot, session: usize, lost: &mut Vec<Lost>) {
    let why = if seats.room_left(session) == 0 { Some(Why::Full) } else { refusal(seats, kind, pair, spot) };
    match why {
        None => seats.sit(pair, session),
        Some(why) => lost.push(Lost { kind, person, why }),
    }
}

/// Why a person cannot stay. Inside the notice period only those who are away leave, or whose ward or other sessions forbid it.
fn refusal(seats: &Seats<'_>, kind: Kind, pair: u32, spot: &Spot) -> Option<Why> {
    let (instance, person) = (seats.instance, seats.person(pair));
    let soon = spot.day < instance.today.saturating_add(instance.limits.notice_days);
    let own = if matches!(kind, Kind::Frozen(_)) || soon {
        (instance.of(instance.letter(person, spot.day)).duty == Duty::Away).then_some(Refusal::Absent)
    } else {
        refused(&Asked { instance, person, course: spot.course, day: spot.day, half: spot.half })
    };
    own.map(Why::Own).or_else(|| seats.blocked_by_others(pair, spot, &[]).map(Why::Seats))
}

/// Takes a seat back, and those of the modules that wait for it. Gives all pairs that lost theirs.
pub fn rise_with_followers(seats: &mut Seats<'_>, pair: u32) -> Vec<u32> {
    let mut gone = vec![pair];
    let mut at = 0;
    while let Some(&q) = gone.get(at) {
        for next in seats.awaited_by(q).filter(|n| seats.seated(*n)).collect::<Vec<_>>() {
            if !gone.contains(&next) {
                gone.push(next);
            }
        }
        seats.rise(q);
        at += 1;
    }
    gone
}

/// Closes the sessions that are smaller than the smallest group, whoever sits in them is seated again elsewhere if that can be. Whether there was one.
pub fn dissolve_small(seats: &mut Seats<'_>, lost: &mut Vec<Lost>) -> bool {
    let mut any = false;
    loop {
        let small = seats.live().find(|s| {
            let held = &seats.sessions[*s];
            let bound = matches!(held.kind, Kind::Fixed(_) | Kind::Frozen(_));
            held.pairs.is_empty() && !matches!(held.kind, Kind::Fixed(_)) || (!bound && held.pairs.len() < seats.instance.courses[held.course].min)
        });
        let Some(small) = small else { return any };
        any = true;
        for pair in seats.sessions[small].pairs.clone() {
            let of = |seats: &Seats<'_>, q: u32| (q, seats.seat[q as usize] as usize);
            let before: Vec<(u32, usize)> = seats.pairs_of(seats.pairs[pair as usize].person).map(|q| of(seats, q)).collect();
            for q in rise_with_followers(seats, pair) {
                let Some(kind) = before.iter().find(|(p, _)| *p == q).and_then(|(_, s)| seats.sessions.get(*s)).map(|s| s.kind) else { continue };
                if kind != Kind::New {
                    let why = if q == pair { Why::SmallGroup } else { Why::Seats(Block::Order) };
                    lost.push(Lost { kind, person: seats.pairs[q as usize].person as usize, why });
                }
            }
        }
        seats.close(small);
    }
}

#[cfg(test)]
mod tests {
    use super::super::instance::sample::small;
    use super::*;

    fn booked(course: usize, day: i32, people: &[usize]) -> Booked {
        Booked { id: format!("S{day}"), course, day, half: 0, room: 0, teacher: 0, people: people.to_vec() }
    }

    #[test]
    fn an_announced_seat_stays_unless_the_person_is_away() {
        let mut i = small();
        i.announced = vec![booked(0, 8, &[0, 1])];
        let mut seats = Seats::new(&i);
        assert_eq!((book(&mut seats), seats.sessions[0].pairs.len()), (vec![], 2));
        i.people[1].absent = vec![(8, 8)];
        let mut seats = Seats::new(&i);
        let lost = book(&mut seats);
        assert_eq!(lost, [Lost { kind: Kind::Announced(0), person: 1, why: Why::Own(Refusal::Absent) }]);
    }

    #[test]
    fn a_session_inside_the_notice_period_stays_though_the_window_moved() {
        let mut i = small();
        i.wards[0].go_live = 28;
        i.frozen = vec![booked(0, 2, &[0, 1])];
        let mut seats = Seats::new(&i);
        assert_eq!((book(&mut seats), seats.sessions[0].pairs.len()), (vec![], 2));
    }

    #[test]
    fn a_session_whose_teacher_is_away_gets_another_one() {
        let mut i = small();
        i.announced = vec![booked(0, 8, &[0, 1])];
        i.teachers[0].absent = vec![8];
        let mut seats = Seats::new(&i);
        assert_eq!(book(&mut seats).first().map(|l| l.why), Some(Why::NoTeacher));
        let mut second = i.teachers[0].clone();
        second.absent.clear();
        i.teachers.push(second);
        let mut seats = Seats::new(&i);
        assert_eq!((book(&mut seats), seats.sessions[0].teacher), (vec![], 1));
    }

    #[test]
    fn who_missed_the_prerequisite_leaves_what_follows() {
        let mut i = small();
        i.frozen = vec![booked(0, 1, &[0, 1]), booked(1, 2, &[0, 1])];
        i.people[1].absent = vec![(1, 1)];
        let mut seats = Seats::new(&i);
        let lost: Vec<Why> = book(&mut seats).iter().map(|l| l.why).collect();
        assert_eq!(lost, [Why::Own(Refusal::Absent), Why::Seats(Block::Order)]);
    }

    #[test]
    fn a_group_that_became_too_small_is_dissolved() {
        let mut i = small();
        i.announced = vec![booked(0, 8, &[0])];
        let mut seats = Seats::new(&i);
        let mut lost = book(&mut seats);
        assert!(dissolve_small(&mut seats, &mut lost));
        assert_eq!(lost.iter().map(|l| l.why).collect::<Vec<_>>(), [Why::SmallGroup]);
        assert_eq!(seats.live().count(), 0);
    }
}
