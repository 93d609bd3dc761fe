//! Columns and rows that follow from others of the same table, learnt from the table itself.
//!
//! For each column every relation to the others is tried: a product, a quotient, a share, a change, a difference, a
//! running total … A relation is believed where it holds in line after line; its name in the header makes up for lines
//! that are few. What holds in the other lines must then hold in each. The same is done with rows and columns swapped.

use extractor::{Kind, UnitId};

use super::{cell, columns::WIDEST, columns::scale, holds, in_percent, learn, totals};
use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::grid::Grid;
use crate::view::View;

/// How many lines must hold before a relation is believed that no header names.
const LEARNT: usize = 3;
/// Longer columns are not summed for each of their lines.
const LONGEST: usize = 100;

/// How a field follows from others of its line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Relation {
    Product(usize, usize),
    Quotient(usize, usize),
    Share(usize, usize),
    RateOf(usize, usize),
    Change(usize, usize),
    Difference(usize, usize),
    /// The field above plus this one: a running total.
    Running(usize),
    /// The change of this field on the line above, in per cent.
    OnLineAbove(usize),
    /// This field in per cent of the sum of all its lines.
    OfAll(usize),
    /// Three points for the first, one for the second.
    Points(usize, usize),
}

/// A table seen by its rows, or by its columns.
struct Side<'a> {
    grid: &'a Grid,
    turned: bool,
}

impl Side<'_> {
    fn figure(&self, line: usize, field: usize) -> Option<usize> {
        if self.turned {
            self.grid.figure(field, line)
        } else {
            self.grid.figure(line, field)
        }
    }

    fn header(&self, view: &View<'_>, field: usize) -> String {
        if self.turned {
            self.grid.words(view, field, 0)
        } else {
            self.grid.words(view, 0, field)
        }
    }

    fn is_total(&self, view: &View<'_>, line: usize) -> bool {
        let label = if self.turned {
            self.grid.words(view, 0, line)
        } else {
            self.grid.words(view, line, 0)
        };
        totals::label(&label) > 0
    }

    fn lines(&self) -> std::ops::Range<usize> {
        1..self.count(self.turned)
    }

    fn fields(&self) -> std::ops::Range<usize> {
        1..self.count(!self.turned)
    }

    fn count(&self, columns: bool) -> usize {
        if columns {
            self.grid.columns()
        } else {
            self.grid.rows.len()
        }
    }
}

