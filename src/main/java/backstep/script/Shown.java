package backstep.script;

import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The numbers of a step that a script prints: no step needs them, and one may be the loss. */
final class Shown {
  private Shown() {}

  /** Tells the numbers that a call shows, of those that can be read. */
  static void tell(Syntax.Call print, Interpreter interpreter, Frame frame) {
    for (Expression number : print.arguments().stream().flatMap(Shown::numbers).toList()) {
      if (interpreter.isInStep() && isPlain(number, frame)) {
        try {
          interpreter.tells(interpreter.value(number, frame), print.span());
        } catch (UserError unread) {
          // what is printed need not be read
        }
      }
    }
  }

  private static Stream<Expression> numbers(Expression printed) {
    if (printed instanceof Syntax.Words words) {
      return words.shown().stream();
    }
    if (printed instanceof Syntax.Items items) {
      return items.items().stream();
    }
    if (printed instanceof Syntax.Infix infix && infix.left() instanceof Syntax.Words) {
      return numbers(infix.right());
    }
    boolean formats =
        printed instanceof Syntax.Call call
            && call.function() instanceof Syntax.Attribute method
            && method.of() instanceof Syntax.Words;
    return formats ? ((Syntax.Call) printed).arguments().stream() : Stream.of(printed);
  }

  /** True of what is made of numbers and arrays alone, and draws nothing. */
  static boolean isPlain(Expression number, Frame frame) {
    Set<String> read = Mentions.readIn(number);
    List<Value> values = read.stream().map(frame::get).toList();
    return !Drawing.isAmong(read)
        && values.stream()
            .noneMatch(value -> value instanceof Sequence || value instanceof Dictionary);
  }
}
