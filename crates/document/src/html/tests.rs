use crate::Furniture::{Boilerplate, Byline, Code, Comment, CommentHead, Navigation};
use crate::testing::{block, furniture, kinds_and_words};
use crate::{BlockKind, Document, Format, Span};

use BlockKind::{Caption, Heading, ListItem, Paragraph, Quote};

fn read(source: &str) -> Document {
    Document::read("a.html", source.as_bytes().to_vec(), Format::Html).unwrap()
}

fn blocks(source: &str) -> Vec<(BlockKind, String)> {
    kinds_and_words(&read(source))
}

#[test]
fn blocks_are_told_apart() {
    let source = "<h1>Boats</h1><p>It <b>rose</b>\n to\r\n &pound;5.<p>Then<br>fell.<ul><li>a<li>b<ul><li>c</ul></ul>\
        <blockquote><p>Said so.</p></blockquote><figure><img><figcaption>A quay</figcaption></figure>\
        <pre><code>x = 5</code></pre><script>var n = 5;</script><!-- 6 --><style>p{}</style>";
    assert_eq!(
        blocks(source),
        [
            block(Heading(1), "Boats"),
            block(Paragraph, "It rose to £5."),
            block(Paragraph, "Then\nfell."),
            block(ListItem(0), "a"),
            block(ListItem(0), "b"),
            block(ListItem(1), "c"),
            block(Quote, "Said so."),
            block(Caption, "A quay"),
            furniture(Code, "x = 5"),
        ]
    );
}

#[test]
fn the_article_is_found_and_the_rest_is_furniture() {
    let prose =
        "The harbour board said that it had moved 412 boats in the first quarter, and it meant it.";
    let source = format!(
        "<head><title>Boats | The Post</title><meta property='article:published_time' content='2014-05-03'></head>\
         <nav><a>Home</a></nav><div>Cookies for 5 weeks</div><main><h1>Boats</h1><article class=post>\
         <div class=byline>Ann Lee</div><p>{prose}</p><p>{prose}</p><div class='share x'>Tell 7 friends</div></article>\
         <section><h2>More</h2><p>Other 8 boats</p></section></main>\
         <div id=comments><h2>1 comment</h2><div class=comment><div class=comment-author>Bo says:</div><div class=comment-meta>\
         May 4, 2014 at 9:05 am</div><p>I saw 500.</p></div></div><footer>&copy; 2014</footer>"
    );
    let document = read(&source);
    assert_eq!(document.published.as_deref(), Some("2014-05-03"));
    assert_eq!(
        blocks(&source),
        [
            furniture(Navigation, "Home"),
            furniture(Navigation, "Cookies for 5 weeks"),
            block(Heading(1), "Boats"),
            furniture(Byline, "Ann Lee"),
            block(Paragraph, prose),
            block(Paragraph, prose),
            furniture(Navigation, "Tell 7 friends"),
            furniture(Navigation, "More"),
            furniture(Navigation, "Other 8 boats"),
            furniture(Navigation, "1 comment"),
            furniture(CommentHead, "Bo says:"),
            furniture(Byline, "May 4, 2014 at 9:05 am"),
            furniture(Comment, "I saw 500."),
            furniture(Boilerplate, "© 2014"),
        ]
    );
}

#[test]
fn tables_become_cells_in_their_columns() {
    let cell = |row, column, header, words| {
        block(
            BlockKind::Cell {
                table: 0,
                row,
                column,
                header,
            },
            words,
        )
    };
    assert_eq!(
        blocks(
            "<table><caption>Boats</caption><tr><th>Port<th colspan=2>Boats<tr><td rowspan=2>Orby<td>4<td>5<tr><td>6<td></table>"
        ),
        [
            block(Caption, "Boats"),
            cell(0, 0, true, "Port"),
            cell(0, 1, true, "Boats"),
            cell(1, 0, false, "Orby"),
            cell(1, 1, false, "4"),
            cell(1, 2, false, "5"),
            cell(2, 1, false, "6"),
        ]
    );
}

#[test]
fn footnote_marks_keep_off_figures() {
    assert_eq!(
        blocks("<p>Some 63<sup>2</sup> of CO<sub>2</sub></p>"),
        [block(Paragraph, "Some 63 2 of CO2")]
    );
}

#[test]
fn words_lead_back_through_entities_and_blanks() {
    let source = "<p>M&amp;M\r\n  rose &#163;5&nbsp;m</p>";
    let document = read(source);
    for (words, original) in [
        ("M&M", "M&amp;M"),
        ("rose", "rose"),
        ("£5\u{a0}m", "&#163;5&nbsp;m"),
        ("M rose", "M\r\n  rose"),
    ] {
        let start = document.text.find(words).unwrap();
        let span = document.source_span(Span::new(start, start + words.len()));
        assert_eq!(&document.source()[span.start..span.end], original);
    }
}

#[test]
fn deep_and_broken_nesting_is_read() {
    let source = format!(
        "{}x{}<p>y",
        "<div><b>".repeat(5000),
        "</i></div>".repeat(5000)
    );
    assert_eq!(blocks(&source).len(), 2);
}
