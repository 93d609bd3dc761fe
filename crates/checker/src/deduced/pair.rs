//! The two figures that a claim can follow from.

use extractor::{Cue, Kind, Role, Stance};

use super::{ALONE, is_claim, words};
use crate::parts::{is_amount, is_bare_year, is_elliptical, is_linked, nouns_differ};
use crate::view::{Few, View};

/// A paragraph of more sentences or figures than this is not taken as a whole.
const SENTENCES: usize = 4;
const MOST: usize = 6;

/// The figures of the paragraph that holds a sentence; none if it is longer than a few sentences, or holds many.
pub(super) fn paragraph(view: &View<'_>, sentence: usize) -> Few {
    let figures = view.paragraph(sentence, SENTENCES).unwrap_or_default();
    let mut all = figures.filter(|&l| is_figure(view, l));
    let found: Few = all.by_ref().take(MOST).collect();
    if all.next().is_some() {
        Few::new()
    } else {
        found
    }
}

/// The only two figures beside a claim: of its paragraph, of its sentence, of the sentence that it points back to or that goes
/// on about it, or one of its own sentence and one of the one before.
pub(super) fn only_pair(view: &View<'_>, q: usize) -> Option<(usize, usize)> {
    let sentence = view.context(q).sentence;
    let block = view.reading.sentences[sentence].block;
    let inside = |s: usize| {
        view.reading
            .sentences
            .get(s)
            .is_some_and(|s| s.block == block)
    };
    let figures = |s: usize| -> Few {
        view.in_sentence(s)
            .filter(|&l| l != q && is_figure(view, l) && view.quantity(l).kind != Kind::Duration)
            .collect()
    };
    let two = |all: &[usize]| match all {
        &[a, b] => Some((a, b)),
        _ => None,
    };
    let mut others = paragraph(view, sentence);
    others.retain(|&mut l| l != q && view.quantity(l).kind != Kind::Duration);
    if let Some(pair) = two(&others) {
        return Some(pair);
    }
    let own = figures(sentence);
    if !own.is_empty() {
        let before = sentence.checked_sub(1).filter(|&s| inside(s));
        return match (two(&own), &own[..], before.map(figures).as_deref()) {
            (Some(pair), ..) => Some(pair),
            (None, &[a], Some(&[b])) if points(view, sentence) => Some((b, a)),
            _ => None,
        };
    }
    let before = sentence
        .checked_sub(1)
        .filter(|&s| inside(s) && points(view, sentence));
    let behind = Some(sentence + 1).filter(|&s| inside(s) && points(view, s));
    [before, behind]
        .into_iter()
        .flatten()
        .find_map(|s| two(&figures(s)))
}

/// Whether a sentence opens with a word that stands for what the one before spoke of.
fn points(view: &View<'_>, sentence: usize) -> bool {
    let first = view.reading.sentences[sentence].tokens.0;
    view.is_word(first)
        && (view.cues(first).has(Cue::Hence)
            || view.is_one_of(
                first,
                words![
                    "that", "this", "it", "they", "these", "those", "he", "she", "so", "the two",
                    "once", "then", "there", "that is", "that's", "it is", "it was", "we", "now",
                ],
            ))
}

/// The two other figures of a paragraph that has no more.
pub(super) fn rest_of_paragraph(view: &View<'_>, q: usize) -> Option<(usize, usize)> {
    let mut others = paragraph(view, view.context(q).sentence);
    others.retain(|&mut l| l != q);
    let &[a, b] = &others[..] else { return None };
    // Another that could be the claim as well.
    let rival = |l: usize| is_claim(view, l) && words(view, l).any(ALONE);
    let shared_out = words(view, q).any(&[Cue::Each, Cue::Average]);
    (is_sound(view, a)
        && is_sound(view, b)
        && !rival(a)
        && !rival(b)
        && (shared_out || are_set_apart(view, a, b)))
    .then_some((a, b))
}

