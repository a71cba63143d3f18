"""Words that a spreadsheet would run as formulas."""

from site_support import Tree, measure, with_748

PAYLOADS = (
    '=HYPERLINK("https://x.example";"y")',
    "+1+1 сөз",
    "@SUM(A1)",
    "-2+3 сөз",
    "=cmd|' /C calc'!A0",
)

INSIDE = 'сөз;=1+1; "@SUM(A1)'


def with_formulas(tree: Tree) -> None:
    with_748(tree)
    tree["agencies"][0]["note"] = PAYLOADS[0]
    tree["agencies"][1]["name"] = PAYLOADS[1]
    for row, payload in zip(("6", "42", "43"), PAYLOADS[2:], strict=True):
        measure(tree, row)["label"] = payload
    measure(tree, "49")["label"] = INSIDE
    measure(tree, "44")["notes"] = [{"field": "cost", "text": PAYLOADS[4]}]
