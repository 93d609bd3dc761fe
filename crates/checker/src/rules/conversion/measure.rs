//! A measure said twice: "12 miles (19km)", "250 hectares, about 600 acres", "40 litres, which is nine gallons".

use extractor::{Cue, Hedge, Interval, Kind};

use super::ambiguous::of_either;
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::meets;
use crate::precedent::CERTAIN;
use crate::view::View;
use crate::words::WordList;

/// Degrees Fahrenheit, up to which a temperature that fits as a difference is one.
const FEW_DEGREES: f64 = 9.0;
/// The strength of a bracket that holds nothing but the measure.
const BRACKETED: i32 = 15;
/// Such a bracket is wrong for certain where it is off by half, as a logarithm, save of temperatures, which are told as differences too: by
/// less, units of two countries and times may be meant.
const GROSS: f64 = 0.4;

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let (other, claim) = (view.quantity(q - 1), view.quantity(q));
    let kinds = matches!(claim.kind, Kind::Measure | Kind::Rate | Kind::Duration);
    if !kinds
        || other.value.is_none()
        || other.unit.per != claim.unit.per
        || view.context(q - 1).sentence != view.context(q).sentence
    {
        return;
    }
    // "1.06 million 60-kg bags, that is 63,600 tonnes": so much is in each.
    let packed = view.token(q - 1) > view.first_token(view.token(q - 1))
        && view.printed(q - 1).contains('-')
        && view.at(view.token(q - 1) - 1).is_some();
    let (from, to) = (other.unit.base, claim.unit.base);
    if packed || from == to || from.dimension() != to.dimension() || from.is_currency() {
        return;
    }
    // "500 calories (2,092 kJ) a portion": those of food are a thousand.
    let food = [from, to].iter().any(|unit| unit.name() == "calorie")
        && [from, to].iter().any(|unit| unit.name() == "kilojoule");
    if food {
        return;
    }
    // "26 miles 385 yards (42.195km)": of both.
    let second = q > 1
        && view.token(q - 1) - view.token(q - 2) == 1
        && view.quantity(q - 2).unit.base.dimension() == from.dimension();
    if second {
        return;
    }
    // "from 27C to 18C (81F to 64F)": each end is told once more.
    let twice = q > 1
        && q + 1 < view.reading.quantities.len()
        && view.quantity(q - 2).unit.base == from
        && view.quantity(q + 1).unit.base == to
        && view.context(q + 1).sentence == view.context(q).sentence
        && view.token(q + 1) <= view.token(q) + 3;
    if twice {
        return;
    }
    let strength = joined(view, q);
    let Some(factor) = extractor::convert_difference(1.0, from, to) else {
        return;
    };
    let Some(zero) = extractor::convert(0.0, from, to) else {
        return;
    };
    if strength == 0 {
        return;
    }
    let mut stated = stated(view, q);
    if let Some(rest) = compound(view, q) {
        stated = add(stated, rest);
    }
    let mut interval = slack(view, q - 1);
    if is_of_several(view, q, factor, stated.stated) {
        return;
    }
    interval = of_either(interval, (from, to), factor, stated.stated);
    // A rise of 2C is one of 3.6F: the offset does not apply to differences, which "climb from 4C (39F)" is none.
    let level = Interval::new(interval.low * factor + zero, interval.high * factor + zero);
    // So few degrees are rather more or less than some others: "kept below 2C (3.6F)".
    let apart = Interval::new(interval.low * factor, interval.high * factor);
    let value = other.value.unwrap_or(f64::NAN);
    let few = value.abs() * factor.max(1.0) <= FEW_DEGREES && meets(stated.stated, apart);
    let change = few || is_difference(view, q - 1) || is_difference(view, q);
    let offset = if change && (by_so_much(view, q - 1) || !meets(stated.stated, level)) {
        0.0
    } else {
        zero
    };
    // Multiplied instead of divided: so far off, but so well explained that the pair is certain.
    let wrong_way = offset == 0.0
        && meets(
            stated.bare,
            Interval::new(interval.low / factor, interval.high / factor),
        );
    let off = ((value * factor + offset) / stated.value).abs().ln().abs();
    out.push(Candidate {
        rule: "conversion",
        claim: stated,
        formula: Formula::Convert { factor, offset },
        operands: vec![Bound {
            quantity: q - 1,
            value,
            interval,
        }],
        strength: match strength {
            BRACKETED if off > GROSS && zero.abs() < f64::EPSILON => CERTAIN,
            8.. if wrong_way => 14,
            strength => strength,
        },
        sense: Sense::None,
    });
}

