//! The part of the table about tables that are brought into a pack, and about fields of the form, which
//! are read the same way.

use super::super::basis::Promise;
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, note};

codes! {
    /// What is wrong with a row of a table, or with a field of the form.
    Table(TableCode): "Tables", "Said by `bundle library import`, and in the form of the library, whose fields are read as the cells of a row are.";

    UnknownColumn => error(
        "unknown-column",
        "The table has a column of a name that is none of those that there are.",
        Manual("Name it as one of the columns that the message lists, or take it out."),
    );

    ColumnTwice => error(
        "column-twice",
        "The table has the same column twice.",
        Manual("Take one of the two out."),
    );

    MissingColumn => error(
        "missing-column",
        "The table lacks columns that are needed.",
        Said("The first line must name the columns; evidence/README.md explains each."),
    );

    RowLength => error(
        "row-length",
        "A row has more or fewer cells than there are columns.",
        Said("A text with commas, quotation marks or line breaks stands in quotation marks, those within it doubled."),
    );

    NotLines => error(
        "not-lines",
        "The file is one long list, and not one row a line (JSON Lines).",
        Said("Write one object a line, without brackets around all and commas between them."),
    );

    WrongType => error(
        "wrong-type",
        "A value is a list where a text is wanted, or the other way round.",
        Manual("Write it as the message says."),
    );

    RowsDiffer => error(
        "rows-differ",
        "Rows of the same source say different things of it.",
        Said("Make the rows agree, or leave all but source_id empty in the later ones."),
    );

    MissingValue => error(
        "missing-value",
        "A field is empty that has to be filled, or that goes together with another.",
        Manual("Fill it in."),
    );

    UnknownValue => error(
        "unknown-value",
        "A field holds a word that is none of those that it can hold.",
        Manual("Use one of the words that the message lists."),
    );

    BadDate => error(
        "bad-date",
        "A field holds something that is no date.",
        Manual("Write 2026, 2026-03 or 2026-03-31: no more than is known."),
    );

    IdInUse => error(
        "id-in-use",
        "A short name of the table is in use already, in this pack or in one beside it.",
        Manual("Give it a new short name, or --replace to put this in the place of what is in this pack."),
    ).promised(Promise::NothingLost);

    PassageKept => note(
        "passage-kept",
        "A passage of the pack is not in the table; it stays as it is.",
        Said("To have it offered to nobody, retire it."),
    ).promised(Promise::NothingLost);
}
