//! Numbers in words: "twelve thousand five hundred", "a hundred and five", "twenty-seven".

use crate::lexeme::Lexeme;
use crate::lexicon::Class;

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
    let mut sum = Sum::start(lexemes, at, lead)?;
    let mut place = at + usize::from(lead.is_none() && lexemes[at].has(Class::Article));
    let mut end = place;
    while let Some(lexeme) = lexemes.get(place) {
        let comma = lexeme.is(',') && sum.last == Last::Scale && hundreds_follow(lexemes, place);
        let linked = lexeme.joins() || lexeme.has(Class::And) || lexeme.is_spaced_hyphen() || comma;
        if sum.last != Last::Start && linked {
            if !sum.goes_on(lexemes, place) {
                break;
            }
        } else if sum.add(lexeme) {
            end = place + 1;
        } else {
            break;
        }
        place += 1;
    }
    if sum.last == Last::Start {
        return None;
    }
    let mut value = sum.total + sum.group;
    let mut places = 0;
    if let Some((decimals, count, after)) = point(lexemes, end).filter(|_| sum.last != Last::Scale)
    {
        value += decimals;
        places = count;
        end = after;
        if let Some(scale) = lexemes.get(end).filter(|l| l.has(Class::Scale)) {
            let scale = scale.numeral.value;
            return Some(Spelled {
                mantissa: value,
                scale,
                places,
                end: end + 1,
                is_one: false,
            });
        }
    }
    let scaled = sum.smallest.is_finite() && sum.smallest >= 1e6 && sum.group == 0.0;
    let scale = if scaled { sum.smallest } else { 1.0 };
    let is_one = end == at + 1 && lead.is_none() && value == 1.0;
    Some(Spelled {
        mantissa: value / scale,
        scale,
        places,
        end,
        is_one,
    })
}

/// A number in words so far: "two million three hundred" is a total of two million and a group of 300.
struct Sum {
    total: f64,
    group: f64,
    last: Last,
    /// The smallest scale word met.
    smallest: f64,
    /// Whether digits stand before the words.
    led: bool,
}

impl Sum {
    fn start(lexemes: &[Lexeme], at: usize, lead: Option<f64>) -> Option<Self> {
        let first = lexemes.get(at)?;
        let large = |at: usize| {
            lexemes
                .get(at)
                .is_some_and(|l| l.has(Class::Hundred) || l.has(Class::Scale))
        };
        // "hundred thousand dollars"
        let bare =
            first.has(Class::Hundred) && lexemes.get(at + 1).is_some_and(|l| l.has(Class::Scale));
        let article = first.has(Class::Article);
        if lead.is_none() && article && !large(at + 1) {
            return None;
        }
        let one = if bare || article { Some(1.0) } else { None };
        let group = lead.or(one);
        Some(Self {
            total: 0.0,
            group: group.unwrap_or(0.0),
            last: if group.is_some() {
                Last::Digit
            } else {
                Last::Start
            },
            smallest: f64::INFINITY,
            led: lead.is_some(),
        })
    }

    /// Adds a word; false if it does not belong to the number.
    fn add(&mut self, lexeme: &Lexeme) -> bool {
        let value = lexeme.numeral.value;
        let fresh = matches!(self.last, Last::Start | Last::Hundred | Last::Scale);
        let small = matches!(self.last, Last::Digit | Last::Teen | Last::Tens);
        let digit = fresh || self.last == Last::Tens;
        if lexeme.has(Class::Digit) && digit && (value > 0.0 || self.last == Last::Start) {
            self.group += value;
            self.last = Last::Digit;
        } else if (lexeme.has(Class::Teen) || lexeme.has(Class::Tens)) && fresh {
            self.group += value;
            self.last = if lexeme.has(Class::Teen) {
                Last::Teen
            } else {
                Last::Tens
            };
        } else if lexeme.has(Class::Hundred) && small && self.group != 0.0 {
            let head = if self.led {
                self.group
            } else {
                self.group % 1000.0
            };
            self.group += head * 99.0;
            self.last = Last::Hundred;
        } else if lexeme.has(Class::Scale)
            && self.last != Last::Start
            && self.group != 0.0
            && value < self.smallest
        {
            self.total += self.group * value;
            self.group = 0.0;
            self.smallest = value;
            self.last = Last::Scale;
        } else if lexeme.has(Class::Scale) && self.last == Last::Scale && self.group == 0.0 {
            self.total *= value;
            self.smallest *= value;
        } else {
            return false;
        }
        true
    }

    /// Whether the number goes on behind a hyphen or "and".
    fn goes_on(&self, lexemes: &[Lexeme], at: usize) -> bool {
        let Some(next) = lexemes.get(at + 1) else {
            return false;
        };
        let small = next.has(Class::Digit) || next.has(Class::Teen) || next.has(Class::Tens);
        let large = matches!(self.last, Last::Hundred | Last::Scale);
        let units = self.last == Last::Tens && next.has(Class::Digit);
        if lexemes[at].is_spaced_hyphen() {
            return units;
        }
        if lexemes[at].joins() {
            return units || small && large || next.has(Class::Hundred) || next.has(Class::Scale);
        }
        if lexemes[at].is(',') {
            return true;
        }
        // "twenty and three and three fifths"
        let counted = self.last == Last::Tens
            && next.has(Class::Digit)
            && lexemes.get(at + 2).is_some_and(|l| l.has(Class::And))
            && lexemes.len() > at + 3
            && lexemes[at + 3].has(Class::Digit)
            && starts_fraction(lexemes, at + 3);
        if counted {
            return true;
        }
        let apart = spelled_apart(lexemes, at + 1, self.smallest);
        small && large && !apart && !starts_fraction(lexemes, at + 1)
    }
}

/// Whether ", two hundred and forty" follows a scale word.
fn hundreds_follow(lexemes: &[Lexeme], comma: usize) -> bool {
    let small = |at: usize| {
        lexemes
            .get(at)
            .is_some_and(|l| l.has(Class::Digit) || l.has(Class::Teen) || l.has(Class::Tens))
    };
    let has = |at: usize, class| lexemes.get(at).is_some_and(|l: &Lexeme| l.has(class));
    small(comma + 1)
        && has(comma + 2, Class::Hundred)
        && has(comma + 3, Class::And)
        && small(comma + 4)
}

/// Whether the words behind "and" are a fraction: "six million and two thirds", but not "and thirty fifths".
fn starts_fraction(lexemes: &[Lexeme], at: usize) -> bool {
    let next = lexemes
        .get(at + 1)
        .filter(|l| l.joins())
        .map_or(at + 1, |_| at + 2);
    let above = lexemes[at].numeral.value;
    lexemes
        .get(next)
        .is_some_and(|l| l.has(Class::Fraction) && above < l.numeral.value)
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
