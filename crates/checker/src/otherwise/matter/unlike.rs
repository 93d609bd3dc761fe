//! Pairs of figures that are of no one thing: a part and the whole it is told of, prices and counts, items of a list, a measure that the words
//! of the claim do not name.

use extractor::{Cue, Kind};

use crate::candidate::Candidate;
use crate::parts::nouns_differ;
use crate::per::{Divisor, divisor};
use crate::rules::content;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// How many tokens the noun of what is multiplied may stand behind the claim.
const NAMED: usize = 3;
/// Nouns of any size, or of a measure that has a unit.
const SIZES: WordList = words![
    "number",
    "size",
    "amount",
    "sum",
    "total",
    "rate",
    "level",
    "figure",
    "price",
    "cost",
    "value",
    "length",
    "height",
    "depth",
    "width",
    "breadth",
    "distance",
    "altitude",
    "weight",
    "mass",
    "load",
    "speed",
    "pace",
    "area",
    "volume",
    "capacity",
    "power",
    "output",
    "energy",
    "consumption",
    "temperature",
    "rainfall",
    "time",
    "duration",
    "money",
    "quantity",
    "share",
    "proportion",
    "average",
    "limit",
    "record",
    "norm",
    "target",
    "forecast",
    "budget",
    "pay",
    "salary",
    "turnover",
    "sales",
    "revenue",
    "profit",
    "debt",
    "fee",
    "rent",
    "as",
    "that",
];

/// Whether two figures cannot be the two levels of a change, gap or multiple.
pub(super) fn is_of_unlike_things(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let [a, b] = [a.quantity, b.quantity];
    // What is left of a whole is a gap.
    let change = matches!(candidate.rule, "multiple" | "percent-change");
    change && (is_part_of(view, a, b) || is_part_of(view, b, a))
        || match candidate.rule {
            "difference" => is_item_of_a_list(view, q, [a, b]) || is_number_beside(view, [a, b]),
            "multiple" => {
                is_of_another_measure(view, q, [a, b])
                    || is_base_of_before(view, q, [a, b])
                    || is_for_each(view, [a, b])
            }
            _ => false,
        }
}

/// "twelve of the 19 villages", "8,140 signatures, … and 5,300 of them": a part is told of the whole, and no level beside it.
fn is_part_of(view: &View<'_>, part: usize, whole: usize) -> bool {
    let token = view.token(part);
    let end = view.end_token(token);
    // "Of 17 other categories 11 fell"
    let at = view.token(whole);
    let opens = view.context(part).sentence == view.context(whole).sentence
        && whole < part
        && at == view.first_token(at) + 1
        && view.cues(at - 1).has(Cue::Of);
    if opens {
        return true;
    }
    if token + 2 >= end || !view.cues(token + 1).any(&[Cue::Of, Cue::OfThose]) {
        return false;
    }
    let the = view.is_one_of(
        token + 2,
        words!["the", "its", "their", "his", "her", "our"],
    );
    let of_it = the && view.at(token + 3) == Some(whole);
    let of_them = view.is_one_of(token + 2, words!["them", "these", "those"])
        || view.lower(token + 1).ends_with("them");
    let same = view.context(part).sentence == view.context(whole).sentence;
    of_it || of_them && same && whole < part
}

/// "22 points, 13 rebounds and 11 assists": each counts something of its own.
fn is_item_of_a_list(view: &View<'_>, q: usize, [a, b]: [usize; 2]) -> bool {
    let (first, last) = (a.min(b), a.max(b));
    let sentence = view.context(q).sentence;
    let behind = |l: usize| view.mark(view.token(l) + 1).is_some();
    let comma = (view.token(first)..view.token(last)).any(|at| view.mark(at) == Some(','));
    let ends = (view.token(last)..view.token(q)).any(|at| view.cues(at).has(Cue::And));
    view.change(q).is_none()
        && view.context(first).sentence == sentence
        && first + 1 == last
        && last + 1 == q
        && comma
        && ends
        && ![first, last, q].into_iter().any(behind)
        && (nouns_differ(view, q, first) || nouns_differ(view, q, last))
}

