//! What the file says of itself in XMP, for programs that look there (ISO 16684-1; ISO 32000-1, 14.3.2).
//!
//! Title, language and program are those of catalog and information dictionary, and `preflight` holds the two
//! against each other. Nothing here names a person, a date or a number made up on the way: the identifier of the
//! packet is the same in every file of this world. Own lines rather than the crate `xmp-writer`: four plain
//! values need no builder, it would be built for them in every build, and it does not see to characters that
//! XML cannot hold. Not packed, so that programs find it that know no PDF.

use crate::pdf::in_xml;

use super::About;
use super::document::PRODUCER;

/// The entries of the stream, but its length.
pub(super) const STREAM: &[u8] = b"<</Type/Metadata/Subtype/XML>>";

/// The packet. PDF/UA-1 may be claimed only where all pages are tagged: none of a document is.
pub(super) fn packet(about: &About, claims_ua: bool) -> String {
    let title = escaped(&about.title);
    let language = escaped(&about.language);
    let (namespace, claim) = match claims_ua {
        true => (
            " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
            "<pdfuaid:part>1</pdfuaid:part>\n",
        ),
        false => ("", ""),
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"{namespace}>
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{}</pdf:Producer>
{claim}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end=\"r\"?>
",
        escaped(PRODUCER)
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in in_xml(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Readers of XML make a line feed of it.
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
    out
}
