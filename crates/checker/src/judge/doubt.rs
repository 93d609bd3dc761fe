//! How strongly a disagreement must be bound to be shown, and what more is asked of it in a text of many figures.
//!
//! Where there are few figures, a claim is of those beside it. An article has dozens, and what stands beside a claim is often of
//! something else: then more is asked of a disagreement.

use extractor::{Cue, Kind, Per, Role, UnitId};

use super::weigh::EXPLAINED;
use super::{GRAMMAR, LEAST, STRONG};
use crate::candidate::{Bound, Candidate, Sense};
use crate::conclusion::points_back;
use crate::diagnose::{one_digit_off, rounded, slip};
use crate::formula::Formula;
use crate::otherwise::own_base;
use crate::precedent::CERTAIN;
use crate::topic::related;
use crate::view::View;

/// So much is enough where a rule's own conditions leave little to chance: of what each rule proposes at this strength, as
/// many disagreements were right in labelled passages as at [`STRONG`] of the others.
const ENOUGH: &[(&str, i32)] = &[
    ("average", 7),
    ("complement", 7),
    ("percentage-points", 7),
    ("rate", 7),
    ("ratio", 7),
];
/// A mean that noughts or digits out of place explain needs no more: of what is proposed so weakly and explained so well, all
/// was right in labelled passages.
const SLIPPED: i32 = 4;
/// Two levels beside a percentage rarely give it but for a slip: of changes bound so weakly and explained so well, every one was an error.
const CHANGED: i32 = 4;
/// The same of gaps and rests of three digits and more.
const MISSPELT: i32 = 4;
/// The same of totals, in a text of few figures, and of products.
const MISADDED: i32 = 5;
const MISMULTIPLIED: i32 = 6;
/// A rate of two outcomes that its own sentence tells.
const BOTH_TOLD: i32 = 6;
/// What is set off behind a number and a total and says for each of what it is; and two percentages just as far apart as a change in
/// per cent is said to be. Of what is bound so weakly, every one was an error.
const SET_OFF: i32 = 5;
/// How far off, as a logarithm, few figures are by a slip that has no name: by two thirds.
const OFF: f64 = 0.5;

/// How strongly operands must be bound, in the sentence of their claim or not, where no slip explains what they miss: of what is bound
/// more weakly, about as much was false as true.
fn bound(rule: &str, inside: bool) -> i32 {
    match (rule, inside) {
        ("difference", true) => STRONG + 2,
        (_, true) => 0,
        ("complement", _) => STRONG,
        ("percent-change", _) => STRONG + 1,
        ("multiple", _) => STRONG + 2,
        ("difference" | "range", _) => GRAMMAR + 1,
        _ => 0,
    }
}

/// How many derivations from other figures may have been expected to give a claim by chance if one that does is to excuse it: the
/// more, the less certain its binding is. Set so that, in whole articles, about as many right claims as wrong ones are excused.
pub(super) fn chance(view: &View<'_>, candidate: &Candidate, explained: i32) -> f64 {
    let inside = is_inside(view, candidate);
    let slip = explained >= candidate.strength + EXPLAINED;
    let limit = match (inside, slip) {
        _ if candidate.strength > GRAMMAR => 0.0,
        // That one figure miswrites another is told by their words and digits: what else gives it, does so by chance.
        (_, true) if candidate.rule == "restatement" => 0.0,
        (true, true) => 0.0,
        (true, false) => 0.03,
        (false, true) => 0.1,
        (false, false) => 0.5,
    };
    limit * view.crowd()
}

/// Whether a disagreement of a figure with others is too far off, or its operands too far away, for a text of many figures: of what
/// is so bound and no slip explains, half was false in whole articles.
pub(super) fn is_doubtful(view: &View<'_>, candidate: &Candidate, explained: i32) -> bool {
    let own_words = matches!(
        candidate.rule,
        "restatement" | "direction" | "conversion" | "comparison" | "table" | "duration"
    );
    let certain = own_words || candidate.strength >= CERTAIN;
    if certain || view.crowd() < 1.0 || explained >= candidate.strength + EXPLAINED {
        return false;
    }
    let claim = &candidate.claim;
    let off = (candidate.value() / claim.value).abs().ln().abs();
    // One digit of a small percentage is soon half of it.
    let small = claim.unit == UnitId::PERCENT && (candidate.value() - claim.value).abs() <= 5.0;
    let off = if small { 0.0 } else { off };
    let inside = is_inside(view, candidate);
    let clear = inside && candidate.strength > STRONG + 1;
    !clear && off >= OFF
        || candidate.strength < bound(candidate.rule, inside) && !points_at(view, candidate)
}

