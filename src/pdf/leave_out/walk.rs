//! Goes through the operators of a page as the reader does, letter by letter, and writes them again without what is to
//! go. Where its places of letters and the reader's do not agree, it gives up: nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::page::Resources;

use crate::pdf::content::Glyph;
use crate::pdf::import::{Id, Layer, Matrix, Region, Source, name, visibility};

use super::Unsure;
use super::operators::{elements, is_of_path, paints_path, path, text_operator};
use super::part::{Marked, Part, State};
use super::rewritten::{NewForm, Rewritten};
use super::shown::again;
use super::tokens::{Operand, Operation, Operations};

/// Forms within forms.
const DEEPEST: u32 = 10;

/// Of a picture, what may lie beside the page before it is said to reach out.
const BLEED: f64 = 0.05;

/// What is to go from a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Going {
    /// Letters, by their number.
    pub(super) letters: BTreeSet<u32>,
    /// What lies on layers that are off.
    pub(super) layers: bool,
    /// Paths and pictures wholly outside the page.
    pub(super) outside: bool,
}

pub(super) struct Walk<'w, 's> {
    pub(super) source: &'s Source,
    pub(super) layers: &'w BTreeMap<Id, Layer>,
    pub(super) glyphs: &'w [Glyph],
    pub(super) going: &'w Going,
    /// The page as shown, from its top left.
    pub(super) page: Region,
    /// The next letter.
    pub(super) next: usize,
    pub(super) forms: u32,
}

