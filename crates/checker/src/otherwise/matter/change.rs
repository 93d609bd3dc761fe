//! Changes of another time, row or thing than the levels beside them.

use document::BlockKind;
use extractor::{Cue, Direction, Hedge, Kind, Role};

use super::super::gives;
use super::NEAR;
use super::whole::is_deposit;
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::{is_elliptical, is_few};
use crate::rules::names_bad;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// A change from another year, of a subset of what a table gives, or one that each of those counted went through.
pub(super) fn is_another_change(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    // "saw their attacks cut by at least 50 percent": what makes one of those counted.
    let threshold = candidate.claim.hedge == Hedge::AtLeast
        // "the 90-plus club": a name.
        || candidate.operands.iter().any(|operand| view.quantity(operand.quantity).hedge == Hedge::AtLeast);
    // "9.5 percent more than in 2023 and just past the record of 2018"
    let base = view
        .cue_behind(token, 3, &[Cue::Against])
        .and_then(|at| (at + 1..view.end_token(at).min(at + 4)).find_map(|at| view.at(at)))
        .filter(|&l| view.quantity(l).kind == Kind::Year);
    let another_year = base.is_some_and(|year| {
        candidate.operands.iter().any(|operand| {
            let told = view.context(operand.quantity).time.year;
            told.is_some()
                && told.map(f64::from) != view.quantity(year).value
                && operand.quantity > year
        })
    });
    // "sales to water utilities rose 14% and those to mining customers 22%", beside a table of divisions.
    let kind = |l: usize| view.document.blocks[view.sentence(l).block].kind;
    let cells = candidate
        .operands
        .iter()
        .all(|operand| matches!(kind(operand.quantity), BlockKind::Cell { .. }));
    let several = view
        .in_sentence(candidate.claim.sentence)
        .any(|l| l != q && view.quantity(l).kind == Kind::Percent);
    let subset = cells
        && !matches!(kind(q), BlockKind::Cell { .. })
        && (several || !names_row(view, q, candidate));
    let of_both = match candidate.operands[..] {
        [a, b] if is_deposit(view, q) => {
            gives(candidate, Formula::RateOf, [a, b]) || gives(candidate, Formula::RateOf, [b, a])
        }
        _ => false,
    };
    // "a gap of 501 euros, or 15.9 percent of his pay": a share of what is named.
    let named = view.cues(token + 1).has(Cue::Of)
        && !matches!(view.change(q), Some(Direction::Up | Direction::Down));
    threshold
        || named
        || another_year
        || subset
        || of_both
        || is_of_another_thing(view, q, candidate)
        || is_between_unlike(view, q, candidate)
}

/// "inflation at 15.2% and copper 11% off its high": of what is called a high, if that is a figure of the text at all.
fn is_from_an_extreme(view: &View<'_>, q: usize, old: usize) -> bool {
    const ENDS: WordList = words!["high", "highs", "peak", "low", "lows", "record", "best"];
    let is_end = |at: usize| view.is_one_of(at, ENDS) || view.cues(at).has(Cue::Superlative);
    let token = view.token(q);
    let end = view.end_token(token).min(token + NEAR);
    let own = (token + 1..end)
        .take_while(|&at| view.is_word(at))
        .find(|&at| view.is_one_of(at, words!["its", "their", "his", "her"]));
    let named = own.is_some_and(|at| (at + 1..end.min(at + 4)).any(is_end));
    let base = view.token(old);
    let (first, last) = (
        view.first_token(base).max(base.saturating_sub(NEAR)),
        view.end_token(base).min(base + NEAR),
    );
    named && !(first..last).any(is_end)
}

