//! `multiple`: doubled, tripled, halved, N-fold, N times as many.
//!
//! Formula: new / old. "N times more" is accepted both as N and as N + 1 times. Silent where only one of the two
//! levels is given; then the claim is left open with what the other would have to be.

use extractor::{Cue, Kind, Role, Stance, UnitId};

use super::Scene;
use super::changes::{pairs_for, ranged};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::pairs::alike;
use crate::view::View;

pub(super) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if quantity.kind == Kind::Fraction && view.context(q).role == Role::Result {
            down_to(scene, q, out);
        } else if quantity.kind == Kind::Fraction {
            of_the_former(view, q, out);
        }
        if quantity.kind != Kind::Multiple || quantity.value.is_none() {
            continue;
        }
        if view.context(q).stance == Stance::Negated {
            continue;
        }
        // "Halve the butter if the pan sticks"
        if view.printed(q) == "Halve"
            || has_since(view, q)
            || counts_occasions(view, q)
            || super::growth::is_repeated(view, q)
        {
            continue;
        }
        let mut claim = Claim::of(view, q).scaled(1.0, UnitId::TIMES);
        if view
            .cue_behind(view.token(q), 1, &[Cue::Comparative])
            .is_some()
            && claim.value > 1.0
        {
            // "three times more" is said for three times as many and for four times as many.
            claim.stated.high = claim.stated.high.max(claim.stated.high + 1.0);
        }
        let named = base_named(view, q);
        for &pair in pairs_for(scene, q) {
            if named.is_some_and(|base| pair.new != base && pair.old != base) {
                continue;
            }
            // "24% in 2001, has doubled to 36%": the level that it leads to.
            let led_to = view.context(pair.new).role == Role::Result
                && view.token(pair.new) == view.token(q) + 2;
            let sure = if led_to { 6 } else { 8 };
            if view.quantity(pair.new).kind == Kind::Percent
                && (pair.strength < sure
                    || view.context(pair.new).sentence != view.context(q).sentence)
            {
                continue;
            }
            let elsewhere = view.context(pair.new).sentence != view.context(q).sentence;
            let doubt = 3 * i32::from(elsewhere && unnamed_base(view, q));
            out.push(ratio(
                scene,
                claim,
                pair.new,
                pair.old,
                pair.strength - doubt,
            ));
        }
        if let Some((operands, strength)) = ranged::ends(view, q) {
            out.push(Candidate {
                rule: "multiple",
                claim,
                formula: Formula::Quotient,
                operands: operands.to_vec(),
                strength,
                sense: Sense::None,
            });
        }
        beside(scene, q, claim, out);
        out.extend(of_a_share(scene, q, claim));
    }
}

/// "Unemployment, at 12.6%, is three times the national rate of 4.2%": a percentage before it and the one that its words lead to.
fn of_a_share(scene: &Scene<'_>, q: usize, claim: Claim) -> Option<Candidate> {
    let view = scene.view;
    let percent = |l: usize| {
        view.quantity(l).kind == Kind::Percent && view.is_level(l) && view.change(l).is_none()
    };
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let here = view.in_sentence(view.context(q).sentence);
    let old = here.clone().find(|&l| l > q && percent(l))?;
    let new = here.rev().find(|&l| l < q && percent(l))?;
    let led = view.is_one_of(token + 1, words!["the", "its", "that", "last"])
        && (token + 1..view.token(old)).all(|at| view.is_word(at) && view.at(at).is_none())
        && view.token(old) - token <= REACH;
    let is = (view.token(new) + 1..token).any(|at| view.cues(at).has(Cue::Level))
        || token == view.token(new) + 2 && view.mark(token - 1) == Some(',');
    let parted = (view.token(new)..token).any(|at| {
        matches!(view.mark(at), Some(';' | ':')) || view.cues(at).any(&[Cue::And, Cue::But])
    });
    let alone = (first..end)
        .filter_map(|at| view.at(at))
        .filter(|&l| percent(l))
        .count()
        == 2;
    (led && is && !parted && alone).then(|| ratio(scene, claim, new, old, 9))
}

/// How far behind a multiple the level may stand that its words lead to.
const REACH: usize = 8;

