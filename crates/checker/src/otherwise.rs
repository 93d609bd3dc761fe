//! The same figures put together in another way.
//!
//! A figure that a product misses may be the quotient of the very same operands, or their product with a third that stands
//! beside them; a rest, mean, multiple or change may be of another whole, base, total or pair nearby. Then it was never claimed
//! to be what it misses.

mod alibi;
mod beside;
mod matter;
mod steps;

pub(crate) use alibi::has_alibi;
use beside::{
    adds_up_with_another, closes_to_hundred, is_a_loss, is_last_of_list, is_of_another_noun,
    is_off_by_one, is_one_of_several_shares, is_said_already,
};
use extractor::{Cue, Kind, UnitId};
pub(crate) use matter::{is_called_wrong, own_base};
use steps::{follows_in_steps, is_put_together};

use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::per::divisor;
use crate::view::View;

/// From this strength on the words leave no doubt which formula is meant.
const TOLD: i32 = 12;

/// Whether a claim is, to the last digit, what its sentence and the ones before tell in two steps, or with one more of their figures:
/// then no other figures are what it is of.
pub(crate) fn follows_exactly(view: &View<'_>, candidate: &Candidate) -> bool {
    let joined = matches!(candidate.formula, Formula::Remainder | Formula::Sum);
    is_sharp(candidate, EXACT)
        && (follows_in_steps(view, candidate) || joined && is_off_by_one(view, candidate))
}

/// How sharp a figure is that other formulas may give, and one that hardly any figures meet by chance.
const CLOSE: f64 = 0.12;
const EXACT: f64 = 0.02;

/// Whether a claim is printed so sharply, relative to its value.
fn is_sharp(candidate: &Candidate, width: f64) -> bool {
    let claim = &candidate.claim;
    !claim.loose
        && claim.value.is_finite()
        && claim.bare.high - claim.bare.low <= width * claim.value.abs()
}

