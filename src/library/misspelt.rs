//! What is wrong with the way a file of a pack is written, in words of people who do not program.
//!
//! The parser of these files names what it expected in the terms of programmers; a caseworker who edits a
//! source by hand has to be told which sign or word is missing.

use ron::Error;

use crate::finding::either;

/// One sentence without its full stop.
pub(super) fn words(error: &Error) -> String {
    match error {
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => format!(
            "“{found}” is not one of the words that may stand here: {}",
            either(expected)
        ),
        Error::NoSuchStructField { found, .. } => format!("There is no field “{found}” here"),
        Error::MissingStructField { field, .. } => format!("The field “{field}” is missing"),
        Error::DuplicateStructField { field, .. } => format!("The field “{field}” stands twice"),
        // Said by the types of this program, and not by the parser.
        Error::Message(own) => own.trim_end_matches('.').to_owned(),
        other => sign(other).to_owned(),
    }
}

/// What is missing, or what is there and should not be.
fn sign(error: &Error) -> &'static str {
    match error {
        Error::Eof => "The file breaks off in the middle",
        Error::ExpectedString => "A text in quotation marks belongs here",
        Error::ExpectedStringEnd => {
            "A text begins with a quotation mark here and has none at its end"
        }
        Error::ExpectedArray => "A list in square brackets belongs here",
        Error::ExpectedArrayEnd => {
            "A list has no square bracket at its end, or a comma is missing in it"
        }
        Error::ExpectedComma => "A comma is missing",
        Error::ExpectedMapColon => "A colon is missing behind the name of a field",
        Error::ExpectedMap | Error::ExpectedMapEnd => "A curly bracket is missing",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "A round bracket that opens is missing"
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            "A round bracket that closes is missing, or a comma before it"
        }
        Error::ExpectedDifferentStructName { .. } => "Another kind of entry belongs here",
        Error::ExpectedBoolean => "The word true or the word false belongs here",
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => {
            "The name of a field belongs here"
        }
        Error::ExpectedInteger
        | Error::ExpectedFloat
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning
        | Error::FloatUnderscore => "A number belongs here",
        Error::IntegerOutOfBounds => "The number is too large or too small",
        Error::InvalidEscape(_) => {
            "A text has a backslash (\\) in it; two of them are needed where one is meant"
        }
        Error::UnclosedBlockComment | Error::UnclosedLineComment => {
            "A remark begins with /* and does not end with */"
        }
        Error::TrailingCharacters => "Something stands behind the last bracket",
        Error::UnexpectedChar(_) => "There is a sign here that does not belong",
        Error::ExceededRecursionLimit => "Too many brackets stand one in another",
        _ => "What stands here is not what belongs here",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_none_of_the_known_ones_is_answered_with_them() {
        let error = |expected| Error::NoSuchEnumVariant {
            expected,
            found: "Hostile".to_owned(),
            outer: None,
        };
        let told = |expected| words(&error(expected));
        let begin = "“Hostile” is not one of the words that may stand here: ";
        assert_eq!(told(&["A"]), format!("{begin}A"));
        assert_eq!(told(&["A", "B", "C"]), format!("{begin}A, B or C"));
    }
}
