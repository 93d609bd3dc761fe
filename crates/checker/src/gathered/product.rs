//! So many at so much each, told over several sentences: "A fine of £15 was set for every bag. There were 56. The firm must
//! find £840."

use extractor::{Cue, Kind, Per, Stance};

use super::{bound, goes_on, is_sound};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::{nouns_differ, times_differ};
use crate::per::{Divisor, divisor};
use crate::topic::related;
use crate::view::View;

/// What is further from what is stated is the product of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.5..=2.0;

/// Tokens within which "each" or "every" belongs to a figure.
const NEAR: usize = 8;

/// The one amount of each thing, the one number of things and the one amount of all.
pub(super) fn product(view: &View<'_>, told: &[usize]) -> Option<Candidate> {
    let amount = |l: usize| {
        matches!(
            view.quantity(l).kind,
            Kind::Money | Kind::Measure | Kind::Cardinal
        ) && view.quantity(l).value > Some(1.0)
    };
    let mut each = told
        .iter()
        .copied()
        .filter(|&l| amount(l) && is_of_each(view, l));
    let one = each.next()?;
    if each.next().is_some() || view.context(one).stance != Stance::Fact {
        return None;
    }
    let others = |of_amount: bool| {
        told.iter().copied().filter(move |&l| {
            let alike = view.quantity(l).kind == view.quantity(one).kind
                && view.quantity(l).unit.base == view.quantity(one).unit.base;
            l != one
                && if of_amount {
                    alike
                } else {
                    view.is_count(l) && view.quantity(l).value > Some(1.0)
                }
        })
    };
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let (number, all) = if view.is_count(one) {
        let counts: Vec<usize> = others(true).collect();
        let &[a, b] = &counts[..] else { return None };
        if value(a) < value(b) { (a, b) } else { (b, a) }
    } else {
        (only(others(false))?, only(others(true))?)
    };
    let whole = view.quantity(number).grain >= 1.0;
    let sound = is_sound(view, number)
        && is_sound(view, all)
        && divisor(view, all).is_none()
        && view.change(all).is_none()
        && view.change(number).is_none()
        && whole
        && value(all) > value(one)
        && !times_differ(view, one, all)
        // "paid £510 including breakfast"
        && !view.sentence_has(view.context(all).sentence, &[Cue::Including]);
    // What stands last is what the others give: "£56,000 for 1,600 users, or £35 each" is an average.
    let last = all > one && all > number;
    let spelled = view.quantity(one).in_words && view.quantity(number).in_words;
    let average = view
        .cue_before(view.token(one), 4, &[Cue::Average])
        .is_some();
    if !sound
        || !last
        || spelled
        || average
        || !counts_what_it_is_per(view, one, number)
        || !is_close(view, [one, number, all])
    {
        return None;
    }
    // "1,054 kits": what is made up is what each was given.
    if view.is_count(one) && nouns_differ(view, one, all) {
        return None;
    }
    bound(
        Claim::of(view, all),
        "product",
        Formula::Product,
        vec![Bound::own(view, number), Bound::own(view, one)],
        FAIR,
    )
}

fn only(mut figures: impl Iterator<Item = usize>) -> Option<usize> {
    figures.next().filter(|_| figures.next().is_none())
}

/// Whether the things counted are those that the amount is per.
fn counts_what_it_is_per(view: &View<'_>, one: usize, number: usize) -> bool {
    match divisor(view, one) {
        Some(Divisor::Each) | None => true,
        Some(Divisor::Noun(noun)) => {
            let counted = view.counted(number);
            counted.is_empty()
                || counted
                    .iter()
                    .any(|stem| noun.iter().any(|of| related(stem, of)))
        }
        Some(Divisor::Unit(_)) => false,
    }
}

/// Whether a figure is of each of something: "£15 for every bag", "Every entrant pays $24", "Profit on each was £35".
fn is_of_each(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    let each = |&at: &usize| {
        view.is_one_of(
            at,
            words!["each", "every", "for each", "for every", "apiece"],
        )
    };
    let ends =
        |at: &usize| view.at(*at).is_some() || matches!(view.mark(*at), Some(';' | ':' | ','));
    let first = view.first_token(token).max(token.saturating_sub(NEAR));
    // "For every visa granted six were refused" is a ratio.
    let before = (first..token)
        .rev()
        .take_while(|at| !ends(at))
        .find(each)
        .filter(|&at| !view.is_one_of(at, words!["for each", "for every"]));
    let behind = || {
        (token + 1..view.end_token(token).min(token + NEAR))
            .take_while(|at| !ends(at))
            .find(each)
    };
    // "each of 68 schools": how many they are.
    let number = before.is_some_and(|at| at + 2 >= token && view.cues(at + 1).has(Cue::Of));
    !number && (divisor(view, l).is_some() || before.is_some() || behind().is_some())
}

/// Whether the three stand in sentences that follow each other.
fn is_close(view: &View<'_>, mut figures: [usize; 3]) -> bool {
    figures.sort_unstable();
    goes_on(view, &figures)
        && figures
            .iter()
            .all(|&l| view.per(l) == Per::Nothing || divisor(view, l).is_some())
}
