#!/usr/bin/env python3
"""Tells what a parent sees of a command: terminal.py SCENARIO [LAUNCHER...], where no launcher is the command alone."""
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time

# A parent that ignores or blocks signals hands that on, as nohup and a JVM do.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
    signal.signal(number, signal.SIG_DFL)
scenario, launcher = sys.argv[1], sys.argv[2:]
PROMPT = "ready> "


class Terminal:
    """An interactive bash in a terminal of its own."""

    def __init__(self):
        self.child, self.fd = pty.fork()
        if self.child == 0:
            os.environ.update(PS1=PROMPT, TERM="dumb", HISTFILE="")
            os.execvp("bash", ["bash", "--norc", "--noprofile", "--noediting", "-i"])
        self.seen = ""
        self.until(PROMPT)

    def until(self, text, seconds=30):
        end = time.time() + seconds
        while text not in self.seen:
            ready = fcntl.fcntl(self.fd, fcntl.F_GETFL)
            fcntl.fcntl(self.fd, fcntl.F_SETFL, ready | os.O_NONBLOCK)
            try:
                self.seen += os.read(self.fd, 65536).decode(errors="replace")
            except BlockingIOError:
                if time.time() > end:
                    raise SystemExit(f"waited in vain for {text!r} in {self.seen!r}")
                time.sleep(0.01)
        before, self.seen = self.seen.split(text, 1)
        return before + text

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def run(self, line):
        """Types a line, and returns what is shown until the next prompt."""
        self.type(line + "; echo code=$? done\n")
        self.until("done\r\n")
        shown = self.until(PROMPT)
        return shown[: -len(PROMPT)]

    def code(self):
        self.type("echo code=$?.\n")
        self.until("\n")
        return re.search(r"code=(\d+)", self.until(PROMPT)).group(1)

    def size(self, rows, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def quoted(script):
    return " ".join(launcher + ["sh", "-c", "'" + script + "'"])


def interrupted():
    terminal = Terminal()
    terminal.type(quoted("echo begun$0; sleep 60") + "\n")
    terminal.until("begunsh")
    terminal.type("\x03")
    terminal.until(PROMPT)
    return terminal.code()


def caught():
    terminal = Terminal()
    terminal.type(quoted('trap "echo caught; exit 6" INT; echo begun$0; while :; do sleep 0.05; done') + "\n")
    terminal.until("begunsh")
    terminal.type("\x03")
    shown = terminal.until(PROMPT)
    return f"{shown.count('caught')} {terminal.code()}"


def stopped():
    terminal = Terminal()
    terminal.type(quoted("echo begun$0; read x; echo got-$x; exit 5") + "\n")
    terminal.until("begunsh")
    terminal.type("\x1a")
    terminal.until("Stopped")
    terminal.until(PROMPT)
    stopped_code = terminal.code()
    terminal.type("jobs\n")
    jobs = terminal.until(PROMPT).count("Stopped")
    terminal.type("fg\n")
    terminal.until("\n")
    terminal.type("hello\n")
    terminal.until("got-hello")
    terminal.until(PROMPT)
    return f"{stopped_code} {jobs} {terminal.code()}"


def background_reads():
    terminal = Terminal()
    terminal.type(" ".join(launcher + ["cat", "&"]) + "\n")
    terminal.until(PROMPT)
    time.sleep(0.3)
    terminal.type("\n")
    shown = terminal.seen + terminal.until("Stopped")
    terminal.type("fg\n")
    terminal.until("cat")
    terminal.type("a line\n\x04")
    terminal.until("a line")
    terminal.until(PROMPT)
    return f"{'Stopped' in shown} {terminal.code()}"


def resized():
    terminal = Terminal()
    terminal.size(24, 80)
    terminal.type(quoted('trap "stty size; exit 4" WINCH; stty size; echo begun$0; while :; do sleep 0.05; done') + "\n")
    first = terminal.until("begunsh")
    terminal.size(40, 132)
    then = terminal.until(PROMPT)
    return f"{'24 80' in first} {then.count('40 132')} {terminal.code()}"


def terminal_input():
    terminal = Terminal()
    terminal.type(quoted("test -t 0 && test -t 1 && test -t 2 && echo all-$0; tty >/dev/null; exit $?") + "\n")
    shown = terminal.until(PROMPT)
    return f"{'all-sh' in shown} {terminal.code()}"


def begun(script, **options):
    process = subprocess.Popen(launcher + ["sh", "-c", script], stdout=subprocess.PIPE, **options)
    process.stdout.readline()
    return process


def terminated():
    process = begun('trap "echo term; exit 9" TERM; echo begun; while :; do sleep 0.05; done')
    process.terminate()
    shown, _ = process.communicate(timeout=30)
    return f"{shown.decode().count('term')} {process.returncode}"


def killed_by():
    results = []
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM):
        process = begun("echo begun; exec sleep 60")
        process.send_signal(number)
        process.communicate(timeout=30)
        results.append(process.returncode)
    process = begun("echo begun; kill -KILL $$")
    process.communicate(timeout=30)
    return str(results + [process.returncode])


