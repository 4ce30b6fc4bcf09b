//! What is read as a date, and what is refused with which reason.

use super::*;

fn iso(text: &str) -> String {
    let read: Result<Date, NotADate> = text.parse();
    read.map_or_else(|why| format!("! {why}"), String::from)
}

#[test]
fn dates_are_read_as_people_write_them() {
    for (written, meant) in [
        ("24/09/2022", "2022-09-24"),
        ("24.9.2022", "2022-09-24"),
        ("24-09-2022", "2022-09-24"),
        ("24 9 2022", "2022-09-24"),
        ("24,9,2022", "2022-09-24"),
        ("24 / 9 / 2022", "2022-09-24"),
        ("24.09.2022.", "2022-09-24"),
        ("24. 9. 2022", "2022-09-24"),
        (" 24/09/2022 ", "2022-09-24"),
        ("24 September 2022", "2022-09-24"),
        ("24\u{a0}September\u{a0}2022", "2022-09-24"),
        ("24 SEPTEMBER 2022", "2022-09-24"),
        ("24 Sept 2022", "2022-09-24"),
        ("24 Sept. 2022", "2022-09-24"),
        ("24 Sep 2022", "2022-09-24"),
        ("24-Sep-2022", "2022-09-24"),
        ("24/Sep/2022", "2022-09-24"),
        ("24sep2022", "2022-09-24"),
        ("24th September 2022", "2022-09-24"),
        ("24th of September 2022", "2022-09-24"),
        ("the 24th of September, 2022", "2022-09-24"),
        ("24 September, 2022", "2022-09-24"),
        ("September 24, 2022", "2022-09-24"),
        ("September 24th, 2022", "2022-09-24"),
        ("Saturday 24 September 2022", "2022-09-24"),
        ("Sat, 24 Sep 2022", "2022-09-24"),
        ("Sat. 24/09/2022", "2022-09-24"),
        ("1st May 2023", "2023-05-01"),
        ("2nd May 2023", "2023-05-02"),
        ("3rd May 2023", "2023-05-03"),
        ("03/04/2024", "2024-04-03"),
        ("2022-09-24", "2022-09-24"),
        ("2022-9-24", "2022-09-24"),
        ("2022/09/24", "2022-09-24"),
        ("2022.09.24", "2022-09-24"),
        ("2022 September 24", "2022-09-24"),
        ("20220924", "2022-09-24"),
        ("24092022", "2022-09-24"),
        ("5 Mar 24", "2024-03-05"),
        ("5 Mar ’24", "2024-03-05"),
        ("05/03/24", "2024-03-05"),
        ("5.3.69", "2069-03-05"),
        ("5.3.70", "1970-03-05"),
        ("5/3/99", "1999-03-05"),
        ("Sept 2022", "2022-09"),
        ("Sept. 2022", "2022-09"),
        ("September 2022", "2022-09"),
        ("september, 2022", "2022-09"),
        ("of May 2022", "2022-05"),
        ("2022 September", "2022-09"),
        ("09/2022", "2022-09"),
        ("9.2022", "2022-09"),
        ("2022-09", "2022-09"),
        ("2022/9", "2022-09"),
        ("2022", "2022"),
        ("2022.", "2022"),
        ("29/02/2024", "2024-02-29"),
        ("31 Dec 1999", "1999-12-31"),
    ] {
        assert_eq!(iso(written), meant, "{written}");
    }
}

#[test]
fn what_is_no_date_is_refused_with_the_reason() {
    for (written, why) in [
        ("31/02/2024", "February 2024 has no day 31"),
        ("29/02/2023", "February 2023 has no day 29"),
        ("31 April 2024", "April 2024 has no day 31"),
        ("0/3/2024", "March 2024 has no day 0"),
        ("00/03/2024", "March 2024 has no day 0"),
        ("45 March 2024", "March 2024 has no day 45"),
        ("13/13/2024", "there is no month 13"),
        ("2024-13-01", "there is no month 13"),
        ("2024-13", "there is no month 13"),
        ("1/0/2024", "there is no month 0"),
        ("20241301", "there is no month 13"),
        ("03/24/2022", "the day comes first"),
        ("3.31.22", "the day comes first"),
        ("5 March", "has no year"),
        ("5th of March", "has no year"),
        ("March 5", "has no year"),
        ("March 24", "has no year"),
        ("", "is not a date; write 24 September 2022"),
        ("x", "is not a date; write"),
        ("March", "is not a date; write"),
        ("5", "is not a date; write"),
        ("24/09", "is not a date; write"),
        ("24092", "is not a date; write"),
        ("240922", "is not a date; write"),
        ("202209241", "is not a date; write"),
        ("24/09-2022", "is not a date; write"),
        ("24//09/2022", "is not a date; write"),
        ("24:09:2022", "is not a date; write"),
        ("c. 2022", "is not a date; write"),
        ("2022?", "is not a date; write"),
        ("2022-23", "there is no month 23"),
        ("2021–2022", "is not a date; write"),
        ("May–June 2022", "is not a date; write"),
        ("5 to 6 May 2022", "is not a date; write"),
        ("undated", "is not a date; write"),
        ("24 Setpember 2022", "is not a date; write"),
        ("24 сентября 2022", "is not a date; write"),
        ("２４/０９/２０２２", "is not a date; write"),
        ("٢٤/٠٩/٢٠٢٢", "is not a date; write"),
        ("24 September 2022 at 10", "is not a date; write"),
        ("99999999999999999999", "is not a date; write"),
        ("-2022", "is not a date; write"),
    ] {
        let said = iso(written);
        assert!(
            said.starts_with("! ") && said.contains(why),
            "{written}: {said}"
        );
    }
}

#[test]
fn what_is_shown_and_what_files_hold_are_read_back() {
    for (year, month, day) in [(1999, 2, 28), (2024, 12, 1), (2026, 9, 30)] {
        let whole = Date::day(year, month, day);
        let month = Date { day: None, ..whole };
        for date in [
            whole,
            month,
            Date {
                month: None,
                ..month
            },
        ] {
            assert_eq!(date.to_string().parse(), Ok(date));
            assert_eq!(String::from(date).parse(), Ok(date));
        }
    }
}
