// Collections, text, numbers, records, enums, lambdas and exceptions, as programs use them; printed the same by HotSpot.
import java.util.*;
import java.util.function.*;
import java.nio.charset.StandardCharsets;
public class Everyday {
  enum Color { RED, GREEN { int v() { return 7; } }, BLUE; int v() { return ordinal(); } }
  record P(int x, String y) {}
  sealed interface S permits A, B {}
  record A(int i) implements S {}
  record B(String s) implements S {}
  static String sw(S s) { return switch (s) { case A(int i) when i > 5 -> "big"; case A(int i) -> "a" + i; case B(String t) -> "b" + t; }; }
  static int depth(int n) { if (n == 0) throw new IllegalStateException("deep"); return depth(n - 1) + 1; }
  public static void main(String[] args) throws Exception {
    List<Integer> l = new ArrayList<>(); for (int i = 0; i < 100; i++) l.add((i * 37) % 101);
    Collections.sort(l); System.out.println(l);
    Map<String,Integer> m = new HashMap<>(); for (int i = 0; i < 50; i++) m.merge("k" + i % 7, i, Integer::sum); System.out.println(m);
    TreeMap<String,Integer> tm = new TreeMap<>(m); System.out.println(tm.headMap("k4") + " " + tm.lastEntry());
    System.out.println(Double.toString(Math.PI) + " " + 1e-300 + " " + (float)0.1 + " " + Double.parseDouble("1.2345e-5") + " " + 100.0 + " " + 1e21);
    System.out.println(Integer.parseInt("-123") + Long.parseLong("9999999999"));
    try { Integer.parseInt("x12"); } catch (NumberFormatException e) { System.out.println(e); }
    try { Object o = 5; String s = (String) o; } catch (ClassCastException e) { System.out.println(e.getMessage()); }
    try { Object o = new P(1,"a"); A s = (A) o; } catch (ClassCastException e) { System.out.println(e.getMessage()); }
    try { int[] x = new int[3]; x[5] = 1; } catch (ArrayIndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
    try { int[] x = new int[args.length - 1]; } catch (NegativeArraySizeException e) { System.out.println(e.getMessage()); }
    try { System.out.println(5 / args.length); } catch (ArithmeticException e) { System.out.println(e.getMessage()); }
    try { Object[] x = new String[1]; x[0] = 5; } catch (ArrayStoreException e) { System.out.println(e.getMessage()); }
    try { String s = args.length == 0 ? null : "x"; s.length(); } catch (NullPointerException e) { System.out.println("NPE"); }
    try { l.get(1000); } catch (IndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
    try { "abc".substring(2,1); } catch (IndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
    try { depth(10); } catch (IllegalStateException e) { System.out.println(e + " " + e.getStackTrace().length); }
    for (Color c : Color.values()) System.out.print(c + "=" + c.v() + " "); System.out.println(Color.valueOf("BLUE").compareTo(Color.RED));
    try { Color.valueOf("PINK"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
    System.out.println(new P(3, "z") + " " + new P(3,"z").equals(new P(3,"z")) + " " + new P(3,"z").hashCode());
    System.out.println(sw(new A(9)) + sw(new A(2)) + sw(new B("q")));
    Function<Integer,Integer> f = x -> x * 2; Supplier<List<String>> sup = ArrayList::new; System.out.println(f.andThen(x -> x + 1).apply(20) + " " + sup.get());
    int[] arr = new int[1000]; Random r = new Random(42); for (int i = 0; i < arr.length; i++) arr[i] = r.nextInt(); Arrays.sort(arr); System.out.println(Arrays.hashCode(arr));
    String[] ss = {"pear","fig","apple"}; Arrays.sort(ss, Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder())); System.out.println(Arrays.toString(ss));
    byte[] u = "grün €".getBytes(StandardCharsets.UTF_8); System.out.println(u.length + " " + new String(u, StandardCharsets.UTF_8) + " " + new String("é".getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16) + new String(new byte[]{(byte)0xe9}, StandardCharsets.ISO_8859_1));
    System.out.println("Hello".toUpperCase() + "WORLD".toLowerCase() + " a,b,c".trim().split(",").length + "x".repeat(5) + String.join("-", "a", "b") + "abc".indexOf("c") + "abc".replace('a','z') + "aXbX".replace("X","--"));
    switch ("Aa") { case "BB" -> System.out.println("no"); case "Aa" -> System.out.println("yes"); }
    System.out.println(Long.toHexString(-1L) + Integer.toBinaryString(10) + Integer.MIN_VALUE / -1 + " " + 5.5 % 2.1 + " " + -7 % 3 + " " + (int) 1e20 + (long) Double.NaN);
    EnumMap<Color,String> em = new EnumMap<>(Color.class); em.put(Color.BLUE, "b"); System.out.println(em + " " + EnumSet.of(Color.RED, Color.BLUE));
    Object[] objs = {1, 2L, 'c', 1.5f, true, (byte) 3, null, new int[0].getClass(), String[].class, Map.Entry.class, int.class};
    for (Object o : objs) System.out.print(o + " "); System.out.println();
    System.out.println(Everyday.class.getName() + " " + P.class.getSimpleName() + " " + int[][].class.getName() + " " + Color.GREEN.getClass() + " " + Color.GREEN.getDeclaringClass() + Map.Entry.class.getCanonicalName());
    Deque<Integer> dq = new ArrayDeque<>(); dq.push(1); dq.addLast(2); System.out.println(dq.pollFirst() + " " + dq);
    PriorityQueue<Integer> pq = new PriorityQueue<>(l.reversed().subList(0, 10)); System.out.println(pq.poll());
    System.out.println(List.of(1,2,3) + " " + Map.of("a", 1) + " " + new LinkedHashMap<>(tm) + new LinkedList<>(List.of(3,4)) + new TreeSet<>(List.of(5,1)) + Optional.of(3));
    StringBuilder sb = new StringBuilder(); sb.append(1).append('x').append(2.5).insert(0, "ins").reverse(); System.out.println(sb);
    int[][] md = new int[3][4]; md[2][3] = 5; System.out.println(Arrays.deepToString(md)); int[] cl = arr.clone(); System.out.println(cl.length + " " + (cl != arr));
    try { Object o = List.of(1).iterator(); ((Iterator<?>) o).remove(); } catch (UnsupportedOperationException e) { System.out.println(e); }
    try { for (Integer i : l) l.remove(i); } catch (ConcurrentModificationException e) { System.out.println(e); }
    try { System.arraycopy(new int[2], 0, new int[1], 0, 2); } catch (Exception e) { System.out.println(e.getMessage()); }
    System.out.println(new java.math.BigInteger("123456789012345678901234567890").multiply(java.math.BigInteger.TEN).mod(java.math.BigInteger.valueOf(97)));
    synchronized (l) { System.out.println(Thread.holdsLock(l)); }
    System.out.println(Thread.currentThread());
    try { try { throw new RuntimeException("a"); } finally { System.out.println("fin"); } } catch (RuntimeException e) { e.addSuppressed(new Exception("s")); new RuntimeException("wrap", e).printStackTrace(System.out); }
    throw new IllegalStateException("end", new java.io.IOException("io"));
  }
}