/// Levels that are none of the change: "profit grew 7.4% to 125.2m and costs were trimmed from 124.4m to 121.8m"; "has added 492 to the
/// 702"; "the two districts' total fell from 39"; "5.25% against 5.10% …, and the 4.65% won elsewhere"; "34.4 of the 43 miles".
fn is_between_unlike(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let [n, o] = [new.quantity, old.quantity];
    let of_another_move = n < o
        && view.cue_before(view.token(o), 2, &[Cue::From]).is_some()
        && view.sentence(o).span == view.sentence(n).span
        && view.between(view.token(n), view.token(o), &[Cue::And, Cue::But])
        && view
            .in_sentence(candidate.claim.sentence)
            .contains(&(o + 1))
        && view.cue_before(view.token(o + 1), 1, &[Cue::To]).is_some();
    let added = [n, o].iter().any(|&l| {
        let token = view.token(l);
        token > view.first_token(token)
            && view.is_one_of(token - 1, words!["added", "adding", "adds", "add"])
            && (token + 1..view.end_token(token).min(token + 4))
                .any(|at| view.cues(at).has(Cue::To))
    });
    let percents = [n, o]
        .iter()
        .all(|&l| view.quantity(l).kind == Kind::Percent)
        && match view.change(q) {
            // "slowed to 2.8 percent from 3.1, with food up 4.4": of another than the rates that fell.
            Some(Direction::Up) => new.value < old.value,
            Some(Direction::Down) => new.value > old.value,
            _ => true,
        }
        // Points called per cent.
        && (candidate.claim.value - (new.value - old.value).abs()).abs() > candidate.claim.grain;
    // "nineteen in the past twelve months, against 31": a period is no level.
    let period = |l: usize| {
        let token = view.token(l);
        view.quantity(l).kind == Kind::Duration
            && (view.first_token(token).max(token.saturating_sub(3))..token).any(|at| {
                view.is_word(at)
                    && view.lower(at).split(' ').any(|word| {
                        matches!(word, "in" | "over" | "within" | "during" | "past" | "last")
                    })
            })
    };
    is_number_of_things(view, n, o)
        || is_from_an_extreme(view, q, o)
        || super::gap::is_of_another_fall(view, [n, o])
        || period(n) != period(o)
        || of_another_move
        || added
        || percents
        || is_of_measured(view, n, o)
        || is_of_next_subject(view, q, [n, o])
        || is_for_the_better(view, q, candidate)
}

/// "was fourth with $6.8m, off only 19%, and the horror entry rounded out the five on $5.2m": a level of what is named next.
fn is_of_next_subject(view: &View<'_>, q: usize, [new, old]: [usize; 2]) -> bool {
    let (near, far) = (new.min(old), new.max(old));
    let sentence = view.context(q).sentence;
    let between = |wanted: &[Cue]| view.between(view.token(q), view.token(far), wanted);
    near < q
        && q < far
        && [near, far]
            .iter()
            .all(|&l| view.context(l).sentence == sentence)
        && between(&[Cue::And])
        && !between(&[Cue::From, Cue::Against, Cue::Earlier, Cue::To])
        && !view.context(far).time.earlier
        && view.context(far).time.year.is_none()
}

/// Words for a distance between two levels of which neither is the earlier.
const GAPS: WordList = words![
    "a deficit of",
    "deficit",
    "a gap of",
    "gap",
    "shortfall",
    "a shortfall of",
    "premium",
    "a premium of",
];

/// "takes 6.8 days where it took 8.5, an improvement of one-fifth": better may be more or less.
fn is_for_the_better(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let judged = (first.max(token.saturating_sub(4))..end.min(token + 4)).any(|at| {
        view.is_word(at)
            && words!["improv", "better", "worse", "deteriorat", "weaken"]
                .iter()
                                .any(|word| view.lower(at).contains(word))
            // "31 where it was shady and 26 where it was not, a deficit of 16 per cent"
            || view.is_one_of(at, GAPS)
    });
    let timed = [new, old].iter().any(|level| {
        let context = view.context(level.quantity);
        context.time.earlier || matches!(context.role, Role::Base | Role::Reference)
    });
    let other = Formula::PercentFall.value(&[old.value, new.value]).abs();
    let band = candidate.claim.stated;
    judged && !timed && band.low <= other && other <= band.high
}

/// "the two districts' total fell from 39": a small number in words that no *to* leads is not what a larger one fell to.
pub(super) fn is_number_of_things(view: &View<'_>, new: usize, old: usize) -> bool {
    let few = is_few(view, new);
    few && !view.quantity(old).in_words
        && new < old
        && view.quantity(old).value > Some(12.0)
        && view.cue_before(view.token(old), 2, &[Cue::From]).is_some()
        && view
            .cue_before(view.token(new), 2, &[Cue::To, Cue::Level])
            .is_none()
}

