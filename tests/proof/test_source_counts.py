"""The tally: what a published text holds, whatever its PDF did to the blanks."""

from decimal import Decimal

import pytest

from plan_site.language.values import Effect
from plan_site.proof.source_counts import sums, tally
from support import source_text


def test_act_392_is_counted_in_its_own_letters() -> None:
    made = tally(source_text())
    assert made.rows == {Effect.SUBSTITUTED: 6, Effect.INSERTED: 11, Effect.REPEALED: 0}
    assert made.lines == 4
    assert made.letters == 6450
    assert made.sums[-1] == Decimal("1001355.68")
    assert len(made.sums) == 9


def test_words_torn_or_spaced_out_are_counted_all_the_same() -> None:
    torn = "реттік нөмірлері 4-\n1, 5 және\n6-жол\nдар м ы н а д а й  редак\nцияда жазылсын:"
    assert tally(torn).rows[Effect.SUBSTITUTED] == 3
    assert tally("7-жол алып\nтас\nталсын.").rows[Effect.REPEALED] == 1
    assert tally("реттік нөмірі 23-1-жолмен толықтырылсын:").rows[Effect.INSERTED] == 1
    for span in ("10 – 12-жолдар", "10-12-жолдар", "10, 11 және 12-жолдар"):
        assert tally(f"реттік нөмірлері {span} алып тасталсын").rows[Effect.REPEALED] == 3, span
    assert tally("10-12-жол алып тасталсын").rows[Effect.REPEALED] == 1
    assert tally("8-жолдың 5-бағаны мынадай редакцияда жазылсын").rows[Effect.SUBSTITUTED] == 0
    assert tally("мазмұндағы жолдармен толықтырылсын:").rows[Effect.INSERTED] == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023 жылы – \n22870, 23 млн \nтеңге; 2024 \nжылы – 5 млн \nтеңге", [22870.23, 5]),
        ("1,5 млрд теңге", [1500]),
        ("2026 жылы – 1 млрд 250,5 млн теңге, 2 млн 5 мың теңге", [1250.5, 2.005]),
        ("2 мың теңгеден", [0.002]),
        ("300000 теңге", [0.3]),
        ("5 млн. теңге", [5]),
        ("42.\n5 млн теңге", [5]),
        ("2023 жылы теңге, 5 млн адам", []),
    ],
)
def test_sums_are_read_in_million_tenge(text: str, found: list[float]) -> None:
    assert [*sums(text)] == [Decimal(str(amount)) for amount in found]
