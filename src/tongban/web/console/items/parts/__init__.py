"""One small form for each kind of part (分部表单).

``sources``   laws cited nearby, elements and papers to choose from
``fields``    fields that read an article, an element, a paper, lines, an amount
``limits``    a period in three fields: number, unit, article
``form``      what all forms of parts share; ``shown`` from a form to the page
``basics``    the plain fields, topic by topic
``described`` what is only words: articles, frequent questions, laws
``asked``     questions, form fields and data elements
``proved``    conditions, evidence requirements, evidence types
``done``      steps, results, fees, special procedures
``registry``  which form belongs to which section
"""
