//! Short passages that deduce a figure: "Spending is £889, income £745, hence a hole of £156."
//!
//! A word of conclusion, or one that names the operation, says that a figure follows; where just two figures of fitting kinds
//! stand before it and no other, it follows from these. Which operation is meant is told by the word or, failing that, by the
//! size: the one that comes nearest.

use extractor::{Cue, Cues, Direction, Kind, Per, Stance, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_elliptical};
use crate::per::divisor;
use crate::view::View;

/// What a binding is worth whose operation or conclusion is said, and that leaves out no figure before it.
const SAID: i32 = 8;
/// Words before a figure that can say how it comes about.
const BEFORE: usize = 8;
/// Without a word for the operation, what it gives must be so near to what is stated.
const NEAR: std::ops::RangeInclusive<f64> = 0.7..=1.42;
/// With one, so near.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

/// Words that say that a figure follows, or how.
const SAYING: &[Cue] = &[
    Cue::Hence,
    Cue::Gap,
    Cue::Margin,
    Cue::Total,
    Cue::Average,
    Cue::Each,
];

/// Adds what short passages deduce.
pub(crate) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        if is_claim(view, q)
            && let cues = words(view, q)
            && (cues.any(SAYING) || is_relative(view, q) && view.change(q).is_some())
            && let Some((a, b)) = pair(view, q)
        {
            deduce(view, q, cues, (a, b), out);
        }
    }
}

fn is_relative(view: &View<'_>, q: usize) -> bool {
    matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction)
}

fn is_claim(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(
        quantity.kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent | Kind::Fraction | Kind::Duration
    ) && quantity.value.is_some_and(|value| value > 0.0)
        && view.context(q).stance == Stance::Fact
        && !crate::parts::is_bare_year(view, q)
        && !view.cues(view.token(q) + 1).has(Cue::OfThose)
}

/// What the words before a figure say, up to the figure before it, and the two behind.
fn words(view: &View<'_>, q: usize) -> Cues {
    let token = view.token(q);
    let first = view.first_token(token);
    let mut cues = Cues::NONE;
    for at in (first.max(token.saturating_sub(BEFORE))..token).rev() {
        if view.at(at).is_some() || view.mark(at) == Some(';') {
            break;
        }
        // "so many" is no conclusion; "…, so 12 remain" is.
        let so = view.is_one_of(at, &["so"]);
        let opens = at == first || view.mark(at - 1).is_some() || view.cues(at - 1).has(Cue::And);
        if !so || opens {
            let here = view.cues(at);
            // "net additions": one sort of them, not a difference.
            if !here.has(Cue::Sort) {
                cues = cues.union(here);
            }
            // "which leaves 12", "that gives 40"
            if here.has(Cue::Making) && at > first && view.is_one_of(at - 1, &["that", "this", "which"]) {
                cues = cues.with(Cue::Hence);
            }
        }
    }
    for at in token + 1..view.end_token(token).min(token + 4) {
        if view.at(at).is_some() || view.mark(at).is_some() {
            break;
        }
        cues = cues.union(view.cues(at));
    }
    cues
}

/// The only two figures before a claim, in its sentence or the one or two before.
fn pair(view: &View<'_>, q: usize) -> Option<(usize, usize)> {
    let sentence = view.context(q).sentence;
    let figure = |&l: &usize| {
        l != q && !matches!(view.quantity(l).kind, Kind::Year | Kind::Date | Kind::Ordinal)
            && !crate::parts::is_bare_year(view, l)
    };
    let here: Vec<usize> = view.in_sentence(sentence).filter(figure).collect();
    // What follows the claim may qualify it.
    if here.iter().any(|&l| l > q) {
        return None;
    }
    let mut found = here;
    let block = view.reading.sentences[sentence].block;
    for back in 1..=2 {
        if found.len() >= 2 {
            break;
        }
        let Some(at) = sentence.checked_sub(back) else { break };
        if view.reading.sentences[at].block != block {
            break;
        }
        let more: Vec<usize> = view.in_sentence(at).filter(figure).collect();
        found.splice(0..0, more);
    }
    let &[a, b] = &found[..] else { return None };
    let sound = |l: usize| {
        is_amount(view, l)
            && view.quantity(l).value > Some(1.0)
            && !view.quantity(l).hedge.is_bound()
            && view.context(l).stance == Stance::Fact
    };
    (sound(a) && sound(b)).then_some((a, b))
}

