package hiillos.abi;

/** For tests: a server with every kind of field. */
@Server(name = "example", priority = 3, memoryBudgetBytes = 1 << 20)
class ExampleMain {
    @Import(name = "peer")
    Example peer;

    @Import(name = "luxury", required = false, restart = Import.Restart.RETRY)
    Example luxury;

    @Export(name = "example")
    Service<Example> example;

    @Granted
    Log log;

    @Granted
    Environment environment;

    void main() {
        log.line("not in a test");
    }
}
