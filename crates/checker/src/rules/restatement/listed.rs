//! An announced number against what follows: "5 comments" and the heads of the comments.

use document::{BlockKind, Furniture};

use super::{bullets, named};
use crate::finding::{Finding, Verdict};
use crate::rules::Scene;
use crate::view::View;

pub(in crate::rules) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    for q in 0..view.reading.quantities.len() {
        out.extend(
            comments(view, q)
                .or_else(|| bullets::judge(view, q))
                .or_else(|| named::judge(view, q)),
        );
    }
}

/// "{ 5 comments … read them below }": as many comment heads behind it. A page may show only some, so fewer say nothing.
fn comments(view: &View<'_>, q: usize) -> Option<Finding> {
    let token = view.token(q);
    let announced = view.is_count(q)
        && token + 1 < view.end_token(token)
        && view.lower(token + 1).starts_with("comment");
    if !announced {
        return None;
    }
    let block = view.sentence(q).block;
    let head = BlockKind::Furniture(Furniture::CommentHead);
    let heads = view.document.blocks[block..]
        .iter()
        .filter(|block| block.kind == head)
        .count();
    let quantity = view.quantity(q);
    quantity
        .value
        .filter(|value| (value - heads as f64).abs() < 0.5)?;
    Some(Finding::announced(
        view,
        "restatement",
        Verdict::Consistent,
        q,
        format!("{heads} comments follow"),
    ))
}
