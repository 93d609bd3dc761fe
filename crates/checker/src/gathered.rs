//! Paragraphs that hold one computation, told over several sentences: "The list had 418 names. Since then 70 have come on. It
//! now has 488."
//!
//! Where just three or four figures of a paragraph are of one kind, and the words beside one of them name an operation, the
//! others are its operands, whatever else the paragraph tells of other kinds: years, ages, prices, lengths of time.

mod product;
mod share;

use extractor::{Cue, Kind, Per, Role, Stance, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_bare_year, nouns_differ};
use crate::rules::is_of_another_time;
use crate::view::View;

/// A paragraph of more sentences is not taken as a whole.
const SENTENCES: usize = 5;
/// Nor one of more figures.
const MOST: usize = 12;
/// What a binding is worth that leaves out no figure of its kind.
const GATHERED: i32 = 8;
/// Words before a figure that can name what it is.
const BEFORE: usize = 7;
/// Words behind it that can.
const BEHIND: usize = 4;
/// What the operation gives must be so near to what is stated.
const NEAR: std::ops::RangeInclusive<f64> = 0.7..=1.42;
/// Nothing but points lies between two percentages: they may be further off.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;
/// A whole number up to this counts how many of something there are: no figure beside much larger ones.
const FEW: f64 = 12.0;

/// What the words beside a figure make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operation {
    /// How far two others lie apart.
    Gap,
    /// What the others come to.
    Total,
    /// What the others leave of the largest.
    Rest,
}

/// Adds what paragraphs hold that compute one figure.
pub(crate) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentences in view.paragraphs() {
        if sentences.len() > SENTENCES {
            continue;
        }
        let figures =
            view.in_sentence(sentences.start).start..view.in_sentence(sentences.end - 1).end;
        if !(3..=MOST).contains(&figures.len()) {
            continue;
        }
        let told: Vec<usize> = figures.clone().filter(|&l| is_told(view, l)).collect();
        let mut left = &told[..];
        while let Some((&first, rest)) = left.split_first() {
            left = rest;
            let alike = |l: &usize| is_alike(view, first, *l);
            if view.quantity(first).kind != Kind::Percent
                && told.iter().position(alike) == told.iter().position(|&l| l == first)
            {
                let kind: Vec<usize> = told.iter().copied().filter(alike).collect();
                out.extend(computation(view, &without_few(view, kind)));
            }
        }
        out.extend(points(view, &told));
        out.extend(product::product(view, &told));
        share::quotient(view, figures.clone(), &told, out);
        out.extend(share::share(view, figures, &told));
    }
}

/// Whether a figure could be part of a computation of amounts.
fn is_told(view: &View<'_>, l: usize) -> bool {
    matches!(
        view.quantity(l).kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent | Kind::Points
    ) && view.quantity(l).value.is_some()
        && !is_bare_year(view, l)
        && !view.is_furniture(l)
}

/// Whether two figures are of one kind: both counts, amounts of one currency, or measures of one unit.
fn is_alike(view: &View<'_>, a: usize, b: usize) -> bool {
    let (one, other) = (view.quantity(a), view.quantity(b));
    one.kind == other.kind && one.unit.base == other.unit.base
}

/// The figures without those that are small beside all others, such as the number of days or places.
fn without_few(view: &View<'_>, mut figures: Vec<usize>) -> Vec<usize> {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let small = |l: usize| value(l) <= FEW && operation(view, l).is_none();
    let large = figures
        .iter()
        .map(|&l| value(l))
        .filter(|&value| value > FEW)
        .fold(f64::INFINITY, f64::min);
    figures.retain(|&l| !(small(l) && value(l) * 3.0 < large));
    figures
}

