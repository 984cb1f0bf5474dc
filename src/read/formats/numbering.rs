//! Numbers as programs print them before items: 1, a, A, i, I, а.

/// The number in the form that `form` stands for: `1`, `a`, `A`, `i`, `I`, or a Cyrillic `а` or `А`.
pub(in crate::read) fn number(number: u32, form: char) -> String {
    match form {
        'a' => letters(number, "abcdefghijklmnopqrstuvwxyz"),
        'A' => letters(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        // Russian lists leave out the letters that look alike or stand for no sound.
        'а' => letters(number, "абвгдежзиклмнопрстуфхцчшщэюя"),
        'А' => letters(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
        'i' => roman(number).to_lowercase(),
        'I' => roman(number),
        _ => number.to_string(),
    }
}

/// Z is followed by AA, as in Word and in browsers.
fn letters(number: u32, alphabet: &str) -> String {
    let count = alphabet.chars().count() as u32;
    let (mut left, mut reversed) = (number, Vec::new());
    while left > 0 {
        left -= 1;
        reversed.extend(alphabet.chars().nth((left % count) as usize));
        left /= count;
    }
    if reversed.is_empty() { number.to_string() } else { reversed.iter().rev().collect() }
}

fn roman(number: u32) -> String {
    /// Larger numbers have no common form.
    const MOST: u32 = 3_999;
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > MOST {
        return number.to_string();
    }
    let (mut left, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_in_all_forms() {
        let shown = |form| [1, 4, 28, 1956].map(|n| number(n, form)).join(" ");
        assert_eq!(shown('1'), "1 4 28 1956");
        assert_eq!(shown('a'), "a d ab bwf");
        assert_eq!(shown('i'), "i iv xxviii mcmlvi");
        assert_eq!(number(0, 'I') + &number(29, 'а'), "0аа");
    }
}
