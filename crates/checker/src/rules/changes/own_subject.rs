//! The subject that the clause of a change has, where it has one.

use extractor::Cue;

use super::subject::{content, is_determined, is_pronoun};
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// What has the stem of a count and is none.
const COUNTIES: WordList = words!["county", "counties"];

/// The stems of the subject that a claim's own clause has, and whether a verb of change or being joins them. Empty where the
/// clause has none, or only a pronoun with nothing before it.
pub(super) fn own_subject<'v, 'a>(view: &'v View<'a>, claim: usize) -> &'v (Vec<&'a str>, bool) {
    view.memo.subjects[claim].get_or_init(|| find_own_subject(view, claim))
}

fn find_own_subject<'a>(view: &View<'a>, claim: usize) -> (Vec<&'a str>, bool) {
    let at = view.token(claim);
    let first = view.first_token(at);
    let boundary = |t: usize| {
        view.at(t).is_some()
            || matches!(view.mark(t), Some(',' | ';' | ':' | '—' | '('))
            || view.cues(t).any(&[Cue::But, Cue::And])
    };
    let mut start = at;
    // "rose faster, by 8.9%": the amount behind a comma belongs to the clause before it.
    if start > first + 1 && view.cues(start - 1).has(Cue::By) && view.mark(start - 2) == Some(',') {
        start -= 2;
    }
    loop {
        while start > first && !boundary(start - 1) {
            start -= 1;
        }
        match opens_aside(view, start, first) {
            Some(comma) => start = comma,
            None => break,
        }
    }
    // "have nearly tripled": the claim is its own verb.
    let itself = view.quantity(claim).kind == extractor::Kind::Multiple
        && view.printed(claim).ends_with("ed");
    let verb = itself
        || (start..at).any(|t| {
            view.cues(t).has(Cue::ChangeVerb) && !is_determined(view, t, first)
                || view.cues(t).has(Cue::Level)
        });
    // "… to 200 litres, and farmers must use 80% less": a new main clause.
    let verb = verb || start > first && view.cues(start - 1).any(&[Cue::But, Cue::And]);
    if (start..at).any(|t| {
        view.cues(t)
            .any(&[Cue::Attribution, Cue::Equal, Cue::Making])
    }) {
        return (Vec::new(), false);
    }
    let pronoun = (start..at).any(|t| view.is_word(t) && is_pronoun(view.lower(t)));
    // A pronoun points back into its own sentence where there is something to point to.
    let mut subject = content(view, if pronoun { first } else { start }, at);
    // "The number has quadrupled", "the figure is up 12%" name nothing of their own.
    // A county has the stem of a count.
    let place = (start..at).any(|t| view.is_one_of(t, COUNTIES));
    if !place && subject.iter().all(|stem| is_figure_word(stem)) {
        subject.clear();
    }
    (subject, verb)
}

/// "Prices, meanwhile, went up": the comma that opens what stands between two of them, where the clause goes on behind it.
fn opens_aside(view: &View<'_>, start: usize, first: usize) -> Option<usize> {
    if start < first + 3 || view.mark(start - 1) != Some(',') {
        return None;
    }
    let from = (first..start - 1)
        .rev()
        .take(ASIDE)
        .take_while(|&t| view.at(t).is_none())
        .find(|&t| view.mark(t) == Some(','))?;
    let adverb = from + 2 == start - 1 && view.is_word(from + 1) && is_aside(view.lower(from + 1));
    (adverb && from > first).then_some(from)
}

/// How many words an aside may have.
const ASIDE: usize = 3;

/// A word that may stand between commas within a clause.
fn is_aside(word: &str) -> bool {
    matches!(
        word,
        "meanwhile"
            | "however"
            | "though"
            | "too"
            | "also"
            | "instead"
            | "moreover"
            | "nevertheless"
            | "nonetheless"
            | "conversely"
            | "likewise"
            | "similarly"
            | "incidentally"
            | "again"
    )
}

/// Whether a claim's clause has a subject of its own and a verb: what it speaks of is named.
pub(super) fn has_own_subject(view: &View<'_>, claim: usize) -> bool {
    let &(ref own, verb) = own_subject(view, claim);
    verb && !own.is_empty()
}

/// "The census counted 8,411 in 2010 and 7,602 in 2020, while the county as a whole grew 5 percent": a clause of contrast about what is
/// not named before it.
pub(crate) fn is_of_another(view: &View<'_>, claim: usize, [a, b]: [usize; 2]) -> bool {
    let (at, last) = (view.token(claim), view.token(a.max(b)));
    let sentence = view.context(claim).sentence;
    let told = [a, b].iter().all(|&q| view.context(q).sentence == sentence);
    let contrast = || (last..at).any(|t| view.cues(t).has(Cue::But));
    if !told || last >= at || !contrast() {
        return false;
    }
    let &(ref own, verb) = own_subject(view, claim);
    let before = content(view, view.first_token(last), last);
    // A county has the stem of what was counted.
    let place = (last..at).any(|t| view.is_one_of(t, COUNTIES));
    let shared = own.iter().any(|stem| {
        !(place && *stem == "count")
            && [&before[..], view.topic(a), view.topic(b)]
                .iter()
                .any(|told| told.iter().any(|other| related(stem, other)))
    });
    verb && !own.is_empty() && !shared
}

/// Stems of nouns that stand for whatever figure was given before.
pub(crate) fn is_figure_word(stem: &str) -> bool {
    matches!(
        stem,
        "numb"
            | "number"
            | "figur"
            | "total"
            | "tot"
            | "tally"
            | "tall"
            | "count"
            | "amount"
            | "sum"
            | "level"
            | "volum"
            | "valu"
            | "siz"
            | "quantity"
            | "quantit"
            | "result"
            | "word"
            | "effect"
            | "term"
    )
}
