//! Goes through the operators of a page as the reader does, letter by letter, and writes them again without what is to
//! go. Where its places of letters and the reader's do not agree, it gives up: nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::page::Resources;

use crate::pdf::content::Glyph;
use crate::pdf::import::{Id, Layer, Matrix, Region, Source, name, visibility};
use crate::pdf::smaller::blanked;

use super::Unsure;
use super::operators::{elements, is_of_path, paints_path, path, shows_no_words, text_operator};
use super::outside::{inside, object_of, reaches};
use super::part::{FontSet, Marked, Part, State};
use super::rewritten::{NewForm, NewPicture, Rewritten};
use super::shown::again;
use super::tokens::{Operand, Operation, Operations};

/// Forms within forms.
const DEEPEST: u32 = 10;

/// Of a picture whose pixels cannot be told for sure, what may lie beside the page before it is said to reach out.
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
    /// How often a font was set.
    pub(super) fonts: u32,
    /// Those times after which something was shown that stays.
    pub(super) shown: BTreeSet<u32>,
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
        part.ended(content, &self.shown)
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
            b"Tf" => self.set_font(one, resources, part)?,
            b"scn" | b"SCN" => shows_no_words(one, resources)?,
            _ => text_operator(one, resources, &mut state.text)?,
        }
        Ok(())
    }

    fn set_font(
        &mut self,
        one: &Operation,
        resources: &Resources<'s>,
        part: &mut Part,
    ) -> Result<(), Unsure> {
        text_operator(one, resources, &mut part.state.text)?;
        let [Operand::Name(name), Operand::Number(size)] = one.operands.as_slice() else {
            return Err(Unsure);
        };
        self.fonts += 1;
        part.state.text.set_at = Some(self.fonts);
        part.fonts.push(FontSet {
            number: self.fonts,
            name: name.clone(),
            size: *size,
            place: one.place.clone(),
        });
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
                false => {
                    // It may use the fonts of this, and nobody goes through it.
                    part.keeps_fonts = true;
                    part.out.drawn.insert(drawn.to_vec());
                }
            }
            return Ok(());
        }
        if name(object.dict(), "Subtype") != "Form" {
            return self.draw_picture(one, (drawn, &object), part);
        }
        let inner = self.form(&object, resources, &part.state, depth)?;
        if let Some(inner) = &inner {
            part.lends_fonts(inner);
        }
        let Some(inner) = inner.filter(|inner| inner.is_changed) else {
            part.out.drawn.insert(drawn.to_vec());
            return Ok(());
        };
        if inner.has_lost_letters {
            part.strip();
        }
        let name = self.named_anew("Form", one, part);
        part.out.forms.push(NewForm {
            name,
            of: object_of(&object),
            inner,
        });
        Ok(())
    }

    /// Draws something new in the place of an operation.
    fn named_anew(&mut self, kind: &str, one: &Operation, part: &mut Part) -> Vec<u8> {
        self.forms += 1;
        let new = format!("Bundle{kind}{}", self.forms);
        part.changes.put(one.place.clone(), format!("/{new} Do"));
        new.into_bytes()
    }

    /// A picture outside the page goes, and of one that reaches out what is outside.
    fn draw_picture(
        &mut self,
        one: &Operation,
        (drawn, picture): (&[u8], &Stream<'s>),
        part: &mut Part,
    ) -> Result<(), Unsure> {
        let to_shown = part.state.to_shown;
        let inside = match self.going.outside {
            true => inside(&to_shown, &self.page),
            false => 1.0,
        };
        if inside <= 0.0 {
            part.changes.put(one.place.clone(), "");
            return Ok(());
        }
        let keeps = |middle, half| reaches(&to_shown, middle, half, &self.page);
        let blanked = match inside < 1.0 {
            true => blanked(picture, &keeps),
            false => Some(None),
        };
        match blanked {
            Some(Some(blanked)) => {
                let name = self.named_anew("Picture", one, part);
                let of = object_of(picture);
                part.out.pictures.push(NewPicture { name, of, blanked });
            }
            None if inside < 1.0 - BLEED => return Err(Unsure),
            Some(None) | None => drop(part.out.drawn.insert(drawn.to_vec())),
        }
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
        let mut inner = self.content(&content, resources, state, depth + 1)?;
        inner.is_borrowing = !has_own;
        // Its names are those of what is around it, where others may have them, too.
        let is_named_anew = !inner.forms.is_empty() || !inner.pictures.is_empty();
        match inner.is_changed && !has_own && is_named_anew {
            true => Err(Unsure),
            false => Ok(Some(inner)),
        }
    }

    fn picture(&self, one: &Operation, part: &mut Part) -> Result<(), Unsure> {
        let is_off = self.going.layers && !part.shows();
        let inside = match self.going.outside {
            true => inside(&part.state.to_shown, &self.page),
            false => 1.0,
        };
        if is_off || inside <= 0.0 {
            part.changes.put(one.place.clone(), "");
        } else if inside < 1.0 - BLEED {
            return Err(Unsure);
        }
        Ok(())
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
            match self.going.layers {
                true => part.changes.put(one.place.clone(), before),
                false => self.shown.extend(part.state.text.set_at),
            }
            return Ok(());
        }
        let elements = elements(one)?;
        let rest = self.glyphs.get(self.next..).unwrap_or_default();
        let (first, letters) = (self.next, &self.going.letters);
        let is_out = |number: usize| letters.contains(&((first + number) as u32));
        let to_shown = part.state.to_shown;
        let again = again(&elements, &mut part.state.text, &to_shown, rest, &is_out)?;
        let mut all = self.next..self.next + again.letters;
        if all.any(|number| !letters.contains(&(number as u32))) {
            self.shown.extend(part.state.text.set_at);
        }
        self.next += again.letters;
        if let Some(array) = again.array {
            part.changes
                .put(one.place.clone(), format!("{before}{array}TJ"));
            part.strip();
        }
        Ok(())
    }
}
