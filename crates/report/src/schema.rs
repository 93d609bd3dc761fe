//! The report's own types: the interface that other programs read, whatever becomes of the checker's types.
//!
//! Offsets count bytes of the source as it was read, lines and columns count from 1, columns in characters.
//! An end of an interval that lies at infinity is `null` in JSON.

mod summary;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

pub use summary::Summary;

/// Version of this schema; it goes up when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

/// What `recount check` found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckReport {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The program that wrote the report.
    pub tool: Tool,
    /// The documents in the order of their paths.
    pub documents: Vec<DocumentEntry>,
    /// All findings, consistent ones too, sorted by document, place and rule.
    pub findings: Vec<Finding>,
    /// The counts over all documents.
    pub summary: Summary,
}

/// What `recount extract` read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExtractReport {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The program that wrote the report.
    pub tool: Tool,
    /// The documents in the order of their paths.
    pub documents: Vec<ExtractEntry>,
    /// All quantities, sorted by document and place.
    pub quantities: Vec<Quantity>,
}

/// The program that wrote a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// A document that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentEntry {
    /// Its path as the user gave it, with `/` between its parts.
    pub path: String,
    /// How many quantities were read in it.
    pub quantities: usize,
    /// How many of them a verdict stands on, as claim or operand: the rest, nothing in the text can prove or refute.
    pub checked: usize,
    /// How many claims of it were judged or left open.
    pub claims: usize,
}

/// A document that was read without being checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExtractEntry {
    /// Its path as the user gave it, with `/` between its parts.
    pub path: String,
    /// How many quantities were read in it.
    pub quantities: usize,
}

/// A verdict on one claim, with its working.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Eight hex digits that stay the same while the claim's sentence does, wherever it moves.
    pub id: String,
    /// The rule that judged the claim.
    pub rule: &'static str,
    /// What was found.
    pub verdict: Verdict,
    /// How well a consistent claim agrees; null for others.
    pub agreement: Option<Agreement>,
    /// How bad it is.
    pub severity: Severity,
    /// Path of the document that makes the claim.
    pub document: String,
    /// The words of the claim.
    pub claim: Words,
    /// The value that the words state.
    pub stated: Option<Value>,
    /// The value recomputed from the operands.
    pub computed: Option<Computed>,
    /// The quantities from which it was recomputed.
    pub operands: Vec<Operand>,
    /// The human error that gives the stated figure.
    pub cause: Option<String>,
    /// The working in one line.
    pub message: String,
    /// The figure or wording that would be right.
    pub suggestion: Option<String>,
}

/// Words of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Words {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of the first byte.
    pub line: usize,
    /// Column of the first byte.
    pub column: usize,
    /// The source between the two.
    pub text: String,
    /// Where they stand in a file that is no text with lines, in words: "page 2, paragraph 7", "Costs!B7". Offsets,
    /// line and column then count in the text that was taken out of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}

impl Words {
    /// Where they stand in their document: a line, or what the file has instead.
    #[must_use]
    pub fn spot(&self) -> String {
        match &self.location {
            Some(location) => location.clone(),
            None => format!("line {}", self.line),
        }
    }

    /// Their document's path with their place in it.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        match &self.location {
            Some(location) => format!("{path}: {location}"),
            None => format!("{path}:{}:{}", self.line, self.column),
        }
    }

    /// The line and the column one past the last character.
    #[must_use]
    pub fn end_place(&self) -> (usize, usize) {
        place_behind(self, &self.text)
    }

    /// The part of the words that lies in a range of the source.
    ///
    /// # Panics
    /// If the range does not lie within the words, on borders of characters.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let (before, behind) = (range.start - self.start, range.end - self.start);
        let (line, column) = place_behind(self, &self.text[..before]);
        Self {
            start: range.start,
            end: range.end,
            line,
            column,
            text: self.text[before..behind].to_owned(),
            location: self.location.clone(),
        }
    }
}

/// The place behind some first part of words.
fn place_behind(words: &Words, text: &str) -> (usize, usize) {
    let lines = text.replace("\r\n", "\n");
    match lines.rsplit_once(['\n', '\r']) {
        Some((above, last)) => (
            words.line + 1 + above.matches(['\n', '\r']).count(),
            last.chars().count() + 1,
        ),
        None => (words.line, words.column + lines.chars().count()),
    }
}

/// A value with the interval that it stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Value {
    /// Nominal value; none for a bound or a range without a middle.
    pub value: Option<f64>,
    /// Lowest value; `null` where there is none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub low: f64,
    /// Highest value; `null` where there is none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub high: f64,
    /// Its unit by name; empty for a plain number.
    pub unit: String,
}

