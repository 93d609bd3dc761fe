//! Ratios as they are written: three to one, one for every 170, for every pub that opened.

use document::Span;
use extractor::{Cue, Hedge, Interval, Kind, Stance, UnitId};

use crate::candidate::Claim;
use crate::view::View;
use crate::words::WordList;

/// A ratio as written: the first number to the second, and the nouns of both sides where it names them.
pub(super) struct Stated<'a> {
    pub(super) claim: Claim,
    pub(super) first: Vec<&'a str>,
    pub(super) second: Vec<&'a str>,
    /// The quantities that are its own numbers.
    pub(super) own: Vec<usize>,
}

pub(super) fn is_demanded(view: &View<'_>, q: usize) -> bool {
    let (from, to) = view.reading.sentences[view.context(q).sentence].tokens;
    !matches!(view.context(q).stance, Stance::Fact)
        || (from..to).any(|at| {
            view.is_word(at)
                && matches!(
                    view.lower(at),
                    "must"
                        | "should"
                        | "required"
                        | "recommended"
                        | "recommends"
                        | "recommend"
                        | "requires"
                        | "aim"
                        | "target"
                )
        })
}

/// The ratio that a quantity states or begins, however it is written.
pub(super) fn read<'a>(view: &View<'a>, q: usize) -> Option<Stated<'a>> {
    compact(view, q)
        .or_else(|| to_one(view, q))
        .or_else(|| for_every(view, q))
        .or_else(|| every_first(view, q))
        .or_else(|| one_for_every(view, q))
}

/// "3-to-1", "one officer for every 3,500 people": one expression of the extractor's.
fn compact<'a>(view: &View<'a>, q: usize) -> Option<Stated<'a>> {
    let quantity = view.quantity(q);
    (quantity.kind == Kind::Ratio).then_some(())?;
    quantity.value?;
    let token = view.token(q);
    let printed = view.words(quantity.span);
    // "one for every three beds": the noun behind is that of the second number.
    let every = printed.contains(" every ") || printed.contains(" each ");
    let mut inner = view.stems(quantity.span);
    inner.retain(|stem| !NUMBERS.has(stem) && !stem.contains(|c: char| c.is_ascii_digit()));
    // "won three to one" is a score, "matching at eight to one" a rule.
    if inner.is_empty() && !every && !is_led(view, q) {
        return None;
    }
    let behind = nouns(view, token + 1, view.end_token(token));
    let first = inner
        .first()
        .filter(|_| inner.len() > 1)
        .copied()
        .into_iter()
        .collect();
    let second = if inner.len() > 1 {
        inner[1..].to_vec()
    } else if every {
        behind
    } else {
        inner.into_vec()
    };
    Some(Stated {
        claim: Claim::of(view, q).scaled(1.0, UnitId::NONE),
        first,
        second,
        own: vec![q],
    })
}

/// Stems of the words that make up a ratio and name nothing.
const NUMBERS: WordList = words![
    "one", "two", "thre", "four", "fiv", "six", "seven", "eight", "nin", "ten", "eleven", "twelv",
    "hundr", "thousand", "ever", "roughly", "nearly", "almost", "around",
];

/// Whether a ratio's own words, *by* or an apposition say that two numbers joined by *to* are one.
pub(super) fn is_led(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let words = view.sentence_has(view.context(q).sentence, &[Cue::Ratio])
        || view
            .cue_before(token, 3, &[Cue::By, Cue::Or, Cue::Equal, Cue::Surpass])
            .is_some()
        || view.cue_before(token, 1, &[Cue::Hence]).is_some()
        // "Votes went two to one against"
        || (token + 1..view.end_token(token).min(token + 5)).any(|at| {
            view.is_word(at)
                && matches!(
                    view.lower(at),
                    "against" | "in favour" | "in favor" | "favour" | "favor" | "outnumbered"
                )
        });
    words
        || matches!(
            view.mark(token.saturating_sub(1)),
            Some(',' | '—' | ':' | '(')
        )
}

