// makertime wrap [--as IDENTITY] [--] COMMAND [ARGUMENT...]
//
// Runs a command as if it had been typed without this, and has "tell", which lies beside this program, note when it began
// and ended. The command is a child in the same process group, so that it has the terminal, the pipes and the signals of
// the keyboard itself. What else happens to this process alone is handed on, and how the command ends, this ends.
// If anything fails here, the command is run in the place of this program. docs/adr/0030 says why it is so.
#include "linux.h"

// Commands that took less are never told, and cost nothing beyond their start.
static const long SHORTEST = 1000;
// A note that the command runs is renewed that often: if its end is lost, this says until when it ran for sure.
static const long FIRST_NOTE = 5000, NEXT_NOTE = 60000;
// The end is noted before this program ends, unless the disk is so slow.
static const long PATIENCE = 1000;

static const word ALL = ~0UL;
static char **arguments, **environment;
static const char *identity = "";
static word inherited;
static struct action child_action;
static char tell[4200];
static long began, self;

static word bit(int signal) { return 1UL << (signal - 1); }

static long now(void) {
  struct instant at = {0, 0};
  call(SYS_clock_gettime, REALTIME, (word)&at, 0, 0, 0);
  return at.seconds * 1000 + at.nanos / 1000000;
}

static void mask(int how, word signals) { call(SYS_sigprocmask, (word)how, (word)&signals, 0, 8, 0); }

static const char *variable(const char *name) {
  for (char **one = environment; *one; one++) {
    word n = length(name);
    const char *text = *one;
    word i = 0;
    while (i < n && text[i] == name[i]) i++;
    if (i == n && text[n] == '=') return text + n + 1;
  }
  return 0;
}

// A text without the header of a program is one of the shell's, as for any shell that starts a command.
static long execute(const char *path) {
  long failure = -call(SYS_execve, (word)path, (word)arguments, (word)environment, 0, 0);
  if (failure != ENOEXEC) return failure;
  word n = 0;
  while (arguments[n]) n++;
  char *script[n + 2];
  script[0] = "sh";
  script[1] = (char *)path;
  for (word i = 1; i <= n; i++) script[i + 1] = arguments[i];
  return -call(SYS_execve, (word) "/bin/sh", (word)script, (word)environment, 0, 0);
}

// Looks the command up as a shell does; returns only if it cannot be run.
static long search(void) {
  const char *command = arguments[0];
  for (const char *c = command; *c; c++) {
    if (*c == '/') return execute(command);
  }
  if (!*command) return ENOENT;
  const char *path = variable("PATH");
  if (!path) path = "/usr/local/bin:/usr/bin:/bin";
  long failure = ENOENT;
  char place[4200];
  for (;;) {
    word n = 0;
    while (path[n] && path[n] != ':') n++;
    if (n + length(command) + 2 < sizeof place) {
      char *end = place;
      for (word i = 0; i < n; i++) *end++ = path[i];
      if (n) *end++ = '/';
      copy(end, command);
      long why = execute(place);
      if (why == EACCES) failure = EACCES;
      else if (why != ENOENT && why != ENOTDIR) return why;
    }
    if (!path[n]) return failure;
    path += n + 1;
  }
}

static void become_command(void) {
  if (child_action.handler) call(SYS_sigaction, CHLD, (word)&child_action, 0, 8, 0);
  mask(SETMASK, inherited);
  long failure = search();
  char line[300];
  word n = length(arguments[0]);
  char *end = copy(line, "makertime wrap: ");
  for (word i = 0; i < n && i < 200; i++) *end++ = arguments[0][i];
  end = copy(end, failure == ENOENT   ? ": not found\n"
                  : failure == E2BIG  ? ": Argument list too long\n"
                  : failure == EACCES ? ": Permission denied\n"
                                      : ": cannot be run\n");
  call(SYS_write, 2, (word)line, (word)(end - line), 0, 0);
  quit(failure == ENOENT ? 127 : 126);
}

static char *number(char *room, long value) {
  char *c = room + 23;
  *c = 0;
  do {
    *--c = (char)('0' + value % 10);
    value /= 10;
  } while (value);
  return c;
}

// In a session of its own and without any open file: no signal of the keyboard ends it, and no pipe waits for it.
static void become_tell(const char *what, long ended, int code, int signal) {
  word n = 0;
  while (arguments[n]) n++;
  char *list[n + 11], room[5][24];
  list[0] = "sh";
  list[1] = tell;
  list[2] = (char *)what;
  list[3] = number(room[0], began);
  list[4] = number(room[1], ended);
  list[5] = number(room[2], self);
  list[6] = number(room[3], code);
  list[7] = number(room[4], signal);
  list[8] = (char *)identity;
  for (word i = 0; i <= n; i++) list[9 + i] = arguments[i];
  call(SYS_setsid, 0, 0, 0, 0, 0);
  long nothing = call(SYS_openat, (word)AT_CWD, (word) "/dev/null", READ_WRITE, 0, 0);
  for (word i = 0; nothing >= 0 && i < 3; i++) {
    if (nothing != (long)i) call(SYS_dup3, (word)nothing, i, 0, 0, 0);
  }
  if (call(SYS_close_range, 3, ~0U, 0, 0, 0) < 0) {
    for (word i = 3; i < 1024; i++) call(SYS_fcntl, i, 2 /* close on exec */, 1, 0, 0);
  }
  mask(SETMASK, 0);
  call(SYS_execve, (word) "/bin/sh", (word)list, (word)environment, 0, 0);
  quit(1);
}

