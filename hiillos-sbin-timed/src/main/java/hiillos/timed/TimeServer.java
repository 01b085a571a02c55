package hiillos.timed;

import hiillos.abi.Clock;
import hiillos.abi.Export;
import hiillos.abi.Server;
import hiillos.abi.ServerLoop;
import hiillos.abi.Service;
import hiillos.abi.StatusException;
import hiillos.abi.protocol.Time;

/** The server {@code timed}. */
@Server(name = "timed", priority = 17, ioPorts = {0x70, 0x71})
public final class TimeServer {
    @Export(name = "time")
    Service<Time> time;

    TimeServer() {}

    void main() throws StatusException {
        Timers timers = new Timers();
        TimeService service = new TimeService(timers, new RealTimeClock(new CmosPorts()).seconds(), ServerLoop::callerBadge);
        ServerLoop loop = ServerLoop.of(time.with(service));
        loop.onSenderClosed(timers::forget);
        loop.onIdle(() -> timers.expire(Clock.nanos()));
        loop.serve();
    }
}
