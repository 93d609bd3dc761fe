//! Shares of another place, time or clause than the counts beside them: the national rate, last year's share, what was hoped, what is
//! left to others.

use extractor::Cue;

use super::super::gives;
use super::own_share::Told;
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// Words before a share within which what it is of is told.
const NEAR: usize = 6;

/// Whether the share is of another place, time or clause than part and whole.
pub(super) fn is_told_elsewhere(view: &View<'_>, told: Told, candidate: &Candidate) -> bool {
    is_of_a_relative(view, told)
        || is_of_the_country(view, told)
        || is_of_the_other_time(view, told)
        || is_hoped(view, told)
        || is_lost(view, told, candidate)
        || is_of_the_others(view, told, candidate)
}

/// The tokens around one, as far as marks or contrast words that part a sentence: "The target was 90%" | "but only 4,000 …".
fn phrase(view: &View<'_>, token: usize) -> std::ops::Range<usize> {
    within(view, token, &[',', ';', ':', '—', '–', '(', ')'])
}

/// The tokens of a clause: as far as marks that part a sentence in two, or a contrast word.
fn clause(view: &View<'_>, token: usize) -> std::ops::Range<usize> {
    within(view, token, &[';', ':', '—', '–'])
}

/// The tokens around one, as far as one of some marks or a contrast word.
fn within(view: &View<'_>, token: usize, marks: &[char]) -> std::ops::Range<usize> {
    let (first, end) = (view.first_token(token), view.end_token(token));
    let parts = |at: usize| {
        view.mark(at).is_some_and(|mark| marks.contains(&mark)) || view.cues(at).has(Cue::But)
    };
    let from = (first..token).rev().find(|&at| parts(at));
    let to = (token + 1..end).find(|&at| parts(at));
    from.map_or(first, |at| at + 1)..to.unwrap_or(end)
}

/// "in a county that is 40% black", "in a country where a third are poor": the clause of the share tells of another noun.
fn is_of_a_relative(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let first = view.first_token(at).max(at.saturating_sub(CLAUSE));
    let Some(that) =
        (first + 2..at).rfind(|&t| view.begins(t, words!["that", "which", "where", "whose"]))
    else {
        return false;
    };
    // "a county that", "a town where": a thing, told with an article and behind a preposition.
    let thing = view.is_word(that.saturating_sub(1))
        && view.cues(that.saturating_sub(1)).is_plain()
        && view.is_one_of(that.saturating_sub(2), words!["a", "an", "in a", "in an"]);
    let noun = stem(view.lower(that.saturating_sub(1)));
    thing
        && noun.is_some_and(|noun| {
            [part, whole].iter().all(|&l| {
                view.token(l) < that && !view.counted(l).iter().any(|other| related(noun, other))
            })
        })
}

/// How many tokens a clause opened by "that" reaches to its share.
const CLAUSE: usize = 5;

/// "nationally half do", "far below the national rate of a third": the share is of a country or of others, told right before it.
fn is_of_the_country(view: &View<'_>, told: Told) -> bool {
    const WIDE: WordList = words![
        "national",
        "nationally",
        "nationwide",
        "countrywide",
        "statewide",
        "worldwide",
        "globally",
        "global",
        "elsewhere",
        "country-wide",
        "the national",
        "state-wide",
        "citywide",
        "county-wide",
        "region-wide",
    ];
    let Told { at, part, .. } = told;
    let wide = |t: usize| {
        view.is_word(t)
            && (view.is_one_of(t, WIDE)
                || WIDE.has(view.lower(t).rsplit(' ').next().unwrap_or_default()))
    };
    let inside = phrase(view, at);
    let p = view.token(part);
    let before = inside.start.max(at.saturating_sub(NEAR))..at;
    let behind = at + 1..inside.end.min(at + NEAR);
    !inside.contains(&p) && (before.into_iter().any(wide) || behind.into_iter().any(wide))
}

/// "Last year 40 of 100 buses were late; this year it was half" · "A year ago a third of the 60 shops were empty; today 30 are": part and
/// share are of two times, each told in a clause of its own.
fn is_of_the_other_time(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, .. } = told;
    let p = view.token(part);
    let (own, other) = (clause(view, at), clause(view, p));
    if own.contains(&p) || other.contains(&at) {
        return false;
    }
    // A level that a word moves away from is told in the same clause as that which it came to.
    let has =
        |range: std::ops::Range<usize>, cue: Cue| range.into_iter().any(|t| view.cues(t).has(cue));
    let moves = |range: std::ops::Range<usize>| {
        range.into_iter().any(|t| {
            view.cues(t)
                .any(&[Cue::ChangeVerb, Cue::Against, Cue::From])
        })
    };
    let earlier = has(own.clone(), Cue::Earlier) && has(other.clone(), Cue::Later);
    let later = has(own.clone(), Cue::Later) && has(other.clone(), Cue::Earlier);
    let mixed = has(own.clone(), Cue::Earlier) && has(own.clone(), Cue::Later)
        || has(other.clone(), Cue::Earlier) && has(other.clone(), Cue::Later);
    (earlier || later) && !mixed && !moves(own) && !moves(other)
}

