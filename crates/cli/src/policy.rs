//! What is made of findings after they are found: remarks in the drafts, `recount.toml`, the baseline.

use std::path::Path;
use std::sync::Arc;

use checker::{Article, Finding};
use document::Span;
use report::schema::{CheckReport, Severity, Verdict};

use crate::baseline::Baseline;
use crate::config::{Config, Configs, Level};
use crate::names;
use crate::output::say;

/// Takes away what the drafts' writers have silenced; gives what is left in each, and how many findings that were. Tells remarks that silence
/// nothing, unless `quiet`.
pub(crate) fn silence(
    articles: &[Article<'_>],
    findings: Vec<Finding>,
    quiet: bool,
) -> (Vec<Vec<Finding>>, usize) {
    let mut of_each: Vec<Vec<Finding>> = vec![Vec::new(); articles.len()];
    for finding in findings {
        of_each[finding.claim.document].push(finding);
    }
    let mut silenced = 0;
    for (article, findings) in articles.iter().zip(&mut of_each) {
        let done = checker::silence(*article, findings);
        silenced += done.findings;
        let idle = idle(*article, done.idle);
        idle.iter().filter(|_| !quiet).for_each(say);
    }
    (of_each, silenced)
}

/// What is said of remarks that silence nothing, with their places.
pub(crate) fn idle(article: Article<'_>, remarks: Vec<(Span, String)>) -> Vec<String> {
    let say = |(span, what): (Span, String)| {
        let place = article.document.place(span.start);
        let path = &article.document.path;
        format!("{path}:{}:{}: {what}", place.line, place.column)
    };
    remarks.into_iter().map(say).collect()
}

/// What is said of paragraphs that are data, with their places: nothing in them is checked.
pub(crate) fn unchecked(article: Article<'_>) -> impl Iterator<Item = String> {
    checker::dumps(article).into_iter().map(move |dump| {
        let start = article.document.source_span(dump.span).start;
        let place = article.document.place(start);
        let path = &article.document.path;
        let (line, column, figures) = (place.line, place.column, dump.figures);
        format!(
            "{path}:{line}:{column}: {figures} numbers with hardly a word between them are data; none of them is checked"
        )
    })
}

/// The configuration of each document, by its file.
pub(crate) fn configs(configs: &mut Configs, articles: &[Article<'_>]) -> Vec<Option<Arc<Config>>> {
    if configs.all().is_empty() {
        return vec![None; articles.len()];
    }
    let of = |file: &str, configs: &mut Configs| match file {
        "-" => configs.for_folder(&Path::new(".").canonicalize().ok()?),
        file => configs.of(&names::path(file)),
    };
    let files = articles.iter().map(|article| article.document.file());
    files.map(|file| of(file, configs)).collect()
}

/// Applies each document's configuration: rules that are off, other severities.
pub(crate) fn apply(report: &mut CheckReport, configs: &[Option<Arc<Config>>]) {
    if configs.iter().all(Option::is_none) {
        return;
    }
    let of: std::collections::BTreeMap<String, Arc<Config>> = report
        .documents
        .iter()
        .zip(configs)
        .filter_map(|(document, config)| Some((document.path.clone(), config.clone()?)))
        .collect();
    let level = |document: &str, rule: &str| {
        of.get(document)
            .map_or(Level::On, |config| config.level(rule))
    };
    for finding in &mut report.findings {
        if finding.verdict == Verdict::Inconsistent {
            finding.severity = match level(&finding.document, finding.rule) {
                Level::Off | Level::On => finding.severity,
                Level::Note => Severity::Note,
                Level::Warning => Severity::Warning,
                Level::Error => Severity::Error,
            };
        }
    }
    report.retain(|finding| level(&finding.document, finding.rule) != Level::Off);
}

/// Takes out what a baseline knows. Tells how much of it is mended, unless `quiet`.
///
/// # Errors
/// If the file is no baseline.
pub(crate) fn known(report: &mut CheckReport, path: &Path, quiet: bool) -> Result<(), String> {
    let baseline = Baseline::read(path).map_err(|what| format!("{}: {what}", path.display()))?;
    let (_, gone) = baseline.quiet(report);
    if gone > 0 && !quiet {
        say(format_args!(
            "{}: {gone} of its findings are there no more; `recount baseline` writes it anew",
            path.display()
        ));
    }
    Ok(())
}
