//! What speaks for and against a disagreement, beside the strength of its binding.
//!
//! The rules say which figures a claim may stand on, and how surely. Whether a disagreement with those is a slip of the writer or of
//! the binding shows in much that no rule asks for: how far apart the figures stand, how many others of their kind stand about, how
//! far off the claim is, what else would give it, which words are beside it. What can be counted of all this are the
//! [features](Features) of a binding, which decision trees weigh together (`lexicon/trees.tsv`); words each have a weight of their own
//! (`lexicon/weights.tsv`). Both are fitted by `cargo run --release --example fit` on labelled passages, and their sum is the
//! evidence. It never computes or excuses anything: it only tells whether what disagrees is shown.

mod binding;
mod features;
mod figures;
mod places;
mod table;
mod trees;
mod words;

use super::Weighed;
use super::borne::Bearing;
use crate::view::View;
pub(super) use features::Features;
pub(super) use words::of_words;

/// What can be counted of a binding that disagrees.
pub(super) fn features(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    bearing: &Bearing<'_>,
) -> Features {
    let mut features = Features::NONE;
    binding::add(view, weighed, group, bearing, &mut features);
    figures::add(view, weighed, &mut features);
    places::add(view, weighed.candidate, &mut features);
    features
}

/// The features of a binding that are names, as the table of trees has them.
pub(super) fn names(view: &View<'_>, weighed: &Weighed<'_>) -> Vec<(&'static str, String)> {
    let candidate = weighed.candidate;
    let formula = format!("{:?}", candidate.formula);
    let formula = formula.split('(').next().unwrap_or_default().to_owned();
    let cause = weighed.cause(view).map_or("none", |cause| cause.name());
    vec![
        ("Rule", candidate.rule.to_owned()),
        ("Formula", formula),
        ("Cause", cause.to_owned()),
    ]
}

/// The evidence that a binding which disagrees is a slip of the writer, in hundredths of the natural logarithm of the odds.
pub(super) fn evidence(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    bearing: &Bearing<'_>,
) -> i32 {
    let mut sum = trees::sum(&features(view, weighed, group, bearing));
    of_words::<false>(view, weighed.candidate, &mut |word| sum += word.weight());
    sum
}
