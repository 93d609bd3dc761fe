//! A base that another level came from, or what was arrived at later.

use extractor::{Cue, Role};

use super::alike;
use crate::view::View;

/// "Its assets grew to £561m from £548m, and its debts fell by £9m to £451m": the first verb has both its levels, and what a second
/// verb arrives at came from something else.
pub(super) fn is_taken(view: &View<'_>, new: usize, old: usize) -> bool {
    let arrives = |q: usize| view.context(q).role == Role::Result;
    let same = view.context(new).sentence == view.context(old).sentence;
    // "the staff of 96 will be cut by 14 to 82": what a verb arrives at is no base of what stands before.
    if same && new < old && view.context(new).role == Role::Level && arrives(old) {
        return true;
    }
    if new < old || !arrives(new) || !same {
        return false;
    }
    let verb = |from: usize, to: usize| view.between(from, to, &[Cue::ChangeVerb]);
    let own = view
        .in_sentence(view.context(old).sentence)
        .rfind(|&q| q < old && view.is_level(q) && alike(view, q, old));
    own.is_some_and(|own| arrives(own) && !verb(view.token(own), view.token(old)))
        && verb(view.token(old), view.token(new))
}
