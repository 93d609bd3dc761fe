//! Totals of more, of less or of nothing.

use document::BlockKind;
use extractor::{Cue, Kind, UnitId};

use super::is_clause;
use super::listed::is_listed_otherwise;
use crate::candidate::Candidate;
use crate::parts::{AGES, has_its_part};
use crate::topic::related;
use crate::view::View;

/// Whether words or figures say that a sum was never meant.
pub(super) fn is_no_total(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    candidate.rule != "duration"
        && (is_of_other_parts(view, candidate)
            || is_aside(view, q)
            || is_an_item(view, q, candidate)
            || is_a_part(view, q, candidate)
            || is_said_again(view, q, candidate)
            || is_of_levels(view, q, candidate)
            || is_elsewhere(view, q, candidate)
            || is_listed_otherwise(view, q, candidate))
}

/// "shut for nine months, open for two and shut for four more: 13 of the past 15 months": some of what the parts make · "won nine of 14, and
/// 31 of 40 in his career": a whole of its own.
fn is_a_part(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let next = q + 1;
    let sum: f64 = candidate.operands.iter().map(|part| part.value).sum();
    let some = next < view.reading.quantities.len() && {
        let (from, to) = (view.token(q) + 1, view.token(next));
        to > from
            && to - from <= 4
            && view.cues(from).any(&[Cue::Of, Cue::OutOf])
            && view.value_in(next, candidate.claim.unit) == Some(sum)
    };
    some || q > 0 && candidate.stands_on(q - 1) && has_its_part(view, q)
}

/// "so the fare comes to £540, or £1,080 for two": a result told for more of them.
fn is_said_again(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let Some(last) = q.checked_sub(1).filter(|&last| candidate.stands_on(last)) else {
        return false;
    };
    let token = view.token(last);
    let result = [Cue::Making, Cue::Equal, Cue::Total];
    (token + 1..view.token(q)).all(|at| view.mark(at) == Some(',') || view.cues(at).has(Cue::Or))
        && view.cue_before(token, 2, &result).is_some()
}

/// Parts that are none, or of which more are to come.
fn is_of_other_parts(view: &View<'_>, candidate: &Candidate) -> bool {
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    // "1. Van Dijk 52.61; 2. Clarke 53.40": places.
    let numbered = candidate.operands.iter().any(|operand| {
        let at = view.token(operand.quantity);
        let opens = at == view.first_token(at) || matches!(view.mark(at - 1), Some(':' | ';'));
        operand.value <= 12.0 && opens && view.mark(at + 1) == Some('.')
    });
    // "264 patients and 118 staff, 382 altogether, and 11 wards": a total among the parts.
    let doubled = (2..candidate.operands.len()).any(|at| {
        let before: f64 = candidate.operands[..at].iter().map(|part| part.value).sum();
        before > 12.0 && (candidate.operands[at].value - before).abs() < 1e-9
    });
    // "so he will be 57 … His accused, 28 and 35": some before the total and some in a sentence behind it.
    let behind = |l: usize| view.context(l).sentence > candidate.claim.sentence;
    let around = operands().any(behind) && !operands().all(behind);
    // "32 months …; Craig, who has 22 convictions, got 40 months, six years between them"
    let unit = |l: usize| view.quantity(l).unit.base != UnitId::NONE;
    let mixed = candidate.claim.quantity.is_some_and(unit)
        && operands().any(unit)
        && operands().any(|l| !unit(l) && !view.counted(l).is_empty());
    // "logged at 22.47 and that it drew up at 23.31, 44 minutes afterwards": times.
    let at_hours = operands().any(|l| {
        let token = view.token(l);
        view.is_count(l)
            && token > view.first_token(token)
            && view.is_one_of(token - 1, words!["at"])
    });
    // "£450, £250 and £150 for the first three, and what is left shared by three"
    let rest = words![
        "what is left",
        "what's left",
        "what remains",
        "the rest",
        "the remainder",
        "the others",
    ];
    let open = operands().next_back().is_some_and(|last| {
        let from = view.token(last);
        (from + 1..view.end_token(from)).any(|at| view.begins(at, rest))
    });
    // "36 entered and five scratched, so 30 set off": less than a part, by no slip of noughts.
    let largest = candidate
        .operands
        .iter()
        .map(|o| o.value)
        .fold(0.0, f64::max);
    let times = (candidate.value() / candidate.claim.value).abs().log10();
    let noughts = times.round() >= 1.0 && (times - times.round()).abs() < 0.01;
    let less = candidate.claim.value < largest && !noughts;
    // "£312 for the quarter and £489 for gas. That is £801 …, and the Government offers me £300": a total of those before it.
    let parted = candidate.claim.quantity.is_some_and(|q| {
        let before = candidate.operands.iter().filter(|part| part.quantity < q);
        let sum: f64 = before.clone().map(|part| part.value).sum();
        let count = before.count();
        (2..candidate.operands.len()).contains(&count) && (sum - candidate.claim.value).abs() < 1e-9
    });
    // "missed 15, or 3 per cent; the 4 readers missed 29 between them"
    let percent = |q: usize| view.quantity(q).kind == Kind::Percent;
    let percents = candidate.claim.quantity.is_some_and(|q| !percent(q)) && operands().any(percent);
    // "6 symphonies, 15 quartets and 9 songs on 12 discs, thirty works in all": what the things are on, in or at.
    let held = candidate.operands.iter().any(|part| {
        let token = view.token(part.quantity);
        let led = token > view.first_token(token)
            && view.is_one_of(
                token - 1,
                words!["on", "in", "over", "across", "at", "from", "within"],
            );
        led && (candidate.value() - part.value - candidate.claim.value).abs() < 1e-9
    });
    parted || held || percents || at_hours || numbered || doubled || around || mixed || open || less
}

