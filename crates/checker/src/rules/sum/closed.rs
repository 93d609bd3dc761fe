//! A sentence whose figures of one kind are a list and its total, and no others: "The dough (500 g flour, 320 g water, 10 g salt)
//! should weigh 830 g" · "34 vans, 12 lorries and 8 tankers, 54 vehicles" · "granted 265 and refused 145 (410 decisions)".
//!
//! The total is the last of them. A word of weighing up, a bracket or an apposition says so; without one the sum is confirmed
//! if it is right to the digit, and never refuted.

use extractor::{Cue, Kind, Role};

use crate::parts::{is_amount, is_elliptical, is_like, is_linked, is_whole};
use crate::per::divisor;
use crate::view::{Few, View};
use crate::words::WordList;

/// More parts than this are no list in a sentence.
const MOST: usize = 9;

/// Verbs and nouns that lead from parts to their total.
const TOTALLING: WordList = words![
    "weigh",
    "weighs",
    "weighed",
    "totals",
    "totalled",
    "totaled",
    "totalling",
    "totaling",
    "total",
    "comes to",
    "came to",
    "come to",
    "adds up to",
    "add up to",
    "added up to",
    "amount to",
    "amounts to",
    "amounted to",
    "make up",
    "makes up",
    "made up",
    "makes",
    "make",
    "making",
    "form",
    "forms",
    "formed",
    "gives",
    "give",
    "giving",
    "brings",
    "bring",
    "bringing",
    "together",
    "combined",
    "altogether",
    "in all",
    "overall",
    "bill",
    "fleet",
    "sum",
    "tally",
    "haul",
    "crew",
    "invoice",
    "outlay",
    "entire",
    "whole",
    "both",
    "between them",
    "all told",
    "cost",
];

/// The parts and the strength of the binding, where a figure is the total of its sentence.
pub(super) fn closed(view: &View<'_>, total: usize) -> Option<(Vec<usize>, i32)> {
    let sentence = view.context(total).sentence;
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let figure = |&l: &usize| {
        is_amount(view, l)
            && (is_like(view, l, total) || is_elliptical(view, total) && is_like(view, total, l))
            && !(view.quantity(l).in_words && is_definite_few(view, l))
    };
    // "nine mules" between two others is one of the parts, "the two together" is none.
    let few: Few = view
        .in_sentence(sentence)
        .filter(|&l| l != total && view.quantity(l).in_words && is_definite_few(view, l))
        .collect();
    let first = view.in_sentence(sentence).start;
    if few.iter().any(|&l| l != first && !is_led(view, l)) {
        return None;
    }
    let all: Few = view
        .in_sentence(sentence)
        .filter(|&l| l == total || figure(&l))
        .take(MOST + 2)
        .collect();
    let (last, parts) = all.split_last()?;
    let plain = |&l: &usize| {
        !matches!(view.context(l).role, Role::Base | Role::Reference)
            && !view.context(l).time.earlier
            && divisor(view, l).is_none()
            && (l == total || !is_whole(view, l))
    };
    if *last != total || parts.len() < 2 || parts.len() > MOST || !all.iter().all(plain) {
        return None;
    }
    let largest = parts.iter().map(|&l| value(l)).fold(0.0, f64::max);
    let linked = parts
        .windows(2)
        .all(|pair| is_linked(view, pair[0], pair[1]));
    let over = view.quantity(total).kind == Kind::Percent && value(total) > 100.0;
    if largest >= value(total) || !linked || over {
        return None;
    }
    let sum: f64 = parts.iter().map(|&l| value(l)).sum();
    let exact = (sum - value(total)).abs() <= 1e-9 * sum;
    if !(0.5..2.0).contains(&(sum / value(total))) {
        return None;
    }
    let strength = if says_total(view, parts[parts.len() - 1], total) {
        8
    } else if exact && sum >= 10.0 {
        4
    } else {
        0
    };
    Some((parts.to_vec(), strength))
}

/// "the two", "three choirs": how many parts there are.
fn is_definite_few(view: &View<'_>, l: usize) -> bool {
    view.quantity(l).value <= Some(12.0) && view.is_count(l)
}

fn is_led(view: &View<'_>, l: usize) -> bool {
    let token = view.token(l);
    token > view.first_token(token)
        && view.is_word(token - 1)
        && matches!(
            view.lower(token - 1),
            "the" | "all" | "these" | "those" | "its" | "their"
        )
}

/// Whether the words between the last part and the total, or just behind it, lead to a total.
fn says_total(view: &View<'_>, last: usize, total: usize) -> bool {
    let (from, to) = (view.token(last) + 1, view.token(total));
    let end = view.end_token(to);
    let word = |at: usize| {
        view.is_word(at) && (TOTALLING.has(view.lower(at)) || view.cues(at).has(Cue::Total))
    };
    let compared = (from..to).any(|at| view.cues(at).any(&[Cue::Against, Cue::OfThose, Cue::Of]))
        && !(from..to).any(word);
    if compared || view.between(from, to, &[Cue::But, Cue::ChangeVerb, Cue::Comparative]) {
        return false;
    }
    if (from..to).any(word) || (to + 1..end.min(to + 3)).any(word) {
        return true;
    }
    // "…, 54 vehicles." and "(410 decisions)": a total in apposition, behind a list that has ended.
    let mark = view.mark(to - 1);
    let noun = view.context(total).counted.is_some() || view.quantity(total).kind != Kind::Cardinal;
    let closes = (to + 1..end.min(to + 4)).find(|&at| view.mark(at).is_some());
    let shut = closes.is_some_and(|at| matches!(view.mark(at), Some('.' | ')' | ',' | ';')))
        || to + 3 >= end;
    let ended =
        last > 0 && (view.token(last - 1)..view.token(last)).any(|at| view.cues(at).has(Cue::And));
    noun && shut && ended && matches!(mark, Some(',' | '(' | '—'))
}
