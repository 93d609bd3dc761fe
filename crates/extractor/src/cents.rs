//! Whose cents: those of the currency that the rest of the document speaks of.

use crate::reading::Reading;
use crate::unit::UnitId;

/// Currencies besides the US dollar whose hundredth is a cent.
const WITH_CENTS: [&str; 7] = ["AUD", "CAD", "EUR", "HKD", "NZD", "SGD", "ZAR"];

/// Gives bare cents, which are read as US cents, the currency with cents that the document names most often.
pub(crate) fn settle(reading: &mut Reading) {
    let (Some(dollar), Some(cent)) = (UnitId::named("USD"), UnitId::named("cent")) else {
        return;
    };
    if !reading
        .quantities
        .iter()
        .any(|q| q.printed_in == Some(cent))
    {
        return;
    }
    let count = |unit: UnitId| {
        reading
            .quantities
            .iter()
            .filter(|q| q.unit.base == unit && q.printed_in.is_none())
            .count()
    };
    let dollars = count(dollar);
    let others = WITH_CENTS.iter().filter_map(|code| UnitId::named(code));
    let Some((times, currency)) = others
        .map(|unit| (count(unit), unit))
        .max_by_key(|&(times, _)| times)
    else {
        return;
    };
    if times <= dollars {
        return;
    }
    for quantity in reading
        .quantities
        .iter_mut()
        .filter(|q| q.printed_in == Some(cent))
    {
        quantity.unit.base = currency;
    }
}
