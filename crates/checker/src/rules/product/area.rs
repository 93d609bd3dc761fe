//! Length times width: "the plot measures 40 by 25 metres, 1,000 square metres in all" · "100m by 60m, or 0.6 hectares".
//!
//! Silent where the sentence tells more than one area or more than two lengths, of shapes that are no rectangle, and where a part is
//! taken out or several such are put together.

use extractor::{Kind, UnitId};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{Few, View};
use crate::words::WordList;

/// The two sides stand beside each other, and the area near them.
const STRENGTH: i32 = 10;
const NEAR: usize = 12;
/// What stands between the sides.
const BY: WordList = words!["by", "x", "×", "times"];
/// Shapes whose area is another, and words for several of them or a part.
const OTHERWISE: WordList = words![
    "triangle",
    "triangular",
    "oval",
    "ellipse",
    "elliptical",
    "circle",
    "circular",
    "round",
    "pyramid",
    "wedge",
    "trapeze",
    "irregular",
    "l-shaped",
    "kite",
    "diamond",
    "hexagon",
    "each",
    "both",
    "two",
    "three",
    "four",
    "storeys",
    "stories",
    "floors",
    "levels",
    "usable",
    "left",
    "widest",
    "with",
    "net",
    "less",
    "minus",
    "without",
    "including",
    "excluding",
    "plus",
];

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let claim = view.quantity(q);
    if claim.kind != Kind::Measure || claim.unit.base.dimension().name() != "area" {
        return;
    }
    let (Some(metre), Some(square)) = (UnitId::named("metre"), UnitId::named("square metre"))
    else {
        return;
    };
    let sentence = view.context(q).sentence;
    let dimension = |l: usize| view.quantity(l).unit.base.dimension().name();
    let lengths: Few = view
        .in_sentence(sentence)
        .filter(|&l| dimension(l) == "length")
        .collect();
    let areas = view
        .in_sentence(sentence)
        .filter(|&l| dimension(l) == "area")
        .count();
    let Some(&long) = lengths.last() else { return };
    let Some(wide) = side_before(view, long) else {
        return;
    };
    let (first, end) = view.reading.sentences[sentence].tokens;
    let (from, at) = (view.token(long), view.token(q));
    let otherwise = (first..end).any(|t| view.is_one_of(t, OTHERWISE));
    let others = lengths.iter().any(|&l| l != long && l != wide);
    if areas != 1
        || others
        || otherwise
        || at < from
        || at - from > NEAR
        || !is_told(view, from, at)
    {
        return;
    }
    let bare = dimension(wide) != "length";
    let unit = view.quantity(long).unit.base;
    let in_metres =
        |l: usize, unit: UnitId| extractor::convert(1.0, unit, metre).map(|one| (l, one));
    let own = if bare {
        unit
    } else {
        view.quantity(wide).unit.base
    };
    let (Some((wide, one)), Some((long, other)), Some(area)) = (
        in_metres(wide, own),
        in_metres(long, unit),
        extractor::convert(1.0, square, claim.unit.base),
    ) else {
        return;
    };
    out.push(Candidate {
        rule: "product",
        claim: Claim::of(view, q),
        formula: Formula::Product,
        operands: vec![
            Bound::own(view, wide).scaled(one * other * area),
            Bound::own(view, long),
        ],
        strength: STRENGTH,
        sense: Sense::None,
    });
}

/// ", 1,000 square metres in all", "covers 7,140 square metres", "has a floor of"; but "and drains 410 square miles of hills".
fn is_told(view: &View<'_>, from: usize, at: usize) -> bool {
    let named = (from + 1..at).any(|t| view.is_one_of(t, AREAS));
    let set_off = (from + 1..at)
        .find(|&t| !view.is_word(t))
        .is_some_and(|mark| {
            matches!(view.mark(mark), Some(',' | '(' | ':' | '—' | '–'))
                && (mark + 1..at).all(|t| {
                    view.is_one_of(
                        t,
                        words!["or", "some", "about", "nearly", "a", "total", "of"],
                    )
                })
        });
    named || set_off
}

/// Words for what a rectangle covers.
const AREAS: WordList = words![
    "area",
    "floor",
    "covers",
    "cover",
    "covered",
    "covering",
    "making",
    "makes",
    "occupies",
    "occupying",
];

/// The side before a length: "40 by 25 metres", "100m by 60m".
fn side_before(view: &View<'_>, long: usize) -> Option<usize> {
    let (wide, at) = (long.checked_sub(1)?, view.token(long));
    let bare =
        view.quantity(wide).kind == Kind::Cardinal && view.quantity(wide).unit.base == UnitId::NONE;
    let length = view.quantity(wide).unit.base.dimension().name() == "length";
    let beside = view.token(wide) + 2 == at && view.is_one_of(at - 1, BY);
    (beside && (bare || length) && view.quantity(wide).value.is_some()).then_some(wide)
}
