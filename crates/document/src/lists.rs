//! Numbers the lists of a document.

/// Gives out the numbers by which the items of one list belong together.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    next: u32,
}

impl Lists {
    /// The number of a list that begins here.
    pub(crate) fn begin(&mut self) -> u32 {
        let number = self.next;
        self.next += 1;
        number
    }
}