/// "more than twice the 13.1% of the least deprived": the level that the words of the claim lead to.
fn base_named(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let led = view.is_one_of(token + 1, words!["the", "last", "that of", "its"]);
    let end = view.end_token(token).min(token + 4);
    let base = (token + 1..end).find_map(|at| view.at(at))?;
    (led && view.is_level(base)).then_some(base)
}

/// "Theft, at 4.2%, was half the 6.3% of the previous year": the level before against the one that an article points to.
fn of_the_former(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let token = view.token(q);
    let next = q + 1;
    let pointed = view.is_one_of(token + 1, words!["the", "last"])
        && next < view.reading.quantities.len()
        && view.token(next) <= token + 3
        && view.context(next).sentence == view.context(q).sentence
        && view.is_level(next);
    let Some(level) = view.in_sentence(view.context(q).sentence).rfind(|&l| {
        l < q
            && view.is_level(l)
            && pointed
            && (alike(view, l, next) || leaves_its_unit_out(view, next, l))
    }) else {
        return;
    };
    // "cut it to 2.1 grams, half the 6.3 measured in 2019"
    let apposed = token == view.token(level) + 2 && view.mark(token - 1) == Some(',');
    let verb = view.between(view.token(level), token, &[Cue::Level]) || apposed;
    let earlier =
        view.context(next).time.earlier || apposed && view.context(next).time.year.is_some();
    if !verb || view.context(q).stance == Stance::Negated || !earlier {
        return;
    }
    out.push(Candidate {
        rule: "multiple",
        claim: Claim::of(view, q).scaled(1.0, UnitId::TIMES),
        formula: Formula::Quotient,
        operands: Bound::both(view, level, next).to_vec(),
        strength: 9,
        sense: Sense::None,
    });
}

/// "64 billion rupees, more than double the 36 billion outstanding": a bare number of the size of one with a unit before it.
fn leaves_its_unit_out(view: &View<'_>, bare: usize, unit: usize) -> bool {
    let ratio =
        Bound::beside(view, bare, unit).value / view.quantity(unit).value.unwrap_or(f64::NAN);
    view.is_count(bare)
        && matches!(view.quantity(unit).kind, Kind::Money | Kind::Measure)
        && (0.05..=20.0).contains(&ratio)
}

/// "has fallen to a third": what is left is a fraction of what was.
fn down_to(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let whole = view
        .cue_behind(view.token(q), 1, &[Cue::Of, Cue::OfThose])
        .is_some_and(|at| {
            !view.any_word_behind(at, 1, |word| {
                matches!(word, "its" | "what" | "that" | "their" | "the")
            })
        });
    if whole || view.context(q).stance == Stance::Negated {
        return;
    }
    let claim = Claim::of(view, q).scaled(1.0, UnitId::TIMES);
    for &pair in pairs_for(scene, q) {
        let size = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
        if view.quantity(pair.new).kind == Kind::Percent || pair.label.is_some() {
            continue;
        }
        // What it fell to is the smaller.
        let (new, old) = if size(pair.new) <= size(pair.old) {
            (pair.new, pair.old)
        } else {
            (pair.old, pair.new)
        };
        out.push(ratio(scene, claim, new, old, pair.strength));
    }
}

/// "cut its rate three times since June": so many occasions, not so many times as much.
pub(crate) fn counts_occasions(view: &View<'_>, q: usize) -> bool {
    let words = view.printed(q).to_ascii_lowercase();
    if !(words.ends_with("times") || words.ends_with("twice")) {
        return false;
    }
    let next = view.token(q) + 1;
    let held = next < view.end_token(view.token(q))
        && (view.cues(next).has(Cue::Comparative)
            || view.is_word(next)
                && matches!(
                    view.word(next)
                        .split(' ')
                        .next()
                        .unwrap_or("")
                        .to_ascii_lowercase()
                        .as_str(),
                    "as" | "the"
                        | "those"
                        | "these"
                        | "its"
                        | "their"
                        | "his"
                        | "her"
                        | "that"
                        | "what"
                        | "last"
                        | "this"
                        | "of"
                        | "our"
                        | "normal"
                        | "average"
                )
            || view.at(next).is_some());
    !held
}

