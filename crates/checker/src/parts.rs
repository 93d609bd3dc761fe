//! Amounts that add, multiply and divide: which are of one kind and which stand in one list; shared by the rules of sums, products and averages.

use extractor::{Cue, Kind, Per, Role, Stance, UnitId};

use crate::view::{Few, View};

/// "twelve": a number up to twelve in words, which says how many of something there are as soon as it is an amount of its own.
pub(crate) fn is_few(view: &View<'_>, q: usize) -> bool {
    view.quantity(q).in_words && view.quantity(q).value <= Some(12.0)
}

/// A figure that can be a part, a factor or a total: a level, or what was raised, lost or received.
pub(crate) fn is_amount(view: &View<'_>, q: usize) -> bool {
    *view.memo.amounts[q].get_or_init(|| can_be_counted_in(view, q))
}

fn can_be_counted_in(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    quantity.value.is_some_and(|value| value > 0.0)
        && !is_bare_year(view, q)
        && matches!(
            quantity.kind,
            Kind::Cardinal
                | Kind::Money
                | Kind::Measure
                | Kind::Duration
                | Kind::Percent
                | Kind::Rate
        )
        && !matches!(view.context(q).role, Role::Change(_) if !is_received(view, q))
        && !view.is_furniture(q)
        && !crate::per::is_of_a_strength(view, q)
}

/// "At Quay Street the rate was 51%": a sentence that opens with a place which that of the operand does not name.
pub(crate) fn is_elsewhere(view: &View<'_>, q: usize, operand: usize) -> bool {
    let (own, other) = (view.context(q).sentence, view.context(operand).sentence);
    let first = view.reading.sentences[own].tokens.0;
    let name = first + 1;
    let placed = own != other
        && view.is_one_of(first, words!["at", "in"])
        && view.is_word(name)
        && view.word(name).starts_with(char::is_uppercase)
        && view.at(name).is_none()
        && name < view.token(q);
    placed && {
        let (from, to) = view.reading.sentences[other].tokens;
        !(from..to).any(|at| view.is_word(at) && view.lower(at) == view.lower(name))
    }
}

/// "(2022: £176m)": four digits of a year that no word calls one.
pub(crate) fn is_bare_year(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    quantity.kind == Kind::Cardinal
        && quantity
            .value
            .is_some_and(|value| (1800.0..2100.0).contains(&value))
        && view.printed(q).len() == 4
        && (view.context(q).counted.is_none() || names_a_year(view, q))
}

/// A year, date or place in a list, or a number up to three in words: no figure of its own beside those that a paragraph tells.
pub(crate) fn is_aside(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    matches!(quantity.kind, Kind::Year | Kind::Date | Kind::Ordinal)
        || quantity.in_words && quantity.value <= Some(3.0)
        || is_bare_year(view, q)
}

/// "82 of the 2024 deaths": the year of what is counted, which the text has named as one.
fn names_a_year(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token)
        && view.is_one_of(token - 1, words!["the", "those", "all"])
        && view.around(view.context(q).sentence, 2, 1).any(|y| {
            view.quantity(y).kind == Kind::Year && view.quantity(y).value == view.quantity(q).value
        })
}

/// "raised £1.12m", "lost 1,200 feet", "another 40": the verb hands over an amount though it can also mean a change.
fn is_received(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let by = view.cue_before(token, 2, &[Cue::By]).is_some();
    let compared = view
        .cue_behind(token, 2, &[Cue::Comparative])
        .is_some_and(|at| !is_further(view, at));
    let was = view.cue_before(token, 1, &[Cue::Level]).is_some();
    let verb = was || view.cue_before(token, 2, &[Cue::ChangeVerb]).is_some() || adds(view, q);
    let gap = !was
        && view
            .cue_before(token, 3, &[Cue::Gap, Cue::Margin])
            .is_some();
    let noun = view.cue_before(token, 3, &[Cue::ChangeNoun]).is_some()
        && view.cue_before(token, 1, &[Cue::Of]).is_some();
    view.quantity(q).kind != Kind::Percent && (verb || noun) && !by && !compared && !gap
}

/// "another $9.8 million", "£190,000 more": comes on top of what was named before.
pub(crate) fn adds(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let before = token
        .checked_sub(1)
        .filter(|&at| at >= view.first_token(token));
    // "47 more women than men" is a distance.
    let end = view.end_token(token);
    let than = (token + 2..end.min(token + 5))
        .take_while(|&at| view.is_word(at))
        .any(|at| view.cues(at).has(Cue::Against));
    before.is_some_and(|at| is_further(view, at)) || is_further(view, token + 1) && !than
}

/// "at the office 153; a further 342 work in branches": so many more than stand before them, which is no first part of a total.
pub(crate) fn comes_on_top(view: &View<'_>, l: usize) -> bool {
    let words = view.quantity(l).span;
    view.lowered[..words.start].trim_end().ends_with("further")
        || view.lowered_words(words).starts_with("a further")
}

