//! What the elements of HTML mean for the text.

use crate::{Furniture, furniture};

/// How an element is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Not at all.
    Never,
    /// On lines of its own.
    Block,
    /// Within a line.
    Inline,
}

pub(super) fn shown(name: &[u8]) -> Shown {
    match name {
        b"audio" | b"canvas" | b"datalist" | b"del" | b"embed" | b"iframe" | b"math"
        | b"noscript" | b"object" | b"s" | b"script" | b"select" | b"strike" | b"style"
        | b"svg" | b"template" | b"textarea" | b"video" => Shown::Never,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"button" | b"caption"
        | b"center" | b"dd" | b"details" | b"dialog" | b"dir" | b"div" | b"dl" | b"dt"
        | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3"
        | b"h4" | b"h5" | b"h6" | b"head" | b"header" | b"hgroup" | b"hr" | b"html" | b"legend"
        | b"li" | b"main" | b"menu" | b"nav" | b"ol" | b"option" | b"p" | b"pre" | b"search"
        | b"section" | b"summary" | b"table" | b"tbody" | b"td" | b"tfoot" | b"th" | b"thead"
        | b"title" | b"tr" | b"ul" => Shown::Block,
        _ => Shown::Inline,
    }
}

/// Whether an element has no content and no end tag.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// The elements that a start tag ends without their end tags, and those that keep them open.
pub(super) fn ends(name: &[u8]) -> (&'static [&'static [u8]], &'static [&'static [u8]]) {
    match name {
        b"li" => (&[b"li", b"p"], &[b"ul", b"ol", b"menu"]),
        b"dt" | b"dd" => (&[b"dt", b"dd", b"p"], &[b"dl"]),
        b"td" | b"th" => (&[b"td", b"th", b"p"], &[b"table", b"tr"]),
        b"tr" => (&[b"tr", b"td", b"th", b"p"], &[b"table"]),
        b"tbody" | b"tfoot" | b"thead" => (
            &[b"tbody", b"tfoot", b"thead", b"tr", b"td", b"th"],
            &[b"table"],
        ),
        b"option" => (&[b"option"], &[b"select"]),
        _ if shown(name) == Shown::Block => (
            &[b"p"],
            &[
                b"td",
                b"th",
                b"li",
                b"div",
                b"blockquote",
                b"article",
                b"section",
            ],
        ),
        _ => (&[], &[]),
    }
}

/// What an element's name says of its content, wherever it stands.
pub(super) fn furniture_of_name(name: &[u8]) -> Option<Furniture> {
    match name {
        b"nav" | b"aside" | b"form" | b"button" | b"dialog" | b"menu" | b"search" => {
            Some(Furniture::Navigation)
        }
        b"footer" => Some(Furniture::Boilerplate),
        _ => None,
    }
}

/// What an element's classes and id say of its content.
pub(super) fn furniture_of_classes(classes: &str) -> Option<furniture::Class> {
    classes.split_ascii_whitespace().find_map(furniture::class)
}
