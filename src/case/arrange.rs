//! What the edits of exhibits do: adding, moving, changing and sorting, sections kept together.

use super::document;
use super::edit::EditError;
use super::exhibit::{Exhibit, NewExhibit, SortBy};
use super::exhibit_change::ExhibitChange;
use super::model::Case;
use super::numbers;
use super::quoted;
use super::smaller::Smaller;
use super::translation;

pub(super) fn add(case: &mut Case, new: &NewExhibit) -> Result<(), EditError> {
    titled(&new.title)?;
    case.exhibits_numbered += 1;
    let document = document::entered(case, &new.file);
    let mut exhibit = Exhibit::new(case.exhibits_numbered, document, new);
    exhibit.section = exhibit.section.as_deref().and_then(filled);
    put_into_section(case, exhibit);
    Ok(())
}

/// Its document goes with it, unless something else rests on that.
pub(super) fn remove(case: &mut Case, number: u32) -> Result<(), EditError> {
    let exhibit = take(case, number)?;
    numbers::leave(case, &exhibit);
    quoted::chosen_by_hand(case, exhibit.document);
    document::leave(case, exhibit.document);
    Ok(())
}

fn take(case: &mut Case, number: u32) -> Result<Exhibit, EditError> {
    let at = position(case, number)?;
    Ok(case.exhibits.remove(at))
}

/// It joins the section of what then stands before it, or behind it where it comes first, so that
/// no section is torn in two.
pub(super) fn relocate(case: &mut Case, number: u32, to: usize) -> Result<(), EditError> {
    let mut exhibit = take(case, number)?;
    let to = to.min(case.exhibits.len());
    let section = |at: Option<usize>| at.and_then(|at| case.exhibits.get(at)).map(|n| &n.section);
    let (before, after) = (section(to.checked_sub(1)), section(Some(to)));
    let fits = [before, after].contains(&Some(&exhibit.section));
    let is_between = before == after || before.is_none() || after.is_none();
    if !fits && (is_between || exhibit_has_siblings(case, &exhibit)) {
        exhibit.section = before.or(after).cloned().flatten();
    }
    case.exhibits.insert(to, exhibit);
    Ok(())
}

fn exhibit_has_siblings(case: &Case, exhibit: &Exhibit) -> bool {
    case.exhibits
        .iter()
        .any(|other| other.section == exhibit.section)
}

pub(super) fn change(
    case: &mut Case,
    number: u32,
    change: &ExhibitChange,
) -> Result<(), EditError> {
    let at = position(case, number)?;
    if let ExhibitChange::File(file) = change {
        return document::relink(case, number, file);
    }
    if let ExhibitChange::Translation(wanted) = change {
        return translation::set(case, number, wanted.as_ref());
    }
    if let ExhibitChange::MadeOf(original) = change {
        return document::made_of(case, number, original);
    }
    if let ExhibitChange::Section(section) = change {
        let mut exhibit = case.exhibits.remove(at);
        exhibit.section = filled(section);
        put_into_section(case, exhibit);
        return Ok(());
    }
    let Some(exhibit) = case.exhibits.get_mut(at) else {
        return Err(EditError::NoSuchExhibit(number));
    };
    let document = exhibit.document;
    match change {
        ExhibitChange::Title(title) => {
            titled(title)?;
            exhibit.title.clone_from(title);
        }
        ExhibitChange::Kind(kind) => exhibit.kind = *kind,
        ExhibitChange::Date(date) => exhibit.date = *date,
        ExhibitChange::Section(_)
        | ExhibitChange::File(_)
        | ExhibitChange::MadeOf(_)
        | ExhibitChange::Translation(_) => {}
        ExhibitChange::Smaller(smaller) => exhibit.smaller = smaller.map(Smaller::sane),
        ExhibitChange::Language(language) => exhibit.language = filled(language),
        ExhibitChange::OriginalBeside(wanted) => exhibit.original_beside = *wanted,
        ExhibitChange::Pages(pages) => {
            // The title page comes along from the first choice on, until a person says otherwise.
            exhibit.title_page = pages.is_some() && (exhibit.pages.is_none() || exhibit.title_page);
            exhibit.pages.clone_from(pages);
        }
        ExhibitChange::TitlePage(wanted) => {
            exhibit.title_page = *wanted && exhibit.pages.is_some();
        }
        ExhibitChange::Paper(paper) => exhibit.paper = *paper,
        ExhibitChange::LongPages(wanted) => exhibit.long_pages = *wanted,
        ExhibitChange::Comments(comments) => exhibit.comments = *comments,
        ExhibitChange::Turn { page: None, by } => exhibit.turns.turn_all(*by),
        ExhibitChange::Turn {
            page: Some(page),
            by,
        } => exhibit.turns.turn_page(*page, *by),
    }
    if matches!(change, ExhibitChange::Pages(_)) {
        quoted::chosen_by_hand(case, document);
    }
    Ok(())
}

