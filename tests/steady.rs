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
/// Two of lists are longer than the 400 figures that a rule looks back over, up to which the cost of each still grows.
const SHAPES: [(&str, Shape); 21] = [
    ("one word", |n| "x".repeat(40 * n)),
    ("one numeral", |n| "7".repeat(40 * n)),
    ("brackets", |n| "(".repeat(40 * n)),
    ("numbers of one sentence", |n| "5 and ".repeat(n)),
    ("numbers parted by commas", |n| {
        counted(n, |i| format!("{i}, "))
    }),
    // A paragraph of a thousand is data, and not looked at. Short texts too hold whole paragraphs: within one, each
    // number is held against those before it.
    ("paragraphs of numbers", |n| {
        counted(n, |i| {
            format!("{i}{}", if i % 100 == 99 { "\n\n" } else { ", " })
        })
    }),
    ("claims of one kind", |n| {
        counted(n, |i| {
            format!("Sales rose {}% to {} tons. ", i % 60 + 1, i * 7 + 3)
        })
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
    ("columns of years", |n| {
        wide(n, |i| (1900 + i % 120).to_string())
    }),
    ("columns of totals", |n| wide(n, |_| "total".to_owned())),
    ("columns of differences", |n| {
        wide(n, |_| "difference".to_owned())
    }),
    ("rows of totals", |n| long(n, "boats", "total", "")),
    ("rows of means", |n| long(n, "boats", "mean", "")),
    ("shares of a column", |n| long(n, "share", "Leeds", "%")),
    ("words joined by and", |n| {
        long(n, "rate", "Leeds and Hull", "%")
    }),
];

/// A table of so many columns, of two rows below its headers.
fn wide(columns: usize, header: impl Fn(usize) -> String) -> String {
    let row =
        |cell: &dyn Fn(usize) -> String| format!("|{}\n", counted(columns, |i| cell(i) + "|"));
    let cells = |row: usize| row * 31 + 7;
    [
        row(&header),
        row(&|_| "-".to_owned()),
        row(&|i| (cells(1) * (i + 1) % 997).to_string()),
        row(&|i| (cells(2) * (i + 1) % 997).to_string()),
    ]
    .concat()
}

/// A table of two columns, whose rows have such labels.
fn long(rows: usize, header: &str, label: &str, unit: &str) -> String {
    let rows = counted(rows, |i| format!("| {label} | {}{unit} |\n", i % 100 + 1));
    format!("| place | {header} |\n|---|---|\n{rows}| total | 100{unit} |\n")
}

fn counted(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).map(piece).collect()
}

/// How long this thread has been at work, where the system counts that; else what the clock says since `start`.
fn at_work(start: Instant) -> Duration {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let first = counted.as_ref().and_then(|line| line.split(' ').next());
    let worked = first.and_then(|nanoseconds| nanoseconds.parse().ok());
    worked.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// What a run costs, on the whole: the system counts in steps of a few milliseconds.
fn cost(text: &str) -> Duration {
    const ENOUGH: Duration = Duration::from_millis(50);
    let start = Instant::now();
    let before = at_work(start);
    let mut runs = 0;
    while at_work(start).saturating_sub(before) < ENOUGH {
        pipeline::check(&pipeline::read("a.md", text));
        runs += 1;
    }
    at_work(start).saturating_sub(before) / runs
}

/// How many times as long ten times the text takes. Other work on the machine slows one run and not the next: the least
/// of a few counts.
fn growth(shape: Shape) -> f64 {
    const TRIES: usize = 3;
    let mut least = f64::INFINITY;
    for _ in 0..TRIES {
        let short = cost(&shape(200)).max(Duration::from_micros(100));
        least = least.min(cost(&shape(2000)).as_secs_f64() / short.as_secs_f64());
        if least < MOST {
            break;
        }
    }
    least
}

#[test]
fn time_grows_with_the_text() {
    for (name, shape) in SHAPES {
        let times = growth(shape);
        assert!(
            times < MOST,
            "{name}: ten times the text cost {times:.0} times the time"
        );
    }
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["seeds", "fixtures/texts", "fixtures/sources"];
    let run = |threads: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_recount"))
            .args(["check", "--format", "json", "--threads", threads])
            .args(folders.map(|folder| root.join(folder)))
            .output()
            .expect("the program runs");
        done.stdout
    };
    let first = run("1");
    let across = memchr::memmem::find(&first, b"\"cross-document\"");
    assert!(across.is_some(), "documents are held against each other");
    for _ in 0..20 {
        for threads in ["1", "2", "8"] {
            assert!(run(threads) == first, "{threads} threads");
        }
    }
}

/// A sheet with a figure at each end of its rows would have ten million places for two thousand cells.
#[test]
fn far_cells_take_no_room_for_what_is_empty_between() {
    let sheet = |columns: usize, rows: usize| {
        let row = |i| format!("<tr><td>{i}<td colspan={columns}><td>{}", i * 7);
        format!("<table>{}</table>", counted(rows, row))
    };
    let time = |text: &str| {
        let start = Instant::now();
        let before = at_work(start);
        pipeline::check(&pipeline::read("a.html", text));
        at_work(start).saturating_sub(before)
    };
    let (near, far) = (time(&sheet(1, 20_000)), time(&sheet(1000, 20_000)));
    assert!(far < near * 4, "{far:?} instead of {near:?}");
}

#[test]
fn what_was_found_does_no_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/found");
    let mut read = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        let text = std::fs::read_to_string(&path).expect("it is text");
        read.push(pipeline::read(&path.to_string_lossy(), &text));
    }
    assert!(read.len() > 1);
    for one in &read {
        for quantity in &one.1.quantities {
            let interval = quantity.interval;
            assert!(
                interval.low <= interval.high,
                "{}: {quantity:?}",
                one.0.path
            );
        }
        pipeline::check(one);
    }
    pipeline::check_all(&read);
}