/// "cost £36m, up 20% on the £28m set aside", "rose 3% from 7% to 10%": the claim's own words name both levels.
pub(super) fn is_told(view: &View<'_>, candidate: &Candidate) -> bool {
    if let ("impossible", Some(part), [whole]) = (
        candidate.rule,
        candidate.claim.quantity,
        &candidate.operands[..],
    ) {
        return is_straight(view, part, whole.quantity);
    }
    let (Some(q), [new, old]) = (candidate.claim.quantity, &candidate.operands[..]) else {
        return false;
    };
    let role = |operand: &Bound| view.context(operand.quantity).role;
    candidate.strength >= GRAMMAR
        && if candidate.formula == Formula::Share {
            is_of_it(view, q, [new.quantity, old.quantity])
                || is_out_of(view, q, [new.quantity, old.quantity])
        } else {
            view.change(q).is_some()
                && (own_base(view, q) == Some(old.quantity)
                    || role(new) == Role::Result && role(old) == Role::Base)
        }
}

/// "345 of those 320": a part and the whole it cannot be of, nothing else between.
fn is_straight(view: &View<'_>, part: usize, whole: usize) -> bool {
    let (from, to) = (view.token(part) + 1, view.token(whole));
    whole == part + 1
        && from < to
        && to - from <= 2
        && (from..to).all(|at| {
            view.cues(at).any(&[Cue::Of, Cue::OfThose]) || view.is_one_of(at, &["the", "those"])
        })
}

/// "310 of the 4,430 came late: 12%", "310 of 4,430 (12%)": part, whole and share in one breath.
fn is_of_it(view: &View<'_>, q: usize, [part, whole]: [usize; 2]) -> bool {
    let [a, b, at] = [part, whole, q].map(|figure| view.token(figure));
    let of = || (a + 1..b).any(|at| view.cues(at).any(&[Cue::Of, Cue::OutOf]));
    let set_off =
        || matches!(view.mark(at - 1), Some(':' | ',' | '(')) || view.is_one_of(at - 1, &["or"]);
    view.quantity(q).kind == Kind::Percent
        && whole == part + 1
        && q == whole + 1
        && view.context(part).sentence == view.context(q).sentence
        && b - a <= 4
        && at - b <= 6
        && of()
        && set_off()
        && (a + 1..b).all(|at| view.is_word(at))
}

/// "Of the 3,140 drivers who were stopped in June, 12% (377) had …": the whole in front, share and part in one breath.
fn is_out_of(view: &View<'_>, q: usize, [part, whole]: [usize; 2]) -> bool {
    let [at, of] = [q, whole].map(|figure| view.token(figure));
    let first = view.first_token(at);
    view.quantity(q).kind == Kind::Percent
        && part == q + 1
        && view.mark(at + 1) == Some('(')
        && view.token(part) == at + 2
        && view.mark(at + 3) == Some(')')
        && view.context(whole).sentence == view.context(q).sentence
        && view.cues(first).any(&[Cue::Of, Cue::OutOf])
        && of > first
        && of - first <= 3
        && (whole + 1..q).all(|other| !view.is_magnitude(other))
}

/// "The tower is 96 metres high, the spire 71. That is 35 metres more": a sentence that points back in so many words is of the only
/// two levels that it and the one before it tell.
fn points_at(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(q) = candidate.claim.quantity.filter(|&q| {
        candidate.rule == "difference" && candidate.strength >= STRONG && points_back(view, q)
    }) else {
        return false;
    };
    // "The gap of 40" may have been told before.
    if view.is_one_of(view.first_token(view.token(q)), &["the"]) {
        return false;
    }
    let mut levels = view
        .near(candidate.claim.sentence, 1, 0)
        .filter(|&l| l != q && view.is_level(l) && view.comparable(l, q))
        .peekable();
    levels.peek().is_some()
        && levels.all(|l| candidate.stands_on(l))
        && candidate.operands.iter().all(|operand| {
            let sentence = view.context(operand.quantity).sentence;
            view.apart(sentence, candidate.claim.sentence)
                .is_some_and(|apart| apart <= 1)
        })
}

