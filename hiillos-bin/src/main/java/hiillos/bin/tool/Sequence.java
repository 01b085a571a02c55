package hiillos.bin.tool;

import hiillos.posix.PosixException;
import java.math.BigDecimal;
import java.util.List;

/** {@code seq [-w] [-s separator] [first [step]] last}. */
final class Sequence extends Tool {
    @Override
    protected String options() {
        return "+ws:# equal-width=w separator=s";
    }

    @Override
    protected String usage() {
        return "[-w] [-s SEPARATOR] [FIRST [STEP]] LAST: prints numbers";
    }

    @Override
    protected void run(Options options) throws PosixException, Options.UsageError {
        options.require(1);
        options.atMost(3);
        List<String> operands = options.operands();
        BigDecimal[] numbers = new BigDecimal[operands.size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = new BigDecimal(operands.get(i));
            } catch (NumberFormatException bad) {
                throw new Options.UsageError("invalid floating point argument: '" + operands.get(i) + "'");
            }
        }
        BigDecimal first = numbers.length > 1 ? numbers[0] : BigDecimal.ONE;
        BigDecimal step = numbers.length > 2 ? numbers[1] : BigDecimal.ONE;
        BigDecimal last = numbers[numbers.length - 1];
        if (step.signum() == 0) {
            throw new Options.UsageError("invalid Zero increment value: '" + operands.get(1) + "'");
        }
        int scale = Math.max(0, Math.max(first.scale(), step.scale()));
        int width = options.has('w') ? Math.max(first.setScale(scale).toPlainString().length(),
                last.setScale(scale, java.math.RoundingMode.DOWN).toPlainString().length()) : 0;
        String separator = options.value('s') == null ? "\n" : options.value('s');
        boolean any = false;
        for (BigDecimal each = first.setScale(scale); step.signum() > 0 ? each.compareTo(last) <= 0 : each.compareTo(last) >= 0;
                each = each.add(step)) {
            String text = each.toPlainString();
            if (text.length() < width) {
                int sign = text.startsWith("-") ? 1 : 0;
                text = text.substring(0, sign) + "0".repeat(width - text.length()) + text.substring(sign);
            }
            out.print(any ? separator : "").print(text);
            any = true;
        }
        if (any) {
            out.write('\n');
        }
    }
}
