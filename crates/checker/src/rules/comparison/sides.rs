//! Which of several named things has more, told in a clause without figures: "Kestrel asked £2.84 a load and Dray £2.79; Dray was the
//! cheaper" · "In the poll 118 liked the red label and 131 the blue, so the red came out ahead" · "Trams beat trains".
//!
//! Whose figures they are, see [`Holdings`]: the clause names one of them, and behind "than" or the verb another, or there are just two.
//! Silent where it is held against another time, denied, or where both sides or none are named.

use std::ops::{Range, RangeInclusive};

use extractor::{Cue, Kind};

use super::scores::{self, Score};
use super::told_apart;
use crate::candidate::Candidate;
use crate::holdings::Holdings;
use crate::rules::direction::spoken::form::is_of_things;
use crate::rules::direction::spoken::word::{Way, points_up, said};
use crate::rules::direction::than::is_denied;
use crate::view::View;
use crate::words::WordList;

/// How many sentences back the figures may be told.
const BACK: usize = 2;
/// How many candidates back the word may have been bound.
const RECENT: usize = 400;
/// Both sides are named; one is, of just two.
const BOTH: i32 = 7;
const ONE: i32 = 6;
/// None is, and the figures follow in their order.
const IN_TURN: i32 = 8;

/// What puts its subject first or last, without "than".
const IDIOMS: &[(&str, bool)] = &[
    ("came out ahead", true),
    ("comes out ahead", true),
    ("come out ahead", true),
    ("came out on top", true),
    ("comes out on top", true),
    ("was ahead", true),
    ("were ahead", true),
    ("is ahead", true),
    ("had the edge", true),
    ("has the edge", true),
    ("have the edge", true),
    ("carried the day", true),
    ("carried the room", true),
    ("carried the vote", true),
    ("won the day", true),
    ("won out", true),
    ("got the better of", true),
    ("prevailed", true),
    ("at the top", true),
    ("in the lead", true),
    ("in front", true),
    ("outweigh", true),
    ("outranks", true),
    ("outranked", true),
    ("outclassed", true),
    ("outshone", true),
    ("dwarf", true),
    ("came off second best", false),
    ("came off worse", false),
    ("lagged", false),
    ("lags", false),
    ("trailed", false),
    ("trails", false),
    ("was behind", false),
    ("were behind", false),
];
/// All others, behind "than".
pub(super) const ALL: WordList = words![
    "any", "anyone", "every", "all", "either", "both", "each", "anybody", "anything",
];
/// The other of two.
const OTHER: WordList = words![
    "other",
    "others",
    "rival",
    "rivals",
    "neighbour",
    "neighbor",
    "neighbours",
    "neighbors",
    "counterpart",
    "competitor",
    "sister",
    "it",
    "its",
    "their",
    "they",
    "he",
    "she",
    "them",
    "former",
    "latter",
    "second",
    "first",
    "opponent",
    "opponents",
];

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (sentence, own) in view.reading.sentences.iter().enumerate() {
        if own.tokens.1 - own.tokens.0 < 3 || figures_around(view, sentence) < 2 {
            continue;
        }
        for at in own.tokens.0..own.tokens.1 {
            let Some(word) = word(view, at) else { continue };
            let span = view.reading.tokens[at].span;
            let known = out.iter().rev().take(RECENT).any(|other| {
                matches!(other.rule, "comparison" | "range" | "direction")
                    && other.claim.span.overlaps(span)
            });
            if !known {
                out.extend(bind(view, sentence, at, word));
            }
        }
    }
}

/// How many figures stand where those of two things are looked for.
fn figures_around(view: &View<'_>, sentence: usize) -> usize {
    let last = (sentence + BACK).min(view.reading.sentences.len() - 1);
    let first = sentence.saturating_sub(BACK);
    let figures = view.in_sentence(first).start..view.in_sentence(last).end;
    // "11 to 14" are two.
    let ranges = figures
        .clone()
        .filter(|&q| view.quantity(q).kind == Kind::Range);
    figures.len() + ranges.count()
}

/// A word that sets one thing above or below another, and the tokens it stands on.
#[derive(Clone, Copy)]
pub(super) struct Word {
    way: Way,
    /// One behind the word or phrase.
    pub(super) end: usize,
    /// Whether it is a verb or idiom, and needs no "than".
    pub(super) verb: bool,
}

