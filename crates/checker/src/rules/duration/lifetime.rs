//! How long something lasted, between the year of a verb that begins and the year of a verb that ends: "Founded in 1952, sold in
//! 1987 and wound up in 2019, the firm lasted 67 years" · "The airport lasted eight years. Opened in 2004, it shut in 2012".
//!
//! Silent unless one year alone is that of a beginning and one alone that of an end, and no other length of years is told near.

use extractor::{Cue, Kind};

use super::between::{length, plans};
use super::moment::{DAYS, Moment, at, is_property};
use super::told::{had_been, spanning};
use crate::candidate::{Candidate, Sense};
use crate::formula::Formula;
use crate::view::View;
use crate::words::WordList;

/// Words for what begins, beside those with a cue of origin.
const BEGINS: WordList = words![
    "since",
    "entered",
    "first",
    "opening",
    "founding",
    "planted",
    "laid",
    "erected",
    "picked",
    "welcomed",
    "formed",
    "began",
    "begun",
    "started",
    "established",
];
/// Words for what ends.
const ENDS: WordList = words![
    "closed",
    "closing",
    "shut",
    "liquidated",
    "demolished",
    "retired",
    "left",
    "ended",
    "finished",
    "abolished",
    "dissolved",
    "scrapped",
    "wound",
    "last",
    "sank",
    "sunk",
    "lost",
    "withdrawn",
    "reopened",
    "ceased",
    "folded",
    "torn",
    "put down",
    "dismantled",
    "disbanded",
    "expired",
    "retirement",
    "closure",
    "felled",
    "final",
    "finally",
];
/// Words between a verb and its year.
const REACH: usize = 9;
/// Both years and the length are told by their verbs.
const TOLD: i32 = 8;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let years = |l: usize| {
        view.quantity(l).kind == Kind::Duration
            && length(view, l).is_some_and(|(_, unit)| unit > 0.9)
    };
    if !years(q) || view.quantity(q).value < Some(3.0) || is_property(view, q) || plans(view, q) {
        return;
    }
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    // "after twenty years of losses": of these alone.
    let after = view.is_one_of(token.saturating_sub(1), words!["after"])
        && view.cue_behind(token, 1, &[Cue::Of]).is_none();
    let had = view.is_one_of(
        token.saturating_sub(1),
        words!["had", "had had", "'s had", "has had"],
    ) && view.cue_behind(token, 1, &[Cue::Of]).is_some();
    if !(spanning(view, token) || had_been(view, q) || after || had) {
        return;
    }
    let near: Vec<usize> = view.around(sentence, 1, 1).collect();
    if near.iter().any(|&l| l != q && years(l)) {
        return;
    }
    let (mut starts, mut ends): (Vec<Moment>, Vec<Moment>) = (Vec::new(), Vec::new());
    for l in near {
        let own = view.context(l).sentence == sentence;
        if let [moment] = at(view, l)[..] {
            // "It shut in 2022": of the same, as a pronoun says.
            let first = view.first_token(view.token(l));
            if !own && (after || had || !view.is_one_of(first, words!["it", "they", "he", "she"])) {
                return;
            }
            match turns(view, l) {
                Some(true) => starts.push(moment),
                Some(false) => ends.push(moment),
                None => {}
            }
        }
    }
    let (&[start], &[end]) = (&starts[..], &ends[..]) else {
        return;
    };
    // "shut in 2012 after eight years": the end stands before its length.
    let told = view.context(end.quantity).sentence == sentence && end.quantity < q;
    let (Some((claim, unit)), true) = (length(view, q), start.year < end.year) else {
        return;
    };
    if after && !told {
        return;
    }
    out.push(Candidate {
        rule: "duration",
        claim,
        formula: Formula::Difference,
        operands: vec![end.bound(unit, 3.0 / DAYS), start.bound(unit, 0.0)],
        strength: TOLD,
        sense: Sense::None,
    });
}

/// Whether something begins (or ends, `false`) in a year, by the nearest such word before it since the last date.
fn turns(view: &View<'_>, date: usize) -> Option<bool> {
    let token = view.token(date);
    let first = view.first_token(token).max(token.saturating_sub(REACH));
    for at in (first..token).rev() {
        let another = view
            .at(at)
            .is_some_and(|q| matches!(view.quantity(q).kind, Kind::Year | Kind::Date));
        if another || matches!(view.mark(at), Some(';' | ':')) {
            return None;
        }
        if view.is_one_of(at, ENDS) {
            return Some(false);
        }
        // Who was born then is no beginning of what lasted.
        if view.is_one_of(at, words!["born"]) {
            return None;
        }
        if view.cues(at).has(Cue::Origin) || view.is_one_of(at, BEGINS) {
            return Some(true);
        }
    }
    None
}
