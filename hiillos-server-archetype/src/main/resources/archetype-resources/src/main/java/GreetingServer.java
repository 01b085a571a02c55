package ${package};

import hiillos.abi.Clock;
import hiillos.abi.Export;
import hiillos.abi.Granted;
import hiillos.abi.Log;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;

/** The server: what it offers and is given, which the build writes into its manifest, and its main. */
@Server(name = "greeter")
public final class GreetingServer {
    @Export(name = "greetings")
    Service<Greetings> greetings;

    @Granted
    Log log;

    GreetingServer() {}

    void main() throws StatusException {
        GreetingService service = new GreetingService(Clock::nanos);
        log.line("greeter: " + service.greet("hiillos"));
        ServerLoop.run(greetings.with(service));
    }
}
