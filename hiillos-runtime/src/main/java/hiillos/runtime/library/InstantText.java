package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** {@link Instant#toString} without a formatter: programs that format numbers reach it. */
@TargetClass("java.time.Instant")
final class InstantText {
    private static final int GROUP = 1000;

    private InstantText() {}

    @Override
    @Substitute
    public String toString() {
        Instant self = (Instant) (Object) this;
        LocalDateTime time = LocalDateTime.ofEpochSecond(self.getEpochSecond(), self.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(time.toLocalDate().toString()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond());
        int nanos = self.getNano();
        if (nanos != 0) {
            int digits = nanos % GROUP != 0 ? 9 : nanos % (GROUP * GROUP) != 0 ? 6 : 3;
            String all = Integer.toString(nanos + 1_000_000_000);
            text.append('.').append(all, 1, 1 + digits);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
