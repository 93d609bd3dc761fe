//! Shares of what was looked into, of what few hold, and of two groups together.

use extractor::{Cue, Kind};

use super::own_share::{CLOSE, Told, points};
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::has_its_part;
use crate::rules::taken_out;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// "found that", "finding faults at", "turned up": what an inspection of some came to.
pub(super) fn is_finding(view: &View<'_>, at: usize) -> bool {
    const FOUND: WordList = words![
        "found",
        "finding",
        "find",
        "finds",
        "showed",
        "shows",
        "showing",
        "revealed",
        "revealing",
        "detected",
        "detecting",
        "discovered",
        "discovering",
        "uncovered",
        "uncovering",
        "identified",
        "identifying",
        "turned up",
        "turning up",
    ];
    view.is_one_of(at, FOUND)
}

/// "looked at 300 of the 1,200 farms and found faults at half" · "searched 300 of the 1,200 cars they stopped. One search in ten": of those
/// that were looked into.
pub(super) fn is_of_the_searched(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let p = view.token(part);
    let since = told.since(view, part);
    let drawn = taken_out(view, part, whole) || points(view, p);
    if !drawn {
        return false;
    }
    let found = since.clone().any(|t| is_finding(view, t))
        && !since
            .clone()
            .any(|t| view.cues(t).any(&[Cue::Or, Cue::Equal, Cue::Hence]))
        && at > view.first_token(at)
        && view.is_word(at.saturating_sub(1))
        && !points(view, at);
    // "One search in ten": the noun of the share is the verb of the part.
    let verb = p > view.first_token(p) && view.is_word(p.saturating_sub(1)) && p < at;
    let verb = verb
        .then(|| stem(view.lower(p.saturating_sub(1))))
        .flatten();
    let printed = view.reading.tokens[at].span;
    let named = verb.is_some_and(|verb| {
        view.stems(printed).iter().any(|noun| related(noun, verb))
            && !view.counted(whole).iter().any(|noun| related(noun, verb))
    });
    found || named
}

/// Verbs whose subject has or makes something else than its own kind.
const HOLDS: WordList = words![
    "own",
    "owns",
    "owned",
    "owning",
    "hold",
    "holds",
    "held",
    "holding",
    "control",
    "controls",
    "controlled",
    "controlling",
    "earn",
    "earns",
    "earned",
    "earning",
    "produce",
    "produces",
    "produced",
    "producing",
    "generate",
    "generates",
    "generated",
    "supply",
    "supplies",
    "supplied",
    "consume",
    "consumes",
    "consumed",
    "use",
    "uses",
    "used",
    "cause",
    "causes",
    "caused",
    "causing",
    "commit",
    "commits",
    "committed",
    "receive",
    "receives",
    "received",
    "pay",
    "pays",
    "paid",
    "account for",
    "accounts for",
    "accounted for",
    "accounting for",
    "account",
    "accounts",
    "accounted",
    "accounting",
    "has",
    "have",
    "had",
    "with",
    "on",
    "provide",
    "provides",
    "provided",
    "employ",
    "employs",
    "employed",
    "sell",
    "sells",
    "sold",
    "buy",
    "buys",
    "bought",
    "take",
    "takes",
    "took",
    "get",
    "gets",
    "got",
    "win",
    "wins",
    "won",
];

/// "Ten firms out of 200 account for half of all exports" · "with 45% of the vote, won 60 of the 100 seats": a share whose own words name
/// what it is of, and a part whose own words name another whole.
pub(super) fn is_of_what_is_held(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    if !told.here(view, part) || !told.here(view, whole) || !view.is_count(part) {
        return false;
    }
    let end = view.end_token(at);
    let of = at + 1;
    if of >= end || !view.cues(of).has(Cue::Of) || points(view, at) {
        return false;
    }
    let first = view.first_token(at);
    let led = at > first
        && (view.is_one_of(at.saturating_sub(1), HOLDS)
            || at > first + 1
                && view.is_one_of(at.saturating_sub(1), words!["for", "about", "only", "just"])
                && view.is_one_of(at.saturating_sub(2), HOLDS));
    let mut nouns = (of + 1..end.min(of + 5))
        .take_while(|&t| view.is_word(t) && view.cues(t).is_plain())
        .filter_map(|t| stem(view.lower(t)))
        .peekable();
    let body = (of + 1..end.min(of + 5))
        .take_while(|&t| view.is_word(t))
        .any(|t| {
            view.cues(t).any(&[Cue::Collective, Cue::Total])
                || view.is_one_of(t, words!["those", "that"])
        });
    let own = view.counted(whole).iter().chain(view.counted(part));
    let own: Vec<&str> = own.copied().collect();
    led && !body
        && !own.is_empty()
        && (has_its_part(view, whole) || taken_out(view, part, whole))
        && nouns.peek().is_some()
        && !nouns.any(|noun| own.iter().any(|other| related(noun, other)))
}

/// "A majority of the 100 senators, 48 Republicans and five Democrats" · "30 of 120 men and 32 of 80 women succeeded, 31% of the total": two
/// parts, or two parts and two wholes, that together give the share.
pub(super) fn is_of_two_joined(view: &View<'_>, candidate: &Candidate) -> bool {
    let &[part, whole] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let holds = |parts: f64, wholes: f64| {
        let share = Formula::Share.value(&[parts, wholes]);
        claim.stated.low <= share && share <= claim.stated.high
    };
    let size = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let (p, w) = (part.quantity, whole.quantity);
    let near = |a: usize, b: usize| {
        view.context(a).sentence == view.context(b).sentence
            && view.token(b) - view.token(a) <= CLOSE
            && view.between(view.token(a), view.token(b), &[Cue::And])
    };
    let next = p + 1;
    let joined = next < view.reading.quantities.len()
        && next != w
        && candidate.claim.quantity != Some(next)
        && view.is_count(next)
        && near(p, next)
        // "A third of the 48 people aboard, 12 crew and 36 passengers, died": who they all were.
        && (holds(part.value + size(next), whole.value)
            || (part.value + size(next) - whole.value).abs() < 1e-9);
    let pairs = || {
        view.in_sentence(view.context(p).sentence)
            .filter(move |&l| l > 0 && view.is_count(l) && has_its_part(view, l))
    };
    let pooled = pairs().any(|a| {
        pairs().any(|b| {
            a < b
                && view.quantity(a).kind == Kind::Cardinal
                && holds(size(a - 1) + size(b - 1), size(a) + size(b))
        })
    });
    joined || pooled
}
