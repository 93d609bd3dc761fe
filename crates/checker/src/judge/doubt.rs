//! Which disagreements the words of a claim leave no doubt of, and which another derivation may excuse.

use extractor::{Cue, Kind, Role};

use super::weigh::EXPLAINED;
use super::{GRAMMAR, LEAST, STRONG, WEAK, Weighed};
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::otherwise::{follows_exactly, own_base};
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

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
    // A short text seldom derives a figure from others than those beside it: there must be hardly another way.
    let few = if candidate.strength <= STRONG {
        SHORT
    } else {
        0.0
    };
    limit * view.crowd().max(few)
}

/// How far a short text counts as one of many figures, where its words leave doubt of a binding. Set on labelled passages: what is excused
/// there is as often a right claim as a wrong one.
const SHORT: f64 = 0.05;

/// "cost £36m, up 20% on the £28m set aside", "rose 3% from 7% to 10%": the claim's own words name both levels.
pub(super) fn is_told(view: &View<'_>, candidate: &Candidate) -> bool {
    if let ("impossible", Some(part), [whole]) = (
        candidate.rule,
        candidate.claim.quantity,
        &candidate.operands[..],
    ) {
        return is_straight(view, part, whole.quantity);
    }
    if is_of_whole_field(view, candidate) {
        return candidate.strength >= STRONG;
    }
    let (Some(q), [new, old]) = (candidate.claim.quantity, &candidate.operands[..]) else {
        return false;
    };
    let role = |operand: &Bound| view.context(operand.quantity).role;
    // "1.88 million each, 8 per cent more than the 1.76 million of a year ago": level, change and base in one breath.
    let breath = || {
        let (level, change) = (view.token(new.quantity), view.token(q));
        view.quantity(q).kind == Kind::Percent
            && new.quantity + 1 == q
            && old.quantity == q + 1
            && change - level <= 3
            && own_base(view, q) == Some(old.quantity)
    };
    (candidate.strength >= GRAMMAR || candidate.strength >= STRONG && breath())
        && if candidate.formula == Formula::Share {
            is_of_it(view, q, [new.quantity, old.quantity])
                || is_out_of(view, q, [new.quantity, old.quantity])
        } else {
            view.change(q).is_some()
                && (own_base(view, q) == Some(old.quantity)
                    || role(new) == Role::Result && role(old) == Role::Base)
        }
}

/// "The cheapest of the four bids, at £3.1m, …; the others were …": a place in a field of as many figures as are told, with its own.
pub(super) fn is_of_whole_field(view: &View<'_>, candidate: &Candidate) -> bool {
    let span = candidate.claim.span;
    let within = |q: usize| {
        let figure = view.quantity(q).span;
        span.start <= figure.start && figure.end <= span.end
    };
    let counts = |q: usize| {
        let of = view.cue_before(view.token(q), 2, &[Cue::Of, Cue::OutOf]);
        within(q) && of.is_some() && view.quantity(q).value == Some(candidate.operands.len() as f64)
    };
    // "at 41 days; on the others it is 33 and 28", "first with 31 points, behind Italy on 34"
    let others = || {
        let (first, end) = view.reading.sentences[candidate.claim.sentence].tokens;
        let own = view.token(candidate.operands[0].quantity);
        let next = candidate.operands[1..]
            .iter()
            .map(|o| view.token(o.quantity));
        next.min().is_some_and(|next| {
            own < next
                && (own.max(first)..next).any(|at| {
                    view.is_one_of(at, words!["others", "the others", "the rest", "the other"])
                        || candidate.claim.value == 1.0 && view.is_one_of(at, words!["behind"])
                })
                && (next < end || view.first_token(next) == end)
        })
    };
    candidate.rule == "range"
        && candidate.formula == Formula::Same
        && candidate.operands.len() > 2
        && within(candidate.operands[0].quantity)
        && (view.in_sentence(candidate.claim.sentence).any(counts) || others())
}

/// "345 of those 320": a part and the whole it cannot be of, nothing else between.
fn is_straight(view: &View<'_>, part: usize, whole: usize) -> bool {
    let (from, to) = (view.token(part) + 1, view.token(whole));
    whole == part + 1
        && from < to
        && to - from <= 2
        && (from..to).all(|at| {
            view.cues(at).any(&[Cue::Of, Cue::OfThose])
                || view.is_one_of(at, words!["the", "those"])
        })
}

