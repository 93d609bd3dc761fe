//! Where words of the text stand in the content's XML.

use crate::Span;

/// Words and where they stand in the XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where they are in the text.
    pub(super) text: Span,
    /// Where they are in the XML; as long as the text unless they are written as a reference.
    pub(super) xml: Span,
}

impl Mark {
    /// Where some of these words stand in the XML; all of them where they are not written out.
    pub(super) fn part(self, text: Span) -> Span {
        if self.text.len() == self.xml.len() {
            let start = self.xml.start + (text.start - self.text.start);
            Span::new(start, start + text.len())
        } else {
            self.xml
        }
    }
}

/// The marks of words that are still being gathered, by where they are among these.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    /// Notes that the words from `text` on stand at `xml`.
    pub(super) fn add(&mut self, text: Span, xml: Span) {
        if let Some(last) = self.0.last_mut()
            && last.text.end == text.start
            && last.xml.end == xml.start
            && last.text.len() == last.xml.len()
            && text.len() == xml.len()
        {
            last.text.end = text.end;
            last.xml.end = xml.end;
        } else if !text.is_empty() {
            self.0.push(Mark { text, xml });
        }
    }

    /// All words stand at one place: a note's are spoken of at its mark.
    pub(super) fn whole(length: usize, xml: Span) -> Self {
        let text = Span::new(0, length);
        Self(vec![Mark { text, xml }])
    }

    /// The marks of those words that were kept, `from` on among the gathered ones, now at `start`.
    pub(super) fn moved(&self, kept: Span, start: usize) -> impl Iterator<Item = Mark> {
        self.0.iter().filter_map(move |mark| {
            let from = mark.text.start.max(kept.start);
            let to = mark.text.end.min(kept.end);
            (from < to).then(|| Mark {
                text: Span::new(from - kept.start + start, to - kept.start + start),
                xml: mark.part(Span::new(from, to)),
            })
        })
    }
}
