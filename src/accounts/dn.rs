//! Distinguished names (RFC 4514): taken apart, put together, escaped.

/// `CARDIO, site 2` → `CARDIO\, site 2`: a value as it stands in a DN.
pub fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let last = value.chars().count().saturating_sub(1);
    for (at, c) in value.chars().enumerate() {
        let edge = (at == 0 && matches!(c, ' ' | '#')) || (at == last && c == ' ');
        if c == '\0' {
            out.push_str("\\00");
            continue;
        }
        if edge || matches!(c, '"' | '+' | ',' | ';' | '<' | '>' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `CN=x,OU=y,DC=z` → (`CN=x`, `OU=y,DC=z`). The parent of a name of one part is empty.
pub fn split(dn: &str) -> (&str, &str) {
    let mut escaped = false;
    for (at, c) in dn.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ',' => return (&dn[..at], dn[at + 1..].trim_start()),
            _ => {}
        }
    }
    (dn, "")
}

/// The value of the first part, escapes taken off: `OU=A\, B,DC=z` → `A, B`.
pub fn value(dn: &str) -> String {
    let rdn = split(dn).0;
    let raw = rdn.split_once('=').map_or(rdn, |(_, v)| v).trim_start();
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let Some((&b, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|c| char::from(*c).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        let (byte, left) = match (b, hex(0), hex(1), after.split_first()) {
            (b'\\', Some(high), Some(low), _) => (high << 4 | low, after.get(2..).unwrap_or_default()),
            (b'\\', _, _, Some((&next, after))) => (next, after),
            _ => (b, after),
        };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `cn`, `uid`, `ou`: the type of the first part, in lower case.
pub fn kind(dn: &str) -> String {
    dn.split('=').next().unwrap_or_default().trim().to_lowercase()
}

/// As directories compare: case, and spaces around separators, aside.
pub fn folded(dn: &str) -> String {
    let mut out = String::with_capacity(dn.len());
    let mut rest = dn;
    while !rest.is_empty() {
        let (rdn, after) = split(rest);
        let (kind, value) = rdn.split_once('=').unwrap_or((rdn, ""));
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&kind.trim().to_lowercase());
        out.push('=');
        out.push_str(&value.trim().to_lowercase());
        rest = after;
    }
    out
}

/// The DNS name of the `DC=` parts: `OU=x,DC=chu,DC=test` → `chu.test`; empty without any.
pub fn domain(dn: &str) -> String {
    let mut labels = Vec::new();
    let mut rest = dn;
    while !rest.is_empty() {
        if kind(rest) == "dc" {
            labels.push(value(rest).to_lowercase());
        }
        rest = split(rest).1;
    }
    labels.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_taken_apart() {
        let dn = format!("CN={},OU={},DC=chu,DC=test", escaped("de La Tour, d'Auvergne"), escaped(" #A+B "));
        assert_eq!(dn, "CN=de La Tour\\, d'Auvergne,OU=\\ #A\\+B\\ ,DC=chu,DC=test");
        assert_eq!(value(&dn), "de La Tour, d'Auvergne");
        assert_eq!(value(split(&dn).1), " #A+B ");
        assert_eq!(domain(&dn), "chu.test");
        assert_eq!(value("CN=Lef\\C3\\A8vre,DC=x"), "Lefèvre");
        assert_eq!(folded("CN=A , ou = B,DC=x"), folded("cn=a,OU=b,dc=X"));
        assert_eq!((split(""), split("DC=x")), (("", ""), ("DC=x", "")));
    }
}
