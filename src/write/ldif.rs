//! LDIF change records as bytes (RFC 2849), the way ldifde, ldapmodify and ldbmodify all take them.

use crate::document::entry::{Attribute, Change, Record};

/// The customary width; a longer line goes on in the next one behind a space.
const WIDTH: usize = 76;

/// `version: 1`, then each record behind an empty line. Without records: `version: 1` alone, which changes nothing.
pub fn bytes(records: &[Record]) -> Vec<u8> {
    let mut out = b"version: 1\n".to_vec();
    for record in records {
        out.push(b'\n');
        write(record, &mut out);
    }
    out
}

fn write(record: &Record, out: &mut Vec<u8>) {
    match record {
        Record::Comment(text) => comment(text, out),
        Record::Add { dn, attributes } => {
            head(dn, "add", out);
            for Attribute { name, value } in attributes.iter().filter(|a| !a.value.is_empty()) {
                line(name, value, out);
            }
        }
        Record::Modify { dn, changes } => {
            head(dn, "modify", out);
            for change in changes {
                modification(change, out);
            }
        }
        Record::Rename { dn, new_rdn, new_superior } => {
            head(dn, "modrdn", out);
            line("newrdn", new_rdn.as_bytes(), out);
            line("deleteoldrdn", b"1", out);
            if let Some(superior) = new_superior {
                line("newsuperior", superior.as_bytes(), out);
            }
        }
        Record::Delete { dn } => head(dn, "delete", out),
    }
}

fn head(dn: &str, kind: &str, out: &mut Vec<u8>) {
    line("dn", dn.as_bytes(), out);
    line("changetype", kind.as_bytes(), out);
}

/// Each modification ends with `-`, also the last one: ldifde insists.
fn modification(change: &Change, out: &mut Vec<u8>) {
    let (word, name, values) = match change {
        Change::Add(name, values) => ("add", name, values),
        Change::Delete(name, values) => ("delete", name, values),
        Change::Replace(name, values) => ("replace", name, values),
    };
    line(word, name.as_bytes(), out);
    for value in values {
        line(name, value, out);
    }
    out.extend_from_slice(b"-\n");
}

fn comment(text: &str, out: &mut Vec<u8>) {
    for part in text.lines() {
        out.extend_from_slice(b"# ");
        out.extend_from_slice(part.as_bytes());
        out.push(b'\n');
    }
}

fn line(name: &str, value: &[u8], out: &mut Vec<u8>) {
    let mut text = Vec::with_capacity(name.len() + 3 + value.len());
    text.extend_from_slice(name.as_bytes());
    if safe(value) {
        text.extend_from_slice(b": ");
        text.extend_from_slice(value);
    } else {
        text.extend_from_slice(b":: ");
        base64(value, &mut text);
    }
    fold(&text, out);
}

/// RFC 2849 SAFE-STRING, and no space at the end: other programs drop it.
fn safe(value: &[u8]) -> bool {
    let start = value.first().is_none_or(|b| !matches!(b, b' ' | b':' | b'<'));
    start && !value.ends_with(b" ") && value.iter().all(|b| *b < 128 && !matches!(b, 0 | b'\n' | b'\r'))
}

/// The line is ASCII by now, so that no character is cut in two.
fn fold(text: &[u8], out: &mut Vec<u8>) {
    let (first, mut rest) = text.split_at(text.len().min(WIDTH));
    out.extend_from_slice(first);
    out.push(b'\n');
    while !rest.is_empty() {
        let (part, next) = rest.split_at(rest.len().min(WIDTH - 1));
        out.push(b' ');
        out.extend_from_slice(part);
        out.push(b'\n');
        rest = next;
    }
}

