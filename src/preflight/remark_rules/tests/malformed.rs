//! Links whose actions are not well formed: each is told with its address, and those that viewers follow
//! come along.

use super::*;

/// What is told of a link with this entry; nothing for one that comes along.
fn told_of_link(entry: &str) -> String {
    let objects = [
        "/URI",
        "(https://example.org/m)",
        "<</S/URI/URI(https://example.org/m)>>",
        "<</S/URI/URI(https://example.org/m)/X 0>>\nstream\nx",
    ];
    told_of(&[links(&[entry])], "", &objects).join("; ")
}

#[test]
fn links_that_viewers_follow_come_along_however_they_are_written() {
    for entry in [
        "/A<</S/URI/URI(https://example.org/m)>>",
        "/A<</S 1000 0 R/URI(https://example.org/m)>>",
        "/A<</S/URI/URI 1001 0 R>>",
        "/A 1002 0 R",
        "/A<</Type/Action/S/URI/URI<68747470733a2f2f6578616d706c652e6f72672f6d>>>",
        "/A<</Type/Wrong/S/URI/URI(https://example.org/m)>>",
        "/A<</S/#55RI/URI(https://example.org/m)>>",
        "/A<</S/URI/URI(https://example.org/m)/IsMap(yes)>>",
        "/A<</S/URI/URI(https://example.org/m)/Next null>>",
        "/A<</S/GoTo/D[0/Fit]>>",
        "/Dest[0/Fit]/A null",
        "/Dest null/A<</S/URI/URI(https://example.org/m)>>",
    ] {
        assert_eq!(told_of_link(entry), "", "{entry}");
    }
}

#[test]
fn actions_without_a_valid_kind_are_told_with_their_address() {
    for (entry, says) in [
        ("/A<</URI(https://example.org/m)>>", "https://example.org/m"),
        (
            "/A<</S(URI)/URI(https://example.org/m)>>",
            "URI https://example.org/m",
        ),
        (
            "/A<</S null/URI(https://example.org/m)>>",
            "https://example.org/m",
        ),
        (
            "/A<</S 7/URI(https://example.org/m)>>",
            "https://example.org/m",
        ),
        (
            "/A<</S[/URI]/URI(https://example.org/m)>>",
            "https://example.org/m",
        ),
        (
            "/A<</S 99 0 R/URI(https://example.org/m)>>",
            "https://example.org/m",
        ),
        (
            "/A<</S/ /URI(https://example.org/m)>>",
            "https://example.org/m",
        ),
        (
            "/A<</S/uri/URI(https://example.org/m)>>",
            "uri https://example.org/m",
        ),
        (
            "/A<</S/URL/URI(https://example.org/m)>>",
            "URL https://example.org/m",
        ),
        (
            "/A<</S()/URI(https://example.org/m)>>",
            "https://example.org/m",
        ),
        (
            "/A<</URI/https:#2f#2fexample.org#2fm>>",
            "https://example.org/m",
        ),
        ("/A<</URI<feff0068>>>", "h"),
        ("/A<</F(other.pdf)>>", "other.pdf"),
        ("/A<</F<</UF(other.pdf)>>>>", "other.pdf"),
        ("/A<</S(Launch)/F(cmd.exe)>>", "Launch cmd.exe"),
        ("/A<</Win<</F(cmd.exe)>>>>", "cmd.exe"),
        ("/A<</JS(app.alert)>>", "app.alert"),
        ("/A<</N/Print>>", "Print"),
        (
            "/A[<</S/URI/URI(https://example.org/m)>>]",
            "https://example.org/m",
        ),
        ("/A[1002 0 R]", "https://example.org/m"),
        ("/A(https://example.org/m)", "https://example.org/m"),
        ("/A/Print", "Print"),
        ("/A<</S/Unknown>>", "Unknown"),
    ] {
        let expected =
            format!("note “T”: 1 link that would do something unknown, left out: {says} (page 1).");
        assert_eq!(told_of_link(entry), expected, "{entry}");
    }
}

#[test]
fn other_actions_that_are_not_well_formed_are_told_by_what_they_are() {
    for (entry, says) in [
        (
            "/A<</S/URI/URI/https:#2f#2fexample.org#2fm>>",
            "with an address that cannot be read, left out: https://example.org/m",
        ),
        ("/A<</S/URI>>", "without an address"),
        ("/A<</S/URI/URI()>>", "without an address"),
        ("/A<</S/URI/URI 7>>", "without an address"),
        (
            "/A<</S/URI/URI[(https://example.org/m)]>>",
            "without an address",
        ),
        (
            "/A<</S/GoToR/F(other.pdf)>>",
            "another document, left out: other.pdf",
        ),
        ("/A<</S/GoToR>>", "another document, left out"),
        ("/A<</S/Launch>>", "start a program"),
        ("/A<</S/Launch/F 7>>", "start a program"),
        ("/A<</S/JavaScript/JS 1003 0 R>>", "run a script"),
        ("/A<</S/GoTo>>", "a place that the document does not have"),
        ("/A<</S/GoTo/D(gone)>>", "does not have, left out: gone"),
        ("/A<<>>", "a place that the document does not have"),
        ("/A<</S(x)/D[0/Fit]>>", "do something unknown, left out: x"),
    ] {
        let told = told_of_link(entry);
        assert!(told.contains(says), "{entry}: {told}");
    }
}
