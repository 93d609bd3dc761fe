//! The tables of the evidence, as `build.rs` packs them: large, and not asked for before something disagrees.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// The text of a table.
pub(super) fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    ZlibDecoder::new(packed)
        .read_to_string(&mut text)
        .expect("build.rs has packed it");
    text
}