/// "by three to one", "a ratio of 18 to one", "4.6 women to every man".
fn to_one<'a>(view: &View<'a>, q: usize) -> Option<Stated<'a>> {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let end = view.end_token(token);
    if quantity.kind != Kind::Cardinal
        || quantity.unit.base != UnitId::NONE
        || quantity.value.is_none_or(|value| value <= 0.0)
    {
        return None;
    }
    let to = (token + 1..end.min(token + 4)).find(|&at| {
        view.cues(at).has(Cue::To) || matches!(view.lower(at), "to every" | "to each")
    })?;
    if view
        .cue_before(token, 1, &[Cue::From, Cue::Between])
        .is_some()
    {
        return None;
    }
    let marked = view.sentence_has(view.context(q).sentence, &[Cue::Ratio]);
    let first = nouns(view, token + 1, to);
    let is = |at: usize, words: WordList| at < end && view.is_one_of(at, words);
    let phrase = view.word(to).contains(' ');
    let (value, at) = if is(to + 1, words!["one", "1"]) && !phrase {
        (1.0, to + 2)
    } else if phrase || is(to + 1, words!["every", "each"]) {
        // "four parishes to every three"
        let at = to + if phrase { 1 } else { 2 };
        match view.at(at).filter(|_| at < end) {
            Some(other) if view.quantity(other).kind == Kind::Cardinal => {
                (view.quantity(other).value?, at + 1)
            }
            _ => (1.0, at),
        }
    } else {
        let other = view.at(to + 1).filter(|&o| {
            view.quantity(o).kind == Kind::Cardinal
                && (view.quantity(o).value == Some(1.0)
                    || marked
                    || quantity.value == Some(1.0) && quantity.in_words)
                && view.quantity(o).value > Some(0.0)
                // "90 parishes to 30 priests" gives the two figures, not their ratio.
                && (first.is_empty()
                    || view.quantity(o).value <= Some(12.0)
                    || quantity.value <= Some(12.0))
        })?;
        (view.quantity(other).value?, to + 2)
    };
    let by = view.cue_before(token, 1, &[Cue::By]).is_some();
    if !first.is_empty() && !phrase && value == 1.0 && !marked && !by {
        // "moved three places to one side".
        return None;
    }

    let span = quantity.span.cover(view.reading.tokens[at - 1].span);
    // "won three to one" is a score: only a ratio's own words, *by* or an apposition say that it is none.
    if !is_led(view, q) {
        return None;
    }
    Some(stated(
        view,
        q,
        span,
        (quantity.value? / value, quantity.grain / value),
        [first, nouns(view, at, end)],
        view.at(to + 1)
            .or_else(|| view.at(at - 1).filter(|&o| o != q)),
    ))
}

/// "two for every resident", "five tea drinkers for every three of the others", "roughly one for every 170".
fn for_every<'a>(view: &View<'a>, q: usize) -> Option<Stated<'a>> {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let end = view.end_token(token);
    if quantity.kind != Kind::Cardinal || quantity.unit.base != UnitId::NONE {
        return None;
    }
    // "five funerals, he said, for every baptism"
    let aside = (token + 1..end.min(token + 4))
        .find(|&at| view.mark(at) == Some(','))
        .and_then(|open| {
            (open + 2..end.min(open + 5))
                .find(|&at| view.mark(at) == Some(','))
                .map(|shut| open..=shut)
        })
        .filter(|aside| aside.clone().any(|at| view.cues(at).has(Cue::Attribution)));
    let reach = token + 5 + aside.as_ref().map_or(0, |aside| aside.clone().count());
    let every = (token + 1..end.min(reach))
        .filter(|at| aside.as_ref().is_none_or(|aside| !aside.contains(at)))
        .take_while(|&at| view.is_word(at))
        .find(|&at| matches!(view.lower(at), "for every" | "for each"))
        // "leaving 2.6 million for every other grade": for all the others.
        .filter(|&at| at + 1 < end && !view.is_one_of(at + 1, words!["other"]))?;
    // "1.6 wolves for every 100 square kilometres" is a rate.
    let other = view.at(every + 1);
    if other.is_some_and(|o| view.quantity(o).unit.base != UnitId::NONE) {
        return None;
    }
    let value = other.map_or(Some(1.0), |o| view.quantity(o).value)?;
    let behind = every + 1 + usize::from(other.is_some());
    let span = quantity
        .span
        .cover(view.reading.tokens[behind - usize::from(other.is_some())].span);
    Some(stated(
        view,
        q,
        span,
        (quantity.value? / value, quantity.grain / value),
        [nouns(view, token + 1, every), nouns(view, behind, end)],
        other,
    ))
}

