//! What drafts are held against: sources given on the command line and those that configurations name.

use std::path::{Path, PathBuf};

use checker::{Article, Part};

use crate::args::{Check, Scope};
use crate::config::{Configs, from_here};
use crate::input::{Input, gather};
use crate::names;

/// The sources that the drafts' configurations name, where documents are held against each other.
pub(crate) fn agreed_sources(
    inputs: &[Input],
    scope: Scope,
    configs: &mut Configs,
) -> Vec<PathBuf> {
    if scope == Scope::Document {
        return Vec::new();
    }
    for input in inputs {
        input.config(configs);
    }
    let configs = configs.all();
    let sources = configs.iter().flat_map(|config| &config.sources);
    sources.map(|source| from_here(source)).collect()
}

/// Which documents are sources: those given as such or in a folder given as such, unless they are named as drafts, by
/// themselves or with a folder that lies in a source.
pub(crate) fn parts(articles: &[Article<'_>], paths: &[PathBuf], sources: &[PathBuf]) -> Vec<Part> {
    if sources.is_empty() {
        return vec![Part::Draft; articles.len()];
    }
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let drafts: Vec<_> = paths.iter().map(|path| real(path)).collect();
    let sources: Vec<_> = sources.iter().map(|path| real(path)).collect();
    let part = |article: &Article<'_>| {
        let path = real(&names::path(article.document.file()));
        let source = sources.iter().find(|source| path.starts_with(source));
        let named = |source: &PathBuf| {
            let mut drafts = drafts.iter();
            drafts.any(|draft| path.starts_with(draft) && draft.starts_with(source))
        };
        if source.is_some_and(|source| !named(source)) {
            Part::Source
        } else {
            Part::Draft
        }
    };
    articles.iter().map(part).collect()
}

/// What a change to calls for another check: drafts, sources, configurations.
pub(crate) fn watched(args: &Check) -> Vec<PathBuf> {
    let mut watched = [args.paths.as_slice(), &args.sources].concat();
    let mut configs = Configs::default();
    let (inputs, _) = gather(&watched);
    watched.extend(agreed_sources(&inputs, args.scope, &mut configs));
    for input in &inputs {
        input.config(&mut configs);
    }
    watched.extend(configs.all().iter().map(|config| config.file.clone()));
    watched
}
