use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Remark, annotate, read};
use crate::testing::{block, furniture, kinds_and_words};
use crate::{BlockKind, Document, Format, Furniture, ReadError, Span};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word document with such parts beside its text.
fn file(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    put("[Content_Types].xml", "<Types></Types>");
    let root = format!(
        r#"<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#
    );
    put(
        "_rels/.rels",
        &format!("<Relationships>{root}</Relationships>"),
    );
    let related: Vec<_> = parts
        .iter()
        .map(|(kind, _)| {
            format!(r#"<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>"#)
        })
        .collect();
    let related = related.concat();
    put(
        "word/_rels/document.xml.rels",
        &format!("<Relationships>{related}</Relationships>"),
    );
    put(
        "word/document.xml",
        &format!("<w:document {W}><w:body>{body}</w:body></w:document>"),
    );
    for (kind, text) in parts {
        put(&format!("word/{kind}.xml"), &text.replace("{W}", W));
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str, parts: &[(&str, &str)]) -> Document {
    Document::read("a.docx", file(body, parts), Format::Docx).unwrap()
}

fn words(body: &str) -> Vec<String> {
    let document = document(body, &[]);
    document
        .blocks
        .iter()
        .map(|block| document.words(block.span).to_owned())
        .collect()
}

#[test]
fn a_number_in_several_runs_is_one_number() {
    let body = "<w:p><w:r><w:t>Sales: 13,</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr>\
        <w:t>8</w:t></w:r><w:r><w:t xml:space=\"preserve\">00 at R&amp;D, 10</w:t><w:noBreakHyphen/><w:t>15</w:t></w:r></w:p>";
    assert_eq!(words(body), ["Sales: 13,800 at R&D, 10-15"]);
}

#[test]
fn insertions_count_and_deletions_do_not() {
    let body = "<w:p><w:r><w:t>Of </w:t></w:r><w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins><w:r><w:t>50</w:t></w:r></w:ins>\
        <w:moveFrom><w:r><w:t> old</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> new</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>paragraph</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:r><w:t>there</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(words(body), ["Of 50 new", "One paragraph", "there"]);
}

#[test]
fn of_a_field_its_result_is_text() {
    let field = |kind| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = format!(
        "<w:p>{}<w:r><w:instrText> = 2 + 3 </w:instrText></w:r>{}<w:r><w:t>5</w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> in all</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>",
        field("begin"),
        field("separate"),
        field("end")
    );
    assert_eq!(words(&body), ["5 in all"]);
}

#[test]
fn text_boxes_and_comments_are_left_alone() {
    let body = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Up </w:t><w:drawing><w:txbxContent><w:p><w:r><w:t>boxed 7</w:t></w:r></w:p>\
        </w:txbxContent></w:drawing></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>9%</w:t></w:r></w:p>";
    let document = document(
        body,
        &[(
            "comments",
            "<w:comments {W}><w:comment><w:p/></w:comment></w:comments>",
        )],
    );
    assert_eq!(document.text, "Up 9%");
    assert_eq!(document.notes, ["has a text box, which is not read"]);
}

#[test]
fn a_raised_footnote_mark_does_not_grow_onto_a_figure() {
    let body = "<w:p><w:r><w:t>It was 63</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>\
        <w:r><w:t xml:space=\"preserve\"> on the 19</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>th</w:t></w:r></w:p>";
    assert_eq!(words(body), ["It was 63 2 on the 19th"]);
}

#[test]
fn notes_follow_the_text_and_margins_are_furniture() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"T1\"/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p>\
        <w:p><w:r><w:t>63</w:t></w:r><w:r><w:footnoteReference w:id=\"4\"/></w:r><w:r><w:t> took part.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>5 came</w:t></w:r></w:p>";
    let parts = [
        (
            "styles",
            "<w:styles {W}><w:style w:styleId=\"T1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>",
        ),
        (
            "footnotes",
            "<w:footnotes {W}><w:footnote w:id=\"-1\"><w:p><w:r><w:t>unseen</w:t></w:r></w:p></w:footnote>\
            <w:footnote w:id=\"4\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Counted by hand.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        (
            "header",
            "<w:hdr {W}><w:p><w:r><w:t>Draft 3</w:t></w:r></w:p></w:hdr>",
        ),
    ];
    let document = document(body, &parts);
    assert_eq!(
        kinds_and_words(&document),
        [
            block(BlockKind::Heading(1), "Title"),
            block(BlockKind::Paragraph, "63 took part."),
            block(BlockKind::ListItem(0), "5 came"),
            block(BlockKind::Paragraph, "Counted by hand."),
            furniture(Furniture::Boilerplate, "Draft 3"),
        ]
    );
    let place = |words| {
        document
            .location(document.text.find(words).unwrap())
            .unwrap()
            .to_string()
    };
    assert_eq!(place("took"), "paragraph 2");
    assert_eq!(place("hand"), "footnote 1");
    assert_eq!(place("Draft"), "page header");
}

#[test]
fn merged_cells_keep_their_columns() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", "wide"),
        cell("", "c"),
        cell("", "1"),
        cell("", "2"),
        cell("", "3")
    );
    let document = document(&body, &[]);
    let columns: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Cell { row, column, .. } => Some((row, column)),
            _ => None,
        })
        .collect();
    assert_eq!(columns, [(0, 0), (0, 2), (1, 0), (1, 1), (1, 2)]);
    assert_eq!(document.text, "wide\tc\n1\t2\t3");
}

