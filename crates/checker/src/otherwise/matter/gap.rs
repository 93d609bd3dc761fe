//! Distances from something else than the figures beside them.

use extractor::{Cue, Kind, Role};

use super::super::gives;
use super::NEAR;
use super::change::is_number_of_things;
use super::counted::is_counted_out;
use super::frame::is_level_of_a_change;
use super::from::{is_from_another, is_from_named, is_from_the_winner};
use super::parted::is_exact_of_two;
use super::set_to::is_need_or_place;
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::judge::STRONG;
use crate::parts::is_elliptical;
use crate::score::is_of_a_score;
use crate::view::View;
use crate::words::WordList;

/// The ends of a range, or a level that a price is to come to.
pub(super) fn is_no_gap(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let between = candidate
        .operands
        .iter()
        .all(|operand| view.quantity(operand.quantity).kind == Kind::Range);
    let ends = candidate.operands.iter().any(|operand| {
        view.cue_before(view.token(operand.quantity), 1, &[Cue::Between])
            .is_some()
    });
    // "One gave them a lead of 2 to 4 points, the other …": a pronoun, and the ends of a range.
    let one = candidate.operands.iter().any(|operand| {
        view.quantity(operand.quantity).in_words && (operand.value - 1.0).abs() < 1e-9
    });
    let range = view.cues(view.token(q) + 1).has(Cue::To)
        && view.at(view.token(q) + 2).is_some()
        && view.cue_before(view.token(q), 1, &[Cue::Of]).is_some();
    // "after six years less 14 months for time served, which leaves 58", "rents of £16.8m less costs of £4.9m left £11.9m": what is
    // taken from.
    let less = view.is_one_of(view.token(q) + 1, words!["less", "minus"]);
    let to_take = (view.token(q) + 2..view.token(q) + NEAR).find_map(|at| view.at(at));
    let both = matches!(candidate.operands[..], [a, b] if gives(candidate, Formula::Sum, [a, b]));
    let minuend = less && to_take.is_some_and(|l| candidate.stands_on(l))
        || candidate.rule == "difference" && both && view.change(q).is_none();
    // "elected in 1846 at 54 …; Leo, his successor, was born in 1810": another's birth.
    // "died in 2020, aged 80; she was born in 1930" is not.
    let of_another = |at: usize| {
        view.mark(at) == Some(';') && !view.is_one_of(at + 1, words!["he", "she", "having", "born"])
    };
    let beyond = |l: usize| l > q && (view.token(q)..view.token(l)).any(of_another);
    let next = candidate.rule == "duration"
        && candidate.operands.iter().any(|o| beyond(o.quantity))
        && !candidate.operands.iter().all(|o| beyond(o.quantity));
    if next {
        return true;
    }
    // "12 showed an excess, 20 were normal": the next item.
    let item = is_an_item(view, q);
    // "45 people in front of her and 30 behind": where they stand.
    let token = view.token(q);
    let stands = (token + 1..token + 3)
        .any(|at| view.is_one_of(at, words!["behind", "ahead", "below", "above"]))
        && (view.first_token(token)..token)
            .any(|at| view.begins(at, words!["in front", "ahead of", "above her", "above him"]))
        && view.between(view.first_token(token), token, &[Cue::And]);
    let level = one
        || stands
        || is_need_or_place(view, q, candidate)
        || is_counted_out(view, q, candidate)
        || item
        || is_of_a_score(view, q)
        || is_level_of_a_change(view, q)
        || candidate.rule != "duration"
            && (is_of_two_styles(view, candidate) || is_in_other_time(view, candidate))
        || candidate.operands.len() == 2
            && is_of_another_fall(
                view,
                [
                    candidate.operands[0].quantity,
                    candidate.operands[1].quantity,
                ],
            )
        || range
        || minuend
        || !is_a_gap_that_moves(view, q)
            && (matches!(view.context(q).role, Role::Base | Role::Result)
                || view
                    .cue_before(view.token(q), 1, &[Cue::To, Cue::From])
                    .is_some());
    let level = level
        || is_a_whole(view, q)
        || is_own_change(view, q)
        || is_balance_of_others(view, q, candidate)
        || is_gap_of_others(view, q, candidate)
        || candidate.rule == "difference"
            && (is_of_the_clause_before(view, q, candidate) || is_a_reason(view, q, candidate));
    // "0.04 better than the 9.83 … and only 0.03 outside the record of 9.76": each has a distance of its own.
    let own_gap = match candidate.operands[..] {
        [a, b] => {
            let (low, high) = (a.quantity.min(b.quantity), a.quantity.max(b.quantity));
            low > q
                && (low + 1..high).any(|l| {
                    let value = view.quantity(l).value.unwrap_or(f64::NAN);
                    (view.comparable(l, q) || is_elliptical(view, l))
                        && value < 0.2 * a.value.min(b.value)
                        && view.quantity(l).grain <= view.quantity(q).grain
                })
        }
        _ => false,
    };
    // "The swing from one party to the other, 12.3 points" is half of what both moved by.
    let swing = candidate.rule == "percentage-points" && {
        let (first, token) = (view.first_token(view.token(q)), view.token(q));
        (first..token).any(|at| view.is_one_of(at, words!["swing"]))
    };
    let things = matches!(candidate.operands[..], [a, b] if {
        is_number_of_things(view, a.quantity, b.quantity) || is_number_of_things(view, b.quantity, a.quantity)
    });
    is_from_named(view, q, candidate)
        || is_from_the_winner(view, q, candidate)
        || candidate.rule == "difference" && (between || ends || level || own_gap || things)
        || swing
        || candidate.rule == "percentage-points" && is_exact_of_two(view, q, candidate)
        || is_from_another(view, q, candidate)
}

