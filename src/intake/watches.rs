//! Who is on duty when: lines of duty rosters become people's days. Homonyms are asked about, never picked.

use super::assemble::{Desk, person};
use super::days::{self, Said};
use super::duty::Region;
use super::matrix::text_of;
use super::names::{Named, Names};
use super::services::{ServiceFound, Services};
use super::shifts::compact;
use super::weeks;
use crate::diagnostics::catalogue::intake::Intake as Fault;
use crate::diagnostics::{Diagnostic, Recognised, RecognisedColumn, Why};
use crate::model::hospital::Duty;
use crate::model::{Day, Grid, Hospital, PersonIx, Place, Row, ServiceIx, Value, Watch};
use crate::schema::Sheet;
use crate::schema::sheets::{AbsenceRow, UserRow};
use crate::text::Tr;
use crate::text::normal::folded;
use std::collections::{BTreeMap, BTreeSet};

const NAME: Tr = Tr::new("Nom", "Name");

/// What a column before the days holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Id,
    Last,
    First,
    /// Surname and first name together.
    Name,
    Service,
    Job,
    Other,
}

impl Role {
    fn field(self) -> Option<&'static str> {
        match self {
            Role::Id => Some("id"),
            Role::Last => Some("last"),
            Role::First => Some("first"),
            Role::Name => Some("name"),
            Role::Service => Some("service"),
            Role::Job => Some("job"),
            Role::Other => None,
        }
    }
}

/// A line's person as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Typed {
    id: Option<String>,
    name: Option<String>,
    place: Place,
}

/// Somebody's day: what, where it is written, which roster.
type Watched = (Watch, Place, usize);

/// Reads all rosters.
pub(super) fn duties(
    desk: &mut Desk<'_>,
    h: &mut Hospital,
    found: &[(usize, Region)],
    services: &Services<'_>,
    today: Day,
    recognised: &mut Vec<Recognised>,
) {
    let listed = !h.people.is_empty() || desk.found.iter().any(|t| t.spec().kind == UserRow::SPEC.kind);
    let mut on: BTreeMap<(PersonIx, Day), Watched> = BTreeMap::new();
    for (no, (grid, region)) in found.iter().enumerate() {
        let grid = &desk.grids[*grid];
        let names = desk.names(h);
        let reader = Reader { grid, region, roles: roles(grid, region, h, &names), names: &names, h, listed, services };
        let lines = reader.lines(&mut desk.report);
        if lines.is_empty()
            && let Some(fault) = reader.nobody()
        {
            desk.report.push(fault);
        }
        recognised.push(reader.recognised(&lines));
        let first = grid.place(grid.rows[region.head].row, region.first_day());
        let dated = match region.week.filter(|_| matches!(region.days.first(), Some((_, Said::Weekday(_))))) {
            Some(week) => weeks::dates(&region.days, week, region.title.year, today),
            None => days::dates(grid, region.head, &region.days, region.title, today),
        };
        let Some((dates, guessed)) = dated else {
            desk.say(first, Fault::MonthUnknown {});
            continue;
        };
        if let Some(year) = guessed {
            desk.say(first, Fault::YearGuessed { found: year.to_string() });
        }
        reader.watch(&lines, &dates, no, &mut on, &mut desk.report);
    }
    h.duties.extend(on.into_iter().map(|((person, day), (watch, ..))| Duty { person, day, shift: watch.code().to_owned() }));
}

/// One roster being read.
struct Reader<'a> {
    grid: &'a Grid,
    region: &'a Region,
    roles: Vec<(u32, Role)>,
    names: &'a Names,
    h: &'a Hospital,
    /// Whether there is a list of people.
    listed: bool,
    services: &'a Services<'a>,
}

/// A line that counts: its row, and whose it is where that is known.
struct Line {
    at: usize,
    who: Option<PersonIx>,
}

