//! What two figures give, by the word that names it or by what comes nearest.

use extractor::{Cue, Cues, Direction, Per, UnitId};

use super::is_relative;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::per::{Divisor, divisor};
use crate::view::View;

/// What a binding is worth whose operation or conclusion is said, and that leaves out no figure before it.
const SAID: i32 = 8;
/// Without a word for the operation, what it gives must be so near to what is stated.
const NEAR: std::ops::RangeInclusive<f64> = 0.7..=1.42;
/// With one, so near.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

pub(super) fn deduce(
    view: &View<'_>,
    q: usize,
    cues: Cues,
    pair: (usize, usize),
    out: &mut Vec<Candidate>,
) {
    let relative = is_relative(view, q);
    let claim = if relative {
        Claim::percent(view, q)
    } else {
        Claim::of(view, q)
    };
    let both = [
        Bound::beside(view, pair.0, pair.1),
        Bound::beside(view, pair.1, pair.0),
    ];
    let mut tried = if relative {
        shares_and_changes(view, q, pair, both)
    } else {
        amounts(view, q, cues, pair, both)
    };
    // Two levels and their change are what they are; any other three figures may go together in a way that is not said.
    let changed = relative && view.change(q).is_some();
    if !changed && follows_somehow(claim.value, relative, both[0].value, both[1].value) {
        tried.retain(|way| is_about(way.value(), claim.value));
    }
    let said = cues.has(Cue::Hence);
    for way in tried {
        // "36 booths and 94 students, so three shifts": what is divided is rounded up.
        let rounded_up = way.rule == "average" && (way.value().ceil() - claim.value).abs() < 1e-9;
        let near = if way.named { FAIR } else { NEAR };
        if (said || way.named) && !rounded_up && near.contains(&(way.value() / claim.value)) {
            out.push(Candidate {
                rule: way.rule,
                claim,
                formula: way.formula,
                operands: way.operands,
                strength: SAID + 2 * i32::from(said && way.named),
                sense: Sense::None,
            });
        }
    }
}

/// A total of three parts or more that a word of conclusion draws.
pub(super) fn total(view: &View<'_>, q: usize, parts: &[usize]) -> Option<Candidate> {
    let unit = view.quantity(q).unit.base;
    let candidate = Candidate {
        rule: "sum",
        claim: Claim::of(view, q),
        formula: Formula::Sum,
        operands: parts.iter().map(|&l| Bound::new(view, l, unit)).collect(),
        strength: SAID,
        sense: Sense::None,
    };
    NEAR.contains(&(candidate.value() / candidate.claim.value))
        .then_some(candidate)
}

/// One way to compute a figure from two others.
struct Way {
    rule: &'static str,
    formula: Formula,
    operands: Vec<Bound>,
    /// Whether a word beside the claim names the operation.
    named: bool,
}

impl Way {
    fn value(&self) -> f64 {
        let values: Vec<f64> = self.operands.iter().map(|operand| operand.value).collect();
        self.formula.value(&values)
    }
}

/// A percentage or fraction: the change from one to the other where it is told as one, else the smaller's share.
fn shares_and_changes(
    view: &View<'_>,
    q: usize,
    pair: (usize, usize),
    both: [Bound; 2],
) -> Vec<Way> {
    let relative = is_relative(view, pair.0);
    if !is_alike(view, pair) || relative {
        return Vec::new();
    }
    let [large, small] = larger_first(both);
    let way = |rule, formula, operands, named| Way {
        rule,
        formula,
        operands,
        named,
    };
    match view.change(q) {
        Some(Direction::Up) => {
            let operands = vec![large, small];
            vec![way(
                "percent-change",
                Formula::PercentChange,
                operands,
                true,
            )]
        }
        Some(Direction::Down) => {
            let operands = vec![small, large];
            vec![way("percent-change", Formula::PercentFall, operands, true)]
        }
        None | Some(Direction::Either) => vec![
            way("rate", Formula::RateOf, both.to_vec(), false),
            way("share", Formula::Share, vec![small, large], false),
        ],
    }
}

