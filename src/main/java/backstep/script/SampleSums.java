package backstep.script;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.notation.Axes.SampleAxis;
import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A step that takes samples one by one and adds up what they give, written for all of them at once:
 * {@code dW += d @ a.T} in a loop over the samples is {@code dW = D @ A.T}.
 */
final class SampleSums {
  private final Formulas pool;
  private final Draft draft;
  private final Map<Formula, Set<Integer>> samples = new HashMap<>();
  private final Map<List<Formula>, Batched.Values> known = new HashMap<>();
  private final Map<Variable, Trace.Line> together = new HashMap<>();
  private final SamplePieces pieces;
  private final int count;
  private final Batched batched;

  private SampleSums(Formulas pool, Draft draft, SamplePieces pieces) {
    this.pool = pool;
    this.draft = draft;
    this.pieces = pieces;
    this.count = pieces.count();
    this.batched = new Batched(pool, axis(), count);
  }

  /**
   * The lines for all samples at once, or the same lines where they cannot be written so.
   *
   * @param pieces the data of each sample
   * @param needed what must be written
   */
  static List<Trace.Line> of(
      Formulas pool, Draft draft, SamplePieces pieces, Collection<Formula> needed) {
    if (pieces.count() < 2) {
      return draft.lines();
    }
    List<Trace.Line> written = new SampleSums(pool, draft, pieces).written(needed);
    return written == null ? draft.lines() : written;
  }

  /** How the author would have them lie: as weights are multiplied with one of them. */
  private SampleAxis axis() {
    for (Trace.Line line : draft.lines()) {
      for (Formula formula : line.value().all()) {
        if (formula.is(Operator.MATRIX_TIMES)) {
          boolean left = samples(formula.part(0)).isEmpty();
          boolean right = samples(formula.part(1)).isEmpty();
          if (left != right) {
            return left ? SampleAxis.COLUMNS : SampleAxis.ROWS;
          }
        }
      }
    }
    return SampleAxis.ROWS;
  }

  /** The samples that a formula depends on. */
  private Set<Integer> samples(Formula formula) {
    Set<Integer> before = samples.get(formula);
    if (before != null) {
      return before;
    }
    Set<Integer> all = new HashSet<>(pieces.places(formula));
    if (all.isEmpty()) {
      Trace.Line writer = draft.writer(formula.variable());
      List<Formula> of = writer == null ? formula.parts() : List.of(writer.value());
      of.forEach(part -> all.addAll(samples(part)));
    }
    samples.put(formula, all);
    return all;
  }

  private List<Trace.Line> written(Collection<Formula> needed) {
    Set<Variable> must = new HashSet<>();
    needed.forEach(formula -> must.addAll(draft.above(formula)));
    Map<Variable, Formula> sums = new HashMap<>();
    for (Trace.Line line : draft.lines()) {
      if (samples(line.value()).size() == count) {
        Formula sum = rewritten(line.value());
        if (sum != null && sum.shape().equals(line.value().shape())) {
          sums.put(line.target(), sum);
        }
      }
    }
    Map<Variable, Trace.Line> written = new LinkedHashMap<>();
    for (Trace.Line line : draft.lines()) {
      int of = samples(line.value()).size();
      Formula value = of == 0 ? line.value() : sums.get(line.target());
      Trace.Line now =
          together.getOrDefault(
              line.target(),
              value == null ? null : new Trace.Line(line.target(), value, line.kept()));
      boolean stands = now != null && write(now, written);
      if (!stands && of == count && must.contains(line.target())) {
        return null;
      }
    }
    boolean all =
        needed.stream()
            .flatMap(formula -> formula.variables().stream())
            .allMatch(one -> !isLine(one) || written.containsKey(one));
    return all && !sums.isEmpty() ? List.copyOf(written.values()) : null;
  }

  /** Writes a line behind those that it reads; false where one of these is none of all samples. */
  private boolean write(Trace.Line line, Map<Variable, Trace.Line> written) {
    for (Variable read : line.value().variables()) {
      if (isLine(read) && !written.containsKey(read)) {
        Optional<Trace.Line> before =
            together.values().stream().filter(one -> one.target() == read).findFirst();
        if (before.isEmpty() || !write(before.get(), written)) {
          return false;
        }
      }
    }
    written.putIfAbsent(line.target(), line);
    return true;
  }

