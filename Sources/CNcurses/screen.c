// The screen and the keyboard, through ncurses.

#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1

#include "CNcurses.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "private.h"

static bool is_open;
// The terminal is in the shell's state although is_open, because the process is being stopped.
static bool is_suspended;

// ncurses gives numbers above KEY_MAX to keys of its own, but not as many as this.
enum { KEY_PASTE_BEGIN = 30000, KEY_PASTE_END };

// ---- Opening and closing ----------------------------------------------------------------------

static bool locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static bool user_asked_for_utf8(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value != NULL && *value != '\0')
      return strcasestr(value, "UTF-8") != NULL || strcasestr(value, "UTF8") != NULL;
  }
  return false;
}

bool nc_set_locale(void) {
  // Only the character type matters to ncurses; messages and numbers stay as they are.
  setlocale(LC_CTYPE, "");
  // A locale set on another machine, as ssh passes it on, is often not installed here.
  if (!locale_is_utf8() && user_asked_for_utf8()) setlocale(LC_CTYPE, "C.UTF-8");
  return locale_is_utf8();
}

// initscr() would end the process if the terminal is unknown, and ncurses starts even on one
// that cannot place the cursor, so look first.
static nc_status check_terminal(void) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return NC_NOT_A_TERMINAL;
  const char *name = getenv("TERM");
  if (name == NULL || *name == '\0') return NC_TERM_UNSET;
  int reason;
  if (setupterm(NULL, STDOUT_FILENO, &reason) != OK)
    return reason == 1 ? NC_TERM_TOO_SIMPLE : NC_TERM_UNKNOWN;
  nc_status status = cursor_address != NULL ? NC_OPENED : NC_TERM_TOO_SIMPLE;
  del_curterm(cur_term);
  return status;
}

// A terminal that is not quite what TERM says sends the other form of these keys; taken apart, it
// would be an Escape and two letters that are commands.
static void define_other_forms(void) {
  static const struct {
    const char *sequence;
    int key;
  } forms[] = {
      {"\033[A", KEY_UP},     {"\033OA", KEY_UP},     {"\033[B", KEY_DOWN},  {"\033OB", KEY_DOWN},
      {"\033[C", KEY_RIGHT},  {"\033OC", KEY_RIGHT},  {"\033[D", KEY_LEFT},  {"\033OD", KEY_LEFT},
      {"\033[H", KEY_HOME},   {"\033OH", KEY_HOME},   {"\033[1~", KEY_HOME}, {"\033[F", KEY_END},
      {"\033OF", KEY_END},    {"\033[4~", KEY_END},   {"\033[2~", KEY_IC},   {"\033[3~", KEY_DC},
      {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
  };
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (key_defined(forms[i].sequence) == 0) define_key(forms[i].sequence, forms[i].key);
}

static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  if (getenv("ESCDELAY") == NULL) set_escdelay(25);
  // C-s, C-q, C-v and C-o are keys, too; C-c, C-z and C-\ remain signals.
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    modes.c_iflag &= (tcflag_t)~IXON;
    modes.c_lflag &= (tcflag_t)~IEXTEN;
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
  }
  def_prog_mode();
  curs_set(0);
  define_other_forms();
  define_key("\033[200~", KEY_PASTE_BEGIN);
  define_key("\033[201~", KEY_PASTE_END);
}

static void enable_mouse(void) {
  // Report a press at once instead of waiting whether it becomes a click.
  mouseinterval(0);
  mmask_t mask = BUTTON1_PRESSED | BUTTON3_PRESSED | BUTTON4_PRESSED;
#if NCURSES_MOUSE_VERSION > 1
  mask |= BUTTON5_PRESSED;
#endif
  mousemask(mask, NULL);
}

nc_status nc_open(bool mouse) {
  if (is_open) return NC_OPENED;
  nc_status status = check_terminal();
  if (status != NC_OPENED) return status;
  crash_remember_modes();
  // Before newterm(), which installs handlers of its own wherever it finds the default action.
  if (!signals_install()) return NC_NO_MEMORY;
  if (newterm(NULL, stdout, stdin) == NULL) {
    signals_restore();
    return NC_NO_MEMORY;
  }
  is_open = true;
  is_suspended = false;
  crash_prepare(mouse);
  set_modes();
  if (mouse) enable_mouse();
  nc_write(PASTE_ON, strlen(PASTE_ON));
  // LINES and COLUMNS in the environment may be wrong; the kernel knows.
  nc_adopt_size();
  stderr_park();
  static bool registered;
  if (!registered) registered = atexit(nc_close) == 0;
  return NC_OPENED;
}

static void leave_screen(void) {
  nc_write(PASTE_OFF, strlen(PASTE_OFF));
  endwin();
}

void nc_close(void) {
  if (!is_open) return;
  is_open = false;
  if (!is_suspended && in_foreground()) leave_screen();
  crash_disarm();
  stderr_release();
  signals_restore();
}

// ---- Painting ---------------------------------------------------------------------------------

