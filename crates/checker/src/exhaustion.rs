//! Exhaustion: where a claim and its operands are the only figures around, little else can be meant.
//!
//! In a paragraph of one or two sentences with nothing but the three figures of a derivation this is strong evidence;
//! in a long one, full of figures, the sentence alone tells a little.

use extractor::Kind;

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::view::View;

/// A paragraph with more figures than this is not looked through.
const MOST: usize = 12;
/// What it is worth that no other figure stands in the whole paragraph.
const PARAGRAPH: i32 = 2;
/// What it is worth that no other figure stands in the sentence.
const SENTENCE: i32 = 1;
/// From this strength on grammar sets a change and its levels side by side.
const EXPLICIT: i32 = 10;
/// Below this strength a binding is merely near, and stays so.
const LICENSED: i32 = 4;

/// What exhaustion adds to the strength of a binding.
pub(crate) fn exhaustion(view: &View<'_>, candidate: &Candidate) -> i32 {
    // A share is as often of a whole that is not given, a total of parts that are not all told.
    let closed = matches!(
        candidate.formula,
        Formula::Difference
            | Formula::PercentChange
            | Formula::PercentFall
            | Formula::Quotient
            | Formula::Product
            | Formula::Mean
            | Formula::Successive
    );
    if !closed || candidate.rule == "duration" || candidate.strength < LICENSED {
        return 0;
    }
    let sentence = candidate.claim.sentence;
    let block = view.reading.sentences[sentence].block;
    let used = |q: usize| {
        candidate.claim.quantity == Some(q)
            || candidate.stands_on(q)
            || view.quantity(q).span.overlaps(candidate.claim.span)
    };
    let first = sentence.saturating_sub(2);
    let last = (sentence + 2).min(view.reading.sentences.len() - 1);
    let here = |s: usize| view.reading.sentences[s].block == block;
    let whole = (first == 0 || !here(first - 1) || first == sentence)
        && (last + 1 >= view.reading.sentences.len() || !here(last + 1));
    // Small numbers in words tell how many there are of something: factors as good as any.
    let factors = matches!(candidate.formula, Formula::Product | Formula::Quotient);
    let figures = |mut range: std::ops::Range<usize>| {
        range.len() <= MOST && range.all(|q| used(q) || !is_figure(view, q, factors))
    };
    let inside = candidate
        .operands
        .iter()
        .all(|operand| view.sentence(operand.quantity).block == block);
    let paragraph = (first..=last)
        .filter(|&s| here(s))
        .map(|s| view.in_sentence(s))
        .reduce(|a, b| a.start..b.end);
    if whole && inside && paragraph.is_some_and(figures) {
        let apart = candidate
            .operands
            .iter()
            .all(|operand| view.context(operand.quantity).sentence != sentence);
        return PARAGRAPH - i32::from(apart);
    }
    let same = candidate
        .operands
        .iter()
        .all(|operand| view.context(operand.quantity).sentence == sentence);
    if same && figures(view.in_sentence(sentence)) {
        return SENTENCE;
    }
    0
}

/// Whether a change in percent and its two levels, set side by side by explicit grammar, are all that their sentence measures.
pub(crate) fn alone_in_sentence(view: &View<'_>, candidate: &Candidate) -> bool {
    let change = matches!(
        candidate.formula,
        Formula::PercentChange | Formula::PercentFall
    );
    let Some(claim) = candidate.claim.quantity.filter(|_| change) else {
        return false;
    };
    let sentence = candidate.claim.sentence;
    let used = |q: usize| q == claim || candidate.stands_on(q);
    candidate.strength >= EXPLICIT
        && !candidate.claim.loose
        && candidate
            .operands
            .iter()
            .all(|operand| view.context(operand.quantity).sentence == sentence)
        && candidate
            .operands
            .windows(2)
            .all(|two| view.quantity(two[0].quantity).unit == view.quantity(two[1].quantity).unit)
        && view
            .in_sentence(sentence)
            .all(|q| used(q) || !is_figure(view, q, false) || view.quantity(q).in_words)
}

/// Whether a quantity is a figure that a claim could stand on: no date, no rank, no length of time, no small number in words.
fn is_figure(view: &View<'_>, q: usize, factors: bool) -> bool {
    let quantity = view.quantity(q);
    let aside = matches!(
        quantity.kind,
        Kind::Date | Kind::Year | Kind::Ordinal | Kind::Duration | Kind::Age
    );
    let small = !factors
        && quantity.in_words
        && quantity.kind == Kind::Cardinal
        && quantity.value.is_some_and(|value| value <= 10.0);
    !aside && !small && quantity.value.is_some()
}
