//! Words that leave no doubt that a claim is of another matter than the figures it was bound to, whatever their grammar: another
//! period, another row, another whole, a threshold.

mod average;
mod change;
mod share;

use extractor::{Cue, Kind, Role, UnitId};

use average::is_another_average;
use change::{is_another_change, is_number_of_things, is_of_two_moves};
use share::is_another_share;

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::{is_asserted, is_elliptical, is_subset, is_whole};
use crate::topic::{related, stem};
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
        Formula::Product if candidate.rule == "product" => is_of_two_rates(view, candidate),
        Formula::Successive => is_overall(candidate),
        Formula::HundredLess => is_of_opinion(view, candidate),
        Formula::Difference => is_no_gap(view, q, candidate),
        // "nine in planning and five in libraries, which have 11 branches"
        Formula::Remainder => is_of_no_whole(view, q, candidate),
        Formula::Sum => is_no_total(view, q, candidate),
        _ => false,
    }
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
    // "One gave them a lead of 2 to 4 points, the other …": a pronoun, and the ends of a range.
    let one = candidate.operands.iter().any(|operand| {
        view.quantity(operand.quantity).in_words && (operand.value - 1.0).abs() < 1e-9
    });
    let range = view.cues(view.token(q) + 1).has(Cue::To)
        && view.at(view.token(q) + 2).is_some()
        && view.cue_before(view.token(q), 1, &[Cue::Of]).is_some();
    // "after six years less 14 months for time served, which leaves 58": what is taken from.
    let minuend = view.is_one_of(view.token(q) + 1, &["less", "minus"])
        && view
            .at(view.token(q) + 2)
            .is_some_and(|l| candidate.stands_on(l));
    // "elected in 1846 at 54 …; Leo, his successor, was born in 1810": another's birth.
    let next = candidate.rule == "duration"
        && candidate.operands.iter().any(|operand| {
            operand.quantity > q
                && (view.token(q)..view.token(operand.quantity))
                    .any(|at| view.mark(at) == Some(';'))
        });
    if next {
        return true;
    }
    // "lost by five wickets": those that were left.
    let wickets = view.counted(q).contains(&"wicket");
    let level = one
        || range
        || minuend
        || wickets
        || matches!(view.context(q).role, Role::Base | Role::Result)
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
    // "The swing from one party to the other, 12.3 points" is half of what both moved by.
    let swing = candidate.rule == "percentage-points" && {
        let (first, token) = (view.first_token(view.token(q)), view.token(q));
        (first..token).any(|at| view.is_one_of(at, &["swing"]))
    };
    let things = matches!(candidate.operands[..], [a, b] if {
        is_number_of_things(view, a.quantity, b.quantity) || is_number_of_things(view, b.quantity, a.quantity)
    });
    is_from_named(view, q, candidate)
        || candidate.rule == "difference" && (between || ends || level || own_gap || things)
        || swing
        || is_from_another(view, q, candidate)
}

/// "cut their target from 450p to 440p, still 28p above Thursday's close", "12.4 million fewer than India": what the distance is from is
/// named, and neither figure stands beside that name.
fn is_from_named(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let words = [
        "above",
        "below",
        "behind",
        "ahead of",
        "short of",
        "clear of",
        "than",
        "adrift of",
    ];
    let at = (token + 1..end.min(token + 4))
        .take_while(|&at| view.is_word(at))
        .find(|&at| view.cues(at).has(Cue::Against) || view.is_one_of(at, &words));
    let Some(at) = at else {
        return false;
    };
    let mut named = Vec::new();
    for at in at + 1..end.min(at + 6) {
        if !view.is_word(at) {
            // A figure: what it is from stands there.
            if view.at(at).is_some() {
                return false;
            }
            break;
        }
        if view
            .cues(at)
            .any(&[Cue::Earlier, Cue::And, Cue::But, Cue::Level])
        {
            break;
        }
        // "58 years older than the other"
        if view.is_one_of(at, &["other", "the other"]) {
            return false;
        }
        named.extend(stem(view.lower(at)));
    }
    // "48 metres taller than the spire, which reaches 184"
    let told = |l: usize| l > q && view.context(l).sentence == candidate.claim.sentence;
    !named.is_empty()
        && !candidate
            .operands
            .iter()
            .any(|operand| told(operand.quantity))
        && candidate.operands.iter().all(|operand| {
            let (from, to) = view.sentence(operand.quantity).tokens;
            !(from..to)
                .filter(|&t| view.is_word(t) && !(at..at + 6).contains(&t))
                .filter_map(|t| stem(view.lower(t)))
                .any(|other| named.iter().any(|noun| related(noun, other)))
        })
}

