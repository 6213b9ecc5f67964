"""Browsing (查找): home, search, lists, and the guide of an item or a journey.

`home`, `search`, `lists` and `guides` are views; `item_page` and `journey_page` say what a guide
page is made of, `out_page` what one that takes no applications says; `wording` puts limits,
conditions and evidence into words.
"""
