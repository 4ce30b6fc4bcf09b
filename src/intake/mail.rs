//! E-mails: what one says, set on pages of A4, and whatever is attached to it, each by itself.

use mail_parser::{
    Address, DateTime, Message, MessageParser, MessagePart, MimeHeaders as _, PartType,
};

use crate::layout::{self, Fonts};
use crate::library::Date;
use crate::pdf::{About, front_matter_alone};
use crate::profile::{DEFAULT, Profile};

use super::encode::{is_unseen, named};
use super::html;
use super::part::{Form, Part};
use super::unsuited::Unsuited;

/// Letters that are set, which are some three hundred pages.
const LONGEST: usize = 600_000;

/// Attachments that are taken out.
const MOST_ATTACHED: usize = 200;

/// Letters that no font has, named in a sentence.
const MOST_NAMED: usize = 10;

/// The message first, then what is attached to it, in its order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Part>, Unsuited> {
    let message = MessageParser::default().parse(bytes);
    let message = message.filter(says_anything).ok_or_else(damaged)?;
    let attached: Vec<Part> = message
        .attachments()
        .take(MOST_ATTACHED)
        .map(attachment)
        .collect();
    let mut set = set(&message, &attached)?;
    let all = message.attachments().count();
    if all > attached.len() {
        set = set.saying(format!(
            "It has {all} attachments, of which the first {} were looked at: save the others out of the e-mail and add them.",
            attached.len()
        ));
    }
    Ok([set].into_iter().chain(attached).collect())
}

fn damaged() -> Unsuited {
    Unsuited::new(
        "an e-mail that is damaged",
        "Open it in the program for e-mails, print it to PDF, and add that with what is attached to it.",
    )
}

fn says_anything(message: &Message<'_>) -> bool {
    let has_head = message.from().is_some() || message.to().is_some() || message.date().is_some();
    has_head || message.subject().is_some()
}

/// The pages of a message.
fn set(message: &Message<'_>, attached: &[Part]) -> Result<Part, Unsuited> {
    let (lines, is_cut) = body(message);
    let subject = message
        .subject()
        .map(plain)
        .filter(|subject| !subject.is_empty());
    let value = layout::Message {
        subject: subject.unwrap_or_else(|| "E-mail without a subject".to_owned()),
        about: about(message, attached),
        lines,
    };
    let fail = |_fault: String| damaged();
    let profile = Profile::shipped(DEFAULT).map_err(|error| fail(error.to_string()))?;
    let fonts = Fonts::shipped().map_err(|error| fail(error.to_string()))?;
    let laid_out = layout::message(&value, &profile, &fonts);
    // A subject may hold a name, and a title stands in the window's bar.
    let about = About {
        title: "E-mail".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: String::new(),
        page_labels: true,
        first_number: 1,
        open_at_percent: None,
    };
    let bytes = front_matter_alone(&laid_out, &about).map_err(|error| fail(error.to_string()))?;
    let mut part = Part::whole(Form::Pdf, bytes);
    part.date = message.date().and_then(day);
    if is_cut {
        part = part.saying("It is so long that its end was left out: look at the e-mail itself.");
    }
    let missing: Vec<String> = laid_out.missing.iter().map(ToString::to_string).collect();
    if !missing.is_empty() {
        let named = missing
            .get(..missing.len().min(MOST_NAMED))
            .unwrap_or_default();
        let named = named.join(" ");
        part = part.saying(format!(
            "It has signs that the fonts of the program do not have, which print as empty boxes: {named}. Look at the e-mail itself."
        ));
    }
    Ok(part)
}

/// Who wrote to whom, when, and what came with it.
fn about(message: &Message<'_>, attached: &[Part]) -> Vec<(String, String)> {
    let people = [
        ("From", message.from()),
        ("To", message.to()),
        ("Cc", message.cc()),
        ("Bcc", message.bcc()),
    ];
    let mut about: Vec<(String, String)> = people
        .into_iter()
        .filter_map(|(label, people)| Some((label.to_owned(), addresses(people?))))
        .filter(|(_, people)| !people.is_empty())
        .collect();
    if let Some(date) = message.date() {
        about.push(("Date".to_owned(), moment(date)));
    }
    let subject = message.subject().map(plain).unwrap_or_default();
    about.push(("Subject".to_owned(), subject));
    let names: Vec<&str> = attached.iter().map(|part| part.name.as_str()).collect();
    if !names.is_empty() {
        about.push(("Attached".to_owned(), names.join("; ")));
    }
    about
}

