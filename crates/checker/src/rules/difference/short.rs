//! How far a level falls short of another, or lies ahead: "A quorum needs 30. Only 23 turned up, seven short." · "the Feathers
//! have 41 points and the Railway 38, three clear".

use super::in_unit_of;
use super::told::difference;
use crate::candidate::Candidate;
use crate::pairs::alike;
use crate::parts::is_amount;
use crate::view::{Few, View};
use crate::words::WordList;

/// Words behind a distance that end its clause.
const DISTANCES: WordList = words!["short", "clear", "adrift", "behind", "ahead", "apart"];
/// The two are all the figures of their kind in sight.
const ALONE: i32 = 8;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let end = view.end_token(token);
    // A unit or what is counted may stand between.
    let Some(at) = (token + 1..end.min(token + 3)).find(|&at| view.is_one_of(at, DISTANCES)) else {
        return;
    };
    let closes =
        at + 1 >= end || view.mark(at + 1).is_some() || view.cues(at + 1).has(extractor::Cue::And);
    if !closes {
        return;
    }
    let sentence = view.context(q).sentence;
    let levels: Few = view
        .around(sentence, 1, 0)
        .filter(|&l| l < q && is_amount(view, l) && (view.comparable(l, q) || alike(view, l, q)))
        .filter(|&l| view.per(l) == view.per(q) && view.quantity(l).value > view.quantity(q).value)
        .collect();
    let &[a, b] = &levels[..] else { return };
    // The one that falls short stands in the claim's own sentence.
    if view.context(b).sentence != sentence || !alike(view, a, b) {
        return;
    }
    let (high, low) = if view.quantity(a).value >= view.quantity(b).value {
        (a, b)
    } else {
        (b, a)
    };
    if let Some(claim) = in_unit_of(view, q, high, low) {
        out.push(difference(view, claim, high, low, ALONE));
    }
}
