# shellcheck shell=bash disable=SC2154
# The words in which the end-to-end tests are written. To be sourced by `run`, which sets
# $program (the release build) and $work (a folder that is removed afterwards).
#
# Nothing waits for a fixed time: whatever is expected is looked for again and again until it is
# there, at most $patience seconds.

socket=modeltui-$$
patience=${patience:-10}

terminal() {
  tmux -L "$socket" -f /dev/null "$@"
}

# start WIDTHxHEIGHT [ARGUMENT]...: runs the program in a new terminal of that size. Variables in
# front of the call, such as `NO_COLOR=1 start 80x24`, reach the program.
start() {
  start_command "$1" "$program" "${@:2}"
}

# start_command WIDTHxHEIGHT COMMAND [ARGUMENT]...: the same for any command.
start_command() {
  local size=$1
  shift
  stop
  # The terminal stays when the command ends, so that its last words and status can be seen. It
  # starts with an idle command: the options must be set before the one that counts.
  # A server that is still ending refuses new sessions.
  until_true terminal new-session -d -x "${size%x*}" -y "${size#*x}" cat 2>"$work/tmux" ||
    fail "no terminal: $(cat "$work/tmux")"
  terminal set-option -g status off \; set-option -g remain-on-exit on \; \
    set-option -g default-terminal "${TERMINAL:-screen-256color}" \; set-option -g mouse off
  # tmux does not always learn the exit status: a shell around the command writes it down.
  rm -f "$work/status"
  # shellcheck disable=SC2016
  terminal respawn-pane -k "$(printf '%q ' exec bash -c \
    'trap : INT QUIT TERM HUP; "${@:2}"; echo $? >"$1"' bash "$work/status" "$@")"
}

# Ends the terminal and what runs in it.
stop() {
  terminal kill-server 2>/dev/null || true
}

# keys KEY...: presses keys, by tmux's names (Down, Enter, C-r, BTab, F1, x).
keys() {
  terminal send-keys "$@"
}

# type_text TEXT: types the text as it is; escape sequences of a mouse, too.
type_text() {
  terminal send-keys -l -- "$1"
}

resize() {
  terminal resize-window -x "${1%x*}" -y "${1#*x}"
}

# The text on the screen, a line a row.
screen() {
  terminal capture-pane -p
}

# The same with the escape sequences for colours and attributes.
screen_with_attributes() {
  terminal capture-pane -p -e
}

# until_true COMMAND...: tries until the command succeeds or patience ends.
until_true() {
  local end=$((SECONDS + patience))
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.02
  done
}

fail() {
  printf '%s\n' "$*"
  if terminal has-session 2>/dev/null; then
    printf -- '--- the screen:\n%s\n---\n' "$(screen)"
  fi
  exit 1
}

shows() {
  local text
  text=$(screen)
  [[ $text == *"$1"* ]]
}

shows_not() {
  ! shows "$1"
}

# expect TEXT...: waits until each of the texts is on the screen.
expect() {
  local text
  for text in "$@"; do
    until_true shows "$text" || fail "not on the screen: $text"
  done
}

# expect_not TEXT...: waits until none of the texts is on the screen.
expect_not() {
  local text
  for text in "$@"; do
    until_true shows_not "$text" || fail "still on the screen: $text"
  done
}

# remember NAME: keeps the screen; expect_same NAME waits until it is so again.
remember() {
  screen >"$work/$1.screen"
}

is_as_remembered() {
  screen | cmp -s - "$work/$1.screen"
}

differs_from_remembered() {
  ! is_as_remembered "$1"
}

expect_same() {
  until_true is_as_remembered "$1" ||
    fail "the screen is not as remembered:" "$(screen | diff "$work/$1.screen" - || true)"
}

expect_different() {
  until_true differs_from_remembered "$1" || fail "the screen did not change"
}

has_ended() {
  [ -s "$work/status" ]
}

# expect_exit STATUS: waits until the program ends, with that status (128 and the number of a
# signal, as a shell says).
expect_exit() {
  until_true has_ended || fail "the program still runs"
  [ "$(cat "$work/status")" = "$1" ] || fail "exit status $(cat "$work/status"), not $1"
}

# run_program [ARGUMENT]...: runs the program without a terminal; then $output, $errors and $status
# hold what came of it. Standard input is the caller's.
# shellcheck disable=SC2034
run_program() {
  status=0
  "$program" "$@" >"$work/stdout" 2>"$work/stderr" || status=$?
  output=$(cat "$work/stdout")
  errors=$(cat "$work/stderr")
}

# check_equal WHAT FOUND EXPECTED, check_contains WHAT FOUND PART
check_equal() {
  [ "$2" = "$3" ] || fail "$1 is '$2', not '$3'"
}

check_contains() {
  [[ $2 == *"$3"* ]] || fail "$1 lacks '$3': $2"
}
