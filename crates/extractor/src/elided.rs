//! "22.8 percent, from 31.5": a percentage that leaves its sign to the one before it; and "27.6 minutes, up from 25", where the
//! words before the bare number say that it is held against the measure before it.

use document::Document;

use crate::context::{Context, Role};
use crate::cue::Cue;
use crate::quantity::{Kind, Quantity};
use crate::reading::{Reading, What};
use crate::unit::Unit;

/// A percentage and one that it is set against are seldom further apart than this many times.
const APART: f64 = 6.0;

/// Makes percentages of bare numbers that stand, in their sentence, where another percentage would.
pub(crate) fn settle(document: &Document, reading: &mut Reading) {
    // What the last percentage of a sentence was: its sentence and value.
    let mut last: Option<(usize, f64)> = None;
    // The last measure of a sentence.
    let mut measure: Option<usize> = None;
    // The last length of time.
    let mut stretch: Option<usize> = None;
    for q in 0..reading.quantities.len() {
        let (quantity, context) = (&reading.quantities[q], &reading.contexts[q]);
        let level = matches!(
            context.role,
            Role::Level | Role::Base | Role::Reference | Role::Result
        );
        match quantity.kind {
            Kind::Percent => {
                if let Some(before) = q.checked_sub(1)
                    && leaves_its_sign_to(document, reading, before, q)
                {
                    as_percentage(&mut reading.quantities[before]);
                }
                let (quantity, context) = (&reading.quantities[q], &reading.contexts[q]);
                last = quantity
                    .value
                    .filter(|_| level)
                    .map(|value| (context.sentence, value));
            }
            Kind::Year | Kind::Date | Kind::Points => {}
            Kind::Cardinal
                if let Some(unit) = stretch.filter(|&d| is_some_of(document, reading, d, q)) =>
            {
                let unit = reading.quantities[unit].unit;
                let quantity = &mut reading.quantities[q];
                quantity.kind = Kind::Duration;
                quantity.unit = unit;
            }
            Kind::Cardinal if quantity.in_words && !is_decimal(quantity) => {}
            Kind::Cardinal
                if let Some(m) = measure.filter(|&m| is_held_against(document, reading, m, q)) =>
            {
                let (kind, unit) = (reading.quantities[m].kind, reading.quantities[m].unit);
                let quantity = &mut reading.quantities[q];
                quantity.kind = kind;
                quantity.unit = unit;
                last = None;
            }
            Kind::Cardinal => {
                let decimal = is_decimal(quantity);
                let reach = context.sentence - usize::from(decimal && context.sentence > 0);
                let fits = last.filter(|&(sentence, _)| sentence >= reach);
                let near = fits.is_some_and(|(sentence, _)| sentence == context.sentence);
                let elided = fits.is_some_and(|(_, percent)| {
                    quantity.unit == Unit::NONE
                        && context.counted.is_none()
                        && quantity.value.is_some_and(|value| {
                            value <= 100.0 && (1.0 / APART..APART).contains(&(value / percent))
                        })
                        && stands_alone(document, reading, context, decimal && near)
                });
                if elided {
                    as_percentage(&mut reading.quantities[q]);
                } else {
                    last = None;
                }
            }
            _ => last = None,
        }
        let kind = reading.quantities[q].kind;
        if kind == Kind::Duration {
            stretch = Some(q);
        }
        if matches!(kind, Kind::Measure | Kind::Duration | Kind::Money) {
            measure = Some(q);
        } else if kind != Kind::Year && kind != Kind::Date {
            measure = None;
        }
    }
}

/// Whether a bare number is some of a length of time that its sentence told: "over six years, and £2m of it in the first two".
fn is_some_of(document: &Document, reading: &Reading, stretch: usize, q: usize) -> bool {
    let (mine, theirs) = (&reading.contexts[stretch], &reading.contexts[q]);
    let (first, end) = reading.sentences[theirs.sentence].tokens;
    let token = theirs.token;
    let word = |at: usize| document.words(reading.tokens[at].span);
    let led = token >= first + 3
        && matches!(
            word(token - 1),
            "first"
                | "last"
                | "next"
                | "final"
                | "remaining"
                | "following"
                | "initial"
                | "opening"
                | "closing"
        )
        && word(token - 2) == "the"
        && matches!(
            word(token - 3),
            "in" | "over" | "for" | "during" | "after" | "of"
        );
    let led = led
        || token >= first + 2
            && matches!(word(token - 1), "the first" | "the last" | "the next")
            && matches!(
                word(token - 2),
                "in" | "over" | "for" | "during" | "after" | "of"
            );
    let closed = token + 1 >= end
        || match reading.tokens[token + 1].what {
            What::Mark(mark) => matches!(mark, ',' | ';' | '.' | ':' | ')' | '—'),
            What::Word(cues) => cues.any(&[Cue::And, Cue::But]),
            _ => false,
        };
    let (whole, some) = (&reading.quantities[stretch], &reading.quantities[q]);
    led && closed
        && mine.sentence == theirs.sentence
        && some.unit == Unit::NONE
        && some.value < whole.value
}

