//! The two models: what they are called, whether a file is the right one, running them.
//!
//! A wrong model would read wrong words, and nobody would see why. So a file is held against the fingerprint of the
//! one that the program was made with (`assets/ocr/models.txt`, written by `assets/ocr/make-models`).

use std::sync::Arc;

use rten::{Model, ModelOptions, RunOptions, ThreadPool, op_registry};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use sha2::{Digest as _, Sha256};

use crate::ocr::{ENGLISH, Engine as _, Language, NotRead, Wanted};

/// Finds lines on a page.
const FIND: &str = "find-lines.onnx";
/// Reads a line.
const READ: &str = "read-lines.onnx";
/// The fingerprint and the name of each, a line for each.
const TRUSTED: &str = include_str!("../../../assets/ocr/models.txt");

/// Why there are no models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoModels {
    /// This file is not there.
    #[error("{0} is not there")]
    Missing(&'static str),
    /// This file is not the one that the program was made with, or cannot be opened.
    #[error("{0} is not the file that this program was made with")]
    Wrong(&'static str),
}

/// Both models, ready to run.
#[derive(Debug)]
pub struct BuiltIn {
    find: Model,
    read: Model,
    characters: Vec<char>,
    /// A person chose it: it reads also what another has read.
    pub(super) is_chosen: bool,
}

/// What a model says: numbers in rows.
#[derive(Debug)]
pub(super) struct Output {
    /// How many numbers a row has.
    pub(super) width: usize,
    pub(super) values: Vec<f32>,
}

/// On which a model runs: one for each page that is read, so that two pages do not wait for each other.
pub(super) type Thread = Arc<ThreadPool>;

impl BuiltIn {
    /// Of the files that come with the program; `file` gives one by its name.
    pub fn load(file: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Self, NoModels> {
        let model = |name: &'static str| {
            let bytes = file(name).ok_or(NoModels::Missing(name))?;
            model(name, bytes).ok_or(NoModels::Wrong(name))
        };
        let (find, read) = (model(FIND)?, model(READ)?);
        let characters = characters(&read).ok_or(NoModels::Wrong(READ))?;
        Ok(BuiltIn {
            find,
            read,
            characters,
            is_chosen: false,
        })
    }

    /// The same, chosen by a person.
    pub fn chosen(self, is_chosen: bool) -> Self {
        BuiltIn { is_chosen, ..self }
    }

    /// Languages that a person said a document is in, where it knows none of their letters.
    pub fn unknown(&self, wanted: &Wanted) -> Vec<Language> {
        let said = wanted.languages.iter().copied();
        let said = said.filter(|one| wanted.is_said && *one != ENGLISH);
        let name = self.name().rsplit(' ').next().unwrap_or_default();
        let is_known = |one: &Language| name.split('+').any(|code| code == one.code);
        let (known, unknown): (Vec<_>, Vec<_>) = said.partition(is_known);
        if known.is_empty() {
            unknown
        } else {
            Vec::new()
        }
    }

    /// What the classes after "nothing" stand for.
    pub(super) fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The map of text of a picture.
    pub(super) fn map_of(
        &self,
        thread: &Thread,
        input: NdTensor<f32, 4>,
    ) -> Result<Output, NotRead> {
        run(&self.find, thread, input)
    }

    /// The shares of the characters for each step of a line.
    pub(super) fn shares_of(
        &self,
        thread: &Thread,
        input: NdTensor<f32, 4>,
    ) -> Result<Output, NotRead> {
        run(&self.read, thread, input)
    }
}

/// One to run models on.
pub(super) fn thread() -> Thread {
    Arc::new(ThreadPool::with_num_threads(1))
}

/// The models were checked when they were loaded, so that it is rare that they do not run.
fn run(model: &Model, thread: &Thread, input: NdTensor<f32, 4>) -> Result<Output, NotRead> {
    let mut options = RunOptions::default();
    options.thread_pool = Some(Arc::clone(thread));
    let output = model.run_one(input.into(), Some(options)).ok();
    let output: Tensor<f32> = output
        .and_then(|output| output.try_into().ok())
        .ok_or_else(|| NotRead::Failed {
            program: "the reader within this program",
            why: "could not run its models".to_owned(),
        })?;
    let width = output.shape().last().copied().unwrap_or(0);
    Ok(Output {
        width,
        values: output.to_vec(),
    })
}

fn model(name: &str, bytes: Vec<u8>) -> Option<Model> {
    is_trusted(name, &bytes).then(|| options().load(bytes).ok())?
}

fn is_trusted(name: &str, bytes: &[u8]) -> bool {
    let digest = Sha256::digest(bytes);
    let sum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut lines = TRUSTED.lines();
    lines.any(|line| line.split_whitespace().eq([sum.as_str(), name]))
}

/// Only the operators that the two models use: the others would make the program larger.
fn options() -> ModelOptions {
    let mut options = ModelOptions::with_ops(op_registry!(
        Add,
        AveragePool,
        BatchNormalization,
        Clip,
        Concat,
        Conv,
        ConvTranspose,
        Div,
        Erf,
        GlobalAveragePool,
        HardSigmoid,
        Identity,
        MatMul,
        MaxPool,
        Mul,
        Pow,
        ReduceMean,
        Relu,
        Reshape,
        Resize,
        Shape,
        Sigmoid,
        Slice,
        Softmax,
        Sqrt,
        Squeeze,
        Sub,
        Transpose,
        Unsqueeze
    ));
    options.prepack_weights(true);
    options
}

/// The characters of the recogniser, as its file names them, and the space that comes after them.
fn characters(model: &Model) -> Option<Vec<char>> {
    let names = model.metadata().get("character")?;
    let characters = names.lines().filter_map(|line| line.chars().next());
    Some(characters.chain([' ']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_missing_or_not_the_right_one_is_named() {
        let missing = BuiltIn::load(|_| None).map(|_| ());
        assert_eq!(missing, Err(NoModels::Missing("find-lines.onnx")));
        let wrong = BuiltIn::load(|_| Some(vec![1, 2, 3])).map(|_| ());
        assert_eq!(wrong, Err(NoModels::Wrong("find-lines.onnx")));
    }

    #[test]
    fn both_models_are_in_the_list_of_trusted_ones() {
        let named = TRUSTED.lines().filter_map(|line| line.split_once("  "));
        let named: Vec<(usize, &str)> = named.map(|(sum, name)| (sum.len(), name)).collect();
        assert_eq!(named, [(64, FIND), (64, READ)]);
    }
}
