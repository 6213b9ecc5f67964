"""The parts of a case's page (办件材料): each shows one side of a dossier.

``evidence``  what the item asks to be proved, and how each was proved, with the papers
``facts``     what is known about the application, and from where
``clocks``    what the law allows, what was promised, and how it stands
``steps``     the departments' steps side by side, and what others do in the same filing
``past``      what happened, as far as this department may know
"""