/// Whether a figure stands between a comma and its verb.
fn is_an_item(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token)
        && view.mark(token - 1) == Some(',')
        && token + 1 < view.end_token(token)
        && view.cues(token + 1).has(Cue::Level)
}

/// "have cut the gap to nine", "the distance between them has narrowed to 26,000": a distance, though it is what something came to.
fn is_a_gap_that_moves(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.cue_before(token, 1, &[Cue::To]).is_some()
        && (view.first_token(token)..token)
            .rev()
            .take_while(|&at| view.is_word(at))
            .any(|at| view.cues(at).has(Cue::Gap) || view.is_one_of(at, words!["distance", "gap"]))
}

/// "Spoilt papers 212 · majority 88 after two recounts": a small number in words is not taken from a large one in digits.
pub(super) fn is_of_two_styles(view: &View<'_>, candidate: &Candidate) -> bool {
    let few = |l: usize| view.quantity(l).in_words && view.quantity(l).value <= Some(20.0);
    let many = candidate
        .operands
        .iter()
        .any(|o| !view.quantity(o.quantity).in_words && o.value >= 100.0);
    let cells = candidate
        .operands
        .iter()
        .any(|o| !view.quantity(o.quantity).in_words && view.quantity(o.quantity).grain < 1.0);
    (many || cells)
        && candidate
            .operands
            .iter()
            .any(|o| few(o.quantity) && view.quantity(o.quantity).kind == Kind::Cardinal)
}

/// "jailed for six years and four months, 11 of those months for another thing": a bare number in a unit that only its noun tells.
fn is_in_other_time(view: &View<'_>, candidate: &Candidate) -> bool {
    let timed = view.quantity(candidate.operands[0].quantity).kind == Kind::Duration
        || candidate
            .operands
            .get(1)
            .is_some_and(|o| view.quantity(o.quantity).kind == Kind::Duration);
    timed
        && candidate.operands.iter().any(|o| {
            let token = view.token(o.quantity);
            view.is_count(o.quantity)
                && (token + 1..view.end_token(token).min(token + 4)).any(|at| {
                    view.is_one_of(
                        at,
                        words!["months", "weeks", "days", "hours", "minutes", "years"],
                    )
                })
        })
}

/// "from $19,750 on Friday, while panamaxes put on $85 to $11,210", "halved, from 86 to 43, but thefts were up by 19 to 112": of a move
/// that goes to a level of its own, and where from is told of another.
fn is_of_the_clause_before(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let own = q + 1;
    let arrives =
        candidate.stands_on(own) && view.cue_before(view.token(own), 1, &[Cue::To]).is_some();
    let turned = |at: usize| {
        view.mark(at) == Some(';')
            || view.cues(at).has(Cue::But)
            || view.is_one_of(at, words!["while", "whereas", "although", "though"])
    };
    arrives
        && candidate.operands.iter().any(|operand| {
            let l = operand.quantity;
            let paired = [l.checked_sub(1), Some(l + 1)]
                .into_iter()
                .flatten()
                .any(|m| {
                    m < q
                        && view.comparable(l, m)
                        && view.context(m).sentence == candidate.claim.sentence
                });
            l < q
                && paired
                && view.context(l).sentence == candidate.claim.sentence
                && (view.token(l)..token).any(turned)
        })
}

