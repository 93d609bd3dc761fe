//! What `recount extract` does where its numbers are shown as a sheet.

use crate::args::{Extract, ExtractFormat, Global};
use crate::config::Configs;
use crate::input::gather;
use crate::output::say;
use crate::run::{FAILED, FINE, article, read};

/// Lists the numbers of documents.
pub(crate) fn extract(args: &Extract, global: &Global) -> (Vec<String>, u8) {
    let mut configs = Configs::default();
    let (read, mut failed) = read(
        gather(&args.paths),
        &[],
        &args.reading,
        &mut configs,
        global,
    );
    for (path, what) in configs.problems {
        say(format_args!("{path}: {what}"));
        failed = true;
    }
    let articles: Vec<_> = read.iter().map(article).collect();
    let code = if failed { FAILED } else { FINE };
    let sources: Vec<_> = read.iter().map(|(document, _)| document.source()).collect();
    let report = report::extract_report(&articles);
    let text = match args.format {
        ExtractFormat::Csv => report::csv(&report, &sources),
        _ => report::sheet(&report, &sources),
    };
    (vec![text], code)
}
