//! `complement`: the other 99%, the remaining 26, leaving 12.
//!
//! Formula: 100 − the named percentages, 1 − the named fraction, whole − parts, or (100 − p)% of the whole. Silent where
//! the parts named before are of another whole.

mod closed;
mod nearest;
mod nested;
mod percentages;
mod three;

use extractor::{Cue, Kind};

pub(crate) use nested::is_rest_of_a_rest;

use nearest::nearest_parts;
use nested::{is_former, is_of_a_rival, is_of_the_rest};
use percentages::{percent_left, percentages};

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::score::is_of_a_score;
use crate::view::{Few, View};

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.value.is_none_or(|value| value < 0.0) || view.change(q).is_some() {
            continue;
        }
        let named = names_the_rest(view, q);
        if named > 0 && is_of_a_rival(view, q) {
            continue;
        }
        if named > 0 {
            closed::of_the_pound(view, q, named, out);
        } else if view.is_count(q) {
            closed::who_stayed(view, q, out);
            closed::opposed(view, q, out);
        }
        three::propose(view, q, named, out);
        match quantity.kind {
            Kind::Percent => percentages(view, q, named, out),
            Kind::Fraction if named > 0 => fraction(view, q, named, out),
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration if named > 0 => {
                remainder(view, q, named, out);
                nearest_parts(view, q, named, out);
                part_first(view, q, named, out);
                percent_left(view, q, named, out);
            }
            // Whatever a third figure is called, it is confirmed as the rest if it is that to the digit.
            Kind::Cardinal | Kind::Money if quantity.value >= Some(100.0) => {
                part_first(view, q, 0, out);
            }
            _ => {}
        }
    }
}

/// How clearly a quantity is called the rest: "the other 26", "12 are left", "leaving 40".
fn names_the_rest(view: &View<'_>, q: usize) -> i32 {
    let token = view.token(q);
    if is_rest_of_a_rest(view, token) {
        return 0;
    }
    // "two others, so a quarter each" · "12 elsewhere": words that stand behind their figure.
    let backward = |at: usize| {
        matches!(
            view.lower(at),
            "others" | "elsewhere" | "all the others" | "pending" | "leftover"
        )
    };
    if let Some(at) = view.cue_before(token, 3, &[Cue::Remainder])
        && !is_of_the_rest(view, at, token)
        && !(has_left(view, at) && view.is_one_of(at + 1, words!["for"]))
        && !(at + 1..token).any(|t| view.cues(t).has(Cue::Against))
                && !(backward(at) && at > view.first_token(at) && view.at(at - 1).is_some())
        && !is_last_of_a_list(view, at, token)
        // "where the rest of the £65m got to": the whole.
        && !((at + 1..token).all(|t| view.is_word(t))
            && (view.lower(at).ends_with(" of")
                || (at + 1..token).any(|t| view.cues(t).has(Cue::Of))))
    {
        return 4;
    }
    // "the balance of £4 million"
    let balance = token >= view.first_token(token) + 2
        && view.is_one_of(token - 2, words!["balance", "the balance", "a balance"])
        && view.cues(token - 1).has(Cue::Of);
    if balance {
        return 4;
    }
    let leaving = view.cue_before(token, 4, &[Cue::Making]).is_some_and(|at| {
        let word = view.lower(at);
        // "had left for the ferry", "the lake, leaves in sacks of 40 kilos"
        (word.starts_with("leav") || word == "left")
            && !has_left(view, at)
            && !view.is_one_of(at + 1, words!["in", "for", "from"])
    });
    let behind = view
        .cue_behind(token, 2, &[Cue::Remainder])
        .is_some_and(|at| {
            let apart = (token + 1..at).any(|t| {
                view.mark(t).is_some() || view.cues(t).any(&[Cue::And, Cue::But, Cue::Or])
            });
            // "29% of the others": of the rest, not the rest.
            let of_them = (token + 1..=at)
                .any(|t| view.cues(t).has(Cue::Of) || view.lower(t).starts_with("of "));
            // "41 and the remaining 14": the word belongs to the figure behind it.
            let next = at + 1 < view.end_token(token) && view.at(at + 1).is_some();
            !apart
                && !of_them
                && !next
                && !is_another_group(view, q, at)
                && !has_left(view, at)
                && (at == token + 1 || !view.word(at).contains("to "))
                && view.mark(token + 1).is_none()
        });
    // "68 come back and 32 do not": those of whom the opposite is said.
    let denied = view
        .cue_behind(token, 3, &[Cue::Negation])
        .is_some_and(|at| {
            let closed = at + 1 >= view.end_token(token) || view.mark(at + 1).is_some();
            closed
                && !is_another_group(view, q, at)
                && (token + 1..=at)
                    .all(|t| view.is_word(t) && !view.cues(t).any(&[Cue::And, Cue::But]))
        });
    // "three in ten would pay a penny more, one in three would not": the others may not know.
    let share = matches!(view.quantity(q).kind, Kind::Fraction | Kind::Percent);
    // "Left 33, Right 19": a name.
    let party = token > view.first_token(token)
        && view.is_word(token - 1)
        && view.word(token - 1) == "Left";
    if party {
        return 0;
    }
    if leaving || behind || denied && !share {
        3
    } else if denied {
        2
    } else {
        0
    }
}

