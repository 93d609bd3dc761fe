//! Short passages that deduce a figure: "Spending is £889, income £745, hence a hole of £156."
//!
//! A word of conclusion, or one that names the operation, says that a figure follows; where just two figures of fitting kinds
//! stand before it and no other, it follows from these. Which operation is meant is told by the word or, failing that, by the
//! size: the one that comes nearest.

mod relative;

use extractor::{Cue, Cues, Direction, Kind, Per, Role, Stance, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_elliptical, nouns_differ};
use crate::per::divisor;
use crate::view::View;

/// What a binding is worth whose operation or conclusion is said, and that leaves out no figure before it.
const SAID: i32 = 8;
/// Words before a figure that can say how it comes about.
const BEFORE: usize = 8;
/// Without a word for the operation, what it gives must be so near to what is stated.
const NEAR: std::ops::RangeInclusive<f64> = 0.7..=1.42;
/// With one, so near.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

/// A paragraph of more sentences or figures than this is not taken as a whole.
const REACH: usize = 3;
const MOST: usize = 6;

/// Words that say that a figure follows, or how.
const SAYING: &[Cue] = &[
    Cue::Hence,
    Cue::Gap,
    Cue::Margin,
    Cue::Total,
    Cue::Average,
    Cue::Each,
];

/// Words that say so where nothing else stands in the whole paragraph.
const ALONE: &[Cue] = &[
    Cue::Hence,
    Cue::Gap,
    Cue::Margin,
    Cue::Total,
    Cue::Average,
    Cue::Each,
    Cue::Extra,
    Cue::Comparative,
    Cue::ChangeNoun,
    Cue::By,
];

/// Adds what short passages deduce.
pub(crate) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    let mut block = None;
    for q in 0..view.reading.quantities.len() {
        let sentence = view.context(q).sentence;
        if matches!(view.quantity(q).kind, Kind::Ratio | Kind::Multiple)
            && view.quantity(q).value.is_some()
        {
            if let Some(pair) = only_pair(view, q) {
                relative::quotient(view, q, pair, out);
            }
        }
        let own = Some(view.reading.sentences[sentence].block);
        if view.quantity(q).kind == Kind::Percent && own != block {
            block = own;
            relative::successive(view, &paragraph(view, sentence), out);
        }
        if !is_claim(view, q) {
            continue;
        }
        let cues = words(view, q);
        let change = is_relative(view, q) && view.change(q).is_some();
        let pair = if cues.any(SAYING) || change {
            pair(view, q)
        } else {
            None
        };
        if let Some(pair) = pair {
            deduce(view, q, cues, pair, out);
        } else if cues.any(ALONE)
            && let Some(pair) =
                rest_of_paragraph(view, q, &paragraph(view, view.context(q).sentence))
        {
            deduce(view, q, cues, pair, out);
        }
    }
}

/// The figures of the paragraph that holds a sentence; none if it is longer than a few sentences, or holds many.
fn paragraph(view: &View<'_>, sentence: usize) -> Vec<usize> {
    let sentences = &view.reading.sentences;
    let block = sentences[sentence].block;
    let inside = |s: usize| s < sentences.len() && sentences[s].block == block;
    let mut first = sentence;
    while first > 0 && inside(first - 1) && sentence - first <= REACH {
        first -= 1;
    }
    let mut last = sentence;
    while inside(last + 1) && last - first <= REACH {
        last += 1;
    }
    if last - first > REACH {
        return Vec::new();
    }
    let mut all =
        (view.in_sentence(first).start..view.in_sentence(last).end).filter(|&l| is_figure(view, l));
    let found: Vec<usize> = all.by_ref().take(MOST).collect();
    if all.next().is_some() {
        Vec::new()
    } else {
        found
    }
}

