//! Names of things: codes, logins, secrets.

use super::held::Text;
use std::borrow::Borrow;
use std::fmt;
use zeroize::Zeroize;

/// A code as a person typed it, trimmed: of a service, an operation, a team, a module, or a staff id. Leading zeros are part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Code(pub Text);

impl Code {
    pub fn new(text: impl Into<Text>) -> Code {
        Code(text.into())
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

// A map keyed by codes is asked with any `&str`.
impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A login as the directory holds it. Compare with [`Login::folded`]: directories ignore case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login(pub Text);

impl Login {
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A first password: neither `Debug`, `Display`, `Clone` nor `Serialize`, and wiped when dropped. Only writers of `accounts/secret/` call [`Secret::reveal`].
pub struct Secret(String);

impl Secret {
    pub fn new(text: String) -> Secret {
        Secret(text)
    }
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
