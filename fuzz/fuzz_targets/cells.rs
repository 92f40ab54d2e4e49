//! Every type of cell over every value: no panic, and what is read and written is read the same.
#![no_main]

use jalon::model::calendar::Holidays;
use jalon::model::raci::Letters;
use jalon::model::{
    AccountState, ClosureKind, Code, Complexity, CriterionKind, CriterionState, Day, Gravity, Half, Lang, Login, Opening, OperationKind, Presence,
    RaciReading, Shift, Status, Strategy, Value,
};
use jalon::schema::cells::choices::Weekdays;
use jalon::schema::cells::dates::{both_readings, parse_day};
use jalon::schema::cells::ids::{Adeli, StaffId, looks_like_nir};
use jalon::schema::cells::{Amount, CellType, Codes, DayRange, Days, Email, Finess, Links, Names, ReadCx, Reading, Rpps, Share, Waits, Whole};
use libfuzzer_sys::fuzz_target;

/// The first byte says what the rest is.
fn value(data: &[u8]) -> Option<Value> {
    let (kind, rest) = data.split_first()?;
    let eight = || rest.first_chunk::<8>().copied();
    Some(match kind {
        b'n' => Value::Number(f64::from_le_bytes(eight()?)),
        // Halves and thirds, as people type them.
        b's' => Value::Number(f64::from(i16::from_le_bytes(*rest.first_chunk::<2>()?)) / 6.0),
        b'b' => Value::Bool(rest.first()? % 2 == 0),
        b'd' => Value::Date(chrono::DateTime::from_timestamp(i64::from_le_bytes(eight()?), 0)?.naive_utc()),
        b'e' => Value::Error("#N/A".into()),
        _ => Value::text(std::str::from_utf8(rest).ok()?),
    })
}

fuzz_target!(|data: &[u8]| {
    let month_first = data.last().is_some_and(|b| b % 2 == 0);
    let Some(value) = value(data) else { return };
    let cx = ReadCx { month_first, fractions: month_first };
    if let Value::Text(text) = &value {
        let _ = (parse_day(text, month_first), both_readings(text), looks_like_nir(text));
    }
    macro_rules! all { ($($ty:ty),* $(,)?) => { $( same_again::<$ty>(&value, &cx); )* } }
    all!(
        Day, Vec<DayRange>, Half, Amount, Whole, Share, Days, bool, Complexity, Shift, OperationKind, Status, Gravity, AccountState, CriterionKind,
        CriterionState, ClosureKind, Presence, Strategy, Opening, RaciReading, Holidays, Weekdays, StaffId, Rpps, Adeli, Finess, Email, Codes, Names,
        Links, Waits, Letters, String, Code, Login,
    );
});

fn same_again<T: CellType + PartialEq + std::fmt::Debug>(value: &Value, cx: &ReadCx) {
    let Some(read) = T::read(value, cx).value() else { return };
    for lang in [Lang::Fr, Lang::En] {
        let written = read.write(lang);
        // Days are written day first, whatever the column they came from.
        let again = match T::read(&written, &ReadCx::default()) {
            Reading::Empty => T::absent(),
            other => other.value(),
        };
        assert!(again.as_ref() == Some(&read) || nothing(&written), "{value:?} is {read:?}, written {written:?}, read again {again:?}");
    }
}

/// What holds nothing is written as an empty cell.
fn nothing(written: &Value) -> bool {
    written.is_empty()
}
