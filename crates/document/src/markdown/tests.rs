use crate::testing::{block, cell, kinds_and_words};
use crate::{BlockKind, Document, Format, Furniture};

fn read(source: &str) -> Document {
    Document::read("a.md", source.as_bytes().to_vec(), Format::Markdown).unwrap()
}

fn blocks(source: &str) -> Vec<(BlockKind, String)> {
    kinds_and_words(&read(source))
}

use BlockKind::{Caption, Heading, ListItem, Paragraph, Quote};

#[test]
fn blocks_are_told_apart() {
    let source = "# One\n\nText *with* marks\nand a break.\n\n> Said so.\n\n```\ncode 5\n```\n\n![a map](m.png)\n";
    assert_eq!(
        blocks(source),
        [
            block(Heading(1), "One"),
            block(Paragraph, "Text with marks\nand a break."),
            block(Quote, "Said so."),
            block(BlockKind::Furniture(Furniture::Code), "code 5"),
            block(Caption, "a map"),
        ]
    );
}

#[test]
fn lists_have_numbers_and_only_first_paragraphs_are_items() {
    let source = "- a\n- b\n  - c\n\ntext\n\n1. d\n\n   more\n2. e\n";
    assert_eq!(
        blocks(source),
        [
            block(ListItem(0), "a"),
            block(ListItem(0), "b"),
            block(ListItem(1), "c"),
            block(Paragraph, "text"),
            block(ListItem(2), "d"),
            block(Paragraph, "more"),
            block(ListItem(2), "e"),
        ]
    );
}

#[test]
fn tables_become_cells_without_the_empty_ones() {
    assert_eq!(
        blocks("| Port | 2023 |\n|---|--:|\n| Orby | **415** |\n| | 2 |\n"),
        [
            cell(0, 0, "Port"),
            cell(0, 1, "2023"),
            cell(1, 0, "Orby"),
            cell(1, 1, "415"),
            cell(2, 1, "2")
        ]
    );
}

#[test]
fn words_lead_back_through_marks_and_entities() {
    let source = "Sales of **M&amp;M** rose [8.3%](x) to \\*5.\n";
    let document = read(source);
    let text = "Sales of M&M rose 8.3% to *5.";
    assert_eq!(document.words(document.blocks[0].span), text);
    for (words, original) in [
        ("M&M", "M&amp;M"),
        ("8.3%", "8.3%"),
        ("*5", "*5"),
        ("&", "&amp;"),
    ] {
        let start = document.text.find(words).unwrap();
        let span = document.source_span(crate::Span::new(start, start + words.len()));
        assert_eq!(&document.source()[span.start..span.end], original);
    }
}

#[test]
fn footnote_marks_and_deletions_are_no_digits() {
    assert_eq!(
        blocks("About 63[^1] of 90<sup>2</sup> ~~and 5~~ left.\n\n[^1]: A note.\n"),
        [
            block(Paragraph, "About 63 of 90 2  left."),
            block(Paragraph, "A note.")
        ]
    );
}

#[test]
fn front_matter_gives_the_date_and_the_title() {
    let document = read("---\ntitle: Up again\ndate: 2024-03-01\n---\nText.\n");
    assert_eq!(document.published.as_deref(), Some("2024-03-01"));
    assert_eq!(document.blocks.len(), 2);
    assert_eq!(document.words(document.blocks[0].span), "Up again");
    assert_eq!(document.blocks[0].kind, Heading(1));
}

#[test]
fn labelled_lines_stand_for_themselves() {
    assert_eq!(
        blocks("Theme: Trade\nHeadline 1: It rose.\n"),
        [
            block(BlockKind::Furniture(Furniture::Boilerplate), "Theme: Trade"),
            block(Paragraph, "Headline 1: It rose.")
        ]
    );
}

#[test]
fn html_within_is_read_as_html() {
    let source = "| a |\n|---|\n| 1 |\n\n<table><tr><td>2</td></tr></table>\n\n<!-- 5 boats -->\n\n<div>\nSome 6.\n</div>\n";
    let html = BlockKind::Cell {
        table: 1,
        row: 0,
        column: 0,
        header: false,
    };
    assert_eq!(
        blocks(source)[2..],
        [block(html, "2"), block(Paragraph, "Some 6.")]
    );
}

#[test]
fn tables_drawn_with_blanks_are_tables() {
    let cells = |source: &str| {
        blocks(source)
            .into_iter()
            .filter(|(kind, _)| matches!(kind, BlockKind::Cell { .. }))
            .count()
    };
    let drawn = "Ward      2022    2023\nNorth      120     150\nSouth      200     180\n";
    assert_eq!(cells(drawn), 9);
    assert_eq!(cells(&format!("```\n{drawn}```\n")), 9);
    assert_eq!(cells(&format!("```rust\n{drawn}```\n")), 0);
    assert_eq!(
        blocks(&format!("Visits are told by ward.\n{drawn}"))[0],
        block(Paragraph, "Visits are told by ward.")
    );
}
