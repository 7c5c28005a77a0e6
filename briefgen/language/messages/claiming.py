"""Word every diagnostic of claims in templates (T25x, C340 to C349): tags, conditions, what came of them."""

from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    # --- claims: their tags and conditions ------------------------------------------------------------
    "T250": Message(
        "没有条件的 {{% {tag} %}} 之后不能再有 {{% {tag} %}}",
        "把没有条件的一段放在最后",
        "nothing can follow an {{% {tag} %}} without a condition",
        "put the words without a condition last",
    ),
    "T251": Message(
        "{{% {tag} %}} 没有写条件",
        "写成 {{% claim 指标 is doubled %}}",
        "{{% {tag} %}} has no condition",
        "write {{% claim indicator is doubled %}}",
    ),
    "T252": Message(
        "{{% {tag} %}} 不在 {{% claim %}} 之内",
        "先写 {{% claim 指标 is doubled %}}",
        "{{% {tag} %}} stands outside {{% claim %}}",
        "begin with {{% claim indicator is doubled %}}",
    ),
    "T253": Message(
        "claim 的条件要用检验，不能用比较或别的判断",
        '写成 指标 is over("1700亿元")；只是要分情况写，用 {{% if %}}',
        "the condition of a claim is a test, not a comparison or anything else",
        'write indicator is over("170 billion yuan"); to choose between texts use {{% if %}}',
    ),
    "T254": Message(
        "检验 {test} 要的参数是：{parameters}；这里给了 {count} 个",
        "补上或删去参数；带问号的可以不写",
        "the test {test} takes: {parameters}; {count} were given",
        "add or remove arguments; those with a question mark may be left out",
    ),
    "T255": Message(
        "荣誉“{name}”只能检验 held（蝉联），不能检验 {test}",
        '改用指标，或写 {{{{ honours | claim("蝉联") }}}}',
        "the honour “{name}” can be tested for held only, not for {test}",
        'claim it of an indicator, or write {{{{ honours | claim("held again") }}}}',
    ),
    "T256": Message(
        "“{shown}”不是工作簿里的指标，不能检验",
        "检验要用指标、它的一项（.change、.rank）或荣誉；算出来的数不能检验",
        "“{shown}” is no indicator of the workbook and cannot be tested",
        "claims are about indicators, their parts (.change, .rank) and honours, not about computed figures",
    ),
    "T257": Message(
        "| claim 要写一句话，不能是“{shown}”",
        '写成 | claim("突破1700亿元")，话里不要再印别的数据',
        "| claim takes words, not “{shown}”",
        'write | claim("over 170 billion yuan"), without other figures printed in it',
    ),
    "T258": Message(
        "“{words}”里没有可以检验的用语",
        "用 超、突破、近、翻番、第一、前列 等用语；不作断言就直接写出",
        "“{words}” claims nothing that can be tested",
        "use over, nearly, doubled, first and the like; words that claim nothing are typed as they are",
    ),
    "T259": Message(
        "claim 里没有文字",
        "写上要印的话",
        "this claim has no words",
        "write what is to be printed",
    ),
    # --- claims: what came of them --------------------------------------------------------------------
    "C340": Message(
        "“{words}”不成立：{name}，{working}（{cells}）",
        "工作簿里是 {actual}。改用语，改数，或加 {{% otherwise %}} 写出不成立时的话",
        "“{words}” is not true: {name}, {working} ({cells})",
        "the workbook says {actual}; change the words or the figure, or add {{% otherwise %}} with what is true",
    ),
    "C341": Message(
        "“{words}”无法由工作簿证明：{name}，{working}（{cells}）",
        "补上所需的数，换一种说法，或在“例外”表里写明由谁负责",
        "the workbook does not prove “{words}”: {name}, {working} ({cells})",
        "fill in what it needs, say it another way, or have somebody answer for it in the sheet of waivers",
    ),
    "C342": Message(
        "“{words}”只在四舍五入的范围内成立：{name}，{working}（{cells}）",
        "核对原始数，或换一种说法",
        "“{words}” is true only within the rounding of what is printed: {name}, {working} ({cells})",
        "check the unrounded figures, or say it another way",
    ),
    "C343": Message(
        "“{words}”说的是 {says}，这里检验的是 {proved}",
        '让用语和检验一致；或用短式 {{{{ 指标 | claim("{words}") }}}}',
        "“{words}” says {says}, but what is tested here is {proved}",
        'make words and test agree, or use the short form {{{{ indicator | claim("{words}") }}}}',
    ),
    "C344": Message(
        "“{words}”里的“{numeral}”不是所检验的数",
        "改印指标，或写进检验的参数",
        "“{numeral}” in “{words}” is no figure of the test",
        "print the indicator instead, or make it an argument of the test",
    ),
    "C345": Message(
        "这句话说的是“{named}”，“{words}”检验的却是“{name}”",
        "检验句中所说的指标，或改写句子",
        "the sentence is about “{named}”, but “{words}” is tested of “{name}”",
        "test the indicator that the sentence names, or write it another way",
    ),
    "C346": Message(
        "“{figure}”不是“{named}”的数",
        "印出句中所说的指标，或改写句子",
        "“{figure}” is not a figure of “{named}”",
        "print the indicator that is named, or write it another way",
    ),
    "C347": Message(
        "这个 claim 的开头和结尾不在同一段、同一层里",
        "让 {{% claim %}} 到 {{% endclaim %}} 在一个段落、一个格子里，加重和链接要整个在内或整个在外",
        "this claim does not begin and end in one paragraph at one level",
        "keep it within one paragraph or cell, with emphasis and links wholly inside or wholly outside",
    ),
    "C348": Message(
        "例外“{sentence}”（{name}）没有用上",
        "句子已改或已经成立：删去这一行，或照印出的句子改写",
        "the waiver “{sentence}” ({name}) is not used",
        "its sentence has changed or is proved by now: remove the row, or copy the sentence as it is printed",
    ),
}