/// The main part after a remark on some words.
fn annotated(body: &str, on: &str) -> String {
    let bytes = file(body, &[]);
    let text = read(&bytes).unwrap().extract.text;
    let start = text.find(on).unwrap();
    let remark = Remark {
        span: Span::new(start, start + on.len()),
        lines: vec!["a < b".to_owned()],
    };
    let (copy, lost) = annotate(&bytes, "Recount", &[remark]).unwrap();
    assert_eq!(lost, 0);
    let again = read(&copy).unwrap();
    assert_eq!(again.extract.text, text);
    let mut archive = crate::archive::Archive::open(&copy).unwrap();
    let comments = archive.text("word/comments.xml").unwrap().unwrap();
    assert!(
        comments.contains("<w:t xml:space=\"preserve\">a &lt; b</w:t>"),
        "{comments}"
    );
    for (part, words) in [
        ("[Content_Types].xml", "comments+xml"),
        ("word/_rels/document.xml.rels", "/word/comments.xml"),
    ] {
        assert!(
            archive.text(part).unwrap().unwrap().contains(words),
            "{part}"
        );
    }
    let main = again.way.main;
    main[main.find("<w:body>").unwrap() + 8..main.find("</w:body>").unwrap()].to_owned()
}

#[test]
fn a_comment_cuts_runs_only_amid_them() {
    const REFERENCE: &str =
        "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";
    let bold = "<w:rPr><w:b/></w:rPr>";
    let body = format!("<w:p><w:r>{bold}<w:t>Up 12% now</w:t></w:r></w:p>");
    assert_eq!(
        annotated(&body, "12%"),
        format!(
            "<w:p><w:r>{bold}<w:t xml:space=\"preserve\">Up </w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r>{bold}\
             <w:t xml:space=\"preserve\">12%</w:t></w:r>{REFERENCE}<w:r>{bold}<w:t xml:space=\"preserve\"> now</w:t></w:r></w:p>"
        )
    );
    let body = "<w:p><w:r><w:t>1</w:t></w:r><w:r><w:t>2%</w:t></w:r></w:p>";
    assert_eq!(
        annotated(body, "12%"),
        format!(
            "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>1</w:t></w:r><w:r><w:t>2%</w:t></w:r>{REFERENCE}</w:p>"
        )
    );
}

#[test]
fn hostile_files_are_refused() {
    let refused = |bytes: Vec<u8>| Document::read("a.docx", bytes, Format::Docx).unwrap_err();
    assert_eq!(refused(b"PK\x03\x04".to_vec()), ReadError::Damaged);
    assert_eq!(
        refused(b"\x89PNG\r\n".to_vec()),
        ReadError::NotText("a picture")
    );
    let whole = file("<w:p/>", &[]);
    assert_eq!(
        refused(whole[..whole.len() / 2].to_vec()),
        ReadError::Damaged
    );
    assert_eq!(
        refused(file(&"<w:p>".repeat(100_000), &[])),
        ReadError::TooDeep
    );
    assert_eq!(
        refused(file("<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>", &[])),
        ReadError::Entities
    );
    assert_eq!(refused(file("<w:p>", &[])), ReadError::Damaged);
    let styles = "<!DOCTYPE a [<!ENTITY b \"c\">]><w:styles {W}/>";
    assert_eq!(
        refused(file("<w:p/>", &[("styles", styles)])),
        ReadError::Entities
    );
    let bomb = format!("<w:styles {{W}}>{}</w:styles>", " ".repeat(200 << 20));
    assert_eq!(
        refused(file("<w:p/>", &[("styles", &bomb)])),
        ReadError::TooLarge
    );
}
