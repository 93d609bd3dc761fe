//! Shares of one whole beside a count of it that tells of something else: "Half the 4,100 schools have no library, and 1,200 have no
//! water".

use extractor::Cue;

use super::own_share::{Told, describes};
use crate::parts::is_multiplied;
use crate::rules::taken_out;
use crate::view::View;

/// Whether the count taken for the part of a share is one of others, a distance, or the number of places the share is told for.
pub(super) fn is_of_another_count(view: &View<'_>, told: Told) -> bool {
    is_a_distance(view, told)
        || is_in_each_of_several(view, told)
        || is_counted_besides(view, told)
        || describes_the_whole(view, told)
}

/// "most of the 48 seats, 12 more than in 2018", "two-thirds of the 48 seats, double the 16 it won before".
fn is_a_distance(view: &View<'_>, told: Told) -> bool {
    let next = view.token(told.part) + 1;
    let more = view.is_one_of(
        next,
        words!["more", "fewer", "less", "more than", "fewer than", "up on"],
    ) || view.is_one_of(
        next + 1,
        words!["more", "fewer", "less", "more than", "fewer than"],
    ) && view.is_word(next);
    let than = (next..view.end_token(next.saturating_sub(1)).min(next + 3))
        .any(|at| view.is_word(at) && view.lower(at).split(' ').any(|word| word == "than"));
    told.here(view, told.part) && told.at < next && (more && than || is_multiplied(view, told.part))
}

/// "More than half the pupils are girls in 22 of the 48 schools": the share holds in each of those.
fn is_in_each_of_several(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let p = view.token(part);
    let led = p > view.first_token(p)
        && view.is_one_of(p.saturating_sub(1), words!["in", "at", "across"]);
    told.here(view, part)
        && at + 1 < p
        && led
        && taken_out(view, part, whole)
        && (at + 1..p).all(|t| view.is_word(t))
}

/// "Half the 4,100 schools have no library, and 1,200 have no water" · "half the pupils walk, while 120 of the 410 come by car": a clause
/// of its own tells of others.
fn is_counted_besides(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, .. } = told;
    let p = view.token(part);
    let end = view.end_token(p);
    if !told.here(view, part) || p < at + 5 {
        return false;
    }
    let joined = |t: usize| view.cues(t).any(&[Cue::And, Cue::But]);
    let comma = view.mark(p.saturating_sub(2)) == Some(',') && joined(p.saturating_sub(1));
    // "and 1,200 have": what the share tells has a verb, and so has the count.
    let verb = |t: usize| {
        view.cues(t).has(Cue::Level)
            || view.is_one_of(
                t,
                words![
                    "have", "has", "had", "do", "did", "come", "came", "go", "went",
                ],
            )
    };
    let own = (at + 1..p.saturating_sub(2)).any(verb)
        || (at + 1..p.saturating_sub(2))
            .filter(|&t| view.is_word(t))
            .count()
            >= 5;
    let other = (p + 1..end.min(p + 5))
        .take_while(|&t| view.mark(t).is_none())
        .any(verb);
    let said_again =
        (p + 1..end.min(p + 5)).any(|t| view.is_one_of(t, words!["did", "do", "does", "so"]));
    comma && own && other && !said_again
}

/// "Of the 48 people on board, most of them children, 16 survived": an aside of the whole before the part.
fn describes_the_whole(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let [p, w] = [view.token(part), view.token(whole)];
    let first = view.first_token(at);
    told.here(view, part)
        && told.here(view, whole)
        && w < at
        && at < p
        && at > first
        && matches!(view.mark(at.saturating_sub(1)), Some(',' | '(' | '—' | '–'))
        && describes(view, at)
        && (at + 1..p).any(|t| matches!(view.mark(t), Some(',' | ')' | '—' | '–')))
        && (w + 1..at).all(|t| view.at(t).is_none())
}
