//! Feeds every reader with broken files: `cargo run -p recount-document --example fuzz -- SECONDS [FORMAT…]`.
//!
//! A target a reader, all at once, each for so many seconds. Seeds are the files of `fixtures/formats` and what was
//! found before, in `crates/document/tests/found`. A file that makes a reader panic, break a promise of its documents or
//! take too long is written to `target/fuzz`, and the run fails; put it into `crates/document/tests/found` with the
//! mending. Made by chance from a fixed start, without looking at which code is reached, so that it runs on any
//! toolchain; what is reached in depth comes from its taking archives and streams apart before it breaks them.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for developers and CI"
)]

use std::io::{Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use flate2::read::ZlibDecoder;
use recount_document::{Document, Format, Span};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// No file of these sizes may take longer, however busy the machine is.
const SLOWEST: Duration = Duration::from_secs(30);
/// Files do not grow beyond this.
const LARGEST: usize = 1 << 20;

/// Bits that readers treat in special ways.
const BITS: &[&[u8]] = &[
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\r",
    b"\n\n",
    b"\t",
    b"|",
    b"<",
    b">",
    b"</",
    b"&#",
    b"&amp;",
    b"\"",
    b"(",
    b")",
    b"[",
    b"]",
    b"<<",
    b">>",
    b" 0 R",
    b" obj",
    b"stream\n",
    b"endstream",
    b"trailer",
    b"/Filter",
    b"/FlateDecode",
    b"/LZWDecode",
    b"/ASCII85Decode",
    b"/Predictor 15",
    b"/Kids[",
    b"/Length 4294967295",
    b" Tj ",
    b" Td ",
    b" Do ",
    b"BT ",
    b"-1",
    b"4294967296",
    b"1e9",
    b"99999999999999999999",
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl>",
    b"<w:fldChar w:fldCharType=\"begin\"/>",
    b"<text:p>",
    b"table:number-columns-repeated=\"999999\"",
    b"<row r=\"1048576\">",
    b"<c r=\"XFD1\">",
    b"<table>",
    b"<td colspan=9>",
    b"<!DOCTYPE",
    b"<![CDATA[",
    b"]]>",
    b"```",
    b"---\n",
    b"=?utf-8?q?=",
    b"boundary=",
    b"--",
    b"=3D",
    b"{\"text\":",
    b"}",
    b"\\u00",
];

fn main() {
    let mut args = std::env::args().skip(1);
    let seconds = args
        .next()
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(60);
    let named: Vec<String> = args.collect();
    let deadline = Instant::now() + Duration::from_secs(seconds);
    // A panic is told by who catches it.
    std::panic::set_hook(Box::new(|_| {}));
    let targets: Vec<_> = Format::ENDINGS
        .iter()
        .map(|(format, endings)| (*format, endings[0]))
        .filter(|(_, name)| named.is_empty() || named.iter().any(|named| named == name))
        .map(|(format, name)| std::thread::spawn(move || target(format, name, deadline)))
        .collect();
    let failed = targets
        .into_iter()
        .filter_map(|target| {
            target
                .join()
                .unwrap_or(Err("the target itself failed".to_owned()))
                .err()
        })
        .inspect(|what| println!("FAILED {what}"))
        .count();
    std::process::exit(i32::from(failed > 0));
}

/// Feeds one reader until the deadline.
fn target(format: Format, name: &'static str, deadline: Instant) -> Result<(), String> {
    let seeds = seeds(name);
    let mut chance = Chance(name.bytes().fold(0x9E37_79B9_7F4A_7C15, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    }));
    let (mut runs, mut read, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    while Instant::now() < deadline {
        let bytes = if seeds.is_empty() {
            broken(Vec::new(), &[], &mut chance)
        } else {
            let seed = &seeds[chance.below(seeds.len())];
            match chance.below(3) {
                0 => broken(seed.clone(), &seeds, &mut chance),
                1 => in_archive(seed, &seeds, &mut chance),
                _ => broken(unpacked(seed), &seeds, &mut chance),
            }
        };
        let start = Instant::now();
        let done = catch_unwind(AssertUnwindSafe(|| {
            let document = Document::read("a", bytes.clone(), format);
            document.as_ref().map(check).is_ok()
        }));
        let took = start.elapsed();
        slowest = slowest.max(took);
        runs += 1;
        match done {
            Ok(is_document) => read += u64::from(is_document),
            Err(panic) => {
                let what = panic.downcast_ref::<String>().cloned();
                let what = what.or(panic.downcast_ref::<&str>().map(|what| (*what).to_owned()));
                return Err(format!(
                    "{name}: {} ({})",
                    what.unwrap_or_default(),
                    kept(name, runs, &bytes)
                ));
            }
        }
        if took > SLOWEST {
            return Err(format!(
                "{name}: took {took:?} ({})",
                kept(name, runs, &bytes)
            ));
        }
    }
    println!(
        "{name}: {runs} files, {read} of them read, the slowest in {} ms",
        slowest.as_millis()
    );
    Ok(())
}

/// Holds a document to what is promised of all.
fn check(document: &Document) {
    let mut last = 0;
    for block in &document.blocks {
        assert!(
            last <= block.span.start && block.span.start < block.span.end,
            "blocks are in order"
        );
        last = block.span.end;
        assert!(
            !document.words(block.span).trim().is_empty(),
            "blocks have words"
        );
        let source = document.source_span(block.span);
        assert!(source.end <= document.source().len(), "words lead back");
        let start = document
            .source_span(Span::new(block.span.start, block.span.start + 1))
            .start;
        assert!(
            document.source().is_char_boundary(start),
            "words lead back to characters"
        );
        assert!(document.place(start).line >= 1, "places count from 1");
        let _ = document.location(start).map(ToString::to_string);
    }
}

/// Where a file that did harm was put.
fn kept(name: &str, run: u64, bytes: &[u8]) -> String {
    let folder = Path::new("target/fuzz");
    let file = folder.join(format!("{run}.{name}"));
    let done = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, bytes));
    done.map_or_else(|error| error.to_string(), |()| file.display().to_string())
}

