//! Digits that assert nothing: times of day, addresses, identifiers, references to pages, scores, versions.

mod clock;
mod counts;

use crate::codes;
use crate::draft::Found;
use crate::lexeme::{Lex, Lexeme};
use crate::lexicon::Class;
use crate::number::Words;
use crate::numeral::trailing_zeros;
use clock::{hour_of_day, spoken_time, time_of_day};

/// The reference that starts at a place.
pub(crate) fn reference(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at)?;
    if first.kind == Lex::Address {
        return Some(Found::reference(at, at + 1));
    }
    if let Some(found) = figures(words, at) {
        return Some(found);
    }
    if first.kind == Lex::Word {
        return named(words, at)
            .or_else(|| codes::code(words, at))
            .or_else(|| spoken_time(words, at))
            .or_else(|| hour_of_day(words, at));
    }
    if first.kind == Lex::Number && first.numeral.dotted {
        return Some(Found::reference(at, at + 1));
    }
    // Most stand between blanks, or the next thing that touches them is a comma or stop; those can be only some of them.
    let touches = first.glued || first.tight;
    let tight = first.tight;
    let all = words.all;
    let when =
        |may: bool, read: fn(Words, usize) -> Option<Found>| may.then(|| read(words, at)).flatten();
    when(touches, footnote)
        .or_else(|| when(tight || all.has(Class::Clock), time_of_day))
        .or_else(|| when(all.has(Class::ReferenceAlways), listed))
        .or_else(|| when(tight, codes::form))
        .or_else(|| when(touches, codes::screen))
        .or_else(|| when(first.numeral.places > 0, codes::version))
        .or_else(|| codes::model(words, at))
        .or_else(|| hour_of_day(words, at))
        .or_else(|| when(tight, glued_letters))
        .or_else(|| when(tight, iso_date))
        .or_else(|| when(all.has(Class::Per), denominator))
        .or_else(|| when(all.has(Class::Era), of_an_era))
        .or_else(|| telephone(words, at))
        .or_else(|| when(tight, list_number))
        .or_else(|| when(tight, score))
        .or_else(|| when(tight, love))
        .or_else(|| when(tight, pair))
        .or_else(|| when(first.numeral.digits == 3, emergency))
        .or_else(|| when(all.has(Class::Street), address))
}

/// The numeral at a place.
pub(crate) fn number(words: Words<'_>, at: usize) -> Option<&Lexeme> {
    words.get(at).filter(|l| l.kind == Lex::Number)
}

/// "page 12", "Figure 3", "Table 2.1", "No. 5", "Section 12(b)".
fn named(words: Words, at: usize) -> Option<Found> {
    let first = words.get(at)?;
    if !first.has(Class::ReferenceOpener) {
        return None;
    }
    if counts::counts_off(words, at) || !is_noun(words, at) {
        return None;
    }
    let capital = words.str(at).starts_with(char::is_uppercase);
    let mut place = at + 1;
    place += usize::from(words.is(place, '.') && words.get(place)?.glued);
    if (words.has(place, Class::Digit) || words.has(place, Class::Teen))
        && first.has(Class::NumberedNoun)
        && (capital || words.has(at, Class::NumberedNoun))
        && !words.get(place + 1).is_some_and(Lexeme::joins)
    {
        return Some(Found::reference(place, place + 1));
    }
    let digits = number(words, place)?;
    if digits.numeral.grouped || !capital && !first.has(Class::ReferenceAlways) {
        return None;
    }
    // "Part 20 of the 30", "stage 3 million", "Nasdaq 3 per cent": a unit or scale makes it an amount.
    let measured = words.has(place + 1, Class::Scale) || words.is(place + 1, '%');
    if measured || !first.has(Class::ReferenceAlways) && crate::amount::has_unit(words, place) {
        return None;
    }
    let mut end = place + 1;
    while words
        .get(end)
        .is_some_and(|l| l.joins() || matches!(l.kind, Lex::Mark('/' | '.')) && l.glued && l.tight)
        && number(words, end + 1).is_some()
    {
        end += 2;
    }
    // "section 9(2)(b)"
    while words.is(end, '(') && words.lexemes[end].glued && words.is(end + 2, ')') {
        end += 3;
    }
    Some(Found::reference(place, end))
}

