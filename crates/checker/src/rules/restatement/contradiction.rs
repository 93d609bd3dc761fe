//! A figure that points back, or repeats the headline, and that a slip turned into another.
//!
//! "The £4.2m penalty" after a fine of £2.4m. By chance two figures are transpositions of each other, or a thousandfold, once
//! in a hundred times; so that, and words that point back, must come together. A count of the same people that differs
//! outright needs more: "sixteen climbers … all 19 climbers caught by the avalanche", with every word in the first sentence.

use extractor::{Cue, Hedge, Kind, Stance};

use super::agreement::said_again;
use super::figure::{Figure, Sorts};
use crate::candidate::Candidate;
use crate::diagnose::{one_digit_off, slip};
use crate::judge::meets;
use crate::view::View;
use crate::words::WordList;

/// How many earlier figures are looked at.
const REACH: usize = 60;

pub(super) fn find(
    view: &View<'_>,
    figures: &[Figure],
    sorts: &Sorts,
    slips: &[usize],
    at: usize,
) -> Option<Candidate> {
    let later = &figures[at];
    let q = later.quantity;
    let kind = view.quantity(q).kind;
    let known = matches!(
        kind,
        Kind::Cardinal
            | Kind::Money
            | Kind::Measure
            | Kind::Percent
            | Kind::Rate
            | Kind::Duration
            | Kind::Age
    );
    if !known || view.change(q).is_some() || view.is_furniture(q) || later.is_cell {
        return None;
    }
    let holds = |before: usize, may_be_slip: bool| {
        let earlier = &figures[before];
        let alone = sorts.is_pair(before, at);
        let may_be_one = alone
            || may_be_slip
            || kind == Kind::Duration
            || view.context(q).sentence <= view.context(earlier.quantity).sentence + 2;
        if !may_be_one || !comparable(view, later, earlier) {
            return None;
        }
        let strength = (alone || may_be_slip)
            .then(|| slipped(view, later, earlier, alone))
            .flatten()
            .or_else(|| recounted(view, later, earlier))
            .or_else(|| repeated(view, later, earlier))?;
        Some(said_again(view, later, earlier, strength))
    };
    if sorts.are_few(at) || kind == Kind::Duration || recounts(view, later) {
        return sorts
            .before(at, REACH)
            .find_map(|before| holds(before, later.may_be_slip_of(&figures[before])));
    }
    // What no slip explains is turned down.
    let near = slips.iter().take_while(|&&before| before + REACH >= at);
    near.copied().find_map(|before| holds(before, true))
}

/// "All 19 climbers": whether a figure opens its sentence as one that was told before.
fn recounts(view: &View<'_>, figure: &Figure) -> bool {
    let token = view.token(figure.quantity);
    let first = view.first_token(token);
    token == first + 1 && matches!(view.lower(first), "the" | "all" | "these" | "those")
}

/// Whether two figures could be one, by all but their values.
fn comparable(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    let years = matches!((ca.time.year, cb.time.year), (Some(x), Some(y)) if x != y);
    a.kind == b.kind
        && a.unit == b.unit
        && (a.hedge == b.hedge || a.hedge.is_neutral() && b.hedge.is_neutral())
        && (ca.sentence != cb.sentence
            || a.kind != Kind::Percent && are_parted(view, earlier.quantity, later.quantity))
        && asserted(ca.stance)
        && (asserted(cb.stance) || points_back(view, later.quantity))
        && !years
        && !earlier.is_cell
        && view.change(earlier.quantity).is_none()
        && !view.is_furniture(earlier.quantity)
        && !meets(a.interval, b.interval)
}

/// "Bank shuts 5,360 branches: the 3,560 closures begin in May": two clauses that a mark parts.
pub(super) fn are_parted(view: &View<'_>, earlier: usize, later: usize) -> bool {
    (view.token(earlier) + 1..view.token(later))
        .any(|at| matches!(view.mark(at), Some(';' | ':' | '(' | '—' | '–')))
        || view.token(later) > 2
            && view.is_one_of(view.token(later) - 1, words!["those", "these"])
            && view.cues(view.token(later) - 2).has(Cue::And)
}

fn asserted(stance: Stance) -> bool {
    matches!(stance, Stance::Fact | Stance::Forecast)
}

