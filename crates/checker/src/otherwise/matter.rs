//! Words that leave no doubt that a claim is of another matter than the figures it was bound to, whatever their grammar: another
//! period, another row, another whole, a threshold.

use document::BlockKind;
use extractor::{Cue, Hedge, Kind, Per, Role, What};

use super::gives;
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::topic::{related, stem};
use crate::view::View;

/// Tokens within which a word belongs to a figure.
const NEAR: usize = 5;
/// A figure given roughly may be so far off what was computed with it.
const ROUGH: f64 = 0.03;

/// Whether the words say that a disagreeing claim is of something else.
pub(super) fn is_another_matter(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(q) = candidate.claim.quantity else {
        return candidate.rule == "direction" && is_of_two_moves(view, candidate);
    };
    match candidate.formula {
        _ if candidate.rule == "average" => is_another_average(view, q, candidate),
        Formula::PercentChange | Formula::PercentFall => is_another_change(view, q, candidate),
        Formula::Share | Formula::RateOf | Formula::ShareLeft => {
            is_another_share(view, q, candidate)
        }
        Formula::Successive => is_overall(candidate),
        Formula::Difference => is_no_gap(view, q, candidate),
        // "nine in planning and five in libraries, which have 11 branches"
        Formula::Remainder => candidate
            .operands
            .first()
            .is_some_and(|whole| whole.quantity > q && is_clause(view, whole.quantity)),
        Formula::Sum => is_no_total(view, q, candidate),
        _ => false,
    }
}

/// "a ten-year average of 240", "an average of 16 over the past ten years": of more than the figures beside it; "12 hours a day, seven
/// days a week": a timetable; "34 full-time workers at 2,080 hours" of about as many.
fn is_another_average(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let around = first.max(token.saturating_sub(NEAR))..end.min(token + NEAR + 3);
    let averaged = view.cue_before(token, NEAR, &[Cue::Average]).is_some();
    let period = around.clone().any(|at| {
        view.is_one_of(at, &["long-term", "long-run"])
            || view.at(at).is_some_and(|l| {
                l != q
                    && view.quantity(l).kind == Kind::Duration
                    && candidate
                        .operands
                        .iter()
                        .all(|operand| operand.quantity != l)
            })
            || view.is_word(at) && view.lower(at).ends_with("-year")
    });
    let kinds = candidate.operands.windows(2).any(|two| {
        candidate.formula == Formula::Mean
            && view.quantity(two[0].quantity).kind != view.quantity(two[1].quantity).kind
    });
    let timed = |l: usize| view.quantity(l).kind == Kind::Duration && view.per(l) != Per::Nothing;
    let timetable = timed(q)
        && candidate
            .operands
            .iter()
            .any(|operand| timed(operand.quantity));
    let rough = candidate
        .operands
        .iter()
        .any(|operand| view.quantity(operand.quantity).hedge == Hedge::About)
        && (candidate.value() / candidate.claim.value - 1.0).abs() <= ROUGH;
    averaged && period || kinds || timetable || rough
}

/// A change from another year, of a subset of what a table gives, or one that each of those counted went through.
fn is_another_change(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let bounded = |hedge: Hedge| hedge.is_bound();
    // "saw their attacks cut by at least 50 percent": what makes one of those counted.
    let threshold = bounded(candidate.claim.hedge) && candidate.claim.hedge == Hedge::AtLeast
        // "the 90-plus club": a name.
        || candidate.operands.iter().any(|operand| view.quantity(operand.quantity).hedge == Hedge::AtLeast);
    // "9.5 percent more than in 2023 and just past the record of 2018"
    let base = view
        .cue_behind(token, 3, &[Cue::Against])
        .and_then(|at| (at + 1..view.end_token(at).min(at + 4)).find_map(|at| view.at(at)))
        .filter(|&l| view.quantity(l).kind == Kind::Year);
    let another_year = base.is_some_and(|year| {
        candidate.operands.iter().any(|operand| {
            let told = view.context(operand.quantity).time.year;
            told.is_some()
                && told.map(f64::from) != view.quantity(year).value
                && operand.quantity > year
        })
    });
    // "sales to water utilities rose 14% and those to mining customers 22%", beside a table of divisions.
    let kind = |l: usize| view.document.blocks[view.sentence(l).block].kind;
    let cells = candidate
        .operands
        .iter()
        .all(|operand| matches!(kind(operand.quantity), BlockKind::Cell { .. }));
    let several = view
        .in_sentence(candidate.claim.sentence)
        .any(|l| l != q && view.quantity(l).kind == Kind::Percent);
    let subset = cells
        && !matches!(kind(q), BlockKind::Cell { .. })
        && (several || !names_row(view, q, candidate));
    let of_both = match candidate.operands[..] {
        [a, b] if is_deposit(view, q) => {
            gives(candidate, Formula::RateOf, [a, b]) || gives(candidate, Formula::RateOf, [b, a])
        }
        _ => false,
    };
    threshold || another_year || subset || of_both
}

