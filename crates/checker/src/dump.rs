//! Data that stand in a text as if they were a paragraph: far more figures than prose could hold, and hardly a word
//! between them. Nothing is asserted there that could be bound, so no rule looks at them.

use document::{BlockKind, Span};
use extractor::{Context, Reading, Sentence, Token, What};

use crate::Article;

/// From so many figures on a paragraph can be data: some twenty pages of prose have fewer.
const MANY: usize = 1_000;

/// A paragraph, list item or the like that is data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dump {
    /// Its place in [`Document::text`](document::Document::text).
    pub span: Span,
    /// How many figures it holds; none of them is checked.
    pub figures: usize,
    /// Its sentences: first and one past the last in [`Reading::sentences`].
    sentences: (usize, usize),
}

/// The blocks of a document that are data: a thousand figures or more, and no more words than figures. Cells of tables
/// never are.
#[must_use]
pub fn dumps(article: Article<'_>) -> Vec<Dump> {
    let Article { document, reading } = article;
    if reading.quantities.len() < MANY {
        return Vec::new();
    }
    let mut dumps = Vec::new();
    let mut first = 0;
    for sentences in reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let (from, to) = (first, first + sentences.len());
        first = to;
        let block = document.blocks[sentences[0].block];
        let tokens = sentences[0].tokens.0..sentences[sentences.len() - 1].tokens.1;
        if tokens.len() < MANY || matches!(block.kind, BlockKind::Cell { .. }) {
            continue;
        }
        let (mut figures, mut words) = (0, 0);
        for token in &reading.tokens[tokens] {
            figures += usize::from(matches!(token.what, What::Quantity(_)));
            words += usize::from(matches!(token.what, What::Word(_)));
        }
        if figures >= MANY && words <= figures {
            dumps.push(Dump {
                span: block.span,
                figures,
                sentences: (from, to),
            });
        }
    }
    dumps
}

/// A reading without the data in it, where there are any: of each block of data its first sentence stays, so that what
/// stands before and behind does not become neighbours, but no figure.
pub(crate) fn without(article: Article<'_>) -> Option<Reading> {
    let dumps = dumps(article);
    if dumps.is_empty() {
        return None;
    }
    let whole = article.reading;
    let mut left = Reading::default();
    let mut next = 0;
    for dump in &dumps {
        for sentence in &whole.sentences[next..dump.sentences.0] {
            keep(whole, *sentence, &mut left, true);
        }
        keep(whole, whole.sentences[dump.sentences.0], &mut left, false);
        next = dump.sentences.1;
    }
    for sentence in &whole.sentences[next..] {
        keep(whole, *sentence, &mut left, true);
    }
    Some(left)
}

/// Adds a sentence of a reading to another, with its figures or with bare digits in their place.
fn keep(whole: &Reading, sentence: Sentence, left: &mut Reading, figures: bool) {
    let first = left.tokens.len();
    for token in &whole.tokens[sentence.tokens.0..sentence.tokens.1] {
        let what = match token.what {
            What::Quantity(q) if figures => {
                left.contexts.push(Context {
                    sentence: left.sentences.len(),
                    token: left.tokens.len(),
                    ..whole.contexts[q]
                });
                left.quantities.push(whole.quantities[q].clone());
                What::Quantity(left.quantities.len() - 1)
            }
            What::Quantity(_) => What::Reference,
            what => what,
        };
        left.tokens.push(Token { what, ..*token });
    }
    left.sentences.push(Sentence {
        tokens: (first, left.tokens.len()),
        ..sentence
    });
}

#[cfg(test)]
mod tests {
    use document::{Document, Format};

    use super::{MANY, dumps, without};
    use crate::{Article, Verdict, check};

    fn with<T>(source: &str, look: impl FnOnce(Article<'_>) -> T) -> T {
        let read = Document::read("a.md", source.as_bytes().to_vec(), Format::Markdown);
        let document = read.unwrap();
        let reading = extractor::read(&document);
        look(Article {
            document: &document,
            reading: &reading,
        })
    }

    fn figures(source: &str) -> Vec<usize> {
        with(source, |article| {
            dumps(article).iter().map(|dump| dump.figures).collect()
        })
    }

    #[test]
    fn a_paragraph_of_figures_is_data_and_prose_and_tables_are_not() {
        let counted =
            |n: usize, piece: &dyn Fn(usize) -> String| -> String { (0..n).map(piece).collect() };
        assert_eq!(figures(&"5 and ".repeat(MANY)), [MANY]);
        assert!(figures(&"5 and ".repeat(MANY - 1)).is_empty());
        let numbers = counted(MANY, &|i| format!("{}, ", i * 7 % 9_000 + 10));
        assert_eq!(
            figures(&format!("It fell by 5.\n\n{numbers}\n\nSo it is.")).len(),
            1
        );
        let prose = counted(MANY, &|i| {
            format!(
                "Yard {i} sold {} boats and kept {} back. ",
                i * 3 + 7,
                i + 5
            )
        });
        assert!(figures(&prose).is_empty());
        let rows = counted(MANY, &|i| format!("| {i} | {} |\n", i * 3 + 7));
        assert!(figures(&format!("| a | b |\n|---|---|\n{rows}")).is_empty());
    }

    #[test]
    fn what_stands_around_data_is_checked_as_before() {
        let claim = "Of 126 berths 63 are rented out; the other 73 stand empty.";
        let numbers = "17 4 2030 ".repeat(MANY);
        let text = format!("{claim}\n\n{numbers}\n\n{claim}\n");
        let (left, wrong) = with(&text, |article| {
            let findings = check(0, article);
            let wrong = |f: &&crate::Finding| f.verdict == Verdict::Inconsistent;
            let left = without(article).unwrap();
            (left, findings.iter().filter(wrong).count())
        });
        assert_eq!(wrong, 2);
        assert_eq!(left.quantities.len(), 6);
        assert_eq!(left.contexts.len(), 6);
        assert!(left.sentences.len() <= 5);
    }
}
