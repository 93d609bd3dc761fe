//! `sum`: parts add to the stated total.
//!
//! Formula: the parts added up. A total is announced (*in total*, *making*, *together the three*, *comprising*, a colon);
//! its parts are the list of like quantities before or behind it. Silent after *including* and *of which*, and where
//! nothing says that the list is whole. Shares of one whole add to 100.

mod announced;
mod apart;
mod ballot;
mod behind;
mod closed;
mod concluded;
mod elsewhere;
mod fractions;
mod gathered;
mod hundred;
mod listed;
mod opposites;
mod part;
mod told;

use extractor::{Cue, Kind, Stance, UnitId};

use announced::{announced, is_definite, looks_ahead, total_before};
use behind::behind;
use part::is_part;

use super::Scene;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{
    adds, announced_count, is_amount, is_asserted, is_bracketed, is_elliptical, is_like, is_linked,
    last_list, nouns_differ,
};
use crate::per::{Divisor, divisor};
use crate::view::{Few, View};

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    hundred::propose(view, out);
    hundred::of_a_pound(view, out);
    ballot::propose(view, out);
    fractions::propose(view, out);
    for q in 0..view.reading.quantities.len() {
        if let Some((parts, strength)) = gathered::gathered(view, q) {
            push(view, q, &parts, strength, out);
        }
        let total = is_amount(view, q)
            && is_asserted(view, q)
            && view.context(q).stance != Stance::Hypothetical
            && (!is_bracketed(view, q) || closed::closed(view, q).is_some());
        // "That left 36 for the last two days"
        let left = view
            .cue_before(view.token(q), 1, &[Cue::Remainder])
            .is_some();
        if !total
            || !matches!(
                view.quantity(q).kind,
                Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration | Kind::Percent
            )
        {
            continue;
        }
        let announced = announced(view, q);
        for (parts, licence) in before(view, q, announced).into_iter().filter(|_| !left) {
            push(view, q, &parts, announced + licence, out);
        }
        for (parts, strength) in behind(view, q) {
            push(view, q, &parts, strength, out);
        }
        let closed = closed::closed(view, q).filter(|(_, strength)| *strength > 0);
        let told = [
            concluded::concluded(view, q).filter(|_| !left),
            apart::apart(view, q),
            closed,
            listed::listed(view, q),
        ];
        let told = told.into_iter().flatten();
        told.for_each(|(parts, strength)| push(view, q, &parts, strength, out));
        told::propose(view, q, out);
    }
    for (q, parts, strength) in opposites::found(view) {
        push(view, q, &parts, strength, out);
    }
    for (q, parts, strength) in elsewhere::found(view) {
        push(view, q, &parts, strength, out);
    }
}

fn push(view: &View<'_>, q: usize, parts: &[usize], strength: i32, out: &mut Vec<Candidate>) {
    // "sun 4.4 and water 6.8 terawatt-hours, 22.5 in all": the total may leave its unit out.
    let unit = std::iter::once(&q)
        .chain(parts)
        .map(|&part| view.quantity(part).unit.base)
        .find(|&unit| unit != UnitId::NONE)
        .unwrap_or(UnitId::NONE);
    let largest = parts
        .iter()
        .filter_map(|&part| view.value_in(part, unit))
        .fold(0.0, f64::max);
    // "210,000 from Germany, followed by 165,000 from France": a row of ranks.
    let ranked = parts.first().is_some_and(|&first| {
        (view.token(q) + 1..view.token(first))
            .any(|at| view.is_one_of(at, words!["followed", "followed by"]))
    });
    // A part larger than the total by far belongs to something else.
    if ranked || parts.len() < 2 || largest > 20.0 * view.quantity(q).value.unwrap_or(0.0) {
        return;
    }
    let count = announced_count(view, view.context(q).sentence)
        .filter(|&n| view.quantity(q).value != Some(n as f64));
    let counted = count.map_or(0, |n| if n == parts.len() { 1 } else { -2 });
    // "the 1,400 prisoners" is the whole of a list only if it comes near.
    let sum: f64 = parts
        .iter()
        .filter_map(|&part| view.value_in(part, unit))
        .sum();
    if is_definite(view, q)
        && !(0.5..2.0).contains(&(sum / view.quantity(q).value.unwrap_or(f64::NAN)))
    {
        return;
    }
    // "£14, £22, £30 and £42": the last of a list is no total of the others.
    let item = parts.last().is_some_and(|&last| {
        let (from, to) = (view.token(last), view.token(q));
        let next = q + 1 < view.reading.quantities.len()
            && view.cues(to + 1).has(Cue::And)
            && view.at(to + 2) == Some(q + 1)
            && view.comparable(q, q + 1);
        to == from + 2 && (view.cues(from + 1).has(Cue::And) || next)
    });
    // Parts of which the largest exceeds their total: the list is not of this total.
    let exceeds = i32::from(largest >= view.quantity(q).value.unwrap_or(0.0)) * 3;
    out.push(Candidate {
        rule: "sum",
        claim: Claim {
            unit,
            ..Claim::of(view, q)
        },
        formula: Formula::Sum,
        operands: parts
            .iter()
            .map(|&part| part_in(view, part, parts, unit))
            .collect(),
        strength: strength + counted - exceeds - 4 * i32::from(item) + i32::from(parts.len() > 2),
        sense: Sense::None,
    });
}

