//! Three or four amounts of one kind, of which the words beside one make it the gap, the total or the rest of the others.

use document::sort_by;
use extractor::{Cue, Role};

use super::{bound, goes_on, is_sound};
use crate::candidate::{Bound, Candidate, Claim};
use crate::deduced::concluded;
use crate::formula::Formula;
use crate::parts::nouns_differ;
use crate::view::View;

/// Words before a figure that can name what it is.
const BEFORE: usize = 7;
/// Words behind it that can.
const BEHIND: usize = 4;
/// What the operation gives must be so near to what is stated.
const NEAR: std::ops::RangeInclusive<f64> = 0.7..=1.42;

/// What the words beside a figure make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    /// How far two others lie apart.
    Gap,
    /// What the others come to.
    Total,
    /// What the others leave of the largest.
    Rest,
}

/// What three or four figures of one kind compute.
pub(super) fn computation(view: &View<'_>, figures: &[usize]) -> Option<Candidate> {
    if !(3..=4).contains(&figures.len()) || figures.iter().any(|&l| !is_sound(view, l)) {
        return None;
    }
    let mut named = figures
        .iter()
        .filter_map(|&l| Some((l, operation(view, l)?)));
    let (claim, operation) = named.next()?;
    if named.next().is_some() {
        return None;
    }
    let unit = view.quantity(claim).unit.base;
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
        sort_by(&mut operands, |a, b| b.value.total_cmp(&a.value));
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
                && (!is_change(view, claim) || is_over_time(view, figures))
        }
    };
    // "Of those left, 48 are to go": some of the rest.
    let some = || {
        let token = view.token(claim);
        view.cue_before(token, BEFORE, &[Cue::OfThose]).is_some()
    };
    let nested = operation == Operation::Rest
        && (some() || crate::rules::is_rest_of_a_rest(view, view.token(claim)));
    if !fits || nested || !is_one_matter(view, claim, figures) {
        return None;
    }
    bound(Claim::of(view, claim), rule, formula, operands, NEAR)
}

/// "up by 12", "an increase of 12": from an earlier level, not to another thing's.
pub(super) fn is_change(view: &View<'_>, l: usize) -> bool {
    matches!(view.context(l).role, Role::Change(_))
        || view
            .cue_before(view.token(l), BEFORE, &[Cue::By, Cue::ChangeNoun])
            .is_some()
}

/// Whether the words say of figures when they held, as against another time; that a level is what was come to does not.
pub(super) fn is_over_time(view: &View<'_>, figures: &[usize]) -> bool {
    let sentence = |l: usize| view.context(l).sentence;
    let one = figures.iter().all(|&l| sentence(l) == sentence(figures[0]));
    let cues = [Cue::Earlier, Cue::Later, Cue::Origin];
    figures.iter().any(|&l| {
        let context = view.context(l);
        let led = matches!(context.role, Role::Base | Role::Reference)
            || context.role == Role::Result && !one;
        led || context.time.year.is_some() || !one && view.sentence_has(context.sentence, &cues)
    })
}

/// "The deficit was £2.6m", "a margin of 40".
fn is_level(view: &View<'_>, l: usize) -> bool {
    view.cue_before(view.token(l), 3, &[Cue::Gap, Cue::Margin])
        .is_some()
}

/// Whether a claim and its operands are told in one breath and of the same things.
fn is_one_matter(view: &View<'_>, claim: usize, figures: &[usize]) -> bool {
    let operands = || figures.iter().copied().filter(|&l| l != claim);
    let of_others =
        !view.counted(claim).is_empty() && operands().all(|l| nouns_differ(view, claim, l));
    goes_on(view, figures) && !of_others
}

/// The operation that the words beside a figure name.
pub(super) fn operation(view: &View<'_>, l: usize) -> Option<Operation> {
    if matches!(
        view.context(l).role,
        Role::Base | Role::Reference | Role::Result
    ) {
        return None;
    }
    let token = view.token(l);
    // "left school at 14", "sold at 40": an age or a price.
    if token > view.first_token(token) && view.is_one_of(token - 1, words!["at"]) {
        return None;
    }
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
            || behind
                && at <= token + 2
                && cues.any(&[Cue::Comparative, Cue::Extra])
                && !view.is_one_of(at, words!["under", "over", "above", "below", "clear"])
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
        .or_else(|| (concluded(view, l) || is_over_all(view, l)).then_some(Operation::Total))
}

/// "Over the two days the attendance was 466", "in both rounds 466": of all that was told.
fn is_over_all(view: &View<'_>, l: usize) -> bool {
    let (first, token) = (view.first_token(view.token(l)), view.token(l));
    view.is_one_of(first, words!["over", "across", "in", "between"])
        && (view.is_one_of(first + 1, words!["both", "all"])
            || view.is_one_of(first + 1, words!["the", "all the", "these", "those"])
                && first + 2 < token
                && view
                    .at(first + 2)
                    .is_some_and(|few| view.quantity(few).in_words))
}
