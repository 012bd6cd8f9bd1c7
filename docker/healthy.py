"""Exit 0 when the web server of this container shows its sign-in page."""

import os
import sys
import urllib.request

host = os.environ["UP2K_HOSTS"].split(",")[0]
request = urllib.request.Request("http://127.0.0.1:8000/masuk/", headers={"Host": host})
with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
    sys.exit(0 if answer.status == 200 else 1)
