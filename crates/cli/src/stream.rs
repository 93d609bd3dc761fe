//! Runs over archives: each document is read, checked, written out and forgotten, so that memory does not grow with what is
//! read.

use std::io::{BufWriter, Result, Write};
use std::sync::{Arc, Mutex};

use checker::Article;
use document::{Document, sort_by};
use rayon::prelude::*;
use report::schema::{ExtractEntry, Summary};

use crate::args::{Check, CheckFormat, Extract, ExtractFormat, Global, Reading, Scope};
use crate::config::{Config, Configs};
use crate::input::{Problem, gather, load_parts};
use crate::output::{pieces, say, says};
use crate::policy;
use crate::progress::Progress;
use crate::run::{FAILED, prepared, verdict};
use crate::spool::{Kept, Spool};

/// What stands between elements of an array.
const BETWEEN: &str = ",\n";

/// Whether a check can be written document by document: nothing is held against other documents, and none is needed again.
pub(crate) fn suits(args: &Check) -> bool {
    let alone = args.scope == Scope::Document && args.sources.is_empty();
    let plain = matches!(args.format, CheckFormat::Json | CheckFormat::Jsonl);
    let again = args.fix || args.diff || args.watch;
    let aside = args.annotate.is_some() || !args.output.is_empty() || args.baseline.is_some();
    alone && plain && !again && !aside
}

/// The same for a list of numbers.
pub(crate) const fn suits_list(args: &Extract) -> bool {
    matches!(args.format, ExtractFormat::Json | ExtractFormat::Jsonl)
}

/// Checks documents one by one and writes what is found.
pub(crate) fn check(args: &Check, global: &Global) -> u8 {
    let json = args.format == CheckFormat::Json;
    let each = |document: &Document, config: Option<&Arc<Config>>| {
        let reading = extractor::read(document);
        let article = Article {
            document,
            reading: &reading,
        };
        let mut findings = checker::check(0, article);
        let silenced = checker::silence(article, &mut findings);
        let told = report::told(&[article], &mut findings);
        let mut report = report::report_of(&[article], &[findings], vec![told]);
        report.summary.silenced += silenced.findings;
        policy::apply(&mut report, &[config.cloned()]);
        Done {
            text: if json {
                report::findings_json(&report.findings)
            } else {
                report::finding_lines(&report)
            },
            code: verdict(&report, args.fail_on),
            idle: policy::unchecked(article)
                .chain(policy::idle(article, silenced.idle))
                .collect(),
            summary: report.summary,
            entry: report::checked_json(&report.documents),
        }
    };
    over(&args.paths, &args.reading, global, each, |summary| {
        json.then(|| report::check_json(some(summary.documents), summary, some(summary.claims)))
    })
}

/// Lists the numbers of documents one by one.
pub(crate) fn extract(args: &Extract, global: &Global) -> u8 {
    let json = args.format == ExtractFormat::Json;
    let each = |document: &Document, _: Option<&Arc<Config>>| {
        let reading = extractor::read(document);
        let article = Article {
            document,
            reading: &reading,
        };
        let quantities = reading.quantities.len();
        Done {
            text: if json {
                report::quantities_json(article)
            } else {
                report::jsonl(&report::extract_report(&[article]))
            },
            code: 0,
            idle: Vec::new(),
            summary: Summary {
                documents: 1,
                quantities,
                ..Summary::default()
            },
            entry: report::read_json(&[ExtractEntry {
                path: document.path.clone(),
                quantities,
            }]),
        }
    };
    over(&args.paths, &args.reading, global, each, |summary| {
        json.then(|| report::extract_json(some(summary.documents), some(summary.quantities)))
    })
}

/// Stands for what the spool holds: the list of documents, and what is written of them.
const MARK: &str = " ";

/// A mark for an array that holds so many.
fn some(many: usize) -> Vec<String> {
    vec![MARK.to_owned(); usize::from(many > 0)]
}

/// What became of one document.
struct Done {
    /// What the list of documents says of it.
    entry: String,
    /// What is written of it.
    text: String,
    summary: Summary,
    code: u8,
    /// What is said of data in it and of its remarks.
    idle: Vec<String>,
}

/// What became of all so far, in no order.
#[derive(Default)]
struct All {
    spool: Spool,
    summary: Summary,
    code: u8,
    problems: Vec<Problem>,
    /// What is noted of long archives.
    archives: Vec<(String, Vec<String>)>,
    /// Why the spool takes no more.
    broken: Option<std::io::Error>,
}

