//! The number and the amount each that were told last before what they come to: "The school has fourteen lifeguards. Each works 35 hours
//! a week, and 490 are paid for".

use extractor::{Cue, Kind, Per, UnitId};

use super::{fit, is_extreme, mark};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::deduced::concluded;
use crate::formula::Formula;
use crate::parts::{is_amount, is_asserted, is_elliptical, is_joined, is_subset};
use crate::view::{Few, View};

/// What a number and an amount each are worth beside which there are no others.
const ALONE: i32 = 4;
/// How many sentences back they may stand.
const BACK: usize = 2;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let claim = view.quantity(q);
    let reach: Few = view
        .around(sentence, BACK, 0)
        .filter(|&l| l < q && is_amount(view, l) && view.quantity(l).kind != Kind::Percent)
        .collect();
    let mut marked = reach.iter().copied().filter(|&each| {
        let unsaid = is_elliptical(view, q) && view.quantity(each).kind == Kind::Money;
        (view.comparable(each, q) || unsaid && view.context(each).sentence == sentence)
            && view.quantity(each).value < claim.value
            && !is_extreme(view, each)
            && is_asserted(view, each)
            && mark(view, each).is_some()
    });
    let Some(each) = marked.next_back() else {
        return;
    };
    let Some(per) = mark(view, each) else { return };
    let several = marked.next_back().is_some();
    let numbers = || {
        reach
            .iter()
            .filter(|&&n| n != each && view.quantity(n).value > Some(1.0))
            .filter_map(|&n| fit(view, each, n, &per).map(|(unit, fits)| (n, unit, fits)))
    };
    let Some((number, unit, fits)) = numbers().max_by_key(|&(n, _, fits)| (fits, n)) else {
        return;
    };
    // "for 480 km that means 167 euros in place of 139": what they come to was told.
    let told_before = (each.max(number) + 1..q)
        .any(|l| view.comparable(l, q) && view.quantity(l).value > view.quantity(each).value);
    if told_before {
        return;
    }
    let timed = |l: usize| view.per(l) != Per::Nothing && view.per(l) != Per::Each;
    if timed(q) && !timed(number) {
        return;
    }
    // "at £1,150, of which £150 is a fee": what they come to may be without it.
    let parted = (each + 1..q).any(|l| view.comparable(l, each) && l != number);
    if (each + 1..q).any(|l| view.comparable(l, each) && is_subset(view, l)) {
        return;
    }
    let place = |l: usize| view.context(l).sentence;
    let rival = numbers().any(|(n, _, other)| n != number && other == fits);
    let token = view.token(q);
    let told = view
        .cue_before(token, 5, &[Cue::Making, Cue::Total, Cue::Equal])
        .is_some()
        || view.cue_behind(token, 3, &[Cue::Total]).is_some()
        || is_joined(view, q)
        || concluded(view, q);
    let set_off = (view.first_token(token).max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .any(|at| matches!(view.mark(at), Some(',' | '—' | ':' | '(')));
    let back = sentence - place(each).max(place(number));
    let strength = ALONE
        + i32::from(fits > 3)
        + 2 * i32::from(told)
        + i32::from(set_off)
        + i32::from(back == 0)
        - 2 * i32::from(several || parted)
        - 2 * i32::from(rival)
        - i32::from(fits < 3)
        - i32::from(back > 1)
        - i32::from(place(each) != place(number));
    let own = view.quantity(each).unit.base;
    let candidate = Candidate {
        rule: "product",
        claim: Claim {
            unit: if claim.unit.base == UnitId::NONE {
                own
            } else {
                claim.unit.base
            },
            ..Claim::of(view, q)
        },
        formula: Formula::Product,
        operands: vec![
            Bound::new(view, number, unit),
            Bound::new(
                view,
                each,
                if claim.unit.base == UnitId::NONE {
                    own
                } else {
                    claim.unit.base
                },
            ),
        ],
        strength,
        sense: Sense::None,
    };
    if candidate.comes_near() {
        out.push(candidate);
    }
}
