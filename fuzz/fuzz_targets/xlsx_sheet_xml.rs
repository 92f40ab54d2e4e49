//! A sheet's part, its texts and styles: where the fast way and the general reader both read it, their cells agree.
#![no_main]

use jalon::input::both_ways;
use jalon::model::Value;
use jalon_fuzz::{pieces, read, xlsx};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [sheet, strings, styles] = pieces(data);
    let bytes = xlsx(sheet, strings, styles);
    read(&bytes, "a.xlsx");
    let Some((fast, general)) = both_ways(&bytes) else { return };
    for (fast, general) in fast.iter().zip(&general) {
        let cells = |sheet: &jalon::package::sheet::Sheet| -> Vec<(u32, u32, String)> {
            let all = sheet.rows.iter().flat_map(|r| r.cells.iter().map(|c| (r.row, c.col, shown(&c.value))));
            all.filter(|(_, _, text)| !text.trim().is_empty()).collect()
        };
        assert_eq!(cells(fast), cells(general));
    }
});

/// Errors that Excel does not know are a matter of words.
fn shown(value: &Value) -> String {
    if matches!(value, Value::Error(_)) { "#".to_owned() } else { value.shown() }
}
