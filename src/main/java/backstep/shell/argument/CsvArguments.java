package backstep.shell.argument;

import backstep.network.ColumnRef;
import backstep.network.CsvOptions;
import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Completion;
import backstep.shell.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may stand behind the name of a CSV file: how it becomes samples. */
public final class CsvArguments {
  /** One of them. */
  public static final Syntax SYNTAX =
      columns("--target", "what is to be learned: names or numbers of columns")
          .or(columns("--without", "columns to leave out"))
          .or(columns("--classes", "columns of numbers that stand for classes"))
          .or(Syntax.word("--scale", "inputs with mean 0 and standard deviation 1"))
          .or(Syntax.word("--bias", "one more input, which is 1"))
          .or(Syntax.word("--header", "the first row has the names"))
          .or(Syntax.word("--no-header", "the first row is a sample"));

  private static final List<String> WORDS = SYNTAX.ownWords();

  private final List<ColumnRef> targets = new ArrayList<>();
  private final List<ColumnRef> without = new ArrayList<>();
  private final List<ColumnRef> classes = new ArrayList<>();
  private Boolean header;
  private boolean scale;
  private boolean bias;

  private CsvArguments() {}

  private static Syntax columns(String word, String meaning) {
    return Syntax.word(word, meaning).then(Completion.OTHER);
  }

  /** Takes all that is left. */
  public static CsvOptions of(Arguments arguments) {
    CsvArguments taken = new CsvArguments();
    while (!arguments.isEmpty()) {
      taken.take(arguments);
    }
    return new CsvOptions(
        Optional.ofNullable(taken.header),
        taken.targets,
        taken.without,
        taken.classes,
        taken.scale,
        taken.bias);
  }

  private void take(Arguments arguments) {
    Span span = arguments.here();
    String word = arguments.word("an option");
    switch (word) {
      case "--target" -> columns(arguments, targets);
      case "--without" -> columns(arguments, without);
      case "--classes" -> columns(arguments, classes);
      case "--scale" -> scale = true;
      case "--bias" -> bias = true;
      case "--header", "--no-header" -> header = word.equals("--header");
      default ->
          throw new UserError(
              "data has no option "
                  + word
                  + Nearest.hint(word, WORDS, "it has " + String.join(", ", WORDS)),
              span);
    }
  }

  /** Takes names or numbers of columns, between commas. */
  private static void columns(Arguments arguments, List<ColumnRef> into) {
    Span span = arguments.here();
    String words = arguments.word("a column");
    int at = span.start();
    for (String word : words.split(",", -1)) {
      into.add(new ColumnRef(word, new Span(span.source(), at)));
      at += word.length() + 1;
    }
  }
}
