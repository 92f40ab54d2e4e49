//! The parts of a binary workbook: three lengths, then the parts.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((lengths, mut rest)) = data.split_at_checked(12) else { return };
    let mut parts = [&b""[..]; 4];
    for (part, length) in parts.iter_mut().zip(lengths.as_chunks::<4>().0) {
        let (this, after) = rest.split_at((u32::from_le_bytes(*length) as usize).min(rest.len()));
        (*part, rest) = (this, after);
    }
    parts[3] = rest;
    let [workbook, sheet, strings, styles] = parts;
    jalon_fuzz::read(&jalon_fuzz::xlsb(workbook, sheet, strings, styles), "a.xlsb");
});
