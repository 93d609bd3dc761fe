//! Changes of single days and years on the way from one level to another, which are not the change between the two.

use extractor::{Cue, Kind, Role};

use crate::calendar::{MONTHS, WEEKDAYS};
use crate::pairs::Pair;
use crate::view::View;

/// "14 names on Tuesday, three more on Wednesday and 20 by the weekend": a change with a day of its own is one on the way.
pub(super) fn is_a_stage(view: &View<'_>, claim: usize, pair: &Pair) -> bool {
    let (first, last) = (pair.new.min(pair.old), pair.new.max(pair.old));
    if claim < first || claim > last || pair.label.is_some() {
        return false;
    }
    let (at, last) = (view.token(claim), view.token(last));
    let dated = (at + 1..last.min(at + 5))
        .find(|&t| view.is_one_of(t, words!["on", "in", "during"]))
        .is_some_and(|t| {
            let word = view.word(t + 1);
            WEEKDAYS.contains(&word) || MONTHS.contains(&word)
        });
    dated && (at + 1..last).any(|t| view.cues(t).has(Cue::And))
}

/// "rose 6.2% last year, after 4.1% in 2022 and 3.3% in 2021": percentages that go on from a change are changes, too.
pub(super) fn are_changes(view: &View<'_>, pair: &Pair) -> bool {
    let first = pair.new.min(pair.old);
    let percent = |q: usize| view.quantity(q).kind == Kind::Percent;
    if !percent(pair.new) || !percent(pair.old) || pair.label.is_some() {
        return false;
    }
    let sentence = view.context(first).sentence;
    let before = view
        .in_sentence(sentence)
        .take_while(|&q| q < first)
        .filter(|&q| {
            !matches!(
                view.quantity(q).kind,
                Kind::Year | Kind::Date | Kind::Duration
            )
        })
        .last();
    before.is_some_and(|before| {
        percent(before)
            && view.change(before).is_some()
            && (view.token(before)..view.token(first))
                .any(|at| view.is_one_of(at, words!["after", "following"]))
            && [pair.new, pair.old]
                .iter()
                .all(|&q| !matches!(view.context(q).role, Role::Base | Role::Result))
    })
}

/// "57 per cent, up six points from 51, but among others 35, which is 22 points worse": a base that was told for another change, of
/// another level.
pub(super) fn is_base_of_another(view: &View<'_>, claim: usize, old: usize, new: usize) -> bool {
    let token = view.token(old);
    let led = view.context(old).role == Role::Base
        && old > 0
        && view.cue_before(token, 1, &[Cue::From]).is_some();
    // "by nine pounds to £104, so that what she had fell from £91.20 to £37.50": a base that has a result of its own.
    let arrives = view
        .cue_behind(token, 1, &[Cue::To])
        .and_then(|to| view.at(to + 1))
        .is_some_and(|q| view.is_level(q) && q != new && q != claim);
    if led && arrives && claim < old && new < old {
        return true;
    }
    let change = old.saturating_sub(1);
    led && change != claim
        && claim > old
        && new > old
        && view.context(new).role != Role::Result
        && view.change(change).is_some()
        && token - view.token(change) <= 3
        && view.context(change).sentence == view.context(old).sentence
}

/// "two consecutive years of 10 per cent growth": the change in each of them.
pub(super) fn is_of_several_years(view: &View<'_>, claim: usize) -> bool {
    let token = view.token(claim);
    token > view.first_token(token) + 1
        && view.is_one_of(token - 1, words!["of"])
        && view.is_one_of(
            token - 2,
            words!["years", "quarters", "months", "seasons", "decades"],
        )
}
