//! The authorities of an issue: which of those that the register knows are printed, where in them, and whether
//! somebody has looked them up.

use egui::{Id, RichText, Ui};

use crate::case::{ChosenAuthority, DisputedIssue, Edit};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::entry::known_initials;
use crate::gui::view::widget::{aside, fold, named};
use crate::gui::view::{Actions, drop_down, entry};
use crate::library::{AuthorityStatus, LookedUp};
use crate::matching::{in_order, known_authorities, other_authorities, usual_authorities};

use super::inline::{self, Look};

pub(super) fn show(ui: &mut Ui, session: &Session, issue: &DisputedIssue, actions: &mut Actions) {
    let number = session.case().issue_number(&issue.key).unwrap_or_default();
    let name = format!("Authorities of issue {number}");
    let header = fold(title(session, issue)).id_salt(("authorities", &issue.key));
    let shown = header.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if issue.authorities.is_none() {
            none_yet(ui, session, issue, number, actions);
        }
        if !issue.authorities().is_empty() {
            ui.horizontal(|ui| {
                aside(ui, "Whoever looks them up:");
                let id = Id::unique(("looked up by", &issue.key));
                let name = format!("Initials for the authorities of issue {number}");
                entry::initials_field(ui, session, id, &name);
            });
        }
        for one in offered(session, issue) {
            row(ui, session, issue, number, &one, actions);
        }
        another(ui, session, issue, number, actions);
    });
    named(shown.header_response, &name);
}

fn title(session: &Session, issue: &DisputedIssue) -> String {
    let (chosen, offered) = (issue.authorities().len(), offered(session, issue).len());
    match (offered, &issue.authorities) {
        (0, _) => "Country guidance and authorities: none known".to_owned(),
        (_, None) => format!("Country guidance and authorities: {offered} known, none chosen yet"),
        (_, Some(_)) => format!("Country guidance and authorities: {chosen} of {offered} printed"),
    }
}

fn nationality(session: &Session) -> Option<&str> {
    session.case().claimant.nationality.as_deref()
}

/// Those that the register names, and whatever else is chosen, in the order of print.
fn offered(session: &Session, issue: &DisputedIssue) -> Vec<ChosenAuthority> {
    let taxonomy = &session.library.taxonomy;
    let known = issue.taxonomy.as_ref();
    let known = known.map(|id| known_authorities(taxonomy, id, nationality(session)));
    let mut all: Vec<ChosenAuthority> = issue.authorities().to_vec();
    for one in known.unwrap_or_default() {
        if chosen(issue, &one.authority.id).is_none() {
            all.push(one);
        }
    }
    in_order(taxonomy, all)
}

fn chosen<'a>(issue: &'a DisputedIssue, id: &str) -> Option<&'a ChosenAuthority> {
    let mut all = issue.authorities().iter();
    all.find(|one| one.authority.id == id)
}

/// A case made before authorities were printed gets none unasked.
fn none_yet(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    number: usize,
    actions: &mut Actions,
) {
    let taxonomy = &session.library.taxonomy;
    let usual = issue.taxonomy.as_ref();
    let usual = usual.map(|id| usual_authorities(taxonomy, id, nationality(session)));
    let usual = usual.unwrap_or_default();
    if usual.is_empty() {
        return;
    }
    let button = ui.button("Print the usual ones").on_hover_text(
        "Those that somebody has seen and that nothing has taken the place of; the list can be changed below",
    );
    if named(
        button,
        &format!("Print the usual authorities of issue {number}"),
    )
    .clicked()
    {
        set(issue, usual, actions);
    }
}

fn set(issue: &DisputedIssue, authorities: Vec<ChosenAuthority>, actions: &mut Actions) {
    actions.push(Action::EditApart(Edit::SetAuthorities {
        issue: issue.key.clone(),
        authorities,
    }));
}

/// The issue with this one chosen as well, or no longer.
fn toggle(
    session: &Session,
    issue: &DisputedIssue,
    one: &ChosenAuthority,
    wanted: bool,
    actions: &mut Actions,
) {
    let mut all = issue.authorities().to_vec();
    all.retain(|known| known.authority.id != one.authority.id);
    if wanted {
        all.push(as_found(session, one));
    }
    set(issue, in_order(&session.library.taxonomy, all), actions);
}

/// What a person has found out of it under another issue holds here, too.
fn as_found(session: &Session, one: &ChosenAuthority) -> ChosenAuthority {
    let all = session.case().issues.iter();
    let mut all = all.flat_map(|issue| issue.authorities());
    let found = all.find_map(|known| {
        let is_same = known.authority.id == one.authority.id;
        known.authority.looked_up.clone().filter(|_| is_same)
    });
    let mut one = one.clone();
    one.authority.looked_up = found.or(one.authority.looked_up);
    one
}

