package hiillos.conformance.programs.algorithms;

/** A tree of prefixes with arrays and recursion. */
public final class Trie {
    private Trie() {}

    static final class Node {
        final Node[] children = new Node[26];
        int words;
    }

    static void add(Node n, String s, int i) {
        if (i == s.length()) {
            n.words++;
            return;
        }
        int c = s.charAt(i) - 'a';
        if (n.children[c] == null) {
            n.children[c] = new Node();
        }
        add(n.children[c], s, i + 1);
    }

    static int count(Node n) {
        int sum = n.words;
        for (Node c : n.children) {
            if (c != null) {
                sum += count(c);
            }
        }
        return sum;
    }

    public static void main(String[] arguments) {
        Node root = new Node();
        for (String w : "to tea ted ten inn in a tea".split(" ")) {
            add(root, w, 0);
        }
        System.out.println(count(root) + " " + count(root.children['t' - 'a']) + " " + count(root.children['i' - 'a']));
    }
}
