//! What people see of the training rosters of a hospital.

#[path = "roster/house.rs"]
mod house;

use house::{accepted, day, house, place, seats};
use jalon::model::training::{Attendance, Presence};
use jalon::model::*;
use jalon::roster::{SessionState, json};

#[test]
fn everybody_gets_a_seat_before_their_go_live() {
    let h = house(4, 24);
    let (roster, said) = h.seat();
    assert_eq!((roster.seats_wanted, roster.not_seated.len(), said.len()), (192, 0, 0));
    for session in &roster.sessions {
        for p in &session.people {
            let live = h.plan.go_live(&h.hospital, h.hospital.person(*p).main().service).expect("a go-live");
            assert!(session.date < live && (live - session.date).num_days() <= 42);
        }
    }
    assert!(
        roster.sessions.iter().all(|s| s.state == SessionState::New && s.id.starts_with(if s.halves == 2 { "SOINS-2027-" } else { "BASE-2027-" }))
    );
}

#[test]
fn the_same_input_gives_the_same_roster_also_after_reading_its_own() {
    let mut h = house(5, 30);
    h.hospital.rooms.truncate(1);
    h.hospital.rooms[0].weekdays = [true, false, true, false, false, false, false];
    h.hospital.trainers[0].absences = vec![(day(2027, 2, 8), day(2027, 2, 26))];
    let (first, _) = h.seat();
    let (again, _) = h.seat();
    assert_eq!(seats(&first), seats(&again));
    assert!(!first.not_seated.is_empty(), "a roster that is full, so that there is something to change");
    for later in [0, 0, 9, 20, 10] {
        h.announce(&first, later);
        let (next, _) = h.seat();
        assert_eq!(seats(&first), seats(&next), "{later} days later");
        assert!(next.moved.is_empty());
    }
}

#[test]
fn a_trainer_who_falls_ill_moves_only_their_sessions() {
    let mut h = house(3, 24);
    let (first, _) = h.seat();
    h.announce(&first, 7);
    h.hospital.rooms.truncate(2);
    let ill = first.sessions.iter().find(|s| s.date > day(2027, 2, 10)).expect("a session").clone();
    for t in &mut h.hospital.trainers {
        t.absences = vec![(ill.date, ill.date)];
    }
    let (next, said) = h.seat();
    let that_day: usize = first.sessions.iter().filter(|s| s.date == ill.date).map(|s| s.people.len()).sum();
    assert_eq!(next.moved.iter().filter(|m| m.from == ill.date).count(), that_day);
    let gone = seats(&first).difference(&seats(&next)).count();
    assert!(gone >= that_day && gone <= that_day * 2, "{gone} seats changed for {that_day} of that day");
    assert!(next.sessions.iter().any(|s| s.id == ill.id && s.state == SessionState::Cancelled));
    assert!(said.iter().any(|d| d.code() == "R010"));
    let live: Vec<&str> = next.sessions.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(live.len(), live.iter().collect::<std::collections::BTreeSet<_>>().len(), "a name is never used again");
}

#[test]
fn inside_the_notice_period_nobody_moves_and_the_absent_leave() {
    let mut h = house(1, 24);
    let (first, _) = h.seat();
    let soon = first.sessions.iter().map(|s| s.date).min().expect("sessions");
    let days = (soon - h.context.today).num_days() - 3;
    h.announce(&first, u64::try_from(days).expect("after the notice period"));
    let session = first.sessions.iter().find(|s| s.date == soon).expect("that one");
    let away = session.people[0];
    h.hospital.people[away.0 as usize].absences = vec![(soon, soon)];
    let (next, _) = h.seat();
    let now = next.sessions.iter().find(|s| s.id == session.id).expect("still there");
    assert_eq!((now.state, now.people.len(), now.date), (SessionState::Fixed, session.people.len() - 1, soon));
    assert!(next.moved.iter().any(|m| m.person == away));
}

#[test]
fn who_was_absent_is_seated_again_and_who_was_there_is_done() {
    let mut h = house(2, 12);
    let (first, _) = h.seat();
    let session = first.sessions.iter().find(|s| s.module == ModuleIx(0)).expect("BASE").clone();
    let days = (session.date - h.context.today).num_days() + 1;
    h.announce(&first, u64::try_from(days).expect("later"));
    let line = |person, presence| Attendance { person, module: ModuleIx(0), date: Some(session.date), presence, test_passed: None, place: place() };
    h.hospital.attendance =
        vec![line(session.people[0], Presence::Absent), line(session.people[1], Presence::Present), line(session.people[2], Presence::Excused)];
    let (next, _) = h.seat();
    let base = |p: PersonIx| next.sessions.iter().filter(|s| s.module == ModuleIx(0) && s.date >= h.context.today && s.people.contains(&p)).count();
    assert_eq!((base(session.people[0]), base(session.people[1])), (1, 0));
    // The others of that session: nobody typed anything, so they are not called twice.
    assert!(session.people[3..].iter().all(|p| base(*p) == 0));
    assert!(
        next.sessions.iter().any(|s| s.id == session.id && s.state == SessionState::Fixed && s.people == session.people),
        "it stays, for attendance"
    );
}

