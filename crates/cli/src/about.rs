//! What the program says of itself: its rules and their pages, completion scripts, the manual page.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::{Cli, RulesFormat};
use crate::output::say;

/// The rules, a line each or as data.
pub(crate) fn rules(format: RulesFormat) -> String {
    let rules = checker::RULES;
    match format {
        RulesFormat::Text => {
            let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
            let line = |rule: &checker::Rule| format!("{:width$}  {}\n", rule.id, rule.summary);
            rules.iter().map(line).collect()
        }
        RulesFormat::Json => {
            let rule = |rule: &checker::Rule| serde_json::json!({ "id": rule.id, "summary": rule.summary, "page": rule.page });
            report::json(&rules.iter().map(rule).collect::<Vec<_>>())
        }
    }
}

/// The pages of rules, and whether there are all of them.
pub(crate) fn explain(names: &[String]) -> (String, bool) {
    let mut pages = Vec::new();
    let mut all = true;
    for name in names {
        if let Some(rule) = checker::RULES.iter().find(|rule| rule.id == name) {
            pages.push(rule.page);
        } else {
            say(format_args!(
                "there is no rule {name}; `recount rules` lists them"
            ));
            all = false;
        }
    }
    (pages.join("\n"), all)
}

/// A completion script.
pub(crate) fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "recount", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The manual page: the program's own, and behind it those of its commands.
///
/// # Panics
/// Never: writing to memory does not fail.
pub(crate) fn man() -> String {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    let commands = command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help");
    for part in std::iter::once(&command).chain(commands) {
        let rendered = clap_mangen::Man::new(part.clone()).render(&mut page);
        rendered.expect("memory takes it");
    }
    String::from_utf8_lossy(&page).into_owned()
}
