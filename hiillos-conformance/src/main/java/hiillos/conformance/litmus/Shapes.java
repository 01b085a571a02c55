package hiillos.conformance.litmus;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** The shapes, named as in the literature (SB, MP, LB, IRIW, …) with the kind of access. */
final class Shapes {
    private static final Shape.Outcome TWO = s -> s.a + "," + s.b;
    private static final Shape.Outcome ALL = s -> s.a + "," + s.b + "," + s.c + "," + s.d;

    private final List<Shape> list = new ArrayList<>();

    private Shapes() {}

    static List<Shape> all() {
        Shapes shapes = new Shapes();
        shapes.storeBuffering();
        shapes.messagePassing();
        shapes.coherence();
        shapes.causality();
        shapes.atomicity();
        shapes.publication();
        return shapes.list;
    }

    private void add(String name, int threads, Shape.Outcome outcome, String forbidden, String relaxed, Shape.Actor actor) {
        list.add(new Shape(name, threads, actor, outcome, outcomeText -> outcomeText.equals(forbidden), relaxed));
    }

    private void storeBuffering() {
        add("SB plain", 2, TWO, null, "0,0", (t, s) -> {
            if (t == 0) {
                s.x = 1;
                s.a = s.y;
            } else {
                s.y = 1;
                s.b = s.x;
            }
        });
        add("SB opaque", 2, TWO, null, "0,0", (t, s) -> {
            if (t == 0) {
                State.X.setOpaque(s, 1);
                s.a = (int) State.Y.getOpaque(s);
            } else {
                State.Y.setOpaque(s, 1);
                s.b = (int) State.X.getOpaque(s);
            }
        });
        add("SB release and acquire", 2, TWO, null, "0,0", (t, s) -> {
            if (t == 0) {
                State.X.setRelease(s, 1);
                s.a = (int) State.Y.getAcquire(s);
            } else {
                State.Y.setRelease(s, 1);
                s.b = (int) State.X.getAcquire(s);
            }
        });
        add("SB volatile fields", 2, TWO, "0,0", null, (t, s) -> {
            if (t == 0) {
                s.vx = 1;
                s.a = s.vy;
            } else {
                s.vy = 1;
                s.b = s.vx;
            }
        });
        add("SB volatile handles", 2, TWO, "0,0", null, (t, s) -> {
            if (t == 0) {
                State.X.setVolatile(s, 1);
                s.a = (int) State.Y.getVolatile(s);
            } else {
                State.Y.setVolatile(s, 1);
                s.b = (int) State.X.getVolatile(s);
            }
        });
        add("SB volatile elements", 2, TWO, "0,0", null, (t, s) -> {
            int[] elements = s.elements;
            State.ELEMENT.setVolatile(elements, t, 1);
            int seen = (int) State.ELEMENT.getVolatile(elements, 1 - t);
            if (t == 0) {
                s.a = seen;
            } else {
                s.b = seen;
            }
        });
        add("SB fences", 2, TWO, "0,0", null, (t, s) -> {
            if (t == 0) {
                s.x = 1;
                VarHandle.fullFence();
                s.a = s.y;
            } else {
                s.y = 1;
                VarHandle.fullFence();
                s.b = s.x;
            }
        });
        add("SB exchanges", 2, TWO, "0,0", null, (t, s) -> {
            if (t == 0) {
                State.X.getAndSet(s, 1);
                s.a = (int) State.Y.getVolatile(s);
            } else {
                State.Y.getAndAdd(s, 1);
                s.b = (int) State.X.getVolatile(s);
            }
        });
        add("SB monitors", 2, TWO, "0,0", null, (t, s) -> {
            synchronized (s) {
                if (t == 0) {
                    s.x = 1;
                } else {
                    s.y = 1;
                }
            }
            synchronized (s) {
                if (t == 0) {
                    s.a = s.y;
                } else {
                    s.b = s.x;
                }
            }
        });
    }

    private void messagePassing() {
        add("MP volatile field", 2, TWO, "1,0", null, (t, s) -> {
            if (t == 0) {
                s.x = 1;
                s.vy = 1;
            } else {
                s.a = s.vy;
                s.b = s.x;
            }
        });
        add("MP release and acquire", 2, TWO, "1,0", null, (t, s) -> {
            if (t == 0) {
                s.x = 1;
                State.Y.setRelease(s, 1);
            } else {
                s.a = (int) State.Y.getAcquire(s);
                s.b = s.x;
            }
        });
        add("MP fences", 2, TWO, "1,0", null, (t, s) -> {
            if (t == 0) {
                s.x = 1;
                VarHandle.releaseFence();
                State.Y.setOpaque(s, 1);
            } else {
                s.a = (int) State.Y.getOpaque(s);
                VarHandle.acquireFence();
                s.b = s.x;
            }
        });
        add("MP monitors", 2, TWO, "1,0", null, (t, s) -> {
            synchronized (s) {
                if (t == 0) {
                    s.x = 1;
                    s.y = 1;
                } else {
                    s.a = s.y;
                    s.b = s.x;
                }
            }
        });
        add("MP compare and set", 2, TWO, "1,0", null, (t, s) -> {
            if (t == 0) {
                s.x = 1;
                State.Y.compareAndSet(s, 0, 1);
            } else {
                s.a = State.Y.compareAndSet(s, 1, 2) ? 1 : 0;
                s.b = s.x;
            }
        });
    }