/// "a six-figure sum", "a 2-digit code": how long a number is printed, not a number of things.
fn figures(words: Words, at: usize) -> Option<Found> {
    let joined = words.get(at + 1).is_some_and(Lexeme::joins);
    if !joined {
        return None;
    }
    let noun = matches!(words.str(at + 2), "figure" | "figures" | "digit");
    let hours = words.str(at + 1) == "-"
        && matches!(
            words.between(at, (at + 5).min(words.lexemes.len())),
            "nine-to-five" | "9-to-5"
        );
    if hours {
        return Some(Found::reference(at, at + 5));
    }
    noun.then(|| Found::reference(at, at + 3))
}

/// The further numbers of "Figures 2 and 3", "guilty on counts 1, 2 and 5".
fn listed(words: Words, at: usize) -> Option<Found> {
    let plain = |at: usize| number(words, at).is_some_and(|l| l.numeral.digits <= 3);
    let joins = |at: usize| {
        words.has(at, Class::And)
            || words.has(at, Class::To)
            || words.is(at, ',')
            || words.is(at, '-')
    };
    let mut first = at;
    while first >= 3 && plain(first) && joins(first - 1) && plain(first - 2) {
        first -= 2;
    }
    let opener = first.checked_sub(1)?;
    let plural = words.has(opener, Class::ReferenceAlways) && words.str(opener).ends_with('s');
    (first < at && plural && is_noun(words, opener)).then(|| Found::reference(at, at + 1))
}

/// "guilty on count 3", "of counts 1 and 2": charges, and not "the reserve counts 12 species".
fn is_noun(words: Words, opener: usize) -> bool {
    !matches!(words.str(opener), "count" | "counts")
        || opener > 0
            && matches!(
                words.str(opener - 1),
                "on" | "of" | "to" | "guilty" | "both"
            )
}

/// "49ers", "3D", "5G", "24703L202": letters glued to digits that are no unit.
fn glued_letters(words: Words, at: usize) -> Option<Found> {
    number(words, at).filter(|l| l.tight)?;
    let read = crate::number::read(words, at)?;
    let letters = words
        .get(read.end)
        .filter(|l| l.kind == Lex::Word && l.glued)?;
    let text = words.str(read.end);
    let known = matches!(
        text,
        "s" | "st"
            | "nd"
            | "rd"
            | "th"
            | "ST"
            | "ND"
            | "RD"
            | "TH"
            | "m"
            | "t"
            | "M"
            | "T"
            | "x"
            | "yo"
            | "in"
            | "fold"
            | "odd"
            | "ish"
            | "plus"
            | "y"
            | "pc"
            | "pts"
    ) || letters.has(Class::Clock);
    (!known && crate::units::unit(words, read.end, 1e9, false).is_none()).then(|| {
        let mut end = read.end + 1;
        while words
            .get(end)
            .is_some_and(|l| l.glued && l.kind != Lex::Word && number(words, end).is_some())
        {
            end += 1;
        }
        Found::reference(at, end)
    })
}

/// "2024-04-06", "5/17/2018", "06.04.2024".
pub(crate) fn iso_date(words: Words, at: usize) -> Option<Found> {
    let (first, third) = (number(words, at)?, number(words, at + 4)?);
    number(words, at + 2)?;
    let separator = |at: usize| {
        words
            .get(at)
            .is_some_and(|l| (l.joins() || l.is('/')) && l.glued && l.tight)
    };
    let long = first.numeral.digits == 4 || third.numeral.digits == 4 || third.numeral.digits == 2;
    (separator(at + 1)
        && separator(at + 3)
        && long
        && !first.numeral.grouped
        && first.numeral.digits <= 4)
        .then(|| Found::reference(at, at + 5))
}