  private static boolean isLine(Variable variable) {
    return variable.role() == Variable.Role.LINE;
  }

  /** A formula of all samples, with its sums over them; or null. */
  private Formula rewritten(Formula formula) {
    if (samples(formula).isEmpty()) {
      return formula;
    }
    if (formula.is(Operator.PLUS) || isTakenOff(formula) || !listed(formula).isEmpty()) {
      return sum(formula);
    }
    if (formula.is(Function.MEAN) && numbers(formula.part(0)).size() == count) {
      Formula sum = rewritten(pool.call(Function.SUM, formula.part(0)));
      return sum == null ? null : pool.binary(Operator.DIVIDED, sum, pool.number(count));
    }
    if (draft.writer(formula.variable()) != null && samples(formula).size() == count) {
      return formula;
    }
    List<Formula> parts = formula.parts().stream().map(this::rewritten).toList();
    return formula.parts().isEmpty() || parts.contains(null) ? null : pool.with(formula, parts);
  }

  /** What a formula adds up, number by number; nothing of one that is no sum of numbers. */
  private List<Formula> listed(Formula formula) {
    if (formula.is(Function.SUM)) {
      return numbers(formula.part(0));
    }
    if (!formula.is(Operator.MATRIX_TIMES) || !formula.isScalar()) {
      return List.of();
    }
    List<Formula> left = numbers(formula.part(0));
    List<Formula> right = numbers(formula.part(1));
    return left.size() != right.size()
        ? List.of()
        : IntStream.range(0, left.size())
            .mapToObj(i -> pool.binary(Operator.TIMES, left.get(i), right.get(i)))
            .toList();
  }

  /** The formula of each number of a list that has one for each sample; nothing of others. */
  private List<Formula> numbers(Formula list) {
    boolean vector = list.shape().isVector() && !list.isScalar();
    if (list.kind() instanceof Formula.Rows && vector) {
      return list.parts();
    }
    if (pieces.places(list).size() > 1 && vector) {
      return IntStream.range(0, (int) list.shape().cells())
          .mapToObj(i -> list.shape().cols() == 1 ? pool.cell(list, i, 0) : pool.cell(list, 0, i))
          .toList();
    }
    if (list.kind() instanceof Formula.Transpose) {
      return numbers(list.part(0));
    }
    if (!vector || !isCellByCell(list.kind())) {
      return List.of();
    }
    List<List<Formula>> parts = new ArrayList<>();
    for (Formula part : list.parts()) {
      parts.add(
          part.isScalar() ? Collections.nCopies((int) list.shape().cells(), part) : numbers(part));
    }
    return parts.stream().anyMatch(part -> part.size() != list.shape().cells())
        ? List.of()
        : IntStream.range(0, (int) list.shape().cells())
            .mapToObj(i -> pool.with(list, parts.stream().map(part -> part.get(i)).toList()))
            .toList();
  }

  private static boolean isCellByCell(Formula.Kind kind) {
    return kind instanceof Formula.Negative
        || (kind instanceof Formula.Binary binary && binary.operator() != Operator.MATRIX_TIMES)
        || (kind instanceof Formula.Call call
            && call.function().form() instanceof Form.Elementwise);
  }

  private boolean areInTurn(List<Formula> cells) {
    return IntStream.range(0, cells.size()).allMatch(i -> samples(cells.get(i)).equals(Set.of(i)));
  }

  /** True where what a sample gives is taken off what others have given. */
  private boolean isTakenOff(Formula formula) {
    return formula.is(Operator.MINUS)
        && !samples(formula.part(0)).isEmpty()
        && samples(formula).size() > Math.max(1, samples(formula.part(0)).size());
  }

