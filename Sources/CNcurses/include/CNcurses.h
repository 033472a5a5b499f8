// The terminal in terms of modeltui: what ncurses and signals are needed for, and no more.
//
// <curses.h> is not included here. Its macros, variadic functions and global variables do not
// reach Swift, and its names would clutter what does.
//
// One thread owns the terminal and calls these functions; only nc_wake() may be called by others.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- Opening and closing ----------------------------------------------------------------------

typedef enum {
  NC_OPENED,
  NC_NOT_A_TERMINAL,  // standard input or output is something else
  NC_TERM_UNSET,      // TERM is unset or empty
  NC_TERM_UNKNOWN,    // no terminfo entry for TERM
  NC_TERM_TOO_SIMPLE, // the cursor cannot be moved to a given place
  NC_NO_MEMORY,
} nc_status;

// Takes the characters from the user's locale; returns whether they are UTF-8.
bool nc_set_locale(void);

// Puts the terminal into full-screen mode. Until nc_close(), standard error is collected if it
// would have gone to the terminal, and signals arrive through nc_wait(). Without mouse, nothing
// about a mouse is ever sent.
nc_status nc_open(bool mouse);

// Leaves everything as nc_open() found it and then prints what standard error collected.
// Calling it again does nothing; it also runs at exit.
void nc_close(void);

// ---- Painting ---------------------------------------------------------------------------------

enum { NC_BOLD = 1, NC_DIM = 2, NC_UNDERLINE = 4, NC_REVERSE = 8 };

// Switches colours on, on the terminal's own background; returns their number, 0 if there are none.
int nc_start_colors(void);
void nc_set_pair(int pair, int foreground);

void nc_put(int row, int column, const char *_Nonnull text, int length, unsigned attributes,
            int pair);
void nc_place_cursor(int row, int column, bool visible);
// Sends what has changed to the terminal.
void nc_refresh(void);
// Has the next nc_refresh() send everything.
void nc_forget_screen(void);
// Sends bytes to the terminal behind the back of ncurses.
void nc_write(const char *_Nonnull bytes, size_t length);

void nc_get_size(int *_Nonnull rows, int *_Nonnull columns);
// Adopts the size that the kernel reports.
void nc_adopt_size(void);

// ---- Input ------------------------------------------------------------------------------------

enum { NC_WAIT_INPUT = 1, NC_WAIT_SIGNAL = 2, NC_WAIT_HANGUP = 4 };

// Sleeps until there is something to read or a signal has come; returns which.
int nc_wait(void);

typedef enum {
  NC_NOTHING,
  NC_CHARACTER, // value: the scalar
  NC_FUNCTION,  // value: the number of the function key
  NC_UP, NC_DOWN, NC_LEFT, NC_RIGHT, NC_HOME, NC_END, NC_PAGE_UP, NC_PAGE_DOWN,
  NC_INSERT, NC_DELETE, NC_BACKSPACE, NC_ENTER, NC_BACK_TAB,
  NC_PASTE_BEGIN, NC_PASTE_END,
  NC_MOUSE_LEFT, NC_MOUSE_RIGHT, NC_WHEEL_UP, NC_WHEEL_DOWN, // at row, column
  NC_OTHER,     // a key or mouse event of no use
} nc_input_kind;

typedef struct {
  nc_input_kind kind;
  uint32_t value;
  int row, column;
} nc_input;

// The next key or mouse event without waiting, NC_NOTHING if there is none.
nc_input nc_read(void);

// ---- Signals ----------------------------------------------------------------------------------

// The number of the next signal that has come, 0 for a nc_wake(), -1 if there is none.
int nc_next_signal(void);
// Has nc_wait() return with NC_WAIT_SIGNAL.
void nc_wake(void);
// Hands the terminal back and stops the process; returns with the screen painted again when the
// process goes on, or with the terminal left alone if a signal to end it has come meanwhile.
void nc_stop(void);
// Takes the terminal again after the process was stopped from outside.
void nc_resume(void);
// Ends the process by a signal, for the parent to see.
_Noreturn void nc_die(int signal);

#endif
