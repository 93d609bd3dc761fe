//! The pages of a PDF, in order.

use std::collections::HashSet;

use super::file::File;
use super::syntax::{Dict, Object};
use crate::ReadError;

/// No file has more pages.
const MOST_PAGES: usize = 20_000;
/// Pages are filed no deeper.
const DEEPEST: usize = 64;

/// A page.
pub(super) struct Page<'f> {
    pub(super) dict: Dict<'f>,
    pub(super) resources: Dict<'f>,
    /// From units of the page as it is written to points of the page as it is seen.
    pub(super) matrix: [f64; 6],
    /// How high it is seen, in points.
    pub(super) height: f64,
}

/// What pages have from those that they are filed under.
#[derive(Clone, Default)]
struct Inherited<'f> {
    resources: Dict<'f>,
    turn: i64,
    bounds: Option<[f64; 4]>,
}

/// Gives each page in turn.
pub(super) fn each(
    file: &File<'_>,
    mut see: impl FnMut(&Page<'_>) -> Result<(), ReadError>,
) -> Result<usize, ReadError> {
    let root = file.root()?.dict().unwrap_or_default();
    let first = root.get(b"Pages").cloned().unwrap_or(Object::Null);
    let mut seen = HashSet::new();
    let mut open = vec![(first, Inherited::default(), 0)];
    let mut count = 0;
    while let Some((object, mut inherited, depth)) = open.pop() {
        if let Object::Reference(number) = object
            && !seen.insert(number)
        {
            continue;
        }
        // A page that is named and is not there was cut off.
        let Some(dict) = file.resolve(&object)?.dict() else {
            return Err(ReadError::Damaged);
        };
        if let Some(resources) = file.entry(&dict, b"Resources")?.dict() {
            inherited.resources = resources;
        }
        if let Some(turn) = file.number(&dict, b"Rotate")? {
            inherited.turn = turn as i64;
        }
        for name in [&b"MediaBox"[..], b"CropBox"] {
            inherited.bounds = bounds(file, &dict, name)?.or(inherited.bounds);
        }
        if let Some(below) = file.entry(&dict, b"Kids")?.array() {
            if depth == DEEPEST {
                return Err(ReadError::TooDeep);
            }
            for object in below.into_iter().rev() {
                file.spend(256)?;
                open.push((object, inherited.clone(), depth + 1));
            }
            continue;
        }
        count += 1;
        if count > MOST_PAGES {
            return Err(ReadError::TooLarge);
        }
        let [left, bottom, right, top] = inherited.bounds.unwrap_or([0.0, 0.0, 612.0, 792.0]);
        let (matrix, height) = match inherited.turn.rem_euclid(360) {
            90 => ([0.0, -1.0, 1.0, 0.0, -bottom, right], right - left),
            180 => ([-1.0, 0.0, 0.0, -1.0, right, top], top - bottom),
            270 => ([0.0, 1.0, -1.0, 0.0, top, -left], right - left),
            _ => ([1.0, 0.0, 0.0, 1.0, -left, -bottom], top - bottom),
        };
        see(&Page {
            dict,
            resources: inherited.resources,
            matrix,
            height,
        })?;
    }
    if count == 0 {
        return Err(ReadError::Damaged);
    }
    Ok(count)
}

fn bounds(file: &File<'_>, dict: &Dict<'_>, name: &[u8]) -> Result<Option<[f64; 4]>, ReadError> {
    let Some(corners) = file.entry(dict, name)?.array() else {
        return Ok(None);
    };
    let mut numbers = [0.0; 4];
    for (number, corner) in numbers.iter_mut().zip(&corners) {
        *number = file.resolve(corner)?.number().unwrap_or_default();
    }
    let [a, b, c, d] = numbers;
    Ok((corners.len() == 4).then(|| [a.min(c), b.min(d), a.max(c), b.max(d)]))
}
