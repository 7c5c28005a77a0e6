"""Hold, as data, how Chinese texts write numerals and what their phrases claim."""

from briefgen.language.phrases_forms import BY_BOUND, Phrase, Phrases, words
from briefgen.quantities import UNITS, Bound

SCALES = {"万亿": 12, "千万": 7, "百万": 6, "亿": 8, "万": 4}
"""How many zeros a scale stands for."""

COUNTERS = tuple("个家名项座栋只部件户所处台辆套位人吨天岁倍例篇门艘架株头间份笔宗年元条支款层场届期")
MEASURES = (
    *UNITS,
    *words("美元 欧元 港元 日元 公里 千米 米 亩 千瓦时 千瓦 立方米 小时 分钟 个月 个季度"),
    *words("个百分点 百分点 人次 户次 架次 标箱 个位次 位次 吨标准煤"),
)
HAN_COUNTERS = ("大", "方面", "类", "种", "次", "批", "轮", "步")
"""Words that count after Han digits only: 两大项目, 四方面."""
UNIT_SPELLINGS = {"百分点": "个百分点", "位次": "位", "个位次": "位"}
NOT_AFTER_ONE = frozenset(words("大 方面 类 种 次 批 轮 步 年 天 人 条 层 场 门 期 件 份 头"))
"""一批 and 一年 are words, not counts."""

NOUNS_OF_ORDINALS = words(
    "批 期 轮 届 次 条 号 章 节 方 部 版 代 线 天 年 产业 时间 书记 责任人 课堂 医院 中学 小学 人民 大道 居所 手"
)
"""第三批 and 第一产业 are names; 第一 claims a place."""

NAMES = words(
    "一带一路 一老一小 一网通办 一网统管 一件事 一把手 一站式 一门式 一张网 一张图 一条龙 一体化 一刻钟 "
    "一个样 一家人 一揽子 一江两岸 一点一滴 一二三产 双千亿 两山 两会 两江 两岸 两地 两端 两翼 两侧 "
    "两新 两重 两型 两化 两院院士 两位数 一位数 三位数 三峡 三农 三公 三包 三甲 三环 二环 四环 五环 "
    "三亚 三元 三明 三江 三方 四川 四季 四海 四面 四上 五一 五金 五谷 五险一金 五位一体 六安 六稳 "
    "六保 七夕 七彩 八一 八卦 九州 九江 十分 十足 十佳 百姓 百货 百强 百年 百家争鸣 百花 百业 "
    "三大攻坚战 三大工程 五大发展理念 四大班子 四大家 九年一贯制 九年义务教育 九年制 "
    "千方百计 千家万户 千禧 千亿斤 万众 万达 万科 万松园 万象城 万国 万一 万物 统一 唯一 单一 进一步 "
    "之一 逐一 专一 同一 三个代表 三个一百 三五成群 一五一十 百千万 一是 二是 三是 四是 五是 一一 不一"
)
"""Words that hold a numeral and no figure. A template may add its own."""

IS = "为|达到|达|完成|实现|是|至"
ON_THE_YEAR = (
    "同比|比上年|较上年|较去年|比去年|比上年同期|较上年同期|按可比价格计算|按可比价格计算同比|按不变价格计算同比"
)
RISES = "增长|增加|上升|提高"
FALLS = "下降|减少|降低|回落|下滑"
QUICKLY = "明显|持续|稳步|进一步|有所|逐步|继续"
GREATLY = "大幅|大幅度|较快|显著|明显|快速|强劲|高速|飞速|跨越式"
"""How much of it that is no cell says."""
YEAR_PLAN = "全年目标|年度目标|目标|全年任务|年度任务|目标任务|全年目标任务|年度目标任务|年度计划|全年计划"
ON_THE_PERIOD = "环比|较上季度|比上季度|较上月|比上月|较上一季度|比上一季度|较一季度|比一季度"
ON_JANUARY = "较年初|比年初|较上年末|比上年末"
PEERS = "中心城区|中心城市|全国|全省|全市|全区|副省级城市|新城区|省内|市内|国内|世界|全球|中部|同类城区"
STANDS = "位居|位列|居|列|排名|排|名列|位次居|跃居|跃升至|升至|继续居"

FIRST_OF_ITS_KIND = "首个|首家|首座|首例|首条|唯一|率先"