/// What three or four figures of one kind compute.
fn computation(view: &View<'_>, figures: &[usize]) -> Option<Candidate> {
    if !(3..=4).contains(&figures.len()) || figures.iter().any(|&l| !is_sound(view, l)) {
        return None;
    }
    let unit = view.quantity(figures[0]).unit.base;
    let mut named = figures
        .iter()
        .filter_map(|&l| Some((l, operation(view, l)?)));
    let (claim, operation) = named.next()?;
    if named.next().is_some() {
        return None;
    }
    let mut operands: Vec<Bound> = figures
        .iter()
        .filter(|&&l| l != claim)
        .map(|&l| Bound::new(view, l, unit))
        .collect();
    let (rule, formula) = match operation {
        Operation::Total => ("sum", Formula::Sum),
        Operation::Rest => ("complement", Formula::Remainder),
        Operation::Gap if operands.len() == 2 => ("difference", Formula::Difference),
        Operation::Gap => return None,
    };
    if operation != Operation::Total {
        operands.sort_by(|a, b| b.value.total_cmp(&a.value));
    }
    // The whole is no part of itself, and no rest.
    let value = view.quantity(claim).value.unwrap_or(f64::NAN);
    let largest = operands
        .iter()
        .map(|operand| operand.value)
        .fold(0.0, f64::max);
    let fits = match operation {
        Operation::Total => value >= largest,
        Operation::Rest => value < largest,
        // "The deficit was £2.6m": a level by a noun that is a distance too.
        Operation::Gap => {
            (claim != figures[0] || !is_level(view, claim))
                && (!is_change(view, claim) || figures.iter().any(|&l| is_of_a_time(view, l)))
        }
    };
    if !fits || !is_one_matter(view, claim, figures) {
        return None;
    }
    bound(view, claim, rule, formula, operands)
}

/// Whether a claim and its operands are told in one breath and of the same things.
fn is_one_matter(view: &View<'_>, claim: usize, figures: &[usize]) -> bool {
    let sentence = |l: usize| view.context(l).sentence;
    let goes_on = figures
        .windows(2)
        .all(|two| sentence(two[1]) - sentence(two[0]) <= 1);
    let operands = || figures.iter().copied().filter(|&l| l != claim);
    let of_others =
        !view.counted(claim).is_empty() && operands().all(|l| nouns_differ(view, claim, l));
    let first = figures.iter().copied().find(|&l| l != claim);
    let unlike = first.is_some_and(|first| operands().any(|l| nouns_differ(view, first, l)));
    goes_on && !of_others && !unlike && operands().any(|l| is_tied(view, claim, l))
}

/// Whether the sentence of a claim speaks of what an operand is said of: it is the same, it points back, or shares a word.
fn is_tied(view: &View<'_>, claim: usize, operand: usize) -> bool {
    let (own, other) = (view.context(claim).sentence, view.context(operand).sentence);
    let (from, _) = view.reading.sentences[own].tokens;
    let pointing = (from..view.token(claim)).any(|at| {
        view.is_one_of(
            at,
            &[
                "that", "this", "it", "they", "these", "those", "its", "their", "he", "she", "his",
                "her", "we", "our", "them",
            ],
        )
    });
    let common = || {
        let about = view.topic(operand);
        view.topic(claim).iter().any(|stem| about.contains(stem))
    };
    own == other || pointing || is_definite(view, claim) || common()
}

/// "the gain of 15 points", "that 12-point divide", "the remaining 44": what the words call it was spoken of before.
fn is_definite(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    let first = view.first_token(token).max(token.saturating_sub(3));
    (first..token)
        .rev()
        .take_while(|&at| !matches!(view.mark(at), Some(';' | ':' | ',')))
        .any(|at| {
            view.is_one_of(
                at,
                &[
                    "the",
                    "this",
                    "that",
                    "these",
                    "those",
                    "what",
                    "the other",
                    "the rest",
                ],
            ) || view.cues(at).has(Cue::Remainder)
        })
}

/// "0.3 points higher than last year": from a level that is not the one of a year told beside it.
fn is_since_last(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    view.cue_behind(token, 4, &[Cue::Against])
        .is_some_and(|at| view.cue_behind(at, 2, &[Cue::Earlier]).is_some())
}

/// "up by 12", "an increase of 12": from an earlier level, not to another thing's.
fn is_change(view: &View<'_>, l: usize) -> bool {
    matches!(view.context(l).role, Role::Change(_))
        || view
            .cue_before(view.token(l), BEFORE, &[Cue::By, Cue::ChangeNoun])
            .is_some()
}

