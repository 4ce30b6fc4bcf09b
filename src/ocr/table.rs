//! What tesseract says of a picture: a table of words, a line each, its cells parted by tabs.

use super::{Pixels, SeenWord};

/// Cells before the text: level, page, block, paragraph, line, word, left, top, width, height, confidence.
const BEFORE: usize = 11;

/// The level of a word, below pages, blocks, paragraphs and lines.
const WORD: &str = "5";

/// Signs without a letter or figure that it is no surer of than this are specks and lines of the picture.
const SPECK: f32 = 60.0;

/// The words of the table, in its order; what is none is passed over.
pub(super) fn words(table: &str) -> Vec<SeenWord> {
    let mut line = 0;
    let mut last = None;
    let words = table.lines().filter_map(|row| {
        let cells: Vec<&str> = row.splitn(BEFORE + 1, '\t').collect();
        let [
            level,
            page,
            block,
            paragraph,
            number,
            _,
            left,
            top,
            width,
            height,
            confidence,
            text,
        ] = cells.as_slice()
        else {
            return None;
        };
        let place = [left, top, width, height].map(|cell| cell.parse::<f32>().ok());
        let [Some(left), Some(top), Some(width), Some(height)] = place else {
            return None;
        };
        let confidence: f32 = confidence.parse().ok()?;
        let text = text.trim();
        if *level != WORD || text.is_empty() || confidence < 0.0 {
            return None;
        }
        if confidence < SPECK && !text.contains(char::is_alphanumeric) {
            return None;
        }
        let of = [page, block, paragraph, number].map(|cell| (*cell).to_owned());
        if last.as_ref() != Some(&of) {
            line += 1;
            last = Some(of);
        }
        Some(SeenWord {
            text: text.to_owned(),
            area: Pixels {
                left,
                top,
                right: left + width,
                bottom: top + height,
            },
            line,
            confidence,
        })
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t200\t100\t-1\t\n4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.5\tНет\n5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t91\t\"no\"\n5\t1\t1\t1\t2\t1\t10\t40\t40\t20\t12\t|\n5\t1\t1\t1\t2\t2\t10\t40\t40\t20\t95\t \n5\t1\t1\t2\t1\t1\t10\t70\t40\t20\t88\tend\n";

    #[test]
    fn words_come_with_their_places_and_lines_and_specks_are_left() {
        let words = words(TABLE);
        let told: Vec<_> = words
            .iter()
            .map(|word| {
                (
                    word.text.as_str(),
                    word.line,
                    word.area.left,
                    word.area.bottom,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("Нет", 1, 10.0, 30.0),
                ("\"no\"", 1, 60.0, 30.0),
                ("end", 2, 10.0, 90.0)
            ]
        );
    }

    #[test]
    fn what_is_no_table_has_no_words() {
        for text in [
            "",
            "no tabs at all",
            "5\t1\t1\t1\t1\t1\tx\t0\t0\t0\t90\tword",
        ] {
            assert_eq!(words(text), [], "{text}");
        }
    }
}
