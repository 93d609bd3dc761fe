//! The counts of a report.

use serde::Serialize;

/// The counts over all documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Documents that were checked.
    pub documents: usize,
    /// Quantities that were read.
    pub quantities: usize,
    /// Quantities on which a verdict stands, as claim or operand.
    pub checked: usize,
    /// Claims that were judged or left open: consistent, inconsistent and unverifiable ones.
    pub claims: usize,
    /// Claims whose figures agree: the sum of the next two.
    pub consistent: usize,
    /// Claims whose figures agree as they are printed.
    pub right: usize,
    /// Claims whose figures agree only once allowed for rounding.
    pub right_after_rounding: usize,
    /// Claims whose figures cannot agree.
    pub inconsistent: usize,
    /// Claims left open.
    pub unverifiable: usize,
    /// Findings that were made and are not among these: silenced in the draft, switched off, or known already.
    pub silenced: usize,
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.quantities += other.quantities;
        self.checked += other.checked;
        self.claims += other.claims;
        self.consistent += other.consistent;
        self.right += other.right;
        self.right_after_rounding += other.right_after_rounding;
        self.inconsistent += other.inconsistent;
        self.unverifiable += other.unverifiable;
        self.silenced += other.silenced;
    }
}
