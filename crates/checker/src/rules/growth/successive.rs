//! Changes one after the other: up 10% and again 10%, down a fifth and back.

use extractor::{Cue, Direction, Hedge, Interval, Kind, UnitId};

use super::push;
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::is_linked;
use crate::view::View;
use crate::words::WordList;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentence in 0..view.reading.sentences.len() {
        let changes: Vec<usize> = view
            .in_sentence(sentence)
            .filter(|&q| view.quantity(q).kind == Kind::Percent && view.quantity(q).value.is_some())
            .collect();
        if changes.len() < 2 && !(changes.len() == 1 && sentence > 0) {
            continue;
        }
        there_and_back(view, sentence, &changes, out);
        regained(view, sentence, &changes, out);
        together(view, sentence, &changes, out);
    }
}

/// A change with its sign, its direction taken from the one before where it is left out.
fn signed(view: &View<'_>, q: usize, before: Option<Direction>) -> (Bound, Option<Direction>) {
    let own = Bound::own(view, q);
    let direction = view
        .change(q)
        .filter(|direction| *direction != Direction::Either)
        .or(before);
    match direction {
        Some(Direction::Down) => (
            Bound {
                value: -own.value,
                interval: Interval {
                    low: -own.interval.high,
                    high: -own.interval.low,
                },
                ..own
            },
            direction,
        ),
        _ => (own, direction),
    }
}

/// "rose 5% in 2018 and 4% in 2019, 9.2% over both years" · "Taken together, growth amounted to 0.6%".
fn together(view: &View<'_>, sentence: usize, here: &[usize], out: &mut Vec<Candidate>) {
    let Some(&q) = here.last() else { return };
    let token = view.token(q);
    let behind = (token + 1..view.end_token(token).min(token + 6)).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "both"
                    | "overall"
                    | "altogether"
                    | "combined"
                    | "together"
                    | "all told"
                    | "in all"
                    | "in total"
            )
            || view
                .at(at)
                .is_some_and(|d| view.quantity(d).kind == Kind::Duration)
    });
    let overall = (token + 1..view.end_token(token).min(token + 6)).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "both" | "altogether" | "combined" | "together"
            )
    });
    let sums = (view.first_token(token)..token).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "successive"
                    | "in all"
                    | "all told"
                    | "adds up to"
                    | "add up to"
                    | "amount to"
                    | "amounts to"
                    | "comes to"
                    | "come to"
                    | "overall"
                    | "cumulative"
                    | "cumulatively"
                    | "taken"
                    | "together"
                    | "combined"
                    | "altogether"
                    | "compounded"
                    | "compound"
            )
    });
    // "Having fallen 20% … and 25% …, the shares are 40% down" · "65 per cent dearer than at New Year"
    let led = parts_led(view, here);
    let changes = here.iter().all(|&p| view.change(p).is_some());
    let began = changes
        && (led
            || (token + 1..view.end_token(token).min(token + 9))
                .any(|at| view.cues(at).has(Cue::Against)));
    let or = view
        .cue_before(token, 2, &[Cue::Or, Cue::Equal, Cue::Making])
        .is_some();
    let parts: Vec<usize> = if here.len() >= 3 {
        here[..here.len() - 1].to_vec()
    } else if here.len() == 1 && sums && sentence > 0 {
        view.in_sentence(sentence - 1)
            .filter(|&p| view.quantity(p).kind == Kind::Percent && view.quantity(p).value.is_some())
            .collect()
    } else {
        return;
    };
    if parts.len() < 2
        || !(behind || sums || began)
        || (view.token(parts[0]).max(view.first_token(token))..token)
            .any(|at| view.mark(at) == Some(';'))
        || !parts
            .windows(2)
            .all(|pair| is_linked(view, pair[0], pair[1]) || follows(view, pair[0], pair[1]))
    {
        return;
    }
    let Some((claim, operands)) = with_signs(view, q, &parts) else {
        return;
    };
    // "By 56% has it grown, thanks to rises of 20% and 30%": the first is the total.
    if let [first, second] = &operands[..]
        && (Formula::Successive.value(&[claim.value, second.value]) - first.value).abs() < 0.5
    {
        return;
    }
    push(
        out,
        claim,
        Formula::Successive,
        operands,
        if behind || sums || says_left(view, here) {
            7
        } else {
            5
        } + i32::from(or && behind || overall)
            + i32::from(sums),
    );
}

/// "4% followed by another of 5%", "10% and then 10%".
fn follows(view: &View<'_>, a: usize, b: usize) -> bool {
    (view.token(a) + 1..view.token(b)).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "followed" | "followed by" | "then" | "before" | "on top of"
            )
    })
}

