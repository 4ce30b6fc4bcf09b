//! Times against a document of 3,000 pages, and of 200 extracts.

use std::time::{Duration, Instant};

use bundle_builder::quote::{Document, Index, check};

use super::report::{self, Chance, Report};

const PAGES: usize = 3_000;
const EXTRACTS: usize = 200;

pub(crate) fn measure(reports: &[Report], chance: &mut Chance) {
    let pages = reports
        .iter()
        .flat_map(|report| &report.document.pages)
        .cycle();
    let document = Document {
        pages: pages.take(PAGES).cloned().collect(),
    };
    let words: usize = document.pages.iter().map(|page| page.words.len()).sum();
    let begun = Instant::now();
    let index = Index::new(&document);
    println!(
        "{PAGES} pages, {words} words: made ready in {} ms",
        begun.elapsed().as_millis()
    );
    let runs: Vec<_> = (0..EXTRACTS)
        .map(|_| report::run(reports, chance, 5..121))
        .collect();
    let texts = |change: &dyn Fn(&mut Vec<String>)| {
        let text = |(_, run): &(&Report, report::Run)| {
            let mut words = run.words.clone();
            change(&mut words);
            words.join(" ")
        };
        runs.iter().map(text).collect::<Vec<String>>()
    };
    let middle = |words: &Vec<String>| words.len() / 2;
    show("exact", &index, &texts(&|_| {}));
    show(
        "near",
        &index,
        &texts(&|words| {
            let at = middle(words);
            words[at] = "quixotic".to_owned();
        }),
    );
    show(
        "with a cut",
        &index,
        &texts(&|words| {
            let at = middle(words);
            words[at] = "[…]".to_owned();
        }),
    );
    show(
        "with a cut, near",
        &index,
        &texts(&|words| {
            let at = middle(words);
            words[at] = "[…]".to_owned();
            words[at + 1] = "quixotic".to_owned();
        }),
    );
    show(
        "words in disorder",
        &index,
        &texts(&|words| words.reverse()),
    );
    let long: Vec<_> = (0..5)
        .map(|_| report::run(reports, chance, 1_000..1_001).1.words)
        .collect();
    let long = long.into_iter().map(|mut words| {
        words[500] = "quixotic".to_owned();
        words.join(" ")
    });
    show("near, of 1,000 words", &index, &long.collect::<Vec<_>>());
    let begun = Instant::now();
    for (report, run) in &runs {
        check(&run.words.join(" "), &report.index);
    }
    println!(
        "{EXTRACTS} extracts against their own reports: {} ms",
        begun.elapsed().as_millis()
    );
}

fn show(what: &str, index: &Index, quotations: &[String]) {
    let time = |quotation: &String| {
        let begun = Instant::now();
        std::hint::black_box(check(quotation, index));
        begun.elapsed()
    };
    let mut times: Vec<Duration> = quotations.iter().map(time).collect();
    let slowest = times.iter().zip(quotations).max_by_key(|(time, _)| **time);
    if let Some((time, quotation)) = slowest
        && time.as_millis() > 40
    {
        println!("  {} ms: {quotation}", time.as_millis());
    }
    times.sort();
    let all: Duration = times.iter().sum();
    let at = |part: usize| {
        times
            .get((times.len() - 1) * part / 100)
            .copied()
            .unwrap_or_default()
            .as_secs_f64()
            * 1e3
    };
    println!(
        "{what}: {} quotations in {} ms; median {:.1} ms, longest {:.1} ms",
        times.len(),
        all.as_millis(),
        at(50),
        at(100)
    );
}
