//! What is looked at in a binding and around it, clue by clue.

use extractor::{Cue, Hedge, Per, Role, Stance};

use super::places::{of_places, of_way};
use super::words::of_words;
use super::{ANY, Clue, Found, name};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::conclusion::points_back;
use crate::judge::borne::Bearing;
use crate::judge::{Outcome, Weighed, is_doubtful};
use crate::otherwise::own_base;
use crate::topic::related;
use crate::view::View;

/// Gives every clue of a binding to `out`; of words `ALL`, or those that have a weight.
pub(in super::super) fn clues<const ALL: bool>(
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
    count(ANY, const { name("always") }, 1);
    let elsewhere = bearing.elsewhere(candidate);
    count(ANY, const { name("borne elsewhere") }, elsewhere);
    count(
        name(candidate.rule),
        const { name("borne elsewhere") },
        elsewhere,
    );
    of_binding(view, weighed, group, out);
    of_places(view, candidate, out);
    of_way(view, candidate, out);
    of_figures(view, candidate, out);
    of_words::<ALL>(view, candidate, out);
}

/// The first of some ascending limits that a number does not pass.
pub(super) fn band<T: PartialOrd + Copy>(limits: &[T], number: T) -> i32 {
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
    let rule = name(candidate.rule);
    let others = |other: &&Weighed<'_>| {
        let mut operands = other.candidate.operands.iter();
        !operands.all(|operand| candidate.stands_on(operand.quantity))
    };
    let rival = group
        .iter()
        .find(others)
        .map_or(-9, |w| w.candidate.strength);
    let (agrees, credit) = agreeing(group);
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
    let digits = digits(claim);
    let cause = weighed.cause(view).map_or("none", |cause| cause.name());
    let doubtful = i32::from(is_doubtful(
        view,
        candidate,
        candidate.strength + plausibility,
    ));
    let mut say = |rule, name, found| out(Clue { rule, name, found });
    for rule in [ANY, rule] {
        say(rule, const { name("strength") }, Found::Count(strength));
        say(rule, const { name("plausible") }, Found::Count(plausible));
        say(rule, const { name("ahead") }, Found::Count(ahead));
        say(rule, const { name("off") }, Found::Count(off));
        say(rule, const { name("cause") }, Found::Word(cause));
    }
    say(
        ANY,
        const { name("agrees") },
        Found::Count(agrees.clamp(-9, 12)),
    );
    say(
        ANY,
        const { name("credit") },
        Found::Count(credit.clamp(-9, 14)),
    );
    say(
        ANY,
        const { name("larger") },
        Found::Count(i32::from(signed > 0.0)),
    );
    say(
        ANY,
        const { name("width") },
        Found::Count(band(WIDTH, weighed.relative_width())),
    );
    say(
        ANY,
        const { name("digits") },
        Found::Count(band(DIGITS, digits)),
    );
    say(
        ANY,
        const { name("doubtful") },
        Found::Pair(doubtful, strength),
    );
    say(
        ANY,
        const { name("strength, plausible") },
        Found::Pair(strength, plausible),
    );
    say(
        ANY,
        const { name("strength, ahead") },
        Found::Pair(strength, ahead),
    );
    say(
        ANY,
        const { name("strength, off") },
        Found::Pair(strength, off),
    );
    say(ANY, const { name("rule") }, Found::Word(candidate.rule));
    say(
        ANY,
        const { name("outcome") },
        Found::Count(weighed.outcome as i32),
    );
    say(
        ANY,
        const { name("below nought") },
        Found::Count(i32::from(weighed.value < 0.0)),
    );
}

/// How many digits a claim is printed with, as a logarithm.
fn digits(claim: &Claim) -> f64 {
    if claim.grain > 0.0 {
        (claim.value.abs() / claim.grain).max(1.0).log10()
    } else {
        0.0
    }
}

/// The strength of the strongest binding that agrees, and of the one that does with its bonus.
fn agreeing(group: &[Weighed<'_>]) -> (i32, i32) {
    let agreeing = group
        .iter()
        .filter(|other| other.outcome == Outcome::Agrees);
    let (mut agrees, mut credit) = (-9, -9);
    for other in agreeing {
        agrees = agrees.max(other.candidate.strength);
        credit = credit.max(other.candidate.strength + other.bonus());
    }
    (agrees, credit)
}

/// What the claim and its operands are.
fn of_figures(view: &View<'_>, candidate: &Candidate, out: &mut impl FnMut(Clue<'_>)) {
    let claim = &candidate.claim;
    let operands = &candidate.operands[..];
    let mut say = |name, found| {
        out(Clue {
            rule: ANY,
            name,
            found,
        });
    };
    let mut flag = |name, holds| say(name, Found::Count(i32::from(holds)));
    if let Some(q) = claim.quantity {
        let (quantity, context) = (view.quantity(q), view.context(q));
        flag(const { name("is change") }, view.change(q).is_some());
        flag(const { name("in words") }, quantity.in_words);
        flag(const { name("points back") }, points_back(view, q));
        flag(const { name("fact") }, context.stance == Stance::Fact);
        flag(const { name("per") }, view.per(q) != Per::Nothing);
        let of = view.cue_behind(view.token(q), 1, &[Cue::Of, Cue::OfThose]);
        flag(const { name("of") }, of.is_some());
    }
    let units =
        |two: &[Bound]| view.quantity(two[0].quantity).unit == view.quantity(two[1].quantity).unit;
    flag(const { name("one unit") }, operands.windows(2).all(units));
    flag(
        const { name("operands are facts") },
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
    flag(const { name("one year") }, many && one_year);
    flag(const { name("two years") }, many && !one_year);
    flag(const { name("loose") }, claim.loose);
    let bounds = operands.iter();
    let bounds = bounds.filter(|operand| view.quantity(operand.quantity).hedge.is_bound());
    let spelled = operands.iter();
    let spelled = spelled.filter(|operand| view.quantity(operand.quantity).in_words);
    let bounds = Found::Count(size(bounds.count().min(2)));
    say(const { name("bounds") }, bounds);
    say(
        const { name("spelled") },
        Found::Count(size(spelled.count().min(3))),
    );
    say(
        const { name("operands") },
        Found::Count(band(&[1, 2, 3, 4, 6], operands.len())),
    );
    let hedge = match claim.hedge {
        Hedge::None => 0,
        hedge if hedge.is_bound() => 2,
        _ => 1,
    };
    say(const { name("hedge") }, Found::Count(hedge));
    let sense = match candidate.sense {
        Sense::None => 0,
        Sense::Up => 1,
        Sense::Down => 2,
    };
    say(const { name("sense") }, Found::Count(sense));
    let kind = claim.quantity.map(|q| view.quantity(q).kind);
    say(
        const { name("kind") },
        Found::Count(kind.map_or(-1, |kind| kind as i32)),
    );
    if let (Some(q), [one, other]) = (claim.quantity, operands) {
        let base = match own_base(view, q) {
            None => 0,
            Some(base) if base == other.quantity => 1,
            Some(_) => 2,
        };
        let roles = Found::Pair(role(view, one), role(view, other));
        for rule in [ANY, name(candidate.rule)] {
            for (name, found) in [
                (const { name("own base") }, Found::Count(base)),
                (const { name("roles") }, roles),
            ] {
                out(Clue { rule, name, found });
            }
        }
    }
    let nouns = counted_alike(view, candidate);
    for rule in [ANY, name(candidate.rule)] {
        out(Clue {
            rule,
            name: const { name("nouns") },
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
