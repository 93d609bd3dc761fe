//! "Repairs came to 3,310 from June to August; in the same months of last year they had been 2,870. The drop-off in repairs …" · "asked
//! about the growing order book": a word that says which way something went, behind the two levels of which it went so.
//!
//! It is a noun or an adjective behind its article, or a verb that ends its clause, and has no figure of its own. The two levels are all
//! of their kind that its sentence and the one before tell, and words tell which is the later. Silent where another word there
//! says which way they really went: then this one is of something else.

use extractor::Cue;

use super::opened::{is_measured, ordered, stands_alone};
use super::two::{is_pair, is_taken_out};
use super::{is_rate_of_exchange, than, way};
use crate::candidate::Candidate;
use crate::rules::Scene;
use crate::topic::related;
use crate::view::{Few, View};
use crate::words::WordList;

/// Where what went so is named by a word of the levels' sentences, and where only its article says that it is known.
const NAMED: i32 = 8;
const KNOWN: i32 = 5;
const NEAR: i32 = 4;
/// How many candidates back the word may have been bound.
const RECENT: usize = 400;
/// Articles of what was told before, and all that may stand before an adjective.
pub(super) const KNOWN_BY: WordList =
    words!["the", "this", "that", "its", "their", "his", "her", "our"];
const ARTICLES: WordList = words![
    "the", "this", "that", "its", "their", "his", "her", "our", "a", "an", "these", "those",
    "given", "amid",
];
/// Words before a noun of change that say it has not come about, or not of itself.
pub(super) const UNTRUE: WordList = words![
    "halt",
    "halted",
    "halting",
    "reverse",
    "reversed",
    "reversing",
    "stop",
    "stopped",
    "stem",
    "prevent",
    "avoid",
    "fear",
    "feared",
    "fears",
    "offset",
    "curb",
    "expected",
    "expects",
    "predicted",
    "forecast",
    "planned",
    "proposed",
    "promised",
    "slow",
    "slowed",
    "despite",
    "if",
    "arrest",
    "arrested",
    "end",
    "ended",
];

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        if !view.sentence_has(sentence, &[Cue::Rise, Cue::Fall]) {
            continue;
        }
        let (first, end) = own.tokens;
        for word in first + 1..end {
            let Some(up) = way(view.cues(word)) else {
                continue;
            };
            let span = view.reading.tokens[word].span;
            let told =
                |other: &Candidate| other.rule == "direction" && other.claim.span.overlaps(span);
            if let Some(form) = form(view, word)
                && let Some(found) = bind(scene, sentence, word, up, form)
                && !out.iter().rev().take(RECENT).any(told)
            {
                out.push(found);
            }
        }
    }
}

/// How the word stands, and where the words for what went so begin.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// "the drop-off in repairs"
    Noun,
    /// "the growing order book"
    Adjective,
    /// "hearing from fewer people"
    Count,
    /// "Interest has risen since …"
    Verb,
}

fn form(view: &View<'_>, at: usize) -> Option<Form> {
    let cues = view.cues(at);
    let (first, end) = (view.first_token(at), view.end_token(at));
    if than::is_a_judgement(view.word(at))
        || than::is_denied(view, at)
        || cues.any(&[Cue::Surpass, Cue::Against, Cue::But])
        // "the fourth decline in a row"
        || view.at(at - 1).is_some()
    {
        return None;
    }
    let figure = |mut range: std::ops::Range<usize>| {
        range.any(|t| view.at(t).is_some_and(|q| is_measured(view, q)))
    };
    // "a fall of 12%", "the 12% rise", "rose by 40", "up to 310"
    let near = (first.max(at.saturating_sub(3))..at)
        .rev()
        .take_while(|&t| view.mark(t).is_none_or(|mark| mark == '-'))
        .last()
        .unwrap_or(at);
    let next = (at + 1..end.min(at + 5))
        .find(|&t| matches!(view.mark(t), Some(',' | ';' | ':' | '.')))
        .unwrap_or(end.min(at + 5));
    if figure(near..at) || figure(at + 1..next) {
        return None;
    }
    let untrue = (first.max(at.saturating_sub(4))..at).any(|t| view.is_one_of(t, UNTRUE));
    if untrue {
        return None;
    }
    let led = |by: WordList| is_led(view, at, by);
    let word = view.lower(at);
    if cues.has(Cue::ChangeNoun)
        && (led(KNOWN_BY)
            || at > first + 1 && view.is_word(at - 1) && is_led(view, at - 1, KNOWN_BY))
    {
        return Some(Form::Noun);
    }
    let noun = at + 1 < end
        && view.is_word(at + 1)
        && !view.cues(at + 1).any(&[Cue::Against, Cue::Of, Cue::And]);
    let plain = cues.has(Cue::Comparative) || cues.has(Cue::ChangeVerb) && word.ends_with("ing");
    let counts = view.is_one_of(at, words!["more", "fewer", "less"]);
    // "hearing from fewer people"
    if view.is_one_of(at, words!["more", "fewer"]) && noun {
        let adjective =
            view.lower(at + 1).ends_with("ly") || view.cues(at + 1).has(Cue::Comparative);
        return (!adjective).then_some(Form::Count);
    }
    if plain
        && noun
        && !counts
        && led(ARTICLES)
        && !view.is_one_of(at, words!["further", "extra", "under", "over"])
    {
        return Some(Form::Adjective);
    }
    // "keeps flowing higher", "has crept upward"
    let shut = at + 1 >= end || view.mark(at + 1).is_some();
    let led_by_verb = view.is_word(at - 1)
        && words!["ing", "ed", "pt"]
            .iter()
            .any(|tail| view.lower(at - 1).ends_with(tail));
    let going = view.is_one_of(
        at,
        words![
            "higher",
            "lower",
            "upward",
            "upwards",
            "downward",
            "downwards",
        ],
    );
    (stands_alone(view, first, at, end) || going && shut && led_by_verb).then_some(Form::Verb)
}

