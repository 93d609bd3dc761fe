//! A part never exceeds its whole: "14 of the committee's 12 members", "of the 340 on board, 362 were rescued", "14 in every 10".

use extractor::{Cue, Interval, Kind};

use super::told::{as_said, smaller_whole};
use super::{Scene, is_verb};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::is_amount;
use crate::view::{Few, View};
use crate::words::WordList;

pub(in crate::rules) fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        if let Some(whole) = of_that(view, q) {
            out.push(within(view, q, whole, 9));
        }
        let said = smaller_whole(view, q);
        if let Some((whole, strength)) =
            said.filter(|&(whole, _)| !is_of_two_groups(view, whole, q))
        {
            out.push(as_said(view, within(view, q, whole, strength), q));
        }
        if !view.is_count(q) {
            continue;
        }
        // "Out of 76 requests handled since 2008, only five have been granted": dates may stand between.
        let next = view
            .in_sentence(view.context(q).sentence)
            .find(|&next| next > q && !matches!(view.quantity(next).kind, Kind::Year | Kind::Date));
        if let Some(next) = next.filter(|&next| view.is_count(next)) {
            if is_said_of_too_many(view, view.context(q).sentence)
                || is_of_two_groups(view, q, next)
            {
                continue;
            }
            if outnumbers(view, q, next) {
                out.push(within(view, next, q, 9));
            } else if part_of(view, q, next) {
                out.push(within(view, q, next, 9));
            } else if opens_with_whole(view, q, next)
                || is_relative(view, q, next)
                || holds_members(view, q, next)
                || includes(view, q, next)
            {
                out.push(within(view, next, q, 9));
            }
        }
        let of_them = of_those_told(view, q).or_else(|| of_them(view, q));
        if let Some(whole) = of_them.filter(|&whole| !is_of_two_groups(view, whole, q)) {
            out.push(within(view, q, whole, 9));
        }
        if let Some(whole) = of_those(view, q) {
            out.push(within(view, q, whole, 5));
            // "yet only 1% filed, and only 131 of those children": those may be the hundredth, too.
            let share = (whole + 1..q).rfind(|&share| view.quantity(share).kind == Kind::Percent);
            if let Some(share) = share.filter(|&share| {
                view.quantity(share).value.is_some() && view.change(share).is_none()
            }) {
                out.push(Candidate {
                    formula: Formula::PercentOf,
                    operands: vec![Bound::own(view, share), Bound::own(view, whole)],
                    ..within(view, q, whole, 6)
                });
            }
        }
    }
}

/// "two sons and three daughters, four of whom survive him", "140 passengers and a crew of six, nine of whom were hurt": of both together.
fn is_of_two_groups(view: &View<'_>, last: usize, part: usize) -> bool {
    let Some(first) = last.checked_sub(1) else {
        return false;
    };
    let (a, b) = (view.token(first), view.token(last));
    let size = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    view.context(first).sentence == view.context(last).sentence
        && view.is_count(first)
        && b - a <= 8
        && (a + 1..b).all(|at| view.is_word(at))
        && view.between(a, b, &[Cue::And])
        && size(first) + size(last) >= size(part)
}

/// "84 out of 70 places, or 120 per cent of capacity".
fn is_said_of_too_many(view: &View<'_>, sentence: usize) -> bool {
    const ROOM: WordList = words!["occupancy", "capacity", "overcrowd"];
    let (first, end) = view.reading.sentences[sentence].tokens;
    view.may_begin(sentence, ROOM)
        && (first..end).any(|t| view.is_word(t) && ROOM.leads(view.lower(t)))
}

fn word<'a>(view: &View<'a>, token: usize) -> &'a str {
    if view.is_word(token) {
        view.lower(token)
    } else {
        ""
    }
}

