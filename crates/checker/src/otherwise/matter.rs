//! Words that leave no doubt that a claim is of another matter than the figures it was bound to, whatever their grammar: another
//! period, another row, another whole, a threshold.

mod after;
mod aside;
mod average;
mod basis;
mod career;
mod change;
mod comparand;
mod counted;
mod elsewhere;
mod frame;
mod from;
mod gap;
mod held;
mod hundred;
mod life;
mod listed;
mod moved;
mod moves;
mod own_share;
mod parted;
mod placed;
mod priced;
mod rest;
mod rivals;
mod scope;
mod set_to;
mod several;
mod share;
mod side;
mod stretch;
mod summed;
mod term;
mod total;
mod turned;
mod unlike;
mod unreal;
mod untold;
mod used;
mod whole;
mod whose;
mod winner;
mod wrong;

use extractor::{Cue, Kind};

use aside::is_beside;
use average::{is_another_average, is_of_means};
use basis::{is_on_another_basis, is_paid_yearly};
use change::{is_another_change, is_of_two_moves};
use comparand::is_held_against_neither;
pub(crate) use frame::own_base;
use frame::{is_framed_otherwise, is_held_against_another, is_of_another_time};
use gap::is_no_gap;
use hundred::is_of_no_hundred;
use moved::is_another_move;
use moves::is_of_what_moves;
use own_share::{is_an_aside, is_of_a_named_whole, is_of_its_own};
use parted::{is_of_an_untold_time, is_parted};
use placed::is_placed_elsewhere;
use priced::{is_priced_otherwise, is_with_extras};
use rest::is_of_no_whole;
use rivals::is_between_rivals;
use scope::is_of_another_scope;
use set_to::{is_found_in, is_of_the_other_way, is_of_what_stands_before};
use share::is_another_share;
use side::is_of_no_sides;
use stretch::is_another_stretch;
use summed::is_summed_otherwise;
use total::is_no_total;
use turned::is_of_another_course;
use unlike::{is_of_unlike_things, is_placed_by_price};
use unreal::is_no_fact;
use untold::is_against_the_untold;
use used::{is_of_the_level_before, is_of_what_is_measured, is_shared_among_others};
use whole::is_of_those_before;
use whose::{is_anothers, is_the_other_way};
pub(crate) use wrong::is_called_wrong;

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::{is_amount, is_elliptical, is_instalment};
use crate::rules::is_repeated;
use crate::view::{Few, View};
use crate::words::WordList;

/// Tokens within which a word belongs to a figure.
const NEAR: usize = 5;
/// How many tokens apart two levels stand that are told side by side, and how sharply they must give a multiple.
const SIDE_BY_SIDE: usize = 16;
const SHARP: f64 = 0.015;
/// A figure given roughly may be so far off what was computed with it.
const ROUGH: f64 = 0.03;

