package hiillos.conformance.programs.algorithms;

/** Interfaces, exceptions and state together. */
public final class BankAccount {
    private BankAccount() {}

    sealed interface Command permits Deposit, Withdraw, Transfer {}

    record Deposit(int account, long amount) implements Command {}

    record Withdraw(int account, long amount) implements Command {}

    record Transfer(int from, int to, long amount) implements Command {}

    static final class Overdrawn extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overdrawn(int account, long missing) {
            super("account " + account + " lacks " + missing);
        }
    }

    static final long[] BALANCES = new long[3];

    static void execute(Command c) {
        switch (c) {
            case Deposit(int a, long n) -> BALANCES[a] += n;
            case Withdraw(int a, long n) when BALANCES[a] < n -> throw new Overdrawn(a, n - BALANCES[a]);
            case Withdraw(int a, long n) -> BALANCES[a] -= n;
            case Transfer(int f, int t, long n) -> {
                execute(new Withdraw(f, n));
                try {
                    execute(new Deposit(t, n));
                } catch (ArrayIndexOutOfBoundsException e) {
                    BALANCES[f] += n;
                    throw e;
                }
            }
        }
    }

    public static void main(String[] arguments) {
        Command[] commands = {new Deposit(0, 100), new Withdraw(0, 30), new Transfer(0, 1, 50), new Withdraw(0, 30),
                new Transfer(1, 7, 10), new Transfer(2, 0, 1)};
        for (Command c : commands) {
            try {
                execute(c);
            } catch (Overdrawn e) {
                System.out.println(e.getMessage());
            } catch (ArrayIndexOutOfBoundsException e) {
                System.out.println("no account: " + e.getMessage());
            }
            System.out.println(BALANCES[0] + " " + BALANCES[1] + " " + BALANCES[2]);
        }
    }
}
