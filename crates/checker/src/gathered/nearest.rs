//! The two amounts of one kind that were told last before a gap, a number of points, a multiple or a change: "In 1998 the choir had 41
//! singers. Today it has 164, and its conductor speaks of a threefold rise."
//!
//! What the paragraph tells behind the claim, or of other kinds, does not count. A third like amount in the sentences that are
//! looked at makes it silent.

mod multiple;

use document::sort_by;
use extractor::{Cue, Direction, Kind, Per, Role, Stance, UnitId};

use super::amounts::{Operation, is_change, is_over_time, operation};
use super::points::is_since_last;
use super::{GATHERED, is_tied};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::deduced::concluded;
use crate::formula::Formula;
use crate::parts::{is_bare_year, is_elliptical, is_few, is_subset, is_whole, nouns_differ};
use crate::rules::is_of_another_time;
use crate::view::{Few, View};

/// How many sentences back the two may stand.
const BACK: usize = 2;
/// How many tokens from the start of its sentence what sums up stands at most.
const OPENING: usize = 5;
/// What is further from what is stated is of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

pub(super) fn propose(view: &View<'_>, figures: std::ops::Range<usize>, out: &mut Vec<Candidate>) {
    for q in figures {
        let quantity = view.quantity(q);
        if quantity.value.is_none_or(|value| value <= 0.0)
            || view.is_furniture(q)
            || quantity.hedge.is_bound()
            || !matches!(view.context(q).stance, Stance::Fact | Stance::Forecast)
            || matches!(
                view.context(q).role,
                Role::Base | Role::Reference | Role::Result
            )
        {
            continue;
        }
        match quantity.kind {
            Kind::Multiple => out.extend(multiple::multiple(view, q)),
            Kind::Points
                if !is_of_another_time(view, q)
                    && !view.sentence_has(view.context(q).sentence, &[Cue::Adjusted]) =>
            {
                let two = pair(view, q, |l| view.quantity(l).kind == Kind::Percent);
                let two = two.filter(|&(a, b)| {
                    let dated = [a, b].iter().any(|&l| view.context(l).time.year.is_some());
                    !(dated && is_since_last(view, q))
                });
                out.extend(two.and_then(|two| apart(view, q, two, "percentage-points")));
            }
            Kind::Percent | Kind::Fraction => out.extend(change(view, q)),
            Kind::Cardinal | Kind::Money | Kind::Measure if is_named_gap(view, q) => {
                let points = view.mark(view.token(q) + 1) == Some('-')
                    && view.is_one_of(view.token(q) + 2, words!["point"]);
                if points
                    && let Some(two) = pair(view, q, |l| view.quantity(l).kind == Kind::Percent)
                    && view.quantity(two.0).kind == Kind::Percent
                {
                    out.extend(apart(view, q, two, "percentage-points"));
                    continue;
                }
                let like = |l: usize| {
                    view.comparable(l, q) && view.quantity(l).kind == view.quantity(q).kind
                };
                let two = pair(view, q, like).filter(|&(a, b)| {
                    !is_change(view, q)
                        || b > q
                        || concluded(view, q)
                        || is_over_time(view, &[a, b, q])
                });
                out.extend(two.and_then(|two| apart(view, q, two, "difference")));
            }
            _ => {}
        }
    }
}

/// "the 40-seat gap", "a rise of £8.50", "the difference, £60, …": a noun right beside a figure makes it a distance.
fn is_named_gap(view: &View<'_>, q: usize) -> bool {
    if operation(view, q) != Some(Operation::Gap) {
        return false;
    }
    let token = view.token(q);
    // "carers thus pay €35 more"
    if concluded(view, q) && view.cue_behind(token, 1, &[Cue::Comparative]).is_some() {
        return true;
    }
    let names = |at: usize| view.cues(at).any(&[Cue::Gap, Cue::Margin, Cue::ChangeNoun]);
    let behind = (token + 1..view.end_token(token).min(token + 4))
        .take_while(|&at| {
            view.is_word(at) && !view.cues(at).has(Cue::And) || view.mark(at) == Some('-')
        })
        .any(names);
    let first = view.first_token(token).max(token.saturating_sub(5));
    let led = (first..token)
        .rev()
        .take_while(|&at| view.at(at).is_none())
        .find(|&at| names(at))
        .is_some_and(|at| {
            (at + 1..token).all(|t| {
                view.mark(t) == Some(',')
                    || view.cues(t).has(Cue::Of)
                    || view.is_one_of(
                        t,
                        words![
                            "was",
                            "is",
                            "worth",
                            "a",
                            "therefore",
                            "thus",
                            "some",
                            "about",
                            "accordingly",
                        ],
                    )
            })
        });
    behind || led
}