/// Words that put an amount on top of another.
fn is_further(view: &View<'_>, at: usize) -> bool {
    view.is_word(at)
        && matches!(
            view.lower(at),
            "another"
                | "more"
                | "further"
                | "a further"
                | "extra"
                | "an extra"
                | "additional"
                | "an additional"
        )
}

/// A figure that the writer asserts and that is not the base or reference of another.
pub(crate) fn is_asserted(view: &View<'_>, q: usize) -> bool {
    let context = view.context(q);
    !matches!(context.role, Role::Base | Role::Reference) && context.stance != Stance::Negated
}

/// The figure whose measure most of some figures share; of several one with a unit, and the first.
pub(crate) fn commonest(
    view: &View<'_>,
    figures: &[usize],
    alike: impl Fn(usize, usize) -> bool,
) -> Option<usize> {
    let like = |l: usize| figures.iter().filter(|&&other| alike(l, other)).count();
    let united = |l: usize| view.quantity(l).unit.base != UnitId::NONE;
    figures
        .iter()
        .copied()
        .max_by_key(|&l| (like(l), united(l), std::cmp::Reverse(l)))
}

/// Whether `l` is of the kind of `q`; its unit may be left out ("520 megawatts, solar 340 and hydro 140").
pub(crate) fn is_like(view: &View<'_>, l: usize, q: usize) -> bool {
    let (a, b) = (view.quantity(l), view.quantity(q));
    if a.unit.per != b.unit.per {
        return false;
    }
    a.kind == b.kind && view.comparable(l, q)
        || b.unit.base != UnitId::NONE
            && view.context(l).sentence == view.context(q).sentence
            && is_elliptical(view, l)
}

/// A bare number that names nothing it counts: not the 27 of "27 of the fires".
pub(crate) fn is_elliptical(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let bare = quantity.kind == Kind::Cardinal
        && quantity.unit.base == UnitId::NONE
        && quantity.unit.per == Per::Nothing
        && view.context(q).counted.is_none();
    bare && {
        let next = view.token(q) + 1;
        let end = view.end_token(next - 1);
        let of = next + 1 < end
            && view.cues(next).has(Cue::Of)
            && (next + 1..end.min(next + 4)).all(|at| view.at(at).is_none());
        // "paid by the 14,000 who went"
        let people = next < end && view.is_one_of(next, words!["who", "whom", "whose"]);
        !of && !people
    }
}

/// A part of the figure before it: "£48,000 of it from Americans", "of whom 27", "(40 of them abroad)".
pub(crate) fn is_subset(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let pronoun = |at: usize| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "it" | "them" | "which" | "whom" | "those" | "these" | "the" | "its" | "their"
            )
    };
    let of = |at: usize| {
        view.cues(at).has(Cue::OfThose)
            || view.cues(at).has(Cue::Of) && at + 1 < view.end_token(token) && pronoun(at + 1)
    };
    (token + 1..view.end_token(token).min(token + 3))
        .take_while(|&at| view.is_word(at))
        .any(of)
        || (view.first_token(token).max(token.saturating_sub(3))..token)
            .rev()
            .take_while(|&at| view.is_word(at))
            .any(|at| view.cues(at).any(&[Cue::OfThose, Cue::Including]))
        || is_bracketed(view, q)
}

/// The whole of a part before it: the 52 of "41 of the 52 Sundays".
pub(crate) fn is_whole(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let article = |at: usize| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "the" | "its" | "their" | "his" | "her" | "our" | "my" | "a" | "these" | "those"
            )
    };
    let Some(mut at) = token.checked_sub(1).filter(|&at| at >= first) else {
        return false;
    };
    if article(at) && at > first {
        at -= 1;
    }
    view.cues(at).has(Cue::OutOf)
        || view.cues(at).has(Cue::Of) && at > first && view.at(at - 1).is_some()
}

/// The 70 of "31 of the 70 seats": a whole that stands right behind a level taken out of it.
pub(crate) fn has_its_part(view: &View<'_>, whole: usize) -> bool {
    let part = whole.checked_sub(1).filter(|_| is_whole(view, whole));
    part.is_some_and(|part| {
        view.context(part).sentence == view.context(whole).sentence
            && view.is_level(part)
            && view.comparable(part, whole)
            && view.quantity(part).value < view.quantity(whole).value
    })
}

/// "On a loan of $400,000 over 30 years the payment at 6.25% is $2,463 a month": what is paid back at a time, with interest.
pub(crate) fn is_instalment(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let paid = (view.first_token(token)..token).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at).trim_end_matches('s'),
                "payment" | "repayment" | "instalment" | "installment"
            )
    });
    paid && view
        .in_sentence(view.context(q).sentence)
        .any(|rate| view.quantity(rate).kind == Kind::Percent)
}

