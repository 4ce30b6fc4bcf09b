//! How each kind of remark on a document is said. The words go between the title of the document and
//! the places.

use crate::finding::{Severity, counted};
use crate::pdf::import::{Action, Actor, AddressFault, Outside, Remark};

/// The words for so many of one kind.
pub(super) struct Words {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    /// Begins with what separates it from the title.
    pub(super) message: String,
    pub(super) hint: Option<&'static str>,
}

fn note(code: &'static str, message: String) -> Words {
    told(Severity::Note, code, message)
}

fn warning(code: &'static str, message: String) -> Words {
    told(Severity::Warning, code, message)
}

fn error(code: &'static str, message: String) -> Words {
    told(Severity::Error, code, message)
}

fn told(severity: Severity, code: &'static str, message: String) -> Words {
    Words {
        severity,
        code,
        message,
        hint: None,
    }
}

const LAYER_HINT: &str = "Look at it in a program that shows layers. If nobody is to read it, print the document to PDF and use that instead.";

impl Words {
    fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

pub(super) fn words(remark: Remark, count: u32) -> Words {
    let number = |one: &str, many: &str| counted(count, one, many);
    match remark {
        Remark::WebBookmark => note(
            "document-bookmarks-web",
            format!(": {} to the web, in the bundle as well", number("bookmark leads", "bookmarks lead")),
        )
        .hint("Nothing needs doing. Whoever reads the bundle offline cannot follow them."),
        Remark::LostBookmark => note(
            "document-bookmarks-lost",
            format!(
                ": {} to a place that the document does not have, kept as a heading without it",
                number("bookmark leads", "bookmarks lead")
            ),
        )
        .hint("Nothing needs doing: in the document nothing happens either when somebody clicks there."),
        Remark::BookmarksUnread => warning(
            "document-bookmarks-unread",
            " has more bookmarks than can be taken over: those at the end are missing".to_owned(),
        )
        .hint("Look whether its bookmarks make sense. Its pages are all there."),
        Remark::AnnotationsUnread => warning(
            "document-marks-unread",
            ": more than 9,999 comments, links or fields hang on one page; those beyond are left out".to_owned(),
        )
        .hint("Print the page to PDF from a program that shows it, and use that instead."),
        Remark::Address(actor, fault) => address(actor, fault, count),
        Remark::LostLink => note(
            "document-links-lost",
            format!(": {} to a place that the document does not have, left out", number("link leads", "links lead")),
        )
        .hint("Nothing needs doing: they lead nowhere in the document either."),
        Remark::Action(actor, action) => acts(actor, action, count),
        Remark::Medium => warning(
            "document-media",
            format!(": {}; only the picture of it on the page is in the bundle", number("sound, film or model was left out", "sounds, films or models were left out")),
        )
        .hint("If the tribunal should hear or see it, ask how to file it: a PDF is not the way."),
        Remark::AttachedFile => warning(
            "document-attachments",
            format!(": {} inside the document, and not in the bundle", number("file is attached", "files are attached")),
        )
        .hint("Open the document and save the attached files. Add those that the tribunal should see as PDF."),
        Remark::PortfolioFile => error(
            "document-portfolio",
            format!(" is a portfolio, a wrapper for other files: {} inside it, not in the bundle", number("file is contained", "files are contained")),
        )
        .hint("Open it in a program that shows what is inside, save each file as PDF and add those. Then take this one out."),
        Remark::XfaOnly => error(
            "document-xfa",
            " is an XFA form that only Acrobat can show: its pages say to wait, and nothing of what was filled in".to_owned(),
        )
        .hint("Open it in Adobe Acrobat or Reader, print it to PDF and add that instead."),
        Remark::XfaBeside => note(
            "document-xfa-fields",
            " is also an XFA form: its pages and fields are in the bundle, the XFA data is not".to_owned(),
        )
        .hint("Compare its pages with the form as Acrobat shows it."),
        Remark::Signature => warning(
            "document-signed",
            format!(": {}; a bundle cannot keep that, only what shows of it", number("digital signature no longer holds", "digital signatures no longer hold")),
        )
        .hint("Keep the signed file itself, to be shown when somebody asks for it."),
        Remark::Redaction => error(
            "document-redaction-pending",
            format!(": {}. The words beneath are still there and anybody can read them", number("place is marked for redaction, and the redaction was not applied", "places are marked for redaction, and the redactions were not applied")),
        )
        .hint("Apply the redactions in the program that made the marks, save, and replace the document by that. If nothing is to be blacked out, delete the marks."),
        Remark::LayerOff => warning(
            "document-layer-hidden",
            ": a layer is switched off. What lies on it is hidden on the page, but stays in the file, where anybody can switch it on".to_owned(),
        )
        .hint(LAYER_HINT),
        Remark::LayersCombined => warning(
            "document-layer-hidden",
            ": something shows only while a layer is switched off. It is hidden on the page, but stays in the file, where anybody can bring it up".to_owned(),
        )
        .hint(LAYER_HINT),
        Remark::LayerNotPrinted => note(
            "document-layer-unprinted",
            ": a layer shows on screen and is left out in print".to_owned(),
        )
        .hint("Nothing needs doing, if the printed pages may lack it: the bundle does the same."),
        Remark::LayerPrintedOnly => warning(
            "document-layer-hidden",
            ": a layer is hidden on screen and appears in print".to_owned(),
        )
        .hint("Print the document to PDF and use that instead, if it is to be read."),
        Remark::Outside(what) => outside(what),
    }
}

fn outside(what: Outside) -> Words {
    let message = match what {
        Outside::OtherFile => {
            ": part of a page refers to a page of another, external file; that was left out, what stands in its place stays"
        }
        Outside::ExternalContent => {
            ": part of a page lies in another, external file; it is not in the bundle"
        }
        Outside::PostScript => {
            ": part of a page is a program for printers (PostScript), which no screen shows; it was left out"
        }
        Outside::Alternate => {
            ": a picture has an alternate for other purposes, such as printing; the one that shows stays, the other was left out"
        }
        Outside::PrintingHouse => {
            ": a picture stands for a finer one outside the file (OPI); the one that shows stays, the reference was left out"
        }
    };
    let words = told(Severity::Warning, "document-outside", message.to_owned());
    match what {
        Outside::Alternate | Outside::PrintingHouse => Words {
            severity: Severity::Note,
            ..words.hint("Nothing needs doing: the page looks as it does on screen.")
        },
        _ => words.hint("Compare these pages with the document as it was sent to you."),
    }
}

fn address(actor: Actor, fault: AddressFault, count: u32) -> Words {
    let (one, many, fate) = actor_words(actor);
    let fault = match fault {
        AddressFault::Missing => "without an address",
        AddressFault::Malformed => "with an address that cannot be read",
        AddressFault::Incomplete => "with an incomplete address",
        AddressFault::NetworkShare => "to a folder on a network",
        AddressFault::LocalFile => "to a file on somebody’s computer",
        AddressFault::Script => "that would run a script",
        AddressFault::OtherScheme => "with an address of a kind that browsers do not open",
    };
    let who = counted(count, one, many);
    note(
        "document-link-addresses",
        format!(": {who} {fault}, {fate}"),
    )
    .hint(NOTHING_LOST)
}

const NOTHING_LOST: &str = "Nothing needs doing, unless the tribunal should see what it leads to: then add that as a document.";

/// The words for one and for many, and what became of them.
fn actor_words(actor: Actor) -> (&'static str, &'static str, &'static str) {
    match actor {
        Actor::Link => ("link", "links", "left out"),
        Actor::Bookmark => ("bookmark", "bookmarks", "kept as a heading without it"),
        Actor::Follower => (
            "further action of a link or bookmark",
            "further actions of links or bookmarks",
            "left out",
        ),
        Actor::Comment => (
            "action of a comment or button",
            "actions of comments or buttons",
            "left out",
        ),
        Actor::Field => (
            "action of a form field",
            "actions of form fields",
            "left out",
        ),
        Actor::Page => ("action of a page", "actions of pages", "left out"),
        Actor::Document => (
            "action of the document itself",
            "actions of the document itself",
            "left out",
        ),
    }
}

fn acts(actor: Actor, action: Action, count: u32) -> Words {
    let (one, many, fate) = actor_words(actor);
    let does = match action {
        Action::Launch => "that would start a program or open a file",
        Action::Script => "that would run a script",
        Action::SendForm => "that would send the form",
        Action::FillForm => "that would fill the form from a file",
        Action::EmptyForm => "that would empty the form",
        Action::OtherDocument => "that would open another document",
        Action::Menu => "that would give a command to the program that shows the page",
        Action::Hide => "that would hide or show something on the page",
        Action::Play => "that would play sound, film or a model",
        Action::Layers => "that would switch layers",
        Action::View => "that would change how pages are shown",
        Action::Lead => "that would lead to a second place",
        Action::Other => "that would do something unknown",
    };
    let who = counted(count, one, many);
    note("document-active", format!(": {who} {does}, {fate}")).hint(NOTHING_LOST)
}
