package jdk.internal.access;

import hiillos.runtime.RuntimeHooks;

/** Ways around access control inside the class library; only those that compiled programs have needed. */
public class SharedSecrets {
    private static final JavaLangAccess LANGUAGE = new java.lang.LanguageAccess();
    private static final JavaUtilConcurrentTLRAccess PROBE = new java.util.concurrent.ProbeAccess();
    private static JavaNioAccess nio;
    private static JavaUtilCollectionAccess collections;
    private static JavaUtilConcurrentFJPAccess forkJoin;

    private SharedSecrets() {}

    public static JavaLangAccess getJavaLangAccess() {
        return LANGUAGE;
    }

    public static JavaUtilConcurrentTLRAccess getJavaUtilConcurrentTLRAccess() {
        return PROBE;
    }

    public static JavaNioAccess getJavaNioAccess() {
        if (nio == null) {
            RuntimeHooks.initializeClass(java.nio.Buffer.class);
        }
        return nio;
    }

    public static void setJavaNioAccess(JavaNioAccess access) {
        nio = access;
    }

    public static JavaUtilCollectionAccess getJavaUtilCollectionAccess() {
        if (collections == null) {
            java.util.CollectionsDoor.open();
        }
        return collections;
    }

    public static JavaUtilConcurrentFJPAccess getJavaUtilConcurrentFJPAccess() {
        if (forkJoin == null) {
            RuntimeHooks.initializeClass(java.util.concurrent.ForkJoinPool.class);
        }
        return forkJoin;
    }

    public static void setJavaUtilConcurrentFJPAccess(JavaUtilConcurrentFJPAccess access) {
        forkJoin = access;
    }

    public static void setJavaUtilCollectionAccess(JavaUtilCollectionAccess access) {
        collections = access;
    }
}
