//! The worker that reads and draws pages of other people's documents: what it draws, and who falls with it.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops where it cannot go on, and says what it measured"
)]

use std::cell::Cell;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use bundle_builder::export::{self, sha256};
use bundle_builder::pdf::content::unpack;
use bundle_builder::pdf::import::{Password, Watch};
use bundle_builder::pdf::render::{Pages, Size};
use bundle_builder::preflight::Document;
use bundle_builder::worker::{
    Content, Drawn, Patience, Program, Readings, Task, Undrawn, Unread, Workers,
};

use super::desk::Desk;
use super::hostile_pages::{endless_page, long_page, specimens};
use super::paper::{document, saying};

const SIZE: Size = Size {
    scale: 1.0,
    side: 900,
    pixels: 1 << 20,
};

fn program() -> Program {
    Program::named(env!("CARGO_BIN_EXE_bundle").into(), &["--page-worker"])
}

fn workers(page: Duration) -> Workers {
    let patience = Patience {
        page,
        ..Patience::default()
    };
    Workers::new(program(), 2, patience)
}

fn usual() -> Workers {
    workers(Duration::from_secs(60))
}

fn task(desk: &Desk, name: &str) -> Task {
    Task {
        sha256: sha256(&desk.get(name)),
        page: 0,
        size: SIZE,
        content: Content::File {
            folder: desk.path(""),
            path: name.to_owned(),
            password: None,
        },
    }
}

/// A desk with a letter, and what the letter's page looks like.
fn with_letter() -> (Desk, Task, Drawn) {
    let desk = Desk::new();
    let letter = document(&[saying("Letter")], "", &[]);
    desk.put("letter.pdf", &letter);
    let pages = Pages::open(letter, None).unwrap();
    let drawn = Drawn {
        picture: pages.pen().draw(0, &SIZE).unwrap(),
        points: pages.size(0).unwrap(),
    };
    let task = task(&desk, "letter.pdf");
    (desk, task, drawn)
}

/// The page of a document of that content.
fn single(bytes: &[u8]) -> Task {
    Task {
        sha256: sha256(bytes),
        page: 0,
        size: SIZE,
        content: Content::Single(Arc::new(bytes.to_vec())),
    }
}

/// Waits until something has come about; longer than any machine needs.
fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        thread::sleep(Duration::from_millis(2));
    }
}

/// It has had so much processor time that it is well into its page.
fn is_at_work(id: u32) -> bool {
    let threads = std::fs::read_dir(format!("/proc/{id}/task"));
    let nanoseconds = threads
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|thread| {
            let used = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
            used.split(' ').next()?.parse::<u64>().ok()
        });
    nanoseconds.sum::<u64>() > 150_000_000
}

/// Kills the next worker that is not one of these, in the middle of its page, and says which it was.
fn kill_next(workers: &Workers, but: &[u32]) -> u32 {
    let other = |id: &u32| !but.contains(id) && is_at_work(*id);
    let id = until("there is no worker", || {
        workers.ids().into_iter().find(other)
    });
    let killed = Command::new("kill").args(["-9", &id.to_string()]).status();
    assert!(killed.unwrap().success());
    id
}

fn is_running(id: u32) -> bool {
    let state = std::fs::read_to_string(format!("/proc/{id}/stat"));
    // One that has ended and that nobody has asked after yet is a zombie.
    state.is_ok_and(|state| !state.contains(") Z "))
}

#[test]
fn a_worker_draws_what_is_drawn_here() {
    let (desk, task, here) = with_letter();
    let workers = usual();
    assert_eq!(workers.draw(&task).as_ref(), Ok(&here));
    let bytes = Content::Single(Arc::new(desk.get("letter.pdf")));
    let single = Task {
        content: bytes,
        ..task
    };
    assert_eq!(workers.draw(&single), Ok(here));
    assert_eq!(workers.ids().len(), 1, "one worker drew both");
}

#[test]
fn a_file_that_is_not_the_one_that_was_read_is_not_drawn() {
    let (desk, task, _) = with_letter();
    desk.put("letter.pdf", document(&[saying("Another")], "", &[]));
    let refused = usual().draw(&task).unwrap_err().to_string();
    assert_eq!(refused, "the file has changed since it was read");
}

#[test]
fn a_page_that_is_not_there_is_named() {
    let (_desk, task, _) = with_letter();
    let refused = usual().draw(&Task { page: 7, ..task });
    let why = "the document has no page 8".to_owned();
    assert_eq!(refused, Err(Undrawn::Refused(why)));
}

