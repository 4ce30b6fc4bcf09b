//! Tags of a passage that are for appellants from another country than its pack is on: nobody whom the pack is for can
//! have them, so the passage is found by nobody, or by the wrong ones.

use crate::finding::{Finding, LibraryCode};

use super::collection::Library;
use super::country::country;
use super::model::{Pack, Passage};
use super::taxonomy::Taxonomy;

/// Each of them, with the field that it stands in.
pub(super) fn foreign_tags(
    library: &Library,
    pack: usize,
    passage: &Passage,
) -> Vec<(Finding, &'static str)> {
    let Some(pack) = library.packs.get(pack) else {
        return Vec::new();
    };
    let tagged = tags(&library.taxonomy, passage).into_iter();
    let foreign = tagged.filter(|(_, tag)| tag.is_foreign(pack));
    foreign
        .map(|(field, tag)| {
            let message = format!(
                "“{}” is tagged “{}”, which is for appellants from {} only, and the pack “{}” is on {}.",
                passage.id,
                tag.label,
                named(&tag.only_for),
                pack.id,
                named(&pack.nationalities)
            );
            (Finding::new(LibraryCode::ForeignTag, message), field)
        })
        .collect()
}

/// What a passage is tagged with, and whom that can be said of.
struct Tag<'t> {
    label: &'t str,
    only_for: Vec<String>,
}

impl Tag<'_> {
    fn is_foreign(&self, pack: &Pack) -> bool {
        let is_its = |code: &String| pack.nationalities.contains(code);
        !self.only_for.is_empty() && !self.only_for.iter().any(is_its)
    }
}

/// All tags that the library knows, by field.
fn tags<'t>(taxonomy: &'t Taxonomy, passage: &'t Passage) -> Vec<(&'static str, Tag<'t>)> {
    let of_people = [
        ("about", &passage.about),
        ("only_if", &passage.only_if),
        ("not_if", &passage.not_if),
    ];
    let characteristics = of_people.into_iter().flat_map(|(field, ids)| {
        let known = ids.iter().filter_map(|id| taxonomy.characteristic(id));
        known.map(move |known| {
            let marked = known.nationality.iter().cloned();
            let only_for = match known.only_for.as_slice() {
                [] => marked.collect(),
                only_for => only_for.to_vec(),
            };
            (
                field,
                Tag {
                    label: &known.label,
                    only_for,
                },
            )
        })
    });
    let issues = passage.issues.iter().filter_map(|id| taxonomy.issue(id));
    let issues = issues.map(|known| {
        let (label, only_for) = (known.title(), known.only_for.clone());
        ("issues", Tag { label, only_for })
    });
    let propositions = passage.propositions.iter();
    let propositions = propositions.filter_map(|one| taxonomy.proposition(one.proposition()));
    let propositions = propositions.map(|known| {
        let (label, only_for) = (known.statement.as_str(), known.only_for.clone());
        ("propositions", Tag { label, only_for })
    });
    characteristics.chain(issues).chain(propositions).collect()
}

/// The countries by name.
fn named(codes: &[String]) -> String {
    let name =
        |code: &String| country(code).map_or(code.clone(), |country| country.name.to_owned());
    codes.iter().map(name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::library::{PackFiles, examine};

    /// A pack on one country, with a characteristic, an issue and a proposition of its own, and a passage with these tags.
    fn pack(id: &str, code: &str, tags: &str) -> PackFiles {
        let about = format!(
            "(id: \"{id}\", title: \"On {code}\", nationalities: [\"{code}\"], updated: \"2026-01-01\")"
        );
        let characteristics = format!(
            "(facets: [(id: \"{id}-facet\", label: \"Of {id}\", characteristics: [(id: \"{id}-national\", label: \"From {id}\", nationality: \"{code}\"), (id: \"{id}-own\", label: \"Own of {id}\")])])"
        );
        let issues = format!(
            "(issues: [(id: \"{id}-issue\", code: \"{code}\", short: \"Issue of {id}\", label: \"Issue of {id}\")])"
        );
        let propositions = format!(
            "(propositions: [(id: \"{id}-said\", statement: \"What is said in {id}\", issues: [\"{id}-issue\"])])"
        );
        let source = format!(
            "(id: \"{id}-source\", title: \"A report\", publisher: \"Somebody\", publisher_kind: Media, address: \"https://example.org/{id}\", language: \"en\", tier: A, read: Excerpt, passages: [(id: \"{id}-01\", kind: Summary, text: \"What Somebody says of Nowhere.\", stance: Helps, provenance: \"seen\", {tags})])"
        );
        let files = [
            ("pack.ron".to_owned(), about),
            ("characteristics.ron".to_owned(), characteristics),
            ("issues.ron".to_owned(), issues),
            ("propositions.ron".to_owned(), propositions),
            (format!("sources/{id}-source.ron"), source),
        ];
        PackFiles {
            origin: id.to_owned(),
            files: files
                .into_iter()
                .map(|(path, text)| (path, text.into_bytes()))
                .collect(),
        }
    }

    /// What is told of the tags of a passage in the pack on Eritrea, beside one on Russia.
    fn told(tags: &str) -> String {
        let home = r#"about: ["russia-own"], issues: ["russia-issue"]"#;
        let (_, findings) = examine(&[pack("russia", "RUS", home), pack("eritrea", "ERI", tags)]);
        let line =
            |one: &crate::finding::Finding| format!("{} {}: {}", one.code, one.place, one.message);
        findings.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_is_for_appellants_from_another_country_only_is_told_field_by_field() {
        let own = r#"about: ["eritrea-own", "eritrea-national"], issues: ["eritrea-issue"], propositions: [Supports("eritrea-said")]"#;
        assert_eq!(told(own), "");
        let foreign = r#"about: ["russia-own", "russia-national", "eritrea-own"], only_if: ["russia-own"], not_if: ["russia-national"], issues: ["eritrea-issue", "russia-issue"], propositions: [Qualifies("russia-said")]"#;
        insta::assert_snapshot!(told(foreign), @r"
        foreign-tag eritrea/sources/eritrea-source.ron:1:289: “eritrea-01” is tagged “Own of russia”, which is for appellants from Russia only, and the pack “eritrea” is on Eritrea.
        foreign-tag eritrea/sources/eritrea-source.ron:1:289: “eritrea-01” is tagged “From russia”, which is for appellants from Russia only, and the pack “eritrea” is on Eritrea.
        foreign-tag eritrea/sources/eritrea-source.ron:1:346: “eritrea-01” is tagged “Own of russia”, which is for appellants from Russia only, and the pack “eritrea” is on Eritrea.
        foreign-tag eritrea/sources/eritrea-source.ron:1:371: “eritrea-01” is tagged “From russia”, which is for appellants from Russia only, and the pack “eritrea” is on Eritrea.
        foreign-tag eritrea/sources/eritrea-source.ron:1:400: “eritrea-01” is tagged “Issue of russia”, which is for appellants from Russia only, and the pack “eritrea” is on Eritrea.
        foreign-tag eritrea/sources/eritrea-source.ron:1:443: “eritrea-01” is tagged “What is said in russia”, which is for appellants from Russia only, and the pack “eritrea” is on Eritrea.
        ");
    }
}
