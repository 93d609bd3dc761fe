//! Lists behind a total that spell it out: "a choir of 84: 31 sopranos, …" · "29 volunteers, 21 of them men and nine women".

use extractor::{Cue, Kind};

use super::part::can_add;
use crate::parts::{is_few, is_linked, is_subset};
use crate::view::{Few, View};

/// Lists behind a total that spell it out, each with the strength of the whole binding.
pub(super) fn behind(view: &View<'_>, total: usize) -> Vec<(Few, i32)> {
    let sentence = view.context(total).sentence;
    if view.in_sentence(sentence).end < total + 3 {
        return Vec::new();
    }
    let token = view.token(total);
    let end = view.end_token(token);
    // "fed 809 people in three shelters: 396 at the fairground, 268 at a school and 145 in a hall": the list is behind the colon.
    let colon = (token + 1..end).find(|&at| view.mark(at) == Some(':'));
    let listed = colon.filter(|&colon| {
        let small = |l: usize| is_few(view, l);
        view.in_sentence(sentence)
            .filter(|&l| l > total && view.token(l) < colon && can_add(view, l, total))
            .all(small)
    });
    let all: Few = view
        .in_sentence(sentence)
        .filter(|&l| l > total && can_add(view, l, total))
        .filter(|&l| listed.is_none_or(|colon| view.token(l) > colon))
        .collect();
    let list: Few = all
        .iter()
        .enumerate()
        .take_while(|&(i, _)| i == 0 || is_linked(view, all[i - 1], all[i]))
        .map(|(_, &l)| l)
        .collect();
    if list.len() < 2 || view.between(token, view.token(list[0]), &[Cue::Including]) {
        return Vec::new();
    }
    let parts: f64 = list
        .iter()
        .filter_map(|&l| view.value_in(l, view.quantity(total).unit.base))
        .sum();
    let excess = parts > view.quantity(total).value.unwrap_or(f64::INFINITY);
    let final_one = view.token(list[list.len() - 1]);
    let closed = view.between(view.token(list[list.len() - 2]), final_one, &[Cue::And])
        || is_shut(view, view.token(list[0]), final_one);
    if let Some(runs) = subsets(view, total, &list, excess && closed) {
        return runs;
    }
    // The twelve jurors, seven women and four men: the sexes leave nobody out.
    if let Some(sexes) = sexes(view, &all) {
        return vec![(sexes, 8)];
    }
    let whole = i32::from(closed && list.len() == all.len());
    let first = view.token(list[0]);
    let of_the = token > view.first_token(token) + 1
        && view.lower(token - 1) == "the"
        && view.cues(token - 2).any(&[Cue::Of, Cue::OutOf]);
    let lead = (token + 1..first).rev().find_map(|at| {
        if view.is_word(at) && is_made_of(view.word(at)) {
            return Some(8);
        }
        match view.mark(at) {
            Some(':') => Some(5 + whole + i32::from(first - at <= 4)),
            Some('—') => Some(4 + whole + 2 * i32::from(excess && list.len() > 2)),
            // "Lusane with 14, the hosts with 11": one of the list.
            _ if view.is_one_of(at, words!["with"])
                && (token == 0 || !view.is_one_of(token - 1, words!["with"]))
                && list.len() > 2
                && excess =>
            {
                Some(6 + whole)
            }
            _ => None,
        }
    });
    let lead = match lead {
        Some(lead) => lead,
        None if of_the
            && view.first_token(token) + 2 >= token.saturating_sub(1)
            && list.len() > 2
            && excess =>
        {
            5
        }
        None => 1,
    };
    let mut runs = vec![(list.clone(), lead)];
    for take in (2..list.len()).rev().take(2) {
        runs.push((Few::from_slice(&list[..take]), lead.min(4) - 2));
    }
    runs
}

/// Words that spell a total out.
fn is_made_of(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    words![
        "compris",
        "consist",
        "composed",
        "made up",
        "split",
        "divided",
        "broken down",
        "namely",
    ]
    .iter()
    .any(|start| word.starts_with(start))
}

/// Whether a list that opens with a dash or bracket is shut with one: it needs no "and".
fn is_shut(view: &View<'_>, first: usize, last: usize) -> bool {
    let opener = (view.first_token(first).max(first.saturating_sub(4))..first)
        .rev()
        .find_map(|at| view.mark(at).filter(|mark| matches!(mark, '—' | '(')));
    let closer = (last + 1..view.end_token(last).min(last + 4)).find_map(|at| view.mark(at));
    matches!(
        (opener, closer),
        (Some('—'), Some('—')) | (Some('('), Some(')'))
    )
}

/// "€1,240, of which food was €810, wine €340 and service €100": sums taken from a sum never exceed it; what is counted may
/// be counted twice. `None` where the list is not of parts taken out of the total.
fn subsets(view: &View<'_>, total: usize, list: &[usize], excess: bool) -> Option<Vec<(Few, i32)>> {
    let of_which = view.between(view.token(total), view.token(list[0]), &[Cue::OfThose]);
    let taken = list.iter().any(|&l| is_subset(view, l));
    if !of_which && !taken {
        return None;
    }
    if let Some(sexes) = sexes(view, list) {
        return Some(vec![(sexes, 8)]);
    }
    let sums = matches!(view.quantity(total).kind, Kind::Money | Kind::Measure);
    if !of_which || !sums {
        return Some(Vec::new());
    }
    Some(vec![(Few::from_slice(list), if excess { 8 } else { 3 })])
}

/// The two items of a list that are of the two sexes.
fn sexes(view: &View<'_>, list: &[usize]) -> Option<Few> {
    let of = |q: usize, cue: Cue| {
        let token = view.token(q);
        (token + 1..view.end_token(token).min(token + 4))
            .take_while(|&at| {
                view.is_word(at) && !view.cues(at).any(&[Cue::And, Cue::Or, Cue::But])
            })
            .any(|at| view.cues(at).has(cue))
    };
    let [a, b] = list[..] else { return None };
    (of(a, Cue::Male) && of(b, Cue::Female) || of(a, Cue::Female) && of(b, Cue::Male))
        .then(|| Few::from_slice(list))
}