impl Reader<'_> {
    fn columns<'a>(&'a self, row: &'a Row, role: Role) -> impl Iterator<Item = (u32, String)> + 'a {
        self.roles.iter().filter(move |r| r.1 == role).filter_map(|r| Some((r.0, text_of(row.get(r.0))?)))
    }

    /// Lines of people, in order; who is not known is said once.
    fn lines(&self, report: &mut Vec<Diagnostic>) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut before: Option<(Typed, Option<PersonIx>)> = None;
        let mut section = self.titled();
        for at in &self.region.lines {
            let row = &self.grid.rows[*at];
            let worked = self.region.codes(row).next().is_some();
            let Some(typed) = self.typed(row) else {
                // The second line of somebody.
                if let (Some((_, who)), true) = (&before, worked) {
                    lines.push(Line { at: *at, who: *who });
                }
                continue;
            };
            if let Some((same, who)) = &before
                && (&same.id, &same.name) == (&typed.id, &typed.name)
            {
                lines.push(Line { at: *at, who: *who });
                continue;
            }
            let service = self.columns(row, Role::Service).find_map(|(_, t)| self.service(&t)).or(section);
            let found = self.who(&typed, service);
            if !worked && !matches!(found, Named::One(..)) {
                section = typed.name.as_deref().or(typed.id.as_deref()).and_then(|t| self.service(t)).or(section);
                before = None;
                continue;
            }
            let who = match found {
                Named::One(ix, _) => Some(ix),
                Named::Several(all) => {
                    let readings = all.iter().take(6).map(|ix| self.label(*ix)).collect();
                    report.push(Diagnostic::at(
                        typed.place,
                        Fault::WhichPerson { column: NAME, found: typed.name.clone().unwrap_or_default(), readings },
                    ));
                    None
                }
                Named::Nobody => {
                    let column = if typed.id.is_some() { UserRow::SPEC.columns[UserRow::id].header } else { NAME };
                    let found = typed.id.clone().or_else(|| typed.name.clone()).unwrap_or_default();
                    let fault = if self.listed { Fault::UnknownPersonRow { column, found } } else { Fault::NoUserList { column } };
                    report.push(Diagnostic::at(typed.place, fault));
                    None
                }
            };
            lines.push(Line { at: *at, who });
            before = Some((typed, who));
        }
        lines
    }

    /// That nothing before the days tells whose the codes are.
    fn nobody(&self) -> Option<Diagnostic> {
        let worked = || self.region.lines.iter().map(|at| &self.grid.rows[*at]).filter(|r| self.region.codes(r).next().is_some());
        let first = worked().next()?;
        Some(Diagnostic::at(self.grid.place(first.row, self.region.left), Fault::RosterOfNobody { found: worked().count() }))
    }

    fn label(&self, ix: PersonIx) -> String {
        format!("{} {}", self.h.person(ix).id.as_str(), self.h.person(ix).listed())
    }

    /// The service of the sheet's tab or of a title.
    fn titled(&self) -> Option<ServiceIx> {
        let above = self.grid.rows[..self.region.head].iter().rev().take(8).flat_map(|r| r.cells.iter().filter_map(|c| text_of(&c.value)));
        std::iter::once(self.grid.name.clone()).chain(above.take(20)).find_map(|t| self.service(&t))
    }

    fn service(&self, text: &str) -> Option<ServiceIx> {
        let parts = std::iter::once(text).chain(text.split([':', '-', '–', '(', ')']).map(str::trim).filter(|p| p.len() >= 2));
        // `Planning NEURO`: a word of a title; numbers alone may be a year or a week.
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 3 && w.chars().any(char::is_alphabetic));
        parts.chain(words).find_map(|t| match self.services.find(t) {
            ServiceFound::Known(ix) | ServiceFound::Spelt(ix, _) => Some(ix),
            ServiceFound::Rejected | ServiceFound::Unknown(_) => None,
        })
    }

    fn typed(&self, row: &Row) -> Option<Typed> {
        let id = self.columns(row, Role::Id).next();
        let last = self.columns(row, Role::Last).next().or_else(|| self.columns(row, Role::Name).next());
        let first = self.columns(row, Role::First).next();
        let col = id.as_ref().or(last.as_ref()).or(first.as_ref())?.0;
        // A name typed where ids are.
        let (id, named) = match id {
            Some((_, t)) if person(self.h, &t).is_none() && !t.chars().any(|c| c.is_ascii_digit()) => (None, Some(t)),
            other => (other.map(|i| i.1), None),
        };
        let name = [last.map(|l| l.1).or(named), first.map(|f| f.1)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Some(Typed { id, name: Some(name).filter(|n| !n.is_empty()), place: self.grid.place(row.row, col) })
    }

    fn who(&self, typed: &Typed, service: Option<ServiceIx>) -> Named {
        if let Some(id) = &typed.id {
            return person(self.h, id).map_or(Named::Nobody, |ix| Named::One(ix, true));
        }
        let Some(name) = &typed.name else { return Named::Nobody };
        match self.names.find(name) {
            Named::Several(all) => {
                // Homonyms are told apart by the service of the sheet, where only one of them works there.
                let here: Vec<PersonIx> =
                    all.iter().copied().filter(|ix| service.is_some_and(|s| self.h.person(*ix).posts.iter().any(|p| p.service == s))).collect();
                if let [one] = here[..] { Named::One(one, false) } else { Named::Several(all) }
            }
            other => other,
        }
    }

    /// Notes each day of each line. A later line of the same roster fills in or corrects; another roster that says otherwise is said.
    fn watch(&self, lines: &[Line], dates: &[(u32, Day)], no: usize, on: &mut BTreeMap<(PersonIx, Day), Watched>, report: &mut Vec<Diagnostic>) {
        let mut strange: BTreeMap<String, (String, Vec<Place>)> = BTreeMap::new();
        for line in lines {
            let row = &self.grid.rows[line.at];
            let half = self.half(row);
            for (col, day) in dates {
                let value = row.get(*col);
                if value.is_empty() {
                    continue;
                }
                let place = self.grid.place(row.row, *col);
                let Some(watch) = self.region.legend.watch(value) else {
                    // Explained, and neither work on the ward nor rest: nothing to ask about.
                    if self.region.legend.explains(value) {
                        continue;
                    }
                    let found = value.shown();
                    strange.entry(compact(&found)).or_insert_with(|| (found, Vec::new())).1.push(place);
                    continue;
                };
                let Some(who) = line.who else { continue };
                let watch = match (half, watch) {
                    (Some(half), Watch::Day) => half,
                    (_, watch) => watch,
                };
                match on.get_mut(&(who, *day)) {
                    None => {
                        on.insert((who, *day), (watch, place, no));
                    }
                    Some((kept, _, from)) if *from == no => *kept = both(*kept, watch),
                    Some((kept, at, _)) if *kept != watch => {
                        let fault = Fault::DutyTwice { person: self.label(who), day: *day, found: value.shown(), kept: (*kept).code().to_owned() };
                        report.push(Diagnostic::at(place, fault).also([*at]));
                    }
                    Some(_) => {}
                }
            }
        }
        for (found, places) in strange.into_values() {
            let Some((first, rest)) = places.split_first() else { continue };
            report.push(Diagnostic::at(*first, Fault::UnknownShift { found }).also(rest.iter().copied()));
        }
    }

    /// The half of the day that a line is about: `matin`, `après-midi`, `nuit` beside the name.
    fn half(&self, row: &Row) -> Option<Watch> {
        self.columns(row, Role::Other).find_map(|(_, text)| match folded(&text).as_str() {
            "matin" | "am" | "morning" => Some(Watch::Morning),
            "apres midi" | "pm" | "soir" | "afternoon" | "evening" => Some(Watch::Evening),
            "nuit" | "night" => Some(Watch::Night),
            _ => None,
        })
    }

    fn recognised(&self, lines: &[Line]) -> Recognised {
        let header = &self.grid.rows[self.region.head];
        let shown = |col: u32| text_of(header.get(col)).unwrap_or_else(|| header.get(col).shown());
        let upright = |(row, col): (u32, u32)| if self.grid.turned { (col, row) } else { (row, col) };
        let column =
            |col: u32, field| RecognisedColumn { at: upright((header.row, col)), header: shown(col), field, sure: true, why: Why::Days, weight: 1.0 };
        let mut columns: Vec<RecognisedColumn> =
            self.roles.iter().filter(|r| r.1 != Role::Other || !header.get(r.0).is_empty()).map(|(col, role)| column(*col, role.field())).collect();
        columns.extend(self.region.days.iter().map(|(col, _)| column(*col, Some("date"))));
        let first = self.roles.iter().find(|r| r.1 != Role::Other || !header.get(r.0).is_empty()).map_or(self.region.left, |r| r.0);
        Recognised {
            sheet: self.grid.sheet,
            kind: "duty_roster",
            first: upright((header.row, first)),
            last: upright((
                lines.iter().map(|l| self.grid.rows[l.at].row).max().unwrap_or(header.row),
                self.region.days.last().map_or(first, |d| d.0),
            )),
            rows: u32::try_from(lines.len()).unwrap_or(u32::MAX),
            columns,
            score: 0.0,
            next: None,
        }
    }
}

