package hiillos.bin.sh.syntax;

import java.util.ArrayList;
import java.util.List;

/** Commands as text that {@link Parser} reads back: for {@code type}, {@code jobs}, and for shells that run part of a pipeline. */
public final class Printer {
    private final StringBuilder text = new StringBuilder();
    private final List<Redirection> documents = new ArrayList<>();

    private Printer() {}

    /** A command as text, with a new line at its end. */
    public static String print(Command command) {
        Printer printer = new Printer();
        printer.command(command);
        printer.newLine();
        return printer.text.toString();
    }

    private void newLine() {
        text.append('\n');
        List<Redirection> pending = List.copyOf(documents);
        documents.clear();
        for (Redirection each : pending) {
            String body = ((DocumentParts) each.target().parts()).source();
            text.append(body).append(each.delimiter()).append('\n');
        }
    }

    private void command(Command command) {
        switch (command) {
            case Command.Simple simple -> simple(simple);
            case Command.Pipeline pipeline -> {
                if (pipeline.negated()) {
                    text.append("! ");
                }
                String between = "";
                for (Command stage : pipeline.stages()) {
                    text.append(between);
                    command(stage);
                    between = " | ";
                }
            }
            case Command.Timed timed -> {
                text.append(timed.portable() ? "time -p" : "time");
                if (timed.body() != null) {
                    text.append(' ');
                    command(timed.body());
                }
            }
            case Command.AndOr andOr -> {
                command(andOr.first());
                text.append(andOr.and() ? " && " : " || ");
                command(andOr.second());
            }
            case Command.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    if (i > 0) {
                        newLine();
                    }
                    command(sequence.items().get(i).command());
                    if (sequence.items().get(i).background()) {
                        text.append(" &");
                    }
                }
            }
            case Command.Group group -> block("{", group.body(), "}");
            case Command.Subshell subshell -> block("(", subshell.body(), ")");
            case Command.If conditional -> {
                block("if", conditional.condition(), "then");
                newLine();
                command(conditional.then());
                newLine();
                if (conditional.otherwise() != null) {
                    block("else", conditional.otherwise(), "");
                }
                text.append("fi");
            }
            case Command.Loop loop -> {
                block(loop.until() ? "until" : "while", loop.condition(), "");
                block("do", loop.body(), "done");
            }
            case Command.For loop -> {
                text.append("for ").append(loop.name());
                if (loop.words() != null) {
                    text.append(" in");
                    for (Word each : loop.words()) {
                        text.append(' ').append(each.source());
                    }
                }
                newLine();
                block("do", loop.body(), "done");
            }
            case Command.Case choice -> choice(choice);
            case Command.Function function -> {
                text.append(function.name()).append("() ");
                command(function.body());
            }
            case Command.Redirected redirected -> {
                command(redirected.body());
                redirections(redirected.redirections());
            }
        }
    }

    private void block(String opening, Command body, String closing) {
        text.append(opening);
        newLine();
        command(body);
        newLine();
        text.append(closing);
    }

    private void choice(Command.Case choice) {
        text.append("case ").append(choice.subject().source()).append(" in");
        newLine();
        for (Command.CaseItem item : choice.items()) {
            String between = "(";
            for (Word pattern : item.patterns()) {
                text.append(between).append(pattern.source());
                between = " | ";
            }
            text.append(')');
            newLine();
            command(item.body());
            newLine();
            text.append(item.fallThrough() ? ";&" : ";;");
            newLine();
        }
        text.append("esac");
    }

    private void simple(Command.Simple simple) {
        String between = "";
        for (Command.Assignment each : simple.assignments()) {
            text.append(between).append(each.name()).append('=').append(each.value().source());
            between = " ";
        }
        for (Word each : simple.words()) {
            text.append(between).append(each.source());
            between = " ";
        }
        redirections(simple.redirections());
    }

    private void redirections(List<Redirection> redirections) {
        for (Redirection each : redirections) {
            text.append(' ');
            if (each.descriptor() >= 0) {
                text.append(each.descriptor());
            }
            text.append(each.operator());
            if (each.delimiter() != null) {
                boolean expands = ((DocumentParts) each.target().parts()).expands();
                text.append(expands ? each.delimiter() : Word.quoted(each.delimiter()).source());
                documents.add(each);
            } else {
                text.append(each.target().source());
            }
        }
    }
}
