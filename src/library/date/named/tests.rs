//! Names of files with dates, and names with other numbers.

use super::*;

fn told(stem: &str) -> String {
    let (date, title) = of_name(stem);
    format!("{}|{title}", date.map(String::from).unwrap_or_default())
}

#[test]
fn names_of_files_give_date_and_title() {
    for (stem, meant) in [
        ("2023-01-30 Title", "2023-01-30|Title"),
        (
            "2023_01_30_Home_Office_letter",
            "2023-01-30|Home Office letter",
        ),
        ("2023.01.30 - Отчёт", "2023-01-30|Отчёт"),
        ("05.03.2024 Letter", "2024-03-05|Letter"),
        ("5.3.2024 Letter", "2024-03-05|Letter"),
        ("05-03-2024 Letter", "2024-03-05|Letter"),
        ("05_03_2024_Letter", "2024-03-05|Letter"),
        ("05 03 2024 Letter", "2024-03-05|Letter"),
        ("05.03.24 Letter", "2024-03-05|Letter"),
        ("20240305_letter", "2024-03-05|letter"),
        ("20240305 letter", "2024-03-05|letter"),
        ("20240305letter", "2024-03-05|letter"),
        ("05032024 letter", "2024-03-05|letter"),
        ("Letter 5 March 2024", "2024-03-05|Letter"),
        ("Letter 5th March 2024", "2024-03-05|Letter"),
        ("Letter of 5 March 2024", "2024-03-05|Letter"),
        (
            "Letter dated the 5 March 2024 from the bank",
            "2024-03-05|Letter from the bank",
        ),
        ("Letter (5 March 2024)", "2024-03-05|Letter"),
        (
            "Statement (signed 5 March 2024)",
            "2024-03-05|Statement (signed)",
        ),
        ("Statement [2024-03-05] v2", "2024-03-05|Statement v2"),
        ("Letter, 5 Mar 2024", "2024-03-05|Letter"),
        ("Letter_5_Mar_24", "2024-03-05|Letter"),
        ("5Mar2024 Letter", "2024-03-05|Letter"),
        ("March 5, 2024 Letter", "2024-03-05|Letter"),
        ("Tenancy agreement March 2024", "2024-03|Tenancy agreement"),
        ("Sept 2022 payslip", "2022-09|payslip"),
        ("IMG_20240305_101112", "2024-03-05|IMG"),
        ("IMG20240305101112", "2024-03-05|IMG"),
        ("IMG-20240305-WA0001", "2024-03-05|IMG WA0001"),
        ("Scan_2024-03-05-0001", "2024-03-05|Scan 0001"),
        ("Scan20240305", "2024-03-05|Scan"),
        ("Screenshot 2024-03-05 101112", "2024-03-05|Screenshot"),
        (
            "WhatsApp Image 2024-03-05 at 10.11.12",
            "2024-03-05|WhatsApp Image at 10.11.12",
        ),
        ("3 05.03.2024 Letter", "2024-03-05|3 Letter"),
        ("2024.03.05", "2024-03-05|"),
        ("20240305", "2024-03-05|"),
        (
            "2024-03-05 Reply to letter of 6 February 2024",
            "2024-03-05|Reply to letter of 6 February 2024",
        ),
        ("29.02.2024 Leap", "2024-02-29|Leap"),
    ] {
        assert_eq!(told(stem), meant, "{stem}");
    }
}

#[test]
fn other_numbers_in_names_of_files_are_no_dates() {
    for stem in [
        "1234",
        "2024",
        "Form 20",
        "Letter of 2023",
        "2023-13-01 x",
        "2023-01 x",
        "31.02.2024 x",
        "31-02-2024 x",
        "30.13.2023 x",
        "PA 51234 2025",
        "PA-51234-2025",
        "HU.12345.2024",
        "UKUT 241 2018",
        "[2018] UKUT 241",
        "Call to 07700 900123",
        "Call to +44 20 7946 0958",
        "44 20 12 2024",
        "020 7946 0958",
        "Sort code 20-12-34",
        "Account 12345678",
        "Account 20129999",
        "v1.2.2024",
        "Version 1.2.2024.5",
        "10.12.2024.1",
        "12-05-2023-01-30 x",
        "1.2.3",
        "12.5.24",
        "Section 4.2.12",
        "Page 3 of 12",
        "Exhibit 5 March",
        "March",
        "May he return",
        "ISBN 9781234567897",
        "123456789012",
        "20241305",
        "Letter 5 Marchand 2024",
        "Statement 1 and 2",
        "Bank statements 5 March 2024 to 6 April 2024",
        "Report 2021-2022",
        "5 Mar",
        "０５.０３.２０２４ Letter",
    ] {
        assert_eq!(told(stem), format!("|{stem}"));
    }
}
