"""Forms of completion: tables of forms, what must stay unread, and composed recipients."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_site.language.forms import plain_form, read
from plan_site.language.values import GOVERNMENT, Completion

Said = tuple[str, str, str]


def said(phrase: str) -> list[Said] | None:
    """Kind, recipients and issuers of each outcome."""
    reading = read("completion", phrase)
    if reading is None:
        return None
    assert isinstance(reading, Completion)
    return [(o.kind, "; ".join(o.recipients), "; ".join(o.issuers)) for o in reading.outcomes]


FORMS: dict[str, list[Said]] = {
    "ТСМ-ге жиынтық ақпарат": [("report", "ТСМ", "")],
    "ТСМ, МАМ және ҰЭМ-ге есеп": [("report", "ТСМ; МАМ; ҰЭМ", "")],
    "Қазақстан Республикасының\nҮкіметіне ақпарат беру": [("report", GOVERNMENT, "")],
    "ҚР Премьер-Министрінің Кеңсесіне есеп": [("report", "Премьер-Министрдің Кеңсесі", "")],
    "Қазақстан Республикасы Үкіметінің Аппаратына ақпарат": [("report", "Үкімет Аппараты", "")],
    "Ғылым және жоғары білім министрлігіне және Үкіметке ақпарат": [
        ("report", f"Ғылым және жоғары білім министрлігі; {GOVERNMENT}", "")
    ],
    "жүргізілген жұмыстар туралы ТСМ-ге ақпарат": [("report", "ТСМ", "")],
    "ТСМ-ге ақпарат (жылына 2 рет)": [("report", "ТСМ", "")],
    "ЖАО-лардың ТСМ-ге ақпараты": [("report", "ТСМ", "ЖАО")],
    "ТСМ мен МАМ бірлескен бұйрығы": [("order", "", "ТСМ; МАМ")],
    "Қазақстан Республикасы Қаржы министрінің бұйрығы": [("order", "", "Қаржы министрі")],
    "облыстар әкімдіктерінің қаулылары": [("resolution", "", "облыстар әкімдіктері")],
    "Үкімет қаулысының жобасы;\nұсыныстар": [("resolution", "", ""), ("proposal", "", "")],
    "ұлттық баяндама": [("document", "", "")],
    "Үкіметке ұлттық баяндама": [("report", GOVERNMENT, "")],
    "ҚР Заңының жобасы": [("bill", "", "")],
    "заң жобасының тұжырымдамасы": [("document", "", "")],
    "Республикалық бюджет комиссиясына ұсыныс": [
        ("proposal", "Республикалық бюджет комиссиясы", "")
    ],
    "ақпараттық жүйенің модулі": [("product", "", "")],
    "мониторинг және бағалау нәтижелері": [("document", "", "")],
    "семинарлар мен тренингтер": [("event", "", ""), ("event", "", "")],
    "мектептерге арналған әдістемелік ұсынымдар": [("document", "", "")],
    "НҚА-ға өзгерістер мен толықтырулар": [("document", "", "")],
    "штаттық кестеге өзгерістер": [("document", "", "")],
    "Үкімет отырысында баяндама": [("report", "", "")],
    "салааралық бұйрық": [("order", "", "")],
    "комиссия құрамын бекіту туралы бұйрық": [("order", "", "")],
    "заң жобасын Қазақстан Республикасының Парламентіне енгізу": [("bill", "", "")],
    "ТСМ бұйрығының жобасын ұсыну": [("order", "", "ТСМ")],
    "онлайн-платформа, бейнесабақтар": [("product", "", ""), ("event", "", "")],
    "ҚР Ұлттық Банкіне ақпарат": [("report", "Ұлттық Банк", "")],
    "жобаны іске асыру": [("event", "", "")],
    "ТСМ-ге ақпарат (еркін нысанда)": [("report", "ТСМ", "")],
    "өзара түсіністік туралы меморандум": [("agreement", "", "")],
    "оқу құралдары/мобильді қосымша": [("product", "", ""), ("product", "", "")],
    "мүдделі органдар мен ұйымдарға ұсыныс енгізу": [("proposal", "мүдделі органдар; ұйымдар", "")],
}
UNREAD = [
    "",
    "бала",
    "ТСМ",
    "ТСМ-ге",
    "ТСМ-ге бала",
    "ТСМ бала бұйрығы",
    "ТСМ-ден ақпарат",
    "ақпарат ТСМ-ге",
    "ТСМ-ге ақпарат (мүмкін)",
    "ТСМ-ге, бала, ақпарат",
    "ТСМ-ге, ТСМ-ге ақпарат",
    "семинарлар тренингтер",
    "заң жобасын әзірлеу",
]


@pytest.mark.parametrize("phrase", FORMS)
def test_forms(phrase: str) -> None:
    assert said(phrase) == FORMS[phrase]


@pytest.mark.parametrize("phrase", UNREAD)
def test_what_no_rule_reads_whole_is_not_read(phrase: str) -> None:
    assert said(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "joint", "draft"),
    [
        ("бірлескен бұйрық", True, False),
        ("ТСМ мен МАМ бірлескен бұйрығының жобасы", True, True),
        ("ТСМ бұйрығы", False, False),
        ("ТСМ бұйрығының жобасы", False, True),
    ],
)
def test_joint_and_drafted_orders(phrase: str, joint: bool, draft: bool) -> None:
    reading = read("completion", phrase)
    assert isinstance(reading, Completion)
    assert [(o.joint, o.draft) for o in reading.outcomes] == [(joint, draft)]


bodies = st.sampled_from(["ТСМ-ге", "МАМ-ға", "ҰЭМ-ге", "ПӘ-ге", "Қаржы министрлігіне", "РБК-ға"])
joins = st.sampled_from([", ", ",", " және ", ",\n"])
results = st.sampled_from([("ақпарат", "report"), ("есеп", "report"), ("ұсыныс", "proposal")])


def nominative(word: str) -> str:
    return word.removesuffix("не") if word.endswith("министрлігіне") else word[:-3]


@given(
    named=st.lists(bodies, min_size=1, max_size=4, unique=True),
    join=joins,
    result=results,
    more=st.sampled_from(["", ", фильм", "\nфильм", "; фильм"]),
)
def test_any_recipients_read_back(
    named: list[str], join: str, result: tuple[str, str], more: str
) -> None:
    noun, kind = result
    expected = [(kind, "; ".join(map(nominative, named)), "")]
    if more:
        expected.append(("product", "", ""))
    assert said(f"{join.join(named)} {noun}{more}") == expected


@given(
    phrase=st.sampled_from([phrase for phrase in FORMS if "инистр" not in phrase]),
    word=st.sampled_from(["мүмкін", "керек", "report", "бәлкім"]),
    data=st.data(),
)
def test_a_foreign_word_anywhere_leaves_it_unread(
    phrase: str, word: str, data: st.DataObject
) -> None:
    words = phrase.split(" ")
    words.insert(data.draw(st.integers(0, len(words))), word)
    assert said(" ".join(words)) is None


def test_what_is_far_too_long_is_not_searched() -> None:
    assert said("акт," * 1_000) is None
    assert len(said(", ".join(["акт"] * 50)) or ()) == 50


@given(st.text(alphabet="ТСМ-гендақпртесбұйығ, ()\nжәне", max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    said(text)


def test_the_command_writes_the_government_as_the_cells_do() -> None:
    reading = read("completion", "Үкіметке ақпарат")
    assert reading
    [told] = plain_form(reading)
    assert told == {"kind": "report", "what": "ақпарат", "recipients": ["Үкімет"]}