/// "34.4 of the original 43 miles" beside "1,150 boats": what is so many of a measure is one.
fn is_of_measured(view: &View<'_>, a: usize, b: usize) -> bool {
    let measured = |l: usize| {
        let token = view.token(l);
        view.is_count(l)
            && view.cues(token + 1).any(&[Cue::Of, Cue::OfThose])
            && (token + 2..view.end_token(token).min(token + 5))
                .find_map(|at| view.at(at))
                .is_some_and(|whole| view.quantity(whole).kind == Kind::Measure)
    };
    measured(a) != measured(b) && view.is_count(a) && view.is_count(b)
}

/// Whether the subject of a claim is the label of the row that its figures stand in.
fn names_row(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let block = |l: usize| view.sentence(l).block;
    let own = candidate
        .operands
        .first()
        .map(|operand| block(operand.quantity));
    let Some((own, BlockKind::Cell { table, row, .. })) =
        own.map(|own| (own, view.document.blocks[own].kind))
    else {
        return true;
    };
    let same_row = |at: &usize| matches!(view.document.blocks[*at].kind, BlockKind::Cell { table: t, row: r, .. } if t == table && r == row);
    let Some(label) = (0..=own).rev().take_while(same_row).last() else {
        return true;
    };
    let label = view.stems(view.document.blocks[label].span);
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(NEAR + 1))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .filter_map(|at| stem(view.lower(at)))
        .any(|word| label.iter().any(|other| related(word, other)))
}

/// "212 seats instead of 174, burn 16% less fuel": what is less is named; "They had lost 38 percent last year": then; "added 80 places,
/// 5 per cent more than the 1,540": what was added.
fn is_of_another_thing(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let sentence = candidate.claim.sentence;
    let outside = |l: usize| view.context(l).sentence != sentence;
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    let instead = match candidate.operands[..] {
        [a, b] => {
            let (from, to) = (view.token(a.quantity), view.token(b.quantity));
            (from.min(to)..from.max(to))
                .any(|at| view.is_one_of(at, words!["instead", "instead of"]))
        }
        _ => false,
    };
    let named = view
        .cues(token + 1)
        .has(Cue::Comparative)
        .then(|| token + 2)
        .filter(|&at| at < view.end_token(token) && view.is_word(at))
        .and_then(|at| stem(view.lower(at)));
    let other_noun = instead
        && named.is_some_and(|noun| {
            operands().any(|l| !view.counted(l).is_empty())
                && operands().all(|l| !view.counted(l).iter().any(|other| related(noun, other)))
        });
    // "5 hours a night made 22% more errors than 8": what is more is named, and the levels are times.
    let timed = named.is_some()
        && operands().all(|l| view.quantity(l).kind == Kind::Duration)
        && !view.is_one_of(
            token + 2,
            words!["time", "hours", "days", "minutes", "than"],
        );
    let from = view.reading.sentences[sentence].tokens.0;
    let near = view.cue_behind(token, 5, &[Cue::Earlier]).is_some()
        || view.cue_before(token, 5, &[Cue::Earlier]).is_some();
    let had = (from..token).any(|at| view.is_one_of(at, words!["had"]));
    let then = operands().all(outside)
        && near
        && (had
            || operands().all(|l| !view.sentence_has(view.context(l).sentence, &[Cue::Earlier])));
    let added = matches!(candidate.operands[..], [a, b] if {
        let (small, large) = (a.value.abs().min(b.value.abs()), a.value.abs().max(b.value.abs()));
        (100.0 * small / large - candidate.claim.value).abs() <= candidate.claim.grain / 2.0
            && small < 0.15 * large
    });
    // "from £892 … pay went up by 3.4% to £31,620": figures of two matters lie far apart, but by no slip of noughts.
    let ratio = (candidate.value() / candidate.claim.value).abs().log10();
    let noughts = ratio.round().abs() >= 1.0 && (ratio - ratio.round()).abs() < 0.004;
    // "8% in 2020 and 24% in 2024. The 16% gain": points, called per cent.
    let points = operands().all(|l| view.quantity(l).kind == Kind::Percent)
        && matches!(candidate.operands[..], [a, b] if [[a, b], [b, a]]
            .iter()
            .any(|&pair| gives(candidate, Formula::Difference, pair)));
    let far = ratio.abs() > 0.8 && !noughts && !points && operands().any(outside);
    // "But the county, which has put up its charge by 4.99%"
    let turned = operands().all(outside) && view.cues(from).has(Cue::But);
    other_noun || timed || then || added || far || turned
}

