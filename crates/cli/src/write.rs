//! Writing files so that nobody ever finds half of one, whatever ends the run.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, MutexGuard, Once, PoisonError};

use tempfile::NamedTempFile;

use crate::names;
use crate::output::{say, says};

/// The exit code of a run that a signal ended.
const ENDED: i32 = 130;

/// Files that are written and not yet in their places.
static UNDER_WAY: LazyLock<Mutex<Vec<PathBuf>>> = LazyLock::new(Mutex::default);

/// Writes a file beside its place and moves it there. One that holds the same already is left alone; one that holds
/// something else keeps its permissions. A link is followed, and what is no file (a pipe, a device) is written to.
///
/// # Errors
/// If it cannot be written there.
pub(crate) fn write(path: &Path, contents: &[u8]) -> std::io::Result<()> {
    let there = std::fs::metadata(path).ok();
    if is_handed_on(path)
        || there
            .as_ref()
            .is_some_and(|there| !there.is_file() && !there.is_dir())
    {
        return std::fs::OpenOptions::new()
            .write(true)
            .open(path)?
            .write_all(contents);
    }
    let same = there
        .as_ref()
        .is_some_and(|there| there.len() == contents.len() as u64)
        && std::fs::read(path).is_ok_and(|there| there == contents);
    if same {
        return Ok(());
    }
    let real = path.canonicalize();
    let path = real.as_deref().unwrap_or(path);
    let mut file = beside(path)?;
    let written = file
        .write_all(contents)
        .and_then(|()| match &there {
            Some(there) => file.as_file().set_permissions(there.permissions()),
            None => Ok(()),
        })
        .and_then(|()| file.as_file().sync_all());
    let mut under_way = under_way();
    let temporary = file.path().to_owned();
    let moved = written.and_then(|()| file.persist(path).map(drop).map_err(|error| error.error));
    under_way.retain(|other| *other != temporary);
    moved
}

/// Writes a text; says so if it cannot be written.
pub(crate) fn written(path: &Path, text: &str) -> bool {
    let written = write(path, text.as_bytes());
    if let Err(error) = &written {
        say(format_args!("{}: {}", path.display(), says(error)));
    }
    written.is_ok()
}

/// Whether a report would take the place of a draft, which is said.
pub(crate) fn is_draft<'a>(path: &Path, drafts: impl Iterator<Item = &'a str>) -> bool {
    let is_draft = is_one_of(path, drafts);
    if is_draft {
        say(format_args!(
            "{}: is a draft, and is left as it is",
            path.display()
        ));
    }
    is_draft
}

/// Whether a path leads to one of some files, whose ends are compared before their places.
pub(crate) fn is_one_of<'a>(path: &Path, mut files: impl Iterator<Item = &'a str>) -> bool {
    let Ok(real) = path.canonicalize() else {
        return false;
    };
    let like = |file: &Path| file.is_symlink() || file.file_name() == real.file_name();
    files.any(|file| {
        let file = names::path(file);
        like(&file) && file.canonicalize().is_ok_and(|file| file == real)
    })
}

/// Whether a path stands for what this process was given, such as its standard output.
fn is_handed_on(path: &Path) -> bool {
    cfg!(unix) && (path.starts_with("/dev") || path.starts_with("/proc"))
}

/// A file in the same folder, which is taken away if a signal ends the run.
fn beside(path: &Path) -> std::io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".recount-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file is made; the process's mask takes away what it must.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    take_away_at_the_end();
    let mut under_way = under_way();
    let file = builder.tempfile_in(folder)?;
    under_way.push(file.path().to_owned());
    Ok(file)
}

fn under_way() -> MutexGuard<'static, Vec<PathBuf>> {
    // A list of paths is whole whatever happened to who held it.
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has signals take away what is half written. Whoever has them ignored or handled already, as `nohup` does, keeps that.
fn take_away_at_the_end() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = ctrlc::try_set_handler(|| {
            let under_way = under_way();
            for file in under_way.iter() {
                let _ = std::fs::remove_file(file);
            }
            // The list is still held, so nothing is begun or moved any more.
            std::process::exit(ENDED);
        });
    });
}
