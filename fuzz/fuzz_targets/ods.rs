//! The content of an OpenDocument workbook.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    jalon_fuzz::read(&jalon_fuzz::ods(data), "a.ods");
});
