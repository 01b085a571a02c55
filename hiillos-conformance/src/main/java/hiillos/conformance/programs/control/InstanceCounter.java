package hiillos.conformance.programs.control;

/** Objects that count themselves. */
public final class InstanceCounter {
    private static int instances;
    private final int id = instances++;
    private InstanceCounter next;

    InstanceCounter(InstanceCounter next) {
        this.next = next;
    }

    public static void main(String[] arguments) {
        InstanceCounter head = null;
        for (int i = 0; i < 10; i++) {
            head = new InstanceCounter(head);
        }
        int sum = 0;
        for (InstanceCounter c = head; c != null; c = c.next) {
            sum = sum * 3 + c.id;
            if (c.id == 5) {
                c.next = c.next.next;
            }
        }
        System.out.println(sum + " " + instances);
    }
}