  private Formula sum(Formula formula) {
    List<Formula> rest = new ArrayList<>();
    Map<Integer, List<Formula>> terms = new HashMap<>();
    for (Formula term : terms(formula)) {
      Set<Integer> of = samples(term);
      if (of.size() == 1) {
        terms.computeIfAbsent(of.iterator().next(), any -> new ArrayList<>()).add(term);
      } else {
        rest.add(rewritten(term));
      }
    }
    int each = terms.isEmpty() ? 0 : terms.values().iterator().next().size();
    boolean even = terms.values().stream().allMatch(one -> one.size() == each);
    if (rest.contains(null) || !even || (each > 0 && terms.size() != count)) {
      return null;
    }
    for (int i = 0; i < each; i++) {
      int at = i;
      Batched.Values values =
          together(IntStream.range(0, count).mapToObj(k -> terms.get(k).get(at)).toList());
      if (values == null) {
        return null;
      }
      rest.add(batched.sum(values));
    }
    return rest.stream().reduce((a, b) -> pool.binary(Operator.PLUS, a, b)).orElseThrow();
  }

  /** What is added up, through the lines that are sums of some samples only. */
  private List<Formula> terms(Formula formula) {
    List<Formula> terms = new ArrayList<>();
    Trace.Line writer = draft.writer(formula.variable());
    int of = samples(formula).size();
    if (formula.is(Operator.PLUS)) {
      terms.addAll(terms(formula.part(0)));
      terms.addAll(terms(formula.part(1)));
    } else if (opened(formula).is(Operator.MINUS) && isZero(opened(formula).part(0))) {
      terms.add(pool.negative(opened(formula).part(1)));
    } else if (isTakenOff(formula)) {
      terms.addAll(terms(formula.part(0)));
      terms(formula.part(1)).forEach(term -> terms.add(pool.negative(term)));
    } else if (writer != null && of > 1 && of < count) {
      terms.addAll(terms(writer.value()));
    } else if (!listed(formula).isEmpty()) {
      listed(formula).forEach(one -> terms.addAll(terms(one)));
    } else if (!isZero(formula)) {
      terms.add(formula);
    }
    return terms;
  }

  private static boolean isZero(Formula formula) {
    return formula.isNumber(0)
        || (formula.kind() instanceof Formula.Rows
            && formula.parts().stream().allMatch(part -> part.isNumber(0)));
  }

  /** What the samples, each by a formula of its own, have together; or null. */
  private Batched.Values together(List<Formula> each) {
    Formula first = each.get(0);
    if (each.stream().allMatch(one -> one == first)) {
      return samples(first).isEmpty() ? new Batched.Same(first) : null;
    }
    if (!known.containsKey(each)) {
      known.put(each, anew(each));
    }
    return known.get(each);
  }

  private Batched.Values anew(List<Formula> each) {
    Formula first = each.get(0);
    if (each.stream().allMatch(one -> pieces.places(one).size() == 1)) {
      return areInTurn(each) ? pieces.all(each, batched) : null;
    }
    List<Trace.Line> own =
        each.stream().map(one -> draft.writer(one.variable())).filter(Objects::nonNull).toList();
    if (!own.isEmpty()) { // perhaps of one only, as what a sum begins with, or of the last
      return line(own.get(0), together(each.stream().map(this::opened).toList()));
    }
    for (Formula one : each) {
      boolean same =
          one.kind().isLike(first.kind())
              && one.shape().equals(first.shape())
              && one.parts().size() == first.parts().size();
      if (!same || one.parts().isEmpty()) {
        return null;
      }
    }
    List<Batched.Values> parts = new ArrayList<>();
    for (int i = 0; i < first.parts().size(); i++) {
      int at = i;
      parts.add(together(each.stream().map(one -> one.part(at)).toList()));
    }
    return parts.contains(null) ? null : batched.with(first, parts);
  }

  private Formula opened(Formula formula) {
    Trace.Line writer = draft.writer(formula.variable());
    return writer == null ? formula : writer.value();
  }

  /** A line of each sample becomes one line, where the first of them stood. */
  private Batched.Values line(Trace.Line first, Batched.Values values) {
    Variable own = first.target();
    if (!(values instanceof Batched.Each all)
        || all.all().variable() != null
        || together.containsKey(own)) {
      return values;
    }
    Variable target =
        new Variable(own.name(), Variable.Role.LINE, all.all().shape(), null, own.span());
    together.put(own, new Trace.Line(target, all.all(), first.kept()));
    return new Batched.Each(pool.read(target), all.turned());
  }
}
