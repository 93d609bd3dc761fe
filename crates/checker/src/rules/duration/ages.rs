//! The years between two ages of one person: "Hale, 61, joined at 19. That was 42 years ago".
//!
//! Both ages stand in one sentence, the one of today beside the name, the other behind the event; the length follows at once. Silent
//! where a pronoun may mean somebody else: "lost his son when he was 19".

use extractor::{Cue, Interval, Kind};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};
use crate::words::WordList;

/// A paragraph of more sentences tells of more than one life.
const SENTENCES: usize = 6;
/// What may stand between the earlier age and the length, or open the sentence of the length.
const LINKS: WordList = words![
    "or", "for", "so", "that", "that's", "this", "which", "it", "is", "was", "makes", "made",
    "making", "means", "meaning", "a", "total", "of", "some", "now", "nearly", "almost", "about",
    "just", "over", "fully", "all", "of", "has", "been", "she", "he", "they", "have", "had", "and",
    "were",
];

/// "Orr, 70, has kept bees since she was 12, or for 58 years."
pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let quantity = view.quantity(q);
    let years = quantity.kind == Kind::Duration && quantity.unit.base == *YEAR;
    if !years || quantity.value < Some(3.0) || super::is_property(view, q) {
        return;
    }
    let token = view.token(q);
    let behind = |at: usize| at < view.end_token(token) && view.is_one_of(at, ELSEWHERE);
    if behind(token + 1) || behind(token + 2) {
        return;
    }
    let told = earlier(view, q).and_then(|then| Some((then, today(view, then)?, 9)));
    let Some((then, now, strength)) = told.or_else(|| apart(view, q)) else {
        return;
    };
    let mut claim = Claim::of(view, q);
    // Between birthdays.
    claim.stated.low -= 1.0;
    claim.stated.high += 1.0;
    let age = |l: usize| {
        let value = view.quantity(l).value.unwrap_or(f64::NAN);
        Bound {
            quantity: l,
            value,
            interval: Interval::exact(value),
        }
    };
    let operands = vec![age(now), age(then)];
    if operands[0].value > operands[1].value {
        out.push(Candidate {
            rule: "duration",
            claim,
            formula: Formula::Difference,
            operands,
            strength,
            sense: Sense::None,
        });
    }
}

/// Words behind a length that make it another one than that between the ages.
const ELSEWHERE: WordList = words![
    "old", "older", "younger", "later", "earlier", "before", "after", "apart", "longer", "more",
    "less",
];

/// The age that a length follows at once, or that ends the sentence to which the one of the length points back: "when she was 13.
/// That is 45 years".
fn earlier(view: &View<'_>, q: usize) -> Option<usize> {
    let (token, sentence) = (view.token(q), view.context(q).sentence);
    let first = view.first_token(token);
    // "That is", "which makes"
    let sums_up = |at: usize| view.cues(at).any(&[Cue::Making, Cue::Equal]);
    let links = |from: usize, to: usize| {
        to - from <= 8
            && (from..to).all(|at| {
                view.at(at).is_none()
                    && (!view.is_word(at) || view.is_one_of(at, LINKS) || sums_up(at))
            })
    };
    let points =
        view.is_one_of(first, words!["that", "that's", "this", "which", "it"]) || sums_up(first);
    if let Some(then) = view.in_sentence(sentence).rfind(|&l| l < q) {
        let at = view.token(then);
        let set = view.mark(at + 1).is_some();
        return (is_past_age(view, then) && set && links(at + 1, token)).then_some(then);
    }
    let before = sentence
        .checked_sub(1)
        .filter(|&before| view.apart(before, sentence) == Some(1));
    let last = |before: usize| {
        view.in_sentence(before)
            .rfind(|&l| view.quantity(l).kind != Kind::Year)
    };
    before
        .filter(|_| points && links(first, token))
        .and_then(last)
        .filter(|&then| is_past_age(view, then))
}

