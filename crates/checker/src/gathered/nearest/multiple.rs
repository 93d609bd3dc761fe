//! A multiple that sums up the two levels before it: "It has trebled since", "four times the volume", "a threefold rise".

use extractor::{Cue, Kind, Stance, UnitId};

use super::super::bound;
use super::{FAIR, is_level, is_next, is_tied, pair};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::rules::{counts_occasions, has_since};
use crate::view::View;

/// "Four times the volume", "a threefold rise", "it has trebled", of the two.
pub(super) fn multiple(view: &View<'_>, q: usize) -> Option<Candidate> {
    let token = view.token(q);
    let end = view.end_token(token);
    // "twice as many as in 2010", "double last year's": of a level that is not told.
    let base = (token + 1..end.min(token + 9))
        .filter(|&at| view.is_one_of(at, words!["as"]))
        .nth(1);
    let elsewhere = base.or_else(|| view.cue_behind(token, 7, &[Cue::Against, Cue::Earlier]));
    let told = elsewhere.is_none_or(|at| {
        (at + 1..end.min(at + 6)).any(|t| view.at(t).is_some_and(|l| is_level(view, l)))
    });
    let supposed = view.sentence_has(view.context(q).sentence, &[Cue::Hypothetical]);
    if counts_occasions(view, q) || has_since(view, q) || !told || supposed || !sums_up(view, q) {
        return None;
    }
    let two = pair(view, q, |l| view.quantity(l).kind != Kind::Percent)?;
    let tied = is_tied(view, q, two.1) || is_next(view, q, two.1);
    tied.then(|| quotient(view, q, two)).flatten()
}

/// The larger by the smaller, or the other way round where the multiple is a part.
fn quotient(view: &View<'_>, q: usize, (a, b): (usize, usize)) -> Option<Candidate> {
    let claim = Claim::of(view, q).scaled(1.0, UnitId::TIMES);
    // What is expected, each of something else, or "24 or 30": no two levels of one thing.
    let told = [a, b]
        .iter()
        .all(|&l| view.context(l).stance == Stance::Fact);
    let or = view.between(view.token(a), view.token(b), &[Cue::Or]);
    if !told || or || view.per(a) != view.per(b) || !view.comparable(a, b) {
        return None;
    }
    let mut operands = vec![Bound::beside(view, a, b), Bound::beside(view, b, a)];
    if (operands[0].value >= operands[1].value) != (claim.value >= 1.0) {
        operands.swap(0, 1);
    }
    bound(claim, "multiple", Formula::Quotient, operands, FAIR)
}

/// Whether a multiple is said of what was told before: it opens its sentence or is set off, stands before a noun of change, or its
/// verb has a pronoun for a subject.
fn sums_up(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let opens = (first..token).all(|at| view.mark(at).is_some());
    let set = token > first
        && (matches!(
            view.mark(token - 1),
            Some(',' | '—' | '–' | ';' | ':' | '(')
        ) || view
            .cues(token - 1)
            .any(&[Cue::Or, Cue::Making, Cue::Equal])
            || view.is_one_of(token - 1, words!["which is", "that is", "that's", "is"])
                && view.is_one_of(token.saturating_sub(2), words!["which", "that"]));
    let noun = view.cues(token + 1).has(Cue::ChangeNoun)
        || view.is_one_of(token + 1, words!["of"])
            && view.is_one_of(token.saturating_sub(1), words!["the", "this", "a"]);
    let pronoun = (first.max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .any(|at| {
            view.is_one_of(
                at,
                words!["it", "they", "we", "its", "their", "having", "that", "this"],
            ) || words!["we've", "we’ve", "they've", "they’ve", "it's", "it’s"].has(view.lower(at))
        });
    opens || set || noun || pronoun
}
