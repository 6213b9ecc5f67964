"""Run the command line as ``python -m tongban``."""

import sys

from tongban.project.commands import main

sys.exit(main())
