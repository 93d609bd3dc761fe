//! The two sides of a vote or a match, and the margin between them: "by eleven votes to seven, a four-vote margin" · "polled
//! 9,214 votes to her rival's 8,831, keeping the seat by 383" · "passed the budget 7–4, a three-vote margin".

use extractor::{Cue, Kind, Per, What};

use super::told::difference;
use crate::candidate::{Candidate, Claim};
use crate::finding::{Finding, Verdict};
use crate::rules::Scene;
use crate::rules::rate::sides;
use crate::view::View;

/// Tokens from the one side to the other, a possessive or a name between.
const SIDES: usize = 6;
/// Tokens from the second side to the margin.
const REACH: usize = 14;
/// The words call it a margin.
const NAMED: i32 = 9;
/// A participle or verb tells by how much.
const TOLD: i32 = 8;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let Some(strength) = is_margin(view, q) else {
        return;
    };
    let here: Vec<usize> = view.in_sentence(view.context(q).sentence).collect();
    let ahead = here
        .windows(2)
        .rev()
        .find(|pair| pair[1] < q && are_sides(view, pair[0], pair[1], q));
    let behind = || {
        here.windows(2)
            .find(|pair| pair[0] == q + 1 && take_sides(view, pair[0], pair[1], q))
    };
    let Some(&[a, b]) = ahead.or_else(behind) else {
        return;
    };
    out.push(difference(view, Claim::of(view, q), a, b, strength));
}

/// Margins beside the only score of their sentence, whose two figures are no quantities.
pub(in crate::rules) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let Some(margin) = quantity.value.filter(|_| is_named(view, q)) else {
            continue;
        };
        let sentence = view.context(q).sentence;
        let (first, end) = view.reading.sentences[sentence].tokens;
        let scores: Vec<usize> = (first..end)
            .filter(|&at| view.reading.tokens[at].what == What::Reference)
            .filter(|&at| sides(view.word(at)).is_some())
            .collect();
        let [at] = scores[..] else { continue };
        let token = view.token(q);
        let Some((a, b)) = sides(view.word(at)).filter(|_| at < token && token - at <= 5) else {
            continue;
        };
        let right = (a - b).abs();
        let fits = (right - margin).abs() < 0.5;
        let (verdict, tail) = if fits {
            (Verdict::Consistent, String::new())
        } else {
            (Verdict::Inconsistent, format!(", not {}", view.printed(q)))
        };
        let message = format!("{a} and {b} are {right} apart{tail}");
        let found = Finding::plain(
            view,
            "difference",
            verdict,
            quantity.span,
            view.sentence(q).span,
            message,
        );
        out.push(Finding {
            suggestion: (!fits).then(|| right.to_string()),
            ..found
        });
    }
}

/// Whether a figure is the margin of what was counted before it, and how clearly.
fn is_margin(view: &View<'_>, q: usize) -> Option<i32> {
    if !is_count_of_votes(view, q) {
        return None;
    }
    if is_named(view, q) {
        return Some(NAMED);
    }
    let token = view.token(q);
    let by = token > view.first_token(token) + 1 && view.is_one_of(token - 1, words!["by"]);
    // "keeping the seat by 383": a participle tells what came of it.
    let told = by
        && (view.first_token(token).max(token.saturating_sub(6))..token - 1).any(|at| {
            view.is_word(at)
                && matches!(view.mark(at.saturating_sub(1)), Some(',' | '—' | ';'))
                && (view.lower(at).ends_with("ing")
                    || view.is_one_of(at, words!["and", "so", "to", "held", "won", "which"]))
        });
    let set_out =
        by && view.mark(token + 1) == Some(',') && view.is_one_of(token + 2, words!["with"]);
    (told || set_out).then_some(TOLD)
}

/// "a four-vote margin", "a margin of four points", "a majority of 383", "a lead of six".
fn is_named(view: &View<'_>, q: usize) -> bool {
    if !is_count_of_votes(view, q) {
        return false;
    }
    let token = view.token(q);
    let first = view.first_token(token);
    let nouns = [Cue::Margin, Cue::Gap];
    let before = token > first + 1
        && view.is_one_of(token - 1, words!["of"])
        && view.cues(token - 2).any(&nouns);
    let behind = (token + 1..view.end_token(token).min(token + 4))
        .take_while(|&at| view.is_word(at) || view.mark(at) == Some('-'))
        .any(|at| view.is_one_of(at, words!["margin", "majority", "lead", "gap", "victory"]));
    before || behind
}

/// A plain number, or points in a match.
fn is_count_of_votes(view: &View<'_>, q: usize) -> bool {
    matches!(view.quantity(q).kind, Kind::Cardinal | Kind::Points)
        && view.quantity(q).value.is_some_and(|value| value > 0.0)
        && view.quantity(q).unit.per == Per::Nothing
        && view.quantity(q).grain >= 1.0
}

/// "11 votes to seven", "9,214 votes to her rival's 8,831": two counts with nothing but "to" and whose the second is.
fn are_sides(view: &View<'_>, a: usize, b: usize, q: usize) -> bool {
    let (from, to) = (view.token(a), view.token(b));
    let end = view.token(q);
    let apart = to > from + 1 && to - from <= SIDES;
    let plain =
        |l: usize| view.is_count(l) && view.quantity(l).value.is_some_and(|value| value >= 0.0);
    // "from 94 to 88" is a way, no contest.
    let way = view
        .cue_before(from, 1, &[Cue::From, Cue::Between])
        .is_some();
    let versus = (from + 1..to)
        .filter(|&at| view.is_one_of(at, words!["to"]))
        .count()
        == 1
        && (from + 1..to).all(|at| view.is_word(at));
    // What a figure is per, or another contest between, tells of something else.
    let joined = end > to
        && end - to <= REACH
        && !(to + 1..end).any(|at| matches!(view.mark(at), Some(';' | ':')));
    let of_one_kind = {
        let (votes, margin) = (view.counted(a), view.counted(q));
        votes.is_empty()
            || margin.is_empty()
            || votes.iter().any(|stem| margin.contains(stem))
            || is_named(view, q)
    };
    apart && plain(a) && plain(b) && !way && versus && joined && of_one_kind
}

/// "by 196, with 745 against and 549 for": two counts behind the margin, each with the side that it is on.
fn take_sides(view: &View<'_>, a: usize, b: usize, q: usize) -> bool {
    let side = |l: usize| {
        let at = view.token(l) + 1;
        view.is_one_of(
            at,
            words![
                "against",
                "for",
                "opposed",
                "in favour",
                "in favor",
                "in",
                "backing",
                "voting",
            ],
        )
    };
    let near = view.token(a) - view.token(q) <= 4 && view.token(b) - view.token(a) <= 5;
    near && view.is_count(a) && view.is_count(b) && side(a) && side(b)
}
