//! Two levels of which one belongs to another change, told in another clause than the other.

use extractor::{Cue, Kind, Role};

use super::frame::own_base;
use crate::calendar::{MONTHS, WEEKDAYS};
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

/// "46.1 per cent, Mr Lind 38.4 and Mr Brasher 15.5; nobody reached 50, and the first two are 7.7 points apart": two figures of its own
/// sentence lie just so far apart.
pub(super) fn is_exact_of_two(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let figure = |l: usize| {
        let kinds = matches!(
            view.quantity(l).kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent
        );
        // A cut of "125 basis points" is told to another place than the rates beside it.
        let alike =
            candidate.rule == "difference" || (view.quantity(l).grain - claim.grain).abs() < 1e-9;
        let size = view
            .quantity(l)
            .value
            .filter(|_| kinds && alike && l != q)?;
        Some((size, candidate.stands_on(l)))
    };
    let here = || view.in_sentence(claim.sentence).filter_map(figure);
    claim.value >= 20.0 * claim.grain
        && here().any(|(x, one)| {
            here().any(|(y, other)| !(one && other) && (x - y - claim.value).abs() < 1e-9 * x)
        })
}

/// "three fewer than in May and twice as many as in June, so 38 in all": what a multiple is of has a time, and no figure beside it.
pub(super) fn is_of_an_untold_time(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let Some(at) = (token + 1..end.min(token + 5)).find(|&at| {
        view.is_one_of(at, words!["in", "on", "during"]) && view.lower(at - 1).ends_with("as")
    }) else {
        return false;
    };
    let stop = |t: usize| view.mark(t).is_some() || view.cues(t).any(&[Cue::And, Cue::But]);
    let clause = at + 1..end.min(at + 9);
    let [from, to] = [
        at + 1,
        clause.take_while(|&t| !stop(t)).last().unwrap_or(at) + 1,
    ];
    // "four times as many as in 2019, when there were nine"
    let reach = if view.is_one_of(to + 1, words!["when", "which", "where", "with"]) {
        end.min(to + 8)
    } else {
        to
    };
    let told = (from..reach)
        .filter_map(|t| view.at(t))
        .any(|l| candidate.stands_on(l));
    let is_time = |t: &usize| {
        let word = view.word(*t);
        MONTHS.contains(&word) || WEEKDAYS.contains(&word)
    };
    let sentence = candidate.claim.sentence;
    let before = view.reading.sentences[sentence.saturating_sub(2)].tokens.0..token;
    let known = |own: usize| before.clone().any(|t| view.lower(own) == view.lower(t));
    let mut names = (from..to).filter(is_time).peekable();
    names.peek().is_some() && !told && !names.any(known)
}
