//! Lists whose first item has a sentence of its own: "Exports to Spain came to $88m. France took $137m, Italy $82m and Greece $83m."

use crate::parts::is_amount;
use crate::view::View;

/// The figures of a list with the one that the sentence before it tells. None at all if that is larger than all others: it may be an
/// item, or a total of more.
pub(super) fn with_lead(view: &View<'_>, start: usize, mut found: Vec<usize>) -> Vec<usize> {
    let Some(first) = lead(view, start, &found) else {
        return found;
    };
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let largest = found.iter().map(|&q| value(q)).fold(0.0, f64::max);
    if value(first) > largest {
        return Vec::new();
    }
    found.insert(0, first);
    found
}

/// The only like figure of the sentence before a list that is no total of it.
pub(super) fn lead(view: &View<'_>, start: usize, found: &[usize]) -> Option<usize> {
    let block = |at: usize| view.reading.sentences[at].block;
    let before = start
        .checked_sub(1)
        .filter(|&at| block(at) == block(start))
        // "What does £350,000 buy?"
        .filter(|&at| view.mark(view.reading.sentences[at].tokens.1 - 1) != Some('?'))?;
    let own = found.first()?;
    let mut like = view
        .in_sentence(before)
        .filter(|&q| is_amount(view, q) && view.quantity(q).unit == view.quantity(*own).unit);
    let first = like.next().filter(|_| like.next().is_none())?;
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let total: f64 = found.iter().map(|&q| value(q)).sum();
    let is_total = (total - value(first)).abs() <= 0.02 * total;
    (!view.quantity(first).in_words && !is_total).then_some(first)
}
