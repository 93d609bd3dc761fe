//! What ties a share to its part: "or 5 percent", a bracket, an apposition, a sentence that points back.

use extractor::{Cue, Kind, Role};

use super::comes_to::{concluded, put_at};
use super::evidence::{names_whole, preposition};
use super::own::Own;
use crate::topic::related;
use crate::view::View;

/// The claim beside the part: "1,150 of its 23,000 jobs, or 5 percent" · "1,372 (72.0%)" · "That is a third".
pub(super) fn part_and_claim(view: &View<'_>, own: &Own<'_, '_>, part: usize, whole: usize) -> i32 {
    let q = own.q;
    if view.context(part).sentence != view.context(q).sentence {
        return across(view, own, part, whole);
    }
    // "1,372 (72.0%)" · "7,300 more arrivals than departures (61% of the growth)": a share in brackets is of the figure before.
    let token = view.token(q);
    if view.mark(token.saturating_sub(1)) == Some('(') {
        let before = (view.first_token(token).max(token.saturating_sub(9))..token)
            .rev()
            .filter_map(|at| view.at(at))
            .find(|&l| is_counting(view, l));
        return match before {
            Some(before) if before == part => 6,
            Some(before) if before == whole => 2,
            Some(_) => -6,
            None => 0,
        };
    }
    if said_of(view, q) == Some(whole) {
        return -8;
    }
    let (from, to) = (
        view.token(part).min(view.token(q)),
        view.token(part).max(view.token(q)),
    );
    if apposed(view, q, part) {
        return 6;
    }
    if bare(view, q) && taken_out(view, q, part, whole) {
        return 5;
    }
    let announced = view.token(q) < view.token(part)
        && view
            .cue_before(view.token(q), 6, &[Cue::Rate])
            .is_some_and(|at| fits_rate(view, at, whole));
    if announced && explicit(view, part, whole) {
        return 5;
    }
    if part < q && to - from <= 12 && is_pointed_at(view, from, to) {
        return 4;
    }
    // A colon before the claim itself explains; any other parts the two.
    if (from + 1..to).any(|at| {
        view.mark(at) == Some(';') || view.mark(at) == Some(':') && at + 3 < view.token(q)
    }) {
        return 1;
    }
    // "where the party got 24%, it won 24 seats": another clause.
    let clause = view.token(q) < view.token(part)
        && (from + 1..to).any(|at| view.mark(at) == Some(','))
        && (from + 1..to).any(|at| {
            view.is_word(at)
                && matches!(
                    view.word(at),
                    "it" | "they" | "he" | "she" | "which" | "who"
                )
        });
    if clause {
        return 0;
    }
    // "8,640 for the cup tie, when half were children": of what was told, not of the whole before.
    let other = view.token(q) > view.token(part)
        && (view.cues(view.token(q) + 1).has(Cue::Level))
        && (from + 1..to).any(|at| {
            view.mark(at - 1) == Some(',')
                && view.is_one_of(at, words!["when", "where", "while", "whose"])
        });
    if other || (from + 1..to).any(|at| view.cues(at).has(Cue::But)) {
        return 0;
    }
    if is_parted(view, q, part, whole) {
        return 0;
    }
    let linked = (from + 1..to)
        .any(|at| view.cues(at).any(&[Cue::Or, Cue::Equal]) || view.mark(at) == Some('('));
    match concluded(view, q, part, whole) {
        0 => {}
        tie => return tie,
    }
    let another = (from + 1..to)
        .filter_map(|at| view.at(at))
        .any(|l| l == whole);
    // A claim before its part is tied to it by "or", brackets, a whole between them, or not at all.
    let ahead = view.token(q) < view.token(part);
    let owned = view
        .cue_behind(view.token(part), 3, &[Cue::OfThose])
        .is_some();
    let parted = (from + 1..to).any(|at| {
        view.cues(at).any(&[Cue::And, Cue::From]) || view.is_word(at) && view.lower(at) == "from"
    });
    if ahead && !linked && !owned && (parted || !names_whole(view, q, whole)) {
        return 0;
    }
    match to - from {
        d if linked && d <= 12 => 5,
        d if d <= 4 => 4,
        d if d <= 9 || another => 3,
        _ => 1,
    }
}

