//! What each command does, from its arguments to the exit code.

use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use checker::{Article, Finding, Part};
use document::{Document, sort_by};
use extractor::Reading;
use rayon::prelude::*;
use report::schema::{CheckReport, Severity, Verdict};

use crate::about;
use crate::annotate::annotate;
use crate::args::{
    BaselineArgs, Check, Cli, Command, FailOn, Global, Reading as DraftReading, Scope, Show,
};
use crate::baseline::Baseline;
use crate::config::Configs;
use crate::fix::{Fixed, fixed};
use crate::formats::{Results, render};
use crate::input::{Input, Problem, gather, load};
use crate::list;
use crate::output::{coloured, links, put, put_whole, say, says, width};
use crate::policy;
use crate::progress::Progress;
use crate::sources::{agreed_sources, parts, watched};
use crate::stream;
use crate::watch::watch;
use crate::write::{is_draft, written};

/// Nothing is wrong.
pub(crate) const FINE: u8 = 0;
/// Something is inconsistent.
const FOUND: u8 = 1;
/// The run itself failed.
pub(crate) const FAILED: u8 = 2;

/// Runs a command.
pub(crate) fn run(cli: Cli) -> ExitCode {
    let threads = cli.global.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    let Ok(pool) = pool.build() else {
        say("cannot start so many threads");
        return ExitCode::from(FAILED);
    };
    let (text, code) = pool.install(|| match cli.command {
        Command::Check(args) if args.watch => (Vec::new(), keep_checking(&args, &cli.global)),
        Command::Check(args) if stream::suits(&args) => {
            (Vec::new(), stream::check(&args, &cli.global))
        }
        Command::Check(args) => check(&args, &cli.global),
        Command::Extract(args) if stream::suits_list(&args) => {
            (Vec::new(), stream::extract(&args, &cli.global))
        }
        Command::Extract(args) => list::extract(&args, &cli.global),
        Command::Baseline(args) => baseline(&args, &cli.global),
        Command::Rules { format } => (vec![about::rules(format)], FINE),
        Command::Explain { rules } => {
            let (pages, all) = about::explain(&rules);
            (vec![pages], if all { FINE } else { FAILED })
        }
        Command::Completions { shell } => (vec![about::completions(shell)], FINE),
        Command::Man => (vec![about::man()], FINE),
    });
    match put(&text) {
        Ok(()) => ExitCode::from(code),
        Err(error) => {
            say(format_args!("standard output: {}", says(&error)));
            ExitCode::from(FAILED)
        }
    }
}

/// Documents that were checked.
struct Checked {
    read: Vec<(Document, Reading)>,
    /// What each of them is.
    parts: Vec<Part>,
    report: CheckReport,
    /// Whether the run failed by something that could not be read.
    failed: bool,
}

impl Checked {
    /// The exit code that a run calls for.
    fn code(&self, fail_on: FailOn) -> u8 {
        if self.failed {
            FAILED
        } else {
            verdict(&self.report, fail_on)
        }
    }
}

/// Reads and checks documents, and applies what their writers and their newsroom have said. Sources are read, but
/// only what they say of a draft is told.
fn checked(
    paths: &[PathBuf],
    sources: &[PathBuf],
    reading: &DraftReading,
    scope: Scope,
    global: &Global,
) -> Checked {
    let mut configs = Configs::default();
    let mut all = [paths, sources].concat();
    let mut found = gather(&all);
    let agreed = agreed_sources(&found.0, scope, &mut configs);
    if !agreed.is_empty() {
        all.extend_from_slice(&agreed);
        found = gather(&all);
    }
    let sources = [sources, &agreed].concat();
    let (read, mut failed) = read(found, &sources, reading, &mut configs, global);
    let articles: Vec<_> = read.iter().map(article).collect();
    let parts = parts(&articles, paths, &sources);
    let progress = Progress::new("checking", articles.len(), global.quiet);
    let mut findings: Vec<_> = articles
        .par_iter()
        .enumerate()
        .filter(|(index, _)| parts[*index] == Part::Draft)
        .flat_map_iter(|(index, &article)| {
            let findings = checker::check(index, article);
            progress.step();
            findings
        })
        .collect();
    drop(progress);
    let drafts = articles.iter().zip(&parts);
    let drafts = drafts.filter(|(_, part)| **part == Part::Draft);
    let unchecked = drafts.flat_map(|(&article, _)| policy::unchecked(article));
    unchecked.filter(|_| !global.quiet).for_each(say);
    if scope == Scope::Corpus && articles.len() > 1 {
        findings.extend(across(&articles, &parts, global));
    }
    let (mut findings, silenced) = policy::silence(&articles, findings, global.quiet);
    let told = findings
        .par_iter_mut()
        .map(|findings| report::told(&articles, findings))
        .collect();
    let mut report = report::report_of(&articles, &findings, told);
    report.summary.silenced += silenced;
    let of_each = policy::configs(&mut configs, &articles);
    policy::apply(&mut report, &of_each);
    for (path, what) in configs.problems {
        say(format_args!("{path}: {what}"));
        failed = true;
    }
    Checked {
        read,
        parts,
        report,
        failed,
    }
}

