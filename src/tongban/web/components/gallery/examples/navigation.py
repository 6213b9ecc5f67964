"""Links, buttons, tabs, pages, filters (导航示例)."""

from tongban.web.components.fields import Choice, Select, TextInput
from tongban.web.components.frame import SIX_VERBS
from tongban.web.components.gallery.entry import Entry
from tongban.web.components.navigation import (
    BackLink,
    Breadcrumbs,
    Button,
    ButtonKind,
    Buttons,
    FilterBar,
    IdentityBar,
    Link,
    Pagination,
    PrintButton,
    SearchBox,
    SubmitOnce,
    Tab,
    Tabs,
)

ENTRIES = (
    Entry(
        name="back_link",
        title="返回",
        use="放在标题之上，回到上一个问题；不代替浏览器的后退。",
        examples=(BackLink(href="#"),),
    ),
    Entry(
        name="breadcrumbs",
        title="当前位置",
        use="栏目页和指南页用；办理过程中只用返回。",
        examples=(
            Breadcrumbs(
                links=(Link(words="首页", href="#"), Link(words=SIX_VERBS[2][0], href="#")),
                here="开办餐饮店",
            ),
        ),
    ),
    Entry(
        name="search_box",
        title="搜索",
        use="首页第一件事：用自己的话说要办什么。",
        examples=(
            SearchBox(
                action="#",
                label="您想办什么事",
                hint="用平常的话说就行，例如：我想开一家小饭馆",
                examples=(
                    Link(words="开办餐饮店", href="#"),
                    Link(words="新生儿出生", href="#"),
                    Link(words="退休", href="#"),
                ),
            ),
        ),
    ),
    Entry(
        name="link",
        title="链接",
        use="只写“修改”时，about 补充说明修改什么，供读屏软件读出。",
        examples=(Link(words="修改", href="#", about="店铺名称"),),
    ),
    Entry(
        name="button",
        title="按钮",
        use="一页只有一个主按钮，按钮上的字说明会发生什么。",
        examples=(
            Button(words="提交申请"),
            Button(words="保存，以后再办", kind=ButtonKind.SECONDARY, name="save", value="1"),
            Button(words="撤回申请", kind=ButtonKind.WARNING),
        ),
    ),
    Entry(
        name="buttons",
        title="按钮组",
        use="主按钮在前，其余是链接或次要按钮。",
        examples=(
            Buttons(
                items=(
                    Button(words="开始办理", href="#"),
                    Link(words="先看办事指南", href="#"),
                )
            ),
        ),
    ),
    Entry(
        name="submit_once",
        title="一次提交",
        use="隐藏字段：点多少次都只算一次。随表单生成，提交后据此认出重复。",
        examples=(SubmitOnce(),),
    ),
    Entry(
        name="tabs",
        title="页签",
        use="同一主题的几个部分，每个都有自己的网址。",
        examples=(
            Tabs(
                label="办件分类",
                tabs=(
                    Tab(words="待受理", href="#", current=True, count=12),
                    Tab(words="办理中", href="#", count=34),
                    Tab(words="已办结", href="#"),
                ),
            ),
        ),
    ),
    Entry(
        name="pagination",
        title="翻页",
        use="按时间向前或向后，不显示总页数。",
        examples=(Pagination(newer="#", older="#"),),
    ),
    Entry(
        name="filter_bar",
        title="筛选",
        use="用 GET 提交，筛选结果可以收藏和转发。",
        examples=(
            FilterBar(
                fields=(
                    TextInput(name="number", label="办件编号", kind="search"),
                    Select(
                        name="state",
                        label="状态",
                        blank="全部",
                        value="late",
                        choices=(
                            Choice(value="new", label="待受理"),
                            Choice(value="late", label="即将超时"),
                        ),
                    ),
                ),
                clear="#",
            ),
        ),
    ),
    Entry(
        name="identity_bar",
        title="身份栏",
        use="工作人员的每一页都看得到正在办的是哪一件、谁的事。",
        examples=(
            IdentityBar(
                facts=(
                    ("办件编号", "519901-2026-000127"),
                    ("申请人", "林＊＊"),
                    ("事项", "食品经营许可（新办）"),
                )
            ),
        ),
    ),
    Entry(
        name="print_button",
        title="打印",
        use="有打印版文书时链接到文书，否则提示用浏览器打印。",
        examples=(PrintButton(href="#", words="打开受理通知书（PDF）"), PrintButton()),
    ),
)
