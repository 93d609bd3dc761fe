//! A finding's working in one line, shared by all formats for people.

use crate::figure::interval;
use crate::schema::Finding;

/// The formula and what it gives: "36,000 / 13,800 gives 2.563 to 2.655 times".
pub(crate) fn working(finding: &Finding) -> Option<String> {
    let computed = finding.computed.as_ref()?;
    Some(format!(
        "{} gives {}",
        computed.expression,
        interval(&computed.value)
    ))
}
