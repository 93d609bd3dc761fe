//! Findings for a person at a terminal, drawn under the source line as a compiler draws errors.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use document::one_by_one;

use crate::context::{in_context, visible};
use crate::excerpt::excerpt;
use crate::figure::{figure, interval};
use crate::sarif::uri;
use crate::schema::{Agreement, CheckReport, Finding, Severity, Verdict, Words};
use crate::summary::counts;
use crate::working::working;

/// Each document's source by its path.
type Sources<'a> = BTreeMap<&'a str, &'a str>;

/// How much of the line to show either side of a claim that is not drawn.
const CONTEXT: usize = 40;

/// Where a document lies, from the root of the machine, by its path in the report; `None` if it lies in no file.
pub type Place = fn(&str) -> Option<String>;

/// How to print.
#[derive(Debug, Clone, Copy)]
pub struct TextOptions {
    /// What to print.
    pub show: Show,
    /// Whether to end with the counts.
    pub summary: bool,
    /// Whether to colour.
    pub colour: bool,
    /// How many characters fit in a line.
    pub width: usize,
    /// How to find documents, if places in them are to be links.
    pub links: Option<Place>,
}

/// Which findings to print; each level includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Show {
    /// Claims that cannot be right.
    Inconsistent,
    /// And claims that are left open.
    Open,
    /// And claims that agree.
    Consistent,
}

/// The report as text. `sources` are the documents' sources in the order of [`CheckReport::documents`].
#[must_use]
pub fn text(report: &CheckReport, sources: &[&str], options: &TextOptions) -> String {
    let paths = report
        .documents
        .iter()
        .map(|document| document.path.as_str());
    let sources: Sources<'_> = one_by_one(paths.zip(sources.iter().copied()));
    let renderer = if options.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    // Lines are cut to the width before; the renderer's own cut would hide marks.
    let renderer = renderer.term_width(usize::MAX / 4);
    let of = |verdict| report.findings.iter().filter(move |f| f.verdict == verdict);
    let mut out = String::new();
    for finding in of(Verdict::Inconsistent) {
        out.push_str(&drawn(finding, &sources, &renderer, options));
        out.push_str("\n\n");
    }
    if options.show >= Show::Open {
        of(Verdict::Unverifiable)
            .for_each(|f| out.push_str(&short("open", f, &sources, &renderer, options)));
    }
    if options.show >= Show::Consistent {
        of(Verdict::Consistent)
            .for_each(|f| out.push_str(&short(agrees(f), f, &sources, &renderer, options)));
    }
    if options.summary && !report.documents.is_empty() {
        out.push_str(&explain(of(Verdict::Inconsistent)));
        out.push_str(&counts(&report.summary));
        out.push('\n');
    }
    out
}

/// An inconsistency under the lines that it concerns.
fn drawn(
    finding: &Finding,
    sources: &Sources<'_>,
    renderer: &Renderer,
    options: &TextOptions,
) -> String {
    let width = options.width;
    let title = level(finding.severity)
        .primary_title(finding.message.as_str())
        .id(finding.rule);
    let views = views(finding, sources, width.saturating_sub(10).max(40));
    let mut group = Group::with_title(title);
    for view in &views {
        let marks = view.marks.iter().map(|mark| {
            let kind = if mark.claim {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            kind.span(mark.span.clone()).label(mark.label.as_deref())
        });
        group = group.element(
            Snippet::source(view.text.as_str())
                .path(view.path)
                .line_start(view.line)
                .annotations(marks),
        );
    }
    let notes = [
        ("working", working(finding)),
        ("cause", finding.cause.clone()),
        ("instead", finding.suggestion.clone()),
    ];
    for (name, note) in notes {
        if let Some(note) = note {
            group = group.element(Level::NOTE.with_name(name).message(note));
        }
    }
    let mut text = renderer.render(&[group]);
    for view in &views {
        let place = linked(&view.place, view.path, options);
        text = text.replacen(&view.place_in_excerpt, &place, 1);
    }
    text
}

/// One document's lines with the finding's marks.
struct View<'a> {
    path: &'a str,
    text: String,
    line: usize,
    marks: Vec<Mark>,
    /// Where the renderer says that the marks are, counting columns in the excerpt …
    place_in_excerpt: String,
    /// … and where they are in the source.
    place: String,
}

/// Words to mark, each with its label.
type Wanted<'a> = Vec<(&'a Words, Option<String>)>;

struct Mark {
    span: Range<usize>,
    label: Option<String>,
    claim: bool,
}

