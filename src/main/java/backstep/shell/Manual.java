package backstep.shell;

import backstep.matrix.Function;
import backstep.network.BuiltInData;
import backstep.network.KnownSetting;
import backstep.network.Shipped;
import backstep.render.Prose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The whole reference, generated from what the code says about itself. */
public final class Manual {
  private static final String NOTATION =
      """
      A program is a file with sections: settings, data, parameters, forward,
      backward, update. settings and data describe the experiment; the lines of
      parameters run once, from the seed; those of forward, backward and update run
      in order for every sample.

      In data a sample is a line, 0.05, 0.10 -> 0.01, 0.99, and the first line may
      name inputs and outputs: width, height, 1 -> area.

      A line is NAME = EXPRESSION. Values are matrices: a scalar is 1 x 1, a column
      vector n x 1.
        + - * / **          cell by cell; sizes equal, or 1 (numpy's broadcasting)
        @  .T               matrix product, transpose
        == != < <= > >=     1 where it holds, else 0
        and  or  not        of cells that are 0 or not
        M[i,j] M[i,:] v[i]  counted from 0; -1 is the last; 0:5 is a range
        [[1, 2], [3, 4]]    a matrix; [1, 2] is a column vector
        relu'(Z1)           a prime is the slope of a function
        sum(A, axis=0)      of each column, 1 x m; axis=1 of each row, n x 1
      So do mean, min, max, norm, any, all and argmax; softmax and layer_norm are of
      each column, with axis=1 of each row. numpy's spelling is read, and listed in
      the form above: np.exp(A), np.dot(A, B), A.dot(B), A.sum(axis=0), W -= dW,
      A[A <= 0] = 0.

      In a program: x, d, inputs, outputs, epoch, sample, and every number in
      settings. At the prompt and in conditions also: line, epoch_loss, before(P),
      version(P).

      A step takes one sample, or as many as batch says in settings: batch = 4, or
      all. The last step of an epoch may have fewer. x and d have a sample a column,
      X and D the same numbers a sample a row; m is how many there are, and step
      counts the steps, since there is no one sample then:
        dW = X.T @ dZ / m
      X, D, m and step mean something else in a program that has a setting or a line
      of that name.

      rand and randn in a line draw anew for each step, before its lines run and in
      their order, as a numpy script does with the same seed:
        mask = (rand(m, hidden) < 0.8) / 0.8
      Their sizes are made of numbers, settings, inputs, outputs and m.
      """;

  private static final String SETTINGS =
      """
      A setting changes from this sample on; one that the initial values or the
      order of the samples depend on begins the run anew. set new NAME VALUE adds a
      setting, a number that lines can read; set Ws[3,0] 0.2 writes a value, here
      and now. batch all takes all samples in a step. With shuffle on each epoch
      takes the samples in the order that numpy's permutation draws next from the
      seed, after the initial values. pick random has each step pick its samples as
      np.random.randint does, in an epoch as many steps as the data gives, or as
      picks says. activation acts through act. Four settings write the lines of the
      program anew, and refuse to where some were edited by hand: layers (10,10,10:
      the units of each hidden layer), bias, norm (layer: layer_norm in every hidden
      layer) and update (mixed: each parameter as soon as its gradient is known;
      after: all after the backward pass). precision, tables and pager change how
      things look: precision exact shows every digit; tables plain writes a table
      one value a line, for a screen reader or a small screen, box draws it in box
      characters, and ascii is as it was; pager off lets long output scroll.
      """;

  private Manual() {}

  /** What it tells of but single commands. */
  public static Stream<Word> topics(List<Command> commands) {
    Stream<Word> parts =
        Stream.of(
            new Word("functions", "those of the notation"),
            new Word("notation", "how programs are written"),
            new Word("settings", "what each of them does"),
            new Word("manual", "everything at once"));
    Stream<Word> groups =
        groups(commands).stream().map(group -> new Word(group.word(), group.meaning()));
    Stream<Word> functions =
        Arrays.stream(Function.values()).map(one -> new Word(one.word(), one.meaning()));
    Stream<Word> settings =
        Arrays.stream(KnownSetting.values()).map(one -> new Word(one.word(), one.meaning()));
    return Stream.of(parts, groups, functions, settings).flatMap(words -> words);
  }