fn base64(bytes: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = (group >> (18 - 6 * at)) & 63;
            out.push(if at > chunk.len() { b'=' } else { DIGITS[digit as usize] });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn attribute(name: &str, value: &[u8]) -> Attribute {
        Attribute { name: name.into(), value: value.to_vec() }
    }

    #[test]
    fn values_that_are_not_safe_are_base64_and_long_lines_are_folded() {
        let record = Record::Add {
            dn: "CN=Lefèvre Anaïs,DC=chu".into(),
            attributes: vec![
                attribute("sn", b" x"),
                attribute("cn", b"x "),
                attribute("o", b":x"),
                attribute("description", &[b'a'; 90]),
                attribute("l", b""),
            ],
        };
        let text = String::from_utf8(bytes(&[record])).expect("ASCII");
        let expected = format!(
            "version: 1\n\ndn:: Q049TGVmw6h2cmUgQW5hw69zLERDPWNodQ==\nchangetype: add\nsn:: IHg=\ncn:: eCA=\no:: Ong=\ndescription: {}\n {}\n",
            "a".repeat(63),
            "a".repeat(27)
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn nothing_to_do_is_the_version_line_alone() {
        assert_eq!(bytes(&[]), b"version: 1\n");
    }

    fn decoded(text: &str) -> Vec<u8> {
        let digit = |c: u8| match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        let mut out = Vec::new();
        for chunk in text.as_bytes().chunks(4) {
            let kept = chunk.iter().filter(|c| **c != b'=').count();
            let group = chunk.iter().take(kept).fold(0u32, |n, c| n << 6 | u32::from(digit(*c))) << (6 * (4 - kept));
            out.extend_from_slice(&group.to_be_bytes()[1..kept]);
        }
        out
    }

    /// Logical lines of a record as name and raw value.
    fn pairs(block: &str) -> Vec<(String, Vec<u8>)> {
        let joined = block.replace("\n ", "");
        joined
            .lines()
            .map(|l| match l.split_once(":: ") {
                Some((name, coded)) if !name.contains(':') => (name.to_owned(), decoded(coded)),
                _ => l.split_once(": ").map_or_else(|| (l.to_owned(), Vec::new()), |(n, v)| (n.to_owned(), v.as_bytes().to_vec())),
            })
            .collect()
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).expect("a DN is text")
    }

    fn read(file: &[u8]) -> Vec<Record> {
        let file = String::from_utf8(file.to_vec()).expect("ASCII");
        let body = file.strip_prefix("version: 1\n").expect("the version first");
        body.split("\n\n").map(|b| b.trim_start_matches('\n')).filter(|b| !b.is_empty()).map(|b| record(&pairs(b))).collect()
    }

    fn record(lines: &[(String, Vec<u8>)]) -> Record {
        let dn = text(&lines[0].1);
        let rest = &lines[2..];
        match lines[1].1.as_slice() {
            b"add" => Record::Add { dn, attributes: rest.iter().map(|(n, v)| attribute(n, v)).collect() },
            b"delete" => Record::Delete { dn },
            b"modrdn" => Record::Rename { dn, new_rdn: text(&rest[0].1), new_superior: rest.get(2).map(|l| text(&l.1)) },
            _ => {
                let changes = rest.split(|l| l.0 == "-").filter(|c| !c.is_empty()).map(|c| {
                    let (name, values) = (text(&c[0].1), c[1..].iter().map(|l| l.1.clone()).collect());
                    match c[0].0.as_str() {
                        "add" => Change::Add(name, values),
                        "delete" => Change::Delete(name, values),
                        _ => Change::Replace(name, values),
                    }
                });
                Record::Modify { dn, changes: changes.collect() }
            }
        }
    }

    fn any_value() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![proptest::collection::vec(any::<u8>(), 1..120), "[ :<a-z]{1,90} ?".prop_map(String::into_bytes)]
    }

    fn any_record() -> impl Strategy<Value = Record> {
        let dn = "CN=[A-Za-zé ,<:]{1,60},DC=x";
        let values = || proptest::collection::vec(any_value(), 0..4);
        let change = (0..3, values()).prop_map(|(kind, values)| {
            let name = "member".to_owned();
            match kind {
                0 => Change::Add(name, values),
                1 => Change::Delete(name, values),
                _ => Change::Replace(name, values),
            }
        });
        prop_oneof![
            (dn, values()).prop_map(|(dn, values)| Record::Add { dn, attributes: values.iter().map(|v| attribute("sn", v)).collect() }),
            (dn, proptest::collection::vec(change, 1..3)).prop_map(|(dn, changes)| Record::Modify { dn, changes }),
            (dn, dn, proptest::option::of(dn)).prop_map(|(dn, new_rdn, new_superior)| Record::Rename { dn, new_rdn, new_superior }),
            dn.prop_map(|dn| Record::Delete { dn }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same(records in proptest::collection::vec(any_record(), 0..6)) {
            let file = bytes(&records);
            prop_assert!(file.split(|b| *b == b'\n').all(|l| l.len() <= WIDTH));
            prop_assert_eq!(read(&file), records);
        }
    }
}
