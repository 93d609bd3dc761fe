//! `recount.toml`: what a newsroom has agreed on, found upward from each draft.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use document::one_by_one;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Deserialize;
use toml::Spanned;

use crate::vocabulary::{Table, Unit, Vocabulary};

/// The name of the file.
pub(crate) const NAME: &str = "recount.toml";

/// What a file says, resolved.
#[derive(Debug)]
pub(crate) struct Config {
    /// The file.
    pub(crate) file: PathBuf,
    /// What to make of each rule's inconsistencies; rules that are not named keep the severity that they found.
    levels: BTreeMap<String, Level>,
    /// Drafts that are not checked.
    exclude: Gitignore,
    /// Files and folders that drafts are held against.
    pub(crate) sources: Vec<PathBuf>,
    /// What it adds to the lexicon.
    pub(crate) vocabulary: Vocabulary,
}

/// What to make of a rule's inconsistencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// Do not report them.
    Off,
    /// As severe as they were found to be.
    On,
    Note,
    Warning,
    Error,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, Level>,
    #[serde(default)]
    source: Vec<Source>,
    #[serde(default)]
    tolerances: Table<f64>,
    #[serde(default)]
    words: Table<String>,
    #[serde(default)]
    synonyms: Table<String>,
    #[serde(default)]
    units: Table<Unit>,
}

/// A file or folder that drafts are held against.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    path: Spanned<PathBuf>,
}

impl Config {
    /// Reads a file's text. Paths in it are relative to its `folder`.
    ///
    /// # Errors
    /// If it is no TOML or says something that there is not: line, column and what is the matter.
    pub(crate) fn parse(text: &str, folder: &Path) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            said(text, at, &with_nearest(error.message()))
        })?;
        for name in file.rules.keys() {
            let known = || checker::RULES.iter().map(|rule| rule.id);
            if !known().any(|id| id == name.get_ref()) {
                let what = format!("there is no rule `{}`", name.get_ref());
                let what = with_hint(&what, nearest(name.get_ref(), known()));
                return Err(said(text, name.span().start, &what));
            }
        }
        let sources = file.source.iter().map(|source| {
            let path = folder.join(source.path.get_ref());
            if path.exists() {
                return Ok(path);
            }
            let what = format!("there is no file or folder {}", path.display());
            Err(said(text, source.path.span().start, &what))
        });
        let sources = sources.collect::<Result<_, _>>()?;
        let vocabulary = Vocabulary::of(&file.tolerances, &file.words, &file.synonyms, &file.units)
            .map_err(|(at, what)| said(text, at, &what))?;
        let mut exclude = GitignoreBuilder::new(folder);
        for glob in &file.exclude {
            exclude
                .add_line(None, glob.get_ref())
                .map_err(|error| said(text, glob.span().start, &error.to_string()))?;
        }
        Ok(Self {
            file: folder.join(NAME),
            sources,
            vocabulary,
            levels: one_by_one(
                file.rules
                    .into_iter()
                    .map(|(name, level)| (name.into_inner(), level)),
            ),
            exclude: exclude
                .build()
                .map_err(|error| said(text, 0, &error.to_string()))?,
        })
    }

    /// The folder that it lies in.
    fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new("."))
    }

    /// What to make of a rule's inconsistencies.
    pub(crate) fn level(&self, rule: &str) -> Level {
        self.levels.get(rule).copied().unwrap_or(Level::On)
    }

    /// Whether a draft, given by its canonical path, is left out.
    pub(crate) fn excludes(&self, file: &Path) -> bool {
        file.starts_with(self.exclude.path())
            && self
                .exclude
                .matched_path_or_any_parents(file, false)
                .is_ignore()
    }
}

/// Files of configuration by the folders that they hold for; each is read once.
#[derive(Debug, Default)]
pub(crate) struct Configs {
    folders: HashMap<PathBuf, Option<Arc<Config>>>,
    /// What is the matter with files that were found, each with its path.
    pub(crate) problems: Vec<(String, String)>,
}

impl Configs {
    /// The configuration that holds for a file: that of the nearest folder above which has one.
    pub(crate) fn of(&mut self, file: &Path) -> Option<Arc<Config>> {
        let file = file.canonicalize().ok()?;
        self.for_folder(file.parent()?)
    }

    /// Every configuration that was found, by the paths of their files.
    pub(crate) fn all(&self) -> Vec<Arc<Config>> {
        let found = self.folders.values().flatten();
        let all: BTreeMap<_, _> = one_by_one(found.map(|config| (&config.file, config)));
        all.into_values().cloned().collect()
    }

