//! Claims that are derived but lack an operand: what is missing, and what it would have to be.
//!
//! A claim is left open only where something useful can be said. It is sought among multiples without a base
//! ("nearly seven times as many as in 2013") and shares of a named whole without a count of the part ("2% of such
//! applications were granted").

use document::Span;
use extractor::{Cue, Interval, Kind, UnitId};

use crate::candidate::Claim;
use crate::finding::{Computed, Finding, Operand, Value, Verdict};
use crate::formula::Formula;
use crate::view::View;
use crate::wording::{figure, three_figures, with_unit};

/// No claim has more bytes.
const LONGEST: usize = 400;

/// The claims of a document that no finding has judged and that can be left open with something to say.
pub(crate) fn open(view: &View<'_>, judged: &[Finding]) -> Vec<Finding> {
    let mut spans: Vec<Span> = judged.iter().map(|finding| finding.claim.span).collect();
    document::sort_by(&mut spans, Ord::cmp);
    let mut found = Vec::new();
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        let from = spans.partition_point(|span| span.start + LONGEST < quantity.span.start);
        let taken = spans[from..]
            .iter()
            .take_while(|span| span.start < quantity.span.end)
            .any(|span| span.overlaps(quantity.span));
        if taken || quantity.value.is_none() || view.is_furniture(q) {
            continue;
        }
        match quantity.kind {
            Kind::Multiple => found.extend(missing_base(view, q)),
            Kind::Percent | Kind::Fraction => found.extend(missing_part(view, q)),
            _ => {}
        }
    }
    found
}

/// "8,800 …, nearly seven times as many as in 2013": the base would be 8,800 / 7.
fn missing_base(view: &View<'_>, q: usize) -> Option<Finding> {
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let (_, end) = view.reading.sentences[sentence].tokens;
    let refers = (token + 1..end.min(token + 12)).any(|at| {
        view.cues(at).any(&[Cue::Earlier, Cue::Against])
            || view
                .at(at)
                .is_some_and(|d| matches!(view.quantity(d).kind, Kind::Year | Kind::Date))
            || view.is_word(at) && view.lower(at) == "as"
    });
    // "eight times as likely", "twice as fast": of no level that is given.
    let quality = (token + 1..end.min(token + 4)).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "likely"
                    | "often"
                    | "probable"
                    | "fast"
                    | "quickly"
                    | "good"
                    | "bad"
                    | "strong"
                    | "powerful"
                    | "dangerous"
                    | "deadly"
                    | "bright"
                    | "again"
            )
    });
    if quality {
        return None;
    }
    let before = |sentence: usize| {
        let mut levels = view.in_sentence(sentence).filter(|&l| {
            let kind = view.quantity(l).kind;
            l < q
                && view.is_level(l)
                && matches!(kind, Kind::Cardinal | Kind::Money | Kind::Measure)
        });
        levels.next_back()
    };
    // "They counted 8,800. That is nearly seven times as many …" points back.
    let level = before(sentence).or_else(|| before(sentence.checked_sub(1)?))?;
    if !refers || view.distance(q, level) > 14 + 25 {
        return None;
    }
    let claim = Claim::of(view, q);
    let value = view.quantity(level).value?;
    let unit = view.quantity(level).unit.base;
    let base = Interval::new(
        value / claim.stated.high.min(1e12),
        value / claim.stated.low.max(1e-12),
    );
    // A count below 1,347.3 is one below 1,348; other ends are told to three figures.
    let whole = |value: f64| {
        if unit == UnitId::NONE {
            value.ceil()
        } else {
            value
        }
    };
    let span = if claim.stated.high.is_infinite() {
        format!(
            "below {}",
            with_unit(whole(value / claim.value), unit, None)
        )
    } else {
        let end = |bound: f64| with_unit(three_figures(value / bound), unit, None);
        format!(
            "about {} to {}",
            end(claim.stated.high),
            end(claim.stated.low)
        )
    };
    let base = if claim.stated.high.is_infinite() {
        Interval {
            low: 0.0,
            high: value / claim.value,
        }
    } else {
        base
    };
    Some(finding(
        view,
        "multiple",
        q,
        &[level],
        Formula::Quotient,
        Value {
            value: Some(value / claim.value),
            interval: base,
            unit: unit.name().to_owned(),
        },
        format!("the figure it is held against is not given; it would be {span}"),
    ))
}