/// Whether a bare number is the base that the measure before it is held against: "up from 25", "compared with 3.1".
fn is_held_against(document: &Document, reading: &Reading, m: usize, q: usize) -> bool {
    let (mine, theirs) = (&reading.contexts[m], &reading.contexts[q]);
    let (measure, quantity) = (&reading.quantities[m], &reading.quantities[q]);
    let near = match (measure.value, quantity.value) {
        (Some(value), Some(base)) => (1.0 / APART..APART).contains(&(base / value)),
        _ => false,
    };
    let token = theirs.token;
    let told = token >= 2
        && match reading.tokens[token - 1].what {
            What::Word(cues) if cues.any(&[Cue::Against]) => true,
            What::Word(cues) if cues.any(&[Cue::From]) => {
                let words = document.words(reading.tokens[token - 1].span);
                let before = document.words(reading.tokens[token - 2].span);
                let moves = |word: &str| word == "up" || word == "down";
                moves(before) || words.split(' ').next().is_some_and(moves)
            }
            _ => false,
        };
    mine.sentence == theirs.sentence
        && near
        && told
        && measure.printed_in.is_none()
        && quantity.unit == Unit::NONE
        && theirs.counted.is_none()
        && stands_alone(document, reading, theirs, false)
}

fn as_percentage(quantity: &mut Quantity) {
    quantity.kind = Kind::Percent;
    quantity.unit = Unit::PERCENT;
}

/// A number with places, which counts nothing: 24.1, three point six.
fn is_decimal(quantity: &Quantity) -> bool {
    quantity.value.is_some_and(|value| value.fract() != 0.0)
}

/// "rose to 91 from 82 per cent": a bare number held against the percentage right behind it.
fn leaves_its_sign_to(document: &Document, reading: &Reading, bare: usize, percent: usize) -> bool {
    let (mine, theirs) = (&reading.contexts[bare], &reading.contexts[percent]);
    let (quantity, other) = (&reading.quantities[bare], &reading.quantities[percent]);
    let near = match (quantity.value, other.value) {
        (Some(value), Some(against)) => {
            value <= 100.0 && (1.0 / APART..APART).contains(&(against / value))
        }
        _ => false,
    };
    let from = theirs.token == mine.token + 2
        && matches!(reading.tokens[mine.token + 1].what, What::Word(cues) if cues.any(&[Cue::From]));
    quantity.kind == Kind::Cardinal
        && quantity.unit == Unit::NONE
        && !quantity.in_words
        && mine.counted.is_none()
        && mine.sentence == theirs.sentence
        && near
        && from
        && stands_alone(document, reading, mine, false)
}

/// Whether a number stands behind a preposition or "was", or behind anything where it is `surely` no count, with no noun behind it.
fn stands_alone(document: &Document, reading: &Reading, context: &Context, surely: bool) -> bool {
    let token = context.token;
    let (first, end) = reading.sentences[context.sentence].tokens;
    let word = |at: usize| match reading.tokens[at].what {
        What::Word(cues) => Some((document.words(reading.tokens[at].span), cues)),
        _ => None,
    };
    let led = token > first
        && word(token - 1).is_some_and(|(text, cues)| {
            cues.any(&[Cue::From, Cue::Against])
                || matches!(
                    text.rsplit(' ')
                        .next()
                        .unwrap_or_default()
                        .to_ascii_lowercase()
                        .as_str(),
                    "at" | "was" | "were" | "been" | "to" | "with" | "below" | "above"
                )
        });
    let closed = token + 1 >= end
        || match reading.tokens[token + 1].what {
            What::Mark(mark) => !matches!(mark, '-' | '–' | '/' | '('),
            What::Word(cues) => {
                cues.any(&[
                    Cue::From,
                    Cue::To,
                    Cue::Against,
                    Cue::And,
                    Cue::But,
                    Cue::Earlier,
                    Cue::Later,
                    Cue::Or,
                ]) || matches!(
                    document
                        .words(reading.tokens[token + 1].span)
                        .to_ascii_lowercase()
                        .as_str(),
                    "in" | "on"
                        | "last"
                        | "this"
                        | "by"
                        | "before"
                        | "after"
                        | "when"
                        | "while"
                        | "which"
                        | "during"
                        | "it"
                        | "now"
                        | "today"
                        | "as"
                        | "for"
                        | "at"
                        | "tonight"
                        | "yesterday"
                )
            }
            // "from 31.5 four years ago"
            What::Quantity(q) => match reading.quantities[q].kind {
                Kind::Year | Kind::Date => true,
                Kind::Duration if token + 2 < end => word(token + 2)
                    .is_some_and(|(text, _)| matches!(text, "ago" | "earlier" | "before")),
                _ => false,
            },
            What::Reference => false,
        };
    (led || surely) && closed
}
