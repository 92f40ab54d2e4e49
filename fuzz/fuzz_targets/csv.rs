//! Separated text in any encoding: what is UTF-8 keeps every letter that is no separator, quote or space.
#![no_main]

use jalon_fuzz::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let found = read(data, "a.csv");
    let Ok(text) = std::str::from_utf8(data) else { return };
    let plain = !text.starts_with('\u{feff}') && !text.to_lowercase().starts_with("sep=");
    let read_as_utf8 = found.diagnostics.iter().all(|d| d.code() == "F006" || d.code() == "F008" || d.code() == "F013");
    if !(plain && read_as_utf8) {
        return;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let kept: usize = found.grids.iter().flat_map(|g| &g.rows).flat_map(|r| &r.cells).map(|c| letters(&c.value.shown())).sum();
    assert_eq!(kept, letters(text), "letters of the text were lost");
});
