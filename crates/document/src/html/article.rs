//! Which part of a page is the article.

use crate::{Block, BlockKind, Furniture};

/// Where in a page a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Region {
    /// The outermost `<article>` around it, by number.
    pub(super) article: Option<u32>,
    /// Whether it is inside of `<main>`.
    pub(super) main: bool,
}

/// A paragraph of fewer bytes than this is no sign of an article.
const SHORTEST: usize = 80;

/// Marks what stands outside of the article as navigation. The article is the `<article>` with most of the
/// page's prose, else `<main>` if that has most of it, else the whole page. First-level headings stay.
pub(super) fn mark(blocks: &mut [Block], regions: &[Region]) {
    let mut articles: Vec<usize> = Vec::new();
    let (mut main, mut total) = (0, 0);
    for (block, region) in blocks.iter().zip(regions) {
        let length = block.span.len();
        let is_prose =
            matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote) && length >= SHORTEST;
        if !is_prose {
            continue;
        }
        total += length;
        main += if region.main { length } else { 0 };
        if let Some(article) = region.article.map(|article| article as usize) {
            articles.resize(articles.len().max(article + 1), 0);
            articles[article] += length;
        }
    }
    let longest =
        (0..articles.len()).max_by_key(|&article| (articles[article], usize::MAX - article));
    let is_inside: Box<dyn Fn(&Region) -> bool> = match longest {
        Some(article) if articles[article] * 10 >= total * 6 => {
            Box::new(move |region| region.article.is_some_and(|here| here as usize == article))
        }
        _ if main > 0 && main * 2 >= total => Box::new(|region| region.main),
        _ => return,
    };
    for (block, region) in blocks.iter_mut().zip(regions) {
        let stays = is_inside(region) || block.kind == BlockKind::Heading(1);
        if !stays && !matches!(block.kind, BlockKind::Furniture(_)) {
            block.kind = BlockKind::Furniture(Furniture::Navigation);
        }
    }
}
