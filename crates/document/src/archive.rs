//! The archives that office files are, read within limits.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use encoding_rs::Encoding;
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::ReadError;

/// All parts that are read of one file unpack to no more than this, however small it is packed.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// No office file has more parts.
const MOST_PARTS: usize = 20_000;

/// An office file's archive.
pub(crate) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Archive<'b> {
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(ReadError::TooLarge);
        }
        Ok(Self {
            zip,
            left: MOST_UNPACKED,
        })
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of a part; none where there is no such part.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.bytes(name)? else {
            return Ok(None);
        };
        // XML is UTF-8 unless it begins with a mark that says otherwise.
        if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
            return Ok(Some(encoding.decode(&bytes).0.into_owned()));
        }
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| ReadError::Damaged)
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(ReadError::Protected);
            }
            Err(_) => return Err(ReadError::Damaged),
        };
        // No honest part claims more than may be unpacked; what it claims below that is not believed either.
        if part.size() > MOST_UNPACKED {
            return Err(ReadError::TooLarge);
        }
        let mut bytes = Vec::new();
        part.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| ReadError::Damaged)?;
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or(ReadError::TooLarge)?;
        Ok(Some(bytes))
    }
}

/// The archive with some parts changed or added; all others are copied as they are packed.
pub(crate) fn rewritten(
    bytes: &[u8],
    changed: &BTreeMap<String, String>,
) -> Result<Vec<u8>, ReadError> {
    copied(bytes, changed).map_err(|_| ReadError::Damaged)
}

fn copied(bytes: &[u8], changed: &BTreeMap<String, String>) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4096)));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut written = BTreeSet::new();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index)?;
        let name = part.name()?.into_owned();
        match changed.get_key_value(&name) {
            Some((name, text)) => {
                if written.insert(name) {
                    out.start_file(name.as_str(), options)?;
                    out.write_all(text.as_bytes())?;
                }
            }
            None => out.raw_copy_file(part)?,
        }
    }
    for (name, text) in changed.iter().filter(|(name, _)| !written.contains(name)) {
        out.start_file(name.as_str(), options)?;
        out.write_all(text.as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}
