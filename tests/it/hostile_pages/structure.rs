//! What holds the pages together, deep or in circles.

use super::{DEEP, Object, chain, file, page, plain};

pub(super) fn all() -> Vec<(&'static str, Vec<u8>)> {
    let catalog = |entries: &str, more: &[Object]| {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{entries}>>");
        let mut objects: Vec<(&str, Option<&[u8]>)> = vec![
            (&catalog, None),
            ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
            (
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
                None,
            ),
            ("", Some(b"0 0 99 99 re f")),
        ];
        objects.extend(
            more.iter()
                .map(|(text, stream)| (text.as_str(), stream.as_deref())),
        );
        file(&objects)
    };
    let deep =
        |link: &dyn Fn(usize) -> String| chain(DEEP * 5, &|next| plain(link(next)), plain("<<>>"));
    let nested =
        |open: &str, close: &str| [&open.repeat(1_000_000), "1", &close.repeat(1_000_000)].concat();
    let floors: Vec<String> = (2..DEEP)
        .map(|at| {
            format!(
                "<</Type/Pages/Parent {} 0 R/Count 1/Kids[{} 0 R]>>",
                at - 1,
                at + 1
            )
        })
        .chain(["<</Type/Page/MediaBox[0 0 595 842]>>".to_owned()])
        .collect();
    let floors: Vec<(&str, Option<&[u8]>)> =
        floors.iter().map(|floor| (floor.as_str(), None)).collect();
    vec![
        (
            "a page tree of twenty thousand floors",
            file(&[&[("<</Type/Catalog/Pages 2 0 R>>", None)], &floors[..]].concat()),
        ),
        (
            "a page tree in a circle",
            file(&[
                ("<</Type/Catalog/Pages 2 0 R>>", None),
                ("<</Type/Pages/Count 9/Kids[4 0 R 3 0 R]>>", None),
                ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", None),
                ("<</Type/Pages/Parent 2 0 R/Kids[2 0 R 4 0 R 3 0 R]>>", None),
            ]),
        ),
        (
            "references to references",
            page(
                "/Rotate 5 0 R/Resources 5 0 R",
                b"/X Do",
                &deep(&|next| format!("{next} 0 R")),
            ),
        ),
        (
            "a million lists in one object",
            page(
                "/Group 5 0 R/Metadata 5 0 R/Annots 5 0 R",
                b"",
                &[plain(nested("[", "]"))],
            ),
        ),
        (
            "a million dictionaries in one object",
            page(
                "/Group 5 0 R/Resources 5 0 R/Annots[5 0 R]",
                b"",
                &[plain(nested("<</A", ">>"))],
            ),
        ),
        (
            "a million parentheses",
            page(
                "/Annots[<</Subtype/Text/Rect[0 0 9 9]/Contents 5 0 R>>]",
                b"",
                &[plain(nested("(", ")"))],
            ),
        ),
        (
            "bookmarks below bookmarks",
            catalog(
                "/Outlines 5 0 R",
                &deep(&|next| {
                    format!("<</Title(a)/First {next} 0 R/Last {next} 0 R/Dest[3 0 R/Fit]>>")
                }),
            ),
        ),
        (
            "bookmarks beside bookmarks",
            catalog(
                "/Outlines<</First 5 0 R>>",
                &deep(&|next| format!("<</Title(a)/Next {next} 0 R/Dest[3 0 R/Fit]>>")),
            ),
        ),
        (
            "names below names",
            catalog(
                "/Names<</Dests 5 0 R>>",
                &deep(&|next| format!("<</Kids[{next} 0 R]>>")),
            ),
        ),
        (
            "fields below fields",
            catalog(
                "/AcroForm<</Fields[5 0 R]>>",
                &deep(&|next| format!("<</FT/Tx/T(a)/Kids[{next} 0 R]>>")),
            ),
        ),
        (
            "tags below tags",
            catalog(
                "/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>",
                &deep(&|next| format!("<</S/Div/K {next} 0 R>>")),
            ),
        ),
        (
            "actions after actions",
            catalog(
                "/OpenAction 5 0 R",
                &deep(&|next| format!("<</S/JavaScript/JS(x)/Next {next} 0 R>>")),
            ),
        ),
        (
            "layers that depend on layers",
            page(
                "/Resources<</Properties<</O 5 0 R>>>>",
                b"/OC /O BDC 0 0 99 99 re f EMC",
                &chain(
                    DEEP,
                    &|next| {
                        plain(format!(
                            "<</Type/OCMD/OCGs {next} 0 R/VE[/And {next} 0 R[/Or {next} 0 R]]>>"
                        ))
                    },
                    plain("<</Type/OCG/Name(a)>>"),
                ),
            ),
        ),
        (
            "layers in layers in layers",
            catalog(
                &format!("/OCProperties<</OCGs[]/D<</Order {}>>>>", nested("[", "]")),
                &[],
            ),
        ),
        (
            "parents of parents of a page",
            page(
                "/Parent 5 0 R",
                b"",
                &deep(&|next| format!("<</Type/Pages/Parent {next} 0 R>>")),
            ),
        ),
        (
            "content in a million pieces",
            page(
                &format!("/Contents[{}]", "4 0 R ".repeat(1_000_000)),
                b"q ",
                &[],
            ),
        ),
        (
            "comments that answer comments",
            page(
                "/Annots[5 0 R]",
                b"",
                &deep(&|next| {
                    format!(
                        "<</Subtype/Text/Rect[0 0 9 9]/Contents(x)/IRT {next} 0 R/Popup {next} 0 R/Parent {next} 0 R>>"
                    )
                }),
            ),
        ),
    ]
}
