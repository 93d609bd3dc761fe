//! What a distance is told from, if that is neither of the figures beside it.

use extractor::{Cue, Kind};

use super::frame::own_base;
use crate::candidate::Candidate;
use crate::parts::is_few;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// Who is named by nothing but a place.
const PLACED: WordList = words![
    "the winner",
    "winner",
    "winners",
    "leader",
    "leaders",
    "champion",
    "second",
    "runner-up",
];

/// "cut their target from 450p to 440p, still 28p above Thursday's close", "12.4 million fewer than India": what the distance is from is
/// named, and neither figure stands beside that name.
pub(super) fn is_from_named(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let words = words![
        "above",
        "below",
        "behind",
        "ahead of",
        "short of",
        "clear of",
        "than",
        "adrift of",
    ];
    let at = (token + 1..end.min(token + 4))
        .take_while(|&at| view.is_word(at))
        .find(|&at| view.cues(at).has(Cue::Against) || view.is_one_of(at, words));
    let Some(at) = at else {
        return false;
    };
    let mut named = Vec::new();
    for at in at + 1..end.min(at + 6) {
        if !view.is_word(at) {
            // A figure: what it is from stands there.
            if view.at(at).is_some() {
                return false;
            }
            break;
        }
        if view
            .cues(at)
            .any(&[Cue::Earlier, Cue::And, Cue::But, Cue::Level])
        {
            break;
        }
        // "58 years older than the other", "$1.25 million below what he wanted": no name.
        if view.is_one_of(at, words!["other", "the other", "what"]) || view.is_one_of(at, PLACED) {
            return false;
        }
        named.extend(stem(view.lower(at)));
    }
    // "48 metres taller than the spire, which reaches 184"
    let told = |l: usize| l > q && view.context(l).sentence == candidate.claim.sentence;
    !named.is_empty()
        && !candidate
            .operands
            .iter()
            .any(|operand| told(operand.quantity))
        && candidate.operands.iter().all(|operand| {
            let (from, to) = view.sentence(operand.quantity).tokens;
            !(from..to)
                .filter(|&t| view.is_word(t) && !(at..at + 6).contains(&t))
                .filter_map(|t| stem(view.lower(t)))
                .any(|other| named.iter().any(|noun| related(noun, other)))
        })
}

/// "won in 3:41.06. The Dutch, fastest in the heats with 3:41.90, were third in 3:41.44; before them came Australia, 0.21 seconds behind the
/// winners": neither of the two times is the winner's.
pub(super) fn is_from_the_winner(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    const WINNER: WordList = words![
        "winner",
        "winners",
        "leader",
        "leaders",
        "champion",
        "champions"
    ];
    let token = view.token(q);
    let told = (token + 1..view.end_token(token).min(token + 4))
        .take_while(|&at| view.is_word(at))
        .any(|at| view.is_one_of(at, WINNER));
    let least = candidate
        .operands
        .iter()
        .map(|operand| operand.value)
        .fold(f64::INFINITY, f64::min);
    told && view.quantity(q).kind == Kind::Duration
        && view.around(candidate.claim.sentence, 3, 0).any(|other| {
            let like = candidate.operands.iter().any(|operand| {
                view.quantity(other).kind == view.quantity(operand.quantity).kind
                    && view.comparable(other, operand.quantity)
            });
            let near = 0.5 * least..least;
            other != q
                && like
                && view
                    .value_in(other, candidate.claim.unit)
                    .is_some_and(|value| near.contains(&value))
        })
}

/// "146, against 131 the year before. The ceiling was 138, so the group overshot by 8": one of the figures and another lie just so far
/// apart.
pub(super) fn is_from_another(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let sharp = candidate.claim.value >= 8.0 * candidate.claim.grain;
    // "an edge of 28 on the 29 of the others": one of the figures is what it is told from.
    let from_it = own_base(view, q).is_some_and(|base| candidate.stands_on(base));
    sharp
        && !from_it
        && matches!(candidate.rule, "difference" | "percentage-points")
        && view.around(candidate.claim.sentence, 2, 0).any(|other| {
            let used = other == q || candidate.stands_on(other);
            let few = is_few(view, other);
            !used
                && !few
                && candidate.operands.iter().any(|operand| {
                    view.quantity(other).kind == view.quantity(operand.quantity).kind
                        && view
                            .value_in(other, candidate.claim.unit)
                            .is_some_and(|value| {
                                let apart = (value - operand.value).abs();
                                (apart - candidate.claim.value).abs()
                                    <= 1e-6 * candidate.claim.value
                            })
                })
        })
}