  public static Optional<String> topic(String word) {
    return switch (word) {
      case "functions" -> Optional.of(functions());
      case "notation" -> Optional.of(NOTATION);
      case "settings" -> Optional.of(SETTINGS);
      default ->
          Function.named(word)
              .map(Manual::row)
              .or(() -> KnownSetting.named(word).map(one -> word + ": " + one.explained() + "\n"));
    };
  }

  /** What can be set, by what that does to the run. */
  public static List<Word> settings() {
    Stream<Word> options =
        Arrays.stream(Option.values()).map(one -> new Word(one.word(), one.meaning()));
    return Stream.of(
            group("now", words(one -> !one.beginsAnew() && !one.writesLines())),
            group("anew", words(KnownSetting::beginsAnew)),
            group("lines", words(KnownSetting::writesLines)),
            group("look", options))
        .flatMap(words -> words)
        .toList();
  }

  private static Stream<Word> words(Predicate<KnownSetting> which) {
    return Arrays.stream(KnownSetting.values())
        .filter(which)
        .map(one -> new Word(one.word(), one.explained()));
  }

  /** The words in a column beside what they have in common. */
  private static Stream<Word> group(String name, Stream<Word> words) {
    List<Word> all = words.toList();
    return IntStream.range(0, all.size())
        .mapToObj(
            i ->
                new Word(
                    String.format(Locale.ROOT, "%-7s%s", i == 0 ? name : "", all.get(i).text()),
                    all.get(i).meaning()));
  }

  private static String functions() {
    StringBuilder text = new StringBuilder("a prime gives the slope where one is marked\n");
    for (Function function : Function.values()) {
      text.append("  ").append(row(function));
    }
    return text.toString();
  }

  private static String row(Function function) {
    String word = function.word() + (function.form().primedArity() > 0 ? " '" : "");
    String line = String.format(Locale.ROOT, "%-16s", word) + function.meaning();
    return Prose.wrap(line, 18, 80).stripLeading();
  }

  /** Everything, as Markdown. */
  public static String of(List<Command> commands) {
    StringBuilder text = new StringBuilder("# Backstep's commands\n");
    for (Group group : groups(commands)) {
      text.append("\n## ").append(group.word()).append(": ").append(group.meaning()).append('\n');
      commands.stream()
          .map(Command::help)
          .filter(help -> help.group() == group)
          .forEach(help -> text.append(entry(help)));
    }
    text.append("\n## notation\n\n```text\n").append(NOTATION).append("```\n");
    text.append("\n## functions\n\n```text\n").append(functions()).append("```\n");
    return text + listed();
  }

  private static Set<Group> groups(List<Command> commands) {
    return commands.stream()
        .map(command -> command.help().group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String entry(Help help) {
    String aliases =
        help.aliases().isEmpty() ? "" : " (also " + String.join(", ", help.aliases()) + ")";
    return "\n### "
        + help.name()
        + aliases
        + "\n\n`"
        + help.usage()
        + "`: "
        + help.summary()
        + "."
        + (help.details().isEmpty() ? "" : " " + help.details().replace('\n', ' '))
        + " Example: `"
        + help.example()
        + "`\n";
  }

  private static String listed() {
    StringBuilder text = new StringBuilder("\n## settings\n\n" + SETTINGS + "\n");
    for (KnownSetting setting : KnownSetting.values()) {
      text.append("- `")
          .append(setting.word())
          .append("`: ")
          .append(setting.explained())
          .append('\n');
    }
    text.append("\nData sets:\n\n");
    for (BuiltInData data : BuiltInData.values()) {
      text.append("- `").append(data.word()).append("`: ").append(data.story()).append('\n');
    }
    for (Shipped shipped : Shipped.values()) {
      text.append("\n`").append(shipped.word()).append("`: ").append(shipped.story()).append(".\n");
    }
    return text.toString();
  }
}
