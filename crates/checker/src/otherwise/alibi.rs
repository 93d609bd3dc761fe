//! Figures elsewhere in the text that give the very figure which a claim's own operands miss.
//!
//! A text that is right derives most of its figures from others that it gives, though not always from the nearest. So before a
//! disagreement is shown, each derivation of its kind is tried on all figures of the text. Sooner or later one fits by chance: it
//! excuses the claim only if hardly any would have been expected to fit of all that were tried as near.

mod figures;

use extractor::{Cue, Direction, Kind, Per, UnitId};

use crate::candidate::{Bound, Candidate, Claim};
use crate::formula::Formula;
use crate::parts::is_elliptical;
use crate::view::View;
use figures::{Figure, RINGS, Reach, figures};

/// Figures of a list stand so near each other.
const LISTED: usize = 3;
/// Numbers that are not small spread over so many times their size.
const LARGE: f64 = 4.0;
/// What shares spread over.
const SHARES: f64 = 100.0;
/// Changes in per cent are mostly small, gaps in points smaller.
const POINTS: f64 = 25.0;

struct Search<'v, 'a> {
    view: &'v View<'a>,
    candidate: &'v Candidate,
    claim: usize,
    figures: Vec<Figure>,
    /// How many hits chance may give.
    limit: f64,
    /// How many hits chance would give within each ring, and whether there was one.
    expected: [f64; RINGS],
    hit: [bool; RINGS],
    /// The first ring of which more was tried than the limit allows: from there on no hit counts.
    reach: usize,
}

/// Whether other figures of the text give a claim, where at most `limit` of what was tried within the same reach would have been
/// expected to give it by chance.
pub(crate) fn has_alibi(view: &View<'_>, candidate: &Candidate, limit: f64) -> bool {
    let own = &candidate.claim;
    let Some(claim) = own.quantity.filter(|_| limit > 0.0) else {
        return false;
    };
    // Where so many figures would do, a single one tried is one too many.
    if width(own) / (LARGE * own.value.abs()).max(SHARES) > limit {
        return false;
    }
    let mut search = Search {
        view,
        candidate,
        claim,
        figures: Vec::new(),
        limit,
        expected: [0.0; RINGS],
        hit: [false; RINGS],
        reach: RINGS,
    };
    search.run();
    let mut expected = 0.0;
    (0..search.reach).any(|ring| {
        expected += search.expected[ring];
        search.hit[ring] && expected <= limit
    })
}

/// What a figure that is printed so could be.
fn width(claim: &Claim) -> f64 {
    (claim.bare.high - claim.bare.low).max(claim.grain)
}

fn is_share(kind: Kind) -> bool {
    matches!(kind, Kind::Percent | Kind::Fraction)
}

impl Search<'_, '_> {
    fn run(&mut self) {
        let quantity = self.view.quantity(self.claim);
        match (quantity.kind, quantity.unit.per) {
            (Kind::Percent | Kind::Fraction, _) => self.among(Reach::All).percentages(),
            (Kind::Points, _) => self.among(Reach::All).points(),
            (_, Per::Count(n)) => self.among(Reach::All).quotients(f64::from(n)),
            (Kind::Multiple | Kind::Ratio | Kind::Rate, _) => {
                self.among(Reach::All).quotients(1.0);
            }
            _ if matches!(
                self.candidate.rule,
                "product" | "average" | "rate" | "ratio" | "share" | "multiple"
            ) =>
            {
                self.among(Reach::All).factors();
                if self.candidate.rule == "product" {
                    self.terms(&self.like_claim());
                }
            }
            _ => {
                let like = self.among(Reach::OfUnit).like_claim();
                self.terms(&like);
                self.parts(&like);
            }
        }
    }

    /// Looks for the figures that may be operands.
    fn among(&mut self, reach: Reach) -> &mut Self {
        self.figures = figures(self.view, self.candidate, self.claim, reach);
        self
    }

    fn kind(&self, figure: Figure) -> Kind {
        self.view.quantity(figure.quantity).kind
    }

    /// Whether two figures can be of one unit, be it that one of them goes without.
    fn is_alike(&self, a: Figure, b: Figure) -> bool {
        let view = self.view;
        let bare = |q: usize| view.quantity(q).unit.base == UnitId::NONE;
        let (p, q) = (a.quantity, b.quantity);
        p != q
            && is_share(self.kind(a)) == is_share(self.kind(b))
            && (view.comparable(p, q) || bare(p) != bare(q) && p.abs_diff(q) <= LISTED)
    }

