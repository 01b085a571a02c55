package hiillos.kernel.memory;

/**
 * The mappings of an address space in order of address: a treap, a search tree by address that is a heap by random
 * priorities, which keeps it balanced whatever the order of insertions. Each node knows the extent of its subtree and the
 * largest hole in it, so that room is found without a walk over all mappings.
 *
 * <p>Methods that change the tree return its new root. Everything takes time logarithmic in the number of mappings.
 */
final class MappingTree {
    private MappingTree() {}

    /** The mapping that holds an address, or null. */
    static Mapping find(Mapping root, long address) {
        Mapping m = root;
        while (m != null) {
            if (address < m.start) {
                m = m.left;
            } else if (address < m.end) {
                return m;
            } else {
                m = m.right;
            }
        }
        return null;
    }

    /** The lowest mapping that ends above an address, or null. */
    static Mapping above(Mapping root, long address) {
        Mapping found = null;
        Mapping m = root;
        while (m != null) {
            if (m.end > address) {
                found = m;
                m = m.left;
            } else {
                m = m.right;
            }
        }
        return found;
    }

    /** The mapping after this one, or null. */
    static Mapping next(Mapping mapping) {
        Mapping m = mapping;
        if (m.right != null) {
            m = m.right;
            while (m.left != null) {
                m = m.left;
            }
            return m;
        }
        while (m.parent != null && m.parent.right == m) {
            m = m.parent;
        }
        return m.parent;
    }

    /** Adds a mapping that overlaps none. */
    static Mapping insert(Mapping root, Mapping added) {
        Mapping parent = null;
        Mapping at = root;
        while (at != null) {
            parent = at;
            at = added.start < at.start ? at.left : at.right;
        }
        added.parent = parent;
        added.left = null;
        added.right = null;
        if (parent != null && added.start < parent.start) {
            parent.left = added;
        } else if (parent != null) {
            parent.right = added;
        }
        refresh(added);
        Mapping top = root;
        while (added.parent != null && added.parent.priority < added.priority) {
            rotateUp(added);
        }
        return added.parent == null ? added : top;
    }

    /** A mapping without others below it: removing it turns nothing round. */
    static Mapping leaf(Mapping root) {
        Mapping m = root;
        while (m.left != null || m.right != null) {
            m = m.left != null ? m.left : m.right;
        }
        return m;
    }

    /** Takes a mapping out. */
    static Mapping remove(Mapping root, Mapping removed) {
        Mapping top = root;
        while (removed.left != null || removed.right != null) {
            Mapping child = removed.left == null || removed.right != null && removed.right.priority > removed.left.priority
                    ? removed.right : removed.left;
            rotateUp(child);
            if (child.parent == null) {
                top = child;
            }
        }
        Mapping parent = removed.parent;
        removed.parent = null;
        if (parent == null) {
            return null;
        }
        if (parent.left == removed) {
            parent.left = null;
        } else {
            parent.right = null;
        }
        refresh(parent);
        return top;
    }

    /** A mapping's start, end or children changed: what it and those above it know of their subtrees is renewed. */
    static void refresh(Mapping mapping) {
        summarize(mapping);
        Mapping m = mapping.parent;
        while (m != null) {
            long low = m.low;
            long high = m.high;
            long gap = m.largestGap;
            summarize(m);
            if (low == m.low && high == m.high && gap == m.largestGap) {
                // Those above know the same as before.
                return;
            }
            m = m.parent;
        }
    }

    private static void summarize(Mapping m) {
        long gap = 0;
        m.low = m.start;
        m.high = m.end;
        if (m.left != null) {
            m.low = m.left.low;
            gap = Math.max(m.left.largestGap, m.start - m.left.high);
        }
        if (m.right != null) {
            m.high = m.right.high;
            gap = Math.max(gap, Math.max(m.right.largestGap, m.right.low - m.end));
        }
        m.largestGap = gap;
    }

    /** Swaps a node with its parent; the order of addresses stays. */
    private static void rotateUp(Mapping m) {
        Mapping parent = m.parent;
        Mapping grandparent = parent.parent;
        if (parent.left == m) {
            parent.left = m.right;
            if (m.right != null) {
                m.right.parent = parent;
            }
            m.right = parent;
        } else {
            parent.right = m.left;
            if (m.left != null) {
                m.left.parent = parent;
            }
            m.left = parent;
        }
        parent.parent = m;
        m.parent = grandparent;
        if (grandparent != null && grandparent.left == parent) {
            grandparent.left = m;
        } else if (grandparent != null) {
            grandparent.right = m;
        }
        summarize(parent);
        summarize(m);
    }

    /** Start of the lowest hole of so many bytes at or above an address; the last hole has no end. */
    static long findRoom(Mapping root, long from, long countBytes) {
        Mapping m = above(root, from);
        if (m == null || m.start >= from && m.start - from >= countBytes) {
            return from;
        }
        while (true) {
            Mapping right = m.right;
            if (right != null && right.low - m.end >= countBytes) {
                return m.end;
            }
            if (right != null && right.largestGap >= countBytes) {
                return lowestGap(right, countBytes);
            }
            // Nothing right of here: up to the next node that has this subtree on its left.
            while (m.parent != null && m.parent.right == m) {
                m = m.parent;
            }
            if (m.parent == null) {
                return m.high;
            }
            if (m.parent.start - m.high >= countBytes) {
                return m.high;
            }
            m = m.parent;
        }
    }

    private static long lowestGap(Mapping top, long countBytes) {
        Mapping m = top;
        while (true) {
            if (m.left != null && m.left.largestGap >= countBytes) {
                m = m.left;
            } else if (m.left != null && m.start - m.left.high >= countBytes) {
                return m.left.high;
            } else if (m.right.low - m.end >= countBytes) {
                return m.end;
            } else {
                m = m.right;
            }
        }
    }
}
