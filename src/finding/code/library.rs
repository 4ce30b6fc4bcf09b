//! The part of the table about packs of evidence.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, warning};

const ISSUE_OF_THE_LIBRARY: &str =
    "Use one of the issues that the library has, or add this one to those of the pack.";

codes! {
    /// What is wrong with a pack, or with what is typed into one.
    Library(LibraryCode): "Packs of evidence", "Said by `bundle library check`, in the form of the library, and when a table is brought into a pack. `bad-address` is also said of an entry whose source has such an address.";

    NoPackFile => error(
        "no-pack-file",
        "This folder is not a pack: the file that names the pack is not in it.",
        Said("Choose the folder of a pack, or make a new pack in an empty folder."),
    );

    StrayFile => error(
        "stray-file",
        "This file has no place in a pack.",
        Said("Sources go into the folder “sources”, one file each; anything else belongs elsewhere."),
    );

    NotUtf8 => error(
        "not-utf8",
        "The file is a text in another encoding.",
        Said("Open it in a text editor and save it again with the encoding Unicode."),
    );

    Unreadable => error(
        "unreadable",
        "The file cannot be read, or a part of it.",
        Manual("Compare it with the template in the folder of the pack, which shows every field and its values."),
    );

    EmptyText => error(
        "empty-text",
        "A text that is needed, or that was given, says nothing.",
        Manual("Write it, or leave an optional field out altogether."),
    );

    UncleanText => error(
        "unclean-text",
        "A text begins or ends with a space, or holds a character that cannot be seen.",
        Said("Retype the text as one line; line breaks are made when it is printed."),
    );

    BadId => error(
        "bad-id",
        "A short name is not of the form that short names have.",
        Said("Short names have lower-case letters, digits and single hyphens, for instance mz-2025-06."),
    );

    IdTwice => error(
        "id-twice",
        "A short name is used twice.",
        Said("A short name stands for one thing in all packs, for ever; give one of the two a new one."),
    ).promised(Promise::Traceable);

    FileName => error(
        "file-name",
        "The file of a source is not called after its short name.",
        Said("Name the file after the short name, so that people find it."),
    );

    NoNationality => error(
        "no-nationality",
        "The pack names no nationality, so it fits nobody.",
        Said("Name the nationality of the appellants that it is about, for instance RUS."),
    );

    UnknownNationality => error(
        "unknown-nationality",
        "The pack is on a nationality that no country has.",
        Said("Use the three-letter code of a country, for instance SDN, or add a characteristic with this nationality to the pack."),
    );

    BadNationality => error(
        "bad-nationality",
        "The code of a nationality is not one.",
        Said("Use the three capital letters of a passport, for instance RUS."),
    );

    BadLanguage => error(
        "bad-language",
        "The code of a language is not one.",
        Said("Use two lower-case letters, for instance en or ru."),
    );

    BadAddress => error(
        "bad-address",
        "What is given as a web address is not one.",
        Said("Write the whole address, beginning with https://."),
    ).by(Rule::SourcesLinked);

    ExtractTooLong => error(
        "extract-too-long",
        "An extract, or what is kept of the words around it, is longer than may be.",
        Said("Quote less, in several extracts: a reader is to see at once what is relied on."),
    );

    BadHash => error(
        "bad-hash",
        "The fingerprint of the file behind a passage is not one.",
        Said("A fingerprint has 64 signs, digits and the letters a to f, as the program sha256sum prints it."),
    ).promised(Promise::Traceable);

    DateInFuture => error(
        "date-in-future",
        "A source is dated after the day on which its pack was put together.",
        Said("Correct the date, or the date of the pack."),
    );

    PeriodBackwards => error(
        "period-backwards",
        "The period that a source covers ends before it begins.",
        Manual("Correct one of the two dates."),
    );

    SecondHandThroughWhom => error(
        "second-hand-through-whom",
        "It was seen second-hand, but not said through whom.",
        Said("Name the publisher that reported it under “Seen through”."),
    ).by(Rule::Provenance);

    TierC => warning(
        "tier-c",
        "This source only leads to the original, and is not something to exhibit.",
        Manual("Find the original, and cite that."),
    ).by(Rule::Provenance);

    UnknownSource => error(
        "unknown-source",
        "A source refers to another that no pack has.",
        Said("Use the short name of a source in a pack, or name the publisher under “Seen through”."),
    ).promised(Promise::Traceable);

    RefersToItself => error(
        "refers-to-itself",
        "A source relies on itself, or replaces itself.",
        Manual("Name the other source that is meant, or none."),
    );

    NoPassages => warning(
        "no-passages",
        "A source has no passages.",
        Manual("Add one, unless the source is there only for others to refer to."),
    );

    ExtractWithoutPinpoint => error(
        "extract-without-pinpoint",
        "An extract does not say where in the source it stands.",
        Said("Give the page or paragraph, or make it a summary."),
    ).by(Rule::Pinpoint);

    ExtractUnchecked => error(
        "extract-unchecked",
        "An extract was taken from no file, and nobody has yet held it against its source.",
        Manual("Open the source in the program and take the words from there; or compare it with its source, and write down who did that, when, and against which file."),
    ).by(Rule::Verbatim);

    AboutNobody => error(
        "about-nobody",
        "A passage is about nobody.",
        Said("Name at least one characteristic under “About any of”."),
    );

    FitsNobody => error(
        "fits-nobody",
        "A passage both needs and forbids a characteristic.",
        Manual("Take it out of one of the two lists."),
    );

    UnknownCharacteristic => error(
        "unknown-characteristic",
        "A characteristic is named that the library does not have.",
        Said("Use one of the characteristics that the library has, or add this one to those of the pack."),
    );

    NoIssue => error(
        "no-issue",
        "A passage or proposition stands under no issue.",
        Said("Name at least one issue of the library."),
    ).by(Rule::ByIssue);

    UnknownIssue => error(
        "unknown-issue",
        "An issue is named that the library does not have.",
        Said(ISSUE_OF_THE_LIBRARY),
    ).by(Rule::ByIssue);

    UnknownProposition => error(
        "unknown-proposition",
        "A proposition is named that the library does not have.",
        Said("Use one of the propositions that the library has, or add this one to those of the pack."),
    );

    PropositionTwice => error(
        "proposition-twice",
        "A passage names the same proposition twice.",
        Said("Say once whether it speaks for it, holds in part or speaks against it."),
    );

    UnknownAuthority => error(
        "unknown-authority",
        "An authority is named that the library does not have.",
        Said("Use one of the authorities that the library has, or add this one to those of the pack."),
    ).by(Rule::AuthoritiesExist);

    AuthorityTwice => error(
        "authority-twice",
        "An authority stands twice under one issue.",
        Said("Name it once, with all the paragraphs that matter there."),
    );

    BadCitation => error(
        "bad-citation",
        "A neutral citation cannot be one, or is of another year than the decision.",
        Manual("Look it up; a citation that does not exist must never be filed."),
    ).by(Rule::AuthoritiesExist);

    SeenWhere => error(
        "seen-where",
        "An authority is said to have been seen, but not where.",
        Said("Say where it was seen and how much of it, or mark it as not verified."),
    ).by(Rule::AuthoritiesExist);

    BadTitle => error(
        "bad-title",
        "The short title of an issue is not a few words, or has the code of the issue in it.",
        Manual("Say in at most 32 characters and in plain words what is in dispute, for instance “Severity of punishment”."),
    );

    TitleTwice => error(
        "title-twice",
        "Two issues have the same short title.",
        Said("Give one of them another short title, so that they can be told apart."),
    );

    BadStatement => error(
        "bad-statement",
        "The statement of a proposition is not one short line without a full stop.",
        Said("At most 160 characters: say one thing, in the words of evidence."),
    );

    Circle => error(
        "circle",
        "A characteristic or an issue stands above itself.",
        Manual("Follow what each is a kind of (“broader”), or stands under, upwards, and take out the step that leads back."),
    );

    PronounFirst => warning(
        "pronoun-first",
        "A summary begins with a word such as “they”, “both” or “the latter” and does not say who or what is meant, and is read alone.",
        Said("Name whoever or whatever is meant."),
    );

    NamesNobody => warning(
        "names-nobody",
        "No name stands in a summary: no word within a sentence has a capital letter, and the first is not one of its source’s names.",
        Said("Say who does this, where, or who reports it, as the source names them. If that is said in other words, accept it."),
    );

    NoPinpoint => warning(
        "no-pinpoint",
        "Summaries of a source other than a press article do not say where in it they stand.",
        Said("Give page, paragraph, section or article, as you saw it; if the source has none, or it was not seen, accept it and say so."),
    ).by(Rule::Pinpoint);

    HoldsAdvice => warning(
        "holds-advice",
        "A summary holds words that are advice to whoever argues a case, such as “could argue” or “counsel should”.",
        Said("Say what the source says; advice goes into the note, which is never printed."),
    ).by(Rule::FairSelection);

    RelayAddress => warning(
        "relay-address",
        "The address of an official document leads to a host that passes on what others publish.",
        Said("Give the address at the publisher’s own site, or accept it and say why that is not known."),
    ).by(Rule::Provenance);

    SummaryTooLong => warning(
        "summary-too-long",
        "A summary has more than 420 letters.",
        Said("Say it in fewer words, or make two passages of it."),
    );

    ForeignTag => warning(
        "foreign-tag",
        "A passage is tagged with a characteristic, an issue or a proposition that is for appellants from another country than its pack is on.",
        Said("Use one that all packs share, or one of the pack’s own; what is on another country belongs into a pack on that."),
    );

    ManyCharacteristics => warning(
        "many-characteristics",
        "A passage names more than six characteristics under “About any of” and “Only if all of”.",
        Said("Keep those that it speaks of; something broader may stand for several."),
    );

    DateTwice => warning(
        "date-twice",
        "A summary says a date twice, also where the year is left out once, or gives as the day of a report or decision the day that its source is dated, which is printed beside it.",
        Said("Say it once. If two things happened on that day, or the text is to be understood without its citation, accept it."),
    );

    OlderEditionHeld => warning(
        "older-edition-held",
        "A source of a pack is not the newest edition that is known, or another source replaces it.",
        Said("Retire it once the newer one is in the pack, or accept it and say what it is still needed for."),
    );

    BadEditions => error(
        "bad-editions",
        "The editions of a series are not in order, or the day up to which they are known is not said or is before one of them.",
        Said("Name the editions, the oldest first, and the whole day on which somebody last looked for newer ones."),
    );

    CommentsLost => warning(
        "comments-lost",
        "Somebody wrote comments into this file by hand. Saving from here leaves them out.",
        Manual("Change the file by hand instead, or keep the comments elsewhere first."),
    ).promised(Promise::NothingLost);

    ProfileUnreadable => error(
        "profile-unreadable",
        "The file of a profile of your own cannot be read, or a part of it: nothing of it is used.",
        Said("Compare it with a profile that ships: `bundle profiles NAME` shows every value with its name in the file."),
    );

    ProfileBase => error(
        "profile-base",
        "A profile of your own extends one that is not there, or that extends it in turn.",
        Said("Name one of those that ship, or another of your own, in “extends”."),
    );

    ProfileName => error(
        "profile-name",
        "Two profiles have the same name, or a profile has one that is no word of small letters, digits and hyphens.",
        Said("Give it another short name: cases refer to it by that."),
    );

    ProfileShipped => error(
        "profile-shipped",
        "A profile with the name of one that ships says more than who has confirmed its values.",
        Said("What ships is never changed. Give the profile a short name of its own, and choose it in the case."),
    );

    ProfileAuthority => error(
        "profile-authority",
        "A profile of your own has another value and does not say on whose authority.",
        Said("Say beside “value” the “authority”, with its paragraph, and in “status” how far it was read."),
    );

    ProfileValue => error(
        "profile-value",
        "A profile of your own has a value that no bundle can be made with.",
        Said("Put another value there, or leave the field out: then the one of the profile that it extends holds."),
    );
}
