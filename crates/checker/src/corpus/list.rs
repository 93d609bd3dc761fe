//! Lists of figures of one kind in a sentence: parts that another document's total may be made of.

use extractor::Kind;

use super::extent::{
    denies_others, has_the_others, is_by_kind, is_ended, is_led_in, is_whole, lead, says_complete,
};
use super::fact::{Class, Extent, Fact};
use crate::view::View;

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
        let closed = numbered
            || counted
            || ends
            || is_by_kind(view, token(run[0]))
            || is_led_in(view, token(run[0]))
            || run.len() >= 3 && has_the_others(view, token(run[run.len() - 1]));
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
    words!["of whom", "of which", "of them"]
        .iter()
        .any(|of| words.contains(of))
}

fn token_of(view: &View<'_>, sentence: usize, fact: &Fact) -> Option<usize> {
    view.in_sentence(sentence)
        .find(|&q| view.place(view.quantity(q).span) == fact.place)
        .map(|q| view.token(q))
}

/// Numbers the lists of which each member has a sentence of its own, where it is told that nothing else belongs to them:
/// "Three sources and no others. Gifts: £310,000. Grants: £85,000. Shop: £92,500."
pub(super) fn mark_lines(view: &View<'_>, facts: &mut [Fact], lists: &mut u32) {
    let figures: Vec<usize> = (0..facts.len())
        .filter(|&at| facts[at].class != Class::Date)
        .collect();
    let sentence = |at: usize| facts[at].sentence;
    let alone = |n: usize| {
        let beside = |m: Option<&usize>| m.is_some_and(|&m| sentence(m) == sentence(figures[n]));
        !beside(n.checked_sub(1).and_then(|m| figures.get(m))) && !beside(figures.get(n + 1))
    };
    let line = |n: usize| {
        let fact = &facts[figures[n]];
        let label = view
            .document
            .text
            .get(fact.sentence.start..fact.place.span.start);
        let rest = view
            .document
            .text
            .get(fact.place.span.end..fact.sentence.end);
        let few = |words: Option<&str>, most: usize| {
            words.is_some_and(|words| words.split_whitespace().count() <= most)
        };
        fact.class == Class::Level
            && fact.list == 0
            && fact.value > 0.0
            && few(label, LABEL)
            && few(rest, REST)
            && alone(n)
    };
    let follows = |n: usize, m: usize| {
        let (a, b) = (&facts[figures[n]], &facts[figures[m]]);
        let between = view.document.text.get(a.sentence.end..b.sentence.start);
        let colon = |fact: &Fact| {
            let label = fact.sentence.start..fact.place.span.start;
            view.document.text[label].trim_end().ends_with(':')
        };
        a.unit == b.unit
            && a.kind == b.kind
            && colon(a) == colon(b)
            && between.is_some_and(|between| between.chars().all(|c| !c.is_alphanumeric()))
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for n in (0..figures.len()).filter(|&n| line(n)) {
        match runs.last_mut() {
            Some(run) if run[run.len() - 1] + 1 == n && follows(n - 1, n) => run.push(n),
            _ => runs.push(vec![n]),
        }
    }
    let closed = |run: &[usize]| {
        let start = |n: usize| facts[figures[n]].sentence.start;
        let before = lead(view, start(run[0]));
        let sentences = &view.reading.sentences;
        let last = sentences.binary_search_by_key(&start(run[run.len() - 1]), |it| it.span.start);
        says_complete(before) || denies_others(before) || last.is_ok_and(|at| is_ended(view, at))
    };
    let runs: Vec<Vec<usize>> = runs
        .into_iter()
        .filter(|run| run.len() >= 3 && closed(run))
        .collect();
    for run in runs {
        *lists += 1;
        for n in run {
            facts[figures[n]].list = *lists;
            facts[figures[n]].extent = Extent::Closed;
        }
    }
}

/// How many words a line's label has at most, and what stands behind its figure.
const LABEL: usize = 9;
const REST: usize = 4;
