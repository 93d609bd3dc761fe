//! Remarks in a draft that silence findings: `<!-- recount: ignore percent-change: counted otherwise -->`.
//!
//! A remark is a comment of HTML and Markdown; in plain text it stands in a line of its own. It holds for the block
//! in which it stands, or else for the next one.

use memchr::memmem;

use crate::{Block, Span};

/// How a remark begins.
const OPENING: &str = "<!--";
/// How a remark ends.
const CLOSING: &str = "-->";
/// What makes a comment a remark to this program.
const NAME: &str = "recount:";

/// A remark that silences findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// Where the remark stands in [`Document::source`](crate::Document::source).
    pub span: Span,
    /// The block for which it holds; none at the end of a document.
    pub block: Option<usize>,
    /// What it asks for, or why it cannot be understood.
    pub order: Result<Order, String>,
}

/// What a remark asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The rules that keep silent; all of them where none is named.
    pub rules: Vec<String>,
    /// Why, in the writer's words.
    pub reason: Option<String>,
}

/// The remarks of a source, in order. `ends` gives where a block's text ends in the source.
pub(crate) fn silences(
    source: &str,
    blocks: &[Block],
    ends: impl Fn(&Block) -> usize,
) -> Vec<Silence> {
    let mut found = Vec::new();
    for start in memmem::find_iter(source.as_bytes(), OPENING) {
        if let Some((end, words)) = remark(&source[start..]) {
            let end = start + end;
            let block = blocks.partition_point(|block| ends(block) <= end);
            found.push(Silence {
                span: Span::new(start, end),
                block: (block < blocks.len()).then_some(block),
                order: order(words),
            });
        }
    }
    found
}

/// Whether a line of plain text is a remark and nothing else.
pub(crate) fn is_remark(line: &str) -> bool {
    line.starts_with(OPENING) && remark(line).is_some_and(|(end, _)| end == line.len())
}

/// The length of the remark with which a text begins, and its words.
fn remark(text: &str) -> Option<(usize, &str)> {
    let inside = text.strip_prefix(OPENING)?;
    let words = inside.trim_start().strip_prefix(NAME)?;
    let length = memmem::find(words.as_bytes(), CLOSING.as_bytes())?;
    let end = text.len() - words.len() + length + CLOSING.len();
    Some((end, words[..length].trim()))
}

fn order(words: &str) -> Result<Order, String> {
    let (verb, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    // "ignore: reason" names no rule.
    let (verb, rest) = match verb.strip_suffix(':') {
        Some(verb) => (verb, format!(": {rest}")),
        None => (verb, rest.to_owned()),
    };
    if verb != "ignore" {
        return Err(format!(
            "`recount: {words}` is not understood; write `recount: ignore RULE: reason`"
        ));
    }
    let (rules, reason) = rest
        .split_once(':')
        .map_or((rest.as_str(), None), |(rules, reason)| {
            (rules, Some(reason.trim().to_owned()))
        });
    Ok(Order {
        rules: rules
            .split([',', ' '])
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        reason: reason.filter(|reason| !reason.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use super::{Order, Silence};
    use crate::{Document, Format};

    fn read(source: &str, format: Format) -> (Document, Vec<(String, Silence)>) {
        let document = Document::read("a", source.as_bytes().to_vec(), format).unwrap();
        let held = document.silences.iter().map(|silence| {
            let block = silence.block.map(|block| document.blocks[block].span);
            let words = block.map_or("", |span| document.words(span)).to_owned();
            (words, silence.clone())
        });
        let held = held.collect();
        (document, held)
    }

    fn order(rules: &[&str], reason: Option<&str>) -> Order {
        Order {
            rules: rules.iter().map(|&rule| rule.to_owned()).collect(),
            reason: reason.map(str::to_owned),
        }
    }

    #[test]
    fn a_remark_holds_for_the_next_block() {
        let source =
            "One 1.\n\n<!-- recount: ignore share, sum: by hand -->\n\nTwo 2.\n\nThree 3.\n";
        for format in [Format::Plain, Format::Markdown] {
            let (document, held) = read(source, format);
            assert_eq!(document.blocks.len(), 3, "{format:?}");
            assert_eq!(held.len(), 1);
            assert_eq!(held[0].0, "Two 2.");
            assert_eq!(
                held[0].1.order,
                Ok(order(&["share", "sum"], Some("by hand")))
            );
        }
    }

    #[test]
    fn a_remark_inside_a_block_holds_for_that_block() {
        let (_, held) = read(
            "<p>One 1 <!--recount: ignore--> more.</p><p>Two 2.</p>",
            Format::Html,
        );
        assert!(held[0].0.starts_with("One"), "{held:?}");
        assert_eq!(held[0].1.order, Ok(order(&[], None)));
    }

    #[test]
    fn what_is_not_understood_is_said_and_other_comments_are_none_of_ours() {
        let (_, held) = read(
            "<!-- todo --><!-- recount: ignroe share --><!-- recount: ignore: all of it -->",
            Format::Html,
        );
        assert_eq!(held.len(), 2);
        assert!(held[0].1.order.as_ref().unwrap_err().contains("ignroe"));
        assert_eq!(held[1].1.order, Ok(order(&[], Some("all of it"))));
        assert_eq!(held[1].1.block, None);
    }
}
