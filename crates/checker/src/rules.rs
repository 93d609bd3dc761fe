//! The table of rules, from which help, pages and tests are derived.

/// A rule: what must hold for one kind of claim.
#[derive(Debug)]
pub struct Rule {
    /// Its name in reports, configuration and file names.
    pub id: &'static str,
    /// What must hold, in one line.
    pub summary: &'static str,
    /// Its page, `fixtures/rules/<id>.md`: documentation and test at once.
    pub page: &'static str,
}

/// Every rule, in the order in which they are listed to the user.
pub const RULES: &[Rule] = &[];
