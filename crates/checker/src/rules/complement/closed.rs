//! The rest where the text has just the three figures for it: "Of 260 pupils 165 went. The 95 who stayed …" · "86p goes to the
//! work, the other 14p …" out of every pound.

use extractor::{Cue, Interval, Kind};

use super::candidate;
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::parts::{is_bare_year, is_few};
use crate::view::View;
use crate::words::WordList;

/// "The 95 who stayed", "the 192 that are leased": those who are left of the whole and the part told just before.
pub(super) fn who_stayed(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let first = view.first_token(token);
    let word = |at: usize| view.lower(at);
    let led = token > first && view.is_word(token - 1) && word(token - 1) == "the";
    let relative = led
        && (token + 1..view.end_token(token).min(token + 4))
            .take_while(|&at| view.is_word(at))
            .any(|at| matches!(word(at), "who" | "that" | "which"));
    let sentence = view.context(q).sentence;
    if !relative || token > first + 3 || sentence == 0 {
        return;
    }
    let told: Vec<usize> = view
        .around(sentence, 1, 0)
        .filter(|&l| l < q && view.context(l).sentence + 1 == sentence && view.is_count(l))
        .filter(|&l| !(view.quantity(l).in_words && view.quantity(l).value < Some(3.0)))
        .collect();
    let [a, b] = told[..] else { return };
    let (part, whole) = if view.quantity(a).value < view.quantity(b).value {
        (a, b)
    } else {
        (b, a)
    };
    let of = view
        .cue_before(view.token(whole), 3, &[Cue::Of, Cue::OutOf])
        .is_some();
    // It may be the part said again.
    if !of || view.quantity(q).value == view.quantity(part).value {
        return;
    }
    out.push(candidate(
        view,
        q,
        Formula::Remainder,
        vec![Bound::own(view, whole), Bound::own(view, part)],
        8,
    ));
}

/// "Of the 96 bids 36 were read; the 60 unread ones …", "148 of the 365 were women. The 217 men …": a word says the opposite of the part that
/// was told of a whole just before.
pub(super) fn opposed(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    if token == first || !view.is_one_of(token - 1, words!["the"]) {
        return;
    }
    let behind = token + 1..end.min(token + 4);
    let denied = behind
        .clone()
        .take_while(|&at| view.is_word(at))
        .any(|at| is_denial(view.lower(at)) || view.cues(at).has(Cue::Negation));
    let sex = |mut tokens: std::ops::Range<usize>, words: WordList| {
        tokens.any(|at| view.is_one_of(at, words))
    };
    let sentence = view.context(q).sentence;
    let told: Vec<usize> = view
        .around(sentence, 2, 0)
        .filter(|&l| l < q && view.is_count(l) && !is_bare_year(view, l))
        .filter(|&l| !is_few(view, l))
        .collect();
    let [a, b] = told[..] else { return };
    if view.context(a).sentence != view.context(b).sentence {
        return;
    }
    let value = |l: usize| view.quantity(l).value;
    let (part, whole) = if value(a) < value(b) { (a, b) } else { (b, a) };
    let near = view.token(part) + 1..view.end_token(view.token(part)).min(view.token(part) + 5);
    let other = [
        words!["women", "girls", "female"],
        words!["men", "boys", "male"],
    ];
    let opposite =
        denied || (0..2).any(|i| sex(behind.clone(), other[i]) && sex(near.clone(), other[1 - i]));
    let of = view
        .cue_before(view.token(whole), 4, &[Cue::Of, Cue::OutOf])
        .is_some();
    if opposite && of && value(q) < value(whole) && value(q) != value(part) {
        out.push(candidate(
            view,
            q,
            Formula::Remainder,
            vec![Bound::own(view, whole), Bound::own(view, part)],
            9,
        ));
    }
}

/// "unsuccessful", "still", "without": a word for those of whom the opposite is said.
fn is_denial(word: &str) -> bool {
    matches!(
        word,
        "still" | "yet" | "without" | "losing" | "failed" | "rejected"
    ) || word.strip_prefix("un").is_some_and(|rest| {
        rest.len() > 3
            && !["der", "ion", "it", "iv", "til", "iq", "lik", "less"]
                .iter()
                .any(|start| rest.starts_with(start))
    })
}

/// "Out of every pound 86p goes to the work, and the other 14p …".
pub(super) fn of_the_pound(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let small = |l: usize| {
        view.quantity(l).kind == Kind::Money
            && view.quantity(l).value.is_some_and(|value| value < 1.0)
    };
    let sentence = view.context(q).sentence;
    let parts: Vec<usize> = view
        .around(sentence, 1, 0)
        .filter(|&l| l < q && small(l))
        .collect();
    let [part] = parts[..] else { return };
    let pound = (sentence.saturating_sub(1)..=sentence).any(|at| {
        let (from, to) = view.reading.sentences[at].tokens;
        (from..to).any(|at| {
            view.is_word(at) && matches!(view.lower(at), "pound" | "dollar" | "euro" | "quid")
        })
    });
    if small(q) && pound {
        out.push(candidate(
            view,
            q,
            Formula::OneLess,
            vec![Bound::own(view, part)],
            named + 5,
        ));
    }
}

/// Whether small counts are meant to the last: of 180 beds, 120 and the remaining 70 cannot be.
pub(super) fn exact(view: &View<'_>, candidate: &mut Candidate) {
    let counts = candidate.formula == Formula::Remainder
        && candidate.operands.iter().all(|operand| {
            // "In 400 days of service … 36 of them": days are counted, too.
            let counted = view.is_count(operand.quantity)
                || view.quantity(operand.quantity).kind == Kind::Duration;
            counted
                && operand.value <= 1000.0
                && view.quantity(operand.quantity).hedge == extractor::Hedge::None
        });
    if counts && candidate.strength >= 8 && outcome(candidate) == Outcome::Agrees {
        for operand in &mut candidate.operands {
            operand.interval = Interval::exact(operand.value);
        }
    }
}
