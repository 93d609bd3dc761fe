//! What is left of what is left, and other figures that look like a rest or a part and are none.

use extractor::Cue;

use crate::parts::is_whole;
use crate::view::View;

/// "Of those left a third spoke, and the remaining 96 …", "half of the rest were sold, leaving 6,650": of what is left, something was
/// taken already.
pub(crate) fn is_rest_of_a_rest(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token);
    (first..token.saturating_sub(3)).any(|at| {
        view.cues(at).has(Cue::Remainder)
            && (first.max(at.saturating_sub(3))..=at).any(|t| takes_out(view, t))
            && (at + 1..token).any(|t| view.mark(t) == Some(','))
    })
}

/// "of", "out of", "of those", "of the rest".
fn takes_out(view: &View<'_>, token: usize) -> bool {
    view.cues(token).any(&[Cue::Of, Cue::OutOf, Cue::OfThose])
        || view.lower(token).starts_with("of ")
}

/// "With six of 17 games to play the Rovers lead the Town, who still have seven left": what was told of the one is itself what is left.
pub(super) fn is_of_a_rival(view: &View<'_>, q: usize) -> bool {
    let to_come = |whole: usize| {
        let token = view.token(whole);
        let end = view.end_token(token).min(token + 4);
        is_whole(view, whole)
            && (token + 1..end)
                .take_while(|&at| view.is_word(at))
                .any(|at| view.cues(at).has(Cue::Remainder) && view.lower(at).starts_with("to "))
    };
    view.in_sentence(view.context(q).sentence)
        .any(|whole| whole < q && to_come(whole))
}

/// "Of those left, 400 are rye", "of the rest, 12": a part of the rest, which is another figure or none.
pub(super) fn is_of_the_rest(view: &View<'_>, at: usize, token: usize) -> bool {
    let first = view.first_token(at);
    // "Every one of the others, 34 drivers": those are all.
    let of = (first.max(at.saturating_sub(3))..=at)
        .any(|t| takes_out(view, t) && (t == first || view.mark(t - 1).is_some()));
    of && (at + 1..token).any(|t| view.mark(t) == Some(','))
}

/// "Eight won a flag, up from six": what there was before is no part of what there is.
pub(super) fn is_former(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    let led = |back: usize| {
        token >= view.first_token(token) + back
            && view.cues(token - back).any(&[Cue::Rise, Cue::Fall])
    };
    view.cue_before(token, 1, &[Cue::From]).is_some() && (led(1) || led(2))
}
