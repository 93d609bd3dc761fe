//! Checking again whenever a draft is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher};

/// How long to wait for the rest of what an editor does when it saves a file.
const SETTLE: Duration = Duration::from_millis(20);
/// How often to look whether somebody still reads.
const LOOK: Duration = Duration::from_millis(500);

/// Calls `again` after each change to what lies at the paths, as long as it says to go on and somebody reads what it writes, or
/// until a signal ends the run.
///
/// # Errors
/// If the paths cannot be watched.
pub(crate) fn watch(paths: &[PathBuf], mut again: impl FnMut() -> bool) -> notify::Result<()> {
    let (send, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a draft is an event too, and no reason to read it again.
        let written = event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_)));
        if written {
            let _ = send.send(());
        }
    })?;
    for path in paths {
        // Editors replace a file by another, so its folder is what stays.
        let (place, mode) = if path.is_dir() {
            (path.as_path(), RecursiveMode::Recursive)
        } else {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            (
                folder.unwrap_or(Path::new(".")),
                RecursiveMode::NonRecursive,
            )
        };
        watcher.watch(place, mode)?;
    }
    while !is_unread() {
        match changes.recv_timeout(LOOK) {
            Ok(()) => {
                while changes.recv_timeout(SETTLE).is_ok() {}
                if !again() {
                    break;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(())
}

/// Whether standard output is a pipe that nobody reads any more: `| head` has seen enough.
#[cfg(unix)]
fn is_unread() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let out = std::io::stdout();
    let mut ends = [PollFd::new(&out, PollFlags::empty())];
    let at_once = Timespec::default();
    poll(&mut ends, Some(&at_once)).is_ok() && ends[0].revents().contains(PollFlags::ERR)
}

/// The same where it is only told by a write that fails.
#[cfg(not(unix))]
const fn is_unread() -> bool {
    false
}
