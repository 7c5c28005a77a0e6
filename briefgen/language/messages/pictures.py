"""Word what is wrong with pictures: codes P8xx."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "P801": Message(
        zh="图片“{path}”已损坏或不完整",
        zh_hint="请重新导出或重新复制这个文件；没有照片时把单元格留空",
        en="the picture “{path}” is damaged or incomplete",
        en_hint="export it or copy it again; leave the cell empty where there is no photograph",
    ),
    "P802": Message(
        zh="找不到图片“{path}”",
        zh_hint="放在工作簿旁边，或它旁边的 pictures 文件夹里（最接近的是“{near}”）；没有照片时把单元格留空",
        en="the picture “{path}” is not there",
        en_hint="put it beside the workbook or into the folder pictures there (the nearest is “{near}”); "
        "leave the cell empty where there is no photograph",
    ),
    "P803": Message(
        zh="“{path}”是 {kind} 文件，不能作图片",
        zh_hint="另存为这几种之一：{usable}",
        en="“{path}” is a file of the kind {kind}, which is not taken as a picture",
        en_hint="save it as one of these: {usable}",
    ),
    "P804": Message(
        zh="“{path}”不是图片，只是名字像",
        zh_hint="换成真正的图片文件：{usable}",
        en="“{path}” is no picture; only its name looks like one",
        en_hint="take a picture file: {usable}",
    ),
    "P805": Message(
        zh="图片“{path}”是空文件",
        zh_hint="请重新导出或重新复制这个文件",
        en="the picture “{path}” is an empty file",
        en_hint="export it or copy it again",
    ),
    "P806": Message(
        zh="图片“{path}”太大：{width}×{height} 像素，最多 {most} 百万像素",
        zh_hint="缩小到宽约 4000 像素再用；普通（非渐进式）JPEG 可以更大",
        en="the picture “{path}” is too large: {width} × {height} pixels; it may have {most} million",
        en_hint="make it about 4,000 pixels wide; a usual (not progressive) JPEG may be larger",
    ),
    "P807": Message(
        zh="图片“{path}”过于狭长：{width}×{height} 像素，长边不能超过短边的 {most} 倍",
        zh_hint="裁成常见的比例，如 16∶9 或 3∶2",
        en="the picture “{path}” is too narrow: {width} × {height} pixels; one side may be {most} times the other",
        en_hint="crop it to a usual ratio, such as 16 : 9 or 3 : 2",
    ),
    "P808": Message(
        zh="“{path}”是动图，只印第一幅",
        zh_hint="要印别的画面，请把那一幅另存为 JPEG 或 PNG",
        en="“{path}” is an animation; its first picture is printed",
        en_hint="to print another one, save it as JPEG or PNG",
    ),
    "P809": Message(
        zh="图片“{path}”只有 {width}×{height} 像素，印出来每英寸 {fineness} 点，会发虚",
        zh_hint="换一张大的：宽不少于 {wanted} 像素",
        en="the picture “{path}” has {width} × {height} pixels, {fineness} an inch in print, and will look blurred",
        en_hint="take a larger one, at least {wanted} pixels wide",
    ),
    "P810": Message(
        zh="图片“{path}”在简报的文件夹之外，没有读",
        zh_hint="把图片复制到工作簿旁边，只写文件名或 pictures/文件名",
        en="the picture “{path}” lies outside the packet's folders and was not read",
        en_hint="copy it beside the workbook; write its name, or pictures/ and its name",
    ),
    "P811": Message(
        zh="图片“{path}”有 {size} MB，最多 {most} MB",
        zh_hint="缩小到宽约 4000 像素，存为 JPEG 再用",
        en="the picture “{path}” has {size} MB; it may have {most}",
        en_hint="make it about 4,000 pixels wide and save it as JPEG",
    ),
}
