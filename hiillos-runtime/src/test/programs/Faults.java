// Null accesses, ends of the stack and throws through frames, caught; the same on HotSpot.
public class Faults { static int d; static int inf(int n) { d++; return inf(n + 1) + 1; }
 static int inf2(Object o, long a, long b) { long[] x = {a, b}; return 1 + inf2(x, a * 3, b + a) + (int) x[0]; }
 static long fin(int n) { try { return fin(n + 1); } finally { d--; } }
 static Object q; static int npe() { return q.hashCode(); }
 static int[] arr; 
 public static void main(String[] a) {
  for (int i = 0; i < 3; i++) try { inf(0); } catch (StackOverflowError e) { System.out.println("SOE " + (d > 1000) + " " + (e.getStackTrace().length > 500)); }
  try { inf2(null, 1, 2); } catch (StackOverflowError e) { System.out.println("SOE2 " + e.getMessage()); }
  try { fin(0); } catch (StackOverflowError e) { System.out.println("SOE3"); }
  int n = 0; for (int i = 0; i < 100000; i++) try { npe(); } catch (NullPointerException e) { n++; } System.out.println(n);
  try { System.out.println(arr.length); } catch (NullPointerException e) { System.out.println("len"); }
  try { arr[3] = 4; } catch (NullPointerException e) { System.out.println("store"); }
  try { synchronized (q) { } } catch (NullPointerException e) { System.out.println("sync"); }
  try { throw null; } catch (NullPointerException e) { System.out.println("thrownull"); }
  int c = 0; for (int i = 0; i < 1000000; i++) try { if (i % 2 == 0) thr(i); else c++; } catch (IllegalStateException e) { c += 2; } System.out.println(c);
 }
 static void thr(int i) { thr2(i); } static void thr2(int i) { throw new IllegalStateException(); }
}
