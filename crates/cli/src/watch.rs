//! Checking again whenever a draft is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher};

/// How long to wait for the rest of what an editor does when it saves a file.
const SETTLE: Duration = Duration::from_millis(20);

/// Calls `again` after each change to what lies at the paths, until it is told to stop by a signal.
///
/// # Errors
/// If the paths cannot be watched.
pub(crate) fn watch(paths: &[PathBuf], mut again: impl FnMut()) -> notify::Result<()> {
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
    while changes.recv().is_ok() {
        while changes.recv_timeout(SETTLE).is_ok() {}
        again();
    }
    Ok(())
}
