"""Addresses of the workshop (网址)."""

from django.urls import path

from tongban.web.console.items.catalogue import setting
from tongban.web.console.items.catalogue.behind import standards_behind
from tongban.web.console.items.catalogue.items import items
from tongban.web.console.items.catalogue.laws import laws
from tongban.web.console.items.catalogue.lists import list_file, lists
from tongban.web.console.items.catalogue.publicity import list_publishing
from tongban.web.console.items.catalogue.standards import standard, standards
from tongban.web.console.items.conditions.builder import condition
from tongban.web.console.items.copies import begin, history
from tongban.web.console.items.copies.basics import basics
from tongban.web.console.items.copies.overview import overview
from tongban.web.console.items.copies.remarks import comments
from tongban.web.console.items.copies.renewed import renewed
from tongban.web.console.items.copies.rows import row
from tongban.web.console.items.copies.sections import section
from tongban.web.console.items.copies.ways import ways
from tongban.web.console.items.inspection.report import report, report_file
from tongban.web.console.items.materials.duplicates import duplicates, merge, names_file
from tongban.web.console.items.materials.listing import material, materials
from tongban.web.console.items.published.item import item
from tongban.web.console.items.published.running import running
from tongban.web.console.items.published.versions import comparison, versions
from tongban.web.console.items.reading.views import reading
from tongban.web.console.items.review.acts import act
from tongban.web.console.items.review.whole_items import whole_item

_COPY = "copies/<uuid:key>/"

urlpatterns = [
    path("", items, name="items"),
    path("standards/", standards, name="items_standards"),
    path("standards/behind/", standards_behind, name="items_standards_behind"),
    path("standards/<str:code>/", standard, name="items_standard"),
    path("standards/<str:code>/set/", setting.set_, name="items_standard_set"),
    path("standards/<str:code>/begin/", setting.begin, name="items_standard_begin"),
    path("lists/", lists, name="items_lists"),
    path("lists/<slug:name>.<slug:form>", list_file, name="items_list_file"),
    path("lists/<slug:name>/publish/", list_publishing, name="items_list_publishing"),
    path("laws/", laws, name="items_laws"),
    path("faults/", report, name="items_lint"),
    path("faults/report.<slug:form>", report_file, name="items_lint_file"),
    path("materials/", materials, name="items_materials"),
    path("materials/duplicates/", duplicates, name="items_duplicates"),
    path("materials/duplicates/names.<slug:form>", names_file, name="items_names_file"),
    path("materials/merge/", merge, name="items_merge"),
    path("materials/<slug:code>/", material, name="items_material"),
    path("new/", begin.new, name="items_new"),
    path("copies/", begin.copies, name="items_copies"),
    path("reviews/", begin.reviews, name="items_reviews"),
    path(_COPY, overview, name="items_copy"),
    path(f"{_COPY}basics/<slug:topic>/", basics, name="items_copy_basics"),
    path(f"{_COPY}parts/<slug:name>/", section, name="items_copy_section"),
    path(f"{_COPY}parts/<slug:name>/row/", row, name="items_copy_row"),
    path(f"{_COPY}condition/", condition, name="items_copy_condition"),
    path(f"{_COPY}ways/", ways, name="items_copy_ways"),
    path(f"{_COPY}reading/", reading, name="items_copy_reading"),
    path(f"{_COPY}standard/", renewed, name="items_copy_standard"),
    path(f"{_COPY}comments/", comments, name="items_copy_comments"),
    path(f"{_COPY}text/", history.text, name="items_copy_text"),
    path(f"{_COPY}compare/", history.comparison, name="items_copy_compare"),
    path(f"{_COPY}history/", history.history, name="items_copy_history"),
    path(f"{_COPY}undo/", history.undo, name="items_copy_undo"),
    path(f"{_COPY}redo/", history.redo, name="items_copy_redo"),
    path(f"{_COPY}review/<slug:verb>/", act, name="items_review"),
    path("published/<slug:code>/", item, name="items_item"),
    path("published/<slug:code>/versions/", versions, name="items_versions"),
    path("published/<slug:code>/compare/", comparison, name="items_compare"),
    path("published/<slug:code>/running/", running, name="items_running"),
    path("published/<slug:code>/<slug:verb>/", whole_item, name="items_act"),
]
