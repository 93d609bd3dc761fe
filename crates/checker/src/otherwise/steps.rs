//! Figures that follow in two steps from what their sentence tells: what went and what came, so many at so much each besides, a gap
//! shared out.

use extractor::{Cue, Kind, UnitId};

use super::meets_exactly;
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::parts::{is_amount, is_elliptical, is_few};
use crate::per::divisor;
use crate::view::{Few, View};
use crate::words::WordList;

/// How many sentences back a stock is told.
const BACK: usize = 2;
/// Most of one kind that so much each is told of.
const MOST: f64 = 1000.0;
/// Of a sentence of more figures some three always give a claim.
const SOME: usize = 12;

/// Whether a claim is what its sentence tells in two steps, `sharp` saying whether it is told so closely that hardly anything meets it by
/// chance.
pub(super) fn is_put_together(view: &View<'_>, candidate: &Candidate, sharp: bool) -> bool {
    let portion = matches!(
        candidate.formula,
        Formula::Share | Formula::PercentChange | Formula::PercentFall
    );
    is_of_a_pound(view, candidate)
        || is_of_another_part(view, candidate)
        || sharp && follows_in_steps(view, candidate)
        || sharp && portion && is_share_in_steps(view, candidate)
}

/// Whether a total, gap or rest that its own figures miss follows from them and one more in two steps.
pub(super) fn follows_in_steps(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(own) = candidate.claim.quantity else {
        return false;
    };
    match candidate.rule {
        "sum" | "difference" | "complement" => {
            is_of_a_stock(view, own, candidate)
                || is_with_so_many(view, own, candidate)
                || is_shared_gap(view, own, candidate)
                || candidate.rule == "sum" && is_of_several_kinds(view, own, candidate)
        }
        "conversion" => is_of_the_first(view, candidate),
        "product" => {
            is_left(view, own)
                || is_with_so_many(view, own, candidate)
                || is_of_the_first(view, candidate)
        }
        _ => false,
    }
}

/// "37 waited; 22 were treated and nine others joined them, so 24 remain" · "22 adults and 15 young, nine more than the 28 of last year":
/// what went and what came, of which one more amount is the stock before or after.
fn is_of_a_stock(view: &View<'_>, own: usize, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    // "34% saw one and 29% the other; as 6% did both, 43% saw neither": those of both are told twice.
    if candidate.formula == Formula::HundredLess {
        let (first, end) = view.reading.sentences[claim.sentence].tokens;
        let both = (first..end).any(|at| view.is_one_of(at, words!["both"]));
        let twice = |part: &Bound| meets_exactly(candidate.value() + 2.0 * part.value, claim.value);
        return both && candidate.operands.iter().any(twice);
    }
    // One of the two that were taken off has come.
    if let (Formula::Remainder, [_, parts @ ..]) = (candidate.formula, &candidate.operands[..])
        && parts.len() == 2
    {
        let came = |part: &Bound| meets_exactly(candidate.value() + 2.0 * part.value, claim.value);
        return parts.iter().any(came);
    }
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let joined = matches!(
        candidate.formula,
        Formula::Sum | Formula::Difference | Formula::Remainder
    );
    let balanced = |more: f64| {
        let mut all = [a.value, b.value, claim.value, more];
        document::sort_by(&mut all, f64::total_cmp);
        let [least, less, larger, largest] = all;
        least > 0.0
            && least < less
            && larger < largest
            && meets_exactly(least + largest, less + larger)
    };
    joined
        && view.around(claim.sentence, BACK, 0).any(|q| {
            q != own
                && !candidate.stands_on(q)
                && (q < a.quantity.min(b.quantity) && !is_few(view, q) || has_come(view, q))
                && view.comparable(q, own)
                && view.per(q) == view.per(own)
                && view.quantity(q).kind == view.quantity(own).kind
                && view.value_in(q, claim.unit).is_some_and(balanced)
        })
}

/// "and seven came in on loan".
fn has_come(view: &View<'_>, q: usize) -> bool {
    const CAME: WordList = words![
        "came", "come", "joined", "added", "returned", "arrived", "born", "bought", "hired",
    ];
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(2));
    (first..view.end_token(token).min(token + 4))
        .filter(|&at| view.is_word(at))
        .any(|at| view.lower(at).split(' ').any(|word| CAME.has(word)))
}

