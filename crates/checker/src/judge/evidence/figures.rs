//! What the claim and its operands are: their sizes, kinds, units, nouns and times.

use extractor::{Cue, Hedge, Per, Role};

use super::features::{Feature, Features};
use crate::candidate::{Bound, Candidate, Sense};
use crate::conclusion::{concludes, points_back};
use crate::judge::Weighed;
use crate::otherwise::own_base;
use crate::topic::related;
use crate::view::View;

/// Logarithms this large tell no more.
const FAR: f64 = 9.0;
/// Differences of more units of the last place tell no more.
const GRAINS: f64 = 1e6;

pub(super) fn add(view: &View<'_>, weighed: &Weighed<'_>, out: &mut Features) {
    let candidate = weighed.candidate;
    of_sizes(weighed, out);
    if let Some(q) = candidate.claim.quantity {
        of_claim(view, candidate, q, out);
    }
    of_operands(view, candidate, out);
}

/// The logarithm of a figure's size, to the base of ten.
fn digits(value: f64) -> f64 {
    value.abs().max(1e-9).log10()
}

fn of_sizes(weighed: &Weighed<'_>, out: &mut Features) {
    use Feature as F;
    let candidate = weighed.candidate;
    let claim = &candidate.claim;
    let off = (weighed.value / claim.value).abs().ln();
    let off = if off.is_nan() {
        FAR
    } else {
        off.clamp(-FAR, FAR)
    };
    out.size(F::Off, off);
    out.size(F::Distance, off.abs());
    let apart = (weighed.value - claim.value).abs();
    if claim.grain > 0.0 {
        out.size(F::Grains, (apart / claim.grain).min(GRAINS));
        out.size(
            F::Digits,
            (claim.value.abs() / claim.grain).max(1.0).log10(),
        );
    }
    out.size(F::Width, 10.0 * weighed.relative_width().min(FAR));
    out.size(F::Claim, digits(claim.value));
    out.size(F::Value, digits(weighed.value));
    out.flag(F::Negative, weighed.value < 0.0);
    out.flag(F::Whole, claim.value.fract().abs() < f64::EPSILON);
    out.set(F::Noughts, noughts(claim.value));
    let operands = &candidate.operands[..];
    for (operand, feature) in operands.iter().zip([F::First, F::Second]) {
        out.size(feature, digits(operand.value));
    }
    if let [first, ..] = operands {
        out.flag(F::FirstWhole, first.value.fract().abs() < f64::EPSILON);
    }
    if let [first, second, ..] = operands {
        let ratio = (first.value / second.value).abs().ln();
        out.size(F::Ratio, ratio.clamp(-FAR, FAR));
    }
}

/// How many noughts a whole number ends in.
fn noughts(value: f64) -> i32 {
    let (mut rest, mut noughts) = (value.abs(), 0);
    while rest >= 10.0 && (rest % 10.0).abs() < f64::EPSILON {
        rest /= 10.0;
        noughts += 1;
    }
    noughts
}

fn of_claim(view: &View<'_>, candidate: &Candidate, q: usize, out: &mut Features) {
    use Feature as F;
    let (claim, quantity, context) = (&candidate.claim, view.quantity(q), view.context(q));
    out.set(F::ClaimKind, quantity.kind as i32);
    out.set(F::ClaimRole, role(view, q));
    out.flag(F::ClaimCounted, !view.counted(q).is_empty());
    out.flag(F::InWords, quantity.in_words);
    out.flag(F::IsChange, view.change(q).is_some());
    out.flag(F::PointsBack, points_back(view, q));
    out.flag(F::Concludes, concludes(view, q));
    out.flag(F::Per, view.per(q) != Per::Nothing);
    let of = view.cue_behind(view.token(q), 1, &[Cue::Of, Cue::OfThose]);
    out.flag(F::Of, of.is_some());
    out.set(F::Stance, context.stance as i32);
    let hedge = match claim.hedge {
        Hedge::None => 0,
        hedge if hedge.is_bound() => 2,
        _ => 1,
    };
    out.set(F::Hedge, hedge);
    if let [_, other] = &candidate.operands[..] {
        let base = match own_base(view, q) {
            None => 0,
            Some(base) if base == other.quantity => 1,
            Some(_) => 2,
        };
        out.set(F::OwnBase, base);
    }
    let features = [
        (F::FirstNoun, F::FirstUnit, F::FirstYear),
        (F::SecondNoun, F::SecondUnit, F::SecondYear),
    ];
    for (operand, (noun, unit, year)) in candidate.operands.iter().zip(features) {
        let operand = operand.quantity;
        out.set(noun, counted_alike(view, q, operand));
        out.flag(unit, view.quantity(operand).unit.base == quantity.unit.base);
        let year_of = match (context.time.year, view.context(operand).time.year) {
            (Some(one), Some(other)) => i32::from(one == other),
            (None, None) => 3,
            _ => 2,
        };
        out.set(year, year_of);
    }
}

fn of_operands(view: &View<'_>, candidate: &Candidate, out: &mut Features) {
    use Feature as F;
    let operands = &candidate.operands[..];
    out.flag(F::Loose, candidate.claim.loose);
    let sense = match candidate.sense {
        Sense::None => 0,
        Sense::Up => 1,
        Sense::Down => 2,
    };
    out.set(F::Sense, sense);
    out.count(F::Operands, operands.len());
    let spelled = operands.iter();
    let spelled = spelled.filter(|operand| view.quantity(operand.quantity).in_words);
    out.count(F::Spelled, spelled.count());
    let units =
        |two: &[Bound]| view.quantity(two[0].quantity).unit == view.quantity(two[1].quantity).unit;
    out.flag(F::OneUnit, operands.windows(2).all(units));
    let features = [(F::FirstKind, F::FirstRole), (F::SecondKind, F::SecondRole)];
    for (operand, (kind, place)) in operands.iter().zip(features) {
        out.set(kind, view.quantity(operand.quantity).kind as i32);
        out.set(place, role(view, operand.quantity));
    }
    let [one, other, ..] = operands else {
        return;
    };
    out.set(F::Nouns, counted_alike(view, one.quantity, other.quantity));
    let year = |operand: &Bound| view.context(operand.quantity).time.year;
    let years = match (year(one), year(other)) {
        (Some(one), Some(other)) => (one - other).clamp(-5, 5),
        (None, None) => 9,
        _ => 8,
    };
    out.set(F::Years, years);
}

/// What a figure is to a change, as a number.
fn role(view: &View<'_>, q: usize) -> i32 {
    match view.context(q).role {
        Role::Level => 0,
        Role::Base => 1,
        Role::Result => 2,
        Role::Reference => 3,
        Role::Change(direction) => 4 + direction as i32,
    }
}

/// Whether two figures count one noun (1), two (2), or either none (0).
fn counted_alike(view: &View<'_>, one: usize, other: usize) -> i32 {
    let (one, other) = (view.counted(one), view.counted(other));
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let same = one
        .iter()
        .any(|noun| other.iter().any(|theirs| related(noun, theirs)));
    if same { 1 } else { 2 }
}
