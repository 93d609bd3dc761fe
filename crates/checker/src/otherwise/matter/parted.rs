//! Two levels of which one belongs to another change, told in another clause than the other.

use extractor::{Cue, Role};

use super::frame::own_base;
use crate::candidate::Candidate;
use crate::rules::is_of_another;
use crate::view::View;

/// Whether the words hold a change against another level than the two, or the two against other changes.
pub(super) fn is_parted(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [new, old] = &candidate.operands[..] else {
        return false;
    };
    let [new, old] = [new.quantity, old.quantity];
    // "2.5 points shy of the 95% that is needed", "four votes below the 60 of last time": of what is named, and of no other.
    let named = own_base(view, q)
        .is_some_and(|base| base != old && base != new && view.comparable(base, old));
    named
        || is_of_another(view, q, [new, old])
        || is_of_two_clauses(view, q, [new.min(old), new.max(old)])
}

/// "rose 13 cents to $37.10, and was 3.7% above the $35.78 of a year before" · "is at 71%, four points more than in July and nine less
/// than the 80% usual then" · "has fallen 12% from a peak of $4.30, but those who paid $2.80 …".
fn is_of_two_clauses(view: &View<'_>, q: usize, [first, last]: [usize; 2]) -> bool {
    let sentence = view.context(q).sentence;
    if view.context(first).sentence != sentence || view.context(last).sentence != sentence {
        return false;
    }
    let change = |r: usize| r != q && view.change(r).is_some();
    if q < last {
        let from = q.max(first);
        let turns =
            |at: usize| view.cues(at).any(&[Cue::And, Cue::But]) || view.mark(at) == Some(';');
        return (from + 1..last).any(|r| {
            change(r)
                && own_base(view, r) == Some(last)
                && (view.token(from)..view.token(r)).any(turns)
        });
    }
    view.context(first).role == Role::Base
        && (view.token(first)..view.token(last)).any(|at| view.cues(at).has(Cue::But))
        && view.in_sentence(sentence).any(|r| r < first && change(r))
}