#[test]
fn hostile_pages_fall_alone() {
    let (desk, letter, here) = with_letter();
    let workers = workers(Duration::from_secs(1));
    let mut fallen = 0;
    for (name, bytes) in specimens() {
        desk.put("hostile.pdf", &bytes);
        let begun = Instant::now();
        let drawn = workers.draw(&task(&desk, "hostile.pdf"));
        let told = drawn.map(|_picture| ());
        println!("{name}: {told:?} in {:?}", begun.elapsed());
        fallen += usize::from(matches!(told, Err(Undrawn::Broken | Undrawn::Slow(_))));
        assert!(
            !matches!(told, Err(Undrawn::NoWorker(_) | Undrawn::Closed)),
            "{name}"
        );
        let after = workers.draw(&letter);
        assert_eq!(after.as_ref(), Ok(&here), "after {name}");
    }
    assert!(fallen > 10, "only {fallen} did any harm");
    assert_eq!(workers.spoiled().len(), fallen);
}

/// What is asked for by reading, and what came.
fn read(
    workers: &Workers,
    task: &Task,
    pages: usize,
) -> (Vec<Result<usize, Unread>>, Option<Unread>) {
    let mut came = Vec::new();
    let read = workers.read_each(
        &task.sha256,
        &task.content,
        0..pages,
        &|| true,
        &mut |page, told| {
            assert_eq!(page, came.len(), "pages come in order");
            came.push(told.map(|told| unpack(&told.text).unwrap().words.len()));
        },
    );
    (came, read.err())
}

#[test]
fn a_document_is_read_page_after_page() {
    let (_desk, letter, _) = with_letter();
    let (came, error) = read(&usual(), &letter, 1);
    assert_eq!(error, None);
    assert!(matches!(came[..], [Ok(words)] if words > 0), "{came:?}");
}

/// The words of a page, as they are kept.
fn words_of(readings: &Readings, sha256: &str, page: usize) -> Option<String> {
    let page = readings.text(sha256)?.page(page)?;
    let words: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
    Some(words.join(" "))
}

#[test]
fn words_are_read_once_and_kept_beside_the_case_unless_somebody_locked_the_document() {
    let (desk, _, _) = with_letter();
    desk.put("case.ron", b"(a case)");
    let case = desk.path("case.ron");
    let at = |name: &str| desk.path(".case.readings").join(name);
    let watch = Watch::default();
    let mut document = export::document(desk.get("letter.pdf"), None, &watch);
    let sha256 = document.sha256.clone();
    let unsaved = Readings::new(usual(), None);
    let read = |readings: &Readings, document: &Document| {
        let read = readings.of(&desk.path(""), "letter.pdf", document, &watch);
        assert!(read.is_some_and(|read| read.unread.is_empty()));
    };
    read(&unsaved, &document);
    let words = words_of(&unsaved, &sha256, 0).expect("the page was read");
    assert!(!words.is_empty());
    assert_eq!(words_of(&unsaved, &sha256, 1), None, "there is one page");

    document.password = Some(Password("secret".to_owned()));
    read(&unsaved.beside(Some(&case)), &document);
    assert!(!at("").exists(), "what was locked is written down nowhere");

    document.password = None;
    read(&unsaved.beside(Some(&case)), &document);
    desk.put("letter.pdf", b"gone");
    let later = Readings::new(usual(), Some(&case));
    read(&later, &document);
    assert_eq!(words_of(&later, &sha256, 0), Some(words));
    assert_eq!(std::fs::read_dir(at("")).unwrap().count(), 2);
}

#[test]
fn pages_that_kill_their_reader_fall_alone() {
    let (desk, letter, _) = with_letter();
    let workers = workers(Duration::from_secs(1));
    let mut fallen = 0;
    for (name, bytes) in specimens() {
        desk.put("hostile.pdf", &bytes);
        let (came, error) = read(&workers, &task(&desk, "hostile.pdf"), 1);
        println!("{name}: {came:?} {error:?}");
        assert!(
            matches!(error, None | Some(Unread::Refused(_))),
            "{name}: {error:?}"
        );
        fallen += usize::from(matches!(came[..], [Err(Unread::Broken | Unread::Slow(_))]));
        let (after, error) = read(&workers, &letter, 1);
        assert!(
            matches!((&after[..], error), ([Ok(_)], None)),
            "after {name}"
        );
    }
    assert!(fallen > 5, "only {fallen} did any harm");
}

