//! "higher than the previous period (8.4%)", "beating the £13.9m of 2005", "a record 1,874; the previous best was 1,926":
//! one word sets a level above or below another.

use extractor::{Cue, Kind, Role, Stance};

use super::{best, way};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::pairs::alike;
use crate::parts::is_bracketed;
use crate::per::is_for_each;
use crate::rules::Scene;
use crate::rules::comparison::together::together;
use crate::view::View;

/// How many tokens behind the word the level may stand that it is compared with.
const REACH: usize = 12;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for sentence in 0..view.reading.sentences.len() {
        if view.in_sentence(sentence).is_empty() {
            continue;
        }
        let (from, to) = view.reading.sentences[sentence].tokens;
        // What points no way sets nothing above or below.
        let pointing = view.sentence_has(sentence, &[Cue::Rise, Cue::Fall]);
        let than = view.sentence_has(sentence, &[Cue::Against]);
        for at in (from..to).filter(|_| pointing) {
            let cues = view.cues(at);
            if than {
                between(view, sentence, at, out);
            }
            let compares = cues.any(&[Cue::Surpass, Cue::Against])
                || matches!(view.lower(at), "above" | "below") && view.is_word(at)
                || cues.has(Cue::Comparative)
                    && (cues.has(Cue::Against)
                        || at + 1 < to && view.cues(at + 1).has(Cue::Against));
            if compares && let Some(up) = way(cues) {
                compared(view, sentence, at, up, out);
            }
        }
        best::propose(view, sentence, out);
    }
}

/// The level before the word against the first behind it.
fn compared(view: &View<'_>, sentence: usize, at: usize, up: bool, out: &mut Vec<Candidate>) {
    if is_a_judgement(view.word(at)) || is_denied(view, at) || together(view, at + 1).is_some() {
        return;
    }
    // "5% higher than …" states how much; that is another rule's.
    let (from, to) = view.reading.sentences[sentence].tokens;
    let measured = at > from && view.at(at - 1).is_some();
    if measured && !view.cues(at).has(Cue::Surpass) {
        return;
    }
    // "more than a percentage point shy of the 7.25%" hedges the point · "on a trailing twelve-month basis".
    let hedges = |q: usize| {
        matches!(view.quantity(q).kind, Kind::Points | Kind::Multiple)
            || view.quantity(q).kind == Kind::Duration && view.cues(at).has(Cue::Surpass)
    };
    let unspoken = view.is_one_of(at + 1, words!["a", "one"])
        && (view.is_one_of(
            at + 2,
            words!["percentage", "full", "point", "percentage point"],
        ));
    if unspoken
        || (at + 1..to.min(at + 3))
            .filter_map(|t| view.at(t))
            .any(hedges)
    {
        return;
    }
    let Some(old) = base(view, at, to) else {
        return;
    };
    // "Lower than at any count since 1995 is this year's 306": what it is said of.
    if at <= from + 1
        && (at + 1..view.token(old)).any(|t| view.is_one_of(t, words!["is", "was", "are", "were"]))
    {
        return;
    }
    let usable = |l: usize| {
        view.is_level(l)
            // "By 0.9 million tonnes the crop beat …": how far it did.
            && view.cue_before(view.token(l), 1, &[Cue::By]).is_none()
            && view.context(l).stance == Stance::Fact
            && view.quantity(l).hedge.is_neutral()
            && view.context(l).role != Role::Reference
            // "29% of the total of 284, ahead of gas with 79.5": the whole is not what is ahead.
            && !(from.max(view.token(l).saturating_sub(3))..view.token(l))
                .any(|t| view.cues(t).has(Cue::OfThose))
            && alike(view, l, old)
            // "Averaging £3,150 apiece, they beat the last round"
            && !is_for_each(view, l)
    };
    if !view.is_level(old) || view.context(old).stance != Stance::Fact {
        return;
    }
    let here: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| view.token(l) < at && usable(l) && !is_bracketed(view, l))
        .collect();
    // "Lower than last year's 412, the number of entries reached 438": the word opens the sentence.
    let opens = (from..at).all(|t| view.at(t).is_none()) && at <= from + 2;
    let behind: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| l > old && usable(l) && view.token(l) > view.token(old))
        .collect();
    let (new, strength) = if let ([new], true) = (&behind[..], opens) {
        let turned = (view.token(old)..view.token(*new))
            .any(|t| view.mark(t) == Some(';') || view.cues(t).any(&[Cue::But, Cue::And]));
        (*new, if turned { 5 } else { 9 })
    } else if let Some(&new) = here.last() {
        let verb = (view.token(new) + 1..at).any(|t| view.cues(t).any(&[Cue::But, Cue::And]));
        (new, 9 - 2 * i32::from(here.len() > 1) - 4 * i32::from(verb))
    } else {
        let Some(before) = sentence
            .checked_sub(1)
            .filter(|&s| view.apart(s, sentence) == Some(1))
        else {
            return;
        };
        let there: Vec<usize> = view.in_sentence(before).filter(|&l| usable(l)).collect();
        let [new] = there[..] else { return };
        (new, 7)
    };
    let unit = view.quantity(new).unit.base;
    if unit.dimension().name() == "time" {
        return;
    }
    let span = view.reading.tokens[at].span;
    out.push(candidate(view, span, sentence, up, new, old, strength));
}

