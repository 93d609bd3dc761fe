//! The labelled texts: what stands in them, and where they are wrong.

use std::error::Error;
use std::ops::Range;

use serde::Deserialize;

/// The sets, each with what its rows count. Texts of freer wording tell more of texts that nobody has seen, and those with the
/// figures of real news most; against those `passages` and `voices`, which are few, must weigh enough that mistakes told in so many words
/// are still shown.
const SETS: &[(&str, f64)] = &[
    ("articles", 1.5),
    ("beats", 2.5),
    ("beside", 2.5),
    ("bulletins", 1.5),
    ("clean", 2.0),
    ("dense", 3.0),
    ("desks", 3.0),
    ("fresh", 3.5),
    ("papers", 1.5),
    ("paragraphs", 1.5),
    ("passages", 8.0),
    ("retold", 6.0),
    ("templates", 1.0),
    ("voices", 5.0),
    ("ways", 2.0),
];
/// What the texts of the rules' pages count: written to set traps, and few.
const PAGES: f64 = 12.0;

/// A line of a set: a text with labels, a right and a wrong text, or a right text with what could be wrong in it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Labelled {
        text: String,
        labels: Vec<Label>,
    },
    Pair {
        right: String,
        wrong: String,
    },
    Slips {
        text: String,
        #[serde(default)]
        wrong: Vec<Slip>,
    },
}

#[derive(Deserialize)]
struct Label {
    verdict: String,
    claim: String,
    /// In characters of the text.
    claim_start: usize,
}

#[derive(Deserialize)]
struct Slip {
    right: String,
    wrong: String,
}

/// A text, and where it is wrong.
pub(crate) struct Sample {
    pub(crate) text: String,
    pub(crate) wrong: Vec<Range<usize>>,
    pub(crate) weight: f64,
}

/// All labelled texts of `fixtures/`.
pub(crate) fn read() -> Result<Vec<Sample>, Box<dyn Error>> {
    let mut samples = Vec::new();
    for &(set, weight) in SETS {
        let path = format!("fixtures/benchmark/{set}.jsonl");
        let all = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        for line in all.lines() {
            add(&mut samples, serde_json::from_str(line)?, weight)?;
        }
    }
    add_pages(&mut samples)?;
    Ok(samples)
}

fn add(samples: &mut Vec<Sample>, line: Line, weight: f64) -> Result<(), Box<dyn Error>> {
    match line {
        Line::Labelled { text, labels } => {
            let byte = |at: usize| {
                text.char_indices()
                    .nth(at)
                    .map_or(text.len(), |(byte, _)| byte)
            };
            let wrong = labels
                .iter()
                .filter(|label| label.verdict == "inconsistent");
            let wrong = wrong
                .map(|label| {
                    let start = byte(label.claim_start);
                    start..start + label.claim.len()
                })
                .collect();
            samples.push(Sample {
                text,
                wrong,
                weight,
            });
        }
        Line::Pair { right, wrong } => {
            let at = 0..right.len();
            push_slip(samples, &right, at, &wrong, weight);
            push_right(samples, right, weight);
        }
        Line::Slips { text, wrong } => {
            for slip in &wrong {
                let at = text.find(&slip.right).ok_or("a slip is not in its text")?;
                push_slip(
                    samples,
                    &text,
                    at..at + slip.right.len(),
                    &slip.wrong,
                    weight,
                );
            }
            push_right(samples, text, weight);
        }
    }
    Ok(())
}

/// The texts of the rules' pages: of what a page accepts nothing may be shown, of what it flags only what is marked.
fn add_pages(samples: &mut Vec<Sample>) -> Result<(), Box<dyn Error>> {
    let mut pages: Vec<_> = std::fs::read_dir("fixtures/rules")?.collect::<Result<_, _>>()?;
    pages.sort_by_key(std::fs::DirEntry::path);
    for page in pages {
        let page = std::fs::read_to_string(page.path())?;
        for section in page.split("\n## ") {
            if !section.starts_with("Flags") && !section.starts_with("Accepts") {
                continue;
            }
            for block in section.split("```text\n").skip(1) {
                let block = block.split("```").next().unwrap_or_default();
                samples.push(marked(block));
            }
        }
    }
    Ok(())
}

/// A text whose wrong figures are marked with `^` in the lines below theirs.
fn marked(block: &str) -> Sample {
    let (mut text, mut wrong) = (String::new(), Vec::new());
    let mut last = 0;
    for line in block.lines() {
        let (blank, mark) = line.split_at(line.len() - line.trim_start().len());
        if !mark.starts_with('^') {
            last = text.len();
            text.push_str(line);
            text.push('\n');
            continue;
        }
        let byte = |column: usize| {
            let above = &text[last..];
            let at = above.char_indices().nth(column);
            last + at.map_or(above.len(), |(byte, _)| byte)
        };
        let from = blank.chars().count();
        let marks = mark.chars().take_while(|c| *c == '^').count();
        wrong.push(byte(from)..byte(from + marks));
    }
    Sample {
        text,
        wrong,
        weight: PAGES,
    }
}

fn push_right(samples: &mut Vec<Sample>, text: String, weight: f64) {
    let wrong = Vec::new();
    samples.push(Sample {
        text,
        wrong,
        weight,
    });
}

/// A text in which other words stand at a place: wrong are the words that differ.
fn push_slip(samples: &mut Vec<Sample>, text: &str, at: Range<usize>, words: &str, weight: f64) {
    let right = text[at.clone()].as_bytes();
    let same = |a: &mut dyn Iterator<Item = u8>, b: &mut dyn Iterator<Item = u8>| {
        a.zip(b).take_while(|(x, y)| x == y).count()
    };
    let head = same(&mut right.iter().copied(), &mut words.bytes());
    let tail = same(&mut right.iter().rev().copied(), &mut words.bytes().rev());
    let tail = tail.min(words.len().min(right.len()) - head);
    let wrong = format!("{}{words}{}", &text[..at.start], &text[at.end..]);
    let bytes = wrong.as_bytes();
    let (mut from, mut to) = (at.start + head, at.start + words.len() - tail);
    while from > 0 && !bytes[from - 1].is_ascii_whitespace() {
        from -= 1;
    }
    while to < bytes.len() && !bytes[to].is_ascii_whitespace() {
        to += 1;
    }
    let span = from..to;
    samples.push(Sample {
        text: wrong,
        wrong: vec![span],
        weight,
    });
}
