//! What an amount is *per*: a unit of time or measure, each of those counted, or what a noun names; shared by the rules of
//! products and averages.

use extractor::{Cue, Kind, Per, UnitId};

use crate::parts::share_a_noun;
use crate::view::View;

/// What an amount is divided by.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Divisor<'a> {
    /// A unit: a week, per hectare.
    Unit(UnitId),
    /// Persons or things that are not named: each, a head.
    Each,
    /// What a noun names, as stems: per hotel, for every finisher, a bun.
    Noun(Vec<&'a str>),
}

/// What an amount is per, by its unit or by the noun behind it or before it.
pub(crate) fn divisor<'v, 'a>(view: &'v View<'a>, q: usize) -> Option<&'v Divisor<'a>> {
    let known = view.memo.divisors[q].get_or_init(|| found(view, q));
    known.as_ref()
}

/// "87 micrograms in 100 millilitres", "six litres per 100 kilometres": the round measure in which so much is held.
pub(crate) fn is_of_a_strength(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let measure = |l: usize| view.quantity(l).kind == Kind::Measure;
    measure(q)
        && view.quantity(q).value.is_some_and(is_power_of_ten)
        && token >= view.first_token(token) + 2
        && view.is_one_of(token - 1, words!["in", "per"])
        && view.at(token - 2).is_some_and(measure)
}

/// Ten, a hundred, a thousand and so on.
fn is_power_of_ten(value: f64) -> bool {
    value >= 10.0 && (value.log10() - value.log10().round()).abs() < 1e-9
}

fn found<'a>(view: &View<'a>, q: usize) -> Option<Divisor<'a>> {
    match view.per(q) {
        Per::Unit(unit) if !is_limit(view, q) => {
            return Some(Divisor::Unit(unit));
        }
        Per::Each => return Some(Divisor::Each),
        Per::Count(_) => return None,
        _ => {}
    }
    let token = view.token(q);
    let end = view.end_token(token);
    for at in token + 1..end.min(token + 5) {
        if !view.is_word(at) {
            break;
        }
        let word = view.lower(at);
        let next = |at: usize| (at < end && view.is_word(at)).then(|| view.lower(at));
        // "180 after a debate": an article is *per* only right behind the noun that is counted.
        if matches!(word, "a" | "an") && at != behind_noun(view, q) {
            break;
        }
        let noun_from = match word {
            "a" | "an" | "per" | "each" | "every" | "for each" | "for every" | "to each"
            | "to every" => at + 1,
            "to" if matches!(next(at + 1), Some("a" | "an" | "each" | "every" | "the")) => at + 2,
            "apiece" | "a head" | "per head" | "per person" | "per capita" | "each on average" => {
                return Some(Divisor::Each);
            }
            _ if view.cues(at).any(&[Cue::And, Cue::Or, Cue::Of, Cue::Level]) || at > token + 3 => {
                break;
            }
            _ => continue,
        };
        let noun = noun_at(view, noun_from, end);
        if let Some(unit) = unit_at(view, noun_from, end) {
            return Some(Divisor::Unit(unit));
        }
        // "£16 for every pound" is a ratio of money.
        if noun
            .iter()
            .any(|stem| matches!(*stem, "pound" | "dollar" | "euro" | "penny"))
        {
            return None;
        }
        if noun == ["one"] {
            return Some(Divisor::Each);
        }
        if noun.is_empty() {
            // "£200 to each of 340 families"
            let of = noun_from < end && view.cues(noun_from).has(Cue::Of);
            let bare = matches!(word, "each" | "for each") && view.at(noun_from).is_none()
                || of && matches!(word, "to each" | "to" | "for each");
            return bare.then_some(Divisor::Each);
        }
        return Some(Divisor::Noun(noun));
    }
    if leads_its_sentence(view, q) {
        return Some(Divisor::Each);
    }
    per_before(view, q).or_else(|| price_of_one(view, q))
}

/// The token behind a figure and the noun it counts.
fn behind_noun(view: &View<'_>, q: usize) -> usize {
    let token = view.token(q);
    let end = view.context(q).counted.map_or(0, |span| span.end);
    (token + 1..view.end_token(token))
        .find(|&at| view.reading.tokens[at].span.start >= end)
        .unwrap_or(token + 1)
}

/// "Each will get €6,000": the pronoun opens the sentence of its first figure.
fn leads_its_sentence(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let verb = (first + 1..token.min(first + 3)).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "will"
                    | "would"
                    | "gets"
                    | "got"
                    | "received"
                    | "receives"
                    | "paid"
                    | "pays"
                    | "is"
                    | "was"
                    | "has"
                    | "had"
                    | "costs"
                    | "cost"
                    | "weighs"
                    | "gave"
                    | "gives"
                    | "took"
                    | "takes"
                    | "made"
                    | "makes"
                    | "sold"
                    | "bought"
                    | "won"
                    | "wrote"
                    | "drew"
                    | "ran"
                    | "held"
                    | "holds"
                    | "carries"
                    | "brought"
            )
            || at == first + 1 && view.is_word(at) && view.lower(at).ends_with("ed")
    });
    token - first <= 6
        && view.is_word(first)
        && view.lower(first) == "each"
        && verb
        && (first..token).all(|at| view.at(at).is_none())
}

