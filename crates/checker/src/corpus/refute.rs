//! Whether figures of other documents contradict one that they should give: the way that is tied to it best, where nothing else
//! could explain it.

use super::clues::{Level, level};
use super::comparable::comparable;
use super::derive::{Derived, agrees, relative_width, value};
use super::fact::{Class, Fact, shared};
use super::implied::{AGREEMENT, LONG, Way, off, way};
use super::index::Id;
use super::kin::kin;
use super::shapes::{Shape, shapes};
use super::slip::{Pen, of_value};
use super::unmeant::unmeant;
use super::{Corpus, same};
use crate::formula::Formula;

/// Odds from which a contradiction is: of a share or quotient, and of a change, what more a
/// figure in words needs, what a slip of the pen adds, what more it needs where more than a few documents are checked together, …
const FIRM: f64 = -0.7;
const FIRM_CHANGE: f64 = -1.0;
const LOOSE: f64 = 1.0;
/// … ("four homes in ten" less) …
const OF_SO_MANY: f64 = 0.4;
const TRANSPOSED: f64 = 2.0;
const NOUGHTS: f64 = 1.7;
const DIGIT: f64 = 0.3;
const OTHER_BASE: f64 = 1.7;
const MANY: f64 = 2.0;
const IN_WORDS: f64 = 0.4;
/// … how much better than any way that agrees, its sharpness included, …
const OUTWEIGHS: f64 = 0.8;
/// … or than any other the one must be that it rests on, and how far the figures may lie apart.
const CLEAR: f64 = 0.3;
pub(super) const APART: f64 = 1.2;
const APART_CHANGE: f64 = 1.5;
/// How sharp a figure is that is shown to be divided by another level, relative to its value.
const SHARP: f64 = 0.06;
/// How sharp a share is that hardly any two figures meet by chance.
const SHARPEST: f64 = 0.005;

/// The way that contradicts a claim, if the one that is tied to it best does so and nothing else explains the claim; else what
/// speaks against it. `credit` is that of the best way that agrees.
pub(super) fn refuting<'w>(
    corpus: &Corpus<'_>,
    id: Id,
    ways: &'w [Way],
    credit: f64,
) -> Result<&'w Way, &'static str> {
    let claim = corpus.fact(id);
    // What is far from the figure is no slip of it, but for its noughts.
    let off = |way: &Way| off(corpus, claim, &way.derived);
    let near = ways.iter().find(|way| off(way) < far(corpus, way));
    let best = slipped(corpus, claim, ways, near)
        .or(near)
        .ok_or("no way")?;
    let computed = value(corpus, &best.derived);
    let pen = pen(corpus, claim, best);
    // A mistake that gives the very figure shows that no others are meant, whatever names they bear.
    let [unsound, marked, _] = best.bond.against;
    if !best.bond.firm && (unsound || marked || pen != Some(Pen::Base)) {
        return Err("not firm");
    }
    // "£2.60 (now £2.40)": which of the two is the later may be read wrongly.
    let turned = Derived {
        operands: best.derived.operands.iter().rev().copied().collect(),
        ..best.derived.clone()
    };
    if best.shape == Shape::Change && !are_dated(corpus, best) && agrees(corpus, claim, &turned) {
        return Err("agrees the other way round");
    }
    if agrees(corpus, claim, &best.derived) {
        return Err("agrees");
    }
    if computed < 0.0 && !are_dated(corpus, best) {
        return Err("the other way");
    }
    let slip = weight(claim, pen);
    if credit + OUTWEIGHS > best.bond.odds + slip {
        return Err("another agrees");
    }
    // Of many documents, some always hold two figures that would give another one.
    if !corpus.related.is_few() && slip < NOUGHTS {
        return Err("no slip among many");
    }
    // What is left of a whole, or so many times so much, is easily of something else.
    let told = slip >= NOUGHTS && same::digits(claim) >= 3;
    if matches!(best.shape, Shape::Rest | Shape::Product) && !told {
        return Err("no slip");
    }
    let enough = enough(claim, best.shape, credit);
    let enough = if corpus.related.is_few() {
        enough
    } else {
        enough + MANY
    };
    if best.bond.odds + slip < enough {
        return Err("odds");
    }
    // Two digits change places by chance.
    if best.bond.other_time && (pen != Some(Pen::Transposed) || same::digits(claim) < 3) {
        return Err("other time");
    }
    let rival = ways.iter().any(|way| {
        way.bond.odds + CLEAR > best.bond.odds + slip
            && (value(corpus, &way.derived) / computed - 1.0).abs() > 0.02
    });
    let one_matter = best.derived.operands.iter().all(|operand| {
        // Documents of which only the words are alike need closer ties.
        let related = if best.bond.odds + slip >= enough + IN_WORDS {
            corpus.related.alike(id.document)
        } else {
            corpus.related.of(id.document)
        };
        operand.document == id.document || related.binary_search(&operand.document).is_ok()
    });
    // "Almost half, 48%": the sharper of the two is the one to be told.
    let sharper = corpus.keys(id).facts.iter().any(|fact| {
        fact.sentence == claim.sentence
            && fact.place != claim.place
            && fact.class == claim.class
            && fact.kind == claim.kind
            && same::agree(fact, claim)
            && same::digits(fact) > same::digits(claim)
    });
    // "60 extra officers" are no gap between two counts of attacks.
    let of_others = best.shape == Shape::Gap
        && !claim.head.is_empty()
        && best.derived.operands.iter().all(|operand| {
            let level = corpus.fact(*operand);
            [&level.head, &level.near, &level.far]
                .iter()
                .all(|words| shared(&claim.head, words) + kin(&claim.head, words) == 0)
        });
    let against = [
        (of_others, "of others"),
        (rival, "rival"),
        (sharper, "sharper"),
        (has_other_part(corpus, claim, ways, best), "another part"),
        (!one_matter, "not of one matter"),
        (is_other_part(claim, best, computed), "of the other part"),
        (
            off(best) >= far(corpus, best) && pen != Some(Pen::Noughts),
            "far",
        ),
        (within(corpus, id), "within"),
        (is_of_another(corpus, id, best, pen), "of another"),
        (is_of_other_whole(corpus, claim, best), "of another whole"),
        (is_of_own_level(corpus, id, best), "of its own level"),
    ];
    let against = against.iter().find(|it| it.0).map(|it| it.1);
    against
        .or_else(|| unmeant(corpus, id, best, computed))
        .map_or(Ok(best), Err)
}