    /// The configuration that holds in a folder, given by its canonical path.
    pub(crate) fn for_folder(&mut self, folder: &Path) -> Option<Arc<Config>> {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let found = match std::fs::read_to_string(folder.join(NAME)) {
            Ok(text) => self.read(&text, folder),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                folder.parent().and_then(|above| self.for_folder(above))
            }
            Err(error) => {
                self.complain(folder, error.to_string());
                None
            }
        };
        self.folders.insert(folder.to_owned(), found.clone());
        found
    }

    fn read(&mut self, text: &str, folder: &Path) -> Option<Arc<Config>> {
        match Config::parse(text, folder) {
            Ok(config) => Some(Arc::new(config)),
            Err(what) => {
                self.complain(folder, what);
                None
            }
        }
    }

    /// Makes what the files that were found add to the lexicon hold for the run.
    pub(crate) fn hold(&mut self) {
        let mut vocabulary = Vocabulary::default();
        let all = self.all();
        for config in &all {
            for what in vocabulary.join(&config.vocabulary) {
                self.complain(config.folder(), what);
            }
        }
        if let Err(what) = vocabulary.hold() {
            let folder = all.first().map_or(Path::new("."), |config| config.folder());
            self.complain(folder, what);
        }
    }

    fn complain(&mut self, folder: &Path, what: String) {
        let path = from_here(&folder.join(NAME));
        self.problems.push((path.display().to_string(), what));
    }
}

/// A path as it is seen from the folder that the program runs in.
pub(crate) fn from_here(path: &Path) -> PathBuf {
    let Ok(here) = std::env::current_dir().and_then(|here| here.canonicalize()) else {
        return path.to_owned();
    };
    let shared = here.components().zip(path.components());
    let shared = shared.take_while(|(a, b)| a == b).count();
    // Two places that share nothing but the root are far apart.
    if shared < 2 {
        return path.to_owned();
    }
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

/// A message with its place in a text.
fn said(text: &str, at: usize, what: &str) -> String {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    format!(
        "line {line}, column {}: {what}",
        before[start..].chars().count() + 1
    )
}

/// A message of the TOML reader, and the right key that is nearest to one that there is not.
fn with_nearest(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    match (message.starts_with("unknown"), names.next()) {
        (true, Some(wrong)) => with_hint(message, nearest(wrong, names)),
        _ => message.trim_end().to_owned(),
    }
}

/// A message with the name that was meant, if that can be told.
pub(crate) fn with_hint(message: &str, nearest: Option<&str>) -> String {
    match nearest {
        Some(name) => format!("{message}; did you mean `{name}`?"),
        None => message.to_owned(),
    }
}

/// Longer names, in bytes, are like none: to hold them against all words takes the product of both lengths.
const LONGEST: usize = 100;

/// The name most like a wrong one, if any is like it at all.
pub(crate) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let likeness = |name: &str| strsim::jaro_winkler(wrong, name);
    names
        .map(|name| (likeness(name), name))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Config, Level};

    fn read(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("/drafts"))
    }

    #[test]
    fn a_file_says_what_becomes_of_rules() {
        let config =
            read("exclude = [\"old/\"]\n[rules]\nsum = \"off\"\nshare = \"note\"\n").unwrap();
        assert_eq!(config.level("sum"), Level::Off);
        assert_eq!(config.level("share"), Level::Note);
        assert_eq!(config.level("rate"), Level::On);
    }

    #[test]
    fn what_there_is_not_is_told_with_its_place_and_the_nearest_name() {
        let error = |text| read(text).unwrap_err();
        assert_eq!(
            error("[rules]\nsum = \"off\"\nshares = \"note\"\n"),
            "line 3, column 1: there is no rule `shares`; did you mean `share`?"
        );
        let unknown = error("\nexclud = []\n");
        assert!(
            unknown.starts_with("line 2, column 1: unknown field `exclud`"),
            "{unknown}"
        );
        assert!(unknown.ends_with("did you mean `exclude`?"), "{unknown}");
        let level = error("[rules]\nsum = \"warn\"\n");
        assert!(
            level.starts_with("line 2, column 7: unknown variant `warn`"),
            "{level}"
        );
        assert!(level.ends_with("did you mean `warning`?"), "{level}");
        assert!(error("[rules\n").starts_with("line 1, column "));
    }

    #[test]
    fn no_name_is_near_to_a_whole_page() {
        let page = "abouts".repeat(10_000);
        let error = read(&format!("[words]\nabout = \"{page}\"\n")).unwrap_err();
        assert!(!error.contains("did you mean"));
    }
}
