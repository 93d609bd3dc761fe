//! Words for more or less than half against two counts: "most of the 31 judges, 14 of them" · "a majority, 46% of those
//! asked" · "27 women in an assembly of 55 are a minority".

use extractor::{Cue, Interval, Kind, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::view::View;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (index, sentence) in view.reading.sentences.iter().enumerate() {
        let (first, end) = sentence.tokens;
        if !may_say_most(view, index) {
            continue;
        }
        for at in first..end {
            if let Some(most) = says_most(view, at, end) {
                apposed(view, index, at, most, out);
                behind(view, index, at, most, out);
            }
        }
    }
}

/// Whether a sentence may hold a word for more or less than half: a cheap look.
pub(super) fn may_say_most(view: &View<'_>, sentence: usize) -> bool {
    view.sentence_has(sentence, &[Cue::Minority, Cue::Majority])
        || view.may_begin(sentence, words!["most"])
}

/// Whether a word says more than half (true) or less (false); "most common" and "a majority of 40" say neither.
pub(super) fn says_most(view: &View<'_>, at: usize, end: usize) -> Option<bool> {
    let cues = view.cues(at);
    if !view.is_word(at) || at + 1 >= end {
        return None;
    }
    let word = view.word(at);
    let most = word
        .as_bytes()
        .first_chunk()
        .is_some_and(|head: &[u8; 4]| head.eq_ignore_ascii_case(b"most"));
    if !most && !cues.any(&[Cue::Minority, Cue::Majority]) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let of = word.ends_with(" of") || view.cues(at + 1).any(&[Cue::Of, Cue::OfThose]);
    // "by 287 votes to 241, a majority of 46"
    let margin = cues.has(Cue::Margin) && view.at(at + 1).is_some_and(|q| is_elliptical(view, q));
    if margin {
        return None;
    }
    if cues.has(Cue::Minority) && of {
        return Some(false);
    }
    // "50 dogs, and most, 21, were lame"
    let set_off = view.mark(at + 1) == Some(',')
        && at + 3 < end
        && view.at(at + 2).is_some()
        && view.mark(at + 3) == Some(',');
    let majority = word == "most" && (of || set_off || is_plural(view, at + 1))
        || word == "most of"
        || cues.has(Cue::Majority)
            && (cues.has(Cue::Margin) || word.ends_with("majority of"))
            && (of || matches!(view.mark(at + 1), Some(',' | '.')))
        || cues.has(Cue::Majority)
            && words!["bulk", "share", "part"]
                .iter()
                .any(|noun| word.contains(noun));
    majority.then_some(true)
}

/// "most patients": a plural right behind the word.
fn is_plural(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    view.is_word(at)
        && (word.ends_with('s') && !word.ends_with("ss")
            || matches!(word, "people" | "women" | "men" | "children"))
}

/// The figure in apposition behind the noun phrase of the word, with its whole.
fn apposed(view: &View<'_>, sentence: usize, at: usize, most: bool, out: &mut Vec<Candidate>) {
    let end = view.reading.sentences[sentence].tokens.1;
    // The noun phrase runs up to the first comma, dash or bracket; only its own whole may stand in it.
    let Some(mark) = (at + 1..end.min(at + 12)).find(|&t| view.mark(t).is_some()) else {
        return;
    };
    if !matches!(view.mark(mark), Some(',' | '—' | '('))
        || (at + 1..mark).any(|t| {
            view.cues(t)
                .any(&[Cue::ChangeVerb, Cue::But, Cue::And, Cue::Level])
        })
    {
        return;
    }
    let inside: Vec<usize> = (at + 1..mark).filter_map(|t| view.at(t)).collect();
    let lead = usize::from(view.cues(mark + 1).has(Cue::Or));
    let Some(part) = view.at(mark + 1 + lead) else {
        return;
    };
    let token = view.token(part);
    let behind = (token + 1..end.min(token + 9)).find(|&t| view.mark(t).is_some());
    let shut = behind.is_some_and(|t| matches!(view.mark(t), Some(',' | '—' | ')' | '.')));
    if !shut {
        return;
    }
    if view.quantity(part).kind == Kind::Percent && view.quantity(part).value.is_some() {
        // A percentage that is set off is another reading's; here it goes on: "46% of the tenants who replied,".
        if view.cues(token + 1).any(&[Cue::Of, Cue::OfThose]) {
            out.push(Candidate {
                rule: "comparison",
                claim: claim_of(view, sentence, at, most),
                formula: Formula::Same,
                operands: vec![Bound::own(view, part)],
                strength: 9,
                sense: Sense::None,
            });
        }
        return;
    }
    if !view.is_count(part) {
        return;
    }
    let wholes = whole_of(view, sentence, part, &inside, behind.unwrap_or(end));
    for (whole, strength) in wholes {
        if view.quantity(whole).value > view.quantity(part).value {
            out.push(Candidate {
                rule: "comparison",
                claim: claim_of(view, sentence, at, most),
                formula: Formula::Share,
                operands: vec![Bound::own(view, part), Bound::own(view, whole)],
                strength,
                sense: Sense::None,
            });
        }
    }
}

