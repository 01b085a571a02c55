// Stack traces of what instructions throw, with inlined frames, and an exception that nobody catches.
public class Traces { static String n(Object o) { return o.toString(); }
 static int use(Object o) { return o.hashCode(); }
 static void mid(Object o) { System.out.println(use(o)); }
 public static void main(String[] args) { System.out.println(("ab" + args.length).intern() == "ab0"); System.out.println(new String("xyz").intern() == "xyz"); System.out.println(new String("xyz") == "xyz");
  try { mid(null); } catch (NullPointerException e) { e.printStackTrace(System.out); }
  int[] z = new int[args.length]; 
  try { z[0]++; } catch (RuntimeException e) { e.printStackTrace(System.out); }
  mid(null); } }