/// "A tonne of lithium fetches $14,000", "every ticket costs £12".
fn price_of_one<'a>(view: &View<'a>, q: usize) -> Option<Divisor<'a>> {
    let token = view.token(q);
    let verb = view.cue_before(token, 2, &[Cue::Worth])?;
    if !matches!(
        view.lower(verb),
        "cost" | "costs" | "fetches" | "fetched" | "fetching" | "costing" | "for"
    ) || verb == view.first_token(token)
    {
        return None;
    }
    let first = (view.first_token(token).max(verb.saturating_sub(6))..verb)
        .rev()
        .find(|&at| {
            view.at(at).is_some()
                || view.is_word(at) && matches!(view.lower(at), "a" | "an" | "each" | "every")
        })?;
    if let Some(one) = view.at(first) {
        let one = view.quantity(one);
        return (one.value == Some(1.0) && one.kind == Kind::Measure)
            .then_some(Divisor::Unit(one.unit.base));
    }
    if let Some(unit) = unit_at(view, first + 1, verb) {
        return Some(Divisor::Unit(unit));
    }
    let noun = noun_at(view, first + 1, verb);
    (!noun.is_empty() && view.lower(verb) != "for").then_some(Divisor::Noun(noun))
}

/// "Revenue per passenger: £64.65", "the cost per pupil was £5,200".
fn per_before<'a>(view: &View<'a>, q: usize) -> Option<Divisor<'a>> {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(6));
    let before = || (first..token).rev().take_while(|&at| view.at(at).is_none());
    let each = |at: usize| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "per person" | "per head" | "per capita" | "a head"
            )
    };
    if before().any(each) {
        return Some(Divisor::Each);
    }
    if let Some(noun) = averaged(view, q) {
        return Some(Divisor::Noun(noun));
    }
    let per = before().find(|&at| view.is_word(at) && view.lower(at) == "per")?;
    // "Per week, that works out to $520"; but "at 180 kg per hectare he needs 15 tonnes" says it of the figure before.
    let fronted = per == view.first_token(token) || view.mark(per - 1).is_some();
    if let Some(unit) = unit_at(view, per + 1, token) {
        return fronted.then_some(Divisor::Unit(unit));
    }
    let noun = noun_at(view, per + 1, token);
    (!noun.is_empty() && view.words(view.reading.tokens[per + 1].span) != "cent")
        .then_some(Divisor::Noun(noun))
}

/// "the average school has 300 of them": an average of one of those that the noun names.
fn averaged<'a>(view: &View<'a>, q: usize) -> Option<Vec<&'a str>> {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(6));
    let at = (first..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .find(|&at| view.lower(at) == "average" || view.lower(at) == "typical")?;
    let holds = |at: usize| {
        matches!(
            view.lower(at),
            "has"
                | "had"
                | "holds"
                | "held"
                | "gets"
                | "got"
                | "pays"
                | "paid"
                | "earns"
                | "earned"
                | "takes"
                | "took"
                | "receives"
                | "received"
                | "gave"
                | "gives"
                | "spends"
                | "spent"
                | "employs"
                | "serves"
                | "costs"
                | "cost"
                | "produces"
                | "scored"
                | "owns"
                | "keeps"
                | "weighs"
                | "sells"
        )
    };
    let verb = (at + 2..token).find(|&at| view.is_word(at) && holds(at))?;
    let noun = noun_at(view, at + 1, verb);
    (!noun.is_empty()).then_some(noun)
}

/// The unit that the words from a token on name: "litre", "square mile".
fn unit_at(view: &View<'_>, from: usize, end: usize) -> Option<UnitId> {
    if from >= end || !view.is_word(from) {
        return None;
    }
    let one = view.lower(from);
    let two = (from + 1 < end && view.is_word(from + 1))
        .then(|| [one, " ", view.lower(from + 1)].concat());
    two.and_then(|name| UnitId::named(&name))
        .or_else(|| UnitId::named(one))
        .filter(|unit| !unit.is_currency())
}

/// The stems of the one or two nouns that start at a token.
fn noun_at<'a>(view: &View<'a>, from: usize, end: usize) -> Vec<&'a str> {
    let mut stems = Vec::new();
    for at in from..end.min(from + 2) {
        if !view.is_word(at)
            || view.cues(at).any(&[
                Cue::Of,
                Cue::And,
                Cue::Or,
                Cue::Level,
                Cue::Earlier,
                Cue::Later,
                Cue::To,
                Cue::From,
                Cue::Making,
            ])
        {
            break;
        }
        stems.extend(view.stems(view.reading.tokens[at].span));
    }
    stems
}

/// "47 patients recovered within a month" tells a limit, not a rate.
fn is_limit(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let mut behind =
        (token + 1..view.end_token(token).min(token + 4)).take_while(|&at| view.is_word(at));
    behind.any(|at| {
        let one = view.at(at + 1).is_some_and(|d| {
            view.quantity(d).kind == Kind::Duration && view.quantity(d).value == Some(1.0)
        });
        one && matches!(
            view.lower(at),
            "within" | "in" | "after" | "for" | "over" | "during" | "until"
        )
    })
}

/// How well a figure counts what a noun names: 5 if its own noun says so, 3 if the words around it do, else 1.
pub(crate) fn counts_noun(view: &View<'_>, q: usize, noun: &[&str]) -> i32 {
    if share_a_noun(view.counted(q), noun) {
        return 5;
    }
    if view.topic(q).iter().any(|stem| noun.contains(stem)) {
        3
    } else {
        1
    }
}

/// "about 12 for each of the town's 50,100 residents": the number stands in the claim's own phrase.
pub(crate) fn is_named(view: &View<'_>, q: usize, number: usize) -> bool {
    let (from, to) = (view.token(q), view.token(number));
    number == q + 1 && view.between(from, to, &[Cue::Each]) && view.between(from, to, &[Cue::Of])
}

/// "13 each for woodwind and brass", "£3,150 apiece": told for each one, right behind the figure.
pub(crate) fn is_for_each(view: &View<'_>, l: usize) -> bool {
    view.is_one_of(view.token(l) + 1, words!["each", "apiece"])
}
