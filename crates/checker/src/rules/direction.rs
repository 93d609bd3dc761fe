//! `direction`: what is said to rise rose.
//!
//! A word of change governs a level and its base (*eased to 4.8% from 4.1%*, *cheaper than last winter's £1.98*); the later
//! must lie above the earlier, or below it. Silent where the base is a target or a forecast, where the clause is negated,
//! and where two changes rather than two levels are compared.

mod arrived;
mod best;
mod closed;
mod fewer;
mod free;
mod opened;
mod order;
mod record;
pub(super) mod spoken;
mod streak;
mod summary;
mod summed;
mod summoned;
pub(super) mod than;
mod two;

use extractor::{Cue, Cues, Kind, Per, Role, Stance};

use self::spoken::form::is_of_things;
use self::spoken::word::{Way, said};
use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::pairs::Pair;
use crate::parts::is_bracketed;
use crate::view::View;
use crate::words::WordList;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let before = out.len();
    than::propose(scene, out);
    closed::propose(view, out);
    free::propose(scene, out);
    record::propose(scene, out);
    summary::propose(scene, out);
    for pair in &scene.pairs {
        if pair.strength < 6
            || pair.label.is_some()
            || !view.is_level(pair.new)
            || !view.is_level(pair.old)
            || !is_fact(view, pair)
            || is_rate_of_exchange(view, pair.new, pair.old)
            || arrives_elsewhere(view, pair)
        {
            continue;
        }
        let Some((word, up)) = governing(view, pair) else {
            continue;
        };
        let unit = view.quantity(pair.new).unit.base;
        let word_span = view.reading.tokens[word].span;
        let new = before_aside(view, pair);
        let at = view.token(new);
        let span =
            if word < at && at - word <= 6 && view.context(new).sentence == sentence_of(view, word)
            {
                word_span.cover(view.quantity(new).span)
            } else {
                word_span
            };
        out.push(Candidate {
            rule: "direction",
            claim: Claim::way(span, view.context(pair.new).sentence, up, unit),
            formula: Formula::Difference,
            operands: Bound::both(view, new, pair.old).to_vec(),
            strength: pair.strength,
            sense: if up { Sense::Up } else { Sense::Down },
        });
    }
    fewer::propose(view, out);
    two::propose(view, out);
    opened::propose(scene, out);
    summed::propose(view, out);
    summoned::propose(scene, out);
    arrived::propose(view, out);
    spoken::propose(scene, out);
    streak::propose(view, out);
    let told = out.extract_if(before.., |candidate| is_of_two_things(view, candidate));
    told.for_each(drop);
}

/// "took more medals than Norway, 16 to 14": which of two has more is no way that something went. "Leeds, with 812, had fewer than Hull":
/// the figure of each stands with it.
fn is_of_two_things(view: &View<'_>, candidate: &Candidate) -> bool {
    let start = candidate.claim.span.start;
    let (first, end) = view.reading.sentences[candidate.claim.sentence].tokens;
    let compares = |at: usize| view.cues(at).has(Cue::Comparative) && is_of_things(view, at);
    let Some(word) = (first..end).find(|&at| view.reading.tokens[at].span.start >= start) else {
        return false;
    };
    if !view.cues(word).has(Cue::Comparative) {
        return false;
    }
    // "More girls than boys sat the exam, 312 to 298, but more boys passed it."
    let told = (first..word).rev().find(|&at| compares(at));
    let by = told.or_else(|| Some(word).filter(|&at| compares(at)));
    let behind = |at: usize| {
        candidate
            .operands
            .iter()
            .all(|o| view.token(o.quantity) > at)
    };
    by.is_some_and(behind)
}

/// "Sales were £70m (£30m of it abroad), up from £80m": the level that moved is the one before what the brackets tell of it.
fn before_aside(view: &View<'_>, pair: &Pair) -> usize {
    let Pair { new, old, .. } = *pair;
    let whole = new.checked_sub(1).filter(|&whole| {
        is_bracketed(view, new)
            && !is_bracketed(view, old)
            && is_subset_of(view, new)
            && view.context(whole).sentence == view.context(new).sentence
            && view.comparable(whole, new)
            && view.is_level(whole)
            && view.quantity(whole).value > view.quantity(new).value
    });
    whole.unwrap_or(new)
}

