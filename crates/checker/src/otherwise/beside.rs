//! What stands beside a claim and says that it is of something else: one more amount, a list, shares side by side, a noun.

use extractor::{Cue, Kind, UnitId};

use super::{TOLD, meets_exactly};
use crate::candidate::{Candidate, Claim};
use crate::formula::Formula;
use crate::parts::is_few;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// "The depot has 741 buses. On Tuesday 307 were out and 76 in the paint shop, so 358 …": with one more amount beside them, or
/// with what makes a hundred per cent, the largest is the sum of the others.
pub(super) fn adds_up_with_another(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let Some(own) = claim.quantity.filter(|_| {
        matches!(
            candidate.formula,
            Formula::Sum | Formula::Difference | Formula::Remainder | Formula::HundredLess
        ) && !matches!(candidate.rule, "direction" | "duration" | "table")
    }) else {
        return false;
    };
    let mut values: Vec<f64> = candidate
        .operands
        .iter()
        .map(|operand| operand.value)
        .collect();
    values.push(claim.value);
    if candidate.formula == Formula::HundredLess {
        values.push(100.0);
    }
    let adds_up = |more: f64| {
        let all = || values.iter().copied().chain([more]);
        let largest = all().fold(0.0, f64::max);
        meets_exactly(all().sum::<f64>(), 2.0 * largest)
    };
    if is_off_by_one(view, candidate) {
        return true;
    }
    let used = |q: usize| q == own || candidate.stands_on(q);
    // "barley 1.4m tonnes, wheat 0.8m, oats 0.3m, which makes 2.5m": the unit is said once.
    let once = |q: usize| {
        view.quantity(own).unit.base == UnitId::NONE
            && view.quantity(q).kind == Kind::Measure
            && view.context(q).sentence == claim.sentence
            && q < own
            && view.quantity(q).value.is_some_and(adds_up)
    };
    view.in_sentence(claim.sentence)
        .any(|q| !used(q) && once(q))
        || view.quantity(own).kind == Kind::Percent && !values.contains(&100.0) && adds_up(100.0)
        || view.around(claim.sentence, 2, 2).any(|q| {
            // "86 of barley and 42 of beans, lost nine of them and so will combine 119"
            let far = claim.value < 50.0 || view.context(q).sentence != claim.sentence;
            let few = is_few(view, q) && far;
            !used(q)
                && !few
                && view.comparable(q, own)
                && view.per(q) == view.per(own)
                && view.quantity(q).kind == view.quantity(own).kind
                && view.value_in(q, claim.unit).is_some_and(adds_up)
        })
}

/// "36 crews entered, five scratched and one was turned away, so 30 set off" · "every route but one. … Of the 84 routes, 31 charge £3; the
/// other 52": one more that is no figure.
pub(super) fn is_off_by_one(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let off = candidate.value() - claim.value;
    let sentences = &view.reading.sentences;
    let (first, end) = sentences[claim.sentence].tokens;
    if (off.abs() - 1.0).abs() > 0.5 || claim.value.fract() != 0.0 {
        return false;
    }
    let one_more = (first..end.saturating_sub(1)).any(|at| {
        view.is_one_of(at, words!["one", "another"])
            && view.is_one_of(
                at + 1,
                words!["was", "had", "has", "is", "went", "did", "left", "withdrew"],
            )
    });
    let excepted = || {
        let from = sentences[claim.sentence.saturating_sub(2)].tokens.0;
        (from..end).any(|at| {
            view.is_one_of(at, words!["but one", "bar one", "exception", "except one"])
                || view.is_one_of(at, words!["but", "bar", "except"])
                    && view.is_one_of(at + 1, words!["one"])
        })
    };
    one_more || (off - 1.0).abs() < 1e-9 && excepted()
}

/// "numbered 210 at Bern, 326 at Graz, and 384 at Linz": the last of a list, and no total of those before it.
pub(super) fn is_last_of_list(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(q) = candidate.claim.quantity else {
        return false;
    };
    let token = view.token(q);
    token > view.first_token(token) + 1
        && view.cues(token - 1).has(Cue::And)
        && view.mark(token - 2) == Some(',')
        && view.cue_behind(token, 4, &[Cue::Total]).is_none()
        && candidate.operands.len() > 1
        && candidate
            .operands
            .iter()
            .all(|operand| view.context(operand.quantity).sentence == candidate.claim.sentence)
}

