//! One candidate weighed: how narrowly its figures agree, and what the size of a disagreement says of its binding.

use std::cell::OnceCell;

use extractor::{Cue, Hedge, Interval, Kind};

use super::doubt::is_of_whole_field;
use super::{Outcome, STRONG, meets, outcome_of};
use crate::candidate::{Bound, Candidate, Sense};
use crate::diagnose::{self, Cause};
use crate::exhaustion::alone_in_sentence;
use crate::formula::Formula;
use crate::parts::{comes_on_top, is_few};
use crate::view::View;

/// "More than N" of something above this many times N is true but says little.
const FAR: f64 = 1.5;
/// What a named human error adds to the strength of a disagreeing binding.
pub(super) const EXPLAINED: i32 = 3;

/// A candidate with what it computes to, found out once.
pub(super) struct Weighed<'c> {
    pub(super) candidate: &'c Candidate,
    pub(super) value: f64,
    pub(super) computed: Interval,
    pub(super) outcome: Outcome,
    plausibility: OnceCell<i32>,
    cause: OnceCell<Option<Cause>>,
}

impl<'c> Weighed<'c> {
    pub(super) fn of(candidate: &'c Candidate) -> Self {
        let computed = candidate.interval();
        Self {
            candidate,
            value: candidate.value(),
            computed,
            outcome: outcome_of(candidate, computed),
            plausibility: OnceCell::new(),
            cause: OnceCell::new(),
        }
    }

    /// Whether the stated figure, given to two places or more, is the computed one to its last printed place.
    pub(super) fn is_exact(&self) -> bool {
        let claim = &self.candidate.claim;
        let off = (self.value - claim.value).abs();
        !claim.loose
            && claim.hedge == Hedge::None
            && claim.value.abs() >= 10.0 * claim.grain
            && off <= claim.grain / 2.0
            && self.relative_width() < 0.12
    }

    /// The slip that explains a disagreement.
    pub(super) fn cause(&self, view: &View<'_>) -> Option<Cause> {
        *self
            .cause
            .get_or_init(|| diagnose::cause(view, self.candidate))
    }

    /// What the size of a disagreement says of its binding. A human error that reproduces the stated figure is evidence that
    /// these operands were meant; a figure that is off by a factor which nothing explains more likely belongs to others.
    pub(super) fn plausibility(&self, view: &View<'_>) -> i32 {
        *self.plausibility.get_or_init(|| {
            // "the shortest", of what is the longest: places are no sizes.
            if is_of_whole_field(view, self.candidate) {
                0
            } else {
                self.find_plausibility(view)
            }
        })
    }

