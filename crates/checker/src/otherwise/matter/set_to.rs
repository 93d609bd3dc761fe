//! Figures that are set to one beside them and are of that: "Fines came to £38,000, a third of which has been paid" · "9,000 letters a month,
//! twice as many in December"; and such as are needs, places and levels, and no gap between two others.

use extractor::{Cue, Kind};

use super::own_share::{Told, points};
use super::placed::AT;
use crate::candidate::{Candidate, Sense};
use crate::parts::{has_its_part, is_amount};
use crate::view::View;
use crate::words::WordList;

/// So many tokens may stand between a figure and what is set to it.
const APPOSED: usize = 3;
/// So many tokens behind a multiple may stand what it is held against.
const AS: usize = 6;
/// More places than this lie between no two ranks.
const PLACES: f64 = 20.0;

/// "Fines came to £38,000, a third of which has been paid", "put the loss at ₦80m, a third of it in textiles": of the figure that it is set to.
pub(super) fn is_of_what_it_points_to(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let first = view.first_token(at);
    if at < first + 2
        || !points(view, at)
        || !matches!(view.mark(at - 1), Some(',' | '(' | '—' | '–'))
    {
        return false;
    }
    figure_before(view, at).is_some_and(|l| l != part && l != whole)
}

/// The amount that stands right before the mark before a token.
fn figure_before(view: &View<'_>, at: usize) -> Option<usize> {
    let first = view.first_token(at);
    (first.max((at - 1).saturating_sub(APPOSED + 1))..at - 1)
        .rev()
        .take_while(|&t| view.is_word(t) || view.at(t).is_some())
        .find_map(|t| view.at(t))
        .filter(|&l| {
            matches!(
                view.quantity(l).kind,
                Kind::Cardinal | Kind::Money | Kind::Measure
            )
        })
}

/// "Women were 3,150 of the finishers, 35 per cent. Of 12,200 who signed up, 9,000 finished": a share that is set to a figure of its own
/// sentence is worked out from no two others behind it.
pub(super) fn is_set_to_another(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let first = view.first_token(at);
    let end = view.end_token(at);
    if at < first + 2 || ![part, whole].iter().all(|&l| view.token(l) >= end) {
        return false;
    }
    let set_off = matches!(view.mark(at - 1), Some(',' | '('));
    set_off && figure_before(view, at).is_some()
}

/// "In sales, a department of 640, it is one in three": what is set to the opening is the whole.
pub(super) fn is_part_the_whole(view: &View<'_>, told: Told) -> bool {
    let p = view.token(told.part);
    let first = view.first_token(told.at);
    if p < first + 4
        || p >= told.at
        || view.mark(p + 1) != Some(',')
        || !view.cues(p - 1).has(Cue::Of)
    {
        return false;
    }
    let opens = (first..p - 1)
        .rev()
        .take_while(|&at| view.is_word(at))
        .last();
    opens.is_some_and(|at| {
        at > first
            && view.mark(at - 1) == Some(',')
            && view.is_one_of(at, words!["a", "an"])
            && view.is_one_of(first, AT)
    })
}

/// "visited 90 kitchens. A third of those in hotels had mice, and 12 of 50 in schools": the part is taken out of the figure right behind it.
pub(super) fn has_a_whole_of_its_own(view: &View<'_>, told: Told) -> bool {
    let next = told.part + 1;
    next < view.reading.quantities.len()
        && next != told.whole
        && has_its_part(view, next)
        && view.token(next) - view.token(told.part) <= APPOSED
}

/// "costs 11 cents to print and 40 to post. The office sends 9,000 letters a month, twice as many in December": of the amount that it is set
/// to, and of no two before · "closed three of the five roads", "£900, £340 of which goes on rent": part and whole are no two levels.
pub(super) fn is_of_what_stands_before(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let mut operands = candidate.operands.iter().map(|operand| operand.quantity);
    let [a, b] = [operands.next(), operands.next()].map(|l| l.unwrap_or(q));
    let (less, more) = (a.min(b), a.max(b));
    // "twice as long as at 40": an age.
    let aged = (token + 1..view.end_token(token).min(token + AS)).any(|at| {
        view.is_one_of(at, words!["as"])
            && view.is_one_of(at + 1, words!["at"])
            && view.at(at + 2).is_some()
    });
    if aged || less + 1 == more && (has_its_part(view, more) || is_drawn(view, more)) {
        return true;
    }
    let outside = [a, b].iter().all(|&l| view.token(l) < first);
    let near = (first..token).rev().find_map(|at| view.at(at));
    let set = token > first && view.mark(token - 1) == Some(',');
    outside && set && near.is_some_and(|l| is_amount(view, l))
}

