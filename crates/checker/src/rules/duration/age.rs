//! Ages against a birth and an event: "born in 1951, died in March 2019 at the age of 86".
//!
//! An age is given in whole years gone. With years only, it is the difference or one less; "turned 100 in 2023" is the
//! difference. The event must share the age's clause, so that "left school at 14 and founded the firm in 1974" is silent.

use extractor::{Cue, Interval, Kind, UnitId};

use super::moment::{Moment, at, moments, whole_years};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};

/// How an age is said.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    /// "aged 41", "at 24", "was 58 when".
    Aged,
    /// "turned 100", "turns 150".
    Turned,
}

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let Some(said) = said(view, q) else { return };
    let mut claim = Claim {
        unit: *YEAR,
        ..Claim::of(view, q)
    };
    claim.grain = 1.0;
    // A person's age is printed to the year: 100 is 100.
    claim.bare = Interval::exact(claim.value);
    claim.stated = claim.bare;
    if let Some((range, [born, died])) = lifespan(view, q) {
        if dies(view, q) {
            let years = f64::from(died.year - born.year);
            let operand = Bound {
                quantity: range,
                value: years,
                interval: Interval::new(years - 1.0, years),
            };
            out.push(Candidate {
                rule: "duration",
                claim,
                formula: Formula::Same,
                operands: vec![operand],
                strength: 9,
                sense: Sense::None,
            });
        }
        return;
    }
    let Some(born) = birth(view, q, said) else {
        return;
    };
    let Some((then, strength)) = event(view, q, born, said) else {
        return;
    };
    let (low, high) = match said {
        Said::Turned => (then.year - born.year, then.year - born.year),
        Said::Aged => (
            whole_years(born.last, then.first),
            whole_years(born.first, then.last),
        ),
    };
    if high <= 0 {
        return;
    }
    let end = f64::from(then.year);
    out.push(Candidate {
        rule: "duration",
        claim,
        formula: Formula::Difference,
        operands: vec![
            Bound {
                quantity: then.quantity,
                value: end,
                interval: Interval::exact(end),
            },
            Bound {
                quantity: born.quantity,
                value: end - f64::from(high),
                interval: Interval::new(end - f64::from(high), end - f64::from(low)),
            },
        ],
        strength,
        sense: Sense::None,
    });
}

fn word<'a>(view: &View<'a>, token: usize) -> &'a str {
    if view.is_word(token) {
        view.lower(token)
    } else {
        ""
    }
}

/// Whether a number is an age, by the words beside it.
fn said(view: &View<'_>, q: usize) -> Option<Said> {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let before = if token > first {
        word(view, token - 1)
    } else {
        ""
    };
    if matches!(before, "turned" | "turns" | "turning")
        && (quantity.kind == Kind::Age || view.is_count(q))
    {
        return Some(Said::Turned);
    }
    if quantity.kind == Kind::Age {
        return (quantity.unit.base == *YEAR || quantity.unit.base == UnitId::NONE)
            .then_some(Said::Aged);
    }
    if !view.is_count(q) || quantity.value? > 120.0 || quantity.grain < 1.0 {
        return None;
    }
    let behind = if token + 1 < end {
        word(view, token + 1)
    } else {
        ""
    };
    let closed = token + 1 >= end || view.mark(token + 1).is_some();
    let aged = match before {
        "aged" | "age" => true,
        "now" | "at" | "then" => closed || behind == "when",
        "of" => token >= first + 2 && matches!(word(view, token - 2), "age"),
        // "born in 1871 and was thus 48", "being already 48 and half blind"
        "thus" | "already" | "therefore" => {
            token >= first + 2
                && matches!(word(view, token - 2), "was" | "is" | "being")
                && (closed || matches!(behind, "when" | "and" | "at" | "by"))
        }
        "was" | "only" | "just" | "is" | "and" => behind == "when",
        _ => false,
    };
    aged.then_some(Said::Aged)
}

/// When its owner was born, or the thing founded: in the same sentence, or in one of the two before.
fn birth(view: &View<'_>, q: usize, said: Said) -> Option<Moment> {
    let sentence = view.context(q).sentence;
    let back = if said == Said::Turned { 0 } else { 2 };
    // "joined in 1968 and retired in 2011, having turned 60": people are not as old as what they began.
    let person =
        |at: usize| view.is_one_of(at, words!["he", "she", "his", "her", "who", "i", "my"]);
    let (first, last) = view.reading.sentences[sentence].tokens;
    let thing = said == Said::Turned && !(first..last).any(person);
    for s in (sentence.saturating_sub(back)..=sentence).rev() {
        let (from, to) = view.reading.sentences[s].tokens;
        let starts = |token: usize| {
            matches!(
                word(view, token),
                "born"
                    | "birth"
                    | "hatched"
                    | "foaled"
                    | "whelped"
                    | "calved"
                    | "ringed"
                    | "planted"
            ) || thing && view.cues(token).has(Cue::Origin)
        };
        let found = (from..to).filter(|&token| starts(token)).find_map(|token| {
            (token + 1..to.min(token + 10))
                .find_map(|t| view.at(t).and_then(|d| at(view, d).first().copied()))
        });
        // "He was 84. Born in 1937, …" is nearer than a birth told before.
        let behind = || born_behind(view, sentence).filter(|_| said == Said::Aged);
        let found = found.or_else(|| (s == sentence).then(behind).flatten());
        if found.is_some() {
            return found;
        }
    }
    None
}

