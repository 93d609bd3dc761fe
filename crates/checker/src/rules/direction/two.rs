//! "Visitors are down to 868; the year before there were 830" · "Once home to 531, the village has grown, and now has 514": two
//! levels that are all a sentence or a short paragraph measures, words that tell which is the later, and one that says which way
//! it went.
//!
//! Silent where another word points the other way, and where the word has an object of its own ("cut its prices").

use extractor::{Cue, Kind, Role, UnitId};

use super::order::later;
use super::{than, way};
use crate::candidate::Candidate;
use crate::parts::is_bare_year;
use crate::view::{Few, View};

/// A paragraph of more sentences tells of more than one change.
const SENTENCES: usize = 3;
/// How many candidates back the same two may have been held together.
const RECENT: usize = 400;
/// A sentence of more tokens has more than one thing to say.
const TOKENS: usize = 60;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for paragraph in view.paragraphs() {
        let (from, to) = (paragraph.start, paragraph.end);
        let short = to - from <= SENTENCES;
        if !(short && told(view, from, to, out)) {
            for at in from..to {
                told(view, at, at + 1, out);
            }
        }
    }
}

/// A change told by the sentences from one to another, whose two levels are all that they measure.
fn told(view: &View<'_>, from: usize, to: usize, out: &mut Vec<Candidate>) -> bool {
    let tokens = view.reading.sentences[from].tokens.0..view.reading.sentences[to - 1].tokens.1;
    let figures = view.in_sentence(from).start..view.in_sentence(to - 1).end;
    let points = |at: usize| view.sentence_has(at, &[Cue::Rise, Cue::Fall]);
    if figures.len() < 2 || figures.len() > 8 || tokens.len() > TOKENS || !(from..to).any(points) {
        return false;
    }
    let levels: Few = figures.filter(|&q| !is_aside(view, q)).collect();
    let [a, b] = levels[..] else { return false };
    if !is_pair(view, a, b) || is_taken_out(view, a) || is_taken_out(view, b) {
        return false;
    }
    let Some((word, up)) = direction(view, tokens.clone(), a, b) else {
        return false;
    };
    let (Some(new), Some(old)) = (match later(view, tokens, a, b) {
        Some(true) => (Some(b), Some(a)),
        Some(false) => (Some(a), Some(b)),
        None => (None, None),
    }) else {
        return false;
    };
    // What grammar sets side by side is judged by it.
    let known = out.iter().rev().take(RECENT).any(|other| {
        other.rule == "direction"
            && other.strength >= 8
            && other
                .operands
                .iter()
                .all(|o| o.quantity == a || o.quantity == b)
    });
    if known || super::is_rate_of_exchange(view, a, b) {
        return true;
    }
    let span = view.reading.tokens[word].span;
    let sentence = view.memo.sentence_of(word);
    out.push(than::candidate(view, span, sentence, up, new, old, 8));
    true
}

/// Dates, places, lengths of time and small numbers in words measure nothing here.
pub(super) fn is_aside(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(
        quantity.kind,
        Kind::Year | Kind::Date | Kind::Ordinal | Kind::Age
    ) || quantity.in_words && quantity.kind == Kind::Duration
        || quantity.in_words && quantity.kind == Kind::Cardinal && quantity.value <= Some(12.0)
        || is_bare_year(view, q)
}

/// "Of the 157 who started", "80 of 157", "in a fleet of 210": a whole and its part.
pub(super) fn is_taken_out(view: &View<'_>, q: usize) -> bool {
    view.is_count(q)
        && (view
            .cue_before(view.token(q), 2, &[Cue::Of, Cue::OutOf])
            .is_some_and(|of| {
                !view.is_one_of(
                    of.saturating_sub(1),
                    words![
                        "record",
                        "tally",
                        "total",
                        "figure",
                        "figures",
                        "attendance",
                    ],
                )
            })
            || view
                .cue_behind(view.token(q), 1, &[Cue::Of, Cue::OutOf, Cue::OfThose])
                .is_some())
}

