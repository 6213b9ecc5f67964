"""Fields and the question page (表单示例)."""

from tongban.web.components.fields import (
    Checkbox,
    Checkboxes,
    Choice,
    DateInput,
    FileUpload,
    NumberInput,
    Radios,
    RatingScale,
    Select,
    StoredFile,
    Textarea,
    TextInput,
)
from tongban.web.components.gallery.entry import Entry
from tongban.web.components.lists import SummaryList, SummaryRow
from tongban.web.components.navigation import BackLink, Link, SubmitOnce
from tongban.web.components.passkey import Ceremony, PasskeyForm
from tongban.web.components.question import QuestionPage

_MEGABYTE = 1024 * 1024
_YES_NO = (Choice(value="yes", label="是"), Choice(value="no", label="否"))

ENTRIES = (
    Entry(
        name="text_input",
        title="单行文本",
        use="姓名、名称、地址等一行以内的回答。选填的写明（选填），必填的不加星号。",
        examples=(
            TextInput(name="shop", label="店铺名称", hint="请与拟申请的营业执照名称一致"),
            TextInput(
                name="phone",
                label="联系电话",
                kind="tel",
                width="medium",
                optional=True,
                autocomplete="tel",
            ),
            TextInput(
                name="owner", label="经营者姓名", error="请填写经营者姓名", autocomplete="name"
            ),
        ),
    ),
    Entry(
        name="passkey_form",
        title="通行密钥",
        use="向这台设备要一把通行密钥，或者请它用已有的一把证明身份。没有脚本时说明换一种方式。",
        examples=(
            PasskeyForm(
                ceremony=Ceremony.GET,
                options={"challenge": "", "userVerification": "required"},
                words="使用通行密钥",
            ),
        ),
    ),
    Entry(
        name="number_input",
        title="数字与单位",
        use="单位写在框后，不让申请人自己换算。",
        examples=(
            NumberInput(name="area", label="经营场所面积", unit="平方米", value="80"),
            NumberInput(
                name="staff",
                label="从业人数",
                unit="人",
                whole=True,
                value="八",
                error="从业人数要填数字，例如 8",
            ),
        ),
    ),
    Entry(
        name="date_input",
        title="日期",
        use="年、月、日分开填写，不用日历控件。",
        examples=(
            DateInput(name="opening", label="计划开业日期", hint="例如 2026 年 9 月 15 日"),
            DateInput(
                name="birth",
                label="出生日期",
                year="1990",
                month="13",
                day="4",
                birth_date=True,
                error="月份要在 1 到 12 之间",
            ),
        ),
    ),
    Entry(
        name="radios",
        title="单选",
        use="选项不多于七个时用单选，不用下拉框。",
        examples=(
            Radios(name="smoke", label="店内是否产生油烟", choices=_YES_NO, inline=True),
            Radios(
                name="premises",
                label="经营场所是怎么取得的",
                value="lease",
                choices=(
                    Choice(value="own", label="自己的房产", hint="可以直接核验不动产登记信息"),
                    Choice(value="lease", label="租来的", hint="需要租赁合同"),
                    Choice(value="unsure", label="还没有确定", apart=True),
                ),
            ),
        ),
    ),
    Entry(
        name="checkboxes",
        title="多选",
        use="可以同时选几项；没有选也是一种回答。",
        examples=(
            Checkboxes(
                name="kinds",
                label="准备经营哪些项目",
                hint="可以选择多项",
                values=("hot",),
                optional=True,
                choices=(
                    Choice(value="hot", label="热食类食品制售"),
                    Choice(value="cold", label="冷食类食品制售", hint="需要设置专间"),
                    Choice(value="drinks", label="自制饮品制售"),
                ),
            ),
        ),
    ),
    Entry(
        name="checkbox",
        title="承诺勾选",
        use="告知承诺等须本人确认的一句话，从不预先勾选。",
        examples=(
            Checkbox(
                name="declared",
                label="我已阅读告知内容，承诺所填信息真实，并愿意承担不实承诺的法律责任",
            ),
        ),
    ),
    Entry(
        name="select",
        title="下拉选择",
        use="选项很多且申请人知道答案时才用。",
        examples=(
            Select(
                name="town",
                label="所在街道",
                choices=tuple(
                    Choice(value=name, label=name) for name in ("河湾街道", "望江街道", "石桥镇")
                ),
            ),
        ),
    ),
    Entry(
        name="textarea",
        title="多行文本",
        use="需要说明情况时用，写明字数上限。",
        examples=(Textarea(name="reason", label="情况说明", limit=500, optional=True),),
    ),
    Entry(
        name="file_upload",
        title="上传文件",
        use="先说明格式和大小；已有的材料不再要求上传。",
        examples=(
            FileUpload(
                name="plan",
                label="经营场所平面图",
                hint="手绘也可以，标出操作间、就餐区和洗手池的位置。",
                limit=10 * _MEGABYTE,
                several=True,
                stored=(
                    StoredFile(name="平面图-第一稿.pdf", octets=734_003, href="#", remove="#"),
                ),
            ),
        ),
    ),
    Entry(
        name="rating_scale",
        title="好差评",
        use="办结之后才请评价；五级不预选。",
        examples=(RatingScale(name="level", label="您对这次办理满意吗"),),
    ),
    Entry(
        name="question_page",
        title="问题页",
        use="一页一问，问题就是标题；不显示第几步，因为后面的问题取决于前面的回答。",
        examples=(
            QuestionPage(
                caption="开办餐饮店",
                fields=(
                    NumberInput(
                        name="premises_area",
                        label="经营场所有多大",
                        hint="按租赁合同或不动产权证书上的面积填写",
                        unit="平方米",
                    ),
                ),
                reason="面积决定能否按小餐饮登记，以及是否需要办理公众聚集场所消防手续。",
                back=BackLink(href="#"),
                other_ways=(Link(words="我还不知道", href="#"),),
                submit_once=SubmitOnce(),
                answered=SummaryList(
                    rows=(
                        SummaryRow(
                            key="店内是否产生油烟",
                            value="是",
                            actions=(Link(words="修改", href="#", about="店内是否产生油烟"),),
                        ),
                    )
                ),
            ),
            QuestionPage(
                title="联系人",
                fields=(
                    TextInput(name="contact", label="姓名", error="请填写姓名"),
                    TextInput(name="mobile", label="手机号码", kind="tel", width="medium"),
                ),
            ),
        ),
    ),
)