    /// Tries one derivation: a value such as any in `spread` could have been.
    fn take(&mut self, value: f64, spread: f64, operands: &[Figure]) {
        let ring = operands.iter().map(|figure| figure.ring).max().unwrap_or(0);
        if ring >= self.reach {
            return;
        }
        let claim = &self.candidate.claim;
        // The very operands put together otherwise are a slip that people make.
        let same = operands.len() == self.candidate.operands.len()
            && operands.iter().all(|figure| figure.own);
        if same || !value.is_finite() {
            return;
        }
        self.expected[ring] += (width(claim) / spread).min(1.0);
        if self.expected[ring] > self.limit {
            self.reach = ring;
            return;
        }
        let slack = 1e-9 * claim.value.abs();
        let printed = claim.bare.low - slack <= value && value <= claim.bare.high + slack;
        let hedged = claim.stated.low <= value && value <= claim.stated.high;
        let near = (value - claim.value).abs() <= 0.08 * claim.value.abs();
        self.hit[ring] |= printed || near && hedged;
    }

    /// What values of the claim's size spread over; small numbers are the commonest of all.
    fn spread(&self) -> f64 {
        let size = self.candidate.claim.value.abs();
        if size < 20.0 {
            2.0 * size
        } else {
            LARGE * size
        }
    }

    /// Whether a hit with a figure would still count.
    fn is_open(&self, figure: Figure) -> bool {
        figure.ring < self.reach
    }

    /// Shares, changes, rates of two outcomes, and what percentages leave or add up to.
    fn percentages(&mut self) {
        let change = self.view.change(self.claim);
        let view = self.view;
        let per = |figure: Figure| view.per(figure.quantity);
        let rule = self.candidate.rule;
        let shares = change.is_none() || rule != "percent-change";
        let changes = change.is_some() || !matches!(rule, "share" | "rate" | "complement");
        let small = (8.0 * self.candidate.claim.value.abs()).clamp(10.0, SHARES);
        let all = std::mem::take(&mut self.figures);
        for &a in &all {
            for &b in &all {
                if !self.is_open(a) || !self.is_open(b) || !self.is_alike(a, b) || per(a) != per(b)
                {
                    continue;
                }
                let (x, y) = (a.value, b.value);
                let percents = self.kind(a) == Kind::Percent;
                if changes && change.is_none_or(|way| (way == Direction::Up) == (x > y)) {
                    self.take((100.0 * (x - y) / y).abs(), small, &[a, b]);
                }
                if x >= y {
                    continue;
                }
                if percents && rule == "complement" {
                    self.take(y - x, SHARES, &[a, b]);
                    self.take(x + y, SHARES, &[a, b]);
                }
                if shares && !percents {
                    self.take(100.0 * x / y, SHARES, &[a, b]);
                    self.take(100.0 - 100.0 * x / y, SHARES, &[a, b]);
                    if a.ring == 0 && b.ring == 0 {
                        self.take(100.0 * x / (x + y), SHARES, &[a, b]);
                        self.take(100.0 * y / (x + y), SHARES, &[a, b]);
                    }
                }
            }
        }
        if rule != "percent-change" {
            for a in all {
                if self.kind(a) == Kind::Percent {
                    self.take(100.0 - a.value, SHARES, &[a]);
                }
            }
        }
    }

    fn points(&mut self) {
        let view = self.view;
        // "31.0 per cent was 12 points lower than his party's 43.0"
        let all: Vec<Figure> = self
            .figures
            .iter()
            .copied()
            .filter(|&figure| {
                let quantity = view.quantity(figure.quantity);
                let told = view.cue_before(view.token(figure.quantity), 1, &[Cue::By]);
                let bare = is_elliptical(view, figure.quantity)
                    && (quantity.grain < 1.0 || told.is_some());
                quantity.kind == Kind::Percent || bare && figure.ring <= 1
            })
            .collect();
        for (i, &a) in all.iter().enumerate() {
            for &b in &all[i + 1..] {
                self.take((a.value - b.value).abs(), POINTS, &[a, b]);
            }
        }
    }

    /// So many times as many, or so many per so many.
    fn quotients(&mut self, times: f64) {
        let spread = self.spread();
        let all = std::mem::take(&mut self.figures);
        for &a in &all {
            for &b in &all {
                let amounts = self.is_open(a)
                    && self.is_open(b)
                    && !is_share(self.kind(a))
                    && !is_share(self.kind(b));
                if amounts && (times > 1.0 && a.quantity != b.quantity || self.is_alike(a, b)) {
                    self.take(times * a.value / b.value, spread, &[a, b]);
                }
            }
        }
    }

