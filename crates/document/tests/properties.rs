//! What holds for every document, whatever the bytes.

use proptest::prelude::*;
use recount_document::{Document, Format, Span};

const FORMATS: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

/// Bits of text that the readers treat in special ways.
fn fragment() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u{c}",
        "\t",
        "  ",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "• ",
        "> ",
        "# ",
        "| ",
        "|---|",
        "|",
        "```",
        "---\n",
        "date: 2024-03-01\n",
        "**",
        "~~",
        "[a](b)",
        "![alt](b)",
        "[^1]",
        "<!-- c -->",
        "&amp;",
        "&copy2014",
        "&#163;",
        "\\*",
        "<p>",
        "</p>",
        "<b>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "<li>",
        "<ul>",
        "<nav>",
        "</nav>",
        "<sup>",
        "<br>",
        "<pre>",
        "<code>",
        "<article>",
        "</article>",
        "<script>",
        "</script>",
        "<div class=comments>",
        "</div>",
        "<td colspan=9 rowspan=9>",
        "by Ann Lee on May 3, 2014\n",
        "Bo May 4, 2014 at 9:05 am\n",
        "3 comments\n",
        "Share this:\n",
        "Photo: Ann\n",
        "£5m",
        "8.3%",
        "1,395",
        "The board said that it had moved 412 boats in the first quarter, up from 380, and that it would move more.",
        "\u{feff}",
        "\u{a0}",
        "é",
        "\u{2028}",
        "\0",
        "   ",
        "2012   2013",
        "\u{1a}",
    ]);
    prop_oneof![4 => special.prop_map(str::to_owned), 1 => "[ -~]{0,12}", 1 => "\\PC{0,6}"]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(fragment(), 0..40).prop_map(|parts| parts.concat())
}

/// Blocks are sorted, disjoint, not empty and lead back into the source; so does each of their characters.
fn check(document: &Document) {
    let mut last = 0;
    let ways = document.ways_in();
    for block in &document.blocks {
        assert!(
            last <= block.span.start && block.span.start < block.span.end,
            "{:?}",
            document.blocks
        );
        last = block.span.end;
        let words = document.words(block.span);
        assert_eq!(words.trim(), words);
        let whole = document.source_span(block.span);
        for (at, character) in words.char_indices() {
            let start = block.span.start + at;
            let source = document.source_span(Span::new(start, start + character.len_utf8()));
            // Both ends are on character boundaries, or this would panic.
            let original = &document.source()[source.start..source.end];
            assert!(whole.contains(source), "{words:?} {at}");
            let back = ways.text_span(source);
            assert!(
                source.is_empty()
                    || back.is_some_and(|back| back.contains(Span::new(start, start + 1))),
                "{words:?} {at}: {back:?}"
            );
            // A break or blank stands for whatever blanks there are, a vertical tab before a line's end too.
            let both_blank = character.is_whitespace() && original.starts_with(char::is_whitespace);
            let is_same = original.starts_with(character)
                || both_blank
                || original.starts_with(['&', '<', '\\', ' ', '\r', '\n', '\t', '\u{c}', '\0']);
            assert!(
                is_same || original.is_empty() && character == ' ',
                "{character:?} is not {original:?}"
            );
        }
        let place = document.place(whole.start);
        assert!(place.line >= 1 && place.column >= 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in FORMATS {
            if let Ok(document) = Document::read("a", bytes.clone(), format) {
                check(&document);
            }
        }
    }

    #[test]
    fn broken_text_keeps_its_length(text in text(), at in any::<prop::sample::Index>()) {
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len() + 1);
        bytes.splice(at..at, *b"\xC3\xA9 \xFF\xFE");
        if let Ok(document) = Document::read("a", bytes.clone(), Format::Plain) {
            prop_assert_eq!(document.source().len(), bytes.len());
            check(&document);
        }
    }

    #[test]
    fn any_text_is_read(text in text()) {
        for format in FORMATS {
            if let Ok(document) = Document::read("a", text.clone().into_bytes(), format) {
                check(&document);
                prop_assert_eq!(document.source(), &text);
            }
        }
    }

    #[test]
    fn plain_text_is_its_own_source(text in text()) {
        if let Ok(document) = Document::read("a", text.into_bytes(), Format::Plain) {
            for block in &document.blocks {
                prop_assert_eq!(document.source_span(block.span), block.span);
            }
        }
    }

    #[test]
    fn words_of_markdown_stand_in_the_source(words in prop::collection::vec("[a-z0-9]{1,6}", 1..20), marks in any::<u64>()) {
        let mut source = String::new();
        for (at, word) in words.iter().enumerate() {
            let mark = ["", "*", "**", "`"][usize::try_from(marks >> (at % 30 * 2) & 3).unwrap()];
            source.extend([mark, word, mark, " "]);
        }
        let document = Document::read("a.md", source.into_bytes(), Format::Markdown).unwrap();
        for word in document.text.split_whitespace() {
            let start = word.as_ptr().addr() - document.text.as_ptr().addr();
            let span = document.source_span(Span::new(start, start + word.len()));
            prop_assert_eq!(&document.source()[span.start..span.end], word);
        }
    }
}

#[test]
fn a_break_alone_before_a_table_is_no_block() {
    let text = "<br>- \tby Ann Lee on May 3, 2014\n2)    3 comments\n";
    for format in FORMATS {
        if let Ok(document) = Document::read("a", text.as_bytes().to_vec(), format) {
            check(&document);
        }
    }
}

#[test]
fn odd_blanks_before_a_line_end_are_read() {
    for blank in ['\u{b}', '\u{1c}', '\u{85}', '\u{2003}', '\u{3000}'] {
        for text in [
            format!("a{blank} \nb\n"),
            format!("a {blank}\nb\n"),
            format!("\u{e}{blank} \nb"),
        ] {
            for format in FORMATS {
                if let Ok(document) = Document::read("a", text.clone().into_bytes(), format) {
                    check(&document);
                }
            }
        }
    }
}
