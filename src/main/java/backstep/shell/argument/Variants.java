package backstep.shell.argument;

import backstep.insight.sweep.Variant;
import backstep.network.Experiment;
import backstep.network.Variation;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Completion;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a program with something varied is written: {@code fixed-relu alpha=0.05 start=centred}. */
public final class Variants {
  private static final String NAME_AND_VALUES = "[A-Za-z_]\\w*=.*";

  public static final Syntax SYNTAX =
      Completion.ANY_PROGRAM.optional().then(Completion.VARIED.repeated().optional());

  private Variants() {}

  /** Takes {@code [PROGRAM] [NAME=VALUE]...}; without a program the one at hand. */
  public static Variant variant(Session session, Arguments arguments, World world) {
    String name = "";
    Experiment program = session.timeline().ahead().experiment();
    if (!arguments.peek().matches(NAME_AND_VALUES) && !arguments.isEmpty()) {
      Span span = arguments.here();
      name = arguments.word("a program");
      program = program(name, span, world);
    }
    List<Variation> variations = new ArrayList<>();
    while (!arguments.isEmpty()) {
      variations.addAll(variations(arguments, "NAME=VALUE, as in alpha=0.05"));
    }
    return Variant.of(name, program, variations);
  }

  public static Experiment program(String name, Span span, World world) {
    return UserError.about(span, () -> Programs.load(name, world));
  }

  /** Takes {@code NAME=a,b,...}: a variation for each value. */
  public static List<Variation> variations(Arguments arguments, String what) {
    Span span = arguments.here();
    String word = arguments.word(what);
    if (!word.matches(NAME_AND_VALUES)) {
      throw new UserError("'" + word + "' is not " + what, span);
    }
    int equals = word.indexOf('=');
    List<String> values = List.of(word.substring(equals + 1).split(",", -1));
    if (values.contains("")) {
      throw new UserError("a value is missing in '" + word + "'", span);
    }
    if (values.stream().distinct().count() < values.size()) {
      throw new UserError("'" + word + "' names a value twice", span);
    }
    return values.stream()
        .map(value -> new Variation(word.substring(0, equals), value, span))
        .toList();
  }

  /** All ways to take one variation of each list, the last varying fastest. */
  public static List<List<Variation>> product(List<List<Variation>> lists) {
    List<List<Variation>> product = List.of(List.of());
    for (List<Variation> list : lists) {
      product =
          product.stream()
              .flatMap(before -> list.stream().map(variation -> with(before, variation)))
              .toList();
    }
    return product;
  }

  private static List<Variation> with(List<Variation> before, Variation variation) {
    return Stream.concat(before.stream(), Stream.of(variation)).toList();
  }
}
