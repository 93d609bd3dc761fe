//! Paragraphs that hold one computation, told over several sentences: "The list had 418 names. Since then 70 have come on. It
//! now has 488."
//!
//! Where just three or four figures of a paragraph are of one kind, and the words beside one of them name an operation, the
//! others are its operands, whatever else the paragraph tells of other kinds: years, ages, prices, lengths of time.

mod amounts;
mod nearest;
mod points;
mod product;
mod share;

use extractor::{Cue, Kind, Per, Stance};
use smallvec::SmallVec;

pub(crate) use nearest::last_two;

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_bare_year;
use crate::view::{Few, View};

/// A paragraph of more sentences is not taken as a whole.
const SENTENCES: usize = 5;
/// Nor one of more figures.
const MOST: usize = 12;
/// What a binding is worth that leaves out no figure of its kind.
const GATHERED: i32 = 8;
/// A whole number up to this counts how many of something there are: no figure beside much larger ones.
const FEW: f64 = 12.0;

/// The amounts of a paragraph by kinds.
type Kinds = SmallVec<[Few; 3]>;

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
        let told: Few = figures.clone().filter(|&l| is_told(view, l)).collect();
        let kinds = kinds(view, &told);
        for kind in &kinds {
            out.extend(amounts::computation(view, kind));
        }
        out.extend(points::points(view, &told));
        out.extend(product::product(view, &told));
        let only = share::only_two(view, &kinds);
        share::quotient(view, figures.clone(), &told, only, out);
        nearest::propose(view, figures.clone(), out);
        out.extend(share::share(view, figures, &told, only));
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

/// The amounts of each kind, in order, without numbers that are small beside all others, such as the number of days or places.
fn kinds(view: &View<'_>, told: &[usize]) -> Kinds {
    let mut kinds = Kinds::new();
    for &l in told {
        if matches!(view.quantity(l).kind, Kind::Percent | Kind::Points) {
            continue;
        }
        match kinds.iter_mut().find(|kind| is_alike(view, kind[0], l)) {
            Some(kind) => kind.push(l),
            None => kinds.push(Few::from_slice(&[l])),
        }
    }
    for kind in &mut kinds {
        leave_few(view, kind);
    }
    kinds
}

/// Leaves out what is small beside all others and that no word makes a part of a computation.
fn leave_few(view: &View<'_>, figures: &mut Few) {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let small = |l: usize| value(l) <= FEW && amounts::operation(view, l).is_none();
    let large = figures
        .iter()
        .map(|&l| value(l))
        .filter(|&value| value > FEW)
        .fold(f64::INFINITY, f64::min);
    figures.retain(|&mut l| !(small(l) && value(l) * 3.0 < large));
}

/// Whether two figures are of one kind: both counts, amounts of one currency, or measures of one dimension.
fn is_alike(view: &View<'_>, a: usize, b: usize) -> bool {
    view.quantity(a).kind == view.quantity(b).kind && view.comparable(a, b)
}

/// Whether the sentence of a claim speaks of what an operand is said of: it is the same, it points back, or shares a word.
fn is_tied(view: &View<'_>, claim: usize, operand: usize) -> bool {
    let (own, other) = (view.context(claim).sentence, view.context(operand).sentence);
    let (from, _) = view.reading.sentences[own].tokens;
    let pointing = (from..view.token(claim)).any(|at| {
        view.is_one_of(
            at,
            words![
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
                words![
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

fn is_sound(view: &View<'_>, l: usize) -> bool {
    let quantity = view.quantity(l);
    quantity.value > Some(0.0)
        && !quantity.hedge.is_bound()
        && view.context(l).stance == Stance::Fact
        && view.per(l) == Per::Nothing
}

/// Whether figures, in order, stand in sentences that follow each other.
fn goes_on(view: &View<'_>, figures: &[usize]) -> bool {
    let sentence = |l: usize| view.context(l).sentence;
    figures
        .windows(2)
        .all(|two| sentence(two[1]) - sentence(two[0]) <= 1)
}

/// A binding, if what it gives is as near to what is stated as a slip leaves it.
fn bound(
    claim: Claim,
    rule: &'static str,
    formula: Formula,
    operands: Vec<Bound>,
    near: std::ops::RangeInclusive<f64>,
) -> Option<Candidate> {
    let candidate = Candidate {
        rule,
        claim,
        formula,
        operands,
        strength: GATHERED,
        sense: Sense::None,
    };
    near.contains(&(candidate.value() / candidate.claim.value))
        .then_some(candidate)
}
