package hiillos.conformance.programs.handles;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;

/** Handles on methods, constructors and fields: exact calls, adapted calls, and what both refuse. */
public final class DirectHandles {
    static class Account {
        private static int opened;
        private long balance;
        final String owner;

        Account(String owner, long balance) {
            opened++;
            this.owner = owner;
            this.balance = balance;
        }

        long deposit(long amount) {
            if (amount < 0) {
                throw new IllegalArgumentException("negative");
            }
            return balance += amount;
        }

        static String join(String first, Object... rest) {
            StringBuilder text = new StringBuilder(first);
            for (Object each : rest) {
                text.append('|').append(each);
            }
            return text.toString();
        }

        static int add(int a, int b) {
            return a + b;
        }
    }

    static final class Savings extends Account {
        Savings() {
            super("savings", 1);
        }

        @Override
        long deposit(long amount) {
            return super.deposit(2 * amount);
        }
    }

    private static final MethodHandle ADD;

    static {
        try {
            ADD = MethodHandles.lookup().findStatic(Account.class, "add", MethodType.methodType(int.class, int.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static void main(String[] arguments) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        System.out.println((int) ADD.invokeExact(1, 2) + " " + ADD.type() + " " + ADD);
        System.out.println((long) ADD.invoke((short) 3, (Integer) 4) + " " + (Object) ADD.invoke(5, 6) + " " + ADD.invokeWithArguments(7, 8));
        MethodHandle make = lookup.findConstructor(Account.class, MethodType.methodType(void.class, String.class, long.class));
        Account account = (Account) make.invokeExact("Ada", 10L);
        MethodHandle deposit = lookup.findVirtual(Account.class, "deposit", MethodType.methodType(long.class, long.class));
        System.out.println((long) deposit.invokeExact(account, 5L) + " " + make.type() + deposit.type());
        System.out.println((long) deposit.invoke(new Savings(), 5));
        MethodHandle balance = lookup.findGetter(Account.class, "balance", long.class);
        lookup.findSetter(Account.class, "balance", long.class).invokeExact(account, 99L);
        System.out.println((long) balance.invokeExact(account) + " " + (int) lookup.findStaticGetter(Account.class, "opened", int.class).invokeExact());
        lookup.findStaticSetter(Account.class, "opened", int.class).invoke((byte) 7);
        System.out.println(Account.opened);
        System.out.println((int) lookup.findVirtual(String.class, "length", MethodType.methodType(int.class)).invokeExact("four"));
        MethodHandle join = lookup.findStatic(Account.class, "join", MethodType.methodType(String.class, String.class, Object[].class));
        System.out.println(join.isVarargsCollector() + " " + (String) join.invoke("a") + (String) join.invoke("b", 1, 'c') + join.invokeWithArguments("d", 2.5));
        System.out.println((String) join.invoke("e", new Object[] {1, 2}));
        MethodHandle bound = deposit.bindTo(account);
        System.out.println((long) bound.invokeExact(1L) + " " + bound.type());
        errors(lookup, deposit, account);
    }

    private interface Attempt {
        Object run() throws Throwable;
    }

    private static void attempt(Attempt attempt) {
        try {
            System.out.println("no error " + attempt.run());
        } catch (ReflectiveOperationException | ClassCastException e) {
            System.out.println(e.getClass());
        } catch (Throwable e) {
            System.out.println(e);
        }
    }

    private static void errors(MethodHandles.Lookup lookup, MethodHandle deposit, Account account) throws Throwable {
        attempt(() -> ADD.invokeExact(1, 2));
        attempt(() -> (int) ADD.invokeExact((short) 1, 2));
        attempt(() -> (int) ADD.invoke(1L, 2));
        attempt(() -> (int) ADD.invoke("1", 2));
        attempt(() -> (int) ADD.invoke((Object) "1", 2));
        attempt(() -> ADD.invokeWithArguments(1));
        attempt(() -> (long) deposit.invokeExact(account, -1L));
        attempt(() -> lookup.findStatic(Account.class, "missing", MethodType.methodType(void.class)));
        attempt(() -> lookup.findStatic(Account.class, "deposit", MethodType.methodType(long.class, long.class)));
        attempt(() -> lookup.findVirtual(Account.class, "deposit", MethodType.methodType(int.class, long.class)));
        attempt(() -> lookup.findGetter(Account.class, "balance", int.class));
        try {
            System.out.println((long) deposit.invokeExact((Account) null, 1L));
        } catch (NullPointerException e) {
            System.out.println("null receiver");
        }
        try {
            ADD.asType(MethodType.methodType(int.class, int.class));
        } catch (WrongMethodTypeException e) {
            System.out.println(e.getMessage());
        }
    }
}