/// "died at the age of 89. Born on 4 March 1921, he …": the sentence behind opens with the birth.
fn born_behind(view: &View<'_>, sentence: usize) -> Option<Moment> {
    let next = view.reading.sentences.get(sentence + 1)?;
    let same = next.block == view.reading.sentences[sentence].block;
    let (from, to) = next.tokens;
    let opens = (from..to.min(from + 3)).any(|token| word(view, token) == "born");
    if !same || !opens {
        return None;
    }
    (from..to.min(from + 12)).find_map(|t| view.at(t).and_then(|d| at(view, d).first().copied()))
}

/// The event at which the age is given: the only other date of its sentence, in its own clause.
fn event(view: &View<'_>, q: usize, born: Moment, said: Said) -> Option<(Moment, i32)> {
    let sentence = view.context(q).sentence;
    let token = view.token(q);
    // "is now 33, has coached the side since 2021": what lasts since then has its own beginning.
    let since = |other: &Moment| {
        let at = view.token(other.quantity);
        at > view.first_token(at) && word(view, at - 1) == "since"
    };
    // "born in 1961 and now 62, took office in 2016": now is when it is told.
    let now = token > view.first_token(token) && word(view, token - 1) == "now";
    let past = |other: &Moment| {
        let at = view.token(other.quantity);
        now && at > token && !is_of_telling(view, at)
    };
    let others: Vec<Moment> = moments(view, sentence, 0)
        .into_iter()
        .filter(|other| other.quantity != born.quantity && !since(other) && !past(other))
        .collect();
    // "was jailed in May 2021. The court heard that the defendant, born in 1969 and now 52, …"
    if others.is_empty() && now {
        let before: Vec<Moment> = moments(view, sentence, 1)
            .into_iter()
            .filter(|other| other.quantity != born.quantity)
            .collect();
        let [then] = before[..] else { return None };
        return (then.year >= born.year).then_some((then, 8));
    }
    if others.is_empty() {
        return event_before(view, q, born).map(|then| (then, 8));
    }
    let then = others
        .iter()
        .min_by_key(|other| view.distance(other.quantity, q))?;
    if then.year < born.year {
        return None;
    }
    let (a, b) = (
        view.token(then.quantity).min(view.token(q)),
        view.token(then.quantity).max(view.token(q)),
    );
    // "The duchess, 38, who was born in July 1985 and …, told a podcast in March 2024": the age is that of the telling.
    let apposed =
        view.mark(token + 1) == Some(',') && token > 0 && view.mark(token - 1) == Some(',');
    if apposed {
        let told = is_of_telling(view, view.token(then.quantity));
        return (told && others.len() == 1).then_some((*then, 8));
    }
    let apart = (a + 1..b).any(|token| {
        view.cues(token).any(&[Cue::And, Cue::But]) || matches!(view.mark(token), Some(';' | '—'))
    });
    if apart {
        return None;
    }
    let near = b - a <= 10 || said == Said::Turned;
    Some((
        *then,
        if others.len() == 1 {
            9
        } else if near {
            8
        } else {
            5
        },
    ))
}

/// "told a podcast in March 2024": whether a date is that on which something is said.
fn is_of_telling(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at)
        .any(|token| view.cues(token).has(Cue::Attribution) || word(view, token) == "told")
}

/// "She died in 1992, a week after a birthday. She was 31.": the one event of the sentence before, in the past as the age is.
fn event_before(view: &View<'_>, q: usize, born: Moment) -> Option<Moment> {
    let (sentence, token) = (view.context(q).sentence, view.token(q));
    let past = (view.first_token(token)..token).any(|at| {
        matches!(
            word(view, at),
            "was" | "were" | "been" | "turned" | "had" | "at" | "aged" | "then"
        )
    });
    let present = (view.first_token(token)..token)
        .any(|at| matches!(word(view, at), "is" | "are" | "now" | "today" | "has"));
    let before = moments(view, sentence, 1);
    let mut others = before
        .iter()
        .filter(|other| other.quantity != born.quantity && other.year >= born.year);
    let then = *others.next()?;
    let same_block = view.sentence(then.quantity).block == view.sentence(q).block;
    // The birth, if it is told there too, comes first; or behind the age at death.
    let (from, to) = view.sentence(then.quantity).tokens;
    let died =
        || (from..to).any(|at| matches!(word(view, at), "died" | "dies" | "death" | "killed"));
    let ordered = born.quantity < then.quantity
        || word(view, token + 1) == "when"
        || born.quantity > q && died();
    (others.next().is_none() && past && !present && same_block && ordered).then_some(then)
}

/// "Costa (1899–1974)".
fn lifespan(view: &View<'_>, q: usize) -> Option<(usize, [Moment; 2])> {
    view.in_sentence(view.context(q).sentence)
        .find_map(|d| match at(view, d)[..] {
            [born, died] if view.token(d) > 0 && view.mark(view.token(d) - 1) == Some('(') => {
                Some((d, [born, died]))
            }
            _ => None,
        })
}

/// Whether the age is the one at death.
fn dies(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (
        view.first_token(token).max(token.saturating_sub(6)),
        view.end_token(token).min(token + 6),
    );
    (first..end).any(|t| matches!(word(view, t), "died" | "dies" | "death" | "dead"))
}
