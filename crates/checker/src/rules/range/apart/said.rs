//! How a distance is said: by a noun or a verb, by two words for opposite ends, or as that of so many figures.

use extractor::{Cue, Kind};
use smallvec::SmallVec;

use crate::parts::whole;
use crate::view::View;
use crate::words::WordList;

/// Nouns for a distance.
const NOUNS: WordList = words![
    "range",
    "spread",
    "span",
    "gap",
    "gulf",
    "difference",
    "distance",
    "swing",
    "stretch",
    "band",
    "window",
    "variation",
    "divide",
    "chasm",
];
/// Verbs that set two ends apart.
pub(super) const VERBS: WordList = words![
    "separate",
    "separates",
    "separated",
    "separating",
    "straddled",
    "straddle",
    "spanned",
    "spanning",
    "span",
];
/// Words for an upper and a lower end that no cue tells.
const UPPER: WordList = words!["top", "best", "high", "first", "upper"];
const LOWER: WordList = words!["bottom", "worst", "low", "last", "lower"];

/// How a distance is said.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Said {
    /// By a noun or a verb.
    Named,
    /// By two words for opposite ends.
    Ends,
    /// By a noun, as that of so many figures: "the spread across the three".
    Counted(usize),
}

/// What the words of a sentence tell of distances.
pub(super) struct Words {
    pub(super) sentence: usize,
    /// Words for an end, in order, and whether each is for the upper one.
    ends: SmallVec<[(usize, bool); 4]>,
    /// Whether a noun or a verb is for a distance.
    names: bool,
}

impl Words {
    pub(super) fn of(view: &View<'_>, sentence: usize) -> Self {
        let (first, end) = view.reading.sentences[sentence].tokens;
        let names = |&t: &usize| {
            // Most words do not even begin like one.
            matches!(
                view.lower(t).as_bytes(),
                [b'r' | b'v' | b'b', b'a', ..]
                    | [b's', b'p' | b'w' | b'e' | b't', ..]
                    | [b'w' | b'd', b'i', ..]
                    | [b'g', b'a' | b'u', ..]
                    | [b'c', b'h', ..]
                    | [b'b', b'e', ..]
            ) && (view.is_one_of(t, NOUNS)
                || view.is_one_of(t, VERBS)
                || view.is_one_of(t, words!["between"]))
        };
        Self {
            sentence,
            ends: (first..end)
                .filter_map(|t| Some((t, way(view, t)?)))
                .collect(),
            names: (first..end).any(|t| names(&t)),
        }
    }
}

/// Whether the words beside an amount make it a distance.
pub(super) fn said(view: &View<'_>, q: usize, words: &Words) -> Option<Said> {
    if !words.names && words.ends.len() < 2 {
        return None;
    }
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let before = (first.max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&t| view.is_word(t));
    let noun = |t: usize| view.is_one_of(t, NOUNS);
    let led = before.clone().any(noun) && !before.clone().any(|t| view.cues(t).has(Cue::Average));
    let hyphen = usize::from(view.mark(token + 1) == Some('-'));
    let behind = (token + 1 + hyphen..end.min(token + 3 + hyphen)).any(noun);
    let verb = (token + 1..end.min(token + 4))
        .take_while(|&t| view.is_word(t))
        .chain(before.clone().take(2))
        .any(|t| view.is_one_of(t, VERBS));
    let back = first.max(token.saturating_sub(11));
    let open = |t: &usize| view.at(*t).is_none();
    let start = (back..token).rev().take_while(open).last().unwrap_or(token);
    let alone = !view
        .in_sentence(view.context(q).sentence)
        .any(|l| l > q && view.comparable(l, q) && view.token(l) - token <= 6);
    let far = first.max(token.saturating_sub(14));
    let far = (far..token).rev().take_while(open).last().unwrap_or(token);
    let joins_ends = |tokens| joins_ends(view, words, tokens);
    if joins_ends(token + 1..end.min(token + 15))
        || alone && (joins_ends(start..token) || joins_ends(far..token))
        || (start..token).any(|t| noun(t) && names_extremes(view, t + 1))
    {
        return Some(Said::Ends);
    }
    let counted = (first.max(token.saturating_sub(7))..token)
        .find(|&t| noun(t))
        .and_then(|t| counts_off(view, t + 1));
    if let Some(count) = counted.or_else(|| counts_off(view, token + 1).filter(|_| led)) {
        return Some(Said::Counted(count));
    }
    // "£245 lay between them"
    let lies = (token + 1..end.min(token + 4)).any(|t| view.is_one_of(t, words!["between"]))
        && (token + 1..end.min(token + 5))
            .any(|t| view.is_one_of(t, words!["them", "two", "ends", "extremes"]));
    // "a gap of 11 opened between boys and girls": its own two ends are named.
    let others = !lies && (token + 1..end.min(token + 5)).any(|t| view.cues(t).has(Cue::Between));
    ((led || behind || verb || lies) && !others).then_some(Said::Named)
}