/// Whether the words say that a disagreeing claim is of something else.
pub(super) fn is_another_matter(view: &View<'_>, candidate: &Candidate) -> bool {
    if candidate.rule == "table" {
        return false;
    }
    if candidate.rule == "duration" && is_another_stretch(view, candidate) {
        return true;
    }
    let Some(q) = candidate.claim.quantity else {
        return is_said_of_another(view, candidate);
    };
    if is_change_of_another(view, q, candidate) {
        return true;
    }
    let placed = matches!(
        candidate.formula,
        Formula::Share
            | Formula::RateOf
            | Formula::PercentChange
            | Formula::PercentFall
            | Formula::Difference
    );
    if placed && is_placed_elsewhere(view, candidate) {
        return true;
    }
    if is_called_wrong(view, candidate.claim.sentence, view.token(q)) {
        return true;
    }
    if candidate.rule == "restatement" && is_paid_yearly(view, q, candidate) {
        return true;
    }
    match candidate.formula {
        _ if matches!(candidate.rule, "average" | "rate" | "ratio")
            && is_of_another_scope(view, q, candidate) =>
        {
            true
        }
        Formula::Convert { .. } if candidate.rule == "average" => {
            is_with_extras(view, q, candidate)
                || is_instalment(view, q)
                || is_another_average(view, q, candidate)
        }
        _ if candidate.rule == "average" => {
            is_instalment(view, q)
                || is_of_means(view, candidate)
                || is_shared_among_others(view, q, candidate)
                || is_another_average(view, q, candidate)
        }
        Formula::PercentChange | Formula::PercentFall => {
            is_framed_otherwise(view, q, candidate)
                || is_another_change(view, q, candidate)
                || is_parted(view, q, candidate)
                // "grown by 10% twice, from 20,000 to 24,200"
                || view.is_one_of(view.token(q) + 1, words!["twice"])
        }
        Formula::Share | Formula::RateOf | Formula::ShareLeft => {
            is_held_against_another(view, q, candidate)
                || is_another_share(view, q, candidate)
                || is_of_its_own(view, candidate)
                || is_of_what_is_measured(view, candidate)
                || is_of_those_before(view, q, candidate)
                || is_of_a_named_whole(view, candidate)
        }
        Formula::Quotient if candidate.rule == "ratio" => is_of_no_sides(view, candidate),
        Formula::Quotient if candidate.rule == "multiple" => {
            is_a_thing(view, q)
                || is_repeated(view, q)
                || is_of_another_pair(view, candidate)
                || is_of_what_stands_before(view, q, candidate)
                || is_of_another_time(view, q, candidate)
                || is_of_an_untold_time(view, q, candidate)
        }
        Formula::Product if candidate.rule == "product" => {
            is_of_two_rates(view, candidate)
                || is_priced_otherwise(view, q, candidate)
                || is_by_exchange(view, candidate)
                || is_gained(view, q)
        }
        Formula::Successive => is_overall(candidate),
        Formula::HundredLess => {
            is_of_opinion(view, candidate) || is_of_no_hundred(view, q, candidate)
        }
        Formula::OneLess => is_of_no_hundred(view, q, candidate),
        Formula::Difference => {
            is_no_gap(view, q, candidate)
                || is_of_the_level_before(view, q, candidate)
                || is_between_rivals(view, q, candidate)
                || candidate.rule != "duration" && is_parted(view, q, candidate)
        }
        // "nine in planning and five in libraries, which have 11 branches"
        Formula::Remainder => {
            is_of_no_whole(view, q, candidate) || is_of_no_hundred(view, q, candidate)
        }
        Formula::Sum => is_no_total(view, q, candidate) || is_summed_otherwise(view, q, candidate),
        _ => false,
    }
}

/// The same of a claim that words make, and no figure.
fn is_said_of_another(view: &View<'_>, candidate: &Candidate) -> bool {
    match candidate.rule {
        "direction" => {
            is_found_in(view, candidate)
                || is_of_the_other_way(view, candidate)
                || is_of_two_moves(view, candidate)
                || is_an_aside(view, candidate)
                || is_another_move(view, candidate)
                || is_of_what_moves(view, candidate)
                || is_of_another_course(view, candidate)
        }
        "range" => is_placed_by_price(view, candidate),
        "comparison" => is_of_its_own(view, candidate) || is_another_move(view, candidate),
        _ => false,
    }
}

/// Whether a change between two levels is of another subject, base, basis or time than they, or no fact.
fn is_change_of_another(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let change = matches!(
        (candidate.formula, candidate.rule),
        (Formula::PercentChange | Formula::PercentFall, _)
            | (Formula::Quotient, "multiple")
            | (Formula::Difference, "difference" | "percentage-points")
    );
    change
        && (is_anothers(view, q, candidate)
            || is_held_against_neither(view, q, candidate)
            || is_of_unlike_things(view, q, candidate)
            || is_on_another_basis(view, q, candidate)
            || is_the_other_way(view, q, candidate)
            || is_against_the_untold(view, q, candidate)
            || is_no_fact(view, q, candidate)
            || is_beside(view, q, candidate))
}

/// "Bread rose by 2.2% and food as a whole by 4.9%. Inflation overall was 3.6%.": between the two, no rise upon a rise.
fn is_overall(candidate: &Candidate) -> bool {
    let largest = candidate
        .operands
        .iter()
        .map(|operand| operand.value)
        .fold(0.0, f64::max);
    let rises = candidate.operands.iter().all(|operand| operand.value > 0.0);
    rises && candidate.claim.value < largest
}

