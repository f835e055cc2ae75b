package io.github.inngest4j.internal.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is surely wrong in CEL expressions. It does not compile them, which only the server can: what passes may still
 * be refused there.
 */
public final class CelText {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?<![=!<>])=(?!=)");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*\\(");
    private static final Pattern CALCULATION = Pattern.compile("[+*/%]|[\\w\")\\]]\\s*-");
    private static final Pattern EVENT_FIELD =
            Pattern.compile("(data|id|name|ts|user|v)(?![A-Za-z0-9_]).*", Pattern.DOTALL);
    private static final Set<String> CONVERSIONS = Set.of("int", "uint", "double");

    private CelText() {}

    /**
     * Looks for what no expression may have.
     *
     * @param expression the text
     * @return what is wrong, or {@code null} if nothing was found
     */
    public static @Nullable String problem(String expression) {
        if (expression.isBlank()) {
            return "the expression is blank";
        }
        String code = withoutLiterals(expression);
        if (code == null) {
            return "a quote is not closed";
        }
        String brackets = bracketProblem(code);
        if (brackets != null) {
            return brackets;
        }
        if (code.contains("{{")) {
            return "braces are not for templates: write the expression as it is";
        }
        return ASSIGNMENT.matcher(code).find() ? "a single '=' has no meaning: compare with '=='" : null;
    }

    /**
     * Looks for what the server refuses in the conditions of cancellations, which may only compare, combine and index.
     *
     * @param expression the text
     * @return what is wrong, or {@code null} if nothing was found
     */
    public static @Nullable String cancellationProblem(String expression) {
        String problem = problem(expression);
        String code = withoutLiterals(expression);
        if (problem != null || code == null) {
            return problem;
        }
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            String name = call.group(1);
            if (!CONVERSIONS.contains(name) && !name.equals("in")) {
                return "it may not call functions or macros, and calls " + name + "()";
            }
        }
        return CALCULATION.matcher(code).find() ? "it may not calculate: compare the values themselves" : null;
    }

    /**
     * Looks for what is wrong in a path whose value two events must share.
     *
     * @param path the text, relative to an event
     * @return what is wrong, or {@code null} if nothing was found
     */
    public static @Nullable String matchProblem(String path) {
        if (!EVENT_FIELD.matcher(path).matches()) {
            return "a path begins with a field of the event, as in data.orderId or user.id";
        }
        return cancellationProblem(path);
    }

    /** The expression with a quote in place of each string and a blank in place of each comment, or null. */
    private static @Nullable String withoutLiterals(String expression) {
        StringBuilder code = new StringBuilder();
        int at = 0;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == '"' || c == '\'') {
                at = endOfString(expression, at);
                if (at < 0) {
                    return null;
                }
                code.append('"');
            } else if (expression.startsWith("//", at)) {
                int end = expression.indexOf('\n', at);
                at = end < 0 ? expression.length() : end;
                code.append(' ');
            } else {
                code.append(c);
                at++;
            }
        }
        return code.toString();
    }

    /** The place after the string that begins at a quote, or -1. */
    private static int endOfString(String expression, int start) {
        String quote = expression.substring(start, start + 1);
        if (expression.startsWith(quote.repeat(3), start)) {
            quote = quote.repeat(3);
        }
        boolean raw = start > 0 && "rR".indexOf(expression.charAt(start - 1)) >= 0;
        int at = start + quote.length();
        while (at < expression.length()) {
            if (expression.startsWith(quote, at)) {
                return at + quote.length();
            }
            at += expression.charAt(at) == '\\' && !raw ? 2 : 1;
        }
        return -1;
    }

    private static @Nullable String bracketProblem(String code) {
        Deque<Character> open = new ArrayDeque<>();
        for (char c : code.toCharArray()) {
            switch (c) {
                case '(' -> open.push(')');
                case '[' -> open.push(']');
                case '{' -> open.push('}');
                case ')', ']', '}' -> {
                    if (open.isEmpty() || open.pop() != c) {
                        return "'" + c + "' closes nothing";
                    }
                }
                default -> {}
            }
        }
        return open.isEmpty() ? null : "'" + open.peek() + "' is missing";
    }
}