/// How far the two lie apart.
fn apart(
    view: &View<'_>,
    q: usize,
    (a, b): (usize, usize),
    rule: &'static str,
) -> Option<Candidate> {
    let unit = if rule == "difference" {
        view.quantity(q).unit.base
    } else {
        UnitId::PERCENT
    };
    let of_others = rule == "difference"
        && !view.counted(q).is_empty()
        && nouns_differ(view, q, a)
        && nouns_differ(view, q, b);
    let mut operands = vec![Bound::new(view, a, unit), Bound::new(view, b, unit)];
    sort_by(&mut operands, |a, b| b.value.total_cmp(&a.value));
    (!of_others).then_some(())?;
    let mut claim = Claim::of(view, q);
    if rule != "difference" && view.quantity(q).kind == Kind::Cardinal {
        claim = claim.scaled(1.0, UnitId::named("percentage point")?);
    }
    summed_up(view, q, claim, rule, operands)
}

/// "up a third", "a 20% rise", "a quarter more", where the words say which way the one of the two went to the other.
fn change(view: &View<'_>, q: usize) -> Option<Candidate> {
    let token = view.token(q);
    if view.per(q) != Per::Nothing
        || view
            .cue_behind(token, 1, &[Cue::Of, Cue::OfThose])
            .is_some()
    {
        return None;
    }
    let behind = view.cue_behind(token, 2, &[Cue::Comparative, Cue::ChangeNoun]);
    let before = || view.cue_before(token, 5, &[Cue::ChangeNoun, Cue::ChangeVerb, Cue::Surpass]);
    let cues = view.cues(behind.or_else(before)?);
    let up = match (cues.any(&[Cue::Rise, Cue::Surpass]), cues.has(Cue::Fall)) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    let yearly = (token + 1..view.end_token(token).min(token + 4)).any(|at| {
        view.is_one_of(
            at,
            words!["a year", "annually", "a", "per", "each", "every", "yearly"],
        )
    });
    if yearly {
        return None;
    }
    let (a, b) = pair(view, q, |l| view.quantity(l).kind != Kind::Percent)?;
    let mut operands = vec![Bound::beside(view, a, b), Bound::beside(view, b, a)];
    if (operands[0].value >= operands[1].value) != up {
        operands.swap(0, 1);
    }
    let formula = if up {
        Formula::PercentChange
    } else {
        Formula::PercentFall
    };
    // Divided by the level that it came to: what people do. What else misses may be of something else.
    let claim = Claim::percent(view, q);
    let [new, old] = [operands[0].value, operands[1].value];
    let of_the_new = 100.0 * (new - old).abs() / new;
    let slipped = claim.prints(of_the_new);
    let told = slipped && is_next(view, q, a.max(b));
    let tied = told || is_tied(view, q, a) || is_tied(view, q, b);
    let candidate = Candidate {
        rule: "percent-change",
        claim,
        formula,
        operands,
        strength: if slipped { GATHERED } else { GATHERED / 2 },
        sense: if up { Sense::Up } else { Sense::Down },
    };
    (tied && FAIR.contains(&(candidate.value() / candidate.claim.value))).then_some(candidate)
}

/// A distance that is tied to one of the two it lies between.
fn summed_up(
    view: &View<'_>,
    q: usize,
    claim: Claim,
    rule: &'static str,
    operands: Vec<Bound>,
) -> Option<Candidate> {
    // "A rise of £8.50, the letter says, …": it sums up what was just told.
    let opens = view.token(q) - view.first_token(view.token(q)) <= OPENING;
    let tied = operands.iter().any(|operand| {
        is_tied(view, q, operand.quantity)
            || (rule == "percentage-points" || opens) && is_next(view, q, operand.quantity)
    });
    if !tied {
        return None;
    }
    super::bound(claim, rule, Formula::Difference, operands, FAIR)
}