/// Whether the sentence of a figure says when it held, as against another time.
fn is_of_a_time(view: &View<'_>, l: usize) -> bool {
    let context = view.context(l);
    let led = matches!(context.role, Role::Base | Role::Reference | Role::Result);
    let cues = [Cue::Earlier, Cue::Later, Cue::Origin];
    led || context.time.year.is_some() || view.sentence_has(context.sentence, &cues)
}

/// "The deficit was £2.6m", "a margin of 40".
fn is_level(view: &View<'_>, l: usize) -> bool {
    view.cue_before(view.token(l), 3, &[Cue::Gap, Cue::Margin])
        .is_some()
}

/// Two percentages and how many points lie between them.
fn points(view: &View<'_>, told: &[usize]) -> Option<Candidate> {
    let of = |kind: Kind| {
        told.iter()
            .copied()
            .filter(move |&l| view.quantity(l).kind == kind)
    };
    let mut claims = of(Kind::Points);
    let claim = claims.next()?;
    let levels: Vec<usize> = of(Kind::Percent).collect();
    let &[a, b] = &levels[..] else { return None };
    if claims.next().is_some()
        || [claim, a, b].iter().any(|&l| !is_sound(view, l))
        || !is_tied(view, claim, a) && !is_tied(view, claim, b)
        || is_of_another_time(view, claim)
        || is_since_last(view, claim) && [a, b].iter().any(|&l| view.context(l).time.year.is_some())
    {
        return None;
    }
    let mut operands: Vec<Bound> = vec![
        Bound::new(view, a, UnitId::PERCENT),
        Bound::new(view, b, UnitId::PERCENT),
    ];
    operands.sort_by(|a, b| b.value.total_cmp(&a.value));
    bound(
        view,
        claim,
        "percentage-points",
        Formula::Difference,
        operands,
    )
}

fn bound(
    view: &View<'_>,
    claim: usize,
    rule: &'static str,
    formula: Formula,
    operands: Vec<Bound>,
) -> Option<Candidate> {
    let candidate = Candidate {
        rule,
        claim: Claim::of(view, claim),
        formula,
        operands,
        strength: GATHERED,
        sense: Sense::None,
    };
    let near = if rule == "percentage-points" {
        FAIR
    } else {
        NEAR
    };
    near.contains(&(candidate.value() / candidate.claim.value))
        .then_some(candidate)
}

fn is_sound(view: &View<'_>, l: usize) -> bool {
    let quantity = view.quantity(l);
    quantity.value > Some(0.0)
        && !quantity.hedge.is_bound()
        && view.context(l).stance == Stance::Fact
        && view.per(l) == Per::Nothing
}

/// The operation that the words beside a figure name.
fn operation(view: &View<'_>, l: usize) -> Option<Operation> {
    if matches!(
        view.context(l).role,
        Role::Base | Role::Reference | Role::Result
    ) {
        return None;
    }
    let token = view.token(l);
    let first = view.first_token(token).max(token.saturating_sub(BEFORE));
    let before = (first..token)
        .rev()
        .take_while(|&at| view.at(at).is_none() && view.mark(at) != Some(';'));
    let behind = (token + 1..view.end_token(token).min(token + 1 + BEHIND))
        .take_while(|&at| view.at(at).is_none() && !matches!(view.mark(at), Some(';' | ',' | '—')));
    let named = |at: usize, behind: bool| {
        let cues = view.cues(at);
        if cues.has(Cue::Against) {
            None
        } else if cues.has(Cue::Remainder) {
            Some(Operation::Rest)
        } else if cues.has(Cue::Total) {
            Some(Operation::Total)
        } else if cues.any(&[Cue::Gap, Cue::Margin, Cue::ChangeNoun])
            || behind && at <= token + 2 && cues.any(&[Cue::Comparative, Cue::Extra])
        {
            Some(Operation::Gap)
        } else {
            None
        }
    };
    let changed = matches!(view.context(l).role, Role::Change(_))
        || view.cue_before(token, 2, &[Cue::By]).is_some();
    before
        .map(|at| (at, false))
        .chain(behind.map(|at| (at, true)))
        .find_map(|(at, behind)| named(at, behind))
        .or_else(|| changed.then_some(Operation::Gap))
}