/// "£85 for the visit and £12 for each note, 13 in the end, so £241" · "14 goals and 301 points, a total of 343 where a goal counts three".
fn is_with_so_many(view: &View<'_>, own: usize, candidate: &Candidate) -> bool {
    const WORTH: WordList = words!["counts", "count", "worth", "earns", "scores", "is worth"];
    let claim = &candidate.claim;
    let here: Few = view
        .in_sentence(claim.sentence)
        .filter(|&q| q != own && is_amount(view, q))
        .collect();
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let like =
        |q: usize| view.comparable(q, own) && view.quantity(q).kind == view.quantity(own).kind;
    let money = view.quantity(own).kind == Kind::Money;
    let each = |q: usize| money && like(q) && divisor(view, q).is_some();
    let weight = |q: usize| view.is_one_of(view.token(q).saturating_sub(1), WORTH);
    if here.len() > SOME {
        return false;
    }
    here.iter().any(|&a| {
        like(a)
            && here.iter().any(|&b| {
                a != b
                    && here.iter().any(|&n| {
                        let told = each(b) && view.is_count(n) || like(b) && weight(n);
                        told && n != a
                            && n != b
                            && value(n) <= MOST
                            && meets_exactly(value(a) + value(b) * value(n), claim.value)
                    })
            })
    })
}

/// "610g the pair, down from 684g, so 37g less a foot": the gap shared out among so many.
fn is_shared_gap(view: &View<'_>, own: usize, candidate: &Candidate) -> bool {
    const TWO: WordList = words!["pair", "both", "couple", "two", "either", "halves", "twins"];
    const EACH: WordList = words!["a", "an", "per", "each", "apiece", "every"];
    let claim = &candidate.claim;
    let times = candidate.value().abs() / claim.value;
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let token = view.token(own);
    let each = (token + 1..end.min(token + 4))
        .take_while(|&at| view.is_word(at))
        .any(|at| view.is_one_of(at, EACH));
    let number = |q: usize| {
        view.quantity(q)
            .value
            .is_some_and(|n| n >= 2.0 && meets_exactly(n, times))
            && matches!(view.quantity(q).kind, Kind::Cardinal)
            && (view.quantity(q).unit.base == UnitId::NONE || is_elliptical(view, q))
    };
    let two = || meets_exactly(times, 2.0) && (first..end).any(|at| view.is_one_of(at, TWO));
    candidate.formula == Formula::Difference
        && each
        && (two()
            || view
                .around(claim.sentence, 1, 0)
                .any(|q| q != own && number(q)))
}

/// Whether a share that its two figures miss follows from them in two steps.
fn is_share_in_steps(view: &View<'_>, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let claim = &candidate.claim;
    let fits = |share: f64| claim.prints(share);
    // "narrowed by $3.2bn to $61.8bn, or 4.9 percent": of what it was before.
    let moved = view
        .cue_before(view.token(a.quantity), 2, &[Cue::By])
        .is_some()
        && view.sentence_has(claim.sentence, &[Cue::ChangeVerb, Cue::ChangeNoun]);
    let before = moved
        && a.value < b.value
        && [a.value, -a.value]
            .iter()
            .any(|way| fits(100.0 * a.value / (b.value + way)));
    before || is_of_so_many(view, candidate, fits)
}

/// "killed 4,480, all in two of the four sheds of 8,000, where the rate was thus 28%": of so many times so many.
fn is_of_so_many(view: &View<'_>, candidate: &Candidate, fits: impl Fn(f64) -> bool) -> bool {
    let claim = &candidate.claim;
    let value = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    let here: Few = view
        .in_sentence(claim.sentence)
        .filter(|&q| claim.quantity != Some(q) && is_amount(view, q) && view.is_count(q))
        .collect();
    let each = |l: usize| view.cue_before(view.token(l), 1, &[Cue::Of]).is_some();
    if here.len() > SOME {
        return false;
    }
    here.iter().filter(|&&l| each(l)).any(|&each| {
        let fits = |part: usize, n: usize| {
            part != each && part != n && fits(100.0 * value(part) / (value(n) * value(each)))
        };
        here.iter()
            .any(|&n| n != each && is_few(view, n) && here.iter().any(|&part| fits(part, n)))
    })
}