/// Two lines of one person on one day: the halves of a day are one day, otherwise the later line holds.
fn both(kept: Watch, more: Watch) -> Watch {
    match (kept, more) {
        (Watch::Morning, Watch::Evening) | (Watch::Evening, Watch::Morning) => Watch::Day,
        // A half of a day at work, and the other at rest.
        (Watch::Morning | Watch::Evening, Watch::Rest) => kept,
        (_, more) => more,
    }
}

/// What the columns before the days hold: by their headers, else by the people that they name.
fn roles(grid: &Grid, region: &Region, h: &Hospital, names: &Names) -> Vec<(u32, Role)> {
    let header = &grid.rows[region.head];
    let mut roles: Vec<(u32, Option<Role>)> =
        (region.left..region.first_day()).map(|col| (col, text_of(header.get(col)).and_then(|t| told(&t)))).collect();
    let cells = |col: u32| region.lines.iter().take(300).map(move |at| grid.rows[*at].get(col)).filter(|v| !v.is_empty());
    let ids = |col: u32| cells(col).filter_map(text_of).filter(|t| person(h, t).is_some()).count();
    let known = |col: u32| cells(col).filter_map(text_of).filter(|t| !matches!(names.find(t), Named::Nobody)).count();
    let has = |roles: &[(u32, Option<Role>)], role: Role| roles.iter().any(|r| r.1 == Some(role));
    if !has(&roles, Role::Id)
        && let Some((col, _)) =
            roles.iter().filter(|r| r.1.is_none()).map(|r| (r.0, ids(r.0))).filter(|r| r.1 > 0).max_by_key(|r| (r.1, std::cmp::Reverse(r.0)))
    {
        roles.iter_mut().filter(|r| r.0 == col).for_each(|r| r.1 = Some(Role::Id));
    }
    if !has(&roles, Role::Last) && !has(&roles, Role::Name) {
        let words = |col: u32| cells(col).filter(|v| matches!(v, Value::Text(t) if t.chars().filter(|c| c.is_alphabetic()).count() >= 3)).count();
        let best =
            roles.iter().filter(|r| r.1.is_none()).map(|r| (r.0, known(r.0), words(r.0))).filter(|r| r.1 > 0 || r.2 > 0 && !has(&roles, Role::Id));
        if let Some((col, ..)) = best.max_by_key(|r| (r.1, r.2, std::cmp::Reverse(r.0))) {
            roles.iter_mut().filter(|r| r.0 == col).for_each(|r| r.1 = Some(Role::Name));
        }
    }
    // `MN1`, `101`: what tells the lines apart names their people, whatever it is.
    if roles.iter().all(|r| r.1.is_none_or(|role| matches!(role, Role::Service | Role::Job))) {
        let texts = |col: u32| cells(col).filter_map(text_of).collect::<BTreeSet<String>>();
        let distinct = roles.iter().filter(|r| r.1.is_none()).map(|r| (texts(r.0).len(), r.0));
        if let Some((_, col)) = distinct.filter(|r| r.0 > 0).max_by_key(|r| (r.0, std::cmp::Reverse(r.1))) {
            let numbered = texts(col).iter().all(|t| t.chars().all(|c| c.is_ascii_digit()));
            roles.iter_mut().filter(|r| r.0 == col).for_each(|r| r.1 = Some(if numbered { Role::Id } else { Role::Name }));
        }
    }
    roles.into_iter().map(|(col, role)| (col, role.unwrap_or(Role::Other))).collect()
}

