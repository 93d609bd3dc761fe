//! How far one is behind another, beside how far it has come itself.

use extractor::{Cue, Role};

use crate::candidate::Candidate;
use crate::view::View;

/// How many words before "by" may name a rival and the verb.
const NAMED: usize = 8;

/// "has grown to 84,000 from 79,000 and trails the next town by 6,000": no distance between two levels of the one.
pub(super) fn is_between_rivals(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [new, old] = &candidate.operands[..] else {
        return false;
    };
    let context = |l: usize| view.context(l);
    let moved = [new, old]
        .iter()
        .any(|o| context(o.quantity).role == Role::Base)
        && context(new.quantity).sentence == context(old.quantity).sentence
        && new.quantity.max(old.quantity) < q;
    let token = view.token(q);
    let Some(by) = view.cue_before(token, 2, &[Cue::By]).filter(|_| moved) else {
        return false;
    };
    let ends = |at: usize| {
        view.mark(at).is_some_and(|mark| mark != '-')
            || view.cues(at).any(&[Cue::And, Cue::ChangeVerb])
    };
    let verb = (view.first_token(token).max(by.saturating_sub(NAMED))..by)
        .rev()
        .take_while(|&at| !ends(at))
        .find(|&at| view.cues(at).any(&[Cue::Surpass, Cue::Margin]));
    // "outsells it by 40" may be of what was told last.
    verb.is_some_and(|verb| {
        verb + 1 < by
            && !view.is_one_of(verb + 1, words!["it", "them"])
            && !(verb..by).any(|at| view.cues(at).has(Cue::Earlier))
    })
}
