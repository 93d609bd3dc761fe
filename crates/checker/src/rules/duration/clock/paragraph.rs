//! Minutes between the two times of a paragraph: "The call came at 4:10. The engine pulled up at 4:35. It had taken 25 minutes."
//!
//! Silent on games and performances, whose length leaves breaks out, and where nothing says that the time between is meant.

use document::Span;
use extractor::{Hedge, Kind, UnitId};

use super::course::is_of_the_course;
use super::{QUARTER, finding};
use crate::finding::Finding;
use crate::view::View;
use crate::words::WordList;

/// A paragraph of more sentences tells more than one course of events.
const SENTENCES: usize = 4;
/// Clocks that tell neither morning nor afternoon come round after so many minutes.
const ROUND: f64 = 12.0 * 60.0;
/// Minutes that rounding may add or take from a length told to five.
const ROUNDED: f64 = 5.0;
/// So many minutes and more are told as exactly in words.
const SPELLED: f64 = 120.0;
/// Nor is a length meant that is further from the time between.
const FAIR: std::ops::RangeInclusive<f64> = 0.5..=2.0;
/// Words that say that the time between is meant.
const BETWEEN: WordList = words![
    "later",
    "earlier",
    "interval",
    "journey",
    "wait",
    "waited",
    "delay",
    "outage",
    "flying",
    "gap",
    "driving",
    "walking",
    "climbing",
    "riding",
    "sailing",
    "after the",
    "evacuation",
];
/// The same where their sentence is about that time.
const VERBS: WordList = words![
    "took", "taken", "takes", "lasted", "lasts", "lasting", "spent", "spend", "spends", "just",
    "all", "only", "thus",
];
/// What has breaks in it, or a length of its own.
const BREAKS: WordList = words![
    "kick-off",
    "kickoff",
    "match",
    "game",
    "half-time",
    "film",
    "concert",
    "interval,",
    "play",
    "show",
    "extra time",
    "lesson",
];

/// The one length in minutes of each paragraph, against its only two times of day; but for those that a finding tells of already.
pub(super) fn judge(view: &View<'_>, minute: UnitId, out: &mut Vec<Finding>) {
    let mut told: Vec<_> = out.iter().map(|known| known.claim).collect();
    document::sort_by(&mut told, Ord::cmp);
    for sentences in view.paragraphs() {
        if sentences.len() > SENTENCES {
            continue;
        }
        let mut lengths = (view.in_sentence(sentences.start).start
            ..view.in_sentence(sentences.end - 1).end)
            .filter(|&q| view.quantity(q).kind == Kind::Duration)
            .filter_map(|q| {
                let quantity = view.quantity(q);
                let length = extractor::convert(quantity.value?, quantity.unit.base, minute)?;
                (5.0..ROUND).contains(&length).then_some((q, length))
            });
        let Some((q, stated)) = lengths.next() else {
            continue;
        };
        if lengths.next().is_some()
            || view.quantity(q).hedge != Hedge::None
            || view.quantity(q).in_words && stated < SPELLED
        {
            continue;
        }
        let block = view.document.blocks[view.sentence(q).block].span;
        let text = &view.lowered[block.start..block.end];
        let mut times = times(text, block.start);
        // "9.48am", "22.50"
        if times.is_empty() {
            let told = sentences.flat_map(|sentence| super::times(view, sentence));
            times = told
                .map(|(at, minutes)| (view.reading.tokens[at].span, minutes))
                .collect();
        }
        let &[(start, from), (end, to)] = &times[..] else {
            continue;
        };
        let apart = view.sentence(q).tokens;
        // Within one sentence the rule for sentences knows better.
        let together = [start, end]
            .iter()
            .all(|span| view.sentence(q).span.overlaps(*span));
        let said = |words: WordList| (apart.0..apart.1).any(|at| view.is_one_of(at, words));
        // "The investigation took three hours": of what its sentence is about.
        let meant = said(BETWEEN) || said(VERBS) && is_of_the_course(view, apart.0, view.token(q));
        let broken = BREAKS.iter().any(|word| text.contains(word));
        let real = (to - from).rem_euclid(ROUND);
        if together || !meant || broken || real <= 0.0 || !FAIR.contains(&(stated / real)) {
            continue;
        }
        let coarse = stated % 30.0 == 0.0 || from % 30.0 == 0.0 && to % 30.0 == 0.0;
        let off = (real - stated).abs();
        let fits = off <= 2.0;
        if !fits && off <= if coarse { QUARTER } else { ROUNDED } {
            continue;
        }
        let claim = view.place(view.quantity(q).span);
        if told.binary_search(&claim).is_ok() {
            continue;
        }
        out.push(finding(
            view,
            q,
            real,
            [start, end].map(|span| view.words(span)),
            fits,
        ));
    }
}

/// The times of day with a colon in some text, in minutes.
fn times(text: &str, offset: usize) -> Vec<(Span, f64)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let number = |from: usize, to: usize| text[from..to].parse::<u32>().ok();
    text.match_indices(':')
        .filter_map(|(colon, _)| {
            let from = (colon.saturating_sub(2)..colon).find(|&at| (at..colon).all(digit))?;
            let to = colon + 3;
            let alone = !(from > 0 && (digit(from - 1) || bytes[from - 1] == b':'))
                && digit(colon + 1)
                && digit(colon + 2)
                && !digit(to)
                && bytes.get(to) != Some(&b':');
            let (hour, minute) = (
                number(from, colon)?,
                alone.then(|| number(colon + 1, to)).flatten()?,
            );
            (hour < 24 && minute < 60).then(|| {
                (
                    Span::new(offset + from, offset + to),
                    f64::from(hour * 60 + minute),
                )
            })
        })
        .collect()
}
