//! Why a finding is made: a rule of the tribunal, or a promise of the program.
//!
//! A rule is known by the number under which it was collected. Its text and values are the profile's
//! (`assets/profiles`), with how far each was read; here is no more than the manual needs to name it.

/// What stands behind a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// What a tribunal asks for, or judges and software have made necessary.
    Rule(Rule),
    /// What the program promises to whoever uses it.
    Promise(Promise),
    /// Neither: what is wrong would be wrong anywhere.
    PlainSense,
}

/// What the program promises, in the order in which one gives way to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    Traceable,
    RulesKept,
    NothingLost,
}

impl Promise {
    pub const ALL: &'static [Promise] =
        &[Promise::Traceable, Promise::RulesKept, Promise::NothingLost];

    /// From 1, as the manual counts them.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// In one sentence.
    pub fn says(self) -> &'static str {
        match self {
            Promise::Traceable => "Nothing is printed that cannot be traced to its source.",
            Promise::RulesKept => {
                "The bundle obeys the rules of the chosen tribunal, and the program says so by opening again what it wrote."
            }
            Promise::NothingLost => "Nothing that a person did is ever lost.",
        }
    }
}

/// Gives the rules their list, and each its number, what it asks for and where it comes from.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident: $number:literal, $asks:literal, $source:expr;)*) => {
        /// A rule, by what it is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Rule { $($(#[$doc])* $rule),* }

        impl Rule {
            pub const ALL: &'static [Rule] = &[$(Rule::$rule),*];

            /// The number under which it was collected, for instance `CS-03`.
            pub fn number(self) -> &'static str {
                match self { $(Rule::$rule => $number),* }
            }

            /// What it asks for, in one sentence and without values.
            pub fn asks(self) -> &'static str {
                match self { $(Rule::$rule => $asks),* }
            }

            /// Where it comes from, and how far that was read.
            pub fn source(self) -> &'static str {
                match self { $(Rule::$rule => $source),* }
            }
        }
    };
}

/// The value stands in the profile, with its authority.
const PROFILE: &str = "the tribunal’s profile, which names its authority";

const SOFTWARE: &str = "the tribunal’s software, as published";

const QUOTATIONS: &str =
    "judicial criticism of quotations and authorities that do not exist (read in part)";

/// No rule that was found.
const OURS: &str = "ours: no tribunal’s rule was found that says so";

const CHECKLIST_BALANCED: &str = "IARLJ judicial checklist, question 8";

rules! {
    ScheduleThere: "CS-01", "A party that relies on country evidence puts a country information evidence schedule into the bundle.", "Practice Direction of 1 November 2024, paragraph 10.6";
    ByIssue: "CS-02", "The schedule is arranged by disputed issue.", "Practice Direction of 1 November 2024, paragraph 10.6(a)";
    PageLimit: "CS-03", "The schedule keeps to its limit of pages, unless there is permission for more.", PROFILE;
    SourcesLinked: "CS-05", "The schedule has a link to each source.", "Practice Direction of 1 November 2024, paragraph 10.6(c)";
    NoLogin: "CS-06", "Links open for the tribunal without a login.", PROFILE;
    Type: "CS-07", "The type of the schedule is no smaller and its lines no closer than is allowed.", PROFILE;
    Bookmarked: "B-01", "Sections and documents have bookmarks that lead to them.", "Practice Direction of 1 November 2024, part 7 (read in secondary summaries)";
    Paper: "B-02", "Every page has the size that is asked for.", PROFILE;
    Searchable: "B-03", "What was typed can be searched.", "Practice Direction of 1 November 2024, part 7 (read in secondary summaries)";
    PageNumbers: "B-10", "Pages are numbered from 1 on the very first, and the number is that of the page in the file.", "General guidance on electronic court bundles, 29 November 2021, rule 2 (written for courts)";
    Linked: "B-12", "The index leads to what it lists, and sections have bookmarks.", "General guidance on electronic court bundles, 29 November 2021, rule 3 (written for courts)";
    Upright: "B-13", "Every page can be read without turning it.", "General guidance on electronic court bundles, 29 November 2021, rule 5 (written for courts)";
    Opening: "B-14", "The file opens at a given size where the tribunal asks for one, and has no opening view where it does not.", PROFILE;
    Translated: "B-20", "What is in another language has a certified translation beside it, which says by whom and when.", "an earlier Practice Direction, paragraph 8.2(b) (replaced; read in a guide)";
    Pinpoint: "B-21", "Of a long document it is said which passage is relied on.", "an earlier Practice Direction, paragraph 8.2(c) (replaced; read in a guide)";
    IndexPages: "B-22", "There is an index, and it says on which page each document begins.", "an earlier Practice Direction, paragraph 8.2(d) (replaced; read in a guide), and the tribunal’s directions to appellants";
    SameNumbers: "B-28", "Everybody has the same page numbers.", "RP v Barnsley MDC [2025] UKUT 46 (AAC) (read in part)";
    Anonymity: "B-24", "No person is named in the name of the file or in what it says of itself.", "orders for anonymity, which are usual in protection appeals";
    DocumentLengths: "B-25", "Some kinds of documents keep to limits of pages of their own.", PROFILE;
    FileSize: "T-01", "A file is no larger than can be uploaded.", PROFILE;
    NotEncrypted: "T-02", "No file is encrypted: the tribunal’s software opens each without a password.", SOFTWARE;
    BookmarkLimit: "T-06", "A file has no more bookmarks than the tribunal lists.", PROFILE;
    LabelsEnd: "T-10", "The labels of pages end with the file: what the tribunal puts behind it does not go on with its numbers.", SOFTWARE;
    LinksByPlace: "T-13", "Links inside the file name their page itself, and no name for it; addresses are whole.", SOFTWARE;
    CanBeOpened: "T-14", "Every file can be opened: one that cannot stops the whole hearing bundle.", SOFTWARE;
    Verbatim: "G-01", "A quotation has the words of its source, letter by letter.", QUOTATIONS;
    AuthoritiesExist: "G-02", "Every authority exists, and says what it is cited for.", QUOTATIONS;
    SignedOff: "G-04", "A person answers for every entry.", QUOTATIONS;
    FairSelection: "G-05", "The selection is fair: what goes against the appellant is not passed over.", CHECKLIST_BALANCED;
    Age: "G-08", "The age of evidence is said, never hidden.", PROFILE;
    NothingHidden: "G-11", "A file holds no words that nobody sees.", "a paper of the Civil Justice Council (read in part)";
    Provenance: "ACC", "Evidence says when it was written and how it was read.", "standards of ACCORD for research on countries of origin";
    Independence: "COI-4", "One report that is quoted three times counts once.", "IARLJ judicial checklist, question 4";
    NothingActs: "OWN-1", "Nothing in the file acts, and nothing is attached to it.", OURS;
    FontsInside: "OWN-2", "All fonts are in the file.", OURS;
}