/// Whether two figures are set against each other: by a word between them, or as earlier and later.
fn are_set_apart(view: &View<'_>, a: usize, b: usize) -> bool {
    let between = [Cue::Against, Cue::From, Cue::To, Cue::But, Cue::Surpass];
    let (one, other) = (view.context(a), view.context(b));
    let levels = matches!(one.role, Role::Base | Role::Reference | Role::Result)
        || matches!(other.role, Role::Base | Role::Reference | Role::Result);
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let ratio = value(a) / value(b);
    // "lost 91 to 80" is a score.
    let score = view.token(b) == view.token(a) + 2
        && view.cue_before(view.token(a), 1, &[Cue::From]).is_none();
    if score {
        return false;
    }
    if nouns_differ(view, a, b) || !(0.05..20.0).contains(&ratio) {
        return false;
    }
    one.sentence == other.sentence && view.between(view.token(a), view.token(b), &between) || levels
}

pub(super) fn is_figure(view: &View<'_>, l: usize) -> bool {
    !matches!(
        view.quantity(l).kind,
        Kind::Year | Kind::Date | Kind::Ordinal
    ) && !is_bare_year(view, l)
}

pub(super) fn is_sound(view: &View<'_>, l: usize) -> bool {
    is_amount(view, l)
        && view.quantity(l).value > Some(1.0)
        && !view.quantity(l).hedge.is_bound()
        && view.context(l).stance == Stance::Fact
}

/// The only two figures before a claim, in its sentence or the one or two before.
pub(super) fn pair(view: &View<'_>, q: usize) -> Option<(usize, usize)> {
    let sentence = view.context(q).sentence;
    let figure = |&l: &usize| l != q && is_figure(view, l);
    let here: Few = view.in_sentence(sentence).filter(figure).collect();
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
        let Some(at) = sentence.checked_sub(back) else {
            break;
        };
        if view.reading.sentences[at].block != block {
            break;
        }
        let more: Few = view.in_sentence(at).filter(figure).collect();
        found.insert_many(0, more);
    }
    // "For, 68. Against, 55. Abstaining, nine.": the list began before.
    let start = view.context(*found.first()?).sentence;
    if start < sentence
        && let Some(before) = start.checked_sub(1)
        && view.reading.sentences[before].block == block
        && view.in_sentence(before).any(|l| is_figure(view, l))
    {
        return None;
    }
    let &[a, b] = &found[..] else { return None };
    (is_sound(view, a) && is_sound(view, b)).then_some((a, b))
}

/// The other figures of a sentence, one more than are looked at if there are so many.
fn beside(view: &View<'_>, q: usize) -> Few {
    view.in_sentence(view.context(q).sentence)
        .filter(|&l| l != q && is_figure(view, l))
        .take(MOST + 1)
        .collect()
}

/// The parts before a total in its sentence: three or more figures like it, and no other.
pub(super) fn parts(view: &View<'_>, q: usize) -> Option<Few> {
    let here = beside(view, q);
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let like = |&l: &usize| {
        l < q
            && is_sound(view, l)
            && view.comparable(l, q)
            && view.per(l) == view.per(q)
            && value(l) < value(q)
            && view.quantity(l).kind == view.quantity(q).kind
    };
    ((3..=MOST).contains(&here.len()) && here.iter().all(like)).then_some(here)
}

/// The parts that a total announces: all figures behind it in its sentence, set off by a bracket, colon or dash.
pub(super) fn parts_behind(view: &View<'_>, q: usize) -> Option<Few> {
    let sentence = view.context(q).sentence;
    let here = beside(view, q);
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let like = |&l: &usize| {
        l > q
            && is_sound(view, l)
            && (view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind
                || is_elliptical(view, l))
            && (view.quantity(l).unit.base == view.quantity(q).unit.base || is_elliptical(view, l))
            && view.per(l) == view.per(q)
            && value(l) < value(q)
            && view.context(l).role == Role::Level
            && !view.context(l).time.earlier
    };
    let more = view.sentence_has(sentence, &[Cue::Remainder, Cue::Including]);
    if more || view.quantity(q).grain < 1.0 {
        return None;
    }
    if !(2..=MOST).contains(&here.len()) || !here.iter().all(like) {
        return None;
    }
    let set_off = (view.token(q) + 1..view.token(here[0]))
        .any(|at| matches!(view.mark(at), Some('(' | ':' | '—' | '–')));
    let linked = here
        .windows(2)
        .all(|pair| is_linked(view, pair[0], pair[1]));
    // "from Germany (210,000), followed by France (165,000) and …": each in brackets of its own.
    let each = (view.token(here[0]) + 1..view.token(here[1])).any(|at| view.mark(at) == Some(')'));
    (set_off && linked && !each).then_some(here)
}