/// The word as a claim: above or below half.
fn claim_of(view: &View<'_>, sentence: usize, at: usize, most: bool) -> Claim {
    let stated = if most {
        Interval::new(50.0, 100.0)
    } else {
        Interval::new(0.0, 50.0)
    };
    Claim::band(
        view.reading.tokens[at].span,
        sentence,
        stated,
        UnitId::PERCENT,
    )
}

/// "holds 67, a majority of the house": the word stands in apposition behind its figure.
fn behind(view: &View<'_>, sentence: usize, at: usize, most: bool, out: &mut Vec<Candidate>) {
    let first = view.first_token(at);
    let article = at > first && matches!(view.lower(at - 1), "a" | "the");
    // "31 homers, most of them at home" says most of the 31.
    if view.lower(at).starts_with("most") || view.cues(at + 1).has(Cue::OfThose) {
        return;
    }
    // "a clear majority"
    let led = at > first + 1 && view.is_word(at - 1) && view.is_one_of(at - 2, words!["a"]);
    let opens = if article {
        at - 1
    } else if led {
        at - 2
    } else {
        at
    };
    if opens <= first || !matches!(view.mark(opens - 1), Some(',' | '—' | '(')) {
        return;
    }
    if let Some([part, whole]) = taken_out(view, sentence, opens) {
        out.push(Candidate {
            rule: "comparison",
            claim: claim_of(view, sentence, at, most),
            formula: Formula::Share,
            operands: vec![Bound::own(view, part), Bound::own(view, whole)],
            strength: 9,
            sense: Sense::None,
        });
        return;
    }
    let Some(part) = (first.max(opens.saturating_sub(5))..opens - 1)
        .rev()
        .take_while(|&t| view.mark(t).is_none())
        .find_map(|t| view.at(t))
        .filter(|&part| view.is_count(part))
    else {
        return;
    };
    let end = view.end_token(at);
    let inside: Vec<usize> = (at + 1..end.min(at + 6))
        .take_while(|&t| view.mark(t).is_none())
        .filter_map(|t| view.at(t))
        .collect();
    for (whole, strength) in whole_of(view, sentence, part, &inside, opens - 1) {
        if view.quantity(whole).value > view.quantity(part).value {
            out.push(Candidate {
                rule: "comparison",
                claim: claim_of(view, sentence, at, most),
                formula: Formula::Share,
                operands: vec![Bound::own(view, part), Bound::own(view, whole)],
                strength: strength - 1,
                sense: Sense::None,
            });
        }
    }
}

/// What the part is taken out of: named in the noun phrase, behind the part ("112 out of 240"), or the figure nearest before.
fn whole_of(
    view: &View<'_>,
    sentence: usize,
    part: usize,
    inside: &[usize],
    close: usize,
) -> Vec<(usize, i32)> {
    let counts = |q: &usize| view.is_count(*q);
    if let [whole] = inside[..] {
        return if counts(&whole) {
            vec![(whole, 10)]
        } else {
            Vec::new()
        };
    }
    if !inside.is_empty() {
        return Vec::new();
    }
    let token = view.token(part);
    let own = (token + 1..close).filter_map(|t| view.at(t)).find(counts);
    if let Some(whole) = own {
        let of = view.between(token, view.token(whole), &[Cue::Of, Cue::OutOf]);
        return if of { vec![(whole, 10)] } else { Vec::new() };
    }
    let before: Vec<usize> = view
        .around(sentence, 3, 0)
        .filter(|&q| {
            q < part && view.is_count(q) && view.quantity(q).value > view.quantity(part).value
        })
        .collect();
    match before[..] {
        [whole] => vec![(whole, 9)],
        _ => before.iter().rev().map(|&whole| (whole, 4)).collect(),
    }
}

/// "Eight of the council's fifteen members backed it, a majority" · "22 people, 13 of whom …, a clear majority": the one pair of
/// part and whole before the word.
fn taken_out(view: &View<'_>, sentence: usize, before: usize) -> Option<[usize; 2]> {
    let here: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&q| view.token(q) < before && view.is_count(q))
        .collect();
    let &[a, b] = &here[..] else { return None };
    let (from, to) = (view.token(a), view.token(b));
    let of = to - from <= 6
        && (from + 1..to).all(|at| view.is_word(at))
        && view.between(from, to, &[Cue::Of, Cue::OutOf]);
    let whom = view.cue_behind(to, 1, &[Cue::OfThose]).is_some();
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    if of && value(a) < value(b) {
        Some([a, b])
    } else if whom && value(b) < value(a) {
        Some([b, a])
    } else {
        None
    }
}
