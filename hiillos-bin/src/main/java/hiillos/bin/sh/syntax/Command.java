package hiillos.bin.sh.syntax;

import java.util.List;

/** What the shell can run. */
public sealed interface Command {
    /** {@code NAME=VALUE ... word word ...}, either of which may be missing. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirection> redirections, int line)
            implements Command {}

    /** {@code name=value}. */
    record Assignment(String name, Word value) {}

    /** {@code [!] a | b | c}. */
    record Pipeline(boolean negated, List<Command> stages) implements Command {}

    /** {@code time [-p] a | b}: how long it takes; without a command {@code body} is null. */
    record Timed(boolean portable, Command body) implements Command {}

    /** {@code first && rest} or {@code first || rest}, from the left. */
    record AndOr(Command first, boolean and, Command second) implements Command {}

    /** Commands one after the other. */
    record Sequence(List<Item> items) implements Command {}

    /** One of a sequence, and whether {@code &} stands behind it. */
    record Item(Command command, boolean background) {}

    /** {@code { ... }}. */
    record Group(Command body) implements Command {}

    /** {@code ( ... )}. */
    record Subshell(Command body) implements Command {}

    /** {@code if ...}; {@code otherwise} may be null. */
    record If(Command condition, Command then, Command otherwise) implements Command {}

    /** {@code while} or {@code until}. */
    record Loop(boolean until, Command condition, Command body) implements Command {}

    /** {@code for name in words}; without words: the positional parameters. */
    record For(String name, List<Word> words, Command body) implements Command {}

    /** {@code case word in ...}. */
    record Case(Word subject, List<CaseItem> items) implements Command {}

    /** Patterns and what to do; {@code fallThrough}: {@code ;&} instead of {@code ;;}. */
    record CaseItem(List<Word> patterns, Command body, boolean fallThrough) {}

    /** {@code name() body}. */
    record Function(String name, Command body) implements Command {}

    /** A compound command with redirections behind it. */
    record Redirected(Command body, List<Redirection> redirections) implements Command {}
}
