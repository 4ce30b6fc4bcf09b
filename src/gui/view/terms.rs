//! What the words of the evidence mean, for whoever rests the pointer on one of them.

use egui::{Frame, Margin, Response, RichText, Stroke, Ui};

use crate::gui::theme;
use crate::library::{Date, PassageKind, PublisherKind, ReadExtent, Stance, Tier};
use crate::matching::Value;

use super::hover;

pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Helps => "Stance: it helps the appellant’s case.",
        Stance::Adverse => {
            "Stance: it speaks against the appellant’s case. Adverse evidence is shown like all other, \
             so that it can be met."
        }
        Stance::Mixed => "Stance: part of it helps the appellant and part of it does not.",
        Stance::Neutral => "Stance: background that points neither way.",
    }
}

/// What a tier means, so that nobody needs to look it up.
pub(super) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "Read at its own address, and dated",
        Tier::B => "With a defect: a proper source, but see its limits",
        Tier::C => "Only a lead to the original, which is what to exhibit: this one passes it on",
    }
}

pub(super) fn read(read: ReadExtent) -> &'static str {
    match read {
        ReadExtent::FullText => "The whole source was read when its passages were written.",
        ReadExtent::Excerpt => "Only the part with this passage was read.",
        ReadExtent::LandingPage => {
            "Only the page that announces the source was read, and not the source itself."
        }
        ReadExtent::SecondHand => {
            "Second-hand: the source was not opened. It was seen through somebody who quotes it; \
             find the original before relying on it."
        }
    }
}

pub(super) fn kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Extract => "Extract: the source’s own words, printed as a quotation.",
        PassageKind::Summary => {
            "Summary: the library’s words for what the source says, never printed as a quotation."
        }
    }
}

pub(super) fn publisher(kind: PublisherKind) -> &'static str {
    match kind {
        PublisherKind::Court => {
            "A court or tribunal. CG in a citation means country guidance: a decision of the Upper \
             Tribunal that later tribunals follow unless there is good reason not to."
        }
        PublisherKind::Legislature => "A law, or the body that makes it.",
        PublisherKind::Intergovernmental => "A body of several states, such as UNHCR or the EUAA.",
        PublisherKind::State => "A government, such as the Home Office in its CPINs.",
        PublisherKind::Ngo => "An organisation that no state runs.",
        PublisherKind::Academic => "A university, a journal or a researcher.",
        PublisherKind::Media => "A newspaper, an agency or a broadcaster.",
    }
}

/// What a choice of a filter means, where its words do not say it.
pub(super) fn value(value: &Value) -> Option<&'static str> {
    match value {
        Value::Stance(one) => Some(stance(*one)),
        Value::Publisher(one) => Some(publisher(*one)),
        Value::Read(one) => Some(read(*one)),
        Value::Kind(one) => Some(kind(*one)),
        Value::Chosen(true) => Some("The case relies on it already."),
        Value::Issue(_) | Value::Year(_) | Value::Chosen(false) => None,
    }
}

/// What the name of a fact about a source means, where it does not say it itself.
pub(super) fn fact(name: &str) -> Option<&'static str> {
    Some(match name {
        "Reliability" => "How far the source itself can be exhibited",
        "Covers" => "The time that the source speaks of",
        "How much was read" | "How read" => {
            "How much of it was read when its passages were written"
        }
        "Seen through" => "Who quotes it, where the source itself was not opened",
        "Relies on" => "Sources of the library that it passes on",
        "Findings of" | "Passes on" => {
            "Whose findings it passes on; they are counted once, whoever repeats them"
        }
        "Limits" => "What must be said against it before it is relied on",
        "Licence" => "Under which its words may be copied",
        "Where it was seen" => "Where these words were seen when the passage was written",
        "Why it fits" => "What is ticked of the appellant, and which disputed issue it answers",
        "Stance" => "Which way it points, seen from the appellant",
        "Passage" => "Extract: the source’s own words. Summary: the library’s words for it",
        _ => return None,
    })
}

/// Where the words of a passage were seen, without the word that packs begin it with.
pub(super) fn seen(provenance: &str) -> &str {
    let rest = provenance.strip_prefix("seen:").unwrap_or(provenance);
    rest.trim_start()
}

pub(super) fn date(date: Option<Date>) -> String {
    date.map_or_else(|| "date not known".to_owned(), |date| date.to_string())
}

/// A quiet word with its meaning.
pub(super) fn term(ui: &mut Ui, word: &str, meaning: &str) -> Response {
    let colour = theme::palette(ui).weak;
    let label = egui::Label::new(RichText::new(word).small().color(colour)).selectable(false);
    hover::above(ui.add(label), meaning)
}

/// The stance, framed in its colour.
pub(super) fn stance_tag(ui: &mut Ui, one: Stance) {
    let colour = theme::palette(ui).stance(one);
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, colour))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(5, 0));
    let response = frame.show(ui, |ui| {
        let word = RichText::new(one.label()).small().color(colour);
        ui.add(egui::Label::new(word).selectable(false))
    });
    hover::above(response.inner, stance(one));
}
