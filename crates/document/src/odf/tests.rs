use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::testing::{block, kinds_and_words};
use crate::{BlockKind, Document, Format, ReadError};

fn file(kind: &str, body: &str, manifest: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    put(
        "mimetype",
        &format!("application/vnd.oasis.opendocument.{kind}"),
    );
    put("META-INF/manifest.xml", manifest);
    let styles = "<style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/></style:style>";
    put(
        "content.xml",
        &format!("<c>{styles}<office:{kind}>{body}</office:{kind}></c>"),
    );
    zip.finish().unwrap().into_inner()
}

fn document(kind: &str, body: &str) -> Document {
    let bytes = file(kind, body, "<m/>");
    let format = Format::of("-", &bytes);
    Document::read("-", bytes, format).unwrap()
}

#[test]
fn a_text_is_read_with_its_notes_behind_it() {
    let body = "<text:tracked-changes><text:p>5</text:p></text:tracked-changes><text:h text:outline-level=\"2\">Fares</text:h>\
        <text:p>It was\n 63<text:span text:style-name=\"T1\">2</text:span>,<text:s text:c=\"2\"/>or<text:note text:note-class=\"footnote\">\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>By hand.</text:p></text:note-body></text:note> so.</text:p>\
        <text:list><text:list-item><text:p>5 came</text:p><text:p>late</text:p></text:list-item></text:list>";
    let document = document("text", body);
    assert_eq!(
        kinds_and_words(&document),
        [
            block(BlockKind::Heading(2), "Fares"),
            block(BlockKind::Paragraph, "It was 63 2,  or so."),
            block(BlockKind::ListItem(0), "5 came"),
            block(BlockKind::Paragraph, "late"),
            block(BlockKind::Paragraph, "By hand."),
        ]
    );
    let place = |words| {
        document
            .location(document.text.find(words).unwrap())
            .unwrap()
            .to_string()
    };
    assert_eq!(place("so."), "paragraph 2");
    assert_eq!(place("hand"), "footnote 1");
}

#[test]
fn repeated_cells_and_rows_are_as_many_as_they_say() {
    let cell = |repeated: &str, words: &str| {
        format!("<table:table-cell {repeated}><text:p>{words}</text:p></table:table-cell>")
    };
    let twice = "table:number-columns-repeated=\"2\"";
    let body = format!(
        "<table:table table:name=\"A\"><table:table-row>{}{}</table:table-row><table:table-row table:number-rows-repeated=\"2\">{}{}</table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row></table:table>",
        cell("", "x"),
        cell(twice, "y"),
        cell("", "1"),
        cell(twice, "7")
    );
    let document = document("spreadsheet", &body);
    assert_eq!(document.text, "x\ty\ty\n1\t7\t7\n1\t7\t7");
    let last = document.location(document.text.len() - 1).unwrap();
    assert_eq!(last.to_string(), "C3");
}

#[test]
fn a_document_under_a_password_is_refused() {
    let bytes = file("text", "", "<m><manifest:encryption-data/></m>");
    assert_eq!(
        Document::read("a.odt", bytes, Format::Odt).unwrap_err(),
        ReadError::Protected
    );
}

#[test]
fn a_comment_stands_at_its_words_and_changes_no_other() {
    let body = "<text:p>Up <text:span>1</text:span>2%, or &#163;5  m.<text:note><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>So 7.</text:p></text:note-body></text:note></text:p>";
    let bytes = file("text", body, "");
    let document = Document::read("a.odt", bytes.clone(), Format::Odt).unwrap();
    let remark = |words: &str| {
        let start = document.text.find(words).unwrap();
        crate::Remark {
            span: crate::Span::new(start, start + words.len()),
            lines: vec![format!("<{words}>")],
        }
    };
    let remarks = [remark("12%"), remark("£5 m"), remark("7")];
    let (copy, lost) = crate::annotate(&bytes, "Recount", &remarks).unwrap();
    assert_eq!(lost, 0);
    let again = Document::read("a.odt", copy.clone(), Format::Odt).unwrap();
    assert_eq!(again.text, document.text);
    let content = crate::archive::Archive::open(&copy)
        .unwrap()
        .text("content.xml")
        .unwrap()
        .unwrap();
    // Comments are cut down to their names.
    let mut shown = String::new();
    for piece in content.split("<office:annotation") {
        let (comment, behind) = match piece.strip_prefix("-end") {
            Some(end) => ("]", end.split_once("/>").unwrap().1),
            None if shown.is_empty() => ("", piece),
            None => ("[", piece.split_once("</office:annotation>").unwrap().1),
        };
        shown.push_str(comment);
        shown.push_str(behind);
    }
    assert!(content.contains("<text:p>&lt;12%&gt;</text:p>"));
    assert!(
        shown.contains("Up <text:span>[1</text:span>2%], or [&#163;5  m].[<text:note>"),
        "{shown}"
    );
    assert!(shown.contains("</text:note>]</text:p>"), "{shown}");
}
