//! Words that leave no doubt that a claim is of another matter than the figures it was bound to, whatever their grammar: another
//! period, another row, another whole, a threshold.

mod change;
mod share;

use extractor::{Cue, Hedge, Kind, Per, Role};

use change::{is_another_change, is_of_two_moves};
use share::is_another_share;

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::topic::related;
use crate::view::{Few, View};

/// Tokens within which a word belongs to a figure.
const NEAR: usize = 5;
/// A figure given roughly may be so far off what was computed with it.
const ROUGH: f64 = 0.03;

/// Whether the words say that a disagreeing claim is of something else.
pub(super) fn is_another_matter(view: &View<'_>, candidate: &Candidate) -> bool {
    if candidate.rule == "table" {
        return false;
    }
    let Some(q) = candidate.claim.quantity else {
        return candidate.rule == "direction" && is_of_two_moves(view, candidate);
    };
    match candidate.formula {
        _ if candidate.rule == "average" => is_another_average(view, q, candidate),
        Formula::PercentChange | Formula::PercentFall => is_another_change(view, q, candidate),
        Formula::Share | Formula::RateOf | Formula::ShareLeft => {
            is_another_share(view, q, candidate)
        }
        Formula::Quotient if candidate.rule == "multiple" => is_of_another_pair(view, candidate),
        Formula::Successive => is_overall(candidate),
        Formula::HundredLess => is_of_opinion(view, candidate),
        Formula::Difference => is_no_gap(view, q, candidate),
        // "nine in planning and five in libraries, which have 11 branches"
        Formula::Remainder => candidate
            .operands
            .first()
            .is_some_and(|whole| whole.quantity > q && is_clause(view, whole.quantity)),
        Formula::Sum => is_no_total(view, q, candidate),
        _ => false,
    }
}