/// The whole and its parts, falls below nought; `None` where no word says that the percentages are changes.
fn with_signs(view: &View<'_>, q: usize, parts: &[usize]) -> Option<(Claim, Vec<Bound>)> {
    let mut direction = None;
    let mut operands = Vec::new();
    for &part in parts {
        let (bound, next) = signed(view, part, direction);
        direction = next;
        operands.push(bound);
    }
    // "Two successive cuts, the first of 10% and the second of 20%, have left it 28% smaller"
    let own = view.change(q).filter(|own| *own != Direction::Either);
    if direction.is_none() && own == Some(Direction::Down) {
        for bound in &mut operands {
            *bound = bound.negated();
        }
    }
    // Without a word of change the percentages are shares of something.
    if direction.is_none() && own.is_none() {
        return None;
    }
    let claim = Claim::of(view, q);
    let falling = own == Some(Direction::Down)
        || own.is_none() && operands.iter().all(|bound| bound.value < 0.0);
    let claim = if falling {
        super::falling(claim)
    } else {
        claim
    };
    Some((claim, operands))
}

/// "leaving them 60 percent higher", "which left them 6% lower" between the last change and the whole.
fn says_left(view: &View<'_>, here: &[usize]) -> bool {
    let [.., last, q] = here else { return false };
    (view.token(*last)..view.token(*q)).any(|at| {
        view.is_word(at)
            && words!["leav", "which left", "left"]
                .iter()
                .any(|word| view.lower(at).starts_with(word))
    })
}

/// "After …", "Having …": the changes lie before what they led to; or "leaving", "which leaves" between.
fn parts_led(view: &View<'_>, here: &[usize]) -> bool {
    let [.., last, q] = here else { return false };
    let token = view.token(*q);
    let first = view.first_token(token);
    let opens =
        view.is_word(first) && matches!(view.lower(first), "after" | "having" | "following");
    let leads = (view.token(*last)..token).any(|at| {
        view.is_word(at)
            && words!["leav", "left", "making", "so that"]
                .iter()
                .any(|word| view.lower(at).contains(word))
    });
    opens || leads
}

/// "After a 40% fall the fund needs a 67% rise to get back to where it was".
fn regained(view: &View<'_>, sentence: usize, changes: &[usize], out: &mut Vec<Candidate>) {
    let [fall, rise] = changes[..] else { return };
    let opposite =
        view.change(fall) == Some(Direction::Down) && view.change(rise) == Some(Direction::Up);
    let (from, to) = view.reading.sentences[sentence].tokens;
    let says = |words: WordList| (from..to).any(|at| view.is_one_of(at, words));
    if opposite
        && says(words![
            "need", "needs", "needed", "require", "requires", "takes", "take",
        ])
        && says(words!["back", "recover", "regain", "restore", "even"])
    {
        push(
            out,
            Claim::of(view, rise),
            Formula::Regained,
            vec![Bound::own(view, fall)],
            9,
        );
    }
}

/// "gained 20% in May and lost 20% in June, leaving it exactly where it started": up and down by the same percentage.
fn there_and_back(view: &View<'_>, sentence: usize, changes: &[usize], out: &mut Vec<Candidate>) {
    let &[a, b, ..] = changes else { return };
    let (Some(x), Some(y)) = (view.change(a), view.change(b)) else {
        return;
    };
    // "30% more fans", "30% of its players" change different things.
    let more = |q: usize| {
        view.cue_behind(view.token(q), 2, &[Cue::Comparative])
            .is_some()
    };
    // "lost 40% of its birds, then gained 40%": the second is of the same.
    let of_things = |q: usize| view.cue_behind(view.token(q), 2, &[Cue::Of]).is_some();
    if view.quantity(a).value != view.quantity(b).value
        || more(a)
        || more(b)
        || of_things(b)
        || !matches!(
            (x, y),
            (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up)
        )
    {
        return;
    }
    for at in [sentence, sentence + 1] {
        let Some(span) = view
            .reading
            .sentences
            .get(at)
            .and_then(|s| where_it_began(view.words(s.span), s.span.start))
        else {
            continue;
        };
        let (first, _) = signed(view, a, None);
        let (second, _) = signed(view, b, None);
        let stated = Interval::exact(0.0);
        let claim = Claim {
            span,
            sentence: at,
            quantity: None,
            stated,
            bare: stated,
            value: 0.0,
            grain: 0.0,
            hedge: Hedge::None,
            unit: UnitId::PERCENT,
            loose: true,
        };
        // The two percentages are meant as printed: rounding cannot make them cancel.
        let exact = |bound: Bound| Bound {
            interval: Interval::exact(bound.value),
            ..bound
        };
        push(
            out,
            claim,
            Formula::Successive,
            vec![exact(first), exact(second)],
            9,
        );
        return;
    }
}

/// The words that say that nothing has changed in the end.
fn where_it_began(text: &str, start: usize) -> Option<document::Span> {
    const PHRASES: WordList = words![
        "where it started",
        "where they started",
        "where it began",
        "where they began",
        "where it had started",
        "where they had started",
        "where it had begun",
        "where they had begun",
        "what it did in",
        "what it was in",
        "what it was before",
        "where it was",
        "where they were",
        "back to square one",
        "unchanged overall",
        "break even",
        "broke even",
        "the same as before",
        "back to the start",
        "no worse off",
        "all its losses",
    ];
    let text = text.to_lowercase();
    PHRASES.iter().find_map(|phrase| {
        text.find(phrase)
            .map(|at| document::Span::new(start + at, start + at + phrase.len()))
    })
}
