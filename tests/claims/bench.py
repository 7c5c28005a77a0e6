"""Time 150 proofs and the reading of 5,000 characters; print one table. Run it with `python -m tests.claims.bench`.

Nothing is asserted: a clock proves nothing on a busy machine.
"""

import time
from collections.abc import Callable

from briefgen.claims import prove
from briefgen.language.phrases import asserted, numerals
from tests.claims.scene import alone, peers, series

RUNS = 15
SENTENCE = (
    "技术合同成交额超235亿元，较上年翻番，居中心城区第一；高新技术产业产值644亿元，增长13.5%，占比近五成，其中新增10家。"
    "区里出台科技创新政策，承接改革试点，经济开发区加快转型，专利转化运用中心建成，科技网格服务队进驻企业，"
    "研究院、研究中心、技术创新中心在江岸落户，人工智能产业基地等科创楼宇建成，长江经济带生态环境国家工程研究中心落户。"
)
CLAIMS = (
    (alone("1702亿元", "1650亿元"), "crossed", ("1700亿元",)),
    (alone("121.9亿元", "116.3亿元"), "grew", ("4.8%",)),
    (alone("235亿元", "110亿元"), "doubled", ()),
    (alone(change="翻番"), "doubled", ()),
    (peers("100亿元", *[f"{number}亿元" for number in range(60, 72)]), "rank", (1,)),
    (series("5亿元", "4亿元", "3亿元"), "streak", (3, "over", "2亿元")),
)


def main() -> None:
    text = (SENTENCE * 100)[:5000]
    _row("150 proofs", lambda: [prove(test, about, said) for about, test, said in CLAIMS * 25])
    _row("numerals of 5,000 characters", lambda: numerals(text, "zh-CN"))
    _row("phrases of 5,000 characters", lambda: asserted(text, "zh-CN"))


def _row(name: str, step: Callable[[], object]) -> None:
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        step()
        seconds.append(time.process_time() - start)
    print(f"{name:<32}{1000 * min(seconds):8.2f}{1000 * sorted(seconds)[RUNS // 2]:8.2f}  ms (min, median)")


if __name__ == "__main__":
    main()