/// Whether a sentence says when, as against another time.
fn tells_a_time(view: &View<'_>, sentence: usize) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    view.sentence_has(sentence, &[Cue::Earlier, Cue::Later])
        || (from..to).any(|at| {
            view.is_one_of(
                at,
                words![
                    "after",
                    "before",
                    "last",
                    "next",
                    "then",
                    "since",
                    "previous",
                    "preceding",
                    "following",
                    "again",
                ],
            )
        })
}

/// Digits transposed or a thousandfold, where the one may be such a slip of the other or is alone with it: how strongly the words say that the same figure is meant.
fn slipped(view: &View<'_>, later: &Figure, earlier: &Figure, alone: bool) -> Option<i32> {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    if later.digits < 2 && earlier.digits < 2 {
        return None;
    }
    let slip = slip(later.value, earlier.value, a.grain.max(b.grain));
    let thousandfold = slip == Some("power of ten");
    // One digit off tells less: only where the text holds no other figure of the sort.
    if slip.is_none() && !(alone && one_digit_off(later.value, earlier.value)) {
        return None;
    }
    let (from, to) = (
        view.context(earlier.quantity).sentence,
        view.context(later.quantity).sentence,
    );
    // "664 letters the week of the vote … 604 the week after": two times, be they told ever so briefly.
    if slip.is_none() && [from, to].iter().any(|&at| tells_a_time(view, at)) {
        return None;
    }
    let common = later.shared(view, earlier);
    let anaphor = points_back(view, later.quantity);
    let near = to - from <= 2;
    let times =
        view.context(earlier.quantity).time.earlier != view.context(later.quantity).time.earlier;
    if times && !thousandfold {
        return None;
    }
    let reach = near && (common >= 1 || anaphor) || to - from <= 12 && common >= 2;
    // "the 41 singers" are not the 14 towns.
    if view.is_count(later.quantity)
        && view.context(later.quantity).counted.is_some()
        && !later
            .noun(view)
            .iter()
            .any(|stem| earlier.topic(view).contains(stem))
    {
        return None;
    }
    // The opening states the figures that the rest repeats.
    let opening = earlier.block == 0
        && later.block > 0
        && (later.digits >= 3 || common >= 2 || later.same_noun(view, earlier));
    // A short text with no other figure of the sort, whose words name the same thing twice.
    let alone = alone
        && later.digits.min(earlier.digits) >= 3
        && (common >= 2 && later.same_noun(view, earlier)
            || common >= 1 && is_definite(view, later.quantity))
        && !is_compared(view, from, to);
    if !reach || !(anaphor || (earlier.is_heading || opening) && common >= 1 || alone) {
        return None;
    }
    // The judge adds three for the slip itself.
    Some(
        5 + common.min(3) + i32::from(later.same_noun(view, earlier))
            - 3 * i32::from(contrasted(view, later)),
    )
}

/// "The sale price of £1,870", "All 476 of the crates": a noun phrase that the text has introduced.
fn is_definite(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(5))..token)
        .rev()
        .take_while(|&at| view.is_word(at) || view.mark(at) == Some(','))
        .any(|at| {
            view.is_one_of(
                at,
                words![
                    "the", "that", "this", "those", "these", "all", "the same", "same", "its",
                ],
            )
        })
}

/// Whether sentences set levels against each other: of two times, places or groups.
fn is_compared(view: &View<'_>, from: usize, to: usize) -> bool {
    let apart = [
        Cue::Against,
        Cue::Earlier,
        Cue::But,
        Cue::ChangeVerb,
        Cue::ChangeNoun,
        Cue::Comparative,
    ];
    (from..=to).any(|sentence| view.sentence_has(sentence, &apart))
}

/// "the £4.2m penalty", "the 32,100", "that profit of $48 billion"; "at $47 million, the bridge is …".
pub(super) fn points_back(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let is = |at: usize, words: WordList| view.is_one_of(at, words);
    let article = words!["the", "that", "this", "these", "those"];
    if token > first && is(token - 1, article) {
        return true;
    }
    if token == first + 1
        && is(first, words!["at"])
        && view.mark(token + 1) == Some(',')
        && is(token + 2, words!["the", "it", "this", "that"])
    {
        return true;
    }
    token >= first + 3
        && is(token - 1, words!["of"])
        && is(token - 3, words!["the", "that", "this"])
}