/// A view of each document that holds the claim (first) or an operand.
fn views<'a>(finding: &'a Finding, sources: &Sources<'_>, width: usize) -> Vec<View<'a>> {
    let mut wanted: Vec<(&str, Wanted<'_>)> = Vec::new();
    let stated = finding.stated.as_ref();
    let stated = stated.map(|value| format!("stated: {}", interval(value)));
    wanted.push((&finding.document, vec![(&finding.claim, stated)]));
    for operand in &finding.operands {
        let label = operand
            .value
            .map(figure)
            .filter(|value| !operand.words.text.contains(value));
        let mark = (&operand.words, label);
        match wanted
            .iter_mut()
            .find(|(path, _)| *path == operand.document)
        {
            Some((_, marks)) if marks.iter().any(|(words, _)| *words == &operand.words) => {}
            Some((_, marks)) => marks.push(mark),
            None => wanted.push((&operand.document, vec![mark])),
        }
    }
    let view = |(path, marks): (&'a str, Wanted<'_>)| {
        let source = sources.get(path)?;
        Some(view(path, source, &marks, path == finding.document, width))
    };
    wanted.into_iter().filter_map(view).collect()
}

fn view<'a>(
    path: &'a str,
    source: &str,
    wanted: &[(&Words, Option<String>)],
    home: bool,
    width: usize,
) -> View<'a> {
    let spans: Vec<_> = wanted
        .iter()
        .map(|(words, _)| words.start..words.end)
        .collect();
    let cut = excerpt(source, &spans, width);
    // The renderer names the place of the claim, or else of the first mark.
    let named = if home { 0 } else { first(&spans) };
    let column = cut
        .marks
        .iter()
        .find(|(index, _)| *index == named)
        .map_or(1, |(_, part)| {
            let line = cut.text[..part.start].rfind('\n').map_or(0, |at| at + 1);
            cut.text[line..part.start].chars().count() + 1
        });
    let words = wanted[named].0;
    let mut marks: Vec<Mark> = Vec::new();
    for (position, (index, span)) in cut.marks.iter().enumerate() {
        let last_part = cut
            .marks
            .get(position + 1)
            .is_none_or(|(next, _)| next != index);
        marks.push(Mark {
            span: span.clone(),
            label: wanted[*index].1.clone().filter(|_| last_part),
            claim: home && *index == 0,
        });
    }
    View {
        path,
        line: wanted
            .iter()
            .map(|(words, _)| words.line)
            .min()
            .unwrap_or(1),
        text: cut.text,
        marks,
        place_in_excerpt: format!("{path}:{}:{column}", words.line),
        place: words.at(path),
    }
}

fn first(spans: &[Range<usize>]) -> usize {
    (0..spans.len())
        .min_by_key(|&index| spans[index].start)
        .unwrap_or(0)
}

/// A claim that is open or agrees, in two lines.
fn short(
    name: &'static str,
    finding: &Finding,
    sources: &Sources<'_>,
    renderer: &Renderer,
    options: &TextOptions,
) -> String {
    let title = Level::NOTE
        .with_name(name)
        .primary_title(finding.message.as_str());
    let mut out = renderer.render(&[Group::with_title(title.id(finding.rule))]);
    let source = sources
        .get(finding.document.as_str())
        .copied()
        .unwrap_or_default();
    let words = in_context(source, &finding.claim, CONTEXT);
    let place = finding.claim.at(&visible(&finding.document));
    let place = linked(&place, &finding.document, options);
    let _ = writeln!(out, "\n --> {place}: {words}");
    if finding.verdict == Verdict::Consistent
        && let Some(working) = working(finding)
    {
        let _ = writeln!(out, "  = working: {working}");
    }
    let elsewhere = finding.operands.iter();
    for operand in elsewhere.filter(|operand| operand.document != finding.document) {
        let source = sources.get(operand.document.as_str()).copied();
        let words = in_context(source.unwrap_or_default(), &operand.words, CONTEXT);
        let place = operand.words.at(&visible(&operand.document));
        let place = linked(&place, &operand.document, options);
        let _ = writeln!(out, " ::: {place}: {words}");
    }
    out.push('\n');
    out
}

/// What to call a claim that agrees.
const fn agrees(finding: &Finding) -> &'static str {
    match finding.agreement {
        Some(Agreement::RightAfterRounding) => "agrees after rounding",
        _ => "agrees",
    }
}

/// A place as a link to its document, for terminals that show links.
fn linked(place: &str, path: &str, options: &TextOptions) -> String {
    match options.links.and_then(|find| find(path)) {
        Some(file) => format!(
            "\u{1b}]8;;file://{}\u{1b}\\{place}\u{1b}]8;;\u{1b}\\",
            uri(&file)
        ),
        None => place.to_owned(),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Where to read about the rules that something broke, and how to let a figure stand all the same.
fn explain<'a>(findings: impl Iterator<Item = &'a Finding>) -> String {
    let rules: BTreeSet<_> = one_by_one(findings.map(|finding| finding.rule));
    if rules.is_empty() {
        return String::new();
    }
    let rules: Vec<_> = rules.into_iter().collect();
    format!(
        "What these rules hold: recount explain {}\n\
         To let a figure stand: [sic] behind it, or <!-- recount: ignore {}: why --> before its paragraph\n",
        rules.join(" "),
        rules[0],
    )
}

#[cfg(test)]
mod tests;
