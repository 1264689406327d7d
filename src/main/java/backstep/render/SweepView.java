package backstep.render;

import backstep.insight.sweep.Outcome;
import backstep.insight.sweep.Sweep;
import backstep.insight.sweep.Tally;
import backstep.insight.sweep.Trial;
import backstep.matrix.Decimals;
import backstep.notation.FileName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;

/** What came of a sweep, as tables and as CSV. */
public final class SweepView {
  /** In a column of a window of 80. */
  private static final int LONGEST_NAME = 29;

  /** What a variant among others is called that has nothing to itself. */
  private static final String AS_IT_IS = "as it is";

  private static final String OFF =
      "off: units of the first hidden layer that are 0 for every sample, on average";

  private SweepView() {}

  /**
   * What the words mean, what was measured, the shares of the outcomes, and where to look further.
   *
   * @param told words that need not be explained again
   */
  public static String text(Sweep sweep, List<Tally> tallies, Set<String> told, View view) {
    List<Tally> some = tallies.stream().filter(tally -> !tally.trials().isEmpty()).toList();
    if (some.isEmpty()) {
      return interrupted(sweep, tallies);
    }
    return Prose.wrap(heading(sweep) + inAll(some), 0, view.width())
        + interrupted(sweep, tallies)
        + legend(some, told, view)
        + names(some)
        + measures(some, view)
        + shares(some, view)
        + wayIn(some, view);
  }

  private static String heading(Sweep sweep) {
    return Prose.counted(sweep.seeds(), "seed")
        + ", "
        + sweep.from()
        + " to "
        + (sweep.from() + sweep.seeds() - 1);
  }

  /** What all variants have in common, which their names leave out. */
  private static String inAll(List<Tally> tallies) {
    List<String> words = tallies.get(0).variant().words();
    String common =
        words.stream().filter(word -> isCommon(word, tallies)).collect(Collectors.joining(" "));
    return common.isEmpty() ? "" : ", of " + common;
  }

  private static boolean isCommon(String word, List<Tally> tallies) {
    return tallies.stream().allMatch(tally -> tally.variant().words().contains(word));
  }

  private static String interrupted(Sweep sweep, List<Tally> tallies) {
    StringBuilder text = new StringBuilder();
    for (Tally tally : tallies) {
      if (tally.trials().size() < sweep.seeds()) {
        text.append("interrupted: ")
            .append(label(tally))
            .append(" has run ")
            .append(tally.trials().size())
            .append(" of ")
            .append(Prose.counted(sweep.seeds(), "seed"))
            .append('\n');
      }
    }
    return text.toString();
  }

  /** Where the names are too long for the tables, they are numbered there and listed above. */
  private static String names(List<Tally> tallies) {
    StringBuilder text = new StringBuilder();
    if (isNumbered(tallies)) {
      for (int i = 0; i < tallies.size(); i++) {
        text.append(String.format(Locale.ROOT, "%3d  %s\n", i + 1, name(tallies.get(i), tallies)));
      }
    }
    return text.toString();
  }

  private static boolean isNumbered(List<Tally> tallies) {
    return tallies.stream().anyMatch(tally -> name(tally, tallies).length() > LONGEST_NAME);
  }

  /** The words of a variant that others do not have; the program's where there are no others. */
  private static String name(Tally tally, List<Tally> tallies) {
    String own =
        tally.variant().words().stream()
            .filter(word -> !isCommon(word, tallies))
            .collect(Collectors.joining(" "));
    String whole = tallies.size() == 1 ? tally.variant().words().get(0) : AS_IT_IS;
    return own.isEmpty() ? whole : own;
  }

  private static String label(Tally tally) {
    return tally.variant().label();
  }

  private static List<String> keys(List<Tally> tallies) {
    return isNumbered(tallies)
        ? IntStream.rangeClosed(1, tallies.size()).mapToObj(Integer::toString).toList()
        : tallies.stream().map(tally -> name(tally, tallies)).toList();
  }

