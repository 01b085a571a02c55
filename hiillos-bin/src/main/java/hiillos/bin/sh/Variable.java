package hiillos.bin.sh;

/**
 * A variable.
 *
 * @param value null: only its attributes are set
 */
record Variable(String value, boolean exported, boolean readOnly) {
    static final Variable ABSENT = new Variable(null, false, false);
}
