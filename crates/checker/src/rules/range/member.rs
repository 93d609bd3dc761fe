//! What a range holds of its members: the winning bid, the youngest, the average lie inside; its spread is the distance
//! of its ends.

use document::Span;
use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_amount;
use crate::view::View;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for r in 0..view.reading.quantities.len() {
        let range = view.quantity(r);
        if range.kind == Kind::Range
            && !range.in_words
            && range.ends.is_some_and(|(low, high)| low < high)
        {
            member(view, r, out);
            within(view, r, out);
            spread_of_ends(view, r, out);
        } else if range.value.is_some() {
            spread_of_extremes(view, r, out);
        }
    }
}

/// A range as the values that lie inside it.
fn inside(view: &View<'_>, r: usize) -> Option<Interval> {
    let range = view.quantity(r);
    let (low, high) = range.ends?;
    let half = range.grain / 2.0;
    Some(Interval::new(low - half, high + half))
}

/// "Bids ranged from £1.1m to £1.9m. The winning bid, £2.3m": a member named by the same noun, as an extreme or as the
/// average lies inside.
fn member(view: &View<'_>, r: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(r).sentence;
    let token = view.token(r);
    let printed = view.printed(r).to_ascii_lowercase();
    let spread = view.cue_before(token, 5, &[Cue::Spread]).is_some();
    let spanned = spread
        || printed.starts_with("between")
        || printed.starts_with("from")
        || printed.contains(" to ");
    let Some(inside) = inside(view, r).filter(|_| spanned) else {
        return;
    };
    let range_topic = view.topic(r);
    let end = view.reading.sentences.len();
    for m in view.around(sentence, 1, usize::from(sentence + 1 < end)) {
        let bare = view.is_count(m) && view.context(m).counted.is_none();
        let like = bare || is_of_its_kind(view, m, r);
        if m == r
            || view.quantity(m).value.is_none()
            || is_open_group(view, m)
            || !like
            || !(view.is_level(m) || view.quantity(m).kind == Kind::Age)
        {
            continue;
        }
        let at = view.token(m);
        let next = view.context(m).sentence != sentence;
        let ahead = m < r;
        let rivals = (m.min(r) + 1..m.max(r)).any(|l| view.quantity(l).kind == Kind::Range);
        let shared =
            spread && !ahead && view.topic(m).iter().any(|stem| range_topic.contains(stem));
        // The middle of a range is judged as a mean of its ends.
        let average = !ahead
            && view
                .cue_before(at, 4, &[Cue::Average])
                .is_some_and(|w| !view.lower(w).starts_with("mid"))
            || (view.first_token(at).max(at.saturating_sub(3))..at)
                .any(|w| view.is_word(w) && view.lower(w) == "median");
        let extreme = (view.first_token(at).max(at.saturating_sub(5))..at)
            .rev()
            .take_while(|&w| view.at(w).is_none())
            .find(|&w| view.cues(w).any(&[Cue::Superlative, Cue::Least]))
            .or_else(|| opening_extreme(view, m, r).filter(|_| !ahead))
            .or_else(|| behind_extreme(view, m));
        // "Runners were between 18 and 64, and the oldest spectator was 91": the extreme of others.
        let foreign = !ahead
            && extreme.is_some_and(|w| {
                w < at && {
                    // What the range is said of stands before it.
                    let words: Vec<&str> = (view.first_token(token)..token)
                        .filter(|&n| view.is_word(n))
                        .flat_map(|n| view.stems(view.reading.tokens[n].span))
                        .collect();
                    let noun = (w + 1..at)
                        .take_while(|&n| view.is_word(n) && view.cues(n).is_plain())
                        .flat_map(|n| view.stems(view.reading.tokens[n].span))
                        .next();
                    // "… from 62 to 91, with the best pupil on 94" is still of the range.
                    let with = (token + 1..w).any(|n| view.is_word(n) && view.lower(n) == "with");
                    !with && noun.is_some_and(|stem| !words.contains(&stem))
                }
            });
        let extreme = extreme.is_some() && !foreign;
        // "five pieces" are no quakes: what is counted must be what the range is of.
        let counted = view.counted(m);
        let other =
            next && !counted.is_empty() && !counted.iter().any(|stem| range_topic.contains(stem));
        let other = other || ahead && view.is_count(m) && !bare;
        let (average, extreme) = (average && !other, extreme && !other);
        let strength = match (shared && !bare, average, extreme) {
            _ if rivals => continue,
            (_, true, _) | (_, _, true)
                if !bare
                    || next
                    || behind_extreme(view, m).is_some()
                    || view.quantity(r).unit.base == UnitId::NONE
                    || view.quantity(r).unit.base.is_time() =>
            {
                9 + i32::from(ahead)
            }
            (true, _, _) => 8 - i32::from(next && at > token + 20),
            _ => 2,
        };
        out.push(Candidate {
            rule: "range",
            claim: Claim {
                loose: true,
                ..Claim::of(view, m)
            },
            formula: Formula::Same,
            operands: vec![Bound {
                quantity: r,
                value: f64::midpoint(inside.low, inside.high),
                interval: inside,
            }],
            strength,
            sense: Sense::None,
        });
    }
}

