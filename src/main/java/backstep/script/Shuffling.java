package backstep.script;

import backstep.notation.Sample;
import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of the samples that each epoch draws: {@code shuffle = on}, where the program would draw
 * the same.
 */
final class Shuffling {
  /** What an order to shuffle is made by. */
  private static final Set<String> MAKES = Set.of("np", "numpy", "list", "range");

  /** An epoch whose order is made of that of the one before: shuffle = on draws each anew. */
  private static final String LEFT_OUT =
      "a shuffle of what the epoch before has shuffled; the samples come in the order of the data";

  private Shuffling() {}

  /**
   * The statements, before an epoch's steps, that draw an order or put arrays into one. Whether the
   * samples come in it shows when they are taken.
   *
   * @param leftOut gets them where the order of an epoch is made of that of the one before, which
   *     no program can draw
   */
  static List<Statement> ordering(List<Statement> epoch, Map<Statement, String> leftOut) {
    Set<String> ordered = new HashSet<>();
    Set<String> made = new HashSet<>();
    List<Statement> ordering = new ArrayList<>();
    List<Statement> again = new ArrayList<>();
    for (Statement statement : epoch) {
      Set<String> written = written(statement);
      Set<String> read = Mentions.of(statement).read();
      boolean puts =
          statement instanceof Syntax.Assignment && read.stream().anyMatch(ordered::contains);
      made.addAll(isMade(statement) ? written : Set.of());
      if (puts || draw(statement) != null) {
        if (written.stream().anyMatch(name -> read.contains(name) && !made.contains(name))) {
          again.add(statement);
        }
        ordering.add(statement);
        ordered.addAll(written);
      }
    }
    again.forEach(one -> leftOut.put(one, LEFT_OUT));
    Set<String> orders = Mentions.of(again).read();
    ordering.stream()
        .filter(one -> draw(one) != null && written(one).stream().anyMatch(orders::contains))
        .forEach(one -> leftOut.put(one, LEFT_OUT));
    return ordering;
  }

  /**
   * Of a shuffle in place that is left out: all that its samples are made of comes along.
   *
   * @throws UserError if what the steps read has as many rows and stays, or is shuffled by itself
   */
  static void requireTogether(Statement statement, Around around, Frame frame) {
    List<Statement> all =
        around.leftOut().keySet().stream()
            .filter(one -> one instanceof Syntax.Doing && draw(one) != null)
            .toList();
    if (!all.contains(statement)) {
      return;
    }
    Set<String> shuffled = written(statement);
    Set<String> others = new HashSet<>(around.kept());
    all.forEach(one -> others.addAll(written(one)));
    others.removeAll(shuffled);
    Set<Integer> rows = new HashSet<>();
    shuffled.forEach(name -> rows.add(rows(frame, name)));
    others.stream()
        .filter(name -> rows(frame, name) > 0 && rows.contains(rows(frame, name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new UserError(
                  "this puts "
                      + String.join(", ", shuffled)
                      + " into another order, and "
                      + name
                      + ", of as many rows, does not come along: draw one order ="
                      + " np.random.permutation(n) in each epoch, and take the rows of both by it",
                  statement.span());
            });
  }

  /** How many rows there are of something; 0 of what has none. */
  private static int rows(Frame frame, String name) {
    return frame.get(name) instanceof Array array && array.rank() > 0
        ? array.rows()
        : frame.get(name) instanceof Sequence list ? list.items().size() : 0;
  }

  /** What a statement gives a value, or shuffles. */
  private static Set<String> written(Statement statement) {
    Syntax.Call draw = draw(statement);
    if (draw == null || statement instanceof Syntax.Assignment) {
      return Mentions.of(statement).written();
    }
    Set<String> shuffled = new HashSet<>();
    draw.arguments().forEach(one -> shuffled.addAll(Mentions.readIn(one)));
    return shuffled;
  }

  /** True of {@code order = np.arange(n)} and the like. */
  private static boolean isMade(Statement statement) {
    return statement instanceof Syntax.Assignment assignment
        && assignment.value() instanceof Syntax.Call call
        && Mentions.readIn(call.function()).stream().anyMatch(MAKES::contains);
  }

  /** The call that draws an order, or shuffles; null where a statement does neither. */
  private static Syntax.Call draw(Statement statement) {
    boolean writes = statement instanceof Syntax.Assignment;
    Expression value = null;
    if (statement instanceof Syntax.Assignment assignment) {
      value = assignment.value();
    } else if (statement instanceof Syntax.Doing doing) {
      value = doing.expression();
    }
    return value instanceof Syntax.Call call
            && call.function() instanceof Syntax.Attribute function
            && function.name().equals(writes ? "permutation" : "shuffle")
        ? call
        : null;
  }

  /**
   * The samples in the order of the data.
   *
   * @param epochs the samples of each epoch, as its steps take them
   * @param orders what each epoch has drawn
   * @throws UserError if an epoch takes them in another order than the one that it has drawn
   */
  static List<Sample> data(List<List<Sample>> epochs, List<int[]> orders, TrainingLoop training) {
    List<Sample> first = epochs.get(0);
    boolean fits =
        orders.size() == epochs.size()
            && orders.stream().allMatch(order -> order.length == first.size());
    List<Sample> data = new ArrayList<>(Collections.nCopies(first.size(), (Sample) null));
    for (int i = 0; fits && i < first.size(); i++) {
      data.set(orders.get(0)[i], first.get(i));
    }
    for (int epoch = 0; fits && epoch < epochs.size(); epoch++) {
      List<Sample> taken = Arrays.stream(orders.get(epoch)).mapToObj(data::get).toList();
      fits = taken.equals(epochs.get(epoch));
    }
    if (!fits) {
      throw new UserError(
          "the samples come in an order that is drawn, and not as shuffle = on draws it: let each"
              + " epoch begin with order = np.random.permutation(n), once, and take X[order[k]] or"
              + " X[order] of arrays that stay as they are",
          training.samples().span());
    }
    return data;
  }
}
