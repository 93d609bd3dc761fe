//! The working of a finding in one line.

use extractor::{Kind, UnitId};

use super::{decimals, end_or_operand, figure, grouped, with_unit};
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::view::View;

/// The working in one line; where it is `wrong`, with what the writer put instead.
pub(crate) fn message(view: &View<'_>, candidate: &Candidate, wrong: bool) -> String {
    let said = stated(view, candidate);
    let tail = if wrong {
        format!(", not {said}")
    } else {
        String::new()
    };
    let x = |i: usize| end_or_operand(view, &candidate.operands[i]);
    match candidate.rule {
        "direction" => {
            let way = if candidate.value() < 0.0 {
                "fall"
            } else {
                "rise"
            };
            let other = if way == "fall" { "rise" } else { "fall" };
            let tail = if wrong {
                format!(", not a {other}")
            } else {
                String::new()
            };
            format!("from {} to {} is a {way}{tail}", x(1), x(0))
        }
        "comparison" if candidate.formula == Formula::Share => computed(view, candidate, &tail),
        "comparison" if candidate.formula == Formula::Difference => {
            let way = if candidate.value() < 0.0 {
                "less"
            } else {
                "more"
            };
            format!("{} is {way} than {}", x(0), x(1))
        }
        "comparison" if candidate.formula == Formula::Remainder => {
            let way = if candidate.value() < 0.0 {
                "less"
            } else {
                "more"
            };
            let others: Vec<_> = (1..candidate.operands.len()).map(x).collect();
            format!("{} is {way} than {}", x(0), others.join(" + "))
        }
        "comparison" => format!("{} {} {said}", x(0), if wrong { "is not" } else { "fits" }),
        "restatement" if wrong => format!("{} here, {} before", said, x(0)),
        "restatement" => format!("{said} agrees with {} before", x(0)),
        "impossible" if wrong => {
            format!("{said} is more than {}, the whole it is taken from", x(0))
        }
        "impossible" if candidate.formula == Formula::PercentOf => {
            format!(
                "{said} lies within {} of {}, about {}",
                x(0),
                x(1),
                figure(candidate.value())
            )
        }
        "impossible" => format!("{said} lies within {}", x(0)),
        "range" if matches!(candidate.formula, Formula::Difference | Formula::Quotient) => {
            computed(view, candidate, &tail)
        }
        "range" => match (candidate.claim.quantity, wrong) {
            _ if tells_of_others(view, candidate) => {
                let way = if wrong { "outside" } else { "within" };
                format!("{} lies {way} {}", x(0), bounds(view, candidate, said))
            }
            (Some(_), true) => format!("{said} lies outside {}", x(0)),
            (Some(_), false) => format!("{said} lies within {}", x(0)),
            (None, _) if lies_in(view, candidate) => {
                let way = if wrong { "outside" } else { "within" };
                format!("{} lies {way} {}", x(0), x(1))
            }
            (None, _) if counts_beyond(view, candidate) => {
                let limit = view.quantity(candidate.operands[0].quantity).number;
                let count = figure(candidate.value());
                format!("{count} of them lie beyond {}", view.words(limit))
            }
            (None, true) => format!(
                "{} is in place {}, not {}",
                x(0),
                figure(candidate.value()),
                figure(candidate.claim.value)
            ),
            (None, false) => format!("{} is in place {}", x(0), figure(candidate.value())),
        },
        _ => computed(view, candidate, &tail),
    }
}

/// Whether words say that a figure lies in a range, rather than that it holds a place.
fn lies_in(view: &View<'_>, candidate: &Candidate) -> bool {
    matches!(candidate.operands[..], [_, range] if view.quantity(range.quantity).kind == extractor::Kind::Range)
}

/// "the only one above 50": how many lie beyond a figure that the claim itself names.
fn counts_beyond(view: &View<'_>, candidate: &Candidate) -> bool {
    let limit = view.quantity(candidate.operands[0].quantity).span;
    candidate.claim.span.overlaps(limit)
        && view
            .lowered_words(candidate.claim.span)
            .starts_with("only ")
}