/// Whether a claim that its own formula misses follows from the same figures by another, or with one more of its sentence.
pub(crate) fn follows_otherwise(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let sharp = is_sharp(candidate, CLOSE);
    if matter::is_another_matter(view, candidate) {
        return true;
    }
    if closes_to_hundred(view, candidate) || is_total_of_it(view, candidate) {
        return true;
    }
    if is_measured_by_it(candidate) || is_said_already(view, candidate) {
        return true;
    }
    if is_put_together(view, candidate, sharp) {
        return true;
    }
    if candidate.strength >= TOLD {
        return false;
    }
    if sharp && adds_up_with_another(view, candidate) {
        return true;
    }
    // "1,260 lambs … made up 504 of the entry, with 378 of one breed and the rest, 378": taken for the whole was a part.
    if candidate.formula == Formula::Remainder && sharp {
        return adds_up_to_another(view, candidate);
    }
    if candidate.formula == Formula::Sum && is_last_of_list(view, candidate)
        || is_one_of_several_shares(view, candidate)
        || is_of_another_noun(view, candidate)
    {
        return true;
    }
    if candidate.formula == Formula::Sum
        && (sharp && all_add_up(view, candidate) || goes_on(view, candidate))
    {
        return true;
    }
    // "385 seats at £14 and 210 at £9, taking £5,390 from the first": one product of several.
    if candidate.rule == "product" && candidate.operands.len() > 2 {
        return candidate
            .operands
            .windows(2)
            .any(|pair| meets_exactly(pair[0].value * pair[1].value, candidate.claim.value));
    }
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    if (sharp || candidate.rule == "multiple") && holds_of_others(view, candidate) {
        return true;
    }
    match candidate.formula {
        Formula::Product if candidate.rule == "product" => {
            gives(candidate, Formula::Quotient, [a, b])
                || view.is_count(a.quantity)
                    && view.is_count(b.quantity)
                    && gives(candidate, Formula::Quotient, [b, a])
                || sharp && takes_a_third(view, candidate)
        }
        Formula::Quotient if candidate.rule == "average" => {
            gives(candidate, Formula::Product, [a, b])
                || gives(candidate, Formula::Quotient, [b, a])
                || sharp && takes_a_third(view, candidate)
        }
        // "bought 12 of the 22 from the grid. Panels gave 45%": the share of the rest, told in another sentence than the part.
        // "decided 812 in time and 203 after it. That is a rate of 80%": of both together.
        Formula::Share
            if sharp
                && candidate.strength < 10
                && view
                    .cue_before(view.token(b.quantity), 3, &[Cue::Of, Cue::OutOf])
                    .is_none()
                && (gives(candidate, Formula::RateOf, [a, b])
                    || gives(candidate, Formula::RateOf, [b, a])) =>
        {
            true
        }
        Formula::Share => {
            sharp
                && (view.context(a.quantity).sentence != claim.sentence
                    && gives(candidate, Formula::ShareLeft, [a, b])
                    || is_change(view, candidate, [a, b]))
        }
        // "4,726, after 7,270 a year earlier: the tumble was one of 35%"
        // "8,060 joined against 9,000 sought, or 89.6%"
        Formula::RateOf => {
            sharp
                && (is_change(view, candidate, [a, b])
                    || is_sought(view, b.quantity) && gives(candidate, Formula::Share, [a, b])
                    || is_sought(view, a.quantity) && gives(candidate, Formula::Share, [b, a]))
        }
        // "holds 7,440 nests, not 6,000": the later level was taken for the earlier.
        Formula::PercentChange | Formula::PercentFall
            if candidate.value() < 0.0 && gives(candidate, candidate.formula, [b, a]) =>
        {
            true
        }
        // "The bill was £1,769, so the 4% rise costs you £71": the smaller is the rise itself.
        Formula::PercentChange | Formula::PercentFall => {
            let (small, large) = if a.value.abs() < b.value.abs() {
                (a, b)
            } else {
                (b, a)
            };
            (small.value.abs() < 0.15 * large.value.abs() || is_a_loss(view, claim))
                && gives(candidate, Formula::Share, [small, large])
        }
        _ => false,
    }
}

/// "a crop of 35.2 million bags … robusta gave 20.0 million. All told the country brought in 55.2 million": no figure said again, but what
/// it makes with another.
fn is_total_of_it(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let (Some(own), [part]) = (claim.quantity, &candidate.operands[..]) else {
        return false;
    };
    candidate.rule == "restatement"
        && claim.value.abs() >= 100.0 * claim.grain
        && (part.quantity + 1..own).rev().take(BETWEEN).any(|q| {
            view.comparable(q, own)
                && view
                    .value_in(q, claim.unit)
                    .is_some_and(|other| meets_exactly(part.value + other, claim.value))
        })
}

/// "410 are under sail and 209 have engines. The rest are hulks": parts that a further sentence completes.
fn goes_on(view: &View<'_>, candidate: &Candidate) -> bool {
    // "have 28,100, 17,900 and 9,300, together 55,300. The rest of the county …": the total of just these.
    let own = |operand: &Bound| {
        view.context(operand.quantity).sentence == candidate.claim.sentence
            && candidate.claim.quantity > Some(operand.quantity)
    };
    let said = candidate.claim.quantity.is_some_and(|q| {
        view.cue_before(view.token(q), 2, &[Cue::Total, Cue::Making])
            .is_some()
    });
    if said && candidate.operands.iter().all(own) {
        return false;
    }
    let last = candidate
        .operands
        .iter()
        .map(|operand| view.context(operand.quantity).sentence)
        .max()
        .unwrap_or(candidate.claim.sentence);
    // A sentence without figures is not among those that were read.
    let end = view.reading.sentences[last].span.end;
    let behind = view.document.text.get(end..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '"', '”', '\n']);
    words!["The rest", "The others", "The remain"]
        .iter()
        .any(|words| behind.starts_with(words))
}