#[test]
fn a_session_set_by_people_stays_as_it_is_and_is_filled() {
    let mut h = house(1, 24);
    let fixed = FixedSession {
        module: ModuleIx(0),
        date: day(2027, 2, 16),
        half: Half::Afternoon,
        room: None,
        trainer: Some(TrainerIx(1)),
        people: vec![PersonIx(3), PersonIx(4)],
        place: place(),
    };
    h.hospital.fixed_sessions = vec![fixed];
    let (roster, _) = h.seat();
    let session = roster.sessions.iter().find(|s| s.state == SessionState::Fixed).expect("the fixed one").clone();
    assert_eq!((session.date, session.half, session.trainer), (day(2027, 2, 16), Half::Afternoon, TrainerIx(1)));
    assert!(session.people.contains(&PersonIx(3)) && session.people.contains(&PersonIx(4)));
    h.announce(&roster, 0);
    assert_eq!(seats(&h.seat().0), seats(&roster));
}

#[test]
fn a_fixed_session_without_any_trainer_is_said() {
    let mut h = house(1, 24);
    for t in &mut h.hospital.trainers {
        t.absences = vec![(day(2027, 2, 16), day(2027, 2, 16))];
    }
    h.hospital.fixed_sessions = vec![FixedSession {
        module: ModuleIx(0),
        date: day(2027, 2, 16),
        half: Half::Morning,
        room: None,
        trainer: None,
        people: vec![PersonIx(3)],
        place: place(),
    }];
    assert_eq!(h.codes(), ["R008"]);
}

#[test]
fn people_without_a_seat_are_said() {
    let mut h = house(1, 24);
    h.hospital.people[5].absences = vec![(day(2027, 1, 1), day(2027, 4, 1))];
    let (roster, said) = h.seat();
    assert_eq!(roster.not_seated.iter().map(|u| (u.person, u.reason)).collect::<Vec<_>>(), [(PersonIx(5), "no_slot"), (PersonIx(5), "prereq")]);
    let words: Vec<String> = said.iter().map(|d| d.fault.message(Lang::Fr)).collect();
    assert_eq!(
        words,
        [
            "UF00, module BASE : 1 sans place ; le plus souvent : absence sur toute la fenêtre, du 1er février 2027 au 14 mars 2027",
            "UF00, module SOINS : 1 sans place ; le plus souvent : pas de place pour BASE, à suivre avant"
        ]
    );
}

#[test]
fn a_missing_sheet_of_rooms_or_trainers_is_said_once() {
    let mut h = house(4, 24);
    h.hospital.rooms.clear();
    assert_eq!(h.codes(), ["R002"]);
    h.hospital.trainers.clear();
    assert_eq!(h.codes(), ["R002", "R003"]);
    let (roster, _) = h.seat();
    assert_eq!((roster.not_seated.len(), roster.shortage.seats.len()), (192, 0));
}

#[test]
fn a_module_without_trainer_or_room_is_said_once() {
    let mut h = house(4, 24);
    h.hospital.trainers.iter_mut().for_each(|t| t.modules.truncate(1));
    assert_eq!(h.codes(), ["R004"]);
    let mut h = house(4, 24);
    h.hospital.modules[1].equipment = vec!["chariot".into()];
    assert_eq!(h.codes(), ["R005"]);
    h.hospital.rooms[1].equipment = vec!["Chariot".into(), "PC".into()];
    assert_eq!(h.codes(), [""; 0]);
}

#[test]
fn a_ring_of_prerequisites_is_said() {
    let mut h = house(1, 24);
    h.hospital.modules[0].prerequisites = vec![ModuleIx(1)];
    let codes = h.codes();
    assert_eq!(codes[0], "R006");
}

#[test]
fn sites_that_do_not_match_are_said_and_rooms_serve_everybody() {
    let mut h = house(2, 24);
    h.hospital.services[0].site = "Hôpital Nord".into();
    h.hospital.services[1].site = "HOPITAL  NORD".into();
    h.hospital.rooms[0].site = "hôpital-nord".into();
    h.hospital.rooms[1].site = String::new();
    assert_eq!(h.codes(), [""; 0]);
    h.hospital.services[1].site = "750000018".into();
    h.hospital.rooms.iter_mut().for_each(|r| r.site = "Bâtiment B".into());
    assert_eq!(h.codes(), ["R007"]);
}

#[test]
fn a_room_of_another_site_is_not_for_us() {
    let mut h = house(2, 24);
    h.hospital.services[0].site = "Nord".into();
    h.hospital.services[1].site = "Sud".into();
    h.hospital.rooms.iter_mut().for_each(|r| r.site = "Nord".into());
    h.hospital.trainers[0].sites = vec!["nord".into()];
    h.hospital.trainers[1].sites = vec!["Sud".into()];
    let (roster, said) = h.seat();
    assert!(roster.not_seated.iter().all(|u| h.hospital.person(u.person).main().service == ServiceIx(1)) && roster.not_seated.len() == 48);
    assert!(roster.sessions.iter().all(|s| s.trainer == TrainerIx(0)));
    assert_eq!(said.len(), 2);
}

