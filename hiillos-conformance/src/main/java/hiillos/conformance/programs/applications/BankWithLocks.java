package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A bank with a lock for each account: transfers by many threads, an auditor who reads meanwhile, and books that balance. */
public final class BankWithLocks {
    private static final int ACCOUNTS = 12;
    private static final int TELLERS = 4;
    private static final int TRANSFERS = 1_500;
    private static final long FIRST_CENTS = 100_000;

    private BankWithLocks() {}

    static final class InsufficientFunds extends Exception {
        private static final long serialVersionUID = 1;

        InsufficientFunds(int account, long missing) {
            super("account " + account + " lacks " + missing + " cents");
        }
    }

    static final class Account {
        private final int number;
        private long cents;
        private int entries;

        Account(int number, long cents) {
            this.number = number;
            this.cents = cents;
        }

        synchronized void take(long amount) throws InsufficientFunds {
            if (amount > cents) {
                throw new InsufficientFunds(number, amount - cents);
            }
            cents -= amount;
            entries++;
        }

        synchronized void put(long amount) {
            cents += amount;
            entries++;
        }
    }

    static final class Bank {
        private final List<Account> accounts = new ArrayList<>();
        /** Tellers share it, the auditor has it alone. */
        private final ReentrantReadWriteLock books = new ReentrantReadWriteLock(true);
        private final AtomicLong refused = new AtomicLong();
        private final AtomicLong done = new AtomicLong();

        Bank() {
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.add(new Account(i, FIRST_CENTS));
            }
        }

        /** The account with the lower number is locked first. */
        boolean transfer(int from, int to, long amount) {
            books.readLock().lock();
            try {
                Account source = accounts.get(from);
                Account target = accounts.get(to);
                Account first = from < to ? source : target;
                Account second = from < to ? target : source;
                synchronized (first) {
                    synchronized (second) {
                        source.take(amount);
                        target.put(amount);
                    }
                }
                done.incrementAndGet();
                return true;
            } catch (InsufficientFunds poor) {
                refused.incrementAndGet();
                return false;
            } finally {
                books.readLock().unlock();
            }
        }

        long audit() {
            books.writeLock().lock();
            try {
                return accounts.stream().mapToLong(account -> account.cents).sum();
            } finally {
                books.writeLock().unlock();
            }
        }
    }

    private static int[] work(Bank bank, int teller, CountDownLatch open) throws InterruptedException {
        Random random = new Random(teller * 7919L);
        open.await();
        int[] counts = new int[2];
        for (int i = 0; i < TRANSFERS; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            counts[bank.transfer(from, to, 1 + random.nextInt(60_000)) ? 0 : 1]++;
        }
        return counts;
    }

    private static void alone() {
        Bank bank = new Bank();
        TreeMap<Integer, Integer> outcome = new TreeMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            int from = random.nextInt(ACCOUNTS);
            boolean good = bank.transfer(from, (from + 5) % ACCOUNTS, random.nextInt(90_000));
            outcome.merge(good ? 1 : 0, 1, Integer::sum);
        }
        System.out.println("one teller: " + outcome.get(1) + " done, " + outcome.get(0) + " refused, sum " + bank.audit());
        for (Account account : bank.accounts) {
            System.out.printf("  account %2d: %8.2f after %d entries%n", account.number, account.cents / 100.0, account.entries);
        }
        try {
            bank.accounts.get(3).take(Long.MAX_VALUE);
        } catch (InsufficientFunds expected) {
            System.out.println("  " + expected.getMessage().replaceAll("\\d{6,}", "many"));
        }
    }

    private static void together() throws InterruptedException, ExecutionException {
        Bank bank = new Bank();
        CountDownLatch open = new CountDownLatch(1);
        try (ExecutorService hall = Executors.newFixedThreadPool(TELLERS + 1)) {
            List<Future<int[]>> tellers = new ArrayList<>();
            for (int i = 0; i < TELLERS; i++) {
                int teller = i;
                tellers.add(hall.submit(() -> work(bank, teller, open)));
            }
            Future<Boolean> auditor = hall.submit(() -> {
                open.await();
                boolean balanced = true;
                for (int i = 0; i < 200; i++) {
                    balanced &= bank.audit() == ACCOUNTS * FIRST_CENTS;
                }
                return balanced;
            });
            open.countDown();
            int good = 0;
            int bad = 0;
            for (Future<int[]> teller : tellers) {
                good += teller.get()[0];
                bad += teller.get()[1];
            }
            System.out.println(TELLERS + " tellers: " + (good + bad) + " tried, all counted " + (good == bank.done.get() && bad == bank.refused.get()));
            System.out.println("balanced at every audit: " + auditor.get());
        }
        int entries = bank.accounts.stream().mapToInt(account -> account.entries).sum();
        System.out.println("two entries for each transfer: " + (entries == 2 * bank.done.get()) + ", nobody below zero: "
                + bank.accounts.stream().allMatch(account -> account.cents >= 0) + ", sum " + bank.audit());
    }

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        alone();
        together();
    }
}
