//! "The list rose by 140 between August and November, from 1,065 to 1,225": one verb has the change and both levels, whatever else the
//! text tells.

use extractor::{Cue, Kind, Role};

use crate::pairs::Pair;
use crate::view::View;

/// What such a binding is worth at least.
pub(super) const WORTH: i32 = 12;
/// How many tokens may stand between the change and the first level: when and where it was.
const BETWEEN: usize = 14;

/// Whether the verb before a change goes on to the two levels behind it.
pub(super) fn governs(view: &View<'_>, claim: usize, pair: &Pair) -> bool {
    let sentence = view.context(claim).sentence;
    let roles = [(pair.new, Role::Result), (pair.old, Role::Base)];
    let (first, last) = (pair.new.min(pair.old), pair.new.max(pair.old));
    let told = claim < first
        && view.change(claim).is_some()
        && roles
            .iter()
            .all(|&(q, role)| view.context(q).role == role && view.context(q).sentence == sentence);
    if !told {
        return false;
    }
    let (token, from, to) = (view.token(claim), view.token(first), view.token(last));
    let verb = view.cue_before(token, 3, &[Cue::ChangeVerb]);
    let turns = (token + 1..to).any(|at| {
        view.cues(at)
            .any(&[Cue::ChangeVerb, Cue::ChangeNoun, Cue::But, Cue::Against])
            || view.mark(at) == Some(';')
    });
    // "by 12% between March and May": what is told on the way are dates.
    let others = (claim + 1..last).any(|q| {
        q != first
            && !matches!(
                view.quantity(q).kind,
                Kind::Date | Kind::Year | Kind::Duration | Kind::Ordinal
            )
    });
    // "sales rose by 12% in the shops and takings from 40 to 50"
    let joined = (token + 1..from)
        .any(|at| view.cues(at).has(Cue::And) && view.cue_before(at, 4, &[Cue::Between]).is_none());
    verb.is_some() && from - token <= BETWEEN && !turns && !others && !joined
}
