# shellcheck shell=bash disable=SC2154
# What the program says of itself.

test_version_in_a_pipe() {
  run_program --version
  check_equal "exit status" "$status" 0
  [[ $output =~ ^modeltui\ [0-9]+\.[0-9]+(\.[0-9]+)?$ ]] || fail "not a version: $output"
  check_equal "standard error" "$errors" ""
}

test_help_in_a_pipe() {
  run_program --help
  check_equal "exit status" "$status" 0
  check_contains help "$output" USAGE
  local command
  for command in qmp check expand hosts models; do
    check_contains help "$output" "$command"
  done
  check_equal "standard error" "$errors" ""
}

test_help_of_each_subcommand() {
  local command
  for command in qmp check expand hosts models; do
    run_program "$command" --help
    check_equal "exit status of $command --help" "$status" 0
    check_contains "$command --help" "$output" USAGE
  done
}

test_an_unknown_option_is_status_2() {
  run_program --no-such-option
  check_equal "exit status" "$status" 2
  check_equal "standard output" "$output" ""
  check_contains "standard error" "$errors" no-such-option
}

test_help_in_a_terminal() {
  start 120x40 --help
  expect USAGE qmp check
  expect_exit 0
}
