//! What tesseract says of a picture: a table of words, a line each, its cells parted by tabs.

use super::{Pixels, SeenWord};

/// Cells before the text: level, page, block, paragraph, line, word, left, top, width, height, confidence.
const BEFORE: usize = 11;

/// The level of a word, below pages, blocks, paragraphs and lines.
const WORD: &str = "5";

/// Signs without a letter or figure that it is no surer of than this are specks and lines of the picture.
const SPECK: f32 = 60.0;

/// How the first line begins, which names the cells.
const HEAD: &str = "level\t";

/// The level of the page itself, which comes first.
const PAGE: &str = "1";

/// Pixels by which a box may lie outside the picture.
const SLIP: f32 = 2.0;

/// The words of the table, in its order. What is no table of a picture of this size is an error that says what is
/// wrong with it: an answer that was cut off must not pass for a page with fewer words.
pub(super) fn words(answer: &[u8], size: (u32, u32)) -> Result<Vec<SeenWord>, &'static str> {
    let table = std::str::from_utf8(answer).map_err(|_bad| "it is not written in Unicode")?;
    let mut rows = table.lines();
    match rows.next() {
        None => return Err("it is empty"),
        Some(head) if head.starts_with(HEAD) => {}
        Some(_) => return Err("it is no table of words"),
    }
    if !table.ends_with('\n') {
        return Err("it is cut off");
    }
    let page = rows
        .next()
        .and_then(Row::of)
        .ok_or("it says nothing of the page")?;
    let (width, height) = (size.0 as f32, size.1 as f32);
    if page.cells[0] != PAGE || (page.area.right, page.area.bottom) != (width, height) {
        return Err("it is about another picture");
    }
    let mut line = 0;
    let mut last = None;
    let mut words = Vec::new();
    for row in rows {
        let row = Row::of(row).ok_or("a row of it is damaged")?;
        let area = row.area;
        if area.left < -SLIP
            || area.top < -SLIP
            || area.right > width + SLIP
            || area.bottom > height + SLIP
        {
            return Err("it names places outside the picture");
        }
        if !row.is_word() {
            continue;
        }
        let of = [1, 2, 3, 4].map(|cell| row.cells[cell]);
        if last != Some(of) {
            line += 1;
            last = Some(of);
        }
        words.push(SeenWord {
            text: row.text().to_owned(),
            area,
            line,
            confidence: row.confidence,
        });
    }
    Ok(words)
}

/// A line of the table.
struct Row<'t> {
    cells: [&'t str; BEFORE + 1],
    area: Pixels,
    confidence: f32,
}

impl<'t> Row<'t> {
    fn of(row: &'t str) -> Option<Row<'t>> {
        let cells: Vec<&str> = row.splitn(BEFORE + 1, '\t').collect();
        let cells: [&str; BEFORE + 1] = cells.try_into().ok()?;
        let number = |cell: usize| {
            let number = cells.get(cell)?.parse::<f32>().ok();
            number.filter(|number| number.is_finite())
        };
        let (left, top, width, height) = (number(6)?, number(7)?, number(8)?, number(9)?);
        (width >= 0.0 && height >= 0.0).then_some(())?;
        Some(Row {
            cells,
            area: Pixels {
                left,
                top,
                right: left + width,
                bottom: top + height,
            },
            confidence: number(10)?,
        })
    }

    fn text(&self) -> &'t str {
        self.cells[BEFORE].trim()
    }

    fn is_word(&self) -> bool {
        let text = self.text();
        let is_speck = self.confidence < SPECK && !text.contains(char::is_alphanumeric);
        self.cells[0] == WORD && !text.is_empty() && self.confidence >= 0.0 && !is_speck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t200\t100\t-1\t\n4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.5\tНет\n5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t91\t\"no\"\n5\t1\t1\t1\t2\t1\t10\t40\t40\t20\t12\t|\n5\t1\t1\t1\t2\t2\t10\t40\t40\t20\t95\t \n5\t1\t1\t2\t1\t1\t10\t70\t40\t20\t88\tend\n";

    fn read(answer: &[u8]) -> Result<Vec<SeenWord>, &'static str> {
        words(answer, (200, 100))
    }

    #[test]
    fn words_come_with_their_places_and_lines_and_specks_are_left() {
        let words = read(TABLE.as_bytes()).unwrap();
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

    /// The table with one thing in it changed.
    fn but(old: &str, new: &str) -> Result<Vec<SeenWord>, &'static str> {
        assert!(TABLE.contains(old), "{old}");
        read(TABLE.replacen(old, new, 1).as_bytes())
    }

    #[test]
    fn what_is_no_table_is_told_from_a_page_without_words() {
        let blank: Vec<&str> = TABLE.lines().take(2).collect();
        let blank = format!("{}\n", blank.join("\n"));
        assert_eq!(read(blank.as_bytes()), Ok(Vec::new()), "a photograph");
        assert_eq!(read(b""), Err("it is empty"));
        assert_eq!(read(b"\n\n"), Err("it is no table of words"));
        assert_eq!(
            read(b"Tesseract says hello"),
            Err("it is no table of words")
        );
        let head = TABLE.lines().next().unwrap();
        assert_eq!(
            read(format!("{head}\n").as_bytes()),
            Err("it says nothing of the page")
        );
        assert_eq!(
            read(&TABLE.as_bytes()[..TABLE.len() - 1]),
            Err("it is cut off")
        );
        assert_eq!(
            but("\t200\t100\t-1", "\t100\t200\t-1"),
            Err("it is about another picture")
        );
        assert_eq!(but("\t96.5\t", "\tsure\t"), Err("a row of it is damaged"));
        assert_eq!(but("\t96.5\t", "\tNaN\t"), Err("a row of it is damaged"));
        assert_eq!(
            but("\t10\t10\t40", "\t10\t-40"),
            Err("a row of it is damaged")
        );
        assert_eq!(
            but("\t60\t10\t40", "\t600\t10\t40"),
            Err("it names places outside the picture")
        );
        let mut bytes = TABLE.as_bytes().to_vec();
        bytes.splice(200..200, [0xff, 0xfe]);
        assert_eq!(read(&bytes), Err("it is not written in Unicode"));
    }
}
