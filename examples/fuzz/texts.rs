//! Targets of texts: the extractor, the checker, documents held against each other, every format of report.

use std::path::Path;

use crate::chance::{Chance, broken};
use crate::promises::{hold, read};
use crate::target::{Make, Target};

/// How many pieces a text is made of at most.
const PIECES: usize = 90;
/// And of how many it is in every second text, so that every word comes to stand first and last.
const FEW: usize = 8;
/// How long it is at most, in bytes.
const LONGEST: usize = 16_000;

/// Marks between words, and what tells blocks apart.
const MARKS: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "; ",
    ": ",
    " – ",
    "—",
    "-",
    "/",
    " (",
    ") ",
    "\"",
    "“",
    "” ",
    "’s ",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n| ",
    " | ",
    "|\n|---|---|\n",
    "\t",
    "   ",
    "\u{a0}",
    "\u{202f}",
    "\u{2009}",
    "\u{301}",
    "\u{200f}",
    "\u{200d}",
    "…",
    "*",
    "[sic] ",
    "<!-- recount: ignore -->\n",
    "½",
    "×",
    "± ",
    "−",
    "+",
    "~",
    "°C",
    "° ",
    "'",
    "″",
    " = ",
    "\n=== b\n",
];

/// Numbers at the ends of what can be held.
const EXTREMES: &[&str] = &[
    "0",
    "-0",
    "00",
    "0.0",
    "1e308",
    "9e999",
    "-1e308",
    "NaN",
    "inf",
    "0.000000000000000000001",
    "999999999999999999999",
    "18446744073709551616",
    "9223372036854775807",
    "4294967296",
    "2147483648",
    "1,000,000,000,000,000,000,000",
    "100000000000000000 trillion",
    "99999 trillion trillion",
    "1/0",
    "0/0",
    "32 December 0000",
    "99:99",
    "9999-99-99",
    "0%",
    "101%",
    "1e5 per cent",
    "1/999999999999",
    "one in 0",
    "0 out of 0",
    "a hundred million billion",
    "0-0",
    "-5 - -6",
];

/// Words that rules listen for beside those in the lexicon.
const WORDS: &[&str] = &[
    "the",
    "of the",
    "in",
    "to",
    "from",
    "and",
    "a total of",
    "in all",
    "each",
    "per",
    "a day",
    "the other",
    "the remaining",
    "the rest",
    "compared with",
    "up from",
    "down to",
    "respectively",
    "average",
    "of which",
    "between",
    "and the",
    "respondents",
    "boats",
    "votes",
    "Leeds",
    "Ann Lee",
    "the mill",
    "sold",
    "paid",
    "won",
    "said yes",
    "by",
    "for every",
    "outnumbered",
    "times as many",
    "twice",
    "a year earlier",
    "than in",
    "ranked",
    "came",
    "aged",
    "born in",
    "until",
    "on Monday",
    "Sunday",
    "hours",
    "by 17:30",
    "minutes",
    "later",
    "lasted",
    "less than",
    "more than",
];

/// One target for a text alone, one for some held against each other.
pub(crate) fn targets() -> [Target; 2] {
    [
        Target {
            name: "text",
            ending: "md",
            make: maker(),
            hold: Box::new(|bytes| {
                let Some(read) = read("a.md", bytes).or_else(|| read("a.txt", bytes)) else {
                    return false;
                };
                hold(&[read]);
                true
            }),
        },
        Target {
            name: "drafts",
            ending: "md",
            make: maker(),
            hold: Box::new(|bytes| {
                let text = String::from_utf8_lossy(bytes);
                let drafts = text.split("\n=== b\n").enumerate();
                let drafts =
                    drafts.filter_map(|(at, text)| read(&format!("{at}.txt"), text.as_bytes()));
                let drafts: Vec<_> = drafts.collect();
                hold(&drafts);
                drafts.len() > 1
            }),
        },
    ]
}

fn maker() -> Make {
    let (words, seeds) = (words(), seeds());
    Box::new(move |chance| {
        let mut text = match chance.below(4) {
            0 => assembled(&words, chance),
            1 => broken(seed(&seeds, chance).into_bytes(), &[], chance),
            _ => edited(&words, &seeds, chance).into_bytes(),
        };
        text.truncate(LONGEST);
        String::from_utf8_lossy(&text).into_owned().into_bytes()
    })
}

