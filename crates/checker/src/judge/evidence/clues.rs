//! What is looked at in a binding and around it, clue by clue.

use extractor::{Cue, Hedge, Per, Role, Stance};

use super::words::of_words;
use super::{Clue, Found};
use crate::candidate::{Bound, Candidate, Sense};
use crate::conclusion::points_back;
use crate::diagnose;
use crate::judge::borne::Bearing;
use crate::judge::{Outcome, Weighed, is_doubtful};
use crate::otherwise::own_base;
use crate::topic::related;
use crate::view::View;

/// The figures around a binding are counted in so many sentences at most.
const REACH: usize = 8;
/// Marks are counted over so many tokens at most.
const FAR: usize = 120;

/// Gives every clue of a binding to `out`.
pub(in super::super) fn clues(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    bearing: &Bearing<'_>,
    out: &mut impl FnMut(Clue<'_>),
) {
    let candidate = weighed.candidate;
    let mut count = |rule, name, count| {
        out(Clue {
            rule,
            name,
            found: Found::Count(count),
        });
    };
    count("", "always", 1);
    let elsewhere = bearing.elsewhere(candidate);
    count("", "borne elsewhere", elsewhere);
    count(candidate.rule, "borne elsewhere", elsewhere);
    of_binding(view, weighed, group, out);
    of_places(view, candidate, out);
    of_way(view, candidate, out);
    of_figures(view, candidate, out);
    of_words(view, candidate, out);
}

/// The first of some ascending limits that a number does not pass.
fn band<T: PartialOrd + Copy>(limits: &[T], number: T) -> i32 {
    limits.iter().take_while(|limit| **limit < number).count() as i32
}

pub(super) fn size(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Strength, plausibility, rivals, how far off the claim is and how sharp.
fn of_binding(
    view: &View<'_>,
    weighed: &Weighed<'_>,
    group: &[Weighed<'_>],
    out: &mut impl FnMut(Clue<'_>),
) {
    const OFF: &[f64] = &[
        0.02, 0.05, 0.1, 0.15, 0.22, 0.3, 0.4, 0.5, 0.7, 0.92, 1.1, 1.39, 1.8, 2.2, 2.4, 3.0, 5.0,
    ];
    const WIDTH: &[f64] = &[0.001, 0.004, 0.015, 0.03, 0.06, 0.12, 0.2, 0.4, 0.8];
    const DIGITS: &[f64] = &[0.5, 1.0, 1.3, 1.6, 2.0, 2.5, 3.0, 4.0];
    let candidate = weighed.candidate;
    let claim = &candidate.claim;
    let rule = candidate.rule;
    let others = |other: &&Weighed<'_>| {
        let mut operands = other.candidate.operands.iter();
        !operands.all(|operand| candidate.stands_on(operand.quantity))
    };
    let rival = group
        .iter()
        .find(others)
        .map_or(-9, |w| w.candidate.strength);
    let agreeing = group
        .iter()
        .filter(|other| other.outcome == Outcome::Agrees);
    let (mut agrees, mut credit) = (-9, -9);
    for other in agreeing {
        agrees = agrees.max(other.candidate.strength);
        credit = credit.max(other.candidate.strength + other.bonus());
    }
    let strength = candidate.strength.clamp(-8, 14);
    let plausibility = weighed.plausibility(view);
    let plausible = plausibility.clamp(-6, 3);
    let ahead = (candidate.strength - rival).clamp(-6, 8);
    let signed = (weighed.value / claim.value).abs().ln();
    let off = if signed.is_nan() {
        99
    } else {
        band(OFF, signed.abs())
    };
    let digits = if claim.grain > 0.0 {
        (claim.value.abs() / claim.grain).max(1.0).log10()
    } else {
        0.0
    };
    let cause = diagnose::cause(view, candidate).map_or("none", |cause| cause.name());
    let doubtful = i32::from(is_doubtful(
        view,
        candidate,
        candidate.strength + plausibility,
    ));
    let mut say = |rule, name, found| out(Clue { rule, name, found });
    for rule in ["", rule] {
        say(rule, "strength", Found::Count(strength));
        say(rule, "plausible", Found::Count(plausible));
        say(rule, "ahead", Found::Count(ahead));
        say(rule, "off", Found::Count(off));
        say(rule, "cause", Found::Word(cause));
    }
    say("", "agrees", Found::Count(agrees.clamp(-9, 12)));
    say("", "credit", Found::Count(credit.clamp(-9, 14)));
    say("", "larger", Found::Count(i32::from(signed > 0.0)));
    say(
        "",
        "width",
        Found::Count(band(WIDTH, weighed.relative_width())),
    );
    say("", "digits", Found::Count(band(DIGITS, digits)));
    say("", "doubtful", Found::Pair(doubtful, strength));
    say("", "strength, plausible", Found::Pair(strength, plausible));
    say("", "strength, ahead", Found::Pair(strength, ahead));
    say("", "strength, off", Found::Pair(strength, off));
    say("", "rule", Found::Word(rule));
    say("", "outcome", Found::Count(weighed.outcome as i32));
    say(
        "",
        "below nought",
        Found::Count(i32::from(weighed.value < 0.0)),
    );
}

/// Where the operands stand, and how many other figures stand about.
fn of_places(view: &View<'_>, candidate: &Candidate, out: &mut impl FnMut(Clue<'_>)) {
    let claim = &candidate.claim;
    let here = claim.sentence;
    let sentences = || {
        let operands = candidate.operands.iter();
        operands.map(|operand| view.context(operand.quantity).sentence)
    };
    let apart = || sentences().map(|sentence| sentence.abs_diff(here));
    let far = band(&[0, 1, 2, 3, 5, 10], apart().max().unwrap_or(0));
    let near = band(&[0, 1, 2, 3], apart().min().unwrap_or(0));
    let later = sentences().filter(|&sentence| sentence > here).count();
    let first = sentences().fold(here, usize::min);
    let last = sentences().fold(here, usize::max).min(first + REACH);
    let around = view.in_sentence(first).start..view.in_sentence(last).end;
    let free = |q: &usize| !candidate.holds(*q);
    let rivals = around.clone().filter(free).filter(|&q| {
        let mut operands = candidate.operands.iter();
        view.is_magnitude(q) && operands.any(|operand| view.comparable(q, operand.quantity))
    });
    let rivals = band(&[0, 1, 2, 3, 5], rivals.count());
    let own = claim.quantity;
    let alike = around.filter(free).filter(|&q| {
        own.is_some_and(|own| {
            view.quantity(q).kind == view.quantity(own).kind && view.comparable(q, own)
        })
    });
    let alike = band(&[0, 1, 2, 3, 5], alike.count());
    let token = own.map(|q| view.token(q));
    let distance = |operand: usize| token.map_or(99, |at| view.token(operand).abs_diff(at));
    let tokens = || candidate.operands.iter().map(|o| distance(o.quantity));
    let nearest = tokens().min().unwrap_or(99);
    let farthest = tokens().max().unwrap_or(99);
    let block = |sentence: usize| view.reading.sentences[sentence].block;
    let one_block = sentences().all(|sentence| block(sentence) == block(here));
    let mut say = |rule, name, count| {
        out(Clue {
            rule,
            name,
            found: Found::Count(count),
        });
    };
    for rule in ["", candidate.rule] {
        say(rule, "far", far);
        say(rule, "rivals", rivals);
        say(rule, "alike", alike);
        say(
            rule,
            "nearest",
            band(&[1, 2, 3, 5, 8, 12, 20, 40, 98], nearest),
        );
        say(
            rule,
            "farthest",
            band(&[2, 4, 6, 10, 15, 25, 40, 70, 98], farthest),
        );
        say(
            rule,
            "in sentence",
            band(&[1, 2, 3, 4, 5, 7], view.in_sentence(here).len()),
        );
    }
    let figures = band(&[4, 6, 9, 13, 18, 25, 40], view.reading.quantities.len());
    say(candidate.rule, "figures", figures);
    say("", "near", near);
    say("", "later", size(later.min(2)));
    say(
        "",
        "figures",
        band(
            &[3, 4, 5, 6, 8, 10, 14, 20, 30, 50],
            view.reading.quantities.len(),
        ),
    );
    say("", "one block", i32::from(one_block));
    out(Clue {
        rule: "",
        name: "strength, far",
        found: Found::Pair(candidate.strength.clamp(-8, 14), far),
    });
    out(Clue {
        rule: "",
        name: "strength, figures",
        found: Found::Pair(candidate.strength.clamp(-8, 14), figures),
    });
}

/// What stands between the claim and its operands: other figures, and marks and conjunctions.
fn of_way(view: &View<'_>, candidate: &Candidate, out: &mut impl FnMut(Clue<'_>)) {
    let Some(q) = candidate.claim.quantity else {
        return;
    };
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    let figures = || operands().map(|operand| operand.abs_diff(q));
    let parts = |at: usize| {
        view.mark(at).is_some_and(|mark| mark != '%') || view.cues(at).any(&[Cue::And, Cue::But])
    };
    let marks = operands().map(|operand| {
        let (one, other) = (view.token(q), view.token(operand));
        let between = one.min(other)..one.max(other).min(one.min(other) + FAR);
        size(between.filter(|&at| parts(at)).count().min(8))
    });
    let (mut fewest, mut most) = (0, 0);
    for (at, count) in marks.enumerate() {
        fewest = if at == 0 { count } else { count.min(fewest) };
        most = count.max(most);
    }
    for rule in ["", candidate.rule] {
        let mut say = |name, count: i32| {
            out(Clue {
                rule,
                name,
                found: Found::Count(count),
            });
        };
        say(
            "figures to nearest",
            size(figures().min().unwrap_or(0).min(6)),
        );
        say(
            "figures to farthest",
            band(&[1, 2, 3, 4, 6, 9, 14, 98], figures().max().unwrap_or(0)),
        );
        say("marks to nearest", fewest);
        say("marks to farthest", most);
    }
}

/// What the claim and its operands are.
fn of_figures(view: &View<'_>, candidate: &Candidate, out: &mut impl FnMut(Clue<'_>)) {
    let claim = &candidate.claim;
    let operands = &candidate.operands[..];
    let mut say = |name, found| {
        out(Clue {
            rule: "",
            name,
            found,
        });
    };
    let mut flag = |name, holds| say(name, Found::Count(i32::from(holds)));
    if let Some(q) = claim.quantity {
        let (quantity, context) = (view.quantity(q), view.context(q));
        flag("is change", view.change(q).is_some());
        flag("in words", quantity.in_words);
        flag("points back", points_back(view, q));
        flag("fact", context.stance == Stance::Fact);
        flag("per", view.per(q) != Per::Nothing);
        let of = view.cue_behind(view.token(q), 1, &[Cue::Of, Cue::OfThose]);
        flag("of", of.is_some());
    }
    let units =
        |two: &[Bound]| view.quantity(two[0].quantity).unit == view.quantity(two[1].quantity).unit;
    flag("one unit", operands.windows(2).all(units));
    flag(
        "operands are facts",
        operands
            .iter()
            .all(|operand| view.context(operand.quantity).stance == Stance::Fact),
    );
    let years = || {
        let years = operands.iter();
        years.filter_map(|operand| view.context(operand.quantity).time.year)
    };
    let many = years().count() >= 2;
    let first = years().next();
    let one_year = years().all(|year| Some(year) == first);
    flag("one year", many && one_year);
    flag("two years", many && !one_year);
    flag("loose", claim.loose);
    let bounds = operands.iter();
    let bounds = bounds.filter(|operand| view.quantity(operand.quantity).hedge.is_bound());
    let spelled = operands.iter();
    let spelled = spelled.filter(|operand| view.quantity(operand.quantity).in_words);
    let bounds = Found::Count(size(bounds.count().min(2)));
    say("bounds", bounds);
    say("spelled", Found::Count(size(spelled.count().min(3))));
    say(
        "operands",
        Found::Count(band(&[1, 2, 3, 4, 6], operands.len())),
    );
    let hedge = match claim.hedge {
        Hedge::None => 0,
        hedge if hedge.is_bound() => 2,
        _ => 1,
    };
    say("hedge", Found::Count(hedge));
    let sense = match candidate.sense {
        Sense::None => 0,
        Sense::Up => 1,
        Sense::Down => 2,
    };
    say("sense", Found::Count(sense));
    let kind = claim.quantity.map(|q| view.quantity(q).kind);
    say("kind", Found::Count(kind.map_or(-1, |kind| kind as i32)));
    if let (Some(q), [one, other]) = (claim.quantity, operands) {
        let base = match own_base(view, q) {
            None => 0,
            Some(base) if base == other.quantity => 1,
            Some(_) => 2,
        };
        let roles = Found::Pair(role(view, one), role(view, other));
        for rule in ["", candidate.rule] {
            for (name, found) in [("own base", Found::Count(base)), ("roles", roles)] {
                out(Clue { rule, name, found });
            }
        }
    }
    let nouns = counted_alike(view, candidate);
    for rule in ["", candidate.rule] {
        out(Clue {
            rule,
            name: "nouns",
            found: Found::Count(nouns),
        });
    }
}

/// What an operand is to a change, as a number.
fn role(view: &View<'_>, operand: &Bound) -> i32 {
    match view.context(operand.quantity).role {
        Role::Level => 0,
        Role::Base => 1,
        Role::Result => 2,
        Role::Reference => 3,
        Role::Change(_) => 4,
    }
}

/// Whether two operands count one noun (1), two (2), or either none (0).
fn counted_alike(view: &View<'_>, candidate: &Candidate) -> i32 {
    let [one, other, ..] = &candidate.operands[..] else {
        return -1;
    };
    let (one, other) = (view.counted(one.quantity), view.counted(other.quantity));
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let same = one
        .iter()
        .any(|noun| other.iter().any(|theirs| related(noun, theirs)));
    if same { 1 } else { 2 }
}