/// A part in the unit of the total; "70 minutes, the interval 25": a bare one is in the unit of the list.
fn part_in(view: &View<'_>, part: usize, parts: &[usize], unit: UnitId) -> Bound {
    let bound = Bound::new(view, part, unit);
    let listed = parts
        .iter()
        .map(|&l| view.quantity(l).unit.base)
        .find(|&own| own != UnitId::NONE);
    let factor = listed
        .filter(|&own| own != unit && view.quantity(part).unit.base == UnitId::NONE)
        .and_then(|own| extractor::convert_difference(1.0, own, unit));
    factor.map_or(bound, |factor| bound.scaled(factor))
}

/// Lists before a total that may be its parts, each with how well it is licensed.
fn before(view: &View<'_>, total: usize, announced: i32) -> Vec<(Few, i32)> {
    let sentence = view.context(total).sentence;
    let part = |&l: &usize| l != total && is_part(view, l, total);
    let here: Few = view
        .in_sentence(sentence)
        .take_while(|&l| l < total)
        .filter(part)
        .collect();
    // "Together with earlier awards of £90m and £62m, that makes £225m": what was said before counts too.
    let first = view.first_token(view.token(total));
    let adds_to_earlier = view.is_word(first)
        && matches!(
            view.lower(first),
            "together with" | "along with" | "with" | "added to" | "adding" | "plus"
        );
    // "another $9.8 million and … $6.2 million": what was named before is the first part.
    let another = here.first().is_some_and(|&l| adds(view, l));
    let adds_to_earlier = adds_to_earlier || another;
    let mut runs = Vec::new();
    if here.len() >= 2 {
        // "two of 110 each": a list with an item that counts several times does not simply add up.
        let several = view.in_sentence(sentence).any(|l| {
            l < total
                && is_amount(view, l)
                && view.comparable(l, total)
                && divisor(view, l) == Some(&Divisor::Each)
        });
        let list = last_list(view, &here);
        if list.len() < here.len() {
            runs.push((here.clone(), if several { -3 } else { 1 }));
        }
        for skip in 1..list.len().saturating_sub(1).min(4) {
            runs.push((Few::from_slice(&list[skip..]), if several { -3 } else { 1 }));
        }
        runs.push((list, if several || adds_to_earlier { -3 } else { 3 }));
    }
    let earlier = earlier_parts(view, total, sentence);
    if earlier.is_empty() {
        return runs;
    }
    let definite = is_definite(view, total) && announced == 5;
    let points = view.lower(view.token(total).saturating_sub(1));
    let anaphoric =
        is_anaphoric(view, total, sentence) || definite && matches!(points, "those" | "these");
    // A total of other things is not made of the figures before it, unless it points back.
    let last = view.context(earlier[earlier.len() - 1]).sentence;
    let nearest: Few = earlier
        .iter()
        .copied()
        .filter(|&l| view.context(l).sentence == last)
        .collect();
    // "The awards, totalling £4,325": of the items right above.
    let items = announced >= 5 && items_before(view, total, sentence).is_some();
    let loose = !items
        && (nearest.len() < 2
            || !nearest
                .windows(2)
                .all(|pair| is_linked(view, pair[0], pair[1]))
            || last + 1 < sentence && items_before(view, total, sentence).is_none());
    let foreign = !anaphoric && loose
        || !anaphoric
            && (view.is_count(total) && earlier.iter().any(|&l| nouns_differ(view, l, total))
                || announced < 2);
    let licence = match (anaphoric, definite, foreign) {
        (true, _, _) => 3,
        (_, true, _) if !loose => 0,
        (_, _, true) | (_, true, _) => -4,
        _ => 0,
    };
    // A like figure that is no part leaves open which are.
    let unused = view.in_sentence(last).any(|l| {
        is_like(view, l, total) && view.quantity(l).value.is_some() && !earlier.contains(&l)
    });
    if here.is_empty() || definite {
        let listed = announced_count(view, sentence)
            .filter(|&n| n <= earlier.len())
            .map(|n| Few::from_slice(&earlier[earlier.len() - n..]));
        for skip in 1..nearest.len().saturating_sub(1).min(4) {
            runs.push((Few::from_slice(&nearest[skip..]), licence - 2));
        }
        if nearest.len() >= 2 && listed.is_none() {
            runs.push((nearest.clone(), licence));
        }
        if let Some(listed) = listed {
            runs.push((listed, licence));
        } else if nearest.len() < earlier.len() {
            let own = 3 * i32::from(items && total_before(view, view.token(total)).is_some());
            runs.push((
                earlier.clone(),
                licence - i32::from(nearest.len() > 1) - 1 + own,
            ));
        }
    } else {
        runs.push((
            earlier.iter().chain(&here).copied().collect(),
            if adds_to_earlier && !unused {
                2
            } else {
                (licence - 1).min(0) - 3 * i32::from(unused)
            },
        ));
    }
    runs
}

