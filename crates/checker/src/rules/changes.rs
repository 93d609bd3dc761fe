//! How a stated change finds the pair of levels it speaks of; shared by the rules of change.

mod alone;
mod beside;
mod lone;
mod on_the_way;
mod one_verb;
mod own_level;
mod own_subject;
pub(super) mod ranged;
mod signed;
mod subject;

use std::cell::OnceCell;

use extractor::{Cue, Direction, Role, Stance};

use beside::{than, unordered};
pub(crate) use own_subject::{is_figure_word, is_of_another};
pub(crate) use subject::content;

use signed::sign;
use subject::attachment;

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::conclusion::points_back;
use crate::formula::Formula;
use crate::pairs::Pair;
use crate::rules::Scene;
use crate::view::View;

/// How many sentences from a table its rows are still spoken of.
const FAR: usize = 80;

/// The level that a change arrives at in its own words: "increased by 2.2% to 656 million tonnes", "up 1% at £2.3bn" is of no other.
fn own_result(view: &View<'_>, claim: usize) -> Option<usize> {
    let token = view.token(claim);
    let (to, end) = (token + 1, view.end_token(token));
    if own_level::is_at(view, claim) {
        return view.at(to + 1);
    }
    if to >= end || !view.cues(to).has(Cue::To) {
        return None;
    }
    (to + 1..end.min(to + 4))
        .find_map(|at| view.at(at))
        .filter(|&q| view.context(q).role == Role::Result && view.is_level(q))
}

/// The pairs within reach of a claim, each with the strength of the whole binding.
pub(super) fn pairs_for<'s>(scene: &'s Scene<'_>, claim: usize) -> &'s [Pair] {
    scene.changes[claim].get_or_init(|| find_pairs(scene, claim))
}

fn find_pairs(scene: &Scene<'_>, claim: usize) -> Vec<Pair> {
    let view = scene.view;
    // What is denied is no claim, and "two points in each of three years" is not the change over all of them.
    let repeated = view
        .cue_behind(view.token(claim), 2, &[Cue::Each])
        .is_some_and(|at| at > view.token(claim) + 1)
        || on_the_way::is_of_several_years(view, claim);
    if view.context(claim).stance == Stance::Negated || repeated {
        return Vec::new();
    }
    // What is foretold or imagined may be confirmed, hardly refuted.
    let doubt = match view.context(claim).stance {
        Stance::Fact => 0,
        Stance::Forecast => 2,
        Stance::Hypothetical | Stance::Negated => 4,
    };
    let sentence = view.context(claim).sentence;
    // A table speaks to the text around it, not to the other end of the document.
    let rows = scene.rows_near(sentence, FAR);
    let result = own_result(view, claim);
    let told = own_level::apposed_to(view, claim);
    let own = Own::new(view, claim);
    let mut found: Vec<Pair> = scene
        .pairs_near(sentence, 4)
        .iter()
        .chain(rows)
        .filter(|pair| pair.new != claim && pair.old != claim)
        .filter(|pair| {
            [result, told]
                .iter()
                .all(|own| own.is_none_or(|own| pair.new == own || pair.old == own))
        })
        .filter_map(|&pair| {
            let behind = i32::from(pair.label.is_none() && than(view, claim, pair.old)) * 2;
            let strength = pair.strength + nearness(view, &own, sentence, pair)? + behind;
            Some(Pair { strength, ..pair })
        })
        .collect();
    if is_range_end(view, claim) {
        return Vec::new();
    }
    unordered(view, claim, sentence, &mut found);
    let turned: Vec<Pair> = found
        .iter()
        .filter(|pair| pair.label.is_none() && apposed(view, claim, pair.old))
        .map(|pair| Pair {
            new: pair.old,
            old: pair.new,
            ..*pair
        })
        .collect();
    found.extend(turned);
    found.retain(|pair| {
        !(on_the_way::are_changes(view, pair)
            || own_level::is_left_behind(view, claim, pair)
            || on_the_way::is_a_stage(view, claim, pair)
            || pair.label.is_none()
                && on_the_way::is_base_of_another(view, claim, pair.old, pair.new))
    });
    for pair in &mut found {
        if pair.label.is_none() {
            pair.strength += attachment(view, claim, pair) - doubt;
            if doubt == 0 && one_verb::governs(view, claim, pair) {
                pair.strength = pair.strength.max(one_verb::WORTH);
            }
        }
    }
    if doubt == 0 {
        alone::raise(view, claim, &mut found);
        if found.iter().all(|pair| pair.strength <= 0) {
            found.extend(lone::pair(view, claim));
        }
    }
    for pair in found.iter_mut().filter(|pair| result == Some(pair.new)) {
        if own_level::is_loose_base(view, *pair) {
            pair.strength = pair.strength.min(own_level::LOOSE);
        }
    }
    found
}

