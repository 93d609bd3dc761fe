//! Writing to standard output and standard error.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use crate::args::Color;

/// Writes a result, which is in pieces. A reader that went away (`recount … | head`) is no error.
///
/// # Errors
/// If standard output cannot be written to for any other reason.
pub(crate) fn put(parts: &[String]) -> io::Result<()> {
    pieces(|out| {
        let mut each = parts.iter();
        each.try_for_each(|part| out.write_all(part.as_bytes()))
    })
}

/// Writes a result piece by piece.
///
/// # Errors
/// As for [`put`].
pub(crate) fn pieces(
    write: impl FnOnce(&mut io::StdoutLock<'static>) -> io::Result<()>,
) -> io::Result<()> {
    match put_whole(write) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// The same, where it matters whether anybody reads it.
///
/// # Errors
/// If standard output cannot be written to.
pub(crate) fn put_whole(
    write: impl FnOnce(&mut io::StdoutLock<'static>) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write(&mut out).and_then(|()| out.flush())
}

/// Writes one line about the run. Nobody can be told if that fails.
pub(crate) fn say(line: impl std::fmt::Display) {
    let _ = writeln!(io::stderr().lock(), "recount: {line}");
}

/// An I/O error in words, without the number of the system's error.
pub(crate) fn says(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let said = error.to_string();
            let words = said.split(" (os error").next().unwrap_or_default();
            words.to_lowercase()
        }
    }
}

/// Whether to colour what goes to standard output.
pub(crate) fn coloured(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// How many characters fit in a line: the terminal's width, 100 where there is none.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size_of(io::stdout()).map_or(100, |(width, _)| usize::from(width.0))
}

/// What leads from a document's path to where it lies, if the terminal shows links.
pub(crate) fn links() -> Option<report::Place> {
    let place: report::Place = |path| {
        let real = Path::new(path).canonicalize().ok()?;
        Some(real.to_string_lossy().into_owned())
    };
    // A path of another kind of system is no part of a link as it stands.
    let shown = cfg!(unix) && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    shown.then_some(place)
}
