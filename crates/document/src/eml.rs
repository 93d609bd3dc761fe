//! E-mail: the subject and what the message says, as text or as a page; attachments are not read.

use mail_parser::{MessageParser, MimeHeaders};

use crate::builder::Extract;
use crate::{Block, BlockKind, ReadError, html, plain};

/// Reads a message; gives also what is to be noted.
pub(crate) fn read(bytes: &[u8]) -> Result<(Extract, Vec<String>), ReadError> {
    let not = || ReadError::Not("an e-mail");
    let message = MessageParser::default().parse(bytes).ok_or_else(not)?;
    let subject = message.subject().unwrap_or_default().trim();
    let part = |parts: &[u32]| parts.first().and_then(|&id| message.part(id).cloned());
    let text = part(&message.text_body).filter(|part| part.is_text() && !part.is_text_html());
    let page = part(&message.html_body).filter(mail_parser::MessagePart::is_text_html);
    let mut extract = match (&text, &page) {
        // A message in both forms says the same in both; the page knows its tables and lists.
        (_, Some(page)) => {
            let page = page.text_contents().unwrap_or_default();
            html::read(format!("<h1>{}</h1>\n{page}", escaped(subject)))
        }
        (Some(text), None) => {
            let text = text
                .text_contents()
                .unwrap_or_default()
                .replace("\r\n", "\n");
            titled(plain::read(format!("{subject}\n\n{text}")), subject)
        }
        (None, None) if subject.is_empty() => return Err(not()),
        (None, None) => titled(plain::read(subject.to_owned()), subject),
    };
    extract.published = message
        .date()
        .map(mail_parser::DateTime::to_rfc3339)
        .or(extract.published);
    let named = message
        .attachments()
        .filter_map(|part| part.attachment_name())
        .count();
    let notes = match named {
        0 => Vec::new(),
        1 => vec!["has an attachment, which is not read".to_owned()],
        named => vec![format!("has {named} attachments, which are not read")],
    };
    Ok((extract, notes))
}

/// Makes the subject the title, whatever it looks like.
fn titled(mut extract: Extract, subject: &str) -> Extract {
    if let Some(Block { kind, .. }) = extract.blocks.first_mut().filter(|_| !subject.is_empty()) {
        *kind = BlockKind::Heading(1);
    }
    extract
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use crate::testing::{block, kinds_and_words};
    use crate::{BlockKind, Document, Format};

    fn read(source: &str) -> Document {
        Document::read(
            "a.eml",
            source.replace('\n', "\r\n").into_bytes(),
            Format::Eml,
        )
        .unwrap()
    }

    #[test]
    fn a_message_is_its_subject_and_its_text() {
        let document = read(
            "From: a@example.org\nSubject: =?utf-8?q?Up_=C2=A35?=\nDate: Mon, 3 Mar 2014 09:15:00 +0000\n\
             Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\
             It rose 12=25 to =C2=A35.60, as we said in the =\nnote.\n\n> So be it.\n",
        );
        assert_eq!(
            kinds_and_words(&document),
            [
                block(BlockKind::Heading(1), "Up £5"),
                block(
                    BlockKind::Paragraph,
                    "It rose 12% to £5.60, as we said in the note."
                ),
                block(BlockKind::Quote, "So be it."),
            ]
        );
        assert!(
            document
                .published
                .as_ref()
                .unwrap()
                .starts_with("2014-03-03")
        );
        assert_eq!(
            document
                .location(document.text.find("rose").unwrap())
                .unwrap()
                .to_string(),
            "paragraph 1"
        );
    }

    #[test]
    fn of_two_forms_the_page_is_read_and_attachments_are_told() {
        let document = read(
            "Subject: Both\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\
             Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nflat 7\n\n--b\n\
             Content-Type: text/html\n\n<p>rich 7</p>\n\n--b--\n\n--m\nContent-Type: application/pdf\n\
             Content-Disposition: attachment; filename=\"a.pdf\"\n\nx\n\n--m--\n",
        );
        assert_eq!(
            kinds_and_words(&document),
            [
                block(BlockKind::Heading(1), "Both"),
                block(BlockKind::Paragraph, "rich 7")
            ]
        );
        assert_eq!(document.notes, ["has an attachment, which is not read"]);
    }
}
