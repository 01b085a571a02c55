package hiillos.conformance.programs.applications;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Markdown into HTML: headings, lists within lists, quotes, code, tables and spans. */
public final class MarkdownPages {
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*?)\\s*#*$");
    private static final Pattern ITEM = Pattern.compile("^( *)([-*+]|\\d+\\.)\\s+(.*)$");
    private static final Pattern FENCE = Pattern.compile("^```(\\w*)$");
    private static final Pattern RULE = Pattern.compile("^(?:-{3,}|\\*{3,}|_{3,})$");
    private static final Map<Pattern, Function<MatchResult, String>> SPANS = new LinkedHashMap<>();

    static {
        SPANS.put(Pattern.compile("!\\[([^]]*)]\\(([^)\\s]+)\\)"), m -> "<img alt=\"" + m.group(1) + "\" src=\"" + m.group(2) + "\">");
        SPANS.put(Pattern.compile("\\[([^]]+)]\\(([^)\\s]+)(?:\\s+&quot;([^&]*)&quot;)?\\)"), m -> "<a href=\"" + m.group(2) + "\""
                + (m.group(3) == null ? "" : " title=\"" + m.group(3) + "\"") + ">" + m.group(1) + "</a>");
        SPANS.put(Pattern.compile("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1"), m -> "<strong>" + m.group(2) + "</strong>");
        SPANS.put(Pattern.compile("([*_])(?=\\S)(.+?)(?<=\\S)\\1"), m -> "<em>" + m.group(2) + "</em>");
        SPANS.put(Pattern.compile("~~(.+?)~~"), m -> "<del>" + m.group(1) + "</del>");
    }

    private record Level(int indent, String tag) {}

    private final StringBuilder html = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private final Deque<Level> lists = new ArrayDeque<>();
    private final Map<String, Integer> anchors = new LinkedHashMap<>();

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Spans of code first: nothing else is looked for in them. */
    static String spans(String text) {
        StringBuilder result = new StringBuilder();
        String[] parts = escape(text).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1 && i < parts.length - 1) {
                result.append("<code>").append(parts[i]).append("</code>");
            } else {
                String part = parts[i];
                for (Map.Entry<Pattern, Function<MatchResult, String>> span : SPANS.entrySet()) {
                    part = span.getKey().matcher(part).replaceAll(m -> Matcher.quoteReplacement(span.getValue().apply(m)));
                }
                result.append(i % 2 == 1 ? "`" : "").append(part);
            }
        }
        return result.toString();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            html.append("<p>").append(spans(String.join("\n", paragraph))).append("</p>\n");
            paragraph.clear();
        }
    }

    private void closeLists(int indent) {
        while (!lists.isEmpty() && lists.peek().indent() > indent) {
            html.append("</li></").append(lists.pop().tag()).append(">\n");
        }
    }

    private void item(Matcher m) {
        endParagraph();
        int indent = m.group(1).length();
        closeLists(indent);
        if (lists.isEmpty() || lists.peek().indent() < indent) {
            Level level = new Level(indent, Character.isDigit(m.group(2).charAt(0)) ? "ol" : "ul");
            lists.push(level);
            html.append("<").append(level.tag()).append(">");
        } else {
            html.append("</li>\n");
        }
        html.append("<li>").append(spans(m.group(3)));
    }

    private void heading(Matcher m) {
        int level = m.group(1).length();
        String anchor = m.group(2).toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}]+", "-").replaceAll("^-|-$", "");
        int times = anchors.merge(anchor, 1, Integer::sum);
        html.append("<h%d id=\"%s\">%s</h%1$d>%n".formatted(level, times > 1 ? anchor + "-" + times : anchor, spans(m.group(2))));
    }

    private int table(List<String> lines, int at) {
        html.append("<table>\n");
        int line = at;
        for (; line < lines.size() && lines.get(line).startsWith("|"); line++) {
            if (line == at + 1) {
                continue;
            }
            String cell = line == at ? "th" : "td";
            html.append("<tr>");
            for (String text : lines.get(line).substring(1).split("\\|")) {
                html.append("<").append(cell).append(">").append(spans(text.strip())).append("</").append(cell).append(">");
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
        return line - 1;
    }

    String convert(String markdown) {
        List<String> lines = markdown.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher heading = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line);
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                endParagraph();
                html.append("<pre><code class=\"").append(fence.group(1)).append("\">");
                while (++i < lines.size() && !lines.get(i).equals("```")) {
                    html.append(escape(lines.get(i))).append('\n');
                }
                html.append("</code></pre>\n");
            } else if (line.isBlank()) {
                endParagraph();
                closeLists(-1);
            } else if (RULE.matcher(line).matches()) {
                html.append("<hr>\n");
            } else if (heading.matches()) {
                heading(heading);
            } else if (item.matches()) {
                item(item);
            } else if (line.startsWith("|")) {
                i = table(lines, i);
            } else if (line.startsWith(">")) {
                html.append("<blockquote>").append(spans(line.substring(1).strip())).append("</blockquote>\n");
            } else {
                paragraph.add(line.strip());
            }
        }
        endParagraph();
        closeLists(-1);
        return html.toString();
    }

    public static void main(String[] arguments) {
        System.out.print(new MarkdownPages().convert("""
                # A *first* page
                Some **bold text**, _emphasis_, `code < * >` and
                a [link](http://x.org/a?b=1&c=2 "Title"), ~~gone~~ & <raw>.

                ## List of things ##
                - one
                - two
                  1. inner
                  2. second `x`
                - three

                > quoted *text*
                ---
                ```java
                int a = b < c ? 1 : 2; // **not bold**
                ```
                | Name | Value |
                |------|-------|
                | a    | **1** |
                | b    | 2 * 3 * 4 |
                ### List of things
                ### List of things
                ![pic](a.png) and 2 ** 3 stay `open
                """));
    }
}