impl Word {
    /// Whether it puts its subject above, if it says so by itself.
    pub(super) fn points_up(self) -> Option<bool> {
        match self.way {
            Way::Up | Way::Better => Some(true),
            Way::Down | Way::Worse => Some(false),
            _ => None,
        }
    }
}

/// The word at a token that sets one thing above or below another, if it is one and not denied.
pub(super) fn word(view: &View<'_>, at: usize) -> Option<Word> {
    said_of(view, at).filter(|_| !is_denied(view, at))
}

fn said_of(view: &View<'_>, at: usize) -> Option<Word> {
    if !view.is_word(at) {
        return None;
    }
    let cues = view.cues(at);
    let letter = view.lower(at).as_bytes().first();
    let idiom = IDIOMS
        .iter()
        .filter(|(phrase, _)| phrase.as_bytes().first() == letter)
        .find(|(phrase, _)| view.begins_with(at, phrase));
    if let Some(&(phrase, up)) = idiom {
        let way = if up { Way::Up } else { Way::Down };
        let end = at + phrase.split(' ').count() - view.lower(at).matches(' ').count();
        return Some(Word {
            way,
            end,
            verb: true,
        });
    }
    let way = crate::rules::direction::way(cues);
    if cues.has(Cue::Surpass)
        && let Some(up) = way
    {
        // "were outnumbered by", "to beat"
        let first = view.first_token(at);
        let passive = at > first
            && view.is_one_of(
                at - 1,
                words![
                    "was", "were", "be", "been", "being", "is", "are", "to", "and",
                ],
            );
        let way = if up == passive { Way::Down } else { Way::Up };
        let to = at > first && view.is_one_of(at - 1, words!["to", "and"]);
        return (!to).then_some(Word {
            way,
            end: at + 1,
            verb: true,
        });
    }
    // "67% have no gas; Cornwall is the worse off": more may be worse or better.
    if words!["worse off", "better off"]
        .iter()
        .any(|off| view.lower(at).ends_with(off))
    {
        return None;
    }
    // "nine more", "the lower 98.3": of a figure of its own.
    if at > view.first_token(at) && view.at(at - 1).is_some() || view.at(at + 1).is_some() {
        return None;
    }
    let adjective = |word: &str| {
        let first = word.split(' ').next().unwrap_or(word);
        first.ends_with("er") || matches!(first, "more" | "less" | "fewer" | "better" | "worse")
    };
    if !adjective(view.lower(at)) {
        return None;
    }
    let way = said(view, at).or_else(|| {
        view.is_one_of(at, words!["more", "more than"])
            .then_some(Way::Up)
    })?;
    if matches!(way, Way::Good | Way::Bad | Way::Nothing) {
        return None;
    }
    Some(Word {
        way,
        end: at + 1,
        verb: false,
    })
}