/// The odds that a contradiction needs: "half of it" is said loosely; what could be explained needs more.
fn enough(claim: &Fact, shape: Shape, credit: f64) -> f64 {
    let loose = !claim.printed.contains(|c: char| c.is_ascii_digit());
    let of_so_many = words![" in ", " out of "]
        .iter()
        .any(|of| claim.printed.contains(of));
    let firm = match shape {
        Shape::Change | Shape::Gap => FIRM_CHANGE,
        _ => FIRM,
    };
    firm + match (credit >= AGREEMENT, loose, of_so_many) {
        (false, false, _) => 0.0,
        (false, true, true) => OF_SO_MANY,
        _ => LOOSE,
    }
}

/// How far what is said may lie from what is computed: a change that is told wrongly is easily several times the right one.
fn far(corpus: &Corpus<'_>, way: &Way) -> f64 {
    if way.shape == Shape::Change && are_dated(corpus, way) {
        APART_CHANGE
    } else {
        APART
    }
}

/// Whether the levels of a change each have their own time, the older one before the other.
fn are_dated(corpus: &Corpus<'_>, way: &Way) -> bool {
    let own = |operand: &Id| {
        corpus
            .fact(*operand)
            .when
            .span
            .filter(|span| !span.yearless)
    };
    let soft = |operand: &Id| corpus.fact(*operand).when.soft;
    match &way.derived.operands[..] {
        [new, old] if !soft(new) && !soft(old) => own(new)
            .zip(own(old))
            .is_some_and(|(new, old)| new.start > old.end),
        _ => false,
    }
}

/// The slip of the pen that turns what is computed into what is said.
fn pen(corpus: &Corpus<'_>, claim: &Fact, way: &Way) -> Option<Pen> {
    if is_of_other_base(corpus, claim, way) {
        return Some(Pen::Base);
    }
    of_value(
        claim,
        value(corpus, &way.derived) / way.derived.claim_factor,
    )
}

/// Whether a change is right if it is divided by the level that it leads to: "up 20%", from 18,240 to 22,800.
fn is_of_other_base(corpus: &Corpus<'_>, claim: &Fact, way: &Way) -> bool {
    let formula = match way.derived.formula {
        Formula::PercentChange => Formula::PercentFall,
        Formula::PercentFall => Formula::PercentChange,
        _ => return false,
    };
    let other = Derived {
        operands: way.derived.operands.iter().rev().copied().collect(),
        formula,
        ..way.derived.clone()
    };
    same::digits(claim) >= 2
        && relative_width(corpus, claim, &other) < SHARP
        && agrees(corpus, claim, &other)
        && !agrees(corpus, claim, &way.derived)
}

/// What a slip speaks for a contradiction: noughts only of figures that have digits enough to tell.
fn weight(claim: &Fact, pen: Option<Pen>) -> f64 {
    match pen {
        Some(Pen::Transposed) => TRANSPOSED,
        Some(Pen::Digit) => DIGIT,
        Some(Pen::Noughts) if same::digits(claim) >= 3 => NOUGHTS,
        Some(Pen::Base) => OTHER_BASE,
        Some(Pen::Noughts) | None => 0.0,
    }
}

