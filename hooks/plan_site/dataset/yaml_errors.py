"""What to do where a file is no YAML: its parser says what it met, not what to mend."""

import re
from typing import Final

OPENED: Final = (
    "found unexpected end of stream",
    "found unexpected document indicator",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
)
"""Problems whose cause stands where the quote or bracket was opened, not where it was missed."""

ADVICE: Final = {
    "found unexpected end of stream": "close the quote",
    "found unexpected document indicator": "close the quote",
    "did not find expected ',' or ']'": "close the bracket, or quote what stands in it",
    "did not find expected ',' or '}'": "close the brace, or quote what stands in it",
    "mapping values are not allowed in this context": (
        "indent the key like those beside it, or quote a text that holds «: »"
    ),
    "did not find expected key": (
        "indent like the lines around, and quote a text that begins with a quote"
    ),
    "did not find expected '-' indicator": "indent like the lines around",
    "could not find expected ':'": "write a colon and a blank behind the key, or indent the text",
    "found character that cannot start any token": "quote the text",
    "block sequence entries are not allowed in this context": "begin a new line before «- »",
    "did not find expected comment or line break": "begin the text in the next line",
    "found unknown escape character": "write «\\\\», or take single quotes",
    "did not find expected hexdecimal number": "write «\\\\», or take single quotes",
    "found invalid Unicode character escape code": "write the letter itself",
    "did not find expected node content": "quote the text",
    "did not find expected alphabetic or numeric character": "quote the text",
    "did not find expected <document start>": "strike «...» and «---»",
}
ELSE: Final = "mend it, or quote the text"

RECORD: Final = re.compile(
    r" *- +(?:number|abbreviation|slug) *: *[\"']?(?P<name>[^\s\"'#]{1,30})[\"']? *(?:#.*)?"
)
TOP: Final = re.compile(r"(?P<key>[a-z_]+) *:")


def explained(problem: str) -> str:
    """The parser's words and what to do."""
    do = ADVICE.get(problem) or ("close it" if "quote" in problem else ELSE)
    return f"is no YAML: {problem}; {do}"


def near(text: str, line: int, kinds: dict[str, str]) -> str:
    """The record in which a 1-based line stands, by the lines above it: «measure 29-1».

    For a file whose structure can't be read; `kinds` gives for a key of the top what a record
    below it is called. Empty above the first key.
    """
    name = ""
    for above in reversed(text.split("\n")[:line]):
        # Records of a list inside a record stand further in than the record itself.
        if not name and (match := RECORD.fullmatch(above.rstrip())):
            name = match["name"] if above.startswith("-") else ""
        if match := TOP.match(above):
            kind = kinds.get(match["key"])
            return f"{kind} {name}" if kind and name else match["key"]
    return ""