/// "310 of the 4,430 came late: 12%", "310 of 4,430 (12%)": part, whole and share in one breath.
fn is_of_it(view: &View<'_>, q: usize, [part, whole]: [usize; 2]) -> bool {
    let [a, b, at] = [part, whole, q].map(|figure| view.token(figure));
    let of = || (a + 1..b).any(|at| view.cues(at).any(&[Cue::Of, Cue::OutOf]));
    let set_off = || {
        matches!(view.mark(at - 1), Some(':' | ',' | '(')) || view.is_one_of(at - 1, words!["or"])
    };
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
    (view.is_crowded() || is_said_of_the_rest(view, candidate))
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

/// "Just 14 of 70 flats have been sold, so that 80 per cent are still empty": the words behind a share say that it is of what is left.
fn is_said_of_the_rest(view: &View<'_>, candidate: &Candidate) -> bool {
    const REST: WordList = words![
        "still", "remain", "remains", "remained", "left", "rest", "others", "not", "never",
        "without", "no", "empty", "unsold", "vacant", "unpaid", "unspent", "unused", "idle",
        "missing",
    ];
    let Some(q) = candidate.claim.quantity else {
        return false;
    };
    let token = view.token(q);
    (token + 1..view.end_token(token).min(token + 7))
        .take_while(|&at| view.is_word(at))
        .any(|at| view.cues(at).has(Cue::Remainder) || view.is_one_of(at, REST))
}

/// Whether two levels lie as far apart as is said, though the other way, where the words leave open which way that is: who needs
/// less time is ahead ("Barasa in 13:02.6, 1.7 seconds up on Hagen's 13:04.3"), and a higher place has a lower number ("from 31 to
/// 18, a climb of 13 places").
pub(super) fn is_turned(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let Some(q) = claim.quantity.filter(|_| {
        matches!(candidate.rule, "difference" | "percentage-points")
            && (candidate.value() + claim.value).abs() <= LEAST * claim.value.abs()
    }) else {
        return false;
    };
    view.quantity(q).kind == Kind::Duration
        || words!["place", "spot", "position", "rung"]
            .iter()
            .any(|noun| {
                let mut counted = view.counted(q).iter();
                counted.any(|other| related(noun, other))
            })
}

/// "Of the 90 beds 12 are closed. Waiting times have tripled": a whole and its part are no two levels of what is multiplied.
pub(super) fn is_shared_out(view: &View<'_>, candidate: &Candidate) -> bool {
    let opens = |operand: &Bound| {
        let token = view.token(operand.quantity);
        let of = view.cue_before(token, 2, &[Cue::Of, Cue::OutOf]);
        of.is_some_and(|of| of == view.first_token(token))
    };
    candidate.rule == "multiple" && candidate.operands.iter().any(opens)
}

/// Whether the claim is, to the last digit, what its figures give in two steps, by what binds it firmly or to several figures.
pub(super) fn is_explained(view: &View<'_>, group: &[Weighed<'_>]) -> bool {
    group
        .iter()
        .map(|weighed| weighed.candidate)
        .take_while(|candidate| candidate.strength >= WEAK)
        .filter(|candidate| candidate.strength >= STRONG || candidate.operands.len() > 2)
        .any(|candidate| follows_exactly(view, candidate))
}

#[cfg(test)]
mod tests {
    use document::{Document, Format};

    use crate::finding::Verdict;
    use crate::{Article, check};

    fn is_flagged(text: &str) -> bool {
        let read = Document::read("a.md", text.as_bytes().to_vec(), Format::Markdown);
        let document = read.unwrap();
        let reading = extractor::read(&document);
        let findings = check(
            0,
            Article {
                document: &document,
                reading: &reading,
            },
        );
        let mut verdicts = findings.iter().map(|finding| finding.verdict);
        verdicts.any(|verdict| verdict == Verdict::Inconsistent)
    }

    #[test]
    fn a_part_of_a_whole_is_no_level_of_a_multiple() {
        assert!(!is_flagged(
            "Of the 90 beds, 12 are closed. Waiting times have tripled since 2015."
        ));
        assert!(is_flagged(
            "There were 12 beds in 2015 and there are 90 now. The number of beds has tripled since 2015."
        ));
    }
}