/// Three pages with two words each, but the second, which kills its reader.
fn deadly_between_two() -> Vec<u8> {
    let deep: Vec<String> = (7..20_007)
        .map(|number| format!("[/Pattern {} 0 R]", number + 1))
        .collect();
    let mut objects: Vec<(&str, Option<&[u8]>)> = vec![
        ("<</Type/Catalog/Pages 2 0 R>>", None),
        ("<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 3 0 R]>>", None),
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            None,
        ),
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 6 0 R/Resources<</ColorSpace<</C 7 0 R>>>>>>",
            None,
        ),
        ("", Some(b"BT /F 9 Tf 9 9 Td (Two words) Tj ET")),
        ("", Some(b"/C cs 0 scn 0 0 100 100 re f")),
    ];
    objects.extend(deep.iter().map(|text| (text.as_str(), None)));
    objects.push(("/DeviceGray", None));
    super::paper::file(&objects)
}

#[test]
fn after_a_page_that_kills_its_reader_the_next_are_read() {
    let desk = Desk::new();
    desk.put("deep.pdf", deadly_between_two());
    let (came, error) = read(&usual(), &task(&desk, "deep.pdf"), 3);
    assert_eq!(error, None);
    assert_eq!(came, [Ok(2), Err(Unread::Broken), Ok(2)]);
}

#[test]
fn a_page_that_kills_its_reader_is_not_tried_again_and_a_slow_one_is() {
    let desk = Desk::new();
    desk.put("case.ron", b"(a case)");
    let case = desk.path("case.ron");
    let watch = Watch::default();
    for (bytes, seconds, is_kept) in [(deadly_between_two(), 60, true), (endless_page(), 1, false)]
    {
        desk.put("hostile.pdf", &bytes);
        let document = export::document(bytes, None, &watch);
        let workers = workers(Duration::from_secs(seconds));
        let readings = Readings::new(workers, Some(&case));
        let read = readings.of(&desk.path(""), "hostile.pdf", &document, &watch);
        assert_eq!(read.as_ref().unwrap().unread.len(), 1);
        let later = Readings::new(usual(), Some(&case)).learnt(&document.sha256);
        assert_eq!(later.map(|learnt| learnt.reading), read.filter(|_| is_kept));
    }
}

#[test]
fn reading_that_nobody_wants_any_longer_ends() {
    let desk = Desk::new();
    desk.put("endless.pdf", endless_page());
    let task = task(&desk, "endless.pdf");
    let begun = Instant::now();
    let read = usual().read_each(
        &task.sha256,
        &task.content,
        0..1,
        &|| begun.elapsed() < Duration::from_millis(500),
        &mut |_, _| (),
    );
    assert_eq!(read, Err(Unread::Unwanted));
    assert!(
        begun.elapsed() < Duration::from_secs(8),
        "{:?}",
        begun.elapsed()
    );
}

/// Workers that are this shell script, one at a time.
fn script(words: &str) -> Workers {
    let program = Program::named("/bin/sh".into(), &["-c", words]);
    Workers::new(program, 1, Patience::default())
}

#[test]
fn whoever_stops_waiting_has_an_answer_although_the_worker_sleeps() {
    let (_desk, letter, _) = with_letter();
    let ready = r#"printf '\030\000\000\000\000\000\000\000\000\000\000\000{"Ready":{"protocol":7}}'; exec sleep 30"#;
    for (what, asleep) in [("at its start", "exec sleep 30"), ("over a page", ready)] {
        let workers = script(asleep);
        let wait = &|is_drawn: bool| {
            let begun = Instant::now();
            let is_wanted = || begun.elapsed() < Duration::from_millis(200);
            if is_drawn {
                let drawn = workers.draw_while(&letter, &is_wanted);
                assert!(matches!(drawn, Err(Undrawn::Unwanted)), "{what}");
            } else {
                let (sha256, content) = (&letter.sha256, &letter.content);
                let read = workers.read_each(sha256, content, 0..1, &is_wanted, &mut |_, _| ());
                assert_eq!(read, Err(Unread::Unwanted), "{what}");
            }
            begun.elapsed()
        };
        // One that is asked, and one that waits until the only worker is free.
        let waited = thread::scope(|scope| {
            let waits = [true, false, true].map(|is_drawn| scope.spawn(move || wait(is_drawn)));
            waits.map(|wait| wait.join().unwrap())
        });
        let longest = waited.iter().max().unwrap();
        assert!(*longest < Duration::from_secs(5), "{what}: {waited:?}");
        println!("asleep {what}: left after {waited:?}");
    }
}