#[test]
fn the_duty_roster_is_the_truth() {
    let mut h = house(1, 24);
    let days = calendar::days_between(day(2027, 2, 1), day(2027, 3, 31));
    // The first nurse works on Tuesday mornings only, and nights on Thursdays.
    h.hospital.duties = days
        .map(|d| {
            let shift = match chrono::Datelike::weekday(&d) {
                chrono::Weekday::Tue => "M",
                chrono::Weekday::Thu => "N",
                _ => "RH",
            };
            hospital::Duty { person: PersonIx(0), day: d, shift: shift.into() }
        })
        .collect();
    let (roster, _) = h.seat();
    let theirs: Vec<_> = roster.sessions.iter().filter(|s| s.people.contains(&PersonIx(0))).collect();
    assert_eq!(theirs.len(), 2);
    for s in theirs {
        let weekday = chrono::Datelike::weekday(&s.date);
        assert!(matches!(weekday, chrono::Weekday::Tue | chrono::Weekday::Thu), "{weekday}");
    }
}

#[test]
fn a_duty_code_that_is_not_known_is_said() {
    let mut h = house(1, 24);
    h.hospital.duties = vec![hospital::Duty { person: PersonIx(0), day: day(2027, 3, 1), shift: "ZX".into() }];
    assert_eq!(h.codes(), ["R009"]);
}

#[test]
fn nights_that_are_not_known_are_said() {
    let mut h = house(1, 24);
    h.hospital.people[1..7].iter_mut().for_each(|p| p.posts[0].shift = Shift::Night);
    assert_eq!(h.codes(), ["R012"]);
    h.hospital.people[1..7].iter_mut().for_each(|p| p.posts[0].cycle = "NNRRRRR".into());
    let (roster, said) = h.seat();
    assert_eq!((said.len(), roster.not_seated.len()), (0, 0));
}

#[test]
fn a_live_service_without_attendance_is_said_once() {
    let mut h = house(3, 24);
    h.context.today = day(2027, 3, 20);
    let (roster, said) = h.seat();
    let live: Vec<_> = said.iter().filter(|d| d.code() == "R011").map(|d| d.fault.message(Lang::En)).collect();
    assert_eq!(live, ["UF00 went live on 15 March 2027; people without known training: 24"]);
    assert!(roster.shortage.seats.iter().all(|s| s.service != ServiceIx(0)));
}

#[test]
fn who_leaves_before_the_go_live_is_not_trained() {
    let mut h = house(1, 24);
    h.hospital.people[2].posts[0].departure = Some(day(2027, 3, 10));
    h.hospital.people[3].posts[0].arrival = Some(day(2027, 3, 1));
    let (roster, _) = h.seat();
    assert_eq!(roster.seats_wanted, 46);
    assert!(roster.sessions.iter().all(|s| !s.people.contains(&PersonIx(2)) && (s.date >= day(2027, 3, 1) || !s.people.contains(&PersonIx(3)))));
}

#[test]
fn seats_that_a_later_go_live_would_give_are_asked_for() {
    let mut h = house(1, 24);
    h.context.today = day(2027, 2, 24);
    let (roster, _) = h.seat();
    let missing: u32 = roster.shortage.seats.iter().map(|s| s.missing).sum();
    assert!(missing > 0 && missing as usize == roster.not_seated.len());
}

#[test]
fn training_waits_for_the_gate() {
    let mut h = house(2, 24);
    h.plan.pilots = vec![ServiceIx(0)];
    h.plan.gate = Some(h.plan.calendar.first(day(2027, 3, 22)));
    let (roster, _) = h.seat();
    let second = roster.sessions.iter().filter(|s| s.people.iter().any(|p| p.0 >= 24)).map(|s| s.date).min();
    assert!(second >= Some(day(2027, 3, 22)));
}

#[test]
fn a_hospital_without_modules_has_an_empty_roster() {
    let mut h = house(1, 3);
    h.hospital.modules.clear();
    h.hospital.profiles.clear();
    h.hospital.people.iter_mut().for_each(|p| p.posts[0].profile = None);
    let (roster, said) = h.seat();
    assert_eq!((roster.sessions.len(), said.len()), (0, 0));
    accepted(&json(&h.hospital, &h.plan, &roster, &h.context).to_string());
}

#[test]
fn every_reason_for_a_seat_not_given_is_worded() {
    let worded = jalon::diagnostics::causes::Cause::ENTRIES.iter().filter(|e| ("C030".."C050").contains(&e.code));
    assert_eq!(worded.filter(|e| !e.fr.is_empty() && !e.help_en.is_empty()).count(), 18);
}