/// Whether another amount stands between part and claim, which then is rather of that one. "561 waited longer than half an hour, which
/// is 30%": how long is no amount of theirs.
fn is_parted(view: &View<'_>, q: usize, part: usize, whole: usize) -> bool {
    let (from, to) = (
        view.token(part).min(view.token(q)),
        view.token(part).max(view.token(q)),
    );
    let lasts = |l: usize| view.quantity(l).kind == Kind::Duration;
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    // "1,015 were granted, which leaves 435 and puts approval at 70%"
    let put = put_at(view, q);
    let left =
        |l: usize| put && (value(l) + value(part) - value(whole)).abs() < 1e-9 * value(whole);
    (from + 1..to)
        .filter_map(|at| view.at(at))
        .filter(|&l| l != whole && view.quantity(l).kind != Kind::Ordinal && is_counting(view, l))
        .filter(|&l| !left(l))
        .any(|l| view.quantity(q).kind == Kind::Rate || !lasts(l) || lasts(part))
}

/// "210 are women; that is a quarter": a clause behind a semicolon that points back.
fn is_pointed_at(view: &View<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| {
        view.mark(at) == Some(';')
            && view.is_one_of(
                at + 1,
                words!["that", "that is", "that's", "this", "this is", "which is"],
            )
    })
}

/// "raised its rate to 7.25% from 6.5%": a level with a base of its own, told as a move and not as a share.
pub(super) fn has_moved(view: &View<'_>, q: usize) -> bool {
    view.context(q).role == Role::Result
        && view.in_sentence(view.context(q).sentence).any(|l| {
            matches!(view.quantity(l).kind, Kind::Percent | Kind::Cardinal)
                && view.context(l).role == Role::Base
        })
}

/// The same where the part stands in another sentence.
fn across(view: &View<'_>, own: &Own<'_, '_>, part: usize, whole: usize) -> i32 {
    let q = own.q;
    let token = view.token(q);
    let shared = own.shared(view.topic(part));
    let next = view.context(part).sentence + 1 == view.context(q).sentence;
    // "Turnout was 38 percent. Officials received 61,560 ballots from a list of 162,000 voters."
    let announced = view.context(part).sentence == view.context(q).sentence + 1
        && view
            .cue_before(token, 4, &[Cue::Rate, Cue::Share])
            .is_some_and(|at| fits_rate(view, at, whole));
    4 * i32::from(next && own.points_back())
        + 3 * i32::from(announced)
        + i32::try_from(shared.min(2)).unwrap_or(2) * 2
}

fn is_counting(view: &View<'_>, q: usize) -> bool {
    !matches!(view.quantity(q).kind, Kind::Year | Kind::Date | Kind::Age)
}

/// Whether a rate that is announced can be of a whole in the next sentence: turnout is of voters, any other rate of a noun
/// that stands beside it.
fn fits_rate(view: &View<'_>, rate: usize, whole: usize) -> bool {
    let topic = view.topic(whole);
    let near = |stem: &&str| topic.iter().any(|other| related(stem, other));
    if view.lower(rate).starts_with("turn") {
        return words!["voter", "elector", "regist", "ballot", "roll"]
            .iter()
            .any(|word| topic.iter().any(|other| other.starts_with(word)));
    }
    view.stems(
        view.reading.sentences[view
            .reading
            .sentences
            .partition_point(|s| s.tokens.1 <= rate)]
        .span,
    )
    .iter()
    .any(near)
}