/// Sorts within each section; sections stay where they are. Equals stay in their order.
pub(super) fn sort(case: &mut Case, by: SortBy) {
    for section in case.exhibits.chunk_by_mut(|a, b| a.section == b.section) {
        match by {
            SortBy::Date => section.sort_by_key(|exhibit| (exhibit.date.is_none(), exhibit.date)),
            SortBy::Title => section.sort_by_key(|exhibit| exhibit.title.to_lowercase()),
        }
    }
}

/// Several at once, under one heading.
pub(super) fn place(
    case: &mut Case,
    numbers: &[u32],
    section: Option<&str>,
    before: Option<u32>,
) -> Result<(), EditError> {
    // Where it is to stand before one that moves along, the next that stays is meant.
    let at = before.map(|before| position(case, before)).transpose()?;
    let stays = |exhibit: &&Exhibit| !numbers.contains(&exhibit.number);
    let anchor = at.and_then(|at| case.exhibits.get(at..)?.iter().find(stays));
    let anchor = anchor.map(|exhibit| exhibit.number);
    let mut moved = Vec::new();
    for number in numbers {
        moved.push(take(case, *number)?);
    }
    let section = section.and_then(filled);
    for mut exhibit in moved {
        exhibit.section.clone_from(&section);
        let at = anchor.and_then(|anchor| position(case, anchor).ok());
        let fits = at.and_then(|at| case.exhibits.get(at));
        match at {
            Some(at) if fits.is_some_and(|anchor| anchor.section == section) => {
                case.exhibits.insert(at, exhibit);
            }
            _ => put_into_section(case, exhibit),
        }
    }
    Ok(())
}

/// The documents join those under the new heading where it is there already.
pub(super) fn rename_section(case: &mut Case, from: Option<&str>, to: &str) {
    let to = filled(to);
    let is_there = case.exhibits.iter().any(|exhibit| exhibit.section == to);
    let is_of_it = |exhibit: &Exhibit| exhibit.section.as_deref() == from;
    if to.as_deref() == from {
        return;
    }
    if !is_there {
        let of_it = case.exhibits.iter_mut();
        of_it
            .filter(|exhibit| is_of_it(exhibit))
            .for_each(|one| one.section.clone_from(&to));
        return;
    }
    let (moved, rest): (Vec<_>, Vec<_>) = case.exhibits.drain(..).partition(is_of_it);
    case.exhibits = rest;
    for mut exhibit in moved {
        exhibit.section.clone_from(&to);
        put_into_section(case, exhibit);
    }
}

pub(super) fn move_section(case: &mut Case, section: Option<&str>, to: usize) {
    let groups = case.exhibits.chunk_by(|a, b| a.section == b.section);
    let mut groups: Vec<Vec<Exhibit>> = groups.map(<[Exhibit]>::to_vec).collect();
    let is_it = |group: &Vec<Exhibit>| {
        let first = group.first();
        first.is_some_and(|exhibit| exhibit.section.as_deref() == section)
    };
    if let Some(at) = groups.iter().position(is_it) {
        let group = groups.remove(at);
        groups.insert(to.min(groups.len()), group);
        case.exhibits = groups.concat();
    }
}

/// At the end of its section; a new section stands last.
fn put_into_section(case: &mut Case, exhibit: Exhibit) {
    let last = case
        .exhibits
        .iter()
        .rposition(|other| other.section == exhibit.section);
    let at = last.map_or(case.exhibits.len(), |last| last + 1);
    case.exhibits.insert(at, exhibit);
}

fn position(case: &Case, number: u32) -> Result<usize, EditError> {
    let at = case.position_of_exhibit(number);
    at.ok_or(EditError::NoSuchExhibit(number))
}

