//! Texts that nobody writes cost no more than their length, and the same texts give the same bytes on any number of threads.
#![allow(
    clippy::disallowed_methods,
    reason = "reads the clock, and runs the program"
)]

mod pipeline;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Ten times the text may cost this many times the time. One that costs its square would cost a hundred; the rest is
/// left to a machine that is busy with other things.
const MOST: f64 = 30.0;

/// A text of some size.
type Shape = fn(usize) -> String;

/// Shapes that were slow once, or would be if every number were held against every other: a name, and a text of some size.
/// The last two are longer than the 400 figures that a rule looks back over, up to which the cost of each still grows.
const SHAPES: [(&str, Shape); 12] = [
    ("one word", |n| "x".repeat(40 * n)),
    ("one numeral", |n| "7".repeat(40 * n)),
    ("brackets", |n| "(".repeat(40 * n)),
    ("numbers of one sentence", |n| "5 and ".repeat(n)),
    ("numbers parted by commas", |n| {
        counted(n, |i| format!("{i}, "))
    }),
    ("numbers without a blank", |n| {
        counted(n, |i| format!("{},", 10 + i % 80))
    }),
    ("shares of one sentence", |n| {
        counted(n, |i| format!("{}% of {} ", i % 100, i * 7 + 3))
    }),
    ("halves", |n| "half ".repeat(n)),
    ("inches", |n| "5\" ".repeat(n)),
    ("years", |n| {
        counted(n, |i| format!("in {} ", 1900 + i % 100))
    }),
    ("one sentence again and again", |n| {
        counted(2 * n, |i| {
            format!("The mill made {} bags of flour in May. ", 1000 + i % 9000)
        })
    }),
    ("items of one list", |n| {
        counted(2 * n, |i| {
            format!("- item {i} costs {} pounds\n", i * 7 + 13)
        })
    }),
];

fn counted(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).map(piece).collect()
}

/// The quickest of a few runs, which the machine disturbed least.
fn quickest(text: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        pipeline::check(&pipeline::read("a.md", text));
        start.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn time_grows_with_the_text() {
    for (name, shape) in SHAPES {
        let short = quickest(&shape(200)).max(Duration::from_micros(500));
        let long = quickest(&shape(2000));
        let times = long.as_secs_f64() / short.as_secs_f64();
        assert!(
            times < MOST,
            "{name}: ten times the text cost {times:.0} times {short:?}"
        );
    }
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/texts");
    let run = |threads: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_recount"))
            .args(["check", "--format", "json", "--threads", threads])
            .arg(&texts)
            .output()
            .expect("the program runs");
        assert!(!done.stdout.is_empty());
        done.stdout
    };
    let first = run("1");
    for _ in 0..20 {
        for threads in ["1", "2", "8"] {
            assert!(run(threads) == first, "{threads} threads");
        }
    }
}