CHINESE_PHRASES = Phrases(
    (
        # --- places gained and lost, which are no amounts ------------------------------------------------------
        Phrase(f"位次|排名? {ON_THE_YEAR}? 位次|排名? 提升|上升|前移|跃升|前进 {{W}}", "rank_change", "w"),
        Phrase(f"位次|排名? {ON_THE_YEAR}? 位次|排名? 下降|后退|后移|下滑 {{W}}", "rank_change", "-w"),
        # --- what a value is -------------------------------------------------------------------------------
        Phrase(f"{IS} {{q}}", BY_BOUND, "q"),
        Phrase("{b}", BY_BOUND, "q"),
        Phrase(f"{IS}? {{b}} 新台阶|台阶|大关|新关口|关口", BY_BOUND, "q"),
        Phrase("跨过|跨越|迈过|迈上|跃上|登上|冲破 {q} 新台阶|大台阶|台阶|大关|关口?", "crossed", "q"),
        Phrase("站稳|站稳在 {q} 新台阶|台阶|大关?", "stays_over", "q"),
        Phrase("保持在|稳定在|维持在 {b}", "stays_over", "q"),
        # --- shares ----------------------------------------------------------------------------------------
        Phrase(f"占比|比重|占? {IS}? 过半", "over_half"),
        Phrase(f"占比|占比重|比重 {IS}? {{q}}", "share", "q"),
        Phrase("占 {gap} 的? {q}", "share", "q"),
        # --- movements -------------------------------------------------------------------------------------
        Phrase(f"{ON_THE_YEAR}? {RISES} {{M}}", "times_more", "q"),
        Phrase(f"{ON_THE_YEAR}? 增长|上升|提高|提升|增加|扩大 {{P}}", "points", "q"),
        Phrase(f"{ON_THE_YEAR}? {FALLS} {{P}}", "points", "-q"),
        Phrase(f"{ON_THE_YEAR}? {RISES}|增速|增幅 {IS}? {{q}}", "grew", "q"),
        Phrase(f"{ON_THE_YEAR}? {FALLS}|降幅 {IS}? {{q}}", "fell", "q"),
        Phrase(f"{ON_THE_YEAR} 保持|实现|有所? 增长|上升|增加|提高", "grew"),
        Phrase(f"{ON_THE_YEAR} 有所? 下降|减少|降低|回落|下滑", "fell"),
        Phrase("保持|实现|持续|稳步|继续 稳定|平稳|稳步|持续? 增长|正增长", "grew"),
        Phrase(f"{GREATLY} 增长|上升|提升|提高|增加|攀升", "unmeasured"),
        Phrase(f"{GREATLY} 下降|减少|降低|回落|下滑", "unmeasured"),
        Phrase(f"{ON_THE_YEAR}|与上年|与去年|与上年同期? 基本|大体? 持平", "flat"),
        # --- the pace of movements ---------------------------------------------------------------------------
        Phrase(f"增速|增幅 {ON_THE_YEAR}? {QUICKLY}? 加快|提高|提升|上升 {{P}}?", "accelerated", "q"),
        Phrase(f"增速|增幅 {ON_THE_YEAR}? {QUICKLY}? 回落|放缓|下降|收窄 {{P}}?", "slowed", "q"),
        Phrase(f"降幅 {ON_THE_YEAR}? {QUICKLY}? 收窄|缩小 {{P}}?", "narrowed", "q"),
        Phrase("由负转正|由降转升|由降转增|扭负为正", "turned_positive"),
        Phrase("由正转负|由升转降|由增转降", "turned_negative"),
        Phrase("增长? 实现|保持|达? 两位数 增长|的增长?", "double_digit"),
        # --- multiples ---------------------------------------------------------------------------------------
        Phrase("实现|较上年|比上年|同比? 翻番|翻一番|翻了一番|翻了番", "doubled"),
        Phrase("实现|较上年|比上年|同比? 翻两番|翻了两番", "doubled", "4"),
        Phrase("实现|较上年|比上年|同比? 翻三番|翻了三番", "doubled", "8"),
        Phrase("实现|较上年|比上年|同比? 倍增|成倍增长|成倍增加|双倍增长|双倍增加", "doubled"),
        Phrase("翻番以上|翻一番以上|翻一番多|超翻番|超过翻番", "more_than_doubled"),
        Phrase("是|为|达|达到|相当于 {gap} 的 {M}", "times", "q"),
        Phrase("年均|年平均 增长|增速 为|达|达到? {q}", "annual_rate", "q"),
        Phrase("{Y} 来|间? 年均|平均|年平均 增长|增速 为|达|达到? {q}", "annual_rate", "q y"),
        # --- history ------------------------------------------------------------------------------------------
        Phrase("再|连续? 创|创下|再创? 历史|同期|历史同期? 新高|最高水平|最好水平", "record_high"),
        Phrase("实现? 零的突破|零突破", "first_time"),
        Phrase("首次|第一次", "first_time", "inner"),
        Phrase("连续|已连续 {Y}|{O} 年?", "streak", "y inner"),
        # --- parts and wholes ----------------------------------------------------------------------------------
        Phrase("分别 为|达|达到|是|增长|完成|实现 {list}", "parts", "list"),
        Phrase("其中 {ahead}", "part_of"),
        Phrase("合计|共计|总计|共|共有|累计共 为|达|达到? {q}", "total", "q"),
        Phrase("新增 {q} ，|、|,? {gap} 总数|总量|累计 达|达到|为 {q}", "stock", "list"),
        Phrase("净增|净增加 {q}", "net_added", "q"),
        Phrase(f"完成|达到|占 {YEAR_PLAN} 的 {{q}}", "target", "q"),
        Phrase(f"完成 {YEAR_PLAN}", "met"),
        Phrase(f"超额完成|超额实现 {YEAR_PLAN}?", "exceeded"),
        Phrase("快于|超|超过|高于 序时进度|时序进度 {P}?", "ahead", "q"),
        Phrase(f"贡献率 {IS}? {{q}}", "contribution", "q"),
        Phrase("拉动 {gap} {P}", "points_of_growth", "q"),
        Phrase("每万人 {gap} {q}", "per", "q =万人"),
        Phrase(f"人均 {IS}? {{q}}", "per", "q =人"),
        # --- places ---------------------------------------------------------------------------------------------
        Phrase(f"{STANDS}? {{known}}? {{O}}", "rank", "o peers"),
        Phrase(f"{STANDS} {{peers}} {{O}}", "rank", "o peers"),
        Phrase("领跑 {known}?", "rank", "1 peers"),
        Phrase(f"{STANDS}? {{known}} 之首|最前列", "rank", "1 peers"),
        Phrase("独占鳌头|首屈一指|名列第一|拔得头筹|居首|居首位|位居首位|位列首位|居榜首|高居榜首", "rank", "1"),
        Phrase("名列前茅|第一梯队|第一方阵", "front"),
        Phrase(f"{{known}} {FIRST_OF_ITS_KIND}|首批|首创|最大|最多|最高|最低|最优", "unmeasured"),
        Phrase(FIRST_OF_ITS_KIND, "unmeasured"),
        Phrase("稳居|蝉联|继续保持|保持|连任|继续位居|仍居 {known}? {O}", "held", "o peers"),
        Phrase("稳居|蝉联|继续位居|仍居 {peers} {O}", "held", "o peers"),
        Phrase("蝉联", "held"),
        Phrase(f"{STANDS}|处于|进入|走在|稳居? {{known}}? 前列", "front", "peers"),
        Phrase(f"{STANDS}|处于|进入|稳居? {{known}}? {{T}}", "front", "t peers"),
        # --- against others ---------------------------------------------------------------------------------------
        Phrase("高于|快于|高出 {other} 平均水平|平均|水平? {P}", "versus", "other q"),
        Phrase("高于|快于 {known} 平均水平|平均|水平?", "versus", "peers"),
        Phrase("低于|慢于 {other} 平均水平|平均|水平? {P}", "behind", "other q"),
        Phrase("低于|慢于 {known} 平均水平|平均|水平?", "behind", "peers"),
        Phrase("跑赢 {other}", "outpaced", "other"),
        Phrase(f"{ON_THE_PERIOD} {RISES} {{q}}", "from_previous", "=previous q"),
        Phrase(f"{ON_THE_PERIOD} {FALLS} {{q}}", "from_previous", "=previous =fell q"),
        Phrase(f"{ON_THE_PERIOD} {RISES}", "from_previous", "=previous"),
        Phrase(f"{ON_THE_PERIOD} {FALLS}", "from_previous", "=previous =fell"),
        Phrase(f"{ON_JANUARY} {RISES} {{q}}", "from_previous", "=year_start q"),
        Phrase(f"{ON_JANUARY} {FALLS} {{q}}", "from_previous", "=year_start =fell q"),
        Phrase(f"{ON_JANUARY} {RISES}", "from_previous", "=year_start"),
        Phrase(f"{ON_JANUARY} {FALLS}", "from_previous", "=year_start =fell"),
        Phrase("预计", "status", "=expected"),
        Phrase("初步核算|初步统计|初步测算", "status", "=preliminary"),
    ),
    heads={
        word: bound
        for bound, written in (
            (Bound.OVER, "超过 超 逾 多于 高于 大于 超出"),
            (Bound.CROSSED, "突破"),
            (Bound.NEARLY, "近 接近 将近"),
            (Bound.ABOUT, "约 大约 约为"),
            (Bound.AT_LEAST, "至少 不低于 不少于"),
            (Bound.AT_MOST, "不超过 不高于 不多于 最多 至多"),
        )
        for word in words(written)
    },
    tails={
        "左右": Bound.AROUND,
        "上下": Bound.AROUND,
        "以上": Bound.AT_LEAST,
        "以内": Bound.AT_MOST,
        "以下": Bound.AT_MOST,
    },
    known=PEERS,
    gap_stops="，。；！？、：\n",
    longest_gap=12,
    joints=("、", "，", "和", "及", "与"),
    fillers=("保持", "实现", "获得", "取得"),
    spaced=False,
)