/// "the florist £4,300, the barber £2,950, the pub opposite £11,400", or an item of a list whose others are taken for its parts: one more
/// of them.
fn is_an_item(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let listed = |l: usize| {
        matches!(
            view.document.blocks[view.sentence(l).block].kind,
            BlockKind::ListItem(_)
        )
    };
    let items = listed(q)
        && candidate.operands.iter().all(|part| {
            listed(part.quantity) && view.sentence(part.quantity).block != view.sentence(q).block
        });
    let named = |l: usize| {
        let token = view.token(l);
        token > view.first_token(token)
            && view.is_word(token - 1)
            && view.cues(token - 1).is_plain()
            && !view.lower(token - 1).starts_with("make")
    };
    let row = candidate.operands.len() > 1
        && named(q)
        && candidate.operands.iter().all(|part| named(part.quantity))
        && (candidate.operands.iter())
            .all(|part| view.context(part.quantity).sentence == candidate.claim.sentence);
    (items || row) && !is_said(view, q)
}

/// A figure that the words set apart from what is listed.
fn is_aside(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    // "come on top of stamp duty of £7,250"
    let on_top = (first.max(token.saturating_sub(6))..token).any(|at| {
        view.is_word(at)
            && (view.lower(at).contains("on top of") || view.begins(at, words!["on top of"]))
    });
    // "fifth of the 31 teams": the field.
    let field = token >= first + 2
        && view.is_one_of(token - 1, words!["the", "of the"])
        && (first.max(token.saturating_sub(3))..token)
            .filter_map(|at| view.at(at))
            .any(|l| view.quantity(l).kind == Kind::Ordinal);
    // "life expectancy at 65"
    let age = view.is_count(q)
        && view.quantity(q).value < Some(AGES)
        && view.counted(q).is_empty()
        && token > first
        && view.is_one_of(token - 1, words!["at"]);
    on_top || field || age
}

/// Whether a total is said to be one.
fn is_said(view: &View<'_>, q: usize) -> bool {
    let told = [Cue::Total, Cue::Making, Cue::Equal];
    let token = view.token(q);
    view.cue_before(token, 4, &told).is_some() || view.cue_behind(token, 4, &told).is_some()
}

/// "taking pay to 36,330; the second brings it to 37,783"
fn is_of_levels(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let to = |l: usize| view.cue_before(view.token(l), 1, &[Cue::To]).is_some();
    to(q)
        && candidate
            .operands
            .iter()
            .any(|operand| to(operand.quantity))
        && !is_said(view, q)
}

/// "Of 298 girls, 271 passed; among the 314 boys …", "eleven in planning and six in libraries, which have 13 branches", "two men, 23 and
/// 31, … with 14kg in 56 bags".
fn is_elsewhere(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let led = |l: usize| {
        let at = view.token(l);
        let first = view.first_token(at).max(at.saturating_sub(2));
        (first..at).any(|at| {
            view.is_one_of(at, words!["of", "among", "out of"]) || view.cues(at).has(Cue::OutOf)
        })
    };
    let opens = candidate.operands.iter().any(|operand| {
        let at = view.token(operand.quantity);
        led(operand.quantity) && at - view.first_token(at) <= 2
    });
    let article = token > first && view.is_one_of(token - 1, words!["the", "its", "their"]);
    let placed =
        token > first && view.is_one_of(token - 1, words!["in", "with", "on", "into", "from"]);
    let counted = view.counted(q);
    let unlike = !counted.is_empty()
        && candidate.operands.iter().all(|operand| {
            let near = view.counted(operand.quantity);
            !near
                .iter()
                .any(|stem| counted.iter().any(|other| related(stem, other)))
        });
    let inside = candidate.operands.iter().all(|operand| {
        view.context(operand.quantity).sentence == candidate.claim.sentence && operand.quantity < q
    });
    inside
        && !is_said(view, q)
        && (placed || opens && led(q) || (article || is_clause(view, q)) && unlike)
}
