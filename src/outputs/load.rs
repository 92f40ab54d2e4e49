//! `Charge`: person-days by actor and week as a heat map, teams against their capacity, and a chart.

use super::Results;
use super::cells::{column, live};
use crate::document::{Chart, ChartKind, Column, Content, Look, Row, Rule, Table, Tone};
use crate::model::{Code, Day, Lang};
use crate::steering::load::team_of;
use crate::steering::{Load, Review};
use crate::text::labels::planning as words;
use crate::text::normal::folded;
use crate::text::week;
use std::collections::BTreeMap;

/// Names of the columns that rules and formulas speak of; more actors than that are drawn together.
const WORK: [&str; 16] = [
    "work_1", "work_2", "work_3", "work_4", "work_5", "work_6", "work_7", "work_8", "work_9", "work_10", "work_11", "work_12", "work_13", "work_14",
    "work_15", "work_16",
];
const CAPACITY: [&str; 16] = [
    "capacity_1",
    "capacity_2",
    "capacity_3",
    "capacity_4",
    "capacity_5",
    "capacity_6",
    "capacity_7",
    "capacity_8",
    "capacity_9",
    "capacity_10",
    "capacity_11",
    "capacity_12",
    "capacity_13",
    "capacity_14",
    "capacity_15",
    "capacity_16",
];
const RATE: [&str; 16] = [
    "rate_1", "rate_2", "rate_3", "rate_4", "rate_5", "rate_6", "rate_7", "rate_8", "rate_9", "rate_10", "rate_11", "rate_12", "rate_13", "rate_14",
    "rate_15", "rate_16",
];

/// The load of one actor by week.
pub(super) struct ByActor<'a> {
    pub actor: Option<&'a Code>,
    pub weeks: Vec<(f64, Option<f64>)>,
}

impl ByActor<'_> {
    fn is_team(&self) -> bool {
        self.weeks.iter().any(|w| w.1.is_some())
    }
    /// The actor's name, unless it is a person's: those pages hold counts alone.
    pub(super) fn public_name(&self, results: &Results<'_>) -> String {
        let lang = results.context.lang;
        match self.actor {
            Some(actor) if is_person(results, actor) => words::A_PERSON.get(lang).to_owned(),
            _ => self.name(lang).to_owned(),
        }
    }
    pub(super) fn name(&self, lang: Lang) -> &str {
        self.actor.map_or(words::OTHERS.get(lang), Code::as_str)
    }
}

/// Weeks, and the load of at most `most` actors over them; what is beyond is one more, without a name.
pub(super) fn by_actor(review: &Review, most: usize) -> (Vec<Day>, Vec<ByActor<'_>>) {
    let mut weeks: Vec<Day> = review.load.iter().map(|l| l.week).collect();
    weeks.sort_unstable();
    weeks.dedup();
    let mut order: Vec<&Code> = Vec::new();
    let mut cells: BTreeMap<(&Code, Day), &Load> = BTreeMap::new();
    for l in &review.load {
        if order.last() != Some(&&l.actor) && !order.contains(&&l.actor) {
            order.push(&l.actor);
        }
        cells.insert((&l.actor, l.week), l);
    }
    let at = |actor: &Code, week: Day| cells.get(&(actor, week)).map_or((0.0, None), |l| (l.work, l.capacity));
    let shown = if order.len() > most { most.saturating_sub(1) } else { order.len() };
    let mut all: Vec<ByActor<'_>> =
        order.iter().take(shown).map(|&actor| ByActor { actor: Some(actor), weeks: weeks.iter().map(|w| at(actor, *w)).collect() }).collect();
    if order.len() > shown {
        let rest = |w: &Day| (order[shown..].iter().map(|a| at(a, *w).0).sum(), None);
        all.push(ByActor { actor: None, weeks: weeks.iter().map(rest).collect() });
    }
    (weeks, all)
}

/// Roles that every project knows: surely nobody's name.
const ROLES: [&str; 11] = ["COPIL", "DSI", "CP", "CADRE", "MEDREF", "REF", "CONFIG", "TECH", "EDIT", "ADMIN", "FORM"];

