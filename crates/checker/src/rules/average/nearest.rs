//! The amount and the number that were told last before what is per one of them: "Councillors approved £3.6m for 24 km of road. The
//! work, at £165,000 a kilometre, …".

use extractor::{Cue, Per, UnitId};

use super::{fit, is_total, leaves_unit_out};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_bracketed, is_few, is_joined};
use crate::per::{Divisor, divisor};
use crate::view::{Few, View};

/// What an amount and a number are worth beside which there are no others.
const ALONE: i32 = 6;
/// How many sentences back they may stand.
const BACK: usize = 2;

pub(super) fn propose(
    view: &View<'_>,
    q: usize,
    per: Option<&Divisor<'_>>,
    out: &mut Vec<Candidate>,
) {
    if per.is_none() {
        return;
    }
    let sentence = view.context(q).sentence;
    let reach: Few = view
        .around(sentence, BACK, 0)
        .filter(|&l| l < q && is_amount(view, l))
        .collect();
    let is_total = |t: usize| {
        is_total(view, t, q)
            && divisor(view, t).is_none()
            && view.quantity(t).value > view.quantity(q).value
    };
    let all: Few = reach.iter().copied().filter(|&t| is_total(t)).collect();
    let numbers = || {
        reach
            .iter()
            .filter_map(|&n| fit(view, q, n, per).map(|(unit, fits)| (n, unit, fits)))
    };
    // What is said to count what the claim is per is the number, though it could be the total as well.
    let told = numbers().any(|(n, _, fits)| fits > 4 && Some(&n) == all.last());
    let last = all.len().checked_sub(1 + usize::from(told));
    let Some(&total) = last.and_then(|last| all.get(last)) else {
        return;
    };
    let numbers = || numbers().filter(|&(n, ..)| n != total);
    let Some((number, unit, fits)) = numbers().max_by_key(|&(n, _, fits)| (fits, n)) else {
        return;
    };
    let place = |l: usize| view.context(l).sentence;
    let other_total = all
        .iter()
        .any(|&t| t != total && place(t) == place(total) && t != number);
    let other_number =
        numbers().any(|(n, _, other)| n != number && other == fits && place(n) == place(number));
    // "7,200 bottles: at £12 a bottle, £86,400": a price that leads to a total of its own.
    let leads = view.cue_before(view.token(q), 1, &[Cue::Worth]).is_some()
        && view.in_sentence(sentence).contains(&(q + 1))
        && view.comparable(q, q + 1)
        && view.quantity(q + 1).value > view.quantity(q).value;
    let few = is_few(view, number) && fits < 5;
    // "1.4m tonnes of barley and 0.8m of wheat on 310,000 hectares": what leaves its unit out is a total as well.
    let unsaid = (total + 1..q).any(|l| {
        l != number && view.is_count(l) && view.quantity(l).value > view.quantity(number).value
    });
    let outside = is_bracketed(view, q) != is_bracketed(view, total);
    let apart = place(total).abs_diff(place(number)) > 1;
    let back = sentence - place(total).max(place(number));
    let comma = matches!(view.mark(view.token(q).saturating_sub(1)), Some(',' | '—'));
    let strength =
        ALONE + i32::from(fits > 3) + i32::from(is_joined(view, q) || comma) + i32::from(back == 0)
            - 2 * i32::from(other_total)
            - 2 * i32::from(other_number)
            - 2 * i32::from(fits < 3)
            - 2 * i32::from(apart)
            - 3 * i32::from(leads)
            - 2 * i32::from(few || unsaid)
            - 2 * i32::from(outside)
            - i32::from(back > 1);
    let bound = |l: usize, unit: UnitId| Bound::new(view, l, unit);
    let number = if view.per(number) == Per::Nothing || unit != UnitId::NONE {
        bound(number, unit)
    } else {
        Bound::own(view, number)
    };
    let total = if leaves_unit_out(view, q, total) {
        Bound::own(view, total)
    } else {
        bound(total, view.quantity(q).unit.base)
    };
    let candidate = Candidate {
        rule: "average",
        claim: Claim::of(view, q).rounded(),
        formula: Formula::Quotient,
        operands: vec![total, number],
        strength,
        sense: Sense::None,
    };
    if candidate.comes_near() {
        out.push(candidate);
    }
}
