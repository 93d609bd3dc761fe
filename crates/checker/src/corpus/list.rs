//! Lists of figures of one kind in a sentence: parts that another document's total may be made of.

use extractor::Cue;

use super::fact::{Class, Fact};
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
    for run in runs.into_iter().filter(|run| run.len() >= 2) {
        *lists += 1;
        for at in run {
            facts[at].list = *lists;
            facts[at].whole_list = whole;
        }
    }
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
