//! Amounts that are a difference though no word of change stands beside them: "so 23 have gone", "the 1,712 newcomers",
//! "losing 1.3m viewers", "eleven points separate the two".

use extractor::{Cue, Kind, Role, UnitId};

use super::in_unit_of;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::pairs::alike;
use crate::parts::is_amount;
use crate::rules::Scene;
use crate::rules::changes::pairs_for;
use crate::view::{Few, View};
use crate::words::WordList;

/// The most that such a binding is worth where only the place of the amount speaks for it: an agreement is shown, a
/// disagreement is not.
const PLACED: i32 = 4;
/// Where the sentence concludes the amount from what stands before it: a disagreement needs a slip that explains it.
const CONCLUDED: i32 = 5;
/// Where a verb says that it lies between the two levels.
const PARTING: i32 = 8;
/// Where a participle draws it from a way just told.
const ADDING: i32 = 7;

pub(super) fn propose(scene: &Scene<'_>, q: usize, out: &mut Vec<Candidate>) {
    let view = scene.view;
    if !is_amount(view, q) || view.context(q).role != Role::Level {
        return;
    }
    let Some(most) = worth(view, q) else { return };
    if most == PLACED {
        neighbours(view, q, out);
    }
    for &pair in pairs_for(scene, q) {
        if pair.label.is_some() || view.quantity(pair.new).kind == Kind::Percent {
            continue;
        }
        let Some(claim) = in_unit_of(view, q, pair.new, pair.old) else {
            continue;
        };
        if pair.strength <= 0 || !is_smaller(view, q, pair.new, pair.old) {
            continue;
        }
        if most == CONCLUDED && sums_up(view, q, [pair.new, pair.old]) {
            let mut found = difference(view, claim, pair.new, pair.old, PARTING);
            // What is left is a rest.
            if !view.is_one_of(view.token(q) - 1, words!["so", "thus"]) {
                (found.rule, found.formula) = ("complement", Formula::Remainder);
            }
            out.push(found);
            continue;
        }
        let strength = if told_as_pair(view, q, pair.new, pair.old) {
            out.push(difference(view, claim, pair.new, pair.old, PARTING));
            continue;
        } else if most == PARTING {
            pair.strength + 4
        } else {
            pair.strength
        };
        out.push(difference(
            view,
            claim,
            pair.new,
            pair.old,
            strength.min(most),
        ));
    }
}

/// "2,140 people … 3,852, an increase of 80 per cent. Of the 1,712 newcomers": two levels one after the other, whose very
/// difference it is.
fn neighbours(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let levels: Few = view
        .around(sentence, 2, 0)
        .filter(|&l| {
            l < q
                && view.is_level(l)
                && view.quantity(l).kind != Kind::Percent
                && view.comparable(l, q)
        })
        .collect();
    for pair in levels.windows(2) {
        let &[a, b] = pair else { continue };
        let found = difference(view, Claim::of(view, q), a, b, PLACED - 1);
        if outcome(&found) == Outcome::Agrees && alike(view, a, b) {
            out.push(found);
        }
    }
}

/// "cut 45 posts, taking the payroll from 612 to 577": a verb hands over the amount, and the way it went follows in the same
/// breath.
fn told_as_pair(view: &View<'_>, q: usize, new: usize, old: usize) -> bool {
    let token = view.token(q);
    let (first, last) = (
        view.token(new).min(view.token(old)),
        view.token(new).max(view.token(old)),
    );
    let way = view.context(old).role == Role::Base && view.context(new).role == Role::Result;
    let verb = view
        .cue_before(token, 2, &[Cue::Transfer, Cue::ChangeVerb])
        .is_some();
    let same = [new, old]
        .iter()
        .all(|&l| view.context(l).sentence == view.context(q).sentence);
    let joined = same
        && token < first
        && first - token <= 10
        && last - first <= 6
        && !view.between(token, first, &[Cue::And, Cue::But])
        && !(token + 1..first)
            .any(|at| view.at(at).is_some() || matches!(view.mark(at), Some(';' | ':')))
        && !(token + 1..first).any(|at| {
            view.is_word(at)
                && matches!(
                    view.lower(at),
                    "as" | "when" | "after" | "before" | "because" | "for" | "in"
                )
                && view.mark(at - 1) == Some(',')
        });
    way && verb && joined
}

/// "684 finished of 731 starters, so 57 dropped out": drawn from the only two levels of its sentence, and of nothing more.
fn sums_up(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let token = view.token(q);
    let drawn = view.is_one_of(
        token.saturating_sub(1),
        words!["so", "leaving", "which leaves", "thus", "leaves"],
    );
    let part = view
        .cue_behind(token, 2, &[Cue::Of, Cue::OfThose])
        .is_some();
    let levels: Few = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| {
            l < q
                && is_amount(view, l)
                && !matches!(view.quantity(l).kind, Kind::Percent | Kind::Fraction)
                && (view.comparable(l, q) || alike(view, l, q))
        })
        .collect();
    drawn
        && !part
        && !view.is_crowded()
        && levels.len() == 2
        && pair.iter().all(|end| levels.contains(end))
}

/// The difference of two levels, the larger first.
pub(super) fn difference(
    view: &View<'_>,
    claim: Claim,
    a: usize,
    b: usize,
    strength: i32,
) -> Candidate {
    let (one, other) = (view.quantity(a).unit.base, view.quantity(b).unit.base);
    // "4 hours 6 minutes, the shortest 71 minutes": both in the unit of the claim.
    let (x, y) = if one != other && one != UnitId::NONE && other != UnitId::NONE {
        (
            Bound::new(view, a, claim.unit),
            Bound::new(view, b, claim.unit),
        )
    } else {
        (Bound::beside(view, a, b), Bound::beside(view, b, a))
    };
    let operands = if x.value >= y.value {
        vec![x, y]
    } else {
        vec![y, x]
    };
    Candidate {
        rule: "difference",
        claim,
        formula: Formula::Difference,
        operands,
        strength,
        sense: Sense::None,
    }
}

