"""What a command costs: measure.py COMMAND…; the last line of standard error is wall, user, system (seconds), peak (kB).

As /usr/bin/time says it, but for all that the command starts: time knows nothing of a process that was killed
and never waited for, as page workers are at the end of `bundle add` (0.3 s for 100 photographs instead of 7.3 s).
Such orphans come to this program, which waits for them (Linux). The peak is that of the largest process."""
import ctypes
import os
import resource
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
    sys.exit("not on Linux: orphans cannot be waited for")
start = time.monotonic()
code = subprocess.Popen(sys.argv[1:]).wait()
wall = time.monotonic() - start
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{wall:.3f} {use.ru_utime:.3f} {use.ru_stime:.3f} {use.ru_maxrss}", file=sys.stderr)
sys.exit(code if code >= 0 else 128 - code)
