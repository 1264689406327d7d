package backstep.network;

import backstep.matrix.Matrix;
import backstep.notation.FileName;
import backstep.notation.Names;
import backstep.notation.OwnData;
import backstep.notation.Remark;
import backstep.notation.Sample;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A CSV file as samples that stand in a program, so that the program is the whole experiment.
 *
 * @param story where they come from, and the formula of each input that was scaled: comments for
 *     the program
 */
public record CsvData(OwnData data, List<String> story) {

  public CsvData {
    story = List.copyOf(story);
  }

  /**
   * Reads a file.
   *
   * @param file the name that errors show
   * @throws UserError with line and caret for what cannot be data, or at the option that does not
   *     fit it
   */
  public static CsvData read(String file, String text, CsvOptions options) {
    return new Reader(file, CsvTable.read(file, text, options.header()), options).read();
  }

  /** Makes features of the columns, and samples of the features. */
  private static final class Reader {
    private final CsvTable table;
    private final CsvOptions options;
    private final Set<Integer> without;
    private final Set<Integer> classes;
    private final List<Integer> targets;
    private final List<String> story = new ArrayList<>();

    private Reader(String file, CsvTable table, CsvOptions options) {
      this.table = table;
      this.options = options;
      this.without = Set.copyOf(columns(options.without()));
      this.classes = Set.copyOf(columns(options.classes()));
      this.targets = options.targets().isEmpty() ? lastColumn() : columns(options.targets());
      story.add(" from " + FileName.toOthers(file));
    }

    private List<Integer> columns(List<ColumnRef> refs) {
      return refs.stream().map(ref -> ref.in(table.names())).distinct().toList();
    }

    private List<Integer> lastColumn() {
      return IntStream.range(0, table.names().size())
          .filter(column -> !without.contains(column))
          .boxed()
          .reduce((before, after) -> after)
          .map(List::of)
          .orElse(List.of());
    }

    private CsvData read() {
      List<Integer> inputs = IntStream.range(0, table.names().size()).boxed().toList();
      Set<Integer> left = new TreeSet<>(inputs);
      left.removeAll(without);
      boolean isContradiction = !left.containsAll(targets);
      targets.forEach(left::remove);
      if (isContradiction || targets.isEmpty() || left.isEmpty()) {
        throw new UserError(
            isContradiction
                ? "a column cannot be a target and be left out"
                : "a sample needs at least one input and one target, of the columns "
                    + String.join(", ", table.names()),
            options.targets().isEmpty() ? table.place(0, 0) : options.targets().get(0).span());
      }
      List<Feature> x = features(left);
      List<Feature> d = features(targets);
      Stream.of(x, d)
          .flatMap(List::stream)
          .filter(Feature::isConstant)
          .forEach(one -> story.add(" " + one.name() + " is the same in every row"));
      if (options.scale()) {
        x.replaceAll(this::scaled);
      }
      if (options.bias()) {
        double[] ones = IntStream.range(0, table.size()).mapToDouble(row -> 1).toArray();
        x.add(new Feature(Names.ONE, ones, /* isMeasured= */ false));
      }
      requireRoom(x.size() + d.size());
      return new CsvData(new OwnData(names(x, d), samples(x, d)), story);
    }

    private List<Feature> features(Iterable<Integer> columns) {
      List<Feature> features = new ArrayList<>();
      for (int column : columns) {
        boolean isClasses = classes.contains(column);
        boolean isOfBoth = options.bothOfTwo() && targets.contains(column);
        features.addAll(new CsvColumn(table, column).features(isClasses, isOfBoth));
        requireRoom(features.size());
      }
      return features;
    }

    private void requireRoom(int columns) {
      OwnData.requireRoom(table.size(), columns, () -> table.place(table.size() - 1, 0));
    }

    private Feature scaled(Feature feature) {
      if (!feature.isMeasured() || feature.isConstant()) {
        return feature;
      }
      Feature.Scaled scaled = feature.standardised();
      if (!Double.isFinite(scaled.deviation())) {
        throw new UserError(
            "the numbers of the column " + feature.name() + " are too large to be scaled",
            table.place(0, table.names().indexOf(feature.name())));
      }
      story.add(" " + feature.name() + " is scaled: " + scaled.formula());
      return scaled.feature();
    }

    private Names names(List<Feature> x, List<Feature> d) {
      Set<String> seen = new HashSet<>();
      Stream.of(x, d)
          .flatMap(List::stream)
          .map(Feature::name)
          .filter(name -> !seen.add(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw new UserError("two columns would be called " + name, table.place(0, 0));
              });
      return new Names(called(x), called(d), Remark.NONE);
    }

    private static List<String> called(List<Feature> features) {
      return features.stream().map(Feature::name).toList();
    }

    private List<Sample> samples(List<Feature> x, List<Feature> d) {
      return IntStream.range(0, table.size())
          .mapToObj(row -> Sample.of(column(x, row), column(d, row)))
          .toList();
    }

    private static Matrix column(List<Feature> features, int row) {
      return Matrix.column(
          features.stream().mapToDouble(feature -> feature.values()[row]).toArray());
    }
  }
}
