# shellcheck shell=bash disable=SC2154
# The subcommands in pipes.

test_check_answers_with_words_and_status() {
  run_program check --host gen17a-qemu-11.1.0-kvm z14
  check_equal "exit status" "$status" 1
  check_contains "the answer" "$output$errors" csske
  run_program check --host gen17a-qemu-11.1.0-kvm z14,csske=off
  check_equal "exit status" "$status" 0
  run_program check --host gen17a-qemu-11.1.0-kvm z99
  check_equal "exit status" "$status" 1
  run_program check --host no-such-host z14
  check_equal "exit status" "$status" 2
}

test_check_as_json() {
  run_program check --json --host gen17a-qemu-11.1.0-kvm z14
  check_equal "exit status" "$status" 1
  check_contains "the answer" "$output" '"runs"'
  check_contains "the answer" "$output" 'z14,csske=off'
}

test_expand_in_all_types() {
  local kind
  for kind in static full cpu xml; do
    run_program expand --type "$kind" z14,csske=off
    check_equal "exit status of $kind" "$status" 0
    check_contains "$kind" "$output" z14-base
  done
  run_program expand --type static no-such-model
  check_equal "exit status" "$status" 1
  run_program expand --type no-such-type z14
  check_equal "exit status" "$status" 2
}

test_models_and_hosts_list_what_there_is() {
  run_program models
  check_equal "exit status" "$status" 0
  check_contains models "$output" gen17a
  run_program hosts
  check_equal "exit status" "$status" 0
  check_contains hosts "$output" gen17a-qemu-11.1.0-kvm
  check_contains hosts "$output" tcg-7.2
  check_contains hosts "$output" ideal-z900
}

test_qmp_in_a_pipe() {
  run_program qmp <<<'{"execute": "qmp_capabilities"} {"execute": "query-version", "id": 7}'
  check_equal "exit status" "$status" 0
  check_contains greeting "$output" '"QMP"'
  check_contains reply "$output" '"id": 7'
  check_equal "lines" "$(wc -l <<<"$output")" 3
}

test_qmp_refuses_what_qemu_refuses() {
  run_program qmp <<<'{"execute": "query-version"} {"execute": "qmp_capabilities"} {"execute": "no"}'
  check_equal "exit status" "$status" 0
  check_equal "errors" "$(grep -c CommandNotFound <<<"$output")" 2
}

test_a_reader_that_goes_away() {
  local line
  # The program must not complain when nobody reads on.
  line=$("$program" models 2>"$work/stderr" | head -n 1)
  [ -n "$line" ] || fail "no first line"
  check_equal "standard error" "$(cat "$work/stderr")" ""
}