/// "half as high again as before the crisis": the base is named, and no figure follows.
fn unnamed_base(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let as_many = (token + 1..end.min(token + 6))
        .filter(|&at| view.is_word(at) && view.lower(at) == "as")
        .count()
        >= 2;
    let again = view.printed(q).ends_with("again") && view.is_one_of(token + 1, words!["as"]);
    (as_many || again)
        && !view
            .in_sentence(view.context(q).sentence)
            .any(|l| l > q && view.is_level(l))
}

fn ratio(scene: &Scene<'_>, claim: Claim, new: usize, old: usize, strength: i32) -> Candidate {
    let view = scene.view;
    Candidate {
        rule: "multiple",
        claim,
        formula: Formula::Quotient,
        operands: Bound::both(view, new, old).to_vec(),
        strength,
        sense: Sense::None,
    }
}

/// How many levels before a multiple may be what it is said of.
const FURTHER: usize = 3;

/// "412mm, twice the average of 138mm" · "taken $96m, almost nine times its budget": the level before, and the one
/// that the multiple's own noun phrase gives or, where it gives none, the other level of the sentence.
fn beside(scene: &Scene<'_>, q: usize, claim: Claim, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let sentence = view.context(q).sentence;
    let levels = |before: bool| {
        view.in_sentence(sentence).filter(move |&l| {
            (l < q) == before
                && l != q
                && view.is_level(l)
                && view.quantity(l).kind != Kind::Percent
        })
    };
    let after = levels(false).find(|&l| view.token(l) - view.token(q) <= 10);
    // "three times that": the base is what was said before, not any level.
    let next = view.token(q) + 1;
    if view.is_word(next) && matches!(view.word(next), "that" | "this" | "what" | "those") {
        return;
    }
    let before: Vec<usize> = levels(true).collect();
    let like = |&&new: &&usize| {
        after.is_some_and(|old| {
            view.comparable(new, old)
                || alike(view, new, old)
                || base_named(view, q) == Some(old) && leaves_its_unit_out(view, old, new)
        })
    };
    // "Thirty-one got three A grades, twice as many as the 15 of 2019": the nearest is not always what is meant.
    // "412mm (16.2 inches) in a month, twice the average": the same once more.
    let again = |&&l: &&usize| view.mark(view.token(l).saturating_sub(1)) != Some('(');
    for (back, &new) in (0..).zip(before.iter().rev().filter(like).filter(again).take(FURTHER)) {
        let Some(old) = after else { break };
        let of = view
            .cue_before(view.token(old), 4, &[Cue::Of, Cue::Against, Cue::Per])
            .is_some()
            || view.context(old).role == Role::Reference;
        // "six times as many as the 400 it sold in June"
        let as_many = (view.token(q)..view.token(old))
            .filter(|&at| view.is_word(at) && view.lower(at) == "as")
            .count()
            >= 2;
        // "treble the 1,650 of an ordinary week"
        let of = of || as_many || !view.quantity(old).in_words && base_named(view, q) == Some(old);
        out.push(ratio(scene, claim, new, old, if of { 9 } else { 6 } - back));
    }
    // "twice as many Harolds as were known": the base is named without a figure.
    let next = view.token(q) + 1;
    let named =
        next < view.end_token(view.token(q)) && view.is_word(next) && view.lower(next) == "as";
    let doubt = 3 * i32::from(named);
    if let [.., old, new] = before[..]
        && after.is_none()
        && view.comparable(old, new)
        && view.context(new).role != Role::Base
    {
        out.push(ratio(
            scene,
            claim,
            new,
            old,
            6 - doubt + 2 * i32::from(before.len() == 2),
        ));
    }
}

/// "were fetching 40p; they have since doubled": to what is not told yet.
pub(crate) fn has_since(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let since = token > view.first_token(token)
        && (view.is_one_of(token - 1, words!["since"])
            || view.lower(token - 1).ends_with(" since"));
    let told = || {
        view.in_sentence(view.context(q).sentence)
            .any(|l| l > q && view.is_level(l))
    };
    since && !told()
}