/// "doubled, from £6.1m to £14.6m, chiefly because the £5.2m write-down was not repeated": one of the reasons for a change.
fn is_a_reason(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let nearest = candidate
        .operands
        .iter()
        .map(|operand| view.token(operand.quantity))
        .filter(|&at| at < token)
        .max();
    nearest.is_some_and(|at| {
        (view.first_token(token).max(at)..token).any(|at| {
            view.begins(
                at,
                words![
                    "because",
                    "due to",
                    "owing to",
                    "thanks to",
                    "on account of",
                ],
            )
        })
    })
}

/// "Left 31 (+2), Greens 12 (-3)": each against its own last time.
fn is_own_change(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let signed = |at: usize| view.mark(at) == Some('+') || view.printed(q).starts_with(['-', '−']);
    token > view.first_token(token)
        && signed(token - 1)
        && view.mark(token + 1) == Some(')')
        && [1, 2]
            .iter()
            .any(|&back| token >= back && view.mark(token - back) == Some('('))
}

/// "Income tax rose to 35.1 billion and VAT to 21.8 billion. The state posted a surplus of 12.8 billion": of more than two revenues.
fn is_balance_of_others(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    const BALANCES: WordList = words!["surplus", "deficit", "balance"];
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(4));
    let named =
        (first..view.end_token(token).min(token + 3)).any(|at| view.is_one_of(at, BALANCES));
    let sentence = |l: usize| view.context(l).sentence;
    let outside = candidate
        .operands
        .iter()
        .all(|operand| sentence(operand.quantity) != candidate.claim.sentence);
    let told = |cue: Cue| {
        candidate
            .operands
            .iter()
            .any(|operand| view.sentence_has(sentence(operand.quantity), &[cue]))
    };
    // "brought £1,179,000 against the £900,000 hoped for. That made a surplus of £279,000": of the two told right before, by a pronoun.
    let pointed = crate::conclusion::points_back(view, q)
        && matches!(candidate.operands[..], [a, b] if sentence(a.quantity) == sentence(b.quantity));
    named && outside && !pointed && !(told(Cue::Income) && told(Cue::Outgo))
}

/// "Kent made 268, 60 of them in fours and four in … Essex were out for 203 and lost by 65": weakly bound, and two others give it; "96
/// were crossbenchers and three bishops … a majority of 156": more than either.
fn is_gap_of_others(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let larger = a.value.abs().max(b.value.abs());
    // By noughts, or by a slip in one of the two, it may still be meant.
    let beyond = candidate.strength <= STRONG
        && candidate.claim.value > larger
        && candidate.claim.value < 9.0 * larger;
    let levels = || {
        view.around(candidate.claim.sentence, 1, 0)
            .filter(|&l| l != q && view.is_level(l) && view.comparable(l, q))
    };
    let others = candidate.strength < STRONG
        && levels().any(|x| {
            levels().any(|y| {
                x != y
                    && !(candidate.stands_on(x) && candidate.stands_on(y))
                    && gives(candidate, Formula::Difference, Bound::both(view, x, y))
            })
        });
    beyond || others || is_exact_of_two(view, q, candidate)
}

/// "57 percent of the first quarter's $6.0 billion gap in trade": what a share is of stands by itself.
fn is_a_whole(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let mut share = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| l < q && matches!(view.quantity(l).kind, Kind::Percent | Kind::Fraction));
    share.next_back().is_some_and(|l| {
        let from = view.token(l) + 1;
        token - from <= NEAR
            && view.cues(from).has(Cue::Of)
            && (from..token).all(|at| view.is_word(at) || view.at(at).is_some())
    })
}

/// "Wheat lost £14, from £196 to £182; November futures put on 3.5 to 190.5": the base of a move that has a result of its own.
pub(super) fn is_of_another_fall(view: &View<'_>, operands: [usize; 2]) -> bool {
    let led = |l: usize, cue: Cue| view.cue_before(view.token(l), 1, &[cue]).is_some();
    let (low, high) = (operands[0].min(operands[1]), operands[0].max(operands[1]));
    let same = |l: usize| view.context(l).sentence == view.context(low).sentence;
    low + 1 < high
        && same(high)
        && led(low, Cue::From)
        && led(low + 1, Cue::To)
        && (view.token(low + 1)..view.token(high)).any(|at| view.mark(at) == Some(';'))
}
