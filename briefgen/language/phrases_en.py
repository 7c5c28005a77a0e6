"""Hold, as data, how English texts write numerals and what their phrases claim."""

from briefgen.language.phrases_forms import BY_BOUND, Phrase, Phrases, words
from briefgen.quantities import Bound

ONES = {
    word: value
    for value, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * value for value, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
ORDINALS = {
    word: value
    for value, word in enumerate(
        words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), 1
    )
}
FOLDS = {
    **dict.fromkeys(words("twice doubled doubling twofold"), 2),
    **dict.fromkeys(words("tripled trebled threefold"), 3),
    **dict.fromkeys(words("quadrupled fourfold"), 4),
}
MONTHS = words("January February March April May June July August September October November December")
UNITS = {
    "percentage points": "个百分点",
    "percentage point": "个百分点",
    "points": "个百分点",
    "point": "个百分点",
    "percent": "%",
    "per cent": "%",
    "per mille": "‰",
    "yuan": "元",
    "renminbi": "元",
    "people": "人",
    "persons": "人",
    "residents": "人",
    "square metres": "平方米",
    "square meters": "平方米",
    "square kilometres": "平方公里",
    "square kilometers": "平方公里",
    "hectares": "公顷",
    "tonnes": "吨",
    "times": "倍",
    "fold": "倍",
    "years": "年",
    "year": "年",
    "places": "位",
    "place": "位",
    "quarters": "个季度",
    "months": "个月",
}
NOUNS_OF_ORDINALS = words(
    "batch phase round edition session secretary half hand class step stage line century Five-Year tier store "
    "stores batches phases rounds stages Bridge Hospital Congress Plenum"
)
NAMES = (
    *("one hand", "two-way", "two-tier", "three-dimensional", "zero-carbon", "zero carbon", "net zero"),
    *("one of", "one another", "one-stop", "no one", "one by one", "at one", "one's"),
    *(
        "Three Gorges",
        "Ten Best",
        "twenty-first century",
        "Belt and Road",
        "first-class",
        "first of all",
        "at first",
        "first-tier",
        "second-hand",
    ),
    *("Fifteenth Five-Year Plan", "15th Five-Year Plan", "Fourteenth Five-Year Plan", "14th Five-Year Plan"),
)
IS = "was|were|is|are|be|reach|reached|totalled|totaled|came_to|stood_at|hit|of|at|amounted_to|completed|to|set_up"
ROSE = "rose|grew|grow|increased|climbed|expanded|gained|up|growth|rise|increase|growing|rising|advanced"
CROSSED = "passed|pass|crossed|cross|surpassed|surpass|broke|topped|top|exceeded|exceed"
GREATLY = "sharply|markedly|significantly|substantially|strongly|rapidly|dramatically|steadily"
"""How much of it that is no cell says."""
MOVED = "rose|grew|increased|climbed|expanded|improved|rising|growing|fell|declined|decreased|dropped|shrank|falling"
OVER = "over|over_the|over_the_last|over_the_past"
PLANNED = "target|targets|plan"
LAST = "previous|preceding|last"
FELL = "fell|declined|decreased|dropped|down|shrank|contracted|decline|fall|drop|falling"
PEERS = (
    "the central urban districts|central urban districts|the country|the province|the city|the district|Hubei|Wuhan|"
    "China|the nation|the provincial average|the national average|the city average"
)