/// Whether a share is the change from one of its figures to the other, either way, in a sentence that speaks of change.
fn is_change(view: &View<'_>, candidate: &Candidate, [a, b]: [Bound; 2]) -> bool {
    let told = [Cue::ChangeVerb, Cue::ChangeNoun];
    let rate = candidate.claim.quantity.is_some_and(|q| {
        let token = view.token(q);
        view.cue_before(token, 4, &[Cue::Rate]).is_some()
            || view.cue_behind(token, 3, &[Cue::Rate]).is_some()
    });
    !rate
        && (view.sentence_has(candidate.claim.sentence, &told)
            // "a 35% improvement on the 3,180", "outnumbered them by 35%"
            || view.sentence_has(candidate.claim.sentence, &[Cue::Surpass, Cue::Ratio])
            || view.context(a.quantity).time.earlier != view.context(b.quantity).time.earlier)
        && [[a, b], [b, a]].iter().any(|&pair| {
            gives(candidate, Formula::PercentChange, pair)
                || gives(candidate, Formula::PercentFall, pair)
        })
}

/// Whether another formula gives the very figure that is printed.
fn gives(candidate: &Candidate, formula: Formula, operands: [Bound; 2]) -> bool {
    let value = formula.value(&operands.map(|operand| operand.value));
    let claim = &candidate.claim;
    let half = (claim.grain / 2.0).min(0.03 * claim.value.abs());
    (value - claim.value).abs() <= half * (1.0 + 1e-9)
}

/// "1,571 prisoners where there should be 1,044, or 150 per cent": no share, but the one measured by the other.
fn is_measured_by_it(candidate: &Candidate) -> bool {
    matches!(
        (candidate.formula, &candidate.operands[..]),
        (Formula::Share, &[a, b]) if candidate.claim.value >= 100.0
            && gives(candidate, Formula::Share, [b, a])
    )
}

/// "8,060 joined against 9,000 sought".
fn is_sought(view: &View<'_>, l: usize) -> bool {
    view.cue_before(view.token(l), 2, &[Cue::Against]).is_some()
}

/// How many figures back the other part of a total is looked for.
const BETWEEN: usize = 40;
/// How many sentences away another whole or number is looked for.
const REACH: usize = 4;

/// Whether what is called the rest and its parts make another amount nearby, with or without what was taken for their whole.
fn adds_up_to_another(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let Some((whole, parts)) = candidate.operands.split_first() else {
        return false;
    };
    let told = claim.value + parts.iter().map(|part| part.value).sum::<f64>();
    // "41 calls, 15 …, nine … and the other eight": all that is listed before it.
    let listed = claim.quantity.map_or(f64::NAN, |own| {
        let listed = view.in_sentence(claim.sentence).filter(|&q| {
            q < own && view.comparable(q, own) && view.quantity(q).kind == view.quantity(own).kind
        });
        claim.value + listed.filter_map(|q| view.quantity(q).value).sum::<f64>()
    });
    let meets = |q: usize, sums: &[f64]| {
        claim.quantity != Some(q)
            && !candidate.stands_on(q)
            && value_beside(view, q, candidate)
                .is_some_and(|value| sums.iter().any(|&sum| meets_exactly(value, sum)))
    };
    // "has given 34 pieces, 17 editions' worth, to the town and the other 22 to a museum. … beyond the 56": of a whole told later.
    let beside = claim.value + whole.value;
    let all = [told, told + whole.value, whole.value - told, listed, beside];
    view.around(claim.sentence, REACH, 0)
        .any(|q| meets(q, &all))
        || view
            .around(claim.sentence, 0, 2)
            .any(|q| meets(q, &[beside]))
}

