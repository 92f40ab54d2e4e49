//! The order of the decisions, and their one loop: seats that are missing may move dates, once.

use super::screen::Screen;
use crate::accounts::{self, Ledger};
use crate::diagnostics::Diagnostic;
use crate::model::{Context, Effort, Hospital};
use crate::plan::{self, Plan};
use crate::roster::{self, Roster};
use crate::steering::{self, Review};
use crate::text::labels::screen as words;

/// Everything that was decided.
pub(super) struct Decided {
    pub(super) plan: Plan,
    pub(super) roster: Roster,
    pub(super) ledger: Ledger,
    pub(super) review: Review,
    pub(super) diagnostics: Vec<Diagnostic>,
}

pub(super) fn decide(hospital: &Hospital, context: &Context, accept_disable: Option<u32>, screen: &Screen) -> Decided {
    let mut diagnostics = Vec::new();
    let (plan, roster) = trajectory(hospital, context, screen, &mut diagnostics);
    let (ledger, said) = screen.stage(words::ACCOUNTS, || accounts::ledger(hospital, &plan, &roster, context, accept_disable));
    diagnostics.extend(said);
    let (review, said) = screen.stage(words::STEERING, || steering::review(hospital, &plan, &roster, &ledger, context));
    diagnostics.extend(said);
    Decided { plan, roster, ledger, review, diagnostics }
}

/// Plans, seats; when seats are missing that later dates would give, plans once more with that as a fact, and keeps the plan that seats more.
/// Plans are weighed by rosters without search, then the one that is kept is seated with all the effort asked for.
fn trajectory(hospital: &Hospital, context: &Context, screen: &Screen, diagnostics: &mut Vec<Diagnostic>) -> (Plan, Roster) {
    let strategy = hospital.settings.strategy;
    let (mut plan, mut planned) = screen.stage(words::PLANNING, || plan::plan(hospital, context, strategy, None));
    // Dates that people hold do not move for seats: only a first plan is looked at twice.
    if hospital.previous.go_lives.is_empty() {
        let quick = Context { effort: Effort::Quick, ..context.clone() };
        let look = screen.stage(words::SEATING, || roster::roster(hospital, &plan, &quick).0);
        if !look.shortage.seats.is_empty() {
            let (second, planned_again) = screen.stage(words::PLANNING, || plan::plan(hospital, context, strategy, Some(&look.shortage)));
            let again = screen.stage(words::SEATING, || roster::roster(hospital, &second, &quick).0);
            if again.not_seated.len() < look.not_seated.len() {
                (plan, planned) = (second, planned_again);
            }
        }
    }
    let (roster, seated) = screen.stage(words::SEATING, || roster::roster(hospital, &plan, context));
    diagnostics.extend(planned);
    diagnostics.extend(seated);
    (plan, roster)
}
