package io.github.inngest4j.internal.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.parser.CronParser;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions: what the server takes beyond the parser's dialect is translated, what it does not take is refused
 * first.
 */
final class CronText {

    private static final Pattern TIME_ZONE = Pattern.compile("(?:CRON_)?TZ=(\\S*) +(.*)", Pattern.DOTALL);

    /** What the parser's own syntax would add to the server's: L, W and # aside, which the definition leaves out. */
    private static final Pattern FIELD =
            Pattern.compile("[0-9A-Za-z*?+-][0-9A-Za-z*?+/-]*(,[0-9A-Za-z*?+-][0-9A-Za-z*?+/-]*)*");

    private static final String PARSER_PREFIX = "Failed to parse cron expression. ";

    private CronText() {}

    static CronSchedule parse(String expression) {
        Matcher zoned = TIME_ZONE.matcher(expression);
        if (zoned.matches()) {
            return parse(zoned.group(2), zone(zoned.group(1)));
        }
        return parse(expression, null);
    }

    private static CronSchedule parse(String text, @Nullable ZoneId zone) {
        String stripped = text.strip();
        if (stripped.startsWith("@")) {
            throw new IllegalArgumentException("nicknames such as @daily are not accepted: write the five fields");
        }
        String[] fields = stripped.split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException("it needs five fields (minute, hour, day of the month, month, day of the"
                    + " week) with an optional TZ=<zone> before them");
        }
        for (String field : fields) {
            if (!FIELD.matcher(field).matches()) {
                throw new IllegalArgumentException("'" + field + "' is no value, range, step or list of these");
            }
        }
        Cron cron = read(String.join(" ", fields).replace('?', '*'));
        FieldExpression days = field(cron, CronFieldName.DAY_OF_MONTH);
        FieldExpression weekdays = field(cron, CronFieldName.DAY_OF_WEEK);
        return new CronSchedule(
                bits(field(cron, CronFieldName.MINUTE), 0, 59),
                bits(field(cron, CronFieldName.HOUR), 0, 23),
                bits(days, 1, 31),
                bits(field(cron, CronFieldName.MONTH), 1, 12),
                bits(weekdays, 0, 6),
                hasStar(days) || hasStar(weekdays),
                zone);
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no time zone of the tz database: write for example Europe/Paris or UTC");
        }
        return ZoneId.of(name);
    }

    private static Cron read(String fields) {
        CronDefinition definition = CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .withStrictRange()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withMondayDoWValue(1)
                .withValidRange(0, 6)
                .withStrictRange()
                .and()
                .instance();
        try {
            return new CronParser(definition).parse(fields);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(
                    message.startsWith(PARSER_PREFIX) ? message.substring(PARSER_PREFIX.length()) : message, e);
        }
    }

    private static FieldExpression field(Cron cron, CronFieldName name) {
        return cron.retrieve(name).getExpression();
    }

    private static long bits(FieldExpression expression, int min, int max) {
        if (expression instanceof And list) {
            return list.getExpressions().stream()
                    .mapToLong(item -> bits(item, min, max))
                    .reduce(0, (one, other) -> one | other);
        }
        if (expression instanceof Every every) {
            return every(every.getExpression(), every.getPeriod().getValue(), min, max);
        }
        return range(expression, 1, min, max);
    }

    /** A step after a single value goes on to the end of the field. */
    private static long every(FieldExpression range, int step, int min, int max) {
        return range instanceof On on ? set(on.getTime().getValue(), max, step) : range(range, step, min, max);
    }

    private static long range(FieldExpression expression, int step, int min, int max) {
        if (expression instanceof Always) {
            return set(min, max, step);
        }
        if (expression instanceof Between between) {
            return set(value(between.getFrom()), value(between.getTo()), step);
        }
        if (expression instanceof On on) {
            return set(on.getTime().getValue(), on.getTime().getValue(), step);
        }
        throw new IllegalArgumentException("'" + expression.asString() + "' is not accepted");
    }

    private static int value(FieldValue<?> value) {
        return (Integer) value.getValue();
    }

    private static long set(int from, int to, int step) {
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    /** A star, alone or in a list, but without a step: such a field of days does not count as restricted. */
    private static boolean hasStar(FieldExpression expression) {
        return expression instanceof Always
                || expression instanceof And list
                        && list.getExpressions().stream().anyMatch(CronText::hasStar);
    }
}
