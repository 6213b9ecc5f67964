"""Vocabulary (词汇): the small words that every rule is written in.

Read in this order:

errors               the one tree of what can go wrong
citations            law, article, paragraph, item; numerals writes their numbers
calendars            working days, make-up days, years not yet published
limits               time limits and the days on which they end
dates, money         how days and amounts are kept and shown
areas                administrative areas and what contains what
identity             citizen identity numbers (公民身份号码)
intervals            how far a share or a mean is known (置信区间)
credit               unified social credit codes (统一社会信用代码)
item_codes           codes of service items, each read by its own scheme
case_numbers         numbers of cases, built on item codes
certificate_numbers  identifiers of electronic certificates (电子证照标识)
check_characters     the arithmetic behind check digits
plain_text           text from strangers, made plain or refused
strict_json          JSON from strangers, read in bounded time or refused
reasons              what to tell a reader whose value was refused
"""
