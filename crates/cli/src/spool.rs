//! What is written of each document, in the order of their names: kept in memory, or beyond a few megabytes in files without a
//! name, as runs that are each in order and are merged in the end. What stays in memory does not grow with the documents.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Error, Read, Result, Seek, SeekFrom, Write};

use document::sort_by;

/// So much is kept in memory, in bytes, and again as much of each file while runs are merged.
const MOST: usize = 8 * 1024 * 1024;
/// What a document takes beside its texts.
const EACH: usize = size_of::<Kept>();
/// What is read or written of a file at a time is this much, in bytes: the least and the most.
const PIECE: (usize, usize) = (4 * 1024, 64 * 1024);

/// What is kept of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Its name: what all are sorted by.
    pub(crate) name: String,
    /// What the list of documents says of it.
    pub(crate) entry: String,
    /// What is said on standard error: of how it was read, and of what is in it.
    pub(crate) said: [Vec<String>; 2],
    /// What is written of it.
    pub(crate) text: String,
}

/// Documents, in any order.
#[derive(Debug, Default)]
pub(crate) struct Spool {
    held: Vec<Kept>,
    /// How many bytes those take.
    bytes: usize,
    /// Two files, where there are too many: their texts, and all else.
    files: Option<[File; 2]>,
    /// How many bytes each holds.
    filed: [u64; 2],
    /// The runs in them.
    runs: Vec<Run>,
    /// Whether anything is said of any of them.
    pub(crate) says: bool,
}

/// Documents in order, one behind the other.
#[derive(Debug, Clone, Copy)]
struct Run {
    documents: usize,
    /// Where it begins in each file.
    from: [u64; 2],
}

impl Spool {
    /// Adds a document.
    ///
    /// # Errors
    /// If no file can be written for it.
    pub(crate) fn add(&mut self, kept: Kept) -> Result<()> {
        self.says |= kept.said.iter().any(|said| !said.is_empty());
        self.bytes += kept.name.len() + kept.entry.len() + kept.text.len() + EACH;
        self.held.push(kept);
        if self.bytes > MOST {
            self.file()
        } else {
            Ok(())
        }
    }

    /// Goes over all documents in order, with their texts or without.
    ///
    /// # Errors
    /// What `see` gives, or if a file cannot be written or read.
    pub(crate) fn each(
        &mut self,
        texts: bool,
        mut see: impl FnMut(&Kept) -> Result<()>,
    ) -> Result<()> {
        if self.runs.is_empty() {
            self.sort();
            return self.held.iter().try_for_each(see);
        }
        if !self.held.is_empty() {
            self.file()?;
        }
        let Some([text, rest]) = &self.files else {
            return Ok(());
        };
        let piece = (MOST / self.runs.len()).clamp(PIECE.0, PIECE.1);
        let mut runs: Vec<Reading<'_>> = Vec::with_capacity(self.runs.len());
        let mut first = BinaryHeap::with_capacity(self.runs.len());
        for run in &self.runs {
            let part = |file, next| BufReader::with_capacity(piece, Part { file, next });
            runs.push(Reading {
                left: run.documents,
                texts: texts.then(|| part(text, run.from[0])),
                rest: part(rest, run.from[1]),
                kept: Kept::default(),
            });
        }
        for (run, reading) in runs.iter_mut().enumerate() {
            first.extend(reading.next()?.map(|name| Reverse((name, run))));
        }
        while let Some(Reverse((name, run))) = first.pop() {
            let reading = &mut runs[run];
            reading.kept.name = name;
            if let Some(texts) = &mut reading.texts {
                reading.kept.text = get(texts)?;
            }
            see(&reading.kept)?;
            first.extend(reading.next()?.map(|name| Reverse((name, run))));
        }
        Ok(())
    }

    /// Moves what is held to the files, as a run.
    fn file(&mut self) -> Result<()> {
        self.sort();
        let files = match &mut self.files {
            Some(files) => files,
            none => none.insert([tempfile::tempfile()?, tempfile::tempfile()?]),
        };
        self.runs.push(Run {
            documents: self.held.len(),
            from: self.filed,
        });
        let [text, rest] = files;
        let mut out = Out::to(text)?;
        for kept in &self.held {
            out.put(&kept.text)?;
        }
        self.filed[0] += out.done()?;
        let mut out = Out::to(rest)?;
        for kept in self.held.drain(..) {
            out.put(&kept.name)?;
            out.put(&kept.entry)?;
            for said in &kept.said {
                out.many(said.len())?;
                said.iter().try_for_each(|line| out.put(line))?;
            }
        }
        self.filed[1] += out.done()?;
        self.bytes = 0;
        Ok(())
    }

