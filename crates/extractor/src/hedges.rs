//! Words that loosen or bound a number: "nearly", "more than", "or so".

use crate::cue::Cue;
use crate::draft::Draft;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::{Class, LEXICON};
use crate::number::{self, Words};
use crate::quantity::{Hedge, Kind};

/// The hedge at a place, and where the number behind it should start.
pub(crate) fn before(words: Words, at: usize) -> (Hedge, usize) {
    let mut found = (Hedge::None, at);
    // Two hedges may follow each other, "at least about"; more is no prose.
    for _ in 0..2 {
        let Some((end, hedge)) = LEXICON.before.longest(words.lexemes, found.1) else {
            break;
        };
        let is_first = found.1 == at;
        if is_first && compares(words, at) || words.lexemes[found.1].glued && words.is(found.1, '~')
        {
            break;
        }
        // "at least about 50": the bound stands, the number is loose anyway.
        // "equal to more than ten": the second says which way.
        let kept = if matches!(found.0, Hedge::None | Hedge::Exactly) {
            hedge
        } else {
            found.0
        };
        found = (kept, end);
        if words.get(end).is_some_and(Lexeme::joins) && words.lexemes[end - 1].kind == Lex::Word {
            // "sub-2%"
            let below = words.str(end - 1).eq_ignore_ascii_case("sub")
                && words.get(end + 1).is_some_and(|l| l.kind == Lex::Number);
            return if below {
                (hedge, end + 1)
            } else {
                (Hedge::None, at)
            };
        }
        if words.str(end - 1).eq_ignore_ascii_case("sub") {
            return (Hedge::None, at);
        }
    }
    found
}

/// Whether the words at a place set two quantities against each other and hedge nothing: "8% more than 500",
/// "twice as many as 40", "three times higher than 12".
fn compares(words: Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &words.lexemes[i]) else {
        return false;
    };
    // "a five-under 66"
    if before.joins() {
        return true;
    }
    let measured = before.kind == Lex::Number
        || before.is('%')
        || before.has(Class::Multiple)
        || before.has(Class::Fraction)
        || before.has(Class::Scale)
        || before.has(Class::PointNoun)
        || matches!(words.str(at - 1), "times" | "percent" | "cent" | "pct")
        || at >= 2
            && words.lexemes[at - 2].kind == Lex::Number
            && crate::units::word(words, at - 1).is_some()
        // "averaged 96 km/h over 40 laps"
        || at >= 4
            && words.lexemes[at - 4].kind == Lex::Number
            && words.is(at - 2, '/')
            && words.lexemes[at - 2].glued;
    // "risen back up to 89,000" arrives there.
    let rise = |i| {
        LEXICON
            .cues
            .longest(words.lexemes, i)
            .is_some_and(|(_, cues)| cues.any(&[Cue::Rise, Cue::Total, Cue::Making]))
    };
    let rises = words.str(at) == "up" && (at.saturating_sub(2)..at).any(rise);
    rises || measured && words.has(at, Class::ComparisonOpener)
}

/// The hedge behind a number, and where it ends.
pub(crate) fn after(words: Words, at: usize) -> Option<(Hedge, usize)> {
    let start = at + usize::from(words.get(at).is_some_and(Lexeme::joins));
    let (end, hedge) = LEXICON.after.longest(words.lexemes, start)?;
    let first = &words.lexemes[start];
    if first.is('+') {
        let sum = words.get(end).is_some_and(|n| n.kind == Lex::Number);
        return (first.glued && !sum).then_some((hedge, end));
    }
    let text = words.str(start);
    let fits = match text {
        "plus" | "odd" | "ish" => start > at || (text == "odd" && words.is_small_word(end)),
        "and" => {
            !words.is_small_word(end)
                || words.has(end, Class::NotAfterOne)
                || words.has(end, Class::Be)
                || at_end(words, end)
        }
        "tops" | "upwards" | "minimum" | "maximum" | "approximately" | "roughly" => {
            at_end(words, end)
        }
        "at" => !words.get(end).is_some_and(|n| n.kind == Lex::Number),
        _ => true,
    };
    // "200 or greater than 190" speaks of another number.
    let other = end + usize::from(words.str(end) == "than");
    let fits = fits && number::read(words, other).is_none();
    fits.then_some((hedge, end))
}

/// The bound behind an age, which needs no pause after it: "women aged 40 and over have".
pub(crate) fn after_age(words: Words, at: usize) -> Option<(Hedge, usize)> {
    if words.has(at, Class::And) {
        let (end, hedge) = LEXICON.after.longest(words.lexemes, at)?;
        return Some((hedge, end));
    }
    after(words, at)
}

/// Whether "or" or "in" follows a number that is compared with nothing.
fn joined(words: Words, at: usize) -> bool {
    words.has(at, Class::Or) || words.has(at, Class::In)
}

fn at_end(words: Words, at: usize) -> bool {
    matches!(words.get(at).map(|l| l.kind), None | Some(Lex::Mark(_)))
}

/// Whether a word before a number is its hedge: "over 150 animals", but not "rose 5% over three years".
pub(crate) fn fits(words: Words, at: usize, start: usize, draft: &Draft) -> bool {
    let text = words.str(at);
    let is_over = ["over", "under", "above", "below", "around"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    // "spread over 14 sites", "9,000 fans over 12 games" tell where, not how many at least.
    let spread = words.before(at, Class::SpreadLead)
        || at >= 2
            && words.lexemes[at - 2].kind == Lex::Number
            && words.is_small_word(at - 1)
            && words.str(at - 1).ends_with('s');
    if text.eq_ignore_ascii_case("over") && spread {
        return false;
    }
    match draft.kind {
        Kind::Duration if is_over && !text.eq_ignore_ascii_case("under") => {
            words.before(at, Class::For)
                || words.before(at, Class::Of)
                || words.before(at, Class::Be)
                || at == 0
                || words.has(draft.digits.1 + 1, Class::Ago)
                || words.has(draft.digits.1 + 1, Class::Old)
                || words.before(at, Class::DurationLead)
        }
        Kind::Ordinal | Kind::Date | Kind::Year => false,
        // "x is equal to 5,000"; what "is equal to 30%" or "to 12 Eiffel Towers" is compared, not stated.
        _ if text.starts_with(['e', 'E']) && words.str(at + 1) == "to" && start == at + 2 => {
            draft.is_plain() && (at_end(words, draft.digits.1) || joined(words, draft.digits.1))
        }
        // "up to 2015", "lower than 2007" speak of years.
        _ => crate::dates::year(words, start).is_none_or(|year| {
            let counts =
                words.is_small_word(start + 1) && !words.has(start + 1, Class::NotAfterOne);
            !draft.is_plain() || !(1900..2040).contains(&year) || counts
        }),
    }
}