/// "14.2 million bales of 480 pounds (3.09 million tonnes)": so much is in each of those told before it.
fn is_of_several(view: &View<'_>, q: usize, factor: f64, stated: Interval) -> bool {
    let Some(count) = q.checked_sub(2).filter(|&l| view.is_count(l)) else {
        return false;
    };
    let (own, each) = (view.quantity(count).value, view.quantity(q - 1).interval);
    let all = own.map(|own| Interval::new(own * each.low * factor, own * each.high * factor));
    view.context(count).sentence == view.context(q).sentence
        && all.is_some_and(|all| meets(stated, all))
}

/// How surely the measure says the one before it again; 0 if nothing says so.
fn joined(view: &View<'_>, q: usize) -> i32 {
    let (from, to) = (view.token(q - 1), view.token(q));
    let duration = view.quantity(q).kind == Kind::Duration;
    let gap = to - from;
    let before = view.mark(to - 1);
    let behind = if to + 1 < view.end_token(to) {
        view.mark(to + 1)
    } else {
        Some('.')
    };
    let words = |range: std::ops::Range<usize>| range.clone().all(|at| view.is_word(at));
    if matches!(before, Some('(' | '[' | '/')) {
        // "90 kilometres of cable (76 miles)": the bracket holds nothing else.
        let alone = matches!(behind, Some(')' | ']' | ',' | ';'));
        return if gap <= 2 {
            match behind {
                Some(')' | ']') => BRACKETED,
                _ if alone => 14,
                _ if goes_on(view, to) => 0,
                _ => 10,
            }
        } else if gap <= 6 && alone && words(from + 1..to - 1) {
            8
        } else {
            0
        };
    }
    if before == Some('=') {
        return 9;
    }
    // "3 metres tall – six feet – and made of tin": set off on both sides, behind the adjective of the measure.
    let dash = |at: usize| matches!(view.mark(at), Some('—' | '–'));
    let named = (from + 1..to - 1).all(|at| view.is_word(at)) && gap <= 5;
    if dash(to - 1) && named && (behind == Some('.') || to + 1 < view.end_token(to) && dash(to + 1))
    {
        return 8;
    }
    // "The 90-minute film, an hour and a half in the dark": a property, and what it is in other words.
    let property = crate::rules::duration::is_property(view, q - 1);
    if property
        && duration
        && named
        && view.mark(to - 1) == Some(',')
        && view.mark(from + 1) != Some(',')
    {
        return 5;
    }
    // "At 4,920 feet, the 3,000-metre pass": of one thing.
    let at = from > view.first_token(from)
        && view.lower(from - 1) == "at"
        && gap == 3
        && set_comma(view, from)
        && view.lower(to - 1) == "the";
    if at && crate::rules::duration::is_property(view, q) && !duration {
        return 8;
    }
    let says = (from + 1..to).find(|&at| view.cues(at).any(&[Cue::Or, Cue::Equal]));
    let set_off = view.mark(from + 1) == Some(',');
    if duration {
        return if gap <= 3 && says.is_some() { 5 } else { 0 };
    }
    if let Some(at) = says {
        let close = at + 1 == to && (at == from + 1 || at == from + 2 && set_off);
        let or = view.cues(at).has(Cue::Or) && !view.cues(at).has(Cue::Equal);
        return match (close, set_off, or) {
            (true, true, _) => 10,
            (true, false, false) => 8,
            (true, false, true) => 7,
            // "3C higher, or 5.4F": a word of its own may stand behind the first.
            (false, ..) if gap <= 4 && at + 1 == to => 8,
            (false, ..) if at + 1 == to && gap <= 12 => 5,
            _ => 0,
        };
    }
    let which_is = gap == 4
        && set_off
        && view.lower(from + 2) == "which"
        && matches!(view.lower(from + 3), "is" | "was" | "are" | "makes");
    if which_is {
        return 8;
    }
    // "870 kilometres, near enough 540 miles," · "6 ft above the beach, a height of 1.8 metres"
    let near_enough = set_off
        && behind.is_some()
        && matches!(gap, 3 | 4)
        && (from + 2..to).all(|at| {
            view.is_one_of(
                at,
                words!["near", "enough", "close", "getting", "on", "for"],
            )
        });
    if near_enough || is_size(view, from, to) {
        return 9;
    }
    // "1,100 lb on the scales and therefore 499 kilos"
    let follows = view
        .cue_before(to, 1, &[Cue::Hence])
        .is_some_and(|at| view.cues(at - 1).has(Cue::And) || view.mark(at - 1) == Some(','));
    if follows && gap <= 12 {
        return 8;
    }
    let apposed = gap == 2 && set_off && behind.is_some();
    match (apposed, view.quantity(q).hedge) {
        (true, Hedge::About | Hedge::Nearly) => 9,
        (true, _) => 5,
        _ => 0,
    }
}

