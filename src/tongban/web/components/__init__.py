"""The look (界面组件): every piece a page is made of, one dataclass and one template each.

``component`` what a piece is, and what may stand inside another
``fields``    what a person fills in; ``forms`` turns Django form fields into these
``lists``     facts, tasks, evidence, histories and tables
``messages``  errors, notices, tags, confirmations
``navigation`` ways to go: links, tabs, pages, filters
``figures``   drawings on the server: schedule, footprint, QR code
``frame``     what surrounds every page, filled by a context processor
``question``  the page that asks one question
``autosave``  the form that saves itself while it is filled in
``words``     dates, periods and file sizes as people write them
``gallery``   every component on one page, for developers
``access``    who may open a view

A view builds values; its template says ``{% load components %}{% render value %}``.
"""