/// The only two levels before a claim in its sentence, or in it and the sentences right before, and behind it those that it is set
/// against: "an increase of 40 on the 210 of last year".
fn pair(view: &View<'_>, q: usize, fits: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let (token, sentence) = (view.token(q), view.context(q).sentence);
    let bare = view.quantity(q).unit.base == UnitId::NONE && view.mark(token + 1) != Some('-');
    let fits = |l: usize| l != q && (fits(l) || is_elliptical(view, l) && !bare);
    let next = |from: usize| {
        let mut behind = view.in_sentence(sentence).filter(|&l| l > from);
        let level = behind.find(|&l| is_level(view, l) && fits(l) && !is_few(view, l));
        level
            .filter(|&l| !(token..view.token(l)).any(|at| matches!(view.mark(at), Some(';' | ':'))))
    };
    let set = |from: usize, l: usize| {
        let against = [Cue::Against, Cue::On, Cue::From, Cue::To];
        view.token(l) <= from + 8 && view.between(from, view.token(l), &against)
    };
    let behind = match next(q) {
        // "fell 12 points, to 49 per cent from 61"
        Some(l) if set(token, l) => [Some(l), next(l).filter(|&other| set(view.token(l), other))]
            .into_iter()
            .flatten()
            .collect(),
        // "four times the volume of the 900": of a level that it leads to.
        Some(l) if view.token(l) <= token + 6 => return None,
        _ => Few::new(),
    };
    let two = last(view, token, sentence, &behind, fits)?;
    // "on the motorway there were six, twice as many": the figure right before the claim is what it is said of.
    let beside = view.in_sentence(sentence).rfind(|&l| {
        l < q
            && matches!(
                view.quantity(l).kind,
                Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent
            )
            && !is_bare_year(view, l)
            && view.quantity(l).value > Some(1.0)
            && (!is_few(view, l) || view.quantity(q).kind == Kind::Multiple)
    });
    beside
        .is_none_or(|l| l == two.0 || l == two.1)
        .then_some(two)
}

/// The only two levels that are told last before a word.
pub(crate) fn last_two(view: &View<'_>, token: usize, sentence: usize) -> Option<(usize, usize)> {
    last(view, token, sentence, &[], |_| true)
}

fn last(
    view: &View<'_>,
    token: usize,
    sentence: usize,
    behind: &[usize],
    fits: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let block = view.reading.sentences[sentence].block;
    let small = |l: usize| is_few(view, l);
    // Small numbers in words say how many of something there are, unless nothing else is told.
    [false, true].iter().find_map(|&few| {
        let mut found = Few::from_slice(behind);
        for at in (sentence.saturating_sub(BACK)..=sentence).rev() {
            if found.len() >= 2 || view.reading.sentences[at].block != block {
                break;
            }
            let here = view.in_sentence(at).filter(|&l| {
                view.token(l) < token && is_level(view, l) && (few || !small(l)) && fits(l)
            });
            let mut here: Few = here.collect();
            // What stands nearest says of which kind they are.
            if let Some(&nearest) = found.first().or(here.last()) {
                here.retain(|&mut l| {
                    view.quantity(l).kind == view.quantity(nearest).kind
                        && view.comparable(l, nearest)
                        || is_elliptical(view, l)
                        || is_elliptical(view, nearest)
                });
            }
            found.insert_many(0, here);
        }
        let &[a, b] = &found[..] else { return None };
        let (x, y) = (view.quantity(a), view.quantity(b));
        // A bare figure of another sentence may be of anything.
        let one = view.context(a).sentence == view.context(b).sentence;
        let alike = x.kind == y.kind && view.comparable(a, b)
            || one && (is_elliptical(view, a) || is_elliptical(view, b));
        let rates =
            x.unit.per == y.unit.per || [x, y].iter().any(|level| level.unit.per == Per::Nothing);
        let ratio = x.value.unwrap_or(f64::NAN) / y.value.unwrap_or(f64::NAN);
        let alike = alike && (0.05..=20.0).contains(&ratio);
        let two = alike && rates && !nouns_differ(view, a, b) && !(small(a) && small(b));
        two.then_some((a, b))
    })
}

/// Whether a claim stands in the sentence right behind that of the later level.
fn is_next(view: &View<'_>, q: usize, level: usize) -> bool {
    view.context(level).sentence + 1 >= view.context(q).sentence
}

/// A count, amount, measure or percentage that is told for itself, and no part or whole of another.
fn is_level(view: &View<'_>, l: usize) -> bool {
    let quantity = view.quantity(l);
    let sharp = quantity.hedge.is_neutral();
    matches!(
        quantity.kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent
    ) && quantity.value.is_some_and(|value| value > 0.0)
        && sharp
        && !matches!(view.change(l), Some(Direction::Up | Direction::Down))
        && matches!(view.context(l).stance, Stance::Fact | Stance::Forecast)
        && !is_bare_year(view, l)
        && (quantity.kind == Kind::Percent || !is_subset(view, l) && !is_whole(view, l))
        && !view.is_furniture(l)
}
