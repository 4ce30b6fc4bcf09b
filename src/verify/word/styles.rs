//! The styles of paragraphs: what each sets, and which are made for quotations.

use std::collections::BTreeMap;

use super::Unread;
use super::properties::Properties;
use super::xml::{Said, Space, each};

/// Styles rest on styles; no more of them on each other, and no circle is followed.
const DEEPEST: usize = 20;

/// Names, in small letters, of styles for quotations: of Word, of LibreOffice, and as people call them.
const FOR_QUOTATIONS: [&str; 4] = ["quote", "quotation", "block text", "extract"];

#[derive(Debug, Default)]
struct Style {
    rests_on: Option<String>,
    is_for_quotations: bool,
    own: Properties,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// Of paragraphs that name none.
    usual: Option<String>,
}

impl Styles {
    pub(super) fn of(part: &[u8]) -> Result<Styles, Unread> {
        let mut styles = Styles::default();
        let mut open: Option<(String, Style)> = None;
        let mut in_paragraph = false;
        each(part, &mut |said| {
            match said {
                Said::Begins(element) if element.space == Space::Word => {
                    match (element.name, &mut open) {
                        ("style", _) => {
                            let id = element.attribute("styleId").unwrap_or_default();
                            let is_usual = element.attribute("default").as_deref() == Some("1")
                                && element.attribute("type").as_deref() == Some("paragraph");
                            if is_usual {
                                styles.usual = Some(id.clone());
                            }
                            open = Some((id, Style::default()));
                        }
                        ("name", Some((_, style))) => {
                            let name = element.attribute("val").unwrap_or_default();
                            let name = name.to_lowercase();
                            style.is_for_quotations =
                                FOR_QUOTATIONS.iter().any(|known| name.contains(known));
                            // What it sets itself comes behind its name.
                            style.own.outline = name.starts_with("heading ").then_some(0);
                        }
                        ("basedOn", Some((_, style))) => style.rests_on = element.attribute("val"),
                        ("pPr", Some(_)) => in_paragraph = true,
                        (_, Some((_, style))) if in_paragraph => style.own.take(&element),
                        _ => {}
                    }
                }
                Said::Ends(Space::Word, "pPr") => in_paragraph = false,
                Said::Ends(Space::Word, "style") => styles.all.extend(open.take()),
                Said::Begins(_) | Said::Ends(..) | Said::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// What holds of a paragraph, and whether it is set as a quotation.
    pub(super) fn held(&self, own: &Properties) -> (Properties, bool) {
        let mut held = own.clone();
        let mut is_quotation = false;
        let mut next = own.style.as_ref().or(self.usual.as_ref());
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|id| self.all.get(id)) else {
                break;
            };
            held = held.or(&style.own);
            is_quotation |= style.is_for_quotations;
            next = style.rests_on.as_ref();
        }
        (held, is_quotation)
    }
}
