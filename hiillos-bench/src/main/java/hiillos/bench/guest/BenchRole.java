package hiillos.bench.guest;

import hiillos.testprogram.guest.Role;

/** What the other process of a benchmark does. */
enum BenchRole implements Role {
    /** Answers every call with the same message. */
    ANSWER("answer", IpcBenchmarks::answer),
    /** Answers every call; has a buffer for long messages and handles. */
    ANSWER_WITH_BUFFER("answer", IpcBenchmarks::answerWithBuffer),
    /** Answers every call on the second processor. */
    ANSWER_ON_SECOND("answer", OtherProcessor::answer),
    /** Serves a protocol through the SDK. */
    ECHO("echo", SdkBenchmarks::serve),
    /** Yields for ever. */
    YIELD("yield", ThreadBenchmarks::yieldForEver),
    /** Waits for one notification and signals another, for ever. */
    PONG("pong", NotifyBenchmarks::pong),
    /** Waits for a call for ever; one of many. */
    WAIT("wait", IpcBenchmarks::answer);

    private final String label;
    private final Body body;

    private interface Body {
        int run();
    }

    BenchRole(String label, Body body) {
        this.label = label;
        this.body = body;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public int run() {
        return body.run();
    }
}
