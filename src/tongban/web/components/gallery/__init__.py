"""Every component on one page (组件库), for developers, with the words a real page would use.

``entry``    a component with its examples
``examples`` the examples, in modules named like the packages they show
``views``    the page, and each component alone
"""