/// "£30m of it", "12 of them".
fn is_subset_of(view: &View<'_>, q: usize) -> bool {
    let behind = view.token(q) + 1;
    view.cues(behind).has(Cue::OfThose)
        || view.cues(behind).has(Cue::Of)
            && view.is_one_of(behind + 1, words!["it", "them", "which"])
        || view.begins(behind, words!["of it", "of which"])
}

/// "An additional 126 joined, lifting the number from 551 to 677", "60 years after the age was cut to 18 from 21": the level that it went
/// to is told, and is not the pair's.
fn arrives_elsewhere(view: &View<'_>, pair: &Pair) -> bool {
    view.context(pair.old).role == Role::Base
        && view
            .in_sentence(view.context(pair.new).sentence)
            .any(|l| l != pair.new && view.context(l).role == Role::Result)
}

/// Whether some words name what had better be less: "arrears", "burglaries".
pub(crate) fn names_bad(view: &View<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|at| said(view, at) == Some(Way::Bad))
}

fn sentence_of(view: &View<'_>, token: usize) -> usize {
    view.reading
        .sentences
        .partition_point(|sentence| sentence.tokens.1 <= token)
}

/// Whether both levels are facts, neither of them a target, nor losses whose size runs the other way.
fn is_fact(view: &View<'_>, pair: &Pair) -> bool {
    let stated = |q: usize| view.context(q).stance == Stance::Fact;
    let (a, b) = (
        view.token(pair.new).min(view.token(pair.old)),
        view.token(pair.new).max(view.token(pair.old)),
    );
    let target = (a..view.end_token(b).min(b + 6)).any(|at| {
        view.cues(at)
            .any(&[Cue::Forecast, Cue::Negation, Cue::Hypothetical])
            || view.is_word(at) && matches!(view.word(at), "wanted" | "needed" | "required")
            || words!["short of", "shy of"]
                .iter()
                .any(|start| view.lower(at).starts_with(start))
    });
    stated(pair.new) && stated(pair.old) && !target
}

/// Currencies that others are quoted in.
const CURRENCIES: WordList = words!["dollar", "euro", "pound", "us", "greenback", "yen"];

/// "The peso strengthened, from 18.2 to the dollar to 17.6": a price of another currency runs the other way.
fn is_rate_of_exchange(view: &View<'_>, new: usize, old: usize) -> bool {
    let (a, b) = (view.token(new), view.token(old));
    let per_currency = |q: usize| matches!(view.per(q), Per::Unit(unit) if unit.is_currency());
    per_currency(new)
        || per_currency(old)
        || (a.min(b)..view.end_token(a.max(b)).min(a.max(b) + 4)).any(|at| {
            view.is_one_of(at, words!["to", "per", "against", "for"])
                && view.is_one_of(at + 1, words!["the", "a", "one"])
                && view.is_one_of(at + 2, CURRENCIES)
        })
}

