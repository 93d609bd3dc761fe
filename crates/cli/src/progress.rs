//! A progress bar, only on a terminal and only for runs that take long.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A step of a run that is done sooner shows nothing.
const LONG: Duration = Duration::from_millis(800);

/// How far one step of a run has come. It leaves nothing behind on the terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: OnceLock<()>,
    quiet: bool,
}

impl Progress {
    /// A step over so many things.
    pub(crate) fn new(what: &'static str, many: usize, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(many as u64), ProgressDrawTarget::hidden());
        Self {
            bar: bar.with_message(what),
            started: Instant::now(),
            shown: OnceLock::new(),
            quiet,
        }
    }

    /// There are so many more than it seemed.
    pub(crate) fn more(&self, many: usize) {
        self.bar.inc_length(many as u64);
    }

    /// One of them is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
        if !self.quiet && self.started.elapsed() >= LONG {
            self.shown.get_or_init(|| self.show());
        }
    }

    /// Draws it from now on, if standard error is a terminal.
    fn show(&self) {
        if let Ok(style) =
            ProgressStyle::with_template("{msg:>9} [{bar:30}] {human_pos} of {human_len}")
        {
            self.bar.set_style(style.progress_chars("=> "));
        }
        self.bar.set_draw_target(ProgressDrawTarget::stderr());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
