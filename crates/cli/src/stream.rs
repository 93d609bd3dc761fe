//! Runs over archives: each document is read, checked, written out and forgotten, so that memory does not grow with what is
//! read.

use std::io::Write;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use checker::Article;
use document::Document;
use rayon::prelude::*;
use report::schema::{DocumentEntry, ExtractEntry, Summary};

use crate::args::{Check, CheckFormat, Extract, ExtractFormat, Global, Reading, Scope};
use crate::config::{Config, Configs};
use crate::input::{Problem, gather, load_parts};
use crate::output::{pieces, say, says};
use crate::policy;
use crate::progress::Progress;
use crate::run::{FAILED, prepared, verdict};
use crate::spool::Spool;

/// What stands between the findings or numbers of one document and those of the next in an array.
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
                array(report::findings_json(&report.findings))
            } else {
                report::finding_lines(&report)
            },
            code: verdict(&report, args.fail_on),
            idle: policy::unchecked(article)
                .chain(policy::idle(article, silenced.idle))
                .collect(),
            summary: report.summary,
            entry: report.documents.swap_remove(0),
        }
    };
    over(&args.paths, &args.reading, global, each, |all| {
        if !json {
            return None;
        }
        let entries: Vec<_> = all.documents.drain(..).map(|(entry, ..)| entry).collect();
        let some = vec![MARK.to_owned(); usize::from(all.summary.claims > 0)];
        Some(report::check_json(&entries, &all.summary, some))
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
                array(report::quantities_json(article))
            } else {
                report::jsonl(&report::extract_report(&[article]))
            },
            code: 0,
            idle: Vec::new(),
            summary: Summary {
                quantities,
                ..Summary::default()
            },
            entry: DocumentEntry {
                path: document.path.clone(),
                quantities,
                checked: 0,
                claims: 0,
            },
        }
    };
    over(&args.paths, &args.reading, global, each, |all| {
        if !json {
            return None;
        }
        let entry = |entry: DocumentEntry| ExtractEntry {
            path: entry.path,
            quantities: entry.quantities,
        };
        let entries = all.documents.drain(..).map(|(known, ..)| entry(known));
        let some = vec![MARK.to_owned(); usize::from(all.summary.quantities > 0)];
        Some(report::extract_json(&entries.collect::<Vec<_>>(), some))
    })
}

/// Stands for what the spool holds.
const MARK: &str = " ";

/// Elements of an array with what parts them from the next.
fn array(mut elements: String) -> String {
    if !elements.is_empty() {
        elements.push_str(BETWEEN);
    }
    elements
}

/// What became of one document.
struct Done {
    entry: DocumentEntry,
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
    /// Each with its place in the spool, and what is said of it.
    documents: Vec<(DocumentEntry, Range<u64>, Said)>,
    spool: Spool,
    summary: Summary,
    code: u8,
    problems: Vec<Problem>,
    /// What is noted of long archives.
    archives: Vec<(String, Vec<String>)>,
    /// Why the spool takes no more.
    broken: Option<std::io::Error>,
}

/// What is said of a document on standard error: of how it was read, and of data and remarks in it.
type Said = Option<Box<[Vec<String>; 2]>>;

impl All {
    fn add(&mut self, notes: Vec<String>, done: Done) {
        let place = match self.spool.add(&done.text) {
            Ok(place) => place,
            Err(error) => {
                self.broken.get_or_insert(error);
                return;
            }
        };
        let said = [notes, done.idle];
        let said = said
            .iter()
            .any(|said| !said.is_empty())
            .then(|| said.into());
        self.documents.push((done.entry, place, said));
        self.summary += done.summary;
        self.code = self.code.max(done.code);
    }
}

/// Goes over the documents of some paths and writes what comes of them, by name. `frame` gives what stands around them, with
/// [`MARK`] in the place of whatever there is.
fn over(
    paths: &[std::path::PathBuf],
    how: &Reading,
    global: &Global,
    each: impl Fn(&Document, Option<&Arc<Config>>) -> Done + Sync,
    frame: impl FnOnce(&mut All) -> Option<Vec<String>>,
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
        let one = |mut document: Document| {
            let done = each(&document, config.as_ref());
            locked().add(std::mem::take(&mut document.notes), done);
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
    frame: impl FnOnce(&mut All) -> Option<Vec<String>>,
) -> u8 {
    all.documents
        .sort_by(|(a, ..), (b, ..)| a.path.cmp(&b.path));
    all.problems.sort();
    all.problems.iter().for_each(say);
    all.archives.sort_unstable();
    if !global.quiet {
        for (path, notes) in &all.archives {
            for note in notes {
                say(format_args!("{path}: {note}"));
            }
        }
        for (entry, _, said) in &all.documents {
            for note in said.iter().flat_map(|said| &said[0]) {
                say(format_args!("{}: {note}", entry.path));
            }
        }
        let said = all.documents.iter().filter_map(|(.., said)| said.as_ref());
        said.flat_map(|said| &said[1]).for_each(say);
    }
    for (path, what) in &configs.problems {
        say(format_args!("{path}: {what}"));
    }
    let failed = all.problems.iter().any(|problem| problem.fatal) || !configs.problems.is_empty();
    if let Some(error) = all.broken {
        say(format_args!("cannot keep what is found: {}", says(&error)));
        return FAILED;
    }
    all.summary.documents = all.documents.len();
    let places: Vec<_> = all
        .documents
        .iter()
        .map(|(_, place, _)| place.clone())
        .collect();
    let frame = frame(&mut all);
    let mut spool = all.spool;
    let written = pieces(|out| {
        let Some(frame) = frame else {
            return spool.write(places.into_iter(), 0, out);
        };
        let mut places = Some(places);
        for piece in &frame {
            match places.take_if(|_| piece == MARK) {
                Some(places) => spool.write(places.into_iter(), BETWEEN.len() as u64, out)?,
                None => out.write_all(piece.as_bytes())?,
            }
        }
        Ok(())
    });
    match written {
        Ok(()) if failed => FAILED,
        Ok(()) => all.code,
        Err(error) => {
            say(format_args!("standard output: {}", says(&error)));
            FAILED
        }
    }
}
