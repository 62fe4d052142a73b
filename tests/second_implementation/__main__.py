"""`python -m tests.second_implementation [FOLDER]` prints every public figure as JSON."""

import json
import sys
from pathlib import Path

from .figures import count_everything

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data")
print(json.dumps(count_everything(folder), ensure_ascii=False, indent=2, default=str))