/// The formula in words, its result, and the tail.
fn computed(view: &View<'_>, candidate: &Candidate, tail: &str) -> String {
    let value = candidate.value();
    let unit = candidate.claim.unit;
    let result = shown(candidate);
    let x = |i: usize| end_or_operand(view, &candidate.operands[i]);
    let against = |way: &str| {
        format!(
            "from {} to {} is a {way} of {}{tail}",
            x(1),
            x(0),
            with_unit(-value, unit, None)
        )
    };
    match candidate.formula {
        Formula::Share | Formula::ShareLeft => format!("{} of {} is {result}{tail}", x(0), x(1)),
        Formula::RateOf => {
            let parts: Vec<_> = (0..candidate.operands.len()).map(x).collect();
            format!("{} of {} is {result}{tail}", x(0), parts.join(" + "))
        }
        Formula::PercentChange if value < 0.0 => against("fall"),
        Formula::PercentFall if value < 0.0 => against("rise"),
        Formula::PercentChange => format!("from {} to {} is a rise of {result}{tail}", x(1), x(0)),
        Formula::PercentFall => format!("from {} to {} is a fall of {result}{tail}", x(1), x(0)),
        Formula::Quotient if unit == UnitId::TIMES => {
            format!("{} is {result} {}{tail}", x(0), x(1))
        }
        Formula::Difference if value < 0.0 => {
            format!(
                "{} and {} are {} apart the other way{tail}",
                x(0),
                x(1),
                with_unit(-value, unit, None)
            )
        }
        Formula::Difference if ages_with_years(view, candidate) => {
            format!("{} then makes {} in {}{tail}", x(1), figure(value), x(0))
        }
        Formula::Difference => format!("{} and {} are {result} apart{tail}", x(0), x(1)),
        _ => {
            let operands = candidate.operands.iter();
            let texts: Vec<_> = operands.map(|bound| end_or_operand(view, bound)).collect();
            let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
            format!("{} is {result}{tail}", candidate.formula.expression(&texts))
        }
    }
}

/// The computed value as messages print it.
fn shown(candidate: &Candidate) -> String {
    let value = candidate.value();
    match candidate.claim.unit {
        UnitId::TIMES => {
            let size = if value >= 10.0 {
                grouped(value, 0)
            } else if value >= 0.1 {
                grouped(value, 1)
            } else {
                figure(value)
            };
            let size =
                if (0.95..1.0).contains(&value) || (1.0..1.05).contains(&value) || value < 1.0 {
                    figure(value)
                } else {
                    size
                };
            format!("{size} times")
        }
        unit => {
            let more = if candidate.claim.grain > 0.0 && candidate.claim.grain < 1.0 {
                decimals(candidate.claim.grain) + 1
            } else {
                1
            };
            let exact = (value - value.round()).abs() < 1e-9;
            with_unit(
                value,
                unit,
                if exact || value.abs() >= 1000.0 {
                    None
                } else {
                    Some(more.min(6))
                },
            )
        }
    }
}

/// The claim as the writer put it, for "not …".
fn stated<'a>(view: &View<'a>, candidate: &Candidate) -> &'a str {
    let words = candidate
        .claim
        .quantity
        .map_or_else(|| view.words(candidate.claim.span), |q| view.printed(q));
    match words.to_ascii_lowercase().as_str() {
        "doubled" | "double" | "doubling" | "doubles" => "double",
        "tripled" | "trebled" | "triple" | "tripling" => "triple",
        "halved" | "halving" => "half",
        "quadrupled" | "quadruple" => "four times",
        _ => words,
    }
}

/// Whether a claim is of figures told one by one: a range that holds them all, or a bound that none of them breaks.
fn tells_of_others(view: &View<'_>, candidate: &Candidate) -> bool {
    let range = candidate
        .claim
        .quantity
        .is_some_and(|q| view.quantity(q).kind == Kind::Range);
    range || is_bound(candidate)
}

/// Whether all that is stated is the least or the most that something can be.
fn is_bound(candidate: &Candidate) -> bool {
    let stated = candidate.claim.stated;
    stated.low.is_infinite() != stated.high.is_infinite()
}

/// "from 4kg to 9kg", "150 and more".
fn bounds(view: &View<'_>, candidate: &Candidate, said: &str) -> String {
    let number = candidate
        .claim
        .quantity
        .map(|q| view.words(view.quantity(q).number));
    let number = number.unwrap_or(said);
    match candidate.claim.stated {
        stated if !is_bound(candidate) || stated.low.is_nan() => said.to_owned(),
        stated if stated.high.is_infinite() => format!("{number} and more"),
        _ => format!("{number} and less"),
    }
}

/// Whether a difference is reckoned from an age and the years since.
fn ages_with_years(view: &View<'_>, candidate: &Candidate) -> bool {
    let kind = |i: usize| view.quantity(candidate.operands[i].quantity).kind;
    candidate.rule == "duration"
        && kind(0) == Kind::Year
        && matches!(kind(1), Kind::Age | Kind::Cardinal)
}