/// "costed at £22m in 2017, then at £34m, it now stands at £47m, more than double the first figure": another pair bears it out · "480 of
/// every 600 here and 96 of every 600 there … five times as likely": what stands side by side right before does.
fn is_of_another_pair(view: &View<'_>, candidate: &Candidate) -> bool {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let of_one_kind = |a: usize, b: usize| a != b && view.quantity(a).kind == view.quantity(b).kind;
    let holds = |a: usize, b: usize| {
        let ratio = value(a) / value(b);
        of_one_kind(a, b)
            && view.comparable(a, b)
            && candidate.claim.stated.low <= ratio
            && ratio <= candidate.claim.stated.high
    };
    let levels: Few = view
        .in_sentence(candidate.claim.sentence)
        .filter(|&l| view.is_level(l))
        .collect();
    if matches!(levels[..], [first, _, last] if holds(last, first)) {
        return true;
    }
    let near: Few = view
        .around(candidate.claim.sentence, 1, 0)
        .filter(|&l| candidate.claim.quantity != Some(l) && is_amount(view, l) && !is_base(view, l))
        .collect();
    let sharply = |a: usize, b: usize| {
        let times = (value(a) / value(b)).max(value(b) / value(a));
        let claim = candidate.claim.value.max(1.0 / candidate.claim.value);
        let alike = of_one_kind(a, b) && view.comparable(a, b)
            || is_elliptical(view, b) && view.quantity(a).kind == Kind::Duration;
        alike && times > 1.0 && (times / claim - 1.0).abs() <= SHARP
    };
    near.windows(2).any(|pair| {
        let [a, b] = [pair[0], pair[1]];
        view.context(a).sentence == view.context(b).sentence
            && view.token(b) - view.token(a) <= SIDE_BY_SIDE
            && !(candidate.stands_on(a) && candidate.stands_on(b))
            && sharply(a, b)
    })
}

/// "rehanging the treble, which is cracked": a bell.
fn is_a_thing(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token)
        && view.is_one_of(token - 1, words!["the"])
        && (token + 1 == view.end_token(token) || view.mark(token + 1).is_some())
}

/// "of every 600", "in each 1,000": what something is told for.
fn is_base(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    token > view.first_token(token)
        && view.is_word(token - 1)
        && words!["every", "each"]
            .iter()
            .any(|word| view.lower(token - 1).ends_with(word))
}

/// "34% are satisfied with him and 53% are not": who has no opinion is left out.
fn is_of_opinion(view: &View<'_>, candidate: &Candidate) -> bool {
    let told = candidate.claim.value
        + candidate
            .operands
            .iter()
            .map(|operand| operand.value)
            .sum::<f64>();
    let block = view.reading.sentences[candidate.claim.sentence].block;
    let text = view.lowered_words(view.document.blocks[block].span);
    let denied = candidate.claim.quantity.is_some_and(|q| {
        view.cue_behind(view.token(q), 3, &[Cue::Negation])
            .is_some()
    });
    denied
        && told < 97.0
        && words!["satisf", "approv", "rating", "yes", "poll", "survey"]
            .iter()
            .any(|word| text.contains(word))
}

/// "At 16 points for a win and eight for a draw, that made 120": so much for each of one thing is not multiplied by so much for
/// each of another.
fn is_of_two_rates(view: &View<'_>, candidate: &Candidate) -> bool {
    let each = |l: usize| {
        let token = view.token(l);
        (token + 1..view.end_token(token).min(token + 4))
            .take_while(|&at| view.is_word(at))
            .any(|at| {
                view.is_one_of(at, words!["for a", "for an", "for each", "for every"]) || {
                    view.lower(at) == "for"
                        && view.is_one_of(at + 1, words!["a", "an", "each", "every"])
                }
            })
    };
    candidate.operands.len() == 2 && candidate.operands.iter().all(|o| each(o.quantity))
}

/// "600 shares at 240p, sold at 415p, a gain of £1,050": what was gained or lost lies between two products.
fn is_gained(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(3))..token)
        .any(|at| view.is_one_of(at, words!["gain", "loss", "profit", "surplus", "deficit"]))
}

/// "at 7.2 to the dollar": what one currency costs in another multiplies no price of things.
fn is_by_exchange(view: &View<'_>, candidate: &Candidate) -> bool {
    candidate.operands.iter().any(|operand| {
        let token = view.token(operand.quantity);
        let end = view.end_token(token);
        let behind = token + 1;
        behind + 2 < end
            && view.is_one_of(behind, words!["to"])
            && view.is_one_of(behind + 1, words!["the"])
            && view.is_one_of(behind + 2, CURRENCIES)
    })
}

/// Currencies that rates of exchange are told against.
const CURRENCIES: WordList = words!["dollar", "euro", "pound", "yen", "yuan", "franc", "rouble"];

/// "…, which have 11 branches", "in the 15 districts it covers"
fn is_clause(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(4));
    (first..token).any(|at| view.is_one_of(at, words!["which", "where", "who", "whose"]))
}