#[test]
fn a_page_whose_worker_was_killed_gets_one_more_try() {
    let workers = usual();
    let long = single(&long_page());
    thread::scope(|scope| {
        let drawn = scope.spawn(|| workers.draw(&long));
        let killed = kill_next(&workers, &[]);
        assert!(drawn.join().unwrap().is_ok(), "it is not the page's fault");
        assert_ne!(workers.ids(), [killed]);
    });
    assert!(workers.spoiled().is_empty());
}

#[test]
fn a_page_that_has_cost_two_workers_is_not_tried_again_at_that_size() {
    let workers = usual();
    let endless = single(&endless_page());
    thread::scope(|scope| {
        let drawn = scope.spawn(|| workers.draw(&endless));
        let first = kill_next(&workers, &[]);
        kill_next(&workers, &[first]);
        assert_eq!(drawn.join().unwrap(), Err(Undrawn::Broken));
    });
    let spoiled = [(endless.sha256.clone(), 0, Undrawn::Broken)];
    assert_eq!(workers.spoiled(), spoiled);
    assert_eq!(workers.draw(&endless), Err(Undrawn::Broken));
    assert!(workers.ids().is_empty(), "nobody was hired for it");
    let (_desk, letter, here) = with_letter();
    assert_eq!(workers.draw(&letter), Ok(here));
}

#[test]
fn a_page_that_takes_too_long_is_given_up() {
    let workers = workers(Duration::from_secs(1));
    let begun = Instant::now();
    let endless = single(&endless_page());
    assert_eq!(workers.draw(&endless), Err(Undrawn::Slow(1)));
    assert!(begun.elapsed() < Duration::from_secs(30));
    until("it lives on", || workers.ids().is_empty().then_some(()));
}

/// Wanted when a worker is looked for, and never after that.
fn wanted_once() -> impl Fn() -> bool {
    let asked = Cell::new(0);
    move || asked.replace(asked.get() + 1) == 0
}

#[test]
fn a_page_that_nobody_wants_any_longer_is_left() {
    let workers = usual();
    let endless = single(&endless_page());
    let begun = Instant::now();
    // A worker that is at rest is taken at once: nobody is asked again before it has the question.
    let (_desk, letter, here) = with_letter();
    assert_eq!(workers.draw(&letter), Ok(here));
    let drawn = workers.draw_while(&endless, &wanted_once());
    assert_eq!(drawn, Err(Undrawn::Unwanted));
    assert!(begun.elapsed() < Duration::from_secs(30));
    assert!(workers.spoiled().is_empty(), "it may be wanted again");
    until("it lives on", || workers.ids().is_empty().then_some(()));
}

#[test]
fn a_page_that_is_drawn_soon_is_drawn_to_its_end_although_nobody_wants_it() {
    let minute = Duration::from_secs(60);
    let patience = Patience {
        page: minute,
        unwanted: minute,
        ..Patience::default()
    };
    let workers = Workers::new(program(), 1, patience);
    let (_desk, letter, here) = with_letter();
    assert_eq!(workers.draw(&letter).as_ref(), Ok(&here));
    assert_eq!(workers.draw_while(&letter, &wanted_once()), Ok(here));
}

#[test]
fn no_worker_is_started_for_a_page_that_nobody_wants() {
    let workers = usual();
    let (_desk, letter, _here) = with_letter();
    let drawn = workers.draw_while(&letter, &|| false);
    assert_eq!(drawn, Err(Undrawn::Unwanted));
    assert!(workers.ids().is_empty());
}

#[test]
fn whoever_closes_the_workers_waits_for_none() {
    let workers = usual();
    let endless = single(&endless_page());
    thread::scope(|scope| {
        let drawn = scope.spawn(|| workers.draw(&endless));
        let id = until("there is no worker", || workers.ids().first().copied());
        let begun = Instant::now();
        workers.close();
        assert!(begun.elapsed() < Duration::from_secs(1));
        assert_eq!(drawn.join().unwrap(), Err(Undrawn::Closed));
        until("it lives on", || (!is_running(id)).then_some(()));
    });
    assert_eq!(workers.draw(&endless), Err(Undrawn::Closed));
    assert!(workers.spoiled().is_empty());
}

#[test]
fn workers_at_rest_are_let_go_and_there_are_no_more_than_allowed() {
    let (_desk, letter, here) = with_letter();
    let workers = Workers::new(program(), 1, Patience::default());
    thread::scope(|scope| {
        let several: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| workers.draw(&letter)))
            .collect();
        for drawn in several {
            assert_eq!(drawn.join().unwrap().as_ref(), Ok(&here));
            assert!(workers.ids().len() <= 1);
        }
    });
    let id = workers.ids()[0];
    workers.rest();
    assert!(workers.ids().is_empty());
    until("it lives on", || (!is_running(id)).then_some(()));
    assert_eq!(workers.draw(&letter), Ok(here));
}

