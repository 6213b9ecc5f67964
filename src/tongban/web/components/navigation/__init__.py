"""Ways to go (导航): links, buttons, tabs, pages, filters.

``link``       words and an address; the way back; where the page lies
``buttons``    what submits, once however often it is clicked
``tabs``       sections of one subject, each with its own address
``pagination`` newer and older, by key
``filter_bar`` a list made shorter
``search_box`` everyday words to find the way by
``identity_bar`` which case or person a page is about
``print_button`` keep a copy on paper
"""

from tongban.web.components.navigation.buttons import Button, ButtonKind, Buttons, SubmitOnce
from tongban.web.components.navigation.filter_bar import FilterBar
from tongban.web.components.navigation.identity_bar import IdentityBar
from tongban.web.components.navigation.link import BackLink, Breadcrumbs, Link
from tongban.web.components.navigation.pagination import Pagination
from tongban.web.components.navigation.print_button import PrintButton
from tongban.web.components.navigation.search_box import SearchBox
from tongban.web.components.navigation.tabs import Tab, Tabs

__all__ = [
    "BackLink",
    "Breadcrumbs",
    "Button",
    "ButtonKind",
    "Buttons",
    "FilterBar",
    "IdentityBar",
    "Link",
    "Pagination",
    "PrintButton",
    "SearchBox",
    "SubmitOnce",
    "Tab",
    "Tabs",
]
