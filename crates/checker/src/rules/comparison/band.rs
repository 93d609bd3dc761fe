//! Words for a share against the percentage in apposition: "most (58 per cent)", "a third, 29 percent", "at 38%, nearly half".

use document::Span;
use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;

/// How far below its fraction "nearly" may stay: 28.5% is nearly a third, 38% is not nearly half.
const NEARLY: f64 = 0.85;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for p in 0..view.reading.quantities.len() {
        if view.quantity(p).kind != Kind::Percent
            || view.quantity(p).value.is_none()
            || view.change(p).is_some()
        {
            continue;
        }
        if let Some(fraction) = ahead(view, p) {
            out.extend(with_fraction(view, p, fraction));
        }
        if set_off(view, p) {
            out.extend(behind(view, p));
        }
    }
}

/// The word or fraction before a percentage that is set off.
fn behind(view: &View<'_>, p: usize) -> Option<Candidate> {
    let token = view.token(p);
    let first = view.first_token(token).max(token.saturating_sub(14));
    for at in (first..token).rev() {
        if view.mark(at) == Some(';') || view.mark(at) == Some(':') && at + 1 != token {
            return None;
        }
        let cues = view.cues(at);
        if cues.any(&[Cue::Majority, Cue::Minority]) && !cues.has(Cue::Superlative)
            // "by the most, 44%"
            || view.lower(at) == "most" && !view.is_one_of(at.wrapping_sub(1), words!["the"])
        {
            let low = cues.has(Cue::Minority);
            let stated = if low {
                Interval::new(0.0, 50.0)
            } else {
                Interval::new(50.0, 100.0)
            };
            return Some(candidate(
                view,
                p,
                view.reading.tokens[at].span,
                None,
                stated,
                at,
            ));
        }
        if let Some(f) = view.at(at) {
            // "a third of all marriages in 2012 (30%)"
            if !matches!(view.quantity(f).kind, Kind::Year | Kind::Date) {
                return with_fraction(view, p, f);
            }
        }
    }
    None
}

/// "At 38%, nearly half of all the shops": the fraction just behind; "7% of the population, or one in fourteen", "40% (two in five)".
fn ahead(view: &View<'_>, p: usize) -> Option<usize> {
    let token = view.token(p);
    let end = view.end_token(token);
    let opens = token == view.first_token(token) + 1 && view.lower(token - 1) == "at";
    let comma = opens && token + 2 < end && view.mark(token + 1) == Some(',');
    if comma && let Some(f) = view.at(token + 2) {
        return Some(f);
    }
    let mark = (token + 1..end.min(token + 6)).find(|&at| !view.is_word(at))?;
    let f = match view.mark(mark)? {
        '(' => mark + 1,
        ',' | '—' | '–' if mark + 2 < end && view.lower(mark + 1) == "or" => mark + 2,
        // "45 per cent of the seats, six out of 15"
        ',' | ':'
            if view
                .at(mark + 1)
                .is_some_and(|f| view.printed(f).contains(" out of ")) =>
        {
            mark + 1
        }
        _ => return None,
    };
    let fraction = view.at(f).filter(|&q| q == p + 1)?;
    let shut = f + 1 >= end
        || view.mark(f + 1).is_some()
        || view.cues(f + 1).has(Cue::Level)
        || view.is_one_of(f + 1, words!["was", "were", "has", "have", "had"]);
    (shut && speaks_of_the_same(view, p, mark, fraction)).then_some(fraction)
}

/// "7% of voters, or one voter in fourteen"; but "12% of adults, or one child in five" is of others.
fn speaks_of_the_same(view: &View<'_>, p: usize, mark: usize, fraction: usize) -> bool {
    let token = view.token(p);
    let own = view.quantity(fraction).span;
    let named = (token + 1..mark).any(|at| view.cues(at).has(Cue::Of));
    // "one in fourteen" names nobody, nor does "six out of 15".
    let words = view.words(own);
    let bare = words.ends_with(|last: char| last.is_ascii_digit());
    if !named || bare || words.split([' ', '-']).count() <= 3 {
        return true;
    }
    let whole = view.reading.tokens[token + 1]
        .span
        .cover(view.reading.tokens[mark - 1].span);
    let whole = view.stems(whole);
    let inner = view.stems(own);
    inner
        .iter()
        .any(|stem| *stem == "person" || whole.contains(stem))
}

/// The percentage as the operand of a fraction in words.
fn with_fraction(view: &View<'_>, p: usize, f: usize) -> Option<Candidate> {
    let fraction = view.quantity(f);
    if fraction.kind != Kind::Fraction || fraction.value.is_none() || view.change(f).is_some() {
        return None;
    }
    let mut claim = Claim::percent(view, f);
    match fraction.hedge {
        // "a third, 29 percent": a bare fraction may be as loose as "about".
        Hedge::None => claim.stated = Interval::around(claim.value, claim.value * 0.1),
        Hedge::Nearly => claim.stated.low = claim.stated.low.min(claim.value * NEARLY),
        _ => {}
    }
    let mut found = candidate(view, p, fraction.span, Some(f), claim.stated, view.token(f));
    // A percentage alone in brackets can be of nothing else than the fraction before them.
    let token = view.token(p);
    let alone = view.mark(token - 1) == Some('(')
        && token + 1 < view.end_token(token)
        && view.mark(token + 1) == Some(')');
    if alone && found.strength >= 9 {
        found.strength += 4;
    }
    Some(Candidate { claim, ..found })
}

/// Whether a percentage stands in apposition: between commas, dashes or brackets, after a colon or "at".
fn set_off(view: &View<'_>, p: usize) -> bool {
    let token = view.token(p);
    if token == view.first_token(token) {
        return false;
    }
    let leads = |at: usize| view.lower(at) == "or" || view.lower(at) == "at";
    let before = view.mark(token - 1).or_else(|| {
        view.mark(token.saturating_sub(2))
            .filter(|_| leads(token - 1))
    });
    let behind = if token + 1 < view.end_token(token) {
        view.mark(token + 1)
    } else {
        Some('.')
    };
    matches!(
        (before, behind),
        (
            Some('(' | '—' | ',' | '–' | ':'),
            Some(')' | '—' | ',' | '–' | '.' | ';')
        )
    )
}

fn candidate(
    view: &View<'_>,
    p: usize,
    span: Span,
    quantity: Option<usize>,
    stated: Interval,
    at: usize,
) -> Candidate {
    let (from, to) = (view.token(p).min(at), view.token(p).max(at));
    let between = view.between(from, to, &[Cue::ChangeVerb, Cue::But, Cue::Against]);
    let commas = (from + 1..to)
        .filter(|&t| matches!(view.mark(t), Some(',' | '—' | '(')))
        .count();
    Candidate {
        rule: "comparison",
        claim: Claim {
            quantity,
            ..Claim::band(span, view.context(p).sentence, stated, UnitId::PERCENT)
        },
        formula: Formula::Same,
        operands: vec![Bound::own(view, p)],
        strength: if between {
            4
        } else {
            10 - i32::from(to - from > 9) - 3 * i32::try_from(commas.saturating_sub(1)).unwrap_or(3)
        },
        sense: Sense::None,
    }
}
