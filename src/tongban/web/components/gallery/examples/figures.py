"""Footprint, schedule, QR code (图示示例)."""

from datetime import date

from tongban.web.components.figures import (
    CertificateFace,
    Footprint,
    FootprintComparison,
    Picture,
    QrFigure,
    ScheduleChart,
    Span,
)
from tongban.web.components.gallery.entry import Entry
from tongban.web.components.messages import Tag, Tone

ENTRIES = (
    Entry(
        name="footprint",
        title="四减对比",
        use="材料、时间、环节、跑动四个数，连同改变了多少。",
        examples=(
            FootprintComparison(
                title="办成“开办餐饮店”需要",
                before_words="分开办",
                now=Footprint(documents=4, working_days=9, steps=5, visits=0),
                before=Footprint(documents=21, working_days=31, steps=14, visits=6),
            ),
        ),
    ),
    Entry(
        name="schedule",
        title="并联时序",
        use="几个部门同时办理时，画出各自的起止；表格与图说同样的话。",
        examples=(
            ScheduleChart(
                title="预计办理日程",
                spans=(
                    Span(
                        title="营业执照登记",
                        office="市场监督管理局",
                        first_on=date(2026, 9, 15),
                        last_on=date(2026, 9, 15),
                        critical=True,
                        period="1 个工作日",
                    ),
                    Span(
                        title="食品经营许可",
                        office="市场监督管理局",
                        first_on=date(2026, 9, 16),
                        last_on=date(2026, 9, 28),
                        critical=True,
                        period="9 个工作日",
                    ),
                    Span(
                        title="消防安全检查",
                        office="消防救援大队",
                        first_on=date(2026, 9, 16),
                        last_on=date(2026, 9, 18),
                        period="3 个工作日",
                    ),
                    Span(
                        title="户外招牌设置公示",
                        office="城市管理局",
                        first_on=date(2026, 9, 16),
                        last_on=date(2026, 9, 22),
                        waiting=True,
                        period="7 个自然日",
                    ),
                ),
            ),
        ),
    ),
    Entry(
        name="qr_figure",
        title="二维码",
        use="证照核验和手机继续办理；同时给出文字网址或编号。",
        examples=(
            QrFigure(
                address="https://mingchuan.example/verify/7K3M-Q2",
                caption="扫码核验这份证照，或在核验页输入编号 7K3M-Q2",
                alternative="证照核验二维码",
            ),
        ),
    ),
    Entry(
        name="certificate_face",
        title="电子证照",
        use="持证人看自己的证照、公众核验证照；总是写明是示范证照。",
        examples=(
            CertificateFace(
                title="食品经营许可证",
                number="JY2519901000127",
                state=Tag(words="有效", tone=Tone.GOOD),
                facts=(
                    ("经营者名称", "河湾小馆"),
                    ("经营场所", "明川市望江街道清溪路 18 号"),
                    ("发证机关", "明川市市场监督管理局"),
                    ("有效期至", "2031年9月28日"),
                ),
                code=QrFigure(
                    address="https://mingchuan.example/verify/JY2519901000127",
                    caption="扫码核验",
                    alternative="食品经营许可证核验二维码",
                ),
            ),
        ),
    ),
    Entry(
        name="picture",
        title="图片预览",
        use="申请人提交的图片；点开看原图，替代文字说明是哪份材料。",
        examples=(
            Picture(
                src="/static/components/mark.svg",
                alt="经营场所布局和操作流程图",
                caption="布局图.png，2 页",
            ),
        ),
    ),
)