/// The parts in the two sentences before, or in the items of the list that ends before or with the total.
fn earlier_parts(view: &View<'_>, total: usize, sentence: usize) -> Few {
    let block = view.reading.sentences[sentence].block;
    if let Some(items) = items_before(view, total, sentence) {
        return items;
    }
    let back = (1..=3)
        .take_while(|&n| sentence >= n && view.reading.sentences[sentence - n].block == block)
        .last()
        .unwrap_or(0);
    let whole = |&l: &usize| is_part(view, l, total) && !is_elliptical_alone(view, l, total);
    let all: Few = view
        .near(sentence, back, 0)
        .filter(|&l| view.context(l).sentence < sentence)
        .filter(whole)
        .collect();
    let Some(&last) = all.last() else {
        return Few::new();
    };
    // Further back only where the nearest sentence holds a single part.
    let nearest = view.context(last).sentence;
    let single = all
        .iter()
        .filter(|&&l| view.context(l).sentence == nearest)
        .count()
        == 1;
    let counted = announced_count(view, sentence).is_some();
    all.into_iter()
        .filter(|&l| single || counted || view.context(l).sentence == nearest)
        .collect()
}

fn is_elliptical_alone(view: &View<'_>, l: usize, total: usize) -> bool {
    is_elliptical(view, l) && view.quantity(total).kind != Kind::Cardinal
}

/// More items of a list than these are not added up.
const MOST_ITEMS: usize = 60;

/// The first like figure of each item of the list above.
fn items_before(view: &View<'_>, total: usize, sentence: usize) -> Option<Few> {
    let kind = |sentence: usize| view.document.blocks[view.reading.sentences[sentence].block].kind;
    let document::BlockKind::ListItem(list) = kind(sentence.checked_sub(1)?) else {
        return None;
    };
    let block = view.reading.sentences[sentence].block;
    let mut found = Few::new();
    for at in (0..sentence)
        .rev()
        .take_while(|&at| matches!(kind(at), document::BlockKind::ListItem(n) if n == list))
    {
        if sentence - at > MOST_ITEMS {
            return None;
        }
        // "£850 to the Men's Shed": what leads an item is its own.
        let leads = |l: usize| {
            view.token(l) == view.first_token(view.token(l))
                && is_amount(view, l)
                && is_like(view, l, total)
        };
        let first = view
            .in_sentence(at)
            .find(|&l| is_part(view, l, total) || leads(l));
        if let Some(l) = first.filter(|_| view.reading.sentences[at].block != block) {
            found.push(l);
        }
    }
    found.reverse();
    (found.len() >= 2).then_some(found)
}

/// Whether the sentence of a total points back: "Together …", "That makes …", "The three …", "In all …".
fn is_anaphoric(view: &View<'_>, total: usize, sentence: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let token = view.token(total);
    let opens = (first..token.min(first + 3)).any(|at| {
        view.is_word(at)
            && (matches!(
                view.lower(at),
                "that"
                    | "this"
                    | "together"
                    | "these"
                    | "they"
                    | "both"
                    | "all"
                    | "taken"
                    | "between them"
                    | "combined"
                    | "the combined"
                    | "altogether"
                    | "in all"
                    | "added"
            ) || view.cues(at).any(&[Cue::Total]) && !looks_ahead(view, at))
    });
    let listed = matches!(
        view.document.blocks[view.reading.sentences[sentence.saturating_sub(1)].block].kind,
        document::BlockKind::ListItem(_)
    );
    let bare_total = listed && (first..end.min(first + 2)).any(|at| view.cues(at).has(Cue::Total));
    opens
        || bare_total
        || announced_count(view, sentence).is_some() && total_before(view, token).is_some()
}
