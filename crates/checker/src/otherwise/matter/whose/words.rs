//! The words that name what changes in a clause.

use extractor::Cue;

use crate::calendar::{MONTHS, WEEKDAYS};
use crate::corpus::term_of;
use crate::rules::{content, is_figure_word};
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// Words that open a clause about something else.
pub(super) const OPENERS: WordList = words![
    "and",
    "as",
    "while",
    "whereas",
    "when",
    "with",
    "on",
    "despite",
    "although",
    "though",
    "but",
    "because",
    "after",
    "amid",
    "even as",
    "just as",
    "helped by",
    "thanks to",
    "even though",
    "following",
    "by",
    "if",
];

pub(super) type Words<'a> = Vec<&'a str>;

/// Whether a clause of its own may open at a token.
pub(super) fn opens(view: &View<'_>, t: usize) -> bool {
    matches!(view.mark(t), Some(';' | ':' | '—' | '('))
        || view.is_one_of(t, OPENERS)
            && (view.lower(t) != "by" || view.lower(t + 1).ends_with("ing"))
        || view.cues(t).any(&[Cue::And, Cue::But])
}

/// "a fall", "the increase": a word of change behind an article.
pub(super) fn is_noun_form(view: &View<'_>, t: usize) -> bool {
    t > view.first_token(t) && view.is_one_of(t - 1, words!["a", "an", "the", "of", "this", "that"])
}

/// What stands with two levels and in the clause before them.
pub(super) fn pairs_words<'a>(view: &View<'a>, [first, last]: [usize; 2]) -> Words<'a> {
    let at = view.token(first);
    let start = view.first_token(at);
    let own = (start..at)
        .rev()
        .find(|&t| opens(view, t))
        .map_or(start, |t| t + 1);
    let mut words = nouns(view, own, at);
    if words.is_empty() {
        words = nouns(view, start, at);
    }
    if view.context(first).sentence == view.context(last).sentence {
        words.extend(nouns(view, at + 1, view.token(last)));
    }
    words.extend(counted(view, [first, last]));
    words
}

pub(super) fn counted<'a>(view: &View<'a>, pair: [usize; 2]) -> Words<'a> {
    pair.iter()
        .flat_map(|&l| view.counted(l).iter().copied())
        .collect()
}

/// The stems of words that name what changes.
pub(super) fn nouns<'a>(view: &View<'a>, from: usize, to: usize) -> Words<'a> {
    let dated = |t: usize| MONTHS.contains(&view.word(t)) || WEEKDAYS.contains(&view.word(t));
    let mut words = Words::new();
    for t in (from..to).filter(|&t| !dated(t) && !view.cues(t).any(&[Cue::Rise, Cue::Fall])) {
        words.extend(content(view, t, t + 1));
    }
    words.retain(|stem| !is_figure_word(stem) && !PLAIN.has(stem));
    words
}

/// Stems of words that name nothing.
const PLAIN: WordList = words![
    "also",
    "still",
    "alone",
    "thu",
    "thus",
    "therefor",
    "mean",
    "meanwhile",
    "nearly",
    "almost",
    "year",
    "month",
    "week",
    "day",
    "quart",
    "quarter",
    "percent",
    "per",
    "cent",
    "point",
    "roughly",
    "rough",
    "about",
    "sharply",
    "sharp",
    "again",
    "then",
    "now",
    "just",
    "by",
    "remain",
    "remained",
];

/// Whether two things that are named have no word in common, nor words of one meaning.
pub(super) fn differ(own: &[&str], theirs: &[&str]) -> bool {
    !own.is_empty()
        && !theirs.is_empty()
        && !own.iter().any(|a| {
            theirs
                .iter()
                .any(|b| related(a, b) || term_of(a).is_some_and(|term| term_of(b) == Some(term)))
        })
}

/// "the figure", "the number": whatever was told before.
pub(super) fn is_figure(view: &View<'_>, t: usize) -> bool {
    stem(view.lower(t)).is_some_and(is_figure_word)
}
