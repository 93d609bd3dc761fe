//! Files that did harm once are read or refused by every reader, and do none.
#![allow(clippy::disallowed_methods, reason = "reads the files of a test")]

use std::path::Path;

use recount_document::{Document, Format};

#[test]
fn what_was_found_does_no_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/found");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for (format, _) in Format::ENDINGS {
            if let Ok(document) = Document::read("a", bytes.clone(), *format) {
                for block in &document.blocks {
                    assert!(!document.words(block.span).is_empty());
                    assert!(document.source_span(block.span).end <= document.source().len());
                }
            }
            count += 1;
        }
    }
    assert!(count > 0);
}