#[test]
fn a_program_that_is_no_worker_is_named_and_the_page_is_not_blamed() {
    let (_desk, letter, _) = with_letter();
    for program in [
        Program::named("/nowhere/at/all".into(), &[]),
        Program::named("/bin/true".into(), &[]),
        Program::named(
            "/bin/echo".into(),
            &["words that are no frame, but long enough"],
        ),
    ] {
        let workers = Workers::new(program, 1, Patience::default());
        let drawn = workers.draw(&letter);
        let Err(why @ Undrawn::NoWorker(_)) = drawn else {
            panic!("{drawn:?}");
        };
        assert_eq!(super::words::forbidden(&why.to_string()), [""; 0]);
        assert!(workers.spoiled().is_empty() && workers.ids().is_empty());
    }
}

/// The worker by itself, asked for a page that it never finishes.
#[test]
fn a_worker_ends_with_its_input_even_in_the_midst_of_a_page() {
    let mut worker = Command::new(env!("CARGO_BIN_EXE_bundle-builder"))
        .arg("--page-worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = worker.stdout.take().unwrap();
    let mut input = worker.stdin.take().unwrap();
    let question =
        br#"{"of":"Body","page":0,"wanted":{"Picture":{"scale":1.0,"side":900,"pixels":1000000}}}"#;
    let body = endless_page();
    input
        .write_all(&(question.len() as u32).to_le_bytes())
        .unwrap();
    input.write_all(&(body.len() as u64).to_le_bytes()).unwrap();
    input.write_all(question).unwrap();
    input.write_all(&body).unwrap();
    // Its word that it is ready, and that the document is open.
    let mut heard = [0; 12 + 24 + 12 + 8];
    output.read_exact(&mut heard).unwrap();
    assert!(
        heard.ends_with(b"\"Opened\""),
        "{}",
        String::from_utf8_lossy(&heard)
    );
    assert!(worker.try_wait().unwrap().is_none());
    drop(input);
    until("it lives on", || worker.try_wait().unwrap());
}

#[test]
fn a_password_stands_neither_on_the_command_line_nor_in_the_environment() {
    let desk = Desk::new();
    desk.put("locked.pdf", include_bytes!("locked/letter.pdf"));
    let with = |password: &str| {
        let mut task = task(&desk, "locked.pdf");
        if let Content::File {
            password: given, ..
        } = &mut task.content
        {
            *given = Some(Password(password.to_owned()));
        }
        task
    };
    let workers = usual();
    let wrong = workers.draw(&with("shut-sesame-8")).unwrap_err();
    assert_eq!(wrong.to_string(), "the password does not open it");
    assert!(workers.draw(&with("open-sesame-7")).is_ok());
    let id = workers.ids()[0];
    for what in ["cmdline", "environ"] {
        let bytes = std::fs::read(format!("/proc/{id}/{what}")).unwrap();
        assert!(
            !String::from_utf8_lossy(&bytes).contains("sesame"),
            "{what}"
        );
    }
}

#[test]
fn a_worker_has_given_up_memory_writing_and_core_files() {
    let (_desk, letter, _) = with_letter();
    let workers = usual();
    assert!(workers.draw(&letter).is_ok());
    let id = workers.ids()[0];
    let limits = std::fs::read_to_string(format!("/proc/{id}/limits")).unwrap();
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..]
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(limit("Max address space"), (1_u64 << 30).to_string());
    assert_eq!(limit("Max core file size"), "0");
    assert_eq!(limit("Max file size"), "0");
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    assert!(
        status.contains("NoNewPrivs:\t1"),
        "Landlock asks for this first"
    );
}

/// Prints what it costs: a figure for the room's page, no promise of a machine that is shared.
#[test]
fn what_starting_costs() {
    let (_desk, letter, _) = with_letter();
    let mut times = Vec::new();
    for _ in 0..50 {
        let workers = usual();
        let begun = Instant::now();
        assert!(workers.draw(&letter).is_ok());
        let first = begun.elapsed();
        assert!(workers.draw(&letter).is_ok());
        let second = begun.elapsed() - first;
        times.push(first.saturating_sub(second));
    }
    times.sort();
    println!(
        "a worker is started in {:?}, at worst {:?}",
        times[25], times[49]
    );
    assert!(times[25] < Duration::from_millis(500));
}