/// Groups of digits joined by hyphens, or with a country code.
fn telephone(words: Words, at: usize) -> Option<Found> {
    let start = at;
    number(words, at)?;
    let mut end = at + 1;
    let mut groups = 1;
    while words
        .get(end)
        .is_some_and(|l| l.joins() || l.is('/') && l.glued)
        && number(words, end + 1).is_some_and(|n| {
            !n.numeral.grouped && (n.numeral.digits > 1 || words.lexemes[end].joins())
        })
    {
        end += 2;
        groups += 1;
    }
    let plus =
        at > 0 && words.is(at - 1, '+') && words.lexemes[at].glued && !words.lexemes[at - 1].glued;
    if plus {
        // "+44 (0)1633 456455"
        while number(words, end).is_some()
            || words.is(end, '(') && number(words, end + 1).is_some()
            || words.is(end, ')') && number(words, end + 1).is_some()
            || words.is(end, '-') && number(words, end + 1).is_some()
        {
            end += 1;
            groups += usize::from(number(words, end - 1).is_some());
        }
    }
    if groups >= 3 || plus && groups >= 2 {
        return Some(Found::reference(start, end));
    }
    // "phone 555-0199": the second group starts with a zero, or a word before says what they are.
    let called = (at.saturating_sub(4)..at).any(|i| words.has(i, Class::Phone));
    if groups == 2
        && (words.str(end - 1).starts_with('0') && words.str(end - 1).len() > 3 || called)
    {
        return Some(Found::reference(start, end));
    }
    // A leading zero that is no decimal: 020 7946 0018.
    let text = words.str(at);
    let grouped = text.len() > 1 && number(words, at + 1).is_some_and(|n| n.numeral.digits > 2);
    if (text.len() > 3 || grouped) && text.starts_with('0') && words.get(at)?.numeral.places == 0 {
        while number(words, end).is_some() {
            end += 1;
        }
        return Some(Found::reference(start, end));
    }
    None
}

/// "1." or "2)" at the start of a block.
fn list_number(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at)?;
    let opens = at == 0 && digits.numeral.digits <= 2 && digits.numeral.places == 0;
    let closes = words
        .get(at + 1)
        .is_some_and(|l| matches!(l.kind, Lex::Mark('.' | ')')) && l.glued && !l.tight);
    (opens && closes && words.get(at + 2).is_some_and(|l| l.kind == Lex::Word))
        .then(|| Found::reference(at, at + 2))
}

/// "won 3–2", "a 6–3 vote": two small numbers joined by a dash near a word of contest.
fn score(words: Words, at: usize) -> Option<Found> {
    let (home, away) = (number(words, at)?, number(words, at + 2)?);
    if !words.get(at + 1)?.joins() || home.numeral.places > 0 || away.numeral.places > 0 {
        return None;
    }
    if words
        .get(at + 3)
        .is_some_and(|l| l.joins() || l.is('%') || l.is('/'))
        || words.has(at + 3, Class::Scale)
        || words.has(at + 3, Class::ShortScale)
    {
        return None;
    }
    // "a 220-213 vote"
    if words.has(at + 3, Class::Contest)
        && home.numeral.digits <= 3
        && away.numeral.digits <= 3
        && home.numeral.value > away.numeral.value
    {
        return Some(Found::reference(at, at + 3));
    }
    let near = (at.saturating_sub(4)..at)
        .chain(at + 3..at + 6)
        .any(|i| words.has(i, Class::ScoreVerb));
    // "won 6-3, 6-7 (5-7), 7-5"
    let played = |at: usize| {
        number(words, at).is_some_and(|l| l.numeral.value <= 7.0)
            && words.get(at + 1).is_some_and(Lexeme::joins)
            && number(words, at + 2).is_some()
    };
    let set = at >= 4
        && matches!(words.lexemes[at - 1].kind, Lex::Mark(',' | '('))
        && played(at)
        && (played(at - 4) || at >= 5 && played(at - 5));
    if set && home.numeral.value + away.numeral.value >= 6.0 {
        return Some(Found::reference(at, at + 3));
    }
    // "made it 1-1": nobody writes a range of one value.
    if home.numeral.value == away.numeral.value && home.numeral.digits <= 2 {
        return Some(Found::reference(at, at + 3));
    }
    // "23-49 last season", "3-5 away"
    let after = (words.str(at + 3), words.str(at + 4));
    let kept = after.0 == "away" || matches!(after, ("at", "home") | ("last" | "this", "season"));
    let near = near || kept && !words.get(at)?.glued;
    let small = home.numeral.value <= 200.0 && away.numeral.value <= 200.0;
    (small && (near || home.numeral.value > away.numeral.value && home.numeral.digits <= 2))
        .then(|| Found::reference(at, at + 3))
}

