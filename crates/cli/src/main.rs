//! The `recount` command: arguments and files in, text and an exit code out. Only this crate does I/O.
#![expect(clippy::disallowed_methods, reason = "the one crate that does I/O")]

mod about;
mod annotate;
mod args;
mod baseline;
mod config;
mod fix;
mod formats;
mod input;
mod list;
mod names;
mod output;
mod policy;
mod progress;
mod run;
mod sources;
mod spool;
mod stream;
mod vocabulary;
mod watch;
mod write;

use std::process::ExitCode;

use clap::Parser;

use args::Cli;

fn main() -> ExitCode {
    run::run(Cli::parse())
}
