//! Which of two is larger: "men (89%) were more likely … than women (85%)" · "at 3.1%, a little below the growth of
//! prices, which was 2.4%" · "led by 47 percent to 40 percent".

use extractor::{Cue, Direction, Hedge, Interval, Kind};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::pairs::alike;
use crate::parts::is_few;
use crate::view::View;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for (index, sentence) in view.reading.sentences.iter().enumerate() {
        if !view.sentence_has(index, &[Cue::Comparative]) {
            continue;
        }
        for token in sentence.tokens.0..sentence.tokens.1 {
            let that = view.is_one_of(token, words!["above", "below"])
                && view.is_one_of(token + 1, words!["that", "those", "that of", "those of"]);
            let words = if view.is_word(token) {
                view.lower(token)
            } else {
                ""
            };
            if that || words == "than" || words.ends_with(" than") {
                out.extend(than(view, index, token));
            }
        }
    }
    for q in 0..view.reading.quantities.len() {
        out.extend(led(view, q));
    }
}

/// A comparative, its "than", and one figure on either side.
fn than(view: &View<'_>, sentence: usize, than: usize) -> Option<Candidate> {
    let first = view.first_token(than);
    let word = (first.max(than.saturating_sub(8))..=than)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .find(|&at| {
            let cues = view.cues(at);
            let compares =
                cues.has(Cue::Comparative) || view.is_one_of(at, words!["above", "below"]);
            compares && cues.has(Cue::Rise) != cues.has(Cue::Fall)
        })?;
    let up = view.cues(word).has(Cue::Rise);
    let left = (first.max(word.saturating_sub(8))..word)
        .rev()
        .find_map(|at| view.at(at))?;
    let right = (than + 1..view.end_token(than).min(than + 14)).find_map(|at| view.at(at))?;
    let level = |q: usize| {
        // "The increase in pay, at 2.2%, was lower than the growth in prices, which was 2.4%": two rises are two levels.
        (view.is_level(q) || view.quantity(q).kind == Kind::Percent)
            && view.quantity(q).hedge == Hedge::None
            && matches!(
                view.change(q),
                None | Some(Direction::Up | Direction::Either)
            )
    };
    let (a, b) = (view.quantity(left), view.quantity(right));
    if !level(left)
        || !level(right)
        || a.kind != b.kind
        || a.unit != b.unit
        || a.kind == Kind::Cardinal && (is_few(view, left) || !alike(view, left, right))
    {
        return None;
    }
    let both = bracketed(view, left) && bracketed(view, right);
    let counts = a.kind == Kind::Cardinal;
    let led = set_off(view, left) && (!counts || apposed(view, left)) || opens(view, left);
    let follows = view.mark(view.token(right) - 1).is_none() && !counts || apposed(view, right);
    let grammar = both || led && follows;
    let negated = view.sentence_has(sentence, &[Cue::Negation]);
    grammar.then(|| {
        compare(
            view,
            word,
            sentence,
            &[Bound::own(view, left), Bound::own(view, right)],
            up,
            match (both, apposed(view, right)) {
                _ if negated => 5,
                (true, _) => 9,
                (_, true) => 7,
                _ => 5,
            },
        )
    })
}

fn bracketed(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token)
        && view.mark(token - 1) == Some('(')
        && view.mark(token + 1) == Some(')')
}

/// "At 3,404 metres Aneto is …"
fn opens(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token == view.first_token(token) + 1 && view.is_one_of(token - 1, words!["at", "with"])
}

/// ", £38,900,", "which is 3,375 metres".
fn apposed(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let shut = token + 1 >= view.end_token(token) || view.mark(token + 1).is_some();
    let mark = token > view.first_token(token) && view.mark(token - 1) == Some(',');
    let relative = token >= view.first_token(token) + 2
        && view.is_one_of(
            token - 1,
            words!["is", "was", "has", "had", "stands", "measures", "at"],
        )
        && (view.is_one_of(token - 2, words!["which", "who"]) || view.mark(token - 2) == Some(','));
    shut && (mark || relative)
}

/// ", at 2.2%,"
fn set_off(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token)
        && matches!(view.lower(token - 1), "at" | "," | "with")
        && view.mark(token + 1) == Some(',')
}

/// "Ames led Burt 47 percent to 40 percent", "kept her lead over Burt in the average of polls, 48.4 percent to 42.5".
fn led(view: &View<'_>, q: usize) -> Option<Candidate> {
    let token = view.token(q);
    let range = score_of_range(view, q);
    let other = match range {
        Some(_) => None,
        None => Some(second(view, q)?),
    };
    let verb = (view.first_token(token).max(token.saturating_sub(CONTEST))..token)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .find(|&at| {
            view.is_one_of(
                at,
                words![
                    "led", "leads", "lead", "beat", "beats", "defeated", "leading", "ahead of",
                ],
            )
        })?;
    let score = match (range, other) {
        (Some(score), _) => vec![score],
        (None, other) => [Some(q), other]
            .into_iter()
            .flatten()
            .map(|q| Bound::own(view, q))
            .collect(),
    };
    Some(compare(
        view,
        verb,
        view.context(q).sentence,
        &score,
        true,
        6,
    ))
}

/// "11 to 14" is written as a range runs: how far the first is ahead.
pub(super) fn score_of_range(view: &View<'_>, q: usize) -> Option<Bound> {
    let quantity = view.quantity(q);
    let (a, b) = quantity.ends.filter(|_| quantity.kind == Kind::Range)?;
    Some(Bound {
        quantity: q,
        value: a - b,
        interval: Interval::exact(a - b),
    })
}

/// How far before a score the word may stand that tells who is ahead.
const CONTEST: usize = 30;

/// The other side of "47 percent to 40 percent".
fn second(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let other = view.at(token + 2)?;
    let joined = token + 2 < view.end_token(token) && view.is_one_of(token + 1, words!["to"]);
    let (a, b) = (view.quantity(q), view.quantity(other));
    (joined && a.kind == Kind::Percent && b.kind == Kind::Percent).then_some(other)
}

pub(super) fn compare(
    view: &View<'_>,
    word: usize,
    sentence: usize,
    operands: &[Bound],
    up: bool,
    strength: i32,
) -> Candidate {
    Candidate {
        rule: "comparison",
        claim: Claim::way(
            view.reading.tokens[word].span,
            sentence,
            up,
            view.quantity(operands[0].quantity).unit.base,
        ),
        formula: if operands.len() == 2 {
            Formula::Difference
        } else {
            Formula::Same
        },
        operands: operands.to_vec(),
        strength,
        sense: if up { Sense::Up } else { Sense::Down },
    }
}
