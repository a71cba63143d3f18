"""Orders that readers expect: rows by number, words by the Kazakh alphabet."""

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
OWN = "әғқңөұүһі"
"""The letters that no other language of the editions has."""
_PLACE = {letter: place for place, letter in enumerate(ALPHABET)}


def row_key(number: str) -> tuple[int, ...]:
    """29-1 stands after 29 and before 30."""
    return tuple(int(part) for part in number.split("-"))


def alphabet_key(text: str) -> tuple[tuple[int, str], ...]:
    """Kazakh alphabetical order, case folded; other characters stand first, by code point."""
    return tuple((_PLACE.get(letter, -1), letter) for letter in text.lower())