  /** A row for each outcome that occurs, and for learned always. */
  private static String shares(List<Tally> tallies, View view) {
    List<String> keys = keys(tallies);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      Tally tally = tallies.get(i);
      String key = keys.get(i);
      for (Outcome outcome : shown(tally)) {
        rows.add(
            List.of(
                key,
                outcome.word(),
                Integer.toString(tally.count(outcome)),
                Prose.percent(tally.share(outcome)),
                interval(tally.interval(outcome)),
                tally.example(outcome).map(Object::toString).orElse("")));
      }
    }
    return new Table(2)
        .text("program", column(rows, 0))
        .text("outcome", column(rows, 1))
        .numbers("runs", column(rows, 2))
        .numbers("share", column(rows, 3))
        .numbers("95 % CI", column(rows, 4))
        .numbers("seed", column(rows, 5))
        .draw(view);
  }

  private static List<Outcome> shown(Tally tally) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome == Outcome.LEARNED || tally.count(outcome) > 0)
        .toList();
  }

  private static List<String> column(List<List<String>> rows, int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  private static String interval(ConfidenceInterval interval) {
    return String.format(
        Locale.ROOT,
        "%.0f to %.0f",
        100 * Math.max(0, interval.getLowerBound()),
        100 * Math.min(1, interval.getUpperBound()));
  }

  private static String measures(List<Tally> tallies, View view) {
    return new Table(1)
        .text("program", keys(tallies))
        .numbers("off at start", means(tallies, Trial::offAtStart, view))
        .numbers("off at end", means(tallies, Trial::offAtEnd, view))
        .numbers(
            "median final loss",
            tallies.stream().map(tally -> view.numbers().format(tally.medianLoss())).toList())
        .draw(view);
  }

  private static List<String> means(
      List<Tally> tallies, ToDoubleFunction<Trial> number, View view) {
    return tallies.stream().map(tally -> view.numbers().formatWhole(tally.mean(number))).toList();
  }

  private static String legend(List<Tally> tallies, Set<String> told, View view) {
    return Stream.concat(
            outcomes(tallies)
                .filter(outcome -> !told.contains(outcome.word()))
                .map(SweepView::meaning),
            told.isEmpty() ? Stream.of(OFF) : Stream.empty())
        .map(sentence -> Prose.wrap(sentence, 0, view.width()))
        .collect(Collectors.joining());
  }

  private static String meaning(Outcome outcome) {
    return outcome.word() + ": " + outcome.meaning();
  }

  private static Stream<Outcome> outcomes(List<Tally> tallies) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> tallies.stream().anyMatch(tally -> shown(tally).contains(outcome)));
  }

  /** The words that the text about these explains. */
  public static List<String> explained(List<Tally> tallies) {
    return outcomes(tallies.stream().filter(tally -> !tally.trials().isEmpty()).toList())
        .map(Outcome::word)
        .toList();
  }

  /** What all words of the tables mean. */
  public static String legend() {
    return Stream.concat(Arrays.stream(Outcome.values()).map(SweepView::meaning), Stream.of(OFF))
        .collect(Collectors.joining("; "));
  }

  private static String wayIn(List<Tally> tallies, View view) {
    Tally first = tallies.get(0);
    Outcome outcome =
        Stream.of(Outcome.values())
            .filter(one -> one != Outcome.LEARNED && first.count(one) > 0)
            .findFirst()
            .orElse(Outcome.LEARNED);
    String command =
        "load seed " + first.example(outcome).orElseThrow() + first.variant().reference();
    return Prose.wrap(command + " begins that run, to be stepped through", 0, view.width());
  }

  /** A row for each variant and seed, with a heading; numbers in their shortest exact form. */
  public static String csv(List<Tally> tallies) {
    List<String> names =
        tallies.stream()
            .flatMap(tally -> tally.variant().variations().stream())
            .map(variation -> variation.name())
            .distinct()
            .toList();
    StringBuilder text = new StringBuilder("program,");
    names.forEach(name -> text.append(name).append(','));
    text.append("seed,outcome,final_loss,max_preactivation,off_at_start,off_at_end\n");
    for (Tally tally : tallies) {
      String key = key(tally, names);
      tally.trials().forEach(trial -> text.append(key).append(row(trial)));
    }
    return text.toString();
  }

  private static String key(Tally tally, List<String> names) {
    StringBuilder key =
        new StringBuilder(quoted(FileName.toOthers(tally.variant().experiment().title())))
            .append(',');
    for (String name : names) {
      tally.variant().variations().stream()
          .filter(variation -> variation.name().equals(name))
          .forEach(variation -> key.append(quoted(variation.value())));
      key.append(',');
    }
    return key.toString();
  }

  private static String row(Trial trial) {
    return String.join(
            ",",
            Integer.toString(trial.seed()),
            trial.outcome().word(),
            Decimals.shortest(trial.finalLoss()),
            Decimals.shortest(trial.largest()),
            Integer.toString(trial.offAtStart()),
            Integer.toString(trial.offAtEnd()))
        + "\n";
  }

  /** A cell of a CSV file (RFC 4180). */
  private static String quoted(String cell) {
    return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
