//! A plan as readable text: what tests compare, and what a person may read instead of the pages.

use std::fmt;

use super::plan::{Plan, PlannedAuthority, PlannedEntry, PlannedExhibit, PlannedSource};

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "title: {}\nfile: {}\ndraft: {}",
            self.title, self.file_name, self.draft
        )?;
        writeln!(f, "\nCOVER")?;
        for line in &self.cover.tribunal {
            writeln!(f, "  {line}")?;
        }
        writeln!(f, "  reference: {}", self.cover.reference)?;
        for (name, role) in &self.cover.parties {
            writeln!(f, "  {role}: {name}")?;
        }
        writeln!(f, "  title: {}", self.cover.title)?;
        for (label, value) in &self.cover.details {
            writeln!(f, "  {label}: {value}")?;
        }
        writeln!(f, "\n{}", self.schedule.heading.to_uppercase())?;
        for notice in &self.schedule.notices {
            writeln!(f, "  ! {notice}")?;
        }
        for issue in &self.schedule.issues {
            writeln!(f, "  {}: {} [{}]", issue.number, issue.label, issue.key)?;
            for authority in &issue.authorities {
                write_authority(f, authority)?;
            }
            for entry in &issue.entries {
                write_entry(f, entry)?;
            }
        }
        writeln!(f, "\nSOURCES")?;
        for (number, source) in (1..).zip(&self.sources) {
            write_source(f, number, source)?;
        }
        if !self.exhibits.is_empty() {
            writeln!(f, "\nEXHIBITS (dividers: {})", self.dividers)?;
        }
        for exhibit in &self.exhibits {
            write_exhibit(f, exhibit)?;
        }
        Ok(())
    }
}

fn write_authority(f: &mut fmt::Formatter<'_>, authority: &PlannedAuthority) -> fmt::Result {
    writeln!(
        f,
        "    § {} | {} | {} | {} | {}",
        authority.citation,
        authority.details,
        authority
            .holding
            .as_deref()
            .or(authority.subject.as_deref())
            .unwrap_or("–"),
        authority.status.join("; "),
        authority.address
    )
}

fn write_entry(f: &mut fmt::Formatter<'_>, entry: &PlannedEntry) -> fmt::Result {
    let proposition = entry.proposition.as_deref().unwrap_or("–");
    writeln!(f, "    {} {proposition}", entry.label)?;
    writeln!(
        f,
        "      {} | {} | {} | {} | source {}",
        entry.publisher,
        entry.title,
        entry.details,
        entry.remarks.join("; "),
        entry.source + 1
    )?;
    writeln!(f, "      {}: {}", entry.kind.label(), entry.text)?;
    match &entry.note {
        Some(note) => writeln!(f, "      note: {note}"),
        None => Ok(()),
    }
}

fn write_exhibit(f: &mut fmt::Formatter<'_>, exhibit: &PlannedExhibit) -> fmt::Result {
    let section = exhibit.section.as_deref().unwrap_or("–");
    let part = exhibit.part.as_deref().unwrap_or("whole");
    writeln!(
        f,
        "  {section} | {} | {} | {} pages | {part}",
        exhibit.title, exhibit.date, exhibit.pages
    )
}

fn write_source(f: &mut fmt::Formatter<'_>, number: u32, source: &PlannedSource) -> fmt::Result {
    let entries: Vec<String> = source.entries.iter().map(u32::to_string).collect();
    writeln!(
        f,
        "  {number}. {} | {} | {}",
        source.publisher, source.title, source.details
    )?;
    writeln!(
        f,
        "     {} | {} | entries {}",
        source.address,
        source.retrieved.as_deref().unwrap_or("–"),
        entries.join(", ")
    )
}
