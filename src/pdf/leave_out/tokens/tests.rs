//! Strings and operators as programs write them.

use super::*;

fn told(content: &str) -> Result<Vec<String>, Unsure> {
    let mut operations = Operations::of(content.as_bytes());
    let mut all = Vec::new();
    while let Some(one) = operations.next()? {
        let operator = String::from_utf8_lossy(&one.operator).into_owned();
        all.push(format!("{operator} {}", one.operands.len()));
    }
    Ok(all)
}

#[test]
fn every_operator_is_found_with_its_operands() {
    let content = "q 1 0 0 1 .5 -7. cm % a remark Tj\n/F#31 12 Tf [(a\\)]b) -20 <41 4>] TJ (x(y)z)' \
        /Span <</ActualText (a>>b) /K [1 2]>> BDC EMC BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI T* f* Q";
    let told = told(content).unwrap().join(", ");
    assert_eq!(
        told,
        "q 0, cm 6, Tf 2, TJ 1, ' 1, BDC 2, EMC 0, BI 0, T* 0, f* 0, Q 0"
    );
}

#[test]
fn strings_mean_the_same_however_they_are_written() {
    for (written, means) in [
        ("(a\\\nb\\051\\7c)", &b"ab)\x07c"[..]),
        ("(a\r\nb)", b"a\nb"),
        ("<4 1 4>", b"A@"),
        ("()", b""),
    ] {
        let content = format!("{written} Tj");
        let operation = Operations::of(content.as_bytes()).next().unwrap().unwrap();
        assert_eq!(
            operation.operands,
            [Operand::Text(means.to_vec())],
            "{written}"
        );
        assert_eq!(operation.place, 0..content.len());
    }
}

#[test]
fn what_is_not_content_is_not_taken_apart() {
    for content in [
        "(no end Tj",
        "[1 2 TJ",
        "--5 w",
        "1 w )",
        "<zz> Tj",
        "1e3 w",
        "/A#4 gs",
        "{1} w",
    ] {
        assert_eq!(told(content), Err(Unsure), "{content}");
    }
}