/// The word that says which way the pair goes, and whether that is up.
fn governing(view: &View<'_>, pair: &Pair) -> Option<(usize, bool)> {
    let (a, b) = (view.token(pair.new), view.token(pair.old));
    let same = view.context(pair.new).sentence == view.context(pair.old).sentence;
    // "eased to 4.8%": the verb right before "to".
    let to = a > 0 && view.cue_before(a, 2, &[Cue::To]).is_some()
        || view.context(pair.new).role == Role::Result;
    if to && let Some(found) = verb_before(view, a) {
        return Some(found);
    }
    // "Crime fell in the capital last year, from 31,200 to 34,700": the verb before "from".
    if to && same && b < a && view.context(pair.old).role == Role::Base {
        let from = view.cue_before(b, 3, &[Cue::From]).unwrap_or(b);
        let comma = from > view.first_token(from) && view.mark(from - 1) == Some(',');
        if let Some(found) = verb_before(view, if comma { from - 1 } else { from }) {
            return Some(found);
        }
    }
    if !same || a > b {
        return None;
    }
    // "X, up from Y" · "X is cheaper than … Y": the one word between that points a way.
    let words: Vec<(usize, bool)> = (a + 1..b)
        .filter(|&at| !view.is_one_of(at, words!["further"]))
        .filter_map(|at| way(view.cues(at)).map(|up| (at, up)))
        .collect();
    let [(at, up)] = words[..] else { return None };
    let quantities = (a + 1..b).any(|t| {
        view.at(t).is_some_and(|q| {
            !matches!(
                view.quantity(q).kind,
                Kind::Year | Kind::Date | Kind::Age | Kind::Ordinal
            )
        })
    });
    let cues = view.cues(at);
    let comparative = cues.has(Cue::Comparative) && view.context(pair.old).role == Role::Reference;
    let from = matches!(view.context(pair.old).role, Role::Base) && b - at <= 6;
    // "takings of £61m, a drop on the figure booked for 2016 (£58m)"
    let noun = cues.has(Cue::ChangeNoun)
        && view.context(pair.old).role == Role::Reference
        && (at + 1..b).any(|t| view.cues(t).has(Cue::On));
    (!quantities && (comparative || from || noun)).then_some((at, up))
}

/// Words that point a way and may as well say where something is, or that it goes on.
const PLACES: WordList = words![
    "further",
    "under",
    "over",
    "above",
    "below",
    "above the",
    "below the",
];

/// The verb of change that governs "to X", an adverb or an amount between passed over.
fn verb_before(view: &View<'_>, at: usize) -> Option<(usize, bool)> {
    let first = view.first_token(at).max(at.saturating_sub(8));
    // "a unit recovered from the mud showed 71 in a zone limited to 40": the *to* is another word's.
    let to = (first..at)
        .rev()
        .take(2)
        .find(|&t| view.cues(t).has(Cue::To));
    let other = to.is_some_and(|to| {
        to > first
            && view.is_word(to - 1)
            && view.lower(to - 1).ends_with("ed")
            && !view
                .cues(to - 1)
                .any(&[Cue::ChangeVerb, Cue::Rise, Cue::Fall])
    });
    if other {
        return None;
    }
    for t in (first..at).rev() {
        if matches!(view.mark(t), Some(',' | ';' | ':' | '(')) && t + 3 < at {
            return None;
        }
        let cues = view.cues(t);
        // "and, after a bounce to 660,000, to 528,000": the noun has a level of its own.
        let has_its_own = cues.has(Cue::ChangeNoun)
            && t > first
            && view.is_one_of(t - 1, words!["a", "an", "the"])
            && (t + 1..at).any(|q| {
                view.at(q)
                    .is_some_and(|q| view.context(q).role == Role::Result)
            });
        if has_its_own {
            continue;
        }
        // "ages in the fell race ran from 17 to 71": what spreads has no way.
        if cues.has(Cue::Spread) || view.is_one_of(t, words!["ran", "runs", "run", "stretched"]) {
            return None;
        }
        // "while demand went from …": a verb of its own that points no way, in a clause of its own.
        // "the toll of the extended event": a participle behind its article is no verb.
        let adjective =
            t > first && view.is_one_of(t - 1, words!["the", "a", "an", "its", "their"]);
        if cues.has(Cue::But) || cues.has(Cue::ChangeVerb) && way(cues).is_none() && !adjective {
            return None;
        }
        // "dropped further still, from 13.3 to 5.3"
        if let Some(up) = way(cues)
            .filter(|_| !view.is_one_of(t, PLACES))
            .filter(|_| cues.any(&[Cue::ChangeVerb, Cue::ChangeNoun]) || cues.has(Cue::Comparative))
        {
            return Some((t, up));
        }
    }
    None
}

/// Which way a word points by its cues: whether up.
pub(super) fn way(cues: Cues) -> Option<bool> {
    // "widening the shortfall to 3.5 billion": what is widened is a distance and tells no way.
    if cues.has(Cue::Gap) && !cues.has(Cue::ChangeVerb) {
        return None;
    }
    match (cues.has(Cue::Rise), cues.has(Cue::Fall)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