/// The only two figures beside a claim: of its paragraph, of its sentence, of the sentence that it points back to or that goes
/// on about it, or one of its own sentence and one of the one before.
fn only_pair(view: &View<'_>, q: usize) -> Option<(usize, usize)> {
    let sentence = view.context(q).sentence;
    let block = view.reading.sentences[sentence].block;
    let inside = |s: usize| view.reading.sentences.get(s).is_some_and(|s| s.block == block);
    let figures = |s: usize| -> Vec<usize> {
        view.in_sentence(s)
            .filter(|&l| {
                l != q && is_figure(view, l) && view.quantity(l).kind != Kind::Duration
            })
            .collect()
    };
    let two = |all: &[usize]| match all {
        &[a, b] => Some((a, b)),
        _ => None,
    };
    let mut others = paragraph(view, sentence);
    others.retain(|&l| l != q && view.quantity(l).kind != Kind::Duration);
    if let Some(pair) = two(&others) {
        return Some(pair);
    }
    let own = figures(sentence);
    if !own.is_empty() {
        let before = sentence.checked_sub(1).filter(|&s| inside(s));
        return match (two(&own), &own[..], before.map(figures).as_deref()) {
            (Some(pair), ..) => Some(pair),
            (None, &[a], Some(&[b])) if points(view, sentence) => Some((b, a)),
            _ => None,
        };
    }
    let before = sentence.checked_sub(1).filter(|&s| inside(s) && points(view, sentence));
    let behind = Some(sentence + 1).filter(|&s| inside(s) && points(view, s));
    [before, behind].into_iter().flatten().find_map(|s| two(&figures(s)))
}

/// Whether a sentence opens with a word that stands for what the one before spoke of.
fn points(view: &View<'_>, sentence: usize) -> bool {
    let first = view.reading.sentences[sentence].tokens.0;
    view.is_word(first)
        && (view.cues(first).has(Cue::Hence)
            || view.is_one_of(
                first,
                &[
                    "that", "this", "it", "they", "these", "those", "he", "she", "so", "the two",
                    "once", "then", "there", "that is", "that's", "it is", "it was", "we", "now",
                ],
            ))
}

/// The two other figures of a paragraph that has no more.
fn rest_of_paragraph(view: &View<'_>, q: usize, figures: &[usize]) -> Option<(usize, usize)> {
    let others: Vec<usize> = figures.iter().copied().filter(|&l| l != q).collect();
    let &[a, b] = &others[..] else { return None };
    // Another that could be the claim as well.
    let rival = |l: usize| is_claim(view, l) && words(view, l).any(ALONE);
    (is_sound(view, a) && is_sound(view, b) && !rival(a) && !rival(b) && are_set_apart(view, a, b))
        .then_some((a, b))
}

/// Whether two figures are set against each other: by a word between them, or as earlier and later.
fn are_set_apart(view: &View<'_>, a: usize, b: usize) -> bool {
    let between = [Cue::Against, Cue::From, Cue::To, Cue::But, Cue::Surpass];
    let (one, other) = (view.context(a), view.context(b));
    let levels = matches!(one.role, Role::Base | Role::Reference | Role::Result)
        || matches!(other.role, Role::Base | Role::Reference | Role::Result);
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let ratio = value(a) / value(b);
    if nouns_differ(view, a, b) || !(0.05..20.0).contains(&ratio) {
        return false;
    }
    one.sentence == other.sentence && view.between(view.token(a), view.token(b), &between) || levels
}

fn is_figure(view: &View<'_>, l: usize) -> bool {
    !matches!(
        view.quantity(l).kind,
        Kind::Year | Kind::Date | Kind::Ordinal
    ) && !crate::parts::is_bare_year(view, l)
}

fn is_sound(view: &View<'_>, l: usize) -> bool {
    is_amount(view, l)
        && view.quantity(l).value > Some(1.0)
        && !view.quantity(l).hedge.is_bound()
        && view.context(l).stance == Stance::Fact
}

fn is_relative(view: &View<'_>, q: usize) -> bool {
    matches!(view.quantity(q).kind, Kind::Percent | Kind::Fraction)
}

fn is_claim(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(
        quantity.kind,
        Kind::Cardinal
            | Kind::Money
            | Kind::Measure
            | Kind::Percent
            | Kind::Fraction
            | Kind::Duration
    ) && quantity.value.is_some_and(|value| value > 0.0)
        && view.context(q).stance == Stance::Fact
        && !crate::parts::is_bare_year(view, q)
        && !view.cues(view.token(q) + 1).has(Cue::OfThose)
        && view.cue_before(view.token(q), 2, &[Cue::From, Cue::Spread]).is_none()
}

