//! Nothing that is read leaves the machine: a run opens no socket.
#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "runs the program under a tracer, and says where there is none"
)]

use std::path::Path;
use std::process::Command;

/// Whether the tracer is there. Where it is not, the check is said to be skipped.
fn can_trace() -> bool {
    let tried = Command::new("strace").args(["-f", "true"]).output();
    tried.is_ok_and(|output| output.status.success())
}

#[test]
fn a_run_opens_no_socket() {
    if !can_trace() {
        println!("SKIPPED: strace is not there or may not trace, so sockets were not looked for");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("offline");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let log = folder.join("calls");
    let commands: [&[&str]; 2] = [
        &["check", "seeds", "fixtures/reports", "--output"],
        &["extract", "seeds", "--format", "csv"],
    ];
    for arguments in commands {
        let mut command = Command::new("strace");
        command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["-f", "-e", "trace=%network,execve", "-o"])
            .arg(&log)
            .arg(env!("CARGO_BIN_EXE_recount"))
            .args(arguments);
        if arguments.ends_with(&["--output"]) {
            command.arg(format!("sarif={}", folder.join("a.sarif").display()));
        }
        let output = command.output().expect("the tracer starts");
        assert!(!output.stdout.is_empty(), "the run did something");
        let calls = std::fs::read_to_string(&log).expect("the tracer wrote it");
        let started = calls.matches("execve(").count();
        assert_eq!(started, 1, "nothing else is run:\n{calls}");
        for call in ["socket(", "connect(", "sendto(", "bind("] {
            assert!(!calls.contains(call), "{arguments:?} calls\n{calls}");
        }
    }
}