    fn find_plausibility(&self, view: &View<'_>) -> i32 {
        let candidate = self.candidate;
        let claim = &candidate.claim;
        // "two" is no slip for twenty.
        let spelled = claim
            .quantity
            .is_some_and(|q| view.is_spelled(q, claim.value));
        if !claim.loose && !spelled && self.cause(view).is_some() {
            // A cause says much only where few figures would have fitted it; a yearly rate is less sharp than its levels.
            let claimed = if candidate.formula == Formula::AnnualGrowth {
                0.12
            } else {
                0.06
            };
            let sharp = (claim.bare.high - claim.bare.low) < claimed * claim.value.abs()
                && self.relative_width() < 0.2;
            // Points called per cent: the difference is the very figure.
            let points = candidate.rule == "percentage-points" && claim.value >= 5.0;
            return if sharp {
                EXPLAINED
            } else {
                1 + i32::from(points)
            };
        }
        // Levels that are set against each other lie near each other: ten ships are not fewer than a million tonnes.
        if self.is_of_another_size() {
            return -6;
        }
        // "grew by 21 per cent, and it is cheaper: $4,900 against $5,300": what went the other way is of something else.
        let against = matches!(
            candidate.formula,
            Formula::PercentChange | Formula::PercentFall
        ) && candidate.sense != Sense::None
            && view.is_crowded()
            && self.value < 0.0;
        if against && (self.value / claim.value).abs().ln().abs() > 0.1 {
            return -6;
        }
        // "down from 64 to 48; elsewhere there were six, twice as many": what fell is no multiple.
        let shrank = candidate.rule == "multiple" && claim.value > 1.2 && self.value < 1.0;
        if shrank && (self.value * claim.value).ln().abs() > 0.15 {
            return -6;
        }
        let width = self.relative_width();
        let ratio = (self.value / claim.value).abs().ln().abs();
        // Noughts too many or too few are told from chance by less sharp figures than other slips are.
        let noughts = (ratio / std::f64::consts::LN_10).round();
        if !claim.loose
            && !spelled
            && (1.0..=2.0).contains(&noughts)
            && (ratio - noughts * std::f64::consts::LN_10).abs() <= width.min(0.25)
        {
            let near = (ratio - noughts * std::f64::consts::LN_10).abs() <= width.min(0.06);
            return if width < 0.12 && near { EXPLAINED } else { 0 };
        }
        // A slip of noughts in a multiple: "tenfold" for a hundredfold.
        if candidate.rule == "multiple"
            && noughts == 1.0
            && (ratio - std::f64::consts::LN_10).abs() < 0.01
            && candidate.strength >= super::STRONG
        {
            return 0;
        }
        // Strong grammar binds the operands; that one of them is a slip of what gives the very claim explains the rest.
        let far = ratio > 2.5_f64.ln();
        if far
            && candidate.strength >= super::STRONG
            && diagnose::mended_operand(view, candidate).is_some()
        {
            return 0;
        }
        match ratio {
            r if r.is_nan() || candidate.claim.value == 0.0 => 0,
            // "3.1 million" for 1.1 million: a slip in the first of two digits is as far off as any, and told by the words.
            _ if candidate.rule == "restatement"
                && diagnose::one_place_off(self.value, claim.value, claim.grain) =>
            {
                0
            }
            // "2,100 of the 84,000 objects, a quarter": noughts lost before the share was put into words.
            r if r > 4.0_f64.ln()
                && claim.loose
                && candidate.strength > 11
                && (1.0..=2.0).contains(&noughts)
                && (ratio - noughts * std::f64::consts::LN_10).abs() < 0.05 =>
            {
                -4
            }
            // "rose from 51 to 57, an increase of 48%": nothing else there that it could be of.
            r if (4.0_f64.ln()..10.0_f64.ln()).contains(&r)
                && self.value > 0.0
                && alone_in_sentence(view, candidate) =>
            {
                -2
            }
            // A few per cent a year more or less are soon twice as much.
            _ if candidate.formula == Formula::AnnualGrowth
                && (self.value - claim.value).abs() <= 5.0 =>
            {
                0
            }
            r if r > 4.0_f64.ln() => -6,
            // How far outside its range a member lies says little of whether it is one.
            r if r > 2.5_f64.ln() => {
                let like = |q: usize| {
                    view.quantity(q).unit.base
                        == view.quantity(candidate.operands[0].quantity).unit.base
                };
                let member = candidate.rule == "range"
                    && candidate.operands.len() == 1
                    && claim.quantity.is_some_and(like);
                if member { 0 } else { -2 }
            }
            _ => 0,
        }
    }

    /// Whether the levels of a direction are too unlike to be of one thing: "fell to 96 from 88" is no fall from 1,085.
    pub(super) fn is_of_another_size(&self) -> bool {
        matches!(&self.candidate.operands[..], [new, old]
            if self.candidate.rule == "direction" && !(0.2..=5.0).contains(&(new.value / old.value)))
    }

    /// Whether a bound ("more than 40") holds only because the value lies far beyond it: true of almost any operands.
    pub(super) fn is_far_beyond(&self) -> bool {
        let candidate = self.candidate;
        let bound = candidate.claim.hedge.is_bound();
        let ratio = self.value / candidate.claim.value;
        bound && !(1.0 / FAR..=FAR).contains(&ratio)
    }