static long reap(long process, int *status, int options) {
  long found;
  do found = call(SYS_wait4, (word)process, (word)status, (word)options, 0, 0);
  while (found == -EINTR);
  return found;
}

static long next_signal(struct cause *cause, long millis) {
  struct instant wait = {millis / 1000, millis % 1000 * 1000000};
  return call(SYS_sigtimedwait, (word)&ALL, (word)cause, (word)&wait, 8, 0);
}

// A grandchild, so that nobody has to wait for it.
static void note_running(void) {
  int ignored = 0;
  long child = fork_process();
  if (child == 0) {
    if (fork_process() == 0) become_tell("running", now(), 0, 0);
    quit(0);
  }
  if (child > 0) reap(child, &ignored, 0);
}

static void note_end(long ended, int status) {
  int signal = status & 127, ignored = 0;
  long child = fork_process();
  if (child == 0) become_tell("ended", ended, signal ? 0 : status >> 8 & 255, signal);
  struct cause cause;
  long until = now() + PATIENCE;
  while (child > 0 && reap(child, &ignored, NOHANG) == 0 && now() < until) next_signal(&cause, 50);
}

// Takes the default effect of a signal, on this process alone.
static void suffer(int signal) {
  struct action fatal = {0};
  call(SYS_sigaction, (word)signal, (word)&fatal, 0, 8, 0);
  call(SYS_kill, (word)self, (word)signal, 0, 0, 0);
  mask(UNBLOCK, bit(signal));
  mask(BLOCK, bit(signal));
}

// Signals that the terminal sends come to the command too, since it is in the same process group.
static int is_of_terminal(const struct cause *cause) {
  switch (cause->signal) {
    case HUP: case INT: case QUIT: case CONT: case TSTP: case TTIN: case TTOU: case WINCH:
      return cause->code == FROM_KERNEL;
    default:
      return 0;
  }
}

static void hand_on(long child, struct cause *cause) {
  if (is_of_terminal(cause) || cause->sender == (int)child) return;
  if (cause->code == -1) call(SYS_sigqueueinfo, (word)child, (word)cause->signal, (word)cause, 0, 0);
  else call(SYS_kill, (word)child, (word)cause->signal, 0, 0, 0);
}

static int wait_for(long child) {
  long next_note = began + FIRST_NOTE;
  for (;;) {
    struct cause cause;
    long left = next_note - now();
    long signal = next_signal(&cause, left < 0 ? 0 : left);
    if (signal == -EAGAIN) {
      note_running();
      next_note = now() + NEXT_NOTE;
    } else if (signal > 0 && signal != CHLD) {
      hand_on(child, &cause);
    }
    int status = 0;
    while (reap(child, &status, NOHANG | UNTRACED) == child) {
      if ((status & 255) != 127) return status;
      suffer(status >> 8 & 255);
      // A shell continues the whole process group; anybody else may have meant this program alone.
      if (reap(child, &status, NOHANG | CONTINUED) == 0) call(SYS_kill, (word)child, CONT, 0, 0, 0);
      else if (status != 0xffff) return status;
    }
  }
}

static void end_as(int status) {
  int signal = status & 127;
  if (signal) {
    word none[2] = {0, 0};
    call(SYS_prlimit64, 0, LIMIT_CORE, (word)none, 0, 0);
    suffer(signal);
  }
  quit(signal ? 128 + signal : status >> 8 & 255);
}

static void find_tell(void) {
  long n = call(SYS_readlinkat, (word)AT_CWD, (word) "/proc/self/exe", (word)tell, 4096, 0);
  while (n > 0 && tell[n - 1] != '/') n--;
  copy(tell + (n > 0 ? n : 0), "tell");
}

static int usage(void) {
  static const char text[] = "makertime wrap: a command is missing\nHelp: makertime wrap --help\n";
  call(SYS_write, 2, (word)text, sizeof text - 1, 0, 0);
  return 2;
}

__attribute__((used)) void begin(word *stack) {
  word count = stack[0];
  char **all = (char **)(stack + 1);
  environment = all + count + 1;
  word i = 1;
  if (i + 1 < count && same(all[i], "--as")) identity = all[i + 1], i += 2;
  if (i < count && same(all[i], "--")) i++;
  if (i >= count) quit(usage());
  arguments = all + i;
  began = now();
  self = call(SYS_getpid, 0, 0, 0, 0, 0);
  struct action plain = {0};
  call(SYS_sigprocmask, SETMASK, (word)&ALL, (word)&inherited, 8, 0);
  call(SYS_sigaction, CHLD, (word)&plain, (word)&child_action, 8, 0);
  long child = fork_process();
  if (child < 0) become_command();
  if (child == 0) {
    // Who kills this program at once means the command.
    call(SYS_prctl, PR_SET_PDEATHSIG, KILL, 0, 0, 0);
    if (call(SYS_getppid, 0, 0, 0, 0, 0) != self) quit(128 + KILL);
    become_command();
  }
  find_tell();
  int status = wait_for(child);
  long ended = now();
  if (ended - began >= SHORTEST) note_end(ended, status);
  end_as(status);
}
