//! Short passages that deduce a figure: "Spending is £889, income £745, hence a hole of £156."
//!
//! A word of conclusion, or one that names the operation, says that a figure follows; where just two figures of fitting kinds
//! stand before it and no other, it follows from these. Which operation is meant is told by the word or, failing that, by the
//! size: the one that comes nearest.

mod operations;
mod pair;
mod relative;

use extractor::{Cue, Cues, Kind, Role, Stance};

use crate::candidate::Candidate;
use crate::parts::is_bare_year;
use crate::per::divisor;
use crate::view::View;
use operations::{deduce, is_each};
use pair::{only_pair, pair, paragraph, parts, parts_behind, rest_of_paragraph};
pub(crate) use relative::quotient;

/// Words before a figure that can say how it comes about.
const BEFORE: usize = 8;

/// Words that say that a figure follows, or how.
const SAYING: &[Cue] = &[
    Cue::Hence,
    Cue::Gap,
    Cue::Margin,
    Cue::Total,
    Cue::Average,
    Cue::Each,
];

/// Words that say so where nothing else stands in the whole paragraph.
const ALONE: &[Cue] = &[
    Cue::Hence,
    Cue::Gap,
    Cue::Margin,
    Cue::Total,
    Cue::Average,
    Cue::Each,
    Cue::Extra,
    Cue::Comparative,
    Cue::ChangeNoun,
    Cue::By,
];

/// Adds what short passages deduce.
pub(crate) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    let mut block = None;
    for q in 0..view.reading.quantities.len() {
        let sentence = view.context(q).sentence;
        if matches!(view.quantity(q).kind, Kind::Ratio | Kind::Multiple)
            && view.quantity(q).value.is_some()
            && !crate::rules::has_since(view, q)
            && let Some(pair) = only_pair(view, q)
        {
            relative::quotient(view, q, pair, out);
        }
        let own = Some(view.reading.sentences[sentence].block);
        if view.quantity(q).kind == Kind::Percent && own != block {
            block = own;
            relative::successive(view, &paragraph(view, sentence), out);
        }
        if !is_claim(view, q) {
            continue;
        }
        let cues = words(view, q);
        if cues.any(&[Cue::Hence, Cue::Total])
            && let Some(parts) = parts(view, q)
        {
            out.extend(operations::total(view, q, &parts));
            continue;
        }
        if let Some(parts) = parts_behind(view, q) {
            out.extend(operations::total(view, q, &parts));
        }
        let change = is_relative(view, q) && view.change(q).is_some();
        // "2,400 backers, $85 each: the boat had raised $240,000"
        let pair = pair(view, q).filter(|&pair| {
            cues.any(SAYING) || change || is_each(view, pair) && divisor(view, q).is_none()
        });
        if let Some(pair) = pair {
            deduce(view, q, cues, pair, out);
        } else if cues.any(ALONE)
            && let Some(pair) = rest_of_paragraph(view, q)
        {
            deduce(view, q, cues, pair, out);
        }
    }
}

/// Whether a word of conclusion stands before a figure: "hence 40", "which makes 40".
pub(crate) fn concluded(view: &View<'_>, q: usize) -> bool {
    words(view, q).has(Cue::Hence)
}

fn is_relative(view: &View<'_>, q: usize) -> bool {
    matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction)
}

fn is_claim(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(
        quantity.kind,
        Kind::Cardinal
            | Kind::Money
            | Kind::Measure
            | Kind::Percent
            | Kind::Fraction
            | Kind::Duration
    ) && quantity
        .value
        .is_some_and(|value| value > 0.0 && !(quantity.in_words && value == 1.0))
        && view.context(q).stance == Stance::Fact
        // "fewer than the 5.2 million": what something is set against.
        && view.context(q).role != Role::Reference
        && !is_bare_year(view, q)
        // "no two alike"
        && view.cue_before(view.token(q), 1, &[Cue::Negation]).is_none()
        && !view.cues(view.token(q) + 1).has(Cue::OfThose)
        && view
            .cue_before(view.token(q), 2, &[Cue::From, Cue::Spread])
            .is_none()
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
        let so = view.is_one_of(at, words!["so"]);
        // "hit 52 off 27 balls"
        if at + 1 == token && view.is_one_of(at, words!["off"]) {
            break;
        }
        let opens = at == first || view.mark(at - 1).is_some() || view.cues(at - 1).has(Cue::And);
        if !so || opens {
            let here = view.cues(at);
            // "net additions": one sort of them, not a difference; "Net inflow: 12" is one.
            if !here.has(Cue::Sort) || at == first && view.is_one_of(at, words!["net"]) {
                cues = cues.union(here);
            }
            // "which leaves 12", "that gives 40"
            if here.has(Cue::Making)
                && at > first
                && view.is_one_of(at - 1, words!["that", "this", "which"])
            {
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