/// The files that a reader begins with.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = [
        "../../fixtures/formats",
        "tests/found",
        "../../fixtures/texts",
    ]
    .iter()
    .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
    .flatten()
    .filter_map(|entry| Some(entry.ok()?.path()))
    .filter(|file| file.extension().is_some_and(|ending| ending == name))
    .collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| std::fs::read(file).ok())
        .collect()
}

/// Numbers by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    /// A stretch of so many bytes.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = match self.below(4) {
            0 => length,
            _ => 16,
        };
        start..(start + self.below(most + 1)).min(length)
    }
}

/// Bytes, broken in a few places.
fn broken(mut bytes: Vec<u8>, others: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    for _ in 0..=chance.below(6) {
        let stretch = chance.stretch(bytes.len());
        match chance.below(8) {
            0 if !bytes.is_empty() => {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            1 => drop(bytes.drain(stretch)),
            2 => {
                let again = bytes[stretch.clone()].to_vec();
                for _ in 0..=chance.below(8) {
                    bytes.splice(stretch.end..stretch.end, again.iter().copied());
                }
            }
            3 | 4 => {
                let bit = BITS[chance.below(BITS.len())];
                bytes.splice(stretch, bit.iter().copied());
            }
            5 => bytes.truncate(stretch.end),
            6 if !others.is_empty() => {
                let other = &others[chance.below(others.len())];
                let part = other[chance.stretch(other.len())].to_vec();
                bytes.splice(stretch, part);
            }
            _ => {
                let many = 1 << chance.below(14);
                let bit = BITS[chance.below(BITS.len())].repeat(many);
                bytes.splice(stretch.start..stretch.start, bit);
            }
        }
        bytes.truncate(LARGEST);
    }
    bytes
}

/// An archive one part of which is broken; any other file is broken itself.
fn in_archive(seed: &[u8], others: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(seed)) else {
        return broken(seed.to_vec(), others, chance);
    };
    let chosen = chance.below(archive.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("the seed is whole");
        let name = part.name().expect("the seed is whole").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("the seed is whole");
        if index == chosen || chance.below(8) == 0 {
            bytes = broken(bytes, &[], chance);
        }
        out.start_file(name.as_str(), SimpleFileOptions::default())
            .expect("a part is begun");
        out.write_all(&bytes).expect("a part is written");
    }
    out.finish().expect("the archive is written").into_inner()
}

/// A PDF with its streams unpacked, so that what is in them can be broken; any other file as it is.
fn unpacked(seed: &[u8]) -> Vec<u8> {
    if !seed.starts_with(b"%PDF-") {
        return seed.to_vec();
    }
    let mut bytes = Vec::new();
    let mut rest = seed;
    while let Some(at) = memchr::memmem::find(rest, b"stream\n") {
        let (head, data) = rest.split_at(at + 7);
        let mut plain = Vec::new();
        let whole = ZlibDecoder::new(data)
            .take(LARGEST as u64)
            .read_to_end(&mut plain);
        if whole.is_ok() && !plain.is_empty() {
            let from = bytes.len();
            bytes.extend(head);
            // The filter's name is spoilt, so that the data counts as it stands.
            let spoilt = memchr::memmem::rfind(&bytes[from..], b"/Filter");
            if let Some(at) = spoilt {
                bytes[from + at + 1] = b'G';
            }
            bytes.extend(plain);
            bytes.extend(b"\n");
            let end = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
            rest = &data[end..];
        } else {
            bytes.extend(head);
            rest = data;
        }
        if let Some(behind) = rest.strip_prefix(b"endstream\n") {
            bytes.extend(b"endstream\n");
            rest = behind;
        }
    }
    bytes.extend(rest);
    bytes.truncate(LARGEST);
    bytes
}
