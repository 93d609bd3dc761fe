//! Multiples, ratios and changes one after the other, where a paragraph holds nothing else.

use extractor::{Cue, Kind, Stance, UnitId};

use super::pair::{is_figure, is_sound};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::nouns_differ;
use crate::view::View;

/// What a binding is worth that leaves nothing else of the paragraph.
const ALONE: i32 = 8;
/// A quotient further from what is stated is of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

/// "36 buyers faced 12 sellers. That is four to one." · "The debt has quadrupled: it was £226m and is £678m."
pub(crate) fn quotient(view: &View<'_>, q: usize, pair: (usize, usize), out: &mut Vec<Candidate>) {
    let kind = view.quantity(q).kind;
    let (rule, unit) = match kind {
        Kind::Ratio => ("ratio", UnitId::NONE),
        Kind::Multiple => ("multiple", UnitId::TIMES),
        _ => return,
    };
    if view.context(q).stance != Stance::Fact
        || !(is_sound(view, pair.0) && is_sound(view, pair.1))
        || !view.comparable(pair.0, pair.1)
        || view.per(pair.0) != view.per(pair.1)
        || kind == Kind::Multiple && nouns_differ(view, pair.0, pair.1)
        || matches!(view.quantity(pair.0).kind, Kind::Percent | Kind::Fraction)
    {
        return;
    }
    // "one for every three beds" names its sides, which may stand the wrong way round; "24 or 30" are alternatives.
    let printed = view.printed(q);
    let (from, to) = (view.token(pair.0), view.token(pair.1));
    if printed.contains(" every") || printed.contains(" each") || view.between(from, to, &[Cue::Or])
    {
        return;
    }
    // "won three to one" is a score.
    let token = view.token(q);
    if kind == Kind::Ratio
        && view
            .cue_before(token, 2, &[Cue::Outcome, Cue::Refusal, Cue::Transfer])
            .is_some()
    {
        return;
    }
    let claim = Claim::of(view, q).scaled(1.0, unit);
    let mut operands = vec![
        Bound::beside(view, pair.0, pair.1),
        Bound::beside(view, pair.1, pair.0),
    ];
    if (operands[0].value >= operands[1].value) != (claim.value >= 1.0) {
        operands.swap(0, 1);
    }
    let candidate = Candidate {
        rule,
        claim,
        formula: Formula::Quotient,
        operands,
        strength: ALONE,
        sense: Sense::None,
    };
    if FAIR.contains(&(candidate.value() / claim.value)) {
        out.push(candidate);
    }
}

/// "Wages climbed 10% one year and 20% the next. Over the two years that makes 30%": two changes added up instead of one upon
/// the other.
pub(super) fn successive(view: &View<'_>, figures: &[usize], out: &mut Vec<Candidate>) {
    let percents: Vec<usize> = figures
        .iter()
        .copied()
        .filter(|&l| view.quantity(l).kind == Kind::Percent)
        .collect();
    let &[first, second, third] = &percents[..] else {
        return;
    };
    let others = figures.iter().any(|&l| {
        !matches!(view.quantity(l).kind, Kind::Percent | Kind::Duration) && !is_few(view, l)
    });
    if others {
        return;
    }
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    // The total is the largest, told first or last.
    let (total, one, other) = if value(third) > value(first).max(value(second)) {
        (third, first, second)
    } else if value(first) > value(second).max(value(third)) {
        (first, second, third)
    } else {
        return;
    };
    let sentences = view.context(first).sentence..=view.context(third).sentence;
    let changes = percents.iter().any(|&l| view.change(l).is_some())
        || sentences
            .clone()
            .any(|s| view.sentence_has(s, &[Cue::ChangeVerb, Cue::ChangeNoun, Cue::Rise]));
    let falls = sentences
        .clone()
        .any(|s| view.sentence_has(s, &[Cue::Fall]));
    let (from, to) = (view.token(one), view.token(other));
    let follows = (from + 1..to).any(|at| {
        view.is_word(at)
            && words![
                "follow",
                "then",
                "another",
                "next",
                "after",
                "again",
                "second",
                "later",
                "subsequent",
                "on top",
                "further",
            ]
            .iter()
            .any(|word| view.lower(at).starts_with(word))
    }) || (to + 1..view.end_token(to).min(to + 6)).any(|at| {
        view.is_one_of(
            at,
            words![
                "the next",
                "next",
                "after",
                "afterwards",
                "later",
                "on top",
                "more",
            ],
        )
    });
    let naive = (value(one) + value(other) - value(total)).abs() < 1e-9;
    let compounded = 100.0 * ((1.0 + value(one) / 100.0) * (1.0 + value(other) / 100.0) - 1.0);
    let right = (compounded - value(total)).abs() <= view.quantity(total).grain / 2.0 + 1e-9;
    if !changes || falls || !follows || !(naive || right) {
        return;
    }
    out.push(Candidate {
        rule: "growth",
        claim: Claim::percent(view, total),
        formula: Formula::Successive,
        operands: vec![Bound::own(view, one), Bound::own(view, other)],
        strength: ALONE + 1,
        sense: Sense::None,
    });
}

/// "two increases", "one year and the next": how many there are, no figure of its own.
fn is_few(view: &View<'_>, l: usize) -> bool {
    view.quantity(l).in_words && view.quantity(l).value <= Some(4.0) || !is_figure(view, l)
}
