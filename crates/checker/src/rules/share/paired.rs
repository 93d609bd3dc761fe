//! Counts that stand with their percentages: "thefts (332,000; 40%)", "445,000 (55%)", "55% were violent (445,000)".
//!
//! Where two such pairs of a paragraph fit one whole that it names before them, that is the whole of all of them: a pair
//! that does not fit has a wrong count or a wrong percentage. If the percentages make up a hundred, the counts make up the
//! whole. Silent where fewer than two bear the whole out.

use std::ops::Range;

use extractor::{Cue, Hedge, Kind, Role};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::view::View;

/// A count and its percentage.
#[derive(Clone, Copy)]
pub(super) struct Paired {
    pub(super) count: usize,
    pub(super) percent: usize,
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    let sentences = view.reading.sentences.len();
    let mut from = 0;
    while from < sentences {
        let block = view.reading.sentences[from].block;
        let to = (from..sentences)
            .find(|&at| view.reading.sentences[at].block != block)
            .unwrap_or(sentences);
        of_paragraph(view, from..to, out);
        from = to;
    }
}

fn of_paragraph(view: &View<'_>, sentences: Range<usize>, out: &mut Vec<Candidate>) {
    let all = view.in_sentence(sentences.start).start..view.in_sentence(sentences.end - 1).end;
    let pairs: Vec<Paired> = all
        .clone()
        .filter_map(|percent| {
            Some(Paired {
                count: partner(view, percent)?,
                percent,
            })
        })
        .collect();
    if pairs.len() < 3 {
        return;
    }
    let wholes = all.filter(|&whole| {
        view.is_count(whole)
            && whole < pairs[0].count.min(pairs[0].percent)
            && !matches!(view.context(whole).role, Role::Change(_) | Role::Base)
    });
    for whole in wholes {
        let shares: Vec<Candidate> = pairs
            .iter()
            .filter(|pair| view.quantity(pair.count).value < view.quantity(whole).value)
            .map(|pair| share(view, *pair, whole))
            .collect();
        let agree = shares
            .iter()
            .filter(|share| outcome(share) == Outcome::Agrees)
            .count();
        if agree < 2 || shares.len() != pairs.len() || shares.len() - agree > 1 {
            continue;
        }
        out.extend(shares);
        out.extend(total(view, &pairs, whole));
    }
}

fn share(view: &View<'_>, pair: Paired, whole: usize) -> Candidate {
    Candidate {
        rule: "share",
        claim: Claim::percent(view, pair.percent),
        formula: Formula::Share,
        operands: vec![Bound::own(view, pair.count), Bound::own(view, whole)],
        strength: 9,
        sense: Sense::None,
    }
}

/// The counts of parts whose percentages make up a hundred.
fn total(view: &View<'_>, pairs: &[Paired], whole: usize) -> Option<Candidate> {
    let percents: f64 = pairs
        .iter()
        .filter_map(|pair| view.quantity(pair.percent).value)
        .sum();
    let grain: f64 = pairs
        .iter()
        .map(|pair| view.quantity(pair.percent).grain)
        .sum();
    ((percents - 100.0).abs() <= grain / 2.0).then(|| Candidate {
        rule: "sum",
        claim: Claim::of(view, whole),
        formula: Formula::Sum,
        operands: pairs
            .iter()
            .map(|pair| Bound::own(view, pair.count))
            .collect(),
        strength: 9,
        sense: Sense::None,
    })
}

/// "31,402 votes (41.2%) … 27,015 (35.4%)": two counts that each have a percentage of their own are parts of one whole.
pub(super) fn siblings(view: &View<'_>, part: usize, whole: usize) -> bool {
    let shared = |count: usize| {
        (count.saturating_sub(3)..view.reading.quantities.len().min(count + 4))
            .any(|percent| partner(view, percent) == Some(count))
            || has_its_share_behind(view, count)
    };
    shared(part) && shared(whole)
}

/// "1,934,000 votes, 46.4% of the total", "1,146,000, or 27.5%": a comma or "or" sets the share behind its count.
fn has_its_share_behind(view: &View<'_>, count: usize) -> bool {
    let percent = count + 1;
    if percent >= view.reading.quantities.len() || view.quantity(percent).kind != Kind::Percent {
        return false;
    }
    let (from, to) = (view.token(count), view.token(percent));
    let near = view.context(count).sentence == view.context(percent).sentence && to - from <= 4;
    let set = (from + 1..to).any(|at| view.mark(at) == Some(',') || view.cues(at).has(Cue::Or));
    // "480 pupils, 12% of whom": of these, not of all.
    let of_them = view.cues(to + 1).has(Cue::OfThose)
        && !view.is_one_of(
            to + 1,
            words!["of the total", "of total", "of the whole", "of all"],
        );
    near && set && view.change(percent).is_none() && !of_them
}

/// The count that a percentage stands with.
pub(super) fn partner(view: &View<'_>, percent: usize) -> Option<usize> {
    let quantity = view.quantity(percent);
    let plain = quantity.kind == Kind::Percent
        && quantity.hedge == Hedge::None
        && view.change(percent).is_none();
    if !plain {
        return None;
    }
    let token = view.token(percent);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let count = |at: usize| {
        view.at(at)
            .filter(|&q| view.is_count(q) && view.change(q).is_none())
    };
    let bracket = |at: usize| view.mark(at) == Some('(');
    let parts = |at: usize| matches!(view.mark(at), Some(';' | ','));
    // "(332,000; 40%)", "(40%; 332,000)"
    if token >= first + 3 && parts(token - 1) && bracket(token - 3) {
        return count(token - 2);
    }
    if token > first && bracket(token - 1) {
        if token + 3 < end && parts(token + 1) && view.mark(token + 3) == Some(')') {
            return count(token + 2);
        }
        // "445,000 crimes (55%)"
        return (first.max(token.saturating_sub(5))..token - 1)
            .rev()
            .find(|&at| view.at(at).is_some())
            .and_then(count);
    }
    // "55% were categorised as violent crimes (445,000)"
    let open = (token + 1..end.min(token + 12)).find(|&at| {
        bracket(at)
            || view
                .at(at)
                .is_some_and(|q| view.quantity(q).kind == Kind::Percent)
    })?;
    let closed = view.mark(open + 2) == Some(')') || parts(open + 2);
    (bracket(open) && open + 2 < end && closed)
        .then(|| count(open + 1))
        .flatten()
}