/// Whether the subject of a claim is the label of the row that its figures stand in.
fn names_row(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let block = |l: usize| view.sentence(l).block;
    let own = candidate
        .operands
        .first()
        .map(|operand| block(operand.quantity));
    let Some((own, BlockKind::Cell { table, row, .. })) =
        own.map(|own| (own, view.document.blocks[own].kind))
    else {
        return true;
    };
    let same_row = |at: &usize| matches!(view.document.blocks[*at].kind, BlockKind::Cell { table: t, row: r, .. } if t == table && r == row);
    let Some(label) = (0..=own).rev().take_while(same_row).last() else {
        return true;
    };
    let label = view.stems(view.document.blocks[label].span);
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(NEAR + 1))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .filter_map(|at| stem(view.lower(at)))
        .any(|word| label.iter().any(|other| related(word, other)))
}

/// A share of another time, of each arm's own number, of a survey's own sample, or of both figures together.
fn is_another_share(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[part, whole] = &candidate.operands[..] else {
        return false;
    };
    let sentence = candidate.claim.sentence;
    let [p, w] = [part.quantity, whole.quantity];
    let outside = |l: usize| view.context(l).sentence != sentence;
    let token = view.token(q);
    let (first, end) = view.reading.sentences[sentence].tokens;
    // "A year earlier the rate was 64.1%", "the long-run rate is 61%"
    let then = outside(p)
        && outside(w)
        && (first..end).any(|at| {
            view.cues(at).has(Cue::Earlier)
                || view.is_one_of(at, &["long-run", "long-term", "usual"])
        });
    // "$4,057 a month on a loan of $673,840"
    let monthly = candidate.formula == Formula::Share
        && view.per(p) != Per::Nothing
        && view.per(w) == Per::Nothing;
    // "a 20% deposit ($168,460) on a loan of $673,840"
    let of_both = gives(candidate, Formula::RateOf, [part, whole])
        && is_deposit(view, q)
        && candidate.formula == Formula::Share;
    // "202 people, against 162 (40.1 percent) on the lower dose": each arm has its own number.
    let bracket = token > first && view.mark(token - 1) == Some('(');
    let arm = bracket && w < p && view.between(view.token(w), view.token(p), &[Cue::Against]);
    // "A poll of 1,015 adults found that 37% …", with the whole in another paragraph.
    let polled = view.sentence(w).block != view.sentence(q).block
        && p < q
        && view.token(p) > first
        && view.is_one_of(view.token(p) - 1, &["of"]);
    // "In the United States, where 512 of the patients lived, the proportions are 14 percent and 19 percent."
    let several = view
        .in_sentence(sentence)
        .any(|l| l != q && view.quantity(l).kind == Kind::Percent);
    let aside =
        several && outside(w) && p < q && view.token(q) - view.token(p) > NEAR && !outside(p);
    // "the 1,212 participants … where 512 of them lived, the proportion is 14 percent"
    let inside = is_clause(view, p)
        && p < q
        && (view.token(p)..view.token(q)).any(|at| view.mark(at) == Some(','));
    let aside = aside || inside && outside(w);
    then || monthly || of_both || arm || polled || aside || is_of_a_nearer_pair(view, q, candidate)
}

/// "a 20% deposit", "put 30% down": of what is paid and what is borrowed.
fn is_deposit(view: &View<'_>, q: usize) -> bool {
    let sentence = view.lowered_words(view.sentence(q).span);
    ["deposit", "down payment", "mortgage", "loan", "borrow"]
        .iter()
        .any(|word| sentence.contains(word))
}

