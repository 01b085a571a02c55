package hiillos.conformance.programs.control;

/** A tokeniser as a state machine. */
public final class StateMachine {
    private StateMachine() {}

    enum State { START, WORD, NUMBER, END }

    public static void main(String[] arguments) {
        String text = "abc 123 x9 7up!";
        State state = State.START;
        StringBuilder token = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\0';
            State next = switch (c) {
                case ' ', '!' -> State.START;
                case '\0' -> State.END;
                case '0', '1', '2', '3', '7', '9' -> state == State.WORD ? State.WORD : State.NUMBER;
                default -> State.WORD;
            };
            if (next != state && !token.isEmpty()) {
                System.out.println(state + " " + token);
                token.setLength(0);
            }
            if (next == State.WORD || next == State.NUMBER) {
                token.append(c);
            }
            state = next;
        }
        System.out.println(state);
    }
}