/// "The target was 90%, but only 4,000 of the 5,000 calls were answered" · "Though three quarters of the 48 states must ratify, only 30 have":
/// what was wanted or feared, and what came of it in a clause of its own.
fn is_hoped(view: &View<'_>, told: Told) -> bool {
    const HOPED: WordList = words![
        "target",
        "goal",
        "aim",
        "hope",
        "fear",
        "promis",
        "pledg",
        "predict",
        "forecast",
        "expect",
        "warn",
        "plan",
        "budget",
        "want",
        "wish",
        "vow",
        "ambition",
        "objective",
        "benchmark",
    ];
    const MUST: WordList = words!["must", "should", "need", "requir", "have to", "has to"];
    let Told { at, part, .. } = told;
    let p = view.token(part);
    let own = phrase(view, at);
    if own.contains(&p) || phrase(view, p).contains(&at) {
        return false;
    }
    let begins = |t: usize, stems: WordList| view.is_word(t) && stems.leads(view.lower(t));
    // "Not even half of the £730 target has been met": the target is the whole.
    let w = view.token(told.whole);
    let wanted = own
        .clone()
        .filter(|t| !(w..w + 3).contains(t))
        .any(|t| begins(t, HOPED) || told.here(view, part) && begins(t, MUST));
    // What came of it is set against it.
    let set_against = |range: std::ops::Range<usize>| {
        range.into_iter().any(|t| {
            view.cues(t).has(Cue::But)
                || view.is_one_of(
                    t,
                    words![
                        "only",
                        "just",
                        "yet",
                        "however",
                        "though",
                        "although",
                        "instead",
                        "in the event",
                        "so far",
                        "in fact",
                        "actually",
                        "in practice",
                        "event",
                        "fewer",
                        "barely",
                    ],
                )
        })
    };
    let outcome = phrase(view, p);
    let from = outcome.start.saturating_sub(2).max(view.first_token(p));
    let lead = view.first_token(at)..at;
    let contrast = set_against(from..p)
        || told.here(view, part)
            && (view.cues(lead.start).has(Cue::But)
                || view.is_one_of(lead.start, words!["though", "although", "while"]));
    wanted && contrast
}

/// "lost its majority, winning 240 of the 543 seats", "no longer has a majority", "fell short of half": what is said not to be.
fn is_lost(view: &View<'_>, told: Told, candidate: &Candidate) -> bool {
    const LOST: WordList = words![
        "lost",
        "lose",
        "loses",
        "losing",
        "loss",
        "lacks",
        "lacked",
        "lack",
        "lacking",
        "short",
        "short of",
        "failed",
        "fails",
        "fail",
        "failing",
        "denied",
        "deprived",
        "robbed",
        "stripped",
        "missed",
        "misses",
        "missing",
        "forfeited",
        "longer",
        "without",
        "cost",
    ];
    let from = view.first_token(told.at).max(told.at.saturating_sub(5));
    candidate.rule == "comparison"
        && told.at > from
        && !view.cues(told.at + 1).has(Cue::Of)
        && !view.lower(told.at).ends_with(" of")
        && (from..told.at)
            .rev()
            .take_while(|&t| view.mark(t).is_none())
            .any(|t| view.is_word(t) && view.lower(t).split(' ').any(|word| LOST.has(word)))
}

/// "two thirds of the £60m cost, leaving the city to find £20m" · "60% are men; the 200 women": the part is of the others, and what it leaves of
/// the whole is the share.
fn is_of_the_others(view: &View<'_>, told: Told, candidate: &Candidate) -> bool {
    let Told { at, part, whole } = told;
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let left = Formula::ShareLeft.value(&[a.value, b.value]);
    let exact = gives(candidate, Formula::ShareLeft, [a, b])
        || claim.loose && (left - claim.value).abs() <= 1.0;
    if !exact {
        return false;
    }
    let p = view.token(part);
    if p < at {
        return false;
    }
    let first = view.first_token(p);
    let from = first.max(p.saturating_sub(NEAR));
    let leaves = (from..p).any(|t| {
        view.cues(t).has(Cue::Remainder)
            || view.is_one_of(t, words!["leaving", "leaves", "left", "which leaves"])
    });
    let end = view.end_token(p);
    let denied = (p + 1..end.min(p + 5))
        .take_while(|&t| view.is_word(t))
        .any(|t| view.cues(t).has(Cue::Negation));
    let sex = |token: usize, cue: Cue| {
        (token + 1..view.end_token(token).min(token + 5))
            .take_while(|&t| view.is_word(t))
            .any(|t| view.cues(t).has(cue))
    };
    let opposite = sex(at, Cue::Male) && !sex(at, Cue::Female) && sex(p, Cue::Female)
        || sex(at, Cue::Female) && !sex(at, Cue::Male) && sex(p, Cue::Male);
    whole < part && (leaves || denied || opposite)
}
