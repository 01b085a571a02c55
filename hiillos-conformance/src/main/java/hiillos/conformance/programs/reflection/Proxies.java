package hiillos.conformance.programs.reflection;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Objects that hand all calls to a handler. */
public final class Proxies {
    private Proxies() {}

    interface Account {
        long balance();

        void add(long amount, String reason);

        boolean transfer(Account to, long amount) throws IOException;

        default String shown() {
            return "balance " + balance();
        }
    }

    interface Named {
        String name();

        int[] digits(char from, double to, byte... more);
    }

    interface NamedAccount extends Named, Account {
        @Override
        String name();
    }

    private static final class Book implements Account {
        private long balance;

        @Override
        public long balance() {
            return balance;
        }

        @Override
        public void add(long amount, String reason) {
            if (amount < 0) {
                throw new IllegalArgumentException("negative: " + reason);
            }
            balance += amount;
        }

        @Override
        public boolean transfer(Account to, long amount) throws IOException {
            if (amount > balance) {
                throw new IOException("only " + balance);
            }
            balance -= amount;
            to.add(amount, "transfer");
            return true;
        }
    }

    /** Notes each call, then makes it. */
    private record Noting(Object target, List<String> notes) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            notes.add(method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    + (arguments == null ? "()" : Arrays.asList(arguments).subList(arguments.length > 1 ? 1 : 0, arguments.length)));
            try {
                return method.invoke(target, arguments);
            } catch (java.lang.reflect.InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** As a library makes one: the interface is the caller's. */
    private static <T> T make(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object tracing(Object target, List<String> notes) {
        return Proxy.newProxyInstance(Proxies.class.getClassLoader(), target.getClass().getInterfaces(), new Noting(target, notes));
    }

    private static void accounts() throws IOException {
        List<String> notes = new ArrayList<>();
        Book first = new Book();
        Account one = make(Account.class, new Noting(first, notes));
        Account two = (Account) tracing(new Book(), notes);
        one.add(100, "gift");
        System.out.println(one.transfer(two, 40) + " " + one.balance() + " " + two.balance() + " " + one.shown());
        try {
            one.transfer(two, 1000);
        } catch (IOException e) {
            System.out.println(e);
        }
        try {
            two.add(-1, "theft");
        } catch (IllegalArgumentException e) {
            System.out.println(e);
        }
        System.out.println((one.hashCode() == first.hashCode()) + " " + one.equals(first) + " " + one.equals(one) + " "
                + one.toString().equals(first.toString()));
        notes.removeIf(note -> note.contains("@"));
        notes.forEach(System.out::println);
    }

    private static void several() {
        Map<String, Object> answers = new HashMap<>(Map.of("name", "savings", "balance", 7L));
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (method.getName().equals("digits")) {
                return new int[] {(Character) arguments[0], (int) (double) (Double) arguments[1], ((byte[]) arguments[2]).length};
            }
            if (method.getName().equals("transfer")) {
                throw new Exception("not declared");
            }
            return answers.get(method.getName());
        };
        Object both = Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {Named.class, Account.class}, handler);
        System.out.println(((Named) both).name() + " " + ((Account) both).balance() + " " + ((Account) both).shown());
        System.out.println(Arrays.toString(((Named) both).digits('a', 2.5, (byte) 1, (byte) 2)));
        NamedAccount account = make(NamedAccount.class, handler);
        System.out.println(account.name() + " " + account.shown() + " " + (account instanceof Named) + " " + account.getClass().isInterface());
        try {
            account.transfer(null, 0);
        } catch (UndeclaredThrowableException e) {
            System.out.println(e.getCause());
        } catch (IOException e) {
            System.out.println("unexpected");
        }
        answers.put("balance", null);
        try {
            account.balance();
        } catch (NullPointerException e) {
            System.out.println("no balance");
        }
        answers.put("name", 5);
        try {
            account.name();
        } catch (ClassCastException e) {
            System.out.println("no name");
        }
        System.out.println(Proxy.isProxyClass(both.getClass()) + " " + Proxy.isProxyClass(Book.class) + " "
                + (Proxy.getInvocationHandler(both) == handler));
        try {
            Proxy.getInvocationHandler("text");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private static void ofTheLibrary() {
        Comparator<String> backwards = make(Comparator.class, (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            return ((String) arguments[1]).compareTo((String) arguments[0]);
        });
        List<String> words = new ArrayList<>(List.of("b", "c", "a"));
        words.sort(backwards);
        System.out.println(words);
        words.sort(backwards.reversed());
        System.out.println(words);
        Function<Object, Object> twice = make(Function.class, (proxy, method, arguments) -> "" + arguments[0] + arguments[0]);
        System.out.println(twice.apply("ab"));
        try {
            make(String.class, (proxy, method, arguments) -> null);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) throws IOException {
        accounts();
        several();
        ofTheLibrary();
    }
}