/// "14 of the committee's 12 members", "14 in every 10".
fn part_of(view: &View<'_>, part: usize, whole: usize) -> bool {
    let (a, b) = (view.token(part), view.token(whole));
    // "345 of those 320"
    if b == a + 2 && view.cues(a + 1).has(Cue::OfThose) {
        return !word(view, a + 1).ends_with("which")
            && view.quantity(part).value > view.quantity(whole).value;
    }
    if b - a < 2
        || b - a > 5
        || !(a + 1..b).all(|at| view.is_word(at))
        || view.between(a, b, &[Cue::And, Cue::Or, Cue::To])
    {
        return false;
    }
    if word(view, a + 1) == "in" && word(view, a + 2) == "every" && b == a + 3 {
        return view.quantity(part).value > view.quantity(whole).value;
    }
    let determined = (a + 1..b).any(|at| {
        matches!(
            word(view, at),
            "the" | "its" | "their" | "these" | "those" | "our" | "his" | "her"
        )
    });
    view.cues(a + 1).any(&[Cue::Of, Cue::OutOf])
        && (determined || view.quantity(part).value > view.quantity(whole).value)
}

/// "20 directors, 27 of them women" · "our choir of 30 counts 34 altos among its singers".
fn outnumbers(view: &View<'_>, whole: usize, part: usize) -> bool {
    let (a, b) = (view.token(whole), view.token(part));
    let exact = [whole, part]
        .iter()
        .all(|&q| view.quantity(q).hedge == extractor::Hedge::None);
    if !exact || view.quantity(part).value <= view.quantity(whole).value || b - a > 14 {
        return false;
    }
    // "46 people were on the payroll at Monte Cuvo, 52 of whom …": no other noun stands before the comma than a name.
    let whom = view.begins(b + 1, words!["of whom"])
        && view.mark(b - 1) == Some(',')
        && b >= a + 4
        && view.is_word(b - 2)
        && view.word(b - 2).starts_with(char::is_uppercase)
        && (a + 1..b - 1)
            .all(|at| view.is_word(at) && !view.cues(at).any(&[Cue::And, Cue::But, Cue::By]));
    if whom || b - a > 9 {
        return whom;
    }
    let they = |at: usize| {
        view.cues(at).has(Cue::OfThose) && matches!(word(view, at), "of them" | "of whom")
            || view.cues(at).has(Cue::Of) && matches!(word(view, at + 1), "them" | "whom")
    };
    let end = view.end_token(b);
    let apposed = (a + 1..b).any(|at| matches!(view.mark(at), Some(',' | '(' | '—')))
        && (a + 1..b).all(|at| !view.cues(at).any(&[Cue::And, Cue::But, Cue::Level]))
        && b + 1 < end
        && they(b + 1);
    let group = view
        .cues(a - usize::from(a > view.first_token(a)))
        .has(Cue::Of)
        && (b + 1..end.min(b + 6)).any(|at| {
            word(view, at) == "among"
                && matches!(word(view, at + 1), "its" | "their" | "them" | "our")
                || view.cues(at).has(Cue::Including) && word(view, at) == "among them"
        });
    apposed || group
}

/// "Of the 340 people on the ferry, 362 were rescued", "Out of 76 requests, only five have been granted".
fn opens_with_whole(view: &View<'_>, whole: usize, part: usize) -> bool {
    let (a, b) = (view.token(whole), view.token(part));
    let first = view.first_token(a);
    // "drew attention to the roll: of 45 members, 52 had signed in"
    let first = (first..a)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(':' | ';')))
        .map_or(first, |at| at + 1);
    let head = word(view, first);
    let opens = a - first <= 3
        && (view.cues(first).has(Cue::OutOf) || head == "of" || head == "out")
        && (first + 1..a).all(|at| view.is_word(at));
    let comma = (a + 1..b).rfind(|&at| view.mark(at) == Some(','));
    // "of the 98 delegates entitled to vote 115 backed it": more of them than there are need no comma.
    let bare = comma.is_none() && exceeds(view, part, whole);
    let direct = comma.is_some_and(|at| b - at <= 3) || bare;
    let verb = (b + 1..view.end_token(b).min(b + 4))
        .any(|at| view.is_word(at) && begins_with_verb(view, at));
    opens && direct && verb && b - a <= 20
}

/// "voted", "voted yes": a phrase may begin with the verb.
fn begins_with_verb(view: &View<'_>, at: usize) -> bool {
    view.word(at).split(' ').next().is_some_and(is_verb)
}

