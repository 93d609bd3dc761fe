//! A target a reader: its files, broken.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use document::{Document, Format, Span};
use flate2::read::ZlibDecoder;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::chance::{Chance, LARGEST, broken};
use crate::target::Target;

/// A target for each reader, named for the ending of its files.
pub(crate) fn targets() -> impl Iterator<Item = Target> {
    Format::ENDINGS.iter().map(|(format, endings)| {
        let (format, name) = (*format, endings[0]);
        let seeds = seeds(name);
        Target {
            name,
            ending: name,
            make: Box::new(move |chance| made(&seeds, chance)),
            hold: Box::new(move |bytes| {
                let document = Document::read("a", bytes.to_vec(), format);
                document.as_ref().map(check).is_ok()
            }),
        }
    })
}

fn made(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    if seeds.is_empty() {
        return broken(Vec::new(), &[], chance);
    }
    let seed = &seeds[chance.below(seeds.len())];
    match chance.below(3) {
        0 => broken(seed.clone(), seeds, chance),
        1 => in_archive(seed, seeds, chance),
        _ => broken(unpacked(seed), seeds, chance),
    }
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

/// The files that a reader begins with.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = [
        "fixtures/formats",
        "crates/document/tests/found",
        "fixtures/texts",
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
