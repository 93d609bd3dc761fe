//! What the checker gives: a verdict on one claim, with its working.

use document::Span;
use extractor::Interval;

use crate::view::View;

/// A verdict on one derived claim, with its working.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that judged it.
    pub rule: &'static str,
    /// What was found.
    pub verdict: Verdict,
    /// How bad it is; always [`Severity::Note`] unless the verdict is inconsistent.
    pub severity: Severity,
    /// The words of the claim.
    pub claim: Place,
    /// The sentence in which the claim stands; the finding's id hangs on its words.
    pub sentence: Span,
    /// The value that the words state.
    pub stated: Option<Value>,
    /// The value recomputed from the operands, and the formula.
    pub computed: Option<Computed>,
    /// The quantities from which it was recomputed, in the order of the formula.
    pub operands: Vec<Operand>,
    /// The human error that reproduces the stated figure, if one does: a sentence part without a full stop.
    pub cause: Option<String>,
    /// The working in one line: "36,000 is 2.6 times 13,800, not double".
    pub message: String,
    /// The figure or wording that would be right.
    pub suggestion: Option<String>,
}

impl Finding {
    /// A finding that needs no recomputed value: its message says all. Inconsistent ones are errors.
    pub(crate) fn plain(
        view: &View<'_>,
        rule: &'static str,
        verdict: Verdict,
        claim: Span,
        sentence: Span,
        message: String,
    ) -> Self {
        Self {
            rule,
            verdict,
            severity: if verdict == Verdict::Inconsistent {
                Severity::Error
            } else {
                Severity::Note
            },
            claim: view.place(claim),
            sentence,
            stated: None,
            computed: None,
            operands: Vec::new(),
            cause: None,
            message,
            suggestion: None,
        }
    }

    /// The claim and operands in the order of the text.
    pub(crate) fn figures(&self) -> Vec<Span> {
        let operands = self.operands.iter().map(|operand| operand.place.span);
        let mut all: Vec<Span> = operands.chain([self.claim.span]).collect();
        document::sort_by(&mut all, Ord::cmp);
        all
    }

    /// The same of a number that announces how many of something follow.
    pub(crate) fn announced(
        view: &View<'_>,
        rule: &'static str,
        verdict: Verdict,
        q: usize,
        message: String,
    ) -> Self {
        let quantity = view.quantity(q);
        let sentence = view.sentence(q).span;
        Self {
            stated: Some(Value {
                value: quantity.value,
                interval: quantity.interval,
                unit: String::new(),
            }),
            ..Self::plain(view, rule, verdict, quantity.span, sentence, message)
        }
    }
}

/// Words in one of the documents that are checked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the document.
    pub document: usize,
    /// The words in `Document::text`.
    pub span: Span,
}

/// A value with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Nominal value; `None` for a bound or a range without a middle.
    pub value: Option<f64>,
    /// The values it stands for.
    pub interval: Interval,
    /// Its unit by name: "times", "%", "points", "GBP", "km", "people" or "".
    pub unit: String,
}

/// A recomputed value.
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    /// The value.
    pub value: Value,
    /// How it was computed, as the text prints the operands: "36,000 / 13,800".
    pub expression: String,
}

/// A quantity that a claim is computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Operand {
    /// Where it stands.
    pub place: Place,
    /// Its nominal value.
    pub value: Option<f64>,
}

impl Operand {
    /// Quantity `q` as an operand.
    pub(crate) fn of(view: &View<'_>, q: usize) -> Self {
        let quantity = view.quantity(q);
        Self {
            place: view.place(quantity.span),
            value: quantity.value,
        }
    }
}

/// Whether a claim follows from the figures it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// No reading of the words makes the figures agree.
    Inconsistent,
    /// The figures agree.
    Consistent,
    /// The claim is derived, but a figure is missing or its definition is open.
    Unverifiable,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// True but misleading, ambiguous, open, or in order.
    Note,
    /// Wrong by rounding or by a hedge only.
    Warning,
    /// No reading defends it.
    Error,
}