    fn sort(&mut self) {
        sort_by(&mut self.held, |a, b| a.name.cmp(&b.name));
    }
}

/// The end of a file, and how much was written there.
struct Out<'a> {
    file: BufWriter<&'a File>,
    bytes: u64,
}

impl<'a> Out<'a> {
    fn to(mut file: &'a File) -> Result<Self> {
        file.seek(SeekFrom::End(0))?;
        let file = BufWriter::with_capacity(PIECE.1, file);
        Ok(Self { file, bytes: 0 })
    }

    fn many(&mut self, many: usize) -> Result<()> {
        self.bytes += size_of::<u64>() as u64;
        self.file.write_all(&(many as u64).to_le_bytes())
    }

    fn put(&mut self, text: &str) -> Result<()> {
        self.many(text.len())?;
        self.bytes += text.len() as u64;
        self.file.write_all(text.as_bytes())
    }

    /// Gives how many bytes were written.
    fn done(mut self) -> Result<u64> {
        self.file.flush()?;
        Ok(self.bytes)
    }
}

/// A file from some place on, whatever else is read of it in between.
struct Part<'a> {
    file: &'a File,
    next: u64,
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        self.file.seek(SeekFrom::Start(self.next))?;
        let read = self.file.read(into)?;
        self.next += read as u64;
        Ok(read)
    }
}

/// A run as it is read again.
struct Reading<'a> {
    left: usize,
    texts: Option<BufReader<Part<'a>>>,
    rest: BufReader<Part<'a>>,
    /// What was read last, save its name and text.
    kept: Kept,
}

impl Reading<'_> {
    /// Reads the next document but for its text, and gives its name.
    fn next(&mut self) -> Result<Option<String>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let name = get(&mut self.rest)?;
        self.kept.entry = get(&mut self.rest)?;
        for said in &mut self.kept.said {
            let lines = many(&mut self.rest)?;
            *said = (0..lines)
                .map(|_| get(&mut self.rest))
                .collect::<Result<_>>()?;
        }
        Ok(Some(name))
    }
}

fn many(from: &mut impl Read) -> Result<usize> {
    let mut bytes = [0; size_of::<u64>()];
    from.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes) as usize)
}

fn get(from: &mut impl Read) -> Result<String> {
    let mut bytes = vec![0; many(from)?];
    from.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(Error::other)
}

#[cfg(test)]
mod tests {
    use super::{Kept, MOST, Spool};

    fn kept(number: usize, length: usize) -> Kept {
        let said = |line: &str, unless: usize| {
            let lines = [format!("{line} {number}"), line.to_owned()];
            lines[..number % unless].to_vec()
        };
        Kept {
            name: format!("{:03}", number * 37 % 101),
            entry: format!("entry {number}"),
            said: [said("note", 2), said("remark", 3)],
            text: number.to_string().repeat(length),
        }
    }

    #[test]
    fn documents_come_out_in_order_from_memory_and_files() {
        // All in memory; most in files, in three runs; every one of them a run of its own.
        for length in [1, MOST / 80, MOST] {
            let numbers = 0..if length == MOST { 5 } else { 101 };
            let mut wanted: Vec<Kept> = numbers.map(|number| kept(number, length)).collect();
            let mut spool = Spool::default();
            for kept in &wanted {
                spool.add(kept.clone()).unwrap();
            }
            document::sort_by(&mut wanted, |a, b| a.name.cmp(&b.name));
            for texts in [false, true, true] {
                let mut found = wanted.iter();
                let see = |kept: &Kept| {
                    let wanted = found.next().unwrap();
                    assert_eq!(kept.name, wanted.name);
                    assert_eq!(kept.entry, wanted.entry);
                    assert_eq!(kept.said, wanted.said);
                    assert!(!texts || kept.text == wanted.text);
                    Ok(())
                };
                spool.each(texts, see).unwrap();
                assert_eq!(found.next(), None);
            }
            assert!(spool.says);
        }
        let mut spool = Spool::default();
        let none = |_: &Kept| unreachable!("there is none");
        spool.each(true, none).unwrap();
        assert!(!spool.says);
    }
}
