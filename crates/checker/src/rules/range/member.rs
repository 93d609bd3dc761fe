//! What a range holds of its members: the winning bid, the youngest, the average lie inside; its spread is the distance
//! of its ends.

use document::Span;
use extractor::{Cue, Hedge, Interval, Kind, UnitId};

use super::spread::{spread_of_ends, spread_of_extremes};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_amount;
use crate::view::View;
use crate::words::WordList;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for r in 0..view.reading.quantities.len() {
        let range = view.quantity(r);
        if range.kind == Kind::Range
            && range.ends.is_some_and(|(low, high)| {
                let small = range.in_words && low < 10.0;
                low < high && (!small || range.unit.base.is_time())
            })
        {
            member(view, r, out);
            within(view, r, out);
            spread_of_ends(view, r, out);
        } else if range.value.is_some() {
            spread_of_extremes(view, r, out);
        }
    }
}

/// Stems of nouns that stand for one of anything.
const GENERAL: WordList = words![
    "lot", "one", "bid", "offer", "entry", "item", "price", "fee", "score", "mark", "value",
    "reading", "figure", "quote", "estimate", "sentence", "term", "member", "finisher",
];

/// Stems of nouns for when something was measured: "on the coldest night it read 2C".
const TIMES: WordList = words![
    "night",
    "day",
    "morning",
    "afternoon",
    "week",
    "month",
    "hour",
];

/// Whether a noun stands for one of anything, or, in the sentence of the range, for when it was measured.
fn is_general(stem: &str, next: bool) -> bool {
    GENERAL.has(stem) || !next && TIMES.has(stem)
}

/// A range as the values that lie inside it.
fn inside(view: &View<'_>, r: usize) -> Option<Interval> {
    let range = view.quantity(r);
    let (low, high) = range.ends?;
    let half = range.grain / 2.0;
    Some(Interval::new(low - half, high + half))
}

/// "The lowest, £3.7m, was accepted. The rest ranged from £3.9m to £5.1m."
fn is_of_others(view: &View<'_>, token: usize) -> bool {
    (view.first_token(token).max(token.saturating_sub(8))..token).any(|at| {
        view.begins(
            at,
            words![
                "the rest",
                "the others",
                "others",
                "the other",
                "the remaining"
            ],
        )
    })
}

/// "Bids ranged from £1.1m to £1.9m. The winning bid, £2.3m": a member named by the same noun, as an extreme or as the
/// average lies inside.
fn member(view: &View<'_>, r: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(r).sentence;
    let token = view.token(r);
    let printed = view.printed(r).to_ascii_lowercase();
    let spread = view.cue_before(token, 5, &[Cue::Spread]).is_some();
    let spanned = spread
        || printed.starts_with("between")
        || printed.starts_with("from")
        || printed.contains(" to ");
    let Some(inside) = inside(view, r).filter(|_| spanned && !is_of_others(view, token)) else {
        return;
    };
    let range_topic = view.topic(r);
    let end = view.reading.sentences.len();
    for m in view.around(sentence, 1, usize::from(sentence + 1 < end)) {
        let bare = view.is_count(m) && view.context(m).counted.is_none();
        let like = bare || is_of_its_kind(view, m, r);
        if m == r
            || view.quantity(m).value.is_none()
            || is_open_group(view, m)
            || !like
            || !(view.is_level(m) || view.quantity(m).kind == Kind::Age)
        {
            continue;
        }
        let at = view.token(m);
        let next = view.context(m).sentence != sentence;
        let ahead = m < r;
        // "The slowest took 11 minutes. … Forty of the 64 fall between nine and ten": not all of them.
        if ahead && view.quantity(r).in_words && !spread {
            continue;
        }
        let rivals = (m.min(r) + 1..m.max(r)).any(|l| view.quantity(l).kind == Kind::Range);
        let shared =
            spread && !ahead && view.topic(m).iter().any(|stem| range_topic.contains(stem));
        // The middle of a range is judged as a mean of its ends.
        let average = !ahead
            && view
                .cue_before(at, 4, &[Cue::Average])
                .is_some_and(|w| !view.lower(w).starts_with("mid"))
            || (view.first_token(at).max(at.saturating_sub(3))..at)
                .any(|w| view.is_word(w) && view.lower(w) == "median");
        let extreme = (view.first_token(at).max(at.saturating_sub(5))..at)
            .rev()
            .take_while(|&w| view.at(w).is_none())
            .find(|&w| view.cues(w).any(&[Cue::Superlative, Cue::Least]))
            .or_else(|| opening_extreme(view, m, r).filter(|_| !ahead))
            .or_else(|| behind_extreme(view, m));
        // "Runners were between 18 and 64, and the oldest spectator was 91": the extreme of others.
        let foreign = !ahead
            && extreme.is_some_and(|w| {
                w < at && {
                    // What the range is said of stands before it.
                    let words: Vec<&str> = (view.first_token(token)..token)
                        .filter(|&n| view.is_word(n))
                        .flat_map(|n| view.stems(view.reading.tokens[n].span))
                        .collect();
                    let noun = (w + 1..at)
                        .take_while(|&n| view.is_word(n) && view.cues(n).is_plain())
                        .flat_map(|n| view.stems(view.reading.tokens[n].span))
                        .next();
                    // "… from 62 to 91, with the best pupil on 94" is still of the range.
                    let with = (token + 1..w).any(|n| view.is_word(n) && view.lower(n) == "with");
                    // "the top lot", "the longest sentence": one of what has the range, by another word.
                    let general = noun.is_some_and(|stem| is_general(stem, next));
                    !with && !general && noun.is_some_and(|stem| !words.contains(&stem))
                }
            });
        let extreme = extreme.is_some() && !foreign;
        // "five pieces" are no quakes: what is counted must be what the range is of.
        let counted = view.counted(m);
        let other =
            next && !counted.is_empty() && !counted.iter().any(|stem| range_topic.contains(stem));
        let other = other || ahead && view.is_count(m) && !bare;
        let (average, extreme) = (average && !other, extreme && !other);
        let strength = match (shared && !bare, average, extreme) {
            _ if rivals => continue,
            (_, true, _) | (_, _, true)
                if !bare
                    || next
                    || behind_extreme(view, m).is_some()
                    || of_them(view, at)
                    || view.quantity(r).unit.base == UnitId::NONE
                    || view.quantity(r).unit.base.is_time() =>
            {
                9 + i32::from(ahead)
            }
            _ if !ahead && !next && is_one_of_them(view, token, at) => 8,
            (true, _, _) => 8 - i32::from(next && at > token + 20),
            _ => 2,
        };
        out.push(Candidate {
            rule: "range",
            claim: Claim {
                loose: true,
                ..Claim::of(view, m)
            },
            formula: Formula::Same,
            operands: vec![Bound {
                quantity: r,
                value: f64::midpoint(inside.low, inside.high),
                interval: inside,
            }],
            strength,
            sense: Sense::None,
        });
    }
}

