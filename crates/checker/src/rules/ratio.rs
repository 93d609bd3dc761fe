//! `ratio`: three for every ten, outnumber four to one.
//!
//! Formula: a / b. The two counts are those of the things that the ratio names, or the two counts beside it; where no
//! noun says which comes first, the larger is to the smaller as the ratio has it.

mod one;
mod stated;

use extractor::{Cue, Hedge, Kind, Role};
use one::one_to_many;
use stated::{Stated, is_demanded, read};

use super::Scene;
use crate::candidate::{Bound, Candidate, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_like, share_a_noun};
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        // "There must be one lifeguard for every 50 bathers": a rule, not a fact.
        if let Some(stated) = read(view, q).or_else(|| one_to_many(view, q))
            && !is_demanded(view, q)
        {
            bind(view, q, &stated, out);
        }
    }
}

fn bind(view: &View<'_>, q: usize, stated: &Stated<'_>, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    // "one parcel for every 17 people, compared with one for every 26": the numbers of another ratio are no counts.
    let others: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|other| !stated.own.contains(other))
        .filter_map(|other| read(view, other))
        .filter(|other| view.words(other.claim.span).contains(" every "))
        .flat_map(|other| other.own)
        .collect();
    let level = |&c: &usize| {
        let kind = view.quantity(c).kind;
        !stated.own.contains(&c)
            && !is_an_article(view, c)
            && !others.contains(&c)
            && is_amount(view, c)
            && matches!(
                kind,
                Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent
            )
    };
    for (back, ahead) in [(0, 0), (1, 0), (2, 0), (0, 1)] {
        let figures: Vec<usize> = view.around(sentence, back, ahead).filter(level).collect();
        let mut bound = false;
        for (i, &a) in figures.iter().enumerate() {
            for &b in &figures[i + 1..] {
                if !is_like(view, a, b) {
                    continue;
                }
                // "left 1.09m heaps. Councils issued 63,000 penalties – one for every 17": one figure in each sentence.
                if view.context(a).sentence != view.context(b).sentence {
                    let single = figures
                        .iter()
                        .filter(|&&c| c < q && is_like(view, a, c))
                        .count()
                        == 2
                        && b < q;
                    if back >= 1 && single {
                        let (first, second, _) = order(view, stated, a, b);
                        push(view, stated, first, second, 5, out);
                    }
                    continue;
                }
                // "84 hens and 28 cocks, 112 birds in all: hens outnumber them three to one": two sides, and not their sum.
                let sum = |c: usize| is_sum_of_neighbours(view, &figures, c);
                let sides = view.words(stated.claim.span).contains(" to ")
                    && sets_apart(view, sentence)
                    && matches!(stated.claim.hedge, Hedge::None | Hedge::Exactly);
                if sides && (sum(a) || sum(b)) {
                    continue;
                }
                let like = figures
                    .iter()
                    .filter(|&&c| {
                        is_like(view, a, c)
                            && view.context(c).sentence == view.context(a).sentence
                            && !(sides && sum(c))
                    })
                    .count();
                let inside = i32::from(view.context(a).sentence == sentence);
                let held = i32::from(matches!(view.context(b).role, Role::Reference))
                    + i32::from(view.sentence_has(sentence, &[Cue::Ratio, Cue::Equal]));
                let strength = 5 + inside + 2 * i32::from(like == 2) + held.min(1)
                    - i32::try_from(like.saturating_sub(3)).unwrap_or(0);
                let (first, second, named) = order(view, stated, a, b);
                // "in the cadre of 729: there are 486 of them": the whole is neither side.
                let whole = |c: usize| {
                    is_sum(view, &figures, c)
                        || view
                            .cue_before(view.token(c), 1, &[Cue::Of, Cue::Total])
                            .is_some()
                };
                let strength = strength - 4 * i32::from(like > 2 && (whole(a) || whole(b)));
                // Figures of another sentence must speak of what the ratio's sentence speaks of.
                let foreign = 4 * i32::from(
                    inside == 0
                        && named == 0
                        && !points_back(view, sentence, q)
                        && !speaks_of(view, sentence, a)
                        && !speaks_of(view, sentence, b),
                );
                let written = view.words(stated.claim.span);
                // "6,150 job-years, 12.3 for each megawatt, and 410 posts": what it is for each of is neither.
                let unnamed = 3 * i32::from(
                    named == 0
                        && words![" each", " every"]
                            .iter()
                            .any(|each| written.contains(each))
                        && !stated.second.is_empty()
                        && ![a, b].iter().any(|&c| view.counted(c).is_empty()),
                );
                // A figure behind the ratio is more likely of something else, unless a colon announces it.
                let behind = 2 * i32::from(a < q && b > q && named == 0);
                push(
                    view,
                    stated,
                    first,
                    second,
                    strength + named - foreign - behind - unnamed,
                    out,
                );
                bound |= behind == 0;
            }
        }
        if bound {
            break;
        }
    }
}