/// Whether a figure is of the measure of a range; an age is a number of years.
fn is_of_its_kind(view: &View<'_>, m: usize, r: usize) -> bool {
    view.comparable(m, r) && (view.per(m) == view.per(r) || view.per(m) == extractor::Per::Nothing)
        || view.is_level(m)
            && view.quantity(m).kind == Kind::Age
            && view.quantity(r).unit.base.is_time()
}

/// "Friday's 27 was the warmest": the extreme behind its figure and a verb.
fn behind_extreme(view: &View<'_>, m: usize) -> Option<usize> {
    let at = view.token(m);
    let end = view.end_token(at);
    let verb = at + 2 < end && view.cues(at + 1).has(Cue::Level);
    (at + 2..end.min(at + 4))
        .filter(|_| verb)
        .take_while(|&w| view.is_word(w))
        .find(|&w| view.cues(w).any(&[Cue::Superlative, Cue::Least]))
}

/// "The worst of the twelve, a swordfish steak, held 3.1 mg/kg" · "; its oldest member, a retired docker, is 67": the extreme
/// opens its clause, and the figure is the first behind it that could be a member.
fn opening_extreme(view: &View<'_>, m: usize, r: usize) -> Option<usize> {
    let at = view.token(m);
    let first = view.first_token(at).max(at.saturating_sub(14));
    let clause = (first..at)
        .rev()
        .find(|&t| matches!(view.mark(t), Some(';' | ':' | '—')))
        .map_or(first, |t| t + 1);
    let word = (clause..at.min(clause + 3))
        .find(|&w| view.cues(w).any(&[Cue::Superlative, Cue::Least]))?;
    let led = word > clause
        && matches!(
            view.lower(word - 1),
            "the" | "its" | "their" | "his" | "her" | "our"
        );
    let rival = (word..at).filter_map(|t| view.at(t)).any(|l| {
        !view.quantity(l).in_words && view.quantity(l).value.is_some() && view.comparable(l, r)
    });
    let other = (word..at).any(|t| view.cues(t).any(&[Cue::And, Cue::But, Cue::Against]));
    (led && !rival && !other).then_some(word)
}

/// "On Friday it held 502, within that range".
fn within(view: &View<'_>, r: usize, out: &mut Vec<Candidate>) {
    let Some(inside) = inside(view, r) else {
        return;
    };
    let from = view.token(r);
    let last = (view.context(r).sentence + 2).min(view.reading.sentences.len() - 1);
    let end = view.reading.sentences[last].tokens.1;
    for at in from + 1..end.saturating_sub(2) {
        let says = |offset: usize, words: &[&str]| {
            view.is_word(at + offset) && words.contains(&view.lower(at + offset))
        };
        if !(says(0, &["within", "inside", "in"])
            && says(1, &["that", "this", "the"])
            && says(2, &["range", "band", "bracket"]))
        {
            continue;
        }
        let level = |&l: &usize| {
            view.token(l) < at
                && l > r
                && is_amount(view, l)
                && (view.comparable(l, r)
                    || view.quantity(r).unit.base.dimension()
                        == view.quantity(l).unit.base.dimension())
        };
        let Some(m) = view
            .in_sentence(view.reading.sentences.partition_point(|s| s.tokens.1 <= at))
            .rfind(level)
        else {
            continue;
        };
        let span = view.reading.tokens[at]
            .span
            .cover(view.reading.tokens[at + 2].span);
        let value = Bound::own(view, m);
        out.push(candidate(
            view,
            view.context(m).sentence,
            span,
            inside,
            value,
            r,
        ));
    }
}

