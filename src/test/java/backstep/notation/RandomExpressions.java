package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes expressions of every kind, all that can be written, whether or not they make sense. */
final class RandomExpressions {
  private static final Span NOWHERE = new Span(Source.typed(""), 0);
  private static final List<String> NAMES = List.of("x", "d", "Ws", "Wo", "dZ2", "_a1", "T");

  private final Random random;

  RandomExpressions(long seed) {
    random = new Random(seed);
  }

  Expr expr(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? name() : number();
    }
    List<Supplier<Expr>> kinds =
        List.of(
            this::name,
            this::number,
            () -> rows(depth - 1),
            () -> new Expr.Negative(expr(depth - 1), NOWHERE),
            () -> new Expr.Not(expr(depth - 1), NOWHERE),
            () -> new Expr.Transpose(expr(depth - 1), NOWHERE),
            () -> new Expr.Index(expr(depth - 1), pick(), maybe(this::pick), NOWHERE),
            () -> call(depth - 1),
            () -> binary(depth - 1),
            () -> binary(depth - 1),
            () -> binary(depth - 1));
    return any(kinds).get();
  }

  private Expr binary(int depth) {
    Operator operator = any(List.of(Operator.values()));
    return new Expr.Binary(operator, expr(depth), expr(depth), NOWHERE);
  }

  private Expr name() {
    return new Expr.Name(any(NAMES), NOWHERE);
  }

  private Expr number() {
    double tame = random.nextInt(100) / 8.0;
    double wild = Math.abs(Double.longBitsToDouble(random.nextLong()));
    double special = any(List.of(0.0, 1e-5, 1e16, Double.POSITIVE_INFINITY, Double.NaN, Math.PI));
    return new Expr.Num(any(List.of(tame, wild, special)), NOWHERE);
  }

  private Expr rows(int depth) {
    int cols = upTo(3);
    List<List<Expr>> rows = new ArrayList<>();
    for (int i = upTo(3); i > 0; i--) {
      rows.add(exprs(cols, depth));
    }
    return new Expr.Rows(rows, NOWHERE);
  }

  private Expr call(int depth) {
    Function function = any(List.of(Function.values()));
    boolean primed = function.form().primedArity() > 0 && random.nextBoolean();
    int arity = primed ? function.form().primedArity() : function.form().arity();
    List<Expr> arguments = exprs(arity, depth);
    Along along = function.form().along().isEmpty() ? Along.ALL : any(alongs(function));
    return new Expr.Call(function, primed, arguments, along, NOWHERE);
  }

  /** What can be written: a softmax of all cells at once cannot. */
  private static List<Along> alongs(Function function) {
    return function.form() instanceof Form.Vectorwise
        ? List.of(Along.COLUMNS, Along.ROWS)
        : List.of(Along.values());
  }

  private List<Expr> exprs(int count, int depth) {
    return Stream.generate(() -> expr(depth)).limit(count).toList();
  }

  private Pick pick() {
    return random.nextBoolean()
        ? new Pick(place(), null, false)
        : new Pick(maybe(this::place), maybe(this::place), true);
  }

  private Integer place() {
    return random.nextInt(9) - 4;
  }

  /** A whole program, with comments in every place that a comment can have. */
  Program program() {
    List<Setting> settings = new ArrayList<>();
    List<Sample> data = new ArrayList<>();
    List<Line> parameters = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Object value = random.nextBoolean() ? (Object) any(List.of("xor", "leaky-relu")) : setting();
      settings.add(new Setting("s" + i, value, remark(), NOWHERE));
    }
    int inputs = upTo(3);
    for (int i = random.nextInt(4); i > 0; i--) {
      data.add(new Sample(column(inputs), column(2), remark()));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      parameters.add(line(Section.PARAMETERS));
    }
    for (Section section : List.of(Section.FORWARD, Section.BACKWARD, Section.UPDATE)) {
      for (int i = random.nextInt(4) + (section == Section.FORWARD ? 1 : 0); i > 0; i--) {
        lines.add(line(section));
      }
    }
    return new Program(
        settings,
        new OwnData(names(data, inputs), data),
        parameters,
        lines,
        headings(),
        remark().above());
  }

  /** Names of the samples, if there are some. */
  private Names names(List<Sample> data, int inputs) {
    if (data.isEmpty() || random.nextBoolean()) {
      return Names.NONE;
    }
    List<String> called =
        new ArrayList<>(List.of("petal_width_(cm)", "a", "b=c").subList(0, inputs));
    if (inputs > 1 && random.nextBoolean()) {
      called.set(inputs - 1, Names.ONE);
    }
    return new Names(called, List.of("species=é", "_2019"), remark());
  }

  private Map<Section, List<String>> headings() {
    Map<Section, List<String>> headings = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      headings.put(section, remark().above());
    }
    headings.values().removeIf(List::isEmpty);
    return headings;
  }

  private double setting() {
    return random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
  }

  private Matrix column(int rows) {
    return Matrix.column(random.doubles(rows, -1, 1).toArray());
  }

  private Line line(Section section) {
    Statement statement = new Statement(any(List.of("Z1", "Wo", "a")), expr(3), NOWHERE);
    return new Line(section, statement, remark());
  }

  private Remark remark() {
    List<String> above = Arrays.asList(" why", "", " # twice").subList(0, random.nextInt(4));
    return new Remark(List.copyOf(above), any(List.of("", "", " what y - d is the slope of")));
  }

  private int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  private <T> T maybe(Supplier<T> some) {
    return random.nextBoolean() ? some.get() : null;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