/// "lost by 16, winning only 17 points in three games": the second says in how many.
fn is_number_beside(view: &View<'_>, [a, b]: [usize; 2]) -> bool {
    let (first, last) = (a.min(b), a.max(b));
    let token = view.token(last);
    let few = view.quantity(last).in_words && view.quantity(last).value <= Some(12.0);
    few && last == first + 1
        && !view.quantity(first).in_words
        && token >= 2
        && view.is_one_of(token - 1, words!["in", "from", "over", "across"])
        && nouns_differ(view, a, b)
}

/// "wind at 80mph pushes with four times the force of wind at 40mph", "as wide again … gathers four times as much light": what is multiplied is
/// named, and is not what the two are told in.
fn is_of_another_measure(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let measured = pair.iter().all(|&l| {
        matches!(
            view.quantity(l).kind,
            Kind::Measure | Kind::Duration | Kind::Rate | Kind::Percent
        )
    });
    let token = view.token(q);
    let end = view.end_token(token);
    let printed = view.printed(q);
    let times = printed.contains("times") || printed.contains("wice");
    if !measured || !times || token + 2 >= end {
        return false;
    }
    let noun = if view.is_one_of(token + 1, words!["the"]) {
        token + 2
    } else if view.is_one_of(token + 1, words!["as"])
        && view.is_one_of(token + 2, words!["much", "many"])
    {
        token + 3
    } else {
        return false;
    };
    if noun >= end || noun > token + NAMED || !view.is_word(noun) || view.is_one_of(noun, SIZES) {
        return false;
    }
    let of = view.cues(noun + 1).has(Cue::Of) || view.is_one_of(token + 1, words!["as"]);
    let words = content(view, noun, noun + 1);
    let told = |l: usize| {
        let at = view.token(l);
        let near = view.first_token(at).max(at.saturating_sub(8))..view.end_token(at).min(at + 5);
        near.filter(|&t| t != noun)
            .flat_map(|t| content(view, t, t + 1))
            .any(|other| words.iter().any(|word| related(word, other)))
    };
    of && !words.is_empty() && !pair.iter().any(|&l| told(l))
}

/// "burglary is down to 320 from 400, but thefts have doubled, to 214": what a change before left from is nothing that this one does.
fn is_base_of_before(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let [low, high] = [pair[0].min(pair[1]), pair[0].max(pair[1])];
    let sentence = view.context(q).sentence;
    let here = |l: usize| view.context(l).sentence == sentence;
    let led = |l: usize, cue: Cue| view.cue_before(view.token(l), 2, &[cue]).is_some();
    let parted = (view.token(low)..view.token(q))
        .any(|at| view.mark(at) == Some(';') || view.cues(at).any(&[Cue::But, Cue::And]));
    let partner = [low.checked_sub(1), Some(low + 1)]
        .into_iter()
        .flatten()
        .any(|l| l < q && l != low && here(l) && (led(l, Cue::To) || led(l, Cue::From)));
    low < q && q < high && here(low) && here(high) && parted && partner && led(high, Cue::To)
}

/// "On the street it took 1,290. … the price of bread, which was 400 a kilo": so many for each of something, and so many.
fn is_for_each(view: &View<'_>, [a, b]: [usize; 2]) -> bool {
    let each = |l: usize| match divisor(view, l) {
        Some(Divisor::Unit(unit)) => !unit.is_time(),
        told => told.is_some(),
    };
    view.context(a).sentence != view.context(b).sentence
        && [a, b]
            .iter()
            .all(|&l| view.quantity(l).kind == Kind::Cardinal)
        && each(a) != each(b)
}

/// "the most expensive of all, were down to 1,205": a place by price, among numbers of things.
pub(super) fn is_placed_by_price(view: &View<'_>, candidate: &Candidate) -> bool {
    const PRICE: WordList = words!["expensive", "cheap", "costl", "dear", "pric"];
    let words = view.lowered_words(candidate.claim.span);
    candidate.rule == "range"
        && words.split_whitespace().any(|word| PRICE.leads(word))
        && candidate
            .operands
            .iter()
            .all(|operand| view.is_count(operand.quantity))
}