/// "cost $143, up from $131, and revenue rose to $97": the base of the move before; "Only 2007, at 10.6C, and 2018, at 10.5C, were
/// warmer": both against a third.
pub(super) fn is_of_two_moves(view: &View<'_>, candidate: &Candidate) -> bool {
    let &[new, old] = &candidate.operands[..] else {
        return false;
    };
    let [n, o] = [new.quantity, old.quantity].map(|l| view.token(l));
    let same = view.context(new.quantity).sentence == view.context(old.quantity).sentence;
    if !same {
        return false;
    }
    let first = view.first_token(n);
    let from = view.cue_before(o, 2, &[Cue::From]).is_some();
    let own_result = old.quantity > 0
        && view.context(old.quantity - 1).sentence == view.context(old.quantity).sentence
        && (view.comparable(old.quantity - 1, old.quantity) || is_elliptical(view, old.quantity))
        && old.quantity - 1 != new.quantity;
    let parted = n > o
        && (o + 1..n).any(|at| {
            view.cues(at).any(&[Cue::And, Cue::But])
                || view.is_one_of(at, words!["while", "whereas"])
        });
    let start = candidate.claim.span.start;
    let at = view
        .reading
        .tokens
        .partition_point(|token| token.span.start < start);
    let word = Some(at).filter(|&at| at < view.reading.tokens.len() && view.is_word(at));
    let plural = word.is_some_and(|at| {
        at > n.max(o)
            && at > first
            && view.is_one_of(at - 1, words!["were", "are"])
            && view.between(n, o, &[Cue::And])
    });
    // "Both were lower than a year before, when they had recorded 7.8% and 8.6%": two of them, each against its own.
    let both = word.is_some_and(|at| {
        (view.first_token(at)..at).any(|t| view.is_one_of(t, words!["both", "each", "either"]))
            && view.between(n.min(o), n.max(o), &[Cue::And])
    });
    // "when warmer weather shortens it from 14 days to 10": said of what is named behind it.
    let attribute = word.is_some_and(|at| {
        let next = at + 1;
        view.lower(at).ends_with("er")
            && view.lower(at) != "fewer"
            && next < view.end_token(at)
            && view.is_word(next)
            && view.cues(next).is_plain()
            && stem(view.lower(next)).is_some()
            && view.cue_behind(at, 6, &[Cue::Against]).is_none()
    });
    // "The area under the crop stood at 398 hectares, against 374": what lies under is the crop.
    let place = word.is_some_and(|at| {
        view.is_one_of(at, words!["under", "over", "above", "below"])
            && (at + 1..view.end_token(at).min(at + 4)).all(|at| view.at(at).is_none())
    });
    // "one to every 18, a shade worse than the county's 17.2": better may be more or less, but not of what is known to be bad: "arrears".
    let words = view.words(candidate.claim.span);
    let bad = word.is_some_and(|at| names_bad(view, first..at));
    let judged = !bad
        && words!["worse", "better"]
            .iter()
            .any(|word| words.contains(word));
    // "younger than all but six of the players": how many are left out.
    let but = [n, o].iter().any(|&at| {
        at > view.first_token(at)
            && (view.cues(at - 1).has(Cue::But) || view.is_one_of(at - 1, words!["except"]))
            && (view.first_token(at).max(at.saturating_sub(2))..at)
                .any(|t| view.is_word(t) && view.lower(t).ends_with("all"))
    });
    let other = judged || but || super::gap::is_of_another_fall(view, [new.quantity, old.quantity]);
    other || from && (own_result && parted || attribute) || plural || both || place
}