/// "£340 of which", "of whom 27"
fn is_drawn(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    view.cue_behind(token, 1, &[Cue::OfThose]).is_some()
        || view.cue_before(token, 1, &[Cue::OfThose]).is_some()
}

/// "Pain eased in 61% of those given the drug": in so many it did, which is no level of it.
pub(super) fn is_found_in(view: &View<'_>, candidate: &Candidate) -> bool {
    candidate.operands.iter().any(|operand| {
        let token = view.token(operand.quantity);
        let verb = token
            .checked_sub(2)
            .filter(|&at| at >= view.first_token(token) && view.is_word(at));
        view.quantity(operand.quantity).kind == Kind::Percent
            && view.is_one_of(token.saturating_sub(1), words!["in"])
            && verb.is_some_and(|at| {
                let span = view.reading.tokens[at].span;
                span.start <= candidate.claim.span.start && candidate.claim.span.end <= span.end
            })
    })
}

/// "fifth with 48 points, sixth with 47. Two places separate them" · "and expects to need £400,000 more" · "Last year's 610 tonnes were the most
/// since 2003".
pub(super) fn is_need_or_place(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let next = token + 1;
    let places = view.quantity(q).value < Some(PLACES)
        && view.is_one_of(
            next,
            words!["place", "places", "spot", "spots", "position", "positions"],
        )
        && candidate
            .operands
            .iter()
            .all(|o| view.quantity(o.quantity).kind != Kind::Ordinal);
    let needed = view.is_one_of(next, words!["more", "extra"])
        && !view.is_one_of(next + 1, words!["than"])
        && (first.max(token.saturating_sub(APPOSED))..token).any(|at| view.is_one_of(at, NEEDS));
    // "has 41,000, and 310 more come each day"
    let daily = view.is_count(q)
        && view.is_one_of(next, words!["more", "others"])
        && !view.is_one_of(next + 1, words!["for", "per", "each", "every"])
        && (next + 1..view.end_token(token).min(next + 5)).any(|at| view.cues(at).has(Cue::Each));
    let owned = token > first
        && words!["'s", "’s"]
            .iter()
            .any(|tail| view.lower(token - 1).ends_with(tail))
        && (next..view.end_token(token).min(token + 4))
            .take_while(|&at| view.is_word(at))
            .any(|at| {
                view.is_one_of(at, words!["were", "was", "is", "are"])
                    && view.is_one_of(at + 1, words!["the", "a", "its", "their"])
            });
    places || needed || daily || owned
}

/// Verbs of what is yet to come on top.
const NEEDS: WordList = words![
    "need",
    "needs",
    "needed",
    "require",
    "requires",
    "want",
    "wants",
    "order",
    "ordered",
    "seek",
    "seeks",
    "hire",
    "to need",
    "will need",
];

/// "down in the north and up in the south, where there were 410, against 310": another word of the other way stands nearer to the levels.
pub(super) fn is_of_the_other_way(view: &View<'_>, candidate: &Candidate) -> bool {
    let other = match candidate.sense {
        Sense::Up => Cue::Fall,
        Sense::Down => Cue::Rise,
        Sense::None => return false,
    };
    let end = candidate.claim.span.end;
    let from = view
        .reading
        .tokens
        .partition_point(|token| token.span.start < end);
    let first = candidate
        .operands
        .iter()
        .map(|operand| view.token(operand.quantity))
        .min();
    let joined = |to: usize| (from..to).find(|&at| view.cues(at).any(&[Cue::And, Cue::But]));
    first.is_some_and(|to| {
        from < to && joined(to).is_some_and(|and| (and + 1..to).any(|at| view.cues(at).has(other)))
    })
}