/// The base of a multiple: the 94,600 of "nearly triple the 94,600".
pub(crate) fn is_multiplied(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(2))..token).any(|at| {
        view.at(at)
            .is_some_and(|m| view.quantity(m).kind == Kind::Multiple)
    })
}

/// Whether a figure stands in round brackets.
pub(crate) fn is_bracketed(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.memo.has_bracket(view.context(q).sentence)
        && (view.first_token(token)..token)
            .rev()
            .take_while(|&at| view.mark(at) != Some(')'))
            .any(|at| view.mark(at) == Some('('))
}

/// Whether two neighbours are items of one list: a comma, semicolon or *and* stands between them, or a new list item.
pub(crate) fn is_linked(view: &View<'_>, a: usize, b: usize) -> bool {
    if view.context(a).sentence != view.context(b).sentence {
        return true;
    }
    (view.token(a) + 1..view.token(b)).any(|at| {
        matches!(view.mark(at), Some(',' | ';' | '&' | '+')) || view.cues(at).has(Cue::And)
    })
}

/// The items of `run` from the end back to the last gap that does not link.
pub(crate) fn last_list(view: &View<'_>, run: &[usize]) -> Few {
    let mut from = run.len().saturating_sub(1);
    while from > 0 && is_linked(view, run[from - 1], run[from]) {
        from -= 1;
    }
    Few::from_slice(&run[from..])
}

/// The number in "the three", "the two of them", "all four" of a sentence, which says how many items a list has.
pub(crate) fn announced_count(view: &View<'_>, sentence: usize) -> Option<usize> {
    view.in_sentence(sentence).find_map(|q| {
        let quantity = view.quantity(q);
        let token = view.token(q);
        let led = token > view.first_token(token)
            && view.is_word(token - 1)
            && matches!(
                view.lower(token - 1),
                "the" | "all" | "these" | "those" | "its" | "both"
            );
        let count = quantity
            .value
            .filter(|&n| n.fract() == 0.0 && (2.0..=12.0).contains(&n))?;
        (led && quantity.kind == Kind::Cardinal && quantity.in_words).then_some(whole(count))
    })
}

/// A small whole number as an index or count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of list items, never below nought"
)]
pub(crate) const fn whole(value: f64) -> usize {
    value as usize
}

/// Whether two noun phrases name the same things; people have many names.
pub(crate) fn share_a_noun(a: &[&str], b: &[&str]) -> bool {
    let people = |stems: &[&str]| {
        stems.iter().any(|stem| {
            matches!(
                *stem,
                "peopl" | "person" | "resident" | "inhabitant" | "citizen" | "head"
            )
        })
    };
    a.iter().any(|stem| b.contains(stem)) || people(a) && people(b)
}

/// Whether two figures are said of different times.
pub(crate) fn times_differ(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.context(a).time, view.context(b).time);
    let years = matches!((x.year, y.year), (Some(x), Some(y)) if x != y);
    let past = |time: extractor::Time| time.year.is_some() || time.earlier;
    years || past(x) && y.later && !past(y) || past(y) && x.later && !past(x)
}

/// Whether the nouns that two figures count are known and have nothing in common.
pub(crate) fn nouns_differ(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.counted(a), view.counted(b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|stem| y.contains(stem))
}

/// Whether the words before a figure say that it restates or follows from what was said: *or*, *which is*, *works out at*,
/// *an average of*, *that means*, *making*.
pub(crate) fn is_joined(view: &View<'_>, q: usize) -> bool {
    *view.memo.joined[q].get_or_init(|| follows_from_what_was_said(view, q))
}

fn follows_from_what_was_said(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.cue_before(token, 4, &[Cue::Or, Cue::Equal, Cue::Making])
        .is_some()
        || view
            .cue_before(token, 3, &[Cue::Average])
            .is_some_and(|at| {
                view.word(at).ends_with(" of")
                    || at == view.first_token(token)
                    || matches!(view.mark(at - 1), Some(',' | '—' | '(' | ':'))
            })
        || (view.first_token(token)..token.min(view.first_token(token) + 2)).any(|at| {
            view.is_word(at)
                && matches!(
                    view.lower(at),
                    "that" | "this" | "which" | "hence" | "so" | "thus"
                )
        })
        || (view.first_token(token).max(token.saturating_sub(6))..token).any(|at| {
            view.is_word(at)
                && matches!(
                    view.lower(at),
                    "therefore" | "thus" | "hence" | "then" | "so" | "bill"
                )
        })
}

/// Nobody is as old, in years.
pub(crate) const AGES: f64 = 125.0;

/// "after nine, so that …", "until six": an hour of the day.
pub(crate) fn is_clock_hour(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.quantity(q).in_words
        && view.quantity(q).value <= Some(12.0)
        && view.context(q).counted.is_none()
        && token > view.first_token(token)
        && view.is_one_of(
            token - 1,
            words![
                "after", "before", "until", "till", "at", "by", "since", "from", "past",
            ],
        )
}
