// What screen.c and signals.c share.
#ifndef CNCURSES_PRIVATE_H
#define CNCURSES_PRIVATE_H

#include <stdbool.h>

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

// signals.c
bool signals_install(void);
void signals_restore(void);
bool signals_ending(void);
void signals_stop_self(bool in_background);
void crash_remember_modes(void); // before ncurses changes them
void crash_prepare(bool mouse);
void crash_disarm(void);
void stderr_park(void);
void stderr_release(void);

// Whether this process may change the terminal; a background job may not.
bool in_foreground(void);

#endif