fn deduce(view: &View<'_>, q: usize, cues: Cues, (a, b): (usize, usize), out: &mut Vec<Candidate>) {
    let relative = is_relative(view, q);
    let claim = if relative {
        Claim::percent(view, q)
    } else {
        Claim::of(view, q)
    };
    let mut tried: Vec<(&'static str, Formula, Vec<Bound>, bool)> = Vec::new();
    let large_first = |x: Bound, y: Bound| {
        if x.value >= y.value { vec![x, y] } else { vec![y, x] }
    };
    let alike = view.comparable(a, b) && view.per(a) == view.per(b);
    let [x, y] = [Bound::beside(view, a, b), Bound::beside(view, b, a)];
    if relative {
        if !alike || matches!(view.quantity(a).kind, Kind::Percent | Kind::Fraction) {
            return;
        }
        let mut pair = large_first(x, y);
        match view.change(q) {
            Some(Direction::Up) => tried.push(("percent-change", Formula::PercentChange, pair, true)),
            Some(Direction::Down) => {
                pair.reverse();
                tried.push(("percent-change", Formula::PercentFall, pair, true));
            }
            None | Some(Direction::Either) => {
                pair.reverse();
                tried.push(("rate", Formula::RateOf, vec![x, y], false));
                tried.push(("share", Formula::Share, pair, false));
            }
        }
    } else {
        let base = view.quantity(q).unit.base;
        let of_claim = |l: usize| {
            (view.comparable(l, q) || is_elliptical(view, q) && base == UnitId::NONE)
                && view.per(l) == view.per(q)
        };
        let apart = cues.any(&[Cue::Gap, Cue::Margin, Cue::Extra, Cue::ChangeNoun, Cue::Comparative]);
        if alike && of_claim(a) && divisor(view, b).is_none() && !is_of_two_signs(view, a, b) {
            tried.push(("difference", Formula::Difference, large_first(x, y), apart));
            tried.push(("sum", Formula::Sum, vec![x, y], cues.has(Cue::Total)));
        }
        let [own_a, own_b] = [Bound::own(view, a), Bound::own(view, b)];
        let counted = |l: usize| view.is_count(l) && view.per(l) == Per::Nothing;
        let each = cues.any(&[Cue::Average, Cue::Each]);
        for (total, number) in [(a, b), (b, a)] {
            let [t, n] = [Bound::own(view, total), Bound::own(view, number)];
            if counted(number) && view.comparable(total, q) && t.value > n.value {
                tried.push(("average", Formula::Quotient, vec![t, n], each));
            }
        }
        let factors = counted(a) && view.comparable(b, q) || counted(b) && view.comparable(a, q);
        let spelled = [a, b, q].iter().all(|&l| view.quantity(l).in_words);
        if factors && !spelled {
            tried.push(("product", Formula::Product, vec![own_a, own_b], false));
        }
    }
    let said = cues.has(Cue::Hence);
    for (rule, formula, operands, named) in tried {
        if !(said || named) {
            continue;
        }
        let candidate = Candidate {
            rule,
            claim,
            formula,
            operands,
            strength: SAID + 2 * i32::from(said && named),
            sense: Sense::None,
        };
        let ratio = candidate.value() / claim.value;
        let near = if named { FAIR } else { NEAR };
        if near.contains(&ratio) {
            out.push(candidate);
        }
    }
}

/// "a loss of £4m from a profit of £12m": one of the two is below nought.
fn is_of_two_signs(view: &View<'_>, a: usize, b: usize) -> bool {
    let below = |l: usize| {
        let token = view.token(l);
        (view.first_token(token).max(token.saturating_sub(4))..token.min(token + 3))
            .any(|at| view.is_one_of(at, &["loss", "losses", "deficit", "debt", "minus", "outflow"]))
    };
    below(a) != below(b)
}
