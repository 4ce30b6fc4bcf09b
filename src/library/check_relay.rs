//! Whether an address is that of somebody who passes on what others publish: a copy may be cut, changed or gone
//! tomorrow, and whoever looks for an official document looks for it at its publisher’s.

use super::sites::is_at;

/// Hosts that do so, each with the publisher whose own it is. `*` stands for any ending: a site of that name has one in
/// every country.
const RELAYS: [(&str, &str); 68] = [
    ("1drv.ms", ""),
    ("academia.edu", ""),
    ("archive.fo", ""),
    ("archive.is", ""),
    ("archive.li", ""),
    ("archive.md", ""),
    ("archive.org", ""),
    ("archive.ph", ""),
    ("archive.today", ""),
    ("archive.vn", ""),
    ("asyl.net", ""),
    ("asylumlawdatabase.eu", ""),
    ("atlas-of-torture.org", ""),
    ("bit.ly", ""),
    ("blogspot.*", ""),
    ("buff.ly", ""),
    ("cachedview.com", ""),
    ("casemine.com", ""),
    ("casetext.com", ""),
    ("coursehero.com", ""),
    ("cutt.ly", ""),
    ("docplayer.*", ""),
    ("docs.google.com", ""),
    ("docslib.org", ""),
    ("dokumen.pub", ""),
    ("drive.google.com", ""),
    ("dropbox.com", ""),
    ("ecoi.net", "ACCORD"),
    ("freemovement.org.uk", "Free Movement"),
    ("ghostarchive.org", ""),
    ("goo.gl", ""),
    ("is.gd", ""),
    ("issuu.com", ""),
    ("justia.com", ""),
    ("leagle.com", ""),
    ("lnkd.in", ""),
    ("mega.nz", ""),
    ("mil-osi.com", ""),
    ("onedrive.live.com", ""),
    ("openkamer.org", ""),
    ("ow.ly", ""),
    ("pdfcoffee.com", ""),
    ("perma.cc", ""),
    ("rb.gy", ""),
    ("readkong.com", ""),
    ("rebrand.ly", ""),
    ("reddit.com", ""),
    ("refworld.org", "UNHCR"),
    ("reliefweb.int", "OCHA"),
    ("researchgate.net", ""),
    ("scribd.com", ""),
    ("semanticscholar.org", ""),
    ("shorturl.at", ""),
    ("slideshare.net", ""),
    ("studocu.com", ""),
    ("t.co", ""),
    ("tiny.cc", ""),
    ("tinyurl.com", ""),
    ("vdocuments.*", ""),
    ("vlex.*", ""),
    ("webcache.googleusercontent.com", ""),
    ("webcitation.org", ""),
    ("wikimedia.org", ""),
    ("wikipedia.org", ""),
    ("wikisource.org", ""),
    ("wordpress.com", ""),
    ("yumpu.com", ""),
    ("zoomlaw.net", ""),
];

/// Whether a host passes on documents, and those of somebody else than that publisher.
pub(super) fn relay(host: &str, publisher: &str) -> bool {
    let host = host.to_lowercase();
    let mut relays = RELAYS.iter().filter(|(known, _)| is_known(&host, known));
    relays.any(|(_, own)| own.is_empty() || !publisher.contains(own))
}

/// Whether it is the known host, or one below it.
fn is_known(host: &str, known: &str) -> bool {
    let Some(name) = known.strip_suffix(".*") else {
        return is_at(host, known);
    };
    // `example.blogspot.co.uk`: the name is followed by an ending of one or two short parts.
    let parts: Vec<&str> = host.split('.').collect();
    let at = parts.iter().position(|part| *part == name);
    let ending = at.and_then(|at| parts.get(at + 1..)).unwrap_or_default();
    let is_short = |part: &&str| part.len() <= 4;
    matches!(ending.len(), 1 | 2) && ending.iter().all(is_short)
}

#[cfg(test)]
mod tests {
    use super::relay;
    use crate::library::host;

    fn is_relay(address: &str, publisher: &str) -> bool {
        relay(host(address), publisher)
    }

    #[test]
    fn whoever_passes_on_what_others_publish_is_a_relay() {
        for address in [
            "https://www.ecoi.net/en/document/1.html",
            "https://web.archive.org/web/x",
            "https://www.refworld.org/x",
            "http://somebody.blogspot.com/2026/01/x.html",
            "https://somebody.blogspot.co.uk/x",
            "https://freemovement.org.uk/x",
            "https://webcache.googleusercontent.com/search?q=x",
            "https://www.casemine.com/judgement/uk/x",
            "https://bit.ly/3x",
            "https://archive.ph/x",
            "https://docplayer.net/x",
            "https://somebody.wordpress.com/x",
            "https://DRIVE.google.com/file/d/x",
            "https://t.co/x",
        ] {
            assert!(is_relay(address, "UK Home Office"), "{address}");
        }
    }

    #[test]
    fn publishers_and_their_own_sites_are_none() {
        for (address, publisher) in [
            ("https://www.refworld.org/x", "UNHCR"),
            ("https://www.ecoi.net/x", "ACCORD"),
            ("https://freemovement.org.uk/x", "Free Movement"),
            ("https://notecoi.net/x", "UK Home Office"),
            ("https://www.gov.uk/x", "UK Home Office"),
            (
                "https://assets.publishing.service.gov.uk/x",
                "UK Home Office",
            ),
            ("https://www.bailii.org/uk/cases/x", "Upper Tribunal"),
            (
                "https://caselaw.nationalarchives.gov.uk/x",
                "Upper Tribunal",
            ),
            ("https://blogspot.gov.example.org/x", "UK Home Office"),
            ("https://www.ohchr.org/x", "OHCHR"),
            ("https://at.co/x", "UK Home Office"),
            ("https://google.com/x", "UK Home Office"),
        ] {
            assert!(!is_relay(address, publisher), "{address}");
        }
    }
}