/// "2% of such applications were granted": of the 21,104 that would be about 317 to 528.
fn missing_part(view: &View<'_>, q: usize) -> Option<Finding> {
    let token = view.token(q);
    let of = view.cue_behind(token, 1, &[Cue::Of])?;
    if view.change(q).is_some()
        || view
            .cue_behind(token, 12, &[Cue::Outcome, Cue::Refusal])
            .is_none()
    {
        return None;
    }
    if view.at(of + 1).is_some() {
        return None;
    }
    let whole = whole_of(view, q, of)?;
    let claim = Claim::percent(view, q);
    let value = view.quantity(whole).value?;
    let unit = view.quantity(whole).unit.base;
    let part = Interval::new(
        claim.stated.low.max(0.0) / 100.0 * value,
        claim.stated.high.min(100.0) / 100.0 * value,
    );
    let nominal = claim.value / 100.0 * value;
    let message = format!(
        "the count behind it is not given; of {} it would be about {} ({} to {})",
        view.printed(whole),
        figure(nominal.round()),
        figure(part.low.round()),
        figure(part.high.round())
    );
    Some(finding(
        view,
        "share",
        q,
        &[whole],
        Formula::PercentOf,
        Value {
            value: Some(nominal),
            interval: part,
            unit: unit.name().to_owned(),
        },
        message,
    ))
}

/// The count that a share is most likely taken of: the same year first, then the same noun, then the nearest.
fn whole_of(view: &View<'_>, q: usize, of: usize) -> Option<usize> {
    let sentence = view.context(q).sentence;
    let mut named = Vec::new();
    for at in of + 1..view.end_token(of).min(of + 6) {
        if !view.is_word(at) || view.cues(at).any(&[Cue::Level, Cue::ChangeVerb]) {
            break;
        }
        named.extend(view.stems(view.reading.tokens[at].span));
    }
    let year = view.context(q).time.year;
    view.near(sentence, 4, 0)
        .filter(|&l| l < q && view.is_count(l) && view.quantity(l).value > Some(10.0))
        .filter_map(|l| {
            let time = view.context(l).time.year;
            let same_year = i32::from(year.is_some() && time == year) * 4
                - i32::from(year.is_some() && time.is_some() && time != year) * 6;
            let topic = view.topic(l);
            let shared = i32::try_from(named.iter().filter(|stem| topic.contains(stem)).count())
                .unwrap_or(0)
                * 3;
            let score = same_year + shared;
            (score > 0).then_some((score, l))
        })
        .max()
        .map(|(_, l)| l)
}

fn finding(
    view: &View<'_>,
    rule: &'static str,
    q: usize,
    operands: &[usize],
    formula: Formula,
    value: Value,
    message: String,
) -> Finding {
    let quantity = view.quantity(q);
    let texts: Vec<&str> = match formula {
        Formula::PercentOf => vec![view.printed(q), view.printed(operands[0])],
        _ => vec![view.printed(operands[0]), view.printed(q)],
    };
    Finding {
        stated: Some(Value {
            value: quantity.value,
            interval: quantity.interval,
            unit: quantity.unit.base.name().to_owned(),
        }),
        computed: Some(Computed {
            value,
            expression: formula.expression(&texts),
        }),
        operands: operands.iter().map(|&l| Operand::of(view, l)).collect(),
        ..Finding::plain(
            view,
            rule,
            Verdict::Unverifiable,
            quantity.span,
            view.sentence(q).span,
            message,
        )
    }
}