/// What a header says of its column.
fn told(header: &str) -> Option<Role> {
    let key = folded(header);
    if [
        "agent",
        "agents",
        "nom prenom",
        "nom et prenom",
        "nom prenoms",
        "prenom nom",
        "prenom et nom",
        "salarie",
        "personnel",
        "identite",
        "personne",
        "soignant",
        "soignants",
        "nom complet",
        "full name",
        "employee",
        "staff",
        "who",
        "qui",
    ]
    .contains(&key.as_str())
    {
        return Some(Role::Name);
    }
    let is = |field: usize| {
        let column = &UserRow::SPEC.columns[field];
        [column.header.fr, column.header.en].into_iter().chain(column.synonyms.iter().copied()).any(|w| folded(w) == key)
    };
    let absent = &AbsenceRow::SPEC.columns[AbsenceRow::id];
    if is(UserRow::id) || absent.synonyms.iter().any(|w| folded(w) == key) {
        return Some(Role::Id);
    }
    [(UserRow::last, Role::Last), (UserRow::first, Role::First), (UserRow::service, Role::Service), (UserRow::job, Role::Job)]
        .into_iter()
        .find(|(field, _)| is(*field))
        .map(|(_, role)| role)
        .or_else(|| (key == "qualif" || key == "gr").then_some(Role::Job))
}
