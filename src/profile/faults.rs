//! Values that no bundle could be made with.

use super::template::words;
use super::{IndexColumn, Profile, Ruled};

/// Letters of a prefix: it stands at the foot of every page.
const PREFIX: usize = 12;

/// Millimetres of a side of the paper.
const SIDE: std::ops::RangeInclusive<f32> = 100.0..=500.0;

/// The words that a name of a file may be made of.
pub(super) const IN_FILE_NAME: [&str; 4] = ["reference", "prefix", "title", "hearing"];
const IN_SUPPLEMENTARY: [&str; 6] = ["reference", "prefix", "title", "hearing", "n", "date"];

/// The field, and what is wrong with it.
pub(super) fn faults(profile: &Profile) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let mut when = |is_wrong: bool, field: &'static str, message: &str| {
        if is_wrong {
            found.push((field, message.to_owned()));
        }
    };
    let is_blank = |text: &str| text.trim().is_empty();
    when(is_blank(&profile.name), "name", "The name says nothing.");
    let is_over = |last| last < profile.in_force;
    when(
        profile.until.is_some_and(is_over),
        "until",
        "The rules end before they begin.",
    );
    when(
        is_blank(&profile.bundle_title),
        "bundle_title",
        "The bundle has no title.",
    );
    let parties = &profile.parties;
    let is_unnamed = is_blank(&parties.appellant) || is_blank(&parties.respondent);
    when(is_unnamed, "parties", "A party is called nothing.");
    let is_long = |ruled: &Ruled<String>| ruled.value.chars().count() > PREFIX;
    let too_long = format!("A prefix has {PREFIX} letters at most.");
    when(is_long(&profile.page_prefix), "page_prefix", &too_long);
    when(is_long(&profile.entry_prefix), "entry_prefix", &too_long);
    when(
        is_blank(&profile.entry_prefix.value),
        "entry_prefix",
        "A number of an entry needs something before it, or it could be that of a page.",
    );
    when(
        profile.page_prefix.value == profile.entry_prefix.value,
        "entry_prefix",
        "Pages and entries need different prefixes.",
    );
    when(
        !profile
            .index_columns
            .value
            .contains(&IndexColumn::FirstPage),
        "index_columns",
        "An index shows at least the page on which each document begins.",
    );
    let paper = profile.paper.value;
    let fits = SIDE.contains(&paper.width_mm) && SIDE.contains(&paper.height_mm);
    let message = format!(
        "Paper is between {} and {} mm wide and high, and upright.",
        SIDE.start(),
        SIDE.end()
    );
    when(!fits || paper.width_mm > paper.height_mm, "paper", &message);
    when(
        !(6.0..=24.0).contains(&profile.schedule_min_font_pt.value),
        "schedule_min_font_pt",
        "Type is between 6 and 24 points.",
    );
    when(
        !(1.0..=3.0).contains(&profile.schedule_line_spacing.value),
        "schedule_line_spacing",
        "Line spacing is between 1 and 3.",
    );
    found.extend(limits(profile));
    found.extend(names(profile));
    found
}

/// None is what has no limit; nothing fits into 0.
fn limits(profile: &Profile) -> Vec<(&'static str, String)> {
    let limits = [
        ("schedule_max_pages", &profile.schedule_max_pages),
        ("expert_report_max_pages", &profile.expert_report_max_pages),
        ("skeleton_max_pages", &profile.skeleton_max_pages),
        ("review_max_pages", &profile.review_max_pages),
        ("open_at_percent", &profile.open_at_percent),
        ("max_bookmarks", &profile.max_bookmarks),
        ("max_image_dpi", &profile.max_image_dpi),
        ("warn_file_mib", &profile.warn_file_mib),
        ("max_file_mib", &profile.max_file_mib),
    ];
    let zero = limits
        .into_iter()
        .filter(|(_, limit)| limit.value == Some(0));
    let zero = zero.map(|(field, _)| {
        (
            field,
            "A limit of 0 leaves room for nothing; a value that is absent sets no limit."
                .to_owned(),
        )
    });
    zero.collect()
}

fn names(profile: &Profile) -> Vec<(&'static str, String)> {
    let templates: [(&'static str, &Ruled<String>, &[&str]); 4] = [
        ("file_name", &profile.file_name, &IN_FILE_NAME),
        ("supplementary_title", &profile.supplementary_title, &["n"]),
        (
            "supplementary_prefix",
            &profile.supplementary_prefix,
            &["n"],
        ),
        (
            "supplementary_file_name",
            &profile.supplementary_file_name,
            &IN_SUPPLEMENTARY,
        ),
    ];
    let mut found = Vec::new();
    for (field, template, known) in templates {
        let text = template.value.as_str();
        for word in words(text) {
            if !known.contains(&word) {
                found.push((
                    field,
                    format!("Nothing is known to put in for “{{{word}}}”."),
                ));
            }
        }
        // Where page numbers go on, no two are the same.
        let goes_on = field == "supplementary_prefix" && !profile.supplementary_from_one.value;
        let is_numbered = field == "file_name" || goes_on || words(text).contains(&"n");
        if !is_numbered {
            let message = "Without “{n}” two supplementary bundles would be called the same.";
            found.push((field, message.to_owned()));
        }
    }
    found
}