/// "the deepest of them in 34": the extreme is one of those that the range is of.
fn of_them(view: &View<'_>, at: usize) -> bool {
    (view.first_token(at).max(at.saturating_sub(5))..at.saturating_sub(1)).any(|t| {
        view.cues(t).has(Cue::Of)
            && view.is_one_of(t + 1, words!["them", "these", "those", "all", "which"])
            || view.cues(t).has(Cue::OfThose)
    })
}

/// "fines from 2,000 to 15,000 euros, among them the 18,500", "anything from £14,500 to £22,750, of which the vestry took the one
/// of £13,900": the words between make the figure a member.
fn is_one_of_them(view: &View<'_>, range: usize, at: usize) -> bool {
    let among = (range + 1..at).any(|t| {
        let phrase = view.word(t).to_ascii_lowercase();
        let pronoun = |from| view.is_one_of(from, words!["them", "these", "those", "which"]);
        view.is_word(t)
            && (matches!(
                phrase.as_str(),
                "among them" | "among these" | "of which" | "of these" | "of them"
            ) || matches!(phrase.as_str(), "among" | "of") && pronoun(t + 1))
    });
    let chosen = (range + 1..at).any(|t| {
        view.is_one_of(t, words!["the"]) && view.is_one_of(t + 1, words!["one"])
            || view.is_one_of(t, words!["the one"])
    }) && view.is_one_of(at - 1, words!["at", "of", "for"]);
    if chosen {
        return true;
    }
    let definite = view.is_word(at - 1)
        && (view.is_one_of(at - 1, words!["the", "that"])
            || view.is_one_of(at - 1, words!["of", "at"])
                && view.is_one_of(at - 2, words!["one", "that"]));
    among && definite
}

/// Whether a figure is of the measure of a range; an age is a number of years.
fn is_of_its_kind(view: &View<'_>, m: usize, r: usize) -> bool {
    view.comparable(m, r) && (view.per(m) == view.per(r) || view.per(m) == extractor::Per::Nothing)
        || view.is_level(m)
            && view.quantity(m).kind == Kind::Age
            && view.quantity(r).unit.base.is_time()
}

/// "Friday's 27 was the warmest": the extreme behind its figure and a verb.
fn behind_extreme(view: &View<'_>, m: usize) -> Option<usize> {
    let at = view.token(m);
    let end = view.end_token(at);
    let verb = at + 2 < end && view.cues(at + 1).has(Cue::Level);
    (at + 2..end.min(at + 4))
        .filter(|_| verb)
        .take_while(|&w| view.is_word(w))
        .find(|&w| view.cues(w).any(&[Cue::Superlative, Cue::Least]))
}

