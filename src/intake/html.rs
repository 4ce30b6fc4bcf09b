//! What an HTML e-mail says, as lines of text: as a reader sees it, without scripts and styles, with the addresses that
//! its links lead to.

use mail_parser::decoders::html::add_html_token;

/// Elements of which nothing is read.
const UNREAD: [&str; 7] = [
    "script", "style", "head", "title", "template", "noscript", "svg",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "br",
    "tr",
    "table",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "address",
    "dt",
    "dd",
];

/// The lines that an HTML text shows.
pub(super) fn lines(html: &str) -> Vec<String> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        reader.text(before);
        rest = reader.tag(tag);
    }
    reader.text(rest);
    reader.end()
}

#[derive(Default)]
struct Reader {
    lines: Vec<String>,
    line: String,
    /// White space was read and nothing behind it.
    has_space: bool,
    /// The element of which nothing is read.
    unread: Option<String>,
    /// Where the link that is open leads to, and the letter of the line at which it began.
    link: Option<(String, usize)>,
}

impl Reader {
    /// Takes a tag, or a remark, off the start; what follows it.
    fn tag<'t>(&mut self, text: &'t str) -> &'t str {
        if text.starts_with("<!--") {
            return text
                .find("-->")
                .and_then(|end| text.get(end + 3..))
                .unwrap_or_default();
        }
        let is_tag = |next: char| next.is_ascii_alphabetic() || next == '/' || next == '!';
        if !text.chars().nth(1).is_some_and(is_tag) {
            self.text("<");
            return text.get(1..).unwrap_or_default();
        }
        let Some(end) = end_of_tag(text) else {
            return "";
        };
        let inside = text.get(1..end).unwrap_or_default();
        self.element(inside);
        text.get(end + 1..).unwrap_or_default()
    }

    fn element(&mut self, inside: &str) {
        let closes = inside.starts_with('/');
        let name = inside.trim_start_matches('/');
        let ends = |c: char| !c.is_ascii_alphanumeric();
        let name = name.split(ends).next().unwrap_or_default().to_lowercase();
        if let Some(unread) = &self.unread {
            if closes && *unread == name {
                self.unread = None;
            }
            return;
        }
        match name.as_str() {
            "a" if closes => self.end_link(),
            "a" => {
                let goal = attribute(inside, "href").unwrap_or_default();
                self.link = Some((goal, self.line.len()));
            }
            "td" | "th" if !closes && !self.line.is_empty() => self.line.push_str("   "),
            unread if UNREAD.contains(&unread) && !closes && !inside.ends_with('/') => {
                self.unread = Some(name);
            }
            block if BLOCKS.contains(&block) => {
                self.end_line(block);
                if block == "li" && !closes {
                    self.line.push_str("• ");
                }
            }
            _ => {}
        }
    }

    /// An address that the words of a link do not say is put behind them.
    fn end_link(&mut self) {
        let Some((goal, start)) = self.link.take() else {
            return;
        };
        let said = self.line.get(start..).unwrap_or_default();
        let bare = goal.trim_start_matches("mailto:").trim_end_matches('/');
        let is_address = ["http://", "https://", "mailto:"]
            .iter()
            .any(|kind| goal.starts_with(kind));
        if is_address && !said.trim().is_empty() && !said.contains(bare) {
            self.line.push_str(&format!(" <{bare}>"));
        }
    }

    fn text(&mut self, text: &str) {
        if self.unread.is_some() {
            return;
        }
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            if next == '&'
                && let Some(end) = rest.find(';').filter(|end| *end <= 32)
                && let Some(entity) = rest.get(..=end).filter(|entity| is_entity(entity))
            {
                let mut letters = String::new();
                add_html_token(&mut letters, entity.as_bytes(), false);
                letters.chars().for_each(|letter| self.letter(letter));
                rest = rest.get(end + 1..).unwrap_or_default();
            } else {
                self.letter(next);
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
            }
        }
    }

    fn letter(&mut self, letter: char) {
        if letter.is_whitespace() {
            self.has_space = true;
            return;
        }
        if std::mem::take(&mut self.has_space) && !self.line.is_empty() && !self.line.ends_with(' ')
        {
            self.line.push(' ');
        }
        self.line.push(letter);
    }

    /// A paragraph has an empty line behind it; a line break that is asked for on an empty line makes one.
    fn end_line(&mut self, block: &str) {
        let line = std::mem::take(&mut self.line);
        self.has_space = false;
        if let Some((_, start)) = &mut self.link {
            *start = 0;
        }
        let is_empty = line.trim().is_empty();
        if !is_empty {
            self.lines.push(line.trim_end().to_owned());
        }
        let asks = matches!(
            block,
            "p" | "table" | "h1" | "h2" | "h3" | "hr" | "blockquote"
        );
        if (asks || is_empty && block == "br")
            && self.lines.last().is_some_and(|last| !last.is_empty())
        {
            self.lines.push(String::new());
        }
    }

    fn end(mut self) -> Vec<String> {
        self.end_link();
        self.end_line("");
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

/// ASCII alone, so that nothing is cut within a letter.
fn is_entity(text: &str) -> bool {
    let inside = text
        .get(1..text.len().saturating_sub(1))
        .unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    !inside.is_empty() && inside.chars().all(is_name)
}

/// Where a tag ends: at the first `>` outside of quotation marks.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, letter) in text.char_indices() {
        match (letter, quoted) {
            ('>', None) => return Some(at),
            ('"' | '\'', None) => quoted = Some(letter),
            (letter, Some(mark)) if letter == mark => quoted = None,
            _ => {}
        }
    }
    // A quotation mark that nothing closes was none.
    text.find('>')
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let small = tag.to_ascii_lowercase();
    let at = small.find(&format!("{name}="))? + name.len() + 1;
    let value = tag.get(at..)?;
    let value = match value.chars().next()? {
        mark @ ('"' | '\'') => value.get(1..)?.split(mark).next()?,
        _ => value.split([' ', '>']).next()?,
    };
    Some(value.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_sees_is_kept_and_nothing_else() {
        let html = "<html><head><title>x</title><style>p { a > b }</style></head><body>\n\
            <p>Dear&nbsp;Ms&eacute;,<br>your   <b>appoint</b>ment:</p><!-- <p>old</p> -->\n\
            <script>if (a < b) { alert('</p>') }</script>\
            <ul><li>Tuesday<li>at 5 &lt; 6</ul>\
            <table><tr><td>Fee</td><td>&#163;80</td></tr></table>\
            See <a href=\"https://example.org/a?b=1&amp;c=2\">our page</a> or \
            <a href='https://example.org'>https://example.org/</a>.</body></html>";
        assert_eq!(
            lines(html),
            [
                "Dear Msé,",
                "your appointment:",
                "",
                "• Tuesday",
                "• at 5 < 6",
                "",
                "Fee   £80",
                "",
                "See our page <https://example.org/a?b=1&c=2> or https://example.org/."
            ]
            .map(str::to_owned)
        );
    }

    #[test]
    fn tags_that_are_cut_off_or_are_none_lose_no_words() {
        assert_eq!(lines("3 < 4 and <b"), ["3 < 4 and"]);
        assert_eq!(lines("a <p class=\"x>b</p>"), ["a", "", "b"]);
        assert_eq!(lines("&unknown; &amp; &"), ["&unknown; & &"]);
        assert_eq!(lines("<!-- never closed"), [""; 0]);
    }
}
