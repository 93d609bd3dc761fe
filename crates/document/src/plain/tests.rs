use crate::testing::{block, cell, kinds_and_words};
use crate::{BlockKind, Document, Format};

use BlockKind::{Heading, ListItem, Paragraph};

fn blocks(source: &str) -> Vec<(BlockKind, String)> {
    let document = Document::read("a.txt", source.as_bytes().to_vec(), Format::Plain).unwrap();
    kinds_and_words(&document)
}

const WRAPPED: &str = "The harbour board said on Monday that it had moved 412 boats in the\n\
    first quarter, and that it would move more of them before the end of\nthe year.";

#[test]
fn blank_lines_part_paragraphs_and_hard_wraps_do_not() {
    let source = format!("{WRAPPED}\n\n{WRAPPED}\n");
    assert_eq!(
        blocks(&source),
        [block(Paragraph, WRAPPED), block(Paragraph, WRAPPED)]
    );
    let source = source.replace('\n', "\r\n");
    let wrapped = WRAPPED.replace('\n', "\r\n");
    assert_eq!(
        blocks(&source),
        [block(Paragraph, &wrapped), block(Paragraph, &wrapped)]
    );
}

#[test]
fn long_lines_are_paragraphs_of_their_own() {
    let long = "The harbour board moved 412 boats. ".repeat(8);
    let source = format!("{long}\n{long}\nIt said so.\n");
    let long = long.trim_end();
    assert_eq!(
        blocks(&source),
        [
            block(Paragraph, long),
            block(Paragraph, long),
            block(Paragraph, "It said so.")
        ]
    );
}

#[test]
fn a_short_line_above_a_paragraph_stands_alone() {
    let source = format!("Boats moved\n{WRAPPED}");
    assert_eq!(
        blocks(&source),
        [block(Heading(1), "Boats moved"), block(Paragraph, WRAPPED)]
    );
}

#[test]
fn bullets_and_numbers_make_lists() {
    let source = "They counted:\n  • 5 boats\n  • 6 masts\n    and a mast\n\n1. first\n2. second\n\n- a\n- B\nThe rest.";
    assert_eq!(
        blocks(source),
        [
            block(Paragraph, "They counted:"),
            block(ListItem(0), "5 boats"),
            block(ListItem(0), "6 masts\n    and a mast"),
            block(ListItem(1), "first"),
            block(ListItem(1), "second"),
            block(ListItem(2), "a"),
            block(ListItem(2), "B"),
            block(Paragraph, "The rest."),
        ]
    );
}

#[test]
fn figures_at_a_line_start_are_no_list() {
    for source in [
        "-5 degrees",
        "2.5 metres of it",
        "1997. That was the year.",
        "12.30 and all is well",
    ] {
        assert_eq!(blocks(source), [block(Paragraph, source)]);
    }
}

#[test]
fn new_pages_marks_and_blanks_are_outside_of_blocks() {
    assert_eq!(
        blocks("\u{feff}One.\u{a0}\n\u{c}Two.\r\rThree. \n"),
        [
            block(Paragraph, "One."),
            block(Paragraph, "Two."),
            block(Paragraph, "Three.")
        ]
    );
}

#[test]
fn a_table_stands_below_its_caption_and_above_text() {
    let source =
        "Boats moved, by port\n| Port | 2023 |\n|---|---|\n| Orby | 40 |\nOrby had the most.";
    assert_eq!(
        blocks(source),
        [
            block(BlockKind::Caption, "Boats moved, by port"),
            cell(0, 0, "Port"),
            cell(0, 1, "2023"),
            cell(1, 0, "Orby"),
            cell(1, 1, "40"),
            block(Paragraph, "Orby had the most."),
        ]
    );
}

#[test]
fn quoted_lines_are_quotes() {
    assert_eq!(
        blocks("> He said 40.\n\nShe did not."),
        [
            block(BlockKind::Quote, "He said 40."),
            block(Paragraph, "She did not.")
        ]
    );
}

#[test]
fn furniture_may_be_wrapped() {
    let source = format!(
        "{WRAPPED}\n\n© 2014 The Harbour Post. All rights reserved. Nothing may be used\nwithout leave."
    );
    let furniture = BlockKind::Furniture(crate::Furniture::Boilerplate);
    assert_eq!(blocks(&source)[1].0, furniture);
    assert_eq!(blocks(&source).len(), 2);
}