/// The way of which a slip of the pen makes a figure of three digits or more, where that is likelier than the one that is tied to it
/// best: "151 of every 100,000", of 47 in 312,000.
fn slipped<'w>(
    corpus: &Corpus<'_>,
    claim: &Fact,
    ways: &'w [Way],
    near: Option<&'w Way>,
) -> Option<&'w Way> {
    if same::digits(claim) < 3 {
        return None;
    }
    let odds = |way: &Way| way.bond.odds + weight(claim, pen(corpus, claim, way));
    let found = ways
        .iter()
        .filter(|way| way.bond.firm && weight(claim, pen(corpus, claim, way)) >= NOUGHTS)
        .max_by(|a, b| odds(a).total_cmp(&odds(b)))?;
    near.is_none_or(|near| odds(found) > odds(near))
        .then_some(found)
}

/// Whether another part of the same whole gives a share sharply: "turnout was 62.4%", of the papers issued and not of one
/// candidate's votes.
fn has_other_part(corpus: &Corpus<'_>, claim: &Fact, ways: &[Way], best: &Way) -> bool {
    best.shape == Shape::Share
        && ways.iter().any(|way| {
            way.shape == Shape::Share
                && way.bond.fit
                && way.derived.operands.last() == best.derived.operands.last()
                && relative_width(corpus, claim, &way.derived) < SHARPEST
                && agrees(corpus, claim, &way.derived)
        })
}

/// Whether a share is that of the rest of its whole: "75% had waited less", of those who had waited longer.
fn is_other_part(claim: &Fact, way: &Way, share: f64) -> bool {
    let rest = 100.0 - share;
    way.shape == Shape::Share && claim.bare.low <= rest + 0.5 && rest - 0.5 <= claim.bare.high
}

/// Whether another figure beside the whole counts more of what a share says that it is of: "vacant posts: 66, of which physics 9;
/// teaching posts: 1,320", of one teaching post in twenty.
fn is_of_other_whole(corpus: &Corpus<'_>, claim: &Fact, way: &Way) -> bool {
    let [part, whole] = way.derived.operands[..] else {
        return false;
    };
    let counts = |fact: &Fact| shared(&claim.head, &fact.head).max(shared(&claim.head, &fact.near));
    let least = counts(corpus.fact(whole));
    way.shape == Shape::Share
        && corpus.keys(whole).facts.iter().take(LONG).any(|fact| {
            fact.class == Class::Level
                && fact.value > corpus.fact(part).value
                && fact.place != corpus.fact(whole).place
                && comparable(fact, corpus.fact(whole))
                && counts(fact) > least
        })
}

/// Whether a change stands right behind a level of its own sentence that is none of the operands: "carried 3.9 million people, down
/// 2%", of a service that carried 2.6 million.
fn is_of_own_level(corpus: &Corpus<'_>, id: Id, best: &Way) -> bool {
    let (claim, facts) = (corpus.fact(id), &corpus.keys(id).facts);
    let at = (id.fact as usize).min(facts.len());
    let before = facts[..at].iter().rev();
    let own = before
        .take_while(|fact| fact.sentence == claim.sentence)
        .find(|fact| fact.class != Class::Date)
        .filter(|fact| fact.class == Class::Level);
    let is = |level: &Fact, operand: &Id| {
        let operand = corpus.fact(*operand);
        comparable(level, operand) && same::agree(level, operand)
    };
    matches!(best.shape, Shape::Change | Shape::Gap)
        && own.is_some_and(|level| !best.derived.operands.iter().any(|it| is(level, it)))
}

/// Whether another claim of the document is the one that the operands give: it agrees with them, or is tied to them better.
fn is_of_another(corpus: &Corpus<'_>, id: Id, best: &Way, pen: Option<Pen>) -> bool {
    let facts = &corpus.keys(id).facts;
    let [one, two] = best.derived.operands[..] else {
        return false;
    };
    (0_u32..).zip(facts).take(LONG).any(|(number, fact)| {
        let other = Id { fact: number, ..id };
        let claim = corpus.fact(id);
        if other == id || fact.class != claim.class || !shapes(fact).contains(&best.shape) {
            return false;
        }
        let (one, two) = (level(corpus, other, one), level(corpus, other, two));
        way(corpus, other, best.shape, one, two).is_some_and(|way| {
            agrees(corpus, fact, &way.derived)
                || pen != Some(Pen::Base)
                    && way.bond.odds > best.bond.odds
                    && !same::agree(fact, claim)
        })
    })
}

/// Whether figures of the claim's own document give it.
fn within(corpus: &Corpus<'_>, id: Id) -> bool {
    let claim = corpus.fact(id);
    let facts = corpus.keys(id).facts.len();
    let own: Vec<Level> = (0..u32::try_from(facts).unwrap_or(0))
        .map(|fact| Id { fact, ..id })
        .filter(|&other| other != id && corpus.fact(other).class == Class::Level)
        .take(24)
        .map(|other| level(corpus, id, other))
        .collect();
    shapes(claim).into_iter().any(|shape| {
        own.iter().any(|&one| {
            own.iter().filter(|two| two.0 != one.0).any(|&two| {
                way(corpus, id, shape, one, two)
                    .is_some_and(|way| agrees(corpus, claim, &way.derived))
            })
        })
    })
}