/// Whether the word before ends in one of some.
fn is_led(view: &View<'_>, at: usize, by: WordList) -> bool {
    at > view.first_token(at)
        && view.is_word(at - 1)
        && view
            .lower(at - 1)
            .rsplit(' ')
            .next()
            .is_some_and(|word| by.has(word))
}

fn bind(
    scene: &Scene<'_>,
    sentence: usize,
    word: usize,
    up: bool,
    form: Form,
) -> Option<Candidate> {
    let view = scene.view;
    let back = |many: usize| {
        sentence
            .checked_sub(many)
            .filter(|&before| view.apart(before, sentence) == Some(many))
    };
    // Its own sentence tells both, or the one before, or each of the two before tells one.
    let (from, (a, b)) = [
        sentence,
        back(1).unwrap_or(sentence),
        back(2).unwrap_or(sentence),
    ]
    .into_iter()
    .find_map(|from| Some((from, only_two(view, from, sentence)?)))?;
    // What goes before is told by the rule for openings.
    if view.token(a) > word
        || is_taken_out(view, a)
        || is_taken_out(view, b)
        || is_rate_of_exchange(view, a, b)
    {
        return None;
    }
    let (new, old) = ordered(scene, a, b)?;
    let rises = view.quantity(new).value > view.quantity(old).value;
    // The sentence before may say so, even where this one tells both levels: "Loans eased. … as rates went up".
    let opening = from.min(back(1).unwrap_or(sentence));
    let (first, last) = (
        view.reading.sentences[opening].tokens.0,
        view.end_token(word),
    );
    let told = |t: usize| t != word && way(view.cues(t)) == Some(rises);
    if rises != up && (first..last).any(told) {
        return None;
    }
    let named = is_named(view, word, form, [a, b]);
    // "It was 2,620 fish smaller, the fourth decline in a row": of what its sentence tells.
    let changed = view
        .in_sentence(sentence)
        .any(|q| q != a && q != b && view.token(q) < word && is_measured(view, q));
    if changed && !named {
        return None;
    }
    let known = form == Form::Count
        || form != Form::Verb && (is_led(view, word, KNOWN_BY) || is_led(view, word - 1, KNOWN_BY));
    let span = view.reading.tokens[word].span;
    let strength = if named {
        NAMED
    } else if known {
        KNOWN
    } else {
        NEAR
    };
    Some(than::candidate(
        view, span, sentence, up, new, old, strength,
    ))
}

/// The only two levels of a kind that some sentences tell.
fn only_two(view: &View<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    let figures = view.in_sentence(from).start..view.in_sentence(to).end;
    let levels: Few = figures.filter(|&q| is_measured(view, q)).collect();
    let kind = |q: usize| (view.quantity(q).kind, view.quantity(q).unit.base);
    levels.windows(2).rev().find_map(|two| {
        let &[a, b] = two else { return None };
        let mut others = levels.iter().filter(|&&q| q != a && q != b);
        let alone = others.all(|&q| kind(q) != kind(a) && kind(q) != kind(b));
        (alone && is_pair(view, a, b)).then_some((a, b))
    })
}

/// Whether the words for what went so are words of the two levels' clauses.
fn is_named(view: &View<'_>, word: usize, form: Form, pair: [usize; 2]) -> bool {
    let (first, end) = (view.first_token(word), view.end_token(word));
    let topic = match form {
        Form::Noun if view.is_one_of(word + 1, words!["in", "of"]) => word + 2..end.min(word + 7),
        Form::Noun => word - 1..word,
        Form::Adjective | Form::Count => word + 1..end.min(word + 4),
        Form::Verb => first.max(word.saturating_sub(6))..word,
    };
    let words = |range: std::ops::Range<usize>| {
        range
            .take_while(|&t| view.is_word(t))
            .flat_map(|t| view.stems(view.reading.tokens[t].span))
    };
    let topic: Vec<&str> = words(topic).collect();
    let shares = |stem: &str| topic.iter().any(|other| related(stem, other));
    pair.iter().any(|&q| {
        let token = view.token(q);
        let clause = view.first_token(token)..view.end_token(token);
        view.counted(q).iter().any(|stem| shares(stem))
            || view.topic(q).iter().any(|stem| shares(stem))
            || clause
                .filter(|t| !(first..end).contains(t) && view.is_word(*t))
                .flat_map(|t| view.stems(view.reading.tokens[t].span))
                .any(&shares)
    })
}
