//! How the data in a PDF is packed. Pictures are never unpacked.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::syntax::is_blank;

/// What a stream says of one of its filters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parameters {
    pub(super) predictor: u32,
    pub(super) colours: usize,
    pub(super) bits: usize,
    pub(super) columns: usize,
    pub(super) early: bool,
}

impl Parameters {
    /// How many bytes a row has and how many a pixel.
    fn row(&self) -> Option<(usize, usize)> {
        let pixel = self.colours.checked_mul(self.bits)?;
        let row = pixel.checked_mul(self.columns)?.div_ceil(8);
        (row > 0).then_some((row, pixel.div_ceil(8).max(1)))
    }
}

/// Unpacks by one filter, up to `most` bytes and one more; none where the filter is not for text. Says, too, whether
/// all of it could be unpacked.
pub(super) fn unpack(
    name: &[u8],
    packed: &[u8],
    parameters: &Parameters,
    most: usize,
) -> Option<(Vec<u8>, bool)> {
    let (data, whole) = match name {
        b"FlateDecode" | b"Fl" => inflate(packed, most),
        b"LZWDecode" | b"LZW" => lzw(packed, parameters.early, most),
        b"ASCIIHexDecode" | b"AHx" => return Some((hexadecimal(packed), true)),
        b"ASCII85Decode" | b"A85" => return Some((base85(packed), true)),
        b"RunLengthDecode" | b"RL" => return Some((runs(packed, most), true)),
        _ => return None,
    };
    Some((unpredict(data, parameters), whole))
}

/// A stream that is cut off is read as far as it goes, as every viewer does.
fn inflate(packed: &[u8], most: usize) -> (Vec<u8>, bool) {
    let most = most as u64 + 1;
    let mut data = Vec::new();
    let whole = ZlibDecoder::new(packed)
        .take(most)
        .read_to_end(&mut data)
        .is_ok();
    if data.is_empty() && !whole {
        // Some programs leave the head out.
        let bare = packed.get(2..).unwrap_or_default();
        let whole = DeflateDecoder::new(bare).take(most).read_to_end(&mut data);
        return (data, whole.is_ok());
    }
    (data, whole)
}

fn lzw(packed: &[u8], early: bool, most: usize) -> (Vec<u8>, bool) {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut data: Vec<u8> = Vec::new();
    // Each code above the end stands for a stretch of what was unpacked before.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut width, mut held, mut bits) = (9, 0_u32, 0);
    for &byte in packed {
        held = held << 8 | u32::from(byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        if code == END || data.len() > most {
            return (data, true);
        }
        if code == CLEAR {
            table.clear();
            last = None;
            width = 9;
            continue;
        }
        let start = data.len();
        match (code, last) {
            (0..=255, _) => data.push(code as u8),
            _ if code - END - 1 < table.len() => {
                let (from, to) = table[code - END - 1];
                data.extend_from_within(from..to);
            }
            (_, Some((from, to))) if code - END - 1 == table.len() => {
                data.extend_from_within(from..to);
                let first = data[from];
                data.push(first);
            }
            _ => return (data, false),
        }
        if let Some((from, to)) = last
            && table.len() + END + 1 < 4096
        {
            // What came last and one more byte, which stand side by side.
            table.push((from, to + 1));
        }
        last = Some((start, data.len()));
        let next = END + 1 + table.len() + usize::from(early);
        width = match next {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    (data, false)
}

fn hexadecimal(packed: &[u8]) -> Vec<u8> {
    let digits: Vec<_> = packed
        .iter()
        .take_while(|&&byte| byte != b'>')
        .filter_map(|&byte| char::from(byte).to_digit(16))
        .collect();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| (pair[0] << 4 | pair.get(1).unwrap_or(&0)) as u8)
        .collect()
}

fn base85(packed: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(packed.len() / 5 * 4);
    let mut group = [84_u64; 5];
    let mut count = 0;
    for &byte in packed.iter().filter(|&&byte| !is_blank(byte)) {
        match byte {
            b'z' if count == 0 => data.extend([0; 4]),
            b'!'..=b'u' => {
                group[count] = u64::from(byte - b'!');
                count += 1;
            }
            _ => break,
        }
        if count == 5 {
            data.extend(&of_base85(group));
            group = [84; 5];
            count = 0;
        }
    }
    if count > 1 {
        data.extend(&of_base85(group)[..count - 1]);
    }
    data
}

fn of_base85(group: [u64; 5]) -> [u8; 4] {
    let value = group.iter().fold(0, |value, digit| value * 85 + digit);
    (value as u32).to_be_bytes()
}

fn runs(packed: &[u8], most: usize) -> Vec<u8> {
    let mut data = Vec::new();
    let mut at = 0;
    while let Some(&length) = packed.get(at).filter(|_| data.len() <= most) {
        let count = usize::from(length);
        match length {
            0..=127 => {
                let end = (at + 2 + count).min(packed.len());
                data.extend_from_slice(&packed[at + 1..end]);
                at = end;
            }
            128 => break,
            _ => {
                let Some(&byte) = packed.get(at + 1) else {
                    break;
                };
                data.resize(data.len() + 257 - count, byte);
                at += 2;
            }
        }
    }
    data
}

/// Tables are packed as differences to what stands above and to the left.
fn unpredict(mut data: Vec<u8>, parameters: &Parameters) -> Vec<u8> {
    let Some((row, pixel)) = parameters.row().filter(|_| parameters.predictor > 1) else {
        return data;
    };
    if parameters.predictor == 2 {
        for line in data.chunks_mut(row) {
            for at in pixel..line.len() {
                line[at] = line[at].wrapping_add(line[at - pixel]);
            }
        }
        return data;
    }
    let mut above = vec![0; row.min(data.len())];
    let mut plain = Vec::with_capacity(data.len());
    for line in data.chunks_mut(row + 1) {
        let [kind, line @ ..] = line else {
            break;
        };
        for at in 0..line.len() {
            let up = above[at];
            let left = at.checked_sub(pixel).map_or(0, |at| line[at]);
            let corner = at.checked_sub(pixel).map_or(0, |at| above[at]);
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => nearest(left, up, corner),
                _ => 0,
            };
            line[at] = line[at].wrapping_add(guess);
        }
        above[..line.len()].copy_from_slice(line);
        plain.extend_from_slice(line);
    }
    plain
}

/// Of three neighbours the one that a plane through them comes nearest to.
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let plane = i16::from(left) + i16::from(up) - i16::from(corner);
    let off = |value: u8| (plane - i16::from(value)).abs();
    if off(left) <= off(up) && off(left) <= off(corner) {
        left
    } else if off(up) <= off(corner) {
        up
    } else {
        corner
    }
}