fn bind(view: &View<'_>, sentence: usize, at: usize, word: Word) -> Option<Candidate> {
    let (first, end) = (view.first_token(at), view.end_token(at));
    let stop = |t: &usize| {
        matches!(view.mark(*t), Some(',' | ';' | ':' | '—' | '–' | '(' | ')'))
            || view.cues(*t).has(Cue::But)
            || view.is_one_of(*t, words!["while", "whereas", "because", "so", "and"])
    };
    let from = (first..at).rev().find(stop).map_or(first, |t| t + 1);
    let to = (word.end..end).find(stop).unwrap_or(end);
    let than = (at..to.min(at + 9)).find(|&t| view.lower(t).ends_with("than"));
    // "the cheaper", "the more plentiful": of two.
    let article = at > first && view.is_one_of(at - 1, words!["the"]);
    // "the Virginias fetched more"
    let closes = view.is_one_of(at, words!["more", "less"]) && word.end == to && at > from + 1;
    if !word.verb && than.is_none() && !article && !closes
        || than.is_some() && !is_of_things(view, at)
    {
        return None;
    }
    let (subject, object) = sides(view, from, at, word, than, to);
    let named = |list: &Holdings, tokens: &[Range<usize>]| -> Vec<usize> {
        let mut all: Vec<usize> = tokens
            .iter()
            .flat_map(|tokens| list.all_named(view, tokens.clone()))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    for span in spans(view, sentence) {
        if view
            .apart(*span.start(), *span.end())
            .is_none_or(|apart| apart > BACK)
        {
            continue;
        }
        let Some(list) = Holdings::of(view, span) else {
            continue;
        };
        let (mine, theirs) = (
            named(&list, &subject),
            named(&list, std::slice::from_ref(&object)),
        );
        let &[one] = &mine[..] else { continue };
        let others: Vec<usize> = list.figures.iter().copied().filter(|&q| q != one).collect();
        let every = object.clone().take(4).any(|t| view.is_one_of(t, ALL));
        let (other, strength) = match (&theirs[..], &others[..]) {
            (&[other], _) if other != one => (other, BOTH),
            ([], &[other])
                if object.is_empty()
                    || object.clone().any(|t| view.is_one_of(t, OTHER))
                    || !word.verb && than.is_none() =>
            {
                (other, ONE)
            }
            ([], &[other]) => (other, ONE - 1),
            ([], others) if every && list.is_labelled() => (extreme(view, others, word.way), ONE),
            _ => continue,
        };
        return candidate(view, sentence, at, word, [one, other], strength);
    }
    // "more medals than Norway, 16 to 14"
    let behind = than.map_or(word.end, |than| than + 1);
    if than.is_none() && !word.verb {
        return None;
    }
    match scores::told(view, sentence, behind, to)? {
        Score::Two(two) => candidate(view, sentence, at, word, two, IN_TURN),
        Score::Range(score) => word
            .points_up()
            .map(|up| super::than::compare(view, at, sentence, &[score], up, IN_TURN)),
    }
}

/// The sentences that may tell the figures: those before, its own, and those behind.
pub(super) fn spans(
    view: &View<'_>,
    sentence: usize,
) -> impl Iterator<Item = RangeInclusive<usize>> {
    let last = view.reading.sentences.len() - 1;
    let back = move |many: usize| (many <= sentence).then(|| sentence - many);
    [
        Some(sentence..=sentence),
        back(1).map(|one| one..=one),
        back(1).map(|one| one..=sentence),
        back(2).map(|two| two..=sentence - 1),
        (sentence < last).then(|| sentence + 1..=sentence + 1),
        (sentence + 2 <= last).then(|| sentence + 1..=sentence + 2),
    ]
    .into_iter()
    .flatten()
}

/// Where the one side is named, and where the other.
fn sides(
    view: &View<'_>,
    from: usize,
    at: usize,
    word: Word,
    than: Option<usize>,
    to: usize,
) -> ([Range<usize>; 2], Range<usize>) {
    let Some(than) = than else {
        return ([from..at, at..at], word.end..to);
    };
    // "more women than men", "a bigger crowd in Leeds than in York": what stands between names the one side, if anything does.
    let between = word.end..than.max(word.end);
    let object = than + 1..to;
    let noun = !between.is_empty()
        && !view.is_one_of(
            word.end,
            words!["to", "on", "in", "at", "for", "of", "by", "with"],
        );
    if view.is_one_of(at, words!["more", "fewer", "less"]) && noun {
        ([between, at..at], object)
    } else {
        ([from..at, between], object)
    }
}

/// The figure that has to be passed to be first: the largest of others, or the smallest.
fn extreme(view: &View<'_>, others: &[usize], way: Way) -> usize {
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let least = matches!(way, Way::Down | Way::Faster | Way::Worse);
    let order = |a: &&usize, b: &&usize| value(**a).total_cmp(&value(**b));
    let found = if least {
        others.iter().min_by(order)
    } else {
        others.iter().max_by(order)
    };
    found.copied().unwrap_or(others[0])
}

fn candidate(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    word: Word,
    [one, other]: [usize; 2],
    strength: i32,
) -> Option<Candidate> {
    let (first, end) = (view.first_token(at), view.end_token(at));
    let around = |q: usize| {
        let token = view.token(q);
        view.first_token(token)..view.end_token(token)
    };
    let up = points_up(view, word.way, one, &[first..end, around(one)]).or(match word.way {
        Way::Better => Some(true),
        Way::Worse => Some(false),
        _ => None,
    })?;
    let apart = sentence.abs_diff(view.context(one).sentence);
    let strength = strength - i32::from(apart > 1);
    Some(told_apart(view, (at, sentence), up, [one, other], strength))
}
