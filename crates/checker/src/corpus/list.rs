//! Lists of figures of one kind in a sentence: parts that another document's total may be made of.

use extractor::{Cue, Kind};

use super::fact::{Class, Extent, Fact};
use crate::view::View;

/// Words that say that a list is whole.
const WHOLE: &[&str] = &[
    "all",
    "altogether",
    "break",
    "breaks",
    "breakdown",
    "broken",
    "comprise",
    "comprised",
    "comprises",
    "comprising",
    "consist",
    "consisted",
    "consists",
    "divided",
    "made",
    "only",
    "result",
    "results",
    "split",
    "total",
    "totalling",
];

/// Numbers the lists of a sentence in its facts: at least two levels of one unit, one behind the other.
pub(crate) fn mark(view: &View<'_>, sentence: usize, facts: &mut [Fact], lists: &mut u32) {
    let mut levels: Vec<usize> = Vec::new();
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let fits = fact.class == Class::Level && !fact.passing && fact.value > 0.0;
        let joins = levels.last().is_none_or(|&last: &usize| {
            facts[last].unit == fact.unit && facts[last].kind == fact.kind
        });
        // "38 lightly, of whom 30 went home": what is a part of a member is none itself.
        let last = levels.last().filter(|_| levels.len() >= 2);
        let of_last = last.is_some_and(|&last| {
            facts[last].order == fact.whole && is_of_those(view, &facts[last], fact)
        });
        if fits && of_last {
            continue;
        }
        if fits && joins {
            levels.push(at);
        } else if fact.class != Class::Date {
            runs.push(std::mem::take(&mut levels));
            if fits {
                levels.push(at);
            }
        }
    }
    runs.push(levels);
    let whole = is_whole(view, sentence);
    let ends = is_ended(view, sentence);
    for mut run in runs.into_iter().filter(|run| run.len() >= 2) {
        let token = |at: usize| token_of(view, sentence, &facts[at]);
        // "of three sorts: by rail 410, by road 260 and on foot 95": their number is none of them.
        let counts = |at: usize, many: usize| {
            facts[at].kind == Kind::Cardinal && facts[at].value.total_cmp(&(many as f64)).is_eq()
        };
        let colon = |from: Option<usize>, to: Option<usize>| {
            from.zip(to)
                .is_some_and(|(from, to)| (from..to).any(|at| view.mark(at) == Some(':')))
        };
        let numbered =
            run.len() >= 3 && counts(run[0], run.len() - 1) && colon(token(run[0]), token(run[1]));
        if numbered {
            run.remove(0);
        }
        let counted = (0..run[0])
            .rev()
            .take(2)
            .any(|at| counts(at, run.len()) && colon(token(at), token(run[0])));
        let closed = numbered || counted || ends || is_by_kind(view, token(run[0]));
        let extent = match (closed, whole) {
            (true, _) => Extent::Closed,
            (false, true) => Extent::Whole,
            (false, false) => Extent::Open,
        };
        *lists += 1;
        for at in run {
            facts[at].list = *lists;
            facts[at].extent = extent;
        }
    }
}

/// "38, of whom 30".
fn is_of_those(view: &View<'_>, whole: &Fact, part: &Fact) -> bool {
    let between = whole.place.span.end..part.place.span.start;
    let words = view.document.text.get(between).unwrap_or_default();
    ["of whom", "of which", "of them"]
        .iter()
        .any(|of| words.contains(of))
}

fn token_of(view: &View<'_>, sentence: usize, fact: &Fact) -> Option<usize> {
    view.in_sentence(sentence)
        .find(|&q| view.place(view.quantity(q).span) == fact.place)
        .map(|q| view.token(q))
}

/// "Members by branch: Mill Lane 410, …": before the first figure a colon, and before that by what is counted.
fn is_by_kind(view: &View<'_>, first: Option<usize>) -> bool {
    let Some(first) = first else { return false };
    let from = view.first_token(first);
    let colon = (from..first).rev().find(|&at| view.mark(at) == Some(':'));
    colon.is_some_and(|colon| {
        (from.max(colon.saturating_sub(3))..colon)
            .any(|at| view.is_word(at) && view.word(at).eq_ignore_ascii_case("by"))
    })
}

/// Whether the sentence, or the next one where it opens with *no*, says that there is no other: "and no others", "there were no
/// other lots", "No house was entered elsewhere".
fn is_ended(view: &View<'_>, sentence: usize) -> bool {
    let words = |sentence: usize| {
        let (from, to) = view.reading.sentences[sentence].tokens;
        let words = (from..to).filter(|&at| view.is_word(at));
        words.flat_map(|at| view.word(at).split(' '))
    };
    let other = |word: &str| matches!(word, "other" | "others" | "else" | "elsewhere" | "further");
    let none = |word: &str| matches!(word, "no" | "none" | "nothing" | "nobody" | "nowhere");
    let (mut denied, mut before) = (false, false);
    let here = words(sentence).map(str::to_ascii_lowercase).any(|word| {
        let ended = before && other(&word) || denied && word == "elsewhere";
        before = none(&word);
        denied |= before;
        ended
    });
    let end = view.reading.sentences[sentence].span.end;
    let behind = view.document.text.get(end..).unwrap_or_default();
    let behind = behind.trim_start_matches(['.', ' ']);
    let behind = behind.split(['.', '\n']).next();
    let mut behind = behind.unwrap_or_default().split(' ');
    let next = behind
        .by_ref()
        .take(3)
        .any(|word| none(&word.to_lowercase()))
        && behind.any(other);
    here || next
}

/// Whether the sentence, or the next one, says that nothing else belongs to its list.
fn is_whole(view: &View<'_>, sentence: usize) -> bool {
    let says = |sentence: usize| {
        let (from, to) = view.reading.sentences[sentence].tokens;
        (from..to).filter(|&at| view.is_word(at)).any(|at| {
            view.cues(at).has(Cue::Total)
                || view
                    .word(at)
                    .split(' ')
                    .any(|word| WHOLE.contains(&word.to_ascii_lowercase().as_str()))
        })
    };
    let next = view.reading.sentences.get(sentence + 1).filter(|next| {
        let (from, to) = next.tokens;
        (from..to.min(from + 4))
            .any(|at| view.is_word(at) && view.word(at).eq_ignore_ascii_case("no"))
    });
    says(sentence) || next.is_some()
}