/// "Three in four of the 1,460 people who came, 365 donors, had …" · "half of the 64 vehicles, 44 in number": the part
/// stands in apposition behind the claim's noun phrase.
fn apposed(view: &View<'_>, q: usize, part: usize) -> bool {
    let (a, b) = (view.token(q), view.token(part));
    if b <= a + 1 || b - a > 16 || view.quantity(part).kind == Kind::Percent {
        return false;
    }
    let set_off = |at: usize| matches!(view.mark(at), Some(',' | '(' | '—' | ':'));
    let led = b > a + 2 && view.cues(b - 1).has(Cue::Or);
    let opens = if led { b - 2 } else { b - 1 };
    let plain = (a + 1..opens).all(|at| {
        (view.is_word(at)
            && !view
                .cues(at)
                .any(&[Cue::And, Cue::But, Cue::Against, Cue::Or]))
            || view.at(at).is_some()
    });
    let end = view.end_token(b);
    let closes = (b + 1..end.min(b + 6))
        .take_while(|&at| view.is_word(at))
        .count();
    let shut = b + 1 + closes >= end
        || matches!(view.mark(b + 1 + closes), Some(',' | ')' | '—' | '.' | ';'))
        || view.at(b + 1 + closes).is_some()
            && (b + 1..=b + closes).any(|at| view.cues(at).any(&[Cue::OutOf, Cue::Of]));
    // A verb behind the part makes it the subject of another clause ("half of them left, 12 people said").
    let verb = (b + 1..b + 1 + closes).any(|at| view.cues(at).any(&[Cue::Level, Cue::Attribution]));
    set_off(opens) && plain && shut && !verb
}

/// "sales of €812m, two-fifths of the total": the amount that a share of a whole with another name follows at once, so that it
/// can be no whole itself.
fn said_of(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let total = token + 1 < end
        && view.is_word(token + 1)
        && matches!(
            view.lower(token + 1),
            "of the total" | "of the whole" | "of total"
        );
    let named = token + 2 < end
        && view.cues(token + 1).has(Cue::Of)
        && view.is_word(token + 2)
        && matches!(
            view.lower(token + 2),
            "the" | "all" | "total" | "its" | "their" | "the total"
        );
    if !(total || named) || token < first + 2 || view.mark(token - 1) != Some(',') {
        return None;
    }
    (first.max(token.saturating_sub(4))..token - 1)
        .rev()
        .take_while(|&at| {
            view.at(at).is_some()
                || view.is_word(at) && !view.cues(at).any(&[Cue::Level, Cue::ChangeVerb, Cue::And])
        })
        .find_map(|at| view.at(at))
        .filter(|&l| is_counting(view, l))
}

/// A share with no clause of its own: ", a quarter, …" · ": one in nine, the board was told" · ", an acceptance rate of 14%".
fn bare(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let end = view.end_token(token);
    let mark = |at: usize| matches!(view.mark(at), Some(',' | ':' | '—' | '(' | ';'));
    let closes =
        token + 1 >= end || matches!(view.mark(token + 1), Some(',' | ')' | '—' | '.' | ';'));
    if token > first && mark(token - 1) {
        return closes;
    }
    // A noun phrase in apposition opens with an article or "or", and holds no verb.
    let opens = (first.max(token.saturating_sub(7))..token)
        .rev()
        .take_while(|&at| {
            view.is_word(at)
                && !view
                    .cues(at)
                    .any(&[Cue::Level, Cue::ChangeVerb, Cue::Attribution])
        })
        .last();
    opens.is_some_and(|at| {
        at > first
            && mark(at - 1)
            && matches!(
                view.lower(at),
                "a" | "an"
                    | "or"
                    | "some"
                    | "about"
                    | "that is"
                    | "namely"
                    | "its"
                    | "their"
                    | "which is"
                    | "making"
                    | "giving"
            )
    }) && closes
}

/// "93 of the 1,240", "Of the 1,240 beds 93": part and whole joined by their own words.
pub(super) fn explicit(view: &View<'_>, part: usize, whole: usize) -> bool {
    if view.context(part).sentence != view.context(whole).sentence {
        return false;
    }
    let (a, b) = (view.token(part), view.token(whole));
    let of = preposition(view, b, &[Cue::Of, Cue::OutOf]);
    of && if a < b {
        b - a <= 6 && (a + 1..b).all(|at| view.is_word(at))
    } else {
        whole + 1 == part && a - b <= 14
    }
}

/// Whether a bare share stands behind the only such pair of its sentence.
fn taken_out(view: &View<'_>, q: usize, part: usize, whole: usize) -> bool {
    let last = part.max(whole);
    explicit(view, part, whole)
        && last < q
        && (last + 1..q).all(|l| {
            !matches!(
                view.quantity(l).kind,
                Kind::Percent | Kind::Fraction | Kind::Cardinal | Kind::Money | Kind::Measure
            )
        })
}
