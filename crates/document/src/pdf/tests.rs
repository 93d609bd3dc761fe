use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::testing::{block, cell, furniture, kinds_and_words};
use crate::{BlockKind, Document, Format, Furniture, ReadError};

/// A file with these objects; the first is the root.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (index, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries} /Length {}>>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A file whose pages have these contents, and these objects from number 10 on.
fn with(contents: &[String], more: &[Vec<u8>]) -> Vec<u8> {
    let pages: Vec<_> = (0..contents.len()).map(|page| 100 + page * 2).collect();
    let kids: Vec<_> = pages.iter().map(|page| format!("{page} 0 R")).collect();
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut put = |number: usize, object: &[u8]| {
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    };
    put(1, b"<</Type /Catalog /Pages 2 0 R>>");
    put(
        2,
        format!(
            "<</Kids [{}] /MediaBox [0 0 600 800] /Resources <</Font <</F 3 0 R /B 4 0 R>> /XObject <</X 10 0 R>>>>>>",
            kids.join(" ")
        )
        .as_bytes(),
    );
    put(
        3,
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
    );
    put(
        4,
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>",
    );
    for (index, object) in more.iter().enumerate() {
        put(10 + index, object);
    }
    for (page, content) in pages.iter().zip(contents) {
        put(
            *page,
            format!("<</Type /Page /Contents {} 0 R>>", page + 1).as_bytes(),
        );
        put(
            page + 1,
            &stream("/Filter /FlateDecode", &packed(content.as_bytes())),
        );
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

/// Content that prints words at places, in 10 points.
fn at(words: &[(u32, u32, &str)]) -> String {
    let mut content = String::from("BT /F 10 Tf ");
    for (x, y, words) in words {
        let _ = write!(content, "1 0 0 1 {x} {y} Tm ({words}) Tj ");
    }
    content + "ET"
}

fn read(bytes: Vec<u8>) -> Result<Document, ReadError> {
    Document::read("a.pdf", bytes, Format::Pdf)
}

fn blocks(contents: &[String]) -> Vec<(BlockKind, String)> {
    kinds_and_words(&read(with(contents, &[])).unwrap())
}

#[test]
fn columns_are_read_one_after_the_other_and_words_that_were_cut_are_whole() {
    let page = at(&[
        (
            50,
            700,
            "The harbour board sold thirty-six thousand tickets in all of 2013, and more.",
        ),
        (50, 660, "Of the 5,824 passengers asked in the"),
        (320, 660, "on to say that fares had risen by 12%"),
        (50, 648, "spring of that year, the board says, a"),
        (320, 648, "to the sum of \\2435.60 from \\2435.00 in the"),
        (50, 636, "small part had missed a cros-"),
        (320, 636, "year before, as it had said it would."),
        (50, 624, "sing at some point. The report goes"),
    ]);
    let found = blocks(&[page]);
    let words: Vec<_> = found.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(
        words[1..],
        [
            "Of the 5,824 passengers asked in the spring of that year, the board says, a small part had missed a crossing \
          at some point. The report goes on to say that fares had risen by 12% to the sum of £5.60 from £5.00 in the \
          year before, as it had said it would."
        ]
    );
}

#[test]
fn a_raised_mark_never_grows_onto_a_figure() {
    let page = "BT /F 10 Tf 1 0 0 1 50 700 Tm (Sales came to 2023) Tj 4 Ts /F 6 Tf (2) Tj 0 Ts /F 10 Tf ( tickets in all) Tj ET";
    assert_eq!(
        blocks(&[page.to_owned()]),
        [block(
            BlockKind::Paragraph,
            "Sales came to 2023² tickets in all"
        )]
    );
}

#[test]
fn tables_are_cells_and_lists_are_items() {
    let page = at(&[
        (
            50,
            700,
            "These were decided in the course of the year, by what became of them in the end:",
        ),
        (50, 680, "\\225 126 complaints were upheld"),
        (50, 666, "\\225 1,395 were rejected"),
        (50, 630, "Pier"),
        (200, 630, "2012"),
        (300, 630, "2013"),
        (50, 614, "North"),
        (200, 614, "4,100"),
        (300, 614, "12,300"),
    ]);
    assert_eq!(
        blocks(&[page])[1..],
        [
            block(BlockKind::ListItem(0), "126 complaints were upheld"),
            block(BlockKind::ListItem(0), "1,395 were rejected"),
            cell(0, 0, "Pier"),
            cell(0, 1, "2012"),
            cell(0, 2, "2013"),
            cell(1, 0, "North"),
            cell(1, 1, "4,100"),
            cell(1, 2, "12,300"),
        ]
    );
}

#[test]
fn lines_in_margins_are_furniture_and_paragraphs_go_on_over_pages() {
    let page = |number: u32, words: [&'static str; 2]| {
        format!(
            "{} {}",
            at(&[
                (50, 770, "Harbour board, yearly report"),
                (50, 700, words[0]),
                (50, 688, words[1])
            ]),
            at(&[(300, 30, &number.to_string())])
        )
    };
    let pages = [
        page(
            1,
            [
                "The board sold 36,000 tickets in 2013, so it says, and it says as well that this",
                "was more than it had sold at any time before, which is to say in the year 2012 and",
            ],
        ),
        page(
            2,
            [
                "in the years before that one, when it had sold 13,800. So much for the tickets that",
                "were sold.",
            ],
        ),
    ];
    let document = read(with(&pages, &[])).unwrap();
    let blocks = kinds_and_words(&document);
    assert_eq!(blocks.len(), 3, "{blocks:?}");
    assert!(
        blocks[0]
            .1
            .contains("in the year 2012 and in the years before")
    );
    assert_eq!(
        blocks[1],
        furniture(Furniture::Boilerplate, "Harbour board, yearly report")
    );
    assert_eq!(blocks[2], furniture(Furniture::Boilerplate, "1"));
    assert_eq!(
        document.location(0).unwrap().to_string(),
        "page 1, paragraph 1"
    );
}

#[test]
fn headings_are_larger_or_bold_and_objects_may_be_packed() {
    let content = "BT /F 20 Tf 1 0 0 1 50 700 Tm (Ferries) Tj /B 10 Tf 1 0 0 1 50 660 Tm (Fares) Tj /F 10 Tf \
        1 0 0 1 50 640 Tm (Fares rose by 12% in all of the year, as the board says in its report for it.) Tj ET";
    let inner = "1 0 2 33 3 130 <</Type /Catalog /Pages 2 0 R>>  <</Kids [3 0 R] /MediaBox [0 0 600 800] /Resources <</Font <</F 4 0 R /B 5 0 R>>>>>>";
    let first = inner.find("<<").unwrap();
    let (one, rest) = inner[first..].split_once("  ").unwrap();
    let objects = format!("{one}\n{rest}\n<</Type /Page /Contents 6 0 R>>");
    let head = format!("1 0 2 {} 3 {} ", one.len() + 1, one.len() + rest.len() + 2);
    let packed_objects = packed(format!("{head}{objects}").as_bytes());
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let font =
        |name: &str| format!("<</Type /Font /Subtype /Type1 /BaseFont /{name}>>").into_bytes();
    for (number, object) in [
        (4, font("Helvetica")),
        (5, font("Helvetica-Bold")),
        (6, stream("", content.as_bytes())),
        (
            7,
            stream(
                &format!(
                    "/Type /ObjStm /N 3 /First {} /Filter /FlateDecode",
                    head.len()
                ),
                &packed_objects,
            ),
        ),
        (8, stream("/Type /XRef /Root 1 0 R /W [1 2 1]", b"")),
    ] {
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    assert_eq!(
        kinds_and_words(&read(bytes).unwrap()),
        [
            block(BlockKind::Heading(1), "Ferries"),
            block(BlockKind::Heading(2), "Fares"),
            block(
                BlockKind::Paragraph,
                "Fares rose by 12% in all of the year, as the board says in its report for it."
            ),
        ]
    );
}

#[test]
fn hostile_files_are_refused() {
    let page = at(&[(50, 700, "Sales doubled.")]);
    let whole = with(std::slice::from_ref(&page), &[]);
    let encrypted = {
        let text = String::from_utf8_lossy(b"/Root 1 0 R").into_owned();
        let at = memchr::memmem::rfind(&whole, text.as_bytes()).unwrap();
        let mut bytes = whole.clone();
        bytes.splice(at..at, b"/Encrypt 9 0 R ".iter().copied());
        bytes
    };
    assert_eq!(read(encrypted).unwrap_err(), ReadError::Encrypted);
    for cut in [whole.len() / 4, whole.len() / 2, whole.len() - 40] {
        assert_eq!(
            read(whole[..cut].to_vec()).unwrap_err(),
            ReadError::Damaged,
            "{cut}"
        );
    }
    let bomb = packed(&packed(&vec![b' '; 129 * 1024 * 1024]));
    let bomb = stream("/Subtype /Form /Filter [/FlateDecode /FlateDecode]", &bomb);
    assert_eq!(
        read(with(&["/X Do".to_owned()], &[bomb])).unwrap_err(),
        ReadError::TooLarge
    );
    let deep = format!("<</A {}>>", "[".repeat(100_000)).into_bytes();
    assert_eq!(read(file(&[deep])).unwrap_err(), ReadError::TooDeep);
    let not = Document::read("a.pdf", b"Sales doubled.".to_vec(), Format::Pdf);
    assert_eq!(not.unwrap_err(), ReadError::Not("a PDF"));
}

#[test]
fn what_refers_to_itself_is_read_once() {
    let form = stream(
        "/Subtype /Form /Resources <</Font <</F 3 0 R>> /XObject <</X 10 0 R>>>>",
        b"BT /F 10 Tf 50 700 Td (It sold 36,000 tickets) Tj ET /X Do",
    );
    let document = read(with(&["/X Do".to_owned()], &[form])).unwrap();
    assert_eq!(
        kinds_and_words(&document),
        [block(BlockKind::Paragraph, "It sold 36,000 tickets")]
    );
    let tree = file(&[
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Kids [2 0 R 1 0 R]>>".to_vec(),
    ]);
    let read = read(tree).unwrap();
    assert_eq!(
        read.notes,
        ["holds no text, only pictures; nothing to check"]
    );
    // Forms that draw each other many times over cost no more than the limit.
    let forms: Vec<_> = (0..12)
        .map(|form| {
            let entries = format!(
                "/Subtype /Form /Resources <</XObject <</N {} 0 R>>>>",
                11 + form
            );
            stream(&entries, "/N Do ".repeat(200).as_bytes())
        })
        .collect();
    let many = Document::read("a.pdf", with(&["/X Do".to_owned()], &forms), Format::Pdf);
    assert_eq!(many.unwrap_err(), ReadError::TooLarge);
}
