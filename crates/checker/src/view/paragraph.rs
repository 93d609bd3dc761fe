//! Paragraphs as a whole: what stands in a short one, and where each begins and ends.

use std::ops::Range;

use super::View;

impl View<'_> {
    /// The quantities of the paragraph that holds a sentence, if it has at most `most` sentences.
    pub(crate) fn paragraph(&self, sentence: usize, most: usize) -> Option<Range<usize>> {
        let sentences = &self.reading.sentences;
        let same = |s: &usize| sentences[*s].block == sentences[sentence].block;
        let back = (0..sentence).rev().take(most).take_while(same).count();
        let behind = sentence + 1..sentences.len();
        let ahead = behind.take(most).take_while(same).count();
        (back + ahead < most).then(|| self.near(sentence, back, ahead))
    }

    /// The sentences of each paragraph, in order.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> {
        let sentences = &self.reading.sentences;
        sentences
            .chunk_by(|a, b| a.block == b.block)
            .scan(0, |end, paragraph| {
                let start = *end;
                *end += paragraph.len();
                Some(start..*end)
            })
    }
}
