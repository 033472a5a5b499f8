# shellcheck shell=bash disable=SC2154
# The explorer in a terminal: the first screen, keys, sizes, signals and every way out.

newest_host=gen17a-qemu-11.1.0-kvm

test_first_screen_at_80x24() {
  start 80x24 z14
  expect "1 Explorer" "z14 on $newest_host: does not run" "Models" "Features of z14" \
    "Does NOT run on $newest_host" "m mends it" "? help  q quit"
  keys q
  expect_exit 0
}

test_first_screen_at_120x40() {
  start 120x40 z14
  expect "─ Model, -cpu ─" "─ Runs ─" "─ Migration ─" "Can move to" "s390-ccw-virtio-11.1"
  keys q
  expect_exit 0
}

test_first_screen_at_200x60() {
  start 200x60
  expect "z900.3" "z10 EC" "Can move to" ": commands" "[-] can not be on"
  keys q
  expect_exit 0
}

test_toggling_changes_the_verdict() {
  start 80x24 z14
  expect "does not run: 1 missing"
  keys Tab Down Space
  expect "csske off; runs now on" "$newest_host: runs"
  keys Space
  expect "does not run: 1 missing"
}

test_deprecated_features_go_with_one_key() {
  start 80x24 z14
  expect "does not run"
  keys D
  expect "csske, cte, te, bpb off" "4 changed" "$newest_host: runs"
  keys D
  expect "does not run: 1 missing"
}

test_searching_finds_machines_by_number() {
  start 80x24
  expect "Models"
  keys /
  type_text 3931
  expect "/3931" "match 1 of" "gen16a (z16 A01) on"
  keys Escape
  expect "gen17a (z17 ME1) on"
}

test_choosing_a_host_and_a_machine_type() {
  start 80x24 z14
  expect "Models"
  keys H
  expect "Choose a host"
  type_text z14-qemu
  expect "z14-qemu-3.0.0-kvm"
  keys Enter
  expect "z14 on z14-qemu-3.0.0-kvm: runs" "s390-ccw-virtio-3.0"
  keys M
  expect "Choose a machine type"
  type_text 2.12
  keys Enter
  expect "s390-ccw-virtio-2.12"
}

test_undo_and_redo() {
  start 80x24 z14
  expect "Models"
  keys u
  expect "There is nothing to undo"
  keys D
  expect "4 changed"
  keys u
  expect "Undone"
  expect_not "4 changed"
  keys C-r
  expect "4 changed" "Redone"
}

test_wrong_keys_say_so() {
  start 80x24
  expect "Models"
  remember before
  keys F2
  expect "F2 does nothing here; ? shows the keys"
  keys Escape
  expect_same before
}

test_resizing_keeps_everything() {
  start 80x24 z14
  expect "Models"
  keys D H
  expect "Choose a host"
  resize 39x9
  expect "modeltui needs 40x10"
  resize 200x60
  expect "Choose a host" "[-] can not be on"
  resize 40x10
  expect "Choose a host"
  keys Escape
  resize 80x24
  expect "4 changed" "Runs on" "? help  q quit"
  # Nothing of the larger screens is left over.
  remember after
  keys C-l
  expect_same after
}

test_leaving_asks_if_the_named_file_lacks_something() {
  start 80x24 z14
  expect "Models"
  keys D
  expect "4 changed"
  keys C-s
  expect "Save to:"
  keys C-u
  type_text "$work/mine.session"
  keys Enter
  expect "Saved to"
  keys D
  expect "does not run: 1 missing"
  keys q
  expect "lacks the last changes"
  keys Escape
  expect "Not left"
  keys q
  expect "lacks the last changes"
  keys y
  expect_exit 0
}

test_leaving_what_is_saved_automatically_asks_nothing() {
  start 80x24 z14
  expect "Models"
  keys D
  expect "4 changed"
  keys q
  expect_exit 0
  expect "--resume"
}

test_clicks_select_toggle_and_run() {
  start 80x24 z14
  expect "Models"
  # The mark of csske, then gen16b.
  click 29 5
  expect "csske off"
  click 5 12
  expect "gen16b (z16 A02)"
  # The last word of the hint bar: quit.
  click 78 24
  expect_exit 0
}

# As the screen-256color of this terminal sends a press and a release of the first button at
# COLUMN ROW, counted from 1.
click() {
  local place
  place=$(printf '\\x%x\\x%x' $((32 + $1)) $((32 + $2)))
  type_text "$(printf '\e[M %b\e[M#%b' "$place" "$place")"
}

test_clicks_in_the_newer_encoding() {
  TERMINAL=xterm-256color start 80x24 z14
  expect "Models"
  type_text $'\e[<0;29;5M\e[<0;29;5m'
  expect "csske off"
}

# Starts a shell in the terminal that keeps the terminal's settings and runs the program as a job.
start_in_shell() {
  start_command 80x24 bash --norc -i
  type_text "PS1='ready> '; stty -a >'$work/before'"
  keys Enter
  expect "ready> "
  type_text "'$program' z14"
  keys Enter
  expect "Features of z14"
}