pub(super) fn candidate(
    view: &View<'_>,
    span: document::Span,
    sentence: usize,
    up: bool,
    new: usize,
    old: usize,
    strength: i32,
) -> Candidate {
    Candidate {
        rule: "direction",
        claim: Claim::way(span, sentence, up, view.quantity(new).unit.base),
        formula: Formula::Difference,
        operands: vec![Bound::beside(view, new, old), Bound::beside(view, old, new)],
        strength,
        sense: if up { Sense::Up } else { Sense::Down },
    }
}

/// The level that the word compares with: the first behind it, in its own phrase, in brackets behind it, or after "when".
fn base(view: &View<'_>, at: usize, to: usize) -> Option<usize> {
    // "the flats above the chandlery now let at £832": a place, unless the figure follows at once.
    let word = view.lower(at);
    let reach = if word.starts_with("above") || word.starts_with("below") {
        4
    } else {
        REACH
    };
    for t in at + 1..to.min(at + reach) {
        match view.mark(t) {
            Some(';' | ':' | '—') => return None,
            Some(',') if !goes_on(view, at, t, to) => {
                return None;
            }
            _ => {}
        }
        if view.cues(t).any(&[
            Cue::But,
            Cue::Forecast,
            Cue::Negation,
            Cue::Hypothetical,
            Cue::By,
        ]) {
            return None;
        }
        if let Some(q) = view.at(t)
            && !matches!(
                view.quantity(q).kind,
                Kind::Year | Kind::Date | Kind::Duration | Kind::Ordinal
            )
        {
            // "short of a majority in the 129-seat chamber": part of a name, no level.
            let compound = t + 1 < to && view.mark(t + 1) == Some('-');
            return Some(q).filter(|_| !compound);
        }
    }
    None
}

/// A comma that does not end the phrase of the word at `at`: ", when it was", "its previous best, 18,911".
fn goes_on(view: &View<'_>, at: usize, comma: usize, to: usize) -> bool {
    let next = comma + 1;
    next < to
        && view.is_word(next)
        && matches!(view.word(next), "when" | "which" | "who" | "where" | "at")
        || comma > at + 1
            && view.is_word(comma - 1)
            && (is_previous_best(view.word(comma - 1))
                || view.cues(at).has(Cue::Surpass) && is_a_best(view.word(comma - 1)))
}

/// "more births in 2022 (4,310) than in 2021 (4,120)" · "higher in Leeds (£412) than in York (£388)": one level between
/// the word and its "than", one behind.
fn between(view: &View<'_>, sentence: usize, at: usize, out: &mut Vec<Candidate>) {
    let cues = view.cues(at);
    let (_, to) = view.reading.sentences[sentence].tokens;
    let Some(up) = way(cues).filter(|_| cues.has(Cue::Comparative) && !cues.has(Cue::Against))
    else {
        return;
    };
    let measured = at > view.first_token(at) && view.at(at - 1).is_some();
    if measured || is_denied(view, at) {
        return;
    }
    let Some(than) = (at + 1..to.min(at + REACH))
        .take_while(|&t| !matches!(view.mark(t), Some(';' | ':' | ',')))
        .find(|&t| view.cues(t).has(Cue::Against))
    else {
        return;
    };
    let level = |from: usize, end: usize| {
        let mut found = (from..end)
            .take_while(|&t| !matches!(view.mark(t), Some(';' | ':')))
            .filter_map(|t| view.at(t))
            .filter(|&q| view.is_level(q) && view.quantity(q).kind != Kind::Duration);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let (Some(new), Some(old)) = (level(at + 1, than), level(than + 1, to.min(than + REACH)))
    else {
        return;
    };
    if !is_a_judgement(view.word(at))
        && alike(view, new, old)
        && view.quantity(new).unit.base.dimension().name() != "time"
    {
        out.push(candidate(
            view,
            view.reading.tokens[at].span,
            sentence,
            up,
            new,
            old,
            9,
        ));
    }
}

/// Words that praise rather than measure: a better time is a shorter one.
pub(super) fn is_a_judgement(word: &str) -> bool {
    if word.len() < "older".len() {
        return false;
    }
    let word = word.to_ascii_lowercase();
    words![
        "better", "worse", "improv", "faster", "slower", "quicker", "stronger", "weaker", "poorer",
        "older", "younger",
    ]
    .iter()
    .any(|known| word.contains(known))
}

pub(in crate::rules) fn is_denied(view: &View<'_>, at: usize) -> bool {
    (view.first_token(at).max(at.saturating_sub(7))..at)
        .rev()
        .take_while(|&t| !matches!(view.mark(t), Some(';' | ':')))
        .any(|t| {
            view.cues(t)
                .any(&[Cue::Negation, Cue::Hypothetical, Cue::Forecast])
        })
}

/// "beat the record, 230": what was to be beaten.
fn is_a_best(phrase: &str) -> bool {
    matches!(
        phrase.to_ascii_lowercase().rsplit(' ').next(),
        Some("record" | "best" | "high" | "mark" | "peak")
    )
}

pub(super) fn is_previous_best(phrase: &str) -> bool {
    let phrase = phrase.to_ascii_lowercase();
    words![
        "previous best",
        "previous record",
        "previous high",
        "old record",
        "former record",
        "earlier best",
        "earlier record",
        "old mark",
    ]
    .iter()
    .any(|known| phrase.contains(known))
}