/// Whether its sentence sets it against another figure.
fn contrasted(view: &View<'_>, later: &Figure) -> bool {
    let sentence = view.context(later.quantity).sentence;
    view.sentence_has(sentence, &[Cue::But, Cue::Against])
}

/// "All 19 climbers caught by the avalanche" after "Sixteen climbers were caught by the avalanche".
fn recounted(view: &View<'_>, later: &Figure, earlier: &Figure) -> Option<i32> {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (from, to) = (
        view.context(earlier.quantity).sentence,
        view.context(later.quantity).sentence,
    );
    let exact = a.hedge == Hedge::None
        && view.is_count(earlier.quantity)
        && view.is_count(later.quantity)
        && later.value >= 3.0
        && earlier.value >= 3.0;
    if !exact || to - from > 2 || b.grain > 1.0 || a.grain > 1.0 {
        return None;
    }
    let token = view.token(later.quantity);
    if !recounts(view, later) {
        return None;
    }
    let noun = view
        .context(later.quantity)
        .counted
        .and_then(|span| view.stems(span).into_iter().next())?;
    let same = view
        .context(earlier.quantity)
        .counted
        .and_then(|span| view.stems(span).into_iter().next())
        == Some(noun);
    if !same {
        return None;
    }
    // Every word up to the verb must be in the earlier sentence: other words make it another group.
    let (start, end) = view.reading.sentences[from].tokens;
    let told: Vec<&str> = (start..end)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect();
    let verb = (token + 1..view.end_token(token).min(token + 12)).find(|&at| is_verb(view, at))?;
    let words: Vec<&str> = (token + 1..verb)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect();
    let others = view
        .near(from, 0, to - from)
        .filter(|&q| view.is_count(q) && q != earlier.quantity && q != later.quantity);
    let mut values = others
        .filter(|&q| !part_of_it(view, q, earlier.quantity))
        .filter_map(|q| view.quantity(q).value);
    let derived = values.any(|value| {
        (earlier.value - value - later.value).abs() < 0.5
            || (earlier.value + value - later.value).abs() < 0.5
    });
    (words.iter().all(|word| told.contains(word)) && !derived).then_some(8)
}

/// "The motorway was blocked for nine hours" after "Protesters blocked the motorway for six hours": a clause that says nothing
/// else than the earlier one did, of the same time.
fn repeated(view: &View<'_>, later: &Figure, earlier: &Figure) -> Option<i32> {
    if view.quantity(later.quantity).kind != Kind::Duration {
        return None;
    }
    let (a, b) = (
        view.context(earlier.quantity).sentence,
        view.context(later.quantity).sentence,
    );
    let token = view.token(later.quantity);
    let first = view.first_token(token);
    let span = |sentence: usize| view.reading.sentences[sentence].tokens;
    let dated = |sentence: usize| {
        let (from, to) = span(sentence);
        (from..to).any(|at| {
            let date = view.at(at).is_some_and(|q| {
                matches!(
                    view.quantity(q).kind,
                    Kind::Date | Kind::Year | Kind::Ordinal
                )
            });
            date || view.cues(at).any(&[
                Cue::Earlier,
                Cue::Later,
                Cue::Superlative,
                Cue::Negation,
                Cue::Remainder,
            ]) || view.word(at).starts_with("another")
        })
    };
    let before = |q: usize| view.lower(view.token(q).saturating_sub(1));
    let alike = before(later.quantity) == "for" && before(earlier.quantity) == "for";
    if b - a > 3 || !alike || dated(a) || dated(b) {
        return None;
    }
    let stems = |from: usize, to: usize| -> Vec<&str> {
        (from..to)
            .filter(|&at| view.is_word(at))
            .flat_map(|at| view.stems(view.reading.tokens[at].span))
            .collect()
    };
    let told = stems(span(a).0, span(a).1);
    let words = stems(first, token);
    (words.len() >= 2 && words.iter().all(|word| told.contains(word))).then_some(8)
}

fn is_verb(view: &View<'_>, at: usize) -> bool {
    view.is_word(at)
        && (matches!(view.lower(at), "had" | "have" | "were" | "are" | "will")
            || view.cues(at).has(Cue::Level))
}

/// "Two of the 14 passengers".
fn part_of_it(view: &View<'_>, part: usize, whole: usize) -> bool {
    let (a, b) = (view.token(part), view.token(whole));
    a < b && b - a <= 3 && view.cues(a + 1).has(Cue::Of)
}
