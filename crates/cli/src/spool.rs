//! What is written of each document, kept until it is known what stands before it: in memory, or beyond a few megabytes in a
//! file without a name.

use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom, Write};
use std::ops::Range;

/// So much is kept in memory, in bytes.
const MOST: usize = 16 * 1024 * 1024;

/// Texts one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Spool {
    /// The first of them, where there are too many.
    file: Option<File>,
    /// How many bytes the file holds.
    filed: u64,
    /// The others.
    memory: Vec<u8>,
}

impl Spool {
    /// Adds a text; gives its place.
    ///
    /// # Errors
    /// If no file can be written for it.
    pub(crate) fn add(&mut self, text: &str) -> Result<Range<u64>> {
        if self.memory.len() + text.len() > MOST {
            let file = match &mut self.file {
                Some(file) => file,
                none => none.insert(tempfile::tempfile()?),
            };
            file.write_all(&self.memory)?;
            self.filed += self.memory.len() as u64;
            self.memory.clear();
        }
        let from = self.filed + self.memory.len() as u64;
        self.memory.extend_from_slice(text.as_bytes());
        Ok(from..from + text.len() as u64)
    }

    /// Writes some of the texts in an order, all but the last `less` bytes.
    ///
    /// # Errors
    /// If they cannot be written, or the file cannot be read.
    pub(crate) fn write(
        &mut self,
        texts: impl Iterator<Item = Range<u64>>,
        less: u64,
        out: &mut impl Write,
    ) -> Result<()> {
        let mut due: Option<Range<u64>> = None;
        for text in texts.filter(|text| !text.is_empty()) {
            match &mut due {
                Some(run) if run.end == text.start => run.end = text.end,
                _ => {
                    if let Some(run) = due.replace(text) {
                        self.copy(run, out)?;
                    }
                }
            }
        }
        match due {
            Some(run) => self.copy(run.start..run.end - less, out),
            None => Ok(()),
        }
    }

    fn copy(&mut self, run: Range<u64>, out: &mut impl Write) -> Result<()> {
        if let Some(file) = self.file.as_mut().filter(|_| run.start < self.filed) {
            file.seek(SeekFrom::Start(run.start))?;
            let len = run.end.min(self.filed) - run.start;
            std::io::copy(&mut file.take(len), out)?;
        }
        if run.end > self.filed {
            let from = run.start.saturating_sub(self.filed) as usize;
            out.write_all(&self.memory[from..(run.end - self.filed) as usize])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Spool};

    #[test]
    fn texts_come_out_in_any_order_from_memory_and_file() {
        let mut spool = Spool::default();
        let long = "x".repeat(MOST - 4);
        let places: Vec<_> = ["one,", &long, "three,", "four,"]
            .map(|text| spool.add(text).unwrap())
            .into();
        let mut out = Vec::new();
        let picked = [3, 0, 1, 2].map(|at: usize| places[at].clone());
        spool.write(picked.into_iter(), 1, &mut out).unwrap();
        assert_eq!(out, format!("four,one,{long}three").into_bytes());
        let mut out = Vec::new();
        spool.write(std::iter::empty(), 1, &mut out).unwrap();
        assert!(out.is_empty());
    }
}