/// Whether an actor of the matrix is somebody of the users' list, by name or staff id.
fn is_person(results: &Results<'_>, actor: &Code) -> bool {
    if team_of(results.hospital, actor).is_some() || ROLES.contains(&actor.as_str()) {
        return false;
    }
    let sorted = |text: &str| {
        let mut words: Vec<String> = folded(text).split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let wanted = sorted(actor.as_str());
    let same = |p: &crate::model::Person| p.id == *actor || sorted(&format!("{} {}", p.last, p.first)) == wanted || sorted(&p.last) == wanted;
    results.hospital.people.iter().any(same)
}

pub fn table(results: &Results<'_>) -> Table {
    named(results, |a| a.name(results.context.lang).to_owned())
}

/// The same without names of people.
pub(super) fn public_table(results: &Results<'_>) -> Table {
    named(results, |a| a.public_name(results))
}

fn named(results: &Results<'_>, name: impl Fn(&ByActor<'_>) -> String) -> Table {
    let lang = results.context.lang;
    let (weeks, actors) = by_actor(results.review, WORK.len());
    let mut table = Table::new("load", words::LOAD.get(lang));
    table.above = vec![vec![words::LOAD_NOTE.get(lang).into()]];
    table.fixed = 2;
    table.filter = false;
    table.columns = vec![column(lang, "week", words::WEEK, Look::Code).width(10.0), column(lang, "monday", words::MONDAY, Look::Day)];
    let names: Vec<String> = actors.iter().map(name).collect();
    table.columns.extend(names.iter().zip(WORK).map(|(n, field)| Column::new(field, n, Look::Number).width(9.0)));
    let teams: Vec<usize> = (0..actors.len()).filter(|i| actors[*i].is_team()).collect();
    for &i in &teams {
        table.columns.push(Column::new(RATE[i], words::occupation_of(&names[i], lang), Look::Share).width(11.0));
    }
    for &i in &teams {
        table.columns.push(Column::new(CAPACITY[i], words::capacity_of(&names[i], lang), Look::Number).width(10.0));
    }
    for (at, monday) in weeks.iter().enumerate() {
        let of = |i: usize| actors[i].weeks.get(at).copied().unwrap_or((0.0, None));
        let mut cells: Vec<Content> = vec![week(*monday, lang).into(), (*monday).into()];
        cells.extend((0..actors.len()).map(|i| Some(rounded(of(i).0)).filter(|n| *n > 0.0).into()));
        cells.extend(teams.iter().map(|&i| rate(i, of(i))));
        cells.extend(teams.iter().map(|&i| Content::from(of(i).1.map(rounded))));
        table.rows.push(Row::new(week(*monday, lang), cells));
    }
    table.rules = rules(actors.len(), &teams);
    table.charts = chart(lang, &actors, weeks.len()).into_iter().collect();
    table
}

/// A team's occupation; nothing while it is closed or has nothing to do.
fn rate(i: usize, (work, capacity): (f64, Option<f64>)) -> Content {
    let capacity = rounded(capacity.unwrap_or(0.0));
    let formula = format!("IF(AND({{{0}}}>0,{{{1}}}>0),{{{1}}}/{{{0}}},\"\")", CAPACITY[i], WORK[i]);
    if capacity > 0.0 && rounded(work) > 0.0 { live(formula, rounded(work) / capacity) } else { live(formula, "") }
}

fn rules(actors: usize, teams: &[usize]) -> Vec<Rule> {
    let mut all = vec![Rule::Heat { columns: WORK.iter().copied().take(actors).collect() }];
    for &i in teams {
        let when = |formula: String, tone| Rule::When { formula, columns: vec![RATE[i]], tone };
        all.push(when(format!("AND(ISNUMBER({{{0}}}),{{{0}}}>1.0001)", RATE[i]), Tone::Bad));
        all.push(when(format!("AND(ISNUMBER({{{0}}}),{{{0}}}>0.85)", RATE[i]), Tone::Attention));
    }
    all
}

fn chart(lang: Lang, actors: &[ByActor<'_>], weeks: usize) -> Option<Chart> {
    let last = u32::try_from(weeks.checked_sub(1)?).ok()?;
    Some(Chart {
        title: words::LOAD_CHART.get(lang).into(),
        kind: ChartKind::StackedColumns,
        categories: "week",
        series: WORK.iter().copied().take(actors.len()).collect(),
        rows: (0, last),
        axes: (words::WEEK.get(lang).into(), words::PERSON_DAYS.get(lang).into()),
    })
}

/// To a hundredth of a person-day, so that what is shown is what is there.
pub(super) fn rounded(n: f64) -> f64 {
    (n * 100.0).round() / 100.0
}
