"""Pages, sections, forms, two columns (页面示例)."""

from tongban.web.components.autosave import AutosavedForm, SavedNote
from tongban.web.components.fields import Textarea
from tongban.web.components.gallery.entry import Entry
from tongban.web.components.lists import Paragraph
from tongban.web.components.navigation import Button
from tongban.web.components.sections import Page, PostForm, Section, SideBySide

ENTRIES = (
    Entry(
        name="page",
        title="普通页面",
        use="从上读到下的页面：标题、引言，再分几个部分。",
        examples=(
            Page(
                title="办理进度",
                heading=False,
                lead="受理后 7 个工作日内作出决定。",
                body=Paragraph(body="正在审核您提交的材料。"),
            ),
        ),
    ),
    Entry(
        name="section",
        title="页面的一部分",
        use="一个小标题和它下面的内容；有地址，可以直接链接过来。",
        examples=(
            Section(title="接下来", id="next", body=Paragraph(body="工作人员会电话约定核查时间。")),
        ),
    ),
    Entry(
        name="post_form",
        title="提交表单",
        use="装得下任何内容的表单；按钮写明会发生什么。",
        examples=(
            PostForm(
                body=Textarea(name="opinion", label="审核意见", value="材料齐全，符合要求。"),
                buttons=Button(words="提交审核意见"),
            ),
        ),
    ),
    Entry(
        name="autosaved_form",
        title="自动保存的表单",
        use="改一项存一项；没有脚本时按按钮保存，内容一样不丢。",
        examples=(
            AutosavedForm(
                save="#saved",
                note=SavedNote(revision=3, words="14:05 已自动保存"),
                body=Textarea(name="scope", label="经营范围", value="热食类食品制售"),
                buttons=Button(words="保存并继续"),
            ),
        ),
    ),
    Entry(
        name="saved_note",
        title="保存结果",
        use="每次自动保存后只换这一行。",
        examples=(SavedNote(name="next", revision=4, words="14:06 已自动保存"),),
    ),
    Entry(
        name="side_by_side",
        title="左右两栏",
        use="工作人员一边看材料，一边办理；手机上先看后办。",
        examples=(
            SideBySide(
                main=Paragraph(body="经营场所布局和操作流程图：已提交。"),
                beside=Paragraph(body="受理、补正或者不予受理。"),
                label="办理",
            ),
        ),
    ),
)
