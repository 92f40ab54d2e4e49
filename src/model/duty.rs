//! What a code of a duty roster or of a cycle usually means.

/// What somebody does on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Watch {
    /// Away: leave, absence, course.
    Away,
    /// Not at work, and not away.
    Rest,
    Day,
    Morning,
    Evening,
    Night,
}

impl Watch {
    /// The code that always means it.
    pub fn code(self) -> &'static str {
        match self {
            Watch::Away => "CA",
            Watch::Rest => "R",
            Watch::Day => "J",
            Watch::Morning => "M",
            Watch::Evening => "S",
            Watch::Night => "N",
        }
    }

    /// The meaning of a usual code, in lower case without accents, spaces and punctuation; `None` when it is not a usual one.
    pub fn usual(code: &str) -> Option<Watch> {
        Some(match code {
            "" | "r" | "rh" | "rc" | "rf" | "rj" | "repos" | "off" | "rtt" | "rt" | "rest" | "recup" | "x" => Watch::Rest,
            "ca" | "cp" | "cf" | "conge" | "conges" | "abs" | "absent" | "mal" | "maladie" | "at" | "form" | "formation" | "f" | "fe" | "jf"
            | "cm" | "clm" | "cld" | "em" | "cet" | "greve" | "hol" | "leave" => Watch::Away,
            "j" | "jo" | "jour" | "d" | "day" | "j12" | "12h" | "p" => Watch::Day,
            "m" | "mat" | "matin" | "morning" => Watch::Morning,
            "s" | "soir" | "apm" | "apresmidi" | "evening" => Watch::Evening,
            "n" | "nuit" | "night" | "n12" => Watch::Night,
            _ => return None,
        })
    }
}
