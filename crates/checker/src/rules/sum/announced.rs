//! Whether a figure is announced as a total: in total, making, together the three.

use extractor::{Cue, Kind};

use crate::view::View;

/// How clearly a quantity is announced as the total of what stands before it.
pub(super) fn announced(view: &View<'_>, q: usize) -> i32 {
    let token = view.token(q);
    if let Some(at) = view.cue_behind(token, 4, &[Cue::Total])
        && !looks_ahead(view, at)
        && !crosses_mark(view, token, at)
    {
        return 6;
    }
    if is_definite(view, q) {
        return 5;
    }
    let opens = (view.first_token(token)..view.end_token(token).min(view.first_token(token) + 2))
        .any(|at| view.cues(at).has(Cue::Total) && !is_vague(view, at));
    if let Some(at) = total_before(view, token) {
        if is_vague(view, at) {
            return 2;
        }
        return 6;
    }
    if let Some(at) = view.cue_before(token, 5, &[Cue::Making])
        && !view.lower(at).starts_with("leav")
    {
        let word = view.lower(at);
        let result = !word.starts_with("for a")
            || at > view.first_token(token) && matches!(view.mark(at - 1), Some(',' | '—'));
        return if result && !matches!(word, "made" | "gave" | "gives") {
            5
        } else {
            2
        };
    }
    // "18 miles on the first day, 22 on the second and 15 on the third – 57 miles in three days"
    let before = token
        .checked_sub(1)
        .filter(|&at| at >= view.first_token(token));
    let concluded = before
        .is_some_and(|at| view.mark(at) == Some('—') || view.cues(at).has(Cue::Or))
        && view
            .in_sentence(view.context(q).sentence)
            .all(|l| l <= q || !view.comparable(l, q));
    if concluded
        && view
            .in_sentence(view.context(q).sentence)
            .filter(|&l| l < q && view.is_level(l))
            .count()
            > 2
    {
        return 4;
    }
    // "bringing funding to date to $630m"
    let to = token > view.first_token(token) && view.cues(token - 1).has(Cue::To);
    if to && view.cue_before(token, 10, &[Cue::Making]).is_some() {
        return 5;
    }
    if opens { 4 } else { 1 }
}

/// "5,375 of the 8,270 animals", "With those 57 seats": a whole that the list before must have made known.
pub(super) fn is_definite(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let article = token > view.first_token(token)
        && view.is_word(token - 1)
        && matches!(view.lower(token - 1), "the" | "those" | "these");
    article && view.is_count(q) && !view.quantity(q).in_words && view.context(q).counted.is_some()
}

/// A word of total before a figure, with nothing but a count of the parts between ("together the three absorb").
pub(super) fn total_before(view: &View<'_>, token: usize) -> Option<usize> {
    let first = view.first_token(token).max(token.saturating_sub(8));
    for at in (first..token).rev() {
        if let Some(q) = view.at(at) {
            let small = view.quantity(q).kind == Kind::Cardinal
                && view.quantity(q).in_words
                && view.quantity(q).value <= Some(12.0)
                && token - at < 7;
            if !small {
                return None;
            }
        } else if matches!(view.mark(at), Some(';' | ':' | '—' | '(')) {
            return None;
        } else if view.cues(at).has(Cue::Total) {
            // "34 medals altogether, against 29": the word belongs to the figure before it.
            let backward = !looks_ahead(view, at)
                && (first.max(at.saturating_sub(3))..at)
                    .rev()
                    .take_while(|&b| view.mark(b).is_none())
                    .any(|b| view.at(b).is_some());
            let superlative = view
                .cues(at.saturating_sub(1))
                .any(&[Cue::Superlative, Cue::Least]);
            return (!backward && !superlative).then_some(at);
        }
    }
    None
}

/// "a total of", "for a combined", "totalling": the figure follows.
pub(super) fn looks_ahead(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    word.ends_with(" of")
        || word.ends_with(" to")
        || word.starts_with("a ")
        || word.starts_with("for ")
        || word.starts_with("the ")
        || word.starts_with("total")
        || word.starts_with("add")
}

fn crosses_mark(view: &View<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| matches!(view.mark(at), Some(',' | ';' | ':' | '—' | '(' | ')')))
}

/// "overall" and "tally" also stand with figures that total nothing.
fn is_vague(view: &View<'_>, at: usize) -> bool {
    matches!(view.lower(at), "overall" | "tally" | "sum" | "combined")
}
