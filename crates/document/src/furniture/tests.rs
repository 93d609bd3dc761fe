use crate::Furniture::{Boilerplate, Byline, Comment, CommentHead, Navigation};
use crate::testing::{block, furniture};
use crate::{BlockKind, Document, Format};

use BlockKind::{Caption, Heading, Paragraph};

const PROSE: &str = "The harbour board said on Monday that it had moved 412 boats in the first quarter, up from 380 a \
                     year before, and that it would move more of them before the end of the year. Nobody objected.";

/// Reads a text in which `PROSE` stands for a paragraph of prose; gives its blocks' kinds and words.
fn read(source: &str) -> (Document, Vec<(BlockKind, String)>) {
    let source = source.replace("PROSE", PROSE);
    let document = Document::read("a.txt", source.into_bytes(), Format::Plain).unwrap();
    let words = |span| document.words(span).replace(PROSE, "PROSE");
    let blocks = document
        .blocks
        .iter()
        .map(|block| (block.kind, words(block.span)))
        .collect();
    (document, blocks)
}

fn kinds(source: &str) -> Vec<(BlockKind, String)> {
    read(source).1
}

#[test]
fn a_page_with_comments_comes_apart() {
    let source = "Boats on the move\nBoats at the quay. Reuters\n\nby Ann Lee on May 3, 2014\n\nPROSE\n\n\
        { 3 comments… read them below or add one }\n\nBo May 4, 2014 at 9:05 am\n\nI saw 500 boats.\n\nAnd 7 more.\n\n\n\
        Ann Lee May 4, 2014 at 10:00 am\n\n\n\nCy Ek December 5, 2014 at 1:31 am\n\nSo what?\n\nLeave a Comment\n\n\
        Previous post:\n\n© 2014 The Harbour Post";
    let (document, blocks) = read(source);
    assert_eq!(
        blocks,
        [
            block(Heading(1), "Boats on the move"),
            block(Caption, "Boats at the quay. Reuters"),
            furniture(Byline, "by Ann Lee on May 3, 2014"),
            block(Paragraph, "PROSE"),
            furniture(Navigation, "{ 3 comments… read them below or add one }"),
            furniture(CommentHead, "Bo May 4, 2014 at 9:05 am"),
            furniture(Comment, "I saw 500 boats."),
            furniture(Comment, "And 7 more."),
            furniture(CommentHead, "Ann Lee May 4, 2014 at 10:00 am"),
            furniture(CommentHead, "Cy Ek December 5, 2014 at 1:31 am"),
            furniture(Comment, "So what?"),
            furniture(Navigation, "Leave a Comment"),
            furniture(Navigation, "Previous post:"),
            furniture(Boilerplate, "© 2014 The Harbour Post"),
        ]
    );
    assert_eq!(document.published.as_deref(), Some("May 3, 2014"));
}

#[test]
fn numbered_heads_and_answers_are_heads() {
    let source = "PROSE\n\nPROSE\n\nShare this:\nFacebook Email Twitter\n\n\n  1. Ann Lee says:\n\n    I saw 500 boats.\n\n    \
        • Harbour Board says:\n\n      There were 412.\n\nSpeak Your Mind";
    assert_eq!(
        kinds(source)[2..],
        [
            furniture(Navigation, "Share this:"),
            furniture(Navigation, "Facebook Email Twitter"),
            furniture(CommentHead, "Ann Lee says:"),
            furniture(Comment, "I saw 500 boats."),
            furniture(CommentHead, "Harbour Board says:"),
            furniture(Comment, "There were 412."),
            furniture(Navigation, "Speak Your Mind"),
        ]
    );
}

#[test]
fn a_date_under_a_name_makes_one_head() {
    let source = "PROSE\n\n2 comments\n\nAnn Lee\nMay 4, 2014 at 9:05 am\nI saw 500.\n\nBo Ek says:\nMay 5, 2014 at 9:06 am\nMe too.";
    let heads = kinds(source)
        .into_iter()
        .filter(|(kind, _)| *kind == BlockKind::Furniture(CommentHead));
    assert_eq!(
        heads.map(|(_, words)| words).collect::<Vec<_>>(),
        ["Ann Lee", "Bo Ek says:"]
    );
}

#[test]
fn links_within_an_article_do_not_end_it() {
    let source = "Boats on the move\n\nPROSE\n\nRead more: Who owns the quay?\n\nPROSE\n\nThe mayor says:\n\nIt is enough.\n\nPROSE";
    assert_eq!(
        kinds(source)[1..],
        [
            block(Paragraph, "PROSE"),
            furniture(Navigation, "Read more: Who owns the quay?"),
            block(Paragraph, "PROSE"),
            block(Paragraph, "The mayor says:"),
            block(Paragraph, "It is enough."),
            block(Paragraph, "PROSE"),
        ]
    );
}

#[test]
fn datelines_and_timelines_stay() {
    let source = "Boats on the move\n\nWICK — PROSE\n\nPROSE\n\nMarch 5, 2014: the first 40 boats leave.\n\n5 comments that he made were struck out.";
    assert!(
        kinds(source)[1..]
            .iter()
            .all(|(kind, _)| *kind == Paragraph)
    );
}

#[test]
fn the_caption_of_an_embedded_picture_is_below_it() {
    let source =
        "PROSE\n\nEmbed from Getty Images\n\nSome 40 boats at the quay on Monday.\n\nPROSE";
    assert_eq!(
        kinds(source)[2],
        block(Caption, "Some 40 boats at the quay on Monday.")
    );
}

#[test]
fn a_single_dated_line_in_an_article_is_no_comment() {
    for line in [
        "Blast in Wick March 5, 2014 at 9:05 am",
        "When: May 4, 2014 at 7:00 pm",
        "Sunday, May 4, 2014 at 7:00 pm",
    ] {
        let blocks = kinds(&format!("Boats on the move\n\nPROSE\n\n{line}\n\nPROSE"));
        assert_eq!(blocks[3], block(Paragraph, "PROSE"), "{line}");
    }
}
