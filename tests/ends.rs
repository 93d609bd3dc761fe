//! However a run ends, it leaves no half of a file, tells what was the matter by its path, and checks all else.
#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    reason = "runs the program on files, pipes and links"
)]

mod program;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use program::{code, err, folder, out, recount};

const WRONG: &str = "Requests doubled from 13,800 to 36,000.\n";

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

#[test]
fn a_pipe_is_written_to_and_stays_one() {
    let folder = folder("pipe", &[("a.txt", WRONG)]);
    let place = folder.join("p");
    pipe(&place);
    let reader = {
        let place = place.clone();
        std::thread::spawn(move || fs::read_to_string(place).unwrap())
    };
    let output = recount(&folder, &["check", "a.txt", "--output", "json=p"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let report: serde_json::Value = serde_json::from_str(&reader.join().unwrap()).unwrap();
    assert_eq!(report["summary"]["inconsistent"], 1);
    assert!(fs::metadata(&place).unwrap().file_type().is_fifo());
}

#[test]
fn a_link_is_followed_and_stays_one() {
    let folder = folder("link", &[("a.txt", WRONG), ("real.json", "{}")]);
    symlink("real.json", folder.join("b.json")).unwrap();
    recount(&folder, &["baseline", "a.txt", "--output", "b.json"]);
    assert!(folder.join("b.json").is_symlink());
    let known = fs::read_to_string(folder.join("real.json")).unwrap();
    assert!(known.contains("doubled"));
}

#[test]
fn a_report_takes_the_place_of_no_draft() {
    let folder = folder("draft", &[("a.txt", WRONG)]);
    symlink("a.txt", folder.join("b.html")).unwrap();
    for target in ["html=a.txt", "html=./a.txt", "html=b.html"] {
        let output = recount(&folder, &["check", "a.txt", "--output", target]);
        assert_eq!(code(&output), 2);
        assert!(err(&output).contains("is a draft"), "{}", err(&output));
        assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), WRONG);
    }
}