fn is_inside(view: &View<'_>, candidate: &Candidate) -> bool {
    let sentence = candidate.claim.sentence;
    let here = |q: usize| view.context(q).sentence == sentence;
    // "The borough has 4,862 pupils. It offered 3,514 of them a place, or 72%": "of them" takes the whole along.
    let pointed = |q: usize| {
        view.context(q).sentence + 1 == sentence
            && candidate.operands.iter().any(|part| {
                part.quantity > q
                    && here(part.quantity)
                    && view
                        .cue_behind(view.token(part.quantity), 1, &[Cue::OfThose])
                        .is_some()
            })
    };
    let mut operands = candidate.operands.iter();
    operands.all(|operand| here(operand.quantity) || pointed(operand.quantity))
}

/// "284 of the 320 stayed, making the drop-out rate 11%": in an article the share of the rest is more often meant than a slip.
pub(super) fn is_of_the_rest(view: &View<'_>, candidate: &Candidate) -> bool {
    let &[part, whole] = &candidate.operands[..] else {
        return false;
    };
    let gives = |formula: Formula, operands: [Bound; 2]| {
        let value = formula.value(&operands.map(|operand| operand.value));
        let claim = &candidate.claim;
        claim.stated.low - LEAST <= value && value <= claim.stated.high + LEAST
    };
    view.is_crowded()
        && match candidate.formula {
            Formula::Share => gives(Formula::ShareLeft, [part, whole]),
            // "had 1,750 people and lost 105, or 6% of them", "beds for 11,210 …, and 730 are free"
            Formula::RateOf => {
                let (less, more) = if part.value < whole.value {
                    (part, whole)
                } else {
                    (whole, part)
                };
                gives(Formula::RateOf, [whole, part])
                    || gives(Formula::Share, [less, more])
                    || gives(Formula::ShareLeft, [less, more])
            }
            _ => false,
        }
}

/// How strong a binding of a rule must be for a disagreement to be reported.
pub(super) fn enough(view: &View<'_>, candidate: &Candidate, slip: bool) -> i32 {
    let shared_out = candidate.rule == "average"
        && candidate.formula == Formula::Quotient
        && candidate.value() > 1.5
        && candidate
            .operands
            .last()
            .is_some_and(|number| number.value >= 2.0 && number.value.fract() == 0.0);
    if slip && shared_out {
        return SLIPPED;
    }
    // Two levels that lie as far apart as is said, though the other way: the words must leave no doubt which is the later. "A
    // slide" of what had better be low is a rise.
    let turned = matches!(candidate.rule, "difference" | "percentage-points")
        && (candidate.value() + candidate.claim.value).abs() <= LEAST * candidate.claim.value.abs();
    if !turned {
        match candidate.rule {
            "rate" if is_inside(view, candidate) && !is_of_others(view, candidate) => {
                return BOTH_TOLD;
            }
            "average" if is_set_off(view, candidate) => return SET_OFF,
            "percentage-points" if is_points(candidate) => return SET_OFF,
            _ => {}
        }
        return ENOUGH
            .iter()
            .find(|(rule, _)| *rule == candidate.rule)
            .map_or(STRONG, |(_, enough)| *enough);
    }
    // "from 31 to 18, a climb of 13 places"
    let places = candidate.claim.quantity.is_some_and(|q| {
        let counted = view.counted(q);
        ["place", "spot", "position", "rung"]
            .iter()
            .any(|noun| counted.iter().any(|other| related(noun, other)))
    });
    // "Barasa in 13:02.6, 1.7 seconds up on Hagen's 13:04.3": who needs less is ahead.
    let timed = candidate
        .claim
        .quantity
        .is_some_and(|q| view.quantity(q).kind == Kind::Duration);
    if places || timed {
        return i32::MAX;
    }
    GRAMMAR + EXPLAINED * if candidate.rule == "difference" { 1 } else { 2 }
}