/// "40-love"
fn love(words: Words, at: usize) -> Option<Found> {
    let told = words.get(at + 1)?.joins() && words.str(at + 2) == "love";
    told.then(|| Found::reference(at, at + 3))
}

/// The mark of a footnote in brackets behind a word: "the basket of crimes)[4]".
fn footnote(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at).filter(|l| l.numeral.digits <= 2 && l.numeral.places == 0)?;
    // "(Table 2)3", "crimes)4.": a raised mark that has lost its place.
    let raised = at > 1 && words.is(at - 1, ')') && digits.glued;
    let free = |l: &Lexeme| matches!(l.kind, Lex::Mark('.' | ',' | ';' | ':'));
    if raised && (!digits.tight || words.get(at + 1).is_some_and(free)) {
        return Some(Found::reference(at, at + 1));
    }
    let opens = at > 1 && words.is(at - 1, '[') && words.lexemes[at - 1].glued && digits.glued;
    (opens && digits.tight && words.is(at + 1, ']')).then(|| Found::reference(at, at + 1))
}

/// "300 BC", "AD 79".
fn of_an_era(words: Words, at: usize) -> Option<Found> {
    let capital = |at: usize| words.str(at).starts_with(char::is_uppercase);
    let before = words.before(at, Class::Era) && capital(at - 1);
    let behind = words.has(at + 1, Class::Era) && capital(at + 1);
    number(words, at).filter(|_| before || behind)?;
    Some(Found::reference(at, at + 1 + usize::from(behind)))
}

/// "per 100,000": the number that a rate is held against is part of the rate.
fn denominator(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at)?.numeral;
    let round = digits.places == 0 && trailing_zeros(digits.value) >= 2;
    (round && words.before(at, Class::Per)).then(|| Found::reference(at, at + 1))
}

/// "24/7", "9/11".
fn pair(words: Words, at: usize) -> Option<Found> {
    matches!(
        words.between(at, (at + 3).min(words.lexemes.len())),
        "24/7" | "9/11" | "7/7" | "50/50"
    )
    .then(|| Found::reference(at, at + 3))
}

/// "a 911 call", "dialled 999".
fn emergency(words: Words, at: usize) -> Option<Found> {
    let called = at.checked_sub(1).map_or("", |before| words.str(before));
    let dialled = matches!(
        called,
        "dial" | "Dial" | "dialled" | "dialed" | "called" | "call" | "Call" | "rang"
    ) && !words.is_small_word(at + 1);
    let answered = words.str(at + 1).starts_with("call")
        || matches!(
            words.str(at + 1),
            "operator" | "operators" | "dispatcher" | "dispatchers"
        );
    let known = matches!(words.str(at), "911" | "999" | "112" | "101" | "111");
    (known && (dialled || answered)).then(|| Found::reference(at, at + 1))
}

/// "123 Random Street".
fn address(words: Words, at: usize) -> Option<Found> {
    let digits = number(words, at)?;
    if digits.numeral.grouped || digits.numeral.places > 0 || digits.numeral.digits > 5 {
        return None;
    }
    let capital = |at: usize| words.str(at).starts_with(char::is_uppercase);
    let street = (at + 2..at + 4).any(|i| words.has(i, Class::Street) && capital(i));
    (street && capital(at + 1)).then(|| Found::reference(at, at + 1))
}