/// "I was 17 when I first picked up the flag. … Now 72, she hung it up after 45 years": the only age of then and the only one of now in
/// a short paragraph without other lengths.
fn apart(view: &View<'_>, q: usize) -> Option<(usize, usize, i32)> {
    let figures = view.paragraph(view.context(q).sentence, SENTENCES)?;
    let mut lengths = figures
        .clone()
        .filter(|&l| view.quantity(l).kind == Kind::Duration);
    if lengths.next() != Some(q) || lengths.next().is_some() {
        return None;
    }
    let one = |is: fn(&View<'_>, usize) -> bool| {
        let mut found = figures.clone().filter(|&l| is(view, l));
        found.next().filter(|_| found.next().is_none())
    };
    let (then, now) = (one(was)?, one(is_now)?);
    (then != now && now < q).then_some((then, now, 7))
}

/// "I was 17 when", "since she was 13": an age of some time ago.
fn was(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let behind = view.quantity(q).kind == Kind::Age && view.is_one_of(token + 1, words!["when"]);
    behind || is_past_age(view, q)
}

/// "Now 72", "is 61 now", "I shall be fifty-four", ", 70,": an age of today.
fn is_now(view: &View<'_>, q: usize) -> bool {
    let (token, quantity) = (view.token(q), view.quantity(q));
    let first = view.first_token(token);
    if quantity.kind != Kind::Age && !(view.is_count(q) && quantity.value < Some(110.0)) {
        return false;
    }
    let shut = view.mark(token + 1).is_some()
        || view.is_one_of(token + 1, words!["in", "next", "this", "and"]);
    let beside = token > first && view.is_one_of(token - 1, words!["now"]) && shut
        || view.is_one_of(token + 1, words!["now"]);
    let soon = token > first + 1
        && view.is_one_of(token - 1, words!["be"])
        && view.is_one_of(token - 2, words!["shall", "will"])
        && shut;
    let apposed = quantity.kind == Kind::Age
        && token > first
        && view.mark(token - 1) == Some(',')
        && view.mark(token + 1) == Some(',');
    beside || soon || apposed
}

/// "since she was 13", "at 25", "was a 22-year-old": an age of some time ago.
fn is_past_age(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let quantity = view.quantity(q);
    let word =
        |back: usize, words: WordList| token >= first + back && view.is_one_of(token - back, words);
    let pronoun = word(1, words!["was", "were"]) && word(2, words!["he", "she", "they", "i"]);
    let clause = pronoun && word(3, words!["when", "since", "until"]);
    let young = word(1, words!["a", "an"]) && word(2, words!["was", "as", "still"]);
    let at = word(1, words!["at", "aged"])
        && quantity
            .value
            .is_some_and(|age| (5.0..=60.0).contains(&age))
        && (token + 1 >= view.end_token(token) || view.mark(token + 1).is_some());
    if quantity.kind == Kind::Age {
        clause || young || at
    } else {
        at && view.is_count(q) && quantity.grain >= 1.0
    }
}

/// The age of today of whom an earlier one is told: the only other one before it in its sentence, in commas or behind "now" or "is".
fn today(view: &View<'_>, then: usize) -> Option<usize> {
    let sentence = view.context(then).sentence;
    let mut ages = view
        .in_sentence(sentence)
        .filter(|&l| l != then && view.quantity(l).kind == Kind::Age);
    let (now, None) = (ages.next()?, ages.next()) else {
        return None;
    };
    let (from, to) = (view.token(now), view.token(then));
    let first = view.first_token(from);
    let apposed = from > first
        && view.mark(from - 1) == Some(',')
        && matches!(view.mark(from + 1), Some(',' | '—' | ')'));
    let told = from > first && view.is_one_of(from - 1, words!["now", "is", "aged", "a", "the"]);
    // "lost his son when he was 19"
    let clause = to > from + 2 && view.is_one_of(to - 1, words!["was", "were"]);
    let other = clause
        && (from..to).any(|at| view.is_one_of(at, words!["his", "her", "their", "my", "whose"]));
    (from < to && (apposed || told) && !other).then_some(now)
}
