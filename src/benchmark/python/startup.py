"""Times whole processes, from their start: to the first prompt on a terminal of 80 x 24, and to their end.

Each is measured in turn with what it is compared with, because the machine may be busy; then the
minimum and the median. Called by backstep.benchmark.StartUp.
"""

import fcntl
import os
import pty
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

PAIRS = 12


def to_the_prompt(command):
    begin = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while b"> " not in seen:
        seen += os.read(terminal, 4096)
    seconds = time.perf_counter() - begin
    os.write(terminal, b"\x04")  # Ctrl-D leaves
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:  # hung up
        pass
    os.waitpid(process, 0)
    os.close(terminal)
    return seconds


def to_the_end(command):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def compare(title, seconds, one, other):
    pairs = [(seconds(one), seconds(other)) for _ in range(PAIRS)]
    print(title)
    for name, of in ("minimum", min), ("median", statistics.median):
        a, b = of([pair[0] for pair in pairs]), of([pair[1] for pair in pairs])
        print(f"{name + ' of ' + str(PAIRS):<20} {a:9.3f} {b:9.3f} {a / b:9.2f}", flush=True)


backstep, bare_prompt = sys.argv[1:]
os.environ["TERM"] = "xterm-256color"
with tempfile.TemporaryDirectory() as state:
    os.environ["XDG_STATE_HOME"] = state
    compare(
        "seconds to a prompt   backstep     JLine backstep/JLine",
        to_the_prompt,
        [backstep],
        ["java", "-jar", bare_prompt],
    )
    compare(
        "seconds of -c     run 3000; test    test     ratio",
        to_the_end,
        [backstep, "-c", "run 3000; test"],
        [backstep, "-c", "test"],
    )