/// "The blast killed 30 people, including 35 children", "30 people, among them 35 children": of people, more than there are.
fn includes(view: &View<'_>, whole: usize, part: usize) -> bool {
    const PEOPLE: WordList = words![
        "people",
        "men",
        "women",
        "person",
        "passengers",
        "civilians",
    ];
    let (a, b) = (view.token(whole), view.token(part));
    let people = (a + 1..b).all(|at| !view.cues(at).any(&[Cue::And, Cue::But, Cue::Or]))
        && (a + 1..b).any(|at| view.is_one_of(at, PEOPLE));
    exceeds(view, part, whole)
        && people
        && b - a <= 5
        && view.cues(b - 1).has(Cue::Including)
        && view.mark(b - 2) == Some(',')
        && view.is_word(b + 1)
}

/// "a grant of £50,000, of which £62,000 went on wages", "a bond of $52 million, and $57 million of that has been spent": an amount
/// with a unit, and one more of it than there is.
fn of_that(view: &View<'_>, part: usize) -> Option<usize> {
    let quantity = view.quantity(part);
    let united = matches!(quantity.kind, Kind::Money | Kind::Measure | Kind::Duration);
    let token = view.token(part);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let relative = |at: usize| {
        matches!(word(view, at), "of which" | "of that" | "of it")
            || view.cues(at).has(Cue::Of) && matches!(word(view, at + 1), "which" | "that" | "it")
    };
    let led = (first.max(token.saturating_sub(2))..token).any(relative);
    let behind =
        token + 2 < end && relative(token + 1) && !word(view, token + 1).ends_with("which");
    if !united || !(led || behind) {
        return None;
    }
    let whole = view.in_sentence(view.context(part).sentence).rfind(|&l| {
        // "made £41m, £6m more than last year, of which £9m came from a sale": not of the change.
        l < part
            && view.quantity(l).kind == quantity.kind
            && view.quantity(l).unit == quantity.unit
            && view.quantity(l).value.is_some()
            && view.change(l).is_none()
    })?;
    // The amount right before it, or the only one.
    (exceeds(view, part, whole) && token - view.token(whole) <= 14).then_some(whole)
}

/// Whether a part is printed larger than its whole, neither of them loosely.
fn exceeds(view: &View<'_>, part: usize, whole: usize) -> bool {
    let exact = [whole, part]
        .iter()
        .all(|&q| view.quantity(q).hedge == extractor::Hedge::None);
    exact && view.quantity(part).value > view.quantity(whole).value
}

/// "ninety-four berths, of which 101 are held back".
fn is_relative(view: &View<'_>, whole: usize, part: usize) -> bool {
    let (a, b) = (view.token(whole), view.token(part));
    let pronoun = |at: usize| {
        matches!(word(view, at), "of which" | "of whom" | "of them")
            || view.cues(at).has(Cue::Of) && matches!(word(view, at + 1), "which" | "whom" | "them")
    };
    exceeds(view, part, whole)
        && b > a + 2
        && b - a <= 12
        && (b.saturating_sub(4).max(a + 1)..b)
            // ", of which lorries contributed 71 million"
            .any(|at| pronoun(at) && (at + 2 >= b || view.mark(at - 1) == Some(',')))
        && (a + 1..b).all(|at| !view.cues(at).any(&[Cue::And, Cue::But]))
}

/// "The 46-member choir includes 51 altos".
fn holds_members(view: &View<'_>, whole: usize, part: usize) -> bool {
    let (a, b) = (view.token(whole), view.token(part));
    let printed = view
        .words(
            view.reading.tokens[a]
                .span
                .cover(view.reading.tokens[a + 1].span),
        )
        .to_ascii_lowercase();
    let people = words!["-member", "-strong", "-person", "-man", "-woman", "-seat"]
        .iter()
        .any(|tail| printed.contains(tail));
    exceeds(view, part, whole) && people && b - a <= 6 && view.cues(b - 1).has(Cue::Including)
}

