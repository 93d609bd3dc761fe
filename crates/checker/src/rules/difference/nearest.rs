//! The two levels told last before a distance, or the way it went behind it: "had 624 wins while the next stood at 588, thus 46 behind"
//! · "has grown by 160 since August, from 1,065 to 1,225".

use extractor::{Cue, Kind, Role};

use super::{in_unit_of, told};
use crate::conclusion::points_back;
use crate::deduced::concluded;
use crate::parts::{
    is_aside, is_bracketed, is_elliptical, is_few, is_joined, is_subset, nouns_differ,
};
use crate::view::{Few, View};
use crate::words::WordList;

/// What two levels before a distance are worth.
const BEFORE: i32 = 4;
/// What a way from one to the other behind it is worth.
const WAY: i32 = 9;
/// What is further from what is stated is of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<crate::candidate::Candidate>) {
    let quantity = view.quantity(q);
    if quantity.hedge.is_bound()
        || matches!(
            view.context(q).role,
            Role::Base | Role::Reference | Role::Result
        )
    {
        return;
    }
    let Some((a, b, strength)) = way(view, q).or_else(|| before(view, q)) else {
        return;
    };
    let Some(claim) = in_unit_of(view, q, a, b) else {
        return;
    };
    let found = told::difference(view, claim, a, b, strength);
    if FAIR.contains(&(found.value() / found.claim.value)) {
        out.push(found);
    }
}

/// "rose by 160, in three months, from 1,065 to 1,225"
fn way(view: &View<'_>, q: usize) -> Option<(usize, usize, i32)> {
    if !matches!(view.context(q).role, Role::Change(_)) {
        return None;
    }
    let mut behind = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| l > q && !is_aside(view, l));
    let (a, b) = (behind.next()?, behind.next()?);
    let roles = (view.context(a).role, view.context(b).role);
    let from = |l: usize| view.cue_before(view.token(l), 2, &[Cue::From]).is_some();
    let to = |l: usize| view.cue_before(view.token(l), 2, &[Cue::To]).is_some();
    let led = from(a) && to(b) || to(a) && from(b);
    let told = matches!(
        roles,
        (Role::Base, Role::Result) | (Role::Result, Role::Base)
    );
    let stopped = (view.token(q)..view.token(a)).any(|at| {
        matches!(view.mark(at), Some(';' | ':')) || view.cues(at).any(&[Cue::And, Cue::But])
    });
    let alike = view.comparable(a, b) || is_elliptical(view, a) || is_elliptical(view, b);
    (told && led && alike && !stopped).then_some((a, b, WAY))
}

/// The last two levels before a figure beside which a word makes it a distance.
fn before(view: &View<'_>, q: usize) -> Option<(usize, usize, i32)> {
    let named = named(view, q)?;
    // "95 more than were sold": than what stands behind it.
    let than = (view.token(q) + 1..view.end_token(view.token(q)).min(view.token(q) + 4))
        .any(|at| view.is_one_of(at, words!["than"]) || view.lower(at).ends_with(" than"));
    if is_subset(view, q) || than {
        return None;
    }
    let (token, sentence) = (view.token(q), view.context(q).sentence);
    let like = |l: usize| {
        view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind
            || is_elliptical(view, l) && !is_few(view, l)
            || is_elliptical(view, q) && view.quantity(l).kind != Kind::Percent
    };
    let level = |l: usize| {
        l < q
            && view.is_level(l)
            && !is_aside(view, l)
            && view.quantity(l).kind != Kind::Percent
            && view.quantity(l).hedge.is_neutral()
            && !matches!(view.context(l).role, Role::Change(_))
            && like(l)
    };
    let here: Few = view.in_sentence(sentence).filter(|&l| level(l)).collect();
    let mut all = here.clone();
    if all.len() < 2 {
        all = view.around(sentence, 1, 0).filter(|&l| level(l)).collect();
    }
    let &[.., a, b] = &all[..] else { return None };
    // "sold 47, an edge of 18 on the 29 that …": one of the two may stand behind.
    let next = view
        .in_sentence(sentence)
        .find(|&l| l > q && !is_aside(view, l));
    if next.is_some_and(|l| {
        view.between(
            token,
            view.token(l),
            &[Cue::Against, Cue::On, Cue::From, Cue::To],
        ) && view.token(l) <= token + 7
            && like(l)
    }) {
        return None;
    }
    let apposed = (view.first_token(token).max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .any(|at| matches!(view.mark(at), Some(',' | '—' | ':' | '(')));
    let set_off = apposed || is_joined(view, q) || concluded(view, q);
    let together = view.context(a).sentence == sentence;
    // "44,268, or 858 more": more than what is not told.
    let tied = named == Named::Noun || concluded(view, q) || points_back(view, q);
    if !together && !tied {
        return None;
    }
    // "from 19 to 31, an extra 12, and 7 more …": what the two lie apart is told.
    let told =
        (a + 1..q).any(|l| l != b && matches!(view.context(l).role, Role::Change(_)) && like(l));
    if told {
        return None;
    }
    let bracketed = is_bracketed(view, a) != is_bracketed(view, b);
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let near = (0.2..=5.0).contains(&(value(a) / value(b)));
    let strength =
        BEFORE + 2 * i32::from(set_off) + i32::from(together) + 2 * i32::from(all.len() == 2)
            - 2 * i32::from(nouns_differ(view, a, b))
            - i32::from(bracketed)
            - 2 * i32::from(is_few(view, q));
    near.then_some((a, b, strength))
}

/// What makes a figure a distance.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// "a jump of 88", "the gap, 88, …"
    Noun,
    /// "46 behind", "£57,000 in the red", "up by 88"
    Beside,
}

/// A word right beside a figure makes it a distance.
fn named(view: &View<'_>, q: usize) -> Option<Named> {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(5));
    let noun = |at: usize| view.cues(at).any(&[Cue::Gap, Cue::Margin, Cue::ChangeNoun]);
    let linking = |at: usize| {
        view.mark(at) == Some(',')
            || view.cues(at).has(Cue::Of)
            || view.is_one_of(
                at,
                words![
                    "was",
                    "is",
                    "worth",
                    "a",
                    "about",
                    "some",
                    "therefore",
                    "thus",
                ],
            )
    };
    let led = (first..token)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .find(|&at| !linking(at))
        .is_some_and(noun);
    if led {
        return Some(Named::Noun);
    }
    let end = view.end_token(token);
    let behind = (token + 1..end.min(token + 4))
        .take_while(|&at| view.at(at).is_none() && view.mark(at).is_none_or(|mark| mark == '-'))
        .any(|at| {
            let been = view.is_one_of(at - 1, words!["was", "were", "is", "are", "been", "and"]);
            let next = at == token + 1 || !view.is_one_of(at, words!["up", "down", "lost"]);
            let than =
                view.cues(at).has(Cue::Comparative) && !view.is_one_of(at, words!["under", "over"]);
            noun(at) || !been && (than || next && view.is_one_of(at, BESIDE))
        });
    let by = view.cue_before(token, 3, &[Cue::By]).is_some()
        || view.is_one_of(token.saturating_sub(1), words!["up", "down"]);
    (behind || by && matches!(view.context(q).role, Role::Change(_))).then_some(Named::Beside)
}

/// Words behind a figure that make it a distance.
const BESIDE: WordList = words![
    "behind", "ahead", "above", "below", "down", "up", "red", "black", "short", "gained", "lost",
    "clear", "adrift", "shy", "apart",
];
