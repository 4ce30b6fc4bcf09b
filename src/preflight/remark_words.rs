//! How each kind of remark on a document is said. The words go between the title of the document and
//! the places.

use crate::finding::{RemarkCode, counted};
use crate::pdf::import::{Action, Actor, AddressFault, Outside, Remark};

/// The words for so many of one kind.
pub(super) struct Words {
    pub(super) code: RemarkCode,
    /// Whether the page looks the same without it.
    pub(super) is_eased: bool,
    /// Begins with what separates it from the title.
    pub(super) message: String,
    /// Instead of the hint of its code.
    pub(super) hint: Option<&'static str>,
}

fn told(code: RemarkCode, message: String) -> Words {
    Words {
        code,
        is_eased: false,
        message,
        hint: None,
    }
}

impl Words {
    /// With a hint that fits better than that of the code.
    fn with(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

pub(super) fn words(remark: Remark, count: u32) -> Words {
    let number = |one: &str, many: &str| counted(count, one, many);
    match remark {
        Remark::WebBookmark => told(
            RemarkCode::BookmarksWeb,
            format!(": {} to the web, in the bundle as well", number("bookmark leads", "bookmarks lead")),
        ),
        Remark::LostBookmark => told(
            RemarkCode::BookmarksLost,
            format!(
                ": {} to a place that the document does not have, kept as a heading without it",
                number("bookmark leads", "bookmarks lead")
            ),
        ),
        Remark::BookmarksUnread => told(
            RemarkCode::BookmarksUnread,
            " has more bookmarks than can be taken over: those at the end are missing".to_owned(),
        ),
        Remark::AnnotationsUnread => told(
            RemarkCode::MarksUnread,
            ": more than 9,999 comments, links or fields hang on one page; those beyond are left out".to_owned(),
        ),
        Remark::Address(actor, fault) => address(actor, fault, count),
        Remark::LostLink => told(
            RemarkCode::LinksLost,
            format!(": {} to a place that the document does not have, left out", number("link leads", "links lead")),
        ),
        Remark::Action(actor, action) => acts(actor, action, count),
        Remark::Medium => told(
            RemarkCode::Media,
            format!(": {}; only the picture of it on the page is in the bundle", number("sound, film or model was left out", "sounds, films or models were left out")),
        ),
        Remark::AttachedFile => told(
            RemarkCode::Attachments,
            format!(": {} inside the document, and not in the bundle", number("file is attached", "files are attached")),
        ),
        Remark::PortfolioFile => told(
            RemarkCode::Portfolio,
            format!(" is a portfolio, a wrapper for other files: {} inside it, not in the bundle", number("file is contained", "files are contained")),
        ),
        Remark::XfaOnly => told(
            RemarkCode::Xfa,
            " is an XFA form that only Acrobat can show: its pages say to wait, and nothing of what was filled in".to_owned(),
        ),
        Remark::XfaBeside => told(
            RemarkCode::XfaFields,
            " is also an XFA form: its pages and fields are in the bundle, the XFA data is not".to_owned(),
        ),
        Remark::Signature => told(
            RemarkCode::Signed,
            format!(": {}; a bundle cannot keep that, only what shows of it (who and when is as the file says, not checked)", number("digital signature no longer holds", "digital signatures no longer hold")),
        ),
        Remark::Redaction => told(
            RemarkCode::RedactionPending,
            format!(": {}. The words beneath are still there and anybody can read them", number("place is marked for redaction, and the redaction was not applied", "places are marked for redaction, and the redactions were not applied")),
        ),
        Remark::LayerOff => told(
            RemarkCode::LayerHidden,
            ": a layer is switched off. What lies on it is hidden on the page, but stays in the file, where anybody can switch it on".to_owned(),
        ),
        Remark::LayersCombined => told(
            RemarkCode::LayerHidden,
            ": something shows only while a layer is switched off. It is hidden on the page, but stays in the file, where anybody can bring it up".to_owned(),
        ),
        Remark::LayerNotPrinted => told(
            RemarkCode::LayerUnprinted,
            ": a layer shows on screen and is left out in print".to_owned(),
        ),
        Remark::LayerPrintedOnly => told(
            RemarkCode::LayerHidden,
            ": a layer is hidden on screen and appears in print".to_owned(),
        )
        .with("Print the document to PDF and use that instead, if it is to be read."),
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
    let words = told(RemarkCode::Outside, message.to_owned());
    match what {
        Outside::Alternate | Outside::PrintingHouse => Words {
            is_eased: true,
            ..words.with("Nothing needs doing: the page looks as it does on screen.")
        },
        Outside::OtherFile | Outside::ExternalContent | Outside::PostScript => {
            words.with("Compare these pages with the document as it was sent to you.")
        }
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
    told(
        RemarkCode::LinkAddresses,
        format!(": {who} {fault}, {fate}"),
    )
}

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
    told(RemarkCode::Active, format!(": {who} {does}, {fate}"))
}
