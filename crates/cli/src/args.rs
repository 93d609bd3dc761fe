//! The command line as the user types it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use document::{Fields, Format};

use crate::formats::Target;

/// Spell-check for numbers: recomputes every figure that a text lets it recompute, and says which do not
/// follow. Nothing that it reads leaves this machine.
#[derive(Debug, Parser)]
#[command(
    name = "recount",
    version,
    max_term_width = 100,
    after_help = "Nothing that recount reads leaves this machine: there is no network code in it."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

/// Flags that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// When to colour the output; `NO_COLOR` is honoured.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Print what is wrong and nothing else: no notes, no open claims, no counts.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// How many threads to use; one per processor unless given. The output does not depend on it.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check the figures of drafts.
    Check(Check),
    /// List every number of drafts with what it says: a fact-check sheet.
    Extract(Extract),
    /// Write down the inconsistencies that there are, so that `check --baseline` reports only new ones.
    Baseline(BaselineArgs),
    /// List the rules.
    Rules {
        /// How to print them; JSON has their pages, too.
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: RulesFormat,
    },
    /// Print the pages of rules: what they hold, what they flag, what they accept.
    Explain {
        /// The rules' names.
        #[arg(required = true, value_name = "RULE")]
        rules: Vec<String>,
    },
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page, for `man`.
    Man,
}

/// How drafts are read.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Read every file in this format, named by its ending (md, docx, csv ...), whatever its own name or content says.
    #[arg(long, value_name = "ENDING", value_parser = input_format)]
    pub(crate) input_format: Option<InputFormat>,
    /// The field that holds the text in files of JSON lines (one document a line); a dot leads inwards: article.body.
    #[arg(long, value_name = "FIELD")]
    pub(crate) text_field: Option<String>,
    /// The field that names a document in files of JSON lines.
    #[arg(long, value_name = "FIELD")]
    pub(crate) id_field: Option<String>,
}

impl Reading {
    /// The fields of JSON lines.
    pub(crate) fn fields(&self) -> Fields {
        Fields {
            text: self.text_field.clone(),
            id: self.id_field.clone(),
        }
    }
}

/// A format that drafts are read in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InputFormat(pub(crate) Format);

fn input_format(ending: &str) -> Result<InputFormat, String> {
    let format = Format::named(ending.trim_start_matches('.'));
    format.map(InputFormat).ok_or_else(|| {
        let names: Vec<_> = Format::ENDINGS
            .iter()
            .map(|(_, endings)| endings[0])
            .collect();
        format!(
            "there is no format {ending}; there are {}",
            names.join(", ")
        )
    })
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files, folders (walked; hidden and ignored files are skipped) or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How to print the findings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: CheckFormat,
    /// Write a format to a file, too: sarif=recount.sarif. May be given several times.
    #[arg(long, value_name = "FORMAT=PATH", value_parser = crate::formats::target)]
    pub(crate) output: Vec<Target>,
    /// Files or folders that the drafts are held against and that are taken for right; may be given several times.
    #[arg(long = "source", value_name = "PATH")]
    pub(crate) sources: Vec<PathBuf>,
    /// Whether documents are also checked against each other.
    #[arg(long, value_name = "SCOPE", default_value = "corpus")]
    pub(crate) scope: Scope,
    /// How much to show as text; each level includes those before it [default: open].
    #[arg(long, value_name = "LEVEL")]
    pub(crate) show: Option<Show>,
    /// A file of known findings (see `recount baseline`): they are not reported again.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Correct figures in the drafts themselves where one value alone can be right, then check again.
    #[arg(long, conflicts_with = "diff")]
    pub(crate) fix: bool,
    /// Print what `--fix` would change, and nothing else.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Write a copy of a Word document or an .odt text with each inconsistency as a comment at its words.
    #[arg(long, value_name = "COPY", conflicts_with_all = ["fix", "diff"])]
    pub(crate) annotate: Option<PathBuf>,
    /// Check again whenever a draft is saved.
    #[arg(long, conflicts_with_all = ["fix", "diff", "annotate"])]
    pub(crate) watch: bool,
    /// The least severity of an inconsistency that makes the exit code 1.
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    pub(crate) fail_on: FailOn,
}

#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    /// Files, folders (walked; hidden and ignored files are skipped) or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Files or folders that the drafts are held against and that are taken for right; may be given several times.
    #[arg(long = "source", value_name = "PATH")]
    pub(crate) sources: Vec<PathBuf>,
    /// Whether documents are also checked against each other.
    #[arg(long, value_name = "SCOPE", default_value = "corpus")]
    pub(crate) scope: Scope,
    /// The file to write.
    #[arg(long, value_name = "FILE", default_value = "recount-baseline.json")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// Files, folders (walked; hidden and ignored files are skipped) or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How to print the numbers.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ExtractFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// Findings under the lines that they concern.
    Text,
    /// One object with every finding.
    Json,
    /// One object a line for each finding.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands, which GitHub shows as annotations.
    Github,
    /// `JUnit` XML, for CI servers.
    Junit,
    /// For a comment on a pull request.
    Markdown,
    /// The fact-check sheet with verdicts, for a spreadsheet.
    Csv,
    /// One self-contained page with every draft, its numbers marked, to read and to mail.
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// A sheet to read.
    Text,
    /// One object.
    Json,
    /// A sheet for a spreadsheet, with columns for the checker's source and initials.
    Csv,
    /// One object a line for each number.
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// A line for each.
    Text,
    /// Names, summaries and pages.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scope {
    /// Documents are also checked against each other.
    Corpus,
    /// Each document is checked by itself.
    Document,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Show {
    /// Claims that cannot be right.
    Inconsistent,
    /// Claims for which a figure is missing, too.
    #[value(alias = "unverifiable")]
    Open,
    /// Every claim with its working.
    #[value(alias = "all")]
    Consistent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
    /// Nothing found makes the exit code 1.
    Never,
}
