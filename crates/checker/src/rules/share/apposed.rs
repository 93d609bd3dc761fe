//! Shares set beside their part: "410 were chicks, one bird in four", "so far 15,500 are in place: a third of the job".
//!
//! The part stands just before; the whole is the one figure of the paragraph that counts the same things, or the only one
//! that is larger. Silent where the paragraph has a figure of which the part is the share that is stated.

use extractor::{Cue, Kind, Stance};

use super::{is_amount, is_share, like};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::parts::{is_elliptical, is_few, is_whole};
use crate::view::View;
use crate::words::WordList;

/// Words that may stand between a part and the mark before its share.
const BETWEEN: usize = 13;
/// Words for a whole that do not name it.
const GENERIC: WordList = words![
    "them", "those", "these", "it", "all", "whole", "total", "lot", "number", "sum", "what",
    "which", "that",
];
/// Stems of words for all people of a place or body.
const COLLECTIVES: WordList = words!["popul", "electorat", "workforc", "membership", "staff"];
/// Sentences before that may tell the whole.
const BACK: usize = 3;
/// What a binding is worth whose part stands beside the claim and whose whole is named.
const NAMED: i32 = 8;
/// The same where the whole is the only amount of the sentence, and its name another.
const RENAMED: i32 = 7;
/// What is further from what is stated is a share of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.25..=4.0;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        if matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction)
            && is_share(view, q)
            && view.context(q).stance == Stance::Fact
            && !is_comparison(view, q)
            && let Some((part, whole)) = part_before(view, q)
        {
            out.extend(of_whole(view, q, part, whole));
        }
    }
}

/// "a shortfall of £18m, equal to 3% of outlays": a share, whatever the amount before it is.
pub(super) fn equals_part_of(view: &View<'_>, at: usize) -> bool {
    let first = view.first_token(at);
    let before = || view.cues(at - 1);
    at > first
        && before().has(Cue::Equal)
        && !before().has(Cue::Or)
        && view.cues(at + 1).has(Cue::Of)
}

/// "£270, a fifth more than before": a change, or set against another.
fn is_comparison(view: &View<'_>, q: usize) -> bool {
    let cues = [
        Cue::Comparative,
        Cue::Against,
        Cue::Earlier,
        Cue::ChangeNoun,
        Cue::Average,
    ];
    let next = view.token(q) + 1;
    // "£25m, less than half the value of 2011"
    let level = view.is_one_of(next, words!["the", "that", "its", "their", "as", "last"]);
    level || view.cue_behind(next - 1, 4, &cues).is_some()
}

/// The figure to which a share is set in apposition, and its whole where that stands between.
fn part_before(view: &View<'_>, q: usize) -> Option<(usize, Option<usize>)> {
    let token = view.token(q);
    let first = view.first_token(token);
    let mut at = token;
    let mut set_off = false;
    // ", or", ": that is,", ", which makes"
    while at > first && token - at < 4 {
        let before = at - 1;
        let links = matches!(view.mark(before), Some(',' | ':' | '(' | '—' | '–'))
            || view
                .cues(before)
                .any(&[Cue::Or, Cue::Making, Cue::Equal, Cue::Hence])
            || view.is_one_of(
                before,
                words!["which", "that", "a mere", "mere", "i.e", "i.e."],
            );
        if !links {
            break;
        }
        set_off |= view.mark(before).is_some() || view.cues(before).has(Cue::Or);
        at = before;
    }
    if !set_off {
        return None;
    }
    let lowest = first.max(at.saturating_sub(BETWEEN + 1));
    let mut back = (lowest..at)
        .rev()
        .take_while(|&at| view.is_word(at) || view.at(at).is_some());
    // "Fourteen of the 40 entrants were under ten, or 35 per cent": an age or limit is no part.
    let part = back.find_map(|at| view.at(at).filter(|&l| !view.quantity(l).hedge.is_bound()))?;
    // "18 of the society's 72 members, 40% of the roll"; but "four of five, 78%," is a way to say it.
    let before = part
        .checked_sub(1)
        .filter(|_| is_whole(view, part))
        .filter(|&l| view.context(l).sentence == view.context(q).sentence);
    if let Some(taken) = before {
        let spoken = is_few(view, part);
        return (is_amount(view, taken) && like(view, taken, part) && !spoken)
            .then_some((taken, Some(part)));
    }
    let plain = is_amount(view, part)
        && view.quantity(part).kind != Kind::Duration
        && view.context(part).stance == Stance::Fact
        && !view.quantity(part).hedge.is_bound()
        && (view.change(part).is_none() || equals_part_of(view, token))
        && !is_whole(view, part);
    plain.then_some((part, None))
}