/// "For every pub that opened, four called time": the first number is the one behind.
fn every_first<'a>(view: &View<'a>, q: usize) -> Option<Stated<'a>> {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let first = view.first_token(token);
    let opens = view.is_word(first) && matches!(view.lower(first), "for every" | "for each");
    if !opens {
        return None;
    }
    let alone = (first..token).all(|at| view.at(at).is_none())
        && (first..token).any(|at| {
            view.mark(at) == Some(',')
                || view.is_word(at)
                    && matches!(
                        view.lower(at),
                        "there are" | "there were" | "there" | "are" | "were"
                    )
        });
    // "For every visa granted at the consulate six were refused"
    let verb = (first..token).all(|at| view.at(at).is_none())
        && view.is_one_of(
            token + 1,
            words![
                "were", "was", "are", "is", "had", "have", "did", "got", "went",
            ],
        );
    if !(alone || verb) || quantity.kind != Kind::Cardinal || quantity.unit.base != UnitId::NONE {
        return None;
    }
    Some(stated(
        view,
        q,
        quantity.span,
        (quantity.value?, quantity.grain),
        [
            nouns(view, token + 1, view.end_token(token)),
            nouns(view, first + 1, token),
        ],
        None,
    ))
}

/// "there is a teacher for every 21 pupils": the first number is an article.
fn one_for_every<'a>(view: &View<'a>, q: usize) -> Option<Stated<'a>> {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let first = view.first_token(token);
    let word = |at: usize| view.lower(at);
    let every = token.checked_sub(1).filter(|&at| {
        at > first + 1
            && view.is_word(at)
            && matches!(word(at), "for every" | "for each" | "to every" | "every")
    })?;
    let noun = (first.max(every.saturating_sub(4))..every)
        .rev()
        .take_while(|&at| view.is_word(at))
        .find(|&at| matches!(word(at), "a" | "an" | "is a" | "was a"))?;
    if quantity.kind != Kind::Cardinal
        || quantity.unit.base != UnitId::NONE
        || quantity.value.is_none_or(|value| value < 2.0)
    {
        return None;
    }
    Some(stated(
        view,
        q,
        quantity.span,
        (quantity.value?, quantity.grain),
        [
            nouns(view, token + 1, view.end_token(token)),
            nouns(view, noun + 1, every),
        ],
        None,
    ))
}

pub(super) fn stated<'a>(
    view: &View<'a>,
    q: usize,
    span: Span,
    (value, grain): (f64, f64),
    [first, second]: [Vec<&'a str>; 2],
    other: Option<usize>,
) -> Stated<'a> {
    let quantity = view.quantity(q);
    // A whole number in a ratio is rounded: "nine to one" stands for 8.5 to 9.5, "five to three" for 4.75 to 5.25 by three.
    let near = if quantity.in_words || value.fract() == 0.0 {
        0.06 * value
    } else {
        0.0
    };
    let half = (grain / 2.0).min(0.12 * value).max(near);
    let bare = Interval::around(value, half);
    let reach = match quantity.hedge {
        Hedge::MoreThan | Hedge::AtLeast => Interval {
            low: bare.low,
            high: f64::INFINITY,
        },
        Hedge::LessThan | Hedge::AtMost => Interval {
            low: 0.0,
            high: bare.high,
        },
        Hedge::None | Hedge::Exactly => bare,
        _ => Interval::around(value, 0.12 * value),
    };
    let claim = Claim {
        span,
        stated: reach,
        bare,
        value,
        grain,
        unit: UnitId::NONE,
        loose: false,
        ..Claim::of(view, q)
    };
    let mut own = vec![q];
    own.extend(other);
    Stated {
        claim,
        first,
        second,
        own,
    }
}

/// The stems of the nouns from a token on, up to a mark, a figure or a verb.
pub(super) fn nouns<'a>(view: &View<'a>, from: usize, end: usize) -> Vec<&'a str> {
    (from..end.min(from + 4))
        .take_while(|&at| {
            view.is_word(at)
                && !view
                    .cues(at)
                    .any(&[Cue::Level, Cue::And, Cue::Or, Cue::But])
        })
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect()
}
