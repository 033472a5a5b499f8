# shellcheck shell=bash disable=SC2154
# What the user does is kept: automatically, in files to send on, and whatever ends the program.

# Gives the program an own home for states and configurations, with nothing in it.
fresh_folders() {
  export XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config
  rm -rf "$XDG_STATE_HOME" "$XDG_CONFIG_HOME"
  mkdir -p "$XDG_CONFIG_HOME/modeltui"
  state=$XDG_STATE_HOME/modeltui
}

file_has() {
  grep -q -- "$2" "$1" 2>/dev/null
}

expect_in_file() {
  until_true file_has "$1" "$2" || fail "$1 lacks '$2': $(cat "$1" 2>&1)"
}

# kill_program SIGNAL: ends what runs in the terminal by a signal.
kill_program() {
  local shell
  shell=$(terminal display-message -p '#{pane_pid}')
  kill "-$1" "$(pgrep -P "$shell")"
}

# What the terminal keeps of the program's last words, which its own may have moved out of sight.
was_printed() {
  terminal capture-pane -p -S - | grep -q -- "$1"
}

test_killed_work_comes_back() {
  fresh_folders
  start 80x24 gen15a
  expect gen15a
  keys Tab Space P
  expect "Pinned as guest 1"
  expect_in_file "$state/session" "^guest "
  expect_in_file "$state/session" "^changed gen15a "
  kill_program KILL
  expect_exit 137
  start 80x24 --resume
  expect Resumed "2 changed"
  keys P
  expect "Pinned as guest 2"
  kill_program TERM
  expect_exit 143
  check_equal "number of guests" "$(grep -c '^guest ' "$state/session")" 2
}

test_looking_around_saves_nothing_and_prints_nothing() {
  fresh_folders
  start 80x24
  expect gen17a
  keys Down Down
  expect gen16
  keys q
  expect_exit 0
  was_printed "^-cpu" && fail "a model is printed"
  [ ! -e "$state/session" ] || fail "there is a session"
}

test_the_changed_model_is_printed_at_the_end() {
  fresh_folders
  start 80x24 gen15a
  expect gen15a
  keys D q
  expect_exit 0
  until_true was_printed "^-cpu gen15a,cte=off,te=off$" || fail "the model is not printed"
  was_printed "modeltui --resume" || fail "the way back is not printed"
  # Keys that come at once are all kept.
  file_has "$state/session" "^changed gen15a -cte -te$" || fail "the change is not saved"
}

test_save_and_open_by_path() {
  fresh_folders
  local file=$work/mine.session
  rm -f "$file"
  start 80x24 gen15a
  expect gen15a
  keys P C-s
  expect "Save to: $state/modeltui.session"
  keys C-u
  type_text "$file"
  keys Enter
  expect "Saved to"
  keys P q
  expect "lacks the last changes"
  keys n C-s
  expect "Saved to"
  keys q
  expect_exit 0
  check_equal "last line" "$(tail -n 1 "$file")" end
  check_equal "number of guests" "$(grep -c '^guest ' "$file")" 2

  start 80x24 --session "$file"
  expect Opened gen15a
  keys P
  expect "Pinned as guest 3"
  keys q
  expect "lacks the last changes"
  keys y
  expect_exit 0
  check_equal "number of guests" "$(grep -c '^guest ' "$file")" 2

  # The next one may not be replaced without a question.
  start 80x24
  expect gen17a
  keys C-s C-u
  type_text "$file"
  keys Enter
  expect "y replaces it"
  keys n
  expect "is as it was"
  keys q
  expect_exit 0
  check_equal "number of guests" "$(grep -c '^guest ' "$file")" 2
}

test_a_damaged_session_is_left_alone() {
  fresh_folders
  mkdir -p "$state"
  printf 'modeltui session 1\nhost a\nguest b\n' >"$state/session"
  cp "$state/session" "$work/damaged"
  run_program --session "$work/damaged" </dev/null
  check_equal "exit status" "$status" 2
  check_contains "standard error" "$errors" "line 3"
  start 80x24 --resume
  expect "Nothing was resumed" gen17a
  keys P
  expect_in_file "$state/session-2" "^guest "
  keys q
  expect_exit 0
  cmp "$work/damaged" "$state/session" || fail "the damaged session is another"
}

test_a_newer_session_is_refused() {
  fresh_folders
  printf 'modeltui session 2\nend\n' >"$work/newer"
  run_program --session "$work/newer"
  check_equal "exit status" "$status" 2
  check_contains "standard error" "$errors" "line 1: a newer modeltui wrote it"
}

test_two_programs_keep_two_sessions() {
  fresh_folders
  start 80x24 gen15a
  expect gen15a
  keys P
  expect_in_file "$state/session" "gen15a"
  # The second one runs in another window of the same terminal.
  terminal new-window "$(printf '%q ' "$program" z13)"
  expect z13
  keys P
  expect_in_file "$state/session-2" "z13"
  keys q
  until_true shows "Pane is dead" || fail "the second one still runs"
  terminal kill-window
  expect gen15a
  keys P
  expect "Pinned as guest 2"
  keys q
  expect_exit 0
  file_has "$state/session" gen15a || fail "the first session is lost"
  start 80x24 --resume
  expect Resumed gen15a
}

test_a_full_disk_leaves_the_old_session() {
  fresh_folders
  # shellcheck disable=SC2016
  start_command 80x24 bash -c 'ulimit -f 1; exec "$0" gen15a' "$program"
  expect gen15a
  keys P
  expect_in_file "$state/session" "^guest "
  cp "$state/session" "$work/before"
  keys P
  expect "not saved automatically: File too large"
  cmp "$work/before" "$state/session" || fail "the old session is another"
  check_equal "files" "$(find "$state" -type f | wc -l)" 2
  keys q
  expect "Nothing has been saved"
  keys y
  expect_exit 0
}

test_the_configuration_counts() {
  fresh_folders
  printf 'host = tcg-10.0\nascii = on\ntheme = dark\n' >"$XDG_CONFIG_HOME/modeltui/config"
  start 80x24
  expect tcg-10.0 "+-"
  keys q
  expect_exit 0
  start 80x24 --no-ascii
  expect tcg-10.0 "─"
  keys q
  expect_exit 0
  printf 'host = tcg-10.0\ntheme = pink\n' >"$XDG_CONFIG_HOME/modeltui/config"
  start 80x24
  expect tcg-10.0 "line 2: 'theme' is one of"
  keys q
  expect_exit 0
  run_program --config "$XDG_CONFIG_HOME/modeltui/config"
  check_equal "exit status" "$status" 2
  check_contains "standard error" "$errors" "line 2: 'theme' is one of any, dark, light, none"
}

test_themes_change_the_colours() {
  fresh_folders
  start 80x24 --theme light
  expect gen17a
  [[ $(screen_with_attributes) == *"38;5;22"* ]] || fail "no green of the light theme"
  keys :
  type_text "next theme"
  keys Enter
  expect "Theme none"
  [[ $(screen_with_attributes) != *"38;5;"* ]] || fail "there are colours"
  keys q
  expect_exit 0
}
