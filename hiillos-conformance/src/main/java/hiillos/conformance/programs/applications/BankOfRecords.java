package hiillos.conformance.programs.applications;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A bank of records and sealed commands: amounts are decimals, a failing transfer leaves everything as it was. */
public final class BankOfRecords {
    enum Currency {
        EUR(2), JPY(0), KWD(3);

        private final int digits;

        Currency(int digits) {
            this.digits = digits;
        }
    }

    record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
        Money {
            Objects.requireNonNull(currency, "currency");
            amount = amount.setScale(currency.digits, RoundingMode.HALF_EVEN);
        }

        static Money of(String amount, Currency currency) {
            return new Money(new BigDecimal(amount), currency);
        }

        Money plus(Money other) {
            if (other.currency != currency) {
                throw new IllegalArgumentException(currency + " plus " + other.currency);
            }
            return new Money(amount.add(other.amount), currency);
        }

        Money negated() {
            return new Money(amount.negate(), currency);
        }

        Money times(BigDecimal factor) {
            return new Money(amount.multiply(factor), currency);
        }

        @Override
        public int compareTo(Money other) {
            return amount.compareTo(other.amount);
        }

        @Override
        public String toString() {
            return amount.toPlainString() + " " + currency;
        }
    }

    sealed interface Command permits Open, Deposit, Withdraw, Transfer, Interest {}

    record Open(String account, Currency currency) implements Command {}

    record Deposit(String account, Money money) implements Command {}

    record Withdraw(String account, Money money) implements Command {}

    record Transfer(String from, String to, Money money) implements Command {}

    record Interest(BigDecimal percent) implements Command {}

    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    record Entry(int number, String text, Money change) {}

    static final class Account {
        private final String name;
        private final List<Entry> entries = new ArrayList<>();
        private Money balance;

        Account(String name, Currency currency) {
            this.name = name;
            this.balance = Money.of("0", currency);
        }

        void book(int number, String text, Money change) throws Refused {
            Money after = balance.plus(change);
            if (after.amount().signum() < 0) {
                throw new Refused(name + " lacks " + after.negated());
            }
            balance = after;
            entries.add(new Entry(number, text, change));
        }
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private int commands;

    private Account account(String name) throws Refused {
        return Optional.ofNullable(accounts.get(name)).orElseThrow(() -> new Refused("no account " + name));
    }

    void execute(Command command) throws Refused {
        int number = ++commands;
        switch (command) {
            case Open(String name, Currency currency) -> {
                if (accounts.putIfAbsent(name, new Account(name, currency)) != null) {
                    throw new Refused("account " + name + " exists");
                }
            }
            case Deposit(String name, Money money) -> account(name).book(number, "deposit", money);
            case Withdraw(String name, Money money) -> account(name).book(number, "withdrawal", money.negated());
            case Transfer(String from, String to, Money money) when from.equals(to) -> throw new Refused("to itself");
            case Transfer(String from, String to, Money money) -> {
                Account source = account(from);
                Account target = account(to);
                target.balance.plus(money);
                source.book(number, "to " + to, money.negated());
                target.book(number, "from " + from, money);
            }
            case Interest(BigDecimal percent) -> {
                BigDecimal factor = percent.divide(BigDecimal.valueOf(100), 10, RoundingMode.HALF_UP);
                for (Account a : accounts.values()) {
                    a.book(number, "interest", a.balance.times(factor));
                }
            }
        }
    }

    public static void main(String[] arguments) {
        BankOfRecords bank = new BankOfRecords();
        List<Command> script = List.of(new Open("ann", Currency.EUR), new Open("bob", Currency.EUR), new Open("yuki", Currency.JPY),
                new Open("ann", Currency.JPY), new Deposit("ann", Money.of("100.005", Currency.EUR)),
                new Deposit("ann", Money.of("0.015", Currency.EUR)), new Withdraw("bob", Money.of("1", Currency.EUR)),
                new Transfer("ann", "bob", Money.of("33.33", Currency.EUR)), new Transfer("ann", "carl", Money.of("1", Currency.EUR)),
                new Transfer("bob", "bob", Money.of("1", Currency.EUR)), new Transfer("ann", "yuki", Money.of("1", Currency.EUR)),
                new Deposit("yuki", Money.of("1234.5", Currency.JPY)), new Interest(new BigDecimal("1.75")),
                new Transfer("bob", "ann", Money.of("33.92", Currency.EUR)));
        for (Command command : script) {
            try {
                bank.execute(command);
                System.out.println("done    " + command);
            } catch (Refused | IllegalArgumentException e) {
                System.out.println("refused " + command + ": " + e);
            }
        }
        for (Account a : bank.accounts.values()) {
            System.out.println(a.name + " " + a.balance);
            a.entries.forEach(e -> System.out.printf("  %2d %-12s %12s%n", e.number(), e.text(), e.change()));
        }
        Map<Currency, BigDecimal> sums = new EnumMap<>(Currency.class);
        bank.accounts.values().forEach(a -> sums.merge(a.balance.currency(), a.balance.amount(), BigDecimal::add));
        System.out.println(sums);
        System.out.println("entries " + bank.accounts.values().stream().flatMap(a -> a.entries.stream())
                .collect(Collectors.groupingBy(Entry::number, TreeMap::new, Collectors.counting())));
        System.out.println(Money.of("1.005", Currency.EUR).equals(Money.of("1.00", Currency.EUR)) + " "
                + Money.of("1", Currency.KWD).amount().hashCode() + " " + Money.of("5", Currency.JPY).compareTo(Money.of("7", Currency.JPY)));
    }
}
