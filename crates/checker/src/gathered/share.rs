//! A share and the two counts it is of, told over several sentences: "The roll stands at 280. Of these, 27% replied, which
//! makes 76."

use extractor::{Cue, Kind};

use super::{FEW, bound, goes_on, is_sound};
use crate::candidate::{Bound, Candidate, Claim};
use crate::conclusion::concludes;
use crate::deduced::{self, concluded};
use crate::formula::Formula;
use crate::parts::{is_elliptical, times_differ};
use crate::view::{Few, View};

/// What is further from what is stated is a share of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

/// The one share of a paragraph and the only two amounts of one kind.
pub(super) fn share(
    view: &View<'_>,
    figures: std::ops::Range<usize>,
    told: &[usize],
    only: Option<(usize, usize)>,
) -> Option<Candidate> {
    let mut shares = figures.filter(|&l| is_relative(view, l));
    let claim = shares.next()?;
    let alone = shares.next().is_none();
    let stated = matches!(view.quantity(claim).kind, Kind::Percent | Kind::Fraction)
        && is_sound(view, claim)
        && view.change(claim).is_none()
        && !view.sentence_has(view.context(claim).sentence, &[Cue::Forecast])
        && !is_of_another(view, claim)
        && !is_in_aside(view, claim);
    if !alone || !stated {
        return None;
    }
    let (one, other) = only?;
    if times_differ(view, one, other) || view.change(one).is_some() || view.change(other).is_some()
    {
        return None;
    }
    let places = in_order([claim, one, other]);
    let drawn = is_drawn(view, places[2])
        || refers_back(view, claim)
        || concludes(view, claim)
        || are_labelled(view, places);
    if !goes_on(view, &places) || !drawn || !has_no_other(view, claim, (one, other), told) {
        return None;
    }
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let (part, whole) = if value(one) < value(other) {
        (one, other)
    } else {
        (other, one)
    };
    bound(
        Claim::percent(view, claim),
        "share",
        Formula::Share,
        vec![Bound::own(view, part), Bound::own(view, whole)],
        FAIR,
    )
}

/// "In the lower courts, which try nine cases out of ten, 31,000 were open": a relative clause that closes before any count.
fn is_in_aside(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    let first = view.first_token(token);
    let mut back = (first..token).rev().take(8);
    let opens = back
        .find(|&at| view.mark(at).is_some())
        .is_some_and(|at| view.is_one_of(at + 1, words!["which", "who"]));
    opens && view.mark(token + 1) == Some(',') && (first..token).all(|at| view.at(at).is_none())
}

/// The only two amounts of one kind; no other kind has as many.
pub(super) fn only_two(view: &View<'_>, kinds: &[Few]) -> Option<(usize, usize)> {
    let mut found = None;
    for kind in kinds {
        match kind[..] {
            [one, other] if found.is_none() => found = Some((one, other)),
            [] | [_] => {}
            _ => return None,
        }
    }
    // "95 per cent was the target, 91.4 attained": percentages that leave their sign out.
    found.filter(|&(one, other)| {
        [one, other].iter().all(|&l| {
            is_sound(view, l) && (view.quantity(l).grain >= 1.0 || !is_elliptical(view, l))
        })
    })
}

/// "12% more", "an average of 40%", "20% interest": no share of what was counted.
fn is_of_another(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    let cues = [
        Cue::Comparative,
        Cue::Against,
        Cue::ChangeNoun,
        Cue::Average,
    ];
    view.cue_behind(token, 4, &cues).is_some()
        || view.cue_before(token, 4, &[Cue::Average]).is_some()
}

/// "Turnout: 71.2%. Ballots cast: 188,340. Names on the roll: 304,760.": each stands behind its label.
fn are_labelled(view: &View<'_>, figures: [usize; 3]) -> bool {
    figures.iter().all(|&l| {
        let token = view.token(l);
        token > view.first_token(token) && view.mark(token - 1) == Some(':')
    })
}