int nc_start_colors(void) {
  if (!has_colors() || start_color() != OK) return 0;
  use_default_colors();
  return COLORS;
}

void nc_set_pair(int pair, int foreground) { init_pair((short)pair, (short)foreground, -1); }

void nc_put(int row, int column, const char *text, int length, unsigned attributes, int pair) {
  attr_t set = A_NORMAL;
  if (attributes & NC_BOLD) set |= A_BOLD;
  if (attributes & NC_DIM) set |= A_DIM;
  if (attributes & NC_UNDERLINE) set |= A_UNDERLINE;
  if (attributes & NC_REVERSE) set |= A_REVERSE;
  wattr_set(stdscr, set, (short)pair, NULL);
  // Fails in the last cell of the screen, having drawn it.
  (void)mvwaddnstr(stdscr, row, column, text, length);
}

void nc_place_cursor(int row, int column, bool visible) {
  wmove(stdscr, row, column);
  curs_set(visible ? 1 : 0);
}

void nc_refresh(void) { wrefresh(stdscr); }

void nc_forget_screen(void) { clearok(curscr, TRUE); }

void nc_write(const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (written < 0 && errno != EINTR) {
      return;
    }
  }
}

void nc_get_size(int *rows, int *columns_out) {
  *rows = LINES;
  *columns_out = COLS;
}

void nc_adopt_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return;
  // Unlike resizeterm(), this puts no key of its own into the input.
  if (is_term_resized(size.ws_row, size.ws_col)) resize_term(size.ws_row, size.ws_col);
  // What a terminal keeps of its contents, and where, when its size changes is its own affair.
  nc_forget_screen();
}

// ---- Input ------------------------------------------------------------------------------------

static nc_input read_mouse(void) {
  MEVENT event;
  nc_input input = {.kind = NC_OTHER};
  if (getmouse(&event) != OK) return input;
  input.row = event.y;
  input.column = event.x;
  if (event.bstate & BUTTON1_PRESSED) input.kind = NC_MOUSE_LEFT;
  else if (event.bstate & BUTTON3_PRESSED) input.kind = NC_MOUSE_RIGHT;
  else if (event.bstate & BUTTON4_PRESSED) input.kind = NC_WHEEL_UP;
#if NCURSES_MOUSE_VERSION > 1
  else if (event.bstate & BUTTON5_PRESSED) input.kind = NC_WHEEL_DOWN;
#endif
  return input;
}

static nc_input_kind kind_of_key(wint_t key) {
  switch (key) {
  case KEY_UP: return NC_UP;
  case KEY_DOWN: return NC_DOWN;
  case KEY_LEFT: return NC_LEFT;
  case KEY_RIGHT: return NC_RIGHT;
  case KEY_HOME: case KEY_FIND: case KEY_A1: return NC_HOME;
  case KEY_END: case KEY_SELECT: case KEY_C1: return NC_END;
  case KEY_PPAGE: case KEY_A3: return NC_PAGE_UP;
  case KEY_NPAGE: case KEY_C3: return NC_PAGE_DOWN;
  case KEY_IC: return NC_INSERT;
  case KEY_DC: return NC_DELETE;
  case KEY_BACKSPACE: return NC_BACKSPACE;
  case KEY_ENTER: return NC_ENTER;
  case KEY_BTAB: return NC_BACK_TAB;
  case KEY_PASTE_BEGIN: return NC_PASTE_BEGIN;
  case KEY_PASTE_END: return NC_PASTE_END;
  default: return NC_OTHER;
  }
}

nc_input nc_read(void) {
  wint_t key = 0;
  switch (wget_wch(stdscr, &key)) {
  case OK: return (nc_input){.kind = NC_CHARACTER, .value = (uint32_t)key};
  case KEY_CODE_YES:
    if (key == KEY_MOUSE) return read_mouse();
    if (key >= KEY_F(1) && key <= KEY_F(63))
      return (nc_input){.kind = NC_FUNCTION, .value = (uint32_t)(key - KEY_F0)};
    return (nc_input){.kind = kind_of_key(key)};
  default: return (nc_input){.kind = NC_NOTHING};
  }
}

// ---- Stopping and going on --------------------------------------------------------------------

static void take_screen(void) {
  nc_write(PASTE_ON, strlen(PASTE_ON));
  nc_adopt_size();
  nc_forget_screen();
  nc_refresh();
}

void nc_stop(void) {
  if (!is_open) return;
  leave_screen();
  is_suspended = true;
  signals_stop_self(false);
  // Continued in the background, the program has nothing to do but wait for the foreground.
  while (!signals_ending() && !in_foreground()) signals_stop_self(true);
  if (signals_ending()) return;
  is_suspended = false;
  take_screen();
}

void nc_resume(void) {
  if (!is_open || is_suspended) return;
  if (!in_foreground()) {
    nc_stop();
    return;
  }
  // The shell has used the terminal meanwhile: set every mode anew.
  leave_screen();
  take_screen();
}