/// "120 juniors …; for the 80 seniors, 64 passed, or 80 per cent": two other figures of the sentence give the very share.
fn is_of_a_nearer_pair(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let sharp = !candidate.claim.loose && candidate.claim.value >= 10.0;
    let amounts = || {
        view.in_sentence(candidate.claim.sentence)
            .filter(move |&l| l != q && view.is_count(l) && view.quantity(l).value > Some(1.0))
    };
    sharp
        && candidate.formula == Formula::Share
        && amounts().any(|part| {
            amounts().any(|whole| {
                let pair = [Bound::own(view, part), Bound::own(view, whole)];
                part != whole
                    && pair[0].value < pair[1].value
                    && pair[1].value >= 30.0
                    && gives(candidate, Formula::Share, pair)
            })
        })
}

/// "Bread rose by 2.2% and food as a whole by 4.9%. Inflation overall was 3.6%.": between the two, no rise upon a rise.
fn is_overall(candidate: &Candidate) -> bool {
    let largest = candidate
        .operands
        .iter()
        .map(|operand| operand.value)
        .fold(0.0, f64::max);
    let rises = candidate.operands.iter().all(|operand| operand.value > 0.0);
    rises && candidate.claim.value < largest
}

/// The ends of a range, or a level that a price is to come to.
fn is_no_gap(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let between = candidate
        .operands
        .iter()
        .all(|operand| view.quantity(operand.quantity).kind == Kind::Range);
    let ends = candidate.operands.iter().any(|operand| {
        view.cue_before(view.token(operand.quantity), 1, &[Cue::Between])
            .is_some()
    });
    let level = matches!(view.context(q).role, Role::Base | Role::Result)
        || view
            .cue_before(view.token(q), 1, &[Cue::To, Cue::From])
            .is_some();
    candidate.rule == "difference" && (between || ends || level)
}

/// "Of 298 girls, 271 passed; among the 314 boys …", "eleven in planning and six in libraries, which have 13 branches".
fn is_no_total(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let led = |l: usize| {
        let at = view.token(l);
        let first = view.first_token(at).max(at.saturating_sub(2));
        (first..at).any(|at| {
            view.is_one_of(at, &["of", "among", "out of"]) || view.cues(at).has(Cue::OutOf)
        })
    };
    let opens = candidate.operands.iter().any(|operand| {
        let at = view.token(operand.quantity);
        led(operand.quantity) && at - view.first_token(at) <= 2
    });
    let told = [Cue::Total, Cue::Making, Cue::Equal];
    let said =
        view.cue_before(token, 4, &told).is_some() || view.cue_behind(token, 4, &told).is_some();
    let article = token > first && view.is_one_of(token - 1, &["the", "its", "their"]);
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
    inside && !said && (opens && led(q) || article && unlike || is_clause(view, q) && unlike)
}

/// "…, which have 11 branches", "in the 15 districts it covers"
fn is_clause(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(4));
    (first..token).any(|at| view.is_one_of(at, &["which", "where", "who", "whose"]))
}

/// "cost $143, up from $131, and revenue rose to $97": the base of the move before; "Only 2007, at 10.6C, and 2018, at 10.5C, were
/// warmer": both against a third.
fn is_of_two_moves(view: &View<'_>, candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let [n, o] = [new.quantity, old.quantity].map(|l| view.token(l));
    let same = view.context(new.quantity).sentence == view.context(old.quantity).sentence;
    if !same {
        return false;
    }
    let first = view.first_token(n);
    let from = view.cue_before(o, 2, &[Cue::From]).is_some();
    let own_result = old.quantity > 0
        && view.context(old.quantity - 1).sentence == view.context(old.quantity).sentence
        && (view.comparable(old.quantity - 1, old.quantity) || is_elliptical(view, old.quantity))
        && old.quantity - 1 != new.quantity;
    let parted = n > o
        && (o + 1..n).any(|at| {
            view.cues(at).any(&[Cue::And, Cue::But]) || view.is_one_of(at, &["while", "whereas"])
        });
    let word = view.reading.tokens.iter().position(|token| {
        token.span.start == candidate.claim.span.start && matches!(token.what, What::Word(_))
    });
    let plural = word.is_some_and(|at| {
        at > n.max(o)
            && at > first
            && view.is_one_of(at - 1, &["were", "are"])
            && view.between(n, o, &[Cue::And])
    });
    from && own_result && parted || plural
}