fn titled(title: &str) -> Result<(), EditError> {
    filled(title).map(drop).ok_or(EditError::UntitledExhibit)
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{DocumentFile, Edit};

    fn file(name: &str) -> DocumentFile {
        DocumentFile {
            path: format!("{name}.pdf"),
            sha256: "0".repeat(64),
            pages: None,
        }
    }

    fn add(title: &str, date: &str, section: &str) -> Edit {
        Edit::AddExhibit(Box::new(NewExhibit {
            file: file(title),
            title: title.to_owned(),
            date: date.parse().ok(),
            section: Some(section.to_owned()),
            pages: None,
            title_page: true,
        }))
    }

    fn after(edits: &[Edit]) -> Case {
        let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
        edits.iter().fold(Case::new("p"), apply)
    }

    /// `A: one two · B: three`, sections in order.
    fn told(case: &Case) -> String {
        let sections = case.exhibits.chunk_by(|a, b| a.section == b.section);
        let line = |section: &[Exhibit]| {
            let titles: Vec<&str> = section.iter().map(|e| e.title.as_str()).collect();
            let name = section[0].section.as_deref().unwrap_or("–");
            format!("{name}: {}", titles.join(" "))
        };
        sections.map(line).collect::<Vec<_>>().join(" · ")
    }

    fn three() -> Vec<Edit> {
        vec![
            add("one", "2024", "A"),
            add("two", "2023", "B"),
            add("three", "", "A"),
        ]
    }

    #[test]
    fn an_exhibit_joins_the_end_of_its_section() {
        assert_eq!(told(&after(&three())), "A: one three · B: two");
    }

    #[test]
    fn moving_never_tears_a_section_in_two() {
        let mut edits = three();
        edits.push(Edit::MoveExhibit { number: 2, to: 1 });
        assert_eq!(told(&after(&edits)), "A: one two three");
        let mut edits = three();
        edits.push(Edit::MoveExhibit { number: 1, to: 2 });
        assert_eq!(told(&after(&edits)), "A: three · B: two one");
    }

    #[test]
    fn a_section_of_one_can_be_moved_whole_between_two_others() {
        let edits = [
            add("a", "", "A"),
            add("b", "", "B"),
            add("c", "", "C"),
            Edit::MoveExhibit { number: 3, to: 1 },
        ];
        assert_eq!(told(&after(&edits)), "A: a · C: c · B: b");
    }

    #[test]
    fn several_are_placed_together_under_a_heading_in_the_order_named() {
        let place = |numbers: &[u32], section: &str, before| Edit::PlaceExhibits {
            numbers: numbers.to_vec(),
            section: Some(section.to_owned()),
            before,
        };
        let with = |edit| {
            let mut edits = three();
            edits.extend([add("four", "", "B"), edit]);
            told(&after(&edits))
        };
        assert_eq!(with(place(&[1, 3], "B", Some(4))), "B: two one three four");
        assert_eq!(with(place(&[4], "A", None)), "A: one three four · B: two");
        assert_eq!(
            with(place(&[3, 4], "C", None)),
            "A: one · B: two · C: three four"
        );
        // Before itself is where it stands.
        assert_eq!(
            with(place(&[2], "B", Some(2))),
            "A: one three · B: two four"
        );
    }

    #[test]
    fn a_heading_is_renamed_joined_and_moved_with_its_documents() {
        let with = |edit| {
            let mut edits = three();
            edits.push(edit);
            told(&after(&edits))
        };
        let rename = |from: &str, to: &str| Edit::RenameSection {
            from: Some(from.to_owned()),
            to: to.to_owned(),
        };
        assert_eq!(
            with(rename("A", " Home Office ")),
            "Home Office: one three · B: two"
        );
        assert_eq!(with(rename("A", "B")), "B: two one three");
        assert_eq!(with(rename("B", "")), "A: one three · –: two");
        let move_it = Edit::MoveSection {
            section: Some("B".to_owned()),
            to: 0,
        };
        assert_eq!(with(move_it), "B: two · A: one three");
    }

    #[test]
    fn sorting_stays_within_sections_and_puts_the_undated_last() {
        let mut edits = three();
        edits.extend([add("zero", "2020", "A"), Edit::SortExhibits(SortBy::Date)]);
        assert_eq!(told(&after(&edits)), "A: zero one three · B: two");
    }

    #[test]
    fn the_title_page_comes_along_until_a_person_says_otherwise() {
        let change = |change| Edit::ChangeExhibit { number: 1, change };
        let pages = |text: &str| change(ExhibitChange::Pages(text.parse().ok()));
        let wanted = |edits: &[Edit]| {
            let wanted = after(edits).exhibits[0].wanted();
            wanted.map(|pages| pages.to_string()).unwrap_or_default()
        };
        let mut edits = vec![add("one", "", "")];
        assert_eq!(wanted(&edits), "");
        edits.push(pages("5-9"));
        assert_eq!(wanted(&edits), "1, 5–9");
        edits.extend([change(ExhibitChange::TitlePage(false)), pages("5-8")]);
        assert_eq!(wanted(&edits), "5–8");
        edits.extend([pages(""), pages("7")]);
        assert_eq!(wanted(&edits), "1, 7");
    }

    #[test]
    fn a_removed_number_is_not_given_again_and_an_exhibit_has_a_title() {
        let mut edits = three();
        edits.extend([Edit::RemoveExhibit { number: 3 }, add("four", "", "")]);
        let case = after(&edits);
        let numbers: Vec<u32> = case.exhibits.iter().map(|e| e.number).collect();
        assert_eq!(numbers, [1, 2, 4]);
        assert_eq!(
            add(" ", "", "").apply(&case),
            Err(EditError::UntitledExhibit)
        );
        let gone = Edit::RemoveExhibit { number: 3 };
        assert_eq!(gone.apply(&case), Err(EditError::NoSuchExhibit(3)));
    }
}
