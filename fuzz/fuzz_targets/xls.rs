//! An old .xls: the compound file as a whole, or the records of its stream.
#![no_main]

use jalon_fuzz::{compound, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(&[0xD0, 0xCF]) {
        read(data, "a.xls");
    } else if data.len() < 7_000_000 {
        read(&compound("Workbook", data), "a.xls");
    }
});
