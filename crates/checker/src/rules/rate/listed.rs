//! Two outcomes told one by one: "Approved: 1,140. Refused: 360. Approval rate: 76%." · "81 were allowed, 189 dismissed; the
//! success rate was 30%".

use extractor::{Cue, Kind};

use super::{is_outcome_count, outcome_among};
use crate::candidate::{Candidate, Claim};
use crate::view::View;

/// How many sentences back the outcomes are told.
const REACH: usize = 4;

/// A stretch between marks that gives one count and one outcome.
#[derive(Clone, Copy)]
struct Told {
    count: usize,
    good: bool,
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let token = view.token(q);
        let fits = quantity.kind == Kind::Percent
            && quantity.value.is_some()
            && view.change(q).is_none()
            && !view.context(q).time.earlier;
        if !fits {
            continue;
        }
        let Some(name) = rate_before(view, token) else {
            continue;
        };
        let told = told(view, q, name);
        let [one, other] = told[..] else { continue };
        if one.good == other.good {
            continue;
        }
        let (good, bad) = if one.good { (one, other) } else { (other, one) };
        let refused = (name.saturating_sub(1).max(view.first_token(name))..=name)
            .any(|at| view.cues(at).has(Cue::Refusal) && !view.cues(at).has(Cue::Outcome));
        let (first, second) = if refused { (bad, good) } else { (good, bad) };
        let counts = [first.count, second.count];
        out.push(outcome_among(view, Claim::percent(view, q), counts, 9));
    }
}

/// The word that calls a percentage a rate, before it in its clause; a colon may stand between.
fn rate_before(view: &View<'_>, token: usize) -> Option<usize> {
    (view.first_token(token).max(token.saturating_sub(5))..token)
        .rev()
        .take_while(|&at| view.at(at).is_none() && view.mark(at) != Some(';'))
        .find(|&at| view.cues(at).has(Cue::Rate) && !view.lower(at).starts_with("turn"))
}

/// The counts told before the rate, each with its outcome, those of which nothing is said left out; none where a stretch
/// tells of two.
fn told(view: &View<'_>, q: usize, name: usize) -> Vec<Told> {
    let sentence = view.context(q).sentence;
    let mut found = Vec::new();
    for at in sentence.saturating_sub(REACH)..=sentence {
        if view.apart(at, sentence).is_none_or(|apart| apart > REACH) {
            continue;
        }
        let (first, end) = view.reading.sentences[at].tokens;
        let mut from = first;
        for to in first..=end.min(if at == sentence { name } else { end }) {
            let ends = to == end || to == name || matches!(view.mark(to), Some(',' | ';'));
            if ends {
                found.extend(stretch(view, from, to));
                from = to + 1;
            }
        }
    }
    found
}

/// The one count of a stretch of words, and its one outcome.
fn stretch(view: &View<'_>, from: usize, to: usize) -> Option<Told> {
    let mut counts = (from..to)
        .filter_map(|at| view.at(at))
        .filter(|&c| is_outcome_count(view, c));
    let count = counts.next()?;
    if counts.next().is_some() {
        return None;
    }
    let outcomes =
        (from..to).filter(|&at| view.cues(at).has(Cue::Outcome) != view.cues(at).has(Cue::Refusal));
    let kinds: Vec<bool> = outcomes.map(|at| view.cues(at).has(Cue::Outcome)).collect();
    let [good] = kinds[..] else { return None };
    Some(Told { count, good })
}
