//! Documents in other languages, and the documents that are their translations (rule B-20): the two stand together.

use serde::{Deserialize, Serialize};

use super::edit::EditError;
use super::exhibit::Exhibit;
use super::model::Case;
use crate::library::Date;

/// What a document says of itself as a translation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The number of the document that it is a translation of.
    pub of: u32,
    /// Who translated it, as the index says it; empty where nobody has typed that yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The day on which it was certified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// Languages that need no translation, in small letters.
const UNDERSTOOD: [&str; 4] = ["english", "en", "en-gb", "welsh"];

impl Exhibit {
    /// The language that it is in, where a person said that, and it is one that is to be translated.
    pub fn foreign_language(&self) -> Option<&str> {
        let language = self.language.as_deref()?;
        let is_understood = UNDERSTOOD.contains(&language.to_lowercase().as_str());
        (!is_understood).then_some(language)
    }
}

impl Case {
    /// The translations of a document, in print order.
    pub fn translations_of(&self, number: u32) -> impl Iterator<Item = &Exhibit> {
        let exhibits = self.exhibits.iter();
        exhibits.filter(move |one| one.translation.as_ref().is_some_and(|own| own.of == number))
    }
}

/// Says of which document another is the translation; none takes that back.
pub(super) fn set(
    case: &mut Case,
    number: u32,
    translation: Option<&Translation>,
) -> Result<(), EditError> {
    if let Some(wanted) = translation {
        let original = case.exhibit(wanted.of);
        let original = original.ok_or(EditError::NoSuchExhibit(wanted.of))?;
        let is_chain =
            original.translation.is_some() || case.translations_of(number).next().is_some();
        if wanted.of == number || is_chain {
            return Err(EditError::TranslationOfTranslation);
        }
    }
    let mut exhibits = case.exhibits.iter_mut();
    let exhibit = exhibits.find(|one| one.number == number);
    let exhibit = exhibit.ok_or(EditError::NoSuchExhibit(number))?;
    exhibit.translation = translation.map(|told| Translation {
        by: told.by.trim().to_owned(),
        ..told.clone()
    });
    Ok(())
}

/// Has every translation stand behind its original, under the same heading, whatever was moved where. One whose
/// original is gone is a document like any other.
pub(super) fn keep_together(case: &mut Case) {
    let numbers: Vec<u32> = case.exhibits.iter().map(|one| one.number).collect();
    for exhibit in &mut case.exhibits {
        let original = exhibit.translation.as_ref();
        if original.is_some_and(|own| !numbers.contains(&own.of)) {
            exhibit.translation = None;
        }
    }
    if case.exhibits.iter().all(|one| one.translation.is_none()) {
        return;
    }
    let is_one = |exhibit: &Exhibit| exhibit.translation.is_some();
    let (mut translations, originals): (Vec<_>, Vec<_>) = case.exhibits.drain(..).partition(is_one);
    for original in originals {
        let (number, section) = (original.number, original.section.clone());
        case.exhibits.push(original);
        let is_its =
            |one: &mut Exhibit| one.translation.as_ref().is_some_and(|own| own.of == number);
        for mut own in translations.extract_if(.., is_its) {
            own.section.clone_from(&section);
            case.exhibits.push(own);
        }
    }
    // Of a file that says so: translations of translations.
    case.exhibits.append(&mut translations);
}

#[cfg(test)]
mod tests {
    use super::super::{DocumentFile, Edit, ExhibitChange, History, NewExhibit, Smaller, text};
    use super::*;

    fn case(count: u32) -> Case {
        let add = |case: Case, number: u32| {
            Edit::AddExhibit(Box::new(NewExhibit {
                file: DocumentFile {
                    path: format!("{number}.pdf"),
                    sha256: number.to_string().repeat(64),
                    pages: None,
                },
                title: format!("T{number}"),
                date: None,
                section: (number > 2).then(|| "Others".to_owned()),
                pages: None,
                title_page: false,
            }))
            .apply(&case)
            .unwrap()
        };
        (1..=count).fold(Case::new("p"), add)
    }

    fn translation(number: u32, of: u32) -> Edit {
        let translation = Translation {
            of,
            by: " A. Petrova ".to_owned(),
            on: Some(Date::day(2025, 3, 3)),
        };
        let change = ExhibitChange::Translation(Some(translation));
        Edit::ChangeExhibit { number, change }
    }

    fn order(case: &Case) -> Vec<u32> {
        case.exhibits.iter().map(|one| one.number).collect()
    }

    #[test]
    fn a_translation_stands_behind_its_original_wherever_either_is_moved() {
        let mut history = History::new(case(4));
        history.apply(translation(4, 1)).unwrap();
        assert_eq!(order(history.case()), [1, 4, 2, 3]);
        assert_eq!(history.case().exhibits[1].section, None);
        assert_eq!(
            history.case().exhibits[1].translation.as_ref().unwrap().by,
            "A. Petrova"
        );
        for (number, to) in [(1, 3), (4, 0), (2, 0), (3, 1)] {
            history.apply(Edit::MoveExhibit { number, to }).unwrap();
            let order = order(history.case());
            let at = order.iter().position(|one| *one == 1).unwrap();
            assert_eq!(order[at + 1], 4, "{order:?}");
        }
        history.apply(Edit::RemoveExhibit { number: 1 }).unwrap();
        let left = history.case().exhibit(4).unwrap();
        assert_eq!(left.translation, None);
        history.undo();
        assert!(history.case().exhibit(4).unwrap().translation.is_some());
    }

    #[test]
    fn a_translation_is_of_no_translation_and_not_of_itself() {
        let case = translation(2, 1).apply(&case(3)).unwrap();
        for (number, of) in [(1, 1), (3, 2), (1, 3)] {
            let error = translation(number, of).apply(&case).unwrap_err();
            assert_eq!(error, EditError::TranslationOfTranslation, "{number} {of}");
        }
        assert!(translation(3, 9).apply(&case).is_err());
        assert!(translation(3, 1).apply(&case).is_ok());
    }

    #[test]
    fn what_is_said_of_a_document_is_kept_in_its_file() {
        let mut case = translation(2, 1).apply(&case(2)).unwrap();
        let smaller = Smaller {
            dpi: 9,
            quality: 100,
        };
        for change in [
            ExhibitChange::Language(" Russian ".to_owned()),
            ExhibitChange::Smaller(Some(smaller)),
            ExhibitChange::OriginalBeside(true),
        ] {
            case = Edit::ChangeExhibit { number: 1, change }
                .apply(&case)
                .unwrap();
        }
        let first = &case.exhibits[0];
        assert_eq!(first.foreign_language(), Some("Russian"));
        assert_eq!(
            first.smaller.map(|one| (one.dpi, one.quality)),
            Some((100, 95))
        );
        let written = text::write(&case).unwrap();
        assert_eq!(text::read(written.as_bytes()).unwrap(), case);
    }
}