/// "54 of them in one coach, with seven adults".
fn is_an_article(view: &View<'_>, c: usize) -> bool {
    let led = words!["for", "in", "to", "every", "per", "of"];
    view.printed(c).eq_ignore_ascii_case("one") && !view.is_one_of(view.token(c) + 1, led)
}

/// Whether a figure is what two others make together: the whole, not one of two sides.
fn is_sum(view: &View<'_>, figures: &[usize], whole: usize) -> bool {
    let size = |c: usize| view.quantity(c).value.unwrap_or(f64::NAN);
    figures.len() <= 8
        && figures.iter().enumerate().any(|(i, &a)| {
            figures[i + 1..].iter().any(|&b| {
                a != whole && b != whole && (size(a) + size(b) - size(whole)).abs() < 1e-9
            })
        })
}

/// Whether a verb says that one side is larger than the other.
fn sets_apart(view: &View<'_>, sentence: usize) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    (from..to).any(|at| {
        view.is_word(at)
            && (view.lower(at).starts_with("outnumber") || view.cues(at).has(Cue::Surpass))
    })
}

/// The same where the two stand one behind the other and words call it the whole.
fn is_sum_of_neighbours(view: &View<'_>, figures: &[usize], whole: usize) -> bool {
    let token = view.token(whole);
    let called = view
        .cue_before(token, 2, &[Cue::Total])
        .or_else(|| view.cue_behind(token, 4, &[Cue::Total]));
    called.is_some()
        && figures
            .windows(2)
            .any(|two| !two.contains(&whole) && is_sum(view, &[two[0], two[1], whole], whole))
}

fn push(
    view: &View<'_>,
    stated: &Stated<'_>,
    first: usize,
    second: usize,
    strength: i32,
    out: &mut Vec<Candidate>,
) {
    out.push(Candidate {
        rule: "ratio",
        claim: stated.claim,
        formula: Formula::Quotient,
        operands: vec![Bound::own(view, first), Bound::own(view, second)],
        strength,
        sense: Sense::None,
    });
}

/// "That's five to one": the ratio of what was said right before.
fn points_back(view: &View<'_>, sentence: usize, q: usize) -> bool {
    let (first, _) = view.reading.sentences[sentence].tokens;
    let token = view.token(q);
    token <= first + 5
        && (first..token).any(|t| view.is_one_of(t, words!["that", "that's", "that’s", "this"]))
}

/// Whether a sentence names what a figure counts.
fn speaks_of(view: &View<'_>, sentence: usize, c: usize) -> bool {
    let words = view.stems(view.reading.sentences[sentence].span);
    let counted = view
        .context(c)
        .counted
        .map(|span| view.stems(span))
        .unwrap_or_default();
    counted.iter().any(|stem| words.contains(stem))
}

/// Which of two figures is the first of the ratio, and how surely: by its nouns, else by size.
fn order(view: &View<'_>, stated: &Stated<'_>, a: usize, b: usize) -> (usize, usize, i32) {
    let names = |c: usize, noun: &[&str]| {
        let counted = view
            .context(c)
            .counted
            .map(|span| view.stems(span))
            .unwrap_or_default();
        share_a_noun(&counted, noun)
    };
    let forward = names(a, &stated.first) || names(b, &stated.second);
    let backward = names(b, &stated.first) || names(a, &stated.second);
    match (forward, backward) {
        (true, false) => (a, b, 3),
        (false, true) => (b, a, 3),
        _ => {
            let larger = view.quantity(a).value >= view.quantity(b).value;
            if larger == (stated.claim.value >= 1.0) {
                (a, b, 0)
            } else {
                (b, a, 0)
            }
        }
    }
}