/// "every pound you give: 82p goes to families, 11p raises the next, and the remaining 7p keeps the lights on": all of them make one.
fn is_of_a_pound(view: &View<'_>, candidate: &Candidate) -> bool {
    let operands = candidate.operands.iter().map(|operand| operand.value);
    let money = candidate
        .claim
        .quantity
        .is_some_and(|own| view.quantity(own).kind == Kind::Money);
    money
        && candidate.rule == "complement"
        && meets_exactly(candidate.claim.value + operands.sum::<f64>(), 1.0)
}

/// "A car pays £38, adults £14 and children £7. The family, two adults and three children, paid £73": so many of each.
fn is_of_several_kinds(view: &View<'_>, own: usize, candidate: &Candidate) -> bool {
    const AROUND: usize = 4;
    let sentence = candidate.claim.sentence;
    let counts: Few = view
        .in_sentence(sentence)
        .filter(|&q| q != own && view.is_count(q) && !candidate.stands_on(q))
        .filter(|&q| view.quantity(q).value >= Some(2.0))
        .collect();
    let named = |part: usize| {
        let token = view.token(part);
        let near = view.first_token(token).max(token.saturating_sub(AROUND))
            ..view.end_token(token).min(token + AROUND);
        near.filter(|&at| view.is_word(at))
            .flat_map(|at| view.stems(view.reading.tokens[at].span))
            .any(|stem| {
                counts
                    .iter()
                    .any(|&count| view.counted(count).contains(&stem))
            })
    };
    let apart = |part: usize| view.context(part).sentence != sentence;
    view.quantity(own).kind == Kind::Money
        && counts.len() >= 2
        && candidate
            .operands
            .iter()
            .all(|operand| apart(operand.quantity))
        && candidate
            .operands
            .iter()
            .any(|operand| named(operand.quantity))
}

/// "£3.20 for the first mile and £2.10 for each mile after that": a price of the first alone.
fn is_of_the_first(view: &View<'_>, candidate: &Candidate) -> bool {
    candidate.operands.iter().any(|operand| {
        let token = view.token(operand.quantity);
        view.is_one_of(token + 1, words!["for the first"])
            || view.is_one_of(token + 1, words!["for"])
                && view.is_one_of(token + 2, words!["the"])
                && (view.is_one_of(token + 3, words!["first"])
                    || view.begins(token + 3, words!["first"]))
    })
}

/// "each of the rest will give him £1,000, leaving themselves £84,000": a rest, and no product.
fn is_left(view: &View<'_>, own: usize) -> bool {
    const LEAVES: WordList = words!["leaving", "leaves", "left"];
    let token = view.token(own);
    let pronoun = view.is_one_of(
        token.saturating_sub(1),
        words![
            "them",
            "themselves",
            "him",
            "her",
            "it",
            "us",
            "me",
            "each",
            "just",
            "only"
        ],
    );
    let at = token.saturating_sub(if pronoun { 2 } else { 1 });
    at >= view.first_token(token) && view.is_one_of(at, LEAVES)
}

/// "generating 1,946 gigawatt-hours, 38.0% of the 5,120 produced, against coal's 1,874": the share of another part that its sentence tells, to
/// the last of three digits.
fn is_of_another_part(view: &View<'_>, candidate: &Candidate) -> bool {
    let (Formula::Share, &[part, whole]) = (candidate.formula, &candidate.operands[..]) else {
        return false;
    };
    let claim = &candidate.claim;
    let narrow = claim.bare.high - claim.bare.low <= 0.012 * claim.value.abs();
    narrow
        && view.in_sentence(claim.sentence).any(|l| {
            let value = view.quantity(l).value.unwrap_or(f64::NAN);
            let share = 100.0 * value / view.quantity(whole.quantity).value.unwrap_or(f64::NAN);
            claim.quantity != Some(l)
                && l != part.quantity
                && l != whole.quantity
                && is_amount(view, l)
                && (view.comparable(l, part.quantity) || is_elliptical(view, part.quantity))
                && claim.prints(share)
        })
}