# expect_status STATUS: what the shell says of the program that has ended, and that the terminal's
# settings are as before.
expect_status() {
  expect_not "Features of z14"
  type_text "echo status=\$?"
  keys Enter
  expect "status=$1"
  check_terminal_settings
}

check_terminal_settings() {
  type_text "stty -a >'$work/after'; echo checked"
  keys Enter
  until_true cmp -s "$work/before" "$work/after" || fail "the terminal's settings have changed"
}

explorer_process() {
  pgrep -f -x "$program z14" | head -n 1
}

is_gone() {
  ! kill -0 "$1" 2>/dev/null
}

test_the_terminal_is_as_before_after_quitting() {
  start_in_shell
  keys q
  expect_status 0
}

ends_by_signal() {
  start_in_shell
  kill -s "$1" "$(explorer_process)"
  expect_status "$2"
}

test_sigterm_restores_the_terminal() { ends_by_signal TERM 143; }

test_sighup_restores_the_terminal() { ends_by_signal HUP 129; }

test_sigint_restores_the_terminal() { ends_by_signal INT 130; }

test_sigquit_restores_the_terminal() { ends_by_signal QUIT 131; }

test_suspending_and_going_on() {
  start_in_shell
  keys D
  expect "4 changed"
  keys C-z
  expect "Stopped" "ready>"
  expect_not "Features of z14"
  check_terminal_settings
  type_text fg
  keys Enter
  expect "Features of z14" "4 changed"
  keys Tab
  expect ">▾"
}

test_a_killed_terminal_leaves_no_process() {
  start 80x24 z14
  expect "Models"
  local process
  process=$(explorer_process)
  [ -n "$process" ] || fail "no process"
  stop
  until_true is_gone "$process" || fail "process $process is still there"
}

test_without_a_terminal() {
  run_program z14
  check_equal "exit status" "$status" 2
  check_equal "standard output" "$output" ""
  check_contains "standard error" "$errors" "terminal"
}

test_an_unknown_type_of_terminal() {
  start_command 80x24 env TERM=no-such-terminal "$program"
  expect "another, for example TERM=xterm-256color"
  expect_exit 2
}

test_no_color_has_no_colours() {
  NO_COLOR=1 start 80x24 z14
  expect "Does NOT run"
  keys D
  expect "4 changed"
  # A colour is one of the numbers 30 to 48 in an escape sequence; attributes have smaller ones.
  if screen_with_attributes | grep -Eq $'\e\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7])[;m]'; then
    fail "there are colours"
  fi
}

test_ascii_is_ascii() {
  start 80x24 --ascii z14
  expect "+- Models -"
  if screen | LC_ALL=C grep -q '[^ -~]'; then fail "not ASCII"; fi
}

test_a_terminal_without_unicode() {
  LC_ALL=C start 80x24 z14
  expect "+- Models -"
  if screen | LC_ALL=C grep -q '[^ -~]'; then fail "not ASCII"; fi
}

# Writes a small file of QMP replies, as `modeltui qmp` gives them for a host: $1 the file.
write_host_file() {
  {
    echo '{"execute": "qmp_capabilities"}'
    echo '{"execute": "query-version"}'
    echo '{"execute": "query-machines"}'
    echo '{"execute": "query-cpu-definitions"}'
    echo '{"execute": "query-cpu-model-expansion",' \
      '"arguments": {"type": "static", "model": {"name": "host"}}}'
  } | "$program" qmp --host gen16a-qemu-10.0.0-kvm >"$1"
}

test_a_host_from_a_file() {
  write_host_file "$work/machine-room.replies"
  start 80x24 --host "$work/machine-room.replies" z14
  expect "z14 on machine-room: runs"
  run_program check --host "$work/machine-room.replies" z14
  local from_file=$status
  run_program check --host gen16a-qemu-10.0.0-kvm z14
  check_equal "exit status" "$from_file" "$status"
}

test_a_host_with_an_odd_name() {
  local name=$'主机\e[31m e\u0301.json'
  write_host_file "$work/$name"
  start 120x40 --host "$work/$name" z14
  expect "主机" "^[[31m"
  keys H
  expect "Choose a host"
  keys Escape q
  expect_exit 0
}

# refuses ARGUMENT...: exit status 2, nothing on standard output, a message.
refuses() {
  run_program "$@"
  check_equal "exit status of $*" "$status" 2
  check_equal "standard output of $*" "$output" ""
  [ -n "$errors" ] || fail "$* says nothing"
}

test_bad_host_files_are_refused_with_a_message() {
  : >"$work/empty"
  head -c 4000 /dev/urandom >"$work/noise"
  echo '{"return": {"model": {"name": "z14", "props"' >"$work/cut"
  echo 'Dear diary' >"$work/text"
  local file
  for file in empty noise cut text absent; do
    refuses check --host "$work/$file" z14
    check_contains "the message about $file" "$errors" "$file"
  done
  refuses --host "$work/empty"
  refuses check --host "$work" z14
}

test_huge_host_files_are_refused() {
  truncate -s 65M "$work/huge"
  refuses check --host "$work/huge" z14
  check_contains "the message" "$errors" "64 MiB"
}
