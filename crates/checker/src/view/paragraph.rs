//! Paragraphs as a whole: what stands around in one, or in a short one, and where each begins and ends.

use std::ops::Range;

use document::BlockKind::ListItem;

use super::View;

impl View<'_> {
    /// What is [`near`](Self::near), but only in the paragraph itself, or of the other items of its list.
    pub(crate) fn around(
        &self,
        sentence: usize,
        back: usize,
        ahead: usize,
    ) -> impl Iterator<Item = usize> {
        let sentences = &self.reading.sentences;
        let block = sentences[sentence].block;
        let list = |block: usize| match self.document.blocks[block].kind {
            ListItem(list) => Some(list),
            _ => None,
        };
        let own = list(block);
        let (mut from, mut to) = (
            sentence.saturating_sub(back),
            (sentence + ahead).min(sentences.len() - 1),
        );
        // A paragraph is its sentences; between the items of a list others may stand.
        if own.is_none() {
            while sentences[from].block != block {
                from += 1;
            }
            while sentences[to].block != block {
                to -= 1;
            }
        }
        let near = self.in_sentence(from).start..self.in_sentence(to).end;
        near.filter(move |&q| {
            own.is_none() || {
                let other = self.sentence(q).block;
                other == block || list(other) == own
            }
        })
    }

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
