//! The directory as exported: accounts that exist.

use super::held::Text;
use super::ident::{Code, Login};
use super::place::Place;
use super::time::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AccountState {
    #[default]
    Active,
    Disabled,
}

/// A row of `Comptes existants`.
#[derive(Clone, Debug)]
pub struct Account {
    pub login: Login,
    /// Staff id, when the directory holds it.
    pub person: Option<Code>,
    pub display_name: Text,
    pub email: Option<Text>,
    pub state: AccountState,
    pub groups: Vec<String>,
    pub last_logon: Option<Day>,
    /// Distinguished name, when exported.
    pub dn: Option<Text>,
    /// SCIM id or objectGUID.
    pub technical_id: Option<Text>,
    pub place: Place,
}
