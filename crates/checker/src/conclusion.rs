//! Sentences that draw a figure from those before: "That's one in three." · "A fifth, in other words." · "So 32,100 came over
//! three days." · "Fourteen people, then."
//!
//! Spoken and short prose states the operands first, a sentence each, and the figure that follows from them in one more.

use document::BlockKind;
use extractor::{Cue, Kind};

use crate::parts::is_amount;
use crate::view::View;
use crate::words::WordList;

/// A sentence of at most so many tokens with one figure and no other is a fragment that answers what was said.
const FRAGMENT: usize = 6;
/// How many tokens from the start of its sentence a concluded figure stands at most.
const LEAD: usize = 9;
/// How many sentences back the operands may begin.
const BACK: usize = 4;

/// Whether a claim's sentence opens with "That", "This" or the like.
pub(crate) fn points_back(view: &View<'_>, claim: usize) -> bool {
    let at = view.token(claim);
    let start = view.first_token(at);
    let that = view.cues(start).has(Cue::Equal)
        || view.is_word(start) && matches!(view.word(start), "That" | "This" | "That’s" | "That's");
    // "The drop of 1.3 percent", "The gap is 22 points", "blame unlit streets for the 35% rise"
    let noun = |t: usize| view.cues(t).any(&[Cue::ChangeNoun, Cue::Gap, Cue::Margin]);
    let named = view.is_word(start)
        && view.word(start) == "The"
        && at <= start + 5
        && (start + 1..at).any(noun);
    let definite =
        at > start && view.is_word(at - 1) && view.lower(at - 1) == "the" && noun(at + 1);
    that || named || definite
}

/// Whether the sentence of a figure concludes it from what was said before.
pub(crate) fn concludes(view: &View<'_>, q: usize) -> bool {
    let (first, end) = view.reading.sentences[view.context(q).sentence].tokens;
    let token = view.token(q);
    // What the sentence opens with: the first of its figures, in its first clause.
    let leads = view.in_sentence(view.context(q).sentence).next() == Some(q)
        && token - first <= LEAD
        && !(first..token).any(|at| matches!(view.mark(at), Some(';' | ':')));
    if !leads {
        return false;
    }
    let is = |at: usize, words: WordList| at < end && view.is_one_of(at, words);
    let opens = is(
        first,
        words![
            "that's",
            "that’s",
            "that is",
            "that was",
            "that makes",
            "that means",
            "so",
            "thus",
            "hence",
            "altogether",
            "together",
            "in all",
            "all told",
            "all in all",
            "therefore",
            "in other words",
        ],
    ) || is(first, words!["that", "this"])
        && (view
            .cues(first + 1)
            .any(&[Cue::Equal, Cue::Making, Cue::Level]));
    let turned = (first..end).any(|at| {
        is(at, words!["in other words", "that is", "then", "all told"])
            && at > first
            && view.mark(at - 1) == Some(',')
    });
    let added =
        is(first, words!["add", "put"]) && is(first + 1, words!["them", "those", "these", "the"]);
    let alone = view.in_sentence(view.context(q).sentence).count() == 1;
    let shut = token + 1 >= end || view.mark(token + 1).is_some();
    let fragment = alone && shut && end - first <= FRAGMENT && token <= first + 1;
    opens || turned || added || fragment
}

/// The amounts of a kind that a conclusion may stand on: those of the unbroken run of sentences before it that have any, in
/// their order.
pub(crate) fn before(view: &View<'_>, q: usize, like: impl Fn(usize) -> bool) -> Vec<usize> {
    let sentence = view.context(q).sentence;
    let block = view.reading.sentences[sentence].block;
    if matches!(view.document.blocks[block].kind, BlockKind::Cell { .. }) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in (sentence.saturating_sub(BACK)..sentence).rev() {
        if view.reading.sentences[at].block != block
            || view.apart(at, sentence).is_none_or(|apart| apart > BACK)
        {
            break;
        }
        let here: Vec<usize> = view
            .in_sentence(at)
            .filter(|&l| is_amount(view, l) && like(l))
            .collect();
        if here.is_empty() {
            if !found.is_empty() || sentence - at > 1 {
                break;
            }
            continue;
        }
        found.splice(0..0, here);
        if found.len() > 6 {
            break;
        }
    }
    found
}

/// Whether a figure is a plain count that is no ordinal, year or "one".
pub(crate) fn is_plain_count(view: &View<'_>, l: usize) -> bool {
    view.is_count(l)
        && view.quantity(l).kind == Kind::Cardinal
        && view.quantity(l).value > Some(1.0)
        && view.change(l).is_none()
}