fn row(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    number: usize,
    one: &ChosenAuthority,
    actions: &mut Actions,
) {
    let authority = &one.authority;
    let mut is_chosen = chosen(issue, &authority.id).is_some();
    let neutral = authority.neutral.as_deref().unwrap_or_default();
    let cited = format!("{} {neutral}", authority.citation);
    ui.horizontal_top(|ui| {
        let tick = ui.checkbox(&mut is_chosen, "");
        let name = format!("Print {} under issue {number}", cited.trim());
        if named(tick, &name).clicked() {
            toggle(session, issue, one, is_chosen, actions);
        }
        ui.vertical(|ui| {
            ui.add(egui::Label::new(cited.trim()).wrap());
            let holding = authority.holding().map(str::to_owned);
            let holding = holding
                .or_else(|| authority.subject_told())
                .unwrap_or_else(|| "What it decides is not in the register.".to_owned());
            ui.add(egui::Label::new(RichText::new(holding).small()).wrap());
            if is_chosen {
                paragraphs(ui, issue, number, one, actions);
            }
            standing(ui, one);
            let is_asked = authority.is_guidance()
                || authority.status == AuthorityStatus::Unverified
                || authority.looked_up.is_some();
            if is_chosen && is_asked {
                looked_up(ui, session, one, actions);
            }
        });
    });
    ui.add_space(4.0);
}

fn paragraphs(
    ui: &mut Ui,
    issue: &DisputedIssue,
    number: usize,
    one: &ChosenAuthority,
    actions: &mut Actions,
) {
    let id = Id::unique(("paragraphs", &issue.key, &one.authority.id));
    let mut text = one.paragraphs.clone().unwrap_or_default();
    let look = Look {
        font: egui::FontId::proportional(13.0),
        hint: "Paragraphs relied on, for instance headnote 3 or paragraphs 12 to 15",
        name: &format!(
            "Paragraphs of {} under issue {number}",
            one.authority.citation
        ),
        paragraphs: false,
    };
    if inline::text(ui, id, &mut text, &look).changed() {
        actions.push(Action::Edit(Edit::SetParagraphs {
            issue: issue.key.clone(),
            authority: one.authority.id.clone(),
            text,
        }));
    }
}

/// What is against citing it, and what is not known of it.
fn standing(ui: &mut Ui, one: &ChosenAuthority) {
    let palette = theme::palette(ui);
    let authority = &one.authority;
    let mut said = Vec::new();
    if authority.adverse {
        said.push("against the appellant".to_owned());
    }
    if authority.country_guidance {
        said.push("country guidance".to_owned());
    }
    if one.is_listing_unchecked() {
        said.push("listing not checked".to_owned());
    }
    if authority.status == AuthorityStatus::Unverified {
        said.push("from memory: look it up before it is cited".to_owned());
    }
    said.extend(authority.overtaken.as_ref().map(|one| one.said()));
    if said.is_empty() {
        return;
    }
    let is_doubtful = authority.overtaken.is_some() || one.is_from_memory();
    let colour = if is_doubtful {
        palette.mixed
    } else {
        palette.weak
    };
    let words = RichText::new(said.join("; ")).small().color(colour);
    ui.add(egui::Label::new(words).wrap());
}

fn looked_up(ui: &mut Ui, session: &Session, one: &ChosenAuthority, actions: &mut Actions) {
    let authority = &one.authority;
    let mut say = |looked_up| {
        actions.push(Action::EditApart(Edit::SetLookedUp {
            authority: authority.id.clone(),
            looked_up,
        }));
    };
    ui.horizontal_wrapped(|ui| {
        if let Some(found) = &authority.looked_up {
            let what = if found.listed { "Looked up" } else { "No longer listed, looked up" };
            aside(ui, format!("{} {what} by {} on {}", icon::TICK, found.by, found.on));
            let back = ui.small_button("Take back");
            if named(back, &format!("Take back what was found of {}", authority.citation)).clicked()
            {
                say(None);
            }
            return;
        }
        let by = known_initials(ui, session).trim().to_owned();
        let found = |listed| {
            let by = by.clone();
            let on = session.today;
            Some(LookedUp { by, on, listed })
        };
        let ways: &[(&str, bool)] = match authority.is_guidance() {
            true => &[("Looked up: listed", true), ("No longer listed", false)],
            false => &[("Looked up", true)],
        };
        for (words, listed) in ways {
            let button = ui.add_enabled(!by.is_empty(), egui::Button::new(RichText::new(*words).small()));
            let button = button
                .on_hover_text("You give your word that it says so, at the paragraphs cited, and how it stands in the list of country guidance today")
                .on_disabled_hover_text("Type your initials first");
            if named(button, &format!("{words}: {}", authority.citation)).clicked() {
                say(found(*listed));
            }
        }
    });
}

/// Any other that the register has for this country: on an issue in own words it knows none.
fn another(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    number: usize,
    actions: &mut Actions,
) {
    let taxonomy = &session.library.taxonomy;
    let others = other_authorities(taxonomy, issue.taxonomy.as_ref(), nationality(session));
    let others = others
        .into_iter()
        .filter(|one| chosen(issue, &one.authority.id).is_none());
    let others: Vec<ChosenAuthority> = others.collect();
    if others.is_empty() {
        return;
    }
    let list = drop_down::list(("another-authority", &issue.key))
        .selected_text("Another authority")
        .width(240.0)
        .height(360.0);
    drop_down::show(
        ui,
        list,
        &format!("Another authority for issue {number}"),
        |ui| {
            for one in &others {
                if drop_down::option(ui, false, one.authority.line()) {
                    toggle(session, issue, one, true, actions);
                }
            }
        },
    );
}
