//! Pairs of levels that merely stand together near a change.

use std::cell::OnceCell;

use document::sort_by_key;
use extractor::{Cue, Direction, Role};

use crate::conclusion::points_back;
use crate::pairs::{Pair, alike, is_operand};
use crate::view::{Few, View};

/// How many levels around a claim are considered where the text does not order them.
const MOST: usize = 10;

/// Levels that merely stand together: which is the base follows from the direction claimed.
pub(super) fn unordered(view: &View<'_>, claim: usize, sentence: usize, found: &mut Vec<Pair>) {
    let back = (1..=2)
        .take_while(|&n| {
            sentence >= n
                && view
                    .apart(sentence - n, sentence)
                    .is_some_and(|apart| apart <= 2)
        })
        .last()
        .unwrap_or(0);
    let points = view.quantity(claim).kind == extractor::Kind::Points;
    // A claim without a level in reach is worked out in the next sentence.
    let so_far: Few = view
        .near(sentence, back, 0)
        .filter(|&q| {
            q != claim && view.is_level(q) && view.quantity(q).kind != extractor::Kind::Duration
        })
        .collect();
    // "Up 4 points, the rating reached 39%. In January it was 33%": the base follows.
    let half = matches!(so_far[..], [one] if view.context(one).sentence == sentence);
    let bare = so_far.is_empty() || half;
    let ahead = usize::from(
        bare && view.apart(
            sentence,
            (sentence + 1).min(view.reading.sentences.len() - 1),
        ) == Some(1),
    );
    let mut levels: Few = view
        .near(sentence, back, ahead)
        .filter(|&q| q != claim && (view.is_level(q) || points && is_operand(view, q)))
        .collect();
    if levels.len() > MOST {
        sort_by_key(&mut levels, |&q| view.distance(q, claim));
        levels.truncate(MOST);
        levels.sort_unstable();
    }
    for (i, &a) in levels.iter().enumerate() {
        // The levels that are of one measure with the first.
        let like = OnceCell::new();
        let like = || -> u32 {
            *like.get_or_init(|| {
                let levels = levels.iter().enumerate();
                let like = levels.filter(|&(_, &q)| alike(view, q, a));
                like.fold(0, |all, (place, _)| all | 1 << place)
            })
        };
        for (j, &b) in levels.iter().enumerate().skip(i + 1) {
            // "5% more goals … 30% of the ball": a change and a level are no pair.
            let mixed = view.change(a).is_some() != view.change(b).is_some();
            if !alike(view, a, b)
                || mixed
                || is_handed_over(view, a) && is_handed_over(view, b)
                || found
                    .iter()
                    .any(|pair| (pair.new, pair.old) == (a, b) || (pair.new, pair.old) == (b, a))
            {
                continue;
            }
            let alike_levels = like().count_ones();
            let between = (like() & ((1 << j) - (2 << i))).count_ones() as i32;
            let (sa, sb) = (view.context(a).sentence, view.context(b).sentence);
            let places = match (sentence.checked_sub(sa), sentence.checked_sub(sb)) {
                (Some(0), Some(0)) => 5,
                (Some(1), Some(0)) => 2,
                (Some(1), Some(1)) => 2 + 2 * i32::from(points_back(view, claim)),
                (None, None) => 6,
                (Some(0), None) => 4,
                _ => -1,
            };
            // "quadrupled: the doctors saw 95 in the first year and 285 in the fifth"
            let explained = (view.token(claim)..view.token(a).max(view.token(claim)))
                .any(|at| view.mark(at) == Some(':'));
            let strength = places + i32::from(alike_levels == 2) * 2 - 2 * between
                + i32::from(than(view, claim, b)) * 3
                - i32::from(a > claim && !than(view, claim, b) && !explained) * 3;
            // Plain counts of other things abound; only those of one sentence may be held together without a word.
            let strength =
                strength - i32::from(view.is_count(a) && view.is_count(claim) && sa != sb) * 3;
            // Small plain counts stand beside each other everywhere.
            let small = |q: usize| view.is_count(q) && view.quantity(q).value < Some(20.0);
            let strength = strength - 3 * i32::from(small(claim) && (small(a) || small(b)));
            let parted = (view.token(a)..view.token(b)).any(|at| view.mark(at) == Some(';'));
            // Of two levels alone each clause has one.
            let strength = strength - if alike_levels == 2 { 1 } else { 3 } * i32::from(parted);
            if strength <= 0 {
                continue;
            }
            let (new, old) = by_direction(view, claim, a, b);
            let strength = strength + 2 * i32::from(fronted(view, claim, old));
            // "fell by 42% to 3,369 for men and by 43% to 2,237 for women": where one change ends no other begins.
            let strength = strength - 4 * i32::from(view.context(old).role == Role::Result);
            found.push(Pair {
                new,
                old,
                strength,
                label: None,
            });
        }
    }
}

/// "Compared with a year earlier, when it stood at £57.1 billion, …": the base in a clause before the claim's.
fn fronted(view: &View<'_>, claim: usize, old: usize) -> bool {
    let at = view.token(old);
    let first = view.first_token(at);
    view.context(old).sentence == view.context(claim).sentence
        && old < claim
        && view.cues(first).has(Cue::Against)
        && view
            .in_sentence(view.context(old).sentence)
            .all(|q| q >= old || !view.is_level(q))
}

/// "48 metres taller than the spire, which reaches 184 metres": the level behind "than" is the base.
pub(super) fn than(view: &View<'_>, claim: usize, level: usize) -> bool {
    view.context(claim).sentence == view.context(level).sentence
        && claim < level
        && (view.token(claim) + 1..view.token(level).min(view.token(claim) + 4))
            .any(|at| view.cues(at).any(&[Cue::Against, Cue::On]))
}

/// "It lost 85, gained 40": amounts that came and went, no levels.
fn is_handed_over(view: &View<'_>, q: usize) -> bool {
    view.cue_before(view.token(q), 1, &[Cue::Transfer])
        .is_some()
}

/// "where 515 mm is normal", "the average of 138mm": what is usual is what other levels are held against.
fn is_usual(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let usual = |at: usize| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "normal"
                    | "usual"
                    | "typical"
                    | "customary"
                    | "par"
                    | "norm"
                    | "normally"
                    | "usually"
            )
    };
    let stops = |at: usize| view.at(at).is_some() || view.mark(at).is_some();
    (token + 1..view.end_token(token).min(token + 5))
        .take_while(|&at| !stops(at))
        .any(usual)
        || (view.first_token(token).max(token.saturating_sub(4))..token)
            .rev()
            .take_while(|&at| !stops(at))
            .any(usual)
}

fn by_direction(view: &View<'_>, claim: usize, a: usize, b: usize) -> (usize, usize) {
    let (x, y) = (view.quantity(a).value, view.quantity(b).value);
    let dated = |q: usize| view.context(q).time.year.is_some();
    let reference = |q: usize, other: usize| {
        matches!(view.context(q).role, Role::Base | Role::Reference)
            || is_usual(view, q) && !is_usual(view, other)
            || view.context(q).time.earlier && !dated(other)
    };
    match view.change(claim) {
        _ if reference(a, b) && !reference(b, a) => (b, a),
        _ if reference(b, a) && !reference(a, b) => (a, b),
        Some(Direction::Up) if y >= x => (b, a),
        Some(Direction::Down) if y <= x => (b, a),
        Some(Direction::Up | Direction::Down) => (a, b),
        _ => {
            if y >= x {
                (b, a)
            } else {
                (a, b)
            }
        }
    }
}
