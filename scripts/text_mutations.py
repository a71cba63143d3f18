"""Mutations of a file's bytes, letters and lines: slips of the hand, and editors that break it."""

import random
import unicodedata
from collections.abc import Callable
from typing import Final

LOOKALIKES: Final = dict(zip("аеосірхукһАВЕКМНОРСТХІ", "aeocipxykhABEKMHOPCTXI", strict=True))
LETTERS: Final = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіэюя"
UNSEEN: Final = "\0\x07\x1b\t\r\x85\xa0\xad\u200b\u200d\u202e\u2028\u2066\ufeff\ue000\ufdd0"
SIGNS: Final = "-:?,[]{}#&*!|>'\"%@`\\=<~+.№«»–/0129 \n"


# Bytes ------------------------------------------------------------------------------------------


def flip_a_bit(text: str, dice: random.Random) -> bytes:
    content = bytearray(text.encode())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return bytes(content)


def put_a_byte(text: str, dice: random.Random) -> bytes:
    content = bytearray(text.encode())
    content[dice.randrange(len(content))] = dice.choice([0, 9, 10, 13, 27, 0x7F, 0x80, 0xC0, 0xFF])
    return bytes(content)


def strike_bytes(text: str, dice: random.Random) -> bytes:
    content = text.encode()
    at = dice.randrange(len(content))
    return content[:at] + content[at + dice.choice([1, 1, 2, 7, 100, 3000]) :]


def repeat_bytes(text: str, dice: random.Random) -> bytes:
    content = text.encode()
    at = dice.randrange(len(content))
    piece = content[at : at + dice.choice([1, 2, 10, 500])]
    return content[:at] + piece * dice.choice([2, 3, 50]) + content[at:]


def cut_off(text: str, dice: random.Random) -> bytes:
    content = text.encode()
    return content[: dice.randrange(len(content))]


def save_otherwise(text: str, dice: random.Random) -> bytes:
    way = dice.choice(["utf-16", "utf-16-be", "utf-8-sig", "kz1048", "crlf", "cr", "nfd"])
    if way in ("crlf", "cr"):
        return text.replace("\n", "\r\n" if way == "crlf" else "\r").encode()
    if way == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    return text.encode(way, errors="replace")


# Letters ----------------------------------------------------------------------------------------


def _put(text: str, at: int, new: str, old: int = 1) -> bytes:
    return (text[:at] + new + text[at + old :]).encode("utf-8", "surrogatepass")


def another_letter(text: str, dice: random.Random) -> bytes:
    at = dice.choice([index for index, letter in enumerate(text) if letter in LETTERS])
    return _put(text, at, dice.choice(LETTERS))


def look_alike(text: str, dice: random.Random) -> bytes:
    at = dice.choice([index for index, letter in enumerate(text) if letter in LOOKALIKES])
    return _put(text, at, LOOKALIKES[text[at]])


def unseen_character(text: str, dice: random.Random) -> bytes:
    return _put(text, dice.randrange(len(text)), dice.choice(UNSEEN), dice.randrange(2))


def sign(text: str, dice: random.Random) -> bytes:
    return _put(text, dice.randrange(len(text)), dice.choice(SIGNS), dice.randrange(2))


def letter_in_pieces(text: str, dice: random.Random) -> bytes:
    at = dice.choice([index for index, letter in enumerate(text) if letter in "йё"])
    return _put(text, at, unicodedata.normalize("NFD", text[at]))


def strike_a_character(text: str, dice: random.Random) -> bytes:
    return _put(text, dice.randrange(len(text)), "")


def swap_characters(text: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(text) - 1)
    return _put(text, at, text[at + 1] + text[at], 2)


def change_case(text: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(text))
    return _put(text, at, text[at].swapcase())


# Lines ------------------------------------------------------------------------------------------


def _lines(text: str, change: Callable[[list[str], int], None], at: int) -> bytes:
    lines = text.split("\n")
    change(lines, at % len(lines))
    return "\n".join(lines).encode()


def strike_lines(text: str, dice: random.Random) -> bytes:
    count = dice.choice([1, 1, 1, 2, 5, 15])

    def change(lines: list[str], at: int) -> None:
        del lines[at : at + count]

    return _lines(text, change, dice.randrange(10**6))


def repeat_lines(text: str, dice: random.Random) -> bytes:
    count = dice.choice([1, 1, 2, 5, 15])

    def change(lines: list[str], at: int) -> None:
        lines[at:at] = lines[at : at + count]

    return _lines(text, change, dice.randrange(10**6))


def swap_lines(text: str, dice: random.Random) -> bytes:
    def change(lines: list[str], at: int) -> None:
        other = min(at + dice.choice([1, 1, 2, 20]), len(lines) - 1)
        lines[at], lines[other] = lines[other], lines[at]

    return _lines(text, change, dice.randrange(10**6))


def indent_a_line(text: str, dice: random.Random) -> bytes:
    def change(lines: list[str], at: int) -> None:
        line = lines[at]
        lines[at] = dice.choice([f" {line}", f"  {line}", line[1:], line[2:], f"\t{line}"])

    return _lines(text, change, dice.randrange(10**6))


def join_lines(text: str, dice: random.Random) -> bytes:
    def change(lines: list[str], at: int) -> None:
        lines[at : at + 2] = [dice.choice(["", " "]).join(lines[at : at + 2])]

    return _lines(text, change, dice.randrange(10**6))


def break_a_line(text: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(text))
    return _put(text, at, dice.choice(["\n", "\n  ", "\n\n"]), 0)


def put_a_line(text: str, dice: random.Random) -> bytes:
    plain = ["", "# сөз", "---", "...", "- a", "  - b", "a: b", "  a: b", "? a", "{", "%a"]
    new = dice.choice([*plain, "<<<<<<< HEAD"])

    def change(lines: list[str], at: int) -> None:
        lines.insert(at, new)

    return _lines(text, change, dice.randrange(10**6))