/// Whether the last of the figures is drawn from the others: a word of conclusion before it, or one for what was just said.
fn is_drawn(view: &View<'_>, last: usize) -> bool {
    concluded(view, last) || concludes(view, last) || is_of_what_was_said(view, last)
}

/// "the 56 responses", "these 14": the count of what was just spoken of. "The figure, two-thirds, …": the share of it.
fn is_of_what_was_said(view: &View<'_>, last: usize) -> bool {
    let token = view.token(last);
    let first = view.first_token(token);
    let articles = words!["the", "these", "those", "this", "that"];
    let back = |by: usize| token.checked_sub(by).filter(|&at| at >= first);
    if !is_relative(view, last) {
        return (1..=2)
            .filter_map(back)
            .any(|at| view.is_one_of(at, articles));
    }
    let set_off = back(1).is_some_and(|at| view.mark(at).is_some());
    set_off
        && back(2).is_some_and(|at| {
            view.is_one_of(at, words!["figure", "proportion", "share", "percentage"])
        })
        && back(3).is_some_and(|at| view.is_one_of(at, articles))
}

/// The one multiple or ratio of a paragraph and the only two amounts of one kind.
pub(super) fn quotient(
    view: &View<'_>,
    figures: std::ops::Range<usize>,
    told: &[usize],
    only: Option<(usize, usize)>,
    out: &mut Vec<Candidate>,
) {
    let mut relative = figures.filter(|&l| is_relative(view, l));
    if let Some(claim) = relative.next()
        && relative.next().is_none()
        && matches!(view.quantity(claim).kind, Kind::Multiple | Kind::Ratio)
        && view.quantity(claim).value.is_some()
        && let Some(pair) = only
        && goes_on(view, &in_order([claim, pair.0, pair.1]))
        && has_no_other(view, claim, pair, told)
        && !is_intended(view, claim)
    {
        deduced::quotient(view, claim, pair, out);
    }
}

fn is_relative(view: &View<'_>, l: usize) -> bool {
    matches!(
        view.quantity(l).kind,
        Kind::Percent | Kind::Fraction | Kind::Points | Kind::Multiple | Kind::Ratio
    )
}

/// Whether the sentence of a claim tells no other amount that it could be of.
fn has_no_other(view: &View<'_>, claim: usize, pair: (usize, usize), told: &[usize]) -> bool {
    let sentence = view.context(claim).sentence;
    told.iter().all(|&l| {
        view.context(l).sentence != sentence
            || l == claim
            || l == pair.0
            || l == pair.1
            || view.is_count(l) && view.quantity(l).value <= Some(FEW)
    })
}

/// "meant to halve it", "half as much as in 2010": what is wanted, or set against another time.
fn is_intended(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    let wanted = token > view.first_token(token) && view.is_one_of(token - 1, words!["to"]);
    let alone = view.in_sentence(view.context(claim).sentence).count() == 1;
    wanted || alone && view.is_one_of(token + 1, words!["as"])
}

/// "27% of these", "a quarter of them", "half as many": of what was just counted.
fn refers_back(view: &View<'_>, claim: usize) -> bool {
    let next = view.token(claim) + 1;
    let fraction = view.quantity(claim).kind == Kind::Fraction;
    let pronoun = if view.cues(next).has(Cue::OfThose) {
        Some(next)
    } else {
        Some(next + 1).filter(|_| view.cues(next).has(Cue::Of))
    };
    let these = pronoun.is_some_and(|at| {
        let plain = view.lowered_words(view.reading.tokens[at].span);
        plain.ends_with("these") || plain.ends_with("them") || plain.ends_with("it")
    });
    these || fraction && view.is_one_of(next, words!["as", "as many", "as much"])
}

fn in_order(mut figures: [usize; 3]) -> [usize; 3] {
    figures.sort_unstable();
    figures
}
