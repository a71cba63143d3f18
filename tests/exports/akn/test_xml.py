"""Mixed content: lines for the eye, and never a blank more where words stand."""

from xml.etree.ElementTree import Element, SubElement, fromstring

from plan_site.exports.akn.xml import add_text, document, indent


def test_text_goes_behind_whatever_is_there() -> None:
    p = Element("p")
    add_text(p, "ОМ")
    add_text(p, "-ге")
    SubElement(p, "b").text = "МАМ"
    add_text(p, ", ")
    add_text(p, "ЖАО")
    assert document(p).decode().splitlines()[1] == "<p>ОМ-ге<b>МАМ</b>, ЖАО</p>"


def test_elements_get_lines_and_words_get_no_blanks() -> None:
    root = fromstring("<a><p>x<b>y</b><q><r><p>z</p></r></q>;</p><c/></a>")
    indent(root, {"p"})
    assert document(root).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<a>\n"
        "  <p>x<b>y</b><q>\n"
        "      <r>\n"
        "        <p>z</p>\n"
        "      </r>\n"
        "    </q>;</p>\n"
        "  <c />\n"
        "</a>\n"
    )


def test_words_are_escaped() -> None:
    p = Element("p", title='"<&')
    add_text(p, '<script>&"')
    read = fromstring(document(p))
    assert (read.text, read.get("title")) == ('<script>&"', '"<&')
