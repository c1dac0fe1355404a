"""What the program's ending means, for scripts. The numbers never change their meaning."""

DONE = 0
UNEXPECTED = 1
USAGE = 2
UNREADABLE = 3
VERIFICATION = 4
UNREVIEWED = 5
CASES = 10
INTERRUPTED = 130

MEANINGS = {
    DONE: "done",
    UNEXPECTED: "something unexpected, said in one line",
    USAGE: "the call or a setting is wrong",
    UNREADABLE: "some inputs were unreadable (each named); the others were read",
    VERIFICATION: "a verification failed",
    UNREVIEWED: "unreviewed cases are present, with --require-reviewed",
    CASES: "cases were found, with --fail-on-cases",
    INTERRUPTED: "interrupted (Ctrl-C)",
}
