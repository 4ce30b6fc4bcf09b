//! Whether what lies on layers shows when the document opens: on one layer, on several together under a
//! policy, or under an expression of them (ISO 32000-1, 8.11.2.2).

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, MaybeRef, Object};

use super::layer::{Layer, references};
use super::source::{Id, Source, name};

/// Expressions within expressions, and operands of all of them, beyond which nobody looks.
const DEEPEST: u32 = 32;
const MOST: usize = 10_000;

/// The layers that decide whether something shows, and the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::pdf) struct Visibility {
    pub(in crate::pdf) layers: BTreeSet<Id>,
    pub(in crate::pdf) is_hidden: bool,
    /// It would be hidden, too, if all of them showed.
    pub(in crate::pdf) is_hidden_by_shown: bool,
}

/// What a dictionary says of its layers under a key: `OC` of a picture or a comment, a name of
/// `Properties`.
pub(in crate::pdf) fn visibility(
    holder: &Dict<'_>,
    key: impl AsRef<[u8]>,
    source: &Source,
    layers: &BTreeMap<Id, Layer>,
) -> Visibility {
    let key = key.as_ref();
    let Some(group) = holder.get::<Dict<'_>>(key) else {
        return Visibility::default();
    };
    let decided = |all_show| {
        let mut deciding = Deciding::new(source, layers, all_show);
        let shows = match name(&group, "Type").as_str() {
            "OCMD" => deciding.membership(&group),
            _ => holder
                .get_ref(key)
                .is_none_or(|target| deciding.shows((target.obj_number, target.gen_number))),
        };
        (shows, deciding.asked)
    };
    let (shows, layers) = decided(false);
    Visibility {
        layers,
        is_hidden: !shows,
        is_hidden_by_shown: !shows && !decided(true).0,
    }
}

/// Whether what lies on a combination of layers shows.
pub(super) fn shows(membership: &Dict<'_>, source: &Source, layers: &BTreeMap<Id, Layer>) -> bool {
    Deciding::new(source, layers, false).membership(membership)
}

struct Deciding<'l> {
    source: &'l Source,
    layers: &'l BTreeMap<Id, Layer>,
    all_show: bool,
    asked: BTreeSet<Id>,
    left: usize,
}

impl<'l> Deciding<'l> {
    fn new(source: &'l Source, layers: &'l BTreeMap<Id, Layer>, all_show: bool) -> Self {
        Deciding {
            source,
            layers,
            all_show,
            asked: BTreeSet::new(),
            left: MOST,
        }
    }

    /// A layer that the document does not list counts as shown.
    fn shows(&mut self, id: Id) -> bool {
        let layer = self.layers.get(&id);
        if layer.is_some() {
            self.asked.insert(id);
        }
        self.all_show || layer.is_none_or(|layer| layer.shows)
    }

    fn membership(&mut self, membership: &Dict<'_>) -> bool {
        if let Some(expression) = membership.get::<Array<'_>>("VE") {
            return self.expression(&expression, 0);
        }
        let of = match membership.get_ref("OCGs") {
            Some(one) if membership.get::<Array<'_>>("OCGs").is_none() => {
                vec![(one.obj_number, one.gen_number)]
            }
            _ => references(membership, "OCGs"),
        };
        if of.is_empty() {
            return true;
        }
        let shown: Vec<bool> = of.into_iter().map(|id| self.shows(id)).collect();
        match name(membership, "P").as_str() {
            "AllOn" => shown.iter().all(|shows| *shows),
            "AnyOff" => shown.iter().any(|shows| !shows),
            "AllOff" => shown.iter().all(|shows| !shows),
            _ => shown.iter().any(|shows| *shows),
        }
    }

    /// `[/And …]`, `[/Or …]` or `[/Not …]`. What is none of them counts as shown.
    fn expression(&mut self, expression: &Array<'_>, depth: u32) -> bool {
        let operator = expression.iter::<Object<'_>>().next();
        let operator = match operator {
            Some(Object::Name(operator)) => String::from_utf8_lossy(&operator).into_owned(),
            _ => return true,
        };
        let mut operands = Vec::new();
        for operand in expression.raw_iter().skip(1) {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            operands.extend(self.operand(operand, depth));
        }
        match operator.as_str() {
            "And" => operands.iter().all(|shows| *shows),
            "Or" => operands.is_empty() || operands.iter().any(|shows| *shows),
            "Not" => operands.first().is_none_or(|shows| !shows),
            _ => true,
        }
    }

    /// A layer, or an expression in its turn.
    fn operand(&mut self, operand: MaybeRef<Object<'_>>, depth: u32) -> Option<bool> {
        let source = self.source;
        let (target, object) = match operand {
            MaybeRef::Ref(target) => (
                Some((target.obj_number, target.gen_number)),
                source.pdf.xref().get::<Object<'_>>(target.into())?,
            ),
            MaybeRef::NotRef(object) => (None, object),
        };
        match object {
            Object::Array(inner) if depth < DEEPEST => Some(self.expression(&inner, depth + 1)),
            Object::Dict(_) => target.map(|id| self.shows(id)),
            _ => None,
        }
    }
}
