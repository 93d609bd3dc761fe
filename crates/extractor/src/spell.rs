//! Numbers in words: "twelve thousand five hundred", "a hundred and five", "twenty-seven".

use crate::lexicon::Class;
use crate::scan::Lexeme;

/// A number in words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spelled {
    /// Its value without the last scale word from a million up: 3 of "three million".
    pub(crate) mantissa: f64,
    /// That scale word, or 1.
    pub(crate) scale: f64,
    /// Digits that the mantissa has behind "point".
    pub(crate) places: u8,
    /// One past its last word.
    pub(crate) end: usize,
    /// Whether it is the bare word "one" or "a".
    pub(crate) is_one: bool,
}

/// What the last word was, which decides what may follow.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Start,
    Digit,
    Teen,
    Tens,
    Hundred,
    Scale,
}

/// Reads the number in words at a place. `lead` is a number in digits that stands before ("3 hundred and 21").
pub(crate) fn spell(lexemes: &[Lexeme], at: usize, lead: Option<f64>) -> Option<Spelled> {
    let mut place = at;
    let mut total = 0.0;
    let mut group = lead.unwrap_or(0.0);
    let mut last = if lead.is_some() {
        Last::Digit
    } else {
        Last::Start
    };
    let mut smallest = f64::INFINITY;
    let first = lexemes.get(at)?;
    // "hundred thousand dollars"
    if lead.is_none() && first.has(Class::Hundred) && lexemes.get(at + 1)?.has(Class::Scale) {
        group = 1.0;
        last = Last::Digit;
    }
    if lead.is_none() && first.has(Class::Article) {
        let next = lexemes.get(at + 1)?;
        if !next.has(Class::Hundred) && !next.has(Class::Scale) {
            return None;
        }
        group = 1.0;
        last = Last::Digit;
        place += 1;
    }
    let mut end = place;
    while let Some(lexeme) = lexemes.get(place) {
        let inside = last != Last::Start;
        if inside && (lexeme.joins() || lexeme.has(Class::And)) {
            let Some(next) = lexemes.get(place + 1) else {
                break;
            };
            let small = next.has(Class::Digit) || next.has(Class::Teen) || next.has(Class::Tens);
            let joined = if lexeme.joins() {
                small && last == Last::Tens && next.has(Class::Digit)
                    || next.has(Class::Hundred)
                    || next.has(Class::Scale)
                    || small && matches!(last, Last::Hundred | Last::Scale)
            } else {
                small
                    && matches!(last, Last::Hundred | Last::Scale)
                    && !spelled_apart(lexemes, place + 1, smallest)
                    && !starts_fraction(lexemes, place + 1)
            };
            if !joined {
                break;
            }
            place += 1;
            continue;
        }
        let value = lexeme.numeral.value;
        let fresh = matches!(last, Last::Start | Last::Hundred | Last::Scale);
        if lexeme.has(Class::Digit)
            && (fresh || last == Last::Tens)
            && (value > 0.0 || last == Last::Start)
        {
            group += value;
            last = Last::Digit;
        } else if lexeme.has(Class::Teen) && fresh {
            group += value;
            last = Last::Teen;
        } else if lexeme.has(Class::Tens) && fresh {
            group += value;
            last = Last::Tens;
        } else if lexeme.has(Class::Hundred)
            && matches!(last, Last::Digit | Last::Teen | Last::Tens)
            && group != 0.0
        {
            let head = if lead.is_some() {
                group
            } else {
                group % 1000.0
            };
            group = group - head + head * 100.0;
            last = Last::Hundred;
        } else if lexeme.has(Class::Scale) && inside && group != 0.0 && value < smallest {
            total += group * value;
            group = 0.0;
            smallest = value;
            last = Last::Scale;
        } else if lexeme.has(Class::Scale) && last == Last::Scale && group == 0.0 {
            total *= value;
            smallest *= value;
        } else {
            break;
        }
        place += 1;
        end = place;
    }
    if last == Last::Start {
        return None;
    }
    let mut value = total + group;
    let mut places = 0;
    if group != 0.0 || last != Last::Scale {
        if let Some((decimals, count, after)) = point(lexemes, end) {
            value += decimals;
            places = count;
            end = after;
            if let Some(scale) = lexemes.get(end).filter(|l| l.has(Class::Scale)) {
                return Some(Spelled {
                    mantissa: value,
                    scale: scale.numeral.value,
                    places,
                    end: end + 1,
                    is_one: false,
                });
            }
        }
    }
    let scaled = smallest.is_finite() && smallest >= 1e6 && group == 0.0;
    Some(Spelled {
        mantissa: if scaled { value / smallest } else { value },
        scale: if scaled { smallest } else { 1.0 },
        places,
        end,
        is_one: end == at + 1 && lead.is_none() && value == 1.0,
    })
}

/// Whether the words behind "and" are a fraction: "six million and two thirds".
fn starts_fraction(lexemes: &[Lexeme], at: usize) -> bool {
    let next = lexemes
        .get(at + 1)
        .filter(|l| l.joins())
        .map_or(at + 1, |_| at + 2);
    lexemes.get(next).is_some_and(|l| l.has(Class::Fraction))
}

/// Whether the words behind "and" are a number of their own: "3 hundred and two hundred".
fn spelled_apart(lexemes: &[Lexeme], at: usize, smallest: f64) -> bool {
    let Some(next) = lexemes.get(at + 1) else {
        return false;
    };
    let next = if next.joins() {
        lexemes.get(at + 2).unwrap_or(next)
    } else {
        next
    };
    next.has(Class::Scale) && next.numeral.value >= smallest
        || next.has(Class::Hundred) && smallest <= 100.0
}

/// The digits behind "point": their value, their count, and one past the last.
fn point(lexemes: &[Lexeme], at: usize) -> Option<(f64, u8, usize)> {
    if !lexemes.get(at)?.has(Class::PointWord) {
        return None;
    }
    let mut value = 0.0;
    let mut unit = 1.0;
    let mut place = at + 1;
    let mut count = 0;
    while let Some(lexeme) = lexemes.get(place).filter(|l| l.has(Class::Digit)) {
        unit /= 10.0;
        value += lexeme.numeral.value * unit;
        place += 1;
        count += 1;
    }
    if count == 0
        && let Some(lexeme) = lexemes
            .get(place)
            .filter(|l| l.has(Class::Teen) || l.has(Class::Tens))
    {
        value = lexeme.numeral.value / 100.0;
        count = 2;
        place += 1;
        if lexeme.has(Class::Tens) {
            let hyphen = usize::from(lexemes.get(place).is_some_and(Lexeme::joins));
            if let Some(digit) = lexemes.get(place + hyphen).filter(|l| l.has(Class::Digit)) {
                value += digit.numeral.value / 100.0;
                place += hyphen + 1;
            }
        }
    }
    (count > 0).then_some((value, count, place))
}