    /// Whether figures agree only because they are rough, or because they lie so far apart: "500 metres" between 2 km and 3 km, a
    /// rise from 14,200 to 535,000, 1,200 as more than twice 24.
    pub(super) fn is_hollow(&self, view: &View<'_>) -> bool {
        let candidate = self.candidate;
        let claim = &candidate.claim;
        let ratio = self.value / claim.value;
        if candidate.rule == "direction"
            && let [new, old] = &candidate.operands[..]
        {
            return !(0.05..=20.0).contains(&(new.value / old.value).abs());
        }
        // "six to the airline, three to the airport and two to the maker": small numbers are each other's products.
        let small = |q: usize| is_few(view, q);
        if matches!(candidate.formula, Formula::Product | Formula::Quotient)
            && claim.quantity.is_some_and(small)
            && candidate
                .operands
                .iter()
                .all(|operand| small(operand.quantity))
        {
            return true;
        }
        let plain = claim.hedge.is_neutral();
        if claim.hedge.is_bound() {
            return candidate.rule == "multiple" && !(0.25..=4.0).contains(&ratio);
        }
        plain
            && !claim.loose
            && candidate.formula != Formula::Same
            && claim.quantity.is_some()
            && !(0.87..=1.15).contains(&ratio)
            && (self.value - claim.value).abs() > claim.grain.max(1e-9)
    }

    /// How unlikely it is that the figures agree by chance: narrow intervals that meet are evidence by themselves.
    pub(super) fn bonus(&self) -> i32 {
        let candidate = self.candidate;
        // The same figure elsewhere is soon found by chance: its surroundings must tell.
        if candidate.formula == Formula::Same && candidate.rule == "restatement" {
            return 0;
        }
        let claim = &candidate.claim;
        // Words for a share or multiple are wide, but a value at their very middle is no more likely by chance than a sharp one.
        let off = (self.value / claim.value - 1.0).abs();
        let central = claim.hedge.is_neutral() && off < 0.01;
        // "about 280,000" of 288,700: what the hedge alone lets agree is as wide as the hedge.
        let hedged = claim.hedge == Hedge::About && !meets(claim.bare, self.computed);
        let hedge = if hedged {
            (claim.stated.high - claim.stated.low) / claim.value.abs().max(1e-12)
        } else {
            0.0
        };
        match self.relative_width().max(hedge) {
            r if r < 0.004 => 5,
            r if r < 0.015 => 4,
            r if r < 0.06 => 2,
            _ if central => 2,
            _ => 0,
        }
    }

    /// The wider of the stated and the computed interval, each relative to its own value: a power of ten too many makes
    /// neither of them wide.
    pub(super) fn relative_width(&self) -> f64 {
        let computed = self.computed;
        let relative = |low: f64, high: f64, value: f64| (high - low) / value.abs().max(1e-12);
        let claim = &self.candidate.claim;
        relative(computed.low, computed.high, self.value).max(relative(
            claim.bare.low,
            claim.bare.high,
            claim.value,
        ))
    }
}

/// Whether a claim and all its operands stand in one paragraph.
pub(super) fn is_of_one_block(view: &View<'_>, candidate: &Candidate) -> bool {
    let block = |sentence: usize| view.reading.sentences[sentence].block;
    let mut operands = candidate.operands.iter();
    operands.all(|operand| {
        block(view.context(operand.quantity).sentence) == block(candidate.claim.sentence)
    })
}

/// Whether a claim and all its operands stand in one paragraph or in neighbouring sentences: further off there is always some figure that fits.
pub(super) fn is_of_one_paragraph(view: &View<'_>, candidate: &Candidate) -> bool {
    let block = view.reading.sentences[candidate.claim.sentence].block;
    let mut operands = candidate.operands.iter();
    operands.all(|operand| {
        let sentence = view.context(operand.quantity).sentence;
        view.reading.sentences[sentence].block == block
            || sentence.abs_diff(candidate.claim.sentence) <= 1
    })
}

/// "20 or more" less 7: what is only bounded gives no figure.
pub(super) fn is_on_bounds(view: &View<'_>, candidate: &Candidate) -> bool {
    matches!(
        candidate.formula,
        Formula::Difference
            | Formula::Remainder
            | Formula::Mean
            | Formula::Sum
            | Formula::Product
            | Formula::PercentOf
    ) && candidate.claim.hedge.is_neutral()
        && candidate.rule != "direction"
        && candidate
            .operands
            .iter()
            .any(|operand| view.quantity(operand.quantity).hedge.is_bound())
}