/// "10km (5 miles on trails and the rest on roads)", "12ft by 10ft (3.7m by 3m)": the bracket holds more than the measure again.
pub(super) fn goes_on(view: &View<'_>, to: usize) -> bool {
    let end = view.end_token(to);
    (to + 1..end)
        .take_while(|&at| !matches!(view.mark(at), Some(')' | ']' | ';')))
        .any(|at| {
            view.cues(at).any(&[Cue::And, Cue::Remainder, Cue::But])
                || view.is_one_of(at, words!["by", "x", "of", "on", "in"])
                || view.mark(at) == Some('×')
        })
}

/// "…, a height of about 1.8 metres": the size that was just told, by its noun.
fn is_size(view: &View<'_>, from: usize, to: usize) -> bool {
    const SIZES: WordList = words![
        "height",
        "depth",
        "length",
        "width",
        "distance",
        "weight",
        "area",
        "speed",
        "temperature",
        "altitude",
        "volume",
    ];
    to >= from + 5
        && to - from <= 12
        && view.cues(to - 1).has(Cue::Of)
        && view.is_one_of(to - 2, SIZES)
        && view.is_one_of(to - 3, words!["a", "an"])
        && view.mark(to - 4) == Some(',')
        && (from + 1..to - 4).all(|at| view.is_word(at) && !view.cues(at).has(Cue::And))
}

fn set_comma(view: &View<'_>, from: usize) -> bool {
    view.mark(from + 1) == Some(',')
}

/// A measure as what another is converted into: as loose as [`slack`] lets it be.
pub(super) fn stated(view: &View<'_>, q: usize) -> Claim {
    let mut stated = Claim::of(view, q);
    stated.bare = slack(view, q);
    stated.stated = match stated.hedge {
        Hedge::None | Hedge::Exactly => stated.bare,
        // "about 1,000 acres" beside "250 hectares" is not as loose as about 1,000 of anything.
        Hedge::About => Interval::around(stated.value, stated.value.abs() * 0.15),
        _ => Interval {
            low: stated.stated.low.min(stated.bare.low),
            high: stated.stated.high.max(stated.bare.high),
        },
    };
    stated
}

/// A conversion is as coarse as either figure: whole tens stand for their neighbours, up to a tenth of the value.
pub(super) fn slack(view: &View<'_>, q: usize) -> Interval {
    let quantity = view.quantity(q);
    let value = quantity.value.unwrap_or(0.0);
    let half = (coarse(value, quantity.grain.min(1.0)) / 2.0).min((value.abs() / 10.0).max(0.5));
    Interval::around(value, half)
}

/// One unit of the last non-zero digit, so that 60 miles for 100 km and 10,400 for 10,363 are fine.
fn coarse(value: f64, grain: f64) -> f64 {
    let mut unit = if grain > 0.0 { grain } else { 1.0 };
    while value != 0.0 && (value / (unit * 10.0)).fract() == 0.0 && unit < value.abs() {
        unit *= 10.0;
    }
    unit
}

/// Whether a temperature is a rise, a fall or a distance.
fn is_difference(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let from = view.first_token(token).max(token.saturating_sub(4));
    let behind = (token + 1..view.end_token(token).min(token + 3))
        .find(|&at| !matches!(view.mark(at), Some('(' | ')' | '[' | ']')));
    let than_another = behind.is_some_and(|at| {
        view.cues(at).any(&[Cue::Against])
            || view.is_one_of(at, words!["above", "below", "more", "less"])
            || view.is_one_of(at, DEGREES_APART)
    });
    view.change(q).is_some()
        || than_another
        || (from..token)
            .any(|at| view.is_one_of(at, words!["range", "spread", "swing", "difference"]))
        || view
            .cue_before(token, 3, &[Cue::ChangeNoun, Cue::Gap, Cue::By])
            .is_some()
}

/// Comparatives of temperatures, behind which one is a distance from another.
const DEGREES_APART: WordList = words![
    "warmer", "colder", "cooler", "hotter", "higher", "lower", "milder", "chillier", "better",
    "worse",
];

/// "a rise of 2C", "warmed by 2C": no level.
fn by_so_much(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.cue_before(token, 1, &[Cue::Of, Cue::By]).is_some()
}

/// "188 months (15 years, 8 months)": the rest of the claim, in the claim's unit.
fn compound(view: &View<'_>, q: usize) -> Option<f64> {
    let next = q + 1;
    if next >= view.reading.quantities.len() || view.token(next) - view.token(q) > 2 {
        return None;
    }
    let rest = view.quantity(next);
    let unit = view.quantity(q).unit.base;
    let part = extractor::convert_difference(rest.value?, rest.unit.base, unit)?;
    (rest.unit.base != unit && part < 1.0).then_some(part)
}

fn add(claim: Claim, rest: f64) -> Claim {
    let moved = Interval::around(claim.value + rest, rest.abs() / 50.0);
    Claim {
        value: claim.value + rest,
        stated: moved,
        bare: moved,
        ..claim
    }
}
