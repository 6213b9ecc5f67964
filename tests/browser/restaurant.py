"""What the owner of a small restaurant answers and fills in, by the words of the pages."""

ACCOUNT = "linxiaoyu"
JOURNEY = "开办餐饮店"
LICENCE = "市场主体设立登记"
DEPARTMENTS = {
    "食品经营许可（餐饮服务）新办": "market_regulation",
    "户外招牌设施设置": "city_management",
    "公众聚集场所投入使用、营业前消防安全检查": "fire_rescue",
}
"""The items that wait for the business licence, and who handles them."""

ANSWERS = {
    "已经有营业执照": "否",
    "店面有多大": "400",
    "经营场所有多大": "400",
    "要在店外挂招牌": "是",
    "厨房污水": "否",
    "店里卖烟": "否",
    "只卖预包装食品": "否",
    "25 米之内": "否",
    "负责食品安全管理": "是",
    "吊销过许可证": "否",
    "健康证明": "是",
    "愿意先承诺": "否",
    "几个安全出口": "2",
    "依法不得任职": "否",
    "哪一种市场主体": "个体工商户",
    "自己的、租的": "租赁",
    "居民住宅楼": "否",
    "先批准再登记": "否",
    "挡住窗户": "否",
    "超过 4 米": "否",
}
FORM = {
    "联系电话": "10000000001",
    "名称（字号）": "晓雨面馆",
    "经营范围": "餐饮服务",
    "经营场所地址": "明川市望庆区和平路 8 号",
    "明火或燃气": "是",
    "经营项目": ("热食类食品制售", "自制饮品制售"),
    "管理人员姓名": "林晓雨",
    "从业人员人数": "3",
    "招牌宽度": "3.2",
    "招牌高度": "0.9",
    "消防安全管理人": "林晓雨",
}
OFFICERS = {
    "结论": "通过",
    "一同参加": "",
    "补交的材料": "",
    "补充意见": "符合要求",
    "送达方式": "电子",
}
"""What officers write in their forms; no name means whichever colleague comes first."""