ENGLISH_PHRASES = Phrases(
    (
        # --- places gained and lost, which are no amounts ------------------------------------------------------
        Phrase("up|rose|moved_up|climbed|gained {W}", "rank_change", "w"),
        Phrase("down|fell|dropped|slipped|lost {W}", "rank_change", "-w"),
        # --- what a value is -------------------------------------------------------------------------------
        Phrase(f"{IS} {{q}}", BY_BOUND, "q"),
        Phrase("{b}", BY_BOUND, "q"),
        Phrase(f"{CROSSED} the|a? {{q}} mark|milestone|threshold?", "crossed", "q"),
        Phrase("remained|stayed|held|stood_firm|kept {b}", "stays_over", "q"),
        # --- shares ----------------------------------------------------------------------------------------
        Phrase("more_than|over half", "over_half"),
        Phrase("accounted_for|accounting_for|made_up|makes_up|a_share_of|the_share_of|share_was {q}", "share", "q"),
        # --- movements -------------------------------------------------------------------------------------
        Phrase("{M} more|higher|larger|greater", "ambiguous", "q"),
        Phrase(f"{ROSE} by|of? {{P}}", "points", "q"),
        Phrase(f"{FELL} by|of? {{P}}", "points", "-q"),
        Phrase(f"{ROSE} {{M}}", "times", "q"),
        Phrase(f"{ROSE} by|of|at? {{q}}", "grew", "q"),
        Phrase(f"{FELL} by|of|at? {{q}}", "fell", "q"),
        Phrase("rose|grew|increased year_on_year|on_the_year|from_a_year_earlier", "grew"),
        Phrase("fell|declined|decreased year_on_year|on_the_year|from_a_year_earlier", "fell"),
        Phrase(f"{GREATLY} {MOVED}", "unmeasured"),
        Phrase(f"{MOVED} {GREATLY}", "unmeasured"),
        Phrase("was|were|remained|stayed|held? broadly|largely|basically? unchanged|flat|steady", "flat"),
        # --- the pace of movements ---------------------------------------------------------------------------
        Phrase("growth? accelerated|quickened by? {P}?", "accelerated", "q"),
        Phrase("growth? slowed|eased|decelerated by? {P}?", "slowed", "q"),
        Phrase("the|its? decline|fall narrowed by? {P}?", "narrowed", "q"),
        Phrase("turned|turning positive", "turned_positive"),
        Phrase("turned|turning negative", "turned_negative"),
        Phrase("double-digit growth|increase|rise|rate?", "double_digit"),
        Phrase("grew|rose|increased at_a|by? double-digit|double_digits rate|pace?", "double_digit"),
        # --- multiples ---------------------------------------------------------------------------------------
        Phrase("doubled|doubling", "doubled"),
        Phrase("tripled|trebled", "doubled", "3"),
        Phrase("quadrupled", "doubled", "4"),
        Phrase("more_than doubled|doubling", "more_than_doubled"),
        Phrase("more_than tripled|trebled", "more_than_doubled", "3"),
        Phrase("more_than quadrupled", "more_than_doubled", "4"),
        Phrase("was|is|were|are|reached? {M} that_of|as_much_as|as_many_as|the|its?", "times", "q"),
        Phrase("average|averaged annual? rate|growth? of? {q}", "annual_rate", "q"),
        Phrase(
            "an? average|averaged annual? rate|growth|increase? of? {q} over the|the_last|the_past? {Y}",
            "annual_rate",
            "q y",
        ),
        # --- history ------------------------------------------------------------------------------------------
        Phrase("a|an|new|set|all-time? new|all-time? record|all-time high", "record_high"),
        Phrase("the? highest level? since {D}", "record_high", "d"),
        Phrase("a? record|all-time high", "record_high"),
        Phrase("for_the? first_time", "first_time", "inner"),
        Phrase(f"{ROSE} for? the? {{O}} consecutive|straight year|quarter|month", "streak", "y =grew"),
        Phrase(f"{FELL} for? the? {{O}} consecutive|straight year|quarter|month", "streak", "y =fell"),
        Phrase(f"{ROSE} for? {{Y}} in_a_row|running", "streak", "y =grew"),
        Phrase(f"{FELL} for? {{Y}} in_a_row|running", "streak", "y =fell"),
        Phrase("{Y} in_a_row|running|straight", "streak", "y inner"),
        Phrase("for_the|the? {O} consecutive|straight year|years", "streak", "y inner"),
        Phrase("for? {Y} consecutive|straight", "streak", "y inner"),
        # --- parts and wholes ----------------------------------------------------------------------------------
        Phrase("{list} respectively", "parts", "list"),
        Phrase("of_which|including|among_them {ahead}", "part_of"),
        Phrase("in_total|a_total_of|totalling|totaling {q}", "total", "q"),
        Phrase("{q} in_total|altogether", "total", "q"),
        Phrase("added|adding {q} {gap} ,? bringing_the_total_to|for_a_total_of {q}", "stock", "list"),
        Phrase("net_addition_of|a_net|net_gain_of {q}", "net_added", "q"),
        Phrase("{q} of the|its|this? annual|full-year|year's? target|plan", "target", "q"),
        Phrase(f"met|fulfilled|reached|achieved the|its? annual|full-year|year's? {PLANNED}", "met"),
        Phrase(f"exceeded|beat|surpassed|overfulfilled the|its? annual|full-year|year's? {PLANNED}", "exceeded"),
        Phrase("{P} ahead_of plan|schedule", "ahead", "q"),
        Phrase("ahead_of plan|schedule", "ahead"),
        Phrase("contributed|contributing {P} to|of growth", "points_of_growth", "q"),
        Phrase("contributed|contributing {P}", "points_of_growth", "q"),
        Phrase("contributed|contributing {q}", "contribution", "q"),
        Phrase("{q} per capita|head|person", "per", "q =人"),
        Phrase("{q} per_10,000 people|residents", "per", "q =万人"),
        # --- places ---------------------------------------------------------------------------------------------
        Phrase("ranked|ranks|ranking|placed|came|was|is? {O} among|in? {known}?", "rank", "o peers"),
        Phrase("ranked|ranks|ranking|placed {O} among|in the? {peers}", "rank", "o peers"),
        Phrase("led {known}", "rank", "1 peers"),
        Phrase("the? first|only of_its_kind|such? in {known}?", "unmeasured"),
        Phrase("the only|largest|highest|lowest|best in {known}", "unmeasured"),
        Phrase("the first such|ever|of_its_kind in? {known}?", "unmeasured"),
        Phrase("remained|again|stayed|held|still ranked? {O} place? among|in? {known}?", "held", "o peers"),
        Phrase("among|in the? top|front|leading rank|ranks|third? of|in|among? {known}?", "front", "peers"),
        Phrase("the? front rank|ranks of|in|among? {known}?", "front", "peers"),
        Phrase("held_again|won_again|retained", "held"),
        Phrase("among|in? the? {T} in|of|among? {known}?", "front", "t peers"),
        # --- against others ---------------------------------------------------------------------------------------
        Phrase("{P} above|higher_than|faster_than|ahead_of {known}", "versus", "q peers"),
        Phrase("{P} below|lower_than|slower_than|behind {known}", "behind", "q peers"),
        Phrase("above|higher_than|faster_than {known}", "versus", "peers"),
        Phrase("outpaced|outpacing|outperformed {known}", "outpaced", "peers"),
        Phrase(f"{ROSE} by? {{q}} on|from|over the? {LAST} quarter|month", "from_previous", "=previous q"),
        Phrase(f"{FELL} by? {{q}} on|from|over the? {LAST} quarter|month", "from_previous", "=previous =fell q"),
        Phrase(f"{ROSE} by? {{q}} quarter_on_quarter|month_on_month", "from_previous", "=previous q"),
        Phrase(f"{FELL} by? {{q}} quarter_on_quarter|month_on_month", "from_previous", "=previous =fell q"),
        Phrase(f"{ROSE} by? {{q}} since January|the_start_of_the_year", "from_previous", "=year_start q"),
        Phrase(f"{FELL} by? {{q}} since January|the_start_of_the_year", "from_previous", "=year_start =fell q"),
        Phrase("is|are|was|were? expected|estimated|projected to?", "status", "=expected"),
        Phrase("provisional|provisionally|preliminary", "status", "=preliminary"),
    ),
    heads={
        word: bound
        for bound, written in (
            (Bound.OVER, "over|more than|above|in excess of|upwards of"),
            (Bound.CROSSED, "surpassing|crossing|passing"),
            (Bound.NEARLY, "nearly|almost|close to|just under|nearly to"),
            (Bound.ABOUT, "about|roughly|approximately"),
            (Bound.AROUND, "around"),
            (Bound.SOME_OVER, "some"),
            (Bound.AT_LEAST, "at least|no less than|no fewer than|not less than"),
            (Bound.AT_MOST, "at most|up to|no more than|not more than|at the most"),
        )
        for word in written.split("|")
    },
    tails={
        "or so": Bound.AROUND,
        "or more": Bound.AT_LEAST,
        "or above": Bound.AT_LEAST,
        "or less": Bound.AT_MOST,
        "or fewer": Bound.AT_MOST,
        "odd": Bound.SOME_OVER,
    },
    known=PEERS,
    gap_stops=",.;:!?\n",
    longest_gap=40,
    joints=(", and ", ", ", " and "),
    fillers=(),
    spaced=True,
)