pub(super) fn is_pair(view: &View<'_>, a: usize, b: usize) -> bool {
    let level = |q: usize| {
        let quantity = view.quantity(q);
        matches!(
            quantity.kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent | Kind::Rate
        ) && quantity.value.is_some()
            && quantity.hedge.is_neutral()
            && !matches!(view.context(q).role, Role::Change(way) if way != extractor::Direction::Either)
    };
    let bare = |q: usize| {
        let quantity = view.quantity(q);
        let plain = quantity.kind == Kind::Cardinal && quantity.unit.base == UnitId::NONE;
        plain && view.context(q).counted.is_none()
    };
    let (x, y) = (view.quantity(a), view.quantity(b));
    let like = x.unit.base == y.unit.base && x.kind == y.kind || bare(a) || bare(b);
    let near = (x.value.zip(y.value)).is_some_and(|(x, y)| x.min(y) * 3.0 > x.max(y));
    let timed = [x, y].iter().any(|quantity| quantity.unit.base.is_time());
    // A bare figure in the unit of the other must be of its size.
    let sized =
        x.unit.base == y.unit.base || x.unit.base == UnitId::NONE || y.unit.base == UnitId::NONE;
    level(a) && level(b) && like && near && sized && !timed
}

/// The word that points a way, where all that do point the same.
fn direction(
    view: &View<'_>,
    tokens: std::ops::Range<usize>,
    a: usize,
    b: usize,
) -> Option<(usize, bool)> {
    let mut found: Option<(usize, bool)> = None;
    for at in tokens.clone() {
        let cues = view.cues(at);
        // "when cameras went up on the moor": a clause of its own, on something else.
        if aside(view, at) {
            continue;
        }
        if cues.any(&[Cue::But, Cue::Negation, Cue::Hypothetical]) {
            return None;
        }
        let Some(up) = way(cues).filter(|_| !is_preposition(view, at)) else {
            continue;
        };
        if found.is_some_and(|(_, other)| other != up) {
            return None;
        }
        if than::is_a_judgement(view.word(at)) {
            return None;
        }
        if found.is_none() && is_said_of_it(view, at, a, b) {
            found = Some((at, up));
        } else if found.is_none() {
            return None;
        }
    }
    found
}

/// A word behind "as" or "when" and a subject of its own, behind both levels.
fn aside(view: &View<'_>, at: usize) -> bool {
    let first = view.first_token(at).max(at.saturating_sub(4));
    (first..at).any(|before| view.is_one_of(before, words!["as", "when", "while", "after"]))
        && (at..view.end_token(at)).all(|behind| view.at(behind).is_none())
}

/// "under the code", "over the year": a place or time.
pub(super) fn is_preposition(view: &View<'_>, at: usize) -> bool {
    view.is_one_of(
        at,
        words!["under", "over", "above", "below", "up", "down", "off"],
    ) && view.is_word(at + 1)
        && !view
            .cues(at + 1)
            .any(&[Cue::To, Cue::From, Cue::On, Cue::By, Cue::Earlier])
        && !is_opening(view, at)
}

/// "Up went the tally".
fn is_opening(view: &View<'_>, at: usize) -> bool {
    at == view.first_token(at)
        && view.is_one_of(at, words!["up", "down"])
        && view.is_one_of(
            at + 1,
            words!["went", "came", "go", "goes", "come", "comes"],
        )
}

