//! Numbers by chance, and bytes broken by it.

/// Files do not grow beyond this.
pub(crate) const LARGEST: usize = 1 << 20;

/// Bits that readers treat in special ways.
const BITS: &[&[u8]] = &[
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\r",
    b"\n\n",
    b"\t",
    b"|",
    b"<",
    b">",
    b"</",
    b"&#",
    b"&amp;",
    b"\"",
    b"(",
    b")",
    b"[",
    b"]",
    b"<<",
    b">>",
    b" 0 R",
    b" obj",
    b"stream\n",
    b"endstream",
    b"trailer",
    b"/Filter",
    b"/FlateDecode",
    b"/LZWDecode",
    b"/ASCII85Decode",
    b"/Predictor 15",
    b"/Kids[",
    b"/Length 4294967295",
    b" Tj ",
    b" Td ",
    b" Do ",
    b"BT ",
    b"-1",
    b"4294967296",
    b"1e9",
    b"99999999999999999999",
    b"<w:p>",
    b"</w:p>",
    b"<w:tbl>",
    b"<w:fldChar w:fldCharType=\"begin\"/>",
    b"<text:p>",
    b"table:number-columns-repeated=\"999999\"",
    b"<row r=\"1048576\">",
    b"<c r=\"XFD1\">",
    b"<table>",
    b"<td colspan=9>",
    b"<!DOCTYPE",
    b"<![CDATA[",
    b"]]>",
    b"```",
    b"---\n",
    b"=?utf-8?q?=",
    b"boundary=",
    b"--",
    b"=3D",
    b"{\"text\":",
    b"}",
    b"\\u00",
];

/// Numbers by chance, the same in every run.
pub(crate) struct Chance(u64);

impl Chance {
    /// The same for the same name.
    pub(crate) fn of(name: &str) -> Self {
        Self(name.bytes().fold(0x9E37_79B9_7F4A_7C15, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        }))
    }

    /// A number less than `most`; 0 if there is none.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    /// One of some.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// A stretch of so many bytes.
    pub(crate) fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = match self.below(4) {
            0 => length,
            _ => 16,
        };
        start..(start + self.below(most + 1)).min(length)
    }
}

/// Bytes, broken in a few places.
pub(crate) fn broken(mut bytes: Vec<u8>, others: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    for _ in 0..=chance.below(6) {
        let stretch = chance.stretch(bytes.len());
        match chance.below(8) {
            0 if !bytes.is_empty() => {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            1 => drop(bytes.drain(stretch)),
            2 => {
                let again = bytes[stretch.clone()].to_vec();
                for _ in 0..=chance.below(8) {
                    bytes.splice(stretch.end..stretch.end, again.iter().copied());
                }
            }
            3 | 4 => {
                let bit = BITS[chance.below(BITS.len())];
                bytes.splice(stretch, bit.iter().copied());
            }
            5 => bytes.truncate(stretch.end),
            6 if !others.is_empty() => {
                let other = &others[chance.below(others.len())];
                let part = other[chance.stretch(other.len())].to_vec();
                bytes.splice(stretch, part);
            }
            _ => {
                let many = 1 << chance.below(14);
                let bit = BITS[chance.below(BITS.len())].repeat(many);
                bytes.splice(stretch.start..stretch.start, bit);
            }
        }
        bytes.truncate(LARGEST);
    }
    bytes
}