pub(super) fn propose(view: &View<'_>, grid: &Grid, out: &mut Vec<Candidate>) {
    for turned in [false, true] {
        let side = Side { grid, turned };
        if side.fields().len() > WIDEST {
            continue;
        }
        // What follows from others is no operand of these others in turn.
        let mut derived: Vec<usize> = side
            .fields()
            .filter(|&field| totals::label(&side.header(view, field)) > 0)
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
    let header = side.header(view, target);
    let mut best: Option<(usize, usize, Vec<Candidate>)> = None;
    let mut rivals = false;
    for relation in relations(side, target, derived) {
        if names(&header, relation) != by_name {
            continue;
        }
        let found: Vec<Candidate> = side
            .lines()
            .filter_map(|line| compute(view, side, target, relation, line))
            .filter(|candidate| !holds(candidate) || near(candidate))
            .collect();
        let held = found.iter().filter(|candidate| holds(candidate)).count();
        let failed = found.len() - held;
        let told = found.iter().any(|line| holds(line) && telling(line));
        let believed = told
            && if by_name {
                failed <= held
            } else {
                held >= LEARNT && failed * 3 <= held && found.iter().all(sharp)
            };
        if !believed {
            continue;
        }
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

/// Every relation in which a field could stand to the others.
fn relations(side: &Side<'_>, target: usize, derived: &[usize]) -> Vec<Relation> {
    let others: Vec<usize> = side
        .fields()
        .filter(|field| *field != target && !derived.contains(field))
        .collect();
    let mut all = Vec::new();
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

/// Whether a header says that its field stands in such a relation to others.
fn names(header: &str, relation: Relation) -> bool {
    // At the start of a word: "rate", "rates", but not "crates".
    let starts = |word: &str| {
        header
            .match_indices(word)
            .any(|(at, _)| !header[..at].ends_with(char::is_alphabetic))
    };
    let has = |words: &[&str]| words.iter().any(|word| starts(word));
    match relation {
        Relation::Product(..) => has(&[
            "cost", "total", "amount", "revenue", "takings", "value", "income", "sales", "bill",
            "turnover", "wages", "price", "fee", "proceeds", "receipts",
        ]),
        Relation::Quotient(..) => has(&[
            " per ", "per ", "/", "average", "mean", "a head", " each", "rate", "speed", "density",
            "pace", "yield",
        ]),
        Relation::Share(..) | Relation::OfAll(_) => has(&[
            "share",
            "%",
            "per cent",
            "percent",
            "proportion",
            "rate",
            "turnout",
            "occupancy",
        ]),
        Relation::RateOf(..) => has(&["rate", "%", "per cent", "percent", "share"]),
        Relation::Change(..) | Relation::OnLineAbove(_) => has(&[
            "change",
            "growth",
            "increase",
            "rise",
            "fall",
            "+/-",
            "on year",
            "y/y",
            "on previous",
        ]),
        Relation::Difference(..) => has(&[
            "difference",
            "balance",
            "surplus",
            "deficit",
            "net",
            "gap",
            "margin",
            "profit",
            "over",
            "under",
            "change",
            "variance",
            "left",
            "remaining",
            "+/-",
            "lost",
            "loss",
            "gain",
        ]),
        Relation::Running(_) => has(&["cumulative", "running", "to date", "so far"]),
        Relation::Points(..) => has(&["points", "pts"]),
    }
}

/// One line of a relation; nothing where a figure is missing or the units forbid it.
fn compute(
    view: &View<'_>,
    side: &Side<'_>,
    target: usize,
    relation: Relation,
    line: usize,
) -> Option<Candidate> {
    let figure = |field: usize| side.figure(line, field);
    let q = side.figure(line, target)?;
    let own = |field: usize| Some(Bound::own(view, figure(field)?));
    let header = side.header(view, target);
    let claim = Claim::of(view, q);
    let percent = claim.unit == UnitId::PERCENT
        || ["%", "per cent", "percent"]
            .iter()
            .any(|word| header.contains(word));
    let plain = |field: usize| Some(view.quantity(figure(field)?).kind != Kind::Percent);
    let scaled = |field: usize| {
        let own = own(field)?;
        let value = own.value * scale(&side.header(view, field));
        Some(Bound { value, ..own })
    };
    let alike = |field: usize| Some(view.comparable(figure(field)?, q));
    let made = |claim: Claim, formula: Formula, operands: &[Bound]| {
        Some(cell(view, claim, formula, operands, 6))
    };
    match relation {
        Relation::Product(a, b)
            if !percent && plain(a)? && plain(b)? && !side.is_total(view, line) =>
        {
            let claim = claim.scaled(scale(&header), claim.unit);
            made(claim, Formula::Product, &[scaled(a)?, scaled(b)?])
        }
        Relation::Quotient(a, b) if !percent && plain(a)? && plain(b)? => {
            let claim = claim.scaled(scale(&header), claim.unit);
            made(claim, Formula::Quotient, &[scaled(a)?, scaled(b)?])
        }
        Relation::Share(a, b) if percent && plain(a)? && plain(b)? => {
            let (a, b) = (own(a)?, own(b)?);
            (a.value <= b.value).then_some(())?;
            made(in_percent(claim), Formula::Share, &[a, b])
        }
        Relation::RateOf(a, b) if percent && plain(a)? && plain(b)? => {
            made(in_percent(claim), Formula::RateOf, &[own(a)?, own(b)?])
        }
        Relation::Change(a, b) if percent && plain(a)? && plain(b)? => made(
            in_percent(claim),
            Formula::PercentChange,
            &[own(a)?, own(b)?],
        ),
        Relation::Difference(a, b) if alike(a)? && alike(b)? => {
            made(claim, Formula::Difference, &[own(a)?, own(b)?])
        }
        Relation::Running(a) if alike(a)? && !percent && line > 1 => {
            let above = Bound::own(view, side.figure(line - 1, target)?);
            made(claim, Formula::Sum, &[above, own(a)?])
        }
        Relation::OnLineAbove(a) if percent && plain(a)? && line > 1 => {
            let above = Bound::own(view, side.figure(line - 1, a)?);
            made(in_percent(claim), Formula::PercentChange, &[own(a)?, above])
        }
        Relation::OfAll(a)
            if percent
                && side.lines().len() <= LONGEST
                && plain(a)?
                && !side.is_total(view, line) =>
        {
            let parts: Option<Vec<Bound>> = side
                .lines()
                .filter(|&other| other != line && !side.is_total(view, other))
                .map(|other| Some(Bound::own(view, side.figure(other, a)?)))
                .collect();
            let parts = parts.filter(|parts| parts.len() > 1)?;
            let operands: Vec<Bound> = std::iter::once(own(a)?).chain(parts).collect();
            made(in_percent(claim), Formula::RateOf, &operands)
        }
        Relation::Points(a, b) if alike(a)? && alike(b)? && !percent => {
            let won = own(a)?;
            made(claim, Formula::Sum, &[won, won, won, own(b)?])
        }
        _ => None,
    }
}

/// Whether a value that agrees within the rounding of small whole numbers does so by itself, too.
fn near(candidate: &Candidate) -> bool {
    let (value, claim) = (candidate.value(), &candidate.claim);
    (value - claim.value).abs() <= claim.grain.max(0.03 * claim.value.abs())
}

/// Whether a line leaves so few values open that agreement is no matter of chance.
fn sharp(candidate: &Candidate) -> bool {
    let computed = candidate.interval();
    computed.high - computed.low <= 0.06 * candidate.value().abs()
}

/// Whether a line that holds says something: three like small numbers hold by chance.
fn telling(candidate: &Candidate) -> bool {
    let small = |value: f64| value.abs() < 20.0;
    !(small(candidate.claim.value) && candidate.operands.iter().all(|part| small(part.value)))
}
