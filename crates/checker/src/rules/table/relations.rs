//! Columns and rows that follow from others of the same table, learnt from the table itself.
//!
//! For each column every relation to the others is tried: a product, a quotient, a share, a change, a difference, a
//! running total … A relation is believed where it holds in line after line; its name in the header makes up for lines
//! that are few. What holds in the other lines must then hold in each. The same is done with rows and columns swapped.

use extractor::Interval;

use smallvec::SmallVec;

use super::named::Relation;
use super::side::Side;
use super::{as_printed, cell, in_percent, learn, stated};
use crate::candidate::{self, Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::grid::Grid;
use crate::judge::meets;
use crate::view::View;

/// How many lines must hold before a relation is believed that no header names.
const LEARNT: usize = 3;
/// Longer columns are not summed for each of their lines.
const LONGEST: usize = 100;

pub(super) fn propose(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    for side in [false, true]
        .into_iter()
        .filter_map(|turned| Side::of(view, grid, turned))
    {
        // What follows from others is no operand of these others in turn.
        let mut derived: Vec<usize> = side
            .fields()
            .filter(|&field| side.heads[field].is_total)
            .collect();
        for by_name in [true, false] {
            for target in side.fields() {
                if !derived.contains(&target) && follow(view, &side, target, by_name, &derived, out)
                {
                    derived.push(target);
                }
            }
        }
    }
}

/// Proposes the relation that the lines of a field bear out best, of those that its header names or of the others. Where
/// two that are no more borne out than each other contradict, neither is proposed. Says whether any was.
fn follow(
    view: &View<'_>,
    side: &Side<'_>,
    target: usize,
    by_name: bool,
    derived: &[usize],
    out: &mut Vec<Candidate>,
) -> bool {
    let mut best: Option<(usize, usize, Vec<Candidate>)> = None;
    let mut rivals = false;
    let percents = side.percents(view, target);
    let claims = claims(view, side, target);
    for relation in relations(side, target, derived) {
        let cannot_be = relation
            .in_percent()
            .is_some_and(|percent| !percents[usize::from(percent)])
            || relation
                .of_amounts()
                .into_iter()
                .flatten()
                .any(|field| !side.amounts[field]);
        if cannot_be || side.heads[target].named[relation.sort()] != by_name {
            continue;
        }
        let Some((held, failed, found)) =
            borne_out(view, side, (target, &claims), relation, by_name)
        else {
            continue;
        };
        match &best {
            Some((most, fewest, _))
                if (held, usize::MAX - failed) == (*most, usize::MAX - fewest) =>
            {
                rivals |= failed > 0;
            }
            Some((most, fewest, _))
                if (held, usize::MAX - failed) < (*most, usize::MAX - fewest) => {}
            _ => {
                best = Some((held, failed, found));
                rivals = false;
            }
        }
    }
    match best {
        Some((_, _, found)) if !rivals => {
            learn(view, found, 5, out);
            true
        }
        _ => false,
    }
}

/// The lines of a relation, how many of them hold and how many do not; nothing as soon as it cannot be believed any more.
fn borne_out(
    view: &View<'_>,
    side: &Side<'_>,
    (target, claims): (usize, &[Option<Told>]),
    relation: Relation,
    by_name: bool,
) -> Option<(usize, usize, Vec<Candidate>)> {
    let (mut held, mut failed, mut told) = (0, 0, false);
    let mut found: SmallVec<[usize; 32]> = SmallVec::new();
    for line in side.lines() {
        let told_by = claims[line]
            .as_ref()
            .and_then(|claim| compute(view, side, (target, claim), relation, line));
        let Some(told_by) = told_by else {
            continue;
        };
        let computed = candidate::interval(told_by.formula, &told_by.operands);
        let value = candidate::value(told_by.formula, &told_by.operands);
        let claim = &told_by.claim;
        let holds = meets(stated(claim), computed);
        if holds && !near(claim, value) {
            continue;
        }
        if holds {
            held += 1;
            told |= told_by.is_telling();
        } else {
            failed += 1;
        }
        // Even if all lines that are left hold.
        let most = side.lines().end - 1 - failed;
        let hopeless = if by_name {
            failed > most
        } else {
            failed * 3 > most || !sharp(value, computed)
        };
        if hopeless {
            return None;
        }
        found.push(line);
    }
    let believed = told
        && if by_name {
            failed <= held
        } else {
            held >= LEARNT && failed * 3 <= held
        };
    let written = |line: usize| {
        let line = compute(view, side, (target, claims[line].as_ref()?), relation, line)?;
        Some(cell(view, line.claim, line.formula, &line.operands, 6))
    };
    believed.then(|| {
        (
            held,
            failed,
            found.into_iter().filter_map(written).collect(),
        )
    })
}

/// The figure of a line that is tried as a claim, whatever it follows from.
struct Told {
    q: usize,
    claim: Claim,
    percent: bool,
}

/// The figures of a field, line by line from line 0 on.
fn claims(view: &View<'_>, side: &Side<'_>, target: usize) -> Vec<Option<Told>> {
    let told = |line: usize| {
        let q = side.cell(view, line, target)?.own.quantity;
        Some(Told {
            q,
            claim: Claim::of(view, q),
            percent: side.is_percent(view, q, target),
        })
    };
    (0..side.lines().end).map(told).collect()
}

/// One line of a relation.
struct Line {
    claim: Claim,
    formula: Formula,
    operands: SmallVec<[Bound; 4]>,
}

impl Line {
    /// Whether it says something if it holds: three like small numbers hold by chance.
    fn is_telling(&self) -> bool {
        let small = |value: f64| value.abs() < 20.0;
        !(small(self.claim.value) && self.operands.iter().all(|part| small(part.value)))
    }
}

/// Every relation in which a field could stand to the others.
fn relations(side: &Side<'_>, target: usize, derived: &[usize]) -> Vec<Relation> {
    let others: Vec<usize> = side
        .fields()
        .filter(|field| *field != target && !derived.contains(field))
        .collect();
    let mut all = Vec::with_capacity(6 * others.len() * others.len());
    for &a in &others {
        all.extend([
            Relation::Running(a),
            Relation::OnLineAbove(a),
            Relation::OfAll(a),
        ]);
        for &b in others.iter().filter(|&&b| b != a) {
            if a < b {
                all.extend([Relation::Product(a, b), Relation::Points(a, b)]);
            }
            all.extend([
                Relation::Quotient(a, b),
                Relation::Share(a, b),
                Relation::RateOf(a, b),
                Relation::Change(a, b),
                Relation::Difference(a, b),
            ]);
        }
    }
    all
}

/// One line of a relation; nothing where a figure is missing or the units forbid it.
fn compute(
    view: &View<'_>,
    side: &Side<'_>,
    (target, told): (usize, &Told),
    relation: Relation,
    line: usize,
) -> Option<Line> {
    if relation
        .in_percent()
        .is_some_and(|wanted| wanted != told.percent)
    {
        return None;
    }
    let (claim, q) = (told.claim, told.q);
    let figure = |field: usize| side.cell(view, line, field);
    let own = |field: usize| Some(figure(field)?.own);
    let head = &side.heads[target];
    let plain = |field: usize| Some(figure(field)?.is_plain);
    let scaled = |field: usize| {
        let own = own(field)?;
        let value = own.value * side.heads[field].scale;
        Some(as_printed(view, Bound { value, ..own }))
    };
    let alike = |field: usize| Some(view.comparable(figure(field)?.own.quantity, q));
    let made = |claim: Claim, formula: Formula, operands: &[Bound]| {
        Some(Line {
            claim,
            formula,
            operands: SmallVec::from_slice(operands),
        })
    };
    match relation {
        Relation::Product(a, b) if plain(a)? && plain(b)? && !side.totals[line] => {
            let claim = claim.scaled(head.scale, claim.unit);
            made(claim, Formula::Product, &[scaled(a)?, scaled(b)?])
        }
        Relation::Quotient(a, b) if plain(a)? && plain(b)? => {
            let claim = claim.scaled(head.scale, claim.unit);
            made(claim, Formula::Quotient, &[scaled(a)?, scaled(b)?])
        }
        Relation::Share(a, b) if plain(a)? && plain(b)? => {
            let (a, b) = (own(a)?, own(b)?);
            (a.value <= b.value).then_some(())?;
            made(in_percent(claim), Formula::Share, &[a, b])
        }
        Relation::RateOf(a, b) if plain(a)? && plain(b)? => {
            made(in_percent(claim), Formula::RateOf, &[own(a)?, own(b)?])
        }
        Relation::Change(a, b) if plain(a)? && plain(b)? => made(
            in_percent(claim),
            Formula::PercentChange,
            &[own(a)?, own(b)?],
        ),
        Relation::Difference(a, b) if alike(a)? && alike(b)? => {
            made(claim, Formula::Difference, &[own(a)?, own(b)?])
        }
        Relation::Running(a) if alike(a)? && line > 1 => {
            let above = side.cell(view, line - 1, target)?.own;
            made(claim, Formula::Sum, &[above, own(a)?])
        }
        Relation::OnLineAbove(a) if plain(a)? && line > 1 => {
            let above = side.cell(view, line - 1, a)?.own;
            made(in_percent(claim), Formula::PercentChange, &[own(a)?, above])
        }
        Relation::OfAll(a) if side.lines().len() <= LONGEST && plain(a)? && !side.totals[line] => {
            let parts: Option<Vec<Bound>> = side
                .lines()
                .filter(|&other| other != line && !side.totals[other])
                .map(|other| Some(side.cell(view, other, a)?.own))
                .collect();
            let parts = parts.filter(|parts| parts.len() > 1)?;
            if shares_of_another(view, side, a, target) {
                return None;
            }
            let operands: Vec<Bound> = std::iter::once(own(a)?).chain(parts).collect();
            made(in_percent(claim), Formula::RateOf, &operands)
        }
        Relation::Points(a, b) if alike(a)? && alike(b)? => {
            let won = own(a)?;
            made(claim, Formula::Sum, &[won, won, won, own(b)?])
        }
        _ => None,
    }
}

/// Votes in per cent beside seats: percentages that make up a hundred by themselves, and more than one of which is no share of
/// the other column.
fn shares_of_another(view: &View<'_>, side: &Side<'_>, a: usize, target: usize) -> bool {
    let lines = || side.lines().filter(|&line| !side.totals[line]);
    let values = |column: usize| {
        lines()
            .filter_map(move |line| Some((line, view.quantity(side.figure(line, column)?).value?)))
    };
    let percent: f64 = values(target).map(|(_, value)| value).sum();
    let all: f64 = values(a).map(|(_, value)| value).sum();
    let off = values(target)
        .zip(values(a))
        .filter(|((_, share), (_, count))| (100.0 * count / all - share).abs() > 1.0)
        .count();
    (percent - 100.0).abs() <= 1.5 && off > 1
}

/// Whether a value that agrees within the rounding of small whole numbers does so by itself, too.
fn near(claim: &Claim, value: f64) -> bool {
    (value - claim.value).abs() <= claim.grain.max(0.03 * claim.value.abs())
}

/// Whether a line leaves so few values open that agreement is no matter of chance.
fn sharp(value: f64, computed: Interval) -> bool {
    computed.high - computed.low <= 0.06 * value.abs()
}