/// "a shortfall of 15 to 20 per cent": one end of a range states no change by itself.
fn is_range_end(view: &View<'_>, claim: usize) -> bool {
    let at = view.token(claim);
    // "has come down 65p to £2.75" arrives at a level; the two ends of a range lie nearer to each other.
    let near = |q: usize| {
        let ratio = view.quantity(q).value.unwrap_or(f64::NAN)
            / view.quantity(claim).value.unwrap_or(f64::NAN);
        view.comparable(q, claim) && (0.4..=2.5).contains(&ratio)
    };
    let behind = view.cues(at + 1).has(Cue::To) && view.at(at + 2).is_some_and(near);
    let before = at >= 2 && view.cues(at - 1).has(Cue::To) && view.at(at - 2).is_some_and(near);
    behind || before
}

/// What is asked of a claim for every pair, found when it is first asked for.
struct Own<'v, 'a> {
    view: &'v View<'a>,
    claim: usize,
    alone: OnceCell<bool>,
    points: OnceCell<bool>,
}

impl<'v, 'a> Own<'v, 'a> {
    const fn new(view: &'v View<'a>, claim: usize) -> Self {
        Self {
            view,
            claim,
            alone: OnceCell::new(),
            points: OnceCell::new(),
        }
    }

    /// Whether it is the first of its sentence: then it speaks of the sentence before.
    fn is_alone(&self) -> bool {
        let (view, claim) = (self.view, self.claim);
        *self.alone.get_or_init(|| {
            let own = view.in_sentence(view.context(claim).sentence).start..claim;
            !own.into_iter()
                .any(|q| view.is_level(q) || view.change(q).is_some() && view.comparable(q, claim))
        })
    }

    /// "That is 45 fewer": the sentence points back in so many words.
    fn points_back(&self) -> bool {
        let points = || points_back(self.view, self.claim);
        *self.points.get_or_init(points)
    }
}

/// How well a claim and a pair go together by place; `None` if they are too far apart.
fn nearness(view: &View<'_>, own: &Own<'_, '_>, sentence: usize, pair: Pair) -> Option<i32> {
    let claim = own.claim;
    if let Some(label) = pair.label {
        return named_in(view, claim, label, sentence);
    }
    let (new, old) = (
        view.context(pair.new).sentence,
        view.context(pair.old).sentence,
    );
    if new == sentence && old == sentence {
        // A second change of the same kind nearer to the pair is more likely the one that speaks of it.
        let (first, last) = (
            claim.min(pair.new).min(pair.old),
            claim.max(pair.new).max(pair.old),
        );
        let rivals = (first + 1..last)
            .filter(|&q| q != claim && view.change(q).is_some() && view.comparable(q, claim))
            .count() as i32;
        // "£612 at night, up 1.4%, against £488 by day, up 2.6%": each level has a change of its own.
        let apart = matches!(
            (behind(view, claim, pair.new), behind(view, claim, pair.old)),
            (Some(one), Some(other)) if one != other
        );
        return Some(1 - 2 * rivals - 6 * i32::from(apart));
    }
    let apart = view.apart(sentence, new)?.max(view.apart(sentence, old)?);
    if apart > 3 || apart > 1 && claim < pair.new.min(pair.old) && sentence < new.min(old) {
        return None;
    }
    let one_inside = new == sentence || old == sentence;
    let before = new <= sentence && old <= sentence;
    Some(match (apart, one_inside, before) {
        (1, true, _) => 0,
        (1, false, true) if own.points_back() => 2,
        (1, false, true) if own.is_alone() => 0,
        (1, false, true) => -5,
        (1, false, false) => -4,
        _ if one_inside => -3,
        // "had 384 pupils. Two years ago there were 512. That is a fall of 25%."
        (2, false, true) if own.points_back() && own.is_alone() && new.abs_diff(old) == 1 => 0,
        _ => {
            if own.is_alone() {
                -3
            } else {
                -6
            }
        }
    })
}

/// "it was £1,137 before April, £117 less": the level that the words of the claim follow may be the one that is less, whenever
/// it was so.
fn apposed(view: &View<'_>, claim: usize, level: usize) -> bool {
    let (a, b) = (view.token(level), view.token(claim));
    let end = view.end_token(b);
    let compares = (b + 1..end.min(b + 3)).any(|at| view.cues(at).has(Cue::Comparative));
    let against = (b + 1..end.min(b + 5)).any(|at| view.cues(at).any(&[Cue::Against, Cue::On]));
    level < claim
        && view.context(level).sentence == view.context(claim).sentence
        && view.context(level).role == Role::Level
        && compares
        && !against
        && b - a <= 6
        && view.mark(b - 1) == Some(',')
        && (a + 1..b - 1).all(|at| view.is_word(at) && !view.cues(at).has(Cue::Level))
}

