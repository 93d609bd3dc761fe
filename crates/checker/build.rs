//! Packs the tables of the evidence, which are large and asked for late: `lexicon/trees.tsv` and `lexicon/weights.tsv`.
#![allow(
    clippy::disallowed_methods,
    reason = "runs when the program is built, and reads and writes files then"
)]

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use flate2::Compression;
use flate2::write::ZlibEncoder;

fn main() -> Result<(), Box<dyn Error>> {
    let lexicon = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../lexicon");
    let out = env::var("OUT_DIR")?;
    for name in ["trees", "weights"] {
        let table = lexicon.join(name).with_extension("tsv");
        println!("cargo::rerun-if-changed={}", table.display());
        let text = fs::read(&table).map_err(|error| format!("{}: {error}", table.display()))?;
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&text)?;
        fs::write(Path::new(&out).join(name), packed.finish()?)?;
    }
    Ok(())
}