/// "London had the lowest rate, 88.9%, and the north the highest, 95.0%": shares side by side are not of counts told elsewhere.
pub(super) fn is_one_of_several_shares(view: &View<'_>, candidate: &Candidate) -> bool {
    let sentence = candidate.claim.sentence;
    let share = matches!(
        candidate.formula,
        Formula::Share | Formula::RateOf | Formula::ShareLeft
    );
    // "172ft (52m)": one measure in two units.
    if let [a, b] = candidate.operands[..]
        && share
        && a.quantity.abs_diff(b.quantity) == 1
        && view.quantity(a.quantity).kind == Kind::Measure
        && view.quantity(a.quantity).unit.base != view.quantity(b.quantity).unit.base
        && (a.value / b.value - 1.0).abs() < 0.03
    {
        return true;
    }
    share
        && candidate.strength < TOLD - 2
        && candidate
            .operands
            .iter()
            .all(|operand| view.context(operand.quantity).sentence != sentence)
        && view
            .in_sentence(sentence)
            .any(|q| candidate.claim.quantity != Some(q) && view.quantity(q).kind == Kind::Percent)
}

/// "The co-operative lost 45% of its hives": what was lost is named, and the levels are of something else.
pub(super) fn is_of_another_noun(view: &View<'_>, candidate: &Candidate) -> bool {
    let change = matches!(
        candidate.formula,
        Formula::PercentChange | Formula::PercentFall
    );
    let Some(q) = candidate.claim.quantity.filter(|_| change) else {
        return false;
    };
    let token = view.token(q);
    let apart = candidate
        .operands
        .iter()
        .all(|operand| view.context(operand.quantity).sentence != candidate.claim.sentence);
    if !apart || !view.cues(token + 1).has(Cue::Of) {
        return false;
    }
    let mut named = (token + 2..view.end_token(token).min(token + 6))
        .take_while(|&at| view.is_word(at))
        .filter_map(|at| stem(view.lower(at)))
        .peekable();
    named.peek().is_some()
        && !named.any(|noun| {
            candidate.operands.iter().any(|operand| {
                let near = view.counted(operand.quantity).iter();
                near.chain(view.topic(operand.quantity))
                    .any(|other| related(noun, other))
            })
        })
}

/// Words that say how much was lost, be it of what there was.
const LOSS: WordList = words!["loss", "losses", "lose", "loses", "losing", "lost"];

/// "fever put 2,632 of the 6,580 ashore: losing two-fifths of its strength": the figure is what was lost, not what was left.
pub(super) fn is_a_loss(view: &View<'_>, claim: &Claim) -> bool {
    let (from, to) = view.reading.sentences[claim.sentence].tokens;
    (from..to).any(|at| view.is_one_of(at, LOSS))
        || claim.sentence > 0 && {
            let (from, to) = view.reading.sentences[claim.sentence - 1].tokens;
            (from..to).any(|at| view.is_one_of(at, LOSS))
        }
}

/// "41% approve … above his low of 39%; 52% disapprove and 7% do not know": two others make a hundred with it.
pub(super) fn closes_to_hundred(view: &View<'_>, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let percents = || {
        view.around(claim.sentence, 2, 1)
            .filter(|&q| claim.quantity != Some(q) && view.quantity(q).kind == Kind::Percent)
            .filter_map(|q| view.quantity(q).value)
    };
    candidate.formula == Formula::HundredLess
        && percents()
            .any(|a| percents().any(|b| a < b && meets_exactly(a + b + claim.value, 100.0)))
}

/// "At 45p a mile that is £67.50 for 150 miles, or £135 there and back": what the operands give stands right before, and the claim tells of
/// more of them.
pub(super) fn is_said_already(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(q) = candidate.claim.quantity.filter(|_| {
        matches!(
            candidate.formula,
            Formula::Product | Formula::Quotient | Formula::Sum
        )
    }) else {
        return false;
    };
    let token = view.token(q);
    let or = token > view.first_token(token) && view.cues(token - 1).has(Cue::Or);
    let before = || {
        view.in_sentence(candidate.claim.sentence).rfind(|&l| {
            l < q && view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind
        })
    };
    or && before().is_some_and(|l| {
        !candidate.stands_on(l)
            && view
                .value_in(l, candidate.claim.unit)
                .is_some_and(|value| (value - candidate.value()).abs() <= 1e-9 * value.abs())
    })
}