#[test]
fn what_cannot_be_written_leaves_what_was_there() {
    let folder = folder("refused", &[("a.txt", WRONG), ("b.json/c.txt", "")]);
    let output = recount(&folder, &["check", "a.txt", "--output", "json=b.json"]);
    assert_eq!(code(&output), 2);
    assert_eq!(err(&output), "recount: b.json: is a directory\n");
    assert!(out(&output).contains("error[multiple]"));
    let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_full_disk_fails_the_run() {
    let folder = folder("full", &[("a.txt", WRONG)]);
    for args in [["check", "a.txt"], ["extract", "a.txt"], ["explain", "sum"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let output = Command::new(env!("CARGO_BIN_EXE_recount"))
            .current_dir(&folder)
            .args(args)
            .stdin(Stdio::null())
            .stdout(full.unwrap())
            .output()
            .unwrap();
        assert_eq!(code(&output), 2);
        assert_eq!(
            err(&output),
            "recount: standard output: no space left on device\n"
        );
    }
}

#[test]
fn loops_pipes_and_odd_names_in_a_folder_stop_nothing() {
    let folder = folder("odd", &[("d/a.txt", WRONG)]);
    symlink("../d", folder.join("d/again")).unwrap();
    symlink("self.txt", folder.join("d/self.txt")).unwrap();
    pipe(&folder.join("d/p.txt"));
    let odd = folder.join(OsStr::from_bytes(b"d/caf\xE9"));
    fs::create_dir(&odd).unwrap();
    fs::write(odd.join(OsStr::from_bytes(b"\xFF.txt")), WRONG).unwrap();
    let output = recount(&folder, &["check", "d", "--format", "jsonl"]);
    assert_eq!((code(&output), err(&output).as_str()), (1, ""));
    assert_eq!(out(&output).matches("\"multiple\"").count(), 2);
    let output = recount(&folder, &["check", "d/self.txt", "d/a.txt"]);
    assert_eq!(code(&output), 2);
    let said = "recount: d/self.txt: too many levels of symbolic links\n";
    assert_eq!(err(&output), said);
    assert!(out(&output).contains("error[multiple]"));
}

#[test]
fn what_may_not_be_read_is_told_by_its_own_path() {
    let folder = folder(
        "closed",
        &[("d/a.txt", WRONG), ("d/b/c.txt", WRONG), ("d/e.txt", WRONG)],
    );
    let close = |path: &str, mode| {
        fs::set_permissions(folder.join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    close("d/b", 0o000);
    close("d/e.txt", 0o000);
    let all_may = fs::read(folder.join("d/e.txt")).is_ok();
    let output = recount(&folder, &["check", "d", "--format", "jsonl"]);
    close("d/b", 0o755);
    if all_may {
        // Whoever runs this may read everything.
        return;
    }
    assert_eq!(code(&output), 2);
    let said = "recount: d/b: permission denied\nrecount: d/e.txt: permission denied\n";
    assert_eq!(err(&output), said);
    assert_eq!(out(&output).matches("\"multiple\"").count(), 1);
}

#[test]
fn one_draft_that_cannot_be_corrected_keeps_none_from_it() {
    let wrong = "Of 126 berths 63 are rented out; the other 73 stand empty.\n";
    let folder = folder("fix", &[("b/a.txt", wrong), ("c.txt", wrong)]);
    let run = || recount(&folder, &["check", "--fix", "b/a.txt", "c.txt"]);
    fs::set_permissions(folder.join("b"), fs::Permissions::from_mode(0o555)).unwrap();
    let output = run();
    fs::set_permissions(folder.join("b"), fs::Permissions::from_mode(0o755)).unwrap();
    let corrected = fs::read_to_string(folder.join("c.txt")).unwrap();
    assert!(corrected.contains("other 63"), "{}", err(&output));
}

#[test]
fn a_signal_leaves_no_half_of_a_file() {
    let long = WRONG.repeat(4000);
    let folder = folder("signal", &[("a.txt", &long)]);
    let known = "what was there before";
    for pause in 0..12 {
        fs::write(folder.join("b.html"), known).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_recount"))
            .current_dir(&folder)
            .args(["check", "--quiet", "a.txt", "--output", "html=b.html"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Until it begins to write, and then a little.
        while child.try_wait().unwrap().is_none() && beside(&folder).is_empty() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        std::thread::sleep(std::time::Duration::from_millis(pause));
        let ended = Command::new("kill")
            .args(["-TERM", &child.id().to_string()])
            .stderr(Stdio::null())
            .status();
        assert!(ended.is_ok(), "signals can be sent");
        let status = child.wait().unwrap();
        let there = fs::read_to_string(folder.join("b.html")).unwrap();
        let whole = there == known || there.trim_end().ends_with("</html>");
        assert!(whole, "half of a report, {status}");
        if ignores_interrupts() {
            continue;
        }
        assert_eq!(beside(&folder), Vec::<String>::new(), "{status}");
        assert!(matches!(status.code(), Some(1 | 130)), "{status}");
    }
}

/// What lies beside the drafts and reports.
fn beside(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".recount-"))
        .collect()
}

/// Whether this was started so that Ctrl-C does not reach it, which the program then keeps to.
fn ignores_interrupts() -> bool {
    let Ok(status) = fs::read_to_string("/proc/self/status") else {
        return false;
    };
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    // Hang-up, interrupt, terminate.
    ignored.is_some_and(|mask| mask & (1 | 1 << 1 | 1 << 14) != 0)
}

#[test]
fn data_in_a_text_are_told_and_not_checked() {
    let numbers = "5 and 17, ".repeat(800);
    let folder = folder(
        "data",
        &[("a.txt", &format!("{WRONG}\n{numbers}\n\n{WRONG}"))],
    );
    for args in [&["--scope", "document"][..], &[]] {
        let output = recount(
            &folder,
            &[&["check", "a.txt", "--format", "json"], args].concat(),
        );
        assert_eq!(
            err(&output),
            "recount: a.txt:3:1: 1600 numbers with hardly a word between them are data; none of them is checked\n"
        );
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["summary"]["quantities"], 1606);
        assert_eq!(report["summary"]["inconsistent"], 2);
    }
    let output = recount(&folder, &["check", "a.txt", "--quiet"]);
    assert_eq!(err(&output), "");
}

#[test]
fn a_name_that_is_no_text_is_told_from_others_and_its_draft_corrected() {
    let wrong = "Of 126 berths 63 are rented out; the other 73 stand empty.\n";
    let folder = folder("bytes", &[("a.txt", wrong)]);
    let names: [&[u8]; 2] = [b"caf\xE8.txt", b"caf\xE9.txt"];
    for name in names {
        fs::write(folder.join(OsStr::from_bytes(name)), wrong).unwrap();
    }
    let output = recount(&folder, &["check", ".", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let paths: Vec<_> = (0..3).map(|at| &report["documents"][at]["path"]).collect();
    assert_eq!(paths, ["a.txt", "caf\\xE8.txt", "caf\\xE9.txt"]);
    let output = recount(&folder, &["check", ".", "--fix"]);
    assert!(
        err(&output).contains("corrected 3 in 3 drafts"),
        "{}",
        err(&output)
    );
    for name in names {
        let mended = fs::read_to_string(folder.join(OsStr::from_bytes(name))).unwrap();
        assert_eq!(mended, wrong.replace("73", "63"));
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
}

#[test]
fn watching_ends_when_nobody_reads_any_more() {
    let folder = folder("unread", &[("a.txt", WRONG)]);
    let mut run = Command::new(env!("CARGO_BIN_EXE_recount"))
        .current_dir(&folder)
        .args(["check", "a.txt", "--watch"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut head = [0; 8];
    let mut out = run.stdout.take().unwrap();
    std::io::Read::read_exact(&mut out, &mut head).unwrap();
    assert_eq!(&head, b"error[mu");
    drop(out);
    for _ in 0..300 {
        if let Some(status) = run.try_wait().unwrap() {
            assert_eq!(status.code(), Some(1));
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    run.kill().unwrap();
    panic!("it goes on");
}
