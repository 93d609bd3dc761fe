//! What is fed, until a time is over or something gives way.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::chance::Chance;

/// Nothing of these sizes may take longer, however busy the machine is.
const SLOWEST: Duration = Duration::from_secs(30);

thread_local! {
    /// Where this thread panicked last.
    static PLACE: RefCell<String> = RefCell::default();
}

/// Lets panics be told by who catches them.
pub(crate) fn keep_panics() {
    std::panic::set_hook(Box::new(|panic| {
        PLACE.set(
            panic
                .location()
                .map(ToString::to_string)
                .unwrap_or_default(),
        );
    }));
}

/// Makes input by chance.
pub(crate) type Make = Box<dyn FnMut(&mut Chance) -> Vec<u8> + Send>;

/// Holds what comes of an input to what is promised, by a panic; says whether it was input at all.
type Hold = Box<dyn Fn(&[u8]) -> bool + Send>;

/// One thing that takes input.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// The ending of a file that holds its input.
    pub(crate) ending: &'static str,
    pub(crate) make: Make,
    pub(crate) hold: Hold,
}

impl Target {
    /// Feeds it until the deadline; gives what went wrong, each thing once.
    pub(crate) fn feed(mut self, deadline: Instant) -> Vec<String> {
        let name = self.name;
        let mut chance = Chance::of(name);
        let mut wrong: BTreeMap<String, String> = BTreeMap::new();
        let (mut runs, mut taken, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
        while Instant::now() < deadline {
            let bytes = (self.make)(&mut chance);
            let start = Instant::now();
            let done = catch_unwind(AssertUnwindSafe(|| (self.hold)(&bytes)));
            let took = start.elapsed();
            slowest = slowest.max(took);
            runs += 1;
            let what = match done {
                Ok(is_input) => {
                    taken += u64::from(is_input);
                    if took < SLOWEST {
                        continue;
                    }
                    "took too long".to_owned()
                }
                Err(panic) => {
                    let what = panic.downcast_ref::<String>().cloned();
                    let what = what.or(panic.downcast_ref::<&str>().map(|what| (*what).to_owned()));
                    format!("{} at {}", what.unwrap_or_default(), PLACE.take())
                }
            };
            wrong.entry(what).or_insert_with(|| self.kept(runs, &bytes));
        }
        println!(
            "{name}: {runs} inputs, {taken} of them taken, the slowest in {} ms",
            slowest.as_millis()
        );
        let told = |(what, file)| format!("{name}: {what} ({file})");
        wrong.into_iter().map(told).collect()
    }

    /// Where an input that did harm was put.
    fn kept(&self, run: u64, bytes: &[u8]) -> String {
        let folder = Path::new("target/fuzz");
        let file = folder.join(format!("{}-{run}.{}", self.name, self.ending));
        let done = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, bytes));
        done.map_or_else(|error| error.to_string(), |()| file.display().to_string())
    }
}
