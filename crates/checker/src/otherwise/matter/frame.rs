//! What a claim's own words hold it against, if that is another figure than those it was bound to.

use document::Span;
use extractor::{Cue, Kind};

use crate::candidate::Candidate;
use crate::pairs::alike;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// Words between a claim and what it is held against, and from there to the figure.
const REACH: usize = 7;

/// Whether the words around a claim give it another base, another subject or another whole than a binding does.
pub(super) fn is_framed_otherwise(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    let another_base = own_base(view, q)
        .is_some_and(|base| !candidate.stands_on(base) && operands().any(|l| alike(view, l, base)));
    another_base
        || is_of_the_untold(view, q)
        || is_of_another_time(view, q, candidate)
        || is_partitive(view, q)
        || is_of_relative(view, q, candidate)
        || operands().any(|l| moves_by_another(view, l, q))
        || operands().take(1).any(|l| is_base_of_another(view, l, q))
}

/// "3,000 tonnes, or 15%, more than the 22,000 of the season before": of what is named, and of nothing else.
pub(super) fn is_held_against_another(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    own_base(view, q).is_some_and(|base| {
        let mut operands = candidate.operands.iter();
        !candidate.stands_on(base) && operands.any(|operand| alike(view, operand.quantity, base))
    })
}

/// The level that the words behind a change hold it against: "14% more than the 2,100 of last year", "3,000 tonnes, or 15%, above
/// the previous 22,000", "up 5% on £2,000".
pub(crate) fn own_base(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let end = view.end_token(token);
    let from = (token + 1..end).find(|&at| !matches!(view.mark(at), Some(',' | ')')))?;
    if from > token + 3 {
        return None;
    }
    let against = (from..end.min(from + REACH))
        // "a drop of four points that leaves it below the 95% wanted", "168, while a third ended on 402": of another clause.
        .take_while(|&at| view.is_word(at) && !view.is_one_of(at, words!["that", "which", "who"]))
        .take_while(|&at| !view.cues(at).any(&[Cue::And, Cue::But]))
        .find(|&at| {
            view.cues(at).any(&[Cue::Against, Cue::On, Cue::From])
                || view.is_one_of(at, words!["above", "below"])
        })?;
    let base = (against + 1..end.min(against + REACH))
        // "down 19 percent on 2023's 1,400"
        .take_while(|&at| view.mark(at).is_none_or(|mark| matches!(mark, '\'' | '’')))
        .take_while(|&at| !view.cues(at).any(&[Cue::And, Cue::But]))
        .filter_map(|at| view.at(at))
        .find(|&l| view.is_magnitude(l))?;
    (view.is_level(base) && base != q).then_some(base)
}

/// "8.2 million boxes, 25 per cent more than 6.56 million": a level, and no distance from another.
pub(super) fn is_level_of_a_change(view: &View<'_>, q: usize) -> bool {
    let next = q + 1;
    view.in_sentence(view.context(q).sentence).contains(&next)
        && view.quantity(next).kind == Kind::Percent
        && view.token(next) - view.token(q) <= REACH
        && own_base(view, next).is_some_and(|base| view.comparable(base, q))
}

/// "a number said to be 46% above what they were built for": of what no figure tells.
fn is_of_the_untold(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let end = view.end_token(token).min(token + 4);
    (token + 1..end)
        .take_while(|&at| view.is_word(at))
        .any(|at| at > token + 1 && view.is_one_of(at, words!["what"]))
}

/// How many words behind a figure tell its time.
const TIMED: usize = 7;
/// Stretches of time that one level follows another by.
const STRETCHES: WordList = words!["year", "quarter", "month", "week", "day"];

