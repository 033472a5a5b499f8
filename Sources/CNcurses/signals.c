// Signals, crashes, and standard error while the screen is in use.

#define _GNU_SOURCE 1

#include "CNcurses.h"

#define NCURSES_NOMACROS 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "private.h"

bool in_foreground(void) {
  pid_t group = tcgetpgrp(STDIN_FILENO);
  return group < 0 || group == getpgrp();
}

// ---- Signals as bytes in a pipe ---------------------------------------------------------------

static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t ending;
static struct sigaction previous[NSIG];

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int other_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void write_byte(int signal) {
  unsigned char byte = (unsigned char)signal;
  (void)!write(pipe_ends[1], &byte, 1);
}

static void on_signal(int signal) {
  int saved = errno;
  write_byte(signal);
  errno = saved;
}

static void on_ending(int signal) {
  ending = 1;
  on_signal(signal);
}

// Unlike SIG_IGN, a handler is not passed on to the programs started from here.
static void on_ignored(int signal) { (void)signal; }

static bool open_pipe(void) {
  return pipe_ends[0] >= 0 || pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) == 0;
}

static void on_crash(int signal);

static void install(const int *signals, size_t count, void (*handler)(int), int flags) {
  for (size_t i = 0; i < count; i++) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(signals[i], &action, &previous[signals[i]]);
    // Who started the program with a signal ignored, as nohup does, wants it ignored.
    if (handler == on_ending && previous[signals[i]].sa_handler == SIG_IGN)
      sigaction(signals[i], &previous[signals[i]], NULL);
  }
}

bool signals_install(void) {
  if (!open_pipe()) return false;
  install(ending_signals, COUNT(ending_signals), on_ending, SA_RESTART);
  install(other_signals, COUNT(other_signals), on_signal, SA_RESTART);
  const int pipe_signal = SIGPIPE;
  install(&pipe_signal, 1, on_ignored, SA_RESTART);
  // A stack of its own, because the crash may be that the stack is full.
  static char stack[64 * 1024];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  install(crash_signals, COUNT(crash_signals), on_crash, SA_ONSTACK | SA_NODEFER);
  return true;
}

static void restore(const int *signals, size_t count) {
  for (size_t i = 0; i < count; i++) sigaction(signals[i], &previous[signals[i]], NULL);
}

void signals_restore(void) {
  restore(ending_signals, COUNT(ending_signals));
  restore(other_signals, COUNT(other_signals));
  restore(crash_signals, COUNT(crash_signals));
  const int pipe_signal = SIGPIPE;
  restore(&pipe_signal, 1);
}

bool signals_ending(void) { return ending != 0; }

int nc_next_signal(void) {
  unsigned char byte;
  return read(pipe_ends[0], &byte, 1) == 1 ? byte : -1;
}

void nc_wake(void) {
  if (pipe_ends[1] >= 0) write_byte(0);
}

int nc_wait(void) {
  struct pollfd sources[] = {
      {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = pipe_ends[0], .events = POLLIN}};
  while (poll(sources, 2, -1) < 0 && errno == EINTR) continue;
  int result = sources[1].revents != 0 ? NC_WAIT_SIGNAL : 0;
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) return result | NC_WAIT_HANGUP;
  if (sources[0].revents & POLLIN) {
    // Something to read but nothing in it is the end of input.
    int waiting = 0;
    bool ended = ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
    result |= ended ? NC_WAIT_HANGUP : NC_WAIT_INPUT;
  }
  return result;
}

void signals_stop_self(bool in_background) {
  // The polite signal is ignored where no shell is left that could continue the process.
  if (in_background) {
    raise(SIGSTOP);
    return;
  }
  struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, &ours);
  raise(SIGTSTP); // Returns when the process goes on.
  sigaction(SIGTSTP, &ours, NULL);
}

void nc_die(int signal_number) {
  signal(signal_number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal_number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  raise(signal_number);
  _exit(128 + signal_number);
}

// ---- Crashes ----------------------------------------------------------------------------------

static volatile sig_atomic_t armed;
static bool wants_backtrace;
static struct termios shell_modes;
static bool have_shell_modes;
static char farewell[256];
static size_t farewell_length;

static void append(const char *text) {
  // Terminfo writes delays as $<5>; no terminal of today needs them.
  while (*text != '\0' && farewell_length < sizeof farewell) {
    const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
    if (end != NULL) text = end + 1;
    else farewell[farewell_length++] = *text++;
  }
}

void crash_remember_modes(void) {
  have_shell_modes = tcgetattr(STDIN_FILENO, &shell_modes) == 0;
}

// Prepares, while everything is in order, what a crash must send to the terminal.
void crash_prepare(bool mouse) {
  farewell_length = 0;
  append(PASTE_OFF);
  if (mouse) append("\033[?1006;1002;1000l");
  static const char *const capabilities[] = {"op", "sgr0", "rmkx", "cnorm", "rmcup"};
  for (size_t i = 0; i < COUNT(capabilities); i++) {
    const char *text = tigetstr(capabilities[i]);
    if (text != NULL && text != (const char *)-1) append(text);
  }
  append("\r\n");
  wants_backtrace = getenv("SWIFT_BACKTRACE") != NULL;
  armed = have_shell_modes;
}

void crash_disarm(void) { armed = 0; }

// Only calls that are allowed in a signal handler.
static void on_crash(int signal_number) {
  if (armed) {
    armed = 0;
    (void)!write(STDOUT_FILENO, farewell, farewell_length);
    tcsetattr(STDIN_FILENO, TCSANOW, &shell_modes);
    stderr_release();
  }
  // Swift's own handler waits half a minute for a key, which looks like a hang: only on request.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(signal_number, wants_backtrace ? &previous[signal_number] : &standard, NULL);
  raise(signal_number);
}

// ---- Standard error ---------------------------------------------------------------------------

// A line on standard error would tear the screen, and the last words of a crash would vanish with
// it. So they go to a file in memory, and from there to the terminal once it is the shell's again.

static int real_stderr = -1;

void stderr_park(void) {
  if (real_stderr >= 0 || !isatty(STDERR_FILENO)) return;
  int memory = memfd_create("stderr", MFD_CLOEXEC);
  if (memory < 0) return;
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_stderr >= 0) dup2(memory, STDERR_FILENO);
  close(memory);
}

// Only calls that are allowed in a signal handler.
void stderr_release(void) {
  if (real_stderr < 0) return;
  enum { last_bytes = 16 * 1024 };
  off_t end = lseek(STDERR_FILENO, 0, SEEK_END);
  lseek(STDERR_FILENO, end > last_bytes ? end - last_bytes : 0, SEEK_SET);
  char buffer[512];
  ssize_t count;
  while ((count = read(STDERR_FILENO, buffer, sizeof buffer)) > 0)
    (void)!write(real_stderr, buffer, (size_t)count);
  dup2(real_stderr, STDERR_FILENO);
  close(real_stderr);
  real_stderr = -1;
}