/// An amount: difference, sum, quotient or product, as the units allow.
fn amounts(
    view: &View<'_>,
    q: usize,
    cues: Cues,
    pair: (usize, usize),
    both: [Bound; 2],
) -> Vec<Way> {
    let mut ways = Vec::new();
    let base = view.quantity(q).unit.base;
    let of_claim = (view.comparable(pair.0, q) || is_elliptical(view, q) && base == UnitId::NONE)
        && view.per(pair.0) == view.per(q);
    let apart = cues.any(&[
        Cue::Gap,
        Cue::Margin,
        Cue::Extra,
        Cue::ChangeNoun,
        Cue::Comparative,
        Cue::By,
    ]);
    if is_alike(view, pair)
        && of_claim
        && divisor(view, pair.1).is_none()
        && !is_of_two_signs(view, pair.0, pair.1)
    {
        ways.push(Way {
            rule: "difference",
            formula: Formula::Difference,
            operands: larger_first(both).to_vec(),
            named: apart,
        });
        // "Five of the crew were Filipinos": a part that nothing says is all but the next.
        let taken = [pair.0, pair.1]
            .iter()
            .any(|&l| view.cues(view.token(l) + 1).any(&[Cue::Of, Cue::OfThose]));
        ways.push(Way {
            rule: "sum",
            formula: Formula::Sum,
            operands: both.to_vec(),
            named: cues.has(Cue::Total) && !taken,
        });
    }
    let counted = |l: usize| view.is_count(l) && view.per(l) == Per::Nothing;
    let own = |l: usize| Bound::own(view, l);
    for (total, number) in [pair, (pair.1, pair.0)] {
        if counted(number) && view.comparable(total, q) && own(total).value > own(number).value {
            ways.push(Way {
                rule: "average",
                formula: Formula::Quotient,
                operands: vec![own(total), own(number)],
                named: cues.any(&[Cue::Average, Cue::Each]),
            });
        }
    }
    let factors = [pair, (pair.1, pair.0)].iter().any(|&(number, each)| {
        // "three an hour … after nine, so that 44 run": so many an hour are multiplied by hours.
        let timed = matches!(view.per(each), Per::Unit(unit) if unit.is_time())
            && view.per(each) != view.per(q);
        counted(number) && view.comparable(each, q) && !timed
    });
    let spelled = [pair.0, pair.1, q]
        .iter()
        .all(|&l| view.quantity(l).in_words);
    if factors && !spelled {
        ways.push(Way {
            rule: "product",
            formula: Formula::Product,
            operands: vec![own(pair.0), own(pair.1)],
            named: is_each(view, pair),
        });
    }
    ways
}

/// Whether one of two figures is of each of something: "2,400 backers, $85 each".
pub(super) fn is_each(view: &View<'_>, pair: (usize, usize)) -> bool {
    [pair.0, pair.1]
        .iter()
        .any(|&l| matches!(divisor(view, l), Some(Divisor::Each)))
}

fn is_alike(view: &View<'_>, pair: (usize, usize)) -> bool {
    view.comparable(pair.0, pair.1) && view.per(pair.0) == view.per(pair.1)
}

fn larger_first([one, other]: [Bound; 2]) -> [Bound; 2] {
    if one.value >= other.value {
        [one, other]
    } else {
        [other, one]
    }
}

/// "a loss of £4m from a profit of £12m": one of the two is below nought.
fn is_of_two_signs(view: &View<'_>, a: usize, b: usize) -> bool {
    let below = |l: usize| {
        let token = view.token(l);
        (view.first_token(token).max(token.saturating_sub(4))..token.min(token + 3)).any(|at| {
            view.is_one_of(
                at,
                words!["loss", "losses", "deficit", "debt", "minus", "outflow"],
            )
        })
    };
    below(a) != below(b)
}

/// Whether three figures go together in some way, whichever of them is the one that follows.
fn follows_somehow(claim: f64, relative: bool, a: f64, b: f64) -> bool {
    let (large, small) = (a.max(b), a.min(b));
    if relative {
        return [
            small / large,
            1.0 - small / large,
            large / small - 1.0,
            small / (small + large),
            large / (small + large),
        ]
        .iter()
        .any(|share| is_about(100.0 * share, claim));
    }
    let all = [claim, a, b];
    (0..3).any(|i| {
        let (one, x, y) = (all[i], all[(i + 1) % 3], all[(i + 2) % 3]);
        is_about(x + y, one) || is_about(x * y, one)
    })
}

/// Whether two values are one as far as figures printed to two or three places tell.
fn is_about(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.01 * a.abs().max(b.abs()).max(0.5)
}