/// A recomputed value with its formula.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Computed {
    /// The value.
    #[serde(flatten)]
    pub value: Value,
    /// How it was computed.
    pub expression: String,
}

/// A quantity that a claim was recomputed from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Operand {
    /// Path of the document in which it stands.
    pub document: String,
    /// Its words.
    #[serde(flatten)]
    pub words: Words,
    /// Its nominal value.
    pub value: Option<f64>,
}

/// Whether a claim follows from the figures it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// No reading of the words makes the figures agree.
    Inconsistent,
    /// A figure is missing or its definition is open.
    Unverifiable,
    /// The figures agree.
    Consistent,
}

/// How well a claim agrees with the figures it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// Worked out from the figures as they are printed, it comes to what is stated.
    Right,
    /// As they are printed it does not; it does once allowed for that they are rounded or loosely said.
    RightAfterRounding,
}

/// How bad a finding is, the mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// True but misleading, ambiguous, open, or in order.
    Note,
    /// Wrong by rounding or by a hedge only.
    Warning,
    /// No reading defends it.
    Error,
}

impl CheckReport {
    /// Keeps only some of the findings; the others count as silenced.
    pub fn retain(&mut self, mut keep: impl FnMut(&Finding) -> bool) {
        let mut gone: BTreeMap<String, usize> = BTreeMap::new();
        self.findings.retain(|finding| {
            let kept = keep(finding);
            if !kept {
                *gone.entry(finding.document.clone()).or_default() += 1;
                self.summary.silenced += 1;
            }
            kept
        });
        for document in &mut self.documents {
            document.claims -= gone.get(&document.path).copied().unwrap_or(0);
        }
        self.count();
    }

    /// Counts the claims again.
    pub(crate) fn count(&mut self) {
        let count = |verdict| {
            self.findings
                .iter()
                .filter(|f| f.verdict == verdict)
                .count()
        };
        self.summary.claims = self.findings.len();
        self.summary.consistent = count(Verdict::Consistent);
        let rounded = |f: &&Finding| f.agreement == Some(Agreement::RightAfterRounding);
        self.summary.right_after_rounding = self.findings.iter().filter(rounded).count();
        self.summary.right = self.summary.consistent - self.summary.right_after_rounding;
        self.summary.inconsistent = count(Verdict::Inconsistent);
        self.summary.unverifiable = count(Verdict::Unverifiable);
    }
}

/// A number as written.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quantity {
    /// Path of the document in which it stands.
    pub document: String,
    /// Its words.
    #[serde(flatten)]
    pub words: Words,
    /// What kind of expression it is.
    pub kind: &'static str,
    /// Its nominal value: of a range of amounts in digits its middle; none for a range of years or in words and
    /// for an incomplete date.
    pub value: Option<f64>,
    /// Lowest value that it stands for; the lower end of a range; `null` where there is none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub low: f64,
    /// Highest value that it stands for; the upper end of a range; `null` where there is none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub high: f64,
    /// Its unit by name; empty for a plain count.
    pub unit: String,
    /// How the writer loosened or bounded it.
    pub hedge: Option<&'static str>,
    /// What is counted.
    pub counted: Option<String>,
    /// Of whom or of what: "Facebook users" of "one percent of Facebook users".
    pub population: Option<String>,
    /// Where, as far as its clause says.
    pub place: Option<String>,
    /// When it holds, in the writer's words; the year that relative words stand for in brackets.
    pub period: Option<String>,
    /// Whether it is a `level`, a `change`, a `share` or a `rank`; null for dates.
    pub aspect: Option<&'static str>,
    /// Whether it is told as a `fact`, or `negated`, `hypothetical` or a `forecast`.
    pub stance: &'static str,
    /// Whether the sentence names a source for it, or quotes one.
    pub attributed: bool,
}

/// This program.
pub(crate) const TOOL: Tool = Tool {
    name: "recount",
    version: env!("CARGO_PKG_VERSION"),
};

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn the_end_of_words_is_counted_as_their_start_is() {
        let words = |text: &str| Words {
            start: 10,
            end: 10 + text.len(),
            line: 3,
            column: 5,
            text: text.to_owned(),
            location: None,
        };
        assert_eq!(words("£9.50").end_place(), (3, 10));
        assert_eq!(words("9\r\nper cent").end_place(), (4, 9));
        assert_eq!(words("9\n\nx").end_place(), (5, 2));
        let part = words("about £9.50").part(18..22);
        assert_eq!(
            (part.text.as_str(), part.line, part.column),
            ("9.50", 3, 12)
        );
    }
}
