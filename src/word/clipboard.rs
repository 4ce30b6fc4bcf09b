//! A paper as what word processors take from the clipboard: HTML, and plain text for all else.

use super::document::{Block, Document, Link, Paragraph, Row, Run, Style, Table};
use super::xml::harmless;

/// One paper in two forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    pub html: String,
    pub text: String,
}

/// All that a paper says, with what nobody sees at once: for whoever looks for words that must not be in it.
pub fn said(document: &Document) -> String {
    let paragraphs = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(one) => one.runs.iter().collect::<Vec<_>>(),
        Block::Table(table) => table.rows.iter().flat_map(row_runs).collect(),
    });
    let links = paragraphs.filter_map(|run| match &run.link {
        Some(Link::Web(address)) => Some(address.as_str()),
        Some(Link::Bookmark(_)) | None => None,
    });
    let mut said = vec![document.title.as_str(), document.running_head.as_str()];
    said.extend(links);
    format!("{}\n{}", rich(document).text, said.join("\n"))
}

fn row_runs(row: &Row) -> Vec<&Run> {
    match row {
        Row::Heading(runs) => runs.iter().collect(),
        Row::Cells(cells) => cells.iter().flatten().flatten().collect(),
    }
}

pub fn rich(document: &Document) -> Rich {
    let mut rich = Rich::default();
    let mut is_listed = false;
    for block in &document.blocks {
        match block {
            Block::Paragraph(one) => {
                list(&mut rich.html, &mut is_listed, one.style == Style::Listed);
                paragraph(one, &mut rich);
            }
            Block::Table(one) => {
                list(&mut rich.html, &mut is_listed, false);
                table(one, &mut rich);
            }
        }
    }
    list(&mut rich.html, &mut is_listed, false);
    rich
}

/// What belongs to an item stands within its list, so that numbers go on.
fn list(html: &mut String, is_open: &mut bool, is_item: bool) {
    if is_item && !*is_open {
        html.push_str("<ol>\n");
    }
    if !is_item && *is_open {
        html.push_str("</ol>\n");
    }
    *is_open = is_item;
}

fn paragraph(one: &Paragraph, rich: &mut Rich) {
    let words: String = one.runs.iter().map(runs).collect();
    let line = match one.style {
        Style::Heading(level) => format!("<h{level}>{words}</h{level}>\n"),
        Style::Quote => format!("<blockquote dir=\"auto\">{words}</blockquote>\n"),
        Style::Indented => format!("<p dir=\"auto\" style=\"margin-left:1cm\">{words}</p>\n"),
        Style::Listed => format!("<li>{words}</li>\n"),
        Style::Normal | Style::Cell => format!("<p dir=\"auto\">{words}</p>\n"),
    };
    rich.html.push_str(&line);
    rich.text.push_str(&plain(&one.runs));
    rich.text.push('\n');
}

fn table(table: &Table, rich: &mut Rich) {
    rich.html
        .push_str("<table border=\"1\" style=\"border-collapse:collapse\">\n<thead><tr>");
    for head in &table.heads {
        rich.html.push_str(&format!("<th>{}</th>", harmless(head)));
    }
    rich.html.push_str("</tr></thead>\n<tbody>\n");
    rich.text.push_str(&table.heads.join("\t"));
    rich.text.push('\n');
    for row in &table.rows {
        match row {
            Row::Heading(words) => {
                let own: String = words.iter().map(runs).collect();
                let columns = table.columns.len();
                let row = format!("<tr><td colspan=\"{columns}\">{own}</td></tr>\n");
                rich.html.push_str(&row);
                rich.text.push_str(&plain(words));
            }
            Row::Cells(cells) => {
                let html: String = cells.iter().map(|cell| in_cell(cell)).collect();
                rich.html.push_str(&format!("<tr>{html}</tr>\n"));
                let text: Vec<String> = cells.iter().map(|cell| on_one_line(cell)).collect();
                rich.text.push_str(&text.join("\t"));
            }
        }
        rich.text.push('\n');
    }
    rich.html.push_str("</tbody></table>\n");
}

fn in_cell(paragraphs: &[Vec<Run>]) -> String {
    let lines = paragraphs.iter();
    let lines: Vec<String> = lines.map(|one| one.iter().map(runs).collect()).collect();
    format!("<td dir=\"auto\">{}</td>", lines.join("<br>"))
}

/// No cell breaks its row.
fn on_one_line(paragraphs: &[Vec<Run>]) -> String {
    let lines: Vec<String> = paragraphs.iter().map(|one| plain(one)).collect();
    let words = lines.join("; ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn runs(run: &Run) -> String {
    let mut html = harmless(&run.text).replace('\n', "<br>");
    if run.is_italic {
        html = format!("<i>{html}</i>");
    }
    if run.is_bold {
        html = format!("<b>{html}</b>");
    }
    match &run.link {
        // A bookmark does not go along to the clipboard.
        Some(Link::Web(address)) => format!("<a href=\"{}\">{html}</a>", harmless(address)),
        Some(Link::Bookmark(_)) | None => html,
    }
}
