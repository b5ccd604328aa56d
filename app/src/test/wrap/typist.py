#!/usr/bin/env python3
"""Types the lines of its standard input into a shell at a terminal, and prints what is shown: typist.py SHELL [OPTION...]"""
import os
import pty
import select
import sys
import time

child, terminal = pty.fork()
if child == 0:
    os.environ.update(TERM="dumb", PS1="$ ")
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b""


def read(seconds):
    """Reads what is shown meanwhile."""
    global shown
    if select.select([terminal], [], [], seconds)[0]:
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            pass


def until(text):
    end = time.time() + 40
    while text not in shown:
        if time.time() > end:
            sys.exit(f"waited in vain for {text!r} in {shown!r}")
        read(0.05)


# The mark is shown apart in what is typed, so that only the output has it.
for number, line in enumerate(["echo begun", *sys.stdin.read().splitlines(), "echo over"]):
    os.write(terminal, line.encode() + b"\r")
    os.write(terminal, b"echo mark''%d.\r" % number)
    until(b"mark%d." % number)
sys.stdout.write(shown.decode(errors="replace"))
os.write(terminal, b"exit\r")