/// What the words before a figure say, up to the figure before it, and the two behind.
fn words(view: &View<'_>, q: usize) -> Cues {
    let token = view.token(q);
    let first = view.first_token(token);
    let mut cues = Cues::NONE;
    for at in (first.max(token.saturating_sub(BEFORE))..token).rev() {
        if view.at(at).is_some() || view.mark(at) == Some(';') {
            break;
        }
        // "so many" is no conclusion; "…, so 12 remain" is.
        let so = view.is_one_of(at, &["so"]);
        let opens = at == first || view.mark(at - 1).is_some() || view.cues(at - 1).has(Cue::And);
        if !so || opens {
            let here = view.cues(at);
            // "net additions": one sort of them, not a difference.
            if !here.has(Cue::Sort) {
                cues = cues.union(here);
            }
            // "which leaves 12", "that gives 40"
            if here.has(Cue::Making)
                && at > first
                && view.is_one_of(at - 1, &["that", "this", "which"])
            {
                cues = cues.with(Cue::Hence);
            }
        }
    }
    for at in token + 1..view.end_token(token).min(token + 4) {
        if view.at(at).is_some() || view.mark(at).is_some() {
            break;
        }
        cues = cues.union(view.cues(at));
    }
    cues
}

/// The only two figures before a claim, in its sentence or the one or two before.
fn pair(view: &View<'_>, q: usize) -> Option<(usize, usize)> {
    let sentence = view.context(q).sentence;
    let figure = |&l: &usize| l != q && is_figure(view, l);
    let here: Vec<usize> = view.in_sentence(sentence).filter(figure).collect();
    // What follows the claim may qualify it.
    if here.iter().any(|&l| l > q) {
        return None;
    }
    let mut found = here;
    let block = view.reading.sentences[sentence].block;
    for back in 1..=2 {
        if found.len() >= 2 {
            break;
        }
        let Some(at) = sentence.checked_sub(back) else {
            break;
        };
        if view.reading.sentences[at].block != block {
            break;
        }
        let more: Vec<usize> = view.in_sentence(at).filter(figure).collect();
        found.splice(0..0, more);
    }
    // "For, 68. Against, 55. Abstaining, nine.": the list began before.
    let start = view.context(*found.first()?).sentence;
    if start < sentence
        && let Some(before) = start.checked_sub(1)
        && view.reading.sentences[before].block == block
        && view.in_sentence(before).any(|l| is_figure(view, l))
    {
        return None;
    }
    let &[a, b] = &found[..] else { return None };
    (is_sound(view, a) && is_sound(view, b)).then_some((a, b))
}