/// The change of the claim's kind that follows a level: "£556 for men, up 1.8%", "£556 (up 1.8%)".
fn behind(view: &View<'_>, claim: usize, level: usize) -> Option<usize> {
    let token = view.token(level);
    (token + 1..view.end_token(token).min(token + 7))
        .find_map(|at| view.at(at))
        .filter(|&q| {
            view.change(q).is_some()
                && view.comparable(q, claim)
                && (token + 1..view.token(q)).any(|at| matches!(view.mark(at), Some(',' | '(')))
        })
}

/// Whether a sentence, or the one before it, names the row of a table.
fn named_in(view: &View<'_>, claim: usize, label: usize, sentence: usize) -> Option<i32> {
    let label = view.document.blocks[label].span;
    if view.reading.sentences[sentence].span.overlaps(label) || is_cell(view, sentence) {
        return None;
    }
    let name = view.lowered_words(label).trim();
    // "Tickets were 12% higher, while patrons gave …": what a clause of contrast behind the claim names has its own change.
    let turn = (view.token(claim) + 1..view.end_token(view.token(claim)))
        .find(|&at| view.cues(at).has(Cue::But) || view.mark(at) == Some(';'))
        .map(|at| view.reading.tokens[at].span.start);
    let says = |sentence: usize| {
        let mut span = view.reading.sentences[sentence].span;
        if let Some(turn) = turn.filter(|&turn| span.start < turn && turn < span.end) {
            span.end = turn;
        }
        !name.is_empty() && view.lowered_words(span).contains(name)
    };
    if says(sentence) {
        Some(1)
    } else if sentence > 0 && !is_cell(view, sentence - 1) && says(sentence - 1) {
        Some(0)
    } else {
        None
    }
}

fn is_cell(view: &View<'_>, sentence: usize) -> bool {
    matches!(
        view.document.blocks[view.reading.sentences[sentence].block].kind,
        document::BlockKind::Cell { .. }
    )
}

/// A change claim on a pair, with the formula turned so that the stated size is positive.
pub(super) fn candidate(
    scene: &Scene<'_>,
    rule: &'static str,
    q: usize,
    claim: Claim,
    pair: Pair,
    formulas: (Formula, Formula),
) -> Candidate {
    let view = scene.view;
    let unit = view.quantity(pair.new).unit.base;
    let unit = if unit == extractor::UnitId::NONE {
        view.quantity(pair.old).unit.base
    } else {
        unit
    };
    let pair = said_of_the_old(view, q, pair);
    let [mut new, mut old] = Bound::both(view, pair.new, pair.old);
    // A table leaves its unit and scale to the caption.
    if pair.label.is_some()
        && unit == extractor::UnitId::NONE
        && claim.unit != extractor::UnitId::PERCENT
    {
        (new, old) = (new.scaled_as(view, q), old.scaled_as(view, q));
    }
    // "from a £5.0m profit to a £1.0m loss": the nouns carry the signs.
    match (sign(view, pair.new), sign(view, pair.old)) {
        (Some(true), Some(false)) => old = old.negated(),
        (Some(false), Some(true)) => new = new.negated(),
        _ => {}
    }
    let direction = view.change(q).unwrap_or(Direction::Either);
    let (sense, up) = match direction {
        // "a monthly rate of -0.24 per cent": the sign says which way.
        _ if claim.value < 0.0 => (Sense::None, true),
        Direction::Up => (Sense::Up, true),
        Direction::Down => (Sense::Down, false),
        Direction::Either => (Sense::None, new.value >= old.value),
    };
    let formula = if up { formulas.0 } else { formulas.1 };
    // A difference is taken the other way round by swapping its operands.
    let operands = if !up && formulas.0 == formulas.1 {
        vec![old, new]
    } else {
        vec![new, old]
    };
    Candidate {
        rule,
        claim,
        formula,
        operands,
        strength: pair.strength,
        sense,
    }
}

/// "tripled to £27m; it used to be £15m, or £12m less": the change is said of the level right before it, as against the other.
fn said_of_the_old(view: &View<'_>, claim: usize, pair: Pair) -> Pair {
    let (at, old) = (view.token(claim), view.token(pair.old));
    let beside = at > old
        && at - old <= 4
        && view.context(pair.old).role == Role::Level
        && pair.label.is_none()
        && (view.context(pair.new).sentence < view.context(claim).sentence
            || pair.new < pair.old
                && view.mark(at - 2) == Some(',')
                && view.cues(at - 1).has(Cue::Or))
        && (old + 1..at).any(|t| view.cues(t).has(Cue::Or) || view.mark(t) == Some(','))
        && view.cue_behind(at, 1, &[Cue::Comparative]).is_some();
    if beside {
        Pair {
            new: pair.old,
            old: pair.new,
            ..pair
        }
    } else {
        pair
    }
}

/// Whether the clause of a quantity names a basis (like-for-like, seasonally adjusted) on which its levels are not given.
pub(super) fn on_another_basis(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let end = view.end_token(token);
    (first.max(token.saturating_sub(14))..end.min(token + 12))
        .any(|at| view.cues(at).has(Cue::Adjusted))
}
