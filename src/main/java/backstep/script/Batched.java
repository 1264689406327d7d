package backstep.script;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import backstep.notation.Axes.SampleAxis;
import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * What is computed for each sample by itself, as one formula for all of them. Numbers and vectors
 * of the samples lie beside each other in a matrix: a sample a row, or a sample a column. Where
 * there is no such formula, the answer is null.
 */
final class Batched {
  private final Formulas pool;
  private final boolean rows;
  private final int count;

  /** What all samples have together. */
  sealed interface Values {}

  /** The same for each sample. */
  record Same(Formula value) implements Values {}

  /**
   * A number or a vector for each sample.
   *
   * @param all with a sample a row, or a sample a column
   * @param turned true if of each sample it is the transpose of that
   */
  record Each(Formula all, boolean turned) implements Values {}

  /** A column times a row for each sample: it is only written as a sum over them. */
  record Outer(Formula column, Formula row) implements Values {}

  /** A number for each sample of which only the sum over them is known. */
  record Summed(Formula sum) implements Values {}

  /**
   * Ready to compute.
   *
   * @param axis along which the samples lie
   * @param count how many they are
   */
  Batched(Formulas pool, SampleAxis axis, int count) {
    this.pool = pool;
    this.rows = axis == SampleAxis.ROWS;
    this.count = count;
  }

  /**
   * Some cells of each sample of the data.
   *
   * @param all with a sample a row, or a sample a column, as all is here
   * @param turned true if each sample is read as the transpose of that
   */
  Each part(Formula all, int from, int cells, boolean turned) {
    Formula part =
        rows
            ? pool.block(all, 0, from, new Shape(count, cells))
            : pool.block(all, from, 0, new Shape(cells, count));
    return each(part, turned);
  }

  private boolean isNumber(Each each) {
    return (rows ? each.all.shape().cols() : each.all.shape().rows()) == 1;
  }

  private Each each(Formula all, boolean turned) {
    Each each = new Each(all, turned);
    return turned && isNumber(each) ? new Each(all, false) : each;
  }

  /** True of what is a row in each sample. */
  private boolean isRow(Each each) {
    return isNumber(each) || rows != each.turned;
  }

  private boolean isColumn(Each each) {
    return isNumber(each) || rows == each.turned;
  }

  /** Along which the samples lie. */
  SampleAxis axis() {
    return rows ? SampleAxis.ROWS : SampleAxis.COLUMNS;
  }

  /** The sum over all samples. */
  Formula sum(Values values) {
    if (values instanceof Same same) {
      return pool.binary(Operator.TIMES, pool.number(count), same.value);
    } else if (values instanceof Summed summed) {
      return summed.sum;
    } else if (values instanceof Outer outer) {
      return rows
          ? times(pool.transpose(outer.column), outer.row)
          : times(outer.column, pool.transpose(outer.row));
    }
    Each each = (Each) values;
    if (isNumber(each)) {
      return total(each.all);
    }
    Formula sum = pool.along(Function.SUM, rows ? Along.COLUMNS : Along.ROWS, each.all);
    return each.turned ? pool.transpose(sum) : sum;
  }

  /** The sum of a number of each sample; what is the same for all is a factor of it. */
  private Formula total(Formula all) {
    if (all.is(Operator.TIMES) && all.part(0).isScalar()) {
      return pool.with(all, List.of(all.part(0), total(all.part(1))));
    } else if (all.is(Operator.DIVIDED) && all.part(1).isScalar()) {
      return pool.with(all, List.of(total(all.part(0)), all.part(1)));
    } else if (all.kind() instanceof Formula.Negative) {
      return pool.negative(total(all.part(0)));
    }
    boolean ofSums = all.kind() instanceof Formula.Call call && call.along() == within();
    return pool.call(Function.SUM, ofSums && all.is(Function.SUM) ? all.part(0) : all);
  }

  /** A formula of the same kind of what all samples have together. */
  Values with(Formula one, List<Values> parts) {
    Formula.Kind kind = one.kind();
    if (one.is(Operator.MATRIX_TIMES)) {
      return product(parts.get(0), parts.get(1));
    } else if (kind instanceof Formula.Transpose) {
      return transpose(parts.get(0));
    } else if (kind instanceof Formula.Block block) {
      return block(block, one.shape(), parts.get(0));
    } else if (kind instanceof Formula.Call call) {
      return call(call, one, parts);
    } else if (kind instanceof Formula.Binary || kind instanceof Formula.Negative) {
      Values scaled = scaled(one, parts);
      return scaled != null ? scaled : cellByCell(one, parts);
    }
    return null;
  }

  private Formula times(Formula a, Formula b) {
    return pool.binary(Operator.MATRIX_TIMES, a, b);
  }

