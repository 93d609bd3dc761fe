//! A rest whose parts are the figures just before it, and whose whole is told before those.

use extractor::{Cue, Kind};

use super::candidate;
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::parts::{is_subset, nouns_differ};
use crate::view::{Few, View};

/// "The firm employs 800. One hundred and twenty jobs are to go. Most of those, 54, are in packing; the remaining 66 …": the
/// parts are the figures just before the rest, their whole any figure before them that they fit into.
pub(super) fn nearest_parts(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let unit = view.quantity(q).unit.base;
    let levels: Few = view
        .near(sentence, 3, 0)
        .filter(|&l| {
            l < q
                && view.is_level(l)
                && !super::is_former(view, l)
                && view.comparable(l, q)
                && view.quantity(l).kind == view.quantity(q).kind
                && view
                    .apart(view.context(l).sentence, sentence)
                    .is_some_and(|apart| apart <= 3)
        })
        .collect();
    let value = |l: usize| view.value_in(l, unit).unwrap_or(f64::NAN);
    let Some(&last) = levels.last() else { return };
    let nearest = view.context(last).sentence;
    let leaving = view
        .cue_before(view.token(q), 4, &[Cue::Making])
        .is_some_and(|at| view.lower(at).starts_with("leav"));
    // Whatever else is named, one part alone may leave the rest: it is confirmed, hardly refuted.
    for (i, &whole) in levels.iter().enumerate() {
        for &part in levels[i + 1..].iter().rev().take(4) {
            if value(part) < value(whole) && value(q) < value(whole) {
                let operands = vec![Bound::new(view, whole, unit), Bound::new(view, part, unit)];
                out.push(candidate(view, q, Formula::Remainder, operands, 2));
            }
        }
    }
    for from in (1..levels.len()).rev().take(6) {
        let parts = &levels[from..];
        if view.context(parts[0]).sentence != nearest {
            break;
        }
        let sum: f64 = parts.iter().map(|&l| value(l)).sum();
        let fits: Few = levels[..from]
            .iter()
            .copied()
            .filter(|&l| value(l) > sum && value(l) > value(q))
            .collect();
        // The whole is what stands before all of its parts, nothing between.
        let whole_run = from == 1 || view.context(levels[from - 1]).sentence != nearest;
        for &whole in &fits {
            let next = whole == levels[from - 1];
            let told = view.context(whole).sentence;
            let sole = fits
                .iter()
                .all(|&l| l == whole || view.context(l).sentence != told);
            let apart = next && sole && is_set_apart(view, whole, parts, q);
            let strength = named
                + 1
                + 3 * i32::from(apart)
                + i32::from(nearest == sentence)
                + 2 * i32::from(fits.len() == 1)
                + i32::from(next && whole_run)
                + 2 * i32::from(leaving && whole_run && nearest == sentence && parts.len() > 1)
                - i32::try_from(sentence - view.context(whole).sentence)
                    .unwrap_or(3)
                    .min(2)
                - 2 * i32::from(nouns_differ(view, whole, q))
                + 4 * i32::from(parts.len() == 1 && of_its_things(view, parts[0], whole));
            let operands = std::iter::once(whole)
                .chain(parts.iter().copied())
                .map(|l| Bound::new(view, l, unit))
                .collect();
            out.push(candidate(view, q, Formula::Remainder, operands, strength));
        }
    }
}

/// "The guild owed £62 million. It has paid back £41 million. The balance, £21 million, …": the sentence before tells one such amount,
/// the next ones only what goes off it, and no figure beside them that may be a part as well.
fn is_set_apart(view: &View<'_>, whole: usize, parts: &[usize], q: usize) -> bool {
    let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else {
        return false;
    };
    let (told, taken) = (view.context(whole).sentence, view.context(first).sentence);
    let together = view.context(last).sentence == taken;
    let follows = view.apart(told, taken) == Some(1)
        && (taken == view.context(q).sentence
            || view.apart(taken, view.context(q).sentence) == Some(1));
    // "Feed is 11.9 cents of this, labour 6.4", "spent 68 weeks on the chart, 11 of them at the top"
    let beside = |l: usize| {
        let named = matches!(
            view.quantity(l).kind,
            Kind::Year | Kind::Date | Kind::Ordinal | Kind::Age
        );
        !parts.contains(&l)
            && !named
            && view.context(l).sentence >= taken
            && view.quantity(l).value > Some(2.0)
    };
    // "Nine walked down and 11 were flown out, three of them hurt", "502 learned 80 pairs of words"
    let other = |&l: &usize| {
        parts.len() > 1 && nouns_differ(view, whole, l) || l != first && is_subset(view, l)
    };
    together && follows && !(whole + 1..q).any(beside) && !parts.iter().any(other)
}

/// "in 46 schools. Scores rose in 37 of the schools": the part is taken out of the very things that the whole counts.
fn of_its_things(view: &View<'_>, part: usize, whole: usize) -> bool {
    let token = view.token(part);
    let of = view
        .cue_behind(token, 1, &[Cue::Of, Cue::OfThose])
        .is_some();
    let Some(counted) = view.context(whole).counted.filter(|_| of) else {
        return false;
    };
    let things = view.stems(counted);
    (token + 1..view.end_token(token).min(token + 5))
        .take_while(|&at| view.is_word(at))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .any(|stem| things.contains(&stem))
}
