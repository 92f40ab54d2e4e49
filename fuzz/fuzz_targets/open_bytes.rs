//! Any bytes under any name: read or refused in words.
#![no_main]

use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = ["a.xlsx", "a.xlsm", "a.xlsb", "a.xls", "a.ods", "a.csv", "a.toml", "a"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    // Seeds are whole files: their first byte is theirs.
    let (name, bytes) = NAMES.get(usize::from(*first)).map_or(("a.xlsx", data), |name| (*name, bytes));
    jalon_fuzz::read(bytes, name);
});
