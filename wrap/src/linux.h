// The few calls of Linux that the launcher makes, on x86-64 and aarch64, without a C library.
#ifndef MAKERTIME_LINUX_H
#define MAKERTIME_LINUX_H

typedef unsigned long word;

#if defined(__x86_64__)
enum {
  SYS_sigaction = 13, SYS_sigprocmask = 14, SYS_dup3 = 292, SYS_getpid = 39, SYS_execve = 59,
  SYS_exit_group = 231, SYS_wait4 = 61, SYS_kill = 62, SYS_fcntl = 72, SYS_setsid = 112, SYS_sigtimedwait = 128,
  SYS_sigqueueinfo = 129, SYS_prctl = 157, SYS_clock_gettime = 228, SYS_openat = 257, SYS_readlinkat = 267,
  SYS_prlimit64 = 302, SYS_close_range = 436, SYS_write = 1, SYS_clone = 56, SYS_getppid = 110
};

static inline long call(long number, word a, word b, word c, word d, word e) {
  long result;
  register word r10 __asm__("r10") = d;
  register word r8 __asm__("r8") = e;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8)
                   : "rcx", "r11", "memory");
  return result;
}

__asm__(".globl _start\n_start:\n  xor %ebp,%ebp\n  mov %rsp,%rdi\n  and $-16,%rsp\n  call begin\n");
#elif defined(__aarch64__)
enum {
  SYS_dup3 = 24, SYS_fcntl = 25, SYS_openat = 56, SYS_write = 64, SYS_readlinkat = 78, SYS_exit_group = 94,
  SYS_clock_gettime = 113, SYS_kill = 129, SYS_sigaction = 134, SYS_sigprocmask = 135, SYS_sigtimedwait = 137,
  SYS_sigqueueinfo = 138, SYS_setsid = 157, SYS_prctl = 167, SYS_getpid = 172, SYS_getppid = 173, SYS_clone = 220,
  SYS_execve = 221, SYS_wait4 = 260, SYS_prlimit64 = 261, SYS_close_range = 436
};

static inline long call(long number, word a, word b, word c, word d, word e) {
  register long x8 __asm__("x8") = number;
  register word x0 __asm__("x0") = a;
  register word x1 __asm__("x1") = b;
  register word x2 __asm__("x2") = c;
  register word x3 __asm__("x3") = d;
  register word x4 __asm__("x4") = e;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4) : "memory");
  return (long)x0;
}

__asm__(".globl _start\n_start:\n  mov x29,#0\n  mov x30,#0\n  mov x0,sp\n  and sp,x0,#-16\n  bl begin\n");
#endif

// Signals, errors and flags have the same numbers on both.
enum { HUP = 1, INT = 2, QUIT = 3, KILL = 9, CHLD = 17, CONT = 18, STOP = 19, TSTP = 20, TTIN = 21, TTOU = 22, WINCH = 28 };
enum { ENOENT = 2, E2BIG = 7, ENOEXEC = 8, EAGAIN = 11, EACCES = 13, ENOTDIR = 20, EINTR = 4 };
enum { BLOCK = 0, UNBLOCK = 1, SETMASK = 2 };
enum { NOHANG = 1, UNTRACED = 2, CONTINUED = 8, FROM_KERNEL = 0x80, AT_CWD = -100, READ_WRITE = 2, REALTIME = 0 };
enum { PR_SET_PDEATHSIG = 1, LIMIT_CORE = 4, GET_FLAGS = 1, SIGNAL_COUNT = 64 };

struct action {
  word handler;
  word flags;
#if defined(__x86_64__)
  word restorer;
#endif
  word mask;
};

struct instant {
  long seconds;
  long nanos;
};

// What is known of a signal: only the first fields are read, the rest is room for the kernel.
struct cause {
  int signal;
  int error;
  int code;
  int pad;
  int sender;
  char rest[108];
};

static inline long fork_process(void) { return call(SYS_clone, CHLD, 0, 0, 0, 0); }

static inline void quit(int code) {
  for (;;) call(SYS_exit_group, (word)code, 0, 0, 0, 0);
}

static inline word length(const char *text) {
  word n = 0;
  while (text[n]) n++;
  return n;
}

static inline int same(const char *one, const char *other) {
  while (*one && *one == *other) one++, other++;
  return *one == *other;
}

static inline char *copy(char *to, const char *from) {
  while (*from) *to++ = *from++;
  *to = 0;
  return to;
}
#endif