/// Whether a word that points a way has no object of its own: a verb that ends its clause or goes on with a time or level, a
/// noun in apposition, a comparative behind its verb, an adjective before a colon.
fn is_said_of_it(view: &View<'_>, at: usize, a: usize, b: usize) -> bool {
    let cues = view.cues(at);
    let (first, end) = (view.first_token(at), view.end_token(at));
    let next = at + 1;
    let closes = next >= end || view.mark(next).is_some_and(|mark| mark != '-');
    let figure_next = view.at(next).is_some();
    if is_opening(view, at) {
        return true;
    }
    let goes_on = closes
        || view.cues(next).any(&[
            Cue::Earlier,
            Cue::Later,
            Cue::From,
            Cue::To,
            Cue::Against,
            Cue::And,
        ])
        || view.is_one_of(
            next,
            words![
                "in", "at", "during", "over", "since", "between", "again", "when", "on", "this",
                "last", "as", "after", "below", "above", "and",
            ],
        )
        || view.is_word(next) && view.lower(next).ends_with("ly");
    let article = at > first && view.is_one_of(at - 1, words!["a", "an", "the"]);
    // "the pledge was dropped", "vote on a contract"
    // "Costs fell, and sales went from 310 to 355"
    let start = view.token(a);
    let another = (at..start)
        .any(|t| view.mark(t) == Some(',') && view.cues(t + 1).any(&[Cue::And, Cue::But]));
    let passive = at > first
        && cues.has(Cue::ChangeVerb)
        && !cues.has(Cue::Comparative)
        && (view.is_one_of(
            at - 1,
            words!["was", "were", "been", "being", "be", "get", "gets", "got"],
        ) || article && !cues.has(Cue::ChangeNoun) && !view.lower(at).ends_with("ing"));
    // "wants spending to fall", "3.3 years lower"
    let aside = at > first && (view.is_one_of(at - 1, words!["to"]) || view.at(at - 1).is_some());
    let linked = [a, b].iter().all(|&q| is_topic_of(view, at, q));
    if passive || another || aside || !linked || cues.has(Cue::Transfer) {
        return false;
    }
    // Against: "beating last year's 724", "short of the 90 of 2019".
    if cues.any(&[Cue::Against, Cue::Surpass]) {
        return (next..end.min(next + 5))
            .take_while(|&t| view.mark(t).is_none())
            .find_map(|t| view.at(t))
            .is_some_and(|q| q == a || q == b);
    }
    if cues.has(Cue::ChangeVerb) && goes_on {
        return true;
    }
    if cues.has(Cue::ChangeNoun) && article && closes {
        return true;
    }
    if cues.has(Cue::Comparative) && closes && at > first {
        return view.cues(at - 1).has(Cue::Level)
            || view.is_one_of(
                at - 1,
                words![
                    "was", "were", "is", "are", "got", "be", "getting", "growing", "become",
                    "becoming",
                ],
            );
    }
    if view.is_one_of(at, words!["up", "down"]) {
        return goes_on;
    }
    // "Rising rents: …" · "A quieter year for the port: …"
    let colon = (next..end.min(next + 6))
        .take_while(|&t| view.at(t).is_none())
        .any(|t| matches!(view.mark(t), Some(':' | '–' | '—')));
    let leads = at <= first + 1;
    let holds = (next + 1..end.min(next + 4))
        .any(|t| view.is_one_of(t, words!["has", "have", "holds", "numbers"]));
    let adjective = cues.has(Cue::Comparative)
        || cues.has(Cue::ChangeVerb) && {
            let word = view.lower(at);
            word.ends_with("ing") || word.ends_with("ed")
        };
    // "More came in June – 491"
    let more = cues.has(Cue::Comparative)
        && view.is_one_of(at, words!["more", "fewer"])
        && view.is_word(next)
        && view.is_one_of(
            next,
            words![
                "came", "were", "are", "have", "had", "did", "arrived", "took", "went",
            ],
        );
    !figure_next
        && (adjective
            && ((leads || view.is_one_of(at, words!["fewer", "more"])) && colon
                || article && holds)
            || more)
}

/// Whether a level of another sentence than the word is of what the word is said of: it shares a noun, counts nothing by name,
/// or its sentence goes on with a pronoun.
pub(super) fn is_topic_of(view: &View<'_>, at: usize, q: usize) -> bool {
    is_named_by(view, at, q) || view.is_count(q) && view.context(q).counted.is_none()
}

/// Whether the level stands in the sentence of the word, shares a noun with it, or its sentence goes on with a pronoun.
pub(super) fn is_named_by(view: &View<'_>, at: usize, q: usize) -> bool {
    let (first, end) = (view.first_token(at), view.end_token(at));
    let token = view.token(q);
    if (first..end).contains(&token) {
        return true;
    }
    let told: Vec<&str> = (first..end)
        .filter(|&t| t != at && view.is_word(t))
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect();
    let shared = |stems: &[&str]| {
        stems
            .iter()
            .any(|stem| told.iter().any(|other| crate::topic::related(stem, other)))
    };
    let opens = view.first_token(token);
    let pronoun =
        (opens..opens + 3).any(|t| view.is_one_of(t, words!["it", "they", "this", "that"]));
    shared(view.counted(q)) || shared(view.topic(q)) || pronoun
}
