//! Who gets which account, and what happens to those that exist. No file format in here.

use crate::diagnostics::Diagnostic;
use crate::diagnostics::causes::Cause;
use crate::model::{Account, AccountState, Code, Context, Day, Hospital, Login, PersonIx, Secret, ServiceIx};
use crate::plan::Plan;
use crate::roster::Roster;

/// What is to be done with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    Create,
    Modify,
    /// To another container.
    Move,
    Activate,
    Suspend,
    Disable,
    None,
    /// A person must look first: nothing is written for it.
    ToConfirm,
}

/// One person's account, or an account that no person matches.
#[derive(Clone, Debug)]
pub struct Entry {
    pub person: Option<PersonIx>,
    /// Staff id; empty for an account without one.
    pub id: Code,
    pub login: Login,
    pub last: String,
    pub first: String,
    pub display_name: String,
    /// Common name: unique in its container, at most 64 characters.
    pub common_name: String,
    pub email: String,
    pub job: String,
    pub service: Option<ServiceIx>,
    pub profile: String,
    pub licence: String,
    /// Groups that it should have among those that profiles own.
    pub groups: Vec<String>,
    pub groups_to_add: Vec<String>,
    pub groups_to_remove: Vec<String>,
    pub manager: Option<Login>,
    /// All that is to be done; empty is `None`. The first one is the ledger's word.
    pub actions: Vec<Action>,
    pub cause: Cause,
    /// The day on which it is due to be opened; `None`: not yet known (training missing, no go-live).
    pub opens: Option<Day>,
    /// Last day of access; `None`: no end.
    pub expires: Option<Day>,
    /// The account as the directory's export holds it.
    pub existing: Option<Account>,
    /// State that it should have today.
    pub state: AccountState,
}

impl Entry {
    pub fn action(&self) -> Action {
        self.actions.first().copied().unwrap_or(Action::None)
    }
    pub fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }
}

/// The decision on every person and every account.
pub struct Ledger {
    /// By staff id, accounts without person last.
    pub entries: Vec<Entry>,
    /// First passwords of accounts to create, in the order of `entries`; drawn from the operating system's generator, or kept from an earlier run.
    pub passwords: Vec<(usize, Secret)>,
    /// Licences needed and owned, by kind.
    pub licences: Vec<(String, u32, Option<u32>)>,
    /// Set when a safety guard stops the run (exit 5, OUT unchanged): accounts that would be disabled or suspended without a stated end, and the export's size.
    pub guard: Option<Guard>,
}

/// A mass deactivation that needs a person's word (PRODUCT §7.6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guard {
    pub disabled: u32,
    pub export: u32,
    pub share: f64,
}

/// `accept_disable`: the number that a person typed to let a guard pass; it must be the very number.
pub fn ledger(hospital: &Hospital, plan: &Plan, roster: &Roster, context: &Context, accept_disable: Option<u32>) -> (Ledger, Vec<Diagnostic>) {
    let _ = (hospital, plan, roster, context, accept_disable);
    (Ledger { entries: Vec::new(), passwords: Vec::new(), licences: Vec::new(), guard: None }, Vec::new())
}
