package hiillos.conformance.programs.classes;

/** Names and kinds of classes. */
public final class ClassNames {
    private ClassNames() {}

    interface Kind {}

    enum Letter {
        A,
        B {
            @Override
            public String toString() {
                return "bee";
            }
        }
    }

    record Point(int x) {}

    public static void main(String[] arguments) {
        Class<?>[] classes = {int.class, void.class, int[].class, String[][].class, Object.class, Kind.class, Letter.class,
                Point.class, ClassNames.class, long[].class};
        for (Class<?> c : classes) {
            System.out.println(c.getName() + " " + c.getSimpleName() + " " + c.isInterface() + c.isArray() + c.isPrimitive()
                    + c.isEnum() + c.isRecord() + " " + c);
        }
        System.out.println(Letter.B.getClass() + " " + Letter.B.getDeclaringClass() + " " + Letter.A.getClass().getSuperclass());
        System.out.println(new int[0].getClass().getComponentType() + " " + "x".getClass().getSuperclass() + " "
                + Integer.class.getSuperclass());
        System.out.println(Number.class.isInstance(5) + " " + Number.class.isAssignableFrom(Integer.class) + " "
                + Integer.class.isAssignableFrom(Number.class) + " " + String.class.cast("cast"));
        System.out.println((int.class == Integer.class) + " " + (new int[1].getClass() == int[].class) + " "
                + Kind.class.getPackageName());
    }
}