    private void coherence() {
        add("CoRR opaque", 2, TWO, "1,0", null, (t, s) -> {
            if (t == 0) {
                State.X.setOpaque(s, 1);
            } else {
                s.a = (int) State.X.getOpaque(s);
                s.b = (int) State.X.getOpaque(s);
            }
        });
        add("CoRR volatile", 2, TWO, "1,0", null, (t, s) -> {
            if (t == 0) {
                s.vx = 1;
            } else {
                s.a = s.vx;
                s.b = s.vx;
            }
        });
        add("LB volatile", 2, TWO, "1,1", null, (t, s) -> {
            if (t == 0) {
                s.a = s.vx;
                s.vy = 1;
            } else {
                s.b = s.vy;
                s.vx = 1;
            }
        });
        add("2+2W volatile", 2, s -> s.vx + "," + s.vy, "1,1", null, (t, s) -> {
            if (t == 0) {
                s.vx = 1;
                s.vy = 2;
            } else {
                s.vy = 1;
                s.vx = 2;
            }
        });
        add("R volatile", 2, s -> s.vy + "," + s.a, "2,0", null, (t, s) -> {
            if (t == 0) {
                s.vx = 1;
                s.vy = 1;
            } else {
                s.vy = 2;
                s.a = s.vx;
            }
        });
        add("S volatile", 2, s -> s.vx + "," + s.a, "2,1", null, (t, s) -> {
            if (t == 0) {
                s.vx = 2;
                s.vy = 1;
            } else {
                s.a = s.vy;
                if (s.a == 1) {
                    s.vx = 1;
                }
            }
        });
    }

    private void causality() {
        add("WRC volatile", 3, s -> s.a + "," + s.b + "," + s.c, "1,1,0", null, (t, s) -> {
            switch (t) {
                case 0 -> s.vx = 1;
                case 1 -> {
                    s.a = s.vx;
                    if (s.a == 1) {
                        s.vy = 1;
                    }
                }
                default -> {
                    s.b = s.vy;
                    s.c = s.vx;
                }
            }
        });
        add("ISA2 volatile", 3, s -> s.a + "," + s.b + "," + s.c, "1,1,0", null, (t, s) -> {
            switch (t) {
                case 0 -> {
                    s.x = 1;
                    s.vy = 1;
                }
                case 1 -> {
                    s.a = s.vy;
                    if (s.a == 1) {
                        s.vz = 1;
                    }
                }
                default -> {
                    s.b = s.vz;
                    s.c = s.b == 1 ? s.x : 2;
                }
            }
        });
        add("IRIW volatile", 4, ALL, "1,0,1,0", null, (t, s) -> {
            switch (t) {
                case 0 -> s.vx = 1;
                case 1 -> s.vy = 1;
                case 2 -> {
                    s.a = s.vx;
                    s.b = s.vy;
                }
                default -> {
                    s.c = s.vy;
                    s.d = s.vx;
                }
            }
        });
    }

    private void atomicity() {
        list.add(new Shape("long volatile", 2, (t, s) -> {
            if (t == 0) {
                s.vwide = -1;
            } else {
                long seen = s.vwide;
                s.a = (int) (seen >>> 32);
                s.b = (int) seen;
            }
        }, TWO, o -> !o.equals("0,0") && !o.equals("-1,-1"), null));
        list.add(new Shape("getAndAdd of two", 2, (t, s) -> {
            int before = (int) State.X.getAndAdd(s, 1);
            if (t == 0) {
                s.a = before;
            } else {
                s.b = before;
            }
        }, s -> s.a + s.b + "," + s.x, o -> !o.equals("1,2"), null));
        list.add(new Shape("getAndAdd of four", 4, (t, s) -> State.ELEMENT.getAndAdd(s.elements, 0, 1),
                s -> "" + s.elements[0], o -> !o.equals("4"), null));
        list.add(new Shape("compareAndSet of four", 4, (t, s) -> {
            int won = State.X.compareAndSet(s, 0, t + 1) ? 1 : 0;
            switch (t) {
                case 0 -> s.a = won;
                case 1 -> s.b = won;
                case 2 -> s.c = won;
                default -> s.d = won;
            }
        }, s -> "" + (s.a + s.b + s.c + s.d), o -> !o.equals("1"), null));
        list.add(new Shape("monitor of four", 4, (t, s) -> {
            synchronized (s) {
                s.x++;
                s.wide += s.x;
            }
        }, s -> s.x + "," + s.wide, o -> !o.equals("4,10"), null));
        list.add(new Shape("hash and monitor", 2, (t, s) -> {
            synchronized (s) {
                s.x++;
                if (t == 0) {
                    s.a = System.identityHashCode(s);
                }
            }
            if (t == 1) {
                s.b = System.identityHashCode(s);
            }
        }, s -> s.x + (s.a == s.b && s.a == System.identityHashCode(s) ? ",same" : ",different"), o -> !o.equals("2,same"), null));
    }

    private void publication() {
        list.add(new Shape("final fields by a race", 2, (t, s) -> {
            if (t == 0) {
                s.box = new State.Box(20);
            } else {
                State.Box seen = s.box;
                s.a = seen == null ? -1 : seen.sum();
            }
        }, s -> "" + s.a, o -> !o.equals("-1") && !o.equals("41"), null));
        list.add(new Shape("objects by a volatile", 4, (t, s) -> {
            if (t == 0) {
                s.vbox = new State.Box(30);
            } else {
                State.Box seen = s.vbox;
                int sum = seen == null ? -1 : seen.sum();
                if (t == 1) {
                    s.b = sum;
                } else if (t == 2) {
                    s.c = sum;
                } else {
                    s.d = sum;
                }
            }
        }, s -> good(s.b) && good(s.c) && good(s.d) ? "whole" : "torn", o -> !o.equals("whole"), null));
    }

    private static boolean good(int sum) {
        return sum == -1 || sum == 61;
    }
}