/// "nine in planning and five in libraries, which have 11 branches"; "the grant came to £1.74m and the bars to £1.21m; donors gave the
/// remaining £740,000": parts side by side.
fn is_of_no_whole(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let Some((whole, parts)) = candidate.operands.split_first() else {
        return false;
    };
    let whole = whole.quantity;
    let led = |l: usize| {
        let token = view.token(l);
        let at = token.checked_sub(1)?;
        (at >= view.first_token(token) && view.is_word(at))
            .then(|| view.lower(at).rsplit(' ').next())?
    };
    let beside = |part: usize| {
        whole < part
            && view.context(whole).sentence == view.context(part).sentence
            && view.between(view.token(whole), view.token(part), &[Cue::And])
            && !view.between(
                view.token(whole),
                view.token(part),
                &[Cue::OfThose, Cue::Including],
            )
            && led(whole).is_some()
            && led(whole) == led(part)
    };
    // "The box office brought 57 percent, the grant £1.74m and the bars £1.21m; the remaining £740,000": all parts are taken off.
    let left_out = |l: usize| {
        l < q
            && l != whole
            && !candidate.stands_on(l)
            && view.comparable(l, q)
            && view.quantity(l).kind == view.quantity(q).kind
            && view.per(l) == view.per(q)
            && is_asserted(view, l)
            && !is_subset(view, l)
            && !is_whole(view, l)
            && view.change(l).is_none()
    };
    // "left a widow of 26 and a boy … That boy was 65 in 1921": a whole that is told later.
    let later = whole > q && view.context(whole).sentence != candidate.claim.sentence;
    later
        || whole > q && is_clause(view, whole)
        || parts.iter().any(|part| beside(part.quantity))
        || view.is_crowded() && view.in_sentence(candidate.claim.sentence).any(left_out)
}

/// "At 16 points for a win and eight for a draw, that made 120": so much for each of one thing is not multiplied by so much for
/// each of another.
fn is_of_two_rates(view: &View<'_>, candidate: &Candidate) -> bool {
    let each = |l: usize| {
        let token = view.token(l);
        (token + 1..view.end_token(token).min(token + 4))
            .take_while(|&at| view.is_word(at))
            .any(|at| {
                view.is_one_of(at, &["for a", "for an", "for each", "for every"]) || {
                    view.lower(at) == "for" && view.is_one_of(at + 1, &["a", "an", "each", "every"])
                }
            })
    };
    candidate.operands.len() == 2 && candidate.operands.iter().all(|o| each(o.quantity))
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
    // "come on top of stamp duty of £7,250"
    let on_top = (first.max(token.saturating_sub(6))..token).any(|at| {
        view.is_word(at)
            && (view.lower(at).contains("on top of") || view.begins(at, &["on top of"]))
    });
    // "fifth of the 31 teams": the field, not a total of what is listed.
    let field = token >= first + 2
        && view.is_one_of(token - 1, &["the", "of the"])
        && (first.max(token.saturating_sub(3))..token)
            .filter_map(|at| view.at(at))
            .any(|l| view.quantity(l).kind == Kind::Ordinal);
    // "life expectancy at 65"; "264 patients and 118 staff, 382 altogether, and 11 wards": a total among the parts.
    let age = token > first && view.is_one_of(token - 1, &["at"]);
    let doubled = (2..candidate.operands.len()).any(|at| {
        let before: f64 = candidate.operands[..at].iter().map(|part| part.value).sum();
        before > 12.0 && (candidate.operands[at].value - before).abs() < 1e-9
    });
    // "so he will be 57 … His accused, 28 and 35": some before the total and some in a sentence behind it.
    let behind = |l: usize| view.context(l).sentence > candidate.claim.sentence;
    let around = candidate.operands.iter().any(|o| behind(o.quantity))
        && candidate.operands.iter().any(|o| !behind(o.quantity));
    // "32 months …; Craig, who has 22 convictions, got 40 months, six years between them"
    let unit = |l: usize| view.quantity(l).unit.base != UnitId::NONE;
    let mixed = candidate.operands.iter().any(|o| unit(o.quantity))
        && candidate
            .operands
            .iter()
            .any(|o| !unit(o.quantity) && !view.counted(o.quantity).is_empty());
    if numbered || around || mixed || on_top || field || levels && !said || age || doubled {
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