/// "nets €41,000, ice €12,600, other gear €9,100": the label of an item like those before it.
fn is_last_of_a_list(view: &View<'_>, at: usize, token: usize) -> bool {
    at >= view.first_token(at) + 2
        && at + 1 < token
        && view.is_one_of(at, words!["other", "all other"])
        && matches!(view.mark(at - 1), Some(',' | ';'))
        && view.at(at - 2).is_some()
}

/// "115 have left since Easter": a verb, and no rest.
fn has_left(view: &View<'_>, at: usize) -> bool {
    at > 0
        && view.is_one_of(at, words!["left"])
        && view.is_one_of(at - 1, words!["have", "has", "had", "who", "that"])
}

/// "61% with food and 44% without", "17 in one arm and 31 in the other": the word tells two groups apart, each with a figure of
/// its own.
fn is_another_group(view: &View<'_>, q: usize, at: usize) -> bool {
    let token = view.token(q);
    let Some(before) = view.in_sentence(view.context(q).sentence).rfind(|&l| {
        l < q
            && view.quantity(l).kind == view.quantity(q).kind
            && view.quantity(l).value > Some(1.0)
    }) else {
        return false;
    };
    let groups = |t: usize, words: &[&str]| {
        view.is_word(t)
            && words
                .iter()
                .any(|word| view.word(t).eq_ignore_ascii_case(word))
    };
    let with = view.word(at).eq_ignore_ascii_case("without")
        && (view.token(before) + 1..token).any(|t| groups(t, &["with"]));
    let one = (token + 2..=token + 3).contains(&at)
        && groups(
            token + 1,
            &[
                "in", "on", "at", "for", "with", "under", "from", "through", "by", "via",
            ],
        )
        && view.word(at).to_ascii_lowercase().ends_with("other")
        && (view.token(before) + 1..token).any(|t| {
            view.words(view.reading.tokens[t].span)
                .eq_ignore_ascii_case("one")
        });
    // "47% of the one and 63% of the other"
    let of = at == token + 2
        && view.cues(token + 1).has(Cue::Of)
        && view.word(at).to_ascii_lowercase().ends_with("other")
        && (view.token(before) + 1..token).any(|t| {
            groups(t, &["one", "the one"])
                || view
                    .at(t)
                    .is_some_and(|o| view.quantity(o).value == Some(1.0))
        });
    with || one || of
}

fn fraction(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    if let Some(part) = view
        .near(view.context(q).sentence, 1, 0)
        .rfind(|&l| l < q && view.quantity(l).kind == Kind::Fraction)
    {
        out.push(candidate(
            view,
            q,
            Formula::OneLess,
            vec![Bound::own(view, part)],
            named + 4,
        ));
    }
}

