//! Who wins with less: the shorter time, the fewer strokes, the lower bid.

use extractor::{Cue, Kind};

use super::moved::is_word_of;
use super::own_share::Told;
use crate::candidate::Sense;
use crate::view::View;
use crate::words::WordList;

/// "won in 27:14, ahead of Musa in 27:20", "a round of 68 beat Patel's 71", "the lowest bidder at $1.2m, ahead of Omega at $1.5m": less time,
/// fewer strokes and the lower bid win.
pub(super) fn is_lower_the_better(view: &View<'_>, told: Told) -> bool {
    const LOW: WordList = words![
        "strokes", "stroke", "carded", "golf", "birdie", "birdies", "par", "bidder", "bid", "bids",
        "tender", "tenders", "bidders", "low", "coldest", "fastest", "quickest", "lap", "sprint",
        "marathon",
    ];
    let Told { at, part, whole } = told;
    let word = view.lower(at);
    let wins = view.cues(at).any(&[Cue::Surpass, Cue::Margin])
        || word.starts_with("ahead")
        || word.starts_with("beat");
    let timed = [part, whole]
        .iter()
        .any(|&l| view.quantity(l).kind == Kind::Duration || view.printed(l).contains(':'));
    let (first, end) = (view.first_token(at), view.end_token(at));
    // "who shot 69", "a round of 68"
    let low = || {
        (first..end).any(|t| {
            is_word_of(view, t, LOW)
                || view.is_one_of(t, words!["shot"]) && view.at(t + 1).is_some()
                || view.begins(t, words!["round of"])
        })
    };
    wins && !word.contains("exceed") && !word.contains("outstrip") && (timed || low())
}

/// "The ferry is slower than the hovercraft: 35 minutes for the hovercraft, 70 for the ferry": who is slower takes longer.
pub(super) fn is_slower(view: &View<'_>, told: Told, sense: Sense) -> bool {
    let timed = [told.part, told.whole]
        .iter()
        .any(|&l| view.quantity(l).kind == Kind::Duration);
    let slow = view.is_one_of(told.at, words!["slower", "slower than"]);
    let fast = view.is_one_of(
        told.at,
        words!["faster", "quicker", "faster than", "quicker than"],
    );
    timed && (slow && sense == Sense::Down || fast && sense == Sense::Up)
}
