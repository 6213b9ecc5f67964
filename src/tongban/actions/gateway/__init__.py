"""Gateway (数据网关): every call for a department's data goes through here, whoever makes it.

journal      log a call before anything is asked, log its end before anything is delivered
freshness    how often the seal of the audit is looked at
granted      the grants of this moment
today        the day of a call
gathering    many calls of one moment in one transaction
logs         the journal as many threads use it
knowing      which client a key belongs to, and what a service serves
answers      what is said of a register's answer
replying     what is said of a call: told again where a grant lets it, or asked
reuse        answers kept sealed for as long as their grant says
pipeline     one signed call from another system: verify, log, ask, bind, log, deliver
asking       the platform's own questions in a case, through the same log and the same grants
on_behalf    a call of a system that shows a key instead of signing
holding      what grants said when they were last read
judging      what they say to a call, and the quotas of the day
trying       a grant for two days of trying out
connecting   clients, keys and connections, as an operator registers them
"""
