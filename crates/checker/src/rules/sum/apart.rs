//! A total that its sentence takes apart behind it: "26 hives took part, 14 of them fed and 11 as controls" · "weighed 357 kg
//! (118, 109 and 120)".

use extractor::{Cue, Hedge};

use crate::diagnose::one_digit_off;
use crate::parts::{is_amount, is_elliptical, is_like};
use crate::view::View;

/// The most parts.
const MOST: usize = 8;
/// Two groups that miss their whole by more than this are not all of it.
const NEARLY: f64 = 0.15;

/// The parts behind a total, and the strength of the binding.
pub(super) fn apart(view: &View<'_>, total: usize) -> Option<(Vec<usize>, i32)> {
    bracketed(view, total).or_else(|| grouped(view, total))
}

/// "357 kg (118, 109 and 120)": nothing but figures between the brackets.
fn bracketed(view: &View<'_>, total: usize) -> Option<(Vec<usize>, i32)> {
    let open = view.token(total) + 1;
    let end = view.end_token(view.token(total));
    if open >= end || view.mark(open) != Some('(') {
        return None;
    }
    let mut parts = Vec::new();
    for at in open + 1..end.min(open + 2 * MOST + 2) {
        if view.mark(at) == Some(')') {
            return (parts.len() >= 3).then_some((parts, 9));
        }
        if let Some(q) = view.at(at) {
            if !(is_elliptical(view, q) || is_like(view, q, total)) {
                return None;
            }
            parts.push(q);
        } else if view.mark(at) != Some(',') && !view.cues(at).has(Cue::And) {
            return None;
        }
    }
    None
}

/// "26 hives, 14 of them … and 11 …": two groups and no more, that come near the whole.
fn grouped(view: &View<'_>, total: usize) -> Option<(Vec<usize>, i32)> {
    let plain = |q: usize| view.quantity(q).hedge == Hedge::None && view.is_count(q);
    let parts: Vec<usize> = view
        .in_sentence(view.context(total).sentence)
        .filter(|&q| q > total && is_amount(view, q) && view.is_count(q))
        .take(3)
        .collect();
    let &[a, b] = &parts[..] else { return None };
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let (first, second) = (view.token(a), view.token(b));
    let of_them = view.cue_behind(first, 1, &[Cue::OfThose]).is_some()
        || view.cues(first + 1).has(Cue::Of)
            && view.is_word(first + 2)
            && matches!(
                view.lower(first + 2),
                "them" | "these" | "those" | "whom" | "which"
            )
        || view.cue_before(first, 1, &[Cue::OfThose]).is_some();
    let joined = view.between(first, second, &[Cue::And])
        && !view.between(first, second, &[Cue::But, Cue::Including]);
    let sum = value(a) + value(b);
    // Two groups may leave a third unnamed, but not exceed their whole.
    let near = sum >= value(total) && (sum / value(total) - 1.0).abs() <= NEARLY
        || one_digit_off(sum, value(total));
    let both = [total, a, b].iter().all(|&q| plain(q)) && value(a).min(value(b)) >= 5.0;
    // "of them" behind the second too makes it a group that may overlap with the first.
    let again =
        view.cue_behind(second, 1, &[Cue::OfThose]).is_some() || view.cues(second + 1).has(Cue::Of);
    (of_them && joined && near && both && !again).then_some((parts, 8))
}