/// An amount in the unit of a claim; one without a unit, or so many "times", is a count as good as any. "The farm has 640 acres. Barley
/// takes 275 …": where the unit is told once, the claim is in that.
fn value_beside(view: &View<'_>, q: usize, candidate: &Candidate) -> Option<f64> {
    let quantity = view.quantity(q);
    let bare = candidate.claim.unit == UnitId::NONE;
    let told_once = matches!(quantity.kind, Kind::Multiple | Kind::Measure | Kind::Money);
    if bare && told_once || is_elliptical(view, q) {
        return quantity.value;
    }
    view.value_in(q, candidate.claim.unit)
}

/// Whether all like figures of the sentence before a total make it.
fn all_add_up(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let Some(own) = claim.quantity else {
        return false;
    };
    let all = view
        .in_sentence(claim.sentence)
        .filter(|&q| q < own && view.comparable(q, own) && view.per(q) == view.per(own));
    let sum: f64 = all.filter_map(|q| view.value_in(q, claim.unit)).sum();
    meets_exactly(sum, claim.value)
}

/// Whether the printed figure is what the formula gives, to the last place, once another amount nearby takes the place of one
/// operand: "made 41,000 barrels and sold 30,750 of them through its 96 pubs. That is 320 a pub".
fn holds_of_others(view: &View<'_>, candidate: &Candidate) -> bool {
    let quotient = matches!(candidate.rule, "average" | "multiple" | "percent-change");
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    // "Where there had been 16 beds there are now 48, three times as many, in a unit whose staff has doubled: from 40 to 80."
    let pairs = || {
        let here = || {
            view.in_sentence(candidate.claim.sentence)
                .filter(|&q| view.is_level(q))
        };
        here().flat_map(move |x| here().map(move |y| (x, y)))
    };
    let of_a_pair = candidate.rule == "multiple"
        && pairs().any(|(x, y)| {
            x != y
                && view.comparable(x, y)
                && gives(candidate, candidate.formula, Bound::both(view, x, y))
        });
    of_a_pair
        || quotient
            && view.around(candidate.claim.sentence, REACH, 0).any(|q| {
                let takes = |place: usize, own: Bound, kept: Bound| {
                    let bound = Bound::beside(view, q, own.quantity);
                    let operands = if place == 0 {
                        [bound, kept]
                    } else {
                        [kept, bound]
                    };
                    let occasions =
                        view.quantity(q).kind == Kind::Multiple && view.is_count(own.quantity);
                    (view.comparable(q, own.quantity) || is_elliptical(view, q) || occasions)
                        && view.per(q) == view.per(own.quantity)
                        && gives(candidate, candidate.formula, operands)
                };
                view.quantity(q).value.is_some_and(|value| value > 1.0)
                    && q != a.quantity
                    && q != b.quantity
                    && candidate.claim.quantity != Some(q)
                    && (takes(0, a, b) || takes(1, b, a))
            })
}

/// Whether two figures are one, but for the noise of floating point.
fn meets_exactly(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// "10 acres yielding 20 bags each at Rs 1,000 a bag": so many each, and so much for each of those.
fn is_a_chain(view: &View<'_>, candidate: &Candidate) -> bool {
    candidate
        .operands
        .iter()
        .all(|operand| divisor(view, operand.quantity).is_some())
}

/// "25 crates of 480 vials, ten doses to the vial, hence 120,000 doses": one more factor stands beside the two.
fn takes_a_third(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let ratio = claim.value / candidate.value();
    let factor = if ratio > 1.0 { ratio } else { 1.0 / ratio };
    // A power of ten is a slip of noughts.
    let noughts = (factor.log10() - factor.log10().round()).abs() < 0.01;
    factor >= 1.5
        && view.in_sentence(claim.sentence).any(|q| {
            claim.quantity != Some(q)
                && (!noughts || divisor(view, q).is_some() || is_a_chain(view, candidate))
                && !candidate.stands_on(q)
                && view
                    .quantity(q)
                    .value
                    .is_some_and(|value| (value / factor - 1.0).abs() < 0.005)
        })
}