def killed_at_once():
    process = begun("echo begun; exec sleep 60")
    process.kill()
    # The pipe closes only when the command is gone too.
    process.communicate(timeout=30)
    return str(process.returncode)


def codes():
    results = []
    for command in (["true"], ["false"], ["sh", "-c", "exit 127"], ["no-such-command"], ["/etc/passwd"], ["sh", "-c", "exit 255"]):
        line = " ".join(launcher + ["'" + part + "'" for part in command])
        results.append(subprocess.run(["sh", "-c", line + "; echo $?"], capture_output=True).stdout.decode().strip())
    return str(results)


def errexit():
    script = "set -e\n%s true\necho one\n%s sh -c 'exit 3'\necho two\n"
    script = script.replace("%s", " ".join(launcher))
    done = subprocess.run(["sh", "-c", script], capture_output=True)
    return f"{done.stdout.decode().split()} {done.returncode}"


def pipe():
    """A GiB through it; the time goes to standard error."""
    began = time.time()
    reader = " ".join(launcher + ["cat"])
    done = subprocess.run(["sh", "-c", f"head -c 1073741824 /dev/zero | {reader} | wc -c"], capture_output=True)
    print(f"{time.time() - began:.2f} s", file=sys.stderr)
    return done.stdout.decode().strip()


def background_pipe():
    """Who reads the pipe sees its end when the command ends, whatever is left behind it."""
    line = " ".join(launcher + ["sh", "-c", "'echo one; sleep 1.2; echo two'"]) + " | { cat; date +%s%N >&2; }"
    began = time.time()
    done = subprocess.run(["bash", "-c", line], capture_output=True)
    over = time.time() - began
    return f"{done.stdout.decode().split()} {over < 20}"


def untouched():
    """What a command inherits: signals that are ignored, open files, its directory, its environment."""
    script = "trap '' HUP; exec 7</dev/null; cd /; " + " ".join(
        launcher + ["sh", "-c", "'grep -E \"^Sig(Blk|Ign)\" /proc/self/status; cd /proc/$$/fd; echo *; cd /; pwd; umask; echo $X'"])
    done = subprocess.run(["sh", "-c", script], capture_output=True, env=dict(os.environ, X="kept", PWD="/"))
    return str(done.stdout.decode().split())


def strays():
    """A command is not handed children that its parent had."""
    script = "sleep 3 & exec " + " ".join(launcher + ["sh", "-c", "'exit 8'"])
    return str(subprocess.run(["sh", "-c", script], stdout=subprocess.DEVNULL).returncode)


def deaf_to_children():
    """SIGCHLD is ignored, as some init programs leave it."""
    line = launcher + ["sh", "-c", "exit 8"]
    code = f"import os,signal;signal.signal(signal.SIGCHLD,signal.SIG_IGN);os.execvp({line[0]!r},{line!r})"
    return str(subprocess.run([sys.executable, "-c", code]).returncode)


print(globals()[scenario]())