/// "rose 8% on the year to £9.1m, from £8.8m the previous quarter" · "141 million in 2022, twice as many as the year before but far
/// below the 230 million of 2019": the level is of another time than the claim is held against.
pub(super) fn is_of_another_time(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [new, old] = &candidate.operands[..] else {
        return false;
    };
    let Some(own) = stretch_back(view, q) else {
        return false;
    };
    let other = stretch_back(view, old.quantity);
    let years = [new, old].map(|operand| view.context(operand.quantity).time.year);
    let apart = matches!(years, [Some(new), Some(old)] if new.abs_diff(old) != 1);
    other.is_some_and(|other| other != own) || own == "year" && apart
}

/// The stretch of time that the words right behind a figure go back by: "on the year", "from a month earlier", "the previous quarter".
fn stretch_back<'v>(view: &View<'v>, q: usize) -> Option<&'v str> {
    let token = view.token(q);
    let end = view.end_token(token).min(token + 1 + TIMED);
    let stop = (token + 1..end)
        .find(|&at| !view.is_word(at))
        .unwrap_or(end);
    if stop == token + 1 {
        return None;
    }
    let tokens = &view.reading.tokens;
    let span = Span {
        start: tokens[token + 1].span.start,
        end: tokens[stop - 1].span.end,
    };
    let (mut before, mut last) = ("", "");
    let mut words = view.lowered_words(span).split_whitespace();
    while let Some(word) = words.next() {
        if STRETCHES.has(word) {
            let led = matches!(last, "previous" | "prior" | "preceding" | "last")
                || last == "the" && before == "on";
            let next = words.next();
            return (led || matches!(next, Some("before" | "earlier" | "ago" | "on")))
                .then_some(word);
        }
        (before, last) = (last, word);
    }
    None
}

/// "of whom 92,735 were men, or 54.6 per cent": a part of those just told, and no change of theirs.
fn is_partitive(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(12));
    let moves = |at: usize| {
        view.cues(at)
            .any(&[Cue::Rise, Cue::Fall, Cue::ChangeVerb, Cue::ChangeNoun])
    };
    (first..token)
        .rev()
        .take_while(|&at| !moves(at) && view.mark(at) != Some(';'))
        .any(|at| view.cues(at).has(Cue::OfThose))
}

/// "22.9% of the market, up from 22.5%, on sales that grew 4.6%": a clause of its own says what the claim is of.
fn is_of_relative(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(4));
    let Some(that) = (first + 1..token).find(|&at| view.is_one_of(at, words!["that", "which"]))
    else {
        return false;
    };
    let Some(noun) = Some(that - 1)
        .filter(|&at| view.is_word(at) && view.cues(at).is_plain())
        .and_then(|at| stem(view.lower(at)))
    else {
        return false;
    };
    candidate.operands.iter().all(|operand| {
        let counted = view.counted(operand.quantity);
        let other = !counted.is_empty() || view.quantity(operand.quantity).kind == Kind::Percent;
        view.token(operand.quantity) < that
            && other
            && !counted.iter().any(|other| related(noun, other))
    })
}

/// "£1.4bn of the revenue, up 27.6%, and £117.4m of profit, up 111.2%": a level with a move of its own is none of the next one's.
fn moves_by_another(view: &View<'_>, level: usize, q: usize) -> bool {
    let sentence = view.context(q).sentence;
    if level >= q || view.context(level).sentence != sentence {
        return false;
    }
    let own =
        (level + 1..q).find(|&r| view.is_magnitude(r) || view.quantity(r).kind == Kind::Percent);
    own.is_some_and(|r| {
        view.quantity(r).kind == Kind::Percent
            && view.change(r).is_some()
            && view.token(r) - view.token(level) <= REACH
            && (r + 1..q).any(|next| view.is_level(next) && view.comparable(next, level))
    })
}

/// "22 million, 2% below the 22.5 million expected, 26% below the 29.9 million of last year": what one change is held against is not
/// what the next one arrives at.
fn is_base_of_another(view: &View<'_>, new: usize, q: usize) -> bool {
    view.in_sentence(view.context(new).sentence)
        .filter(|&r| r != q && r < new && view.quantity(r).kind == Kind::Percent)
        .any(|r| own_base(view, r) == Some(new))
}
