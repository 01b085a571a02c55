package hiillos.conformance.programs.collections;

import java.util.BitSet;

/** Sets of bits. */
public final class BitSets {
    private BitSets() {}

    public static void main(String[] arguments) {
        BitSet a = new BitSet();
        a.set(1);
        a.set(64, 70);
        a.set(200);
        BitSet b = new BitSet(10);
        b.set(65);
        b.set(3);
        System.out.println(a + " " + a.cardinality() + a.length() + a.nextSetBit(2) + a.nextClearBit(64) + a.get(66));
        a.and(b);
        System.out.println(a);
        a.or(b);
        a.flip(0, 5);
        System.out.println(a + " " + a.intersects(b) + a.hashCode());
    }
}