    /// The figures that can be amounts of what the claim is one of, in its unit.
    fn like_claim(&self) -> Vec<Figure> {
        let view = self.view;
        let unit = view.quantity(self.claim).unit.base;
        self.figures
            .iter()
            .filter(|&&figure| {
                let q = figure.quantity;
                let bare = view.quantity(q).unit.base == UnitId::NONE;
                !is_share(self.kind(figure))
                    && (view.comparable(q, self.claim) || bare && figure.ring <= 1)
            })
            .map(|&figure| Figure {
                value: Bound::new(view, figure.quantity, unit).value,
                ..figure
            })
            .collect()
    }

    /// Totals, gaps and rests of two or three figures.
    fn terms(&mut self, like: &[Figure]) {
        let claim = self.candidate.claim.value.abs();
        let spread = self.spread();
        // The largest less the others where it is more than the claim, else all together.
        let joined = |sum: f64, largest: f64| {
            if largest > claim {
                (2.0 * largest - sum).abs()
            } else {
                sum
            }
        };
        for (i, &a) in like.iter().enumerate() {
            for (j, &b) in like.iter().enumerate().skip(i + 1) {
                if !self.is_open(a) || !self.is_open(b) {
                    continue;
                }
                let (sum, largest) = (a.value + b.value, a.value.max(b.value).max(0.0));
                self.take(joined(sum, largest), spread, &[a, b]);
                let (far, listed) = (a.ring.max(b.ring) > 2, a.quantity + LISTED >= b.quantity);
                for &c in &like[j + 1..] {
                    let tied = listed || b.quantity + LISTED >= c.quantity;
                    if self.is_open(c) && (tied || !far && c.ring <= 2) {
                        let value = joined(sum + c.value, largest.max(c.value));
                        self.take(value, spread, &[a, b, c]);
                    }
                }
            }
        }
        self.all_but_one();
    }

    /// "$48,600, of which travel took $19,440, an average of $1,080 a trip, and coaching $21,870; the remaining $7,290": one of what
    /// was taken for the parts is none.
    fn all_but_one(&mut self) {
        let spread = self.spread();
        let rest = self.candidate.formula == Formula::Remainder;
        let operands = &self.candidate.operands;
        if operands.len() < 4 || !rest && self.candidate.formula != Formula::Sum {
            return;
        }
        let values: Vec<f64> = operands.iter().map(|operand| operand.value).collect();
        let whole = self.candidate.formula.value(&values);
        let figure = Figure {
            quantity: operands[0].quantity,
            value: values[0],
            ring: 1,
            own: true,
        };
        for part in &values[usize::from(rest)..] {
            let value = if rest { whole + part } else { whole - part };
            self.take(value, spread, &[figure]);
        }
    }

    /// "a case sells for $384, or $345.60 with the discount of 10%": so many per cent of an amount, or what they leave of it.
    fn parts(&mut self, like: &[Figure]) {
        let spread = self.spread();
        let near = |figure: &&Figure| figure.ring <= 1;
        let percents: Vec<Figure> = self
            .figures
            .iter()
            .filter(near)
            .filter(|&&figure| self.kind(figure) == Kind::Percent)
            .copied()
            .collect();
        for &a in like {
            for &p in percents.iter().filter(|_| a.ring <= 1) {
                let share = 0.01 * a.value * p.value;
                for value in [share, a.value - share, a.value + share] {
                    self.take(value, spread, &[a, p]);
                }
            }
        }
    }

    /// So many at so much each, so much shared out, so many per cent of it.
    fn factors(&mut self) {
        let view = self.view;
        let spread = self.spread();
        let claim = self.candidate.claim.value;
        for a in self.like_claim() {
            for n in self.figures.clone() {
                if n.quantity == a.quantity || !self.is_open(a) || !self.is_open(n) {
                    continue;
                }
                let value = match self.kind(n) {
                    Kind::Percent => 0.01 * a.value * n.value,
                    Kind::Fraction => a.value * n.value,
                    _ if a.value > claim => a.value / n.value,
                    _ => a.value * n.value,
                };
                let number = is_share(self.kind(n))
                    || view.is_count(n.quantity)
                    || self.kind(n) == Kind::Duration
                    || view.per(a.quantity) != view.per(self.claim);
                if number {
                    self.take(value, spread, &[a, n]);
                }
            }
        }
    }
}