/// "We asked 320 students. Of those, 365 said": the one count of the sentence before.
fn of_those_told(view: &View<'_>, part: usize) -> Option<usize> {
    let token = view.token(part);
    let first = view.first_token(token);
    let led = token > first
        && token - first <= 3
        && (view.cues(first).has(Cue::OfThose)
            || view.cues(first).has(Cue::Of)
                && matches!(word(view, first + 1), "those" | "these" | "them"));
    let sentence = view.context(part).sentence;
    let before = sentence
        .checked_sub(1)
        .filter(|&before| led && view.apart(before, sentence) == Some(1))?;
    let mut counts = view
        .in_sentence(before)
        .filter(|&q| view.is_count(q) && view.quantity(q).kind == Kind::Cardinal);
    let whole = counts.next()?;
    (counts.next().is_none() && exceeds(view, part, whole)).then_some(whole)
}

/// "All 30 mayors were asked; 34 of them came": more of them than the only count before.
fn of_them(view: &View<'_>, part: usize) -> Option<usize> {
    let token = view.token(part);
    let led = matches!(word(view, token + 1), "of them" | "of whom" | "of which")
        || token + 2 < view.end_token(token)
            && view.cues(token + 1).has(Cue::Of)
            && matches!(word(view, token + 2), "them" | "whom" | "which");
    if !led {
        return None;
    }
    let sentence = view.context(part).sentence;
    let counts = |s: usize| -> Few {
        view.in_sentence(s)
            .filter(|&q| {
                q < part
                    && view.is_count(q)
                    && !crate::parts::is_aside(view, q)
                    && view.quantity(q).kind == Kind::Cardinal
            })
            .collect()
    };
    let found = counts(sentence);
    let &[whole] = &found[..] else { return None };
    // "384 docked in May, more came in June – 421 of them"
    let others = [Cue::Comparative, Cue::Against, Cue::Rise, Cue::But];
    let compared = view.between(view.token(whole), token, &others);
    (!compared && !is_of_nearer(view, whole, part) && exceeds(view, part, whole)).then_some(whole)
}

/// "bought at 13, had 48 kilobytes, 16 of them taken": an amount of another unit stands nearer, which may be what is spoken of.
pub(super) fn is_of_nearer(view: &View<'_>, whole: usize, part: usize) -> bool {
    let sentence = view.context(part).sentence;
    (whole + 1..part).any(|q| {
        view.context(q).sentence == sentence
            && is_amount(view, q)
            && view.change(q).is_none()
            && matches!(view.quantity(q).kind, Kind::Measure | Kind::Money)
    })
}

/// "131 of those children": the nearest count of the same noun before.
fn of_those(view: &View<'_>, part: usize) -> Option<usize> {
    let token = view.token(part);
    let end = view.end_token(token);
    let anaphor = token + 2 < end
        && (view.cues(token + 1).has(Cue::OfThose)
            || view.cues(token + 1).has(Cue::Of)
                && matches!(word(view, token + 2), "those" | "these"));
    if !anaphor {
        return None;
    }
    let noun: Vec<&str> = (token + 1..end.min(token + 4))
        .filter(|&at| view.is_word(at))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect();
    let sentence = view.context(part).sentence;
    view.near(sentence, 1, 0)
        .filter(|&whole| {
            whole < part && view.is_count(whole) && view.quantity(whole).kind == Kind::Cardinal
        })
        .rfind(|&whole| view.counted(whole).iter().any(|stem| noun.contains(stem)))
        .filter(|&whole| view.quantity(whole).value >= view.quantity(part).value)
}

/// The part must not pass its whole: the whole has to lie at or above it.
fn within(view: &View<'_>, part: usize, whole: usize, strength: i32) -> Candidate {
    let claim = Claim::of(view, part);
    Candidate {
        rule: "impossible",
        claim: Claim {
            stated: Interval {
                low: claim.stated.low,
                high: f64::INFINITY,
            },
            loose: true,
            grain: 0.0,
            ..claim
        },
        formula: Formula::Same,
        operands: vec![Bound::own(view, whole)],
        strength,
        sense: Sense::None,
    }
}