/// The share of the one figure that can be the whole.
fn of_whole(view: &View<'_>, q: usize, part: usize, told: Option<usize>) -> Option<Candidate> {
    let sentence = view.context(q).sentence;
    // "made 41,000 barrels … and sold 30,750 of them": the part leaves its unit out.
    let alike = |whole: usize| like(view, part, whole) || is_elliptical(view, part);
    let larger = |&whole: &usize| {
        whole != part
            && is_amount(view, whole)
            && alike(whole)
            && view.quantity(whole).value > view.quantity(part).value
    };
    let around: Vec<usize> = view.around(sentence, BACK, 1).filter(larger).collect();
    let share = |whole: usize| Candidate {
        rule: "share",
        claim: Claim::percent(view, q),
        formula: Formula::Share,
        operands: vec![Bound::own(view, part), Bound::own(view, whole)],
        strength: NAMED,
        sense: Sense::None,
    };
    if around
        .iter()
        .any(|&whole| outcome(&share(whole)) != Outcome::Disagrees)
    {
        return None;
    }
    let wholes: Vec<usize> = around
        .into_iter()
        .filter(|&whole| whole < part && like(view, part, whole) && can_hold(view, whole))
        .collect();
    let named = |names: &[&str]| {
        wholes.iter().rfind(|&&whole| {
            let about = view.topic(whole);
            let is = |name: &str| about.iter().any(|other| is_same_noun(name, other));
            names.iter().any(|name| is(name))
        })
    };
    let (words, said) = names_of_whole(view, q, part);
    let whole = match (told.as_ref().or_else(|| named(&words)), &wholes[..]) {
        (Some(&whole), _) => whole,
        // "Spending ran to £612m and the year closed £18m short, equal to 3% of outlays": the one amount of its sentence, in other
        // words.
        (None, &[whole])
            if view.change(part).is_some() && view.context(whole).sentence == sentence =>
        {
            return Some(Candidate {
                strength: RENAMED,
                ..share(whole)
            });
        }
        (None, _) if said && !words.is_empty() && !is_collective(&words) => {
            *named(view.counted(part))?
        }
        (None, &[whole])
            if words.is_empty()
                && is_only_share(view, q, whole)
                && sentence - view.context(whole).sentence <= 1 =>
        {
            whole
        }
        // "Of the county's 412,500 people 57,750 …, 14 per cent of the population"
        (None, &[whole])
            if is_collective(&words)
                && is_only_share(view, q, whole)
                && view
                    .cue_before(view.token(whole), 3, &[Cue::Of, Cue::OutOf])
                    .is_some() =>
        {
            whole
        }
        _ => return None,
    };
    if !said && is_of_other_things(view, q, whole) {
        return None;
    }
    let share = share(whole);
    FAIR.contains(&(share.value() / share.claim.value))
        .then_some(share)
}

/// "1,934,000 votes, 46.4% of the total, against 1,146,000, or 27.5%": a figure with a share of its own is no whole.
fn is_only_share(view: &View<'_>, q: usize, whole: usize) -> bool {
    let relative = |l: &usize| matches!(view.quantity(*l).kind, Kind::Percent | Kind::Fraction);
    let from = view.in_sentence(view.context(whole).sentence).start;
    !(from..q).any(|l| relative(&l))
}

/// "14 of 19 gauges were dry, one farm in three has asked for aid": the share names what it is of.
fn is_of_other_things(view: &View<'_>, q: usize, whole: usize) -> bool {
    let words = view.lowered_words(view.quantity(q).span);
    let mut inside = words.split_whitespace().skip(1);
    let counted = view.counted(whole);
    let noun = inside.next().filter(|_| inside.next() == Some("in"));
    let noun = noun.and_then(crate::topic::stem);
    noun.is_some_and(|noun| {
        !counted.is_empty() && !counted.iter().any(|other| is_same_noun(noun, other))
    })
}

/// "of the population": all people of what was named.
fn is_collective(words: &[&str]) -> bool {
    let all = |word: &&str| COLLECTIVES.leads(word);
    !words.is_empty() && words.iter().all(all)
}

fn can_hold(view: &View<'_>, whole: usize) -> bool {
    view.change(whole).is_none()
        && matches!(view.context(whole).stance, Stance::Fact | Stance::Forecast)
}

/// "sherds" and "potsherds".
fn is_same_noun(name: &str, other: &str) -> bool {
    name == other || name.len() >= 5 && other.ends_with(name)
}

/// What the words call the whole: behind the claim's own "of", at the front of the sentence, or what the part counts; and
/// whether an "of" says that it was spoken of.
fn names_of_whole<'a>(view: &View<'a>, q: usize, part: usize) -> (Vec<&'a str>, bool) {
    let token = view.token(q);
    [token + 1, view.first_token(token)]
        .into_iter()
        .find_map(|at| named_behind(view, at))
        .map_or_else(
            || (view.counted(part).to_vec(), false),
            |names| (names, true),
        )
}

/// The stems of the noun behind an "of".
fn named_behind<'a>(view: &View<'a>, at: usize) -> Option<Vec<&'a str>> {
    if view.cues(at).has(Cue::OfThose) {
        return Some(Vec::new());
    }
    if !view.cues(at).any(&[Cue::Of, Cue::OutOf]) {
        return None;
    }
    let mut names = Vec::new();
    for at in at + 1..view.end_token(at).min(at + 6) {
        if !view.is_word(at) {
            break;
        }
        if view.cues(at).any(&[Cue::Whole, Cue::Total]) || view.is_one_of(at, GENERIC) {
            break;
        }
        if let Some(stem) = crate::topic::stem(view.lower(at)) {
            names.push(stem);
        } else if !names.is_empty() {
            break;
        }
    }
    Some(names)
}
