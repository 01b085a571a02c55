package hiillos.runtime.library;

import hiillos.runtime.substitute.Substitute;
import hiillos.runtime.substitute.TargetClass;

/** See {@link InternedStrings}. */
@TargetClass("java.lang.String")
final class StringInterning {
    private StringInterning() {}

    @Substitute
    public String intern() {
        return InternedStrings.intern((String) (Object) this);
    }
}
