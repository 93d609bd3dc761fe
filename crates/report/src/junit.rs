//! `JUnit` XML, which most CI servers show as test results: a suite for each document, a case for each claim.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::schema::{Agreement, CheckReport, Finding, Verdict};
use crate::working::working;

/// The report as a `JUnit` file. Claims that agree pass, those that cannot be right fail, open ones are skipped.
///
/// # Panics
/// Never: writing to memory does not fail.
#[must_use]
pub fn junit(report: &CheckReport) -> String {
    let mut tests = Report::new(report.tool.name);
    let mut rest = report.findings.as_slice();
    for document in &report.documents {
        let (here, behind) = rest.split_at(
            rest.iter()
                .take_while(|finding| finding.document == document.path)
                .count(),
        );
        rest = behind;
        let mut suite = TestSuite::new(document.path.as_str());
        suite.add_test_cases(here.iter().map(case));
        tests.add_test_suite(suite);
    }
    tests.to_string().expect("memory takes it")
}

fn case(finding: &Finding) -> TestCase {
    let mut status = match finding.verdict {
        Verdict::Consistent => TestCaseStatus::success(),
        Verdict::Inconsistent => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Verdict::Unverifiable => TestCaseStatus::skipped(),
    };
    status.set_message(finding.message.as_str());
    if finding.verdict == Verdict::Inconsistent {
        status.set_type(finding.rule);
        status.set_description(description(finding));
    }
    let words = finding.claim.text.split_whitespace().collect::<Vec<_>>();
    let place = format!("{}: {}", finding.claim.spot(), words.join(" "));
    let mut case = TestCase::new(place, status);
    case.set_classname(format!("{}.{}", finding.rule, finding.id));
    if finding.verdict == Verdict::Consistent {
        let how = match finding.agreement {
            Some(Agreement::RightAfterRounding) => "right after rounding",
            _ => "right",
        };
        let working = working(finding).map_or_else(String::new, |words| format!("; {words}"));
        case.set_system_out(format!("{how}: {}{working}", finding.message));
    }
    case
}

fn description(finding: &Finding) -> String {
    let place = finding.claim.at(&finding.document);
    let lines = [
        Some(place),
        Some(finding.message.clone()),
        working(finding).map(|words| format!("working: {words}")),
        finding
            .cause
            .as_ref()
            .map(|words| format!("cause: {words}")),
        finding
            .suggestion
            .as_ref()
            .map(|words| format!("instead: {words}")),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