/// "a ten-year average of 240", "an average of 16 over the past ten years": of more than the figures beside it; "12 hours a day, seven
/// days a week": a timetable; "34 full-time workers at 2,080 hours" of about as many.
fn is_another_average(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let mut around = first.max(token.saturating_sub(NEAR))..end.min(token + NEAR + 3);
    let averaged = view.cue_before(token, NEAR, &[Cue::Average]).is_some();
    let period = around.any(|at| {
        view.is_one_of(at, &["long-term", "long-run"])
            || view.at(at).is_some_and(|l| {
                l != q && view.quantity(l).kind == Kind::Duration && !candidate.stands_on(l)
            })
            || view.is_word(at) && view.lower(at).ends_with("-year")
    });
    let kinds = candidate.operands.windows(2).any(|two| {
        candidate.formula == Formula::Mean
            && view.quantity(two[0].quantity).kind != view.quantity(two[1].quantity).kind
    });
    let timed = |l: usize| view.quantity(l).kind == Kind::Duration && view.per(l) != Per::Nothing;
    let timetable = timed(q)
        && candidate
            .operands
            .iter()
            .any(|operand| timed(operand.quantity));
    let rough = candidate
        .operands
        .iter()
        .any(|operand| view.quantity(operand.quantity).hedge == Hedge::About)
        && (candidate.value() / candidate.claim.value - 1.0).abs() <= ROUGH;
    // "each may name up to four": a limit; "roughly £2,180, less £50 a day": taken off.
    let limit = candidate
        .operands
        .iter()
        .any(|operand| view.quantity(operand.quantity).hedge == Hedge::AtMost);
    let off = token > first && view.is_one_of(token - 1, &["less", "minus", "plus"]);
    averaged && period || kinds || timetable || rough || limit || off
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

/// "costed at £22m in 2017, then at £34m, it now stands at £47m, more than double the first figure": another pair bears it out.
fn is_of_another_pair(view: &View<'_>, candidate: &Candidate) -> bool {
    let holds = |a: usize, b: usize| {
        let ratio =
            view.quantity(a).value.unwrap_or(f64::NAN) / view.quantity(b).value.unwrap_or(f64::NAN);
        a != b
            && view.comparable(a, b)
            && view.quantity(a).kind == view.quantity(b).kind
            && candidate.claim.stated.low <= ratio
            && ratio <= candidate.claim.stated.high
    };
    let levels: Few = view
        .in_sentence(candidate.claim.sentence)
        .filter(|&l| view.is_level(l))
        .collect();
    matches!(levels[..], [first, _, last] if holds(last, first))
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
        && ["satisf", "approv", "rating"]
            .iter()
            .any(|word| text.contains(word))
}

/// The ends of a range, or a level that a price is to come to.
fn is_no_gap(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let between = candidate
        .operands
        .iter()
        .all(|operand| view.quantity(operand.quantity).kind == Kind::Range);
    let ends = candidate.operands.iter().any(|operand| {
        view.cue_before(view.token(operand.quantity), 1, &[Cue::Between])
            .is_some()
    });
    let level = matches!(view.context(q).role, Role::Base | Role::Result)
        || view
            .cue_before(view.token(q), 1, &[Cue::To, Cue::From])
            .is_some();
    // "0.04 better than the 9.83 … and only 0.03 outside the record of 9.76": each has a distance of its own.
    let own_gap = match candidate.operands[..] {
        [a, b] => {
            let (low, high) = (a.quantity.min(b.quantity), a.quantity.max(b.quantity));
            low > q
                && (low + 1..high).any(|l| {
                    let value = view.quantity(l).value.unwrap_or(f64::NAN);
                    (view.comparable(l, q) || is_elliptical(view, l))
                        && value < 0.2 * a.value.min(b.value)
                        && view.quantity(l).grain <= view.quantity(q).grain
                })
        }
        _ => false,
    };
    candidate.rule == "difference" && (between || ends || level || own_gap)
        || is_from_another(view, q, candidate)
}

/// "146, against 131 the year before. The ceiling was 138, so the group overshot by 8": one of the figures and another lie just so far
/// apart.
fn is_from_another(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let sharp = candidate.claim.value >= 8.0 * candidate.claim.grain;
    sharp
        && matches!(candidate.rule, "difference" | "percentage-points")
        && view.around(candidate.claim.sentence, 2, 0).any(|other| {
            let used = other == q || candidate.stands_on(other);
            let few = view.quantity(other).in_words && view.quantity(other).value <= Some(12.0);
            !used
                && !few
                && candidate.operands.iter().any(|operand| {
                    view.quantity(other).kind == view.quantity(operand.quantity).kind
                        && view
                            .value_in(other, candidate.claim.unit)
                            .is_some_and(|value| {
                                let apart = (value - operand.value).abs();
                                (apart - candidate.claim.value).abs()
                                    <= 1e-6 * candidate.claim.value
                            })
                })
        })
}

/// "Of 298 girls, 271 passed; among the 314 boys …", "eleven in planning and six in libraries, which have 13 branches".
fn is_no_total(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let led = |l: usize| {
        let at = view.token(l);
        let first = view.first_token(at).max(at.saturating_sub(2));
        (first..at).any(|at| {
            view.is_one_of(at, &["of", "among", "out of"]) || view.cues(at).has(Cue::OutOf)
        })
    };
    let opens = candidate.operands.iter().any(|operand| {
        let at = view.token(operand.quantity);
        led(operand.quantity) && at - view.first_token(at) <= 2
    });
    let told = [Cue::Total, Cue::Making, Cue::Equal];
    let said =
        view.cue_before(token, 4, &told).is_some() || view.cue_behind(token, 4, &told).is_some();
    let article = token > first && view.is_one_of(token - 1, &["the", "its", "their"]);
    let counted = view.counted(q);
    let unlike = !counted.is_empty()
        && candidate.operands.iter().all(|operand| {
            let near = view.counted(operand.quantity);
            !near
                .iter()
                .any(|stem| counted.iter().any(|other| related(stem, other)))
        });
    let inside = candidate.operands.iter().all(|operand| {
        view.context(operand.quantity).sentence == candidate.claim.sentence && operand.quantity < q
    });
    // "1. Van Dijk 52.61; 2. Clarke 53.40": places; "taking pay to 36,330; the second brings it to 37,783": levels.
    let numbered = candidate.operands.iter().any(|operand| {
        let at = view.token(operand.quantity);
        let opens = at == view.first_token(at) || matches!(view.mark(at - 1), Some(':' | ';'));
        operand.value <= 12.0 && opens && view.mark(at + 1) == Some('.')
    });
    let levels = candidate.operands.iter().any(|operand| {
        view.cue_before(view.token(operand.quantity), 1, &[Cue::To])
            .is_some()
    }) && view.cue_before(token, 1, &[Cue::To]).is_some();
    // "life expectancy at 65"; "264 patients and 118 staff, 382 altogether, and 11 wards": a total among the parts.
    let age = token > first && view.is_one_of(token - 1, &["at"]);
    let doubled = (2..candidate.operands.len()).any(|at| {
        let before: f64 = candidate.operands[..at].iter().map(|part| part.value).sum();
        before > 12.0 && (candidate.operands[at].value - before).abs() < 1e-9
    });
    if numbered || levels && !said || age || doubled {
        return true;
    }
    inside && !said && (opens && led(q) || article && unlike || is_clause(view, q) && unlike)
}

/// "…, which have 11 branches", "in the 15 districts it covers"
fn is_clause(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(4));
    (first..token).any(|at| view.is_one_of(at, &["which", "where", "who", "whose"]))
}