/// "allowed 120 sheds and refused 40; 65% of residents like that": the claim's own "of" says of whom.
fn is_of_others(view: &View<'_>, candidate: &Candidate) -> bool {
    candidate.claim.quantity.is_some_and(|q| {
        view.cue_behind(view.token(q), 1, &[Cue::Of, Cue::OfThose])
            .is_some()
    })
}

/// "270 goals in 90 matches, four a game": each with its number and total before it, behind a comma, colon, bracket or "or".
fn is_set_off(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(q) = candidate
        .claim
        .quantity
        .filter(|_| candidate.formula == Formula::Quotient && is_inside(view, candidate))
    else {
        return false;
    };
    let token = view.token(q);
    let before = token > view.first_token(token)
        && (matches!(view.mark(token - 1), Some(',' | ':' | '(' | '—'))
            || view.is_one_of(token - 1, &["or"]));
    // "£9 a head going to the band" is of something else.
    let end = view.end_token(token);
    let closed = |at: usize| at >= end || view.mark(at).is_some();
    let each = view.per(q) != Per::Nothing && closed(token + 1)
        || view.is_one_of(token + 1, &["each", "apiece"]) && closed(token + 2)
        || view.is_one_of(token + 1, &["a", "an", "per"]) && closed(token + 3);
    before && each && candidate.operands.iter().all(|o| o.quantity < q)
}

/// "from 81% to 69%, worse by 12%": the very difference, called per cent.
fn is_points(candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let apart = (new.value - old.value).abs();
    claim.unit == UnitId::PERCENT
        && claim.value >= 4.0
        && (apart - claim.value).abs() <= LEAST * apart
}

/// How strong a disagreement must be, the slip that explains it counted, where nothing at all agrees with its claim.
pub(super) fn least(view: &View<'_>, candidate: &Candidate) -> i32 {
    let enough = enough(view, candidate, true);
    let turned = candidate.value() <= 0.0;
    match candidate.rule {
        "percent-change" if !turned && (is_of_the_new(candidate) || is_misspelt(candidate)) => {
            enough.min(CHANGED)
        }
        "difference" | "complement" if !turned && is_misspelt(candidate) => enough.min(MISSPELT),
        "sum" | "product" if view.is_crowded() || !is_misspelt(candidate) || is_near(candidate) => {
            enough
        }
        "sum" if !is_without(candidate) => enough.min(MISADDED),
        "product" => enough.min(MISMULTIPLIED),
        _ => enough,
    }
}

/// "4,186 is 31 times 135": off by what rounding makes, and no slip of the pen.
fn is_near(candidate: &Candidate) -> bool {
    (candidate.value() / candidate.claim.value - 1.0).abs() < 0.005
}

/// Whether the claim is the total without one of the parts: that one belongs elsewhere.
fn is_without(candidate: &Candidate) -> bool {
    let over = candidate.value() - candidate.claim.value;
    let mut parts = candidate.operands.iter();
    parts.any(|part| (part.value - over.abs()).abs() <= LEAST * part.value.abs())
}

/// "from 400 to 500, a rise of 20%": divided by the level that the change arrives at, in words that say which way it went.
fn is_of_the_new(candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let value = 100.0 * (new.value - old.value).abs() / new.value.abs();
    candidate.sense != Sense::None
        && !claim.loose
        && claim.bare.low - LEAST <= value
        && value <= claim.bare.high + LEAST
}

/// "4,581 more" for 4,851, "£18,250" for £19,250: figures of so many digits hardly come out by chance with two of them swapped, or
/// but for one.
fn is_misspelt(candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let grain = if claim.grain > 0.0 { claim.grain } else { 1.0 };
    let (stated, right) = (
        rounded(claim.value.abs() / grain),
        rounded(candidate.value().abs() / grain),
    );
    // Noughts are a matter of units as often as of slips.
    let near = stated < 5.0 * right && right < 5.0 * stated;
    near && match slip(stated, right, 1.0) {
        Some(_) => stated >= 100.0,
        None => stated >= 1000.0 && one_digit_off(stated, right),
    }
}