fn candidate(
    view: &View<'_>,
    sentence: usize,
    span: Span,
    inside: Interval,
    member: Bound,
    r: usize,
) -> Candidate {
    let middle = f64::midpoint(inside.low, inside.high);
    Candidate {
        rule: "range",
        claim: Claim {
            span,
            sentence,
            quantity: None,
            stated: inside,
            bare: inside,
            value: middle,
            grain: 0.0,
            hedge: Hedge::None,
            unit: view.quantity(r).unit.base,
            loose: true,
        },
        formula: Formula::Same,
        operands: vec![
            member,
            Bound {
                quantity: r,
                value: middle,
                interval: inside,
            },
        ],
        strength: 9,
        sense: Sense::None,
    }
}

/// "from £340 to £2,100, a sixfold spread".
fn spread_of_ends(view: &View<'_>, r: usize, out: &mut Vec<Candidate>) {
    let Some((low, high)) = view.quantity(r).ends.filter(|&(low, _)| low > 0.0) else {
        return;
    };
    let half = view.quantity(r).grain / 2.0;
    for m in view
        .in_sentence(view.context(r).sentence)
        .filter(|&m| m > r && view.quantity(m).kind == Kind::Multiple)
    {
        if view
            .cue_behind(view.token(m), 1, &[Cue::Spread, Cue::Gap])
            .is_none()
        {
            continue;
        }
        let end = |value: f64| Bound {
            quantity: r,
            value,
            interval: Interval::around(value, half),
        };
        out.push(Candidate {
            rule: "range",
            claim: Claim::of(view, m),
            formula: Formula::Quotient,
            operands: vec![end(high), end(low)],
            strength: 9,
            sense: Sense::None,
        });
    }
}

/// "The youngest was 16 and the oldest 71, an age range of 55 years" · "the spread is £2,250".
fn spread_of_extremes(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let named = view
        .cue_before(token, 3, &[Cue::Spread])
        .is_some_and(|at| matches!(view.lower(at), "range" | "spread" | "span"));
    // "The spread between the lowest mark, 34, and the highest, 81, was 47".
    let opens = (view.first_token(token)..token)
        .take_while(|&at| view.at(at).is_none())
        .any(|at| {
            view.cues(at).any(&[Cue::Spread, Cue::Gap]) && view.cues(at + 1).has(Cue::Between)
        });
    let named = named || opens && view.cue_before(token, 1, &[Cue::Level]).is_some();
    if !named
        || !matches!(
            view.quantity(q).kind,
            Kind::Cardinal
                | Kind::Money
                | Kind::Measure
                | Kind::Percent
                | Kind::Duration
                | Kind::Points
        )
    {
        return;
    }
    let sentence = view.context(q).sentence;
    let extreme = |cue: Cue| {
        view.around(sentence, 1, 0).find(|&l| {
            let at = view.token(l);
            let like = view.comparable(l, q)
                || view.quantity(l).kind == Kind::Age && view.quantity(q).unit.base.is_time();
            l < q
                && like
                && (view.first_token(at).max(at.saturating_sub(6))..at)
                    .rev()
                    .take_while(|&w| view.at(w).is_none())
                    .any(|w| view.cues(w).has(cue))
        })
    };
    let (Some(high), Some(low)) = (extreme(Cue::Superlative), extreme(Cue::Least)) else {
        return;
    };
    if high == low {
        return;
    }
    let (high, low) = if view.quantity(high).value >= view.quantity(low).value {
        (high, low)
    } else {
        (low, high)
    };
    let unit = view.quantity(q).unit.base;
    out.push(Candidate {
        rule: "range",
        claim: Claim::of(view, q),
        formula: Formula::Difference,
        operands: vec![Bound::new(view, high, unit), Bound::new(view, low, unit)],
        strength: 9,
        sense: Sense::None,
    });
}

/// "aged 75 years and over": a bound of years that names a group.
fn is_open_group(view: &View<'_>, m: usize) -> bool {
    let quantity = view.quantity(m);
    let bound = matches!(
        quantity.hedge,
        Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan
    );
    bound && (quantity.kind == Kind::Age || quantity.unit.base == *crate::view::YEAR)
}