/// "Of 850 flats 315 are … and the other 535": a whole, its parts, then the rest.
fn remainder(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let unit = view.quantity(q).unit.base;
    let measured = matches!(view.quantity(q).kind, Kind::Measure | Kind::Duration);
    let levels: Few = view
        .near(sentence, if named > 3 { 4 } else { 2 }, 0)
        .filter(|&l| {
            l < q
                && view.is_level(l)
                && !is_former(view, l)
                && !is_of_a_score(view, l)
                && (view.comparable(l, q)
                    || crate::pairs::alike(view, l, q)
                    || measured && is_of_them(view, l))
                && (view.quantity(l).kind == view.quantity(q).kind
                    || view.context(l).counted.is_none())
        })
        .collect();
    for (i, &whole) in levels.iter().enumerate() {
        // A whole said again is no part of itself.
        let parts: Few = levels[i + 1..]
            .iter()
            .copied()
            .filter(|&l| view.quantity(l).value != view.quantity(whole).value)
            .collect();
        let too_big = |&part: &usize| view.quantity(part).value >= view.quantity(whole).value;
        if parts.is_empty() || parts.len() > 6 || parts.iter().any(too_big) {
            continue;
        }
        let near = view.context(whole).sentence;
        let of = view
            .cue_before(view.token(whole), 3, &[Cue::Of, Cue::OutOf])
            .is_some();
        // What stands before the whole in its own sentence may be the real whole.
        let taken: f64 = parts.iter().filter_map(|&l| view.quantity(l).value).sum();
        let rivals = levels[..i]
            .iter()
            .filter(|&&l| view.context(l).sentence == near)
            .filter(|&&l| view.quantity(l).value > Some(taken))
            .count();
        // "That leaves five still missing": of all that was told just before.
        let first = view.first_token(view.token(q));
        let drawn = view.is_one_of(first, words!["that", "this"])
            && view
                .cue_before(view.token(q), 3, &[Cue::Making])
                .is_some_and(|at| at == first + 1);
        let strength = named
            + 3
            + (1 + i32::from(near == sentence)) * i32::from(of)
            + i32::from(parts.len() == 1)
            + 2 * i32::from(measured && parts.len() == 1 && is_of_them(view, parts[0]))
            + 3 * i32::from(drawn && i == 0)
            - i32::try_from(sentence - near).unwrap_or(2)
            - 2 * i32::from(rivals > 0)
            + i32::from(near == sentence);
        let operands = std::iter::once(whole)
            .chain(parts)
            .map(|l| Bound::new(view, l, unit))
            .collect();
        out.push(candidate(view, q, Formula::Remainder, operands, strength));
    }
}

/// "In 400 days of service it was out for 26 of them": what the whole is measured in.
fn is_of_them(view: &View<'_>, q: usize) -> bool {
    let behind = view.token(q) + 1;
    view.is_count(q)
        && (view.begins(behind, words!["of them", "of those", "of these"])
            || view.cues(behind).has(Cue::OfThose))
}

/// "Twelve of the 20 bells were melted down; the other 18 still ring": the whole stands behind its part.
fn part_first(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let unit = view.quantity(q).unit.base;
    let reach: Few = view
        .near(sentence, 1, 0)
        .filter(|&l| {
            l < q && view.comparable(l, q) && !is_former(view, l) && !is_of_a_score(view, l)
        })
        // "and six more fit for cattle": six further ones.
        .filter(|&l| view.is_level(l) || view.is_one_of(view.token(l) + 1, words!["more"]))
        .collect();
    let Some(at) = reach
        .windows(2)
        .rposition(|pair| taken_out(view, pair[0], pair[1]))
    else {
        return;
    };
    let (part, whole) = (reach[at], reach[at + 1]);
    let bound = |parts: &[usize]| -> Vec<Bound> {
        std::iter::once(&whole)
            .chain(parts)
            .map(|&l| Bound::new(view, l, unit))
            .collect()
    };
    let further = &reach[at + 2..];
    let strength = if named > 0 { named + 5 } else { 1 };
    let alone = further.is_empty() && !three::lone_one(view, view.token(whole), view.token(q));
    let fall = if alone { 0 } else { 3 };
    out.push(candidate(
        view,
        q,
        Formula::Remainder,
        bound(&[part]),
        (strength - fall).max(1),
    ));
    // "Fifty-one of the 63 were not vaccinated, one had had a single dose, and the status of the other 11 …"
    if !further.is_empty() && named > 0 {
        let all: Few = std::iter::once(part)
            .chain(further.iter().copied())
            .collect();
        out.push(candidate(
            view,
            q,
            Formula::Remainder,
            bound(&all),
            strength - 1,
        ));
    }
}

/// "Twelve of the 20".
pub(crate) fn taken_out(view: &View<'_>, part: usize, whole: usize) -> bool {
    let (a, b) = (view.token(part), view.token(whole));
    // "£21m of an operating bill of £84m": a longer phrase must open and close with "of".
    let long = b > a
        && b - a <= 9
        && view.cues(a + 1).any(&[Cue::Of, Cue::OutOf])
        && view.cues(b - 1).any(&[Cue::Of, Cue::OutOf]);
    let of = b > a
        && (b - a <= 5 || long)
        && (a + 1..b).all(|at| view.is_word(at))
        && (a + 1..b).any(|at| view.cues(at).any(&[Cue::Of, Cue::OutOf]));
    of && view.context(part).sentence == view.context(whole).sentence
        && view.quantity(part).value < view.quantity(whole).value
}

fn candidate(
    view: &View<'_>,
    q: usize,
    formula: Formula,
    operands: Vec<Bound>,
    strength: i32,
) -> Candidate {
    let mut found = Candidate {
        rule: "complement",
        claim: Claim::of(view, q),
        formula,
        operands,
        strength,
        sense: Sense::None,
    };
    closed::exact(view, &mut found);
    found
}