/// Every word of the lexicon.
fn words() -> Vec<String> {
    let units = extractor::known_units();
    let units = units.flat_map(|unit| [unit.words, unit.symbols].concat());
    let words = extractor::known_words().map(|(word, _)| word);
    words.chain(units).map(str::to_owned).collect()
}

/// Paragraphs of pages, drafts and sources, which come near to what rules look for.
fn seeds() -> Vec<String> {
    let mut files: Vec<_> = [
        "fixtures/rules",
        "fixtures/texts",
        "fixtures/sources",
        "seeds",
        "tests/found",
    ]
    .iter()
    .filter_map(|folder| std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).ok())
    .flatten()
    .filter_map(|entry| Some(entry.ok()?.path()))
    .collect();
    files.sort();
    let texts = files
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok());
    let paragraphs =
        texts.flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>());
    paragraphs
        .filter(|paragraph| paragraph.len() < 4000)
        .collect()
}

/// A few paragraphs, often of several documents.
fn seed(seeds: &[String], chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..=chance.below(5) {
        // Neighbours in a file speak of the same.
        let at = chance.below(seeds.len());
        for paragraph in seeds.iter().skip(at).take(1 + chance.below(3)) {
            text.push_str(paragraph);
            text.push_str(chance.pick(&["\n\n", "\n\n", "\n=== b\n", " ", "\n"]));
        }
    }
    text
}

/// Words, numbers and marks in any order.
fn assembled(words: &[String], chance: &mut Chance) -> Vec<u8> {
    let mut text = String::new();
    let most = if chance.below(2) == 0 { FEW } else { PIECES };
    for _ in 0..chance.below(most) {
        text.push_str(&piece(words, chance));
        text.push_str(chance.pick(MARKS));
    }
    text.into_bytes()
}

fn piece(words: &[String], chance: &mut Chance) -> String {
    match chance.below(8) {
        0..=2 => number(chance),
        3 | 4 => chance.pick(WORDS).to_owned(),
        _ => words[chance.below(words.len())].clone(),
    }
}

/// Paragraphs whose numbers and words are replaced, doubled, moved or lost.
fn edited(words: &[String], seeds: &[String], chance: &mut Chance) -> String {
    let text = seed(seeds, chance);
    let often = 3 + chance.below(30);
    let mut out = String::new();
    for word in text.split_inclusive([' ', '\n']) {
        let end = &word[word.trim_end().len()..];
        let is_number = word.contains(|c: char| c.is_ascii_digit());
        match chance.below(often) {
            0 => {}
            1 => out.push_str(&word.repeat(2 + chance.below(3))),
            2 => {
                out.push_str(&piece(words, chance));
                out.push_str(end);
            }
            _ if is_number && chance.below(3) == 0 => {
                out.push_str(&number(chance));
                out.push_str(end);
            }
            _ if chance.below(often * 2) == 0 => {
                out.push_str(word.trim_end());
                out.push_str(chance.pick(MARKS));
            }
            _ => out.push_str(word),
        }
    }
    out
}

/// A number as somebody might write it.
fn number(chance: &mut Chance) -> String {
    let digits = |chance: &mut Chance, most: usize| {
        let many = 1 + chance.below(most);
        (0..many)
            .map(|_| char::from(b'0' + chance.below(10) as u8))
            .collect::<String>()
    };
    match chance.below(12) {
        0 => chance.pick(EXTREMES).to_owned(),
        1 => format!("{},{:03}", 1 + chance.below(999), chance.below(1000)),
        2 => format!("{}.{}%", chance.below(130), digits(chance, 2)),
        3 => format!(
            "{}{}{}",
            chance.pick(&["$", "£", "€", "¥", "US$"]),
            digits(chance, 4),
            chance.pick(&["", "m", "bn", "k", " million", ".5 billion", "-a-share"])
        ),
        4 => format!("{}–{}", chance.below(100), chance.below(3000)),
        5 => format!("{}/{}", chance.below(12), chance.below(12)),
        6 => format!(
            "{} {} {}",
            chance.below(40),
            chance.pick(&["May", "February", "Dec.", "June"]),
            chance.below(2100)
        ),
        7 => (1850 + chance.below(200)).to_string(),
        8 => format!("{}:{:02}", chance.below(30), chance.below(70)),
        9 => format!("{}.{}", digits(chance, 3), digits(chance, 3)),
        10 => digits(chance, 25),
        _ => chance.below(60).to_string(),
    }
}