fn deduce(view: &View<'_>, q: usize, cues: Cues, (a, b): (usize, usize), out: &mut Vec<Candidate>) {
    let relative = is_relative(view, q);
    let claim = if relative {
        Claim::percent(view, q)
    } else {
        Claim::of(view, q)
    };
    let mut tried: Vec<(&'static str, Formula, Vec<Bound>, bool)> = Vec::new();
    let large_first = |x: Bound, y: Bound| {
        if x.value >= y.value {
            vec![x, y]
        } else {
            vec![y, x]
        }
    };
    let alike = view.comparable(a, b) && view.per(a) == view.per(b);
    let [x, y] = [Bound::beside(view, a, b), Bound::beside(view, b, a)];
    if relative {
        if !alike || matches!(view.quantity(a).kind, Kind::Percent | Kind::Fraction) {
            return;
        }
        let mut pair = large_first(x, y);
        match view.change(q) {
            Some(Direction::Up) => {
                tried.push(("percent-change", Formula::PercentChange, pair, true))
            }
            Some(Direction::Down) => {
                pair.reverse();
                tried.push(("percent-change", Formula::PercentFall, pair, true));
            }
            None | Some(Direction::Either) => {
                pair.reverse();
                tried.push(("rate", Formula::RateOf, vec![x, y], false));
                tried.push(("share", Formula::Share, pair, false));
            }
        }
    } else {
        let base = view.quantity(q).unit.base;
        let of_claim = |l: usize| {
            (view.comparable(l, q) || is_elliptical(view, q) && base == UnitId::NONE)
                && view.per(l) == view.per(q)
        };
        let apart = cues.any(&[
            Cue::Gap,
            Cue::Margin,
            Cue::Extra,
            Cue::ChangeNoun,
            Cue::Comparative,
            Cue::By,
        ]);
        if alike && of_claim(a) && divisor(view, b).is_none() && !is_of_two_signs(view, a, b) {
            tried.push(("difference", Formula::Difference, large_first(x, y), apart));
            tried.push(("sum", Formula::Sum, vec![x, y], cues.has(Cue::Total)));
        }
        let [own_a, own_b] = [Bound::own(view, a), Bound::own(view, b)];
        let counted = |l: usize| view.is_count(l) && view.per(l) == Per::Nothing;
        let each = cues.any(&[Cue::Average, Cue::Each]);
        for (total, number) in [(a, b), (b, a)] {
            let [t, n] = [Bound::own(view, total), Bound::own(view, number)];
            if counted(number) && view.comparable(total, q) && t.value > n.value {
                tried.push(("average", Formula::Quotient, vec![t, n], each));
            }
        }
        let factors = counted(a) && view.comparable(b, q) || counted(b) && view.comparable(a, q);
        let spelled = [a, b, q].iter().all(|&l| view.quantity(l).in_words);
        if factors && !spelled {
            tried.push(("product", Formula::Product, vec![own_a, own_b], false));
        }
    }
    let said = cues.has(Cue::Hence);
    let changed = relative && view.change(q).is_some();
    if !changed && follows_somehow(claim.value, relative, x.value, y.value) {
        tried.retain(|(_, formula, operands, _)| {
            let values: Vec<f64> = operands.iter().map(|operand| operand.value).collect();
            is_about(formula.value(&values), claim.value)
        });
    }
    for (rule, formula, operands, named) in tried {
        if !(said || named) {
            continue;
        }
        let candidate = Candidate {
            rule,
            claim,
            formula,
            operands,
            strength: SAID + 2 * i32::from(said && named),
            sense: Sense::None,
        };
        let ratio = candidate.value() / claim.value;
        // "36 booths and 94 students, so three shifts": what is divided is rounded up.
        if rule == "average" && (candidate.value().ceil() - claim.value).abs() < 1e-9 {
            continue;
        }
        let near = if named { FAIR } else { NEAR };
        if near.contains(&ratio) {
            out.push(candidate);
        }
    }
}

/// "a loss of £4m from a profit of £12m": one of the two is below nought.
fn is_of_two_signs(view: &View<'_>, a: usize, b: usize) -> bool {
    let below = |l: usize| {
        let token = view.token(l);
        (view.first_token(token).max(token.saturating_sub(4))..token.min(token + 3)).any(|at| {
            view.is_one_of(
                at,
                &["loss", "losses", "deficit", "debt", "minus", "outflow"],
            )
        })
    };
    below(a) != below(b)
}

/// Whether three figures go together in some way, whichever of them is the one that follows.
fn follows_somehow(claim: f64, relative: bool, a: f64, b: f64) -> bool {
    let (large, small) = (a.max(b), a.min(b));
    if relative {
        return [
            small / large,
            1.0 - small / large,
            large / small - 1.0,
            small / (small + large),
            large / (small + large),
        ]
        .iter()
        .any(|share| is_about(100.0 * share, claim));
    }
    let all = [claim, a, b];
    (0..3).any(|i| {
        let (one, x, y) = (all[i], all[(i + 1) % 3], all[(i + 2) % 3]);
        is_about(x + y, one) || is_about(x * y, one)
    })
}

/// Whether two values are one as far as figures printed to two or three places tell.
fn is_about(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.01 * a.abs().max(b.abs()).max(0.5)
}