impl All {
    fn add(&mut self, document: Document, done: Done) {
        let added = self.spool.add(Kept {
            name: document.path,
            entry: done.entry,
            said: [document.notes, done.idle],
            text: done.text,
        });
        if let Err(error) = added {
            self.broken.get_or_insert(error);
        }
        self.summary += done.summary;
        self.code = self.code.max(done.code);
    }
}

/// Goes over the documents of some paths and writes what comes of them, by name. `frame` gives what stands around them, with
/// a [`MARK`] in the place of each array that holds anything.
fn over(
    paths: &[std::path::PathBuf],
    how: &Reading,
    global: &Global,
    each: impl Fn(&Document, Option<&Arc<Config>>) -> Done + Sync,
    frame: impl FnOnce(&Summary) -> Option<Vec<String>>,
) -> u8 {
    let mut configs = Configs::default();
    let (inputs, problems) = gather(paths);
    let inputs = prepared(inputs, &[], &mut configs);
    let inputs: Vec<_> = inputs
        .into_iter()
        .map(|input| {
            let config = input.config(&mut configs);
            (input, config)
        })
        .collect();
    let progress = Progress::new("checking", inputs.len(), global.quiet);
    let all = Mutex::new(All {
        problems,
        ..All::default()
    });
    let locked = || {
        all.lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    };
    inputs.par_iter().for_each(|(input, config)| {
        let one = |document: Document| {
            let done = each(&document, config.as_ref());
            locked().add(document, done);
            progress.step();
        };
        let read = load_parts(input, how, |mut documents| {
            if documents.len() == 1 {
                documents.drain(..).for_each(one);
            } else {
                progress.more(documents.len());
                documents.into_par_iter().for_each(one);
            }
        });
        match read {
            Ok(notes) if notes.is_empty() => {}
            Ok(notes) => locked().archives.push((input.name.clone(), notes)),
            Err(problem) => locked().problems.push(problem),
        }
    });
    drop(progress);
    let all = all
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    told(all, &configs, global, frame)
}

/// Says what there is to say, and writes the rest.
fn told(
    mut all: All,
    configs: &Configs,
    global: &Global,
    frame: impl FnOnce(&Summary) -> Option<Vec<String>>,
) -> u8 {
    sort_by(&mut all.problems, Ord::cmp);
    all.problems.iter().for_each(say);
    document::sort_by(&mut all.archives, Ord::cmp);
    if !global.quiet {
        for (path, notes) in &all.archives {
            for note in notes {
                say(format_args!("{path}: {note}"));
            }
        }
    }
    if !global.quiet && all.spool.says && all.broken.is_none() {
        all.broken = said(&mut all.spool).err();
    }
    for (path, what) in &configs.problems {
        say(format_args!("{path}: {what}"));
    }
    let failed = all.problems.iter().any(|problem| problem.fatal) || !configs.problems.is_empty();
    if let Some(error) = all.broken {
        say(format_args!("cannot keep what is found: {}", says(&error)));
        return FAILED;
    }
    let frame = frame(&all.summary);
    match pieces(|out| write(&mut all.spool, frame, &mut BufWriter::new(out))) {
        Ok(()) if failed => FAILED,
        Ok(()) => all.code,
        Err(error) => {
            say(format_args!("standard output: {}", says(&error)));
            FAILED
        }
    }
}

/// Says what is noted of all documents, and then what is to be said of what is in them.
fn said(spool: &mut Spool) -> Result<()> {
    spool.each(false, |kept| {
        for note in &kept.said[0] {
            say(format_args!("{}: {note}", kept.name));
        }
        Ok(())
    })?;
    spool.each(false, |kept| {
        kept.said[1].iter().for_each(say);
        Ok(())
    })
}

/// Writes what there is of all documents, in its frame.
fn write(spool: &mut Spool, frame: Option<Vec<String>>, out: &mut impl Write) -> Result<()> {
    let Some(frame) = frame else {
        spool.each(true, |kept| out.write_all(kept.text.as_bytes()))?;
        return out.flush();
    };
    let mut texts = false;
    for piece in frame {
        if piece != MARK {
            out.write_all(piece.as_bytes())?;
            continue;
        }
        let mut between = "";
        spool.each(texts, |kept| {
            let text = if texts { &kept.text } else { &kept.entry };
            if text.is_empty() {
                return Ok(());
            }
            out.write_all(std::mem::replace(&mut between, BETWEEN).as_bytes())?;
            out.write_all(text.as_bytes())
        })?;
        texts = true;
    }
    out.flush()
}
