"""Settings (配置): safe on a laptop, one module a topic, documented in docs/reference/settings.md.

- `place`      profile, folder, addresses, processes, what is written down
- `city`       the city and what surrounds it: names, navigation, registers, keys
- `storage`    the database and the caches
- `installed`  apps, middleware, templates, language and time
- `files`      what is served and what is uploaded
- `visitors`   who may come in, and for how long
- `identity`   one identity for many systems: whose word we take, what we vouch for
- `messages`   who carries text messages
- `payments`   who takes the money, how the city collects
- `browsers`   what the browser is told

The profile ``development`` (the default) needs nothing from the environment. The profile
``production`` refuses to start while anything that belongs on a laptop is left; see `production`.
"""

from tongban.project.production import refuse_laptop_values
from tongban.project.settings.browsers import *
from tongban.project.settings.city import *
from tongban.project.settings.files import *
from tongban.project.settings.identity import *
from tongban.project.settings.installed import *
from tongban.project.settings.messages import *
from tongban.project.settings.payments import *
from tongban.project.settings.place import *
from tongban.project.settings.storage import *
from tongban.project.settings.visitors import *

if IN_PRODUCTION:
    refuse_laptop_values(globals())
