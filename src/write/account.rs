//! An account file as bytes: each kind has its own escaping.

use super::{csv, json, ldif};
use crate::document::Body;

pub(crate) fn bytes(body: &Body) -> Vec<u8> {
    match body {
        Body::Ldif(records) => ldif::bytes(records),
        Body::Json(value) => json::bytes(value),
        Body::Csv { first_lines, header, rows, separator, bom, crlf, reader } => {
            csv::bytes(csv::Sheet { first_lines, header, rows, separator: *separator, bom: *bom, crlf: *crlf, reader: *reader })
        }
    }
}