/// A part that is larger than both levels is no difference between them.
fn is_smaller(view: &View<'_>, q: usize, a: usize, b: usize) -> bool {
    let size = |q: usize| view.quantity(q).value.unwrap_or(f64::NAN);
    size(q) < size(a).max(size(b))
}

/// "The highest bid was £4,200 and the lowest £2,900": two ends of a list in the sentence.
fn has_extremes(view: &View<'_>, q: usize) -> bool {
    let (from, _) = view.reading.sentences[view.context(q).sentence].tokens;
    let said = |cue: Cue| (from..view.token(q)).any(|at| view.cues(at).has(cue));
    said(Cue::Superlative) && said(Cue::Least)
}

/// The two levels of the kind before an amount, if there are just two around.
fn ends(view: &View<'_>, q: usize) -> Option<[usize; 2]> {
    let levels: Few = view
        .around(view.context(q).sentence, 1, 0)
        .filter(|&l| {
            l != q
                && view.is_level(l)
                && (view.comparable(l, q) || view.quantity(l).unit.base == extractor::UnitId::NONE)
        })
        .collect();
    match levels[..] {
        [a, b] if b < q => Some([a, b]),
        _ => None,
    }
}

/// "Between the fastest lap (71.4 seconds) and the slowest (78.9) there were 7.5 seconds".
fn lies_between(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    view.cues(first).has(Cue::Between)
        && ends(view, q).is_some_and(|[a, b]| {
            view.context(a).sentence == view.context(q).sentence
                && view.between(view.token(a), view.token(b), &[Cue::And])
        })
}

/// "have climbed from £720 to £815, adding £95 to the bill": what a participle draws from the way just told.
fn adds_up(view: &View<'_>, q: usize) -> bool {
    let way = view
        .in_sentence(view.context(q).sentence)
        .filter(|&l| l < q && matches!(view.context(l).role, Role::Base | Role::Result));
    if way.count() != 2 {
        return false;
    }
    let token = view.token(q);
    let first = view.first_token(token);
    (first.max(token.saturating_sub(3))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .any(|at| {
            matches!(
                view.lower(at),
                "adding"
                    | "costing"
                    | "saving"
                    | "cutting"
                    | "knocking"
                    | "shaving"
                    | "putting"
                    | "trimming"
                    | "lopping"
                    | "slicing"
                    | "wiping"
                    | "taking"
                    | "clears"
                    | "nets"
                    | "pockets"
            )
        })
}

/// "a unit thus costs 7.6p from one and 8p from the other": what it comes to, and no gap.
fn is_what_it_costs(view: &View<'_>, token: usize) -> bool {
    const LEVELS: WordList = words![
        "cost",
        "costs",
        "costing",
        "weighs",
        "weigh",
        "measures",
        "fetches",
        "earns",
        "pays",
        "charges",
        "sells for",
    ];
    token > view.first_token(token) && view.is_one_of(token - 1, LEVELS)
}

/// How much a binding of an amount may be worth at most; `None` if nothing says that it is a difference.
fn worth(view: &View<'_>, q: usize) -> Option<i32> {
    let token = view.token(q);
    let first = view.first_token(token);
    let said = |at: usize, words: WordList| view.is_one_of(at, words);
    let behind =
        (token + 1..view.end_token(token).min(token + 5)).take_while(|&at| view.is_word(at));
    let parts = words!["apart", "between", "separate", "divide"];
    let parts = view.may_begin(view.context(q).sentence, parts);
    if parts
        && behind.clone().any(|at| {
            said(
                at,
                words![
                    "apart",
                    "between the two",
                    "separate",
                    "separates",
                    "separated",
                    "divide",
                    "divides",
                    "divided",
                    "separating",
                ],
            )
        })
    {
        return Some(PARTING);
    }
    let between = behind
        .clone()
        .any(|at| said(at, words!["between them", "between the two", "in it"]));
    if between && (has_extremes(view, q) || ends(view, q).is_some()) || lies_between(view, q) {
        return Some(PARTING);
    }
    if adds_up(view, q) {
        return Some(ADDING);
    }
    let clause = || {
        (first.max(token.saturating_sub(9))..token)
            .rev()
            .take_while(|&at| view.at(at).is_none() && view.mark(at) != Some(';'))
    };
    let concludes = clause().any(|at| {
        said(
            at,
            words![
                "so",
                "thus",
                "hence",
                "therefore",
                "leaving",
                "which leaves",
                "leaves",
                "so that",
                "meaning",
            ],
        ) || view.cues(at).has(Cue::Making) && view.lower(at).contains("leav")
    });
    if concludes && !is_what_it_costs(view, token) {
        return Some(CONCLUDED);
    }
    let net = clause()
        .take(4)
        .any(|at| said(at, words!["net", "extra", "balance"]));
    let verb = view
        .cue_before(token, 2, &[Cue::Transfer, Cue::ChangeVerb])
        .is_some();
    let definite = token > first
        && said(
            token - 1,
            words!["the", "those", "these", "its", "their", "all"],
        )
        && !view.quantity(q).in_words;
    let gone = (token + 1..view.end_token(token).min(token + 4)).any(|at| {
        said(
            at,
            words![
                "gone",
                "extra",
                "short",
                "back",
                "too few",
                "too many",
                "fewer",
                "missing",
                "newcomers",
                "newcomer",
                "departed",
                "closed",
                "vanished",
                "disappeared",
            ],
        )
    });
    (net || verb || definite || gone).then_some(PLACED)
}