/// "the gap between the extremes", "the distance between the two ends".
fn names_extremes(view: &View<'_>, at: usize) -> bool {
    let end = view.end_token(at - 1).min(at + 4);
    at < end
        && view.cues(at).has(Cue::Between)
        && (at + 1..end).any(|t| view.is_one_of(t, words!["extremes", "ends"]))
}

/// "the spread across the three", "a gap of 16 days over all four": how many figures the distance is one of.
fn counts_off(view: &View<'_>, at: usize) -> Option<usize> {
    let end = view.end_token(at - 1).min(at + 3);
    let over = at < end && view.is_one_of(at, words!["across", "over", "among", "between", "of"]);
    let all = at + 1 < end && view.is_one_of(at + 1, words!["the", "all", "these", "those"]);
    let count = view.at((at + 2).min(end)).filter(|_| over && all)?;
    let count = view.quantity(count);
    let small = count.kind == Kind::Cardinal && count.in_words && count.value <= Some(12.0);
    count.value.filter(|_| small).map(whole)
}

/// "from lightest to heaviest", "separate the best from the worst", "between its mildest spot and its coldest": two opposite ends
/// beside an amount, the one joined to the other.
fn joins_ends(view: &View<'_>, words: &Words, tokens: std::ops::Range<usize>) -> bool {
    let from = tokens.start;
    let mut ways = words.ends.iter().filter(|(t, _)| tokens.contains(t));
    let (Some(&(a, first)), Some(&(b, second))) = (ways.next(), ways.next()) else {
        return false;
    };
    if (from..b).any(|t| view.at(t).is_some()) {
        return false;
    }
    let joined = (a + 1..b).any(|t| {
        view.cues(t)
            .any(&[Cue::To, Cue::From, Cue::And, Cue::Against])
            || view.is_one_of(t, words!["above", "below", "over", "under"])
    });
    // "from the meanest to the most generous": of two words that no list knows the ends are opposite ones.
    let opposite = first != second
        || first
            && (from..a).any(|t| view.cues(t).has(Cue::From))
            && (a + 1..b).any(|t| view.cues(t).has(Cue::To))
            && view.lower(a) != view.lower(b);
    opposite && joined && a - from <= 6
}

/// Whether a word is for an upper end of some list, or for a lower.
fn way(view: &View<'_>, at: usize) -> Option<bool> {
    if !view.is_word(at) {
        return None;
    }
    let cues = view.cues(at);
    let word = view.lower(at);
    // Most words do not even begin like one. "best-off"
    let begins = matches!(
        word.as_bytes(),
        [b'b', b'o' | b'e', ..]
            | [b'w', b'o', ..]
            | [b'l', b'o' | b'a', ..]
            | [b't', b'o', b'p', ..]
            | [b'h' | b'f', b'i', ..]
            | [b'u', b'p', ..]
    );
    let is_of = |words: WordList| {
        let mut words = words.iter();
        words.any(|other| {
            let rest = word.strip_prefix(other);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    };
    if cues.has(Cue::Least) || begins && is_of(LOWER) {
        return Some(false);
    }
    let upper = cues.has(Cue::Superlative) || begins && is_of(UPPER) || is_extreme(view, at);
    upper.then_some(true)
}

/// A superlative by its form, behind its article: "the loftiest", "the most generous"; a forest or a harvest is none.
fn is_extreme(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    // Most words neither begin nor end so.
    if !word.starts_with('m') && !word.ends_with('t') {
        return false;
    }
    let most = || word == "most" || word.starts_with("most ");
    let form = || word.len() > 5 && word.ends_with("est") && !view.is_one_of(at, NOUNS_IN_EST);
    (form() || most())
        && at > view.first_token(at)
        && view.is_one_of(at - 1, words!["the", "its", "their", "and", "to", "from"])
}

/// Words that only look like superlatives.
const NOUNS_IN_EST: WordList = words![
    "arrest",
    "bequest",
    "conquest",
    "contest",
    "forest",
    "harvest",
    "honest",
    "inquest",
    "interest",
    "modest",
    "northwest",
    "protest",
    "request",
    "southwest",
];
