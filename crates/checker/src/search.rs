//! Search: how else a figure may follow from those around it.
//!
//! Rules bind what the words license. What is left when they are done is often derived all the same, in words that no list
//! holds: "£26,000 … one-twelfth of what she took". Here every formula that fits a figure's kind and units is tried on all
//! figures near it. Most of those would agree by chance sooner or later, so that each is weighed as evidence would be: how
//! likely are the words to mean this derivation, how many others like it were tried, and how narrow is the hit? Only a hit
//! that chance would hardly give is shown, and only as an agreement.

mod hypotheses;
mod nearby;

use std::cell::LazyCell;
use std::collections::BTreeSet;

use document::{Span, one_by_one};
use extractor::{Cue, Kind};

use crate::candidate::Candidate;
use crate::finding::Finding;
use crate::judge::Ruling;
use crate::view::View;

use hypotheses::{Family, Hypothesis, Tried};
use nearby::Nearby;

/// How many times likelier a derivation must be than a chance hit.
const ODDS: f64 = 5.0;
/// How many times, for a derivation to excuse a figure from another.
const POSSIBLE: f64 = 1.0;

/// The agreements that a search finds for figures which no finding speaks of.
pub(crate) fn search(view: &View<'_>, findings: &[Finding]) -> Vec<Ruling> {
    let judged = judged(findings);
    // Most searches find nothing, so that nobody asks.
    let known: LazyCell<BTreeSet<Vec<Span>>, _> =
        LazyCell::new(|| one_by_one(findings.iter().map(Finding::figures)));
    let mut tried = Tried::default();
    let mut found = Vec::new();
    for q in 0..view.reading.quantities.len() {
        if is_judged(&judged, view.quantity(q).span) || !nearby::is_claim(view, q) {
            continue;
        }
        tried.clear();
        let near = Nearby::of(view, q);
        hypotheses::propose(&near, &mut tried);
        if let Some(best) = likeliest(&tried, |hypothesis| needed(&near, hypothesis)) {
            let ruling = Ruling::agrees(best.clone());
            // "60,000 of 100,000 is 60%" need not be said three times.
            if !known.contains(&ruling.figures(view)) {
                found.push(ruling);
            }
        }
    }
    found
}

/// Whether any derivation that fits a figure and the words around it gives it.
pub(crate) fn follows(view: &View<'_>, q: usize) -> bool {
    let mut tried = Tried::default();
    hypotheses::propose(&Nearby::of(view, q), &mut tried);
    likeliest(&tried, |_| POSSIBLE).is_some()
}

/// How many times likelier than a chance hit a derivation must be to be shown. Set on labelled texts: where words name the
/// computation and a figure beside the claim is one of the operands, nearly all that come out were meant; a share of two
/// outcomes that no word calls a rate never was.
fn needed(near: &Nearby<'_, '_>, hypothesis: &Hypothesis) -> f64 {
    let (view, claim) = (near.view, near.claim);
    let sentence = view.context(claim).sentence;
    let mut operands = hypothesis.candidate.operands.iter();
    let beside = operands.clone().any(|operand| {
        operand.quantity.abs_diff(claim) == 1 && view.context(operand.quantity).sentence == sentence
    });
    let before = operands.clone().any(|operand| {
        operand.quantity + 1 == claim && view.context(operand.quantity).sentence == sentence
    });
    // "Four of the six": a number in words is of anything.
    let told = operands.all(|operand| {
        let quantity = view.quantity(operand.quantity);
        !quantity.in_words || quantity.value > Some(10.0) || quantity.kind != Kind::Cardinal
    });
    let named = hypothesis.prior >= NAMED;
    match hypothesis.family {
        Family::Outcome if hypothesis.prior < 0.3 => f64::INFINITY,
        // "Takings were £9,600, an average of £12", where the number is told before
        Family::Each if named && beside && told => 0.3,
        // "Subscriptions of £60 from 850 members brought in £51,000"
        Family::Product if hypothesis.prior >= PRICED => 1.0,
        // "Last year there were 1,200, so that the total is up by a fifth"
        Family::Change if named && beside => 0.3,
        // "It used to be 40, so that the new one is 15 times as fast"
        Family::Multiple if before => 0.6,
        // "Exports came to £46m, a quarter of sales"
        Family::Share
            if beside
                && view
                    .cue_behind(view.token(claim), 1, &[Cue::Of, Cue::OfThose])
                    .is_some() =>
        {
            1.2
        }
        _ => ODDS,
    }
}

/// From this on the words beside a figure name a computation.
const NAMED: f64 = 0.5;
/// The same of a number and a price that stand together.
const PRICED: f64 = 0.4;

/// The words that findings speak of, in order.
pub(crate) fn judged(findings: &[Finding]) -> Vec<Span> {
    let mut judged: Vec<Span> = findings.iter().map(|finding| finding.claim.span).collect();
    document::sort_by(&mut judged, Ord::cmp);
    judged
}

/// A claim is short: what begins so far before some words does not reach them.
const LONGEST: usize = 200;

/// Whether some finding speaks of these words.
pub(crate) fn is_judged(judged: &[Span], span: Span) -> bool {
    let from = judged.partition_point(|claim| claim.start + LONGEST < span.start);
    judged[from..]
        .iter()
        .take_while(|claim| claim.start < span.end)
        .any(|claim| claim.overlaps(span))
}

/// The agreeing hypothesis that chance explains worst, if chance explains it badly enough.
fn likeliest(tried: &Tried, needed: impl Fn(&Hypothesis) -> f64) -> Option<&Candidate> {
    let odds = |hypothesis: &Hypothesis| {
        let rivals = tried.weight(hypothesis.family);
        hypothesis.prior * hypothesis.weight / rivals / hypothesis.chance()
    };
    tried
        .agreeing
        .iter()
        .map(|hypothesis| (hypothesis, odds(hypothesis)))
        .filter(|(hypothesis, odds)| *odds >= needed(hypothesis))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(hypothesis, _)| &hypothesis.candidate)
}

#[cfg(test)]
mod tests {
    use document::{Document, Format};

    use crate::{Article, check};

    fn agreements(source: &str) -> Vec<String> {
        let read = Document::read("a.md", source.as_bytes().to_vec(), Format::Markdown);
        let document = read.unwrap();
        let reading = extractor::read(&document);
        let article = Article {
            document: &document,
            reading: &reading,
        };
        let findings = check(0, article);
        findings.into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn a_narrow_hit_is_shown_and_a_wide_one_is_not() {
        let story = |hours: &str| {
            format!(
                "The valley has 9,640 hectares of vines. White grapes grow on most slopes. Hail on 3 July ruined \
                 2,410 hectares in twenty minutes. The union put the ruin at {hours}."
            )
        };
        assert_eq!(
            agreements(&story("25 per cent")).last().unwrap(),
            "2,410 hectares of 9,640 hectares is 25%"
        );
        assert!(agreements(&story("26 per cent")).is_empty());
    }

    #[test]
    fn small_numbers_meet_by_chance() {
        let source = "The band has four singers. It played two towns in six weeks and sold eight shirts. Three \
                      of its songs are short.";
        assert!(agreements(source).is_empty());
    }
}
