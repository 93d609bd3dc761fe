//! Odds and ratios: "one in five", "two out of three", "3-to-1", "three for every ten".

use crate::draft::{Draft, Found};
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::meaning::{Form, Number};
use crate::number::Words;
use crate::numeral::trailing_zeros;
use crate::quantity::{Hedge, Kind};
use crate::unit::Unit;

/// The fraction or ratio of two neighbours.
pub(crate) fn odds(
    words: Words,
    first: &Found,
    second: &Found,
    mine: &Draft,
    theirs: &Draft,
) -> Option<Found> {
    let whole = |draft: &Draft| draft.is_plain() && draft.number.form == Form::Whole;
    let scaled =
        theirs.is_plain() && theirs.number.form == Form::Scaled && mine.number.value == 1.0;
    // "a million-to-one chance"
    let long = mine.is_plain() && mine.number.form == Form::Scaled && theirs.number.value == 1.0;
    // "One pound in every six": the unit is what is counted.
    let measured = mine.number.value == 1.0
        && mine.number.in_words
        && mine.hedge == Hedge::None
        && matches!(mine.kind, Kind::Measure | Kind::Money | Kind::Duration);
    if !(whole(mine) || long || measured) || !(whole(theirs) || scaled) {
        return None;
    }
    let (a, b) = (mine.number.value, theirs.number.value);
    // "one over twenty"
    let over = second.from - first.to <= 1
        && words.str(first.to) == "over"
        && (a < b || first.from == 0 && second.to == words.lexemes.len())
        && is_last(words, second.to);
    // "2 in 5 or more"
    let behind = theirs.hedge != Hedge::None && theirs.digits.0 == second.from;
    if theirs.hedge != Hedge::None && !over && !behind {
        return None;
    }
    if a < 0.0 && !over || b <= 0.0 {
        return None;
    }
    let gap = Gap {
        words,
        from: first.to,
        to: second.from,
    };
    // "One in five", "15 in 100"; but "12 in 2004".
    let of_hundreds =
        matches!(b, 100.0 | 1000.0 | 10_000.0) && crate::units::word(words, second.to).is_none();
    let few = a < b && a <= 20.0 && (mine.number.in_words || a < 10.0) || a < b && of_hundreds;
    if measured && !(gap.is_share() && (gap.has(1, Class::Every) || gap.ends_well(second.to))) {
        return None;
    }
    let (kind, number) = if over {
        (
            Kind::Fraction,
            Number {
                form: Form::Fraction,
                below: b,
                in_words: mine.number.in_words,
                ..Number::exact(a / b)
            },
        )
    } else if few
        && (gap.is_share()
            || (mine.number.in_words || a == 1.0) && gap.names_few(a, theirs, second.to))
    {
        let number = Number {
            value: a / b,
            form: Form::OutOf,
            below: b,
            place: 0.0,
            zeros: theirs.number.zeros,
            ..mine.number
        };
        (Kind::Fraction, number)
    } else if gap.is_ratio(a, b) {
        (
            Kind::Ratio,
            Number {
                value: a / b,
                form: Form::Scaled,
                place: 0.0,
                zeros: 0,
                ..mine.number
            },
        )
    } else {
        return None;
    };
    let mut draft = *mine;
    if behind {
        draft.hedge = theirs.hedge;
    }
    draft.tail = theirs.tail;
    draft.kind = kind;
    draft.unit = Unit::NONE;
    draft.number = number;
    draft.digits = (mine.digits.0, theirs.digits.1);
    Some(Found::quantity(first.from, second.to, draft))
}

/// "a one-in-a-million chance"
pub(crate) fn one_in_a(words: Words, at: usize) -> Option<Found> {
    let joins = |at: usize| words.get(at).is_some_and(Lexeme::joins);
    let scale = words.get(at + 6)?;
    let fits = words.str(at).eq_ignore_ascii_case("one")
        && joins(at + 1)
        && words.has(at + 2, Class::In)
        && joins(at + 3)
        && words.has(at + 4, Class::Article)
        && joins(at + 5)
        && (scale.has(Class::Scale) || scale.has(Class::Hundred));
    if !fits {
        return None;
    }
    let below = scale.numeral.value;
    let number = Number {
        form: Form::OutOf,
        below,
        zeros: trailing_zeros(below),
        in_words: true,
        ..Number::exact(1.0 / below)
    };
    let mut draft = Draft::count(number, at, at + 7);
    draft.kind = Kind::Fraction;
    Some(Found::quantity(at, at + 7, draft))
}

/// Whether nothing that could be counted follows.
fn is_last(words: Words, at: usize) -> bool {
    words.get(at).is_none_or(|l| l.kind != Lex::Word)
}

/// The lexemes between two quantities.
#[derive(Clone, Copy)]
struct Gap<'a> {
    words: Words<'a>,
    from: usize,
    to: usize,
}

