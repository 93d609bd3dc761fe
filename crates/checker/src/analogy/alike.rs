//! How alike a claim and its figures are told to those of a model.

use extractor::{Cue, Cues};

use super::is_figure;
use crate::candidate::Candidate;
use crate::view::View;

/// So many tokens between two figures are looked through.
const GAP: usize = 16;

/// How alike two claims are told.
pub(super) fn likeness(view: &View<'_>, own: usize, q: usize) -> i32 {
    let here = view.context(q).sentence == view.context(own).sentence;
    let role = view.change(q).is_some() == view.change(own).is_some();
    let kind = view.quantity(q).kind == view.quantity(own).kind;
    let change = view.change(q).is_some() && role;
    i32::from(here) + i32::from(change) - if role { 0 } else { 2 } - i32::from(!kind)
}

/// Whether the sentence of `q` holds no more figures than the model has.
pub(super) fn is_all_of_it(view: &View<'_>, model: &Candidate, q: usize) -> bool {
    let here = view.in_sentence(view.context(q).sentence);
    here.filter(|&l| is_figure(view, l, false)).count() == model.operands.len() + 1
}

/// How alike the words are that join the figures of the model and those of what repeats it: one for each gap that shares a word
/// or mark, one less for each that does not.
pub(super) fn told_alike(
    view: &View<'_>,
    model: &Candidate,
    own: usize,
    q: usize,
    fresh: &[Option<usize>],
) -> i32 {
    let mut slots: Vec<(usize, usize)> = model
        .operands
        .iter()
        .zip(fresh)
        .filter_map(|(bound, fresh)| Some((bound.quantity, (*fresh)?)))
        .collect();
    slots.push((own, q));
    document::sort_by(&mut slots, Ord::cmp);
    slots
        .windows(2)
        .map(|pair| {
            let (old, new) = ((pair[0].0, pair[1].0), (pair[0].1, pair[1].1));
            shared(view, old, new)
        })
        .sum()
}

/// Whether the words between two figures have one in common with those between two others: 1 for a word, 0 for a mark or little
/// word, less for nothing.
fn shared(view: &View<'_>, old: (usize, usize), new: (usize, usize)) -> i32 {
    let tokens = |(a, b): (usize, usize)| {
        let (a, b) = (view.token(a.min(b)), view.token(a.max(b)));
        a + 1..b.min(a + 1 + GAP)
    };
    let common =
        tokens(old).filter(|&at| tokens(new).any(|other| view.lower(other) == view.lower(at)));
    common
        .map(|at| {
            i32::from(
                view.is_word(at)
                    && !view.is_one_of(at, words!["a", "an", "the", "of", "and", "in", "were"]),
            )
        })
        .max()
        .unwrap_or(-1)
}

/// Whether the words around a figure say that it tells how far two others lie apart.
pub(super) fn is_distance(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let from = view.first_token(token).max(token.saturating_sub(4));
    let until = view.end_token(token).min(token + 4);
    let cues = (from..until)
        .map(|at| view.cues(at))
        .fold(Cues::NONE, Cues::union);
    view.change(q).is_some()
        || cues.any(&[
            Cue::By,
            Cue::Gap,
            Cue::Margin,
            Cue::Surpass,
            Cue::Extra,
            Cue::Comparative,
            Cue::ChangeVerb,
            Cue::ChangeNoun,
        ])
}
