//! JSON as bytes: indented, keys in the order given, a line end last, so that two runs compare line by line.

use serde_json::Value;

pub fn bytes(value: &Value) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(value).expect("a JSON value can always be written: its keys are texts");
    out.push(b'\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order_and_the_file_ends_with_a_line_end() {
        assert_eq!(bytes(&serde_json::json!({ "b": 1, "a": [] })), b"{\n  \"b\": 1,\n  \"a\": []\n}\n");
    }
}