/// "402,000 households, of which 205,000 are of one": a whole is not shared out among its part.
pub(super) fn divides_by_a_part(view: &View<'_>, candidate: &Candidate) -> bool {
    let [whole, part] = &candidate.operands[..] else {
        return false;
    };
    candidate.rule == "average"
        && candidate.formula == Formula::Quotient
        && whole.quantity < part.quantity
        && view.context(whole.quantity).sentence == view.context(part.quantity).sentence
        && (opens_with_of(view, whole.quantity) && whole.quantity + 1 == part.quantity
            || view
                .cue_before(view.token(part.quantity), 3, &[Cue::OfThose])
                .is_some())
}

/// "The 9.2 million hectares under wheat are 61% of the arable land. Maize takes up 2.2 million (14.6% of the arable land)": what is said
/// to be another share of the same whole is not that whole.
pub(super) fn divides_by_a_sibling(view: &View<'_>, candidate: &Candidate) -> bool {
    let (Some(q), [part, whole], Formula::Share) = (
        candidate.claim.quantity,
        &candidate.operands[..],
        candidate.formula,
    ) else {
        return false;
    };
    let own = whole_named(view, q);
    let (w, sentence) = (whole.quantity, view.context(whole.quantity).sentence);
    let mut behind = view.in_sentence(sentence).filter(|&p| p > w);
    !own.is_empty()
        && behind.find(|&p| view.is_magnitude(p)).is_some_and(|p| {
            p != q
                && p != part.quantity
                && view.quantity(p).kind == Kind::Percent
                && view.change(p).is_none()
                && whole_named(view, p) == own
        })
}

/// The stems of what a percentage is said to be of: "61% of the arable land".
fn whole_named<'v>(view: &'v View<'_>, q: usize) -> &'v [u32] {
    let at = view.token(q) + 1;
    if !view.cues(at).has(Cue::Of) {
        return &[];
    }
    let words = (at + 1..view.end_token(at).min(at + 7))
        .take_while(|&t| view.is_word(t) && !view.cues(t).any(&[Cue::And, Cue::Level]))
        .count();
    view.numbered().wholes(at + 1..at + 1 + words)
}

/// "Of the 43 who could": a whole of which parts are told.
fn opens_with_of(view: &View<'_>, whole: usize) -> bool {
    let token = view.token(whole);
    let first = view.first_token(token);
    token - first <= 2
        && token > first
        && view.cues(first).any(&[Cue::Of, Cue::OutOf, Cue::OfThose])
}

/// "It touched $4,011, which leaves it 52% dearer": whether all that is bound strongly, and before all else, is no more than cut off where
/// it should be rounded. It is right of other figures, if any give it.
pub(super) fn is_only_cut_off(group: &[Weighed<'_>]) -> bool {
    let mut strong = group
        .iter()
        .take_while(|weighed| weighed.candidate.strength >= STRONG)
        .peekable();
    strong.peek().is_some() && strong.all(|weighed| weighed.outcome == Outcome::Truncated)
}

/// Whether a candidate computes a number, and from what can give its claim.
pub(super) fn says_something(view: &View<'_>, candidate: &Candidate) -> bool {
    // Once a figure is the figure itself, "one every three minutes" is no total: that says nothing.
    let counts = candidate.formula == Formula::Product
        || candidate.formula == Formula::Quotient && candidate.rule == "average";
    let is_one = |operand: &Bound| operand.value.total_cmp(&1.0).is_eq();
    let once = counts && candidate.operands.len() == 2 && candidate.operands.iter().any(is_one);
    // What comes on top of a figure that is none of the parts leaves the total without its first.
    let parts = candidate.operands.iter().map(|operand| operand.quantity);
    let halved = candidate.formula == Formula::Sum
        && parts.min().is_some_and(|first| comes_on_top(view, first));
    candidate.value().is_finite() && !candidate.claim.stated.low.is_nan() && !once && !halved
}