  private Values product(Values a, Values b) {
    if (a instanceof Each each && b instanceof Same same && isRow(each)) {
      return rows
          ? each(times(each.all, same.value), false)
          : each(times(pool.transpose(same.value), each.all), true);
    }
    if (a instanceof Same same && b instanceof Each each && isColumn(each)) {
      return rows
          ? each(times(each.all, pool.transpose(same.value)), true)
          : each(times(same.value, each.all), false);
    }
    if (!(a instanceof Each left) || !(b instanceof Each right)) {
      return null;
    }
    if (isColumn(left) && isRow(right)) {
      return new Outer(left.all, right.all);
    }
    Formula cells = pool.binary(Operator.TIMES, left.all, right.all);
    return isRow(left) && isColumn(right)
        ? each(pool.along(Function.SUM, within(), cells), false)
        : null;
  }

  /** Takes the cells of each sample together. */
  private Along within() {
    return rows ? Along.ROWS : Along.COLUMNS;
  }

  private Values transpose(Values of) {
    if (of instanceof Each each) {
      return each(each.all, !each.turned);
    }
    return of instanceof Outer outer ? new Outer(outer.row, outer.column) : null;
  }

  private Values block(Formula.Block block, Shape shape, Values of) {
    if (!(of instanceof Each each)) {
      return null;
    }
    return part(each.all, block.row() + block.col(), (int) shape.cells(), each.turned); // one is 0
  }

  private Values call(Formula.Call call, Formula one, List<Values> parts) {
    Form form = call.function().form();
    if (form instanceof Form.Loss && !call.primed()) {
      return parts.get(0) instanceof Each y && parts.get(1) instanceof Each d
          ? new Summed(pool.loss(call.function(), y.all, d.all))
          : null;
    }
    if (form instanceof Form.Reduction || form instanceof Form.Vectorwise) {
      boolean whole = call.along().reduced(one.part(0).shape()).isScalar();
      boolean each = parts.stream().allMatch(Each.class::isInstance);
      if (!whole || !each || (form instanceof Form.Reduction && call.primed())) {
        return null;
      }
      List<Formula> all = parts.stream().map(part -> ((Each) part).all).toList();
      Formula.Call within = new Formula.Call(call.function(), call.primed(), within());
      return each(pool.call(within, all), ((Each) parts.get(0)).turned);
    }
    return form instanceof Form.Nearness ? null : cellByCell(one, parts);
  }

  /** A factor that is the same for all cells of what is only known as a sum or a product. */
  private Values scaled(Formula one, List<Values> parts) {
    boolean divided = one.is(Operator.DIVIDED);
    boolean negative = one.kind() instanceof Formula.Negative;
    if (!divided && !negative && !one.is(Operator.TIMES)) {
      return null;
    }
    int at = parts.get(0) instanceof Outer || parts.get(0) instanceof Summed ? 0 : 1;
    if (at == parts.size() || (divided && at == 1)) {
      return null;
    }
    Formula factor = negative ? null : factor(parts.get(1 - at), parts.get(at) instanceof Outer);
    if (factor == null && !negative) {
      return null;
    }
    if (parts.get(at) instanceof Outer outer) {
      return new Outer(scaled(one, outer.column, factor, at), outer.row);
    }
    return parts.get(at) instanceof Summed summed
        ? new Summed(scaled(one, summed.sum, factor, at))
        : null;
  }

  private Formula scaled(Formula one, Formula value, Formula factor, int at) {
    return pool.with(
        one,
        factor == null
            ? List.of(value)
            : at == 0 ? List.of(value, factor) : List.of(factor, value));
  }

  private Formula factor(Values values, boolean mayDiffer) {
    if (values instanceof Same same && same.value.isScalar()) {
      return same.value;
    }
    return mayDiffer && values instanceof Each each && isNumber(each) ? each.all : null;
  }

  private Values cellByCell(Formula one, List<Values> parts) {
    Boolean turned = null;
    for (Values part : parts) {
      Boolean own = turned(part);
      if (part instanceof Outer
          || part instanceof Summed
          || (own != null && turned != null && !own.equals(turned))) {
        return null;
      }
      turned = own == null ? turned : own;
    }
    List<Formula> all = new ArrayList<>();
    for (Values part : parts) {
      if (part instanceof Each each) {
        all.add(each.all);
      } else {
        Formula value = ((Same) part).value;
        if (!value.shape().isVector()) {
          return null;
        }
        all.add(Boolean.TRUE.equals(turned) ? pool.transpose(value) : value);
      }
    }
    return each(pool.with(one, all), Boolean.TRUE.equals(turned));
  }

  /** Which way up something is in each sample; null of a number. */
  private Boolean turned(Values part) {
    if (part instanceof Each each) {
      return isNumber(each) ? null : each.turned;
    }
    if (part instanceof Same same && !same.value.isScalar()) {
      return rows == (same.value.shape().cols() == 1);
    }
    return null;
  }
}
