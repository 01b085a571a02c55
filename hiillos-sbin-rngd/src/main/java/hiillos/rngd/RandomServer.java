package hiillos.rngd;

import hiillos.abi.CommandLine;
import hiillos.abi.Export;
import hiillos.abi.Granted;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.Random;

/** The server {@code rngd}. */
@Server(name = "rngd", priority = 17)
public final class RandomServer {
    @Export(name = "random")
    Service<Random> random;

    @Granted
    CommandLine commandLine;

    RandomServer() {}

    void main() throws StatusException {
        Random service = new RandomService(new Generator(new Entropy()));
        ServerLoop.run(random.with(commandLine.has("crash", "1") ? new CrashingRandom(service) : service));
    }
}