impl<'s> Walk<'_, 's> {
    pub(super) fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'s>,
        state: State,
        depth: u32,
    ) -> Result<Rewritten, Unsure> {
        if depth > DEEPEST {
            return Err(Unsure);
        }
        let mut part = Part::begun(state);
        let mut operations = Operations::of(content);
        while let Some(operation) = operations.next()? {
            self.operation(&operation, content, resources, &mut part, depth)?;
        }
        part.ended(content)
    }

    fn operation(
        &mut self,
        one: &Operation,
        content: &[u8],
        resources: &Resources<'s>,
        part: &mut Part,
        depth: u32,
    ) -> Result<(), Unsure> {
        let is_off = self.going.layers && !part.shows();
        let state = &mut part.state;
        match one.operator.as_slice() {
            b"q" => part.saved.push(state.clone()),
            b"Q" => {
                if let Some(saved) = part.saved.pop() {
                    *state = saved;
                }
            }
            b"cm" => state.to_shown = state.to_shown.after(&Matrix(one.numbers()?)),
            b"w" => [state.line_width] = one.numbers()?,
            b"gs" => {
                let states = &resources.ext_g_states;
                let set = states.get::<Dict<'_>>(one.name()?);
                if set.is_some_and(|set| set.contains_key("Font")) {
                    return Err(Unsure);
                }
            }
            b"BMC" | b"BDC" => self.begin_marked(one, content, resources, part)?,
            b"EMC" => part.end_marked(),
            b"Do" => self.draw(one, resources, part, depth)?,
            b"BI" => self.picture(one, part)?,
            b"sh" if is_off => part.changes.put(one.place.clone(), ""),
            operator if is_of_path(operator) => path(one, part)?,
            operator if paints_path(operator) => self.paint(one, part)?,
            b"Tj" | b"TJ" | b"'" | b"\"" => self.show(one, part)?,
            _ => text_operator(one, resources, &mut state.text)?,
        }
        Ok(())
    }

    fn begin_marked(
        &self,
        one: &Operation,
        content: &[u8],
        resources: &Resources<'s>,
        part: &mut Part,
    ) -> Result<(), Unsure> {
        let around = part.shows();
        let is_layer = one.operands.first() == Some(&Operand::Name(b"OC".to_vec()));
        let mut marked = Marked {
            place: one.place.clone(),
            shows: around,
            says: false,
            property: None,
            is_stripped: false,
        };
        match one.operands.get(1) {
            Some(Operand::Name(property)) => {
                let properties = &resources.properties;
                // The interpreter goes by the property, whatever the tag is.
                let hides =
                    visibility(properties, property.as_slice(), self.source, self.layers).is_hidden;
                let said = properties.get::<Dict<'_>>(property.as_slice());
                let is_group =
                    |dict: &Dict<'_>| matches!(name(dict, "Type").as_str(), "OCG" | "OCMD");
                marked.shows &= !(hides && (is_layer || said.as_ref().is_some_and(is_group)));
                marked.says = !is_layer;
                marked.property = Some(property.clone());
            }
            Some(Operand::Dictionary(place)) => {
                let said = content.get(place.clone()).unwrap_or_default();
                if is_layer || memchr::memmem::find(said, b"/OC").is_some() {
                    return Err(Unsure);
                }
                marked.says = true;
            }
            _ => {}
        }
        if self.going.layers && !marked.shows {
            marked.is_stripped = true;
            part.changes.put(one.place.clone(), "/Span BMC");
        }
        part.marked.push(marked);
        Ok(())
    }

    fn draw(
        &mut self,
        one: &Operation,
        resources: &Resources<'s>,
        part: &mut Part,
        depth: u32,
    ) -> Result<(), Unsure> {
        let drawn = one.name()?;
        let shows = part.shows();
        let Some(object) = resources.x_objects.get::<Stream<'s>>(drawn) else {
            part.out.drawn.insert(drawn.to_vec());
            return Ok(());
        };
        let is_off = visibility(object.dict(), "OC", self.source, self.layers).is_hidden;
        if is_off || !shows {
            match self.going.layers {
                true => part.changes.put(one.place.clone(), ""),
                false => drop(part.out.drawn.insert(drawn.to_vec())),
            }
            return Ok(());
        }
        if name(object.dict(), "Subtype") != "Form" {
            if self.going.outside && self.leaves_picture_out(&part.state.to_shown)? {
                part.changes.put(one.place.clone(), "");
            } else {
                part.out.drawn.insert(drawn.to_vec());
            }
            return Ok(());
        }
        let inner = self.form(&object, resources, &part.state, depth)?;
        let Some(inner) = inner.filter(|inner| inner.is_changed) else {
            part.out.drawn.insert(drawn.to_vec());
            return Ok(());
        };
        if inner.has_lost_letters {
            part.strip();
        }
        self.forms += 1;
        let new = format!("BundleForm{}", self.forms);
        part.changes.put(one.place.clone(), format!("/{new} Do"));
        let id = object.obj_id();
        part.out.forms.push(NewForm {
            name: new.into_bytes(),
            of: (id.obj_number, id.gen_number as u16),
            inner,
        });
        Ok(())
    }

    /// None where it is not drawn.
    fn form(
        &mut self,
        form: &Stream<'s>,
        around: &Resources<'s>,
        state: &State,
        depth: u32,
    ) -> Result<Option<Rewritten>, Unsure> {
        let dict = form.dict();
        if dict.get::<[f32; 4]>("BBox").is_none() {
            return Ok(None);
        }
        let content = form.decoded().map_err(|_broken| Unsure)?;
        let own = dict.get::<Dict<'s>>("Resources").map(Resources::new);
        let has_own = own.is_some();
        let mut state = state.clone();
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            state.to_shown = state.to_shown.after(&Matrix(matrix));
        }
        let resources = own.as_ref().unwrap_or(around);
        let inner = self.content(&content, resources, state, depth + 1)?;
        // Its names are those of what is around it, where others may have them, too.
        match inner.is_changed && !has_own && !inner.forms.is_empty() {
            true => Err(Unsure),
            false => Ok(Some(inner)),
        }
    }

    fn picture(&self, one: &Operation, part: &mut Part) -> Result<(), Unsure> {
        let is_off = self.going.layers && !part.shows();
        if is_off || self.going.outside && self.leaves_picture_out(&part.state.to_shown)? {
            part.changes.put(one.place.clone(), "");
        }
        Ok(())
    }

    /// Whether a picture lies wholly outside the page; of one that reaches out, a part must go, too.
    fn leaves_picture_out(&self, to_shown: &Matrix) -> Result<bool, Unsure> {
        let corners = Region([0.0, 0.0, 1.0, 1.0])
            .corners()
            .map(|corner| to_shown.apply(corner));
        let area = Region::around(&corners);
        let Some(inside) = area.within(&self.page) else {
            return Ok(true);
        };
        let size = |area: &Region| area.width() * area.height();
        match size(&inside) < size(&area) * (1.0 - BLEED) {
            true => Err(Unsure),
            false => Ok(false),
        }
    }

    fn paint(&self, one: &Operation, part: &mut Part) -> Result<(), Unsure> {
        let Some(path) = part.path.take() else {
            return Ok(());
        };
        let is_off = self.going.layers && !part.shows();
        let reach = part.state.line_width.abs().max(1.0) * 10.0;
        let area = Region::around(&path.points);
        let Region([left, bottom, right, top]) = area;
        let area = Region([left - reach, bottom - reach, right + reach, top + reach]);
        let is_outside = self.going.outside && area.within(&self.page).is_none();
        if (is_off || is_outside) && one.operator != b"n" {
            let place = match path.clips {
                true => one.place.clone(),
                false => path.start..one.place.end,
            };
            part.changes.put(place, "n");
        }
        Ok(())
    }

    fn show(&mut self, one: &Operation, part: &mut Part) -> Result<(), Unsure> {
        let mut before = String::new();
        if matches!(one.operator.as_slice(), b"'" | b"\"") {
            if let [Operand::Number(word), Operand::Number(letter), _] = one.operands.as_slice() {
                part.state.text.word_space = *word;
                part.state.text.char_space = *letter;
                before = format!("{word} Tw {letter} Tc ");
            }
            let leading = part.state.text.leading;
            part.state.text.next_line(0.0, -leading);
            before.push_str("T* ");
        }
        if !part.shows() {
            part.state.text.is_lost = true;
            if self.going.layers {
                part.changes.put(one.place.clone(), before);
            }
            return Ok(());
        }
        let elements = elements(one)?;
        let rest = self.glyphs.get(self.next..).unwrap_or_default();
        let (first, letters) = (self.next, &self.going.letters);
        let is_out = |number: usize| letters.contains(&((first + number) as u32));
        let to_shown = part.state.to_shown;
        let again = again(&elements, &mut part.state.text, &to_shown, rest, &is_out)?;
        self.next += again.letters;
        if let Some(array) = again.array {
            part.changes
                .put(one.place.clone(), format!("{before}{array}TJ"));
            part.strip();
        }
        Ok(())
    }
}