/// What documents say to each other's figures.
fn across(articles: &[Article<'_>], parts: &[Part], global: &Global) -> Vec<Finding> {
    let progress = Progress::new("comparing", articles.len(), global.quiet);
    let keys: Vec<_> = articles
        .par_iter()
        .enumerate()
        .map(|(index, &article)| {
            let keys = checker::keys(index, article);
            progress.step();
            keys
        })
        .collect();
    drop(progress);
    checker::compare(&keys, parts)
}

/// The same for `recount check`, with what its baseline knows taken out.
fn judged(args: &Check, global: &Global) -> Checked {
    let mut checked = checked(
        &args.paths,
        &args.sources,
        &args.reading,
        args.scope,
        global,
    );
    if let Some(path) = &args.baseline
        && let Err(what) = policy::known(&mut checked.report, path, global.quiet)
    {
        say(what);
        checked.failed = true;
    }
    checked
}

fn check(args: &Check, global: &Global) -> (Vec<String>, u8) {
    let mut done = judged(args, global);
    if args.fix || args.diff {
        let documents = done.read.iter().map(|(document, _)| document);
        let fixed = fixed(documents, &done.report);
        if args.diff {
            let diff = fixed.iter().map(Fixed::diff).collect();
            return (vec![diff], done.code(args.fail_on));
        }
        let drafts = fixed.len();
        let written: Vec<_> = fixed.into_iter().filter(Fixed::write).collect();
        let all = written.len() == drafts;
        let figures: usize = written.iter().map(|fixed| fixed.figures).sum();
        if figures > 0 {
            say(format_args!(
                "corrected {figures} in {} drafts",
                written.len()
            ));
            done = judged(args, global);
        }
        done.failed |= !all;
    }
    let articles: Vec<_> = done.read.iter().map(article).collect();
    let documents: Vec<_> = done.read.iter().map(|(read, _)| read).collect();
    let results = Results {
        report: &done.report,
        numbers: &|| report::extract_report(&articles),
        documents: &documents,
        text: text_options(args, global),
    };
    let mut all_written = true;
    for target in &args.output {
        let plain = Results {
            text: report::TextOptions {
                colour: false,
                links: None,
                ..results.text
            },
            ..results
        };
        let files = documents.iter().map(|document| document.file());
        all_written &= !is_draft(&target.path, files)
            && written(&target.path, &render(target.format, &plain).concat());
    }
    if let Some(target) = &args.annotate {
        let drafts = documents.iter().zip(&done.parts);
        let drafts = drafts.filter(|(_, part)| **part == Part::Draft);
        let drafts: Vec<_> = drafts.map(|(draft, _)| *draft).collect();
        match annotate(&drafts, &done.report, args.show, target) {
            Ok(what) => what.iter().for_each(say),
            Err(what) => {
                say(what);
                all_written = false;
            }
        }
    }
    let text = render(args.format, &results);
    done.failed |= !all_written;
    (text, done.code(args.fail_on))
}

/// Checks again whenever a draft is saved, until a signal ends it.
fn keep_checking(args: &Check, global: &Global) -> u8 {
    // A code, and whether anybody reads on.
    let once = || {
        let (text, code) = check(args, global);
        let mut each = text.iter();
        match put_whole(|out| each.try_for_each(|part| out.write_all(part.as_bytes()))) {
            Ok(()) => (code, true),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => (code, false),
            Err(error) => {
                say(format_args!("standard output: {}", says(&error)));
                (code, true)
            }
        }
    };
    let (mut code, read) = once();
    if !read {
        return code;
    }
    let watched = watch(&watched(args), || {
        let read;
        (code, read) = once();
        read
    });
    match watched {
        Ok(()) => code,
        Err(error) => {
            say(error);
            FAILED
        }
    }
}

/// Writes the inconsistencies of documents down as known.
fn baseline(args: &BaselineArgs, global: &Global) -> (Vec<String>, u8) {
    let Checked { report, failed, .. } = checked(
        &args.paths,
        &args.sources,
        &args.reading,
        args.scope,
        global,
    );
    let known = report::json(&Baseline::of(&report));
    let done = written(&args.output, &known);
    (Vec::new(), if failed || !done { FAILED } else { FINE })
}

fn text_options(args: &Check, global: &Global) -> report::TextOptions {
    let unless_said = if global.quiet {
        Show::Inconsistent
    } else {
        Show::Open
    };
    report::TextOptions {
        show: match args.show.unwrap_or(unless_said) {
            Show::Inconsistent => report::Show::Inconsistent,
            Show::Open => report::Show::Open,
            Show::Consistent => report::Show::Consistent,
        },
        summary: !global.quiet,
        colour: coloured(global.color),
        width: width(),
        links: links(),
    }
}

/// The inputs that no configuration leaves out; from then on what all of them add to the lexicon holds.
pub(crate) fn prepared(
    mut inputs: Vec<Input>,
    sources: &[PathBuf],
    configs: &mut Configs,
) -> Vec<Input> {
    inputs.retain(|input| !input.is_excluded(configs, sources));
    for input in &inputs {
        input.config(configs);
    }
    configs.hold();
    inputs
}

/// Reads all documents in the order of their names; says what could not be read, and whether that fails the run.
pub(crate) fn read(
    (inputs, mut problems): (Vec<Input>, Vec<Problem>),
    sources: &[PathBuf],
    how: &DraftReading,
    configs: &mut Configs,
    global: &Global,
) -> (Vec<(Document, Reading)>, bool) {
    let inputs = prepared(inputs, sources, configs);
    let progress = Progress::new("reading", inputs.len(), global.quiet);
    let loaded: Vec<_> = inputs
        .par_iter()
        .map(|input| {
            let documents = load(input, how)?;
            progress.more(documents.len().saturating_sub(1));
            let read = documents.into_par_iter().map(|document| {
                let reading = extractor::read(&document);
                progress.step();
                (document, reading)
            });
            Ok(read.collect::<Vec<_>>())
        })
        .collect();
    drop(progress);
    let mut read = Vec::new();
    for result in loaded {
        match result {
            Ok(documents) => read.extend(documents),
            Err(problem) => problems.push(problem),
        }
    }
    // The documents of one file stand together, but not before those of a file whose name comes first.
    sort_by(&mut read, |(a, _), (b, _)| a.path.cmp(&b.path));
    sort_by(&mut problems, Ord::cmp);
    problems.iter().for_each(say);
    if !global.quiet {
        for (document, _) in &read {
            for note in &document.notes {
                say(format_args!("{}: {note}", document.path));
            }
        }
    }
    (read, problems.iter().any(|problem| problem.fatal))
}

pub(crate) const fn article(read: &(Document, Reading)) -> Article<'_> {
    Article {
        document: &read.0,
        reading: &read.1,
    }
}

/// The exit code that the findings call for.
pub(crate) fn verdict(report: &CheckReport, fail_on: FailOn) -> u8 {
    let least = match fail_on {
        FailOn::Never => return FINE,
        FailOn::Note => Severity::Note,
        FailOn::Warning => Severity::Warning,
        FailOn::Error => Severity::Error,
    };
    let bad = report
        .findings
        .iter()
        .any(|f| f.verdict == Verdict::Inconsistent && f.severity >= least);
    if bad { FOUND } else { FINE }
}