/// `A. Friend <a@example.org>; b@example.org`.
fn addresses(people: &Address<'_>) -> String {
    let people = people.iter().map(|one| match (one.name(), one.address()) {
        (Some(name), Some(address)) => format!("{} <{}>", plain(name), plain(address)),
        (Some(one), None) | (None, Some(one)) => plain(one),
        (None, None) => String::new(),
    });
    people.collect::<Vec<_>>().join("; ")
}

fn day(date: &DateTime) -> Option<Date> {
    let written = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    written.parse().ok()
}

/// As it was where it was written: `5 March 2024, 14:03 (UTC+1)`.
fn moment(date: &DateTime) -> String {
    let day = day(date).map_or_else(
        || format!("{}-{}-{}", date.year, date.month, date.day),
        |day| day.to_string(),
    );
    let sign = if date.tz_before_gmt { '−' } else { '+' };
    let zone = match (date.tz_hour, date.tz_minute) {
        (0, 0) => "UTC".to_owned(),
        (hour, 0) => format!("UTC{sign}{hour}"),
        (hour, minute) => format!("UTC{sign}{hour}:{minute:02}"),
    };
    format!("{day}, {:02}:{:02} ({zone})", date.hour, date.minute)
}

/// On one line, without letters that cannot be seen.
fn plain(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let seen = word.chars().filter(|letter| !is_unseen(*letter));
        seen.collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The lines of a message, and whether there are more than can be set. Where it says the same as text and as HTML, the
/// text is taken.
fn body(message: &Message<'_>) -> (Vec<String>, bool) {
    let mut lines = Vec::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => lines.extend(text.lines().map(line)),
            PartType::Html(text) => {
                let text: String = text.chars().take(LONGEST * 10).collect();
                lines.extend(html::lines(&text).iter().map(|one| line(one)));
            }
            _ => {}
        }
        lines.push(String::new());
    }
    if lines.iter().all(String::is_empty) {
        let parts = message.html_bodies().filter_map(|part| match &part.body {
            PartType::Html(text) => Some(html::lines(text)),
            _ => None,
        });
        lines = parts.flatten().map(|one| line(&one)).collect();
    }
    let mut room = LONGEST;
    let fits = lines.iter().take_while(|line| {
        let length = line.len() + 40;
        let has_room = length <= room;
        room = room.saturating_sub(length);
        has_room
    });
    let fits = fits.count();
    let is_cut = fits < lines.len();
    lines.truncate(fits);
    (lines, is_cut)
}

fn line(text: &str) -> String {
    let text = text.replace('\t', "    ");
    let seen = text.chars().filter(|letter| !is_unseen(*letter));
    seen.collect::<String>().trim_end().to_owned()
}

/// A message within another holds the whole of the other, and knows its place in it.
fn own_bytes(nested: &Message<'_>) -> Vec<u8> {
    let root = nested.root_part();
    let (start, end) = (root.raw_header_offset(), root.raw_end_offset());
    let own = nested.raw_message.get(start as usize..end as usize);
    own.unwrap_or_default().to_vec()
}

fn attachment(part: &MessagePart<'_>) -> Part {
    let (bytes, kind) = match &part.body {
        PartType::Message(nested) => (own_bytes(nested), "eml"),
        PartType::Html(text) => (text.as_bytes().to_vec(), "html"),
        PartType::Text(text) => (text.as_bytes().to_vec(), "txt"),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => (bytes.to_vec(), ""),
        PartType::Multipart(_) => (Vec::new(), ""),
    };
    let own = part.attachment_name().map(named).unwrap_or_default();
    let name = match (&part.body, own.is_empty()) {
        (_, false) => own,
        (PartType::Message(nested), true) => {
            let subject = named(nested.subject().unwrap_or("message"));
            format!("{subject}.eml")
        }
        (_, true) if kind.is_empty() => {
            let subtype = part.content_type().and_then(|kind| kind.subtype());
            format!("without a name.{}", named(subtype.unwrap_or("bin")))
        }
        (_, true) => format!("without a name.{kind}"),
    };
    Part {
        name,
        ..Part::whole(Form::Found, bytes)
    }
}