impl Gap<'_> {
    /// "in", "in every", "out of", "-in-".
    fn is_share(self) -> bool {
        match self.to - self.from {
            1 => self.has(0, Class::In),
            2 => {
                (self.has(0, Class::In) || self.has(0, Class::Of)) && self.has(1, Class::Every)
                    || self.has(0, Class::Out) && self.has(1, Class::Of)
            }
            3 => {
                self.hyphened(Class::In)
                    || self.has(0, Class::Out)
                        && self.has(1, Class::Of)
                        && self.has(2, Class::Every)
            }
            _ => false,
        }
    }

    /// Whether nothing that could be counted follows at a place.
    fn ends_well(self, end: usize) -> bool {
        self.words.get(end).is_none_or(|l| {
            l.kind != Lex::Word
                || l.has(Class::ShareFollower)
                || l.has(Class::ThirdPerson)
                || l.has(Class::Past)
                || self.words.str(end).ends_with("ed")
                || matches!(
                    self.words.str(end),
                    "has"
                        | "have"
                        | "had"
                        | "is"
                        | "are"
                        | "was"
                        | "were"
                        | "will"
                        | "would"
                        | "did"
                        | "does"
                        | "do"
                        | "can"
                        | "could"
                        | "cannot"
                        | "may"
                        | "might"
                        | "must"
                        | "should"
                        | "never"
                        | "now"
                        | "and"
                        | "or"
                        | "said"
                        | "says"
                        | "who"
                        | "that"
                        | "which"
                        | "before"
                        | "in"
                        | "at"
                        | "on"
                        | "by"
                        | "for"
                        | "from"
                        | "with"
                        | "across"
                        | "among"
                        | "not"
                        | "he"
                        | "she"
                        | "they"
                        | "we"
                )
                || self.is_done(end)
                || self.words.str(end) == "of"
                    && matches!(self.words.str(end + 1), "those" | "them" | "whom" | "all")
        })
    }

    /// "Two residents in five | carry a ticket": what they do, told by its object; no plural, of which there could be five.
    fn is_done(self, end: usize) -> bool {
        let word = self.words.str(end);
        let plural = word.ends_with('s') || matches!(word, "people" | "men" | "women" | "children");
        !plural
            && matches!(
                self.words.str(end + 1),
                "a" | "an" | "the" | "their" | "his" | "her" | "its" | "no" | "nothing"
            )
    }

    /// "one launch in four", "one young man in every three", "two voters in five", "nine cases out of ten": the noun stands
    /// between, and nothing that could be counted follows.
    fn names_few(self, few: f64, of: &Draft, end: usize) -> bool {
        let every = self.to > self.from && self.has(self.to - self.from - 1, Class::Every);
        let of_each = self.to.saturating_sub(1 + usize::from(every));
        let out = of_each > self.from
            && self.words.has(of_each, Class::Of)
            && self.words.has(of_each - 1, Class::Out);
        let last = of_each - usize::from(out);
        let nouns = last.saturating_sub(self.from);
        let most = if few == 1.0 { 3 } else { 1 };
        let round = matches!(of.number.value, 20.0 | 100.0 | 1000.0);
        let so_many =
            few == 1.0 || every || of.number.in_words && (of.number.value <= 10.0 || round);
        so_many
            && (1..=most).contains(&nouns)
            && (out || self.words.has(last, Class::In))
            && (self.from..last).all(|at| {
                self.words
                    .get(at)
                    .is_some_and(|l| l.kind == Lex::Word && !l.has(Class::Of))
                    && !matches!(
                        self.words.str(at),
                        "was"
                            | "is"
                            | "were"
                            | "has"
                            | "had"
                            | "of"
                            | "and"
                            | "or"
                            | "to"
                            | "for"
                            | "at"
                            | "on"
                    )
            })
            && self.ends_well(end)
    }

    /// "-to-", "for every", "to" one, ":".
    fn is_ratio(self, above: f64, below: f64) -> bool {
        let words = self.words;
        match self.to - self.from {
            1 => {
                let mark = &words.lexemes[self.from];
                let glued = mark.glued && mark.tight;
                let colon = words.is(self.from, ':');
                // "at 9/2", "a 500-1 shot"
                let odds = words.is(self.from, '/') && below <= 20.0 && above > below
                    || words.is(self.from, '-') && below == 1.0 && above >= 20.0;
                glued && (colon || odds)
                    || self.has(0, Class::To) && (below == 1.0 || self.speaks_of_ratio())
            }
            2 => self.has(0, Class::For) && self.has(1, Class::Every),
            3 => self.hyphened(Class::To),
            _ => false,
        }
    }

    /// "the ratio of rain to snow is 3 to 2", but not "the ratio fell from 3 to 2".
    fn speaks_of_ratio(self) -> bool {
        let words = self.words;
        let before = self.from.saturating_sub(12)..self.from;
        let said = before
            .clone()
            .rev()
            .find(|&at| matches!(words.str(at), "ratio" | "Ratio"));
        said.is_some_and(|said| {
            !(said..self.from)
                .any(|at| words.has(at, Class::From) || words.has(at, Class::VerbChange))
        })
    }

    fn hyphened(self, class: Class) -> bool {
        self.words.is(self.from, '-') && self.has(1, class) && self.words.is(self.from + 2, '-')
    }

    fn has(self, offset: usize, class: Class) -> bool {
        self.words.has(self.from + offset, class)
    }
}
