//! The figure or wording that would be right.

use extractor::{Kind, UnitId};

use super::{decimals, figure, grouped, with_unit};
use crate::candidate::Candidate;
use crate::view::View;

/// The figure or wording that would be right, at the writer's own precision.
pub(crate) fn suggestion(view: &View<'_>, candidate: &Candidate) -> Option<String> {
    let value = candidate.value();
    let claim = &candidate.claim;
    let kind = claim.quantity.map(|q| view.quantity(q).kind);
    if kind == Some(Kind::Multiple) {
        return multiple(value);
    }
    if claim.loose {
        // "rose", "the busiest", a member outside its range: no figure would mend the words.
        if kind != Some(Kind::Fraction) && claim.unit != UnitId::PERCENT {
            return None;
        }
        return Some(fraction(
            value
                / if claim.unit == UnitId::PERCENT {
                    100.0
                } else {
                    1.0
                },
        ));
    }
    if value < 0.0 {
        return None;
    }
    Some(match claim.unit {
        UnitId::NONE | UnitId::PERCENT | UnitId::POINTS | UnitId::TIMES => {
            let places = if claim.grain > 1.0 && value >= claim.grain {
                0
            } else {
                decimals(claim.grain)
            };
            let rounded = if claim.grain > 1.0 && value >= claim.grain {
                (value / claim.grain).round() * claim.grain
            } else {
                value
            };
            with_unit(rounded, claim.unit, (value < 1e6).then_some(places))
        }
        unit => {
            let grain = if claim.grain > 0.0 { claim.grain } else { 1.0 };
            with_unit(
                (value / grain).round() * grain,
                unit,
                (value < 1e6).then(|| decimals(grain)),
            )
        }
    })
}

/// "more than doubled", "nearly tripled": the wording that is true of a multiple.
fn multiple(value: f64) -> Option<String> {
    const NAMES: &[(f64, &str)] = &[(2.0, "doubled"), (3.0, "tripled"), (4.0, "quadrupled")];
    if value <= 0.0 {
        return None;
    }
    if value < 1.0 {
        return Some(match value {
            v if v < 0.475 => "more than halved".to_owned(),
            v if v <= 0.525 => "halved".to_owned(),
            v => format!("fell by {}%", grouped(100.0 * (1.0 - v), 0)),
        });
    }
    for &(n, name) in NAMES.iter().rev() {
        if value >= n * 1.05 && value < n + 0.9 {
            return Some(format!("more than {name}"));
        }
        if (n * 0.95..=n * 1.05).contains(&value) {
            return Some(name.to_owned());
        }
        if value >= n - 0.1 * n && value < n {
            return Some(format!("nearly {name}"));
        }
    }
    if value < 2.0 {
        return Some(format!("rose by {}%", grouped(100.0 * (value - 1.0), 0)));
    }
    Some(format!(
        "{} times",
        grouped(value, usize::from(value < 10.0))
    ))
}

/// The simple fraction or percentage that is nearest.
fn fraction(value: f64) -> String {
    const NAMES: &[(f64, &str)] = &[
        (0.1, "a tenth"),
        (0.125, "an eighth"),
        (1.0 / 6.0, "a sixth"),
        (0.2, "a fifth"),
        (0.25, "a quarter"),
        (1.0 / 3.0, "a third"),
        (0.4, "two-fifths"),
        (0.5, "half"),
        (0.6, "three-fifths"),
        (2.0 / 3.0, "two-thirds"),
        (0.75, "three-quarters"),
        (0.8, "four-fifths"),
        (0.9, "nine-tenths"),
    ];
    NAMES
        .iter()
        .find(|(known, _)| (value - known).abs() <= known * 0.03)
        .map_or_else(
            || format!("{}%", figure((value * 1000.0).round() / 10.0)),
            |(_, name)| format!("{name} ({}%)", figure((value * 1000.0).round() / 10.0)),
        )
}
