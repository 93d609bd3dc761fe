//! Finds the quantities and references of a sentence from left to right.

use crate::ages;
use crate::amount::amount;
use crate::dates;
use crate::decades;
use crate::draft::Found;
use crate::hedges;
use crate::lexeme::{Lex, Lexeme, is_vulgar};
use crate::lexicon::{Class, Classes, LEXICON};
use crate::multiples::multiple;
use crate::number::{self, Read, Words};
use crate::odds;
use crate::ordinals;
use crate::quantity::Hedge;
use crate::references::reference;
use crate::spans_of_time;

/// Where a quantity may start: its hedge, if it has one, and the place behind that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lead {
    /// The first lexeme, of the hedge if there is one.
    pub(crate) at: usize,
    /// The hedge.
    pub(crate) hedge: Hedge,
    /// The first lexeme behind the hedge.
    pub(crate) start: usize,
    /// The number there.
    pub(crate) read: Option<Read>,
}

/// Classes of words with which a quantity, date or reference may start.
const OPENING: Classes = Classes::of(&[
    Class::Digit,
    Class::Nil,
    Class::Teen,
    Class::Tens,
    Class::Hundred,
    Class::Dozen,
    Class::PluralScale,
    Class::Ordinal,
    Class::Fraction,
    Class::Multiple,
    Class::Month,
    Class::Weekday,
    Class::Minus,
    Class::Fiscal,
    Class::Couple,
    Class::Whole,
    Class::ReferenceOpener,
    Class::CurrencySign,
    Class::Coded,
    Class::Factor,
    Class::Vague,
    Class::Decade,
]);

/// Adds everything found, in order and without overlap.
pub(crate) fn quantities(words: Words, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < words.lexemes.len() {
        let lexeme = &words.lexemes[at];
        // Most words are none of the lexicon's.
        let plain = lexeme.classes.is_empty() && lexeme.kind == Lex::Word && !lexeme.tight;
        // "In", "of" and "not" start hedges of several words, and much else.
        let hedges =
            || lexeme.has(Class::HedgeStart) && LEXICON.before.longest(words.lexemes, at).is_some();
        if plain || !may_start(words, at) && !hedges() {
            at += 1;
            continue;
        }
        let free = found.last().map_or(0, |last| last.to);
        match spans_of_time::one_and_a_half(words, at, free).or_else(|| one(words, at)) {
            Some(item) => {
                at = item.to;
                found.push(item);
            }
            None => at += 1,
        }
    }
}

/// The quantity or reference that starts at a place.
fn one(words: Words, at: usize) -> Option<Found> {
    if let Some(found) = spans_of_time::vague(words, at) {
        return Some(found);
    }
    let hedge = if words.lexemes[at].has(Class::HedgeStart) {
        hedges::before(words, at)
    } else {
        (Hedge::None, at)
    };
    if !may_start(words, hedge.1) {
        return None;
    }
    let lead = Lead {
        at,
        hedge: hedge.0,
        start: hedge.1,
        read: number::read(words, hedge.1),
    };
    ages::age(words, lead)
        .or_else(|| date(words, lead))
        .or_else(|| spans_of_time::race(words, at))
        .or_else(|| spans_of_time::hours_minutes(words, at))
        .or_else(|| decades::part_of_ten(words, at))
        .or_else(|| odds::one_in_a(words, at))
        .or_else(|| {
            if lead.start == at {
                reference(words, at)
            } else {
                None
            }
        })
        .or_else(|| hedged_multiple(words, lead))
        .or_else(|| spans_of_time::one_unit(words, lead))
        .or_else(|| ordinals::plural(words, at))
        .or_else(|| ordinals::ordinal(words, at))
        .or_else(|| amount(words, lead))
}

/// A cheap look at whether anything may start at a place.
fn may_start(words: Words, at: usize) -> bool {
    let Some(lexeme) = words.get(at) else {
        return false;
    };
    if lexeme.has(Class::Article) {
        // "a third", "a week", "a few hours", "A$5"
        return words.get(at + 1).is_some_and(|next| {
            let opens = next.has(Class::Vague) || next.has(Class::CurrencySign);
            next.id.0 != 0 && (opens || LEXICON.entry(next.id).counts)
        });
    }
    match lexeme.kind {
        Lex::Number | Lex::Address => true,
        Lex::Word => {
            // "COVID-19"
            let code = lexeme.tight
                && words.get(at + 1).is_some_and(Lexeme::joins)
                && words.get(at + 2).is_some_and(|l| l.kind == Lex::Number);
            code || lexeme.classes.meets(OPENING)
        }
        Lex::Mark(c) => lexeme.has(Class::CurrencySign) || matches!(c, '-' | '−') || is_vulgar(c),
    }
}

/// A date or year; of the hedges only "about" goes with one.
fn date(words: Words, lead: Lead) -> Option<Found> {
    if !matches!(lead.hedge, Hedge::None | Hedge::About) {
        return None;
    }
    let mut found = dates::date(words, lead.start)?;
    let draft = found.draft.as_mut()?;
    draft.hedge_before(lead.hedge, lead.start - lead.at);
    found.from = lead.at;
    Some(found)
}

fn hedged_multiple(words: Words, lead: Lead) -> Option<Found> {
    let mut found = multiple(words, lead.start, lead.read)?;
    let draft = found.draft.as_mut()?;
    draft.hedge_before(lead.hedge, lead.start - lead.at);
    found.from = lead.at;
    Some(found)
}