/// "The worst of the twelve, a swordfish steak, held 3.1 mg/kg" · "; its oldest member, a retired docker, is 67": the extreme
/// opens its clause, and the figure is the first behind it that could be a member.
fn opening_extreme(view: &View<'_>, m: usize, r: usize) -> Option<usize> {
    let at = view.token(m);
    let first = view.first_token(at).max(at.saturating_sub(14));
    let clause = (first..at)
        .rev()
        .find(|&t| {
            // "from £38 to £85, the cheapest, by the door, for £29"
            let apposed = view.mark(t) == Some(',')
                && view.is_one_of(t + 1, words!["the", "its", "their"])
                && t + 2 < at
                && view.cues(t + 2).any(&[Cue::Superlative, Cue::Least]);
            apposed || matches!(view.mark(t), Some(';' | ':' | '—'))
        })
        .map_or(first, |t| t + 1);
    let word = (clause..at.min(clause + 3))
        .find(|&w| view.cues(w).any(&[Cue::Superlative, Cue::Least]))?;
    let led = word > clause
        && matches!(
            view.lower(word - 1),
            "the" | "its" | "their" | "his" | "her" | "our"
        );
    let rival = (word..at).filter_map(|t| view.at(t)).any(|l| {
        !view.quantity(l).in_words && view.quantity(l).value.is_some() && view.comparable(l, r)
    });
    let other = (word..at).any(|t| view.cues(t).any(&[Cue::And, Cue::But, Cue::Against]));
    (led && !rival && !other).then_some(word)
}

/// "On Friday it held 502, within that range".
fn within(view: &View<'_>, r: usize, out: &mut Vec<Candidate>) {
    let Some(inside) = inside(view, r) else {
        return;
    };
    let from = view.token(r);
    let last = (view.context(r).sentence + 2).min(view.reading.sentences.len() - 1);
    let end = view.reading.sentences[last].tokens.1;
    for at in from + 1..end.saturating_sub(2) {
        let says = |offset: usize, words: &[&str]| {
            view.is_word(at + offset) && words.contains(&view.lower(at + offset))
        };
        // "and on Monday 7.7 metres, likewise within it"
        let pronoun = says(0, &["within", "inside"]) && says(1, &["it", "them"]);
        if !(pronoun
            || says(0, &["within", "inside", "in"])
                && says(1, &["that", "this", "the", "those"])
                && (says(2, &["range", "band", "bracket", "limits", "bounds", "span"])
                    || at + 3 < end && says(3, &["range", "band", "bracket"])))
        {
            continue;
        }
        let level = |&l: &usize| {
            view.token(l) < at
                && l > r
                && (!pronoun || at - view.token(l) <= 3)
                && is_amount(view, l)
                && (view.comparable(l, r)
                    || view.quantity(r).unit.base.dimension()
                        == view.quantity(l).unit.base.dimension())
        };
        let Some(m) = view
            .in_sentence(view.reading.sentences.partition_point(|s| s.tokens.1 <= at))
            .rfind(level)
        else {
            continue;
        };
        let words = if pronoun {
            view.quantity(m)
                .span
                .cover(view.reading.tokens[at + 1].span)
        } else {
            view.reading.tokens[at]
                .span
                .cover(view.reading.tokens[at + 2].span)
        };
        let value = Bound::own(view, m);
        out.push(candidate(
            view,
            view.context(m).sentence,
            words,
            inside,
            value,
            r,
        ));
    }
}

fn candidate(
    view: &View<'_>,
    sentence: usize,
    span: Span,
    inside: Interval,
    member: Bound,
    r: usize,
) -> Candidate {
    let middle = f64::midpoint(inside.low, inside.high);
    Candidate {
        rule: "range",
        claim: Claim {
            span,
            sentence,
            quantity: None,
            stated: inside,
            bare: inside,
            value: middle,
            grain: 0.0,
            hedge: Hedge::None,
            unit: view.quantity(r).unit.base,
            loose: true,
        },
        formula: Formula::Same,
        operands: vec![
            member,
            Bound {
                quantity: r,
                value: middle,
                interval: inside,
            },
        ],
        strength: 9,
        sense: Sense::None,
    }
}

/// "aged 75 years and over": a bound of years that names a group.
fn is_open_group(view: &View<'_>, m: usize) -> bool {
    let quantity = view.quantity(m);
    let bound = quantity.hedge.is_bound();
    bound && (quantity.kind == Kind::Age || quantity.unit.base == *crate::view::YEAR)
}
